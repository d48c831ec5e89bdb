package tacit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks to be solved, as it was written.
 *
 * @param game a shipped game or a game file
 * @param settings settings, parameters and inputs, each {@code name=value}
 * @param horizon when the game ends
 * @param steps number of time steps
 * @param initial initial shares, separated by commas
 * @param coupling the name of a coupling
 * @param solver the name of a solver
 * @param starts from how many flows equilibria are looked for
 * @param seed the seed of those flows
 * @param timeOrder the order in time
 * @param continuation a parameter and its range, {@code name=from:to}
 * @param out the folder for the results
 */
record SolveRequest(
        String game,
        List<String> settings,
        Optional<String> horizon,
        Optional<String> steps,
        Optional<String> initial,
        Optional<String> coupling,
        Optional<String> solver,
        Optional<String> starts,
        long seed,
        Optional<String> timeOrder,
        Optional<String> continuation,
        Optional<Path> out) {}
