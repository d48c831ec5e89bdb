package tacit.sensitivity;

import java.util.function.DoublePredicate;
import tacit.equilibrium.Equilibrium;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;

/**
 * Which optimal controls stand at a bound, {@code [n][2][control][lane]} over all fine steps: those of the Bellman
 * recursion, and those of the rates, which {@code EULER} takes from another value function.
 */
record ActiveSet(boolean[] atBound, int lanes) {
    static ActiveSet of(Equilibrium equilibrium, DoublePredicate bound) {
        int lanes = equilibrium.lanes();
        int width = equilibrium.problem().game().controls().size() * lanes;
        double[] controls = new double[2 * equilibrium.fineGrid().steps() * width];
        GameEvaluator evaluator = equilibrium.problem().game().evaluator(lanes);
        GamePoint point = new GamePoint();
        for (int i = 0; i < controls.length / width; i++) {
            int n = i / 2;
            int read = i % 2 == 0 ? n + 1 : equilibrium.fineGrid().valuePoint(n);
            equilibrium.fineGrid().place(point, n, equilibrium.fineValues(), read, equilibrium.fineFlow());
            evaluator.controls(point, controls, i * width);
        }
        boolean[] atBound = new boolean[controls.length];
        for (int i = 0; i < controls.length; i++) {
            atBound[i] = bound.test(controls[i]);
        }
        return new ActiveSet(atBound, lanes);
    }

    /** Whether the same controls stand at a bound in a lane. */
    boolean sameIn(int lane, ActiveSet other) {
        for (int i = lane; i < atBound.length; i += lanes) {
            if (atBound[i] != other.atBound[i]) {
                return false;
            }
        }
        return true;
    }

    /** The number of controls at a bound, or between bounds, in a lane. */
    int count(int lane, boolean bound) {
        int count = 0;
        for (int i = lane; i < atBound.length; i += lanes) {
            count += atBound[i] == bound ? 1 : 0;
        }
        return count;
    }
}
