package tacit.sensitivity;

import java.util.function.DoublePredicate;
import tacit.equilibrium.Equilibrium;
import tacit.game.GameEvaluator;
import tacit.game.GamePoint;
import tacit.game.GameResponse;
import tacit.game.GameResponse.Result;

/**
 * Which optimal controls stand at a bound, {@code [n][2][control][lane]} over all fine steps: those of the Bellman
 * recursion, and those of the rates, which {@code EULER} takes from another value function.
 *
 * @param atBound which controls stand at a bound that is a number
 * @param still which rates are zero, {@code [n][2][edge][lane]}, as where a bound is an expression that stops a move
 */
record ActiveSet(boolean[] atBound, boolean[] still, int lanes) {
    static ActiveSet of(Equilibrium equilibrium, DoublePredicate bound) {
        int lanes = equilibrium.lanes();
        int width = equilibrium.problem().game().controls().size() * lanes;
        int edges = equilibrium.problem().game().graph().edges() * lanes;
        int reads = 2 * equilibrium.fineGrid().steps();
        double[] controls = new double[reads * width];
        double[] rates = new double[reads * edges];
        GameResponse response = new GameResponse()
                .set(Result.HAMILTONIAN, new double[equilibrium.problem().states() * lanes], 0);
        GameEvaluator evaluator = equilibrium.problem().game().evaluator(lanes);
        GamePoint point = new GamePoint();
        for (int i = 0; i < reads; i++) {
            int n = i / 2;
            int read = i % 2 == 0 ? n + 1 : equilibrium.fineGrid().valuePoint(n);
            equilibrium.fineGrid().place(point, n, equilibrium.fineValues(), read, equilibrium.fineFlow());
            evaluator.controls(point, controls, i * width);
            evaluator.evaluate(point, response.set(Result.RATE, rates, i * edges));
        }
        boolean[] atBound = new boolean[controls.length];
        for (int i = 0; i < controls.length; i++) {
            atBound[i] = bound.test(controls[i]);
        }
        boolean[] still = new boolean[rates.length];
        for (int i = 0; i < rates.length; i++) {
            still[i] = rates[i] == 0;
        }
        return new ActiveSet(atBound, still, lanes);
    }

    /** Whether the same controls stand at a bound in a lane. */
    boolean sameIn(int lane, ActiveSet other) {
        return same(lane, atBound, other.atBound) && same(lane, still, other.still);
    }

    private boolean same(int lane, boolean[] one, boolean[] other) {
        for (int i = lane; i < one.length; i += lanes) {
            if (one[i] != other[i]) {
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
