package tacit.kernel;

import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The constant tables of a program's loops, equal ones kept once. */
final class Tables {
    private final Map<IntBuffer, Integer> elements = new LinkedHashMap<>();
    private final Map<DoubleBuffer, Integer> numbers = new LinkedHashMap<>();
    private final Map<IntBuffer, Integer> starts = new LinkedHashMap<>();

    /** The index of a table of elements, which is not modified. */
    int indexOf(int[] table) {
        return elements.computeIfAbsent(IntBuffer.wrap(table), missing -> elements.size());
    }

    /** The index of a table of numbers, which is not modified. */
    int indexOf(double[] table) {
        return numbers.computeIfAbsent(DoubleBuffer.wrap(table), missing -> numbers.size());
    }

    /** The index of a table of the beginnings of groups, which is not modified. */
    int indexOfStarts(int[] table) {
        return starts.computeIfAbsent(IntBuffer.wrap(table), missing -> starts.size());
    }

    /** The tables of elements, as offsets in arrays of so many lanes. */
    int[][] elements(int lanes) {
        return elements.keySet().stream()
                .map(table -> scaled(table.array(), lanes))
                .toArray(int[][]::new);
    }

    private static int[] scaled(int[] table, int lanes) {
        int[] scaled = new int[table.length];
        for (int i = 0; i < table.length; i++) {
            scaled[i] = Math.multiplyExact(table[i], lanes);
        }
        return scaled;
    }

    double[][] numbers() {
        return numbers.keySet().stream().map(DoubleBuffer::array).toArray(double[][]::new);
    }

    int[][] starts() {
        return starts.keySet().stream().map(IntBuffer::array).toArray(int[][]::new);
    }
}
