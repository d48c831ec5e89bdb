package tacit.calibrate;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Which trajectories a training learns from, and which it holds out.
 *
 * @param training their numbers, ascending; not modified
 * @param validation their numbers, ascending, none where nothing is held out; not modified
 */
record Split(int[] training, int[] validation) {
    static Split draw(Validation validation, int trajectories, RandomGenerator random) {
        int held = validation.share() == 0 ? 0 : Math.max(1, (int) Math.rint(validation.share() * trajectories));
        if (held >= trajectories) {
            throw new IllegalArgumentException("share (" + validation.share() + ") of " + trajectories
                    + " trajectories leaves none to learn from: hold out less, or give more trajectories");
        }
        int[] order = shuffled(trajectories, random);
        return new Split(sorted(order, held, trajectories), sorted(order, 0, held));
    }

    private static int[] sorted(int[] order, int from, int to) {
        int[] some = Arrays.copyOfRange(order, from, to);
        Arrays.sort(some);
        return some;
    }

    /** The numbers below {@code size} in random order. */
    static int[] shuffled(int size, RandomGenerator random) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
