package tacit.game;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import tacit.formula.ExecutableProgram;
import tacit.formula.FormulaException;
import tacit.formula.SourcePosition;

/**
 * Looks for places in a game's declared domains where it makes no sense: a rate that is negative, a cost that is not
 * convex in the control. It asks at random places, so what it finds is certain, and what it does not find is not
 * proven.
 */
final class DomainCheck {
    private static final int PLACES = 64;
    private static final long SEED = 1;

    private final GamePrograms programs;
    private final GameExecutables executables;
    private final GamePoint places;

    private DomainCheck(GamePrograms programs, GameExecutables executables) {
        this.programs = programs;
        this.executables = executables;
        this.places = new DomainSample(programs, PLACES, new SplittableRandom(SEED)).draw();
    }

    /**
     * Checks a game before it is first used.
     *
     * @throws FormulaException naming a place where it makes no sense
     */
    static void require(GamePrograms programs, GameExecutables executables) {
        DomainCheck checks = new DomainCheck(programs, executables);
        checks.requireConvexCosts();
        checks.requireRates();
    }

    private void requireConvexCosts() {
        double[] curvatures = new double[programs.controls().size() * PLACES];
        run(executables.curvature.get(), curvatures);
        for (int i = 0; i < curvatures.length; i++) {
            if (curvatures[i] <= 0) {
                String name = programs.controls().get(i / PLACES);
                throw new FormulaException(
                        programs.controlPosition(),
                        "the cost must be strictly convex in the control, and its second derivative in " + name + " is "
                                + compact(curvatures[i]) + " at " + place(i % PLACES) + ": add a term such as " + name
                                + "^2/2, or declare a narrower domain");
            }
        }
    }

    private void requireRates() {
        int edges = programs.graph().edges();
        double[] rates = new double[edges * PLACES];
        run(executables.instant.plain().get(), new double[programs.states().size() * PLACES], rates, new double[0]);
        for (int edge = 0; edge < edges; edge++) {
            requireRate(edge, Arrays.copyOfRange(rates, edge * PLACES, (edge + 1) * PLACES));
        }
    }

    private void requireRate(int edge, double[] rates) {
        SourcePosition position = programs.transitions().get(edge).position();
        String move = state(programs.graph().source(edge)) + " -> "
                + state(programs.graph().target(edge));
        if (Arrays.stream(rates).allMatch(Double::isNaN)) {
            throw new FormulaException(
                    position,
                    "the rate of " + move
                            + " is not a number anywhere: look for the logarithm or root of what is never positive");
        }
        for (int place = 0; place < PLACES; place++) {
            if (rates[place] < 0) {
                throw new FormulaException(
                        position,
                        "a rate cannot be negative, and that of " + move + " is " + compact(rates[place]) + " at "
                                + place(place) + ": write max(0, …), or declare narrower domains");
            }
        }
    }

    private void run(IntFunction<ExecutableProgram> program, double[]... results) {
        int arguments = GamePoint.Argument.values().length;
        double[][] arrays = new double[arguments + results.length][];
        for (int i = 0; i < arguments; i++) {
            arrays[i] = places.array(i);
        }
        System.arraycopy(results, 0, arrays, arguments, results.length);
        program.apply(PLACES).run(arrays, new int[arrays.length]);
    }

    private String state(int state) {
        return programs.states().get(state);
    }

    /** A place in words: the parameters, and the largest shares. */
    private String place(int lane) {
        StringBuilder text = new StringBuilder();
        append(text, programs.parameters(), places.array(GamePoint.Argument.PARAMETER), lane);
        append(text, programs.inputs(), places.array(GamePoint.Argument.INPUT), lane);
        double[] flow = places.array(GamePoint.Argument.FLOW);
        for (int state = 0; state < Math.min(programs.states().size(), 4); state++) {
            append(text, "mu[" + state(state) + "]", flow[state * PLACES + lane]);
        }
        append(text, "t", places.array(GamePoint.Argument.TIME)[lane]);
        return text.toString();
    }

    private static void append(StringBuilder text, List<ParameterElement> elements, double[] values, int lane) {
        for (int i = 0; i < Math.min(elements.size(), 6); i++) {
            append(text, elements.get(i).name(), values[i * PLACES + lane]);
        }
    }

    private static void append(StringBuilder text, String name, double value) {
        text.append(text.isEmpty() ? "" : ", ").append(name).append(" = ").append(compact(value));
    }

    private static String compact(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
