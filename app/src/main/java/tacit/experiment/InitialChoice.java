package tacit.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tacit.data.DataSet;
import tacit.data.InputException;
import tacit.data.KnownNames;
import tacit.data.NumberText;
import tacit.data.Series;
import tacit.game.MeanFieldGame;
import tacit.observe.Scale;
import tacit.parameter.EstimatedInitial;
import tacit.parameter.InitialDistribution;

/** Turns what an experiment says of the initial distribution into one for its game and data. */
final class InitialChoice {
    private final MeanFieldGame game;
    private final DataSet data;
    private final Scale scale;

    InitialChoice(MeanFieldGame game, DataSet data, Scale scale) {
        this.game = game;
        this.data = data;
        this.scale = scale;
    }

    InitialDistribution of(InitialSetting setting) {
        return switch (setting) {
            case InitialSetting.Game own -> InitialDistribution.given(gameShares());
            case InitialSetting.Data first -> InitialDistribution.given(dataShares());
            case InitialSetting.States states -> states(states.values());
        };
    }

    private double[] gameShares() {
        return game.initial()
                .orElseThrow(
                        () -> new InputException(
                                "game " + game.name()
                                        + " has no initial distribution: say in the experiment where it comes from, as with 'initial: data'"));
    }

    /* [state][trajectory] */
    private double[] dataShares() {
        int count = data.series().size();
        double[] shares = new double[game.states().size() * count];
        for (int trajectory = 0; trajectory < count; trajectory++) {
            Series series = data.series().get(trajectory);
            double[] first = Arrays.copyOf(series.values(), data.states().size());
            double total = Arrays.stream(first).sum();
            if (Double.isNaN(total) || total <= 0 || !data.states().containsAll(game.states())) {
                throw new InputException(
                        "%s, line %d: the first row does not give all of %s, which 'initial: data' needs: %s"
                                .formatted(
                                        data.name(),
                                        series.lines()[0],
                                        String.join(", ", game.states()),
                                        "complete it, or estimate the initial distribution"));
            }
            for (int state = 0; state < first.length; state++) {
                int index = game.states().indexOf(data.states().get(state));
                shares[index * count + trajectory] = first[state] / total;
            }
        }
        return shares;
    }

    private InitialDistribution states(Map<String, InitialSetting.Value> values) {
        for (String state : values.keySet()) {
            if (!game.states().contains(state)) {
                throw new InputException("initial names '" + state + "', which is not a state of game " + game.name()
                        + ": " + KnownNames.remedy(state, game.states()));
            }
        }
        List<String> estimated = values.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof InitialSetting.Estimated)
                .map(Map.Entry::getKey)
                .toList();
        return estimated.isEmpty() ? InitialDistribution.given(given(values)) : estimated(values, estimated);
    }

    private double[] given(Map<String, InitialSetting.Value> values) {
        double[] shares = new double[game.states().size()];
        double rest = 1;
        for (var entry : values.entrySet()) {
            if (entry.getValue() instanceof InitialSetting.Known known) {
                double share = share(entry.getKey(), known.amount());
                shares[game.states().indexOf(entry.getKey())] = share;
                rest -= share;
            }
        }
        Optional<String> taker = rest(values);
        if (taker.isPresent()) {
            if (rest < 0) {
                throw new InputException("the initial amounts exceed the population and leave no rest for "
                        + taker.get() + ": lower them");
            }
            shares[game.states().indexOf(taker.get())] = rest;
        }
        return shares;
    }

    private InitialDistribution estimated(Map<String, InitialSetting.Value> values, List<String> estimated) {
        String rest = rest(values)
                .orElseThrow(() -> new InputException("initial estimates "
                        + String.join(", ", estimated) + " but no state takes the rest: add a line such as '"
                        + game.states().getFirst() + ": rest'"));
        EstimatedInitial initial =
                InitialDistribution.estimated(estimated.toArray(String[]::new)).rest(rest);
        for (var entry : values.entrySet()) {
            String state = entry.getKey();
            initial = switch (entry.getValue()) {
                case InitialSetting.Known known -> initial.known(state, share(state, known.amount()));
                case InitialSetting.Estimated free
                when free.start().isPresent() ->
                    initial.startingAt(state, share(state, free.start().getAsDouble()));
                default -> initial;
            };
        }
        return initial;
    }

    private static Optional<String> rest(Map<String, InitialSetting.Value> values) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof InitialSetting.Rest)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private double share(String state, double amount) {
        double size = scale instanceof Scale.Known known ? known.size() : 1;
        if (amount < 0 || amount > size) {
            throw new InputException("initial." + state + " (" + NumberText.plain(amount) + ") must lie between 0 and "
                    + NumberText.plain(size) + ", as the data's own numbers do");
        }
        return amount / size;
    }
}
