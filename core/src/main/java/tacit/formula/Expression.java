package tacit.formula;

import java.util.List;

/**
 * A node of an {@link ExpressionGraph}: an operation on other nodes, a number, or a symbol. Nodes are made by their
 * graph alone, which returns the same object for the same operation on the same arguments; so equality is identity and
 * common subexpressions are shared.
 */
public final class Expression {
    private final int id;
    private final Op op;
    private final List<Expression> arguments;
    private final double value;
    private final String label;

    Expression(int id, Op op, List<Expression> arguments, double value, String label) {
        this.id = id;
        this.op = op;
        this.arguments = arguments;
        this.value = value;
        this.label = label;
    }

    /** The node's number within its graph; an argument's is smaller than that of every node that uses it. */
    public int id() {
        return id;
    }

    /** What the node does. */
    public Op op() {
        return op;
    }

    /** What it does it to. */
    public List<Expression> arguments() {
        return arguments;
    }

    /** The argument at a position. */
    public Expression argument(int position) {
        return arguments.get(position);
    }

    /** The number, of a {@link Op#CONSTANT}. */
    public double value() {
        return value;
    }

    /** What a reader calls the symbol, of a {@link Op#SYMBOL}; symbols of one label are still distinct. */
    public String label() {
        return label;
    }

    /** Whether the node is the constant {@code number}. */
    public boolean is(double number) {
        return op == Op.CONSTANT && value == number;
    }

    /** Whether the node is a constant. */
    public boolean isConstant() {
        return op == Op.CONSTANT;
    }

    @Override
    public String toString() {
        return ExpressionPrinter.print(this);
    }
}
