package tacit.sensitivity;

import java.util.Arrays;
import java.util.function.Function;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Guess;
import tacit.equilibrium.Status;
import tacit.math.Masks;

/*
 * Newton's method of a coupled solver. Lanes move in lock-step, each with its own step length. A lane that has ended
 * keeps the flow it reads and the guess of its equilibrium, so that solving it again gives the same bits.
 */
final class CoupledIteration {
    /** A step must leave no more than this share of the residual, per unit of its length, less than all of it. */
    private static final double LEAST_DECREASE = 1e-4;

    private static final int MOST_HALVINGS = 8;

    /** A step is computed no more precisely than the residual is small, but at least to this share. */
    private static final double LOOSEST_STEP = 1e-2;

    private final EquilibriumSolver solver;
    private final Tangent tangent;
    private final CoupledSolver.Options options;
    private final EquilibriumProblem problem;
    private final FlowDependence dependence;
    private final LaneSystems systems;
    private final int lanes;
    private final double[] flow;
    private final double[] accepted;
    private final double[] guess;
    private final double[] acceptedResidual;
    private final double[] length;
    private final double[] residual;
    private final boolean[] running;
    private final Status[] status;
    private final int[] iterations;
    private double[] step;

    CoupledIteration(
            EquilibriumSolver solver,
            Tangent tangent,
            CoupledSolver.Options options,
            EquilibriumProblem problem,
            FlowDependence dependence,
            double[] start) {
        this.solver = solver;
        this.tangent = tangent;
        this.options = options;
        this.problem = problem;
        this.dependence = dependence;
        lanes = problem.lanes();
        systems = new LaneSystems(start.length / lanes, lanes);
        flow = start;
        accepted = start.clone();
        guess = start.clone();
        step = new double[start.length];
        acceptedResidual = new double[lanes];
        Arrays.fill(acceptedResidual, Double.POSITIVE_INFINITY);
        length = new double[lanes];
        Arrays.fill(length, 1);
        residual = new double[lanes];
        running = new boolean[lanes];
        Arrays.fill(running, true);
        status = new Status[lanes];
        Arrays.fill(status, Status.NOT_CONVERGED);
        iterations = new int[lanes];
    }

    CoupledEquilibrium run() {
        Equilibrium equilibrium = respond();
        double[] answer = equilibrium.flow();
        boolean[] forward = judge(equilibrium, answer);
        while (Masks.any(running)) {
            if (Masks.any(forward)) {
                aim(equilibrium, answer, forward);
            }
            move(answer, forward);
            equilibrium = respond();
            answer = equilibrium.flow();
            forward = judge(equilibrium, answer);
        }
        return new CoupledEquilibrium(equilibrium, dependence, flow, status, residual, iterations);
    }

    private Equilibrium respond() {
        int p = problem.game().parameters().size();
        double[] parameters = new double[problem.grid().points() * p * lanes];
        dependence.read(flow, parameters);
        EquilibriumProblem given =
                problem.withParameters(GridPath.of(problem.grid().points(), p, lanes, parameters));
        return solver.solve(given, Guess.of(given, guess));
    }

    /** Ends lanes that have converged or cannot go on; says which of the others stand closer than before. */
    private boolean[] judge(Equilibrium equilibrium, double[] answer) {
        boolean[] forward = new boolean[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            if (running[lane]) {
                iterations[lane]++;
                boolean solved = equilibrium.status(lane) == Status.CONVERGED;
                residual[lane] = solved ? distance(answer, lane) : Double.POSITIVE_INFINITY;
                double most = (1 - LEAST_DECREASE * length[lane]) * acceptedResidual[lane];
                forward[lane] = solved && residual[lane] < most;
                boolean stuck = !forward[lane] && length[lane] < StrictMath.scalb(1.0, -MOST_HALVINGS);
                boolean first = iterations[lane] == 1;
                if (residual[lane] <= options.tolerance()) {
                    end(lane, Status.CONVERGED);
                } else if (!solved && (first || stuck)) {
                    end(lane, equilibrium.status(lane));
                } else if (stuck || iterations[lane] >= options.maxIterations()) {
                    end(lane, Status.NOT_CONVERGED);
                }
                forward[lane] &= running[lane];
            }
        }
        return forward;
    }

    private double distance(double[] answer, int lane) {
        double distance = 0;
        for (int i = lane; i < answer.length; i += lanes) {
            distance = Math.max(distance, Math.abs(answer[i] - flow[i]));
        }
        return distance;
    }

    private void end(int lane, Status how) {
        running[lane] = false;
        status[lane] = how;
    }

    /** Newton's step of the lanes that have moved forward, from where they stand. */
    private void aim(Equilibrium equilibrium, double[] answer, boolean[] forward) {
        double[] right = new double[flow.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = forward[i % lanes] ? answer[i] - flow[i] : 0;
        }
        double[] precision = new double[lanes];
        Arrays.setAll(precision, lane -> Math.min(LOOSEST_STEP, Math.max(residual[lane], options.tolerance())));
        double[] none = new double[problem.states() * lanes];
        int parameters = problem.game().parameters().size() * problem.grid().points() * lanes;
        Function<FlowDirection, FlowTangent> tangents = tangent.at(equilibrium);
        double[] found = systems.solve(
                direction -> {
                    double[] change = new double[parameters];
                    dependence.tangent(direction, change);
                    return tangents.apply(new FlowDirection(change, none)).flow();
                },
                right,
                precision,
                forward);
        double[] next = step.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] = forward[i % lanes] ? found[i] : next[i];
        }
        step = next;
    }

    private void move(double[] answer, boolean[] forward) {
        for (int lane = 0; lane < lanes; lane++) {
            if (forward[lane]) {
                acceptedResidual[lane] = residual[lane];
                length[lane] = 1;
            } else if (running[lane]) {
                length[lane] /= 2;
            }
        }
        for (int i = 0; i < flow.length; i++) {
            int lane = i % lanes;
            if (forward[lane]) {
                accepted[i] = flow[i];
                guess[i] = answer[i];
            }
            if (running[lane]) {
                flow[i] = accepted[i] + length[lane] * step[i];
            }
        }
    }
}
