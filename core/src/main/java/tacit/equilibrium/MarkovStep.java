package tacit.equilibrium;

import java.util.Arrays;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GameResponse;
import tacit.game.GameResponse.Result;
import tacit.game.MeanFieldGame;
import tacit.game.TransitionGraph;

/*
 * One step of every lane: the game's answer at one point, and what a step of length Δ makes of it. Holds scratch
 * memory, so it belongs to one thread; nothing is allocated by a call. Arrays are [component][lane] from an offset on.
 */
final class MarkovStep {
    /**
     * By how much the exit probabilities of a state may exceed 1: the rounding of a sum of rates, such as the rows of a
     * discrete-time game in which nobody stays. The probability of staying is then 0, not the rounding error.
     */
    private static final double ROUNDING = 1e-14;

    /** Noted in place of an interval where a rate is negative. */
    static final int NEGATIVE_RATE = Integer.MAX_VALUE;

    private final TransitionGraph graph;
    private final int lanes;
    private final GameEvaluator evaluator;
    private final GameResponse response = new GameResponse();
    private final double[] hamiltonian;
    private final double[] rates;
    private final double[] exit;
    private final double[] lowest;

    MarkovStep(MeanFieldGame game, int lanes) {
        this.graph = game.graph();
        this.lanes = lanes;
        evaluator = game.evaluator(lanes);
        hamiltonian = new double[graph.states() * lanes];
        rates = new double[graph.edges() * lanes];
        exit = new double[hamiltonian.length];
        lowest = new double[lanes];
        response.set(Result.HAMILTONIAN, hamiltonian, 0).set(Result.RATE, rates, 0);
    }

    /** Asks the game; {@link #hamiltonian}, {@link #rates} and {@link #exitRates} hold its answer. */
    void evaluate(GamePoint point) {
        evaluator.evaluate(point, response);
        Arrays.fill(exit, 0);
        Arrays.fill(lowest, 0);
        for (int edge = 0; edge < graph.edges(); edge++) {
            int from = graph.source(edge) * lanes;
            int at = edge * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                exit[from + lane] += rates[at + lane];
                lowest[lane] = Math.min(lowest[lane], rates[at + lane]);
            }
        }
    }

    GameEvaluator evaluator() {
        return evaluator;
    }

    /** {@code h_x}, {@code [d][L]}. */
    double[] hamiltonian() {
        return hamiltonian;
    }

    /** {@code q_e}, {@code [E][L]}. */
    double[] rates() {
        return rates;
    }

    /**
     * Notes {@link #NEGATIVE_RATE} in the lanes that take a step with a negative rate: it would make shares negative.
     *
     * @param lengths {@code Δ} of each lane from {@code offset} on, 0 where it takes no step; not modified
     * @param marks one for each lane, negative where nothing is noted yet; modified
     */
    void guardSigns(double[] lengths, int offset, int[] marks) {
        for (int lane = 0; lane < lanes; lane++) {
            if (lowest[lane] < 0 && lengths[offset + lane] > 0 && marks[lane] < 0) {
                marks[lane] = NEGATIVE_RATE;
            }
        }
    }

    /**
     * Notes the lanes in which {@code Δ Σ_y q_xy > 1}, beyond rounding, in some state.
     *
     * @param lengths {@code Δ} of each lane from {@code offset} on; not modified
     * @param mark what is noted
     * @param marks one for each lane, negative where nothing is noted yet; modified
     */
    void guard(double[] lengths, int offset, int mark, int[] marks) {
        for (int state = 0; state < exit.length; state += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                if (lengths[offset + lane] * exit[state + lane] > 1 + ROUNDING && marks[lane] < 0) {
                    marks[lane] = mark;
                }
            }
        }
    }

    /** The Bellman step {@code to = u + Δ h}; arrays may be the same. */
    void bellman(double[] lengths, int offset, double[] u, int uOffset, double[] to, int toOffset) {
        for (int state = 0; state < exit.length; state += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                int i = state + lane;
                to[toOffset + i] = u[uOffset + i] + lengths[offset + lane] * hamiltonian[i];
            }
        }
    }

    /**
     * The Kolmogorov step {@code to = μ + Δ Qᵀ μ}, as what stays, {@code μ_x (1 − Δ Σ_y q_xy)}, and what arrives: in
     * this form no share turns negative by rounding while {@code Δ Σ_y q_xy ≤ 1}.
     *
     * @param mu {@code [d][L]} from {@code muOffset} on; not modified
     * @param to {@code [d][L]} from {@code toOffset} on, elsewhere than {@code mu}; overwritten
     */
    void kolmogorov(double[] lengths, int offset, double[] mu, int muOffset, double[] to, int toOffset) {
        for (int state = 0; state < exit.length; state += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                int i = state + lane;
                to[toOffset + i] = mu[muOffset + i] * stay(lengths[offset + lane], exit[i]);
            }
        }
        for (int edge = 0; edge < graph.edges(); edge++) {
            int source = muOffset + graph.source(edge) * lanes;
            int target = toOffset + graph.target(edge) * lanes;
            int at = edge * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                to[target + lane] += lengths[offset + lane] * rates[at + lane] * mu[source + lane];
            }
        }
    }

    /** The conditional expectation {@code to = w + Δ Q w}, in the same form. */
    void expectation(double[] lengths, int offset, double[] w, double[] to) {
        for (int state = 0; state < exit.length; state += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                int i = state + lane;
                to[i] = w[i] * stay(lengths[offset + lane], exit[i]);
            }
        }
        for (int edge = 0; edge < graph.edges(); edge++) {
            int source = graph.source(edge) * lanes;
            int target = graph.target(edge) * lanes;
            int at = edge * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                to[source + lane] += lengths[offset + lane] * rates[at + lane] * w[target + lane];
            }
        }
    }

    private static double stay(double length, double exit) {
        return Math.max(0, 1 - length * exit);
    }
}
