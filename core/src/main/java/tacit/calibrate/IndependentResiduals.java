package tacit.calibrate;

/**
 * How many residuals bear information of their own. Those at the first time do not depend on {@code θ} where initial
 * distribution and scale are known, and are left out. Where every state is seen on a known scale, and the values of a
 * time sum to that scale, its residuals sum to 0 and one of them follows from the others.
 *
 * @param counted the residuals that are not left out
 * @param independent how many of these do not follow from others
 * @param squares the sum of the squares of those counted
 */
record IndependentResiduals(int counted, int independent, double squares) {
    /**
     * Squares of the sums over states, as a share of the squares: 0 where values sum to the scale, about 1 where every
     * state was measured by itself, with noise of its own. Below this share, values are taken to sum to the scale.
     */
    private static final double SUMMING = 0.5;

    /** @param residuals all residuals, trajectory by trajectory; not modified */
    static IndependentResiduals of(FitModel model, double[] residuals) {
        boolean knownScale = model.scale().size() == 0;
        boolean knownStart = knownScale && model.initial().size() == 0;
        int counted = 0;
        int complete = 0;
        double squares = 0;
        double completeSquares = 0;
        double squaresOfSums = 0;
        int at = 0;
        for (int trajectory = 0; trajectory < model.trajectories(); trajectory++) {
            for (int i = 0; i < model.observation().count(trajectory); i++, at++) {
                if (!(knownStart && model.observation().atFirstPoint(trajectory, i))) {
                    counted++;
                    squares += residuals[at] * residuals[at];
                    if (knownScale && model.observation().completesTime(trajectory, i)) {
                        complete++;
                        completeSquares += sum(residuals, at, model.states(), 2);
                        squaresOfSums += StrictMath.pow(sum(residuals, at, model.states(), 1), 2);
                    }
                }
            }
        }
        boolean summing = squaresOfSums <= SUMMING * completeSquares;
        return new IndependentResiduals(counted, summing ? counted - complete : counted, squares);
    }

    /** The sum of a power of the last {@code count} residuals up to one. */
    private static double sum(double[] residuals, int last, int count, int power) {
        double sum = 0;
        for (int i = last - count + 1; i <= last; i++) {
            sum += StrictMath.pow(residuals[i], power);
        }
        return sum;
    }
}
