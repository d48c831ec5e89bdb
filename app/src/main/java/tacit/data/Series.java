package tacit.data;

/**
 * One observed trajectory.
 *
 * @param name its name; empty where the file names none
 * @param times the times, increasing
 * @param lines the line of the file on which each time first stands
 * @param values {@code [time][state]}, in the order of {@link DataSet#states()}; NaN where missing
 */
public record Series(String name, double[] times, int[] lines, double[] values) {}
