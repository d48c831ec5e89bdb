package tacit.observe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tacit.formula.NearestName;

/**
 * Observed trajectories of one population or several: counts or shares of some states at some times.
 *
 * @param states the states that are seen, by the game's names
 * @param all the trajectories, each with values of these states
 */
public record Trajectories(List<String> states, List<Trajectory> all) {
    /**
     * Checks names, shapes and values.
     *
     * @throws IllegalArgumentException where a state or name repeats, a value is negative or infinite, a trajectory's
     *     values do not fit its times, or one has no values at all
     */
    public Trajectories {
        states = List.copyOf(states);
        all = List.copyOf(all);
        if (states.isEmpty() || all.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to fit: the data has " + states.size() + " states and "
                    + all.size() + " trajectories");
        }
        checkNames("state", states);
        checkNames("trajectory", all.stream().map(Trajectory::name).toList());
        for (Trajectory trajectory : all) {
            checkValues(states, trajectory);
        }
    }

    /**
     * One trajectory.
     *
     * @param states the states that are seen
     * @param times {@code [time]}, not modified
     * @param values {@code [time][state]}, NaN where missing; not modified
     */
    public static Trajectories of(List<String> states, double[] times, double[] values) {
        return new Trajectories(states, List.of(new Trajectory("", times, values)));
    }

    private static void checkNames(String kind, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        kind + " '" + name + "' stands twice in the data: give every " + kind + " its own name");
            }
        }
    }

    private static void checkValues(List<String> states, Trajectory trajectory) {
        String label = Trajectory.label(trajectory.name());
        double[] values = trajectory.values();
        if (values.length != trajectory.times().length * states.size()) {
            throw new IllegalArgumentException(label + "has " + values.length + " values for "
                    + trajectory.times().length + " times and " + states.size()
                    + " states: give one for each pair, NaN where it is missing");
        }
        int present = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || Double.isInfinite(values[i])) {
                throw new IllegalArgumentException(label + "has the value " + values[i] + " of "
                        + states.get(i % states.size()) + " at time "
                        + trajectory.times()[i / states.size()]
                        + ": counts and shares are finite and at least 0");
            }
            present += Double.isNaN(values[i]) ? 0 : 1;
        }
        if (present == 0) {
            throw new IllegalArgumentException(label + "has no values, all are missing: give some or leave it out");
        }
    }

    /** The number of trajectories. */
    public int count() {
        return all.size();
    }

    /** The trajectories' names. */
    public List<String> names() {
        return all.stream().map(Trajectory::name).toList();
    }

    /**
     * The same data with only some of its states seen.
     *
     * @throws IllegalArgumentException where the data has no such state
     */
    public Trajectories seeing(List<String> seen) {
        int[] columns = seen.stream().mapToInt(this::column).toArray();
        List<Trajectory> reduced = new ArrayList<>();
        for (Trajectory trajectory : all) {
            double[] values = new double[trajectory.times().length * columns.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = trajectory.values()[i / columns.length * states.size() + columns[i % columns.length]];
            }
            reduced.add(new Trajectory(trajectory.name(), trajectory.times(), values));
        }
        return new Trajectories(seen, reduced);
    }

    private int column(String state) {
        int column = states.indexOf(state);
        if (column < 0) {
            throw new IllegalArgumentException("the data has no state '" + state + "'"
                    + NearestName.among(state, states)
                            .map(nearest -> ": did you mean '" + nearest + "'?")
                            .orElse(": it has " + String.join(", ", states)));
        }
        return column;
    }

    /** The first value of a state in a trajectory that is not missing; NaN where there is none. */
    public double firstValue(int trajectory, String state) {
        int column = states.indexOf(state);
        double[] values = all.get(trajectory).values();
        for (int i = column; column >= 0 && i < values.length; i += states.size()) {
            if (!Double.isNaN(values[i])) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    /** The largest sum of the states seen at one time of one trajectory, missing ones left out. */
    double largestTotal() {
        double largest = 0;
        for (Trajectory trajectory : all) {
            for (int i = 0; i < trajectory.times().length; i++) {
                double total = 0;
                for (int s = 0; s < states.size(); s++) {
                    double value = trajectory.values()[i * states.size() + s];
                    total += Double.isNaN(value) ? 0 : value;
                }
                largest = Math.max(largest, total);
            }
        }
        return largest;
    }
}
