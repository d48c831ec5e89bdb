package tacit.formula;

import java.io.Serial;

/** A formula or a game that cannot be understood, with where and why. */
public final class FormulaException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final SourcePosition position;
    private final String reason;

    /**
     * Makes the exception; its message is {@code "line 3, column 17: reason"}.
     *
     * @param reason what is wrong and how to mend it
     */
    public FormulaException(SourcePosition position, String reason) {
        this("", position, reason);
    }

    private FormulaException(String source, SourcePosition position, String reason) {
        super(source + position + ": " + reason);
        this.position = position;
        this.reason = reason;
    }

    /** The same, its message beginning with the name of the file it happened in. */
    public FormulaException in(String source) {
        FormulaException located = new FormulaException(source + ", ", position, reason);
        located.setStackTrace(getStackTrace());
        return located;
    }

    /** Where it is wrong. */
    public SourcePosition position() {
        return position;
    }

    /** What is wrong, without the position. */
    public String reason() {
        return reason;
    }
}
