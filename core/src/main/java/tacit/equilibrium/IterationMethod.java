package tacit.equilibrium;

import java.util.Optional;

/*
 * One solver's formula; SolverLoop owns everything around it: counting, refinement, non-finite numbers, the status.
 * An instance serves one solution.
 */
interface IterationMethod {
    /** Makes the candidate of every lane from the flow, with {@code change} and {@code faults}; repeatable. */
    void propose(Iterate iterate);

    /** Moves the flow of the given lanes and leaves the others exactly as they are. */
    void move(Iterate iterate, boolean[] moving);

    /** What is at work in a lane. */
    SolutionMethod method(int lane);

    /** How a lane ends that the method has moved and has nothing left to try in; empty while it has. */
    default Optional<Status> stuck(int lane) {
        return Optional.empty();
    }

    /**
     * Carries what the method remembers over to another grid.
     *
     * @param anew the lanes whose substeps were planned anew and are others now; not modified
     */
    void refine(FineGrid from, FineGrid to, boolean[] anew);
}
