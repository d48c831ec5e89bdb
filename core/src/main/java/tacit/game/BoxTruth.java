package tacit.game;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.formula.Condition;
import tacit.formula.Elementary;
import tacit.formula.Formula;

/** Whether a condition can hold anywhere in a box of coordinates, by interval arithmetic. */
final class BoxTruth {
    private final Structure structure;
    private final Map<String, Integer> fixed;
    private final Map<String, Interval> box;

    /**
     * Makes the check.
     *
     * @param fixed what other index variables hold
     * @param box what the variables of the box may hold; may change between questions
     */
    BoxTruth(Structure structure, Map<String, Integer> fixed, Map<String, Interval> box) {
        this.structure = structure;
        this.fixed = fixed;
        this.box = box;
    }

    /** Whether the condition holds in the whole box, nowhere in it, or neither is certain (empty). */
    Optional<Boolean> holds(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison -> compare(comparison);
            case Condition.Negation not -> holds(not.operand()).map(value -> !value);
            case Condition.Conjunction and -> {
                Optional<Boolean> left = holds(and.left());
                boolean no = left.isPresent() && !left.get();
                yield no ? left : and(left, holds(and.right()));
            }
            case Condition.Disjunction or -> {
                Optional<Boolean> left = holds(or.left());
                boolean yes = left.isPresent() && left.get();
                yield yes
                        ? left
                        : and(left.map(value -> !value), holds(or.right()).map(value -> !value))
                                .map(value -> !value);
            }
        };
    }

    private static Optional<Boolean> and(Optional<Boolean> left, Optional<Boolean> right) {
        boolean no = right.isPresent() && !right.get();
        return no ? right : left.flatMap(yes -> right);
    }

    private Optional<Boolean> compare(Condition.Comparison comparison) {
        Interval a = range(comparison.left());
        Interval b = range(comparison.right());
        if (a.isAnything() || b.isAnything()) {
            return Optional.empty();
        }
        return switch (comparison.operator()) {
            case LESS -> less(a, b);
            case GREATER -> less(b, a);
            case LESS_OR_EQUAL -> less(b, a).map(value -> !value);
            case GREATER_OR_EQUAL -> less(a, b).map(value -> !value);
            case EQUAL -> equal(a, b);
            case NOT_EQUAL -> equal(a, b).map(value -> !value);
        };
    }

    private static Optional<Boolean> less(Interval a, Interval b) {
        if (a.high() < b.low()) {
            return Optional.of(true);
        }
        return a.low() >= b.high() ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Boolean> equal(Interval a, Interval b) {
        if (a.high() < b.low() || b.high() < a.low()) {
            return Optional.of(false);
        }
        boolean points = a.low() == a.high() && b.low() == b.high();
        return points ? Optional.of(true) : Optional.empty();
    }

    private Interval range(Formula formula) {
        return switch (formula) {
            case Formula.NumberLiteral literal -> Interval.of(literal.value());
            case Formula.Name name -> range(name);
            case Formula.Negate negate -> range(negate.operand()).negate();
            case Formula.Binary binary -> range(binary);
            case Formula.Call call -> range(call);
            case Formula.Conditional conditional -> range(conditional.then()).hull(range(conditional.otherwise()));
            case Formula.Sum sum -> Interval.ANYTHING;
            case Formula.Tuple tuple -> Interval.ANYTHING;
        };
    }

    private Interval range(Formula.Name name) {
        if (!name.indices().isEmpty()) {
            return Interval.ANYTHING;
        }
        Interval within = box.get(name.name());
        if (within != null) {
            return within;
        }
        OptionalDouble number = structure.number(name, fixed);
        return number.isPresent() ? Interval.of(number.getAsDouble()) : Interval.ANYTHING;
    }

    private Interval range(Formula.Binary binary) {
        Interval a = range(binary.left());
        Interval b = range(binary.right());
        if (a.isAnything() || b.isAnything()) {
            return Interval.ANYTHING;
        }
        return switch (binary.operator()) {
            case ADD -> a.plus(b);
            case SUBTRACT -> a.plus(b.negate());
            case MULTIPLY -> a.times(b);
            case DIVIDE -> a.over(b);
            case POWER -> a.power(b);
        };
    }

    private Interval range(Formula.Call call) {
        Interval a = range(call.arguments().getFirst());
        Interval b = range(call.arguments().getLast());
        if (a.isAnything() || b.isAnything()) {
            return Interval.ANYTHING;
        }
        return switch (call.function()) {
            case ABS -> a.absolute();
            case MIN -> a.minimum(b);
            case MAX -> a.maximum(b);
            case EXP -> a.increasing(StrictMath::exp);
            case LOG -> a.low() > 0 ? a.increasing(StrictMath::log) : Interval.ANYTHING;
            case SQRT -> a.low() >= 0 ? a.increasing(Math::sqrt) : Interval.ANYTHING;
            case TANH -> a.increasing(StrictMath::tanh);
            case SIGMOID -> a.increasing(Elementary::sigmoid);
            case SOFTPLUS -> a.increasing(Elementary::softplus);
        };
    }
}
