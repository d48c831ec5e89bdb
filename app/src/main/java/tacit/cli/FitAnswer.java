package tacit.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import tacit.calibrate.Finding;
import tacit.calibrate.FitResult;
import tacit.experiment.EquilibriumSummary;
import tacit.experiment.FitFindings;
import tacit.experiment.FitProblem;
import tacit.experiment.RunFolder;
import tacit.experiment.SeedFit;
import tacit.report.SignificantDigits;

/** Prints what a fit found: one table, the warnings in one block, the report's path. */
final class FitAnswer {
    private FitAnswer() {}

    static void print(List<SeedFit> fits, RunFolder folder, PrintStream out) {
        FitProblem problem = fits.getFirst().problem();
        FitResult fit = fits.getFirst().fit();
        out.println(Terminal.bold(problem.experiment().title()));
        out.println();
        print(table(problem, fit), out);
        if (fits.getFirst().hadChoice()) {
            var models = new TextTable().row(ModelRows.HEADER.toArray(String[]::new));
            ModelRows.of(fits.getFirst()).forEach(row -> models.row(row.toArray(String[]::new)));
            print(models, out);
        }
        if (fits.getFirst().test().isPresent()) {
            var recovery = new TextTable().row("error", "value", "");
            RecoveryRows.of(fits).forEach(row -> recovery.row(row.name(), row.value(), row.meaning()));
            print(recovery, out);
        }
        out.println("  RMSE " + rmse(problem, fit));
        out.println("  " + EquilibriumFacts.line(EquilibriumSummary.of(fit.equilibrium())));
        warnings(problem.note(), FitFindings.of(fit), out);
        out.println();
        out.println("Report: " + RunNames.shown(folder.target().resolve(ReportFiles.REPORT)));
    }

    private static void print(TextTable table, PrintStream out) {
        List<String> lines = table.lines();
        if (lines.size() > 1) {
            out.println(Terminal.bold(lines.getFirst()));
            lines.subList(1, lines.size()).forEach(out::println);
            out.println();
        }
    }

    /** The root mean squared residual with its unit and the number of values. */
    static String rmse(FitProblem problem, FitResult fit) {
        String unit = problem.experiment().observation().unit();
        return SignificantDigits.format(fit.rmse()) + (unit.isEmpty() ? "" : " " + unit) + " over " + fit.observations()
                + " observed values";
    }

    private static TextTable table(FitProblem problem, FitResult fit) {
        var table = new TextTable().row("parameter", "estimate", "95 % interval", "unit");
        for (Estimates.Row row : Estimates.of(problem, fit)) {
            table.row(row.name(), row.value(), row.interval(), row.unit());
        }
        return table;
    }

    private static void warnings(Optional<String> note, List<Finding> findings, PrintStream out) {
        if (note.isEmpty() && findings.isEmpty()) {
            return;
        }
        out.println();
        out.println("  " + Terminal.warning("What to know before trusting this"));
        note.ifPresent(text -> Terminal.wrapped(text, "  - ", "    ").forEach(out::println));
        for (Finding finding : findings) {
            Terminal.wrapped(finding.toString(), "  - ", "    ").forEach(out::println);
        }
    }
}
