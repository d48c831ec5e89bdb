package tacit.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tacit.catalogue.Games;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.TimeGrid;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;

/**
 * One problem that the solvers are compared on.
 *
 * @param name what makes it difficult
 * @param problem one lane
 */
record SolverCase(String name, EquilibriumProblem problem) {
    private static final String DEPENDENT = "0.1 + 2.9*mu[0]";

    /** Shares of bikes from which they spread; the even ones of the game as shipped are at rest. */
    private static final double[] UNEVEN = {0.7, 0.2, 0.1, 0};

    /** The tables of {@code docs/solvers.md}, by the name of their place in it. */
    static Map<String, List<SolverCase>> tables() {
        var tables = new LinkedHashMap<String, List<SolverCase>>();
        tables.put("congestion", congestion());
        tables.put("price", price());
        tables.put("size", size());
        tables.put("flow-dependent", flowDependent());
        tables.put("other-games", otherGames());
        tables.put("lattice", lattice());
        return tables;
    }

    private static List<SolverCase> congestion() {
        var cases = new ArrayList<SolverCase>();
        for (double gamma : new double[] {1.55, 0.5}) {
            for (double c : new double[] {0.1, 1, 10, 50}) {
                cases.add(linearQuadratic("γ = " + gamma + ", c = " + c, 3, 99, Map.of("gamma", gamma, "c", c)));
            }
        }
        return cases;
    }

    private static List<SolverCase> price() {
        var cases = new ArrayList<SolverCase>();
        for (double c : new double[] {0.1, 50}) {
            for (double gamma : new double[] {0.3, 0.1, 0.05}) {
                cases.add(linearQuadratic("γ = " + gamma + ", c = " + c, 3, 99, Map.of("gamma", gamma, "c", c)));
            }
        }
        return cases;
    }

    private static List<SolverCase> size() {
        var cases = new ArrayList<SolverCase>();
        for (int d : new int[] {3, 8, 16, 32}) {
            cases.add(linearQuadratic("d = " + d + ", 99 steps", d, 99, Map.of()));
        }
        for (int steps : new int[] {500, 2000}) {
            cases.add(linearQuadratic("d = 3, " + steps + " steps", 3, steps, Map.of()));
        }
        return cases;
    }

    private static List<SolverCase> flowDependent() {
        var cases = new ArrayList<SolverCase>();
        for (int d : new int[] {3, 5, 8, 16}) {
            var options = GameOptions.NONE.with("d", Integer.toString(d)).with("gamma", FormulaParser.parse(DEPENDENT));
            MeanFieldGame game = Games.load("linear-quadratic", options);
            cases.add(new SolverCase("d = " + d, problem(game, 2, 99, drawn(d), Map.of())));
        }
        return cases;
    }

    private static List<SolverCase> otherGames() {
        var cases = new ArrayList<SolverCase>();
        for (double c : new double[] {0.1, 1, 5}) {
            cases.add(shipped("epidemic", "c_I = " + c, 40, Map.of("c_I", c)));
        }
        cases.add(shipped("epidemic", "β = 2, c_I = 0.5, T = 13", 13, Map.of("beta", 2.0, "c_I", 0.5)));
        for (double phi : new double[] {2, 8}) {
            cases.add(shipped("bike-share", "φ = " + phi, 1, UNEVEN, Map.of("phi", phi)));
        }
        cases.add(shipped("emissions", "deterrent, s = 2", 6, Map.of("Lambda", 6.5)));
        cases.add(shipped("emissions", "bandwagon, s = −2", 6, Map.of("s", -2.0)));
        return cases;
    }

    private static List<SolverCase> lattice() {
        var cases = new ArrayList<SolverCase>();
        for (double crowd : new double[] {0.02, 0.2}) {
            cases.add(shipped("crowd-aversion", "crowd = " + crowd, 10, Map.of("crowd", crowd)));
        }
        return cases;
    }

    private static SolverCase shipped(String name, String difficulty, double horizon, Map<String, Double> values) {
        MeanFieldGame game = Games.load(name);
        return shipped(name, difficulty, horizon, game.initial().orElseThrow(), values);
    }

    private static SolverCase shipped(
            String name, String difficulty, double horizon, double[] initial, Map<String, Double> values) {
        return new SolverCase(name + ", " + difficulty, problem(Games.load(name), horizon, 99, initial, values));
    }

    private static SolverCase linearQuadratic(String name, int d, int steps, Map<String, Double> values) {
        MeanFieldGame game = Games.load("linear-quadratic", GameOptions.NONE.with("d", Integer.toString(d)));
        return new SolverCase(name, problem(game, 2, steps, drawn(d), values));
    }

    private static EquilibriumProblem problem(
            MeanFieldGame game, double horizon, int steps, double[] initial, Map<String, Double> values) {
        double[] parameters = game.parameters().stream()
                .mapToDouble(element ->
                        values.getOrDefault(element.name(), element.value().orElse(0)))
                .toArray();
        return EquilibriumProblem.nash(game, TimeGrid.uniform(0, horizon, steps), initial, parameters);
    }

    /** A distribution drawn from all of them by a fixed seed. */
    private static double[] drawn(int d) {
        Random random = new Random(1);
        double[] shares = new double[d];
        double sum = 0;
        for (int x = 0; x < d; x++) {
            shares[x] = -StrictMath.log(1 - random.nextDouble());
            sum += shares[x];
        }
        for (int x = 0; x < d; x++) {
            shares[x] /= sum;
        }
        return shares;
    }
}
