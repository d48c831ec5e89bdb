package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import tacit.calibrate.FitResult;
import tacit.calibrate.StartResult;
import tacit.equilibrium.TimeGrid;
import tacit.experiment.FitProblem;
import tacit.observe.Scale;
import tacit.observe.Trajectory;
import tacit.report.Axis;
import tacit.report.FigureSeries;
import tacit.report.LineFigure;

/** The figures of a fit. */
final class FitFigures {
    /* Trajectories beyond these are in the tables. */
    private static final int MOST_TRAJECTORIES = 6;
    /* Where trajectories are many and alike, the recovery of the parameters is what there is to see. */
    private static final int MOST_SYNTHETIC = 2;
    /* Share of observations within two standard deviations of Gaussian noise: 95 %. */
    private static final double BAND = 2;

    private final FitProblem problem;
    private final FitResult fit;
    private final Axis time;
    private final Axis amount;

    FitFigures(FitProblem problem, FitResult fit) {
        this.problem = problem;
        this.fit = fit;
        this.time = Axis.of("time", problem.experiment().time().unit());
        boolean shares = problem.scale() instanceof Scale.Known known && known.size() == 1;
        String unit = problem.experiment().observation().unit();
        this.amount = shares ? Axis.of("share of the population") : Axis.of("count", unit);
    }

    /** Observed dots and fitted lines, one figure for each of the first trajectories. */
    List<LineFigure> observedAndFitted() {
        var figures = new ArrayList<LineFigure>();
        int most = problem.test().isPresent() ? MOST_SYNTHETIC : MOST_TRAJECTORIES;
        int shown = Math.min(problem.trajectories().count(), most);
        for (int t = 0; t < shown; t++) {
            String name = problem.trajectories().names().get(t);
            figures.add(new LineFigure(
                    shown == 1 ? "fit" : "fit-" + (t + 1),
                    name.isEmpty() ? "Observed and fitted" : "Observed and fitted, " + name,
                    caption(shown),
                    time,
                    amount,
                    series(t)));
        }
        return figures;
    }

    private String caption(int shown) {
        String band = fit.uncertainty().isPresent()
                ? " The band is two standard deviations of the residuals wide on either side."
                : "";
        String others = shown < problem.trajectories().count()
                ? " The first " + shown + " of " + problem.trajectories().count() + " trajectories."
                : "";
        return "Dots are observations, lines the equilibrium flow of the fitted game." + band + others;
    }

    private List<FigureSeries> series(int trajectory) {
        var series = new ArrayList<FigureSeries>();
        Trajectory observed = problem.trajectories().all().get(trajectory);
        List<String> states = problem.trajectories().states();
        double[] times = problem.grid().times();
        for (int s = 0; s < states.size(); s++) {
            String state = states.get(s);
            double[] fitted = fitted(trajectory, state);
            fit.uncertainty().ifPresent(found -> series.add(band(state, times, fitted, found.noise())));
            series.add(FigureSeries.line(state + " fitted", times, fitted).withGroup(state));
            double[] values = new double[observed.times().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = observed.values()[i * states.size() + s];
            }
            series.add(FigureSeries.dots(state + " observed", observed.times(), values)
                    .withGroup(state));
        }
        return series;
    }

    private FigureSeries band(String state, double[] times, double[] fitted, double noise) {
        double[] lower = new double[fitted.length];
        double[] upper = new double[fitted.length];
        for (int k = 0; k < fitted.length; k++) {
            lower[k] = Math.max(0, fitted[k] - BAND * noise);
            upper[k] = Math.min(fit.scale(), fitted[k] + BAND * noise);
        }
        return FigureSeries.band(state + " ± 2 sd", times, lower, upper).withGroup(state);
    }

    private double[] fitted(int trajectory, String state) {
        int x = problem.game().game().states().indexOf(state);
        TimeGrid grid = problem.grid();
        double[] fitted = new double[grid.points()];
        for (int k = 0; k < fitted.length; k++) {
            fitted[k] = fit.path().flow(k, x, trajectory) * fit.scale();
        }
        return fitted;
    }

    /** The residuals over time. */
    LineFigure residuals() {
        var series = new ArrayList<FigureSeries>();
        List<String> states = problem.trajectories().states();
        for (int s = 0; s < states.size(); s++) {
            var times = new ArrayList<Double>();
            var values = new ArrayList<Double>();
            for (int t = 0; t < problem.trajectories().count(); t++) {
                collect(t, s, times, values);
            }
            series.add(FigureSeries.dots(states.get(s), array(times), array(values)));
        }
        return new LineFigure(
                "residuals",
                "Residuals",
                "Fitted less observed; what is left should show no pattern.",
                time,
                amount,
                series);
    }

    private void collect(int trajectory, int state, List<Double> times, List<Double> values) {
        Trajectory observed = problem.trajectories().all().get(trajectory);
        int states = problem.trajectories().states().size();
        double[] residuals = fit.residuals(trajectory);
        int next = 0;
        for (int i = 0; i < observed.values().length; i++) {
            if (!Double.isNaN(observed.values()[i])) {
                if (i % states == state) {
                    times.add(observed.times()[i / states]);
                    values.add(residuals[next]);
                }
                next++;
            }
        }
    }

    /** The loss of every start, the best one in colour. */
    LineFigure losses() {
        var series = new ArrayList<FigureSeries>();
        for (StartResult start : fit.starts()) {
            boolean best = start.index() == fit.best().index();
            double[] iterations = new double[start.history().size()];
            double[] errors = new double[iterations.length];
            for (int i = 0; i < iterations.length; i++) {
                iterations[i] = i;
                errors[i] = Math.sqrt(start.history().get(i));
            }
            FigureSeries line = FigureSeries.line("start " + (start.index() + 1), iterations, errors);
            series.add(best ? series.size() : 0, best ? line : line.asMuted());
        }
        return new LineFigure(
                "loss",
                "How the error fell",
                "Root mean squared residual after every iteration; the best start is in colour.",
                Axis.of("iteration"),
                Axis.of("RMSE", amount.unit()).withLogarithmicScale(),
                series);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
