package tacit.formula;

import java.util.List;
import java.util.Optional;

/**
 * A number as the user wrote it: the syntax tree of a formula, names not yet resolved. {@code toString} prints it with
 * no more parentheses than needed; parsing the print gives the same tree up to positions.
 */
public sealed interface Formula extends Syntax {
    /** Where the formula begins. */
    @Override
    SourcePosition position();

    /**
     * A number such as {@code 0.5} or {@code 1e-3}.
     *
     * @param value finite and not negative: {@code -1} is the {@link Negate} of {@code 1}
     */
    record NumberLiteral(double value, SourcePosition position) implements Formula {
        /** Checks the value. */
        public NumberLiteral {
            if (!Double.isFinite(value) || Double.compare(value, 0) < 0) {
                throw new IllegalArgumentException(
                        "a literal (" + value + ") must be finite and not negative: negate the literal of its size");
            }
        }

        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }

    /**
     * A name, {@code beta}, or one element of an indexed one, {@code mu[I]}, {@code q[x, y]} or {@code w[i, j]}.
     *
     * @param indices empty for a scalar; a tuple that stands alone is kept without its parentheses
     */
    record Name(String name, List<Formula> indices, SourcePosition position) implements Formula {
        /** Copies the indices. */
        public Name {
            indices = indices.size() == 1 && indices.getFirst() instanceof Tuple tuple
                    ? tuple.parts()
                    : List.copyOf(indices);
        }

        /**
         * The states that the indices mean. Where a state has several coordinates, as many indices without parentheses
         * are those of one state, as in {@code mu[i, j]}.
         *
         * @param axes how many coordinates a state has
         */
        public List<Formula> states(int axes) {
            boolean coordinates =
                    axes > 1 && indices.size() == axes && indices.stream().noneMatch(Tuple.class::isInstance);
            return coordinates ? List.of(new Tuple(indices, indices.getFirst().position())) : indices;
        }

        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }

    /**
     * The state of the given coordinates, {@code (i+1, j)}. It stands in indices alone: it is no number.
     *
     * @param parts two or more
     */
    record Tuple(List<Formula> parts, SourcePosition position) implements Formula {
        /** Copies the parts. */
        public Tuple {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }

    /** {@code -operand}. */
    record Negate(Formula operand, SourcePosition position) implements Formula {
        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }

    /** {@code left operator right}. */
    record Binary(BinaryOperator operator, Formula left, Formula right, SourcePosition position) implements Formula {
        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }

    /**
     * {@code function(arguments)}.
     *
     * @param arguments as many as the function takes
     */
    record Call(NamedFunction function, List<Formula> arguments, SourcePosition position) implements Formula {
        /** Checks the number of arguments. */
        public Call {
            arguments = List.copyOf(arguments);
            if (arguments.size() != function.arity()) {
                throw new IllegalArgumentException(function.symbol() + " takes " + function.arity() + " arguments");
            }
        }

        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }

    /**
     * The sum over all states, {@code sum(x : body)}, or over those that satisfy a condition,
     * {@code sum(y when y != x : body)}.
     *
     * @param index what runs over the states, known in the condition and the body
     */
    record Sum(Index index, Optional<Condition> condition, Formula body, SourcePosition position) implements Formula {
        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }

    /** {@code if(condition, then, otherwise)}. */
    record Conditional(Condition condition, Formula then, Formula otherwise, SourcePosition position)
            implements Formula {
        @Override
        public String toString() {
            return FormulaPrinter.print(this);
        }
    }
}
