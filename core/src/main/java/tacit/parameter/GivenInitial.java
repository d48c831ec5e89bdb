package tacit.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Initial distributions that are known: one for all trajectories, or one each. */
final class GivenInitial implements InitialDistribution {
    /** How far from 1 the shares may sum: what is lost when they are printed and read back. */
    private static final double SHARE_TOLERANCE = 1e-9;

    private final double[] shares;

    GivenInitial(double[] shares) {
        this.shares = shares.clone();
    }

    @Override
    public InitialModel bind(List<String> states, List<String> trajectories, double[] guess) {
        int columns = shares.length / states.size();
        if (shares.length % states.size() != 0 || (columns != 1 && columns != trajectories.size())) {
            throw new IllegalArgumentException("initial shares (" + shares.length + " numbers) must be one for each of "
                    + states.size() + " states " + states + ", or as many times "
                    + trajectories.size() + " trajectories");
        }
        for (int column = 0; column < columns; column++) {
            double sum = 0;
            for (int x = 0; x < states.size(); x++) {
                double share = shares[x * columns + column];
                if (!(share >= 0)) {
                    throw new IllegalArgumentException("initial share of state " + states.get(x) + " (" + share
                            + ") must be at least 0: give shares of the population");
                }
                sum += share;
            }
            if (!(Math.abs(sum - 1) <= SHARE_TOLERANCE)) {
                throw new IllegalArgumentException("initial shares of " + states + " sum to " + sum
                        + " instead of 1: divide them by their sum, or counts by the population");
            }
        }
        return new Model(shares, columns);
    }

    private record Model(double[] shares, int columns) implements InitialModel {
        @Override
        public List<Unknown> unknowns() {
            return List.of();
        }

        @Override
        public OptionalInt trajectory(int component) {
            return OptionalInt.empty();
        }

        @Override
        public InitialModel select(int[] trajectories) {
            return columns == 1 ? this : new Model(Selection.of(shares, columns, trajectories), trajectories.length);
        }

        @Override
        public double[] values(double[] theta) {
            return new double[0];
        }

        @Override
        public double[] valuesTangent(double[] theta, double[] direction) {
            return new double[0];
        }

        @Override
        public void evaluate(double[] theta, Lanes lanes, double[] initial) {
            for (int i = 0; i < initial.length; i++) {
                int trajectory = columns == 1 ? 0 : i % lanes.count() % lanes.trajectories();
                initial[i] = shares[i / lanes.count() * columns + trajectory];
            }
        }

        @Override
        public void pullback(double[] theta, Lanes lanes, double[] cotangent, double[] thetaCotangent) {
            // nothing is looked for
        }

        @Override
        public void tangent(double[] theta, Lanes lanes, double[] direction, double[] tangent) {
            Arrays.fill(tangent, 0);
        }
    }
}
