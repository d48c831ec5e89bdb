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

/** {@code tacit solve}: the equilibrium of a game with given parameters. */
@Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Compute the equilibrium of a game with given parameters.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tacit solve epidemic --set beta=0.5 --horizon 60 --steps 600",
            "  tacit solve linear-quadratic --set d=8 --set gamma=0.1 --steps 100",
            "  tacit solve bike-share --set \"stations=[A, B, C]\" --set \"open[B]=0\"",
            "  tacit solve emissions --set s=-2 --steps 150 --starts 24",
            "  tacit solve linear-quadratic --continue c=0.1:50",
            "  tacit solve epidemic --initial 0.9,0.1,0 --out results/epidemic",
        })
final class SolveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "GAME", description = "A shipped game or a game file.")
    private String game = "";

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "A setting, parameter or input of the game; a parameter may be a formula: gamma=0.1+mu[0]. A list"
                            + " of names is written with commas, in brackets or without: stations=[A, B, C].")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--horizon",
            paramLabel = "T",
            description = "When the game ends; as the game file says if not given.")
    private Optional<String> horizon = Optional.empty();

    @Option(names = "--steps", paramLabel = "K", description = "Number of time steps; 100 if not given.")
    private Optional<String> steps = Optional.empty();

    @Option(
            names = "--initial",
            paramLabel = "SHARES",
            description =
                    "Initial shares in the order of the states, such as 0.9,0.1,0; as the file says if not given.")
    private Optional<String> initial = Optional.empty();

    @Option(
            names = "--coupling",
            paramLabel = "nash|euler",
            description = "The time-stepping scheme; nash if not given.")
    private Optional<String> coupling = Optional.empty();

    @Option(
            names = "--starts",
            paramLabel = "N",
            description = "Look for distinct equilibria from N starting flows; 1 if not given.")
    private Optional<String> starts = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "The seed of the starting flows; 1 if not given.")
    private long seed = 1;

    @Option(
            names = "--continue",
            paramLabel = "NAME=FROM:TO",
            description = "Follow the equilibrium while a parameter changes, around folds.")
    private Optional<String> continuation = Optional.empty();

    @Mixin
    private RunOptions run = new RunOptions();

    @Override
    public Integer call() {
        return SolveRun.run(
                new SolveRequest(
                        game,
                        settings,
                        horizon,
                        steps,
                        initial,
                        coupling,
                        run.solver(),
                        starts,
                        seed,
                        run.timeOrder(),
                        continuation,
                        run.out()),
                Provenance.of(spec));
    }
}
