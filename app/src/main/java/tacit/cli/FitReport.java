package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tacit.calibrate.FitResult;
import tacit.calibrate.StartResult;
import tacit.calibrate.Uncertainty;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.experiment.EquilibriumSummary;
import tacit.experiment.ExperimentWriter;
import tacit.experiment.FitFindings;
import tacit.experiment.FitProblem;
import tacit.experiment.ParameterSetting;
import tacit.experiment.SeedFit;
import tacit.experiment.Units;
import tacit.game.ParameterElement;
import tacit.parameter.Quantity;
import tacit.parameter.Unknown;
import tacit.report.Block;
import tacit.report.CodeBlock;
import tacit.report.Facts;
import tacit.report.Findings;
import tacit.report.ReportModel;
import tacit.report.ReportTable;
import tacit.report.ReportTable.Column;
import tacit.report.Section;
import tacit.report.Severity;
import tacit.report.SignificantDigits;

/** The report of a fit. */
final class FitReport {
    private final List<SeedFit> fits;
    private final FitProblem problem;
    private final FitResult fit;
    private final EquilibriumSummary equilibrium;
    private final Provenance provenance;
    private final FitFigures figures;
    private final EquilibriumFigures behaviour;

    /** @param fits one for each seed; all but the recovery of parameters speaks of the first */
    FitReport(List<SeedFit> fits, EquilibriumSummary equilibrium, Provenance provenance) {
        this.fits = fits;
        this.problem = fits.getFirst().problem();
        this.fit = fits.getFirst().fit();
        this.equilibrium = equilibrium;
        this.provenance = provenance;
        this.figures = new FitFigures(problem, fit);
        this.behaviour = new EquilibriumFigures(
                fit.equilibrium(), fit.path(), 0, problem.experiment().time().unit());
    }

    ReportModel model() {
        return new ReportModel(
                problem.experiment().title(),
                "game " + problem.game().game().name() + ", data "
                        + problem.source().name(),
                severity(),
                answer(),
                sections());
    }

    private List<Section> sections() {
        var sections = new ArrayList<Section>();
        if (fits.getFirst().test().isPresent()) {
            sections.add(recovery());
        }
        sections.addAll(List.of(
                new Section("The fit", "", List.copyOf(figures.observedAndFitted())),
                parameters(),
                knowledge(),
                players(),
                Section.of("Certificates", EquilibriumFacts.of(equilibrium)),
                diagnostics(),
                provenance()));
        return sections;
    }

    private Section recovery() {
        var blocks = new ArrayList<>(new RecoveryFigures(fits).blocks());
        List<List<String>> rows = RecoveryRows.of(fits).stream()
                .map(row -> List.of(row.name(), row.value(), row.meaning()))
                .toList();
        blocks.add(new ReportTable(
                fits.size() == 1 ? "Errors" : "Errors, mean ± standard error over " + fits.size() + " seeds",
                List.of(Column.text("name"), Column.number("value"), Column.text("meaning")),
                rows));
        if (fits.getFirst().hadChoice()) {
            blocks.add(models());
        }
        return new Section("What was recovered", "On trajectories that nothing was learnt from.", blocks);
    }

    private ReportTable models() {
        List<String> names = ModelRows.HEADER;
        return new ReportTable(
                "Models tried, in this order, and how they miss the trajectories held out; chosen is the first that misses"
                        + " them by no more than the best does, to the standard error of the excess. One that is only begun was"
                        + " fitted to some trajectories alone, as another misses these less or was good enough",
                List.of(
                        Column.text(names.get(0)),
                        Column.number(names.get(1)),
                        Column.number(names.get(2)),
                        Column.number(names.get(3)),
                        Column.text(names.get(4))),
                ModelRows.of(fits.getFirst()));
    }

    private Severity severity() {
        if (!fit.status().successful() || equilibrium.status() != Status.CONVERGED) {
            return Severity.FAILURE;
        }
        return FitFindings.of(fit).isEmpty() && problem.note().isEmpty() ? Severity.GOOD : Severity.WARNING;
    }

    private String answer() {
        String values = Estimates.of(problem, fit).stream()
                .limit(6)
                .map(row -> row.name() + " = " + row.value() + (row.unit().isEmpty() ? "" : " " + row.unit()))
                .collect(Collectors.joining(", "));
        String ending = fit.status().successful() ? "" : "The fit ended as \"" + fit.status() + "\". ";
        return ending + values + (values.isEmpty() ? "The" : ". The") + " fitted flow misses the data by "
                + FitAnswer.rmse(problem, fit)
                + " (root mean square)."
                + (FitFindings.of(fit).isEmpty() ? "" : " Read below what the data cannot tell.");
    }

    private Section parameters() {
        var rows = new ArrayList<List<String>>();
        for (Estimates.Row row : Estimates.of(problem, fit)) {
            rows.add(List.of(row.name(), row.value(), row.interval(), row.unit(), meaning(row.unknown())));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new ReportTable(
                "Estimated from the data",
                List.of(
                        Column.text("name"),
                        Column.number("estimate ± standard error"),
                        Column.number("95 % interval"),
                        Column.text("unit"),
                        Column.text("meaning")),
                rows));
        given().ifPresent(blocks::add);
        blocks.addAll(behaviour.parameters(this::isEstimated));
        return new Section("Parameters", "", blocks);
    }

