package tacit.game;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tacit.formula.FormulaException;
import tacit.formula.FormulaParser;
import tacit.formula.NamedFunction;
import tacit.formula.SourcePosition;
import tacit.formula.Token;

/** The words of the game language, which cannot be names. */
final class Vocabulary {
    /** The words that begin a declaration. */
    static final List<String> DECLARATIONS = List.of(
            "game",
            "setting",
            "states",
            "parameter",
            "input",
            "aggregate",
            "control",
            "transition",
            "cost",
            "terminal",
            "initial",
            "horizon");

    /** Those of them that cannot stand in a formula and so begin a declaration wherever they begin a line. */
    static final Set<String> LINE_BEGINNINGS =
            DECLARATIONS.stream().filter(word -> !word.equals("horizon")).collect(Collectors.toUnmodifiableSet());

    /** The share of the population in a state, {@code mu[x]}. */
    static final String FLOW = "mu";

    /** Time. */
    static final String TIME = "t";

    /** The time at which the game ends. */
    static final String HORIZON = "horizon";

    /** The number of states, unless the game declares a {@code d} of its own. */
    static final String STATE_COUNT = "d";

    private Vocabulary() {}

    /** Throws where the name is a word of the language. */
    static void requireFree(Token name) {
        requireFree(name.text(), name.position());
    }

    /** Throws where the name is a word of the language. */
    static void requireFree(String text, SourcePosition position) {
        String what;
        if (text.equals(FLOW) || text.equals(TIME) || text.equals(HORIZON)) {
            what = "a built-in name";
        } else if (NamedFunction.named(text).isPresent()) {
            what = "a function";
        } else if (DECLARATIONS.contains(text) || FormulaParser.words().contains(text) || text.equals("real")) {
            what = "a word of the language";
        } else {
            return;
        }
        throw new FormulaException(position, "'" + text + "' is " + what + ": choose another name");
    }
}
