package tacit.calibrate;

import tacit.equilibrium.GridPath;

/**
 * How far a parameter's estimated paths are from its known ones, over all points in time and trajectories. Where the
 * data do not depend on a value, as on those at the last grid points, no method can find it: the errors that say so
 * leave it out, or weigh it by what the data tell of it.
 *
 * @param meanSquare {@code mean (γ − γ*)²} over everything, in the parameter's units squared
 * @param relativeL2 {@code √(Σ (γ − γ*)² / Σ γ*²)} over everything
 * @param seenRelativeL2 the same over the values that some observed value depends on
 * @param weightedRelativeL2 {@code √(Σ w (γ − γ*)² / Σ w γ*²)}, {@code w} the {@linkplain Prediction#influence
 *     influence}: what of the error shows in the data
 * @param unseen share of the values that no observed value depends on
 */
public record ParameterError(
        double meanSquare, double relativeL2, double seenRelativeL2, double weightedRelativeL2, double unseen) {
    /** Derivatives below this share of the largest are rounding: no observed value depends on the parameter there. */
    private static final double NO_INFLUENCE = 1e-12;

    /**
     * The error of one parameter.
     *
     * @param found all parameters as estimated, {@code [K+1][p][trajectory]} or constant in time
     * @param truth the true ones, of the same shape, or of a single lane for all trajectories
     * @param influence {@link Prediction#influence} at the estimate
     * @param parameter the parameter's number
     * @throws IllegalArgumentException where the shapes do not fit together
     */
    public static ParameterError of(GridPath found, GridPath truth, GridPath influence, int parameter) {
        check(found, truth, influence, parameter);
        double largest = 0;
        for (int k = 0; k < influence.points(); k++) {
            for (int lane = 0; lane < influence.lanes(); lane++) {
                largest = Math.max(largest, at(influence, k, parameter, lane));
            }
        }
        double least = NO_INFLUENCE * NO_INFLUENCE * largest;
        Sums all = new Sums();
        Sums seen = new Sums();
        Sums weighted = new Sums();
        for (int k = 0; k < influence.points(); k++) {
            for (int lane = 0; lane < influence.lanes(); lane++) {
                double value = at(found, k, parameter, lane);
                double known = at(truth, k, parameter, lane);
                double weight = at(influence, k, parameter, lane);
                all.add(1, value, known);
                seen.add(weight > least ? 1 : 0, value, known);
                weighted.add(weight, value, known);
            }
        }
        return new ParameterError(
                all.squares / all.weights,
                all.relative(),
                seen.relative(),
                weighted.relative(),
                (all.weights - seen.weights) / all.weights);
    }

    private static void check(GridPath found, GridPath truth, GridPath influence, int parameter) {
        boolean lanesFit = fits(found.lanes(), influence.lanes()) && fits(truth.lanes(), influence.lanes());
        boolean pointsFit = fits(found.points(), influence.points()) && fits(truth.points(), influence.points());
        boolean same = found.components() == influence.components() && truth.components() == influence.components();
        if (!lanesFit || !pointsFit || !same || parameter < 0 || parameter >= influence.components()) {
            throw new IllegalArgumentException("parameter " + parameter + " of paths " + shape(found) + " (found), "
                    + shape(truth) + " (truth) and " + shape(influence)
                    + " (influence) cannot be compared: give all parameters of the game over the same points and"
                    + " trajectories");
        }
    }

    private static boolean fits(int some, int all) {
        return some == 1 || some == all;
    }

    private static String shape(GridPath path) {
        return path.points() + " × " + path.components() + " × " + path.lanes();
    }

    private static double at(GridPath path, int k, int parameter, int lane) {
        return path.values()[path.offset(k) + parameter * path.lanes() + (path.lanes() == 1 ? 0 : lane)];
    }

    private static final class Sums {
        private double squares;
        private double known;
        private double weights;

        void add(double weight, double value, double truth) {
            squares += weight * (value - truth) * (value - truth);
            known += weight * truth * truth;
            weights += weight;
        }

        double relative() {
            return Math.sqrt(squares / known);
        }
    }
}
