package tacit.calibrate;

import java.util.Arrays;

/**
 * By how much one model misses some trajectories more than another does, trajectory by trajectory, so that what no
 * model explains drops out.
 *
 * @param sum the excess of all of them
 * @param standardError of that sum; 0 where there is but one trajectory
 */
record Excess(double sum, double standardError) {
    /**
     * The excess of some losses over others.
     *
     * @param losses finite, one for each trajectory; not modified
     * @param others likewise
     */
    static Excess of(double[] losses, double[] others) {
        double[] excess = new double[losses.length];
        Arrays.setAll(excess, i -> losses[i] - others[i]);
        double sum = Arrays.stream(excess).sum();
        double mean = sum / excess.length;
        double squares = Arrays.stream(excess)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = excess.length == 1 ? 0 : Math.sqrt(squares * excess.length / (excess.length - 1));
        return new Excess(sum, error);
    }

    /** Whether that is more than chance. */
    boolean significant() {
        return sum > standardError;
    }
}
