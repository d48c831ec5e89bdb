package tacit.cli;

import java.util.Map;
import tacit.calibrate.FitStatus;
import tacit.data.InfluenzaSeasons;
import tacit.data.InfluenzaTests;
import tacit.equilibrium.Status;
import tacit.experiment.Experiments;
import tacit.experiment.PaperInfluenzaSummary;
import tacit.experiment.RunClock;
import tacit.experiment.RunFiles;
import tacit.experiment.RunFolder;
import tacit.experiment.influenza.PaperInfluenza;

/**
 * {@code tacit fit nrevss --paper-protocol}: trains a network that reads the observed flow, also that of test seasons.
 */
final class PaperInfluenzaRun {
    private PaperInfluenzaRun() {}

    static int run(FitRequest request, Provenance provenance) {
        var clock = new RunClock();
        long seed = request.seed().orElse(1L);
        InfluenzaTests tests = InfluenzaRun.read(request);
        InfluenzaSeasons seasons = InfluenzaRun.seasons(tests);
        try (RunFolder folder =
                RunFolder.open(request.out().orElseGet(() -> RunNames.next(Experiments.NREVSS + "-paper")))) {
            var interruption = Interruption.listen();
            clock.ends("preparation");
            PaperInfluenza.Result result = train(seasons, seed, interruption);
            clock.ends("fit");
            folder.write(() -> {
                RunFiles.game(folder, InfluenzaRun.GAME);
                RunFiles.tables(folder, PaperInfluenzaSummary.tables(result));
                ReportFiles.write(folder, new PaperInfluenzaReport(result, seasons, tests, seed, provenance).model());
                clock.ends("tables, figures and report");
                Map<String, Object> summary = PaperInfluenzaSummary.of(result, seasons, clock);
                RunFiles.summary(folder, summary);
                RunFiles.manifest(folder, provenance.manifest(seed, InfluenzaRun.inputs(tests), clock));
            });
            folder.publish();
            new PaperInfluenzaReport(result, seasons, tests, seed, provenance).print(folder, System.out);
            return interruption.requested() ? interruption.exitCode() : exitCode(result);
        }
    }

    private static PaperInfluenza.Result train(InfluenzaSeasons seasons, long seed, Interruption interruption) {
        try (Progress progress = Progress.show("fit")) {
            return PaperInfluenza.run(seasons, seed, now -> {
                progress.update(now.fraction(), () -> "epoch %d, loss %.3g".formatted(now.iteration(), now.loss()));
                return !interruption.requested();
            });
        }
    }

    private static int exitCode(PaperInfluenza.Result result) {
        FitStatus status = result.fit().status();
        boolean good = status.successful() && result.prediction().worstStatus() == Status.CONVERGED;
        return good ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
}
