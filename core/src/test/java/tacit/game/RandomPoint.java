package tacit.game;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Random points, directions and seeds for a game: shares that sum to one, parameters inside their domains. */
public final class RandomPoint {
    private RandomPoint() {}

    /** A point in the game's domain; time and action aggregates included. */
    public static GamePoint inside(MeanFieldGame game, int lanes, RandomGenerator random) {
        int states = game.states().size();
        double[] flow = random.doubles(states * lanes, 0.05, 1).toArray();
        for (int lane = 0; lane < lanes; lane++) {
            double sum = 0;
            for (int state = 0; state < states; state++) {
                sum += flow[state * lanes + lane];
            }
            for (int state = 0; state < states; state++) {
                flow[state * lanes + lane] /= sum;
            }
        }
        return new GamePoint()
                .set(
                        GamePoint.Argument.VALUE,
                        random.doubles(states * lanes, -3, 3).toArray(),
                        0)
                .set(GamePoint.Argument.FLOW, flow, 0)
                .set(GamePoint.Argument.PARAMETER, elements(game.parameters(), lanes, random), 0)
                .set(GamePoint.Argument.INPUT, defaults(game.inputs(), lanes), 0)
                .set(GamePoint.Argument.TIME, random.doubles(lanes, 0, 2).toArray(), 0);
    }

    private static double[] elements(java.util.List<ParameterElement> elements, int lanes, RandomGenerator random) {
        double[] values = new double[elements.size() * lanes];
        for (int i = 0; i < values.length; i++) {
            Domain domain = elements.get(i / lanes).domain();
            double low = domain.isReal() ? -1 : domain.lower() + 0.1;
            values[i] = random.nextDouble(low, Math.min(low + 1.5, domain.upper()));
        }
        return values;
    }

    private static double[] defaults(java.util.List<ParameterElement> elements, int lanes) {
        double[] values = new double[elements.size() * lanes];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements.get(i / lanes).value().orElse(0);
        }
        return values;
    }

    /** A direction of every differentiable argument; inputs with bounds on both sides are switches and stay. */
    public static GamePoint direction(MeanFieldGame game, int lanes, RandomGenerator random) {
        GamePoint direction =
                point(game, lanes, size -> random.doubles(size, -1, 1).toArray());
        double[] inputs = direction.array(GamePoint.Argument.INPUT);
        for (int i = 0; i < inputs.length; i++) {
            if (game.inputs().get(i / lanes).domain().upper() < Double.POSITIVE_INFINITY) {
                inputs[i] = 0;
            }
        }
        return direction;
    }

    /** Zeros for every argument. */
    public static GamePoint zero(MeanFieldGame game, int lanes) {
        return point(game, lanes, double[]::new);
    }

    private static GamePoint point(MeanFieldGame game, int lanes, java.util.function.IntFunction<double[]> make) {
        int states = game.states().size();
        return new GamePoint()
                .set(GamePoint.Argument.VALUE, make.apply(states * lanes), 0)
                .set(GamePoint.Argument.FLOW, make.apply(states * lanes), 0)
                .set(GamePoint.Argument.PARAMETER, make.apply(game.parameters().size() * lanes), 0)
                .set(GamePoint.Argument.INPUT, make.apply(game.inputs().size() * lanes), 0)
                .set(GamePoint.Argument.TIME, make.apply(lanes), 0);
    }

    /** A response whose arrays are filled by {@code make}. */
    public static GameResponse response(MeanFieldGame game, int lanes, java.util.function.IntFunction<double[]> make) {
        return new GameResponse()
                .set(GameResponse.Result.HAMILTONIAN, make.apply(game.states().size() * lanes), 0)
                .set(GameResponse.Result.RATE, make.apply(game.graph().edges() * lanes), 0);
    }

    /** All arguments but time in one array. */
    public static double[] flatten(GamePoint point) {
        return Arrays.stream(GamePoint.Argument.values())
                .filter(argument -> argument != GamePoint.Argument.TIME)
                .flatMapToDouble(argument -> Arrays.stream(point.array(argument)))
                .toArray();
    }

    /** All results in one array. */
    public static double[] flatten(GameResponse response) {
        return Arrays.stream(GameResponse.Result.values())
                .flatMapToDouble(result -> Arrays.stream(response.array(result)))
                .toArray();
    }

    /** The point moved along a direction. */
    public static GamePoint moved(GamePoint point, GamePoint direction, double step) {
        GamePoint moved = new GamePoint();
        for (GamePoint.Argument argument : GamePoint.Argument.values()) {
            double[] array = point.array(argument).clone();
            if (argument != GamePoint.Argument.TIME) {
                for (int i = 0; i < array.length; i++) {
                    array[i] += step * direction.array(argument)[i];
                }
            }
            moved.set(argument, array, 0);
        }
        return moved;
    }
}
