package tacit.bench;

/** Work that {@link PeerServer} does beside JAX. */
interface Peer extends AutoCloseable {
    /** What both sides must know before they begin, as numbers. */
    double[] opened();

    /**
     * A result by its name, and a number where it needs one.
     *
     * @throws IllegalArgumentException where there is no such result
     */
    double[] result(String[] order);

    /** Does once what is timed. */
    void run();

    @Override
    void close();
}
