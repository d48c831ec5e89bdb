package tacit.experiment.influenza;

import java.util.ArrayList;
import java.util.List;
import tacit.catalogue.Games;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.Status;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;
import tacit.sensitivity.AutoTangent;
import tacit.sensitivity.FlowTangent;

/**
 * Seasons as equilibria of the epidemic game: the share of specimens with influenza A in week {@code w} after the onset
 * is {@code scale · μ_I(w)}, {@code μ} the Nash equilibrium for {@code β(t), γ, c_I} and {@code c_α = 1} (costs are
 * known up to a common factor) from the given share infected at the onset, all others being susceptible. Many seasons
 * are solved at once, a lane each, and no lane's bits depend on another. Immutable and thread-safe.
 */
final class SeasonCurves {
    /** Steps of a week: exits at a rate of four a week are still probabilities; beyond, the solver takes substeps. */
    private static final int STEPS_PER_WEEK = 4;

    private static final int MOST_ITERATIONS = 300;
    /** What moves the equilibrium; the scale comes last and does not. */
    private static final List<SeasonUnknown> MOVING =
            List.of(SeasonUnknown.values()).subList(0, SeasonUnknown.SCALE.ordinal());

    private final MeanFieldGame game = Games.load("epidemic");
    private final EquilibriumSolver solver =
            new Automatic(Automatic.Options.DEFAULT.withMaxIterations(MOST_ITERATIONS));
    private final int weeks;
    private final TimeGrid grid;

    /** @param weeks how many weeks of a season are looked at */
    SeasonCurves(int weeks) {
        this.weeks = weeks;
        this.grid = TimeGrid.uniform(0, weeks - 1, (weeks - 1) * STEPS_PER_WEEK);
    }

    /**
     * One season.
     *
     * @param shares {@code [week]}; NaN where there is no equilibrium
     * @param jacobian {@code [week][unknown]}, its derivative by {@code z}
     * @param status how the equilibrium and its tangents ended
     */
    record Curve(double[] shares, double[] jacobian, Status status) {}

    int weeks() {
        return weeks;
    }

    /** The equilibria of seasons, a lane each. */
    Equilibrium equilibrium(List<SeasonPoint> seasons) {
        return solver.solve(new SeasonLanes(game, grid, seasons).problem());
    }

    /** The shares of specimens alone, {@code [season][week]}. */
    double[][] shares(List<SeasonPoint> seasons) {
        Equilibrium equilibrium = equilibrium(seasons);
        double[][] shares = new double[seasons.size()][];
        for (int lane = 0; lane < shares.length; lane++) {
            shares[lane] = shares(equilibrium, seasons.get(lane), lane);
        }
        return shares;
    }

    private double[] shares(Equilibrium equilibrium, SeasonPoint season, int lane) {
        double[] shares = new double[weeks];
        boolean found = equilibrium.status(lane) == Status.CONVERGED;
        double scale = season.value(SeasonUnknown.SCALE);
        for (int week = 0; week < weeks; week++) {
            shares[week] =
                    found ? scale * equilibrium.flow(week * STEPS_PER_WEEK, SeasonLanes.INFECTED, lane) : Double.NaN;
        }
        return shares;
    }

    /** The shares of specimens with their derivatives through the equilibrium. */
    List<Curve> curves(List<SeasonPoint> seasons) {
        var lanes = new SeasonLanes(game, grid, seasons);
        Equilibrium equilibrium = solver.solve(lanes.problem());
        List<FlowTangent> tangents = new AutoTangent()
                .tangents(equilibrium, MOVING.stream().map(lanes::direction).toList());
        List<Curve> curves = new ArrayList<>(seasons.size());
        for (int lane = 0; lane < seasons.size(); lane++) {
            double[] shares = shares(equilibrium, seasons.get(lane), lane);
            Status status = equilibrium.status(lane);
            for (FlowTangent tangent : tangents) {
                status = status.worse(tangent.status(lane));
            }
            curves.add(new Curve(shares, jacobian(tangents, shares, seasons, lane), status));
        }
        return curves;
    }

    private double[] jacobian(List<FlowTangent> tangents, double[] shares, List<SeasonPoint> seasons, int lane) {
        double[] jacobian = new double[weeks * SeasonUnknown.COUNT];
        SeasonPoint season = seasons.get(lane);
        double scale = season.value(SeasonUnknown.SCALE);
        double scaleSlope = SeasonUnknown.SCALE.slope(season.z()[SeasonUnknown.SCALE.ordinal()]);
        for (int week = 0; week < weeks; week++) {
            int row = week * SeasonUnknown.COUNT;
            int infected = (week * STEPS_PER_WEEK * SeasonLanes.STATES + SeasonLanes.INFECTED) * seasons.size() + lane;
            for (SeasonUnknown unknown : MOVING) {
                jacobian[row + unknown.ordinal()] =
                        scale * tangents.get(unknown.ordinal()).flow()[infected];
            }
            jacobian[row + SeasonUnknown.SCALE.ordinal()] = shares[week] / scale * scaleSlope;
        }
        return jacobian;
    }
}
