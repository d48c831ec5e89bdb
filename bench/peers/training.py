"""A training of the paper in JAX: a network that emits the price of moving, trained through the equilibrium by Adam.

The network has two hidden layers of 64 ReLU units, reads time and flow and ends in softplus + 0.1. Pre-evaluated it reads
the observed flow, coupled the equilibrium's own, and is then a part of the map whose fixed point is sought. A whole
epoch is one jitted lax.scan over its batches. The iteration begins at the observed flow, which is nearer than the flow at
rest of the paper's code.
"""

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax import lax
from jax.sharding import PartitionSpec

import mean_field

GAME = mean_field.GAMES["LINEAR_QUADRATIC_3"]
WIDTHS = (1 + mean_field.STATES, 64, 64, 1)
FLOOR = 0.1
LEARNING_RATE = 5e-3
BATCH = 10
WINDOW = 20


def layers(theta):
    """The flat vector of weights as Tacit keeps it: layer by layer [input][output], then biases."""
    parts = []
    for inputs, outputs in zip(WIDTHS, WIDTHS[1:]):
        weights, biases, theta = np.split(theta, (inputs * outputs, (inputs + 1) * outputs))
        parts.append((weights.reshape(inputs, outputs), biases))
    return parts


def flat(parts):
    return np.concatenate([np.ravel(part) for layer in parts for part in layer])


def initial_layers(key, value):
    """He's uniform weights; the outputs begin near a value."""
    parts = []
    for inputs, outputs in zip(WIDTHS, WIDTHS[1:]):
        key, own = jax.random.split(key)
        parts.append((jax.nn.initializers.he_uniform()(own, (inputs, outputs), float), jnp.zeros(outputs)))
    weights, biases = parts[-1]
    parts[-1] = (0.1 * weights, biases + jnp.log(jnp.expm1(value - FLOOR)))
    return parts


def emitted(parts, mu):
    """mu [K+1, d, lanes] -> gamma [K, 1, lanes]."""
    rows = mean_field.STATES * jnp.swapaxes(mu[:-1], 1, 2) - 1
    times = jnp.linspace(-1, 1, mean_field.STEPS + 1, dtype=mu.dtype)[:-1]
    rows = jnp.concatenate([jnp.broadcast_to(times[:, None, None], (*rows.shape[:2], 1)), rows], axis=2)
    for weights, biases in parts[:-1]:
        rows = jax.nn.relu(rows @ weights + biases)
    weights, biases = parts[-1]
    return FLOOR + jnp.swapaxes(jax.nn.softplus(rows @ weights + biases), 1, 2)


def equilibrium(gamma, coupled, tolerance, damping):
    """A function (arguments of gamma, observed) -> the equilibrium flow, where gamma(arguments, flow) reads a flow."""
    response = mean_field.best_response_flow(GAME)

    if coupled:
        solution = mean_field.implicit(
            lambda arguments, mu: response(gamma(arguments[0], mu), arguments[1], mu), tolerance, damping
        )
        return lambda arguments, observed: solution((arguments, observed[0]), observed)
    solution = mean_field.implicit(lambda arguments, mu: response(*arguments, mu), tolerance, damping)
    return lambda arguments, observed: solution((gamma(arguments, observed), observed[0]), observed)


def loss(coupled, tolerance, damping):
    """(weights, observed [K+1, d, lanes], first point) -> the mean squared error on a window that begins there."""
    solve = equilibrium(emitted, coupled, tolerance, damping)

    def value(parts, observed, first):
        error = solve(parts, observed) - observed
        return jnp.mean(lax.dynamic_slice_in_dim(error, first, WINDOW) ** 2)

    return value


def _shared_out(gradient, devices):
    """The same, the lanes of a batch shared out over devices."""
    mesh = jax.make_mesh((devices,), ("lanes",), axis_types=(jax.sharding.AxisType.Auto,))
    everywhere, by_lane = PartitionSpec(), PartitionSpec(None, None, "lanes")

    def part(parts, observed, first):
        return lax.pmean(gradient(parts, observed, first), "lanes")

    return jax.shard_map(
        part, mesh=mesh, in_specs=(everywhere, by_lane, everywhere), out_specs=everywhere, check_vma=False
    )


def epoch(coupled, tolerance, damping, devices=1):
    """(weights, Adam's state, key, batches [B, K+1, d, lanes]) -> weights, state and losses after a pass, not jitted."""
    gradient = jax.value_and_grad(loss(coupled, tolerance, damping))
    if devices > 1:
        gradient = _shared_out(gradient, devices)
    adam = optax.adam(LEARNING_RATE)

    def step(state, at):
        parts, memory = state
        observed, first = at
        value, slope = gradient(parts, observed, first)
        change, memory = adam.update(slope, memory)
        return (optax.apply_updates(parts, change), memory), value

    def run(parts, memory, key, batches):
        order, windows = jax.random.split(key)
        firsts = jax.random.randint(windows, len(batches), 0, mean_field.STEPS + 2 - WINDOW)
        shuffled = batches[jax.random.permutation(order, len(batches))]
        (parts, memory), losses = lax.scan(step, (parts, memory), (shuffled, firsts))
        return parts, memory, losses

    return run


def batches(flows):
    """[K+1, d, trajectories] -> [B, K+1, d, BATCH]."""
    return jnp.moveaxis(flows.reshape(*flows.shape[:2], -1, BATCH), 2, 0)
