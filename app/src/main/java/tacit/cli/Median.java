package tacit.cli;

import java.util.Arrays;

/** The middle of some numbers. */
final class Median {
    private Median() {}

    /** @param values at least one; not modified */
    static double of(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
