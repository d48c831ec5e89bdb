package tacit.equilibrium;

/** How the number of substeps of each interval is found. */
public sealed interface SubstepRule {
    /** The most substeps of one interval that {@link Automatic} tries unless told otherwise. */
    int DEFAULT_LIMIT = 4096;

    /**
     * The smallest power of two, lane by lane, at which every step met is a stochastic matrix,
     * {@code Δ · Σ_y q_xy ≤ 1} in every state {@code x}.
     *
     * @param limit the most substeps of one interval; beyond it a lane ends with {@link Status#STEP_TOO_LARGE}
     */
    record Automatic(int limit) implements SubstepRule {
        /** Checks that the limit is a power of two. */
        public Automatic {
            if (limit < 1 || Integer.bitCount(limit) != 1) {
                throw new IllegalArgumentException(
                        "limit (" + limit + ") of the substeps must be a power of two: give e.g. " + DEFAULT_LIMIT);
            }
        }
    }

    /**
     * The given substeps: for line searches and difference quotients, in which the discrete problem must stay the
     * same. A lane whose steps are not stochastic with them ends with {@link Status#STEP_TOO_LARGE}.
     *
     * @param substeps numbers of substeps, such as those of an earlier {@link Equilibrium}
     */
    record Frozen(Substeps substeps) implements SubstepRule {}

    /** One substep for each interval. A lane that needs more ends with {@link Status#STEP_TOO_LARGE}. */
    record Single() implements SubstepRule {}

    /** Automatic substeps, up to {@link #DEFAULT_LIMIT}. */
    static SubstepRule automatic() {
        return new Automatic(DEFAULT_LIMIT);
    }
}
