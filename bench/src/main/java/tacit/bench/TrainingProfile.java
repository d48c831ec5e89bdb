package tacit.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingStream;
import tacit.calibrate.PaperTraining;

/**
 * What a step of the paper's training spends its processor time on, in Markdown: Flight Recorder's samples of the
 * training thread, shared out by the outermost method that tells, times the processor time of a step.
 */
final class TrainingProfile {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double WARM_UP_SECONDS = 10;
    private static final double SECONDS = 10;
    private static final Duration SAMPLING = Duration.ofMillis(10);

    /** A part of a step, and how the methods begin under which it happens. */
    private enum Part {
        NETWORK("network", "tacit.parameter.NetworkModel."),
        TANGENT("tangents of the equilibrium", "tacit.sensitivity.AutoTangent."),
        ADJOINT("adjoint", "tacit.sensitivity.AutoAdjoint."),
        EQUILIBRIUM("equilibrium", "tacit.equilibrium."),
        REST("rest", "none of these");

        private final String title;
        private final String methods;

        Part(String title, String methods) {
            this.title = title;
            this.methods = methods;
        }

        private boolean holds(RecordedFrame frame) {
            String method = frame.getMethod().getType().getName() + "."
                    + frame.getMethod().getName();
            return method.startsWith(methods);
        }

        static Part of(RecordedStackTrace stack) {
            for (RecordedFrame frame : stack.getFrames().reversed()) {
                for (Part part : values()) {
                    if (part.holds(frame)) {
                        return part;
                    }
                }
            }
            return REST;
        }
    }

    private final Map<Part, Integer> samples = new EnumMap<>(Part.class);

    private TrainingProfile() {}

    public static void main(String[] arguments) {
        System.out.println("| parameters | part | ms in a step | share |");
        System.out.println("| --- | --- | ---: | ---: |");
        for (boolean coupled : new boolean[] {false, true}) {
            try (var training = new PaperTraining(coupled, 1)) {
                millisecondsForAStep(training, WARM_UP_SECONDS);
                var profile = new TrainingProfile();
                profile.print(coupled ? "coupled" : "pre-evaluated", profile.measure(training));
            }
        }
    }

    private double measure(PaperTraining training) {
        try (var stream = new RecordingStream()) {
            stream.enable("jdk.ExecutionSample").withPeriod(SAMPLING);
            stream.onEvent("jdk.ExecutionSample", this::count);
            stream.startAsync();
            double milliseconds = millisecondsForAStep(training, SECONDS);
            stream.stop();
            return milliseconds;
        }
    }

    private void count(RecordedEvent event) {
        if (event.getThread("sampledThread").getJavaName().equals("main")) {
            samples.merge(Part.of(event.getStackTrace()), 1, Integer::sum);
        }
    }

    /** Trains until so much processor time is spent, without that of the JIT and of the collector of garbage. */
    private static double millisecondsForAStep(PaperTraining training, double seconds) {
        long start = THREADS.getCurrentThreadCpuTime();
        int runs = 0;
        while (THREADS.getCurrentThreadCpuTime() - start < seconds * 1e9) {
            training.run();
            runs++;
        }
        return (THREADS.getCurrentThreadCpuTime() - start) * 1e-6 / runs / PaperTraining.STEPS;
    }

    private void print(String parameters, double milliseconds) {
        double all = samples.values().stream().mapToInt(count -> count).sum();
        for (Part part : Part.values()) {
            double share = samples.getOrDefault(part, 0) / all;
            if (share > 0) {
                System.out.println(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.2f | %.0f %% |",
                        parameters,
                        part.title,
                        share * milliseconds,
                        share * 100));
            }
        }
        System.out.println(String.format(Locale.ROOT, "| %s | all | %.2f | |", parameters, milliseconds));
    }
}
