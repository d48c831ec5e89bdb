package tacit.sensitivity;

import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.Linearisation;

/* Which of block elimination and GMRES suits an equilibrium. */
final class Affordable {
    /**
     * Elimination does some 7 K d³ multiplications a lane, which all directions share; with more for each of them GMRES
     * is quicker wherever it converges.
     */
    private static final double MOST_CUBES = 2e3;

    private Affordable() {}

    /**
     * Whether elimination, lane after lane, is quick for so many directions. It must not depend on the substeps: those
     * of a neighbour would decide for a lane.
     */
    static boolean elimination(Equilibrium equilibrium, int directions) {
        double d = equilibrium.problem().states();
        return equilibrium.problem().grid().steps() * d * d * d <= directions * MOST_CUBES;
    }

    /** Whether elimination is possible at all in a lane. */
    static boolean eliminationInMemory(Equilibrium equilibrium, int lane) {
        return Linearisation.fitsInMemory(
                equilibrium.substeps().total(lane), equilibrium.problem().states());
    }

    /** Puts another strategy's lanes in place of those that failed, {@code [row][L]}; modified. */
    static double[] mend(double[] array, double[] other, boolean[] failed) {
        for (int i = 0; i < array.length; i++) {
            if (failed[i % failed.length]) {
                array[i] = other[i];
            }
        }
        return array;
    }
}
