package tacit.equilibrium;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tacit.game.Domain;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GameResponse;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;
import tacit.game.TransitionGraph;

/**
 * A game whose Hamiltonian, rates and derivatives are written by hand, one lane at a time: an oracle that owes nothing
 * to the compiler of game files.
 */
public abstract class HandwrittenGame implements MeanFieldGame {
    private final String name;
    private final TransitionGraph graph;
    private final List<String> states = new ArrayList<>();
    private final List<ParameterElement> parameters = new ArrayList<>();
    private final List<ParameterElement> inputs = new ArrayList<>();

    protected HandwrittenGame(String name, TransitionGraph graph, String... parameters) {
        this.name = name;
        this.graph = graph;
        for (int x = 0; x < graph.states(); x++) {
            states.add(Integer.toString(x));
        }
        for (String parameter : parameters) {
            this.parameters.add(element(parameter, OptionalDouble.empty()));
        }
    }

    protected final void addInput(String input, double value) {
        inputs.add(element(input, OptionalDouble.of(value)));
    }

    private static ParameterElement element(String name, OptionalDouble value) {
        return new ParameterElement(name, name, Domain.REAL, value, "", "");
    }

    /** What a game reads in one lane, or a direction or cotangent of it. */
    public record Arguments(double[] u, double[] mu, double[] gamma, double[] input, double t) {}

    /** What a game answers in one lane, or a direction or seed of it. */
    public record Answer(double[] h, double[] q) {}

    /** Writes {@code h} and {@code q}. */
    protected abstract void evaluate(Arguments at, Answer answer);

    /** Adds the derivative of {@code Σ h̄ h + Σ q̄ q}. */
    protected abstract void cotangent(Arguments at, Answer seed, Arguments cotangent);

    /** Writes the derivative of {@code h} and {@code q} in a direction. */
    protected abstract void tangent(Arguments at, Arguments direction, Answer derivative);

    /** Writes {@code g}. */
    protected abstract void terminal(Arguments at, double[] g);

    /** Adds the derivative of {@code Σ ḡ g}. */
    protected abstract void terminalCotangent(Arguments at, double[] seed, Arguments cotangent);

    /** Writes the derivative of {@code g} in a direction. */
    protected abstract void terminalTangent(Arguments at, Arguments direction, double[] derivative);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final TransitionGraph graph() {
        return graph;
    }

    @Override
    public final List<String> states() {
        return states;
    }

    @Override
    public final List<ParameterElement> parameters() {
        return parameters;
    }

    @Override
    public final List<ParameterElement> inputs() {
        return inputs;
    }

    @Override
    public final List<String> controls() {
        return List.of();
    }

    @Override
    public final int actionAggregates() {
        return 0;
    }

    @Override
    public final GameEvaluator evaluator(int lanes) {
        return new LaneByLane(lanes);
    }

    private Arguments arguments() {
        return arguments(0);
    }

    private Arguments arguments(double t) {
        int d = graph.states();
        return new Arguments(new double[d], new double[d], new double[parameters.size()], new double[inputs.size()], t);
    }

    private final class LaneByLane implements GameEvaluator {
        private final int lanes;

        LaneByLane(int lanes) {
            this.lanes = lanes;
        }

        @Override
        public int lanes() {
            return lanes;
        }

        @Override
        public void evaluate(GamePoint at, GameResponse response) {
            for (int lane = 0; lane < lanes; lane++) {
                Answer answer = answer();
                HandwrittenGame.this.evaluate(read(at, lane), answer);
                write(answer, response, lane);
            }
        }

        @Override
        public void tangent(GamePoint at, GamePoint direction, GameResponse derivative) {
            for (int lane = 0; lane < lanes; lane++) {
                Answer answer = answer();
                HandwrittenGame.this.tangent(read(at, lane), read(direction, lane), answer);
                write(answer, derivative, lane);
            }
        }

