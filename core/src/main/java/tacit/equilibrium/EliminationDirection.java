package tacit.equilibrium;

import java.util.Optional;

/* Newton's direction by block elimination, lane after lane. */
final class EliminationDirection implements NewtonDirection {
    private final Linearisation linearisation;
    private final LanePoints[] points;
    private Optional<FineGrid> grid = Optional.empty();
    private double[] right = {};
    private double[] solution = {};

    EliminationDirection(EquilibriumProblem problem) {
        linearisation = new Linearisation(problem);
        points = new LanePoints[problem.lanes()];
    }

    @Override
    public void solve(NewtonSystem system, boolean[] wanted, double[] direction) {
        follow(system.grid());
        for (int lane = 0; lane < wanted.length; lane++) {
            if (wanted[lane]) {
                wanted[lane] = solve(system, points[lane], direction);
                system.solves()[lane]++;
            }
        }
    }

    private boolean solve(NewtonSystem system, LanePoints own, double[] direction) {
        linearisation.factor(system.grid(), own, system.values(), system.flow(), system.image());
        own.gather(system.right(), right);
        if (linearisation.solve(right, solution) != Status.CONVERGED) {
            return false;
        }
        own.spread(solution, direction);
        return true;
    }

    private void follow(FineGrid now) {
        if (grid.isEmpty() || !grid.get().substeps().equals(now.substeps())) {
            grid = Optional.of(now);
            for (int lane = 0; lane < points.length; lane++) {
                points[lane] = new LanePoints(now, lane);
            }
            right = new double[(now.steps() + 1) * now.problem().states()];
            solution = new double[right.length];
        }
    }

    @Override
    public SolutionMethod method() {
        return SolutionMethod.NEWTON;
    }
}
