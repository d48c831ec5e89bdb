package tacit.bench;

import java.util.Arrays;
import tacit.equilibrium.EquilibriumProblem;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameResponse;
import tacit.game.GameResponse.Result;

/*
 * The second-order scheme that Richardson extrapolation is measured against: Heun's method as a Markov chain,
 * P = ½ (I + (I + Δ Q₀)(I + Δ Q₁)), a player being at rest in one half of the steps and taking two in the other. With
 * μ̂ = (I + Δ Q₀)ᵀ μ_n and T the Bellman step,
 *
 *   w = T(u_{n+1}; μ̂, t_{n+1}),   u_n = ½ (u_{n+1} + T(w; μ_n, t_n)),   Q₁ from u_{n+1} at μ̂,   Q₀ from w at μ_n,
 *
 * so that both operators are each other's transposes and the pair is an exact discrete game. One lane, equal steps,
 * parameters constant in time, undamped iteration on the flow; it stops where the flow no longer changes.
 */
final class HeunChain {
    private static final double TOLERANCE = 1e-13;
    private static final int MOST_ITERATIONS = 500;

    private final EquilibriumProblem problem;
    private final int d;
    private final int steps;
    private final double length;
    private final GameEvaluator evaluator;
    private final GamePoint point = new GamePoint();
    private final GameResponse response = new GameResponse();
    private final double[] hamiltonian;
    private final double[] rates;
    private final double[] time = new double[1];
    private double[][] flow;
    private double[][] middle;
    private final double[][] values;
    private final double[][] between;

    HeunChain(EquilibriumProblem problem) {
        this.problem = problem;
        d = problem.states();
        steps = problem.grid().steps();
        length = problem.grid().step(0);
        evaluator = problem.game().evaluator(1);
        hamiltonian = new double[d];
        rates = new double[problem.game().graph().edges()];
        response.set(Result.HAMILTONIAN, hamiltonian, 0).set(Result.RATE, rates, 0);
        point.set(Argument.PARAMETER, problem.parameters().values(), 0);
        point.set(Argument.INPUT, problem.inputs().values(), 0);
        point.set(Argument.TIME, time, 0);
        flow = resting();
        middle = resting();
        values = resting();
        between = resting();
    }

    private double[][] resting() {
        double[][] rows = new double[steps + 1][];
        Arrays.setAll(rows, n -> problem.initial().clone());
        return rows;
    }

    /** The equilibrium flow, {@code [K+1][d]}. */
    double[][] solve() {
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            backward();
            double[][] image = resting();
            double[][] imageMiddle = resting();
            forward(image, imageMiddle);
            double change = Math.max(distance(flow, image), distance(middle, imageMiddle));
            flow = image;
            middle = imageMiddle;
            if (change <= TOLERANCE) {
                return flow;
            }
        }
        throw new IllegalStateException("the chain of " + steps + " steps has not converged");
    }

    private void evaluate(double[] u, double[] mu, int timePoint) {
        time[0] = problem.grid().time(timePoint);
        evaluator.evaluate(point.set(Argument.VALUE, u, 0).set(Argument.FLOW, mu, 0), response);
    }

    private void backward() {
        point.set(Argument.FLOW, flow[steps], 0);
        time[0] = problem.grid().time(steps);
        evaluator.terminal(point, values[steps], 0);
        for (int n = steps - 1; n >= 0; n--) {
            evaluate(values[n + 1], middle[n], n + 1);
            for (int x = 0; x < d; x++) {
                between[n][x] = values[n + 1][x] + length * hamiltonian[x];
            }
            evaluate(between[n], flow[n], n);
            for (int x = 0; x < d; x++) {
                values[n][x] = (values[n + 1][x] + between[n][x] + length * hamiltonian[x]) / 2;
            }
        }
    }

    private void forward(double[][] image, double[][] imageMiddle) {
        for (int n = 0; n < steps; n++) {
            evaluate(between[n], image[n], n);
            transport(image[n], imageMiddle[n]);
            evaluate(values[n + 1], imageMiddle[n], n + 1);
            transport(imageMiddle[n], image[n + 1]);
            for (int x = 0; x < d; x++) {
                image[n + 1][x] = (image[n][x] + image[n + 1][x]) / 2;
            }
        }
    }

    private void transport(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, d);
        for (int edge = 0; edge < rates.length; edge++) {
            int x = problem.game().graph().source(edge);
            double moved = length * rates[edge] * from[x];
            to[x] -= moved;
            to[problem.game().graph().target(edge)] += moved;
        }
    }

    private static double distance(double[][] a, double[][] b) {
        double distance = 0;
        for (int n = 0; n < a.length; n++) {
            for (int x = 0; x < a[n].length; x++) {
                distance = Math.max(distance, Math.abs(a[n][x] - b[n][x]));
            }
        }
        return distance;
    }
}
