package tacit.parameter;

import java.util.Arrays;
import java.util.List;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;

/**
 * Parameters held at a value: {@code γ_k = value} for all {@code k}, with no component of {@code θ}. {@link #bind}
 * throws where the value lies outside an element's domain.
 *
 * @param parameters their names
 * @param value their value
 */
public record Fixed(List<String> parameters, double value) implements ParameterBlock {
    /** Copies the names. */
    public Fixed {
        parameters = List.copyOf(parameters);
    }

    /** One parameter held at a value. */
    public static Fixed parameter(String name, double value) {
        return new Fixed(List.of(name), value);
    }

    @Override
    public ParameterModel bind(List<GovernedElement> elements, TimeGrid grid) {
        for (GovernedElement governed : elements) {
            if (!governed.element().domain().contains(value)) {
                throw new IllegalArgumentException("value (" + value + ") of parameter "
                        + governed.element().name() + " must be "
                        + governed.element().domain() + ": give a value within the domain that the game declares");
            }
        }
        return new FixedModel(elements, value);
    }

    private record FixedModel(List<GovernedElement> elements, double value) implements ParameterModel {
        @Override
        public List<Unknown> unknowns() {
            return List.of();
        }

        @Override
        public double[] values(double[] theta) {
            return new double[0];
        }

        @Override
        public double[] valuesTangent(double[] theta, double[] direction) {
            return new double[0];
        }

        @Override
        public boolean constantInTime() {
            return true;
        }

        @Override
        public void evaluate(double[] theta, Lanes lanes, GridPath path) {
            fill(path, value);
        }

        @Override
        public void pullback(double[] theta, Lanes lanes, GridPath cotangent, double[] thetaCotangent) {
            // nothing is looked for
        }

        @Override
        public void tangent(double[] theta, Lanes lanes, double[] direction, GridPath tangent) {
            fill(tangent, 0);
        }

        private void fill(GridPath path, double filling) {
            for (int k = 0; k < path.points(); k++) {
                for (GovernedElement governed : elements) {
                    int from = path.offset(k) + governed.index() * path.lanes();
                    Arrays.fill(path.values(), from, from + path.lanes(), filling);
                }
            }
        }
    }
}
