package tacit.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.data.InfluenzaTests;
import tacit.data.InputException;
import tacit.data.OnsetRule;
import tacit.experiment.Experiments;
import tacit.experiment.GameFile;
import tacit.experiment.InfluenzaSummary;
import tacit.experiment.InfluenzaTables;
import tacit.experiment.RunClock;
import tacit.experiment.RunFiles;
import tacit.experiment.RunFolder;
import tacit.experiment.influenza.InfluenzaResult;
import tacit.experiment.influenza.InfluenzaStudy;

/**
 * {@code tacit fit nrevss}: learns from past seasons, forecasts later ones, writes the run folder, prints the answer.
 */
final class InfluenzaRun {
    private static final String REMEDY = "give the file ICL_NREVSS_Clinical_Labs.csv of CDC FluView Interactive"
            + " (https://gis.cdc.gov/grasp/fluview/fluportaldashboard.html) as it was downloaded, with --data FILE";

    /** The game that is played. */
    static final GameFile GAME = GameFile.open("epidemic", Path.of(""));

    private InfluenzaRun() {}

    static int run(FitRequest request, Provenance provenance) {
        var clock = new RunClock();
        long seed = request.seed().orElse(1L);
        InfluenzaTests tests = read(request);
        InfluenzaSeasons seasons = seasons(tests);
        try (RunFolder folder = RunFolder.open(request.out().orElseGet(() -> RunNames.next(Experiments.NREVSS)))) {
            var interruption = Interruption.listen();
            clock.ends("preparation");
            Optional<InfluenzaResult> found = study(seasons, seed, interruption);
            clock.ends("study");
            if (found.isEmpty()) {
                System.err.println("tacit: interrupted before anything was forecast: nothing is written");
                return interruption.exitCode();
            }
            InfluenzaResult result = found.orElseThrow();
            folder.write(() -> {
                RunFiles.game(folder, GAME);
                RunFiles.tables(folder, InfluenzaTables.of(result));
                clock.ends("tables");
                ReportFiles.write(folder, new InfluenzaReport(result, tests, seed, provenance).model());
                clock.ends("figures and report");
                RunFiles.summary(folder, InfluenzaSummary.of(result, clock));
                RunFiles.manifest(folder, provenance.manifest(seed, inputs(tests), clock));
            });
            folder.publish();
            InfluenzaAnswer.print(result, tests, folder, System.out);
            return interruption.requested() ? interruption.exitCode() : exitCode(result);
        }
    }

    /** The tests of the file that the command line names. */
    static InfluenzaTests read(FitRequest request) {
        if (!request.overrides().stream().allMatch(one -> one.startsWith("data=") || one.startsWith("fit.seed="))) {
            throw new InputException("the experiment " + Experiments.NREVSS + " has no keys to set: of the options of"
                    + " fit, give only --data, --seed, --paper-protocol and --out");
        }
        String file = request.data()
                .orElseThrow(() -> new InputException(
                        "the experiment " + Experiments.NREVSS + " has no data of its own: " + REMEDY));
        return InfluenzaTests.read(Path.of(file));
    }

    /** The epidemics of a file, some of them for test. */
    static InfluenzaSeasons seasons(InfluenzaTests tests) {
        InfluenzaSeasons seasons = InfluenzaSeasons.of(tests, OnsetRule.STANDARD);
        if (seasons.test().isEmpty()) {
            throw new InputException(tests.name() + " shows no epidemic of influenza A after "
                    + InfluenzaSeason.label(InfluenzaSeasons.LAST_TRAINING)
                    + ": there is nothing to forecast; give a file that goes on to a later season");
        }
        return seasons;
    }

    /** What was read, for the manifest. */
    static Map<String, String> inputs(InfluenzaTests tests) {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("game " + GAME.name(), GAME.sha256());
        inputs.put("data " + tests.name(), tests.sha256());
        return inputs;
    }

    private static Optional<InfluenzaResult> study(InfluenzaSeasons seasons, long seed, Interruption interruption) {
        int threads = Runtime.getRuntime().availableProcessors();
        try (Progress progress = Progress.show("fit")) {
            return InfluenzaStudy.run(seasons, seed, threads, (fraction, what) -> {
                progress.update(fraction, () -> "%.0f %%, %s".formatted(100 * fraction, what));
                return !interruption.requested();
            });
        }
    }

    private static int exitCode(InfluenzaResult result) {
        boolean good = result.training().unsuccessful() == 0 && result.test().unsuccessful() == 0;
        return good ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }
}
