package tacit.parameter;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import tacit.equilibrium.GridPath;

/*
 * Evaluated networks that wait to be asked again: a pullback follows its evaluation, and need not repeat it. What is
 * given out depends on what waits, the numbers do not. Any thread may ask.
 */
final class NetworkWorkspaces {
    private final ParameterNetwork network;
    private final double[] times;
    private final Optional<GridPath> flow;
    private final int points;
    private final int lanes;
    private final Deque<Workspace> waiting = new ArrayDeque<>();

    /**
     * @param times of all points; not modified
     * @param flow the flow to read, where the network reads one
     */
    NetworkWorkspaces(ParameterNetwork network, double[] times, Optional<GridPath> flow) {
        this.network = network;
        this.flow = flow;
        points = times.length;
        lanes = flow.map(GridPath::lanes).orElse(1);
        this.times = new double[points * lanes];
        for (int i = 0; i < this.times.length; i++) {
            this.times[i] = times[i / lanes];
        }
    }

    /** The number of lanes evaluated: one for each trajectory, or a single one where the network reads no flow. */
    int lanes() {
        return lanes;
    }

    /**
     * A network evaluated with these weights; to be {@linkplain #giveBack given back}.
     *
     * @param starts how many weights are evaluated in turn before the derivatives at the first of them are asked for
     */
    Workspace at(double[] theta, int starts) {
        Workspace workspace = take(theta, starts);
        workspace.evaluate(theta);
        return workspace;
    }

    private synchronized Workspace take(double[] theta, int starts) {
        Optional<Workspace> same =
                waiting.stream().filter(workspace -> workspace.isAt(theta)).findFirst();
        if (same.isPresent()) {
            waiting.remove(same.get());
            return same.get();
        }
        return waiting.size() < starts ? new Workspace() : waiting.removeFirst();
    }

    synchronized void giveBack(Workspace workspace) {
        waiting.addLast(workspace);
    }

    /** A network at some weights, with the values that it emits and memory for their derivatives. */
    final class Workspace {
        private final ParameterNetworkEvaluator evaluator = network.evaluator(points, lanes);
        private final double[] values = new double[points * network.emitted().size() * lanes];
        private final double[] changes = new double[values.length];
        private double[] at = {};

        private boolean isAt(double[] theta) {
            return Arrays.equals(at, theta);
        }

        private void evaluate(double[] theta) {
            if (!isAt(theta)) {
                at = theta.clone();
                evaluator.theta(theta);
                double[] mu = flow.map(GridPath::values).orElse(times);
                evaluator.evaluate(points, times, 0, mu, 0, values, 0);
            }
        }

        /** What the network emits, {@code [point][emitted][lane]}. */
        double[] values() {
            return values;
        }

        /** Cotangents or tangents of the values, {@code [point][emitted][lane]}. */
        double[] changes() {
            return changes;
        }

        ParameterNetworkEvaluator evaluator() {
            return evaluator;
        }
    }
}
