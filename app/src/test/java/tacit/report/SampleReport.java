package tacit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tacit.report.Facts.Fact;
import tacit.report.Findings.Finding;
import tacit.report.ReportTable.Column;

/** A report such as a fit writes: the boarding school of 1978 with the plain SIR chain at 20 steps a day. */
final class SampleReport {
    private static final int STEPS_PER_DAY = 20;
    private static final int DAYS = 13;
    private static final int POINTS = STEPS_PER_DAY * DAYS + 1;
    private static final double BETA = 1.76669;
    private static final double GAMMA = 0.455473;
    private static final double BOYS = 763;
    private static final double INITIALLY_ILL = 2.5384;
    static final double[] IN_BED = {3, 8, 26, 76, 225, 298, 258, 233, 189, 128, 68, 29, 14, 4};

    private static final Axis TIME = Axis.of("time", "day");

    private final double[] times = values(POINTS, k -> (double) k / STEPS_PER_DAY);
    private final double[] days = values(DAYS + 1, day -> day);
    private final double[][] flow = flow();

    private SampleReport() {}

    static ReportModel boardingSchool() {
        return new SampleReport().model();
    }

    private ReportModel model() {
        return new ReportModel(
                "Boarding school, plain SIR",
                "Game epidemic with avoidance off, fitted to 14 days of 763 boys (BMJ 1978, 1:587)",
                Severity.GOOD,
                "The outbreak is explained by a transmission rate of 1.767 ± 0.03 per day and a recovery rate of 0.4555"
                        + " ± 0.012 per day (R₀ = 3.88), with 2.5 ± 0.4 boys ill on day 0; the fitted curve misses the"
                        + " daily counts by 16.2 boys.",
                List.of(
                        Section.of("Observed and fitted", mainFigure()),
                        Section.of("Parameters", parameters()),
                        new Section("What the data cannot tell", "", List.of(findings())),
                        new Section(
                                "Certificates",
                                "Checks that the result is what it claims to be.",
                                List.of(certificates())),
                        Section.of("Diagnostics", controls(), valueFunctions(), losses(), residuals()),
                        Section.of(
                                "Settings", settings(), new CodeBlock("The game", "game epidemic\n\nstates S, I, R\n")),
                        Section.of("Provenance", provenance(), new CodeBlock("Made by", command()))));
    }

    private LineFigure mainFigure() {
        double[] fitted = share(1);
        double[] lower = values(POINTS, k -> Math.max(0, fitted[k] - 8 - 0.08 * fitted[k]));
        double[] upper = values(POINTS, k -> fitted[k] + 8 + 0.08 * fitted[k]);
        return new LineFigure(
                "flow",
                "Boys in bed",
                "Dots are the counts of each day, the line is the fitted equilibrium flow, the band its 95 % interval.",
                TIME,
                Axis.of("boys"),
                List.of(
                        FigureSeries.band("95 % interval", times, lower, upper).withGroup("I"),
                        FigureSeries.line("I fitted", times, fitted).withGroup("I"),
                        FigureSeries.dots("I observed", days, IN_BED).withGroup("I")));
    }

    private static ReportTable parameters() {
        return new ReportTable(
                "Estimates with standard errors and 95 % intervals",
                List.of(
                        Column.text("parameter"),
                        Column.number("value"),
                        Column.number("± s.e."),
                        Column.number("95 % interval"),
                        Column.text("unit"),
                        Column.text("meaning")),
                List.of(
                        List.of("beta", "1.767", "0.03", "1.708 to 1.826", "1/day", "transmission rate"),
                        List.of("gamma", "0.4555", "0.012", "0.432 to 0.479", "1/day", "recovery rate"),
                        List.of("initial I", "2.538", "0.4", "1.754 to 3.322", "boys", "ill on day 0")));
    }

    private static Findings findings() {
        return new Findings(List.of(
                new Finding(
                        Severity.WARNING,
                        "beta and the initial share of I pull in opposite directions (correlation -0.93): an earlier"
                                + " start looks like faster transmission.",
                        "Fix initial I where it is known, or observe the first days more often."),
                new Finding(Severity.NOTE, "S and R are not observed: their curves follow from the model alone.", "")));
    }

