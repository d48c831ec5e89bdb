package tacit.experiment.influenza;

/**
 * How weeks differ from a season's curve, on the scale {@code φ(p) = √(p + floor)}, on which the variance of a share is
 * about the same whatever its size: a stationary autoregression, {@code cov(e_v, e_w) = σ² ρ^|v−w|}. Weeks without a
 * value cost nothing: the next one's correlation is that much weaker.
 *
 * @param sigma the standard deviation {@code σ} of {@code φ}, positive
 * @param rho the correlation {@code ρ} of successive weeks, in [0, 1)
 * @param floor the share below which differences count absolutely, positive
 */
public record Noise(double sigma, double rho, double floor) {
    /** {@code φ}; a share below 0 counts as 0. */
    double root(double share) {
        return Math.sqrt(Math.max(share, 0) + floor);
    }

    /** The derivative of {@link #root}. */
    double slope(double share) {
        return 0.5 / root(share);
    }

    /** The share of a value of {@link #root}, not below 0. */
    double share(double root) {
        return root <= 0 ? 0 : Math.max(0, root * root - floor);
    }

    /**
     * Turns rows of differences into independent ones of variance 1.
     *
     * @param weeks the weeks of the rows, rising; not modified
     * @param rows {@code [row][width]}; modified
     */
    void whiten(int[] weeks, double[] rows, int width) {
        for (int row = weeks.length - 1; row >= 0; row--) {
            double correlation = row == 0 ? 0 : StrictMath.pow(rho, weeks[row] - weeks[row - 1]);
            double scale = 1 / (sigma * Math.sqrt(1 - correlation * correlation));
            for (int j = 0; j < width; j++) {
                double before = row == 0 ? 0 : rows[(row - 1) * width + j];
                rows[row * width + j] = scale * (rows[row * width + j] - correlation * before);
            }
        }
    }
}
