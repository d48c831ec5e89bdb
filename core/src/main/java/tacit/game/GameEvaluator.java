package tacit.game;

/**
 * Evaluates a game at one instant for a fixed number of lanes. It holds scratch memory and so belongs to one thread;
 * nothing is allocated by a call. A lane's results depend on that lane alone.
 *
 * <p>With {@code f} the running cost and {@code q_xy} the rates,
 * {@code h_x = min_a { f(x,a,μ,γ,t) + Σ_y q_xy(a,μ,γ,t)(u_y − u_x) }}, and {@code q_e} are the rates at the minimiser.
 */
public interface GameEvaluator {
    /** The number of lanes of every array this evaluator is given. */
    int lanes();

    /**
     * Writes {@code h}, {@code q} and {@code z}.
     *
     * @param at where the game is asked; not modified
     * @param response overwritten
     */
    void evaluate(GamePoint at, GameResponse response);

    /**
     * Writes the derivative of {@code (h, q, z)} in a direction of {@code (u, μ, z, γ, inputs)} (a JVP).
     *
     * @param at where the game is asked; not modified
     * @param direction the direction, its time ignored; not modified
     * @param derivative overwritten
     */
    void tangent(GamePoint at, GamePoint direction, GameResponse derivative);

    /**
     * Adds the derivative of {@code Σ h̄ h + Σ q̄ q + Σ z̄ z} in {@code (u, μ, z, γ, inputs)} (a VJP).
     *
     * @param at where the game is asked; not modified
     * @param seed the weights {@code h̄, q̄, z̄}; not modified
     * @param cotangent added to, its time left alone
     */
    void cotangent(GamePoint at, GameResponse seed, GamePoint cotangent);

    /**
     * Writes the terminal cost {@code g_x(μ, γ)}, {@code [d][lane]}; reads no value function.
     *
     * @param at where the game is asked; not modified
     * @param cost overwritten from {@code offset} on
     */
    void terminal(GamePoint at, double[] cost, int offset);

    /** Writes the derivative of {@code g} in a direction; see {@link #tangent}. */
    void terminalTangent(GamePoint at, GamePoint direction, double[] derivative, int offset);

    /** Adds the derivative of {@code Σ ḡ_x g_x}; see {@link #cotangent}. */
    void terminalCotangent(GamePoint at, double[] seed, int offset, GamePoint cotangent);

    /**
     * Writes the optimal controls, {@code [control][lane]}, in the order of {@link MeanFieldGame#controls()}.
     *
     * @param at where the game is asked; not modified
     * @param controls overwritten from {@code offset} on
     */
    void controls(GamePoint at, double[] controls, int offset);
}
