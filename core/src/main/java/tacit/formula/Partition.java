package tacit.formula;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which instances of a loop are alike: those of the same class. */
final class Partition {
    private final int[] classes;
    private final int[] representatives;

    private Partition(int[] classes) {
        this.classes = classes;
        Map<Integer, Integer> first = new LinkedHashMap<>();
        for (int i = 0; i < classes.length; i++) {
            first.putIfAbsent(classes[i], i);
        }
        representatives = first.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The class of each instance, not negative. */
    int[] classes() {
        return classes;
    }

    /** The first instance of each class. */
    int[] representatives() {
        return representatives;
    }

    /** The number of classes. */
    int count() {
        return representatives.length;
    }

    /** Whether it is worth evaluating something once per class, and not already so because neighbours are alike. */
    boolean isWorthHoisting() {
        int runs = Loop.runs(classes).length - 1;
        return count() <= classes.length / 2 && runs > count();
    }

    /** Makes the partitions of one loop; equal ones are the same object, whatever their classes are called. */
    static final class Maker {
        private record Pair(Partition a, Partition b) {}

        private final Map<IntBuffer, Partition> known = new HashMap<>();
        private final Map<Pair, Partition> joined = new HashMap<>();
        private final Partition uniform;

        Maker(int instances) {
            uniform = of(new int[instances]);
        }

        /** All instances are alike. */
        Partition uniform() {
            return uniform;
        }

        /** Instances of the same element are alike; the elements are not modified. */
        Partition of(int[] elements) {
            return known.computeIfAbsent(IntBuffer.wrap(renamed(elements)), missing -> new Partition(elements));
        }

        /** Instances of the same number are alike. */
        Partition of(double[] numbers) {
            Map<Long, Integer> names = new HashMap<>();
            return of(Arrays.stream(numbers)
                    .mapToInt(number -> names.computeIfAbsent(Double.doubleToLongBits(number), bits -> names.size()))
                    .toArray());
        }

        /** Instances that are alike in both. */
        Partition join(Partition a, Partition b) {
            if (a == b || b == uniform) {
                return a;
            }
            return a == uniform ? b : joined.computeIfAbsent(new Pair(a, b), this::meet);
        }

        private Partition meet(Pair pair) {
            Map<Long, Integer> names = new HashMap<>();
            int[] classes = new int[pair.a.classes.length];
            for (int i = 0; i < classes.length; i++) {
                long both = ((long) pair.a.classes[i] << Integer.SIZE) | pair.b.classes[i];
                classes[i] = names.computeIfAbsent(both, missing -> names.size());
            }
            return of(classes);
        }

        private static int[] renamed(int[] elements) {
            Map<Integer, Integer> names = new HashMap<>();
            int[] renamed = new int[elements.length];
            for (int i = 0; i < renamed.length; i++) {
                renamed[i] = names.computeIfAbsent(elements[i], missing -> names.size());
            }
            return renamed;
        }
    }
}
