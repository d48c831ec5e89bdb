package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;

/* Which of block elimination and GMRES suits an equilibrium. */
final class Affordable {
    /** Elimination does some 7 N d³ multiplications a lane: so many cubes take a few tenths of a second. */
    private static final double MOST_CUBES = 3e7;

    /** Elimination keeps some 7 N d² numbers: so many squares are half a gigabyte. */
    private static final double MOST_SQUARES = 1e7;

    private Affordable() {}

    /** Whether elimination is quick. */
    static boolean elimination(Equilibrium equilibrium) {
        return power(equilibrium, 3) <= MOST_CUBES && eliminationInMemory(equilibrium);
    }

    /** Whether elimination is possible at all. */
    static boolean eliminationInMemory(Equilibrium equilibrium) {
        return power(equilibrium, 2) <= MOST_SQUARES;
    }

    private static double power(Equilibrium equilibrium, int exponent) {
        int most = 0;
        for (int lane = 0; lane < equilibrium.lanes(); lane++) {
            most = Math.max(most, equilibrium.substeps().total(lane));
        }
        return most * Math.pow(equilibrium.problem().states(), exponent);
    }
}
