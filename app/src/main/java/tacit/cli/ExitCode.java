package tacit.cli;

/** What the process ends with. */
final class ExitCode {
    static final int DONE = 0;
    static final int OUR_FAULT = 1;
    static final int BAD_INPUT = 2;
    static final int NOT_CONVERGED = 3;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
