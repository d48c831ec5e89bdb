package tacit.calibrate;

import java.util.Optional;
import tacit.optimize.LbfgsOptions;
import tacit.optimize.LeastSquaresOptions;
import tacit.optimize.Schedule;

/** How the loss is made small. */
public sealed interface Optimizer {
    /** The trajectories that are held out. */
    default Validation validation() {
        return Validation.none();
    }

    /**
     * {@linkplain tacit.optimize.Lbfgs L-BFGS} on the whole data, for the usual small fits. The loss is divided by the
     * data's mean square, so that the tolerances are free of units.
     *
     * @param options tolerances and limits
     */
    record Lbfgs(LbfgsOptions options) implements Optimizer {}

    /**
     * The {@linkplain tacit.optimize.LevenbergMarquardt Levenberg–Marquardt method} on the whole data, for parameters
     * of up to some hundred components, such as those of a small smooth network: an iteration costs as many tangents as
     * there are components, and there are few iterations, whatever the conditioning.
     *
     * <p>It begins with some of the trajectories, drawn at random, and takes all once these are fitted, unless those
     * held out are then missed by no more than {@link Validation#sufficient}.
     *
     * <p>Paths in time are taken for random walks, so that knots that the data do not tell follow their neighbours:
     * over the horizon {@code θ} wanders by 3, one standard deviation. With {@code T} the horizon and {@code τ_j} the
     * knots of a path,
     *
     * <pre>
     * R(θ) = Σ_j (θ_{j+1} − θ_j)² T / (2 · 3² (τ_{j+1} − τ_j)),
     * </pre>
     *
     * summed over all paths, joins the loss {@code L} of {@code n} values with the weight {@code 2 L/n}, held during a
     * step. That penalty weighs little beside many data, and nothing where these are met exactly; standard errors are
     * those of the data without it.
     *
     * @param iterations most iterations, positive
     * @param beginning number of trajectories to begin with, positive; all of them where nothing is held out
     * @param validation the trajectories that are held out, to end early and to choose among the iterations
     */
    record GaussNewton(int iterations, int beginning, Validation validation) implements Optimizer {
        /**
         * Most unknowns of least squares: the normal equations are dense, so that each step factors them by
         * {@code size³/3} multiplications, and needs as many tangents of every flow as there are unknowns.
         */
        public static final int MOST_UNKNOWNS = 1000;

        /** Checks the numbers. */
        public GaussNewton {
            if (iterations < 1) {
                throw new IllegalArgumentException(
                        "iterations (" + iterations + ") must be positive: give, for example, 50, as few are needed");
            }
            if (beginning < 1) {
                throw new IllegalArgumentException("beginning (" + beginning
                        + ") must be a positive number of trajectories: give, for example, 16");
            }
        }
    }

    /**
     * {@linkplain tacit.optimize.Adam Adam} on random batches of trajectories, for networks. The trajectories are
     * shuffled into batches once; every epoch visits all batches in a new order. Each start has its own batches, all
     * have the same trajectories held out.
     *
     * @param epochs most epochs, positive
     * @param rate learning rate at first, in units of {@code θ}, positive
     * @param schedule how the learning rate changes
     * @param batch number of trajectories in a batch, positive
     * @param window share of the grid's points that the loss of one step sees, in (0, 1]: a random stretch of the
     *     horizon for each batch, all of it where 1
     * @param validation the trajectories that are held out, to end early and to choose among the epochs
     * @param finish what follows from where Adam ends
     */
    record Adam(
            int epochs,
            double rate,
            Schedule schedule,
            int batch,
            double window,
            Validation validation,
            Optional<Finish> finish)
            implements Optimizer {
        /** Checks the numbers that Adam's own options do not. */
        public Adam {
            if (epochs < 1 || batch < 1) {
                throw new IllegalArgumentException("epochs (" + epochs + ") and batch (" + batch
                        + ") must be positive: give, for example, 200 epochs of 10 trajectories");
            }
            if (!(window > 0 && window <= 1)) {
                throw new IllegalArgumentException(
                        "window (" + window + ") must be a share of the horizon in (0, 1]: give 1 for all of it");
            }
        }

        /** The same with another course of the learning rate. */
        public Adam withSchedule(Schedule other) {
            return new Adam(epochs, rate, other, batch, window, validation, finish);
        }

        /** The same with a loss of random stretches of the horizon. */
        public Adam withWindow(double share) {
            return new Adam(epochs, rate, schedule, batch, share, validation, finish);
        }

        /** The same with trajectories held out. */
        public Adam withValidation(Validation other) {
            return new Adam(epochs, rate, schedule, batch, window, other, finish);
        }

        /** The same with L-BFGS afterwards. */
        public Adam withFinish(LbfgsOptions options) {
            return withFinish(new Finish.Lbfgs(options));
        }

        /** The same with Levenberg's and Marquardt's method afterwards, for up to some hundred unknowns. */
        public Adam withFinish(LeastSquaresOptions options) {
            return withFinish(new Finish.LeastSquares(options, 0));
        }

        /** The same with another method afterwards. */
        public Adam withFinish(Finish after) {
            return new Adam(epochs, rate, schedule, batch, window, validation, Optional.of(after));
        }
    }

    /**
     * 500 iterations, gradient below 1e-9, no more than {@code e²} times larger or smaller in one step; the values are
     * trusted to the precision of the equilibria.
     */
    static Optimizer lbfgs() {
        return new Lbfgs(new LbfgsOptions(500, 1e-9, 1e-13, 10, 2, 1e-9));
    }

    /** Adam alone at a learning rate that falls to a tenth, on the whole horizon, with nothing held out. */
    static Adam adam(int epochs, double rate, int batch) {
        return new Adam(epochs, rate, Schedule.geometric(0.1), batch, 1, Validation.none(), Optional.empty());
    }
}
