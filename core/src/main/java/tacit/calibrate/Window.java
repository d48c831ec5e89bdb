package tacit.calibrate;

import java.util.random.RandomGenerator;

/**
 * A stretch of the horizon whose observations count.
 *
 * @param first its first grid point
 * @param last its last, included
 */
record Window(int first, int last) {
    static Window whole(int points) {
        return new Window(0, points - 1);
    }

    /** A stretch of a share of the points, anywhere with the same probability. */
    static Window draw(double share, int points, RandomGenerator random) {
        int length = Math.clamp(Math.round(share * points), 1, points);
        int first = random.nextInt(points - length + 1);
        return new Window(first, first + length - 1);
    }
}
