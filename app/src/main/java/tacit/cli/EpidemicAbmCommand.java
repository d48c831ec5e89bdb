package tacit.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tacit.simulate.EpidemicSettings;

/** {@code tacit simulate epidemic-abm}: an epidemic among walkers. */
@Command(
        name = "epidemic-abm",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Simulate an epidemic among walkers on a torus; see docs/simulation.md.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tacit simulate epidemic-abm --agents 3000 --runs 300 --out results/abm",
            "  tacit simulate epidemic-abm --agents 150 --seed 7",
            "  tacit simulate epidemic-abm --flee-radius 0.5 --susceptible-step 0.1",
        })
final class EpidemicAbmCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--agents", paramLabel = "N", description = "Number of walkers.")
    private int agents = 3000;

    @Option(names = "--runs", paramLabel = "N", description = "Number of trajectories.")
    private int runs = 300;

    @Option(names = "--steps", paramLabel = "K", description = "Number of time steps.")
    private int steps = 100;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all random numbers.")
    private long seed = 1;

    @Option(names = "--side", paramLabel = "L", description = "Side of the square; its opposite edges are joined.")
    private double side = 10;

    @Option(
            names = "--infection-radius",
            paramLabel = "L",
            description = "Who is nearer than this to an infected walker may be infected.")
    private double infectionRadius = 0.2;

    @Option(
            names = "--infection-probability",
            paramLabel = "P",
            description = "Probability that one contact infects, per step.")
    private double infectionProbability = 0.3;

    @Option(
            names = "--infectious-steps",
            paramLabel = "N",
            description = "Number of steps in which a walker infects others.")
    private int infectiousSteps = 14;

    @Option(names = "--susceptible-step", paramLabel = "L", description = "How far the susceptible walk in a step.")
    private double susceptibleStep = 0.02;

    @Option(names = "--infected-step", paramLabel = "L", description = "How far the infected walk in a step.")
    private double infectedStep = 0.01;

    @Option(names = "--recovered-step", paramLabel = "L", description = "How far the recovered walk in a step.")
    private double recoveredStep = 0.02;

    @Option(
            names = "--flee-radius",
            paramLabel = "L",
            description = "The susceptible flee from the nearest infected walker if it is nearer than this; 0: never.")
    private double fleeRadius = 0;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "The folder for the results; runs/epidemic-abm-TIMESTAMP if not given.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        var settings = new EpidemicSettings(
                agents,
                steps,
                side,
                infectionRadius,
                infectionProbability,
                infectiousSteps,
                susceptibleStep,
                infectedStep,
                recoveredStep,
                fleeRadius);
        return EpidemicAbmRun.run(new EpidemicAbmRun.Request(settings, runs, seed, out), Provenance.of(spec));
    }
}
