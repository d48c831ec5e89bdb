package tacit.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * Times contestants one after the other, round after round, so that whatever else the machine does meets all alike.
 * Processor time of the calling thread, so that what other programs get is not counted.
 */
final class InTurn {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double WARM_UP_SECONDS = 3;
    private static final double TURN_SECONDS = 0.02;
    private static final int ROUNDS = 101;

    private InTurn() {}

    /** The median time of a run of each contestant, in microseconds. */
    static double[] medians(List<? extends Runnable> contestants) {
        int count = contestants.size();
        long[] runs = new long[count];
        for (int i = 0; i < count; i++) {
            runs[i] = runsInATurn(contestants.get(i));
        }
        double[][] times = new double[count][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < count; i++) {
                times[i][round] = time(contestants.get(i), runs[i]);
            }
        }
        double[] medians = new double[count];
        for (int i = 0; i < count; i++) {
            Arrays.sort(times[i]);
            medians[i] = times[i][ROUNDS / 2];
        }
        return medians;
    }

    private static long runsInATurn(Runnable contestant) {
        double spent = 0;
        double each = 0;
        long runs = 1;
        while (spent < WARM_UP_SECONDS * 1e6) {
            each = time(contestant, runs);
            spent += each * runs;
            runs = Math.max(1, Math.round(TURN_SECONDS * 1e6 / each));
        }
        return runs;
    }

    private static double time(Runnable contestant, long runs) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (long run = 0; run < runs; run++) {
            contestant.run();
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / runs;
    }
}
