package tacit.network;

import java.util.random.RandomGenerator;

/**
 * How the weights of a layer from {@code m} to {@code n} units are drawn; biases begin at 0.
 *
 * <p>Glorot's have variance {@code 2/(m + n)}, which keeps values and derivatives of one size through layers of
 * functions with slope 1 at 0, such as tanh (X. Glorot, Y. Bengio, AISTATS 2010). He's have variance {@code 2/m}, which
 * makes up for the half that a ReLU cuts off (K. He et al., ICCV 2015).
 */
public enum Initialisation {
    /** Variance {@code 2/(m + n)}, uniform. */
    GLOROT_UNIFORM(true, true),
    /** Variance {@code 2/(m + n)}, normal. */
    GLOROT_NORMAL(true, false),
    /** Variance {@code 2/m}, uniform. */
    HE_UNIFORM(false, true),
    /** Variance {@code 2/m}, normal. */
    HE_NORMAL(false, false);

    private final boolean both;
    private final boolean uniform;

    Initialisation(boolean both, boolean uniform) {
        this.both = both;
        this.uniform = uniform;
    }

    /** Variance of a weight from {@code inputs} to {@code outputs} units. */
    double variance(int inputs, int outputs) {
        return 2.0 / (both ? inputs + outputs : inputs);
    }

    double draw(double variance, RandomGenerator random) {
        return uniform
                ? Math.sqrt(3 * variance) * (2 * random.nextDouble() - 1)
                : Math.sqrt(variance) * random.nextGaussian();
    }
}
