package tacit.data;

import java.util.List;

/** One named column of a {@link Table}. */
public sealed interface Column {
    /** The column's name. */
    String name();

    /** The number of rows. */
    int size();

    /** The cell of a row as CSV text; empty where the value is missing. */
    String text(int row);

    /** A column of text. */
    record Text(String name, List<String> values) implements Column {
        /** Copies the list. */
        public Text {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public String text(int row) {
            return values.get(row);
        }
    }

    /** A column of numbers, NaN where missing; the array is kept, not copied. */
    record Real(String name, double[] values) implements Column {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public String text(int row) {
            return Double.isNaN(values[row]) ? "" : Double.toString(values[row]);
        }
    }

    /** A column of whole numbers; the array is kept, not copied. */
    record Whole(String name, long[] values) implements Column {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public String text(int row) {
            return Long.toString(values[row]);
        }
    }
}
