package tacit.parameter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import tacit.equilibrium.GridPath;

/**
 * Elements that are a given flow's mean of values of the states, {@code γ_k = Σ_x μ_k,x v_x(t_k)}. Components of
 * {@code θ} run {@code [element][state][knot]}.
 */
final class StateAverageModel implements ParameterModel {
    private final int[] indices;
    private final Transform[] transforms;
    private final KnotWeights weights;
    private final GridPath flow;
    private final List<Unknown> unknowns;

    StateAverageModel(
            List<GovernedElement> elements,
            List<String> states,
            OptionalDouble start,
            KnotWeights weights,
            GridPath flow) {
        this.indices = elements.stream().mapToInt(GovernedElement::index).toArray();
        this.transforms = elements.stream().map(GovernedElement::transform).toArray(Transform[]::new);
        this.weights = weights;
        this.flow = flow;
        var list = new ArrayList<Unknown>();
        for (int i = 0; i < transforms.length; i++) {
            double theta = transforms[i].inverse(elements.get(i).startValue(start));
            for (String state : states) {
                for (int knot = 0; knot < weights.knots(); knot++) {
                    list.add(unknown(elements.get(i), state, knot, theta, transforms[i].spread(theta)));
                }
            }
        }
        this.unknowns = List.copyOf(list);
    }

    private StateAverageModel(StateAverageModel other, GridPath flow) {
        this.indices = other.indices;
        this.transforms = other.transforms;
        this.weights = other.weights;
        this.unknowns = other.unknowns;
        this.flow = flow;
    }

    private Unknown unknown(GovernedElement governed, String state, int knot, double theta, double spread) {
        OptionalDouble time = weights.knots() == 1 ? OptionalDouble.empty() : OptionalDouble.of(weights.time(knot));
        var quantity = new Quantity.StateValue(governed.element().name(), state, time);
        return new Unknown(
                quantity, governed.element().unit(), governed.element().domain(), theta, spread);
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
            values[c] = transform(c, 1).value(theta[c]);
        }
        return values;
    }

    @Override
    public double[] valuesTangent(double[] theta, double[] direction) {
        double[] tangent = new double[theta.length];
        for (int c = 0; c < theta.length; c++) {
            tangent[c] = transform(c, 1).slope(theta[c]) * direction[c];
        }
        return tangent;
    }

    /** Draws each element's level; the values of all states and knots begin there. */
    @Override
    public double[] draw(RandomGenerator random) {
        double[] theta = new double[unknowns.size()];
        int each = theta.length / transforms.length;
        for (int i = 0; i < transforms.length; i++) {
            Arrays.fill(theta, i * each, (i + 1) * each, unknowns.get(i * each).draw(random));
        }
        return theta;
    }

    @Override
    public void evaluate(double[] theta, Lanes lanes, GridPath path) {
        double[] values = new double[theta.length];
        for (int c = 0; c < theta.length; c++) {
            values[c] = transform(c, lanes.starts()).value(theta[c]);
        }
        mix(values, lanes, path);
    }

    @Override
    public void tangent(double[] theta, Lanes lanes, double[] direction, GridPath tangent) {
        double[] slopes = new double[theta.length];
        for (int c = 0; c < theta.length; c++) {
            slopes[c] = transform(c, lanes.starts()).slope(theta[c]) * direction[c];
        }
        mix(slopes, lanes, tangent);
    }

    @Override
    public void pullback(double[] theta, Lanes lanes, GridPath cotangent, double[] thetaCotangent) {
        check(lanes);
        double[] atValues = new double[theta.length];
        for (int k = 0; k < cotangent.points(); k++) {
            for (int i = 0; i < transforms.length; i++) {
                for (int x = 0; x < flow.components(); x++) {
                    for (int start = 0; start < lanes.starts(); start++) {
                        double sum = pulled(cotangent, k, i, x, lanes, start);
                        atValues[component(i, x, weights.left(k), lanes, start)] += (1 - weights.rightWeight(k)) * sum;
                        atValues[component(i, x, weights.right(k), lanes, start)] += weights.rightWeight(k) * sum;
                    }
                }
            }
        }
        for (int c = 0; c < theta.length; c++) {
            thetaCotangent[c] += transform(c, lanes.starts()).slope(theta[c]) * atValues[c];
        }
    }

    private double pulled(GridPath cotangent, int k, int element, int state, Lanes lanes, int start) {
        int from = cotangent.offset(k) + indices[element] * cotangent.lanes() + lanes.lane(start, 0);
        int shares = flow.offset(k) + state * flow.lanes();
        double sum = 0;
        for (int trajectory = 0; trajectory < lanes.trajectories(); trajectory++) {
            sum += flow.values()[shares + trajectory] * cotangent.values()[from + trajectory];
        }
        return sum;
    }

    /** Writes the mean of {@code [element][state][knot][start]} to the path. */
    private void mix(double[] values, Lanes lanes, GridPath path) {
        check(lanes);
        for (int k = 0; k < path.points(); k++) {
            for (int i = 0; i < transforms.length; i++) {
                for (int start = 0; start < lanes.starts(); start++) {
                    int to = path.offset(k) + indices[i] * path.lanes() + lanes.lane(start, 0);
                    Arrays.fill(path.values(), to, to + lanes.trajectories(), 0);
                    for (int x = 0; x < flow.components(); x++) {
                        double left = values[component(i, x, weights.left(k), lanes, start)];
                        double right = values[component(i, x, weights.right(k), lanes, start)];
                        add(left + weights.rightWeight(k) * (right - left), k, x, path, to);
                    }
                }
            }
        }
    }

    private void add(double value, int k, int state, GridPath path, int to) {
        int shares = flow.offset(k) + state * flow.lanes();
        for (int trajectory = 0; trajectory < flow.lanes(); trajectory++) {
            path.values()[to + trajectory] += flow.values()[shares + trajectory] * value;
        }
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

    private Transform transform(int component, int starts) {
        return transforms[component / starts / weights.knots() / flow.components()];
    }
}
