package tacit.simulate;

import java.util.Arrays;

/**
 * Finds which susceptible walkers are near infected ones.
 *
 * <p>The square is cut into cells at least as wide as the farthest that anybody reaches, so that only nine cells need
 * to be searched around each infected walker. The susceptible are sorted by cell (a counting sort, anew in each step),
 * so that three neighbouring cells of a row are one run of an array; only at the edge of the square they are not. With
 * fewer than three cells across, neighbours would be met twice: then there is one cell. Sorting costs O(agents +
 * cells), and there are no more cells than about one for each walker.
 */
final class Contacts {
    /* Cells are wider than the reach by more than positions lose by rounding when they are turned into cells. */
    private static final double SLACK = 1 + 1e-9;
    private static final int FEWEST_ACROSS = 3;

    private final double side;
    private final double halfSide;
    private final double infectionSquared;
    private final double fleeSquared;
    private final double reachSquared;
    private final int across;
    private final double cellsPerLength;

    private final int[] cell;
    private final int[] end;
    private final int[] member;
    private final double[] memberX;
    private final double[] memberY;

    private final int[] number;
    private final double[] nearestSquared;
    private final double[] awayX;
    private final double[] awayY;

    Contacts(EpidemicSettings settings) {
        int agents = settings.agents();
        double reach = Math.max(settings.infectionRadius(), settings.fleeRadius());
        this.side = settings.side();
        this.halfSide = side / 2;
        this.infectionSquared = settings.infectionRadius() * settings.infectionRadius();
        this.fleeSquared = settings.fleeRadius() * settings.fleeRadius();
        this.reachSquared = Math.max(infectionSquared, fleeSquared);
        int most = (int) Math.min(Math.ceil(Math.sqrt(agents)), Math.floor(side / (reach * SLACK)));
        this.across = most < FEWEST_ACROSS ? 1 : most;
        this.cellsPerLength = across / side;
        this.cell = new int[agents];
        this.end = new int[across * across + 1];
        this.member = new int[agents];
        this.memberX = new double[agents];
        this.memberY = new double[agents];
        this.number = new int[agents];
        this.nearestSquared = new double[agents];
        this.awayX = new double[agents];
        this.awayY = new double[agents];
    }

    /** How many cells lie side by side. */
    int across() {
        return across;
    }

    /** Finds all contacts; arrays are {@code [agent]}, not modified. */
    void find(byte[] state, double[] x, double[] y) {
        Arrays.fill(number, 0);
        Arrays.fill(nearestSquared, Double.POSITIVE_INFINITY);
        sortSusceptible(state, x, y);
        for (int agent = 0; agent < state.length; agent++) {
            if (state[agent] == Walkers.INFECTED) {
                searchAround(x[agent], y[agent]);
            }
        }
    }

    /** With how many infected walkers a susceptible one was in contact; 0 for all others. */
    int number(int agent) {
        return number[agent];
    }

    /** Squared distance of the nearest infected walker that a susceptible one flees from; infinite where none is. */
    double nearestSquared(int agent) {
        return nearestSquared[agent];
    }

    /** First component of the way from that infected walker to the susceptible one. */
    double awayX(int agent) {
        return awayX[agent];
    }

    /** Second component of the way from that infected walker to the susceptible one. */
    double awayY(int agent) {
        return awayY[agent];
    }

    /* Afterwards the members of cell c stand from end[c] to end[c + 1], in the order of their numbers. */
    private void sortSusceptible(byte[] state, double[] x, double[] y) {
        Arrays.fill(end, 0);
        for (int agent = 0; agent < state.length; agent++) {
            if (state[agent] == Walkers.SUSCEPTIBLE) {
                cell[agent] = place(y[agent]) * across + place(x[agent]);
                end[cell[agent]]++;
            }
        }
        for (int c = 1; c < end.length; c++) {
            end[c] += end[c - 1];
        }
        for (int agent = state.length - 1; agent >= 0; agent--) {
            if (state[agent] == Walkers.SUSCEPTIBLE) {
                int at = --end[cell[agent]];
                member[at] = agent;
                memberX[at] = x[agent];
                memberY[at] = y[agent];
            }
        }
    }

    private int place(double coordinate) {
        return Math.min((int) (coordinate * cellsPerLength), across - 1);
    }

    private void searchAround(double x, double y) {
        if (across == 1) {
            meet(x, y, 0, end[1]);
            return;
        }
        int column = place(x);
        int row = place(y);
        boolean inside = column > 0 && column < across - 1;
        for (int r = row - 1; r <= row + 1; r++) {
            int first = Math.floorMod(r, across) * across;
            if (inside) {
                meet(x, y, end[first + column - 1], end[first + column + 2]);
            } else {
                for (int c = column - 1; c <= column + 1; c++) {
                    int at = first + Math.floorMod(c, across);
                    meet(x, y, end[at], end[at + 1]);
                }
            }
        }
    }

    private void meet(double x, double y, int from, int to) {
        for (int i = from; i < to; i++) {
            double dx = shortest(memberX[i] - x);
            double dy = shortest(memberY[i] - y);
            double squared = dx * dx + dy * dy;
            if (squared < reachSquared) {
                note(member[i], dx, dy, squared);
            }
        }
    }

    /* The shortest of the ways around the torus. */
    private double shortest(double difference) {
        if (difference > halfSide) {
            return difference - side;
        }
        return difference < -halfSide ? difference + side : difference;
    }

    private void note(int agent, double dx, double dy, double squared) {
        if (squared < infectionSquared) {
            number[agent]++;
        }
        if (squared < fleeSquared && squared < nearestSquared[agent]) {
            nearestSquared[agent] = squared;
            awayX[agent] = dx;
            awayY[agent] = dy;
        }
    }
}
