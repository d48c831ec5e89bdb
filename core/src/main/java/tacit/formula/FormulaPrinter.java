package tacit.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Prints syntax trees with no more parentheses than the grammar of {@link FormulaParser} needs. */
final class FormulaPrinter {
    private static final int DISJUNCTION = 1;
    private static final int CONJUNCTION = 2;
    private static final int NEGATION = 3;
    private static final int COMPARISON = 4;
    private static final int ADDITION = 5;
    private static final int MULTIPLICATION = 6;
    private static final int SIGN = 7;
    private static final int POWER = 8;
    private static final int ATOM = 9;

    private FormulaPrinter() {}

    static String print(Syntax syntax) {
        return switch (syntax) {
            case Formula formula -> print(formula);
            case Condition condition -> print(condition);
        };
    }

    private static String print(Formula formula) {
        return switch (formula) {
            case Formula.NumberLiteral literal -> number(literal.value());
            case Formula.Name name -> name.indices().isEmpty() ? name.name() : name.name() + indices(name.indices());
            case Formula.Tuple tuple -> "(" + list(tuple.parts()) + ")";
            case Formula.Negate negate -> "-" + within(SIGN, negate.operand());
            case Formula.Binary binary -> binary(binary);
            case Formula.Call call -> call.function().symbol() + "(" + list(call.arguments()) + ")";
            case Formula.Sum sum ->
                "sum(" + sum.index() + sum.condition().map(c -> " when " + c).orElse("") + " : " + sum.body() + ")";
            case Formula.Conditional conditional ->
                "if(" + conditional.condition() + ", " + conditional.then() + ", " + conditional.otherwise() + ")";
        };
    }

    private static String print(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison ->
                within(ADDITION, comparison.left())
                        + " " + comparison.operator().symbol() + " "
                        + within(ADDITION, comparison.right());
            case Condition.Conjunction and -> within(CONJUNCTION, and.left()) + " and " + within(NEGATION, and.right());
            case Condition.Disjunction or -> within(DISJUNCTION, or.left()) + " or " + within(CONJUNCTION, or.right());
            case Condition.Negation not -> "not " + within(NEGATION, not.operand());
        };
    }

    private static String binary(Formula.Binary binary) {
        String symbol = binary.operator().symbol();
        return switch (binary.operator()) {
            case ADD, SUBTRACT ->
                within(ADDITION, binary.left()) + " " + symbol + " " + within(MULTIPLICATION, binary.right());
            case MULTIPLY, DIVIDE -> within(MULTIPLICATION, binary.left()) + symbol + within(SIGN, binary.right());
            case POWER -> within(ATOM, binary.left()) + symbol + within(SIGN, binary.right());
        };
    }

    private static String within(int weakest, Syntax syntax) {
        String text = print(syntax);
        return strength(syntax) < weakest ? "(" + text + ")" : text;
    }

    private static int strength(Syntax syntax) {
        return switch (syntax) {
            case Condition.Disjunction or -> DISJUNCTION;
            case Condition.Conjunction and -> CONJUNCTION;
            case Condition.Negation not -> NEGATION;
            case Condition.Comparison comparison -> COMPARISON;
            case Formula.Negate negate -> SIGN;
            case Formula.Binary binary ->
                switch (binary.operator()) {
                    case ADD, SUBTRACT -> ADDITION;
                    case MULTIPLY, DIVIDE -> MULTIPLICATION;
                    case POWER -> POWER;
                };
            case Formula formula -> ATOM;
        };
    }

    private static String indices(List<Formula> indices) {
        return "[" + list(indices) + "]";
    }

    private static String list(List<Formula> formulas) {
        return formulas.stream().map(FormulaPrinter::print).collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        String shortest = Double.toString(value);
        if (value == 0 || (value >= 1e-4 && value < 1e15)) {
            String plain = new BigDecimal(shortest).toPlainString();
            return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
        }
        return shortest.replace(".0E", "E").replace('E', 'e');
    }
}
