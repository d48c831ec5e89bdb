package tacit.data;

/** Something the user gave cannot be used; the message says what, where and how to mend it. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception with the message that the user will read. */
    public InputException(String message) {
        super(message);
    }

    /** Makes the exception with the message that the user will read, and what brought it about. */
    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
