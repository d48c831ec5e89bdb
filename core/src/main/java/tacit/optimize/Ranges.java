package tacit.optimize;

/** The check that an option lies in its range. */
final class Ranges {
    private Ranges() {}

    static void require(boolean holds, String name, Number value, String range, String example) {
        if (!holds) {
            throw new IllegalArgumentException(
                    name + " (" + value + ") must be " + range + ": give a number such as " + example);
        }
    }
}
