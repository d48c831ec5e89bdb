package tacit.observe;

import java.util.List;

/** The check that the data's numbers fit a known scale. */
final class Totals {
    private Totals() {}

    static void check(Trajectories data, List<String> states, double size) {
        boolean allSeen = data.states().containsAll(states);
        for (Trajectory trajectory : data.all()) {
            for (int i = 0; i < trajectory.times().length; i++) {
                checkTime(data.states(), trajectory, i, size, allSeen);
            }
        }
    }

    private static void checkTime(List<String> seen, Trajectory trajectory, int time, double size, boolean allSeen) {
        double total = 0;
        for (int s = 0; s < seen.size(); s++) {
            double value = trajectory.values()[time * seen.size() + s];
            if (value > size * (1 + Scale.SUM_TOLERANCE)) {
                throw new IllegalArgumentException(Trajectory.label(trajectory.name()) + "has " + value + " of "
                        + seen.get(s) + " at time " + trajectory.times()[time] + ", more than " + whole(size));
            }
            total += value;
        }
        double excess = total - size;
        if (excess > Scale.SUM_TOLERANCE * size || (allSeen && excess < -Scale.SUM_TOLERANCE * size)) {
            throw new IllegalArgumentException(Trajectory.label(trajectory.name()) + "has values that sum to " + total
                    + " at time " + trajectory.times()[time] + ", not to " + whole(size));
        }
    }

    private static String whole(double size) {
        return size == 1
                ? "1: give shares that sum to 1, or counts with the population's size"
                : "the population (" + size + "): mend the counts or the population's size";
    }
}
