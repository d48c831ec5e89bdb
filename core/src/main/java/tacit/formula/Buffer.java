package tacit.formula;

/**
 * An array that a {@link Program} works on: {@code size} components over all lanes. Buffers are compared by identity.
 */
public final class Buffer {
    private final String name;
    private final int size;
    private final boolean scratch;

    private Buffer(String name, int size, boolean scratch) {
        this.name = name;
        this.size = size;
        this.scratch = scratch;
    }

    /** An array that the caller brings. */
    public static Buffer external(String name, int size) {
        return new Buffer(name, size, false);
    }

    /** An array that the program keeps for itself; every element is written before it is read. */
    public static Buffer scratch(String name, int size) {
        return new Buffer(name, size, true);
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
        return scratch;
    }

    @Override
    public String toString() {
        return name + "[" + size + "]";
    }
}
