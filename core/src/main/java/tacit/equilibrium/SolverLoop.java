package tacit.equilibrium;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import tacit.math.Masks;

/*
 * The loop around every iterative solver. A lane that has ended is no longer moved, so that its candidate, made anew
 * from the same flow in every later iteration, stays bit for bit what it was; and a lane's substeps change for that
 * lane alone. That is what makes a lane's result independent of its neighbours.
 */
final class SolverLoop {
    private final StopRule stop;
    private final boolean[] running;
    private final boolean[] moving;
    private final boolean[] failed;
    private final boolean[] settling;
    private final boolean[] settled;
    private final Status[] status;
    private final int[] iterations;
    private final double[] residual;
    private boolean measured;
    private final Residual residuals;
    private final Refinement refinement;
    private final Iterate iterate;

    /**
     * When a solution ends.
     *
     * @param settles whether substeps are planned anew where a lane has converged
     */
    record StopRule(double tolerance, int maxIterations, BooleanSupplier cancelled, boolean settles) {
        StopRule(double tolerance, int maxIterations, BooleanSupplier cancelled) {
            this(tolerance, maxIterations, cancelled, false);
        }

        /** The same, but lanes end with the substeps that their equilibrium needs. */
        StopRule settling() {
            return new StopRule(tolerance, maxIterations, cancelled, true);
        }

        /** Checks the options that a user gives. */
        static void check(double tolerance, int maxIterations) {
            if (!(tolerance > 0 && tolerance < 1)) {
                throw new IllegalArgumentException(
                        "tolerance (" + tolerance + ") must lie between 0 and 1: give e.g. 1e-11");
            }
            if (maxIterations < 1) {
                throw new IllegalArgumentException(
                        "maxIterations (" + maxIterations + ") must be positive: give e.g. 500");
            }
        }

        boolean interrupted() {
            return cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
        }
    }

    SolverLoop(EquilibriumProblem problem, Guess guess, StopRule stop) {
        this.stop = stop;
        int lanes = problem.lanes();
        running = new boolean[lanes];
        Arrays.fill(running, true);
        moving = new boolean[lanes];
        failed = new boolean[lanes];
        settling = new boolean[lanes];
        settled = new boolean[lanes];
        status = new Status[lanes];
        Arrays.fill(status, Status.NOT_CONVERGED);
        iterations = new int[lanes];
        residual = new double[lanes];
        Sweeps sweeps = new Sweeps(problem);
        refinement = new Refinement(problem, sweeps.step());
        iterate = firstIterate(guess, sweeps);
        residuals = new Residual(problem, sweeps.step(), iterate.norms());
    }

    /** The candidate made of the guess, with the substeps that it needs. */
    private Iterate firstIterate(Guess guess, Sweeps sweeps) {
        Iterate first = iterateOf(guess, sweeps);
        for (int lane = 0; lane < running.length; lane++) {
            if (first.faults()[lane] >= 0) {
                refinement.ask(lane);
            }
        }
        if (!refinement.pending()) {
            return first;
        }
        refinement.plan(guess.grid(), guess.flow(), failed);
        return iterateOf(guess, sweeps);
    }

    private Iterate iterateOf(Guess guess, Sweeps sweeps) {
        FineGrid grid = refinement.grid(guess.grid());
        Iterate iterate = new Iterate(grid, guess.grid().regrid(guess.flow(), grid), sweeps);
        iterate.respond();
        return iterate;
    }

    Equilibrium run(Function<Iterate, IterationMethod> start) {
        IterationMethod method = start.apply(iterate);
        endFailed();
        while (Masks.any(running)) {
            judge(method);
            settle();
            boolean refined = Masks.any(settling) || refinement.pending();
            if (!refined && !Masks.any(running)) {
                break;
            }
            method.move(iterate, moving);
            if (refined) {
                refinement.plan(iterate.grid(), iterate.flow(), failed);
                endFailed();
                FineGrid other = refinement.grid();
                method.refine(iterate.grid(), other, settling);
                iterate.refine(other);
            }
            method.propose(iterate);
            measured = false;
        }
        return finish(method);
    }

    private void end(int lane, Status how) {
        running[lane] = false;
        status[lane] = how;
    }

