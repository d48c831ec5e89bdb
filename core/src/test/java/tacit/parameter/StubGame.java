package tacit.parameter;

import java.util.List;
import java.util.OptionalDouble;
import tacit.game.Domain;
import tacit.game.GameEvaluator;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;
import tacit.game.TransitionGraph;

/** A game that has parameters and states, and cannot be played. */
public record StubGame(List<ParameterElement> parameters) implements MeanFieldGame {
    /** beta &gt; 0, cost &gt;= 0 = 0, share in [0, 1] = 0.25, shift real = −2, q[0,1] and q[1,0] &gt; 0 = 3. */
    public static StubGame mixed() {
        return new StubGame(List.of(
                element("beta", "beta", Domain.above(0), OptionalDouble.empty()),
                element("cost", "cost", Domain.atLeast(0), OptionalDouble.of(0)),
                element("share", "share", Domain.between(0, 1), OptionalDouble.of(0.25)),
                element("shift", "shift", Domain.REAL, OptionalDouble.of(-2)),
                element("q[0,1]", "q", Domain.above(0), OptionalDouble.of(3)),
                element("q[1,0]", "q", Domain.above(0), OptionalDouble.of(3))));
    }

    private static ParameterElement element(String name, String block, Domain domain, OptionalDouble value) {
        return new ParameterElement(name, block, domain, value, "", "");
    }

    /** The defaults, NaN where there is none. */
    double[] defaults() {
        return parameters.stream()
                .mapToDouble(element -> element.value().orElse(Double.NaN))
                .toArray();
    }

    @Override
    public String name() {
        return "stub";
    }

    @Override
    public TransitionGraph graph() {
        return new TransitionGraph(2, new int[] {0, 1}, new int[] {1, 0});
    }

    @Override
    public List<String> states() {
        return List.of("A", "B");
    }

    @Override
    public List<ParameterElement> inputs() {
        return List.of();
    }

    @Override
    public List<String> controls() {
        return List.of();
    }

    @Override
    public int actionAggregates() {
        return 0;
    }

    @Override
    public GameEvaluator evaluator(int lanes) {
        throw new UnsupportedOperationException("a stub cannot be played");
    }
}
