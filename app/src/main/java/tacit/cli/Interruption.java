package tacit.cli;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether the user has asked to stop: the first interrupt (Ctrl-C) or termination signal asks the computation to end
 * soon, so that what was done can be written; a second one ends the process at once.
 *
 * <p>A shutdown hook would not do: while the JVM shuts down, libraries can no longer be loaded, so nothing could be
 * written. The JDK has no supported way to handle a signal; this one is in its module {@code jdk.unsupported}, which is
 * meant for such uses.
 */
final class Interruption {
    private static final int SIGNAL_CODES = 128;

    private final AtomicInteger signal = new AtomicInteger();

    private Interruption() {}

    /** Listens from now on. */
    static Interruption listen() {
        var interruption = new Interruption();
        for (String name : new String[] {"INT", "TERM"}) {
            try {
                sun.misc.Signal.handle(new sun.misc.Signal(name), interruption::received);
            } catch (IllegalArgumentException e) {
                System.getLogger(Interruption.class.getName())
                        .log(System.Logger.Level.DEBUG, "signal " + name + " is not ours to handle", e);
            }
        }
        return interruption;
    }

    /** Whether a signal has come. */
    boolean requested() {
        return signal.get() != 0;
    }

    /** What the process ends with after the signal: 130 for Ctrl-C. */
    int exitCode() {
        return SIGNAL_CODES + signal.get();
    }

    private void received(sun.misc.Signal received) {
        if (!signal.compareAndSet(0, received.getNumber())) {
            Runtime.getRuntime().halt(SIGNAL_CODES + received.getNumber());
        }
    }
}
