package tacit.experiment;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.TimeOrder;

/**
 * How the fit is done.
 *
 * @param optimizer the method
 * @param starts from how many points the search begins
 * @param seed the seed of the further starting points
 * @param coupling which value function the rates are taken from
 * @param solver how equilibria are found
 * @param adjoint how they are differentiated
 * @param timeOrder the order in time of the flow that is compared with the data
 * @param substeps the most substeps of a time step
 * @param maxIterations the most iterations of a search; the method's own limit where empty
 * @param learningRate the step size of Adam; its own where empty
 * @param training what else is said of Adam
 * @param seeds how many times the whole experiment is done, with data and starts of its own each time
 */
public record FitSetting(
        Optimizer optimizer,
        int starts,
        long seed,
        Coupling coupling,
        SolverChoice solver,
        AdjointChoice adjoint,
        TimeOrder timeOrder,
        int substeps,
        OptionalInt maxIterations,
        OptionalDouble learningRate,
        TrainingSetting training,
        int seeds) {

    /** An optimisation method. */
    public enum Optimizer {
        /** Limited-memory BFGS with a strong-Wolfe line search. */
        LBFGS,
        /** Adam. */
        ADAM,
        /** The Levenberg–Marquardt method. */
        GAUSS_NEWTON
    }

    /** Checks that there is a start. */
    public FitSetting {
        if (starts < 1) {
            throw new IllegalArgumentException("starts (" + starts + ") must be positive: give 1 or more");
        }
    }
}
