package tacit.parameter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import tacit.equilibrium.GridPath;
import tacit.game.Domain;

/**
 * Elements that are a given flow's mean of values of the states, {@code γ_k = Σ_x μ_k,x v_x(t_k)}, kept from leaving
 * their domain. Components of {@code θ} run {@code [element][state][knot]} and are the values themselves, in units of
 * their size: the model is linear in them.
 */
final class StateAverageModel implements ParameterModel {
    private final int[] indices;
    /** So near its bounds, as a share of its size, a parameter no longer follows the mean. */
    private static final double GUARD = 1e-2;

    /** Further starts begin within so much of the first, as a share of the size. */
    private static final double SPREAD = 0.9;

    private final Transform[] transforms;
    private final double[] units;
    private final KnotWeights weights;
    private final GridPath flow;
    private final List<Unknown> unknowns;

    StateAverageModel(
            List<GovernedElement> elements,
            List<String> states,
            double size,
            OptionalDouble start,
            KnotWeights weights,
            GridPath flow) {
        this.indices = elements.stream().mapToInt(GovernedElement::index).toArray();
        this.transforms = new Transform[elements.size()];
        this.units = new double[elements.size()];
        this.weights = weights;
        this.flow = flow;
        var list = new ArrayList<Unknown>();
        for (int i = 0; i < transforms.length; i++) {
            double value = elements.get(i).startValue(start);
            units[i] = size;
            transforms[i] = new Transform.Guarded(elements.get(i).element().domain(), GUARD * units[i]);
            for (String state : states) {
                for (int knot = 0; knot < weights.knots(); knot++) {
                    list.add(unknown(elements.get(i), state, knot, value / units[i]));
                }
            }
        }
        this.unknowns = List.copyOf(list);
    }

    private StateAverageModel(StateAverageModel other, GridPath flow) {
        this.indices = other.indices;
        this.transforms = other.transforms;
        this.units = other.units;
        this.weights = other.weights;
        this.unknowns = other.unknowns;
        this.flow = flow;
    }

    private Unknown unknown(GovernedElement governed, String state, int knot, double theta) {
        OptionalDouble time = weights.knots() == 1 ? OptionalDouble.empty() : OptionalDouble.of(weights.time(knot));
        var quantity = new Quantity.StateValue(governed.element().name(), state, time);
        return new Unknown(quantity, governed.element().unit(), Domain.REAL, theta, SPREAD);
    }

    /** The same values, mixed by the flow of some trajectories. */
    @Override
    public ParameterModel select(int[] trajectories) {
        return new StateAverageModel(this, Selection.of(flow, trajectories));
    }

    @Override
    public List<Unknown> unknowns() {
        return unknowns;
    }

    @Override
    public boolean constantInTime() {
        return false;
    }

    @Override
    public double[] values(double[] theta) {
        double[] values = new double[theta.length];
        for (int c = 0; c < theta.length; c++) {
            values[c] = units[c / each()] * theta[c];
        }
        return values;
    }

    @Override
    public double[] valuesTangent(double[] theta, double[] direction) {
        return values(direction);
    }

    /** Draws each element's level; the values of all states and knots begin there. */
    @Override
    public double[] draw(RandomGenerator random) {
        double[] theta = new double[unknowns.size()];
        int each = each();
        for (int i = 0; i < transforms.length; i++) {
            Arrays.fill(theta, i * each, (i + 1) * each, unknowns.get(i * each).draw(random));
        }
        return theta;
    }

    @Override
    public void evaluate(double[] theta, Lanes lanes, GridPath path) {
        double[] means = means(theta, lanes);
        forAll(lanes, (k, i, lane, mean) -> path.values()[entry(path, k, i, lane)] = transforms[i].value(means[mean]));
    }

    @Override
    public void tangent(double[] theta, Lanes lanes, double[] direction, GridPath tangent) {
        double[] means = means(theta, lanes);
        double[] changes = means(direction, lanes);
        forAll(
                lanes,
                (k, i, lane, mean) -> tangent.values()[entry(tangent, k, i, lane)] =
                        transforms[i].slope(means[mean]) * changes[mean]);
    }

    @Override
    public void pullback(double[] theta, Lanes lanes, GridPath cotangent, double[] thetaCotangent) {
        double[] means = means(theta, lanes);
        forAll(lanes, (k, i, lane, mean) -> {
            double pulled =
                    units[i] * transforms[i].slope(means[mean]) * cotangent.values()[entry(cotangent, k, i, lane)];
            int start = lane / lanes.trajectories();
            for (int x = 0; x < flow.components(); x++) {
                double share = share(k, x, lane % lanes.trajectories()) * pulled;
                thetaCotangent[component(i, x, weights.left(k), lanes, start)] += (1 - weights.rightWeight(k)) * share;
                thetaCotangent[component(i, x, weights.right(k), lanes, start)] += weights.rightWeight(k) * share;
            }
        });
    }

    /** What is done for a point, an element and a lane; {@code mean} is their place in {@link #means}. */
    private interface Entry {
        void visit(int point, int element, int lane, int mean);
    }

    private void forAll(Lanes lanes, Entry entry) {
        int mean = 0;
        for (int k = 0; k < flow.points(); k++) {
            for (int i = 0; i < transforms.length; i++) {
                for (int lane = 0; lane < lanes.count(); lane++) {
                    entry.visit(k, i, lane, mean);
                    mean++;
                }
            }
        }
    }

    /** The states' mean of values in {@code θ}, {@code [point][element][lane]}. */
    private double[] means(double[] theta, Lanes lanes) {
        check(lanes);
        double[] means = new double[flow.points() * transforms.length * lanes.count()];
        forAll(lanes, (k, i, lane, mean) -> {
            int start = lane / lanes.trajectories();
            double sum = 0;
            for (int x = 0; x < flow.components(); x++) {
                double left = theta[component(i, x, weights.left(k), lanes, start)];
                double right = theta[component(i, x, weights.right(k), lanes, start)];
                double value = left + weights.rightWeight(k) * (right - left);
                sum += share(k, x, lane % lanes.trajectories()) * value;
            }
            means[mean] = units[i] * sum;
        });
        return means;
    }

    private double share(int k, int state, int trajectory) {
        return flow.values()[flow.offset(k) + state * flow.lanes() + trajectory];
    }

    private int entry(GridPath path, int k, int element, int lane) {
        return path.offset(k) + indices[element] * path.lanes() + lane;
    }

    private void check(Lanes lanes) {
        if (lanes.trajectories() != flow.lanes()) {
            throw new IllegalArgumentException("trajectories (" + lanes.trajectories() + ") must be the " + flow.lanes()
                    + " whose flow mixes the states' values");
        }
    }

    private int component(int element, int state, int knot, Lanes lanes, int start) {
        return ((element * flow.components() + state) * weights.knots() + knot) * lanes.starts() + start;
    }

    /** Number of unknowns of one element. */
    private int each() {
        return flow.components() * weights.knots();
    }
}
