package tacit.experiment.influenza;

import java.util.Arrays;
import java.util.List;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;
import tacit.sensitivity.FlowDirection;

/* Seasons as a problem of the epidemic game with a lane each, and the directions in which their unknowns move it. */
final class SeasonLanes {
    static final int SUSCEPTIBLE = 0;
    static final int INFECTED = 1;
    static final int STATES = 3;

    private final MeanFieldGame game;
    private final TimeGrid grid;
    private final List<SeasonPoint> points;
    private final List<String> names;
    private final int lanes;

    SeasonLanes(MeanFieldGame game, TimeGrid grid, List<SeasonPoint> points) {
        this.game = game;
        this.grid = grid;
        this.points = points;
        this.names = game.parameters().stream().map(ParameterElement::name).toList();
        this.lanes = points.size();
    }

    EquilibriumProblem problem() {
        double[] parameters = new double[grid.points() * names.size() * lanes];
        Arrays.fill(parameters, 1);
        double[] initial = new double[STATES * lanes];
        for (int lane = 0; lane < lanes; lane++) {
            SeasonPoint season = points.get(lane);
            double infected = season.value(SeasonUnknown.INFECTED);
            initial[SUSCEPTIBLE * lanes + lane] = 1 - infected;
            initial[INFECTED * lanes + lane] = infected;
            for (int k = 0; k < grid.points(); k++) {
                parameters[at(k, SeasonUnknown.BETA) + lane] = season.beta(grid.time(k));
                parameters[at(k, SeasonUnknown.GAMMA) + lane] = season.value(SeasonUnknown.GAMMA);
                parameters[at(k, SeasonUnknown.COST) + lane] = season.value(SeasonUnknown.COST);
            }
        }
        return EquilibriumProblem.nash(
                game, grid, initial, GridPath.of(grid.points(), names.size(), lanes, parameters));
    }

    private int at(int k, SeasonUnknown parameter) {
        return (k * names.size() + names.indexOf(parameter.label())) * lanes;
    }

    /** How the problem changes with the {@code z} of an unknown, in every lane at once. */
    FlowDirection direction(SeasonUnknown unknown) {
        double[] parameters = new double[grid.points() * names.size() * lanes];
        double[] initial = new double[STATES * lanes];
        for (int lane = 0; lane < lanes; lane++) {
            SeasonPoint season = points.get(lane);
            double slope = unknown.slope(season.z()[unknown.ordinal()]);
            switch (unknown) {
                case INFECTED -> {
                    initial[SUSCEPTIBLE * lanes + lane] = -slope;
                    initial[INFECTED * lanes + lane] = slope;
                }
                case GAMMA, COST -> {
                    for (int k = 0; k < grid.points(); k++) {
                        parameters[at(k, unknown) + lane] = slope;
                    }
                }
                case BETA, SEASONALITY -> {
                    for (int k = 0; k < grid.points(); k++) {
                        parameters[at(k, SeasonUnknown.BETA) + lane] = season.betaSlope(unknown, grid.time(k));
                    }
                }
                case SCALE -> throw new IllegalArgumentException("the game knows nothing of the scale");
            }
        }
        return new FlowDirection(parameters, initial);
    }
}
