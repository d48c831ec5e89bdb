package tacit.calibrate;

import java.util.List;

/**
 * Whether the starts of a fit found the same.
 *
 * @param starts number of starts
 * @param agreeing how many ended with a loss of at most {@code 1 +} {@link #LOSS_TOLERANCE} times the best start's,
 *     plus 1e-12 of the data's mean square; that start included
 * @param largestSpread among those, the largest {@code |v − v*|/|v*|} of an unknown, {@code v*} its best value;
 *     unknowns at a bound or without influence do not count
 * @param widest the unknown that differs most, empty where none does
 */
public record StartAgreement(int starts, int agreeing, double largestSpread, String widest) {
    /** Losses that differ by less than this share are equally good. */
    public static final double LOSS_TOLERANCE = 1e-4;

    /** Values that differ by less than this share are the same. */
    public static final double SAME_VALUE = 1e-2;

    /** Losses below this share of the data's mean square are nothing but the error of the equilibria. */
    private static final double NO_LOSS = 1e-12;

    /**
     * @param meanSquare the data's mean square
     * @param names the unknowns' names
     * @param determined which unknowns the data determine; others may differ freely
     */
    static StartAgreement of(
            List<StartResult> starts, StartResult best, double meanSquare, List<String> names, boolean[] determined) {
        double equallyGood = best.loss() * (1 + LOSS_TOLERANCE) + NO_LOSS * meanSquare;
        int agreeing = 0;
        double spread = 0;
        String widest = "";
        for (StartResult start : starts) {
            if (start.loss() <= equallyGood) {
                agreeing++;
                for (int c = 0; c < determined.length; c++) {
                    double value = best.values()[c];
                    double difference = Math.abs(start.values()[c] - value) / Math.abs(value);
                    if (determined[c] && value != 0 && difference > spread) {
                        spread = difference;
                        widest = names.get(c);
                    }
                }
            }
        }
        return new StartAgreement(starts.size(), agreeing, spread, widest);
    }

    /** Whether all starts with the lowest loss found the same values. */
    public boolean sameValues() {
        return largestSpread <= SAME_VALUE;
    }
}
