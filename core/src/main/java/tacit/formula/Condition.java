package tacit.formula;

/**
 * What holds or does not, as the user wrote it: after {@code when}, in {@code sum} and in {@code if}. Prints like
 * {@link Formula}.
 */
public sealed interface Condition extends Syntax {
    /** Where the condition begins. */
    @Override
    SourcePosition position();

    /** {@code left operator right}. */
    record Comparison(ComparisonOperator operator, Formula left, Formula right, SourcePosition position)
            implements Condition {
        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }

    /** {@code left and right}. */
    record Conjunction(Condition left, Condition right, SourcePosition position) implements Condition {
        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }

    /** {@code left or right}. */
    record Disjunction(Condition left, Condition right, SourcePosition position) implements Condition {
        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }

    /** {@code not operand}. */
    record Negation(Condition operand, SourcePosition position) implements Condition {
        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }
}
