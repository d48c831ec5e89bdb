package tacit.experiment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures how long the parts of a run take. */
public final class RunClock {
    private static final double NANOSECONDS = 1e9;

    private final Instant started = Instant.now();
    private final long begin = System.nanoTime();
    private final Map<String, Double> parts = new LinkedHashMap<>();
    private long last = begin;

    /** Ends a part that began when the last one ended. */
    public void ends(String part) {
        long now = System.nanoTime();
        parts.merge(part, (now - last) / NANOSECONDS, Double::sum);
        last = now;
    }

    /** When the run began. */
    public Instant started() {
        return started;
    }

    /** The seconds since the run began. */
    public double seconds() {
        return (System.nanoTime() - begin) / NANOSECONDS;
    }

    /** The seconds of each part so far, by name. */
    public Map<String, Double> parts() {
        return new LinkedHashMap<>(parts);
    }
}
