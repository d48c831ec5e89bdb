package tacit.equilibrium;

/** How the error of a flow falls with the time step. */
public enum TimeOrder {
    /** With Δ: the equilibrium of the discrete game itself. */
    FIRST,
    /** With Δ²: two equilibria, extrapolated; see {@link Richardson}. */
    SECOND
}
