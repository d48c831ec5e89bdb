package tacit.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an experiment's YAML says, checked against the names of its game.
 *
 * @param name a short name, for the run folder
 * @param title a line that says what it is
 * @param game the game file
 * @param settings values of the game's settings, by name: a number, or names separated by commas
 * @param data where the trajectories come from
 * @param observation what the data's numbers are
 * @param time the time of the experiment
 * @param initial where the initial distribution comes from
 * @param parameters how each parameter is found, by name or by element ({@code q} or {@code q[0,1]}); one that is
 *     not named is held at its default
 * @param inputs values of the game's inputs, by name or by element
 * @param fit how the fit is done
 */
public record Experiment(
        String name,
        String title,
        GameFile game,
        Map<String, String> settings,
        DataSetting data,
        ObservationSetting observation,
        TimeSetting time,
        InitialSetting initial,
        Map<String, ParameterSetting> parameters,
        Map<String, Double> inputs,
        FitSetting fit) {
    /** Copies the maps and keeps their order. */
    public Experiment {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
