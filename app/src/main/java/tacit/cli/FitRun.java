package tacit.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tacit.calibrate.ChosenFit;
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
import tacit.experiment.SeedFit;
import tacit.report.SignificantDigits;

/** Fits an experiment, writes the run folder and prints the answer. */
final class FitRun {
    private FitRun() {}

    static int run(FitRequest request, Provenance provenance) {
        var clock = new RunClock();
        Experiment experiment = request.paperProtocol()
                ? Experiments.loadWithPaperProtocol(request.experiment(), request.overrides())
                : Experiments.load(request.experiment(), request.overrides());
        FitProblem problem = FitProblem.of(experiment);
        try (RunFolder folder = RunFolder.open(request.out().orElseGet(() -> RunNames.next(experiment.name())))) {
            var interruption = Interruption.listen();
            clock.ends("preparation");
            List<SeedFit> fits = fits(problem, clock, interruption);
            clock.ends("fit");
            write(fits, folder, clock, provenance);
            folder.publish();
            FitAnswer.print(fits, folder, System.out);
            return interruption.requested() ? interruption.exitCode() : exitCode(fits);
        }
    }

    /** One fit for each seed; where it is interrupted, those that have begun. */
    private static List<SeedFit> fits(FitProblem first, RunClock clock, Interruption interruption) {
        var fits = new ArrayList<SeedFit>();
        int seeds = first.experiment().fit().seeds();
        try (Progress progress = Progress.show("fit")) {
            for (int i = 0; i < seeds && (i == 0 || !interruption.requested()); i++) {
                double begun = i == 0 ? 0 : clock.seconds();
                FitProblem problem = i == 0 ? first : FitProblem.of(first.experiment(), first.seed() + i);
                double done = (double) i / seeds;
                ChosenFit found = problem.calibration()
                        .listener(now -> {
                            progress.update(done + now.fraction() / seeds, () -> details(now));
                            return !interruption.requested();
                        })
                        .choose(problem.candidates());
                SeedFit tested = SeedFit.of(problem, found);
                fits.add(tested.withSeconds(clock.seconds() - begun));
            }
        }
        return fits;
    }

    private static String details(FitProgress now) {
        return "start %d of %d, iteration %d, loss %s"
                .formatted(now.start() + 1, now.starts(), now.iteration(), SignificantDigits.format(now.bestLoss()));
    }

    private static void write(List<SeedFit> fits, RunFolder folder, RunClock clock, Provenance provenance) {
        FitProblem problem = fits.getFirst().problem();
        FitResult fit = fits.getFirst().fit();
        folder.write(() -> {
            EquilibriumSummary equilibrium = EquilibriumSummary.of(fit.equilibrium());
            ExperimentWriter.write(problem, folder);
            RunFiles.tables(folder, FitTables.of(fits));
            clock.ends("tables");
            ReportFiles.write(folder, new FitReport(fits, equilibrium, provenance).model());
            clock.ends("figures and report");
            RunFiles.summary(folder, FitSummary.of(fits, equilibrium, clock));
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

    private static int exitCode(List<SeedFit> fits) {
        if (fits.stream().anyMatch(fit -> fit.fit().status() == FitStatus.CANCELLED)) {
            return ExitCode.INTERRUPTED;
        }
        boolean good = fits.stream()
                .map(SeedFit::fit)
                .allMatch(fit -> fit.status().successful() && fit.worstStatus() == Status.CONVERGED);
        return good ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
}
