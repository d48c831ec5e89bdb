package tacit.sensitivity;

import java.util.SplittableRandom;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;

/** A direction of everything that a problem reads; parameters in proportion to their own size, no mass added. */
record Direction(double[] parameters, double[] initial, double[] inputs) {
    static Direction random(EquilibriumProblem problem, SplittableRandom random) {
        int lanes = problem.lanes();
        int points = problem.grid().points();
        double[] parameters = problem.parameters().values().clone();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] *= 2 * random.nextDouble() - 1;
        }
        double[] initial = new double[problem.states() * lanes];
        for (int lane = 0; lane < lanes; lane++) {
            double moved = Math.min(problem.initial()[lane], problem.initial()[lanes + lane]) * random.nextDouble();
            initial[lane] = moved;
            initial[lanes + lane] = -moved;
        }
        double[] inputs = random.doubles((long) points * problem.inputs().components() * lanes)
                .toArray();
        return new Direction(parameters, initial, inputs);
    }

    /** The problem this far along the direction; parameters and inputs must vary in time. */
    EquilibriumProblem along(EquilibriumProblem problem, double distance) {
        int points = problem.grid().points();
        int lanes = problem.lanes();
        return problem.withInitial(moved(problem.initial(), initial, distance))
                .withParameters(GridPath.of(
                        points,
                        problem.parameters().components(),
                        lanes,
                        moved(problem.parameters().values(), parameters, distance)))
                .withInputs(GridPath.of(
                        points, problem.inputs().components(), lanes, moved(everywhere(problem), inputs, distance)));
    }

    private static double[] everywhere(EquilibriumProblem problem) {
        GridPath path = problem.inputs();
        int width = path.components() * path.lanes();
        double[] values = new double[problem.grid().points() * width];
        for (int k = 0; k < problem.grid().points(); k++) {
            System.arraycopy(path.values(), path.offset(k), values, k * width, width);
        }
        return values;
    }

    private static double[] moved(double[] from, double[] direction, double distance) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += distance * direction[i];
        }
        return to;
    }

    /** The same direction, the inputs staying as they are. */
    Direction withoutInputs() {
        return new Direction(parameters, initial, new double[inputs.length]);
    }

    /** The gradient's component along the direction in each lane. */
    double[] along(FlowGradient gradient, int lanes) {
        double[] sum = new double[lanes];
        add(sum, gradient.parameters(), parameters);
        add(sum, gradient.initial(), initial);
        add(sum, gradient.inputs(), inputs);
        return sum;
    }

    private static void add(double[] sum, double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            sum[i % sum.length] += a[i] * b[i];
        }
    }
}
