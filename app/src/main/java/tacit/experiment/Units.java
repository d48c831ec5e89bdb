package tacit.experiment;

/** Units of parameters in words of an experiment. */
public final class Units {
    private Units() {}

    /** The unit with the experiment's unit of time: {@code 1/day} for {@code 1/time}. */
    public static String withTime(String unit, String timeUnit) {
        return timeUnit.isEmpty() ? unit : unit.replaceAll("\\btime\\b", timeUnit);
    }
}
