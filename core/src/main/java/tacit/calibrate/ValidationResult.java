package tacit.calibrate;

import java.util.List;

/**
 * How a training fared on the trajectories that it held out; losses are mean squared residuals in the data's units
 * squared.
 *
 * @param trajectories their numbers, ascending; kept, not to be modified
 * @param loss the lowest, that of the point that was kept
 * @param best when it was reached: the number of the epoch, or beyond the epochs, of the iteration of the finish
 * @param history the loss after every epoch, then after every iteration of the finish
 */
public record ValidationResult(int[] trajectories, double loss, int best, List<Double> history) {}
