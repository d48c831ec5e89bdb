package tacit.equilibrium;

/**
 * What the solution of one lane took.
 *
 * @param iterations iterations of any method; each costs two sweeps, beside what the method itself takes
 * @param linearSolves linear systems that were solved on the way
 * @param method the method that was at work when the solution ended
 */
public record Effort(int iterations, int linearSolves, SolutionMethod method) {}
