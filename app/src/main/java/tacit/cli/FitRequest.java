package tacit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks to be fitted, as it was written.
 *
 * @param experiment a shipped experiment or a YAML file
 * @param paperProtocol whether an experiment of the paper is done by the paper's own scheme
 * @param settings changes of its keys, each {@code key=value}
 * @param seed the seed, in place of the experiment's
 * @param solver the solver, in place of the experiment's
 * @param adjoint the adjoint, in place of the experiment's
 * @param timeOrder the order in time, in place of the experiment's
 * @param data a CSV file, in place of the experiment's data
 * @param out the folder for the results
 */
record FitRequest(
        String experiment,
        boolean paperProtocol,
        List<String> settings,
        Optional<Long> seed,
        Optional<String> solver,
        Optional<String> adjoint,
        Optional<String> timeOrder,
        Optional<String> data,
        Optional<Path> out) {
    /** All changes of the experiment's keys. */
    List<String> overrides() {
        var overrides = new ArrayList<>(settings);
        seed.ifPresent(number -> overrides.add("fit.seed=" + number));
        solver.ifPresent(name -> overrides.add("fit.solver=" + name));
        adjoint.ifPresent(name -> overrides.add("fit.adjoint=" + name));
        timeOrder.ifPresent(name -> overrides.add("fit.time-order=" + name));
        data.ifPresent(file -> overrides.add("data=" + file));
        return overrides;
    }
}
