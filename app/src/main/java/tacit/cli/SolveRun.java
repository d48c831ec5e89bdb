package tacit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tacit.data.Table;
import tacit.equilibrium.DistinctEquilibria;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumPath;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Status;
import tacit.experiment.EquilibriumSummary;
import tacit.experiment.EquilibriumTables;
import tacit.experiment.GameFile;
import tacit.experiment.RunClock;
import tacit.experiment.RunFiles;
import tacit.experiment.RunFolder;
import tacit.experiment.SolveSummary;
import tacit.report.SignificantDigits;

/** Solves a game, writes the run folder and prints the answer. */
final class SolveRun {
    private static final int MOST_ROWS = 12;

    private SolveRun() {}

    static int run(SolveRequest request, Provenance provenance) {
        var clock = new RunClock();
        GameFile file = GameFile.open(request.game(), Path.of(""));
        EquilibriumProblem problem = SolveProblem.of(request, file);
        SolveFindings.Plan plan = SolveFindings.Plan.of(request, problem);
        try (RunFolder folder = RunFolder.open(
                request.out().orElseGet(() -> RunNames.next(problem.game().name())))) {
            var interruption = Interruption.listen();
            clock.ends("preparation");
            SolveFindings findings = plan.carryOut(problem, interruption::requested);
            Equilibrium equilibrium = findings.certified();
            EquilibriumSummary summary = EquilibriumSummary.of(equilibrium);
            clock.ends("solution");
            folder.write(() -> {
                RunFiles.game(folder, file);
                RunFiles.tables(folder, tables(findings));
                ReportFiles.write(folder, SolveReport.of(file, findings, summary, provenance));
                clock.ends("tables, figures and report");
                RunFiles.summary(
                        folder,
                        SolveSummary.of(equilibrium, findings.distinct(), findings.extrapolation(), summary, clock));
                RunFiles.manifest(folder, provenance.manifest(0, inputs(file), clock));
            });
            folder.publish();
            print(file, findings, summary, folder);
            return interruption.requested() ? interruption.exitCode() : exitCode(findings, summary.status());
        }
    }

    private static int exitCode(SolveFindings findings, Status status) {
        boolean followed =
                findings.followed().map(SolveFindings.Followed::toAnEnd).orElse(true);
        return status == Status.CONVERGED && followed ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }

    private static List<Table> tables(SolveFindings findings) {
        var tables = new ArrayList<>(EquilibriumTables.of(findings.certified(), findings.path(), List.of("")));
        findings.distinct().ifPresent(found -> tables.add(EquilibriumTables.distinct(found.distinct())));
        findings.followed()
                .ifPresent(one -> tables.add(EquilibriumTables.branch(
                        one.plan().parameter(), one.branch().points())));
        return tables;
    }

    private static Map<String, String> inputs(GameFile file) {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put(file.name(), file.sha256());
        return inputs;
    }

    private static void print(GameFile file, SolveFindings findings, EquilibriumSummary summary, RunFolder folder) {
        EquilibriumPath path = findings.path();
        EquilibriumProblem problem = path.problem();
        System.out.println(SolveReport.title(file) + ", " + problem.grid());
        System.out.println();
        var table = new TextTable().row("state", "share at first", "share at last", "expected cost at first");
        int last = problem.grid().steps();
        int[] shown = shown(path);
        for (int x : shown) {
            table.row(
                    problem.game().states().get(x),
                    SignificantDigits.format(path.flow(0, x, 0)),
                    SignificantDigits.format(path.flow(last, x, 0)),
                    SignificantDigits.format(path.value(0, x, 0)));
        }
        table.lines().forEach(System.out::println);
        if (shown.length < problem.states()) {
            System.out.println("  … and " + (problem.states() - shown.length) + " more, see flow.csv");
        }
        System.out.println();
        findings.distinct().ifPresent(SolveRun::print);
        findings.followed().ifPresent(one -> {
            System.out.println("  " + BranchText.line(one.plan(), one.branch()));
            System.out.println("  The shares above are those of its last equilibrium; branch.csv has all.");
        });
        System.out.println("  " + EquilibriumFacts.line(summary));
        System.out.println("  " + EquilibriumFacts.effort(summary));
        findings.extrapolation().ifPresent(pair -> System.out.println("  " + EquilibriumFacts.timeError(pair)));
        if (summary.status() != Status.CONVERGED) {
            System.out.println();
            System.out.println("  Warning: " + summary.status() + ": " + findings.remedy());
        }
        System.out.println();
        System.out.println("Report: " + RunNames.shown(folder.target().resolve(ReportFiles.REPORT)));
    }

    /* The first states; of places on a lattice those where most people are in the end. */
    private static int[] shown(EquilibriumPath path) {
        EquilibriumProblem problem = path.problem();
        IntStream all = IntStream.range(0, problem.states());
        boolean places = LatticeMaps.isPlace(problem.game().states().getFirst());
        int last = problem.grid().steps();
        return (places
                        ? all.boxed()
                                .sorted(Comparator.comparingDouble((Integer x) -> -path.flow(last, x, 0)))
                                .mapToInt(Integer::intValue)
                        : all)
                .limit(MOST_ROWS)
                .toArray();
    }

    private static void print(DistinctEquilibria.Result found) {
        DistinctTable.lines(found).forEach(System.out::println);
        if (!found.failed().isEmpty()) {
            System.out.println("  " + DistinctTable.failures(found));
        }
        System.out.println("  The shares above are those of equilibrium 1; equilibria.csv has all.");
        System.out.println();
    }
}
