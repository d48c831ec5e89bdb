package tacit.equilibrium;

import java.util.Arrays;
import tacit.game.TransitionGraph;

/**
 * Epidemic with voluntary avoidance: S→I at {@code β α μ_I · open}, I→R at {@code γ}, contact effort
 * {@code α ∈ [0,1]} at cost {@code c_α (1−α)²/2} in S, {@code c_I} in I; parameters β, γ, c_α, c_I; input open.
 */
public final class EpidemicGame extends HandwrittenGame {
    public EpidemicGame() {
        super("epidemic", new TransitionGraph(3, new int[] {0, 1}, new int[] {1, 2}), "beta", "gamma", "c_a", "c_I");
        addInput("open", 1);
    }

    /** Force of infection, effort and whether the effort lies inside its bounds. */
    private record Contact(double force, double rise, double effort, boolean free) {
        static Contact of(Arguments at) {
            double force = at.gamma()[0] * at.mu()[1] * at.input()[0];
            double rise = at.u()[1] - at.u()[0];
            double effort = 1 - force * rise / at.gamma()[2];
            return new Contact(force, rise, Math.min(Math.max(effort, 0), 1), effort > 0 && effort < 1);
        }
    }

    @Override
    protected void evaluate(Arguments at, Answer answer) {
        Contact contact = Contact.of(at);
        double avoid = 1 - contact.effort();
        answer.q()[0] = contact.force() * contact.effort();
        answer.q()[1] = at.gamma()[1];
        answer.h()[0] = at.gamma()[2] * avoid * avoid / 2 + answer.q()[0] * contact.rise();
        answer.h()[1] = at.gamma()[3] + answer.q()[1] * (at.u()[2] - at.u()[1]);
        answer.h()[2] = 0;
    }

    @Override
    protected void tangent(Arguments at, Arguments dir, Answer derivative) {
        Contact contact = Contact.of(at);
        double avoid = 1 - contact.effort();
        double dForce = dir.gamma()[0] * at.mu()[1] * at.input()[0]
                + at.gamma()[0] * dir.mu()[1] * at.input()[0]
                + at.gamma()[0] * at.mu()[1] * dir.input()[0];
        double dRise = dir.u()[1] - dir.u()[0];
        double dEffort = contact.free()
                ? (-dForce * contact.rise() - contact.force() * dRise + avoid * dir.gamma()[2]) / at.gamma()[2]
                : 0;
        Arrays.fill(derivative.h(), 0);
        derivative.q()[0] = dForce * contact.effort() + contact.force() * dEffort;
        derivative.q()[1] = dir.gamma()[1];
        derivative.h()[0] = dir.gamma()[2] * avoid * avoid / 2
                + contact.effort() * (dForce * contact.rise() + contact.force() * dRise);
        derivative.h()[1] =
                dir.gamma()[3] + dir.gamma()[1] * (at.u()[2] - at.u()[1]) + at.gamma()[1] * (dir.u()[2] - dir.u()[1]);
    }

    @Override
    protected void cotangent(Arguments at, Answer seed, Arguments sum) {
        Contact contact = Contact.of(at);
        double avoid = 1 - contact.effort();
        double effortBar = contact.free() ? seed.q()[0] * contact.force() / at.gamma()[2] : 0;
        double forceBar = seed.q()[0] * contact.effort()
                + seed.h()[0] * contact.effort() * contact.rise()
                - effortBar * contact.rise();
        double riseBar = seed.h()[0] * contact.effort() * contact.force() - effortBar * contact.force();
        sum.gamma()[0] += forceBar * at.mu()[1] * at.input()[0];
        sum.mu()[1] += forceBar * at.gamma()[0] * at.input()[0];
        sum.input()[0] += forceBar * at.gamma()[0] * at.mu()[1];
        sum.u()[1] += riseBar - seed.h()[1] * at.gamma()[1];
        sum.u()[0] -= riseBar;
        sum.u()[2] += seed.h()[1] * at.gamma()[1];
        sum.gamma()[1] += seed.q()[1] + seed.h()[1] * (at.u()[2] - at.u()[1]);
        sum.gamma()[2] += seed.h()[0] * avoid * avoid / 2 + effortBar * avoid;
        sum.gamma()[3] += seed.h()[1];
    }

    @Override
    protected void terminal(Arguments at, double[] g) {
        Arrays.fill(g, 0);
    }

    @Override
    protected void terminalTangent(Arguments at, Arguments dir, double[] g) {
        Arrays.fill(g, 0);
    }

    @Override
    protected void terminalCotangent(Arguments at, double[] seed, Arguments sum) {}
}
