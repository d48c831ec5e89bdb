package tacit.calibrate;

/**
 * How a candidate fared.
 *
 * @param name its name
 * @param unknowns how many unknowns it has
 * @param validationLoss mean squared residual of the trajectories held out, in the data's units squared; infinite where
 *     it could not be fitted
 * @param excess by how much that is more than the lowest of all candidates
 * @param standardError of that excess, over the trajectories
 * @param onlyBegun whether it was fitted to some trajectories only, as another candidate misses these less or was good enough
 */
public record Trial(
        String name, int unknowns, double validationLoss, double excess, double standardError, boolean onlyBegun) {}
