package tacit.sensitivity;

import java.util.function.Function;
import tacit.equilibrium.Equilibrium;

/** Gradients of a loss of the equilibrium flow. Implementations are immutable and thread-safe. */
public interface Adjoint {
    /**
     * The gradient of {@code L(μ)} with respect to all that the game reads. A lane whose equilibrium has not
     * converged, or whose adjoint does not, has a status that says so, and NaN gradients.
     *
     * @param equilibrium where the derivative is taken
     * @param flowCotangent {@code ∂L/∂μ} at the grid points, {@code [K+1][d][L]}; not modified
     * @throws IllegalArgumentException where the cotangent is not of that size
     */
    FlowGradient gradient(Equilibrium equilibrium, double[] flowCotangent);

    /**
     * Several gradients at one equilibrium, which share what depends on that alone, such as factors. One thread at a time
     * may ask.
     *
     * @return {@link #gradient} as a function of the flow's cotangent
     */
    default Function<double[], FlowGradient> at(Equilibrium equilibrium) {
        return flowCotangent -> gradient(equilibrium, flowCotangent);
    }
}
