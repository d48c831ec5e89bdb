package tacit.calibrate;

/**
 * Where a fit stands after an iteration of one of its starts.
 *
 * @param start the start, from 0
 * @param starts number of starts
 * @param iteration the start's iteration, or epoch, just done
 * @param loss mean squared residual of the start, in the data's units squared
 * @param gradientNorm largest derivative of the loss, as a share of the data's mean square, per unit of {@code θ}
 * @param bestLoss lowest loss of any start so far
 * @param fraction rough share of the work done, in [0, 1]: iterations over their limit
 */
public record FitProgress(
        int start, int starts, int iteration, double loss, double gradientNorm, double bestLoss, double fraction) {
    /** The same with another share of the work done. */
    FitProgress withFraction(double other) {
        return new FitProgress(start, starts, iteration, loss, gradientNorm, bestLoss, other);
    }
}
