package tacit.experiment.influenza;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tacit.catalogue.Games;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;
import tacit.sensitivity.AutoTangent;
import tacit.sensitivity.FlowDirection;
import tacit.sensitivity.FlowTangent;

/**
 * Seasons as equilibria of the epidemic game: the share of specimens with influenza A in week {@code w} after the onset
 * is {@code scale · μ_I(w)}, {@code μ} the Nash equilibrium for {@code β, γ, c_I} and {@code c_α = 1} (costs are known
 * up to a common factor) from the given share infected at the onset, all others being susceptible. Many seasons are
 * solved at once, a lane each, and no lane's bits depend on another. Immutable and thread-safe.
 */
public final class SeasonCurves {
    /** Steps of a week: exits at a rate of four a week are still probabilities; beyond, the solver takes substeps. */
    private static final int STEPS_PER_WEEK = 4;

    private static final int SUSCEPTIBLE = 0;
    private static final int INFECTED = 1;
    private static final int STATES = 3;
    private static final int MOST_ITERATIONS = 300;

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

    /** The equilibria of seasons {@code z[season][unknown]}, a lane each. */
    Equilibrium equilibrium(double[][] z) {
        int lanes = z.length;
        List<String> names =
                game.parameters().stream().map(ParameterElement::name).toList();
        double[] parameters = new double[names.size() * lanes];
        Arrays.fill(parameters, 1);
        double[] initial = new double[STATES * lanes];
        for (int lane = 0; lane < lanes; lane++) {
            for (int unknown = 0; unknown < SeasonUnknowns.IN_GAME; unknown++) {
                parameters[names.indexOf(SeasonUnknowns.NAMES.get(unknown)) * lanes + lane] =
                        SeasonUnknowns.value(unknown, z[lane][unknown]);
            }
            double infected = SeasonUnknowns.value(SeasonUnknowns.INFECTED, z[lane][SeasonUnknowns.INFECTED]);
            initial[SUSCEPTIBLE * lanes + lane] = 1 - infected;
            initial[INFECTED * lanes + lane] = infected;
        }
        return solver.solve(
                EquilibriumProblem.nash(game, grid, initial, GridPath.constant(names.size(), lanes, parameters)));
    }

    /** The shares of specimens alone, {@code [season][week]}. */
    double[][] shares(double[][] z) {
        Equilibrium equilibrium = equilibrium(z);
        double[][] shares = new double[z.length][];
        for (int lane = 0; lane < z.length; lane++) {
            shares[lane] = shares(equilibrium, z[lane], lane);
        }
        return shares;
    }

    /** The shares of specimens with their derivatives through the equilibrium. */
    List<Curve> curves(double[][] z) {
        Equilibrium equilibrium = equilibrium(z);
        List<FlowTangent> tangents = new AutoTangent().tangents(equilibrium, directions(z));
        List<Curve> curves = new ArrayList<>(z.length);
        for (int lane = 0; lane < z.length; lane++) {
            double[] shares = shares(equilibrium, z[lane], lane);
            double scale = SeasonUnknowns.value(SeasonUnknowns.SCALE, z[lane][SeasonUnknowns.SCALE]);
            double[] jacobian = new double[weeks * SeasonUnknowns.COUNT];
            Status status = equilibrium.status(lane);
            for (int unknown = 0; unknown < tangents.size(); unknown++) {
                double[] flow = tangents.get(unknown).flow();
                status = status.worse(tangents.get(unknown).status(lane));
                for (int week = 0; week < weeks; week++) {
                    jacobian[week * SeasonUnknowns.COUNT + unknown] =
                            scale * flow[(week * STEPS_PER_WEEK * STATES + INFECTED) * z.length + lane];
                }
            }
            for (int week = 0; week < weeks; week++) {
                jacobian[week * SeasonUnknowns.COUNT + SeasonUnknowns.SCALE] = shares[week];
            }
            curves.add(new Curve(shares, jacobian, status));
        }
        return curves;
    }

    private double[] shares(Equilibrium equilibrium, double[] z, int lane) {
        double scale = SeasonUnknowns.value(SeasonUnknowns.SCALE, z[SeasonUnknowns.SCALE]);
        double[] shares = new double[weeks];
        boolean found = equilibrium.status(lane) == Status.CONVERGED;
        Arrays.setAll(
                shares, week -> found ? scale * equilibrium.flow(week * STEPS_PER_WEEK, INFECTED, lane) : Double.NaN);
        return shares;
    }

    /** A direction for every unknown but the scale, of which the equilibrium knows nothing. */
    private List<FlowDirection> directions(double[][] z) {
        int lanes = z.length;
        List<String> names =
                game.parameters().stream().map(ParameterElement::name).toList();
        List<FlowDirection> directions = new ArrayList<>();
        for (int unknown = 0; unknown < SeasonUnknowns.SCALE; unknown++) {
            double[] parameters = new double[grid.points() * names.size() * lanes];
            double[] initial = new double[STATES * lanes];
            for (int lane = 0; lane < lanes; lane++) {
                double slope = SeasonUnknowns.slope(unknown, z[lane][unknown]);
                if (unknown == SeasonUnknowns.INFECTED) {
                    initial[SUSCEPTIBLE * lanes + lane] = -slope;
                    initial[INFECTED * lanes + lane] = slope;
                } else {
                    int row = names.indexOf(SeasonUnknowns.NAMES.get(unknown));
                    for (int point = 0; point < grid.points(); point++) {
                        parameters[(point * names.size() + row) * lanes + lane] = slope;
                    }
                }
            }
            directions.add(new FlowDirection(parameters, initial));
        }
        return directions;
    }
}
