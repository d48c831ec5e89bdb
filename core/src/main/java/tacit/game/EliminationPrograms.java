package tacit.game;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import tacit.formula.ExecutableProgram;
import tacit.formula.Hoisting;
import tacit.formula.LinearParts;
import tacit.formula.Loop;
import tacit.formula.Program;

/**
 * The programs of a {@link StepElimination}, each compiled when it is first needed; their external buffers are the
 * slices of {@link EliminationStep}, in that order.
 *
 * @param factorCount the number of entries of {@code W} that are not always zero
 * @param valueEntries which entries {@code x·d + y} of {@code P} are not always zero
 */
record EliminationPrograms(
        int factorCount,
        int[] valueEntries,
        Supplier<IntFunction<ExecutableProgram>> factor,
        Supplier<IntFunction<ExecutableProgram>> backward,
        Supplier<IntFunction<ExecutableProgram>> forward,
        Supplier<IntFunction<ExecutableProgram>> transposedBackward,
        Supplier<IntFunction<ExecutableProgram>> transposedForward) {
    /** Products of larger matrices, written out, are slower than the loops of a general elimination. */
    static final int MOST_STATES = 4;

    /** The most operations of a loop before products are fused with sums: two methods of vectors. */
    private static final int MOST_OPERATIONS = 400;

    /** The programs, for at most {@link #MOST_STATES} states; none where matrices written out are too long. */
    static Optional<EliminationPrograms> of(
            LinearParts bellman,
            LinearParts kolmogorov,
            LinearParts terminal,
            ExecutableProgram.Compiler compiler,
            Object lock) {
        EliminationLowering lowering = new EliminationLowering(bellman, kolmogorov, terminal);
        Program factor = lowering.factor();
        if (factor.loops().stream().mapToInt(Loop::operations).max().orElse(0) > MOST_OPERATIONS) {
            return Optional.empty();
        }
        return Optional.of(new EliminationPrograms(
                lowering.factorCount(),
                lowering.valueEntries(),
                compiled(factor, compiler, lock),
                compiled(lowering.backward(), compiler, lock),
                compiled(lowering.forward(), compiler, lock),
                compiled(lowering.transposedBackward(), compiler, lock),
                compiled(lowering.transposedForward(), compiler, lock)));
    }

    private static Supplier<IntFunction<ExecutableProgram>> compiled(
            Program program, ExecutableProgram.Compiler compiler, Object lock) {
        return new Lazy<>(lock, () -> compiler.compile(Hoisting.hoist(program)));
    }
}
