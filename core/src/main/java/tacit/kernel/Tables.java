package tacit.kernel;

import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The constant tables of a program's loops, equal ones kept once. */
final class Tables {
    private final Map<IntBuffer, Integer> elements = new LinkedHashMap<>();
    private final Map<DoubleBuffer, Integer> numbers = new LinkedHashMap<>();

    /** The index of a table of elements, which is not modified. */
    int indexOf(int[] table) {
        return elements.computeIfAbsent(IntBuffer.wrap(table), missing -> elements.size());
    }

    /** The index of a table of numbers, which is not modified. */
    int indexOf(double[] table) {
        return numbers.computeIfAbsent(DoubleBuffer.wrap(table), missing -> numbers.size());
    }

    int[][] elements() {
        return elements.keySet().stream().map(IntBuffer::array).toArray(int[][]::new);
    }

    double[][] numbers() {
        return numbers.keySet().stream().map(DoubleBuffer::array).toArray(double[][]::new);
    }
}