    private void endFailed() {
        for (int lane = 0; lane < failed.length; lane++) {
            if (failed[lane]) {
                end(lane, refinement.negativeRate(lane) ? Status.INVALID_RATE : Status.STEP_TOO_LARGE);
            }
        }
    }

    /**
     * Plans lanes that have converged anew at their own flow, so that their substeps are those of the equilibrium and
     * not of the guess. Those whose plan stays as it was end; the others have at least as many iterations left as they
     * took.
     */
    private void settle() {
        if (!Masks.any(settling)) {
            return;
        }
        boolean[] changed = refinement.planAnew(iterate.grid(), iterate.flow(), settling);
        for (int lane = 0; lane < settling.length; lane++) {
            if (settling[lane] && !changed[lane]) {
                settling[lane] = false;
                end(lane, Status.CONVERGED);
            }
        }
    }

    /** Decides for each running lane whether it ends, gets more substeps or moves on. */
    private void judge(IterationMethod method) {
        boolean interrupted = stop.interrupted();
        if (anyClose()) {
            residuals.of(iterate.grid(), iterate.values(), iterate.image(), residual);
            measured = true;
        }
        for (int lane = 0; lane < running.length; lane++) {
            settling[lane] = false;
            if (running[lane]) {
                judge(lane, interrupted, method.stuck(lane));
            }
            settled[lane] |= settling[lane];
            moving[lane] = running[lane] && !settling[lane] && iterate.faults()[lane] < 0;
        }
    }

    private void judge(int lane, boolean interrupted, Optional<Status> stuck) {
        iterations[lane]++;
        int fault = iterate.faults()[lane];
        if (fault == MarkovStep.NEGATIVE_RATE) {
            end(lane, Status.INVALID_RATE);
        } else if (fault >= 0) {
            if (iterations[lane] == stop.maxIterations() || !refinement.ask(lane, fault)) {
                end(lane, Status.STEP_TOO_LARGE);
            }
        } else if (!iterate.isFinite(lane)) {
            end(lane, Status.DIVERGED);
        } else if (isSolved(lane)) {
            settling[lane] = stop.settles()
                    && !settled[lane]
                    && !interrupted
                    && iterations[lane] <= stop.maxIterations() / 2
                    && refinement.isChosen(lane);
            if (!settling[lane]) {
                end(lane, Status.CONVERGED);
            }
        } else if (stuck.isPresent() || iterations[lane] == stop.maxIterations()) {
            end(lane, stuck.orElse(Status.NOT_CONVERGED));
        }
        if (running[lane] && interrupted) {
            end(lane, Status.CANCELLED);
        }
    }

    private boolean isSolved(int lane) {
        return isClose(lane) && residual[lane] <= stop.tolerance();
    }

    /**
     * Whether it is worth asking for the residual: the candidate is close to the flow it was made from. Shares lie in
     * [0, 1], so the change is measured as it is: a constant added to the costs must not loosen it.
     */
    private boolean isClose(int lane) {
        return iterate.faults()[lane] < 0 && iterate.change()[lane] <= stop.tolerance();
    }

    private boolean anyClose() {
        boolean any = false;
        for (int lane = 0; lane < running.length; lane++) {
            any |= running[lane] && isClose(lane);
        }
        return any;
    }

    private Equilibrium finish(IterationMethod method) {
        if (!measured) {
            residuals.of(iterate.grid(), iterate.values(), iterate.image(), residual);
        }
        for (int lane = 0; lane < running.length; lane++) {
            boolean spoilt = status[lane] == Status.DIVERGED || iterate.faults()[lane] >= 0 || failed[lane];
            if (spoilt) {
                spoil(iterate.values(), lane);
                spoil(iterate.image(), lane);
                residual[lane] = Double.NaN;
            }
        }
        Effort[] effort = new Effort[running.length];
        Arrays.setAll(effort, lane -> new Effort(iterations[lane], iterate.linearSolves()[lane], method.method(lane)));
        return new Equilibrium(iterate.grid(), iterate.values(), iterate.image(), status, effort, residual);
    }

    private void spoil(double[] array, int lane) {
        for (int i = lane; i < array.length; i += running.length) {
            array[i] = Double.NaN;
        }
    }
}
