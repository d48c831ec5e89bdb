package tacit.simulate;

/**
 * What an epidemic among walkers is like; see {@link AgentEpidemic}. Lengths are in the unit of {@code side}, times in
 * steps.
 *
 * @param agents number of walkers, at least 4, so that some can be infected at first
 * @param steps number of time steps
 * @param side side of the square whose opposite edges are joined
 * @param infectionRadius a susceptible walker is in contact with every infected one that is nearer than this
 * @param infectionProbability probability that one contact infects, per step
 * @param infectiousSteps number of steps in which an infected walker infects others
 * @param susceptibleStep how far a susceptible walker goes in a step
 * @param infectedStep how far an infected walker goes in a step
 * @param recoveredStep how far a recovered walker goes in a step
 * @param fleeRadius a susceptible walker flees from the nearest infected one if that is nearer than this; 0 where
 *     nobody flees
 */
public record EpidemicSettings(
        int agents,
        int steps,
        double side,
        double infectionRadius,
        double infectionProbability,
        int infectiousSteps,
        double susceptibleStep,
        double infectedStep,
        double recoveredStep,
        double fleeRadius) {
    private static final int LEAST_AGENTS = 4;
    /* Three counts for each point fit into an array. */
    private static final int MOST_STEPS = 100_000_000;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException where one is out of range, with its name, its value and what to give
     */
    public EpidemicSettings {
        require(agents >= LEAST_AGENTS, "agents", agents, "be at least 4", "the number of walkers, e.g. 3000");
        require(steps >= 1, "steps", steps, "be positive", "the number of time steps, e.g. 100");
        require(steps <= MOST_STEPS, "steps", steps, "be at most 100000000", "the number of time steps, e.g. 100");
        requirePositive("side", side, "the side of the square, e.g. 10");
        requirePositive("infection-radius", infectionRadius, "the distance of a contact, e.g. 0.2");
        require(
                infectionProbability >= 0 && infectionProbability <= 1,
                "infection-probability",
                infectionProbability,
                "lie in [0, 1]",
                "the probability that one contact infects, e.g. 0.3");
        require(
                infectiousSteps >= 1,
                "infectious-steps",
                infectiousSteps,
                "be positive",
                "how many steps an infected walker infects others, e.g. 14");
        requireStep("susceptible-step", susceptibleStep, side);
        requireStep("infected-step", infectedStep, side);
        requireStep("recovered-step", recoveredStep, side);
        require(
                fleeRadius >= 0 && Double.isFinite(fleeRadius),
                "flee-radius",
                fleeRadius,
                "be finite and at least 0",
                "how near an infected walker is fled from, e.g. 0.5, or 0 where nobody flees");
    }

    /**
     * The epidemic of the literature: 100 steps on a square of side 10, contacts nearer than 0.2 infecting with
     * probability 0.3, 14 infectious steps, steps of 0.02, 0.01 and 0.02 (susceptible, infected, recovered), nobody
     * flees. Thöni et al., arXiv 2606.23155 (2026), take 150, 1,500 and 3,000 walkers.
     *
     * @throws IllegalArgumentException where there are fewer than 4 walkers
     */
    public static EpidemicSettings ofAgents(int agents) {
        return new EpidemicSettings(agents, 100, 10, 0.2, 0.3, 14, 0.02, 0.01, 0.02, 0);
    }

    /** The same epidemic over another number of steps. */
    public EpidemicSettings withSteps(int newSteps) {
        return new EpidemicSettings(
                agents,
                newSteps,
                side,
                infectionRadius,
                infectionProbability,
                infectiousSteps,
                susceptibleStep,
                infectedStep,
                recoveredStep,
                fleeRadius);
    }

    /** The same epidemic where the susceptible flee from the infected that are nearer than a radius. */
    public EpidemicSettings withFleeRadius(double newFleeRadius) {
        return new EpidemicSettings(
                agents,
                steps,
                side,
                infectionRadius,
                infectionProbability,
                infectiousSteps,
                susceptibleStep,
                infectedStep,
                recoveredStep,
                newFleeRadius);
    }

    /** How far a walker in a state goes in a step. */
    double stepLength(int state) {
        return switch (state) {
            case Walkers.SUSCEPTIBLE -> susceptibleStep;
            case Walkers.INFECTED -> infectedStep;
            default -> recoveredStep;
        };
    }

    /** The most walkers that may be infected, and the most that may be recovered, at first: less than a third. */
    int mostAtFirst() {
        return (agents - 1) / 3;
    }

    private static void requirePositive(String name, double value, String give) {
        require(value > 0 && Double.isFinite(value), name, value, "be positive and finite", give);
    }

    private static void requireStep(String name, double value, double side) {
        require(
                value >= 0 && value < side,
                name,
                value,
                "be at least 0 and less than the side of the square (" + side + ")",
                "how far a walker goes in a step, e.g. 0.02");
    }

    private static void require(boolean holds, String name, Number value, String rule, String give) {
        if (!holds) {
            throw new IllegalArgumentException(name + " (" + value + ") must " + rule + ": give " + give);
        }
    }
}
