package tacit.experiment.influenza;

/**
 * The numbers in which one season of one region differs from another. Each is searched for as a real number {@code z}:
 * the logarithm of a rate, a cost or a scale, the logarithm of the odds of a share.
 *
 * <p>Nobody is immune at the onset: a share {@code R_0} of immune people, the others scaled by {@code k = 1 − R_0},
 * gives the same observations with {@code β/k} and {@code scale/k}, avoidance included, since all of it reads
 * {@code β μ_I}.
 */
public enum SeasonUnknown {
    /** The transmission rate, its geometric mean over the year. */
    BETA("beta", Link.LOGARITHM, "transmission rate, its mean over the year, per week"),
    /** The recovery rate. */
    GAMMA("gamma", Link.LOGARITHM, "recovery rate, per week"),
    /** The cost of being ill. */
    COST("c_I", Link.LOGARITHM, "cost of being ill, per week; avoiding all contact costs 1/2"),
    /** The share infected at the onset. */
    INFECTED("infected-at-onset", Link.LOGIT, "share of the population infected at the onset"),
    /** How the season moves transmission. */
    SEASONALITY("seasonality", Link.IDENTITY, "rise of log beta from its mean to its height in MMWR week 4"),
    /** What the share infected is multiplied by. */
    SCALE("scale", Link.LOGARITHM, "share of specimens with influenza A for each infected share of the population");

    /** How many there are. */
    public static final int COUNT = values().length;

    /* Beyond, exp z is no rate of an epidemic any more; values stay finite. */
    private static final double LARGEST = 20;

    private final String label;
    private final Link link;
    private final String meaning;

    private enum Link {
        IDENTITY,
        LOGARITHM,
        LOGIT
    }

    SeasonUnknown(String label, Link link, String meaning) {
        this.label = label;
        this.link = link;
        this.meaning = meaning;
    }

    /** Its name in tables, that of the game's parameter where it is one. */
    public String label() {
        return label;
    }

    /** What it means, with its unit. */
    public String meaning() {
        return meaning;
    }

    /** The value that {@code z} stands for. */
    double value(double z) {
        double bounded = Math.clamp(z, -LARGEST, LARGEST);
        return switch (link) {
            case IDENTITY -> bounded;
            case LOGARITHM -> StrictMath.exp(bounded);
            case LOGIT -> 1 / (1 + StrictMath.exp(-bounded));
        };
    }

    /** The derivative of {@link #value}. */
    double slope(double z) {
        if (Math.abs(z) > LARGEST) {
            return 0;
        }
        double value = value(z);
        return switch (link) {
            case IDENTITY -> 1;
            case LOGARITHM -> value;
            case LOGIT -> value * (1 - value);
        };
    }

    /** The {@code z} of a value. */
    double inverse(double value) {
        return switch (link) {
            case IDENTITY -> value;
            case LOGARITHM -> StrictMath.log(value);
            case LOGIT -> StrictMath.log(value / (1 - value));
        };
    }
}
