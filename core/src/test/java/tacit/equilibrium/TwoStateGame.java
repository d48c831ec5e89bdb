package tacit.equilibrium;

import tacit.game.TransitionGraph;

/** Two states without a choice: 0→1 at rate a, 1→0 at rate b, running cost c in state 0; parameters a, b, c. */
final class TwoStateGame extends HandwrittenGame {
    TwoStateGame() {
        super("two-state", new TransitionGraph(2, new int[] {0, 1}, new int[] {1, 0}), "a", "b", "c");
    }

    @Override
    protected void evaluate(Arguments at, Answer answer) {
        double rise = at.u()[1] - at.u()[0];
        answer.q()[0] = at.gamma()[0];
        answer.q()[1] = at.gamma()[1];
        answer.h()[0] = at.gamma()[2] + at.gamma()[0] * rise;
        answer.h()[1] = -at.gamma()[1] * rise;
    }

    @Override
    protected void tangent(Arguments at, Arguments dir, Answer derivative) {
        double rise = at.u()[1] - at.u()[0];
        double dRise = dir.u()[1] - dir.u()[0];
        derivative.q()[0] = dir.gamma()[0];
        derivative.q()[1] = dir.gamma()[1];
        derivative.h()[0] = dir.gamma()[2] + dir.gamma()[0] * rise + at.gamma()[0] * dRise;
        derivative.h()[1] = -dir.gamma()[1] * rise - at.gamma()[1] * dRise;
    }

    @Override
    protected void cotangent(Arguments at, Answer seed, Arguments sum) {
        double rise = at.u()[1] - at.u()[0];
        double riseBar = seed.h()[0] * at.gamma()[0] - seed.h()[1] * at.gamma()[1];
        sum.gamma()[0] += seed.q()[0] + seed.h()[0] * rise;
        sum.gamma()[1] += seed.q()[1] - seed.h()[1] * rise;
        sum.gamma()[2] += seed.h()[0];
        sum.u()[1] += riseBar;
        sum.u()[0] -= riseBar;
    }

    @Override
    protected void terminal(Arguments at, double[] g) {}

    @Override
    protected void terminalTangent(Arguments at, Arguments dir, double[] g) {}

    @Override
    protected void terminalCotangent(Arguments at, double[] seed, Arguments sum) {}
}
