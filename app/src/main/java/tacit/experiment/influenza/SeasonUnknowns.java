package tacit.experiment.influenza;

import java.util.List;

/**
 * The numbers in which one season of one region differs from another, and the real numbers {@code z} that stand for
 * them: {@code z = log x} for rates, cost and scale, {@code z = log(x/(1 − x))} for the share infected at the onset.
 *
 * <p>Nobody is immune at the onset: a share {@code R_0} of immune people, the others scaled by {@code k = 1 − R_0}, gives
 * the same observations as {@code β k} and {@code scale·k}, avoidance included, since all of it reads {@code β μ_I} alone.
 */
public final class SeasonUnknowns {
    /** The first so many are parameters of the game. */
    static final int IN_GAME = 3;

    static final int INFECTED = 3;
    static final int SCALE = 4;
    /** How many there are. */
    public static final int COUNT = 5;

    /** Their names, those of the game's parameters where they are such. */
    public static final List<String> NAMES = List.of("beta", "gamma", "c_I", "infected-at-onset", "scale");

    /* Beyond, exp z is no rate of an epidemic any more; values stay finite. */
    private static final double LARGEST = 20;

    private SeasonUnknowns() {}

    /** The value that {@code z} stands for. */
    static double value(int unknown, double z) {
        double bounded = Math.clamp(z, -LARGEST, LARGEST);
        return unknown == INFECTED ? 1 / (1 + StrictMath.exp(-bounded)) : StrictMath.exp(bounded);
    }

    /** The derivative of {@link #value}. */
    static double slope(int unknown, double z) {
        double value = value(unknown, z);
        return Math.abs(z) > LARGEST ? 0 : unknown == INFECTED ? value * (1 - value) : value;
    }

    /** The {@code z} of a value. */
    static double inverse(int unknown, double value) {
        return unknown == INFECTED ? StrictMath.log(value / (1 - value)) : StrictMath.log(value);
    }
}
