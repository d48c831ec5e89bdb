package tacit.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Initial distributions with free shares, one for all trajectories or one each. Components run
 * {@code [free state][trajectory]}.
 */
final class SharesModel implements InitialModel {
    private final SimplexModel simplex;
    private final int each;
    private final List<Unknown> unknowns;
    private final Optional<int[]> selected;

    SharesModel(SimplexModel simplex, int each, List<Unknown> unknowns) {
        this(simplex, each, unknowns, Optional.empty());
    }

    /** @param selected the trajectory of each lane of a start, all in their order where empty */
    private SharesModel(SimplexModel simplex, int each, List<Unknown> unknowns, Optional<int[]> selected) {
        this.simplex = simplex;
        this.each = each;
        this.unknowns = unknowns;
        this.selected = selected;
    }

    @Override
    public InitialModel select(int[] trajectories) {
        return new SharesModel(simplex, each, unknowns, Optional.of(trajectories.clone()));
    }

    @Override
    public List<Unknown> unknowns() {
        return unknowns;
    }

    @Override
    public OptionalInt trajectory(int component) {
        return each == 1 ? OptionalInt.empty() : OptionalInt.of(component % each);
    }

    @Override
    public double[] values(double[] theta) {
        double[] values = new double[theta.length];
        for (int column = 0; column < each; column++) {
            scatter(simplex.shares(gather(theta, column, each)), values, column, each);
        }
        return values;
    }

    @Override
    public double[] valuesTangent(double[] theta, double[] direction) {
        double[] tangent = new double[theta.length];
        for (int column = 0; column < each; column++) {
            double[] shares = simplex.shares(gather(theta, column, each));
            scatter(simplex.tangent(shares, gather(direction, column, each)), tangent, column, each);
        }
        return tangent;
    }

    @Override
    public void evaluate(double[] theta, Lanes lanes, double[] initial) {
        for (int i = 0; i < initial.length; i++) {
            initial[i] = simplex.known()[i / lanes.count()];
        }
        for (int lane = 0; lane < lanes.count(); lane++) {
            toStates(shares(theta, lanes, lane), initial, lanes.count(), lane);
        }
    }

    @Override
    public void tangent(double[] theta, Lanes lanes, double[] direction, double[] tangent) {
        Arrays.fill(tangent, 0);
        for (int lane = 0; lane < lanes.count(); lane++) {
            double[] shares = shares(theta, lanes, lane);
            double[] change = simplex.tangent(shares, gather(direction, column(lanes, lane), each * lanes.starts()));
            toStates(change, tangent, lanes.count(), lane);
        }
    }

    @Override
    public void pullback(double[] theta, Lanes lanes, double[] cotangent, double[] thetaCotangent) {
        for (int lane = 0; lane < lanes.count(); lane++) {
            double[] shares = shares(theta, lanes, lane);
            double[] atShares = new double[shares.length];
            for (int i = 0; i < shares.length; i++) {
                atShares[i] = cotangent[simplex.state(i) * lanes.count() + lane];
            }
            double[] pulled = simplex.pullback(shares, atShares);
            for (int i = 0; i < pulled.length; i++) {
                thetaCotangent[i * each * lanes.starts() + column(lanes, lane)] += pulled[i];
            }
        }
    }

    private double[] shares(double[] theta, Lanes lanes, int lane) {
        return simplex.shares(gather(theta, column(lanes, lane), each * lanes.starts()));
    }

    /** Where a lane's components stand within {@code [trajectory][start]}. */
    private int column(Lanes lanes, int lane) {
        int start = lane / lanes.trajectories();
        int own = lane % lanes.trajectories();
        int trajectory = each == 1 ? 0 : selected.map(some -> some[own]).orElse(own);
        return trajectory * lanes.starts() + start;
    }

    private double[] gather(double[] theta, int column, int columns) {
        double[] part = new double[simplex.free().size()];
        for (int i = 0; i < part.length; i++) {
            part[i] = theta[i * columns + column];
        }
        return part;
    }

    private void scatter(double[] shares, double[] values, int column, int columns) {
        for (int i = 0; i < simplex.free().size(); i++) {
            values[i * columns + column] = shares[i];
        }
    }

    private void toStates(double[] shares, double[] initial, int lanes, int lane) {
        for (int i = 0; i < shares.length; i++) {
            initial[simplex.state(i) * lanes + lane] = shares[i];
        }
    }
}
