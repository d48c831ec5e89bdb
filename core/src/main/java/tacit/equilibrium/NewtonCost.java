package tacit.equilibrium;

/*
 * What an iteration of Newton's method costs, in pairs of sweeps. Measured on linear-quadratic games, a system by
 * elimination is worth 4 to 6 pairs of sweeps where all lanes are eliminated at once (3 states), otherwise 29 with 8
 * states, 55 with 16 and 100 with 32; one by GMRES, of linearised sweeps and inner products of about as much work each,
 * is worth 3 to 20 whatever the number of states.
 */
final class NewtonCost {
    /** The cost of elimination for each {@code d³} multiplications per edge. */
    private static final double CUBE = 3;

    private static final double KRYLOV = 15;

    private static final double SIMULTANEOUS = 5;

    /** Elimination does some 7 K d³ multiplications: so many cubes take a few tenths of a second. */
    private static final double MOST_CUBES = 3e7;

    private NewtonCost() {}

    /** The cost of an iteration by the cheaper of both. */
    static double cheapest(EquilibriumProblem problem) {
        return Math.min(elimination(problem), KRYLOV);
    }

    /** Whether elimination is the cheaper of both. */
    static boolean eliminationIsCheapest(EquilibriumProblem problem) {
        return elimination(problem) <= KRYLOV;
    }

    private static double elimination(EquilibriumProblem problem) {
        if (SimultaneousElimination.isPossible(problem)) {
            return SIMULTANEOUS;
        }
        double d = problem.states();
        return CUBE * d * d * d / problem.game().graph().edges();
    }

    /** Whether elimination is possible. Substeps do not count: those of a neighbour would decide for a lane. */
    static boolean eliminationIsAffordable(EquilibriumProblem problem) {
        double d = problem.states();
        int steps = problem.grid().steps();
        return steps * d * d * d <= MOST_CUBES && Linearisation.fitsInMemory(steps, problem.states());
    }
}
