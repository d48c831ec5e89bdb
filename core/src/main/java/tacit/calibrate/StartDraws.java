package tacit.calibrate;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Where starts begin: the first at the parameters' own values, each further one at a draw from its own stream. */
final class StartDraws {
    private static final String ALGORITHM = "L64X128MixRandom";
    /** The golden ratio in 64 bits: seeds that differ by multiples of it share no digits. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final FitModel model;
    private final RandomGenerator[] streams;

    StartDraws(FitModel model, long seed, int starts) {
        this.model = model;
        this.streams = new RandomGenerator[starts];
        for (int start = 0; start < starts; start++) {
            streams[start] = stream(seed, start);
        }
    }

    /** The random numbers of one purpose. */
    static RandomGenerator stream(long seed, int purpose) {
        return RandomGeneratorFactory.of(ALGORITHM).create(seed + GOLDEN * purpose);
    }

    /** The point at which a start begins; asked again, another one, except for the first start. */
    double[] next(int start) {
        return start == 0 ? model.start() : model.draw(streams[start]);
    }
}
