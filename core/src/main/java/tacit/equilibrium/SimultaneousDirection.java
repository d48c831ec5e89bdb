package tacit.equilibrium;

import tacit.game.GameStepper;

/*
 * Newton's direction by the elimination of all lanes at once; a lane in which a pivot is small, or the solution not
 * finite, has none.
 */
final class SimultaneousDirection implements NewtonDirection {
    private final SimultaneousElimination elimination;
    private final StepCoefficients coefficients;
    private final LaneNorms norms;
    private final double[] size;

    private SimultaneousDirection(
            EquilibriumProblem problem, SimultaneousElimination elimination, StepCoefficients coefficients) {
        this.elimination = elimination;
        this.coefficients = coefficients;
        norms = new LaneNorms(problem.states(), problem.lanes());
        size = new double[problem.lanes()];
    }

    /** The direction by elimination: of all lanes at once where that is possible, and of one after the other. */
    static NewtonDirection orOneByOne(EquilibriumProblem problem) {
        GameStepper stepper = problem.game().stepper(problem.lanes());
        StepCoefficients coefficients = new StepCoefficients(stepper);
        return SimultaneousElimination.of(
                        problem, stepper, coefficients, problem.game().evaluator(problem.lanes()))
                .<NewtonDirection>map(found -> new RescuedDirection(
                        new SimultaneousDirection(problem, found, coefficients),
                        () -> new EliminationDirection(problem)))
                .orElseGet(() -> new EliminationDirection(problem));
    }

    @Override
    public void solve(NewtonSystem system, boolean[] wanted, double[] direction) {
        coefficients.linearizeBellman(system.grid(), system.values(), system.flow());
        coefficients.linearizeKolmogorov(system.grid(), system.values(), system.image());
        elimination.factor(system.grid(), system.values(), system.flow());
        elimination.solve(system.right(), direction);
        norms.size(direction, size);
        for (int lane = 0; lane < wanted.length; lane++) {
            if (wanted[lane]) {
                wanted[lane] = elimination.isSound(lane) && Double.isFinite(size[lane]);
                system.solves()[lane]++;
            }
        }
    }

    @Override
    public SolutionMethod method() {
        return SolutionMethod.NEWTON;
    }
}
