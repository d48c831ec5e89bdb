package tacit.experiment;

import java.util.ArrayList;
import java.util.List;
import tacit.data.Column;
import tacit.data.Table;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;

/** Simulated trajectories as a table that experiments read as data. */
public final class EpidemicTables {
    private EpidemicTables() {}

    /** The table {@code trajectories} in wide form: trajectory, time and a column for each state. */
    public static Table of(Trajectories trajectories) {
        int states = trajectories.states().size();
        int rows =
                trajectories.all().stream().mapToInt(one -> one.times().length).sum();
        var names = new ArrayList<String>(rows);
        double[] times = new double[rows];
        double[][] shares = new double[states][rows];
        for (Trajectory one : trajectories.all()) {
            for (int k = 0; k < one.times().length; k++) {
                int row = names.size();
                names.add(one.name());
                times[row] = one.times()[k];
                for (int state = 0; state < states; state++) {
                    shares[state][row] = one.values()[k * states + state];
                }
            }
        }
        List<Column> columns = new ArrayList<>();
        columns.add(new Column.Text("trajectory", names));
        columns.add(new Column.Real("time", times));
        for (int state = 0; state < states; state++) {
            columns.add(new Column.Real(trajectories.states().get(state), shares[state]));
        }
        return new Table("trajectories", columns);
    }
}
