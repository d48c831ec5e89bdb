package tacit.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import tacit.data.InputException;
import tacit.data.KnownNames;

/** Reads how an experiment makes its own data. */
final class SyntheticReader {
    private static final int DEFAULT_TRAIN = 200;
    private static final int DEFAULT_TEST = 20;

    private final Section section;
    private final GameNames names;

    SyntheticReader(Section section, GameNames names) {
        this.section = section;
        this.names = names;
    }

    DataSetting.Synthetic read() {
        return new DataSetting.Synthetic(
                origin(), section.count("train", DEFAULT_TRAIN), section.count("test", DEFAULT_TEST));
    }

    private DataSetting.Origin origin() {
        if (section.has("agents") == section.has("truth")) {
            throw section.place()
                    .error("'synthetic' needs 'truth', formulas of the parameters, or 'agents', the number of walkers:"
                            + " give one of them");
        }
        if (section.has("agents")) {
            if (section.has("noise")) {
                throw section.place("noise").error("'noise' does not go with 'agents': walkers bring their own");
            }
            return new DataSetting.Agents(section.count("agents", 1500));
        }
        return new DataSetting.Equilibria(truth(), noise());
    }

    private double noise() {
        double noise = section.number("noise").orElse(0);
        if (!(noise >= 0 && noise < 1)) {
            throw noiseError(noise);
        }
        return noise;
    }

    private InputException noiseError(double noise) {
        return section.error("noise", Double.toString(noise), "must be at least 0 and below 1, such as 1e-3");
    }

    private LinkedHashMap<String, String> truth() {
        Section truth = section.section("truth", List.of());
        var formulas = new LinkedHashMap<String, String>();
        for (String name : truth.keys()) {
            if (!names.parameters().contains(GameNames.block(name))) {
                throw truth.place(name)
                        .error("game " + names.game() + " has no parameter '" + name + "': "
                                + KnownNames.remedy(name, names.parameters()));
            }
            formulas.put(name, truth.text(name).orElseThrow());
        }
        return formulas;
    }
}
