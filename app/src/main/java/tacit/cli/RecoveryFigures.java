package tacit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.experiment.KnownTruth;
import tacit.experiment.SeedFit;
import tacit.experiment.TestOutcome;
import tacit.experiment.Units;
import tacit.game.ParameterElement;
import tacit.report.Axis;
import tacit.report.Block;
import tacit.report.FigureSeries;
import tacit.report.LineFigure;

/**
 * What was found of parameters on a test trajectory: the estimates of all seeds over time, beside the known truth where
 * there is one, and how well the flow can tell them at each time.
 */
final class RecoveryFigures {
    /** Equilibria are solved to this: flows that differ by less are one flow. */
    private static final double PRECISION = 1e-10;

    private final List<SeedFit> fits;
    private final TestOutcome first;
    private final double[] times;
    private final Axis time;

    /** @param fits one for each seed, all with the same test trajectories */
    RecoveryFigures(List<SeedFit> fits) {
        this.fits = fits;
        this.first = fits.getFirst().test().orElseThrow();
        this.times = fits.getFirst().problem().grid().times();
        this.time =
                Axis.of("time", fits.getFirst().problem().experiment().time().unit());
    }

    /** For each parameter that a network or a path gives, its path and what the flow tells of it. */
    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        List<ParameterElement> elements =
                fits.getFirst().problem().game().game().parameters();
        for (int i = 0; i < elements.size(); i++) {
            if (changes(i) || first.errors().containsKey(elements.get(i).name())) {
                blocks.add(path(elements.get(i), i));
                blocks.add(resolution(elements.get(i), i));
            }
        }
        return blocks;
    }

    private boolean changes(int index) {
        double[] values = values(first.prediction().parameters(), index);
        return Arrays.stream(values).anyMatch(value -> value != values[0]);
    }

    private LineFigure path(ParameterElement element, int index) {
        var series = new ArrayList<FigureSeries>();
        double[] estimate = mean(index);
        if (fits.size() > 1) {
            double[] error = standardDeviation(index, estimate);
            double[] lower = new double[estimate.length];
            double[] upper = new double[estimate.length];
            for (int k = 0; k < estimate.length; k++) {
                lower[k] = estimate[k] - 2 * error[k];
                upper[k] = estimate[k] + 2 * error[k];
            }
            series.add(
                    FigureSeries.band("± 2 sd over seeds", times, lower, upper).withGroup("estimate"));
        }
        series.add(FigureSeries.line("estimate", times, estimate).withGroup("estimate"));
        first.set().truth().ifPresent(truth -> series.add(truth(truth, index)));
        series.add(untold(index, estimate));
        String unit = Units.withTime(
                element.unit(), fits.getFirst().problem().experiment().time().unit());
        return new LineFigure(
                "recovery-" + name(element),
                element.name() + " over time",
                caption(),
                time,
                Axis.of(element.name(), unit),
                series);
    }

    private String caption() {
        String seeds = fits.size() == 1 ? "The estimate" : "The mean of " + fits.size() + " seeds";
        return seeds + " on the first test trajectory. At the times marked below the flow cannot tell the parameter: a"
                + " change by its whole value over one time step moves the flow by less than it is missed.";
    }

    private FigureSeries truth(KnownTruth truth, int index) {
        return FigureSeries.line("truth", times, values(truth.parameters(), index));
    }

    /** Dots at zero where a single step's value has no more effect than the flow is missed by. */
    private FigureSeries untold(int index, double[] estimate) {
        double[] change = smallestChange(index);
        double[] marks = new double[times.length];
        for (int k = 0; k < marks.length; k++) {
            marks[k] = change[k] > estimate[k] ? 0 : Double.NaN;
        }
        return FigureSeries.dots("not told by the flow", times, marks);
    }

    private LineFigure resolution(ParameterElement element, int index) {
        double[] change = smallestChange(index);
        double[] estimate = mean(index);
        double[] relative = new double[times.length];
        double[] whole = new double[times.length];
        for (int k = 0; k < relative.length; k++) {
            relative[k] = change[k] / Math.abs(estimate[k]);
            whole[k] = 1;
        }
        return new LineFigure(
                "resolution-" + name(element),
                "What the flow tells of " + element.name(),
                "The smallest relative change over one time step that moves the flows of all test trajectories together"
                        + " by as much as they are missed; above 1 the flow tells nothing.",
                time,
                Axis.of("smallest relative change").withLogarithmicScale(),
                List.of(
                        FigureSeries.line(element.name(), times, relative),
                        FigureSeries.line("its whole value", times, whole).asMuted()));
    }

    /** The change of a parameter at one time that the residuals' size hides, {@code σ/√(Σ w_k)}. */
    private double[] smallestChange(int index) {
        double missed = Math.max(PRECISION, Math.sqrt(first.flowMse()));
        GridPath influence = first.influence();
        double[] change = new double[times.length];
        for (int k = 0; k < change.length; k++) {
            double sum = 0;
            for (int lane = 0; lane < influence.lanes(); lane++) {
                sum += influence.values()[influence.offset(k) + index * influence.lanes() + lane];
            }
            change[k] = missed / Math.sqrt(sum);
        }
        return change;
    }

    private double[] mean(int index) {
        double[] mean = new double[times.length];
        for (SeedFit fit : fits) {
            double[] values = values(fit.test().orElseThrow().prediction().parameters(), index);
            for (int k = 0; k < mean.length; k++) {
                mean[k] += values[k] / fits.size();
            }
        }
        return mean;
    }

    private double[] standardDeviation(int index, double[] mean) {
        double[] squares = new double[times.length];
        for (SeedFit fit : fits) {
            double[] values = values(fit.test().orElseThrow().prediction().parameters(), index);
            for (int k = 0; k < mean.length; k++) {
                squares[k] += (values[k] - mean[k]) * (values[k] - mean[k]) / (fits.size() - 1);
            }
        }
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    /** A parameter of the first trajectory at every point. */
    private double[] values(GridPath path, int index) {
        TimeGrid grid = fits.getFirst().problem().grid();
        double[] values = new double[grid.points()];
        for (int k = 0; k < values.length; k++) {
            values[k] = path.values()[path.offset(k) + index * path.lanes()];
        }
        return values;
    }

    private static String name(ParameterElement element) {
        return element.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
