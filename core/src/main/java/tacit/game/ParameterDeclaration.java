package tacit.game;

import java.util.List;
import java.util.Optional;
import tacit.formula.Formula;
import tacit.formula.Index;
import tacit.formula.SourcePosition;

/**
 * A parameter or an input: {@code q[x, y] >= 0 = 1 [1/hour] "wish to ride"}.
 *
 * @param indices what its indices are called, each running over the states; empty for a scalar
 * @param domain the values that each element may take
 * @param defaultValue its value where nothing else gives one, a formula of settings and of its indices
 * @param unit its unit, empty where none is declared
 * @param meaning what it means, in a few words; empty where nothing is declared
 */
public record ParameterDeclaration(
        String name,
        List<Index> indices,
        Domain domain,
        Optional<Formula> defaultValue,
        String unit,
        String meaning,
        SourcePosition position) {
    /** Copies the indices. */
    public ParameterDeclaration {
        indices = List.copyOf(indices);
    }
}
