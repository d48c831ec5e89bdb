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
    /** Rows of a network evaluated together: beyond, memory would grow with the data, three kilobytes for each. */
    private static final int MOST_ROWS = 2_000;

    private final ParameterNetwork network;
    private final double[] gridTimes;
    private final Deque<Workspace> waiting = new ArrayDeque<>();

    /** @param gridTimes of all points; kept, not modified */
    NetworkWorkspaces(ParameterNetwork network, double[] gridTimes) {
        this.network = network;
        this.gridTimes = gridTimes;
    }

    /**
     * A network evaluated with these weights; to be {@linkplain #giveBack given back}.
     *
     * @param flow the flow to read, {@code [K+1][d][lane]}, where the network reads one; not modified
     * @param starts how many weights are evaluated in turn before the derivatives at the first of them are asked for
     */
    Workspace at(double[] theta, Optional<GridPath> flow, int starts) {
        Workspace workspace = take(theta, flow, starts);
        workspace.evaluate(theta, flow);
        return workspace;
    }

    private synchronized Workspace take(double[] theta, Optional<GridPath> flow, int starts) {
        int lanes = flow.map(GridPath::lanes).orElse(1);
        Optional<Workspace> eldest = Optional.empty();
        int fitting = 0;
        for (Workspace workspace : waiting) {
            if (workspace.isAt(theta, flow)) {
                waiting.remove(workspace);
                return workspace;
            }
            if (workspace.lanes == lanes) {
                fitting++;
                eldest = eldest.isPresent() ? eldest : Optional.of(workspace);
            }
        }
        if (fitting < starts || eldest.isEmpty()) {
            return new Workspace(lanes);
        }
        waiting.remove(eldest.get());
        return eldest.get();
    }

    synchronized void giveBack(Workspace workspace) {
        waiting.addLast(workspace);
    }

    /** A network at some weights, with the values that it emits and memory for their derivatives. */
    final class Workspace {
        private final int lanes;
        private final int chunk;
        private final ParameterNetworkEvaluator evaluator;
        private final double[] times;
        private final double[] values;
        private final double[] changes;
        private double[] at = {};
        private Optional<GridPath> read = Optional.empty();
        private Optional<FlowJacobian> flowJacobian = Optional.empty();
        private boolean flowJacobianKnown;
        private int evaluatedFrom;

        private Workspace(int lanes) {
            this.lanes = lanes;
            chunk = Math.clamp(MOST_ROWS / lanes, 1, gridTimes.length);
            evaluator = network.evaluator(chunk, lanes);
            times = new double[gridTimes.length * lanes];
            for (int i = 0; i < times.length; i++) {
                times[i] = gridTimes[i / lanes];
            }
            values = new double[times.length * network.emitted().size()];
            changes = new double[values.length];
        }

        private boolean isAt(double[] theta, Optional<GridPath> flow) {
            return read.equals(flow) && Arrays.equals(at, theta);
        }

        private void evaluate(double[] theta, Optional<GridPath> flow) {
            if (!isAt(theta, flow)) {
                at = theta.clone();
                read = flow;
                flowJacobianKnown = false;
                evaluator.theta(theta);
                for (int from = 0; from < gridTimes.length; from += chunk) {
                    evaluate(from);
                }
            }
        }

        private void evaluate(int from) {
            double[] mu = read.map(GridPath::values).orElse(times);
            int muOffset = from * network.states() * lanes;
            int count = Math.min(chunk, gridTimes.length - from);
            evaluator.evaluate(count, times, from * lanes, mu, muOffset, values, offset(from));
            evaluatedFrom = from;
        }

        private int offset(int point) {
            return point * network.emitted().size() * lanes;
        }

        private void ensureEvaluated(int from) {
            if (evaluatedFrom != from) {
                evaluate(from);
            }
        }

        /** The most rows of the network that are evaluated together. */
        int rows() {
            return chunk * lanes;
        }

        /** What the network emits, {@code [point][emitted][lane]}. */
        double[] values() {
            return values;
        }

        /** Cotangents or tangents of the values, {@code [point][emitted][lane]}. */
        double[] changes() {
            return changes;
        }

        /** Adds to {@code θ̄} what the {@link #changes} pull back to it. */
        void pullback(double[] thetaCotangent) {
            for (int from = 0; from < gridTimes.length; from += chunk) {
                ensureEvaluated(from);
                evaluator.pullbackToTheta(changes, offset(from), thetaCotangent);
            }
        }

        /** Sets the {@link #changes} to the tangent in a direction. */
        void tangent(double[] thetaDirection) {
            for (int from = 0; from < gridTimes.length; from += chunk) {
                ensureEvaluated(from);
                evaluator.tangentByTheta(thetaDirection, changes, offset(from));
            }
        }

        /** Sets the {@link #changes} to the tangent in a direction of the flow, {@code [point][d][lane]}. */
        void flowTangent(double[] flowDirection) {
            flowJacobian().multiply(flowDirection, changes);
        }

        /** Adds to {@code μ̄}, {@code [point][d][lane]}, what the {@link #changes} pull back to it. */
        void flowPullback(double[] flowCotangent) {
            flowJacobian().addTransposed(changes, flowCotangent);
        }

        private FlowJacobian flowJacobian() {
            FlowJacobian known = flowJacobian.orElseGet(
                    () -> new FlowJacobian(gridTimes.length, network.emitted().size(), network.states(), lanes));
            flowJacobian = Optional.of(known);
            for (int from = 0; from < gridTimes.length && !flowJacobianKnown; from += chunk) {
                ensureEvaluated(from);
                evaluator.flowJacobian(known.entries(), known.offset(from));
            }
            flowJacobianKnown = true;
            return known;
        }
    }
}
