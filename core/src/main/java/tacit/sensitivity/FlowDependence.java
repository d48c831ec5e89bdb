package tacit.sensitivity;

/**
 * Parameters that read the equilibrium's own flow, {@code γ_k = Γ(t_k, μ_k)}, for all lanes of a problem: the map, and
 * the products with its derivative at the flow that was read last. One thread at a time may use it.
 *
 * <p>Flows are {@code [K+1][d][L]}, parameters {@code [K+1][p][L]}; elements that do not read the flow have derivative
 * 0.
 */
public interface FlowDependence {
    /**
     * Reads a flow; shares may lie outside [0, 1] by as much as an iterate does.
     *
     * @param flow kept until the next is read; not modified
     * @param parameters all of the game, overwritten
     */
    void read(double[] flow, double[] parameters);

    /**
     * Writes {@code (∂γ/∂μ) δμ}.
     *
     * @param flowDirection {@code δμ}, not modified
     * @param parameterTangent overwritten
     */
    void tangent(double[] flowDirection, double[] parameterTangent);

    /**
     * Adds {@code (∂γ/∂μ)ᵀ γ̄}.
     *
     * @param parameterCotangent {@code γ̄}, not modified
     * @param flowCotangent {@code μ̄}, added to
     */
    void pullback(double[] parameterCotangent, double[] flowCotangent);
}
