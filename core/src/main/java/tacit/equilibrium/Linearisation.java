package tacit.equilibrium;

import java.util.Optional;

/**
 * The linearised equilibrium, solved exactly, lane after lane: with {@code J = Φ'(μ)} the derivative of the flow that
 * the best response to a flow generates, it solves {@code (I − J) x = b} and its transpose. Both recursions are
 * linearised,
 *
 * <pre>
 * δu_n = A_n δu_{n+1} + B_n δμ_n,   δu_N = G δμ_N,   δm_{n+1} = C_n δm_n + D_n δv_n,   δm_0 = 0,   J δμ = δm
 * </pre>
 *
 * and the value function is eliminated backward in time, {@code δu_n = P_n δm_n + p_n}, with {@code P_N = G} and
 *
 * <pre>
 * NASH    P_n = A_n P_{n+1} M_n⁻¹ C_n + B_n,       M_n = I − D_n P_{n+1}
 * EULER   P_n = M_n⁻¹ (A_n P_{n+1} C_n + B_n),     M_n = I − A_n P_{n+1} D_n.
 * </pre>
 *
 * No contraction is asked for. Where that elimination has a pivot next to nothing or leaves an error, both recursions
 * are solved at once with pivoting; where that has none either, the status is {@link Status#SINGULAR}. Where a control
 * stands exactly at a bound, the derivative is the one that the game's own tangent takes there, one-sided.
 *
 * <p>Factors cost {@code O(N d³)} time and some {@code 7 N d²} numbers for the lane at hand, each right-hand side
 * {@code O(N d²)}. One thread only; memory is reused from lane to lane.
 *
 * <p>Source: the elimination is that of the linear-quadratic regulator (a discrete Riccati recursion), as in
 * G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, section 4.5 (block tridiagonal systems).
 */
public final class Linearisation {
    /** Below this a pivot, relative to its matrix, is rounding, and the other elimination is asked. */
    private static final double SMALLEST_PIVOT = 1e-13;

    /** Below this the system is singular to rounding: some 50 units in the last place. */
    private static final double SINGULAR_PIVOT = 1e-14;

    /** A solution whose error in the equations is below this, relative to its size, needs no correction. */
    private static final double ROUNDING = 1e-15;

    /** Largest error in the equations of a solution that is accepted, relative to its size. */
    private static final double ACCEPTED = 1e-10;

    private static final int MOST_CORRECTIONS = 2;

    /** The most {@code N d²}: the {@code 7 N d²} numbers are half a gigabyte then. */
    private static final double MOST_SQUARES = 1e7;

    private final BlockAssembly assembly;
    private final LaneBlocks blocks;
    private final BlockElimination elimination;
    private Optional<BandedElimination> banded = Optional.empty();
    private boolean singular;
    private boolean undefined;
    private double[] error = {};
    private double[] correction = {};

    /** Prepares for the lanes of a problem. */
    public Linearisation(EquilibriumProblem problem) {
        assembly = new BlockAssembly(problem);
        blocks = new LaneBlocks(problem.states(), problem.coupling());
        elimination = new BlockElimination(blocks);
    }

    /** Whether the factors of a lane, of so many steps and states, take no more than some half a gigabyte. */
    public static boolean fitsInMemory(int steps, int states) {
        double d = states;
        return steps * d * d <= MOST_SQUARES;
    }

    /**
     * Linearises a lane of an equilibrium and factors it; what follows is about this lane until the next call.
     *
     * @return the lane's own points, in which its right-hand sides and solutions are laid out
     */
    public LanePoints factor(Equilibrium equilibrium, int lane) {
        LanePoints points = new LanePoints(equilibrium.fineGrid(), lane);
        factor(
                equilibrium.fineGrid(),
                points,
                equilibrium.fineValues(),
                equilibrium.fineFlow(),
                equilibrium.fineFlow());
        return points;
    }

    /**
     * Linearises a lane of an iterate: the backward sweep at {@code (u_{n+1}, μ_n)}, the forward one at
     * {@code (v_n, m_n)}.
     */
    void factor(FineGrid grid, LanePoints points, double[] values, double[] flow, double[] image) {
        assembly.fill(grid, points, values, flow, image, blocks);
        if (error.length < points.size()) {
            error = new double[points.size()];
            correction = new double[points.size()];
        }
        banded = Optional.empty();
        singular = false;
        undefined = false;
        if (!(elimination.factor() > SMALLEST_PIVOT)) {
            factorAtOnce();
        }
    }

    private void factorAtOnce() {
        BandedElimination whole = new BandedElimination(blocks);
        double pivot = whole.factor();
        undefined = Double.isNaN(pivot);
        singular = !(pivot > SINGULAR_PIVOT);
        banded = Optional.of(whole);
    }

    /**
     * Solves {@code (I − J) x = b}.
     *
     * @param b {@code [N_l+1][d]}, the lane's own points; not modified
     * @param x {@code [N_l+1][d]}, another array; overwritten, of no meaning unless the result is
     *     {@link Status#CONVERGED}
     * @return {@link Status#CONVERGED}, {@link Status#SINGULAR}, or {@link Status#DIVERGED} where a number is not
     *     finite
     */
    public Status solve(double[] b, double[] x) {
        return solve(b, x, false);
    }

    /** Solves {@code (I − Jᵀ) x = b}; see {@link #solve}. */
    public Status solveTransposed(double[] b, double[] x) {
        return solve(b, x, true);
    }

    private Status solve(double[] b, double[] x, boolean transposed) {
        if (banded.isEmpty()) {
            if (solvedWithin(ACCEPTED, b, x, transposed)) {
                return Status.CONVERGED;
            }
            factorAtOnce();
        }
        if (undefined) {
            return Status.DIVERGED;
        }
        return !singular && solvedWithin(ACCEPTED, b, x, transposed) ? Status.CONVERGED : Status.SINGULAR;
    }

    /** Solves, and corrects the solution by its error in the equations as long as that helps. */
    private boolean solvedWithin(double accepted, double[] b, double[] x, boolean transposed) {
        substitute(b, x, transposed);
        double size = Math.max(largest(b), largest(x));
        double now = measureError(b, x, transposed);
        for (int i = 0; i < MOST_CORRECTIONS && now > ROUNDING * size; i++) {
            substitute(error, correction, transposed);
            for (int j = 0; j < blocks.size(); j++) {
                x[j] += correction[j];
            }
            double next = measureError(b, x, transposed);
            if (!(next < now)) {
                for (int j = 0; j < blocks.size(); j++) {
                    x[j] -= correction[j];
                }
                break;
            }
            now = next;
        }
        return now <= accepted * size;
    }

    private void substitute(double[] b, double[] x, boolean transposed) {
        if (banded.isPresent()) {
            if (transposed) {
                banded.get().solveTransposed(b, x);
            } else {
                banded.get().solve(b, x);
            }
        } else if (transposed) {
            elimination.solveTransposed(b, x);
        } else {
            elimination.solve(b, x);
        }
    }

    /** {@code b − (I − J) x}; its largest entry. */
    private double measureError(double[] b, double[] x, boolean transposed) {
        if (transposed) {
            blocks.applyTransposed(x, error);
        } else {
            blocks.apply(x, error);
        }
        for (int i = 0; i < blocks.size(); i++) {
            error[i] += b[i] - x[i];
        }
        return largest(error);
    }

    private double largest(double[] a) {
        double largest = 0;
        for (int i = 0; i < blocks.size(); i++) {
            largest = Math.max(largest, Math.abs(a[i]));
        }
        return largest;
    }
}
