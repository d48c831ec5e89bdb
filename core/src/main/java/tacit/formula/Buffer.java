package tacit.formula;

import java.util.Optional;

/**
 * An array that a {@link Program} works on: {@code size} components over all lanes. Buffers are compared by identity.
 */
public final class Buffer {
    private final String name;
    private final int size;
    private final Kind kind;
    private final Optional<Buffer> later;

    private enum Kind {
        EXTERNAL,
        STILL,
        SCRATCH
    }

    private Buffer(String name, int size, Kind kind, Optional<Buffer> later) {
        this.name = name;
        this.size = size;
        this.kind = kind;
        this.later = later;
    }

    /** An array that the caller brings. */
    public static Buffer external(String name, int size) {
        return new Buffer(name, size, Kind.EXTERNAL, Optional.empty());
    }

    /**
     * An array that the caller brings and that stays where it is from run to run, so that it need be read and written
     * only once. No other buffer of the program reaches what is stored there.
     */
    public static Buffer still(String name, int size) {
        return new Buffer(name, size, Kind.STILL, Optional.empty());
    }

    /**
     * An array that the caller brings, and that the next run finds as {@code later} where the caller moves both so: the
     * value function after a step is that before the next one. Nothing else that the program stores reaches it.
     *
     * @throws IllegalArgumentException where {@code later} is still or scratch
     */
    public static Buffer foundLaterAs(Buffer later, String name) {
        if (later.kind != Kind.EXTERNAL) {
            throw new IllegalArgumentException(later + " must be an external buffer that moves from run to run");
        }
        return new Buffer(name, later.size, Kind.EXTERNAL, Optional.of(later));
    }

    /** An array that the program keeps for itself; every element is written before it is read. */
    public static Buffer scratch(String name, int size) {
        return new Buffer(name, size, Kind.SCRATCH, Optional.empty());
    }

    /** What a reader calls it. */
    public String name() {
        return name;
    }

    /** Number of components. */
    public int size() {
        return size;
    }

    /** Whether the program keeps it for itself. */
    public boolean isScratch() {
        return kind == Kind.SCRATCH;
    }

    /** Whether it stays where it is from run to run. */
    public boolean isStill() {
        return kind == Kind.STILL;
    }

    /** The buffer as which the next run may find it. */
    public Optional<Buffer> later() {
        return later;
    }

    @Override
    public String toString() {
        return name + "[" + size + "]";
    }
}
