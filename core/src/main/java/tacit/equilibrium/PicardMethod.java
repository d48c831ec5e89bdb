package tacit.equilibrium;

/* μ ← μ + ω (Φ(μ) − μ), with Φ(μ) the flow that the best response to μ generates. */
final class PicardMethod implements IterationMethod {
    private final AdaptiveDamping damping;

    PicardMethod(double damping, Iterate start) {
        int lanes = start.grid().problem().lanes();
        this.damping = new AdaptiveDamping(damping, start.flow().length / lanes, lanes);
    }

    @Override
    public void propose(Iterate iterate) {
        iterate.respond();
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
    public void refine(FineGrid from, FineGrid to, boolean[] anew) {
        damping.refine(from, to);
    }
}