    private Optional<Block> given() {
        GridPath path = fit.parameters();
        var rows = new ArrayList<List<String>>();
        List<ParameterElement> elements = problem.game().game().parameters();
        for (int i = 0; i < elements.size(); i++) {
            ParameterElement element = elements.get(i);
            if (!isEstimated(element.name())) {
                rows.add(List.of(
                        element.name(),
                        SignificantDigits.format(path.values()[i * path.lanes()]),
                        Units.withTime(
                                element.unit(), problem.experiment().time().unit()),
                        element.meaning()));
            }
        }
        problem.experiment().parameters().forEach((name, setting) -> {
            if (setting instanceof ParameterSetting.Formula formula) {
                rows.add(List.of(name, formula.text(), "", "a formula of time and flow"));
            }
        });
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportTable(
                        "Given",
                        List.of(
                                Column.text("name"),
                                Column.number("value"),
                                Column.text("unit"),
                                Column.text("meaning")),
                        rows));
    }

    private boolean isEstimated(String parameter) {
        return fit.unknowns().stream()
                .anyMatch(unknown -> unknown.quantity() instanceof Quantity.Weight weight
                        ? weight.parameters().contains(parameter)
                        : Estimates.parameter(unknown).equals(Optional.of(parameter)));
    }

    private String meaning(Unknown unknown) {
        return Estimates.parameter(unknown)
                .flatMap(name -> problem.game().game().parameters().stream()
                        .filter(element -> element.name().equals(name))
                        .map(ParameterElement::meaning)
                        .findFirst())
                .orElse(unknown.quantity() instanceof Quantity.InitialShare ? "at the first time" : "");
    }

    private Section knowledge() {
        var findings = new ArrayList<Findings.Finding>();
        problem.note().ifPresent(note -> findings.add(new Findings.Finding(Severity.NOTE, note, "")));
        FitFindings.of(fit)
                .forEach(finding ->
                        findings.add(new Findings.Finding(Severity.WARNING, finding.message(), finding.remedy())));
        if (FitFindings.of(fit).isEmpty()) {
            findings.add(new Findings.Finding(
                    Severity.GOOD, "Nothing stands against the estimates: the data tell all of them apart.", ""));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Findings(findings));
        fit.uncertainty().ifPresent(found -> blocks.addAll(correlations(found)));
        return new Section(
                "What the data can and cannot tell",
                "Standard errors, correlations and the condition number are to first order about the best fit"
                        + " (Gauss–Newton), for independent noise of one size.",
                blocks);
    }

    private List<Block> correlations(Uncertainty uncertainty) {
        int count = uncertainty.estimates().size();
        var columns = new ArrayList<Column>();
        columns.add(Column.text("correlation"));
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < count; i++) {
            columns.add(Column.number(uncertainty.estimates().get(i).name()));
            var row = new ArrayList<String>();
            row.add(uncertainty.estimates().get(i).name());
            for (int j = 0; j < count; j++) {
                double correlation = uncertainty.correlation(i, j);
                row.add(j > i || Double.isNaN(correlation) ? "" : SignificantDigits.format(correlation));
            }
            rows.add(row);
        }
        var facts = new Facts(List.of(
                new Facts.Fact(
                        "fit.condition-number",
                        SignificantDigits.format(uncertainty.conditionNumber()),
                        "How much worse the worst determined combination is known than the best.",
                        Severity.NOTE),
                new Facts.Fact(
                        "noise",
                        SignificantDigits.format(uncertainty.noise()),
                        "Standard deviation of the residuals, in the data's units.",
                        Severity.NOTE)));
        return count < 2 || count > 12 ? List.of(facts) : List.of(new ReportTable("", columns, rows), facts);
    }

    private Section players() {
        var blocks = new ArrayList<Block>(behaviour.controls());
        blocks.add(behaviour.values());
        blocks.add(behaviour.flow());
        String note = problem.trajectories().count() == 1
                ? "The equilibrium behind the fitted flow."
                : "The equilibrium behind the first trajectory's fitted flow.";
        return new Section("What the players do", note, blocks);
    }

    private Section diagnostics() {
        var rows = new ArrayList<List<String>>();
        for (StartResult start : fit.starts()) {
            rows.add(List.of(
                    Integer.toString(start.index() + 1),
                    start.status().toString(),
                    Integer.toString(start.iterations()),
                    SignificantDigits.format(Math.sqrt(start.loss()))));
        }
        var starts = new ReportTable(
                "Starts",
                List.of(
                        Column.text("start"),
                        Column.text("ended as"),
                        Column.number("iterations"),
                        Column.number("RMSE")),
                rows);
        return fits.getFirst().test().isPresent()
                ? Section.of("Diagnostics", figures.losses(), starts)
                : Section.of("Diagnostics", figures.losses(), figures.residuals(), starts);
    }

    private Section provenance() {
        return provenance.section(
                List.of(
                        Facts.Fact.of("data", problem.source().name()),
                        Facts.Fact.of("sha256", problem.source().sha256()),
                        Facts.Fact.of("time grid", problem.grid().toString()),
                        Facts.Fact.of(
                                "seed", Long.toString(problem.experiment().fit().seed()))),
                new CodeBlock("The experiment, resolved", ExperimentWriter.text(problem)),
                new CodeBlock("The game", problem.game().file().definition().source()));
    }
}
