package tacit.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tacit.formula.Condition;
import tacit.formula.FormulaParser;
import tacit.formula.Index;

/** Halving boxes finds what asking every state finds. */
final class StateSearchTest {
    private static final GameDefinition GAME = GameParser.parse("""
            game g
            setting n = 7
            states (i, j) in 0-2 .. n-3 x 1 .. 5 where (i, j) != (0, 3)
            input open >= 0
            transition (i, j) -> (i+1, j) : open
            """);

    private static final Structure STRUCTURE = new Structure(GAME, Map.of(), OptionalDouble.empty());

    private static final List<String> OPERATORS = List.of("<", "<=", ">", ">=", "=", "!=");
    private static final List<String> FUNCTIONS =
            List.of("exp", "log", "sqrt", "abs", "tanh", "sigmoid", "softplus", "-");
    private static final List<String> NAMES = List.of("i", "j", "k", "l", "n", "1", "2", "0.5", "mu[i, j]", "open");

    private static String number(RandomGenerator random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            int readable = random.nextInt(10) == 0 ? NAMES.size() : NAMES.size() - 2;
            return NAMES.get(random.nextInt(readable));
        }
        String a = number(random, depth - 1);
        String b = number(random, depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> FUNCTIONS.get(random.nextInt(FUNCTIONS.size())) + "(" + a + ")";
            case 1 -> "min(" + a + ", " + b + ")";
            case 2 -> "max(" + a + ", " + b + ")";
            case 3 -> "if(" + condition(random, depth - 1) + ", " + a + ", " + b + ")";
            case 4 -> "(" + a + ")^" + random.nextInt(4);
            default -> "(" + a + ") " + "+-*/".charAt(random.nextInt(4)) + " (" + b + ")";
        };
    }

    private static String condition(RandomGenerator random, int depth) {
        String a = number(random, depth);
        String b = number(random, depth);
        String one = a + " " + OPERATORS.get(random.nextInt(OPERATORS.size())) + " " + b;
        return switch (random.nextInt(depth == 0 ? 1 : 4)) {
            case 1 -> "not (" + condition(random, depth - 1) + ")";
            case 2 -> "(" + one + ") and (" + condition(random, depth - 1) + ")";
            case 3 -> "(" + one + ") or (" + condition(random, depth - 1) + ")";
            default -> one;
        };
    }

    @Test
    void everyConditionFindsTheStatesThatMeetItAndNoneThatDoNot() {
        SplittableRandom random = new SplittableRandom(11);
        Index target = new Index(List.of("k", "l"));
        int some = 0;
        for (int draw = 0; draw < 3_000; draw++) {
            Condition condition = FormulaParser.parseCondition(condition(random, 3));
            int source = random.nextInt(STRUCTURE.states().size());
            Map<String, Integer> from = STRUCTURE.bindings(List.of(new Index(List.of("i", "j"))), List.of(source));
            List<Integer> found = new ArrayList<>();
            List<Integer> certain = new ArrayList<>();
            List<Integer> possible = new ArrayList<>();
            new StateSearch(STRUCTURE)
                    .forEach(target, Optional.of(condition), from, (state, bound) -> found.add(state));
            for (int state = 0; state < STRUCTURE.states().size(); state++) {
                Map<String, Integer> bound =
                        STRUCTURE.bindings(List.of(new Index(List.of("i", "j")), target), List.of(source, state));
                Optional<Boolean> holds = STRUCTURE.holds(condition, bound);
                if (!holds.equals(Optional.of(false))) {
                    possible.add(state);
                }
                if (holds.equals(Optional.of(true))) {
                    certain.add(state);
                }
            }
            some += found.isEmpty() || found.size() == STRUCTURE.states().size() ? 0 : 1;

            assertThat(found).as(condition.toString()).isSorted().containsAll(certain);
            assertThat(possible).as(condition.toString()).containsAll(found);
        }
        assertThat(some).as("conditions that hold in some states only").isGreaterThan(500);
    }
}
