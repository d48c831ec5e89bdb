package tacit.kernel;

import java.lang.classfile.CodeBuilder;
import java.util.Set;
import tacit.formula.Expression;

/**
 * Writes bytecode that works on the values of a block of neighbouring lanes: one double, or one vector. A value stands
 * on the operand stack or in a local variable.
 */
abstract sealed class LaneCode permits ScalarCode, VectorCode {
    final CodeBuilder code;

    LaneCode(CodeBuilder code) {
        this.code = code;
    }

    /** The number of lanes of a block. */
    abstract int width();

    /** Prepares constants, at the beginning of a method. */
    abstract void declare(Set<Double> constants);

    /** Pushes a constant that was declared. */
    abstract void constant(double number);

    /** Pushes the value that has a number, which {@code number} pushes, in every lane. */
    abstract void broadcast(Runnable number);

    /** A new local variable for a value. */
    abstract int allocate();

    /** Pushes a local variable. */
    abstract void get(int local);

    /** Pops into a local variable. */
    abstract void set(int local);

    /** Pushes the value that stands at an array and an index, which {@code place} pushes. */
    abstract void fetch(Runnable place);

    /**
     * Writes a value to an array.
     *
     * @param value pushes the value
     * @param place pushes the array and the index
     */
    abstract void store(Runnable value, Runnable place);

    /** Adds the two values on the stack. */
    abstract void add();

    /** Of three values on the stack adds the third to the product of the others, with one rounding. */
    abstract void fuse();

    /** Applies the operation of a node with one or two arguments, which are on the stack. */
    abstract void operate(Expression node);

    /** Pushes {@code c} where {@code a ≤ b}, otherwise {@code d}; each pushes a value and does nothing else. */
    abstract void select(Runnable a, Runnable b, Runnable c, Runnable d);
}
