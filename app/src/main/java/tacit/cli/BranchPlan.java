package tacit.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import tacit.data.InputException;
import tacit.data.KnownNames;
import tacit.data.NumberText;
import tacit.equilibrium.Continuation;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.game.ParameterElement;

/**
 * A parameter that an equilibrium is followed along.
 *
 * @param parameter its name
 * @param from its first value
 * @param to its last
 */
record BranchPlan(String parameter, double from, double to) {
    private static final int MOST_POINTS = 2_000;

    /** Reads {@code name=from:to}. */
    static BranchPlan of(String text) {
        int equals = text.indexOf('=');
        String[] range = text.substring(equals + 1).split(":", -1);
        if (equals < 1 || range.length != 2) {
            throw wrong(text);
        }
        OptionalDouble from = NumberText.parse(range[0].strip());
        OptionalDouble to = NumberText.parse(range[1].strip());
        if (from.isEmpty() || to.isEmpty()) {
            throw wrong(text);
        }
        return new BranchPlan(text.substring(0, equals).strip(), from.getAsDouble(), to.getAsDouble());
    }

    private static InputException wrong(String text) {
        return new InputException("--continue " + text + ": write name=from:to, such as --continue c=0.1:50");
    }

    Continuation.Branch carryOut(EquilibriumProblem problem, EquilibriumSolver solver, BooleanSupplier cancelled) {
        return new Continuation(solver, MOST_POINTS).cancelledWhen(cancelled).follow(problem, parameter, from, to);
    }

    /** Checks that the game has the parameter. */
    void check(EquilibriumProblem problem) {
        List<String> known =
                problem.game().parameters().stream().map(ParameterElement::name).toList();
        if (!known.contains(parameter)) {
            throw new InputException("--continue " + parameter + ": game "
                    + problem.game().name() + " has no parameter '" + parameter + "': "
                    + KnownNames.remedy(parameter, known));
        }
    }
}
