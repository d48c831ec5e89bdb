package tacit.experiment.influenza;

/**
 * One season as the game sees it.
 *
 * @param z its unknowns, {@code [unknown]}; not modified
 * @param onset when it begins, in weeks after MMWR week 40
 */
record SeasonPoint(double[] z, int onset) {
    /* Transmission is highest in MMWR week 4, late in January, 16 weeks after week 40. */
    private static final double HEIGHT = 16;

    private static final double WEEKS_OF_A_YEAR = 365.25 / 7;

    double value(SeasonUnknown unknown) {
        return unknown.value(z[unknown.ordinal()]);
    }

    /** The transmission rate so many weeks after the onset, {@code β exp(A cos(2π (onset + t − 16)/52.18))}. */
    double beta(double time) {
        return value(SeasonUnknown.BETA) * StrictMath.exp(value(SeasonUnknown.SEASONALITY) * wave(time));
    }

    private double wave(double time) {
        return StrictMath.cos(2 * Math.PI * (onset + time - HEIGHT) / WEEKS_OF_A_YEAR);
    }

    /** The derivative of the transmission rate by the {@code z} of an unknown. */
    double betaSlope(SeasonUnknown unknown, double time) {
        double slope = unknown.slope(z[unknown.ordinal()]);
        return switch (unknown) {
            case BETA -> beta(time) / value(SeasonUnknown.BETA) * slope;
            case SEASONALITY -> beta(time) * wave(time) * slope;
            default -> 0;
        };
    }
}
