package tacit.equilibrium;

import java.util.Arrays;

/** The number of substeps of each interval of a time grid in each lane. Immutable. */
public final class Substeps {
    private final int steps;
    private final int lanes;
    private final int[] counts;

    private Substeps(int steps, int lanes, int[] counts) {
        this.steps = steps;
        this.lanes = lanes;
        this.counts = counts;
    }

    /** One substep for every interval and lane. */
    public static Substeps one(int steps, int lanes) {
        int[] counts = new int[steps * lanes];
        Arrays.fill(counts, 1);
        return new Substeps(steps, lanes, counts);
    }

    /**
     * The given numbers of substeps.
     *
     * @param steps number of intervals {@code K}
     * @param lanes number of lanes
     * @param counts {@code [interval][lane]}, each a power of two; not modified
     * @throws IllegalArgumentException where a count is not a power of two or their number is wrong
     */
    public static Substeps of(int steps, int lanes, int[] counts) {
        if (counts.length != steps * lanes) {
            throw new IllegalArgumentException("counts (" + counts.length + " numbers) must be " + steps
                    + " intervals × " + lanes + " lanes: lay them out as [interval][lane]");
        }
        for (int i = 0; i < counts.length; i++) {
            if (Integer.bitCount(counts[i]) != 1 || counts[i] < 1) {
                throw new IllegalArgumentException("substeps (" + counts[i] + ") of interval " + i / lanes + ", lane "
                        + i % lanes + " must be a power of two: give 1, 2, 4, …");
            }
        }
        return new Substeps(steps, lanes, counts.clone());
    }

    /** Twice as many substeps in every interval and lane. */
    Substeps twice() {
        return new Substeps(
                steps, lanes, Arrays.stream(counts).map(count -> 2 * count).toArray());
    }

    /** The number of intervals. */
    public int steps() {
        return steps;
    }

    /** The number of lanes. */
    public int lanes() {
        return lanes;
    }

    /** The number of substeps of interval {@code k} in a lane. */
    public int count(int k, int lane) {
        return counts[k * lanes + lane];
    }

    /** The largest number of substeps of interval {@code k} in any lane. */
    public int largest(int k) {
        int largest = 1;
        for (int lane = 0; lane < lanes; lane++) {
            largest = Math.max(largest, count(k, lane));
        }
        return largest;
    }

    /** The number of substeps of a lane over the whole grid. */
    public int total(int lane) {
        int total = 0;
        for (int k = 0; k < steps; k++) {
            total += count(k, lane);
        }
        return total;
    }

    /** A copy of all counts, {@code [interval][lane]}. */
    public int[] counts() {
        return counts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Substeps substeps
                && steps == substeps.steps
                && lanes == substeps.lanes
                && Arrays.equals(counts, substeps.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
