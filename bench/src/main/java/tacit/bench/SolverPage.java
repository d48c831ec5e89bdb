package tacit.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tacit.equilibrium.Anderson;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.Effort;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.Newton;
import tacit.equilibrium.NewtonKrylov;
import tacit.equilibrium.SolverSweep;
import tacit.equilibrium.Status;

/** Writes the tables of {@code docs/solvers.md} in place, between markers that name them. */
public final class SolverPage {
    /** Block elimination beyond so many states takes minutes and gigabytes. */
    private static final int MOST_STATES = 200;

    /** How often a solution is timed at least, and for how long at least; what counts is the median. */
    private static final int REPETITIONS = 3;

    private static final long LEAST_NANOSECONDS = 300_000_000;

    private SolverPage() {}

    /** Takes the path of the page. */
    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[0]);
        String text = Files.readString(page);
        for (var table : SolverCase.tables().entrySet()) {
            String begin = "<!-- table " + table.getKey() + " -->\n";
            int from = text.indexOf(begin);
            int to = text.indexOf("<!-- end -->", from);
            if (from < 0 || to < 0) {
                throw new IOException(page + " has no place for the table '" + table.getKey() + "': add the lines '"
                        + begin.strip() + "' and '<!-- end -->'");
            }
            text = text.substring(0, from) + begin + "\n" + rows(table.getValue()) + "\n" + text.substring(to);
        }
        Files.writeString(page, text);
    }

    private static Map<String, EquilibriumSolver> solvers() {
        var solvers = new LinkedHashMap<String, EquilibriumSolver>();
        solvers.put("picard", new DampedPicard());
        solvers.put("anderson", new Anderson());
        solvers.put("newton", new Newton());
        solvers.put("newton-krylov", new NewtonKrylov());
        solvers.put("auto", new Automatic());
        return solvers;
    }

    private static String rows(List<SolverCase> cases) {
        var rows = new StringBuilder("| | without damping");
        solvers().keySet().forEach(name -> rows.append(" | ").append(name));
        rows.append(" |\n| ---").append(" | ---".repeat(solvers().size() + 1)).append(" |\n");
        for (SolverCase one : cases) {
            rows.append("| ").append(one.name()).append(" | ").append(undamped(one.problem()));
            solvers().forEach((name, solver) -> rows.append(" | ").append(cell(name, solver, one.problem())));
            rows.append(" |\n");
            System.err.println(one.name());
        }
        return rows.toString();
    }

    private static String cell(String name, EquilibriumSolver solver, EquilibriumProblem problem) {
        if (name.equals("newton") && problem.states() > MOST_STATES) {
            return "–";
        }
        Equilibrium equilibrium = solver.solve(problem);
        Effort effort = equilibrium.effort(0);
        String solves = effort.linearSolves() > 0 ? " (" + effort.linearSolves() + ")" : "";
        String numbers = effort.iterations() + solves + ", " + time(solver, problem) + ", "
                + String.format(Locale.ROOT, "%.0e", equilibrium.residual(0));
        return equilibrium.status(0) == Status.CONVERGED ? numbers : "*" + equilibrium.status(0) + "*: " + numbers;
    }

    /** The median processor time of a solution. */
    private static String time(EquilibriumSolver solver, EquilibriumProblem problem) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] times = new double[0];
        long begin = threads.getCurrentThreadCpuTime();
        while (times.length < REPETITIONS || threads.getCurrentThreadCpuTime() - begin < LEAST_NANOSECONDS) {
            long start = threads.getCurrentThreadCpuTime();
            solver.solve(problem);
            times = Arrays.copyOf(times, times.length + 1);
            times[times.length - 1] = (threads.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(times);
        double median = times[times.length / 2];
        return median >= 1000
                ? String.format(Locale.ROOT, "%.1f s", median / 1000)
                : String.format(Locale.ROOT, median < 10 ? "%.2g ms" : "%.0f ms", median);
    }

    /** How the iteration without damping and without any other care goes on. */
    private static String undamped(EquilibriumProblem problem) {
        Equilibrium equilibrium = new Automatic().solve(problem);
        if (equilibrium.status(0) != Status.CONVERGED) {
            return "–";
        }
        SolverSweep sweeps = SolverSweep.at(equilibrium);
        double[] flow = sweeps.flow();
        int d = problem.states();
        for (int i = 0; i < flow.length; i++) {
            flow[i] = problem.initial()[i % d];
        }
        for (int iteration = 1; iteration <= 500; iteration++) {
            double[] before = flow.clone();
            sweeps.run();
            double change = 0;
            for (int i = 0; i < flow.length; i++) {
                change = Math.max(change, Math.abs(flow[i] - before[i]));
            }
            if (change <= 1e-11) {
                return Integer.toString(iteration);
            }
        }
        return "never";
    }
}
