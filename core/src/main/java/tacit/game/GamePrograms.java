package tacit.game;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.formula.Program;

/**
 * What a game's formulas become: the graph, the layout of its arrays, and programs.
 *
 * @param step from {@link GamePoint} to {@link GameResponse}, their slices in order its external buffers
 * @param terminal from {@link GamePoint} to the terminal cost
 * @param control from {@link GamePoint} to the optimal controls
 * @param initial the shares at the beginning that the game file gives
 * @param horizon the last time that the game file gives
 */
record GamePrograms(
        String name,
        TransitionGraph graph,
        List<String> states,
        List<ParameterElement> parameters,
        List<ParameterElement> inputs,
        List<String> controls,
        Program step,
        Program terminal,
        Program control,
        Optional<double[]> initial,
        OptionalDouble horizon) {}
