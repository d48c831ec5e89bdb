package tacit.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tacit.data.Forecast;
import tacit.data.ForecastErrors;
import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.data.InfluenzaTests;
import tacit.experiment.EquilibriumSummary;
import tacit.experiment.RunFolder;
import tacit.experiment.influenza.GameForecaster;
import tacit.experiment.influenza.InfluenzaResult;

/** What the influenza experiment says in words, for terminal and report. */
final class InfluenzaAnswer {
    static final String TITLE = "Influenza A, forecast from the first weeks of an epidemic";

    private static final double PER_CENT = 100;

    private InfluenzaAnswer() {}

    static void print(InfluenzaResult result, InfluenzaTests tests, RunFolder folder, PrintStream out) {
        ForecastErrors errors = result.forecasts();
        out.println(Terminal.bold(TITLE));
        out.println();
        Terminal.wrapped(sentence(errors), "  ", "  ").forEach(out::println);
        out.println();
        var table = new TextTable().row("mean absolute error [points] after", "4 weeks", "8 weeks", "12 weeks");
        for (String forecaster : InfluenzaResult.forecasters(errors)) {
            List<String> row = row(forecaster, errors);
            table.row(row.toArray(String[]::new));
        }
        for (int year : errors.years()) {
            table.row(seasonRow(
                    InfluenzaSeason.label(year) + ", " + GameForecaster.NAME, errors, GameForecaster.NAME, year));
            table.row(seasonRow(InfluenzaSeason.label(year) + ", best naive", errors, "", year));
        }
        table.lines().forEach(out::println);
        out.println();
        out.println(
                "  " + EquilibriumFacts.line(EquilibriumSummary.of(result.test().equilibrium())));
        out.println();
        out.println("  " + Terminal.warning("What to know before trusting this"));
        for (String text : notes(result, tests)) {
            Terminal.wrapped(text, "  - ", "    ").forEach(out::println);
        }
        out.println();
        out.println("Report: " + RunNames.shown(folder.target().resolve(ReportFiles.REPORT)));
    }

    /** By how much the game's forecasts beat the best naive ones, or lose to them. */
    static String sentence(ForecastErrors errors) {
        var parts = new ArrayList<String>();
        for (int weeksSeen : ForecastErrors.WEEKS_SEEN) {
            double own = errors.meanAbsolute(GameForecaster.NAME, weeksSeen);
            double naive = errors.meanAbsolute(InfluenzaResult.bestNaive(errors, weeksSeen), weeksSeen);
            parts.add(points(Math.abs(naive - own)) + " points " + (own < naive ? "less" : "more") + " after "
                    + weeksSeen + " weeks (" + points(own) + " against " + points(naive) + ")");
        }
        long epidemics = errors.seasons().stream()
                .map(ForecastErrors.SeasonError::season)
                .distinct()
                .count();
        return "Beside the best naive forecast, the game's forecasts of the remaining weeks err by "
                + String.join(", ", parts)
                + ": mean absolute error in percentage points of specimens with influenza A, over " + epidemics
                + " epidemics in " + seasons(errors) + ".";
    }

    private static String seasons(ForecastErrors errors) {
        return errors.years().stream().map(InfluenzaSeason::label).collect(Collectors.joining(", "));
    }

    /** A forecaster's name and its mean absolute errors. */
    static List<String> row(String forecaster, ForecastErrors errors) {
        var row = new ArrayList<String>();
        row.add(forecaster);
        ForecastErrors.WEEKS_SEEN.forEach(weeksSeen -> row.add(points(errors.meanAbsolute(forecaster, weeksSeen))));
        return row;
    }

    private static String[] seasonRow(String name, ForecastErrors errors, String forecaster, int year) {
        var row = new ArrayList<String>();
        row.add(name);
        for (int weeksSeen : ForecastErrors.WEEKS_SEEN) {
            String of = forecaster.isEmpty() ? InfluenzaResult.bestNaive(errors, weeksSeen) : forecaster;
            row.add(points(errors.meanAbsolute(of, weeksSeen, year)));
        }
        return row.toArray(String[]::new);
    }

    /** What must be known beyond the numbers. */
    static List<String> notes(InfluenzaResult result, InfluenzaTests tests) {
        var notes = new ArrayList<String>();
        if (!result.complete()) {
            notes.add("It was interrupted: not every training season was forecast from the others");
        }
        if (!result.seasons().withoutInfluenza().isEmpty()) {
            notes.add("There was no influenza in "
                    + String.join(", ", result.seasons().withoutInfluenza())
                    + ": an epidemic began in fewer than one region of ten, and nothing was learnt from the season");
        }
        notes.add("No forecast reads weeks of a test season beyond those seen. The best naive forecast is the one that"
                + " turned out best on the test seasons; how the game forecasts was chosen by the errors on training"
                + " seasons that were left out");
        notes.add("The bands are meant to hold " + percent(Forecast.BAND) + " of the weeks; they held "
                + ForecastErrors.WEEKS_SEEN.stream()
                        .map(weeks ->
                                percent(result.forecasts().coverage(GameForecaster.NAME, weeks)) + " after " + weeks)
                        .collect(Collectors.joining(", "))
                + " weeks");
        double[] effort = result.training().leastEffort();
        notes.add("How much illness is feared is hardly told by such data: at the worst moment of a training season the"
                + " fits have the susceptible cut their contacts by "
                + percent(1 - Median.of(effort)) + " in the median");
        int unsuccessful = result.training().unsuccessful() + result.test().unsuccessful();
        if (unsuccessful > 0) {
            notes.add(unsuccessful + " fits did not converge; the table fits says which");
        }
        if (!tests.silent().isEmpty()) {
            notes.add("Without any value: " + String.join(", ", tests.silent()));
        }
        return notes;
    }

    static String subtitle(InfluenzaSeasons seasons, InfluenzaTests tests) {
        return "game epidemic, data " + tests.name() + ", "
                + seasons.training().size() + " epidemics to "
                + InfluenzaSeason.label(InfluenzaSeasons.LAST_TRAINING) + " for training, "
                + seasons.test().size() + " later ones for test";
    }

    static String points(double share) {
        return String.format(Locale.ROOT, "%.2f", PER_CENT * share);
    }

    static String percent(double share) {
        return Math.round(PER_CENT * share) + " %";
    }
}
