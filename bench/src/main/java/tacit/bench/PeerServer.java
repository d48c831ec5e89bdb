package tacit.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Tacit's side of {@code bench/peers/compare}: each line from the standard input is an order, which one line answers.
 *
 * <ul>
 *   <li>{@code open GAME LANES THREADS}: chooses the problem; its initial distributions, {@code [d][L]}
 *   <li>{@code flow}, {@code gradient}: those of the equilibrium, {@code [K+1][d][L]} and {@code [K+1][p][L]}
 *   <li>{@code time SECONDS}: solves and differentiates again and again; seconds for each, on the clock and of processor
 *       time
 * </ul>
 */
final class PeerServer {
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private PeerServer() {}

    public static void main(String[] arguments) throws IOException {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String[] open = orders.readLine().split(" ");
        while (true) {
            try (PeerProblem problem =
                    new PeerProblem(Subject.valueOf(open[1]), Integer.parseInt(open[2]), Integer.parseInt(open[3]))) {
                answer(problem.initial());
                String order = orders.readLine();
                while (order != null && !order.startsWith("open ")) {
                    answer(obey(order.split(" "), problem));
                    order = orders.readLine();
                }
                if (order == null) {
                    return;
                }
                open = order.split(" ");
            }
        }
    }

    private static double[] obey(String[] order, PeerProblem problem) {
        return switch (order[0]) {
            case "flow" -> problem.flow();
            case "gradient" -> problem.gradient();
            case "time" -> time(problem, Double.parseDouble(order[1]));
            default ->
                throw new IllegalArgumentException("unknown order '" + order[0] + "': open, flow, gradient or time");
        };
    }

    private static double[] time(PeerProblem problem, double seconds) {
        long start = System.nanoTime();
        long processor = PROCESS.getProcessCpuTime();
        int runs = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            problem.run();
            runs++;
        }
        return new double[] {
            (System.nanoTime() - start) * 1e-9 / runs, (PROCESS.getProcessCpuTime() - processor) * 1e-9 / runs
        };
    }

    private static void answer(double[] numbers) {
        System.out.println(Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" ")));
    }
}
