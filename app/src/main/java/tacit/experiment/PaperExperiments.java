package tacit.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * The experiments of Thöni et al., "Neural Parameter Calibration for Finite-State Mean Field Games", arXiv 2606.23155
 * (2026), and variants of them. Each is one of three shipped files with some keys set.
 */
final class PaperExperiments {
    /**
     * One of them.
     *
     * @param name its name
     * @param title what it is
     * @param file the shipped file that it begins from, without its ending
     * @param settings what it sets there, each {@code key=value}
     */
    record Preset(String name, String title, String file, List<String> settings) {
        /** Copies the list. */
        Preset {
            settings = List.copyOf(settings);
        }
    }

    /**
     * The scheme of the paper: its coupling, its network, Adam on random windows and nothing else; but with substeps
     * where a single step would be left with a probability above one.
     */
    static final List<String> PROTOCOL = List.of(
            "fit.coupling=euler",
            "fit.optimizer=adam",
            "fit.learning-rate=0.005",
            "fit.schedule=constant",
            "fit.batch=10",
            "fit.window=0.2",
            "fit.validation=0",
            "fit.patience=50",
            "fit.finish=0");

    private static final List<Integer> STATES = List.of(3, 4, 8, 16, 32);
    private static final List<Integer> AGENTS = List.of(150, 1500, 3000);

    private static final List<Preset> ALL = all();

    private PaperExperiments() {}

    static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }

    static Preset named(String name) {
        return ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What the paper's scheme sets in an experiment. */
    static List<String> protocol(Preset preset) {
        boolean epidemic = preset.file().startsWith("epidemic");
        var settings = new ArrayList<>(PROTOCOL);
        settings.add("fit.max-iterations=" + (epidemic ? 1000 : 250));
        for (String parameter : epidemic ? List.of("beta", "gamma") : List.of("gamma")) {
            settings.add("parameters." + parameter
                    + "={model: network, reads: time-and-flow, hidden: [64, 64], activation: relu}");
        }
        return settings;
    }

    private static List<Preset> all() {
        var all = new ArrayList<Preset>();
        for (int states : STATES) {
            all.add(linearQuadratic("constant", "1.55", states));
            all.add(linearQuadratic("arc", "0.1 + 4*2.9/horizon^2*t*(horizon - t)", states));
            all.add(linearQuadratic("bell", "0.1 + 2.9*exp(-10*(t - horizon/2)^2)", states));
            all.add(linearQuadratic("flow", "0.1 + 2.9*mu[0]", states));
        }
        for (boolean switching : new boolean[] {false, true}) {
            all.add(epidemic("constant", "1/2", switching));
            all.add(epidemic("arc", "4/horizon^2*t*(horizon - t)", switching));
            all.add(epidemic("flow", "mu[S]", switching));
        }
        for (int agents : AGENTS) {
            all.add(new Preset(
                    "paper/epidemic-abm-" + agents,
                    "An epidemic among " + agents + " walkers",
                    "epidemic-abm",
                    List.of("synthetic.agents=" + agents)));
        }
        return List.copyOf(all);
    }

    private static Preset linearQuadratic(String kind, String truth, int states) {
        return new Preset(
                "paper/lq-" + kind + "-d" + states,
                titleOf(kind, "The price of moving") + ", " + states + " states",
                "lq",
                List.of("settings.d=" + states, "synthetic.truth.gamma=" + truth));
    }

    /** Transmission in [0.2, 0.6] and recovery in [0.05, 0.2], both following one shape in [0, 1]. */
    private static Preset epidemic(String kind, String shape, boolean switching) {
        var settings = new ArrayList<String>();
        settings.add("synthetic.truth.beta=0.2 + 0.4*(" + shape + ")");
        settings.add("synthetic.truth.gamma=0.05 + 0.15*(" + shape + ")");
        if (switching) {
            settings.add("parameters.c_I=1");
        }
        return new Preset(
                "paper/epidemic-" + kind + (switching ? "-switching" : ""),
                titleOf(kind, "Transmission and recovery") + (switching ? ", where avoidance comes and goes" : ""),
                "epidemic",
                settings);
    }

    private static String titleOf(String kind, String what) {
        return what
                + switch (kind) {
                    case "constant" -> ", constant";
                    case "arc" -> " along an arc in time";
                    case "bell" -> " along a bell in time";
                    default -> " with the flow";
                };
    }
}
