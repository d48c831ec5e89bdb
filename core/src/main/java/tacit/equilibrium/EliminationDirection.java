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
    public void solve(Iterate iterate, boolean[] wanted, double[] direction) {
        follow(iterate.grid());
        for (int lane = 0; lane < wanted.length; lane++) {
            if (wanted[lane]) {
                wanted[lane] = solve(iterate, points[lane], direction);
                iterate.linearSolves()[lane]++;
            }
        }
    }

    private boolean solve(Iterate iterate, LanePoints own, double[] direction) {
        linearisation.factor(iterate.grid(), own, iterate.values(), iterate.flow(), iterate.image());
        own.gather(iterate.image(), right);
        own.gather(iterate.flow(), solution);
        for (int i = 0; i < own.size(); i++) {
            right[i] -= solution[i];
        }
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
