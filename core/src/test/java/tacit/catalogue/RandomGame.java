package tacit.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random game, as text: two to six named states, random moves, some of them controlled, strictly convex costs of the
 * control, and rates, costs and terminal costs that read the flow.
 */
final class RandomGame {
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F");

    private final SplittableRandom random;
    private final List<String> states;
    private final boolean effort;
    private final Map<String, Double> shares = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    RandomGame(long seed) {
        random = new SplittableRandom(seed);
        states = NAMES.subList(0, 2 + random.nextInt(5));
        effort = random.nextBoolean();
        double[] weights =
                random.doubles(states.size()).map(u -> -StrictMath.log(1 - u)).toArray();
        double sum =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        states.forEach(state -> shares.put(state, weights[states.indexOf(state)] / sum));
        declare();
        states.forEach(x -> costs(x, moves(x)));
        line("horizon %s", number(0.5, 2));
    }

    /** The states, in the order in which {@link #text()} lists them. */
    List<String> states() {
        return states;
    }

    /** Whether the control is an effort in each state; otherwise it is the rate of each move. */
    boolean effort() {
        return effort;
    }

    /** The game. */
    String text() {
        return text(states);
    }

    /** The same game, its states listed in another order. */
    String text(List<String> order) {
        String initial = order.stream().map(shares::get).map(String::valueOf).collect(Collectors.joining(", "));
        return "game random\nstates " + String.join(", ", order) + "\n" + String.join("\n", lines) + "\ninitial "
                + initial + "\n";
    }

    private void declare() {
        line("parameter crowd >= 0 = %s, price > 0 = %s, pace >= 0 = %s", number(0, 1), number(0.5, 2), number(0.2, 2));
        line("aggregate spread = sum(x : mu[x]^2)");
        line("aggregate some = %s", shareSum());
        if (effort) {
            line("control alpha in [0, %s]", number(0.5, 1.5));
        } else {
            line(random.nextBoolean() ? "control a[x, y] >= 0" : "control a[x, y] in [0, %s]", number(0.5, 3));
        }
    }

    private String shareSum() {
        return states.stream()
                .map(state -> number(-1, 1) + "*mu[" + state + "]")
                .collect(Collectors.joining(" + "));
    }

    private void costs(String x, boolean controlled) {
        String price = controlled && effort
                ? String.format(Locale.ROOT, " + price/2 * (alpha - %s)^2 + %s*alpha", number(0, 1), number(-0.3, 0.3))
                : "";
        line("cost %s : %s + crowd*%s*mu[%s]%s%s", x, number(0, 2), number(0, 1), x, running(), price);
        if (random.nextInt(3) > 0) {
            line("terminal %s : %s + %s*mu[%s] + %s*some", x, number(0, 4), number(0, 1), x, number(-0.5, 0.5));
        }
    }

    private String running() {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> " + " + number(-0.5, 0.5) + "*spread";
            case 2 -> " + " + number(-0.5, 0.5) + "*some*t";
            default ->
                " + " + number(-0.5, 0.5) + "*sigmoid(some) + " + number(0, 0.3) + "*sqrt(1 + mu[" + other() + "])";
        };
    }

    private String other() {
        return states.get(random.nextInt(states.size()));
    }

    /** Adds the moves from a state, at least one if it is the first; whether one of them is controlled. */
    private boolean moves(String x) {
        boolean controlled = false;
        for (String y : states) {
            boolean first = x.equals(states.get(0)) && y.equals(states.get(1));
            if (first || (!x.equals(y) && random.nextInt(5) < 3)) {
                controlled |= move(x, y, first || random.nextInt(4) > 0);
            }
        }
        return controlled;
    }

    private boolean move(String x, String y, boolean controlled) {
        if (!controlled) {
            line("transition %s -> %s : pace * (%s + mu[%s])", x, y, number(0, 0.5), other());
        } else if (effort) {
            String crowd = random.nextBoolean() ? "" : " * mu[" + other() + "]";
            line("transition %s -> %s : pace * (%s + %s*alpha%s)", x, y, number(0, 0.5), number(0.2, 1.5), crowd);
        } else {
            String control = "a[" + x + ", " + y + "]";
            line("transition %s -> %s : %s", x, y, control);
            line("cost %s -> %s : price * (%s - %s)^2 + crowd*mu[%s]*%s", x, y, control, number(0, 2), y, control);
        }
        return controlled;
    }

    private void line(String format, Object... arguments) {
        lines.add(String.format(Locale.ROOT, format, arguments));
    }

    private String number(double from, double to) {
        return String.format(Locale.ROOT, "%.3f", random.nextDouble(from, to));
    }
}
