package tacit.game;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Which elements of the declared parameters (or inputs) a game reads, and where each stands in its array. An indexed
 * parameter has an element only where a formula reads one, so that {@code q[x, y]} of a sparse graph is as sparse.
 *
 * <p>A first pass over the formulas collects the elements, a second one lays out the programs.
 */
final class ElementLayout {
    /** The elements of one declaration, by the states of its indices. */
    private final Map<String, TreeMap<List<Integer>, Integer>> elements = new LinkedHashMap<>();

    private final Map<String, ParameterDeclaration> declarations = new HashMap<>();
    private int size;

    ElementLayout(List<ParameterDeclaration> declared) {
        Comparator<List<Integer>> lexicographic = ElementLayout::compare;
        for (ParameterDeclaration declaration : declared) {
            declarations.put(declaration.name(), declaration);
            TreeMap<List<Integer>, Integer> block = new TreeMap<>(lexicographic);
            if (declaration.indices().isEmpty()) {
                block.put(List.of(), 0);
            }
            elements.put(declaration.name(), block);
        }
        freeze();
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** The declaration of that name, if it is one of these. */
    boolean declares(String name) {
        return declarations.containsKey(name);
    }

    ParameterDeclaration declaration(String name) {
        return Objects.requireNonNull(declarations.get(name));
    }

    /** Whether any declaration has an index, so that formulas must say which of its elements there are. */
    boolean isIndexed() {
        return declarations.values().stream()
                .anyMatch(declaration -> !declaration.indices().isEmpty());
    }

    /** Where an element stands; before {@link #freeze} it is noted and its place is of no meaning. */
    int position(String name, List<Integer> states) {
        return Objects.requireNonNull(elements.get(name)).computeIfAbsent(states, missing -> -1);
    }

    /** Gives every element that was noted its place: by declaration, then by index. */
    void freeze() {
        size = 0;
        for (TreeMap<List<Integer>, Integer> block : elements.values()) {
            block.replaceAll((states, old) -> size++);
        }
    }

    int size() {
        return size;
    }

    /** The elements in order, with the values that the game file gives. */
    List<ParameterElement> describe(Structure structure) {
        List<ParameterElement> described = new ArrayList<>();
        elements.forEach((name, block) ->
                block.keySet().forEach(states -> described.add(describe(declaration(name), states, structure))));
        return List.copyOf(described);
    }

    private static ParameterElement describe(
            ParameterDeclaration declaration, List<Integer> states, Structure structure) {
        Map<String, Integer> indices = structure.bindings(declaration.indices(), states);
        OptionalDouble value = declaration
                .defaultValue()
                .map(formula -> structure.number(formula, indices))
                .orElseGet(OptionalDouble::empty);
        String name = structure.element(declaration.name(), states);
        return new ParameterElement(
                name, declaration.name(), declaration.domain(), value, declaration.unit(), declaration.meaning());
    }
}
