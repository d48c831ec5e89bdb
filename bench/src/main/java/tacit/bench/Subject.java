package tacit.bench;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import tacit.catalogue.Games;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.game.GameOptions;
import tacit.game.MeanFieldGame;
import tacit.game.ParameterElement;

/** The games that are measured, each on a grid of 100 points. */
public enum Subject {
    /** Linear-quadratic, 3 states, horizon 2, parameters as shipped (price of moving 1.55). */
    LINEAR_QUADRATIC_3("linear-quadratic, d = 3") {
        @Override
        EquilibriumProblem problem(int lanes) {
            return linearQuadratic(3, lanes);
        }
    },
    /** The same with 8 states. */
    LINEAR_QUADRATIC_8("linear-quadratic, d = 8") {
        @Override
        EquilibriumProblem problem(int lanes) {
            return linearQuadratic(8, lanes);
        }
    },
    /** The epidemic, horizon 40, as shipped but for {@code c_I = 1}, at which people do avoid contact. */
    EPIDEMIC("epidemic") {
        @Override
        EquilibriumProblem problem(int lanes) {
            MeanFieldGame game = Games.load("epidemic");
            Random random = new Random(SEED);
            double[] initial = new double[3 * lanes];
            for (int lane = 0; lane < lanes; lane++) {
                double infected = 0.005 + 0.015 * random.nextDouble();
                initial[lane] = 1 - infected;
                initial[lanes + lane] = infected;
            }
            return nash(game, 40, initial, lanes, element -> element.name().equals("c_I") ? 1 : shipped(element));
        }
    };

    private static final int STEPS = 99;
    private static final long SEED = 1;

    private final String title;

    Subject(String title) {
        this.title = title;
    }

    /** What tables call it. */
    String title() {
        return title;
    }

    /** Its problem, the lanes differing in their initial distributions, which a fixed seed draws. */
    abstract EquilibriumProblem problem(int lanes);

    private static EquilibriumProblem linearQuadratic(int states, int lanes) {
        MeanFieldGame game = Games.load("linear-quadratic", GameOptions.NONE.with("d", Integer.toString(states)));
        return nash(game, 2, uniformOnSimplex(states, lanes), lanes, Subject::shipped);
    }

    static double[] uniformOnSimplex(int states, int lanes) {
        Random random = new Random(SEED);
        double[] initial = new double[states * lanes];
        for (int lane = 0; lane < lanes; lane++) {
            double sum = 0;
            for (int i = lane; i < initial.length; i += lanes) {
                initial[i] = -StrictMath.log(1 - random.nextDouble());
                sum += initial[i];
            }
            for (int i = lane; i < initial.length; i += lanes) {
                initial[i] /= sum;
            }
        }
        return initial;
    }

    private static double shipped(ParameterElement element) {
        return element.value().orElseThrow();
    }

    private static EquilibriumProblem nash(
            MeanFieldGame game, double horizon, double[] initial, int lanes, ToDoubleFunction<ParameterElement> value) {
        int count = game.parameters().size();
        double[] parameters = new double[count * lanes];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = value.applyAsDouble(game.parameters().get(i / lanes));
        }
        return EquilibriumProblem.nash(
                game, TimeGrid.uniform(0, horizon, STEPS), initial, GridPath.constant(count, lanes, parameters));
    }
}
