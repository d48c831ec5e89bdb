package tacit.network;

/** The function that every hidden unit applies to the sum it receives. */
public enum Activation {
    /** {@code max(0, z)}; its slope at 0 counts as 0. */
    RELU,
    /** The hyperbolic tangent, {@code tanh z}. */
    TANH,
    /** {@code log(1 + e^z)}. */
    SOFTPLUS,
    /**
     * {@code z/(1 + e^−z)}. Source: S. Elfwing, E. Uchibe, K. Doya, "Sigmoid-weighted linear units for neural network
     * function approximation in reinforcement learning", Neural Networks 107, 2018.
     */
    SILU
}
