package tacit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tacit.experiment.EpidemicEnsemble;
import tacit.experiment.EpidemicSummary;
import tacit.experiment.EpidemicTables;
import tacit.experiment.RunClock;
import tacit.experiment.RunFiles;
import tacit.experiment.RunFolder;
import tacit.report.SignificantDigits;
import tacit.simulate.AgentEpidemic;
import tacit.simulate.EpidemicSettings;

/** Simulates an epidemic among walkers, writes the run folder and prints the answer. */
final class EpidemicAbmRun {
    private static final String SIMULATION = "simulation";
    private static final double MILLISECONDS = 1e3;

    private EpidemicAbmRun() {}

    /**
     * What is to be simulated.
     *
     * @param settings what the epidemic is like
     * @param runs how many trajectories
     * @param seed the seed of all random numbers
     * @param out the folder for the results
     */
    record Request(EpidemicSettings settings, int runs, long seed, Optional<Path> out) {}

    static int run(Request request, Provenance provenance) {
        var clock = new RunClock();
        try (RunFolder folder = RunFolder.open(request.out().orElseGet(() -> RunNames.next("epidemic-abm")))) {
            var interruption = Interruption.listen();
            clock.ends("preparation");
            EpidemicEnsemble ensemble = simulate(request, interruption);
            clock.ends(SIMULATION);
            double seconds = clock.parts().getOrDefault(SIMULATION, 0.0);
            folder.write(() -> {
                RunFiles.tables(folder, List.of(EpidemicTables.of(AgentEpidemic.observed(ensemble.trajectories()))));
                ReportFiles.write(folder, EpidemicAbmReport.of(request, ensemble, provenance));
                clock.ends("tables, figures and report");
                RunFiles.summary(
                        folder, EpidemicSummary.of(request.settings(), ensemble, request.runs(), seconds, clock));
                RunFiles.manifest(folder, provenance.manifest(request.seed(), Map.of(), clock));
            });
            folder.publish();
            print(request, ensemble, seconds, folder);
            return interruption.requested() ? interruption.exitCode() : ExitCode.DONE;
        }
    }

    private static EpidemicEnsemble simulate(Request request, Interruption interruption) {
        int threads = Runtime.getRuntime().availableProcessors();
        try (Progress progress = Progress.show("simulate")) {
            return new EpidemicEnsemble(new AgentEpidemic(request.settings())
                    .run(request.runs(), request.seed(), threads, done -> {
                        progress.update(
                                (double) done / request.runs(), () -> done + " of " + request.runs() + " trajectories");
                        return !interruption.requested();
                    }));
        }
    }

    private static void print(Request request, EpidemicEnsemble ensemble, double seconds, RunFolder folder) {
        System.out.println(Terminal.bold(EpidemicAbmReport.TITLE) + ", "
                + EpidemicAbmReport.subtitle(request.settings(), ensemble));
        System.out.println();
        var table = new TextTable().row("state", "mean share at first", "mean share at last");
        for (int state = 0; state < AgentEpidemic.STATES.size(); state++) {
            table.row(
                    AgentEpidemic.STATES.get(state),
                    SignificantDigits.format(ensemble.mean(0, state)),
                    SignificantDigits.format(ensemble.mean(ensemble.last(), state)));
        }
        table.lines().forEach(System.out::println);
        System.out.println();
        Terminal.wrapped(EpidemicAbmReport.answer(ensemble), "  ", "  ").forEach(System.out::println);
        int done = ensemble.trajectories().size();
        System.out.println("  " + SignificantDigits.format(MILLISECONDS * seconds / done) + " ms a trajectory");
        if (done < request.runs()) {
            System.out.println("  "
                    + Terminal.warning("Interrupted: " + done + " of " + request.runs()
                            + " trajectories were simulated and are written"));
        }
        System.out.println();
        System.out.println("Data:   " + RunNames.shown(folder.target().resolve("trajectories.csv")));
        System.out.println("Report: " + RunNames.shown(folder.target().resolve(ReportFiles.REPORT)));
    }
}
