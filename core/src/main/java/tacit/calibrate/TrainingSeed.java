package tacit.calibrate;

import java.util.random.RandomGenerator;

/**
 * Where one training begins.
 *
 * @param start the start, from 0
 * @param theta its first point, {@code [component]}; not modified
 * @param random its random numbers
 */
record TrainingSeed(int start, double[] theta, RandomGenerator random) {
    /** Streams of the starts' batches have numbers below this, those of their points are at least 0. */
    private static final int BATCHES = -2;

    /** The purpose of the stream that splits the trajectories. */
    static final int SPLIT = -1;

    static TrainingSeed draw(int start, StartDraws draws, long seed) {
        return new TrainingSeed(start, draws.next(start), StartDraws.stream(seed, BATCHES - start));
    }
}
