package tacit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tacit.equilibrium.Equilibrium;
import tacit.game.GameDefinition;
import tacit.game.StateSpace;
import tacit.report.Axis;
import tacit.report.LatticeFigure;
import tacit.report.SignificantDigits;

/** Where the population of a game on a lattice of two coordinates is, at several times. */
final class LatticeMaps {
    private static final int MAPS = 6;
    private static final Pattern PLACE = Pattern.compile("\\((-?\\d+),(-?\\d+)\\)");

    private static final Pattern ANY_PLACE = Pattern.compile("\\(-?\\d+(,-?\\d+)+\\)");

    private LatticeMaps() {}

    /** Whether a state is a tuple of numbers. */
    static boolean isPlace(String state) {
        return ANY_PLACE.matcher(state).matches();
    }

    /** The maps of the flow, if the game's states are tuples of two numbers. */
    static Optional<LatticeFigure> flow(GameDefinition definition, Equilibrium equilibrium) {
        if (!(definition.states() instanceof StateSpace.Product product)
                || product.axes().size() != 2) {
            return Optional.empty();
        }
        List<String> states = equilibrium.problem().game().states();
        LatticeFigure.Side across = side(product.axes().getFirst().index(), states, 1);
        LatticeFigure.Side upward = side(product.axes().getLast().index(), states, 2);
        var maps = new ArrayList<LatticeFigure.Map>();
        int steps = equilibrium.problem().grid().steps();
        IntStream.range(0, MAPS)
                .map(map -> (int) Math.round((double) map * steps / (MAPS - 1)))
                .distinct()
                .forEach(k -> maps.add(map(equilibrium, k, across, upward)));
        return Optional.of(new LatticeFigure(
                "flow-maps",
                "Where the population is",
                "Share of the population in each place; the darkness is its square root."
                        + (states.size() < across.size() * upward.size() ? " Grey places do not exist." : ""),
                Axis.of("share"),
                across,
                upward,
                maps));
    }

    private static LatticeFigure.Map map(
            Equilibrium equilibrium, int k, LatticeFigure.Side across, LatticeFigure.Side upward) {
        List<String> states = equilibrium.problem().game().states();
        double[] values = new double[across.size() * upward.size()];
        Arrays.fill(values, Double.NaN);
        for (int x = 0; x < states.size(); x++) {
            int i = coordinate(states.get(x), 1) - across.first();
            int j = coordinate(states.get(x), 2) - upward.first();
            values[i * upward.size() + j] = equilibrium.flow(k, x, 0);
        }
        String time = SignificantDigits.format(equilibrium.problem().grid().times()[k]);
        return new LatticeFigure.Map("time " + time, values);
    }

    private static LatticeFigure.Side side(String name, List<String> states, int coordinate) {
        var range =
                states.stream().mapToInt(state -> coordinate(state, coordinate)).summaryStatistics();
        return new LatticeFigure.Side(name, range.getMin(), range.getMax());
    }

    private static int coordinate(String state, int coordinate) {
        Matcher place = PLACE.matcher(state);
        if (!place.matches()) {
            throw new IllegalStateException("the state " + state + " is no pair of numbers");
        }
        return Integer.parseInt(place.group(coordinate));
    }
}
