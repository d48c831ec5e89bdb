package tacit.experiment;

import tacit.data.DataSet;
import tacit.data.InputException;
import tacit.data.NumberText;
import tacit.data.Series;
import tacit.equilibrium.TimeGrid;

/** The points in time of an experiment. */
final class ExperimentGrid {
    private static final int MOST_STEPS = 10_000_000;

    private ExperimentGrid() {}

    /** A grid that spans the data. */
    static TimeGrid of(TimeSetting time, DataSet data) {
        double first = data.series().stream()
                .mapToDouble(ExperimentGrid::firstTime)
                .min()
                .orElseThrow();
        double last = data.series().stream()
                .mapToDouble(ExperimentGrid::lastTime)
                .max()
                .orElseThrow();
        double start = time.start().orElse(first);
        double horizon = time.horizon().orElse(last);
        if (!(horizon > start)) {
            throw new InputException("the time from " + NumberText.plain(start) + " to " + NumberText.plain(horizon)
                    + " is empty: give data at two times or more, or time.start and time.horizon");
        }
        if (start > first || horizon < last) {
            throw new InputException(data.name() + " runs from " + NumberText.plain(first) + " to "
                    + NumberText.plain(last) + ", the experiment from " + NumberText.plain(start) + " to "
                    + NumberText.plain(horizon) + ": let time.start and time.horizon span the data");
        }
        return TimeGrid.uniform(start, horizon, steps(time.steps(), horizon - start));
    }

    /** The grid of data that the experiment makes itself. */
    static TimeGrid of(TimeSetting time) {
        double start = time.start().orElse(0);
        double horizon = time.horizon()
                .orElseThrow(() ->
                        new InputException("synthetic data end when the game does: say when, as with time.horizon=2"));
        if (!(horizon > start)) {
            throw new InputException("the time from " + NumberText.plain(start) + " to " + NumberText.plain(horizon)
                    + " is empty: let time.horizon be later than time.start");
        }
        return TimeGrid.uniform(start, horizon, steps(time.steps(), horizon - start));
    }

    private static int steps(TimeSetting.Steps steps, double span) {
        double wanted = switch (steps) {
            case TimeSetting.Total total -> total.steps();
            case TimeSetting.PerUnit perUnit -> perUnit.steps() * span;
        };
        boolean whole = Math.abs(wanted - Math.rint(wanted)) <= 1e-9 * wanted;
        double count = whole ? Math.rint(wanted) : Math.ceil(wanted);
        if (count > MOST_STEPS) {
            throw new InputException("the experiment has " + NumberText.plain(count) + " time steps: take at most "
                    + MOST_STEPS + ", with a smaller time.steps or time.steps-per-unit");
        }
        return (int) count;
    }

    private static double firstTime(Series series) {
        return series.times()[0];
    }

    private static double lastTime(Series series) {
        return series.times()[series.times().length - 1];
    }
}
