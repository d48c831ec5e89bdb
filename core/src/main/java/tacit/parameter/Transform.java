package tacit.parameter;

import tacit.game.Domain;

/**
 * A smooth one-to-one map from every real {@code θ} to the inside of a domain.
 *
 * <p>Above a bound it is {@code bound + exp θ}, not a soft-plus: rates and costs are known by their order of magnitude,
 * a step in {@code θ} is then a relative change whatever the unit, and the Hessian of a fit keeps one scale, whereas a
 * soft-plus turns from relative to absolute steps at 1 unit, wherever that is. Between bounds it is the logistic
 * function.
 */
public sealed interface Transform {
    /** Where a value on the edge of its domain is put: so far inside, as a share of the width, or of 1 without one. */
    double NUDGE = 1e-2;

    /** Beyond, {@code exp θ} counts as constant, so that values stay finite. */
    double LARGEST_EXPONENT = 300;

    /** The value for {@code θ}. */
    double value(double theta);

    /** The derivative of {@link #value}. */
    double slope(double theta);

    /** The {@code θ} of a value; one on the edge or beyond is first put inside. */
    double inverse(double value);

    /** How far from a start others are drawn, in {@code θ}. */
    double spread(double start);

    /**
     * The transform of a domain.
     *
     * @throws IllegalArgumentException where the domain holds a single number
     */
    static Transform of(Domain domain) {
        if (domain.lower() == domain.upper()) {
            throw new IllegalArgumentException("the domain holds only " + domain.lower() + ": nothing to estimate");
        }
        if (domain.isReal()) {
            return new Identity();
        }
        if (domain.upper() == Double.POSITIVE_INFINITY) {
            return new Exponential(domain.lower(), 1);
        }
        return domain.lower() == Double.NEGATIVE_INFINITY
                ? new Exponential(domain.upper(), -1)
                : new Logistic(domain.lower(), domain.upper());
    }

    /**
     * The transform of what a network emits: like {@link #of}, but {@code bound ± log(1 + exp θ)} on one side of a
     * bound. Where the data tell little a network goes on as it began, and that is better a line than an exponential.
     *
     * @throws IllegalArgumentException where the domain holds a single number
     */
    static Transform ofNetwork(Domain domain) {
        return of(domain) instanceof Exponential(double bound, double side) ? new SoftPlus(bound, side) : of(domain);
    }

    /** Every real number: {@code θ} itself. */
    record Identity() implements Transform {
        @Override
        public double value(double theta) {
            return theta;
        }

        @Override
        public double slope(double theta) {
            return 1;
        }

        @Override
        public double inverse(double value) {
            return value;
        }

        @Override
        public double spread(double start) {
            return 2 * Math.max(1, Math.abs(start));
        }
    }

    /**
     * One side of a bound: {@code bound ± exp θ}.
     *
     * @param bound the bound
     * @param side 1 above it, −1 below it
     */
    record Exponential(double bound, double side) implements Transform {
        private static final double FACTOR_OF_TEN = StrictMath.log(10);

        @Override
        public double value(double theta) {
            return bound + side * distance(theta);
        }

        @Override
        public double slope(double theta) {
            return Math.abs(theta) > LARGEST_EXPONENT ? 0 : side * distance(theta);
        }

        @Override
        public double inverse(double value) {
            double distance = side * (value - bound);
            return StrictMath.log(distance > 0 ? distance : NUDGE);
        }

        @Override
        public double spread(double start) {
            return FACTOR_OF_TEN;
        }

        private static double distance(double theta) {
            return StrictMath.exp(Math.clamp(theta, -LARGEST_EXPONENT, LARGEST_EXPONENT));
        }
    }

    /**
     * One side of a bound: {@code bound ± log(1 + exp θ)}.
     *
     * @param bound the bound
     * @param side 1 above it, −1 below it
     */
    record SoftPlus(double bound, double side) implements Transform {
        @Override
        public double value(double theta) {
            return bound + side * (Math.max(theta, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(theta))));
        }

        @Override
        public double slope(double theta) {
            double decay = StrictMath.exp(-Math.abs(theta));
            return side * (theta >= 0 ? 1 : decay) / (1 + decay);
        }

        @Override
        public double inverse(double value) {
            double distance = side * (value - bound);
            double inside = distance > 0 ? distance : NUDGE;
            return inside + StrictMath.log(-StrictMath.expm1(-inside));
        }

        @Override
        public double spread(double start) {
            return 2;
        }
    }

    /**
     * An interval: {@code lower + (upper − lower)/(1 + exp(−θ))}.
     *
     * @param lower its lower end
     * @param upper its upper end
     */
    record Logistic(double lower, double upper) implements Transform {
        @Override
        public double value(double theta) {
            return Math.clamp(lower + (upper - lower) * share(theta), lower, upper);
        }

        @Override
        public double slope(double theta) {
            return (upper - lower) * share(theta) * share(-theta);
        }

        @Override
        public double inverse(double value) {
            double share = (value - lower) / (upper - lower);
            double inside = share <= 0 ? NUDGE : share >= 1 ? 1 - NUDGE : share;
            return StrictMath.log(inside) - StrictMath.log1p(-inside);
        }

        @Override
        public double spread(double start) {
            return 2; // from the middle: 12 % to 88 % of the width
        }

        private static double share(double theta) {
            double decay = StrictMath.exp(-Math.abs(theta));
            return theta >= 0 ? 1 / (1 + decay) : decay / (1 + decay);
        }
    }

    /**
     * The number itself, except so near a bound that it would soon leave the domain: there it approaches the bound as
     * an exponential, with a continuous slope, {@code lower + margin exp((θ − lower)/margin − 1)} for
     * {@code θ < lower + margin}, and likewise above.
     *
     * @param domain the domain
     * @param margin how near, positive
     */
    record Guarded(Domain domain, double margin) implements Transform {
        @Override
        public double value(double theta) {
            double above = (theta - domain.lower()) / margin;
            double below = (domain.upper() - theta) / margin;
            if (above < 1) {
                return domain.lower() + margin * StrictMath.exp(above - 1);
            }
            return below < 1 ? domain.upper() - margin * StrictMath.exp(below - 1) : theta;
        }

        @Override
        public double slope(double theta) {
            double above = (theta - domain.lower()) / margin;
            double below = (domain.upper() - theta) / margin;
            return StrictMath.exp(Math.min(0, Math.min(above, below) - 1));
        }

        @Override
        public double inverse(double value) {
            double above = (value - domain.lower()) / margin;
            double below = (domain.upper() - value) / margin;
            if (above < 1) {
                return domain.lower() + margin * (1 + StrictMath.log(Math.max(above, NUDGE)));
            }
            return below < 1 ? domain.upper() - margin * (1 + StrictMath.log(Math.max(below, NUDGE))) : value;
        }

        @Override
        public double spread(double start) {
            return Math.max(margin, Math.abs(start));
        }
    }
}
