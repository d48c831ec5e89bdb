package tacit.game;

import java.util.List;
import java.util.Optional;
import tacit.formula.Formula;
import tacit.formula.Index;
import tacit.formula.SourcePosition;

/**
 * What a player chooses: {@code control alpha in [0, 1]} or {@code control a[x, y] >= 0}.
 *
 * @param indices none for one effort in every state, {@code [x]} to say so explicitly, {@code [x, y]} for one control
 *     on every edge
 * @param lower the least value
 * @param upper the greatest value; empty where there is no bound
 * @param unit its unit, empty where none is declared
 * @param meaning what it means, in a few words; empty where nothing is declared
 */
public record ControlDeclaration(
        String name,
        List<Index> indices,
        Formula lower,
        Optional<Formula> upper,
        String unit,
        String meaning,
        SourcePosition position) {
    /** Copies the indices. */
    public ControlDeclaration {
        indices = List.copyOf(indices);
    }

    /** How formulas write it: {@code alpha} or {@code a[x, y]}. */
    String label() {
        return indices.isEmpty() ? name : name + indices;
    }
}
