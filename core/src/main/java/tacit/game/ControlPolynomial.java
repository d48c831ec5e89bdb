package tacit.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tacit.formula.BinaryOperator;
import tacit.formula.Formula;
import tacit.formula.SourcePosition;

/**
 * A formula as a polynomial in the control, for reading: {@code Σ k · f₁f₂…/(g₁g₂…) · a^n}, the factors free of the
 * control and left as they were written.
 */
final class ControlPolynomial {
    /** One term; {@code degree} is that of the control. */
    private record Term(double coefficient, List<Formula> factors, List<Formula> divisors, int degree) {
        private Term times(Term other) {
            return new Term(
                    coefficient * other.coefficient,
                    joined(factors, other.factors),
                    joined(divisors, other.divisors),
                    degree + other.degree);
        }

        /** The quotient by a term, common factors cancelled. */
        private Term over(Term other) {
            List<String> gone = new ArrayList<>();
            List<Formula> kept = without(joined(factors, other.divisors), other.factors, gone);
            List<Formula> below = without(joined(divisors, other.factors), gone);
            return new Term(coefficient / other.coefficient, kept, below, degree - other.degree);
        }

        private boolean isLike(Term other) {
            return degree == other.degree
                    && texts(factors).equals(texts(other.factors))
                    && texts(divisors).equals(texts(other.divisors));
        }

        private static List<Formula> joined(List<Formula> left, List<Formula> right) {
            List<Formula> all = new ArrayList<>(left);
            all.addAll(right);
            return all;
        }

        private static List<Formula> without(List<Formula> from, List<Formula> divisors, List<String> gone) {
            List<Formula> kept = new ArrayList<>(from);
            for (Formula divisor : divisors) {
                String text = divisor.toString();
                boolean removed = false;
                for (int i = 0; i < kept.size() && !removed; i++) {
                    removed = kept.get(i).toString().equals(text);
                    if (removed) {
                        kept.remove(i);
                        gone.add(text);
                    }
                }
            }
            return kept;
        }

        private static List<Formula> without(List<Formula> from, List<String> texts) {
            List<String> left = new ArrayList<>(texts);
            return from.stream()
                    .filter(formula -> !left.remove(formula.toString()))
                    .toList();
        }

        private static List<String> texts(List<Formula> formulas) {
            return formulas.stream().map(Formula::toString).sorted().toList();
        }

        private Formula size() {
            Optional<Formula> product = factors.stream().reduce((a, b) -> binary(BinaryOperator.MULTIPLY, a, b));
            double above = Math.abs(coefficient);
            double below = 1;
            if (above != Math.rint(above) && 1 / above == Math.rint(1 / above)) {
                below = 1 / above;
                above = 1;
            }
            Formula number = new Formula.NumberLiteral(above, SourcePosition.START);
            double whole = above;
            Formula top = product.map(rest -> whole == 1 ? rest : binary(BinaryOperator.MULTIPLY, number, rest))
                    .orElse(number);
            List<Formula> bottom = new ArrayList<>(divisors);
            if (below != 1) {
                bottom.addFirst(new Formula.NumberLiteral(below, SourcePosition.START));
            }
            return bottom.stream()
                    .reduce((a, b) -> binary(BinaryOperator.MULTIPLY, a, b))
                    .map(all -> binary(BinaryOperator.DIVIDE, top, all))
                    .orElse(top);
        }
    }

    private final List<Term> terms;

    private ControlPolynomial(List<Term> terms) {
        List<Term> collected = new ArrayList<>();
        for (Term term : terms) {
            int like = 0;
            while (like < collected.size() && !collected.get(like).isLike(term)) {
                like++;
            }
            if (like == collected.size()) {
                collected.add(term);
            } else {
                double sum = collected.get(like).coefficient() + term.coefficient();
                collected.set(like, new Term(sum, term.factors(), term.divisors(), term.degree()));
            }
        }
        this.terms = collected.stream().filter(term -> term.coefficient() != 0).toList();
    }

    static ControlPolynomial zero() {
        return new ControlPolynomial(List.of());
    }

