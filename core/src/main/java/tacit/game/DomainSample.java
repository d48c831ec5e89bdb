package tacit.game;

import java.util.List;
import java.util.random.RandomGenerator;

/** Random places in a game's declared domains: from tiny to large numbers, and flows with empty states among them. */
final class DomainSample {
    private final GamePrograms programs;
    private final int lanes;
    private final RandomGenerator random;

    DomainSample(GamePrograms programs, int lanes, RandomGenerator random) {
        this.programs = programs;
        this.lanes = lanes;
        this.random = random;
    }

    GamePoint draw() {
        int states = programs.states().size();
        double[] values = new double[states * lanes];
        double[] times = new double[lanes];
        for (int i = 0; i < values.length; i++) {
            values[i] = signed();
        }
        for (int lane = 0; lane < lanes; lane++) {
            times[lane] = random.nextDouble() * programs.horizon().orElse(1);
        }
        return new GamePoint()
                .set(GamePoint.Argument.VALUE, values, 0)
                .set(GamePoint.Argument.FLOW, flow(states), 0)
                .set(GamePoint.Argument.PARAMETER, elements(programs.parameters()), 0)
                .set(GamePoint.Argument.INPUT, elements(programs.inputs()), 0)
                .set(GamePoint.Argument.TIME, times, 0);
    }

    private double[] flow(int states) {
        double[] flow = new double[states * lanes];
        for (int lane = 0; lane < lanes; lane++) {
            double sum = 0;
            for (int state = 0; state < states; state++) {
                double mass = random.nextInt(4) == 0 ? 0 : random.nextDouble();
                flow[state * lanes + lane] = mass;
                sum += mass;
            }
            for (int state = 0; state < states; state++) {
                flow[state * lanes + lane] = sum == 0 ? 1.0 / states : flow[state * lanes + lane] / sum;
            }
        }
        return flow;
    }

    private double[] elements(List<ParameterElement> elements) {
        double[] values = new double[elements.size() * lanes];
        for (int i = 0; i < values.length; i++) {
            values[i] = inside(elements.get(i / lanes).domain());
        }
        return values;
    }

    private double inside(Domain domain) {
        boolean below = Double.isFinite(domain.lower());
        boolean above = Double.isFinite(domain.upper());
        if (below && above) {
            return switch (random.nextInt(3)) {
                case 0 -> domain.lowerOpen() ? between(domain) : domain.lower();
                case 1 -> domain.upperOpen() ? between(domain) : domain.upper();
                default -> between(domain);
            };
        }
        return below ? domain.lower() + size() : above ? domain.upper() - size() : signed();
    }

    private double between(Domain domain) {
        return domain.lower() + (1 - random.nextDouble()) * (domain.upper() - domain.lower());
    }

    private double size() {
        return StrictMath.pow(10, random.nextDouble(-2, 2));
    }

    private double signed() {
        return random.nextBoolean() ? size() : -size();
    }
}
