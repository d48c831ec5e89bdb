package tacit.optimize;

/**
 * A line search for the strong Wolfe conditions, asked and told.
 *
 * <p>With {@code φ(a) = f(x + a·p)} it looks for a step {@code a} with sufficient decrease
 * {@code φ(a) ≤ φ(0) + c₁ a φ'(0)} and small slope {@code |φ'(a)| ≤ c₂ |φ'(0)|}. A bracket {@code (low, high)} is grown
 * until it holds such a step and then narrowed by cubic interpolation, safeguarded by bisection; {@code low} always has
 * sufficient decrease and the lowest value. A value that is not finite becomes the bracket's high end. Where values
 * differ by no more than their noise, the slope decides on sufficient decrease.
 *
 * <p>Sources: Nocedal and Wright, Numerical Optimization, 2nd ed., Algorithms 3.5 and 3.6; Moré and Thuente, ACM TOMS
 * 20 (1994) 286–307 (safeguards); Hager and Zhang, SIAM J. Optim. 16 (2005) 170–192 (slopes at the noise level).
 */
final class WolfeLineSearch {
    /** What the last value told means for the search. */
    enum Verdict {
        CONTINUE,
        ACCEPTED,
        FAILED
    }

    /** Sufficient decrease; the customary value for quasi-Newton methods. */
    static final double DECREASE = 1e-4;

    /** Share of the initial slope that may remain; the customary value for quasi-Newton methods. */
    static final double CURVATURE = 0.9;

    private static final int LARGEST_NUMBER_OF_TRIALS = 60;
    private static final double SAFEGUARD = 0.1;
    private static final double GROWTH = 4;
    /** A bracket narrower than this share of its ends holds no further step that differs beyond rounding. */
    private static final double NARROWEST = 1e-15;

    private final double value;
    private final double slope;
    private final double longest;
    private final double noise;
    private double step;
    private int trials;
    private boolean bracketed;
    private boolean currentIsLow;

    private double low;
    private double lowValue;
    private double lowSlope;
    private double high;
    private double highValue;
    private double highSlope;
    private double lastWidth = Double.POSITIVE_INFINITY;

    /**
     * Starts at step 0.
     *
     * @param value {@code φ(0)}
     * @param slope {@code φ'(0) < 0}
     * @param first first step to try
     * @param longest longest step allowed
     * @param relativeNoise error of the values as a share of {@code |φ(0)|}
     */
    WolfeLineSearch(double value, double slope, double first, double longest, double relativeNoise) {
        this.value = value;
        this.slope = slope;
        this.longest = longest;
        this.noise = relativeNoise * Math.abs(value);
        this.step = Math.min(first, longest);
        this.lowValue = value;
        this.lowSlope = slope;
    }

    /** The step at which {@code φ} is wanted. */
    double step() {
        return step;
    }

    /** How many values have been told. */
    int trials() {
        return trials;
    }

    /** The best step with sufficient decrease so far; 0 where there is none. */
    double lowStep() {
        return low;
    }

    /** {@code φ} at {@link #lowStep}. */
    double lowValue() {
        return lowValue;
    }

    /** Whether the step told last is {@link #lowStep}. */
    boolean currentIsLow() {
        return currentIsLow;
    }

    Verdict tell(double trialValue, double trialSlope) {
        trials++;
        currentIsLow = false;
        boolean finite = Double.isFinite(trialValue) && Double.isFinite(trialSlope);
        if (!finite) {
            raise(step, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        } else if (!decreases(trialValue, trialSlope) || trialValue > lowValue + noise) {
            raise(step, trialValue, trialSlope);
        } else {
            if (Math.abs(trialSlope) <= -CURVATURE * slope) {
                lower(trialValue, trialSlope);
                return Verdict.ACCEPTED;
            }
            boolean turned = bracketed ? trialSlope * (high - low) >= 0 : trialSlope >= 0;
            if (turned) {
                raise(low, lowValue, lowSlope);
            }
            lower(trialValue, trialSlope);
        }
        return next();
    }

    private boolean decreases(double trialValue, double trialSlope) {
        return trialValue <= value + DECREASE * step * slope
                || (Math.abs(trialValue - value) <= noise && trialSlope <= (2 * DECREASE - 1) * slope);
    }

    private void lower(double trialValue, double trialSlope) {
        low = step;
        lowValue = trialValue;
        lowSlope = trialSlope;
        currentIsLow = true;
    }

    private void raise(double at, double trialValue, double trialSlope) {
        high = at;
        highValue = trialValue;
        highSlope = trialSlope;
        bracketed = true;
    }

    private Verdict next() {
        if (trials >= LARGEST_NUMBER_OF_TRIALS) {
            return Verdict.FAILED;
        }
        if (!bracketed) {
            if (step >= longest) {
                return Verdict.ACCEPTED;
            }
            step = Math.min(GROWTH * step, longest);
            return Verdict.CONTINUE;
        }
        double width = Math.abs(high - low);
        if (width <= NARROWEST * Math.max(low, high)) {
            return Verdict.FAILED;
        }
        step = interpolated(width);
        lastWidth = width;
        return Verdict.CONTINUE;
    }

    private double interpolated(double width) {
        double middle = 0.5 * (low + high);
        if (!Double.isFinite(highValue)) {
            return low + SAFEGUARD * (high - low);
        }
        boolean shrinksSlowly = width > 0.66 * lastWidth;
        double guess = shrinksSlowly ? middle : minimiser();
        double least = Math.min(low, high) + SAFEGUARD * width;
        double most = Math.max(low, high) - SAFEGUARD * width;
        return guess >= least && guess <= most ? guess : Math.clamp(Double.isNaN(guess) ? middle : guess, least, most);
    }

    /** The minimiser of the cubic through both ends, or the root of the secant where values are noise. */
    private double minimiser() {
        if (Math.abs(highValue - lowValue) <= noise) {
            return low - lowSlope * (high - low) / (highSlope - lowSlope);
        }
        double d1 = lowSlope + highSlope - 3 * (lowValue - highValue) / (low - high);
        double d2 = Math.copySign(Math.sqrt(d1 * d1 - lowSlope * highSlope), high - low);
        return high - (high - low) * (highSlope + d2 - d1) / (highSlope - lowSlope + 2 * d2);
    }
}
