package tacit.sensitivity;

import tacit.equilibrium.Status;

/* The fixed point of an affine map, found by some method, lane by lane; one instance finds one. */
interface LinearSolution {
    /**
     * Solves {@code x = A(x)}.
     *
     * @param rows number of rows of the unknown
     * @return the solution or what the map makes of it, {@code [row][L]}; the solution is where the map was applied last
     */
    double[] run(AffineMap map, int rows);

    /** How each lane ended, {@code [L]}. */
    Status[] status();

    /** The number of iterations of each lane, {@code [L]}; 1 for a direct method. */
    int[] iterations();

    /** Sets the lanes that have not converged to NaN; {@code [row][L]}, modified. */
    default double[] spoilUnconverged(double[] array) {
        return spoil(array, status());
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
