package tacit.equilibrium;

import java.util.Arrays;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GameResponse;
import tacit.game.GameResponse.Result;
import tacit.game.TransitionGraph;

/* The optimal policy at one point: its Hamiltonian and rates, and what is expected of the next step under it. */
final class PolicyStep {
    private final TransitionGraph graph;
    private final int lanes;
    private final GameEvaluator evaluator;
    private final GameResponse response = new GameResponse();
    private final double[] hamiltonian;
    private final double[] rates;
    private final double[] exit;

    PolicyStep(EquilibriumProblem problem) {
        graph = problem.game().graph();
        lanes = problem.lanes();
        evaluator = problem.game().evaluator(lanes);
        hamiltonian = new double[graph.states() * lanes];
        rates = new double[graph.edges() * lanes];
        exit = new double[hamiltonian.length];
        response.set(Result.HAMILTONIAN, hamiltonian, 0).set(Result.RATE, rates, 0);
    }

    /** Asks the game; {@link #hamiltonian} and {@link #rates} hold its answer. */
    void evaluate(GamePoint point) {
        evaluator.evaluate(point, response);
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

    /** The Bellman step {@code to = u + Δ h}; arrays may be the same. */
    void bellman(double[] lengths, int offset, double[] u, double[] to) {
        for (int i = 0; i < hamiltonian.length; i++) {
            to[i] = u[i] + lengths[offset + i % lanes] * hamiltonian[i];
        }
    }

    /** The conditional expectation {@code to = w + Δ Q w}, as what stays and what arrives. */
    void expectation(double[] lengths, int offset, double[] w, double[] to) {
        Arrays.fill(exit, 0);
        for (int i = 0; i < rates.length; i++) {
            exit[graph.source(i / lanes) * lanes + i % lanes] += rates[i];
        }
        for (int i = 0; i < exit.length; i++) {
            to[i] = w[i] * Math.max(0, 1 - lengths[offset + i % lanes] * exit[i]);
        }
        for (int i = 0; i < rates.length; i++) {
            int lane = i % lanes;
            to[graph.source(i / lanes) * lanes + lane] +=
                    lengths[offset + lane] * rates[i] * w[graph.target(i / lanes) * lanes + lane];
        }
    }
}
