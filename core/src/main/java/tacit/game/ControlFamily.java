package tacit.game;

import java.util.List;
import tacit.formula.Buffer;
import tacit.formula.Expression;

/** How a game's optimal controls follow from its costs, in closed form. */
sealed interface ControlFamily permits ControlFamily.None, EdgeControl, EffortControl {
    /** Adds the loops that the optimal controls need. */
    void prepare();

    /** An expression of the control on edges as one of the optimal control. */
    At onEdges(EdgeLoop loop, Expression rate, Expression cost);

    /** An expression of the control in states as one of the optimal control. */
    At inStates(StateLoop loop);

    /** The controls' names. */
    List<String> names();

    /** Adds the loops that write the optimal controls. */
    void write(Buffer controls);

    /** Adds the loops that write the second derivative {@code c₂} of the cost in each control. */
    void writeCurvatures(Buffer curvatures);

    /**
     * Rate and cost at the optimal control.
     *
     * @param rate the rate, to be differentiated through the control
     * @param heldRate the same, the control held where the envelope theorem allows it
     * @param heldCost the cost likewise
     */
    record At(Expression rate, Expression heldRate, Expression heldCost) {}

    /** There is nothing to choose. */
    record None() implements ControlFamily {
        @Override
        public void prepare() {}

        @Override
        public At onEdges(EdgeLoop loop, Expression rate, Expression cost) {
            return new At(rate, rate, cost);
        }

        @Override
        public At inStates(StateLoop loop) {
            return new At(loop.cost(), loop.cost(), loop.cost());
        }

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public void write(Buffer controls) {}

        @Override
        public void writeCurvatures(Buffer curvatures) {}
    }
}
