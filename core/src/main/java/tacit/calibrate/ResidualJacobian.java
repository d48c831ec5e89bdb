package tacit.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Status;
import tacit.parameter.Lanes;
import tacit.sensitivity.FlowDirection;
import tacit.sensitivity.FlowTangent;

/**
 * The derivatives of all residuals by {@code θ}, from tangents of the flow. Components that act on one trajectory each,
 * such as initial shares of their own, go through one tangent together, as they are different lanes of it.
 */
final class ResidualJacobian {
    private final FitModel model;
    private final Solvers solvers;
    private final double[] theta;
    private final BestFit fit;
    private final Lanes lanes;

    ResidualJacobian(FitModel model, Solvers solvers, double[] theta, BestFit fit) {
        this.model = model;
        this.solvers = solvers;
        this.theta = theta;
        this.fit = fit;
        this.lanes = new Lanes(1, model.trajectories());
    }

    /** The matrix {@code [residual][component]}; empty where a tangent could not be computed. */
    Optional<double[]> compute() {
        double[] jacobian = new double[model.observation().count() * theta.length];
        List<List<Integer>> groups = groups();
        for (int from = 0; from < groups.size(); from += Solvers.TANGENTS_TOGETHER) {
            if (!compute(groups.subList(from, Math.min(from + Solvers.TANGENTS_TOGETHER, groups.size())), jacobian)) {
                return Optional.empty();
            }
        }
        return Optional.of(jacobian);
    }

    private boolean compute(List<List<Integer>> groups, double[] jacobian) {
        List<double[]> directions = groups.stream().map(this::direction).toList();
        List<FlowTangent> changes = solvers.tangents(
                fit.solution(), directions.stream().map(this::flowDirection).toList());
        for (int i = 0; i < groups.size(); i++) {
            if (changes.get(i).worstStatus() != Status.CONVERGED) {
                return false;
            }
            for (int c : groups.get(i)) {
                write(c, directions.get(i), changes.get(i).flow(), jacobian);
            }
        }
        return true;
    }

    private double[] direction(List<Integer> group) {
        double[] direction = new double[theta.length];
        group.forEach(c -> direction[c] = 1);
        return direction;
    }

    /** Components that may share a tangent: consecutive ones that act on trajectories of rising number. */
    private List<List<Integer>> groups() {
        List<List<Integer>> groups = new ArrayList<>();
        int last = Integer.MAX_VALUE;
        for (int c = 0; c < theta.length; c++) {
            int acting = trajectory(c).orElse(-1);
            if (acting < 0 || acting <= last) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(c);
            last = acting < 0 ? Integer.MAX_VALUE : acting;
        }
        return groups;
    }

    private OptionalInt trajectory(int component) {
        int own = component - model.parameters().size();
        return own >= 0 && own < model.initial().size() ? model.initial().trajectory(own) : OptionalInt.empty();
    }

    private FlowDirection flowDirection(double[] direction) {
        int p = model.game().parameters().size();
        int points = model.grid().points();
        GridPath change = GridPath.of(points, p, lanes.count(), new double[points * p * lanes.count()]);
        model.parameters().tangent(model.parameterPart(theta, 1), lanes, model.parameterPart(direction, 1), change);
        double[] initialChange = new double[model.states() * lanes.count()];
        model.initial().tangent(model.initialPart(theta, 1), lanes, model.initialPart(direction, 1), initialChange);
        return new FlowDirection(change.values(), initialChange);
    }

    private void write(int component, double[] direction, double[] flowChange, double[] jacobian) {
        double scaleChange = 0;
        for (double entry : model.scale().valuesTangent(model.scalePart(theta, 1), model.scalePart(direction, 1))) {
            scaleChange += entry;
        }
        OptionalInt acting = trajectory(component);
        int row = 0;
        for (int trajectory = 0; trajectory < lanes.count(); trajectory++) {
            if (acting.isEmpty() || acting.getAsInt() == trajectory) {
                double[] own = model.observation()
                        .residualsTangent(
                                trajectory,
                                fit.flow(),
                                flowChange,
                                lanes.count(),
                                trajectory,
                                fit.scale(),
                                scaleChange);
                for (int i = 0; i < own.length; i++) {
                    jacobian[(row + i) * theta.length + component] = own[i];
                }
            }
            row += model.observation().count(trajectory);
        }
    }
}
