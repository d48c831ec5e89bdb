package tacit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The names of a figure's series, in rows above the plot.
 *
 * @param entries with their places
 * @param rows how many rows they take
 */
record FigureLegend(List<Entry> entries, int rows) {
    /** Points for the sign of an entry. */
    static final double SIGN = 22;

    private static final double GAP = 18;
    /** Rows beyond would leave no room for the plot. */
    private static final int MAXIMUM_ROWS = 6;

    /**
     * A name in the legend.
     *
     * @param series which one of the figure's series it stands for
     * @param name what is written
     * @param x left end of its sign in points from the legend's left end
     * @param row counted from zero
     */
    record Entry(int series, String name, double x, int row) {}

    /** Names the shown series, the muted ones together and last; one name alone needs no legend. */
    static FigureLegend of(
            List<FigureSeries> series, List<Integer> shown, double width, ToDoubleFunction<String> widthOf) {
        var entries = new ArrayList<Entry>();
        var names = new ArrayList<String>();
        double x = 0;
        int row = 0;
        List<Integer> ordered = shown.stream()
                .sorted(Comparator.comparing(i -> series.get(i).muted()))
                .toList();
        for (int i : ordered) {
            String name = series.get(i).muted() ? "the others" : series.get(i).name();
            if (names.contains(name)) {
                continue;
            }
            names.add(name);
            double length = SIGN + widthOf.applyAsDouble(name) + GAP;
            if (x > 0 && x + length > width) {
                x = 0;
                row++;
            }
            entries.add(new Entry(i, name, x, row));
            x += length;
        }
        return entries.size() < 2 ? new FigureLegend(List.of(), 0) : cut(entries, row + 1);
    }

    private static FigureLegend cut(List<Entry> entries, int rows) {
        if (rows <= MAXIMUM_ROWS) {
            return new FigureLegend(List.copyOf(entries), rows);
        }
        return new FigureLegend(
                entries.stream().filter(entry -> entry.row() < MAXIMUM_ROWS).toList(), MAXIMUM_ROWS);
    }
}
