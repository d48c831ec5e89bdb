package tacit.equilibrium;

import java.util.Arrays;
import java.util.Optional;
import tacit.math.Masks;

/*
 * Newton's method, of two kinds. Shooting has the flow alone as unknown: μ ← μ + δ with (I − Φ'(μ)) δ = Φ(μ) − μ, where
 * ‖Φ(μ) − μ‖∞ falls by that, as it does near an equilibrium. Where it does not, lifting has the value function as
 * unknown too, and goes on as long as its full steps make both defects fall (LiftedNewton): best responses to a flow
 * that is far off need not be followed then. Where that does not serve either, the step of shooting is halved until
 * ‖Φ(μ) − μ‖∞ falls.
 *
 * Substeps stay as they are during an iteration. Where a share would be negative it is set to 0 and the others are
 * scaled, so that the game is asked about distributions only. A lane whose systems have no solution, or whose search
 * ends in vain, takes a damped step towards Φ(μ) instead, and after some of those in a row it is stuck, singular where
 * the last system of shooting had no solution.
 */
final class NewtonMethod implements IterationMethod {
    private static final double SUFFICIENT = 1e-4;

    /** Half a step of shooting that keeps less than this of the promise is not worth more than a system for lifting. */
    private static final double WORTHWHILE = 0.4;

    /** Where lifting brings ‖Φ(μ) − μ‖∞ down to this share, shooting, which costs less, is asked again. */
    private static final double PROMISING = 0.01;

    private static final double SHORTEST = 1.0 / 256;
    private static final double ESCAPE_DAMPING = 0.5;
    private static final int MOST_ESCAPES = 5;

    private final NewtonDirection system;
    private final LiftedNewton lifted;
    private final boolean mayRefine;
    private final boolean[] open;
    private final boolean[] shooting;
    private final int[] escapes;
    private final Status[] hindrance;
    private final double[] length;
    private final double[] merit;
    private double[] base;
    private double[] defect;
    private double[] shot;
    private double[] lift;

    NewtonMethod(NewtonDirection system, Iterate start) {
        this.system = system;
        EquilibriumProblem problem = start.grid().problem();
        lifted = new LiftedNewton(problem);
        mayRefine = problem.substeps() instanceof SubstepRule.Automatic;
        open = new boolean[problem.lanes()];
        shooting = new boolean[problem.lanes()];
        escapes = new int[problem.lanes()];
        hindrance = new Status[problem.lanes()];
        length = new double[problem.lanes()];
        merit = new double[problem.lanes()];
        reserve(start.flow().length);
    }

    private void reserve(int size) {
        base = new double[size];
        defect = new double[size];
        shot = new double[size];
        lift = new double[size];
    }

    @Override
    public void propose(Iterate iterate) {
        iterate.respond();
    }

    @Override
    public void move(Iterate iterate, boolean[] moving) {
        begin(iterate, moving);
        shoot(iterate);
        lift(iterate);
        while (Masks.any(shooting)) {
            search(iterate, SUFFICIENT);
        }
        for (int lane = 0; lane < moving.length; lane++) {
            if (moving[lane]) {
                end(iterate.flow(), lane);
            }
        }
    }

    private void begin(Iterate iterate, boolean[] moving) {
        System.arraycopy(iterate.change(), 0, merit, 0, merit.length);
        System.arraycopy(iterate.flow(), 0, base, 0, base.length);
        for (int i = 0; i < defect.length; i++) {
            defect[i] = iterate.image()[i] - base[i];
        }
        Arrays.fill(length, 1);
        Arrays.fill(hindrance, Status.NOT_CONVERGED);
        for (int lane = 0; lane < moving.length; lane++) {
            open[lane] = moving[lane];
            shooting[lane] = moving[lane] && !lifted.holds(lane);
        }
    }

