package tacit.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.game.Domain;

/**
 * Elements that a network emits, at all points of the grid: for each trajectory's given flow, for the equilibrium's
 * own, or the same for all.
 */
final class NetworkModel implements ParameterModel {
    private final ParameterNetwork network;
    private final int[] indices;
    private final Optional<GridPath> flow;
    private final boolean ownFlow;
    private final NetworkWorkspaces workspaces;
    private final List<Unknown> unknowns;

    /** @param flow {@code [K+1][d][trajectory]} where the network reads a given one; not modified */
    NetworkModel(ParameterNetwork network, List<GovernedElement> elements, TimeGrid grid, Optional<GridPath> flow) {
        this(network, elements, grid.times(), flow);
    }

    /** @param times what the network reads as the time of each point, {@code [K+1]}; kept, not modified */
    NetworkModel(ParameterNetwork network, List<GovernedElement> elements, double[] times, Optional<GridPath> flow) {
        this.network = network;
        this.indices = elements.stream().mapToInt(GovernedElement::index).toArray();
        this.flow = flow;
        this.ownFlow = network.states() > 0 && flow.isEmpty();
        this.workspaces = new NetworkWorkspaces(network, times);
        double[] start = network.start();
        this.unknowns = IntStream.range(0, start.length)
                .mapToObj(i -> new Unknown(new Quantity.Weight(network.emitted(), i), "", Domain.REAL, start[i], 0))
                .toList();
    }

    private NetworkModel(NetworkModel other, GridPath flow) {
        this.network = other.network;
        this.indices = other.indices;
        this.flow = Optional.of(flow);
        this.ownFlow = other.ownFlow;
        this.workspaces = other.workspaces;
        this.unknowns = other.unknowns;
    }

    /** The network of the same weights, reading the flow of some trajectories; memory is shared. */
    @Override
    public ParameterModel select(int[] trajectories) {
        return flow.isPresent() ? new NetworkModel(this, Selection.of(flow.get(), trajectories)) : this;
    }

    @Override
    public boolean coupled() {
        return ownFlow;
    }

    @Override
    public ParameterModel reading(GridPath read) {
        if (ownFlow && read.components() != network.states()) {
            throw new IllegalArgumentException("states (" + network.states() + ") of the network of "
                    + String.join(", ", network.emitted()) + " must be the game's " + read.components());
        }
        return ownFlow ? new NetworkModel(this, read) : this;
    }

    @Override
    public void flowTangent(double[] theta, double[] flowDirection, GridPath tangent) {
        if (ownFlow) {
            Lanes lanes = new Lanes(1, networkLanes());
            var workspace = workspaces.at(theta, flow, 1);
            workspace.flowTangent(flowDirection);
            write(workspace.changes(), lanes, 0, tangent);
            workspaces.giveBack(workspace);
        }
    }

    @Override
    public void flowPullback(double[] theta, GridPath cotangent, double[] flowCotangent) {
        if (ownFlow) {
            var workspace = workspaces.at(theta, flow, 1);
            read(cotangent, new Lanes(1, networkLanes()), 0, workspace.changes());
            workspace.flowPullback(flowCotangent);
            workspaces.giveBack(workspace);
        }
    }

    @Override
    public List<Unknown> unknowns() {
        return unknowns;
    }

    /** Draws the weights anew, see {@link ParameterNetwork#draw}. */
    @Override
    public double[] draw(RandomGenerator random) {
        return network.draw(random);
    }

    @Override
    public double[] values(double[] theta) {
        return theta.clone();
    }

    @Override
    public double[] valuesTangent(double[] theta, double[] direction) {
        return direction.clone();
    }

    @Override
    public boolean constantInTime() {
        return false;
    }

    @Override
    public void evaluate(double[] theta, Lanes lanes, GridPath path) {
        check(lanes);
        for (int start = 0; start < lanes.starts(); start++) {
            var workspace = workspaces.at(column(theta, lanes, start), flow, lanes.starts());
            write(workspace.values(), lanes, start, path);
            workspaces.giveBack(workspace);
        }
    }

    @Override
    public void tangent(double[] theta, Lanes lanes, double[] direction, GridPath tangent) {
        check(lanes);
        for (int start = 0; start < lanes.starts(); start++) {
            var workspace = workspaces.at(column(theta, lanes, start), flow, lanes.starts());
            workspace.tangent(column(direction, lanes, start));
            write(workspace.changes(), lanes, start, tangent);
            workspaces.giveBack(workspace);
        }
    }

    @Override
    public void pullback(double[] theta, Lanes lanes, GridPath cotangent, double[] thetaCotangent) {
        check(lanes);
        for (int start = 0; start < lanes.starts(); start++) {
            var workspace = workspaces.at(column(theta, lanes, start), flow, lanes.starts());
            read(cotangent, lanes, start, workspace.changes());
            double[] pulled = new double[network.size()];
            workspace.pullback(pulled);
            workspaces.giveBack(workspace);
            for (int i = 0; i < pulled.length; i++) {
                thetaCotangent[i * lanes.starts() + start] += pulled[i];
            }
        }
    }

    private void check(Lanes lanes) {
        if (ownFlow && flow.isEmpty()) {
            throw new IllegalStateException(
                    "the network reads the equilibrium's own flow: ask the model that reads one");
        }
        if (flow.isPresent() && lanes.trajectories() != networkLanes()) {
            throw new IllegalArgumentException("trajectories (" + lanes.trajectories() + ") must be the "
                    + networkLanes() + " whose flow the network reads");
        }
    }

    /** Lanes that the network is evaluated for: one for each trajectory, or a single one where it reads no flow. */
    private int networkLanes() {
        return flow.map(GridPath::lanes).orElse(1);
    }

    private static double[] column(double[] theta, Lanes lanes, int start) {
        double[] column = new double[theta.length / lanes.starts()];
        for (int i = 0; i < column.length; i++) {
            column[i] = theta[i * lanes.starts() + start];
        }
        return column;
    }

    /** Where a start's lanes begin in a path, for one point and one element. */
    private int offset(GridPath path, int k, int element, Lanes lanes, int start) {
        return path.offset(k) + indices[element] * path.lanes() + lanes.lane(start, 0);
    }

    /** Writes {@code [point][emitted][lane]} to a start's lanes. */
    private void write(double[] emitted, Lanes lanes, int start, GridPath path) {
        for (int k = 0; k < path.points(); k++) {
            for (int i = 0; i < indices.length; i++) {
                int to = offset(path, k, i, lanes, start);
                int from = (k * indices.length + i) * networkLanes();
                if (flow.isPresent()) {
                    System.arraycopy(emitted, from, path.values(), to, lanes.trajectories());
                } else {
                    Arrays.fill(path.values(), to, to + lanes.trajectories(), emitted[from]);
                }
            }
        }
    }

    /** Reads {@code [point][emitted][lane]} from a start's lanes, summed over them where the network has only one. */
    private void read(GridPath path, Lanes lanes, int start, double[] emitted) {
        Arrays.fill(emitted, 0);
        for (int k = 0; k < path.points(); k++) {
            for (int i = 0; i < indices.length; i++) {
                int from = offset(path, k, i, lanes, start);
                int to = (k * indices.length + i) * networkLanes();
                for (int trajectory = 0; trajectory < lanes.trajectories(); trajectory++) {
                    emitted[to + (flow.isPresent() ? trajectory : 0)] += path.values()[from + trajectory];
                }
            }
        }
    }
}
