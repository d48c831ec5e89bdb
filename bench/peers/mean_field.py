"""The paper's method in JAX, as a user who knows JAX would write it.

A game is written for one trajectory and vmapped with the lanes last, which XLA turns into better code than lanes first.
The sweeps are lax.scans (unrolling them makes everything slower on a CPU), the fixed point is one lax.while_loop over
all lanes, and its derivative comes from the implicit function theorem by a custom_vjp, whose linear system is solved by
the same kind of loop (GMRES is slower here). The whole of value and gradient is one jitted function. The paper damps the
iteration; undamped it is the fastest on these games, and may diverge on others.
"""

from dataclasses import dataclass
from typing import Callable

import jax
import jax.numpy as jnp
from jax import lax

STEPS = 99
STATES = 3
MOST_ITERATIONS = 1_000


@dataclass(frozen=True)
class Game:
    hamiltonian: Callable  # h_x(u, mu, gamma)
    inflow: Callable  # (Q*^T mu)_x at (u, mu, gamma)
    terminal: Callable  # g_x(mu)
    horizon: float
    parameters: tuple  # the values of those that are differentiated, constant in time here


def _jumps(u, mu, gamma):
    gain = u[None, :] - u[:, None]
    rate = jnp.clip(2 - gain / (2 * gamma[0]), 0, 100)
    elsewhere = 1 - jnp.eye(STATES, dtype=u.dtype)
    return gain, rate, elsewhere


def _linear_quadratic_hamiltonian(u, mu, gamma):
    gain, rate, elsewhere = _jumps(u, mu, gamma)
    return 0.1 * mu + jnp.sum(elsewhere * (gamma[0] * (rate - 2) ** 2 + rate * gain), axis=1)


def _linear_quadratic_inflow(u, mu, gamma):
    _, rate, elsewhere = _jumps(u, mu, gamma)
    moved = elsewhere * rate * mu[:, None]
    return moved.sum(0) - moved.sum(1)


def _linear_quadratic_terminal(mu):
    return 5 * jnp.arange(STATES - 1, -1, -1, dtype=mu.dtype) + mu


def _effort(u, mu, gamma):
    return jnp.clip(1 - gamma[0] * mu[1] * (u[1] - u[0]), 0, 1)


def _epidemic_hamiltonian(u, mu, gamma):
    effort = _effort(u, mu, gamma)
    susceptible = (1 - effort) ** 2 / 2 + gamma[0] * effort * mu[1] * (u[1] - u[0])
    return jnp.stack([susceptible, 1 + gamma[1] * (u[2] - u[1]), jnp.zeros_like(susceptible)])


def _epidemic_inflow(u, mu, gamma):
    infected = gamma[0] * _effort(u, mu, gamma) * mu[1] * mu[0]
    recovered = gamma[1] * mu[1]
    return jnp.stack([-infected, infected - recovered, recovered])


GAMES = {
    "LINEAR_QUADRATIC_3": Game(
        _linear_quadratic_hamiltonian, _linear_quadratic_inflow, _linear_quadratic_terminal, 2.0, (1.55,)
    ),
    "EPIDEMIC": Game(_epidemic_hamiltonian, _epidemic_inflow, jnp.zeros_like, 40.0, (0.4, 0.1)),
}


def best_response_flow(game):
    """gamma [K, p], mu_0 [d], mu [K+1, d] -> the flow that the best response to mu generates."""
    length = game.horizon / STEPS

    def flow(gamma, initial, mu):
        def backward(u, at):
            mu_k, gamma_k = at
            return u + length * game.hamiltonian(u, mu_k, gamma_k), u

        def forward(mu_k, at):
            v, gamma_k = at
            following = mu_k + length * game.inflow(v, mu_k, gamma_k)
            return following, following

        _, values = lax.scan(backward, game.terminal(mu[-1]), (mu[:-1], gamma), reverse=True)
        _, rest = lax.scan(forward, initial, (values, gamma))
        return jnp.concatenate([initial[None], rest])

    return jax.vmap(flow, in_axes=-1, out_axes=-1)


def _fixed_point(function, start, tolerance, damping):
    """Iterates x <- (1 - damping) x + damping f(x) until f changes no number by more than the tolerance."""

    def proceeds(state):
        _, _, change, iterations = state
        return (change > tolerance) & (iterations < MOST_ITERATIONS)

    def step(state):
        x, image, _, iterations = state
        x = image if damping == 1 else x + damping * (image - x)
        image = function(x)
        return x, image, jnp.max(jnp.abs(image - x)), iterations + 1

    image = function(start)
    first = (start, image, jnp.max(jnp.abs(image - start)), 1)
    return lax.while_loop(proceeds, step, first)[1]


def implicit(function, tolerance, damping):
    """function(arguments, x) -> a function (arguments, start) -> the fixed point x, differentiable by the arguments."""

    @jax.custom_vjp
    def solution(arguments, start):
        return _fixed_point(lambda x: function(arguments, x), start, tolerance, damping)

    def forward(arguments, start):
        x = solution(arguments, start)
        return x, (arguments, x)

    def backward(saved, cotangent):
        _, transposed = jax.vjp(function, *saved)
        scale = jnp.max(jnp.abs(cotangent))
        adjoint = _fixed_point(lambda x: cotangent + transposed(x)[1], cotangent, tolerance * scale, damping)
        return transposed(adjoint)[0], jnp.zeros_like(cotangent)

    solution.defvjp(forward, backward)
    return solution


def loss_and_gradient(game, tolerance, damping):
    """gamma [K, p, lanes], mu_0 [d, lanes] -> ((loss, flow), d loss / d gamma), not yet jitted."""
    response = best_response_flow(game)
    equilibrium = implicit(lambda arguments, mu: response(*arguments, mu), tolerance, damping)

    def loss(gamma, initial):
        rest = jnp.broadcast_to(initial, (STEPS + 1, *initial.shape))
        mu = equilibrium((gamma, initial), rest)
        return jnp.sum((mu - 1 / STATES) ** 2) / 2, mu

    return jax.value_and_grad(loss, has_aux=True)
