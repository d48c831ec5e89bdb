package tacit.equilibrium;

/** A way of getting from one iterate to the next; what a solver did last in a lane. */
public enum SolutionMethod {
    /** A damped step towards the flow that the best response generates. */
    PICARD("picard"),
    /** The same, extrapolated from the last iterates. */
    ANDERSON("anderson"),
    /** A Newton step, its linear system solved by block elimination. */
    NEWTON("newton"),
    /** A Newton step, its linear system solved by a Krylov method. */
    NEWTON_KRYLOV("newton-krylov");

    private final String text;

    SolutionMethod(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
