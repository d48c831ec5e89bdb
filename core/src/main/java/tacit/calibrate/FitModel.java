package tacit.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.SubstepRule;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;
import tacit.observe.Observation;
import tacit.observe.ScaleModel;
import tacit.parameter.InitialModel;
import tacit.parameter.Lanes;
import tacit.parameter.ParameterModel;
import tacit.parameter.Quantity;
import tacit.parameter.Unknown;
import tacit.parameter.Unknowns;

/**
 * All that a fit knows: the game, what is unknown and what was observed. {@code θ} holds the components of the
 * parameters, then of the initial distributions, then of the scale.
 *
 * @param game the game
 * @param grid the points in time
 * @param coupling the coupling
 * @param substeps the rule outside line searches
 * @param inputs inputs over one lane or one for each trajectory
 * @param parameters the model of the parameters
 * @param initial the model of the initial distributions
 * @param scale the model of the scale
 * @param observation the observed values
 */
record FitModel(
        MeanFieldGame game,
        TimeGrid grid,
        Coupling coupling,
        SubstepRule substeps,
        GridPath inputs,
        ParameterModel parameters,
        InitialModel initial,
        ScaleModel scale,
        Observation observation) {

    /** The same, whose parameters and initial distributions are those of some trajectories: lanes are these. */
    FitModel evaluating(int[] some) {
        return new FitModel(
                game,
                grid,
                coupling,
                substeps,
                inputs,
                parameters.select(some),
                initial.select(some),
                scale,
                observation);
    }

    int size() {
        return parameters.size() + initial.size() + scale.size();
    }

    int trajectories() {
        return observation.trajectories();
    }

    int states() {
        return game.graph().states();
    }

    /** What losses are measured by: the data's mean square, or the square of the scale where all data are 0. */
    double lossUnit() {
        double meanSquare = observation.meanSquare();
        return meanSquare > 0 ? meanSquare : scale.known() * scale.known();
    }

    List<Unknown> unknowns() {
        List<Unknown> unknowns = new ArrayList<>(parameters.unknowns());
        unknowns.addAll(initial.unknowns());
        unknowns.addAll(scale.unknowns());
        return List.copyOf(unknowns);
    }

    boolean hasWeights() {
        return parameters.unknowns().stream().anyMatch(unknown -> unknown.quantity() instanceof Quantity.Weight);
    }

    private List<Unknowns> parts() {
        return List.of(parameters, initial, scale);
    }

    double[] start() {
        return parts().stream()
                .flatMapToDouble(part -> Arrays.stream(part.start()))
                .toArray();
    }

    double[] draw(RandomGenerator random) {
        double[] theta = new double[size()];
        int from = 0;
        for (Unknowns part : parts()) {
            System.arraycopy(part.draw(random), 0, theta, from, part.size());
            from += part.size();
        }
        return theta;
    }

    /** The quantities behind one start's {@code θ}. */
    double[] values(double[] theta) {
        double[] values = new double[size()];
        int from = 0;
        for (Unknowns part : parts()) {
            double[] own = part.values(Arrays.copyOfRange(theta, from, from + part.size()));
            System.arraycopy(own, 0, values, from, part.size());
            from += part.size();
        }
        return values;
    }

    /** The derivative of {@link #values} in a direction. */
    double[] valuesTangent(double[] theta, double[] direction) {
        double[] tangent = new double[size()];
        int from = 0;
        for (Unknowns part : parts()) {
            int to = from + part.size();
            double[] own =
                    part.valuesTangent(Arrays.copyOfRange(theta, from, to), Arrays.copyOfRange(direction, from, to));
            System.arraycopy(own, 0, tangent, from, part.size());
            from = to;
        }
        return tangent;
    }

    /** The part of {@code [component][start]} that belongs to the parameters. */
    double[] parameterPart(double[] theta, int starts) {
        return Arrays.copyOfRange(theta, 0, parameters.size() * starts);
    }

    /** The part of {@code [component][start]} that belongs to the initial distributions. */
    double[] initialPart(double[] theta, int starts) {
        int from = parameters.size() * starts;
        return Arrays.copyOfRange(theta, from, from + initial.size() * starts);
    }

    /** The part of {@code [component][start]} that belongs to the scale. */
    double[] scalePart(double[] theta, int starts) {
        return Arrays.copyOfRange(theta, (parameters.size() + initial.size()) * starts, theta.length);
    }

    /** One start's scale. */
    double scaleOf(double[] theta, int starts, int start) {
        return scale.value(scaleColumn(theta, starts, start));
    }

    /** The components of one start that belong to the scale. */
    double[] scaleColumn(double[] theta, int starts, int start) {
        double[] part = scalePart(theta, starts);
        double[] column = new double[scale.size()];
        for (int c = 0; c < column.length; c++) {
            column[c] = part[c * starts + start];
        }
        return column;
    }

    /** The parameters' path for every lane; where parameters read the equilibrium's own flow, of the flow at rest. */
    GridPath path(double[] theta, Lanes lanes) {
        int p = game.parameters().size();
        int points = parameters.constantInTime() ? 1 : grid.points();
        double[] values = new double[points * p * lanes.count()];
        GridPath path = points == 1
                ? GridPath.constant(p, lanes.count(), values)
                : GridPath.of(points, p, lanes.count(), values);
        reading(resting(theta, lanes), lanes.count()).evaluate(parameterPart(theta, lanes.starts()), lanes, path);
        return path;
    }

    private double[] resting(double[] theta, Lanes lanes) {
        double[] shares = parameters.coupled() ? initial(theta, lanes) : new double[0];
        double[] flow = new double[shares.length * grid.points()];
        for (int i = 0; i < flow.length; i++) {
            flow[i] = shares[i % shares.length];
        }
        return flow;
    }

    /** The parameters, which read a flow where they are coupled, {@code [K+1][d][lane]}; kept, not modified. */
    ParameterModel reading(double[] flow, int lanes) {
        return parameters.coupled()
                ? parameters.reading(GridPath.of(grid.points(), states(), lanes, flow))
                : parameters;
    }

    /**
     * Solves a problem of these parameters.
     *
     * @param own the parameters of the problem's lanes
     * @param theta {@code θ} of a single start where parameters are coupled; not modified
     */
    Solution solve(
            Solvers solvers, ParameterModel own, double[] theta, EquilibriumProblem problem, Optional<Solution> near) {
        return parameters.coupled()
                ? solvers.solve(problem, new ModelReading(this, own, parameterPart(theta, 1), problem.lanes()), near)
                : solvers.solve(problem, near);
    }

    /** The initial distribution of every lane, {@code [d][lane]}. */
    double[] initial(double[] theta, Lanes lanes) {
        double[] shares = new double[states() * lanes.count()];
        initial.evaluate(initialPart(theta, lanes.starts()), lanes, shares);
        return shares;
    }

    /** The problem of some lanes. */
    EquilibriumProblem problem(int[] trajectories, GridPath path, double[] shares, SubstepRule rule) {
        int[] inputLanes = inputs.lanes() == 1 ? new int[trajectories.length] : trajectories;
        return new EquilibriumProblem(
                game, grid, coupling, trajectories.length, shares, path, LaneCopies.of(inputs, inputLanes), rule);
    }
}
