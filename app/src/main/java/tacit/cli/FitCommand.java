package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tacit.experiment.Experiments;

/** {@code tacit fit}: calibrates an experiment. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Calibrate an experiment and write its results and report.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tacit fit boarding-school",
            "  tacit fit boarding-school --set c_I=0 --set starts=8 --seed 2",
            "  tacit fit boarding-school-sir --set steps-per-unit=100 --out results/sir",
            "  tacit fit my-experiment.yaml --data other.csv",
            "  tacit fit paper/lq-arc-d3 --set seeds=5 --set noise=1e-3",
            "  tacit fit nrevss --data ICL_NREVSS_Clinical_Labs_state.csv",
            "",
            "Shipped experiments: boarding-school (with avoidance of the ill),",
            "boarding-school-sir (plain SIR), nrevss (seasons of influenza, forecast), and",
            "those of the paper, such as paper/lq-constant-d3 and paper/epidemic-arc: tacit",
            "fit --list. Your own: docs/experiments.md.",
        })
final class FitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME-OR-FILE", description = "A shipped experiment, or a YAML file of your own.")
    private String experiment = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of all that is drawn: starting points, first weights, batches, and the data that an"
                    + " experiment makes itself; short for fit.seed.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a key of the experiment, by path (fit.starts=4) or last name (starts=4).")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--adjoint",
            paramLabel = "NAME",
            description =
                    "How equilibria are differentiated: auto, direct, krylov or fixed-point; short for fit.adjoint.")
    private Optional<String> adjoint = Optional.empty();

    @Option(
            names = "--paper-protocol",
            description = "An experiment of the paper by the paper's own scheme: Euler coupling, pre-evaluated"
                    + " parameters, its network, Adam alone.")
    private boolean paperProtocol;

    @Option(names = "--list", help = true, description = "List the shipped experiments and exit.")
    private boolean list;

    @Option(names = "--data", paramLabel = "FILE", description = "Use this CSV file instead of the experiment's data.")
    private Optional<String> data = Optional.empty();

    @Mixin
    private RunOptions run = new RunOptions();

    @Override
    public Integer call() {
        if (list) {
            ExperimentListing.print(System.out);
            return ExitCode.DONE;
        }
        var request = new FitRequest(
                experiment, paperProtocol, settings, seed, run.solver(), adjoint, run.timeOrder(), data, run.out());
        if (!experiment.equals(Experiments.NREVSS)) {
            return FitRun.run(request, Provenance.of(spec));
        }
        return paperProtocol
                ? PaperInfluenzaRun.run(request, Provenance.of(spec))
                : InfluenzaRun.run(request, Provenance.of(spec));
    }
}
