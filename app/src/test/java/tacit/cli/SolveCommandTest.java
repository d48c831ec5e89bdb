package tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tacit.experiment.SolverChoice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Solvers by name, and games with several equilibria. */
class SolveCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everySolverIsAskedForByName(SolverChoice solver) throws IOException {
        CommandLineRun run = solve("linear-quadratic", "--solver", solver, "--steps", "20");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Equilibrium converged", "Solver: ");
        assertThat(summary().at("/equilibrium/status").asString()).isEqualTo("converged");
    }

    @Test
    void itSaysWhatWasDoneWhereSweepsDidNotDo() throws IOException {
        CommandLineRun run = solve("linear-quadratic", "--set", "gamma=0.05", "--set", "c=50");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("linear solves, ended by newton");
        assertThat(summary().at("/equilibrium/linear-solves").asInt()).isPositive();
        assertThat(summary().at("/equilibrium/ended-by/newton").asInt()).isEqualTo(1);
    }

    @Test
    void theSecondOrderInTimeIsCloserToTheFineGrid() throws IOException {
        double first = lastInfected("--steps", "100");
        double second = lastInfected("--steps", "100", "--time-order", "second");
        double changed = summary().at("/time/flow-change").asDouble();
        double fine = lastInfected("--steps", "6400", "--time-order", "second");

        assertThat(Math.abs(second - fine)).isLessThan(Math.abs(first - fine) / 20);
        assertThat(changed).isBetween(Math.abs(first - fine) / 2, 1e-1);
        assertThat(solve("epidemic", "--time-order", "secnd").err())
                .contains("time-order (secnd) is unknown: did you mean 'second'?");
    }

    private double lastInfected(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("epidemic"));
        arguments.addAll(List.of(options));
        CommandLineRun run = solve(arguments.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readAllLines(folder.resolve("run/flow.csv")).stream()
                .map(line -> line.split(","))
                .filter(cells -> cells[2].equals("I"))
                .mapToDouble(cells -> Double.parseDouble(cells[3]))
                .reduce(0, (before, now) -> now);
    }

    @Test
    void anUnknownSolverIsRefusedWithTheNearestName() {
        CommandLineRun run = solve("epidemic", "--solver", "newtn");

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("solver (newtn) is unknown: did you mean 'newton'?");
        assertThat(solve("epidemic", "--starts", "0").err()).contains("starts (0) must be a whole number");
    }

    @Test
    void distinctEquilibriaAreFoundAndWritten() throws IOException {
        CommandLineRun run = solve("emissions", "--set", "s=-2", "--steps", "30", "--starts", "24");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("equilibrium  starts");
        assertThat(summary().at("/equilibria/found").asInt()).isEqualTo(3);
        assertThat(Files.readString(folder.resolve("run/equilibria.csv")))
                .startsWith("equilibrium,time,state,share,value-function")
                .contains("\n3,");
    }

    @Test
    void anEquilibriumIsFollowedAlongAParameter() throws IOException {
        CommandLineRun run = solve("linear-quadratic", "--steps", "20", "--continue", "c=0.1:20");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("no folds; c = 20 was reached");
        assertThat(Files.readString(folder.resolve("run/branch.csv")))
                .startsWith("equilibrium,parameter,value,state,share-at-last")
                .contains("c,20");
        assertThat(solve("linear-quadratic", "--continue", "gama=1:2").err()).contains("did you mean 'gamma'?");
        assertThat(solve("linear-quadratic", "--continue", "c=1").err()).contains("write name=from:to");
    }

    @Test
    void aSolutionThatEndsTooEarlyNamesAnotherSolver() {
        CommandLineRun run = solve("linear-quadratic", "--set", "gamma=0.001", "--set", "c=5000", "--solver", "picard");

        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_CONVERGED);
        assertThat(run.out()).contains("not converged: take another solver, such as --solver auto");
    }

    private CommandLineRun solve(Object... arguments) {
        Object[] all = new Object[arguments.length + 3];
        all[0] = "solve";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--out";
        all[all.length - 1] = folder.resolve("run");
        return CommandLineRun.of(all);
    }

    private JsonNode summary() throws IOException {
        return JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve("run/summary.json")));
    }
}
