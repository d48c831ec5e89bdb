package tacit.simulate;

import java.util.random.RandomGenerator;

/**
 * The walkers of one trajectory and what a step does to them. All random numbers are drawn in the order of the walkers'
 * numbers, so that a trajectory does not depend on how contacts are found.
 */
final class Walkers {
    static final int STATES = 3;
    static final byte SUSCEPTIBLE = 0;
    static final byte INFECTED = 1;
    static final byte RECOVERED = 2;

    /* Turns a signed 32-bit number into one in [-1, 1). */
    private static final double UNIT = 0x1p-31;

    private final EpidemicSettings settings;
    private final double[] infection;
    private final RandomGenerator random;
    private final Contacts contacts;
    private final double[] x;
    private final double[] y;
    private final byte[] state;
    private final int[] infectedSince;
    private final int[] counts = new int[STATES];
    private int time;

    /**
     * Walkers at given places; those that are infected have just become so.
     *
     * @param infection {@code [contacts]}, the probability of infection by so many contacts in a step; not modified
     * @param x {@code [agent]}, kept and modified
     * @param y {@code [agent]}, kept and modified
     * @param state {@code [agent]}, kept and modified
     */
    Walkers(
            EpidemicSettings settings,
            double[] infection,
            RandomGenerator random,
            double[] x,
            double[] y,
            byte[] state) {
        this.settings = settings;
        this.infection = infection;
        this.random = random;
        this.contacts = new Contacts(settings);
        this.x = x;
        this.y = y;
        this.state = state;
        this.infectedSince = new int[state.length];
        for (byte one : state) {
            counts[one]++;
        }
    }

    /** Walkers anywhere, the infected and the recovered ones fewer than a third each, one infected at least. */
    static Walkers scattered(EpidemicSettings settings, double[] infection, RandomGenerator random) {
        int agents = settings.agents();
        int infected = random.nextInt(1, settings.mostAtFirst() + 1);
        int recovered = random.nextInt(settings.mostAtFirst() + 1);
        double[] x = new double[agents];
        double[] y = new double[agents];
        byte[] state = new byte[agents];
        for (int agent = 0; agent < agents; agent++) {
            x[agent] = random.nextDouble(settings.side());
            y[agent] = random.nextDouble(settings.side());
            state[agent] = agent < infected ? INFECTED : agent < infected + recovered ? RECOVERED : SUSCEPTIBLE;
        }
        return new Walkers(settings, infection, random, x, y, state);
    }

    /** How many are in a state. */
    int count(int which) {
        return counts[which];
    }

    /** Transmission, then the ends of infections, then everybody's move. */
    void step() {
        contacts.find(state, x, y);
        time++;
        infect();
        recover();
        move();
    }

    private void infect() {
        for (int agent = 0; agent < state.length; agent++) {
            int number = contacts.number(agent);
            if (number > 0 && random.nextDouble() < infection[number]) {
                infectedSince[agent] = time;
                change(agent, INFECTED);
            }
        }
    }

    private void recover() {
        for (int agent = 0; agent < state.length; agent++) {
            if (state[agent] == INFECTED && time - infectedSince[agent] >= settings.infectiousSteps()) {
                change(agent, RECOVERED);
            }
        }
    }

    private void change(int agent, byte to) {
        counts[state[agent]]--;
        counts[to]++;
        state[agent] = to;
    }

    private void move() {
        for (int agent = 0; agent < state.length; agent++) {
            double length = settings.stepLength(state[agent]);
            double nearest = contacts.nearestSquared(agent);
            if (state[agent] == SUSCEPTIBLE && nearest > 0 && nearest < Double.POSITIVE_INFINITY) {
                double scale = length / Math.sqrt(nearest);
                moveBy(agent, contacts.awayX(agent) * scale, contacts.awayY(agent) * scale);
            } else {
                moveAnywhere(agent, length);
            }
        }
    }

    /* A point (a, b) drawn from the unit disc has a direction that is uniform, and so has the doubled angle, whose
     * cosine and sine are (a² - b²) / (a² + b²) and 2ab / (a² + b²): no root, no cosine. J. von Neumann, "Various
     * techniques used in connection with random digits", 1951. Both coordinates come from one draw of 64 bits. */
    private void moveAnywhere(int agent, double length) {
        double a;
        double b;
        double squared;
        do {
            long bits = random.nextLong();
            a = (int) bits * UNIT;
            b = (int) (bits >> Integer.SIZE) * UNIT;
            squared = a * a + b * b;
        } while (squared > 1 || squared == 0);
        double scale = length / squared;
        moveBy(agent, (a * a - b * b) * scale, 2 * a * b * scale);
    }

    private void moveBy(int agent, double dx, double dy) {
        x[agent] = onTorus(x[agent] + dx);
        y[agent] = onTorus(y[agent] + dy);
    }

    /* A tiny step back over the edge is rounded to the far edge itself, which is the near one. */
    private double onTorus(double coordinate) {
        double side = settings.side();
        double moved = coordinate < 0 ? coordinate + side : coordinate;
        return moved >= side ? moved - side : moved;
    }
}
