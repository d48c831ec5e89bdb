package tacit.game;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Takes steps of the Markov chain {@code P = I + ΔQ} that a game's optimal rates make, for a fixed number of lanes. It
 * holds scratch memory and so belongs to one thread; nothing is allocated by a call. A lane's results depend on that
 * lane alone.
 *
 * <p>The strain of a step says whether {@code P} is a stochastic matrix: it is the largest {@code Δ Σ_y q_xy} of all
 * states, or {@link #NEGATIVE_RATE} where a rate is negative and {@code Δ > 0}.
 */
public interface GameStepper {
    /** The strain of a step with a negative rate. */
    double NEGATIVE_RATE = Double.MAX_VALUE;

    /** What a derivative is taken in. */
    enum Variables {
        /** The value function and the flow. */
        STATE,
        /** The parameters and the inputs. */
        GIVEN,
        /** All of these. */
        ALL
    }

    /** The number of lanes of every array this stepper is given. */
    int lanes();

    /**
     * The Bellman step {@code u_x + Δ h_x(u, μ, γ, t)}.
     *
     * @param at where the game is asked; not modified
     * @param step its length is read; what it leads to is overwritten, and its strain raised to that of this step where
     *     it is smaller
     */
    void bellman(GamePoint at, Step step);

    /**
     * The Kolmogorov step {@code μ + Δ Q(u, μ, γ, t)ᵀ μ}, as what stays, {@code μ_x (1 − Δ Σ_y q_xy)}, and what
     * arrives: in this form no share turns negative by rounding while {@code Δ Σ_y q_xy ≤ 1}.
     *
     * @param at where the game is asked; not modified
     * @param step its length is read; what it leads to is overwritten, and its strain raised to that of this step where
     *     it is smaller
     */
    void kolmogorov(GamePoint at, Step step);

    /**
     * Bellman steps one after the other.
     *
     * @param at where the game is asked at the first step; not modified
     * @param step the first step, as in {@link #bellman(GamePoint, Step)}; not modified itself
     * @param strides how both move after each step
     * @param count the number of steps
     */
    void bellman(GamePoint at, Step step, Strides strides, int count);

    /** Kolmogorov steps one after the other; see {@link #bellman(GamePoint, Step, Strides, int)}. */
    void kolmogorov(GamePoint at, Step step, Strides strides, int count);

    /**
     * The derivative of the Bellman step in a direction (a JVP).
     *
     * @param variables what the direction is not zero in
     * @param at where the game is asked; not modified
     * @param direction the direction, its time ignored; not modified
     * @param step its length is read; what it leads to is overwritten with the derivative
     */
    void bellmanTangent(Variables variables, GamePoint at, GamePoint direction, Step step);

    /** The derivative of the Kolmogorov step in a direction; see {@link #bellmanTangent}. */
    void kolmogorovTangent(Variables variables, GamePoint at, GamePoint direction, Step step);

    /**
     * Adds the derivative of {@code Σ_x s_x (u_x + Δ h_x)} (a VJP).
     *
     * @param variables what the derivative is taken in; other cotangents are left alone
     * @param at where the game is asked; not modified
     * @param step its length and what it leads to, the weights {@code s}, are read
     * @param cotangent added to, its time left alone
     */
    void bellmanCotangent(Variables variables, GamePoint at, Step step, GamePoint cotangent);

    /** Adds the derivative of the weighted sum of what the Kolmogorov step leads to; see {@link #bellmanCotangent}. */
    void kolmogorovCotangent(Variables variables, GamePoint at, Step step, GamePoint cotangent);

    /**
     * Adds the derivatives of weighted sums of Bellman steps, one after the other; see {@link #bellmanCotangent}.
     *
     * @param strides how the point and the step move after each
     * @param cotangentStrides how the cotangent moves
     * @param count the number of steps
     */
    default void bellmanCotangent(
            Variables variables,
            GamePoint at,
            Step step,
            GamePoint cotangent,
            Strides strides,
            Strides cotangentStrides,
            int count) {
        for (int i = 0; i < count; i++) {
            GamePoint moved = cotangent.moved(cotangentStrides, i);
            bellmanCotangent(variables, at.moved(strides, i), step.moved(strides, i), moved);
        }
    }

    /** The same for Kolmogorov steps. */
    default void kolmogorovCotangent(
            Variables variables,
            GamePoint at,
            Step step,
            GamePoint cotangent,
            Strides strides,
            Strides cotangentStrides,
            int count) {
        for (int i = 0; i < count; i++) {
            GamePoint moved = cotangent.moved(cotangentStrides, i);
            kolmogorovCotangent(variables, at.moved(strides, i), step.moved(strides, i), moved);
        }
    }

    /**
     * How many numbers of a lane describe the derivative of a Bellman step in {@link Variables#STATE}; empty where it
     * cannot be had apart from its products.
     */
    default OptionalInt bellmanCoefficients() {
        return OptionalInt.empty();
    }

    /** The same for a Kolmogorov step. */
    default OptionalInt kolmogorovCoefficients() {
        return OptionalInt.empty();
    }

    /**
     * Computes the coefficients of the derivatives of Bellman steps, one after the other.
     *
     * @param at where the game is asked at the first step; not modified
     * @param step its length is read; what it leads to is overwritten with the coefficients
     * @param strides how both move after each step
     * @param count the number of steps
     */
    default void bellmanCoefficients(GamePoint at, Step step, Strides strides, int count) {
        throw new UnsupportedOperationException("this game's steps have no coefficients");
    }

    /** The same for Kolmogorov steps. */
    default void kolmogorovCoefficients(GamePoint at, Step step, Strides strides, int count) {
        throw new UnsupportedOperationException("this game's steps have no coefficients");
    }

    /**
     * What {@link #bellmanCotangent} does in {@link Variables#STATE}, from coefficients, for steps one after the other:
     * what a step is weighted with may be what the one before has added to. The cotangent of the flow is not added to
     * but overwritten.
     */
    default void bellmanProduct(LinearStep step, int count) {
        throw new UnsupportedOperationException("this game's steps have no coefficients");
    }

    /** The same for Kolmogorov steps, except that the cotangent of the value function is overwritten instead. */
    default void kolmogorovProduct(LinearStep step, int count) {
        throw new UnsupportedOperationException("this game's steps have no coefficients");
    }

    /**
     * The elimination of the value function from linearised steps, for all lanes at once; empty in games of more than a
     * few states, or where the steps have no coefficients.
     */
    default Optional<StepElimination> elimination() {
        return Optional.empty();
    }
}
