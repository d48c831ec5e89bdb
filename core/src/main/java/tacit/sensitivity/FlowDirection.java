package tacit.sensitivity;

/**
 * A direction in which an equilibrium is moved.
 *
 * @param parameters {@code δγ}, {@code [K+1][p][L]}; kept, not modified
 * @param initial {@code δμ_0}, {@code [d][L]}; kept, not modified
 */
public record FlowDirection(double[] parameters, double[] initial) {}
