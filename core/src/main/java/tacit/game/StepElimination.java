package tacit.game;

/**
 * Eliminates the value function from the linearised steps of a game of a few states, for all lanes at once and without
 * pivoting. With the blocks of the Bellman and of the Kolmogorov step
 *
 * <pre>
 * δu_n = A δu_{n+1} + B δμ_n,   δμ_{n+1} = C δμ_n + D δu_{n+1},   δu_n = P_n δμ_n + p_n,
 * </pre>
 *
 * what is kept of a step is {@code W = P_{n+1} (I − D P_{n+1})⁻¹}; then {@code P_n = A W C + B}. Only entries that are
 * not zero whatever the coefficients are computed. Steps are taken one after the other as a {@link EliminationStep}
 * moves. It holds scratch memory and so belongs to one thread; a lane's results depend on that lane alone.
 *
 * <p>Source: the discrete Riccati recursion of the linear-quadratic regulator, in the form of G. H. Golub, C. F. Van
 * Loan, "Matrix Computations", 4th edition, 2013, section 4.5 (block tridiagonal systems).
 */
public final class StepElimination {
    private final EliminationPrograms programs;
    private final ProgramCall factor;
    private final ProgramCall backward;
    private final ProgramCall forward;
    private final ProgramCall transposedBackward;
    private final ProgramCall transposedForward;

    StepElimination(EliminationPrograms programs, int lanes) {
        this.programs = programs;
        factor = new ProgramCall(programs.factor(), lanes, EliminationStep.SLICES);
        backward = new ProgramCall(programs.backward(), lanes, EliminationStep.SLICES);
        forward = new ProgramCall(programs.forward(), lanes, EliminationStep.SLICES);
        transposedBackward = new ProgramCall(programs.transposedBackward(), lanes, EliminationStep.SLICES);
        transposedForward = new ProgramCall(programs.transposedForward(), lanes, EliminationStep.SLICES);
    }

    /** How many numbers of a lane are kept of a step. */
    public int factors() {
        return programs.factorCount();
    }

    /** The numbers of a lane that a matrix {@code P} has besides those that are always zero. */
    public int valueEntries() {
        return programs.valueEntries().length;
    }

    /** Which entry of {@code P} a number is, {@code x·d + y}. */
    public int valueEntry(int number) {
        return programs.valueEntries()[number];
    }

    /**
     * Factors backward in time: from {@code P_{n+1}} at the end to the factors, which are overwritten, and {@code P_n}
     * at the beginning, which is overwritten and may lie at the same place. The sum, one number for each lane, is
     * raised to the absolute reciprocals of the pivots of {@code I − D P_{n+1}}, as far as those are numbers.
     */
    public void factor(EliminationStep step, int count) {
        factor.run(step.slices(), count);
    }

    /**
     * Backward in time, {@code p_n = A (p_{n+1} + W D p_{n+1}) + B e_n}, {@code e} the source; {@code p_n} is
     * overwritten.
     */
    public void backward(EliminationStep step, int count) {
        backward.run(step.slices(), count);
    }

    /**
     * Forward in time, {@code z = C δμ_n + D p_{n+1}}, {@code δμ_{n+1} = z + D W z}: {@code p} is the source, and
     * {@code δμ_{n+1}}, at the end, is overwritten.
     */
    public void forward(EliminationStep step, int count) {
        forward.run(step.slices(), count);
    }

    /** Backward in time, {@code w_n += Cᵀ (w_{n+1} + Wᵀ Dᵀ w_{n+1})}. */
    public void transposedBackward(EliminationStep step, int count) {
        transposedBackward.run(step.slices(), count);
    }

    /**
     * Forward in time, {@code y = Aᵀ ū_n + Dᵀ w_{n+1}}, {@code ū_{n+1} = y + Dᵀ Wᵀ y}: {@code w} is the source,
     * {@code ū_{n+1}}, at the end, is overwritten, and {@code Bᵀ ū_n} is added to the sum.
     */
    public void transposedForward(EliminationStep step, int count) {
        transposedForward.run(step.slices(), count);
    }
}
