package tacit.equilibrium;

import java.util.Arrays;

/* μ ← μ + ω (Φ(μ) − μ), with Φ(μ) the flow that the best response to μ generates. */
final class PicardMethod implements IterationMethod {
    private final AdaptiveDamping damping;

    PicardMethod(double damping, Iterate start) {
        int lanes = start.grid().problem().lanes();
        this.damping = new AdaptiveDamping(damping, start.flow().length / lanes, lanes);
    }

    @Override
    public void propose(Iterate iterate) {
        Arrays.fill(iterate.faults(), -1);
        iterate.sweeps().backward(iterate.grid(), iterate.flow(), iterate.values(), iterate.faults());
        iterate.sweeps().forward(iterate.grid(), iterate.values(), iterate.image(), iterate.faults());
        Sweeps.distance(iterate.image(), iterate.flow(), iterate.change());
    }

    @Override
    public void move(Iterate iterate, boolean[] moving) {
        damping.move(iterate.flow(), iterate.image(), moving);
    }

    @Override
    public SolutionMethod method(int lane) {
        return SolutionMethod.PICARD;
    }

    @Override
    public void refine(FineGrid from, FineGrid to) {
        damping.refine(from, to);
    }
}
