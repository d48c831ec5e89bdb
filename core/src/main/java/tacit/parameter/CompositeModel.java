package tacit.parameter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.formula.NearestName;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;

/** All parameters of a game: those of each block, and those that keep their values. */
final class CompositeModel implements ParameterModel {
    private final GridPath kept;
    private final List<ParameterModel> models;

    private CompositeModel(GridPath kept, List<ParameterModel> models) {
        this.kept = kept;
        this.models = models;
    }

    static CompositeModel bind(MeanFieldGame game, TimeGrid grid, GridPath values, List<ParameterBlock> blocks) {
        Set<Integer> taken = new LinkedHashSet<>();
        List<ParameterModel> models = new ArrayList<>();
        for (ParameterBlock block : blocks) {
            List<GovernedElement> governed = new ArrayList<>();
            for (String name : block.parameters()) {
                for (int index : indices(game, name)) {
                    if (!taken.add(index)) {
                        throw new IllegalArgumentException(
                                "parameter " + game.parameters().get(index).name()
                                        + " is modelled twice: name it in one block only");
                    }
                    governed.add(new GovernedElement(index, game.parameters().get(index), firstValue(values, index)));
                }
            }
            models.add(block.bind(governed, grid));
        }
        checkAllHaveValues(game, values, taken);
        return new CompositeModel(values, List.copyOf(models));
    }

    private static List<Integer> indices(MeanFieldGame game, String name) {
        Set<String> known = new LinkedHashSet<>();
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < game.parameters().size(); i++) {
            ParameterElement element = game.parameters().get(i);
            known.add(element.block());
            known.add(element.name());
            if (element.name().equals(name) || element.block().equals(name)) {
                indices.add(i);
            }
        }
        if (indices.isEmpty()) {
            throw new IllegalArgumentException("game " + game.name() + " has no parameter '" + name + "'"
                    + NearestName.among(name, known)
                            .map(nearest -> ": did you mean '" + nearest + "'?")
                            .orElse(": it has " + String.join(", ", known)));
        }
        return indices;
    }

    private static OptionalDouble firstValue(GridPath values, int index) {
        double value = values.values()[index * values.lanes()];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static void checkAllHaveValues(MeanFieldGame game, GridPath values, Set<Integer> taken) {
        for (int index = 0; index < game.parameters().size(); index++) {
            if (!taken.contains(index) && firstValue(values, index).isEmpty()) {
                String name = game.parameters().get(index).name();
                throw new IllegalArgumentException("parameter " + name + " has no value: estimate it, as with"
                        + " Constant.parameters(\"" + name + "\"), or fix it, as with Fixed.parameter(\"" + name
                        + "\", 1)");
            }
        }
    }

    @Override
    public ParameterModel select(int[] trajectories) {
        GridPath some = kept.lanes() == 1 ? kept : Selection.of(kept, trajectories);
        return new CompositeModel(
                some, models.stream().map(model -> model.select(trajectories)).toList());
    }

    @Override
    public List<Unknown> unknowns() {
        return models.stream().flatMap(model -> model.unknowns().stream()).toList();
    }

    /** Asked in every step of a training, when the thousands of unknowns of a network are not to be listed. */
    @Override
    public int size() {
        int size = 0;
        for (ParameterModel model : models) {
            size += model.size();
        }
        return size;
    }

    @Override
    public boolean constantInTime() {
        return kept.constantInTime() && models.stream().allMatch(ParameterModel::constantInTime);
    }

    @Override
    public double[] values(double[] theta) {
        double[] values = new double[theta.length];
        int from = 0;
        for (ParameterModel model : models) {
            double[] part = model.values(Arrays.copyOfRange(theta, from, from + model.size()));
            System.arraycopy(part, 0, values, from, part.length);
            from += part.length;
        }
        return values;
    }

    @Override
    public double[] valuesTangent(double[] theta, double[] direction) {
        double[] tangent = new double[theta.length];
        int from = 0;
        for (ParameterModel model : models) {
            int to = from + model.size();
            double[] part =
                    model.valuesTangent(Arrays.copyOfRange(theta, from, to), Arrays.copyOfRange(direction, from, to));
            System.arraycopy(part, 0, tangent, from, part.length);
            from = to;
        }
        return tangent;
    }

    @Override
    public double[] draw(RandomGenerator random) {
        return models.stream()
                .flatMapToDouble(model -> Arrays.stream(model.draw(random)))
                .toArray();
    }

    @Override
    public void evaluate(double[] theta, Lanes lanes, GridPath path) {
        keep(lanes, path);
        int from = 0;
        for (ParameterModel model : models) {
            int to = from + model.size() * lanes.starts();
            model.evaluate(Arrays.copyOfRange(theta, from, to), lanes, path);
            from = to;
        }
    }

    /** Writes the values that no block changes, and those that blocks will overwrite. */
    private void keep(Lanes lanes, GridPath path) {
        for (int k = 0; k < path.points(); k++) {
            for (int i = 0; i < path.components(); i++) {
                int from = kept.offset(k) + i * kept.lanes();
                int to = path.offset(k) + i * path.lanes();
                for (int lane = 0; lane < path.lanes(); lane++) {
                    int trajectory = kept.lanes() == 1 ? 0 : lane % lanes.trajectories();
                    path.values()[to + lane] = kept.values()[from + trajectory];
                }
            }
        }
    }

    @Override
    public void pullback(double[] theta, Lanes lanes, GridPath cotangent, double[] thetaCotangent) {
        int from = 0;
        for (ParameterModel model : models) {
            int to = from + model.size() * lanes.starts();
            double[] part = Arrays.copyOfRange(thetaCotangent, from, to);
            model.pullback(Arrays.copyOfRange(theta, from, to), lanes, cotangent, part);
            System.arraycopy(part, 0, thetaCotangent, from, part.length);
            from = to;
        }
    }

    @Override
    public void tangent(double[] theta, Lanes lanes, double[] direction, GridPath tangent) {
        Arrays.fill(tangent.values(), 0);
        int from = 0;
        for (ParameterModel model : models) {
            int to = from + model.size() * lanes.starts();
            model.tangent(Arrays.copyOfRange(theta, from, to), lanes, Arrays.copyOfRange(direction, from, to), tangent);
            from = to;
        }
    }

    @Override
    public boolean coupled() {
        return models.stream().anyMatch(ParameterModel::coupled);
    }

    @Override
    public ParameterModel reading(GridPath flow) {
        return new CompositeModel(
                kept, models.stream().map(model -> model.reading(flow)).toList());
    }

    @Override
    public void flowTangent(double[] theta, double[] flowDirection, GridPath tangent) {
        Arrays.fill(tangent.values(), 0);
        int from = 0;
        for (ParameterModel model : models) {
            int to = from + model.size();
            model.flowTangent(Arrays.copyOfRange(theta, from, to), flowDirection, tangent);
            from = to;
        }
    }

    @Override
    public void flowPullback(double[] theta, GridPath cotangent, double[] flowCotangent) {
        int from = 0;
        for (ParameterModel model : models) {
            int to = from + model.size();
            model.flowPullback(Arrays.copyOfRange(theta, from, to), cotangent, flowCotangent);
            from = to;
        }
    }
}
