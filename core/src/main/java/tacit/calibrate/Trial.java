package tacit.calibrate;

/**
 * How a candidate fared; see {@link Calibration#choose}. All losses are in the data's units squared.
 *
 * @param name its name
 * @param unknowns how many unknowns it has
 * @param validationLoss mean squared residual of the trajectories held out; infinite where it could not be fitted, NaN
 *     where none are held out
 * @param excess by how much that is more than the lowest of all candidates, {@code Σ_j e_j}; infinite where that is not
 *     finite
 * @param standardError of that excess, over the {@code m} trajectories, {@code √(m/(m − 1) Σ_j (e_j − ē)²)}
 * @param onlyBegun whether it was fitted to some trajectories only, as another candidate misses these less or was good
 *     enough
 */
public record Trial(
        String name, int unknowns, double validationLoss, double excess, double standardError, boolean onlyBegun) {}
