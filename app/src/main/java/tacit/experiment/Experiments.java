package tacit.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tacit.data.DataSets;
import tacit.data.InputException;
import tacit.data.KnownNames;
import tacit.data.TextSource;

/** Finds and reads experiments: those that are shipped, and YAML files. */
public final class Experiments {
    /** The experiment with seasons of influenza, which is no YAML file and brings no data. */
    public static final String NREVSS = "nrevss";

    private static final String LISTING = "tacit fit --list";
    private static final List<String> FILES = List.of("boarding-school", "boarding-school-sir");
    private static final List<String> NAMES =
            Stream.concat(FILES.stream(), PaperExperiments.names().stream()).toList();

    private Experiments() {}

    /** The names of the shipped experiments that can be loaded. */
    public static List<String> names() {
        return NAMES;
    }

    /** What each shipped experiment is, {@link #NREVSS} included, by its name. */
    public static Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        for (String name : FILES) {
            titles.put(name, new Section("", YamlReader.mapping(shipped(name)), Keys.TOP).requiredText("title", name));
        }
        titles.put(NREVSS, "Influenza in the United States, forecast from the first weeks; needs --data");
        PaperExperiments.names()
                .forEach(name -> titles.put(name, PaperExperiments.named(name).title()));
        return titles;
    }

    /**
     * Reads an experiment.
     *
     * @param nameOrFile a name of {@link #names()} or the path of a YAML file
     * @param overrides changes, each {@code key=value}, the later ones counting more
     * @throws InputException where it, its game or a change cannot be understood
     */
    public static Experiment load(String nameOrFile, List<String> overrides) {
        if (PaperExperiments.names().contains(nameOrFile)) {
            return paper(PaperExperiments.named(nameOrFile), List.of(), overrides);
        }
        boolean shipped = FILES.contains(nameOrFile);
        Path file = Path.of(nameOrFile);
        if (!shipped && !Files.exists(file)) {
            throw new InputException("there is no experiment '" + nameOrFile + "' and no file of that name: "
                    + KnownNames.remedy(nameOrFile, titles().keySet(), LISTING));
        }
        TextSource source = shipped ? shipped(nameOrFile) : TextSource.read(file, "an experiment");
        Path parent = file.toAbsolutePath().getParent();
        Path folder = shipped || parent == null ? Path.of("") : parent;
        return read(source, folder, shipped ? nameOrFile : stem(file), overrides);
    }

    /**
     * An experiment of the paper with the paper's own scheme: see {@code docs/reproduction.md}.
     *
     * @param name one of {@link #names()}
     * @param overrides changes, each {@code key=value}, the later ones counting more
     * @throws InputException where it is not an experiment of the paper, or a change cannot be understood
     */
    public static Experiment loadWithPaperProtocol(String name, List<String> overrides) {
        if (!PaperExperiments.names().contains(name)) {
            throw new InputException("'" + name + "' is not an experiment of the paper: "
                    + KnownNames.remedy(name, PaperExperiments.names(), LISTING));
        }
        PaperExperiments.Preset preset = PaperExperiments.named(name);
        return paper(preset, PaperExperiments.protocol(preset), overrides);
    }

    private static Experiment paper(PaperExperiments.Preset preset, List<String> protocol, List<String> overrides) {
        TextSource source = shipped("paper/" + preset.file());
        List<String> all = Stream.of(List.of("title=" + preset.title()), preset.settings(), protocol, overrides)
                .flatMap(List::stream)
                .toList();
        return read(source, Path.of(""), preset.name(), all);
    }

    static Experiment read(TextSource source, Path folder, String name, List<String> overrides) {
        List<String> changes =
                overrides.stream().map(Experiments::fromWorkingFolder).toList();
        YamlNode.Mapping tree = Overrides.applyOnly("game", YamlReader.mapping(source), changes);
        String game = new Section("", tree, Keys.TOP).requiredText("game", "epidemic");
        GameFile gameFile = GameFile.open(game, folder);
        tree = Overrides.apply(tree, changes, GameNames.of(gameFile.definition()));
        return new ExperimentReader(tree, gameFile, folder).read(name);
    }

    /** Writes {@code data=…} with a file's absolute path: what the command line says is seen from where it is said. */
    private static String fromWorkingFolder(String override) {
        for (String key : List.of("data=", "game=")) {
            String path = override.startsWith(key) ? override.substring(key.length()) : "";
            if (!path.isEmpty() && !DataSets.names().contains(path) && Files.exists(Path.of(path))) {
                return key + "'" + Path.of(path).toAbsolutePath().toString().replace("'", "''") + "'";
            }
        }
        return override;
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static TextSource shipped(String name) {
        try (InputStream in = Experiments.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the experiment " + name + " is not on the class path");
            }
            return TextSource.of(name, in.readAllBytes());
        } catch (IOException e) {
            throw new InputException("the shipped experiment " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
