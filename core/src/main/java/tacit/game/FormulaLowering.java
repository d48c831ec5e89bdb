package tacit.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tacit.formula.Buffer;
import tacit.formula.Condition;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.Formula;
import tacit.formula.FormulaException;
import tacit.formula.LoopBuilder;
import tacit.formula.NearestName;

/** Turns a formula into an expression of a loop, given what its index variables stand for in each instance. */
final class FormulaLowering {
    private final ProgramBuilder program;
    private final LoopBuilder loop;
    private final List<Map<String, Integer>> indices;
    private final @Nullable ControlSymbol control;
    private final ExpressionGraph graph;
    private final Structure structure;

    /** Lowers formulas that read no control. */
    FormulaLowering(ProgramBuilder program, LoopBuilder loop, List<Map<String, Integer>> indices) {
        this(program, loop, indices, null);
    }

    FormulaLowering(
            ProgramBuilder program,
            LoopBuilder loop,
            List<Map<String, Integer>> indices,
            @Nullable ControlSymbol control) {
        this.program = program;
        this.loop = loop;
        this.indices = indices;
        this.control = control;
        this.graph = loop.graph();
        this.structure = program.source().structure();
    }

    Expression lower(Formula formula) {
        Optional<double[]> fixed = fixed(formula);
        if (fixed.isPresent()) {
            return loop.value(fixed.get(), formula.toString());
        }
        return switch (formula) {
            case Formula.NumberLiteral literal -> graph.constant(literal.value());
            case Formula.Name name -> lower(name);
            case Formula.Tuple tuple ->
                throw new FormulaException(tuple.position(), "'" + tuple + "' is a state, not a number");
            case Formula.Negate negate -> graph.negate(lower(negate.operand()));
            case Formula.Binary binary ->
                graph.apply(Operations.of(binary.operator()), lower(binary.left()), lower(binary.right()));
            case Formula.Call call ->
                Operations.apply(
                        graph,
                        call.function(),
                        lower(call.arguments().getFirst()),
                        lower(call.arguments().getLast()));
            case Formula.Sum sum -> lower(sum);
            case Formula.Conditional conditional ->
                choose(conditional.condition(), lower(conditional.then()), lower(conditional.otherwise()));
        };
    }

    private Optional<double[]> fixed(Formula formula) {
        double[] numbers = new double[indices.size()];
        for (int i = 0; i < numbers.length; i++) {
            OptionalDouble number = structure.number(formula, indices.get(i));
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers[i] = number.getAsDouble();
        }
        return Optional.of(numbers);
    }

    /** {@code then} where the condition holds, otherwise {@code otherwise}. */
    Expression choose(Condition condition, Expression then, Expression otherwise) {
        return switch (condition) {
            case Condition.Negation negation -> choose(negation.operand(), otherwise, then);
            case Condition.Conjunction both -> choose(both.left(), choose(both.right(), then, otherwise), otherwise);
            case Condition.Disjunction either -> choose(either.left(), then, choose(either.right(), then, otherwise));
            case Condition.Comparison comparison -> compare(comparison, then, otherwise);
        };
    }

    private Expression compare(Condition.Comparison comparison, Expression then, Expression otherwise) {
        List<Optional<Boolean>> known =
                indices.stream().map(at -> structure.holds(comparison, at)).toList();
        if (known.stream().allMatch(Optional::isPresent)) {
            double[] truth = known.stream()
                    .mapToDouble(holds -> holds.orElse(false) ? 0 : 1)
                    .toArray();
            return graph.select(loop.value(truth, comparison.toString()), graph.constant(0), then, otherwise);
        }
        Expression a = lower(comparison.left());
        Expression b = lower(comparison.right());
        return switch (comparison.operator()) {
            case LESS_OR_EQUAL -> graph.select(a, b, then, otherwise);
            case GREATER_OR_EQUAL -> graph.select(b, a, then, otherwise);
            case LESS -> graph.select(b, a, otherwise, then);
            case GREATER -> graph.select(a, b, otherwise, then);
            case EQUAL -> graph.select(a, b, graph.select(b, a, then, otherwise), otherwise);
            case NOT_EQUAL -> graph.select(a, b, graph.select(b, a, otherwise, then), then);
        };
    }

    private Expression lower(Formula.Name name) {
        GameSource source = program.source();
        if (control != null && control.declaration().name().equals(name.name())) {
            return control(name, control);
        }
        Formula replacement = source.formulas().get(name.name());
        if (replacement != null) {
            return replaced(name, replacement);
        }
        if (source.parameters().declares(name.name())) {
            return element(name, source.parameters(), GamePoint.Argument.PARAMETER);
        }
        if (source.inputs().declares(name.name())) {
            return element(name, source.inputs(), GamePoint.Argument.INPUT);
        }
        return switch (name.name()) {
            case "mu" -> flow(name);
            case "t" -> loop.load(program.argument(GamePoint.Argument.TIME), 0, "t");
            default -> aggregate(name);
        };
    }