    /** The formula as a polynomial in the control of that name. */
    static ControlPolynomial of(Formula formula, String control) {
        if (formula instanceof Formula.NumberLiteral literal) {
            return constant(literal.value());
        }
        if (formula instanceof Formula.Name name && name.name().equals(control)) {
            return new ControlPolynomial(List.of(new Term(1, List.of(), List.of(), 1)));
        }
        return switch (formula) {
            case Formula.Negate negate -> constant(-1).times(of(negate.operand(), control));
            case Formula.Binary binary
            when binary.operator() == BinaryOperator.MULTIPLY ->
                of(binary.left(), control).times(of(binary.right(), control));
            case Formula.Binary binary
            when binary.operator() == BinaryOperator.DIVIDE ->
                of(binary.left(), control).over(of(binary.right(), control), binary.right());
            case Formula.Binary binary
            when FreeNames.of(formula).contains(control) ->
                switch (binary.operator()) {
                    case ADD -> of(binary.left(), control).plus(of(binary.right(), control));
                    case SUBTRACT ->
                        of(binary.left(), control).plus(constant(-1).times(of(binary.right(), control)));
                    default -> of(binary.left(), control).power(binary.right(), formula);
                };
            default -> atom(formula);
        };
    }

    private static ControlPolynomial constant(double value) {
        return new ControlPolynomial(List.of(new Term(value, List.of(), List.of(), 0)));
    }

    private static ControlPolynomial atom(Formula formula) {
        return new ControlPolynomial(List.of(new Term(1, List.of(formula), List.of(), 0)));
    }

    ControlPolynomial plus(ControlPolynomial other) {
        List<Term> all = new ArrayList<>(terms);
        all.addAll(other.terms);
        return new ControlPolynomial(all);
    }

    ControlPolynomial times(ControlPolynomial other) {
        List<Term> products = new ArrayList<>();
        for (Term left : terms) {
            for (Term right : other.terms) {
                products.add(left.times(right));
            }
        }
        return new ControlPolynomial(products);
    }

    private ControlPolynomial over(ControlPolynomial divisor, Formula written) {
        Term only = divisor.terms.size() == 1 ? divisor.terms.getFirst() : new Term(1, List.of(written), List.of(), 0);
        return new ControlPolynomial(terms.stream().map(term -> term.over(only)).toList());
    }

    private ControlPolynomial power(Formula exponent, Formula whole) {
        if (exponent instanceof Formula.NumberLiteral(double value, SourcePosition position)
                && (value == 1 || value == 2)) {
            return value == 1 ? this : times(this);
        }
        return atom(whole);
    }

    /** The coefficient of {@code a^degree}. */
    ControlPolynomial coefficient(int degree) {
        return new ControlPolynomial(terms.stream()
                .filter(term -> term.degree() == degree)
                .map(term -> new Term(term.coefficient(), term.factors(), term.divisors(), 0))
                .toList());
    }

    /** Where {@code c₁ a + c₂ a²} is least: {@code −c₁/(2 c₂)}, with this polynomial's coefficients. */
    ControlPolynomial minimiser() {
        ControlPolynomial slope = constant(-0.5).times(coefficient(1));
        ControlPolynomial curvature = coefficient(2);
        return slope.over(curvature, curvature.formula());
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    /** The polynomial without its control as a formula. */
    Formula formula() {
        if (terms.isEmpty()) {
            return new Formula.NumberLiteral(0, SourcePosition.START);
        }
        List<Term> ordered = new ArrayList<>(
                terms.stream().filter(term -> term.coefficient() > 0).toList());
        ordered.addAll(terms.stream().filter(term -> term.coefficient() < 0).toList());
        Formula sum = ordered.getFirst().coefficient() > 0
                ? ordered.getFirst().size()
                : new Formula.Negate(ordered.getFirst().size(), SourcePosition.START);
        for (Term term : ordered.subList(1, ordered.size())) {
            BinaryOperator sign = term.coefficient() > 0 ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
            sum = binary(sign, sum, term.size());
        }
        return sum;
    }

    static Formula binary(BinaryOperator operator, Formula left, Formula right) {
        return new Formula.Binary(operator, left, right, SourcePosition.START);
    }
}
