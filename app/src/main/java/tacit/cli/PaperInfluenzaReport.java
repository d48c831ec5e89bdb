package tacit.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.data.InfluenzaTests;
import tacit.equilibrium.Status;
import tacit.experiment.EquilibriumSummary;
import tacit.experiment.RunFolder;
import tacit.experiment.influenza.PaperInfluenza;
import tacit.report.Axis;
import tacit.report.Block;
import tacit.report.FigureSeries;
import tacit.report.Findings;
import tacit.report.LineFigure;
import tacit.report.ReportModel;
import tacit.report.ReportTable;
import tacit.report.ReportTable.Column;
import tacit.report.Section;
import tacit.report.Severity;

/** What the paper's protocol found of influenza, in the terminal and as a report. */
final class PaperInfluenzaReport {
    static final String TITLE = "Influenza A by the paper's protocol: no forecast";

    /* Mean squared errors of the authors' code at the checkpoint that was best on test, on its 122 test trajectories. */
    private static final Map<Integer, String> REFERENCE = Map.of(2022, "3.67e-3", 2023, "1.51e-3", 2024, "3.07e-3");

    private final PaperInfluenza.Result result;
    private final InfluenzaSeasons seasons;
    private final InfluenzaTests tests;
    private final long seed;
    private final Provenance provenance;

    PaperInfluenzaReport(
            PaperInfluenza.Result result,
            InfluenzaSeasons seasons,
            InfluenzaTests tests,
            long seed,
            Provenance provenance) {
        this.result = result;
        this.seasons = seasons;
        this.tests = tests;
        this.seed = seed;
        this.provenance = provenance;
    }

    void print(RunFolder folder, PrintStream out) {
        out.println(Terminal.bold(TITLE));
        out.println();
        Terminal.wrapped(sentence(), "  ", "  ").forEach(out::println);
        out.println();
        var table = new TextTable().row("test season", "mean squared error", "authors' code");
        rows().forEach(row -> table.row(row.toArray(String[]::new)));
        table.lines().forEach(out::println);
        out.println();
        out.println("  "
                + EquilibriumFacts.line(
                        EquilibriumSummary.of(result.prediction().equilibrium())));
        out.println();
        out.println("  " + Terminal.warning("What to know before trusting this"));
        notes().forEach(note -> Terminal.wrapped(note, "  - ", "    ").forEach(out::println));
        out.println();
        out.println("Report: " + RunNames.shown(folder.target().resolve(ReportFiles.REPORT)));
    }

    ReportModel model() {
        return new ReportModel(
                TITLE,
                InfluenzaAnswer.subtitle(seasons, tests),
                Severity.WARNING,
                sentence(),
                List.of(
                        new Section("Test seasons", "", blocks()),
                        Section.of(
                                "What to know before trusting this",
                                new Findings(notes().stream()
                                        .map(note -> new Findings.Finding(Severity.WARNING, note + ".", ""))
                                        .toList())),
                        Section.of(
                                "Certificates",
                                EquilibriumFacts.of(EquilibriumSummary.of(
                                        result.prediction().equilibrium()))),
                        InfluenzaProvenance.section(tests, seed, provenance)));
    }

    private String sentence() {
        return "This is not a forecast: it reads the observed flow of the test season. So informed, the equilibria differ"
                + " from what they have read by a mean square of "
                + scientific(result.meanSquare()) + " in "
                + result.test().size() + " test epidemics.";
    }

    private List<List<String>> rows() {
        return result.years().stream()
                .map(year -> List.of(
                        InfluenzaSeason.label(year),
                        scientific(result.meanSquare(year)),
                        REFERENCE.getOrDefault(year, "")))
                .toList();
    }

    private static String scientific(double error) {
        return String.format(Locale.ROOT, "%.2e", error).replace("e-0", "e-");
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        notes.add("β, γ and c_I of each week come from a network that is given the observed share of that week, in test"
                + " seasons too. Honest forecasts: tacit fit nrevss without --paper-protocol");
        notes.add(
                "The authors' code was run on 122 of these epidemics, and its figures are those of the checkpoint that"
                        + " was best on test; ours are those of the last epoch");
        if (!seasons.withoutInfluenza().isEmpty()) {
            notes.add("There was no influenza in " + String.join(", ", seasons.withoutInfluenza())
                    + ": nothing was learnt from the season");
        }
        long failed = IntStream.range(0, result.test().size())
                .filter(i -> result.prediction().status(i) != Status.CONVERGED)
                .count();
        if (failed > 0) {
            notes.add(failed + " equilibria of test epidemics did not converge and count as they stand");
        }
        return notes;
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new ReportTable(
                "Mean squared error",
                List.of(Column.text("test season"), Column.number("ours"), Column.number("authors' code")),
                rows()));
        for (int year : result.years()) {
            List<Integer> sorted = IntStream.range(0, result.test().size())
                    .filter(i -> result.test().get(i).year() == year)
                    .boxed()
                    .sorted(Comparator.comparingDouble(result.prediction()::meanSquare))
                    .toList();
            blocks.add(figure(sorted.get(sorted.size() / 2)));
        }
        return blocks;
    }

    private LineFigure figure(int season) {
        InfluenzaSeason data = result.test().get(season);
        double[] weeks = IntStream.range(0, data.weeks()).asDoubleStream().toArray();
        double[] observed =
                Arrays.stream(data.shares()).map(share -> 100 * share).toArray();
        double[] fitted =
                Arrays.stream(result.infected(season)).map(share -> 100 * share).toArray();
        return new LineFigure(
                "paper-" + data.year(),
                data.name() + ", typical",
                "No forecast: the parameters of each week were computed from the dots. The epidemic of median error.",
                Axis.of("time since the onset", "week"),
                Axis.of("specimens with influenza A", "%"),
                List.of(
                        FigureSeries.line("equilibrium", weeks, fitted),
                        FigureSeries.dots("observed", weeks, observed)));
    }
}
