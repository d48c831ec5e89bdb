package tacit.equilibrium;

import tacit.game.GamePoint;
import tacit.game.GameStepper;
import tacit.game.Step;

/**
 * What the linearised steps of both sweeps multiply by, of all lanes and for all fine steps: those of the Bellman steps
 * at {@code (u_{n+1}, μ_n)}, which describe {@code A_n} and {@code B_n}, those of the Kolmogorov steps at
 * {@code (v_n, m_n)}, which describe {@code C_n} and {@code D_n} (see {@link Linearisation}). One thread only; memory
 * is kept.
 */
public final class StepCoefficients {
    /** So many coefficients of a lane are kept: with 16 lanes they stay in the last level of a cache. */
    private static final int MOST = 100_000;

    private final GameStepper stepper;
    private final int bellmanCount;
    private final int kolmogorovCount;
    private final int lanes;
    private final GamePoint point = new GamePoint();
    private final Step step = new Step();
    private double[] bellman = {};
    private double[] kolmogorov = {};

    /** Coefficients of the steps that a stepper takes. */
    public StepCoefficients(GameStepper stepper) {
        this.stepper = stepper;
        lanes = stepper.lanes();
        bellmanCount = stepper.bellmanCoefficients().orElse(0) * lanes;
        kolmogorovCount = stepper.kolmogorovCoefficients().orElse(0) * lanes;
    }

    /**
     * Whether a problem's coefficients can be had, and are not too many to keep. It depends on no lane's substeps:
     * those of a neighbour would decide for a lane.
     */
    public static boolean areFew(EquilibriumProblem problem, GameStepper stepper) {
        int most = MOST / problem.grid().steps();
        return problem.coupling() == Coupling.NASH
                && stepper.kolmogorovCoefficients().orElse(Integer.MAX_VALUE) <= most
                && stepper.bellmanCoefficients().orElse(Integer.MAX_VALUE) <= most;
    }

    /** Computes those of both steps at an equilibrium. */
    public void linearize(Equilibrium equilibrium) {
        linearizeBellman(equilibrium.fineGrid(), equilibrium.fineValues(), equilibrium.fineFlow());
        linearizeKolmogorov(equilibrium.fineGrid(), equilibrium.fineValues(), equilibrium.fineFlow());
    }

    /**
     * Computes those of the Bellman steps.
     *
     * @param values {@code u}, {@code [N+1][d][L]}; not modified
     * @param flow {@code μ}, {@code [N+1][d][L]}; not modified
     */
    void linearizeBellman(FineGrid grid, double[] values, double[] flow) {
        if (bellman.length != grid.steps() * bellmanCount) {
            bellman = new double[grid.steps() * bellmanCount];
        }
        for (StepRuns.Run run : grid.runs()) {
            int first = run.first();
            grid.place(point, first, values, first + 1, flow);
            step.lengths(grid.lengths(), first * lanes).next(bellman, first * bellmanCount);
            stepper.bellmanCoefficients(point, step, run.forward().leadingTo(bellmanCount), run.count());
        }
    }

    /** Computes those of the Kolmogorov steps; see {@link #linearizeBellman}. */
    void linearizeKolmogorov(FineGrid grid, double[] values, double[] flow) {
        if (kolmogorov.length != grid.steps() * kolmogorovCount) {
            kolmogorov = new double[grid.steps() * kolmogorovCount];
        }
        for (StepRuns.Run run : grid.runs()) {
            int first = run.first();
            grid.place(point, first, values, grid.valuePoint(first), flow);
            step.lengths(grid.lengths(), first * lanes).next(kolmogorov, first * kolmogorovCount);
            stepper.kolmogorovCoefficients(point, step, run.forward().leadingTo(kolmogorovCount), run.count());
        }
    }

    /** Those of the Bellman steps, {@code [N][bellmanCount]}; the array itself. */
    public double[] bellman() {
        return bellman;
    }

    /** Those of the Kolmogorov steps, {@code [N][kolmogorovCount]}; the array itself. */
    public double[] kolmogorov() {
        return kolmogorov;
    }

    /** How many numbers of all lanes belong to a Bellman step. */
    public int bellmanCount() {
        return bellmanCount;
    }

    /** How many numbers of all lanes belong to a Kolmogorov step. */
    public int kolmogorovCount() {
        return kolmogorovCount;
    }
}
