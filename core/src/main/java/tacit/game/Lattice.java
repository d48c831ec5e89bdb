package tacit.game;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * States that are whole numbers, or tuples of them: the points of a box in lexicographic order, without those that the
 * game excludes.
 */
final class Lattice {
    private static final int NONE = -1;

    private final int[] first;
    private final int[] size;
    /** The state of each point of the box. */
    private final int[] states;
    /** The point of each state. */
    private final int[] points;

    /**
     * Makes the lattice.
     *
     * @param first the least coordinate along each axis, not modified
     * @param size the number of points along each axis, not modified; their product is an {@code int}
     * @param exists whether there is a state of the given coordinates; they are modified between calls
     */
    Lattice(int[] first, int[] size, Predicate<int[]> exists) {
        this.first = first.clone();
        this.size = size.clone();
        int box = Arrays.stream(size).reduce(1, Math::multiplyExact);
        states = new int[box];
        int[] found = new int[box];
        int count = 0;
        int[] coordinates = new int[size.length];
        for (int point = 0; point < box; point++) {
            for (int axis = 0; axis < size.length; axis++) {
                coordinates[axis] = coordinateOfPoint(point, axis);
            }
            boolean here = exists.test(coordinates);
            states[point] = here ? count : NONE;
            if (here) {
                found[count++] = point;
            }
        }
        points = Arrays.copyOf(found, count);
    }

    /** The number of coordinates of a state. */
    int axes() {
        return size.length;
    }

    /** The number of states. */
    int states() {
        return points.length;
    }

    /** The least coordinate along an axis. */
    int first(int axis) {
        return first[axis];
    }

    /** The greatest coordinate along an axis. */
    int last(int axis) {
        return first[axis] + size[axis] - 1;
    }

    /** A coordinate of a state. */
    int coordinate(int state, int axis) {
        return coordinateOfPoint(points[state], axis);
    }

    private int coordinateOfPoint(int point, int axis) {
        int below = 1;
        for (int later = axis + 1; later < size.length; later++) {
            below *= size[later];
        }
        return first[axis] + point / below % size[axis];
    }

    /** The state of the given coordinates, if there is one; they are not modified. */
    OptionalInt find(double[] coordinates) {
        int point = 0;
        for (int axis = 0; axis < size.length; axis++) {
            double offset = coordinates[axis] - first[axis];
            if (!(offset >= 0 && offset < size[axis]) || offset != Math.rint(offset)) {
                return OptionalInt.empty();
            }
            point = point * size[axis] + (int) offset;
        }
        return states[point] == NONE ? OptionalInt.empty() : OptionalInt.of(states[point]);
    }

    /** What a state is called: {@code 3}, or {@code (3,4)}. */
    String name(int state) {
        StringBuilder name = new StringBuilder();
        for (int axis = 0; axis < size.length; axis++) {
            name.append(axis == 0 ? "" : ",").append(coordinate(state, axis));
        }
        return size.length == 1 ? name.toString() : "(" + name + ")";
    }
}
