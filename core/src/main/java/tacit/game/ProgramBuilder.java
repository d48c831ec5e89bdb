package tacit.game;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import tacit.formula.Buffer;
import tacit.formula.ExpressionGraph;
import tacit.formula.Formula;
import tacit.formula.Loop;
import tacit.formula.LoopBuilder;
import tacit.formula.Program;
import tacit.formula.Signs;

/** Collects the loops of one of a game's programs; each aggregate is computed once, before it is first read. */
final class ProgramBuilder {
    private final GameSource source;
    private final ExpressionGraph graph = new ExpressionGraph();
    private final Signs signs = new Signs();
    private final Map<GamePoint.Argument, Buffer> arguments = new EnumMap<>(GamePoint.Argument.class);
    private final List<Buffer> inputs = new ArrayList<>();
    private final List<Buffer> results = new ArrayList<>();
    private final Set<Buffer> zeroed = new LinkedHashSet<>();
    private final Map<String, Buffer> aggregates = new HashMap<>();
    private final Map<SumTerms.Key, Buffer> sums = new HashMap<>();
    private final List<Loop> loops = new ArrayList<>();

    ProgramBuilder(GameSource source) {
        this.source = source;
        int states = source.structure().states().size();
        arguments.put(GamePoint.Argument.VALUE, Buffer.external("u", states));
        arguments.put(GamePoint.Argument.FLOW, Buffer.external("mu", states));
        arguments.put(GamePoint.Argument.ACTION_AGGREGATE, Buffer.external("z", 0));
        arguments.put(
                GamePoint.Argument.PARAMETER,
                Buffer.external("gamma", source.parameters().size()));
        arguments.put(
                GamePoint.Argument.INPUT,
                Buffer.external("input", source.inputs().size()));
        arguments.put(GamePoint.Argument.TIME, Buffer.external("t", 1));
    }

    /** What the game file says. */
    GameSource source() {
        return source;
    }

    /** What is known of the signs of what the program reads. */
    Signs signs() {
        return signs;
    }

    LoopBuilder loop(String name, int instances) {
        return new LoopBuilder(name, instances, graph);
    }

    void add(LoopBuilder loop) {
        loops.add(loop.build());
    }

    Buffer argument(GamePoint.Argument argument) {
        return Objects.requireNonNull(arguments.get(argument));
    }

    /** A buffer that the program reads besides its arguments. */
    Buffer input(String name, int size) {
        Buffer buffer = Buffer.external(name, size);
        inputs.add(buffer);
        return buffer;
    }

    /** A buffer that the program answers, written element by element. */
    Buffer result(String name, int size) {
        return result(Buffer.external(name, size));
    }

    /** Takes a buffer that the program answers, written element by element. */
    Buffer result(Buffer buffer) {
        results.add(buffer);
        return buffer;
    }

    /** Takes a buffer that the program answers, set to zero and then added to. */
    Buffer sum(Buffer buffer) {
        result(buffer);
        zeroed.add(buffer);
        return buffer;
    }

    /** The buffer of a named aggregate. */
    Buffer aggregate(AggregateDeclaration declaration) {
        Buffer known = aggregates.get(declaration.name());
        if (known != null) {
            return known;
        }
        Buffer buffer = Buffer.scratch(declaration.name(), 1);
        LoopBuilder loop = loop("aggregate " + declaration.name(), 1);
        Formula formula = declaration.formula();
        loop.store(buffer, new int[1], new FormulaLowering(this, loop, List.of(Map.of())).lower(formula));
        add(loop);
        aggregates.put(declaration.name(), buffer);
        return buffer;
    }

    /** The buffer of a sum, which {@code make} fills when it is first read. */
    Buffer sum(SumTerms.Key key, Function<SumTerms.Key, Buffer> make) {
        Buffer known = sums.get(key);
        if (known != null) {
            return known;
        }
        Buffer buffer = make.apply(key);
        sums.put(key, buffer);
        return buffer;
    }

    /** The program as loops over templates. */
    Program build() {
        List<Buffer> external = new ArrayList<>(arguments.values());
        external.addAll(inputs);
        external.addAll(results);
        return new Program(graph, external, zeroed, loops);
    }
}
