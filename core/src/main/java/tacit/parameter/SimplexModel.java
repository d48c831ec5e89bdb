package tacit.parameter;

import java.util.List;
import tacit.game.Domain;

/**
 * One distribution of which some shares are free: {@code s_i = m exp θ_i / (1 + Σ_j exp θ_j)}, {@code m} what the known
 * shares leave; the rest state has {@code θ = 0}. So {@code θ_i} is the logarithm of the odds against the rest.
 *
 * @param known the known shares, 0 elsewhere, {@code [state]}
 * @param mass {@code m}
 * @param free the states whose shares are free
 * @param rest the state that takes the rest
 */
record SimplexModel(double[] known, double mass, List<Integer> free, int rest) {
    private static final double FACTOR_OF_TEN = StrictMath.log(10);
    /** Where a search begins when nothing is known of a share: rare, but not absent. */
    private static final double ORDINARY_SHARE = 0.01;
    /** Least share of the mass at which a search begins, and least that it leaves. */
    private static final double NUDGE = 1e-6;

    /** The component for one share, looked for near {@code guess}, NaN for no idea. */
    Unknown unknown(Quantity quantity, double guess) {
        double share = Double.isNaN(guess) || guess <= 0 ? ORDINARY_SHARE : guess;
        double part = Math.clamp(share / mass, NUDGE, 1 - NUDGE);
        double odds = StrictMath.log(part) - StrictMath.log1p(-part);
        return new Unknown(quantity, "", Domain.between(0, mass), odds, FACTOR_OF_TEN);
    }

    /**
     * The shares of the free states and, last, of the rest.
     *
     * @param theta {@code [free]}, not modified
     */
    double[] shares(double[] theta) {
        double largest = 0;
        for (double entry : theta) {
            largest = Math.max(largest, entry);
        }
        double[] shares = new double[theta.length + 1];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = StrictMath.exp((i < theta.length ? theta[i] : 0) - largest);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] *= mass / sum;
        }
        return shares;
    }

    /** The derivative of {@link #shares} in a direction {@code [free]}. */
    double[] tangent(double[] shares, double[] direction) {
        double mean = 0;
        for (int i = 0; i < direction.length; i++) {
            mean += shares[i] * direction[i] / mass;
        }
        double[] tangent = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            tangent[i] = shares[i] * ((i < direction.length ? direction[i] : 0) - mean);
        }
        return tangent;
    }

    /** The transposed derivative of {@link #shares}: {@code [free + 1]} to {@code [free]}. */
    double[] pullback(double[] shares, double[] cotangent) {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += shares[i] * cotangent[i] / mass;
        }
        double[] pulled = new double[shares.length - 1];
        for (int i = 0; i < pulled.length; i++) {
            pulled[i] = shares[i] * (cotangent[i] - mean);
        }
        return pulled;
    }

    /** The state whose share stands at {@code index} of {@link #shares}. */
    int state(int index) {
        return index < free.size() ? free.get(index) : rest;
    }
}
