package tacit.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tacit.catalogue.Games;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.SolverSweep;
import tacit.equilibrium.TimeGrid;
import tacit.game.GameOptions;

/**
 * One backward and one forward sweep of the linear-quadratic game, 100 points, here and in C. First both
 * have to give the same; then they are timed in turn. Run by {@code bench/c/compare}.
 */
final class SweepComparison {
    private static final int STEPS = 99;
    private static final int CHECKED_SWEEPS = 3;

    /** Of values and shares, relative to max(1, |value|): a hundredfold of the rounding of sums over 32 states. */
    private static final double TOLERANCE = 1e-12;

    private SweepComparison() {}

    /** Arguments: the number of states, of lanes, the library compiled with -O3, the one with -ffast-math too. */
    public static void main(String[] arguments) {
        int states = Integer.parseInt(arguments[0]);
        int lanes = Integer.parseInt(arguments[1]);
        EquilibriumProblem problem = problem(states, lanes);
        SolverSweep tacit = SolverSweep.resting(problem);
        NativeSweep c = nativeSweep(Path.of(arguments[2]), problem, tacit);
        NativeSweep fast = nativeSweep(Path.of(arguments[3]), problem, tacit);
        check(tacit, List.of(c, fast));
        double[] times = InTurn.medians(List.of(tacit, c, fast));
        String kind = lanes == 1 ? "alone" : "sweep";
        String fastKind = lanes == 1 ? "alone, fast-math" : "fast-math";
        System.out.printf(Locale.ROOT, "%s d=%d ratio %.2f%n", kind, states, times[0] / times[1]);
        System.out.printf(Locale.ROOT, "%s d=%d ratio %.2f%n", fastKind, states, times[0] / times[2]);
        System.out.printf(
                Locale.ROOT,
                "    µs per trajectory: Tacit %.2f, C -O3 %.2f, C -O3 -ffast-math %.2f%n",
                times[0] / lanes,
                times[1] / lanes,
                times[2] / lanes);
    }

    /** Parameters that differ from lane to lane and from time to time; a horizon at which one substep suffices. */
    private static EquilibriumProblem problem(int states, int lanes) {
        var game = Games.load("linear-quadratic", GameOptions.NONE.with("d", Integer.toString(states)));
        int count = game.parameters().size();
        double[] parameters = new double[(STEPS + 1) * count * lanes];
        for (int i = 0; i < parameters.length; i++) {
            var parameter = game.parameters().get(i / lanes % count);
            double shipped =
                    parameter.name().equals("kappa") ? 0.3 : parameter.value().orElseThrow();
            parameters[i] = shipped * (1 + 0.1 * StrictMath.sin(i));
        }
        double horizon = Math.min(2, 60.0 / (states * states));
        double[] initial = Subject.uniformOnSimplex(states, lanes);
        return EquilibriumProblem.nash(
                game, TimeGrid.uniform(0, horizon, STEPS), initial, GridPath.of(STEPS + 1, count, lanes, parameters));
    }

    private static NativeSweep nativeSweep(Path library, EquilibriumProblem problem, SolverSweep tacit) {
        return new NativeSweep(
                library,
                problem.states(),
                STEPS,
                tacit.lengths(),
                problem.parameters().values(),
                tacit.flow());
    }

    private static void check(SolverSweep tacit, List<NativeSweep> others) {
        for (int sweep = 0; sweep < CHECKED_SWEEPS; sweep++) {
            tacit.run();
            if (!tacit.stochastic()) {
                throw new IllegalStateException("one substep is too few for this horizon: choose a shorter one");
            }
            for (NativeSweep other : others) {
                other.run();
                requireSame("values", tacit.values(), other.values());
                requireSame("flow", tacit.flow(), other.flow());
            }
        }
    }

    private static void requireSame(String what, double[] tacit, double[] c) {
        for (int i = 0; i < tacit.length; i++) {
            if (!(Math.abs(tacit[i] - c[i]) <= TOLERANCE * Math.max(1, Math.abs(c[i])))) {
                throw new IllegalStateException(
                        "the " + what + " differ at " + i + ": " + tacit[i] + " in Tacit, " + c[i] + " in C");
            }
        }
    }
}
