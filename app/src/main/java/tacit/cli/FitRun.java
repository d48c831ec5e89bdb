package tacit.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import tacit.calibrate.FitProgress;
import tacit.calibrate.FitResult;
import tacit.calibrate.FitStatus;
import tacit.equilibrium.Status;
import tacit.experiment.EquilibriumSummary;
import tacit.experiment.Experiment;
import tacit.experiment.ExperimentWriter;
import tacit.experiment.Experiments;
import tacit.experiment.FitProblem;
import tacit.experiment.FitSummary;
import tacit.experiment.FitTables;
import tacit.experiment.RunClock;
import tacit.experiment.RunFiles;
import tacit.experiment.RunFolder;
import tacit.report.SignificantDigits;

/** Fits an experiment, writes the run folder and prints the answer. */
final class FitRun {
    private FitRun() {}

    static int run(FitRequest request, Provenance provenance) {
        var clock = new RunClock();
        Experiment experiment = Experiments.load(request.experiment(), request.overrides());
        FitProblem problem = FitProblem.of(experiment);
        try (RunFolder folder = RunFolder.open(request.out().orElseGet(() -> RunNames.next(experiment.name())))) {
            var interruption = Interruption.listen();
            clock.ends("preparation");
            FitResult fit = fit(problem, interruption);
            clock.ends("fit");
            write(problem, fit, folder, clock, provenance);
            folder.publish();
            FitAnswer.print(problem, fit, folder, System.out);
            return interruption.requested() ? interruption.exitCode() : exitCode(fit);
        }
    }

    private static FitResult fit(FitProblem problem, Interruption interruption) {
        try (Progress progress = Progress.show("fit")) {
            return problem.calibration()
                    .listener(now -> {
                        progress.update(now.fraction(), () -> details(now));
                        return !interruption.requested();
                    })
                    .fit(problem.blocks());
        }
    }

    private static String details(FitProgress now) {
        return "start %d of %d, iteration %d, loss %s"
                .formatted(now.start() + 1, now.starts(), now.iteration(), SignificantDigits.format(now.bestLoss()));
    }

    private static void write(
            FitProblem problem, FitResult fit, RunFolder folder, RunClock clock, Provenance provenance) {
        folder.write(() -> {
            EquilibriumSummary equilibrium = EquilibriumSummary.of(fit.equilibrium());
            ExperimentWriter.write(problem, folder);
            RunFiles.tables(folder, FitTables.of(problem, fit));
            clock.ends("tables");
            ReportFiles.write(folder, new FitReport(problem, fit, equilibrium, provenance).model());
            clock.ends("figures and report");
            RunFiles.summary(folder, FitSummary.of(problem, fit, equilibrium, clock));
            RunFiles.manifest(
                    folder, provenance.manifest(problem.experiment().fit().seed(), inputs(problem), clock));
        });
    }

    private static Map<String, String> inputs(FitProblem problem) {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("game " + problem.game().file().name(), problem.game().file().sha256());
        inputs.put("data " + problem.source().name(), problem.source().sha256());
        return inputs;
    }

    private static int exitCode(FitResult fit) {
        if (fit.status() == FitStatus.CANCELLED) {
            return ExitCode.INTERRUPTED;
        }
        boolean good = fit.status().successful() && fit.worstStatus() == Status.CONVERGED;
        return good ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
}
