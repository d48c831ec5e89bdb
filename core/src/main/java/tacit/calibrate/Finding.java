package tacit.calibrate;

/**
 * Something about a fit that its user should know before trusting it.
 *
 * @param message what was found, in a sentence
 * @param remedy what to do about it
 */
public record Finding(String message, String remedy) {
    @Override
    public String toString() {
        return message + ": " + remedy;
    }
}
