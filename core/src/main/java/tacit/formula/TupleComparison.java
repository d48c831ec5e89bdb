package tacit.formula;

import java.util.List;

/** Compares two states coordinate by coordinate: {@code (i, j) = (k, l)} is {@code i = k and j = l}. */
final class TupleComparison {
    private TupleComparison() {}

    /**
     * The condition that says the same of numbers.
     *
     * @throws FormulaException where the tuples differ in length, or the operator is neither {@code =} nor {@code !=}
     */
    static Condition of(ComparisonOperator operator, Formula.Tuple left, Formula.Tuple right) {
        if (left.parts().size() != right.parts().size()) {
            throw new FormulaException(
                    right.position(),
                    "'" + right + "' has " + right.parts().size() + " coordinates and '" + left + "' has "
                            + left.parts().size() + ": states have the same number of them");
        }
        return switch (operator) {
            case EQUAL -> equal(left.parts(), right.parts());
            case NOT_EQUAL -> new Condition.Negation(equal(left.parts(), right.parts()), left.position());
            default -> throw new FormulaException(left.position(), "states have no order: compare them by = or !=");
        };
    }

    private static Condition equal(List<Formula> left, List<Formula> right) {
        Condition all = equal(left.getFirst(), right.getFirst());
        for (int i = 1; i < left.size(); i++) {
            all = new Condition.Conjunction(all, equal(left.get(i), right.get(i)), all.position());
        }
        return all;
    }

    private static Condition equal(Formula left, Formula right) {
        return new Condition.Comparison(ComparisonOperator.EQUAL, left, right, left.position());
    }
}
