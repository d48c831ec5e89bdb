package tacit.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tacit.calibrate.FitResult;
import tacit.calibrate.StartResult;
import tacit.data.Column;
import tacit.data.Table;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;

/** The numbers of a fit as tables. */
public final class FitTables {
    private FitTables() {}

    /**
     * All tables: {@code history} and, of the first seed, {@code observations} and those of the equilibrium at the best
     * fit; where there are test trajectories, {@code recovery} and those of the equilibrium that is predicted of them.
     */
    public static List<Table> of(List<SeedFit> fits) {
        FitProblem problem = fits.getFirst().problem();
        FitResult fit = fits.getFirst().fit();
        var tables = new ArrayList<Table>();
        tables.add(history(fit));
        Optional<TestOutcome> test = fits.getFirst().test();
        if (test.isPresent()) {
            if (test.get().set().truth().isPresent()) {
                tables.add(RecoveryTable.of(fits));
            }
            tables.addAll(EquilibriumTables.of(
                    test.get().prediction().equilibrium(),
                    test.get().set().trajectories().names()));
            return tables;
        }
        tables.add(observations(problem.trajectories(), fit));
        tables.addAll(EquilibriumTables.of(
                fit.equilibrium(), fit.path(), problem.trajectories().names()));
        return tables;
    }

    /** The loss of every start after every iteration; iteration 0 is where it began. */
    static Table history(FitResult fit) {
        int rows =
                fit.starts().stream().mapToInt(start -> start.history().size()).sum();
        long[] starts = new long[rows];
        long[] iterations = new long[rows];
        double[] losses = new double[rows];
        double[] errors = new double[rows];
        int row = 0;
        for (StartResult start : fit.starts()) {
            for (int i = 0; i < start.history().size(); i++, row++) {
                starts[row] = start.index() + 1L;
                iterations[row] = i;
                losses[row] = start.history().get(i);
                errors[row] = Math.sqrt(losses[row]);
            }
        }
        return new Table(
                "history",
                List.of(
                        new Column.Whole("start", starts),
                        new Column.Whole("iteration", iterations),
                        new Column.Real("loss", losses),
                        new Column.Real("rmse", errors)));
    }

    /** Every observed value with what the fit makes of it, in the data's units. */
    static Table observations(Trajectories data, FitResult fit) {
        int rows = fit.observations();
        var trajectories = new ArrayList<String>(rows);
        double[] times = new double[rows];
        var states = new ArrayList<String>(rows);
        double[] observed = new double[rows];
        double[] fitted = new double[rows];
        double[] residuals = new double[rows];
        for (int t = 0; t < data.count(); t++) {
            Trajectory trajectory = data.all().get(t);
            double[] own = fit.residuals(t);
            int next = 0;
            for (int i = 0; i < trajectory.values().length; i++) {
                if (!Double.isNaN(trajectory.values()[i])) {
                    int row = states.size();
                    trajectories.add(trajectory.name());
                    times[row] = trajectory.times()[i / data.states().size()];
                    states.add(data.states().get(i % data.states().size()));
                    observed[row] = trajectory.values()[i];
                    residuals[row] = own[next++];
                    fitted[row] = observed[row] + residuals[row];
                }
            }
        }
        return new Table(
                "observations",
                List.of(
                        new Column.Text("trajectory", trajectories),
                        new Column.Real("time", times),
                        new Column.Text("state", states),
                        new Column.Real("observed", observed),
                        new Column.Real("fitted", fitted),
                        new Column.Real("residual", residuals)));
    }
}
