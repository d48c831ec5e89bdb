package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import tacit.data.ForecastErrors;
import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaTests;
import tacit.experiment.EquilibriumSummary;
import tacit.experiment.influenza.GameForecaster;
import tacit.experiment.influenza.InfluenzaResult;
import tacit.experiment.influenza.SeasonUnknown;
import tacit.report.Block;
import tacit.report.Facts;
import tacit.report.Findings;
import tacit.report.ReportModel;
import tacit.report.ReportTable;
import tacit.report.ReportTable.Column;
import tacit.report.Section;
import tacit.report.Severity;
import tacit.report.SignificantDigits;

/** The report of the influenza experiment. */
final class InfluenzaReport {
    private final InfluenzaResult result;
    private final InfluenzaTests tests;
    private final long seed;
    private final Provenance provenance;
    private final InfluenzaFigures figures;

    InfluenzaReport(InfluenzaResult result, InfluenzaTests tests, long seed, Provenance provenance) {
        this.result = result;
        this.tests = tests;
        this.seed = seed;
        this.provenance = provenance;
        this.figures = new InfluenzaFigures(result);
    }

    ReportModel model() {
        var sections = new ArrayList<Section>();
        sections.add(errors());
        sections.add(knowledge());
        sections.add(new Section(
                "Forecasts",
                "For each test season the region whose forecast after four weeks is of median error, and the one whose"
                        + " error is largest; all others are in the table forecasts.",
                figures.forecasts()));
        sections.add(common());
        sections.add(validation());
        sections.add(new Section(
                "Every region and season",
                "Fitted curves read all weeks of a season and are no forecasts; forecasts of test seasons read the first"
                        + " 4, 8 or 12 weeks.",
                figures.regions()));
        sections.add(Section.of(
                "Certificates",
                EquilibriumFacts.of(EquilibriumSummary.of(result.test().equilibrium()))));
        sections.add(InfluenzaProvenance.section(tests, seed, provenance));
        return new ReportModel(
                InfluenzaAnswer.TITLE,
                InfluenzaAnswer.subtitle(result.seasons(), tests),
                severity(),
                InfluenzaAnswer.sentence(result.forecasts()),
                sections);
    }

    private Severity severity() {
        boolean converged = result.training().unsuccessful() + result.test().unsuccessful() == 0;
        boolean better = ForecastErrors.WEEKS_SEEN.stream()
                .allMatch(weeksSeen -> InfluenzaResult.gain(result.forecasts(), weeksSeen) > 0);
        return converged && better && result.complete() ? Severity.GOOD : Severity.WARNING;
    }

    private Section errors() {
        ForecastErrors errors = result.forecasts();
        return new Section(
                "How far forecasts are off",
                "Each forecast is given the first 4, 8 or 12 weeks after the onset and nothing else of the season; what"
                        + " counts are the remaining weeks to the 30th that have a value.",
                List.of(figures.errors(), table("All test seasons", errors), seasons(errors)));
    }

    private static ReportTable table(String caption, ForecastErrors errors) {
        return new ReportTable(
                caption + ": mean absolute error, percentage points",
                List.of(
                        Column.text("forecast"),
                        Column.number("after 4 weeks"),
                        Column.number("after 8 weeks"),
                        Column.number("after 12 weeks")),
                InfluenzaResult.forecasters(errors).stream()
                        .map(name -> InfluenzaAnswer.row(name, errors))
                        .toList());
    }

    /** Season by season: the game's error, and that of the forecast that is the best naive one over all seasons. */
    private static ReportTable seasons(ForecastErrors errors) {
        var rows = new ArrayList<List<String>>();
        for (int year : errors.years()) {
            for (int weeksSeen : ForecastErrors.WEEKS_SEEN) {
                double own = errors.meanAbsolute(GameForecaster.NAME, weeksSeen, year);
                double naive = errors.meanAbsolute(InfluenzaResult.bestNaive(errors, weeksSeen), weeksSeen, year);
                rows.add(List.of(
                        InfluenzaSeason.label(year),
                        Integer.toString(weeksSeen),
                        InfluenzaAnswer.points(own),
                        InfluenzaAnswer.points(naive),
                        InfluenzaAnswer.points(naive - own)));
            }
        }
        return new ReportTable(
                "Season by season, percentage points",
                List.of(
                        Column.text("season"),
                        Column.number("weeks seen"),
                        Column.number(GameForecaster.NAME),
                        Column.number("best naive"),
                        Column.number("gain")),
                rows);
    }

    private Section knowledge() {
        var findings = InfluenzaAnswer.notes(result, tests).stream()
                .map(text -> new Findings.Finding(Severity.NOTE, text + ".", ""))
                .toList();
        return Section.of("What to know before trusting this", new Findings(findings));
    }

    private Section common() {
        var rows = new ArrayList<List<String>>();
        for (SeasonUnknown unknown : SeasonUnknown.values()) {
            rows.add(List.of(
                    unknown.label(),
                    SignificantDigits.format(result.prior().typical(unknown)),
                    SignificantDigits.format(result.prior().spread(unknown)),
                    unknown.meaning()));
        }
        Block table = new ReportTable(
                "The logarithms (of the odds for infected-at-onset; seasonality itself) are normal over regions and seasons",
                List.of(
                        Column.text("name"),
                        Column.number("typical"),
                        Column.number("spread of the logarithm"),
                        Column.text("meaning")),
                rows);
        var noise = new Facts(List.of(
                new Facts.Fact(
                        "noise.sigma",
                        SignificantDigits.format(result.prior().noise().sigma()),
                        "Standard deviation of weeks about the curve, on the scale of the square root of the share.",
                        Severity.NOTE),
                new Facts.Fact(
                        "noise.correlation",
                        SignificantDigits.format(result.prior().noise().rho()),
                        "Correlation of successive weeks.",
                        Severity.NOTE)));
        return new Section(
                "What seasons have in common",
                "Learnt from the training seasons alone. Every forecast begins with this and is corrected by the weeks"
                        + " seen.",
                List.of(table, noise));
    }

    private Section validation() {
        ForecastErrors errors = result.validation();
        List<Block> blocks =
                errors.seasons().isEmpty() ? List.of() : List.of(table("Training seasons", errors), seasons(errors));
        return new Section(
                "Checked on training seasons",
                "Each training season forecast from what the others teach, itself left out. How the forecast works was"
                        + " chosen on these numbers, never on test seasons.",
                blocks);
    }
}
