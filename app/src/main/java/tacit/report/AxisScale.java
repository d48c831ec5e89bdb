package tacit.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where the numbers of an axis stand on the paper.
 *
 * @param low the least number shown, below {@code high} and positive on a logarithmic axis
 * @param high the greatest number shown
 * @param logarithmic whether equal ratios have equal lengths
 * @param start position of {@code low} in points
 * @param end position of {@code high} in points
 */
record AxisScale(double low, double high, boolean logarithmic, double start, double end) {
    /** Zero is shown unless the numbers keep farther from it than this part of the one farthest from it. */
    private static final double NEAR_ZERO = 0.4;
    /** Margin of an axis of values, as a part of its range. */
    private static final double MARGIN = 0.04;
    /** Points that a tick needs with its label. */
    private static final double TICK_ROOM = 60;

    private static final int[] NICE = {1, 2, 5, 10};

    /** A horizontal axis: exactly the range of the numbers. */
    static AxisScale ofPositions(DoubleStream numbers, boolean logarithmic, double start, double end) {
        double[] ends = range(numbers, logarithmic);
        return new AxisScale(ends[0], ends[1], logarithmic, start, end);
    }

    /** A vertical axis: the range of the numbers with a margin, and with zero where that is near. */
    static AxisScale ofValues(DoubleStream numbers, boolean logarithmic, double start, double end) {
        double[] ends = range(numbers, logarithmic);
        if (logarithmic) {
            double factor = Math.pow(ends[1] / ends[0], MARGIN);
            return new AxisScale(ends[0] / factor, ends[1] * factor, true, start, end);
        }
        double margin = MARGIN * (ends[1] - ends[0]);
        boolean fromZero = ends[0] >= 0 && ends[0] <= NEAR_ZERO * ends[1];
        boolean toZero = ends[1] <= 0 && ends[1] >= NEAR_ZERO * ends[0];
        double low = fromZero ? 0 : ends[0] - margin;
        double high = toZero ? 0 : ends[1] + margin;
        return new AxisScale(low, high, false, start, end);
    }

    /** The least and the greatest number, made apart where they are equal; 0 to 1, or 1 to 10, where there is none. */
    private static double[] range(DoubleStream numbers, boolean logarithmic) {
        var summary = numbers.summaryStatistics();
        if (summary.getCount() == 0) {
            return logarithmic ? new double[] {1, 10} : new double[] {0, 1};
        }
        double low = summary.getMin();
        double high = summary.getMax();
        if (low < high) {
            return new double[] {low, high};
        }
        double apart = low == 0 ? 1 : Math.abs(low) / 2;
        return new double[] {low - apart, high + apart};
    }

    /** Position of a number in points. */
    double position(double number) {
        double part = logarithmic ? Math.log(number / low) / Math.log(high / low) : (number - low) / (high - low);
        return start + part * (end - start);
    }

    /** Round numbers at even distances within the range, as many as there is room for. */
    double[] ticks() {
        double room = Math.max(2, Math.abs(end - start) / TICK_ROOM);
        if (logarithmic && high / low >= 100) {
            return powersOfTen(room);
        }
        double step = niceStep((high - low) / room);
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        return IntStream.rangeClosed(0, (int) Math.min(last - first, 1000))
                .mapToDouble(i -> rounded((first + i) * step))
                .filter(tick -> !logarithmic || tick > 0)
                .toArray();
    }

    private double[] powersOfTen(double room) {
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        int every = Math.max(1, (int) Math.ceil((last - first) / room));
        return IntStream.rangeClosed(first, last)
                .filter(exponent -> Math.floorMod(exponent, every) == 0)
                .mapToDouble(exponent -> Math.pow(10, exponent))
                .toArray();
    }

    /** The least of 1, 2, 5 times a power of ten that is not below a step. */
    private static double niceStep(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        return Arrays.stream(NICE)
                .mapToDouble(nice -> nice * power)
                .filter(nice -> nice >= step * (1 - 1e-9))
                .findFirst()
                .orElse(10 * power);
    }

    /** Takes away the last bits of a product, so that 3 times 0.1 is 0.3. */
    private static double rounded(double tick) {
        return new BigDecimal(tick).round(new MathContext(12)).doubleValue();
    }
}
