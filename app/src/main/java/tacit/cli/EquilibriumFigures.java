package tacit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumPath;
import tacit.equilibrium.GridPath;
import tacit.experiment.Units;
import tacit.game.ParameterElement;
import tacit.report.Axis;
import tacit.report.FigureSeries;
import tacit.report.LineFigure;

/** The figures of one lane of an equilibrium. */
final class EquilibriumFigures {
    /* As many lines as a reader can tell apart. */
    private static final int MOST_LINES = 8;

    private final Equilibrium equilibrium;
    private final EquilibriumPath solved;
    private final int lane;
    private final Axis time;
    private final double[] times;

    EquilibriumFigures(Equilibrium equilibrium, int lane, String timeUnit) {
        this(equilibrium, equilibrium.path(), lane, timeUnit);
    }

    /** With the flow and the value function that the equilibrium is a part of. */
    EquilibriumFigures(Equilibrium equilibrium, EquilibriumPath path, int lane, String timeUnit) {
        this.equilibrium = equilibrium;
        this.solved = path;
        this.lane = lane;
        this.time = Axis.of("time", timeUnit);
        this.times = equilibrium.problem().grid().times();
    }

    LineFigure flow() {
        List<String> states = equilibrium.problem().game().states();
        return figure(
                "flow",
                "Flow of the population",
                "Share of the population in each state.",
                "share",
                states,
                solved.flow(),
                FigureSeries.Kind.LINE);
    }

    LineFigure values() {
        List<String> states = equilibrium.problem().game().states();
        return figure(
                "value-functions",
                "Value functions",
                "Expected cost from now to the end for a player in each state.",
                "expected cost",
                states,
                solved.values(),
                FigureSeries.Kind.LINE);
    }

    /** The controls; none where the game has no control. */
    List<LineFigure> controls() {
        List<String> controls = equilibrium.problem().game().controls();
        return controls.isEmpty()
                ? List.of()
                : List.of(figure(
                        "controls",
                        "Optimal controls",
                        "What a player chooses at equilibrium.",
                        "control",
                        controls,
                        equilibrium.controls(),
                        FigureSeries.Kind.STEPS));
    }

    /**
     * Parameters over time, one figure for those of one unit, unless all of them are constant.
     *
     * @param wanted the parameters that are shown beside changing ones even where they are constant
     */
    List<LineFigure> parameters(Predicate<String> wanted) {
        List<ParameterElement> elements = equilibrium.problem().game().parameters();
        Map<String, List<FigureSeries>> byUnit = new LinkedHashMap<>();
        var changing = new HashSet<String>();
        for (int i = 0; i < elements.size(); i++) {
            double[] values = parameter(i);
            boolean changes = Arrays.stream(values).anyMatch(value -> value != values[0]);
            if (changes || wanted.test(elements.get(i).name())) {
                String unit = Units.withTime(elements.get(i).unit(), time.unit());
                if (changes) {
                    changing.add(unit);
                }
                byUnit.computeIfAbsent(unit, first -> new ArrayList<>())
                        .add(FigureSeries.line(elements.get(i).name(), times, values));
            }
        }
        byUnit.keySet().retainAll(changing);
        var figures = new ArrayList<LineFigure>();
        byUnit.forEach((unit, series) -> {
            List<String> names = series.stream().map(FigureSeries::name).toList();
            figures.add(new LineFigure(
                    "parameters-" + (figures.size() + 1),
                    "Over time: "
                            + (names.size() <= MOST_LINES ? String.join(", ", names) : names.size() + " parameters"),
                    "",
                    time,
                    Axis.of(names.size() == 1 ? names.getFirst() : "value", unit),
                    series.subList(0, Math.min(series.size(), MOST_LINES))));
        });
        return figures;
    }

    private double[] parameter(int index) {
        GridPath path = equilibrium.problem().parameters();
        double[] values = new double[times.length];
        for (int k = 0; k < times.length; k++) {
            values[k] = path.values()[path.offset(k) + index * path.lanes() + lane];
        }
        return values;
    }

    /* The array is [time][component][lane], over as many of the grid's points as it holds. */
    private LineFigure figure(
            String id,
            String title,
            String caption,
            String label,
            List<String> components,
            double[] array,
            FigureSeries.Kind kind) {
        int lanes = equilibrium.lanes();
        int points = array.length / (components.size() * lanes);
        var series = new ArrayList<FigureSeries>();
        int[] shown = shown(components.size(), array);
        for (int c : shown) {
            double[] x = new double[points];
            double[] y = new double[points];
            for (int k = 0; k < points; k++) {
                x[k] = times[k];
                y[k] = array[(k * components.size() + c) * lanes + lane];
            }
            String name = components.get(c);
            series.add(
                    kind == FigureSeries.Kind.STEPS ? FigureSeries.steps(name, x, y) : FigureSeries.line(name, x, y));
        }
        String part = shown.length < components.size()
                ? " " + shown.length + " of " + components.size() + " are shown; the table has all."
                : "";
        String axis = components.size() == 1 ? components.getFirst() : label;
        return new LineFigure(id, title, caption + part, time, Axis.of(axis), series);
    }

    /* All, or of places on a lattice those with the greatest numbers, or some at equal distances. */
    private int[] shown(int components, double[] array) {
        if (components <= MOST_LINES) {
            return IntStream.range(0, components).toArray();
        }
        if (LatticeMaps.isPlace(equilibrium.problem().game().states().getFirst())) {
            return greatest(components, array);
        }
        return IntStream.range(0, MOST_LINES)
                .map(i -> (int) Math.round(i * (components - 1.0) / (MOST_LINES - 1)))
                .toArray();
    }

    private int[] greatest(int components, double[] array) {
        int lanes = equilibrium.lanes();
        double[] greatest = new double[components];
        for (int i = lane; i < array.length; i += lanes) {
            int component = i / lanes % components;
            greatest[component] = Math.max(greatest[component], array[i]);
        }
        return IntStream.range(0, components)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer component) -> greatest[component])
                        .reversed())
                .limit(MOST_LINES)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
