package tacit.report;

/**
 * An axis of a figure.
 *
 * @param label what is measured, e.g. "time"
 * @param unit its unit, e.g. "day"; empty where there is none
 * @param logarithmic whether the axis has a logarithmic scale, which shows positive numbers only
 */
public record Axis(String label, String unit, boolean logarithmic) {
    /** A linear axis without a unit. */
    public static Axis of(String label) {
        return new Axis(label, "", false);
    }

    /** A linear axis. */
    public static Axis of(String label, String unit) {
        return new Axis(label, unit, false);
    }

    /** The same axis with a logarithmic scale. */
    public Axis withLogarithmicScale() {
        return new Axis(label, unit, true);
    }

    /** The label with its unit as it stands beside the axis, e.g. "time [day]". */
    public String title() {
        return unit.isEmpty() ? label : label + " [" + unit + "]";
    }
}
