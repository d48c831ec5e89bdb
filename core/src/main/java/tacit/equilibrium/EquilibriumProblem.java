package tacit.equilibrium;

import java.util.List;
import tacit.game.Domain;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;

/**
 * A mean field game on a time grid, with all that it reads, for many independent lanes: find {@code (u, μ)} with
 * {@code F(u, μ; γ) = 0} (see the package).
 *
 * @param game the game; it must not be a game of controls
 * @param grid the points in time
 * @param coupling which value function the rates are taken from
 * @param lanes number of lanes {@code L}
 * @param initial initial distribution {@code μ_0}, {@code [d][L]}; kept, not modified
 * @param parameters parameters {@code γ_k}, {@code [K+1][p][L]} or constant in time
 * @param inputs inputs, {@code [K+1][n_i][L]} or constant in time
 * @param substeps how many substeps an interval is given
 */
public record EquilibriumProblem(
        MeanFieldGame game,
        TimeGrid grid,
        Coupling coupling,
        int lanes,
        double[] initial,
        GridPath parameters,
        GridPath inputs,
        SubstepRule substeps) {

    /** How far from 1 an initial distribution's sum may be: what is lost when shares are printed and read back. */
    public static final double SHARE_TOLERANCE = 1e-9;

    /**
     * Checks shapes and values.
     *
     * @throws IllegalArgumentException where shapes disagree, a number is not finite or outside its domain's closure,
     *     or an initial distribution is not one
     */
    public EquilibriumProblem {
        if (lanes < 1) {
            throw new IllegalArgumentException("lanes (" + lanes + ") must be positive: give the number of lanes");
        }
        if (game.actionAggregates() > 0) {
            throw new IllegalArgumentException("game " + game.name() + " is a game of controls ("
                    + game.actionAggregates() + " action aggregates), which the solvers do not support");
        }
        checkInitial(game, lanes, initial);
        checkPath("parameter", game.parameters(), grid, lanes, parameters);
        checkPath("input", game.inputs(), grid, lanes, inputs);
        if (substeps instanceof SubstepRule.Frozen(Substeps frozen)
                && (frozen.lanes() != lanes || frozen.steps() != grid.steps())) {
            throw new IllegalArgumentException("the frozen substeps are for " + frozen.steps() + " steps and "
                    + frozen.lanes() + " lanes, the problem has " + grid.steps() + " and " + lanes
                    + ": freeze those of an equilibrium of this problem");
        }
    }

    /**
     * One lane, {@link Coupling#NASH}, parameters constant in time, inputs at their default values, automatic substeps.
     *
     * @param initial initial distribution, {@code [d]}; kept, not modified
     * @param parameters parameters in the game's order, {@code [p]}; kept, not modified
     */
    public static EquilibriumProblem nash(MeanFieldGame game, TimeGrid grid, double[] initial, double[] parameters) {
        return nash(game, grid, initial, GridPath.constant(parameters.length, 1, parameters));
    }

    /** As many lanes as the parameters have, {@link Coupling#NASH}, default inputs, automatic substeps. */
    public static EquilibriumProblem nash(MeanFieldGame game, TimeGrid grid, double[] initial, GridPath parameters) {
        return new EquilibriumProblem(
                game,
                grid,
                Coupling.NASH,
                parameters.lanes(),
                initial,
                parameters,
                defaults(game.inputs(), parameters.lanes()),
                SubstepRule.automatic());
    }

    /** One lane, {@link Coupling#EULER}; see {@link #nash(MeanFieldGame, TimeGrid, double[], double[])}. */
    public static EquilibriumProblem euler(MeanFieldGame game, TimeGrid grid, double[] initial, double[] parameters) {
        return nash(game, grid, initial, parameters).withCoupling(Coupling.EULER);
    }

    /** As many lanes as the parameters have, {@link Coupling#EULER}, default inputs, automatic substeps. */
    public static EquilibriumProblem euler(MeanFieldGame game, TimeGrid grid, double[] initial, GridPath parameters) {
        return nash(game, grid, initial, parameters).withCoupling(Coupling.EULER);
    }

    /** The same problem with another coupling. */
    public EquilibriumProblem withCoupling(Coupling other) {
        return new EquilibriumProblem(game, grid, other, lanes, initial, parameters, inputs, substeps);
    }

    /** The same problem with other parameters. */
    public EquilibriumProblem withParameters(GridPath other) {
        return new EquilibriumProblem(game, grid, coupling, lanes, initial, other, inputs, substeps);
    }

    /** The same problem with other inputs. */
    public EquilibriumProblem withInputs(GridPath other) {
        return new EquilibriumProblem(game, grid, coupling, lanes, initial, parameters, other, substeps);
    }

    /** The same problem from another initial distribution, {@code [d][L]}; kept, not modified. */
    public EquilibriumProblem withInitial(double[] other) {
        return new EquilibriumProblem(game, grid, coupling, lanes, other, parameters, inputs, substeps);
    }

    /** The same problem with another rule for the substeps. */
    public EquilibriumProblem withSubsteps(SubstepRule other) {
        return new EquilibriumProblem(game, grid, coupling, lanes, initial, parameters, inputs, other);
    }

    /** The number of states {@code d}. */
    public int states() {
        return game.graph().states();
    }

    private static GridPath defaults(List<ParameterElement> elements, int lanes) {
        double[] values = new double[elements.size() * lanes];
        for (int i = 0; i < values.length; i++) {
            ParameterElement element = elements.get(i / lanes);
            values[i] = element.value()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "input " + element.name() + " has no default value: give the inputs explicitly"));
        }
        return GridPath.constant(elements.size(), lanes, values);
    }

    private static void checkInitial(MeanFieldGame game, int lanes, double[] initial) {
        int states = game.graph().states();
        if (initial.length != states * lanes) {
            throw new IllegalArgumentException("initial (" + initial.length + " numbers) must give " + states
                    + " states × " + lanes + " lanes: lay it out as [state][lane]");
        }
        for (int lane = 0; lane < lanes; lane++) {
            double sum = 0;
            for (int x = 0; x < states; x++) {
                double share = initial[x * lanes + lane];
                if (!(share >= 0 && share <= 1 + SHARE_TOLERANCE)) {
                    throw new IllegalArgumentException(
                            "initial share of state " + game.states().get(x) + " (" + share + ") in lane " + lane
                                    + " must lie in [0, 1]: give shares of the population");
                }
                sum += share;
            }
            if (!(Math.abs(sum - 1) <= SHARE_TOLERANCE)) {
                throw new IllegalArgumentException("initial shares in lane " + lane + " sum to " + sum
                        + " instead of 1: divide them by their sum");
            }
        }
    }

    private static void checkPath(
            String kind, List<ParameterElement> elements, TimeGrid grid, int lanes, GridPath path) {
        if (path.components() != elements.size() || path.lanes() != lanes) {
            throw new IllegalArgumentException(kind + "s (" + path.components() + " components, " + path.lanes()
                    + " lanes) must be " + elements.size() + " components, " + lanes + " lanes: give each of "
                    + elements.stream().map(ParameterElement::name).toList() + " in every lane");
        }
        if (!path.constantInTime() && path.points() != grid.points()) {
            throw new IllegalArgumentException(kind + "s are given at " + path.points() + " points, the grid has "
                    + grid.points() + ": give them at every point, or once as a constant path");
        }
        double[] values = path.values();
        for (int i = 0; i < values.length; i++) {
            ParameterElement element = elements.get(i / lanes % elements.size());
            Domain domain = element.domain();
            if (!Double.isFinite(values[i]) || values[i] < domain.lower() || values[i] > domain.upper()) {
                throw new IllegalArgumentException(kind + " " + element.name() + " (" + values[i] + ") at point "
                        + i / lanes / elements.size() + ", lane " + i % lanes + " must be finite and " + domain
                        + ": give a value within its domain");
            }
        }
    }
}
