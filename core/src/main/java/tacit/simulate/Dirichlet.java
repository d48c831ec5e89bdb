package tacit.simulate;

import java.util.random.RandomGenerator;

/**
 * Draws distributions from a Dirichlet distribution, as gamma variates divided by their sum.
 *
 * <p>Gamma variates of shape {@code a >= 1} by the method of Marsaglia and Tsang, ACM Trans. Math. Softw. 26(3), 2000;
 * below 1 as {@code G(a+1) U^(1/a)}, kept as logarithms, which do not underflow where {@code a} is tiny.
 */
final class Dirichlet {
    private final RandomGenerator random;

    Dirichlet(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Draws one distribution.
     *
     * @param concentration {@code [state]}, positive; not modified
     * @return {@code [state]}, summing to 1
     */
    double[] draw(double[] concentration) {
        double[] shares = new double[concentration.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int x = 0; x < shares.length; x++) {
            shares[x] = logarithmOfGamma(concentration[x]);
            largest = Math.max(largest, shares[x]);
        }
        double sum = 0;
        for (int x = 0; x < shares.length; x++) {
            shares[x] = StrictMath.exp(shares[x] - largest);
            sum += shares[x];
        }
        for (int x = 0; x < shares.length; x++) {
            shares[x] /= sum;
        }
        return shares;
    }

    private double logarithmOfGamma(double shape) {
        if (shape < 1) {
            return logarithmOfGamma(shape + 1) + logarithmOfUniform() / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0 && logarithmOfUniform() < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
                return StrictMath.log(d * v);
            }
        }
    }

    private double logarithmOfUniform() {
        return StrictMath.log(1 - random.nextDouble());
    }

    /** A standard normal variate, by Marsaglia's polar method: the same on every machine. */
    private double normal() {
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }
}