    /** Takes a full step of shooting where it serves, or half a step where that serves well. */
    private void shoot(Iterate iterate) {
        if (Masks.any(shooting)) {
            lifted.begin(iterate.values(), shooting);
            system.solve(
                    new NewtonSystem(
                            iterate.grid(),
                            iterate.values(),
                            base,
                            iterate.image(),
                            defect,
                            merit,
                            iterate.linearSolves()),
                    shooting,
                    shot);
            for (int lane = 0; lane < open.length; lane++) {
                boolean unsolved = open[lane] && !lifted.holds(lane) && !shooting[lane];
                hindrance[lane] = unsolved ? Status.SINGULAR : Status.NOT_CONVERGED;
            }
            search(iterate, SUFFICIENT);
            search(iterate, WORTHWHILE);
        }
    }

    /**
     * Tries the step of shooting, and halves it where it does not serve.
     *
     * @param share the share of the decrease promised by the linear model that is asked for (Armijo's rule)
     */
    private void search(Iterate iterate, double share) {
        for (int lane = 0; lane < open.length; lane++) {
            if (shooting[lane]) {
                step(iterate, lane, length[lane], shot);
            }
        }
        iterate.respond();
        for (int lane = 0; lane < open.length; lane++) {
            if (shooting[lane]) {
                boolean falls = iterate.change()[lane] <= (1 - share * length[lane]) * merit[lane];
                open[lane] = !falls || isForbidden(iterate.faults()[lane]);
                length[lane] /= 2;
                shooting[lane] = open[lane] && length[lane] >= SHORTEST;
            }
        }
    }

    /** Takes the full step of lifting in open lanes where it serves. */
    private void lift(Iterate iterate) {
        if (Masks.any(open)) {
            boolean[] lifting = open.clone();
            NewtonSystem both = lifted.system(iterate.grid(), base, iterate.linearSolves());
            system.solve(both, lifting, lift);
            lifted.step(both, lift);
            for (int lane = 0; lane < open.length; lane++) {
                if (lifting[lane]) {
                    step(iterate, lane, 1, lift);
                }
            }
            iterate.respond();
            lifted.measure(iterate.grid(), iterate.flow());
            for (int lane = 0; lane < open.length; lane++) {
                if (lifting[lane] && !isForbidden(iterate.faults()[lane])) {
                    judge(iterate.change()[lane], lane);
                }
            }
        }
    }

    private void judge(double change, int lane) {
        boolean promising = change <= PROMISING * merit[lane];
        boolean serves = lifted.accept(lane, 1 - SUFFICIENT) || promising;
        if (promising) {
            lifted.drop(lane);
        }
        open[lane] = !serves;
        shooting[lane] &= open[lane];
    }

    private boolean isForbidden(int fault) {
        return fault >= 0 && (!mayRefine || fault == MarkovStep.NEGATIVE_RATE);
    }

    /** {@code μ + α δ}, made a distribution. */
    private void step(Iterate iterate, int lane, double alpha, double[] direction) {
        double[] flow = iterate.flow();
        int lanes = open.length;
        int stride = iterate.grid().stride();
        for (int point = lane; point < flow.length; point += stride) {
            double mass = 0;
            boolean clipped = false;
            for (int i = point; i < point - lane + stride; i += lanes) {
                double share = base[i] + alpha * direction[i];
                clipped |= share < 0;
                flow[i] = Math.max(share, 0);
                mass += flow[i];
            }
            for (int i = point; clipped && i < point - lane + stride; i += lanes) {
                flow[i] /= mass;
            }
        }
    }

    /** Ends the iteration of a lane: where no step served, lifting starts anew, or the lane escapes. */
    private void end(double[] flow, int lane) {
        if (!open[lane]) {
            escapes[lane] = 0;
            return;
        }
        boolean stays = lifted.holds(lane);
        lifted.drop(lane);
        escapes[lane] += stays ? 0 : 1;
        for (int i = lane; i < flow.length; i += open.length) {
            flow[i] = base[i] + (stays ? 0 : ESCAPE_DAMPING * defect[i]);
        }
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
    public void refine(FineGrid from, FineGrid to, boolean[] anew) {
        reserve((to.steps() + 1) * to.stride());
        lifted.refine(from, to);
    }
}
