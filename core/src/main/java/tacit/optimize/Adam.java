package tacit.optimize;

import java.util.Arrays;
import tacit.math.Vectors;

/**
 * Adam, for functions known only through noisy gradients: a step of about the learning rate in every component, along
 * the running mean of the gradient over the root of the running mean of its square, both corrected for their start at
 * 0. With {@code g} the gradient told in step {@code i = 1, 2, …} and {@code α_i} the scheduled rate, component by
 * component,
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²,   x ← x − α_i (m/(1 − β₁^i)) / (√(v/(1 − β₂^i)) + ε).
 * </pre>
 *
 * Its {@link #point} once done is the last one: values of different batches cannot be compared. Source: Kingma and Ba,
 * ICLR 2015, arXiv 1412.6980.
 */
public final class Adam implements Search {
    /** Failed evaluations in a row that end the search. */
    private static final int PATIENCE = 10;

    private final AdamOptions options;
    private final double[] x;
    private final double[] mean;
    private final double[] square;
    private SearchStatus status = SearchStatus.RUNNING;
    private int iterations;
    private int failures;

    /**
     * Starts at a point.
     *
     * @param start the first point to be evaluated, finite; not modified
     * @throws IllegalArgumentException where an entry is not finite
     */
    public Adam(double[] start, AdamOptions options) {
        if (!Vectors.allFinite(start)) {
            throw new IllegalArgumentException(
                    "the start " + Arrays.toString(start) + " has an entry that is not finite: give numbers");
        }
        this.options = options;
        this.x = start.clone();
        this.mean = new double[start.length];
        this.square = new double[start.length];
    }

    @Override
    public double[] point() {
        return x.clone();
    }

    /** {@inheritDoc} A value that is not finite leaves the point where it is; ten in a row end the search. */
    @Override
    public void tell(double value, double[] gradient) {
        if (done()) {
            throw new IllegalStateException("the search is done (" + status.description() + "): start another one");
        }
        if (gradient.length != x.length) {
            throw new IllegalArgumentException("a gradient of " + gradient.length + " entries does not fit a point of "
                    + x.length + ": give one entry per component");
        }
        iterations++;
        if (Double.isFinite(value) && Vectors.allFinite(gradient)) {
            failures = 0;
            step(gradient);
        } else {
            failures++;
        }
        if (failures >= PATIENCE) {
            status = SearchStatus.NOT_FINITE;
        } else if (iterations >= options.iterations()) {
            status = SearchStatus.ITERATION_LIMIT;
        }
    }

    private void step(double[] gradient) {
        double progress = (double) (iterations - 1) / Math.max(1, options.iterations() - 1);
        double rate = options.rate() * options.schedule().share(progress);
        double meanCorrection = 1 - StrictMath.pow(options.beta1(), iterations);
        double squareCorrection = 1 - StrictMath.pow(options.beta2(), iterations);
        for (int i = 0; i < x.length; i++) {
            mean[i] = options.beta1() * mean[i] + (1 - options.beta1()) * gradient[i];
            square[i] = options.beta2() * square[i] + (1 - options.beta2()) * gradient[i] * gradient[i];
            double corrected = Math.sqrt(square[i] / squareCorrection) + options.epsilon();
            x[i] -= rate * (mean[i] / meanCorrection) / corrected;
        }
    }

    @Override
    public void cancel() {
        if (!done()) {
            status = SearchStatus.CANCELLED;
        }
    }

    @Override
    public SearchStatus status() {
        return status;
    }

    @Override
    public int iterations() {
        return iterations;
    }
}
