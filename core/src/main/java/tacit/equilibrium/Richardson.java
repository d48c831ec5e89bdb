package tacit.equilibrium;

import java.util.Optional;

/**
 * An equilibrium of second order in time, by Richardson extrapolation: with {@code (u, μ)_Δ} the equilibrium of a
 * problem and {@code (u, μ)_{Δ/2}} that of the same problem with twice as many substeps in every interval, everything
 * that it reads being held as before,
 *
 * <pre>
 * μ = 2 μ_{Δ/2} − μ_Δ,   u = 2 u_{Δ/2} − u_Δ                 at the points of the grid.
 * </pre>
 *
 * The error of either falls with Δ, and the combination cancels its leading term, so that it falls with Δ². The shares
 * still sum to 1; where they are as small as the error itself they may be negative. Both equilibria are exact ones of
 * their own discrete games, with certificates of their own, and a derivative of the combination is the combination of
 * their derivatives. It costs three times the work of the coarse one alone, somewhat less as the fine one starts from
 * it.
 *
 * <p>Parameters that are held on the intervals stay held: the limit is the continuous-time game with parameters that
 * are constant between the points of the grid. A lane is as good as the worse of its two equilibria.
 *
 * <p>Source: L. F. Richardson, "The deferred approach to the limit", Philosophical Transactions A 226, 1927.
 */
public final class Richardson {
    private final Equilibrium coarse;
    private final Equilibrium fine;

    private Richardson(Equilibrium coarse, Equilibrium fine) {
        this.coarse = coarse;
        this.fine = fine;
    }

    /**
     * Solves twice, the second time from the first one's flow.
     *
     * @param problem the problem on the coarse steps
     * @param solver finds both equilibria
     */
    public static Richardson solve(EquilibriumProblem problem, EquilibriumSolver solver) {
        return solve(problem, solver, Optional.empty());
    }

    /**
     * Solves twice, each time from the flow of another such pair.
     *
     * @param problem the problem on the coarse steps
     * @param solver finds both equilibria
     * @param warmStart a pair of nearby parameters
     * @throws IllegalArgumentException where its grid, states or lanes are not the problem's
     */
    public static Richardson solve(EquilibriumProblem problem, EquilibriumSolver solver, Richardson warmStart) {
        return solve(problem, solver, Optional.of(warmStart));
    }

    private static Richardson solve(
            EquilibriumProblem problem, EquilibriumSolver solver, Optional<Richardson> warmStart) {
        Equilibrium coarse =
                warmStart.map(start -> solver.solve(problem, start.coarse)).orElseGet(() -> solver.solve(problem));
        return refined(coarse, warmStart.map(start -> start.fine).orElse(coarse), solver);
    }

    /**
     * Solves once more, from an equilibrium on the coarse steps that is known, such as one of several.
     *
     * @param coarse the equilibrium on the coarse steps
     * @param solver finds the other one
     */
    public static Richardson of(Equilibrium coarse, EquilibriumSolver solver) {
        return refined(coarse, coarse, solver);
    }

    private static Richardson refined(Equilibrium coarse, Equilibrium near, EquilibriumSolver solver) {
        Substeps twice = coarse.substeps().twice();
        EquilibriumProblem halved = coarse.problem().withSubsteps(new SubstepRule.Frozen(twice));
        return new Richardson(coarse, solver.solve(halved, near));
    }

    /** The equilibrium of the problem itself. */
    public Equilibrium coarse() {
        return coarse;
    }

    /** The equilibrium with twice as many substeps. */
    public Equilibrium fine() {
        return fine;
    }

    /** How a lane ended: the worse of both. */
    public Status status(int lane) {
        return coarse.status(lane).worse(fine.status(lane));
    }

    /** The worst status of all lanes. */
    public Status worstStatus() {
        return coarse.worstStatus().worse(fine.worstStatus());
    }

    /** The extrapolated flow at the grid points, {@code [K+1][d][L]}; a new array. */
    public double[] flow() {
        return extrapolated(coarse.flow(), fine.flow());
    }

    /** The extrapolated value function at the grid points, {@code [K+1][d][L]}; a new array. */
    public double[] values() {
        return extrapolated(coarse.values(), fine.values());
    }

    /** Both together. */
    public EquilibriumPath path() {
        return new EquilibriumPath(coarse.problem(), flow(), values());
    }

    /**
     * {@code max |μ_{Δ/2} − μ_Δ|} over the grid points: an estimate of the error in time of the fine flow, and a bound
     * of the extrapolated one's as far as the steps are small enough for the expansion in Δ to hold.
     */
    public double flowChange(int lane) {
        double[] one = coarse.flow();
        double[] other = fine.flow();
        double change = 0;
        for (int i = lane; i < one.length; i += coarse.lanes()) {
            change = Math.max(change, Math.abs(other[i] - one[i]));
        }
        return change;
    }

    /**
     * {@code 2 fine − coarse}, entry by entry, for whatever was computed from both alike.
     *
     * @param coarse from the coarse equilibrium; not modified
     * @param fine of the same length, from the fine one; not modified
     * @return a new array
     */
    public static double[] extrapolated(double[] coarse, double[] fine) {
        double[] result = new double[fine.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = 2 * fine[i] - coarse[i];
        }
        return result;
    }
}
