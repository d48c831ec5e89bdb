package tacit.parameter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.game.ParameterElement;

/**
 * Elements with values at knots in time, linear between them; with one knot they are constant. Components of {@code θ}
 * run {@code [element][knot]}.
 */
final class KnotModel implements ParameterModel {
    private final List<GovernedElement> elements;
    private final Transform[] transforms;
    private final List<Unknown> unknowns;
    private final int knots;
    private final KnotWeights weights;

    KnotModel(List<GovernedElement> elements, OptionalDouble start, TimeGrid grid, int knots) {
        this.elements = List.copyOf(elements);
        this.knots = knots;
        this.weights = new KnotWeights(grid, knots);
        this.transforms = new Transform[elements.size()];
        this.unknowns = new ArrayList<>();
        for (int i = 0; i < transforms.length; i++) {
            transforms[i] = elements.get(i).transform();
            double theta = transforms[i].inverse(elements.get(i).startValue(start));
            for (int knot = 0; knot < knots; knot++) {
                double spread = transforms[i].spread(theta);
                unknowns.add(unknown(elements.get(i).element(), weights.time(knot), theta, spread));
            }
        }
    }

    private Unknown unknown(ParameterElement element, double time, double theta, double spread) {
        Quantity quantity = knots > 1 ? new Quantity.Knot(element.name(), time) : new Quantity.Value(element.name());
        return new Unknown(quantity, element.unit(), element.domain(), theta, spread);
    }

    @Override
    public List<Unknown> unknowns() {
        return List.copyOf(unknowns);
    }

    @Override
    public boolean constantInTime() {
        return knots == 1;
    }

    @Override
    public double[] values(double[] theta) {
        double[] values = new double[theta.length];
        for (int c = 0; c < theta.length; c++) {
            values[c] = transforms[c / knots].value(theta[c]);
        }
        return values;
    }

    @Override
    public double[] valuesTangent(double[] theta, double[] direction) {
        double[] tangent = new double[theta.length];
        for (int c = 0; c < theta.length; c++) {
            tangent[c] = transforms[c / knots].slope(theta[c]) * direction[c];
        }
        return tangent;
    }

    /** Draws each element's level; its knots all begin there, since jagged paths are poor starts. */
    @Override
    public double[] draw(RandomGenerator random) {
        double[] theta = new double[unknowns.size()];
        for (int i = 0; i < transforms.length; i++) {
            double level = unknowns.get(i * knots).draw(random);
            Arrays.fill(theta, i * knots, (i + 1) * knots, level);
        }
        return theta;
    }

    @Override
    public void evaluate(double[] theta, Lanes lanes, GridPath path) {
        double[] values = new double[theta.length];
        for (int c = 0; c < theta.length; c++) {
            values[c] = transforms[c / lanes.starts() / knots].value(theta[c]);
        }
        interpolate(values, lanes, path);
    }

    @Override
    public void tangent(double[] theta, Lanes lanes, double[] direction, GridPath tangent) {
        double[] slopes = new double[theta.length];
        for (int c = 0; c < theta.length; c++) {
            slopes[c] = transforms[c / lanes.starts() / knots].slope(theta[c]) * direction[c];
        }
        interpolate(slopes, lanes, tangent);
    }

    /** Writes {@code [element][knot][start]} to the path, linear between knots. */
    private void interpolate(double[] atKnots, Lanes lanes, GridPath path) {
        for (int k = 0; k < path.points(); k++) {
            for (int i = 0; i < transforms.length; i++) {
                int to = path.offset(k) + elements.get(i).index() * lanes.count();
                for (int start = 0; start < lanes.starts(); start++) {
                    int left = (i * knots + weights.left(k)) * lanes.starts() + start;
                    int right = (i * knots + weights.right(k)) * lanes.starts() + start;
                    double value = atKnots[left] + weights.rightWeight(k) * (atKnots[right] - atKnots[left]);
                    int lane = to + lanes.lane(start, 0);
                    Arrays.fill(path.values(), lane, lane + lanes.trajectories(), value);
                }
            }
        }
    }

    @Override
    public void pullback(double[] theta, Lanes lanes, GridPath cotangent, double[] thetaCotangent) {
        double[] atKnots = new double[theta.length];
        for (int k = 0; k < cotangent.points(); k++) {
            for (int i = 0; i < transforms.length; i++) {
                int from = cotangent.offset(k) + elements.get(i).index() * lanes.count();
                for (int start = 0; start < lanes.starts(); start++) {
                    double sum = 0;
                    for (int trajectory = 0; trajectory < lanes.trajectories(); trajectory++) {
                        sum += cotangent.values()[from + lanes.lane(start, trajectory)];
                    }
                    int left = (i * knots + weights.left(k)) * lanes.starts() + start;
                    int right = (i * knots + weights.right(k)) * lanes.starts() + start;
                    atKnots[left] += (1 - weights.rightWeight(k)) * sum;
                    atKnots[right] += weights.rightWeight(k) * sum;
                }
            }
        }
        for (int c = 0; c < theta.length; c++) {
            thetaCotangent[c] += transforms[c / lanes.starts() / knots].slope(theta[c]) * atKnots[c];
        }
    }
}
