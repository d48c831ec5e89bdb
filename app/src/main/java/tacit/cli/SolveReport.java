package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tacit.equilibrium.Continuation;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.experiment.EquilibriumSummary;
import tacit.experiment.GameFile;
import tacit.game.ParameterElement;
import tacit.report.Axis;
import tacit.report.Block;
import tacit.report.CodeBlock;
import tacit.report.Facts;
import tacit.report.FigureSeries;
import tacit.report.LineFigure;
import tacit.report.ReportModel;
import tacit.report.ReportTable;
import tacit.report.ReportTable.Column;
import tacit.report.Section;
import tacit.report.Severity;
import tacit.report.SignificantDigits;

/** The report of a solved game. */
final class SolveReport {
    private SolveReport() {}

    static String title(GameFile file) {
        String title = file.definition().title();
        return title.isEmpty() ? file.definition().name() : title;
    }

    static ReportModel of(GameFile file, SolveFindings findings, EquilibriumSummary summary, Provenance provenance) {
        Equilibrium equilibrium = findings.certified();
        boolean converged = summary.status() == Status.CONVERGED;
        var figures = new EquilibriumFigures(equilibrium, findings.path(), 0, "");
        var behaviour = new ArrayList<Block>(figures.controls());
        behaviour.add(figures.values());
        var sections = new ArrayList<Section>();
        List<Block> flow = new ArrayList<>(
                LatticeMaps.flow(file.definition(), equilibrium).stream().toList());
        flow.add(figures.flow());
        sections.add(new Section("Flow", "", flow));
        findings.distinct().ifPresent(found -> sections.add(Section.of("Equilibria", DistinctTable.of(found))));
        findings.followed().ifPresent(one -> sections.add(Section.of("Branch", branchFigure(one))));
        sections.add(new Section("Behaviour", "", behaviour));
        List<Block> parameters = new ArrayList<>(figures.parameters(name -> false));
        parameters.add(parameterTable(equilibrium));
        sections.add(new Section("Parameters", "", parameters));
        sections.add(Section.of("Certificates", EquilibriumFacts.of(summary)));
        findings.extrapolation()
                .ifPresent(pair -> sections.add(Section.of("Order in time", EquilibriumFacts.of(pair))));
        sections.add(provenance.section(
                List.of(
                        Facts.Fact.of("time", equilibrium.problem().grid().toString()),
                        Facts.Fact.of(
                                "coupling",
                                EquilibriumSummary.name(equilibrium.problem().coupling()))),
                new CodeBlock("The game: " + file.name(), file.definition().source())));
        return new ReportModel(
                title(file),
                "game " + file.definition().name() + ", "
                        + equilibrium.problem().grid(),
                converged ? Severity.GOOD : Severity.FAILURE,
                EquilibriumFacts.line(summary) + ".",
                sections);
    }

    private static LineFigure branchFigure(SolveFindings.Followed followed) {
        List<Continuation.Point> points = followed.branch().points();
        double[] number =
                IntStream.rangeClosed(1, points.size()).asDoubleStream().toArray();
        double[] values = points.stream().mapToDouble(Continuation.Point::value).toArray();
        return new LineFigure(
                "branch",
                "The parameter along the branch",
                BranchText.line(followed.plan(), followed.branch()) + ".",
                Axis.of("equilibrium"),
                Axis.of(followed.plan().parameter()),
                List.of(FigureSeries.line(followed.plan().parameter(), number, values)));
    }

    private static ReportTable parameterTable(Equilibrium equilibrium) {
        List<ParameterElement> elements = equilibrium.problem().game().parameters();
        GridPath path = equilibrium.problem().parameters();
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < elements.size(); i++) {
            ParameterElement element = elements.get(i);
            rows.add(List.of(
                    element.name(),
                    SignificantDigits.format(path.values()[i * path.lanes()]),
                    element.unit(),
                    element.meaning()));
        }
        return new ReportTable(
                "",
                List.of(Column.text("parameter"), Column.number("value"), Column.text("unit"), Column.text("meaning")),
                rows);
    }
}
