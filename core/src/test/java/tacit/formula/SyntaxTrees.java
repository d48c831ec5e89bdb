package tacit.formula;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Random syntax trees, and trees without positions, so that they can be compared. */
final class SyntaxTrees {
    private static final SourcePosition NOWHERE = SourcePosition.START;
    private static final List<String> NAMES = List.of("beta", "gamma", "c_I", "x", "μ2");
    private static final double[] NUMBERS = {0, 1, 0.5, 1e-3, 1e-7, 12345.678, 1e15, 1e21, Double.MIN_VALUE, 1.7e308};

    private SyntaxTrees() {}

    static Formula formula(RandomGenerator random, int depth) {
        int kind = depth == 0 ? random.nextInt(3) : random.nextInt(12);
        return switch (kind) {
            case 0 -> new Formula.NumberLiteral(NUMBERS[random.nextInt(NUMBERS.length)], NOWHERE);
            case 1 -> new Formula.NumberLiteral(Math.exp(random.nextGaussian(0, 20)), NOWHERE);
            case 2 -> new Formula.Name(name(random), List.of(), NOWHERE);
            case 3 -> new Formula.Name("q", List.of(formula(random, depth - 1), state(random, depth - 1)), NOWHERE);
            case 4 -> new Formula.Negate(formula(random, depth - 1), NOWHERE);
            case 5 -> new Formula.Sum(Index.of("y"), Optional.empty(), formula(random, depth - 1), NOWHERE);
            case 6 ->
                new Formula.Sum(
                        new Index(List.of("k", "l")),
                        Optional.of(condition(random, depth - 1)),
                        formula(random, depth - 1),
                        NOWHERE);
            case 7 -> {
                NamedFunction function = pick(NamedFunction.values(), random);
                List<Formula> arguments = Stream.generate(() -> formula(random, depth - 1))
                        .limit(function.arity())
                        .toList();
                yield new Formula.Call(function, arguments, NOWHERE);
            }
            case 8 ->
                new Formula.Conditional(
                        condition(random, depth - 1), formula(random, depth - 1), formula(random, depth - 1), NOWHERE);
            default ->
                new Formula.Binary(
                        pick(BinaryOperator.values(), random),
                        formula(random, depth - 1),
                        formula(random, depth - 1),
                        NOWHERE);
        };
    }

    static Condition condition(RandomGenerator random, int depth) {
        int kind = depth <= 0 ? 0 : random.nextInt(4);
        return switch (kind) {
            case 1 -> new Condition.Conjunction(condition(random, depth - 1), condition(random, depth - 1), NOWHERE);
            case 2 -> new Condition.Disjunction(condition(random, depth - 1), condition(random, depth - 1), NOWHERE);
            case 3 -> new Condition.Negation(condition(random, depth - 1), NOWHERE);
            default -> {
                int inner = Math.max(0, depth - 1);
                yield new Condition.Comparison(
                        pick(ComparisonOperator.values(), random),
                        formula(random, inner),
                        formula(random, inner),
                        NOWHERE);
            }
        };
    }

    private static Formula state(RandomGenerator random, int depth) {
        Formula number = formula(random, depth);
        return random.nextBoolean() ? number : new Formula.Tuple(List.of(number, formula(random, depth)), NOWHERE);
    }

    /** The same formula with every position at the start. */
    static Formula erased(Formula formula) {
        return switch (formula) {
            case Formula.NumberLiteral literal -> new Formula.NumberLiteral(literal.value(), NOWHERE);
            case Formula.Name name -> new Formula.Name(name.name(), erased(name.indices()), NOWHERE);
            case Formula.Tuple tuple -> new Formula.Tuple(erased(tuple.parts()), NOWHERE);
            case Formula.Negate negate -> new Formula.Negate(erased(negate.operand()), NOWHERE);
            case Formula.Binary binary ->
                new Formula.Binary(binary.operator(), erased(binary.left()), erased(binary.right()), NOWHERE);
            case Formula.Call call -> new Formula.Call(call.function(), erased(call.arguments()), NOWHERE);
            case Formula.Sum sum ->
                new Formula.Sum(sum.index(), sum.condition().map(SyntaxTrees::erased), erased(sum.body()), NOWHERE);
            case Formula.Conditional conditional ->
                new Formula.Conditional(
                        erased(conditional.condition()),
                        erased(conditional.then()),
                        erased(conditional.otherwise()),
                        NOWHERE);
        };
    }

    /** The same condition with every position at the start. */
    static Condition erased(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison ->
                new Condition.Comparison(
                        comparison.operator(), erased(comparison.left()), erased(comparison.right()), NOWHERE);
            case Condition.Conjunction and ->
                new Condition.Conjunction(erased(and.left()), erased(and.right()), NOWHERE);
            case Condition.Disjunction or -> new Condition.Disjunction(erased(or.left()), erased(or.right()), NOWHERE);
            case Condition.Negation not -> new Condition.Negation(erased(not.operand()), NOWHERE);
        };
    }

    private static List<Formula> erased(List<Formula> formulas) {
        return formulas.stream().map(SyntaxTrees::erased).toList();
    }

    private static String name(RandomGenerator random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private static <T> T pick(T[] choices, RandomGenerator random) {
        return choices[random.nextInt(choices.length)];
    }
}
