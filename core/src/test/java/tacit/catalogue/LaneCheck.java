package tacit.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.Lanes;
import tacit.equilibrium.Status;
import tacit.sensitivity.FlowGradient;

/**
 * What is wrong with one lane of an equilibrium and its gradients.
 *
 * @param tolerance the solver's
 */
record LaneCheck(Equilibrium equilibrium, int lane, double tolerance) {
    private static final double MASS_TOLERANCE = 1e-12;

    /** The residual computed anew adds up in another order. */
    private static final double ROUNDING = 1.01;

    /** Relative to the size of the value function; a residual of 1e-10 at each of some hundred steps. */
    private static final double EXPLOITABILITY_TOLERANCE = 1e-7;

    /** Each adjoint is solved to 1e-13 of its size, in games that may be badly conditioned. */
    private static final double ADJOINT_TOLERANCE = 1e-9;

    private static final Set<Status> WITHOUT_NUMBERS =
            EnumSet.of(Status.DIVERGED, Status.STEP_TOO_LARGE, Status.INVALID_RATE);

    /** What is wrong with gradients of one loss that were computed in different ways. */
    List<String> faults(List<FlowGradient> gradients) {
        List<String> faults = new ArrayList<>();
        List<double[]> found = new ArrayList<>();
        for (FlowGradient gradient : gradients) {
            double[] own = Lanes.only(lane, equilibrium.lanes(), gradient.initial());
            boolean converged = gradient.status(lane) == Status.CONVERGED;
            if (!Arrays.stream(own).allMatch(converged ? Double::isFinite : Double::isNaN)) {
                faults.add("a gradient of status " + gradient.status(lane) + ": " + Arrays.toString(own));
            } else if (converged) {
                found.add(own);
            }
        }
        for (double[] other : found) {
            if (!close(found.getFirst(), other)) {
                faults.add("gradients " + Arrays.toString(found.getFirst()) + " and " + Arrays.toString(other));
            }
        }
        return faults;
    }

    private static boolean close(double[] a, double[] b) {
        double size = Arrays.stream(a).map(Math::abs).max().orElse(0);
        return IntStream.range(0, a.length).allMatch(i -> Math.abs(a[i] - b[i]) <= ADJOINT_TOLERANCE * size);
    }

    /** What is wrong with the equilibrium. */
    List<String> faults() {
        Status status = equilibrium.status(lane);
        double[] numbers = IntStream.range(0, equilibrium.fineFlow().length)
                .filter(i -> i % equilibrium.lanes() == lane)
                .mapToDouble(i -> equilibrium.fineFlow()[i] + 0 * equilibrium.fineValues()[i])
                .toArray();
        boolean finite = Arrays.stream(numbers).allMatch(Double::isFinite);
        if (WITHOUT_NUMBERS.contains(status)) {
            return Arrays.stream(numbers).allMatch(Double::isNaN) ? List.of() : List.of(status + ", but with numbers");
        }
        return finite ? faults(numbers) : List.of(status + ", but without numbers");
    }

    private List<String> faults(double[] shares) {
        List<String> faults = new ArrayList<>();
        if (!(equilibrium.massError(lane) <= MASS_TOLERANCE)) {
            faults.add("mass is off by " + equilibrium.massError(lane));
        }
        double least = Arrays.stream(shares).min().orElseThrow();
        if (!(least >= 0)) {
            faults.add("a share of " + least);
        }
        if (equilibrium.status(lane) == Status.CONVERGED) {
            double residual = RepeatedResidual.of(equilibrium, lane);
            if (!(equilibrium.residual(lane) <= tolerance) || !(residual <= ROUNDING * tolerance)) {
                faults.add("converged with a residual of " + equilibrium.residual(lane) + ", again " + residual);
            }
            double gain = equilibrium.relativeExploitability(lane);
            boolean nash = equilibrium.problem().coupling() == Coupling.NASH;
            if (!(gain >= 0) || (nash && gain > EXPLOITABILITY_TOLERANCE)) {
                faults.add("converged with a relative exploitability of " + gain);
            }
        }
        return faults;
    }
}
