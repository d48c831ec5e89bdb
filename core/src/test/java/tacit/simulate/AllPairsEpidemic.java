package tacit.simulate;

import java.util.random.RandomGenerator;

/**
 * The epidemic written down as simply as possible, all pairs of walkers compared over all nine images of the torus: the
 * oracle of {@link Walkers}. It draws the same random numbers in the same order, but counts, moves and finds
 * probabilities in its own way.
 */
final class AllPairsEpidemic {
    private final EpidemicSettings settings;
    private final RandomGenerator random;
    private final Walker[] walkers;
    private int time;

    static final class Walker {
        double x;
        double y;
        byte state;
        int ill;
    }

    AllPairsEpidemic(EpidemicSettings settings, RandomGenerator random, double[] x, double[] y, byte[] state) {
        this.settings = settings;
        this.random = random;
        this.walkers = new Walker[x.length];
        for (int i = 0; i < x.length; i++) {
            walkers[i] = new Walker();
            walkers[i].x = x[i];
            walkers[i].y = y[i];
            walkers[i].state = state[i];
        }
    }

    Walker walker(int i) {
        return walkers[i];
    }

    int contacts(int i) {
        int contacts = 0;
        for (Walker other : walkers) {
            boolean pair = walkers[i].state == Walkers.SUSCEPTIBLE && other.state == Walkers.INFECTED;
            contacts += pair && distance(way(other, walkers[i])) < settings.infectionRadius() ? 1 : 0;
        }
        return contacts;
    }

    void step() {
        double[][] flights = new double[walkers.length][];
        boolean[] falls = new boolean[walkers.length];
        for (int i = 0; i < walkers.length; i++) {
            flights[i] = flight(walkers[i]);
            int contacts = contacts(i);
            falls[i] = contacts > 0
                    && random.nextDouble() < 1 - StrictMath.pow(1 - settings.infectionProbability(), contacts);
        }
        time++;
        for (int i = 0; i < walkers.length; i++) {
            Walker walker = walkers[i];
            if (walker.state == Walkers.INFECTED && time - walker.ill == settings.infectiousSteps()) {
                walker.state = Walkers.RECOVERED;
            }
            if (falls[i]) {
                walker.state = Walkers.INFECTED;
                walker.ill = time;
            }
            move(walker, flights[i]);
        }
    }

    private void move(Walker walker, double[] flight) {
        double length = settings.stepLength(walker.state);
        double angle;
        if (flight.length > 0 && walker.state == Walkers.SUSCEPTIBLE) {
            angle = StrictMath.atan2(flight[1], flight[0]);
        } else {
            double a;
            double b;
            do {
                long bits = random.nextLong();
                a = (int) bits / 0x1p31;
                b = (int) (bits >> 32) / 0x1p31;
            } while (a * a + b * b > 1);
            angle = 2 * StrictMath.atan2(b, a);
        }
        walker.x = wrapped(walker.x + length * StrictMath.cos(angle));
        walker.y = wrapped(walker.y + length * StrictMath.sin(angle));
    }

    private double wrapped(double coordinate) {
        double side = settings.side();
        return coordinate - side * Math.floor(coordinate / side);
    }

    /* The way from the nearest infected walker that is fled from; empty where there is none. */
    private double[] flight(Walker walker) {
        double[] nearest = {};
        for (Walker other : walkers) {
            if (walker.state == Walkers.SUSCEPTIBLE && other.state == Walkers.INFECTED) {
                double[] way = way(other, walker);
                boolean seen = distance(way) < settings.fleeRadius();
                if (seen && (nearest.length == 0 || distance(way) < distance(nearest))) {
                    nearest = way;
                }
            }
        }
        return nearest;
    }

    private double[] way(Walker from, Walker to) {
        double[] shortest = {};
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                double[] way = {to.x + i * settings.side() - from.x, to.y + j * settings.side() - from.y};
                if (shortest.length == 0 || distance(way) < distance(shortest)) {
                    shortest = way;
                }
            }
        }
        return shortest;
    }

    private static double distance(double[] way) {
        return StrictMath.hypot(way[0], way[1]);
    }
}
