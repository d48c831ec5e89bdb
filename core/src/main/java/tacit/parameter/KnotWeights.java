package tacit.parameter;

import tacit.equilibrium.TimeGrid;

/** Knots spread evenly from a grid's first time to its last, and the two that each point lies between. */
final class KnotWeights {
    private final int knots;
    private final double firstTime;
    private final double span;
    private final int[] lefts;
    private final double[] rightWeights;

    KnotWeights(TimeGrid grid, int knots) {
        this.knots = knots;
        this.firstTime = grid.time(0);
        this.span = grid.time(grid.steps()) - firstTime;
        this.lefts = new int[grid.points()];
        this.rightWeights = new double[grid.points()];
        for (int k = 0; k < lefts.length && knots > 1; k++) {
            double place = (grid.time(k) - firstTime) / span * (knots - 1);
            lefts[k] = Math.min((int) place, knots - 2);
            rightWeights[k] = place - lefts[k];
        }
    }

    int knots() {
        return knots;
    }

    double time(int knot) {
        return firstTime + span * knot / Math.max(1, knots - 1);
    }

    /** The knot at or before a point. */
    int left(int point) {
        return lefts[point];
    }

    /** The knot after that, or the same where there is only one. */
    int right(int point) {
        return knots == 1 ? 0 : lefts[point] + 1;
    }

    /** The weight of the right knot at a point; the left one has the rest. */
    double rightWeight(int point) {
        return rightWeights[point];
    }
}
