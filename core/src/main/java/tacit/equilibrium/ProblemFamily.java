package tacit.equilibrium;

import java.util.List;
import tacit.game.ParameterElement;

/* A problem of one lane with one parameter that varies: position 0 is at the beginning of its range, 1 at the end. */
final class ProblemFamily {
    private final EquilibriumProblem problem;
    private final int index;
    private final double from;
    private final double to;

    ProblemFamily(EquilibriumProblem problem, String parameter, double from, double to) {
        List<String> names =
                problem.game().parameters().stream().map(ParameterElement::name).toList();
        index = names.indexOf(parameter);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "game " + problem.game().name() + " has no parameter '" + parameter + "': it has " + names);
        }
        if (problem.lanes() != 1) {
            throw new IllegalArgumentException(
                    "the problem has " + problem.lanes() + " lanes: follow one lane at a time");
        }
        if (!Double.isFinite(from) || !Double.isFinite(to) || from == to) {
            throw new IllegalArgumentException("the range of " + parameter + " from " + from + " to " + to
                    + " is none: give two different numbers");
        }
        this.problem = problem;
        this.from = from;
        this.to = to;
    }

    double value(double position) {
        return from + position * (to - from);
    }

    /** The problem at a position. */
    EquilibriumProblem at(double position) {
        GridPath path = problem.parameters();
        double[] values = path.values().clone();
        for (int i = index; i < values.length; i += path.components()) {
            values[i] = value(position);
        }
        return problem.withParameters(
                path.constantInTime()
                        ? GridPath.constant(path.components(), 1, values)
                        : GridPath.of(path.points(), path.components(), 1, values));
    }
}
