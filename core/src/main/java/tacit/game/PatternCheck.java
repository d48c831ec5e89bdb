package tacit.game;

import java.util.List;
import java.util.Optional;
import tacit.formula.Condition;
import tacit.formula.FormulaException;
import tacit.formula.SourcePosition;

/** Checks the edges and states that transitions and costs are declared for against each other. */
final class PatternCheck {
    private PatternCheck() {}

    /** No transition leads from a state to itself or is declared twice; a cost of a move has such a move. */
    static void check(GameDefinition game) {
        game.transitions().forEach(PatternCheck::requireMove);
        game.edgeCosts().forEach(PatternCheck::requireMove);
        game.edgeCosts().forEach(cost -> requireTransition(cost, game.transitions()));
        requireDistinct(
                "transition",
                game.transitions().stream().map(PatternCheck::line).toList());
        requireDistinct(
                "cost", game.edgeCosts().stream().map(PatternCheck::line).toList());
        requireDistinct(
                "cost", game.stateCosts().stream().map(PatternCheck::line).toList());
        requireDistinct(
                "terminal",
                game.terminalCosts().stream().map(PatternCheck::line).toList());
    }

    private record Line(String pattern, SourcePosition position) {}

    private static Line line(EdgeFormula edge) {
        return new Line(edge.from() + " -> " + edge.to() + suffix(edge.when()), edge.position());
    }

    private static Line line(StateFormula state) {
        return new Line(state.state() + suffix(state.when()), state.position());
    }

    private static String suffix(Optional<Condition> when) {
        return when.map(condition -> " when " + condition).orElse("");
    }

    private static void requireDistinct(String keyword, List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (lines.get(i).pattern().equals(lines.get(j).pattern())) {
                    throw new FormulaException(
                            lines.get(i).position(),
                            "'" + keyword + " " + lines.get(i).pattern() + "' is declared twice, first in line "
                                    + lines.get(j).position().line() + ": add the two formulas in one");
                }
            }
        }
    }

    private static void requireMove(EdgeFormula edge) {
        if (edge.from().toString().equals(edge.to().toString())) {
            throw new FormulaException(
                    edge.to().position(),
                    "'" + edge.from() + " -> " + edge.to() + "' is no move: it stays where it is");
        }
    }

    private static void requireTransition(EdgeFormula cost, List<EdgeFormula> transitions) {
        if (transitions.stream().noneMatch(transition -> mayMeet(cost, transition))) {
            throw new FormulaException(
                    cost.position(),
                    "no transition leads along '" + cost.from() + " -> " + cost.to()
                            + "': declare it, or drop the cost");
        }
    }

    private static boolean mayMeet(EdgeFormula cost, EdgeFormula transition) {
        boolean sameIndices = cost.from().toString().equals(transition.from().toString());
        return mayMeet(cost.from(), transition.from(), true) && mayMeet(cost.to(), transition.to(), sameIndices);
    }

    private static boolean mayMeet(StatePattern one, StatePattern other, boolean sameIndices) {
        return isFree(one) || isFree(other) || !sameIndices || one.toString().equals(other.toString());
    }

    private static boolean isFree(StatePattern pattern) {
        return switch (pattern) {
            case StatePattern.Variable variable -> true;
            case StatePattern.Point point -> !point.variables().isEmpty();
            case StatePattern.State state -> false;
            case StatePattern.Computed computed -> false;
        };
    }
}
