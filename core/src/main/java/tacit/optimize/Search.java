package tacit.optimize;

/**
 * A minimisation that is asked and told: {@link #point} says where the function is wanted, {@link #tell} brings its
 * value and gradient, until {@link #done}. The caller evaluates, so that many searches can run in lock-step as lanes
 * of one evaluation. A search draws no random numbers: the same answers give the same points, bit for bit.
 */
public interface Search {
    /** Where the function is to be evaluated next; once done, the best point found. A copy. */
    double[] point();

    /**
     * Brings what was found at {@link #point}. An evaluation that failed is told as {@code +∞}.
     *
     * @param value the function's value, {@code +∞} or NaN where it could not be computed
     * @param gradient its gradient, ignored where the value is not finite; not modified
     * @throws IllegalStateException where the search is done
     * @throws IllegalArgumentException where the gradient has another length than the point
     */
    void tell(double value, double[] gradient);

    /** Ends the search at its best point; without effect where it is done. */
    void cancel();

    /** Why the search stands where it stands. */
    SearchStatus status();

    /** How many steps have been taken. */
    int iterations();

    /** Whether the search wants no further evaluation. */
    default boolean done() {
        return status() != SearchStatus.RUNNING;
    }
}
