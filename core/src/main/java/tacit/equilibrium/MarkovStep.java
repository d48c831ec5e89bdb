package tacit.equilibrium;

import java.util.Arrays;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GameStepper;
import tacit.game.Step;

/*
 * Steps of every lane, and the strain of all steps since it was last cleared. Holds scratch memory, so it belongs to
 * one thread; nothing is allocated by a call.
 */
final class MarkovStep {
    /**
     * By how much the exit probabilities of a state may exceed 1: the rounding of a sum of rates, such as the rows of a
     * discrete-time game in which nobody stays. The probability of staying is then 0, not the rounding error.
     */
    private static final double LARGEST_STRAIN = 1 + 1e-14;

    /** Noted in place of an interval where a rate is negative. */
    static final int NEGATIVE_RATE = Integer.MAX_VALUE;

    private final GameEvaluator evaluator;
    private final GameStepper stepper;
    private final Step step = new Step();
    private final double[] strain;

    MarkovStep(EquilibriumProblem problem) {
        evaluator = problem.game().evaluator(problem.lanes());
        stepper = problem.game().stepper(problem.lanes());
        strain = new double[problem.lanes()];
        step.strain(strain, 0);
    }

    GameEvaluator evaluator() {
        return evaluator;
    }

    /** Forgets the strain of the steps so far. */
    void clear() {
        Arrays.fill(strain, 0);
    }

    /**
     * The Bellman step at a point; see {@link GameStepper#bellman}.
     *
     * @param lengths {@code Δ} of each lane from {@code offset} on; not modified
     * @param to {@code [d][L]} from {@code toOffset} on; overwritten
     */
    void bellman(GamePoint at, double[] lengths, int offset, double[] to, int toOffset) {
        stepper.bellman(at, step.lengths(lengths, offset).next(to, toOffset));
    }

    /** The Kolmogorov step at a point; see {@link #bellman}. */
    void kolmogorov(GamePoint at, double[] lengths, int offset, double[] to, int toOffset) {
        stepper.kolmogorov(at, step.lengths(lengths, offset).next(to, toOffset));
    }

    /** Bellman steps from {@code run.end() − 1} down to {@code run.first()}; see {@link #bellman}. */
    void bellman(GamePoint at, StepRuns.Run run, double[] lengths, int offset, double[] to, int toOffset) {
        step.lengths(lengths, offset).next(to, toOffset);
        stepper.bellman(at, step, run.backward(), run.count());
    }

    /** Kolmogorov steps from {@code run.first()} to {@code run.end() − 1}; see {@link #bellman}. */
    void kolmogorov(GamePoint at, StepRuns.Run run, double[] lengths, int offset, double[] to, int toOffset) {
        step.lengths(lengths, offset).next(to, toOffset);
        stepper.kolmogorov(at, step, run.forward(), run.count());
    }

    /**
     * Whether some step since the strain was cleared is faulty.
     *
     * @param guarded whether steps must be stochastic; rates must never be negative
     */
    boolean hasFaults(boolean guarded) {
        boolean any = false;
        for (double lane : strain) {
            any |= lane > LARGEST_STRAIN && (guarded || lane == GameStepper.NEGATIVE_RATE);
        }
        return any;
    }

    /**
     * Notes the lanes in which some step since the strain was cleared is faulty: {@link #NEGATIVE_RATE}, or that it is
     * not stochastic, {@code Δ Σ_y q_xy > 1} beyond rounding in some state.
     *
     * @param guarded whether steps must be stochastic
     * @param interval what is noted where a step is not
     * @param marks one for each lane, negative where nothing is noted yet; modified
     */
    void mark(boolean guarded, int interval, int[] marks) {
        for (int lane = 0; lane < marks.length; lane++) {
            if (strain[lane] > LARGEST_STRAIN && marks[lane] < 0) {
                if (strain[lane] == GameStepper.NEGATIVE_RATE) {
                    marks[lane] = NEGATIVE_RATE;
                } else if (guarded) {
                    marks[lane] = interval;
                }
            }
        }
    }
}
