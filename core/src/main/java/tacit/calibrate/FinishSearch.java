package tacit.calibrate;

/** A search that finishes a training. */
interface FinishSearch {
    /** Whether another iteration is wanted. */
    boolean running();

    /** One evaluation, or more where that needs a linearisation. */
    void round();

    int iterations();

    double gradientNorm();

    /** The loss at {@link #accepted}. */
    double value();

    /** The best point so far. */
    double[] accepted();

    boolean converged();

    /** Counts the evaluations that failed. */
    void report(StartRecord record);
}
