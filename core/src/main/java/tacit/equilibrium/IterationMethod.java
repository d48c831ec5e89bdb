package tacit.equilibrium;

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

    /** Whether the method has nothing left to try in a lane that it has moved; the lane then ends without convergence. */
    default boolean stuck(int lane) {
        return false;
    }

    /** Carries what the method remembers over to a finer grid. */
    void refine(FineGrid from, FineGrid to);
}