    private Expression flow(Formula.Name name) {
        int[] states = new int[indices.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = structure.states(name, indices.get(i)).getFirst();
        }
        Expression share = loop.load(program.argument(GamePoint.Argument.FLOW), states, name.toString());
        program.signs().declareNonNegative(share);
        return share;
    }

    private Expression aggregate(Formula.Name name) {
        for (AggregateDeclaration aggregate : program.source().definition().aggregates()) {
            if (aggregate.name().equals(name.name())) {
                return loop.load(program.aggregate(aggregate), 0, name.name());
            }
        }
        throw new FormulaException(
                name.position(),
                name.name().equals("horizon")
                        ? "'horizon' has no value: declare it in the game file, e.g. horizon 10"
                        : "'" + name + "' cannot be read here" + NearestName.suggestionOrAll(name.name(), known()));
    }

    private List<String> known() {
        return SymbolTable.of(program.source().definition()).all().stream()
                .filter(Place.PARAMETER_FORMULA::reads)
                .map(Symbol::name)
                .toList();
    }

    private Expression element(Formula.Name name, ElementLayout layout, GamePoint.Argument argument) {
        int[] positions = new int[indices.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = layout.position(name.name(), structure.states(name, indices.get(i)));
        }
        Expression symbol = loop.load(program.argument(argument), positions, name.toString());
        Domain domain = layout.declaration(name.name()).domain();
        if (domain.lower() > 0 || (domain.lower() == 0 && domain.lowerOpen())) {
            program.signs().declarePositive(symbol);
        } else if (domain.lower() == 0) {
            program.signs().declareNonNegative(symbol);
        }
        return symbol;
    }

    /** A parameter that is a formula: its own index variables stand for the states it is asked for. */
    private Expression replaced(Formula.Name name, Formula replacement) {
        ParameterDeclaration declaration = program.source().definition().parameters().stream()
                .filter(parameter -> parameter.name().equals(name.name()))
                .findFirst()
                .orElseThrow();
        List<Map<String, Integer>> inner = new ArrayList<>();
        for (Map<String, Integer> at : indices) {
            inner.add(structure.bindings(declaration.indices(), structure.states(name, at)));
        }
        return new FormulaLowering(program, loop, inner).lower(replacement);
    }

    private Expression control(Formula.Name name, ControlSymbol own) {
        for (int i = 0; i < indices.size() && !name.indices().isEmpty(); i++) {
            List<Integer> states = structure.states(name, indices.get(i));
            boolean right = states.getFirst() == own.sources()[i]
                    && (states.size() == 1 || states.getLast() == own.targets()[i]);
            if (!right) {
                throw new FormulaException(
                        name.position(), "'" + name + "' is another player's control: only one's own can be read here");
            }
        }
        return own.symbol();
    }

    /** A sum becomes a loop of its own, over the states and over those of the index variables that its body reads. */
    private Expression lower(Formula.Sum sum) {
        List<String> outer = FreeNames.of(sum).stream()
                .filter(name -> !indices.isEmpty() && indices.getFirst().containsKey(name))
                .toList();
        Map<Map<String, Integer>, Integer> slots = new LinkedHashMap<>();
        int[] elements = new int[indices.size()];
        for (int i = 0; i < elements.length; i++) {
            Map<String, Integer> restricted = new HashMap<>(indices.get(i));
            restricted.keySet().retainAll(outer);
            Integer slot = slots.putIfAbsent(restricted, slots.size());
            elements[i] = slot == null ? slots.size() - 1 : slot;
        }
        SumTerms.Key key = new SumTerms.Key(sum, List.copyOf(slots.keySet()));
        return loop.load(program.sum(key, this::summed), elements, sum.toString());
    }

    private Buffer summed(SumTerms.Key key) {
        Formula.Sum sum = key.sum();
        Buffer buffer = Buffer.scratch(sum.toString(), key.around().size());
        SumTerms terms = program.source().terms().terms(key);
        if (!terms.indices().isEmpty()) {
            LoopBuilder sumLoop = program.loop(sum.toString(), terms.indices().size());
            FormulaLowering lowering = new FormulaLowering(program, sumLoop, terms.indices());
            Expression body = lowering.lower(sum.body());
            Expression term =
                    terms.certain() ? body : lowering.choose(sum.condition().orElseThrow(), body, graph.constant(0));
            sumLoop.add(buffer, terms.sums(), term);
            program.add(sumLoop);
        }
        return buffer;
    }
}
