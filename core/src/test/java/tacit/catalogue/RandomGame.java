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
 * control, and rates, costs and terminal costs that read the flow. In a mild game crowds weigh little and repel; in a
 * wild one they weigh twenty times as much, repel or attract, moving may be cheap, and perhaps nobody controls
 * anything.
 */
final class RandomGame {
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F");

    private final SplittableRandom random;
    private final List<String> states;
    private final boolean wild;
    private final Control control;
    private final Map<String, Double> shares = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    /** What players choose. */
    private enum Control {
        EFFORT,
        RATES,
        NOTHING
    }

    /** A mild game. */
    RandomGame(long seed) {
        this(seed, false);
    }

    /** A wild game. */
    static RandomGame wild(long seed) {
        return new RandomGame(seed, true);
    }

    private RandomGame(long seed, boolean wild) {
        random = new SplittableRandom(seed);
        this.wild = wild;
        states = NAMES.subList(0, 2 + random.nextInt(5));
        control = wild ? Control.values()[random.nextInt(3)] : random.nextBoolean() ? Control.EFFORT : Control.RATES;
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
        return control == Control.EFFORT;
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
        line("parameter crowd%s = %s", wild ? "" : " >= 0", wild ? number(-10, 10) : number(0, 1));
        line("parameter price > 0 = %s, pace >= 0 = %s", wild ? number(0.1, 2) : number(0.5, 2), number(0.2, 2));
        line("aggregate spread = sum(x : mu[x]^2)");
        line("aggregate some = %s", shareSum());
        if (control == Control.EFFORT) {
            line("control alpha in [0, %s]", number(0.5, 1.5));
        } else if (control == Control.RATES) {
            line(random.nextBoolean() ? "control a[x, y] >= 0" : "control a[x, y] in [0, %s]", number(0.5, 3));
        }
    }

    private String shareSum() {
        return states.stream()
                .map(state -> number(-1, 1) + "*mu[" + state + "]")
                .collect(Collectors.joining(" + "));
    }

    private void costs(String x, boolean controlled) {
        String price = controlled && control == Control.EFFORT
                ? String.format(Locale.ROOT, " + price/2 * (alpha - %s)^2 + %s*alpha", number(0, 1), number(-0.3, 0.3))
                : "";
        line("cost %s : %s + crowd*%s*mu[%s]%s%s", x, number(0, 2), weight(0, 1), x, running(), price);
        if (random.nextInt(3) > 0) {
            line("terminal %s : %s + %s*mu[%s] + %s*some", x, number(0, 4), weight(0, 1), x, weight(-0.5, 0.5));
        }
    }

    private String running() {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> " + " + weight(-0.5, 0.5) + "*spread";
            case 2 -> " + " + weight(-0.5, 0.5) + "*some*t";
            default ->
                " + " + weight(-0.5, 0.5) + "*sigmoid(some) + " + weight(0, 0.3) + "*sqrt(1 + mu[" + other() + "])";
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
        if (!controlled || control == Control.NOTHING) {
            line("transition %s -> %s : pace * (%s + mu[%s])", x, y, number(0, 0.5), other());
        } else if (control == Control.EFFORT) {
            String crowd = random.nextBoolean() ? "" : " * mu[" + other() + "]";
            line("transition %s -> %s : pace * (%s + %s*alpha%s)", x, y, number(0, 0.5), number(0.2, 1.5), crowd);
        } else {
            String rate = "a[" + x + ", " + y + "]";
            line("transition %s -> %s : %s", x, y, rate);
            line("cost %s -> %s : price * (%s - %s)^2 + crowd*mu[%s]*%s", x, y, rate, number(0, 2), y, rate);
        }
        return controlled && control != Control.NOTHING;
    }

    private void line(String format, Object... arguments) {
        lines.add(String.format(Locale.ROOT, format, arguments));
    }

    /** How much something weighs in the costs: more in a wild game. */
    private String weight(double from, double to) {
        return wild ? number(20 * from, 20 * to) : number(from, to);
    }

    private String number(double from, double to) {
        return String.format(Locale.ROOT, "%.3f", random.nextDouble(from, to));
    }
}
