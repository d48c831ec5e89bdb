package tacit.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import tacit.simulate.AgentEpidemic;
import tacit.simulate.EpidemicSettings;

/** The entries of {@code summary.json} after a simulated epidemic, documented in {@code docs/run-folder.md}. */
public final class EpidemicSummary {
    private EpidemicSummary() {}

    /** The settings by their names on the command line. */
    public static Map<String, Number> settings(EpidemicSettings settings) {
        var entries = new LinkedHashMap<String, Number>();
        entries.put("agents", settings.agents());
        entries.put("steps", settings.steps());
        entries.put("side", settings.side());
        entries.put("infection-radius", settings.infectionRadius());
        entries.put("infection-probability", settings.infectionProbability());
        entries.put("infectious-steps", settings.infectiousSteps());
        entries.put("susceptible-step", settings.susceptibleStep());
        entries.put("infected-step", settings.infectedStep());
        entries.put("recovered-step", settings.recoveredStep());
        entries.put("flee-radius", settings.fleeRadius());
        return entries;
    }

    /**
     * The nested entries.
     *
     * @param asked how many trajectories were asked for
     * @param seconds how long they took
     */
    public static Map<String, Object> of(
            EpidemicSettings settings, EpidemicEnsemble ensemble, int asked, double seconds, RunClock clock) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("simulation", "epidemic-abm");
        tree.put("settings", settings(settings));
        int done = ensemble.trajectories().size();
        Json.put(tree, asked, "runs", "asked");
        Json.put(tree, done, "runs", "done");
        Json.put(tree, ensemble.unfinished(), "runs", "unfinished");
        for (int state = 0; state < AgentEpidemic.STATES.size(); state++) {
            String name = AgentEpidemic.STATES.get(state);
            Json.put(tree, ensemble.mean(0, state), "mean-share", name, "first");
            Json.put(tree, ensemble.mean(ensemble.last(), state), "mean-share", name, "last");
        }
        Json.put(tree, ensemble.meanPeak(), "peak", "mean");
        Json.put(tree, ensemble.peakDeviation(), "peak", "standard-deviation");
        Json.put(tree, ensemble.meanPeakTime(), "peak", "mean-time");
        Json.put(tree, clock.seconds(), "wall", "seconds");
        Json.put(tree, seconds / done, "wall", "seconds-per-trajectory");
        return tree;
    }
}
