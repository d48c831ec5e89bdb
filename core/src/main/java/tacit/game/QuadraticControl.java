package tacit.game;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tacit.formula.Derivatives;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.FormulaException;
import tacit.formula.Op;
import tacit.formula.Signs;
import tacit.formula.SourcePosition;
import tacit.formula.Topology;

/**
 * A cost that is quadratic in the control, {@code c₀ + c₁ a + ½ c₂ a²}, and a rate that is affine, {@code r₀ + r₁ a}:
 * the part of the Hamiltonian that depends on {@code a} is least at {@code clip(−(c₁ + r₁ Δu)/c₂, lower, upper)}.
 */
final class QuadraticControl {
    private final ExpressionGraph graph;
    private final Signs signs;
    private final Expression control;
    private final SourcePosition position;
    private final String name;

    QuadraticControl(ExpressionGraph graph, Signs signs, Expression control, ControlDeclaration declaration) {
        this.graph = graph;
        this.signs = signs;
        this.control = control;
        this.position = declaration.position();
        this.name = declaration.name();
    }

    /** {@code r₁}. */
    Expression slope(Expression rate) {
        Expression slope = new Derivatives(graph).partial(rate, control);
        if (reads(slope) || hasKink(rate)) {
            throw new FormulaException(
                    position, "a rate must be linear in the control '" + name + "', and '" + rate + "' is not");
        }
        return slope;
    }

    /** {@code c₁}. */
    Expression linear(Expression cost) {
        return with(new Derivatives(graph).partial(cost, control), graph.constant(0));
    }

    /** {@code c₂}. */
    Expression curvature(Expression cost) {
        Derivatives derivatives = new Derivatives(graph);
        Expression curvature = derivatives.partial(derivatives.partial(cost, control), control);
        if (reads(curvature) || hasKink(cost)) {
            throw new FormulaException(
                    position, "a cost must be quadratic in the control '" + name + "', and '" + cost + "' is not");
        }
        return curvature;
    }

    /** {@code c₂} to divide by: not a number where it is not positive, as there the stationary point is no minimum. */
    Expression divisor(Expression curvature) {
        Expression zero = graph.constant(0);
        return signs.isPositive(curvature)
                ? curvature
                : graph.select(curvature, zero, graph.constant(Double.NaN), curvature);
    }

    /** Whether a kink or a jump of an expression depends on the control; such a function is no polynomial of it. */
    private boolean hasKink(Expression expression) {
        return Topology.order(List.of(expression)).stream().anyMatch(node -> switch (node.op()) {
            case MINIMUM, MAXIMUM, SELECT -> reads(node.argument(0)) || reads(node.argument(1));
            default -> false;
        });
    }

    /** Whether an expression reads the control. */
    boolean reads(Expression expression) {
        return Topology.order(List.of(expression)).contains(control);
    }

    /** The expression with a value in place of the control. */
    Expression with(Expression expression, Expression value) {
        return Topology.substitute(graph, List.of(expression), Map.of(control, value))
                .getFirst();
    }

    /**
     * The expression at the optimal control, for the Hamiltonian: there the control may be held when differentiating,
     * by the envelope theorem, unless its bounds move.
     */
    Expression withOptimal(Expression expression, Expression optimal, boolean boundsMove) {
        return with(expression, boundsMove ? optimal : graph.apply(Op.HELD, optimal));
    }

    /** {@code clip(minimiser, lower, upper)}. */
    Expression clip(Expression minimiser, Expression lower, Optional<Expression> upper) {
        Expression above = graph.apply(Op.MAXIMUM, minimiser, lower);
        if (upper.isEmpty()) {
            return above;
        }
        Expression bound = upper.get();
        if (lower.isConstant() && bound.isConstant() && lower.value() > bound.value()) {
            throw new FormulaException(
                    position, "the control '" + name + "' has no value between " + lower + " and " + bound);
        }
        return graph.apply(Op.MINIMUM, above, bound);
    }
}
