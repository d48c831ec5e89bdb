package tacit.equilibrium;

import java.util.Arrays;
import java.util.Optional;

/*
 * Newton's method on the flow, μ ← μ + α δ with (I − Φ'(μ)) δ = Φ(μ) − μ, and a line search in each lane that halves α
 * until ‖Φ(μ) − μ‖∞ falls. Substeps stay as they are during the search. Where a share would be negative it is set to 0
 * and the others are scaled, so that the game is asked about distributions only. A lane whose system has no solution, or
 * whose search ends in vain, takes a damped step towards Φ(μ) instead, and after some of those in a row it is stuck,
 * singular where the last of their systems had no solution.
 */
final class NewtonMethod implements IterationMethod {
    /** The share of the decrease promised by the linear model that is asked for (Armijo's rule). */
    private static final double SUFFICIENT = 1e-4;

    private static final int MOST_HALVINGS = 8;
    private static final double ESCAPE_DAMPING = 0.5;
    private static final int MOST_ESCAPES = 5;

    private final NewtonDirection system;
    private final boolean mayRefine;
    private final boolean[] searching;
    private final boolean[] escaping;
    private final int[] escapes;
    private final Status[] hindrance;
    private final double[] length;
    private final double[] merit;
    private double[] base;
    private double[] defect;
    private double[] direction;

    NewtonMethod(NewtonDirection system, Iterate start) {
        this.system = system;
        EquilibriumProblem problem = start.grid().problem();
        mayRefine = problem.substeps() instanceof SubstepRule.Automatic;
        searching = new boolean[problem.lanes()];
        escaping = new boolean[problem.lanes()];
        escapes = new int[problem.lanes()];
        hindrance = new Status[problem.lanes()];
        length = new double[problem.lanes()];
        merit = new double[problem.lanes()];
        base = new double[start.flow().length];
        defect = new double[base.length];
        direction = new double[base.length];
    }

    @Override
    public void propose(Iterate iterate) {
        iterate.respond();
    }

    @Override
    public void move(Iterate iterate, boolean[] moving) {
        begin(iterate, moving);
        system.solve(iterate, searching, direction);
        for (int lane = 0; lane < moving.length; lane++) {
            escaping[lane] = moving[lane] && !searching[lane];
            hindrance[lane] = escaping[lane] ? Status.SINGULAR : Status.NOT_CONVERGED;
        }
        for (int halvings = 0; any(searching); halvings++) {
            for (int lane = 0; lane < moving.length; lane++) {
                if (searching[lane]) {
                    step(iterate.grid(), iterate.flow(), lane);
                }
            }
            iterate.respond();
            judge(iterate, halvings == MOST_HALVINGS);
        }
        escape(iterate.flow(), moving);
    }

    private void begin(Iterate iterate, boolean[] moving) {
        System.arraycopy(moving, 0, searching, 0, moving.length);
        System.arraycopy(iterate.change(), 0, merit, 0, merit.length);
        System.arraycopy(iterate.flow(), 0, base, 0, base.length);
        Arrays.fill(length, 1);
        for (int i = 0; i < defect.length; i++) {
            defect[i] = iterate.image()[i] - base[i];
        }
    }

    /** {@code μ + α δ}, made a distribution. */
    private void step(FineGrid grid, double[] flow, int lane) {
        int lanes = searching.length;
        for (int point = lane; point < flow.length; point += grid.stride()) {
            double mass = 0;
            boolean clipped = false;
            for (int i = point; i < point - lane + grid.stride(); i += lanes) {
                double share = base[i] + length[lane] * direction[i];
                clipped |= share < 0;
                flow[i] = Math.max(share, 0);
                mass += flow[i];
            }
            for (int i = point; clipped && i < point - lane + grid.stride(); i += lanes) {
                flow[i] /= mass;
            }
        }
    }

    private void judge(Iterate iterate, boolean last) {
        for (int lane = 0; lane < searching.length; lane++) {
            if (searching[lane]) {
                boolean lower = iterate.change()[lane] <= (1 - SUFFICIENT * length[lane]) * merit[lane];
                int fault = iterate.faults()[lane];
                boolean accepted = lower && (fault < 0 || (mayRefine && fault != MarkovStep.NEGATIVE_RATE));
                searching[lane] = !accepted && !last;
                escaping[lane] = !accepted && last;
                length[lane] /= 2;
            }
        }
    }

    private void escape(double[] flow, boolean[] moving) {
        for (int lane = 0; lane < moving.length; lane++) {
            if (escaping[lane]) {
                escapes[lane]++;
                for (int i = lane; i < flow.length; i += moving.length) {
                    flow[i] = base[i] + ESCAPE_DAMPING * defect[i];
                }
            } else if (moving[lane]) {
                escapes[lane] = 0;
            }
        }
    }

    private static boolean any(boolean[] lanes) {
        boolean any = false;
        for (boolean lane : lanes) {
            any |= lane;
        }
        return any;
    }

    @Override
    public SolutionMethod method(int lane) {
        return system.method();
    }

    @Override
    public Optional<Status> stuck(int lane) {
        return escapes[lane] > MOST_ESCAPES ? Optional.of(hindrance[lane]) : Optional.empty();
    }

    @Override
    public void refine(FineGrid from, FineGrid to) {
        base = new double[(to.steps() + 1) * to.stride()];
        defect = new double[base.length];
        direction = new double[base.length];
    }
}
