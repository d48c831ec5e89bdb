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
 *   <li>{@code open GAME LANES THREADS}: chooses a problem; its initial distributions, {@code [d][L]}
 *   <li>{@code flow}, {@code gradient}: those of its equilibrium, {@code [K+1][d][L]} and {@code [K+1][p][L]}
 *   <li>{@code open pre-evaluated THREADS}, {@code open coupled THREADS}: chooses a training; its first weights
 *   <li>{@code observed}: the flows it learns from, {@code [K+1][d][trajectory]}
 *   <li>{@code loss FIRST}: loss and gradient of the first batch on the window from that point on
 *   <li>{@code time SECONDS}: does it again and again, an equilibrium with its gradient or 200 steps of training;
 *       seconds for each, on the clock and of processor time
 * </ul>
 */
final class PeerServer {
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private PeerServer() {}

    public static void main(String[] arguments) throws IOException {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String order = orders.readLine();
        while (order != null) {
            try (Peer peer = open(order.split(" "))) {
                answer(peer.opened());
                order = orders.readLine();
                while (order != null && !order.startsWith("open ")) {
                    answer(obey(order.split(" "), peer));
                    order = orders.readLine();
                }
            }
        }
    }

    private static Peer open(String[] order) {
        return switch (order[1]) {
            case "pre-evaluated", "coupled" -> new PeerTraining(order[1].equals("coupled"), Integer.parseInt(order[2]));
            default ->
                new PeerProblem(Subject.valueOf(order[1]), Integer.parseInt(order[2]), Integer.parseInt(order[3]));
        };
    }

    private static double[] obey(String[] order, Peer peer) {
        return order[0].equals("time") ? time(peer, Double.parseDouble(order[1])) : peer.result(order);
    }

    private static double[] time(Peer peer, double seconds) {
        long start = System.nanoTime();
        long processor = PROCESS.getProcessCpuTime();
        int runs = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            peer.run();
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
