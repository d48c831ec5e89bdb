package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tacit.experiment.EpidemicEnsemble;
import tacit.experiment.EpidemicSummary;
import tacit.report.Axis;
import tacit.report.Block;
import tacit.report.Facts;
import tacit.report.FigureSeries;
import tacit.report.LineFigure;
import tacit.report.ReportModel;
import tacit.report.Section;
import tacit.report.Severity;
import tacit.report.SignificantDigits;
import tacit.simulate.AgentEpidemic;
import tacit.simulate.EpidemicSettings;
import tacit.simulate.EpidemicTrajectory;

/** The report of a simulated epidemic. */
final class EpidemicAbmReport {
    static final String TITLE = "Epidemic among walkers";

    private static final List<String> NAMES = List.of("Susceptible", "Infected", "Recovered");
    /* Single trajectories that are shown behind the mean. */
    private static final int SHOWN_RUNS = 4;
    /* The band holds nine trajectories in ten. */
    private static final double LOWER = 0.05;

    private static final double UPPER = 0.95;

    private EpidemicAbmReport() {}

    static ReportModel of(EpidemicAbmRun.Request request, EpidemicEnsemble ensemble, Provenance provenance) {
        var figures = new ArrayList<Block>();
        for (int state = 0; state < AgentEpidemic.STATES.size(); state++) {
            figures.add(figure(ensemble, state));
        }
        boolean complete = ensemble.trajectories().size() == request.runs();
        return new ReportModel(
                TITLE,
                subtitle(request.settings(), ensemble),
                complete ? Severity.GOOD : Severity.WARNING,
                answer(ensemble) + (complete ? "" : ". It was interrupted: " + request.runs() + " were asked for."),
                List.of(
                        new Section("Trajectories", "", figures),
                        Section.of("Settings", settings(request.settings())),
                        provenance.section(List.of(Facts.Fact.of("seed", Long.toString(request.seed()))))));
    }

    static String subtitle(EpidemicSettings settings, EpidemicEnsemble ensemble) {
        return ensemble.trajectories().size() + " trajectories, " + settings.agents() + " agents, " + settings.steps()
                + " steps";
    }

    static String answer(EpidemicEnsemble ensemble) {
        boolean single = ensemble.trajectories().size() == 1;
        return "At the peak " + SignificantDigits.format(ensemble.meanPeak())
                + (single ? "" : " (sd " + SignificantDigits.formatError(ensemble.peakDeviation()) + ")")
                + " of the agents are infected, after " + SignificantDigits.format(ensemble.meanPeakTime()) + " steps"
                + (single ? "" : " on average");
    }

    private static LineFigure figure(EpidemicEnsemble ensemble, int state) {
        int points = ensemble.last() + 1;
        double[] times = new double[points];
        double[] mean = new double[points];
        double[] lower = new double[points];
        double[] upper = new double[points];
        for (int time = 0; time < points; time++) {
            times[time] = time;
            mean[time] = ensemble.mean(time, state);
            lower[time] = ensemble.quantile(time, state, LOWER);
            upper[time] = ensemble.quantile(time, state, UPPER);
        }
        String name = AgentEpidemic.STATES.get(state);
        var series = new ArrayList<FigureSeries>();
        series.add(FigureSeries.band("90 % of the trajectories", times, lower, upper)
                .withGroup(name));
        series.add(FigureSeries.line("mean", times, mean).withGroup(name));
        int shown = Math.min(SHOWN_RUNS, ensemble.trajectories().size());
        for (int run = 0; run < shown; run++) {
            EpidemicTrajectory one = ensemble.trajectories().get(run);
            double[] shares = new double[points];
            for (int time = 0; time < points; time++) {
                shares[time] = one.share(time, state);
            }
            series.add(
                    FigureSeries.line("trajectory " + (run + 1), times, shares).asMuted());
        }
        return new LineFigure(
                NAMES.get(state).toLowerCase(Locale.ROOT),
                NAMES.get(state),
                "Mean of all trajectories, the band that holds nine in ten at each time, and in grey the first " + shown
                        + ".",
                Axis.of("time", "step"),
                Axis.of("share of the population"),
                series);
    }

    private static Facts settings(EpidemicSettings settings) {
        var facts = new ArrayList<Facts.Fact>();
        EpidemicSummary.settings(settings)
                .forEach(
                        (name, value) -> facts.add(Facts.Fact.of(name, SignificantDigits.format(value.doubleValue()))));
        return new Facts(facts);
    }
}
