package tacit.game;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A finite-state mean field game at one instant: its states, moves and parameters, and evaluators of its Hamiltonian,
 * optimal rates and terminal cost. It knows nothing of time grids, solvers or data, and is immutable and thread-safe.
 */
public interface MeanFieldGame {
    /** The game's name, in kebab-case. */
    String name();

    /** The moves there are. */
    TransitionGraph graph();

    /** The states' names, in order. */
    List<String> states();

    /** The parameters {@code γ}, element by element in the order of their arrays. */
    List<ParameterElement> parameters();

    /** The inputs, element by element in the order of their arrays. */
    List<ParameterElement> inputs();

    /**
     * The controls' names, such as {@code alpha[S]} or {@code a[0,1]}, in the order of {@link GameEvaluator#controls}.
     */
    List<String> controls();

    /** The number of action aggregates {@code z}; 0 unless it is a game of controls. */
    int actionAggregates();

    /** The shares at the beginning that the game itself gives, {@code [d]}; a copy. */
    default Optional<double[]> initial() {
        return Optional.empty();
    }

    /** The last time that the game itself gives. */
    default OptionalDouble horizon() {
        return OptionalDouble.empty();
    }

    /** A new evaluator for the given number of lanes. */
    GameEvaluator evaluator(int lanes);

    /** A new stepper for the given number of lanes. */
    default GameStepper stepper(int lanes) {
        return new PlainStepper(graph(), evaluator(lanes));
    }
}
