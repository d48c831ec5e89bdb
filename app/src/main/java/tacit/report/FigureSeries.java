package tacit.report;

import java.util.Objects;

/**
 * Numbers to be drawn: dots, a line, a line in steps, or a band between two lines. Immutable. Values that are not
 * finite are missing: a line has a gap there, a dot is left out.
 */
public final class FigureSeries {
    /** How the numbers are drawn. */
    public enum Kind {
        /** Points joined by straight lines. */
        LINE,
        /** Points alone, as for observations. */
        DOTS,
        /** Each value held until the next point, as for controls on a time grid. */
        STEPS,
        /** The area between a lower and an upper line. */
        BAND
    }

    private final String name;
    private final Kind kind;
    private final double[] x;
    private final double[] y;
    private final double[] upper;
    private final String group;
    private final boolean muted;

    private FigureSeries(String name, Kind kind, double[] x, double[] y, double[] upper, String group, boolean muted) {
        requireLength(name, "y", y.length, x.length);
        requireLength(name, "upper", upper.length, x.length);
        this.name = name;
        this.kind = kind;
        this.x = x;
        this.y = y;
        this.upper = upper;
        this.group = group;
        this.muted = muted;
    }

    private static void requireLength(String name, String array, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException("series " + name + " has " + expected + " values of x but " + length
                    + " of " + array + ": give one for each x");
        }
    }

    /** Points joined by straight lines; arrays are copied, not modified. */
    public static FigureSeries line(String name, double[] x, double[] y) {
        return simple(name, Kind.LINE, x, y);
    }

    /** Points alone; arrays are copied, not modified. */
    public static FigureSeries dots(String name, double[] x, double[] y) {
        return simple(name, Kind.DOTS, x, y);
    }

    /** Each value held until the next x; arrays are copied, not modified. */
    public static FigureSeries steps(String name, double[] x, double[] y) {
        return simple(name, Kind.STEPS, x, y);
    }

    /** The area between two lines; arrays are copied, not modified. */
    public static FigureSeries band(String name, double[] x, double[] lower, double[] upper) {
        return new FigureSeries(name, Kind.BAND, x.clone(), lower.clone(), upper.clone(), name, false);
    }

    private static FigureSeries simple(String name, Kind kind, double[] x, double[] y) {
        double[] copy = y.clone();
        return new FigureSeries(name, kind, x.clone(), copy, copy, name, false);
    }

    /** The same series in the colour of a group: series of one group share a colour; each is its own group at first. */
    public FigureSeries withGroup(String newGroup) {
        return new FigureSeries(name, kind, x, y, upper, Objects.requireNonNull(newGroup), muted);
    }

    /** The same series, thin and grey, as for the starts of a fit that did not win. */
    public FigureSeries asMuted() {
        return new FigureSeries(name, kind, x, y, upper, group, true);
    }

    /** What the legend calls it. */
    public String name() {
        return name;
    }

    /** How it is drawn. */
    public Kind kind() {
        return kind;
    }

    /** Number of points. */
    public int size() {
        return x.length;
    }

    /** Horizontal position of point i. */
    public double x(int i) {
        return x[i];
    }

    /** Value at point i; the lower one of a band. */
    public double y(int i) {
        return y[i];
    }

    /** The upper value of a band at point i; the value itself for all other kinds. */
    public double upper(int i) {
        return upper[i];
    }

    /** Series of one group share a colour. */
    public String group() {
        return group;
    }

    /** Whether it is drawn thin and grey. */
    public boolean muted() {
        return muted;
    }
}
