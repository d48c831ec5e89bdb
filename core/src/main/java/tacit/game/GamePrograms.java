package tacit.game;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.formula.Program;
import tacit.formula.SourcePosition;

/**
 * What a game's formulas become: the graph, the layout of its arrays, and programs.
 *
 * @param instant from {@link GamePoint} to {@link GameResponse}, their slices in order its external buffers
 * @param bellman from {@link GamePoint} and the length to what a Bellman step leads to and its strain
 * @param kolmogorov the same for a Kolmogorov step
 * @param terminal from {@link GamePoint} to the terminal cost
 * @param control from {@link GamePoint} to the optimal controls
 * @param curvature from {@link GamePoint} to the second derivative of the cost in each control
 * @param transitions the first declaration of each edge's rate
 * @param controlPosition where the control is declared; where the states are, if there is none
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
        Program instant,
        Program bellman,
        Program kolmogorov,
        Program terminal,
        Program control,
        Program curvature,
        List<EdgeFormula> transitions,
        SourcePosition controlPosition,
        Optional<double[]> initial,
        OptionalDouble horizon) {}
