package tacit.game;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.LoopBuilder;

/** The states of one declared cost as instances of a loop. */
final class StateLoop {
    private final LoopBuilder loop;
    private final int[] states;
    private final @Nullable ControlSymbol control;
    private final Expression cost;

    /**
     * Makes the loop.
     *
     * @param effort the control that the cost may read, or null
     */
    StateLoop(
            ProgramBuilder program,
            StateFormula formula,
            List<Map.Entry<Integer, Map<String, Integer>>> matches,
            @Nullable ControlDeclaration effort) {
        loop = program.loop("state " + formula.state(), matches.size());
        states = matches.stream().mapToInt(Map.Entry::getKey).toArray();
        control = effort == null ? null : new ControlSymbol(effort, states, states, graph().symbol(effort.label()));
        FormulaLowering lowering = new FormulaLowering(
                program, loop, matches.stream().map(Map.Entry::getValue).toList(), control);
        Expression always = lowering.lower(formula.formula());
        cost = formula.when()
                .map(condition -> lowering.choose(condition, always, graph().constant(0)))
                .orElse(always);
    }

    LoopBuilder loop() {
        return loop;
    }

    ExpressionGraph graph() {
        return loop.graph();
    }

    int[] states() {
        return states;
    }

    Expression cost() {
        return cost;
    }

    /** The control's symbol; only for games of one effort. */
    Expression control() {
        if (control == null) {
            throw new IllegalStateException("a cost of states reads no control here");
        }
        return control.symbol();
    }
}
