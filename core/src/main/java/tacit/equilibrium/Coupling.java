package tacit.equilibrium;

/** Which value function the players' rates over the step from {@code n} to {@code n+1} are taken from. */
public enum Coupling {
    /** {@code v_n = u_{n+1}}: the discrete-time game's own Nash equilibrium, of exploitability zero. */
    NASH,
    /** {@code v_n = u_n}: the forward–backward Euler scheme of the literature on the continuous-time game. */
    EULER
}
