package tacit.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tacit.catalogue.Games;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Instances;
import tacit.equilibrium.TimeGrid;
import tacit.formula.FormulaParser;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;
import tacit.parameter.Constant;
import tacit.parameter.ParameterBlock;
import tacit.parameter.ParameterModel;
import tacit.parameter.TimePath;
import tacit.parameter.Transform;

/**
 * A shipped game on a grid, with a model of its parameters and ranges to draw them from.
 *
 * @param kind how the leading parameter is given
 * @param ranges the parameters that are looked for, and ranges of their values in which some controls are clipped
 */
record GameInstance(MeanFieldGame game, TimeGrid grid, Kind kind, Map<String, double[]> ranges) {
    /** How the leading parameter is given: by a formula of time and flow, or looked for. */
    enum Kind {
        FORMULA,
        CONSTANT,
        TIME_PATH
    }

    static List<GameInstance> all(Kind kind) {
        return List.of(
                make("epidemic", kind, GameOptions.NONE, "beta", "0.5 + 0.05*t + mu[R]", 15, EPIDEMIC),
                make("linear-quadratic", kind, d("3"), "gamma", "0.1 + 2.9*mu[0] + t", 1, LINEAR_QUADRATIC),
                make("linear-quadratic", kind, d("5"), "gamma", "0.1 + 2.9*mu[0] + t", 1, LINEAR_QUADRATIC),
                make("bike-share", kind, GameOptions.NONE, "phi", "0.2 + 2*mu[park] + t", 1, BIKE_SHARE),
                make("crowd-aversion", kind, LATTICE, "price", "0.3 + mu[0, 0] + t", 2, CROWD_AVERSION),
                make("emissions", kind, d("8"), "b", "0.3 + 2*mu[3] + t/3", 3, EMISSIONS));
    }

    private static final Map<String, double[]> EPIDEMIC = Map.of(
            "beta", new double[] {0.7, 1.4},
            "gamma", new double[] {0.15, 0.4},
            "c_alpha", new double[] {0.8, 1.2},
            "c_I", new double[] {1, 3});

    private static final Map<String, double[]> LINEAR_QUADRATIC = Map.of(
            "gamma", new double[] {0.3, 1.5},
            "w", new double[] {0.5, 1.5},
            "b", new double[] {0.3, 2},
            "kappa", new double[] {0.1, 0.5},
            "c", new double[] {0.1, 1},
            "c_T", new double[] {0.1, 1},
            "s", new double[] {1, 4});

    private static final Map<String, double[]> BIKE_SHARE = Map.of(
            "q", new double[] {0.1, 1.5},
            "c", new double[] {-1, 1},
            "phi", new double[] {0.1, 2},
            "w", new double[] {-1, 1});

    private static final GameOptions LATTICE = GameOptions.NONE.with("n", "3").with("m", "2");

    private static final Map<String, double[]> CROWD_AVERSION = Map.of(
            "price", new double[] {0.5, 2},
            "crowd", new double[] {0.02, 0.3},
            "goal", new double[] {1, 4});

    /**
     * Both deterrents and bandwagons; where a level costs more than {@code b}, abatement stands at its upper bound. On
     * the shipped twenty levels shares are so small that differences keep fewer digits of their slopes than on eight.
     */
    private static final Map<String, double[]> EMISSIONS = Map.of(
            "b", new double[] {0.5, 1.5},
            "Lambda", new double[] {2, 4},
            "lambda", new double[] {1, 3},
            "s", new double[] {-1, 2});

    private static GameOptions d(String d) {
        return GameOptions.NONE.with("d", d);
    }

    private static GameInstance make(
            String name,
            Kind kind,
            GameOptions options,
            String leading,
            String formula,
            double horizon,
            Map<String, double[]> ranges) {
        GameOptions all = kind == Kind.FORMULA ? options.with(leading, FormulaParser.parse(formula)) : options;
        return new GameInstance(Games.load(name, all), TimeGrid.uniform(0, horizon, 20), kind, ranges);
    }

    /** Looked for are all parameters the game reads: in time where the kind is that, otherwise as constants. */
    ParameterModel model() {
        int p = game.parameters().size();
        double[] values = game.parameters().stream()
                .mapToDouble(element -> element.value().orElseThrow())
                .toArray();
        List<ParameterBlock> blocks = new ArrayList<>();
        for (String name : names()) {
            blocks.add(kind == Kind.TIME_PATH ? TimePath.parameters(3, name) : Constant.parameters(name));
        }
        return ParameterModel.of(game, grid, GridPath.constant(p, 1, values), blocks);
    }

    private List<String> names() {
        return game.parameters().stream()
                .map(ParameterElement::block)
                .distinct()
                .toList();
    }

    /** Components of {@code θ} at random, {@code [component][lane]}, whose quantities lie in the ranges. */
    double[] theta(ParameterModel model, int lanes, SplittableRandom random) {
        double[] theta = new double[model.size() * lanes];
        for (int i = 0; i < theta.length; i++) {
            String label = model.unknowns().get(i / lanes).name();
            String block = names().stream()
                    .filter(name -> label.matches(name + "(\\W.*)?"))
                    .findFirst()
                    .orElseThrow();
            double[] range = Objects.requireNonNull(ranges.get(block), block);
            Transform transform = Transform.of(model.unknowns().get(i / lanes).domain());
            theta[i] = transform.inverse(random.nextDouble(range[0], range[1]));
        }
        return theta;
    }

    /** The problem at {@code θ}, initial shares at random. Bicycles: one station is closed for a while. */
    EquilibriumProblem problem(GridPath parameters, int lanes, Coupling coupling, SplittableRandom random) {
        double[] initial = Instances.shares(game.states().size(), lanes, random);
        return EquilibriumProblem.nash(game, grid, initial, parameters)
                .withCoupling(coupling)
                .withInputs(inputs(lanes));
    }

    private GridPath inputs(int lanes) {
        int count = game.inputs().size();
        double[] values = new double[grid.points() * count * lanes];
        for (int i = 0; i < values.length; i++) {
            int k = i / (count * lanes);
            values[i] = switch (game.inputs().get(i / lanes % count).name()) {
                case "open[market]" -> k >= 7 && k < 14 ? 0 : 1;
                case "stuck" -> 2;
                default -> 1;
            };
        }
        return GridPath.of(grid.points(), count, lanes, values);
    }

    /** Whether an input is a number that may be varied a little, rather than a switch. */
    boolean varies(int input) {
        return game.inputs().get(input).name().equals("stuck");
    }

    /** The number of inputs that vary. */
    long varyingInputs() {
        return IntStream.range(0, game.inputs().size()).filter(this::varies).count();
    }

    /** Whether a control of this value stands at a bound that is a number. */
    boolean isBound(double control) {
        return control == 0 || control == (game.name().equals("epidemic") ? 1 : 100);
    }

    @Override
    public String toString() {
        return game.name() + " with " + game.states().size() + " states, " + kind;
    }
}
