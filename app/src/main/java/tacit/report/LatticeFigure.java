package tacit.report;

import java.util.List;

/**
 * A number in each place of a rectangular lattice, at several times: one map for each time, all with the same colours.
 *
 * @param id names the figure within its report and the files that it is saved to, as in {@link LineFigure}
 * @param title what the figure shows
 * @param caption a sentence that says how to read it; may be empty
 * @param value what the numbers are, and their unit
 * @param across the coordinate that grows to the right
 * @param upward the coordinate that grows upwards
 * @param maps one for each time
 */
public record LatticeFigure(
        String id, String title, String caption, Axis value, Side across, Side upward, List<Map> maps)
        implements Block {
    /**
     * A side of the lattice.
     *
     * @param name what the coordinate is called
     * @param first the least coordinate
     * @param last the greatest coordinate
     */
    public record Side(String name, int first, int last) {
        /** The number of places along this side. */
        public int size() {
            return last - first + 1;
        }
    }

    /** The numbers at one time. */
    public static final class Map {
        private final String title;
        private final double[] values;

        /**
         * Makes the map.
         *
         * @param title when it is
         * @param values the numbers, none below 0, {@code [across][upward]}; not a number where there is no such place;
         *     copied, not modified
         */
        public Map(String title, double[] values) {
            this.title = title;
            this.values = values.clone();
        }

        /** When it is. */
        public String title() {
            return title;
        }

        /** The number in a place, counted from the first one along each side. */
        double value(int across, int upward, Side height) {
            return values[across * height.size() + upward];
        }
    }

    /** Copies the maps and checks the name and their sizes. */
    public LatticeFigure {
        LineFigure.requireFileName(id);
        maps = List.copyOf(maps);
        for (Map map : maps) {
            if (map.values.length != across.size() * upward.size()) {
                throw new IllegalArgumentException("the map of " + map.title + " has " + map.values.length
                        + " numbers: give one for each of " + across.size() + " x " + upward.size() + " places");
            }
        }
    }

    /** The numbers as a table: a row for each place of each map. */
    String csv() {
        var text = new StringBuilder();
        text.append("map,%s,%s,%s\n".formatted(across.name(), upward.name(), value.title()));
        for (Map map : maps) {
            for (int i = 0; i < across.size(); i++) {
                for (int j = 0; j < upward.size(); j++) {
                    double number = map.value(i, j, upward);
                    if (!Double.isNaN(number)) {
                        text.append(
                                "%s,%d,%d,%s\n".formatted(map.title, across.first() + i, upward.first() + j, number));
                    }
                }
            }
        }
        return text.toString();
    }

    /** The greatest number of all maps; 0 where there is none. */
    double greatest() {
        double greatest = 0;
        for (Map map : maps) {
            for (double value : map.values) {
                greatest = value > greatest ? value : greatest;
            }
        }
        return greatest;
    }
}
