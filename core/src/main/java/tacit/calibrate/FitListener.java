package tacit.calibrate;

/** Is told of a fit's progress and may end it. */
@FunctionalInterface
public interface FitListener {
    /**
     * Called after every iteration of every start, on the thread that called the fit, in a fixed order.
     *
     * @return whether the fit is to go on; false ends it at the best found so far
     */
    boolean proceed(FitProgress progress);
}