        @Override
        public void cotangent(GamePoint at, GameResponse seed, GamePoint cotangent) {
            for (int lane = 0; lane < lanes; lane++) {
                Answer weights = answer();
                load(
                        seed.array(GameResponse.Result.HAMILTONIAN),
                        seed.offset(GameResponse.Result.HAMILTONIAN),
                        lane,
                        weights.h());
                load(seed.array(GameResponse.Result.RATE), seed.offset(GameResponse.Result.RATE), lane, weights.q());
                Arguments sum = arguments();
                HandwrittenGame.this.cotangent(read(at, lane), weights, sum);
                add(sum, cotangent, lane);
            }
        }

        @Override
        public void terminal(GamePoint at, double[] cost, int offset) {
            for (int lane = 0; lane < lanes; lane++) {
                double[] g = new double[graph.states()];
                HandwrittenGame.this.terminal(readAtEnd(at, lane), g);
                store(g, cost, offset, lane);
            }
        }

        @Override
        public void terminalTangent(GamePoint at, GamePoint direction, double[] derivative, int offset) {
            for (int lane = 0; lane < lanes; lane++) {
                double[] g = new double[graph.states()];
                HandwrittenGame.this.terminalTangent(readAtEnd(at, lane), readAtEnd(direction, lane), g);
                store(g, derivative, offset, lane);
            }
        }

        @Override
        public void terminalCotangent(GamePoint at, double[] seed, int offset, GamePoint cotangent) {
            for (int lane = 0; lane < lanes; lane++) {
                double[] g = new double[graph.states()];
                load(seed, offset, lane, g);
                Arguments sum = arguments();
                HandwrittenGame.this.terminalCotangent(readAtEnd(at, lane), g, sum);
                add(sum, cotangent, lane);
            }
        }

        @Override
        public void controls(GamePoint at, double[] controls, int offset) {}

        private Answer answer() {
            return new Answer(new double[graph.states()], new double[graph.edges()]);
        }

        private Arguments readAtEnd(GamePoint point, int lane) {
            Arguments at = arguments(time(point, lane));
            load(point, GamePoint.Argument.FLOW, lane, at.mu());
            load(point, GamePoint.Argument.PARAMETER, lane, at.gamma());
            load(point, GamePoint.Argument.INPUT, lane, at.input());
            return at;
        }

        private Arguments read(GamePoint point, int lane) {
            Arguments at = readAtEnd(point, lane);
            load(point, GamePoint.Argument.VALUE, lane, at.u());
            return at;
        }

        private double time(GamePoint point, int lane) {
            double[] times = point.array(GamePoint.Argument.TIME);
            return times.length == 0 ? 0 : times[point.offset(GamePoint.Argument.TIME) + lane];
        }

        private void load(GamePoint point, GamePoint.Argument argument, int lane, double[] to) {
            load(point.array(argument), point.offset(argument), lane, to);
        }

        private void load(double[] from, int offset, int lane, double[] to) {
            for (int i = 0; i < to.length && from.length > 0; i++) {
                to[i] = from[offset + i * lanes + lane];
            }
        }

        private void store(double[] from, double[] to, int offset, int lane) {
            for (int i = 0; i < from.length; i++) {
                to[offset + i * lanes + lane] = from[i];
            }
        }

        private void write(Answer answer, GameResponse response, int lane) {
            store(
                    answer.h(),
                    response.array(GameResponse.Result.HAMILTONIAN),
                    response.offset(GameResponse.Result.HAMILTONIAN),
                    lane);
            store(
                    answer.q(),
                    response.array(GameResponse.Result.RATE),
                    response.offset(GameResponse.Result.RATE),
                    lane);
        }

        private void add(Arguments sum, GamePoint to, int lane) {
            add(sum.u(), to, GamePoint.Argument.VALUE, lane);
            add(sum.mu(), to, GamePoint.Argument.FLOW, lane);
            add(sum.gamma(), to, GamePoint.Argument.PARAMETER, lane);
            add(sum.input(), to, GamePoint.Argument.INPUT, lane);
        }

        private void add(double[] sum, GamePoint to, GamePoint.Argument argument, int lane) {
            double[] array = to.array(argument);
            for (int i = 0; i < sum.length && array.length > 0; i++) {
                array[to.offset(argument) + i * lanes + lane] += sum[i];
            }
        }
    }
}
