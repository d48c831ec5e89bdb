package tacit.calibrate;

import java.util.Arrays;
import java.util.List;

/**
 * How well the data determine what was fitted, to first order about the best fit: with {@code J} the Jacobian of the
 * residuals by {@code θ} and {@code σ² = SSE/(n − p)}, the covariance of {@code θ} is {@code C = σ² (JᵀJ)⁻¹}
 * (Gauss–Newton, the Fisher information of independent Gaussian noise of one variance), that of the values
 * {@code V C Vᵀ}, {@code V} their derivative by {@code θ}. {@code n} counts independent values: where all states are
 * seen and sum to a known scale, one less than there are states at each time; values at the first time do not count
 * where the initial distribution and the scale are known. Intervals are {@code ±t σ_i} with Student's {@code t}; where
 * the domain has bounds they are taken in the logarithm or log-odds, or, where that is wider than a factor of ten to
 * each side, in the value itself and cut at the bounds.
 *
 * <p>Unknowns at a bound, and those without influence, are held where they are and left out. Source: Seber and Wild,
 * Nonlinear Regression, §2.1 and §5.1.
 */
public final class Uncertainty {
    private final List<Estimate> estimates;
    private final int[] included;
    private final double[] covariance;
    private final double noise;
    private final int degreesOfFreedom;
    private final double conditionNumber;
    private final double[] weakest;

    /**
     * @param included the estimates that have an error, ascending
     * @param covariance {@code [included][included]}
     * @param weakest change of each included value, about 10 % of the largest, along the weakest direction
     */
    Uncertainty(
            List<Estimate> estimates,
            int[] included,
            double[] covariance,
            double noise,
            int degreesOfFreedom,
            double conditionNumber,
            double[] weakest) {
        this.estimates = List.copyOf(estimates);
        this.included = included;
        this.covariance = covariance;
        this.noise = noise;
        this.degreesOfFreedom = degreesOfFreedom;
        this.conditionNumber = conditionNumber;
        this.weakest = weakest;
    }

    /** All unknowns, in the order of {@link FitResult#unknowns}. */
    public List<Estimate> estimates() {
        return estimates;
    }

    /**
     * The estimate of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Estimate estimate(String name) {
        return estimates.stream()
                .filter(estimate -> estimate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing named '" + name + "' was estimated, only "
                        + estimates.stream().map(Estimate::name).toList()));
    }

    /**
     * The standard deviation of the noise of one value, in the data's units: {@code σ}, or {@code σ √((d−1)/d)} where
     * all {@code d} states are seen and sum to a known scale, as noise then lies in {@code d−1} directions of
     * {@code d}.
     */
    public double noise() {
        return noise;
    }

    /** Independent observed values less unknowns that have an error. */
    public int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /**
     * The largest singular value of the Jacobian over the smallest. Columns are derivatives by {@code θ}: for a
     * positive parameter by its logarithm, so the number does not depend on units. Above a hundred or so some
     * combination of unknowns is a hundred times worse determined than another.
     */
    public double conditionNumber() {
        return conditionNumber;
    }

    /** The covariance of two unknowns, NaN where one has no error. */
    public double covariance(int first, int second) {
        int i = Arrays.binarySearch(included, first);
        int j = Arrays.binarySearch(included, second);
        return i < 0 || j < 0 ? Double.NaN : covariance[i * included.length + j];
    }

    /** The correlation of two unknowns, NaN where one has no error. */
    public double correlation(int first, int second) {
        return covariance(first, second) / Math.sqrt(covariance(first, first) * covariance(second, second));
    }

    /**
     * How each unknown changes along the direction that the data determine worst, in its own units; scaled so that
     * the unknown that changes most, in {@code θ}, changes by 0.1, which is 10 % for a positive one. {@code
     * [component]}, 0 where an unknown has no error; a copy.
     */
    public double[] weakestDirection() {
        double[] direction = new double[estimates.size()];
        for (int i = 0; i < included.length; i++) {
            direction[included[i]] = weakest[i];
        }
        return direction;
    }
}
