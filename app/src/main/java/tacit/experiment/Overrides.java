package tacit.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tacit.data.InputException;
import tacit.data.KnownNames;

/**
 * Applies {@code --set key=value} to the tree of an experiment. A key is a dotted path ({@code fit.starts},
 * {@code parameters.beta.start}) or its last name where that is unambiguous ({@code starts}, {@code beta}).
 */
final class Overrides {
    private static final String TRUTH = "synthetic.truth.";

    private final GameNames names;
    private final Set<String> paths = new LinkedHashSet<>();

    private Overrides(YamlNode.Mapping root, GameNames names) {
        this.names = names;
        for (String key : Keys.TOP) {
            if (Keys.SECTIONS.containsKey(key)) {
                Keys.SECTIONS.get(key).forEach(leaf -> paths.add(key + "." + leaf));
            }
        }
        paths.addAll(List.of("title", "game", "data", "initial"));
        names.settings().forEach(name -> paths.add("settings." + name));
        names.parameters().forEach(name -> paths.add("parameters." + name));
        names.inputs().forEach(name -> paths.add("inputs." + name));
        for (String section : List.of("initial", "parameters", "inputs")) {
            root.get(section).ifPresent(node -> addEntries(section, node));
        }
    }

    private void addEntries(String section, YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().keySet().forEach(name -> paths.add(section + "." + name));
        }
    }

    /** The value last given to {@code key} itself, or what the tree says. */
    static YamlNode.Mapping applyOnly(String key, YamlNode.Mapping root, List<String> settings) {
        YamlNode.Mapping changed = root;
        for (String setting : settings) {
            if (key(setting).equals(key)) {
                changed = changed.with(key, value(setting));
            }
        }
        return changed;
    }

    static YamlNode.Mapping apply(YamlNode.Mapping root, List<String> settings, GameNames names) {
        YamlNode.Mapping changed = root;
        for (String setting : settings) {
            String path = new Overrides(changed, names).resolve(setting);
            changed = put(changed, "", path, value(setting));
        }
        return changed;
    }

    private static Place place(String setting) {
        return new Place("--set " + setting);
    }

    private static String key(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new InputException("--set " + setting + ": write key=value, such as --set starts=4");
        }
        return setting.substring(0, equals).strip();
    }

    private static YamlNode value(String setting) {
        return YamlReader.value(setting.substring(setting.indexOf('=') + 1), place(setting));
    }

    private String resolve(String setting) {
        String key = key(setting);
        if (isPath(key)) {
            return key;
        }
        var found = new ArrayList<String>();
        for (String path : paths) {
            String section = path.substring(0, path.indexOf('.') + 1);
            boolean means = paths.contains(section + key) || (!section.equals("initial.") && isPath(section + key));
            if (means && !found.contains(section + key)) {
                found.add(section + key);
            }
        }
        if (found.size() > 1) {
            throw place(setting).error("'" + key + "' may mean " + String.join(" or ", found) + ": write one of them");
        }
        if (found.isEmpty()) {
            throw place(setting).error("unknown key '" + key + "': " + KnownNames.remedy(key, candidates(key)));
        }
        return found.getFirst();
    }

    private Set<String> candidates(String key) {
        var candidates = new TreeSet<String>();
        for (String path : paths) {
            candidates.add(key.contains(".") ? path : path.substring(path.indexOf('.') + 1));
        }
        return candidates;
    }

    private boolean isPath(String path) {
        if (paths.contains(path)) {
            return true;
        }
        if (path.startsWith("initial.")) {
            return path.split("\\.").length == 2 || Keys.INITIAL.contains(lastName(path));
        }
        if (path.startsWith("parameters.")) {
            String rest = path.substring("parameters.".length());
            int dot = rest.indexOf('.', Math.max(0, rest.indexOf(']')));
            String name = dot < 0 ? rest : rest.substring(0, dot);
            return names.parameters().contains(GameNames.block(name))
                    && (dot < 0 || Keys.PARAMETER.contains(rest.substring(dot + 1)));
        }
        if (path.startsWith(TRUTH)) {
            return names.parameters().contains(GameNames.block(path.substring(TRUTH.length())));
        }
        return path.startsWith("inputs.")
                && names.inputs().contains(GameNames.block(path.substring("inputs.".length())));
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static YamlNode.Mapping put(YamlNode.Mapping tree, String above, String path, YamlNode value) {
        int dot = path.indexOf('.', Math.max(0, path.indexOf(']')));
        if (dot < 0) {
            String rival = Keys.RIVALS.get(above + path);
            return (rival == null ? tree : tree.without(rival)).with(path, value);
        }
        String key = path.substring(0, dot);
        YamlNode.Mapping below = tree.get(key)
                .map(node -> opened(node, value.place()))
                .orElseGet(() -> new YamlNode.Mapping(value.place(), Map.of()));
        return tree.with(key, put(below, key + ".", path.substring(dot + 1), value));
    }

    /* 'beta: constant' is short for 'beta: {model: constant}'. */
    private static YamlNode.Mapping opened(YamlNode node, Place place) {
        return switch (node) {
            case YamlNode.Mapping mapping -> mapping;
            case YamlNode.Scalar scalar when scalar.text().isEmpty() -> new YamlNode.Mapping(place, Map.of());
            default -> new YamlNode.Mapping(node.place(), Map.of("model", node));
        };
    }
}