    private static Facts certificates() {
        return new Facts(List.of(
                new Fact("equilibrium.status", "CONVERGED", "The population's flow is stable.", Severity.GOOD),
                new Fact("equilibrium.residual", "1.1e-16", "Largest violation of either equation.", Severity.GOOD),
                new Fact(
                        "equilibrium.exploitability",
                        "0",
                        "What a single player could gain by deviating.",
                        Severity.GOOD),
                new Fact("equilibrium.mass-error", "2.2e-16", "How far shares are from summing to 1.", Severity.GOOD),
                new Fact("fit.status", "CONVERGED", "The gradient of the loss vanished.", Severity.GOOD)));
    }

    private LineFigure controls() {
        return new LineFigure(
                "controls",
                "Contact effort",
                "1 means that nobody avoids anybody.",
                TIME,
                Axis.of("alpha"),
                List.of(FigureSeries.steps("alpha in S", times, values(POINTS, k -> 1 - 0.4 * share(1)[k] / BOYS))));
    }

    private LineFigure valueFunctions() {
        double end = DAYS;
        return new LineFigure(
                "values",
                "Value functions",
                "Expected cost from here on, by state.",
                TIME,
                Axis.of("u"),
                List.of(
                        FigureSeries.line("S", times, values(POINTS, k -> 0.12 * (1 - Math.pow(times[k] / end, 2)))),
                        FigureSeries.line(
                                "I", times, values(POINTS, k -> 0.22 * (1 - Math.exp(-GAMMA * (end - times[k]))))),
                        FigureSeries.line("R", times, new double[POINTS])));
    }

    private static LineFigure losses() {
        var random = new SplittableRandom(7);
        var series = new ArrayList<FigureSeries>();
        for (int start = 8; start >= 1; start--) {
            double first = random.nextDouble(2e3, 4e4);
            double rate = random.nextDouble(0.25, 0.6);
            double[] loss = values(40, i -> 262.9 + first * Math.exp(-rate * i));
            var one = FigureSeries.line("start " + start, values(40, i -> i), loss);
            series.add(start == 1 ? one : one.asMuted());
        }
        return new LineFigure(
                "loss",
                "Loss of each start",
                "All 8 starts end in the same minimum.",
                Axis.of("iteration"),
                Axis.of("mean square", "boys²").withLogarithmicScale(),
                series);
    }

    private LineFigure residuals() {
        double[] fitted = share(1);
        return new LineFigure(
                "residuals",
                "Residuals",
                "Observed minus fitted.",
                TIME,
                Axis.of("boys"),
                List.of(FigureSeries.dots(
                        "I", days, values(DAYS + 1, day -> IN_BED[day] - fitted[day * STEPS_PER_DAY]))));
    }

    private static Facts settings() {
        return new Facts(List.of(
                Fact.of("steps-per-unit", "20"),
                Fact.of("coupling", "NASH"),
                Fact.of("solver", "damped Picard"),
                Fact.of("optimiser", "L-BFGS, 8 starts")));
    }

    private static Facts provenance() {
        return new Facts(List.of(
                Fact.of("version", "0.1.0-SNAPSHOT (73382a5)"),
                Fact.of("seed", "1"),
                Fact.of("data", "sha256 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"),
                Fact.of("JDK", "25.0.1+8 (Eclipse Adoptium), Linux, 2 cores"),
                Fact.of("wall.seconds", "3.2")));
    }

    private static String command() {
        return "./tacit fit boarding-school-sir --set steps-per-unit=20 --seed 1 --out runs/boarding-school-sir";
    }

    private double[] share(int state) {
        return flow[state];
    }

    /** The flow of the Markov chain, in boys. */
    private static double[][] flow() {
        var flow = new double[3][POINTS];
        flow[0][0] = BOYS - INITIALLY_ILL;
        flow[1][0] = INITIALLY_ILL;
        for (int k = 0; k + 1 < POINTS; k++) {
            double infected = BETA * flow[0][k] * flow[1][k] / BOYS / STEPS_PER_DAY;
            double recovered = GAMMA * flow[1][k] / STEPS_PER_DAY;
            flow[0][k + 1] = flow[0][k] - infected;
            flow[1][k + 1] = flow[1][k] + infected - recovered;
            flow[2][k + 1] = flow[2][k] + recovered;
        }
        return flow;
    }

    private static double[] values(int size, IntToDoubleFunction value) {
        return IntStream.range(0, size).mapToDouble(value).toArray();
    }
}
