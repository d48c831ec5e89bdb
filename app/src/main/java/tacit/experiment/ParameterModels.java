package tacit.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tacit.calibrate.Candidate;
import tacit.data.InputException;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.observe.Scale;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;
import tacit.parameter.Constant;
import tacit.parameter.CoupledNetwork;
import tacit.parameter.NetworkOfFlow;
import tacit.parameter.NetworkOfShares;
import tacit.parameter.NetworkOfTime;
import tacit.parameter.NetworkOptions;
import tacit.parameter.ParameterBlock;
import tacit.parameter.StateAverage;
import tacit.parameter.TimePath;

/**
 * The models of what an experiment estimates.
 *
 * @param settings how each parameter is found, by name
 * @param states the game's states
 * @param grid the points in time
 * @param seed of the networks' first weights
 */
record ParameterModels(Map<String, ParameterSetting> settings, List<String> states, TimeGrid grid, long seed) {
    static ParameterModels of(Experiment experiment, ConfiguredGame game, TimeGrid grid, long seed) {
        return new ParameterModels(experiment.parameters(), game.game().states(), grid, seed);
    }

    /**
     * The models, for some trajectories, whose flow networks may read.
     *
     * @throws InputException where a network reads the flow and some of it was not observed
     */
    List<Candidate> of(Trajectories data, Scale scale) {
        if (settings.values().stream().noneMatch(ParameterSetting.Automatic.class::isInstance)) {
            return List.of(new Candidate("as given", blocks(settings, data, scale)));
        }
        return ModelForm.all(complete(data, scale), states.size()).stream()
                .map(form -> {
                    var formed = new LinkedHashMap<String, ParameterSetting>();
                    settings.forEach((name, setting) -> formed.put(
                            name,
                            setting instanceof ParameterSetting.Automatic automatic ? form.of(automatic) : setting));
                    return new Candidate(form.label(), blocks(formed, data, scale));
                })
                .toList();
    }

    private boolean complete(Trajectories data, Scale scale) {
        return scale instanceof Scale.Known
                && data.states().containsAll(states)
                && data.all().stream()
                        .allMatch(one -> Arrays.equals(one.times(), grid.times())
                                && Arrays.stream(one.values()).allMatch(Double::isFinite));
    }

    private List<ParameterBlock> blocks(Map<String, ParameterSetting> chosen, Trajectories data, Scale scale) {
        var blocks = new ArrayList<ParameterBlock>();
        var networks = new LinkedHashMap<ParameterSetting.Network, List<String>>();
        chosen.forEach((name, setting) -> {
            switch (setting) {
                case ParameterSetting.Constant constant -> blocks.add(new Constant(List.of(name), constant.start()));
                case ParameterSetting.TimePath path ->
                    blocks.add(new TimePath(List.of(name), path.knots(), path.start()));
                case ParameterSetting.Network network ->
                    networks.computeIfAbsent(network, first -> new ArrayList<>())
                            .add(name);
                case ParameterSetting.StateAverage average ->
                    blocks.add(new StateAverage(
                            List.of(name),
                            states,
                            average.knots(),
                            observedFlow(List.of(name), data, scale),
                            average.size(),
                            average.start()));
                case ParameterSetting.Automatic automatic ->
                    throw new IllegalStateException("the model of " + name + " has not been chosen");
                case ParameterSetting.Formula formula -> {}
                case ParameterSetting.Fixed fixed -> {}
            }
        });
        networks.forEach((network, names) -> blocks.add(network(network, names, data, scale)));
        return List.copyOf(blocks);
    }

    private ParameterBlock network(
            ParameterSetting.Network network, List<String> names, Trajectories data, Scale scale) {
        NetworkOptions options = NetworkOptions.ordinary()
                .withHidden(network.hidden().toArray(Integer[]::new))
                .withActivation(network.activation())
                .withSeed(seed);
        return switch (network.reads()) {
            case TIME -> new NetworkOfTime(names, options, network.start());
            case FLOW ->
                new NetworkOfShares(
                        new NetworkOfFlow(names, options, observedFlow(names, data, scale), network.start()));
            case TIME_AND_FLOW -> new NetworkOfFlow(names, options, observedFlow(names, data, scale), network.start());
            case TIME_AND_OWN_FLOW -> new CoupledNetwork(names, options, states.size(), network.start());
        };
    }

    /** The observed shares at every point of the grid, {@code [K+1][d][trajectory]}. */
    private GridPath observedFlow(List<String> names, Trajectories data, Scale scale) {
        if (!(scale instanceof Scale.Known known) || !data.states().containsAll(states)) {
            throw unseen(names, "some states are not observed, or on an unknown scale");
        }
        int count = data.count();
        double[] flow = new double[grid.points() * states.size() * count];
        for (int lane = 0; lane < count; lane++) {
            Trajectory trajectory = data.all().get(lane);
            if (!Arrays.equals(trajectory.times(), grid.times())) {
                throw unseen(names, "the data do not give every point of the time grid");
            }
            for (int i = 0; i < grid.points() * states.size(); i++) {
                int column = data.states().indexOf(states.get(i % states.size()));
                int row = i / states.size();
                double value = trajectory.values()[row * data.states().size() + column];
                if (Double.isNaN(value)) {
                    throw unseen(names, "a value of " + states.get(i % states.size()) + " is missing");
                }
                flow[i * count + lane] = value / known.size();
            }
        }
        return GridPath.of(grid.points(), states.size(), count, flow);
    }

    private static InputException unseen(List<String> names, String why) {
        return new InputException("the network of " + String.join(", ", names) + " reads the observed flow, but " + why
                + ": let it read the time alone (reads: time), or complete the data");
    }
}
