package tacit.sensitivity;

import java.util.Arrays;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.Status;

/* The fixed point of an affine map, found by some method, lane by lane; one instance finds one. */
abstract class LinearSolution {
    /** How each lane ends; that of its equilibrium at first. */
    final Status[] status;

    /** The number of iterations of each lane. */
    final int[] iterations;

    /** A solution for the lanes of an equilibrium; those that have not converged there keep that status. */
    LinearSolution(Equilibrium equilibrium) {
        status = new Status[equilibrium.lanes()];
        Arrays.setAll(status, equilibrium::status);
        iterations = new int[status.length];
    }

    /**
     * Solves {@code x = A(x)}.
     *
     * @param rows number of rows of the unknown
     * @return the solution or what the map makes of it, {@code [row][L]}; the solution is where the map was applied
     *     last
     */
    abstract double[] run(AffineMap map, int rows);

    /** The lanes whose status is {@link Status#CONVERGED}; a new array. */
    final boolean[] converged() {
        boolean[] converged = new boolean[status.length];
        for (int lane = 0; lane < converged.length; lane++) {
            converged[lane] = status[lane] == Status.CONVERGED;
        }
        return converged;
    }

    /** How each lane ended, {@code [L]}; the array itself. */
    final Status[] status() {
        return status;
    }

    /** The number of iterations of each lane, {@code [L]}; 1 for a direct method; the array itself. */
    final int[] iterations() {
        return iterations;
    }

    /** Sets the lanes that have not converged to NaN; {@code [row][L]}, modified. */
    final double[] spoilUnconverged(double[] array) {
        return spoil(array, status);
    }

    /** Sets the lanes with another status than {@link Status#CONVERGED} to NaN; {@code [row][L]}, modified. */
    static double[] spoil(double[] array, Status[] status) {
        for (int lane = 0; lane < status.length; lane++) {
            for (int i = lane; i < array.length && status[lane] != Status.CONVERGED; i += status.length) {
                array[i] = Double.NaN;
            }
        }
        return array;
    }
}
