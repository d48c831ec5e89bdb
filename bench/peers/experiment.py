"""An experiment of the paper in JAX from nothing to a fitted model: makes the data, trains, tests; prints the errors.

Arguments: constant or flow, pre-evaluated or coupled, float bits, epochs.
"""

import sys

import jax

KIND, READS, BITS, EPOCHS = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
jax.config.update("jax_platforms", "cpu")
jax.config.update("jax_enable_x64", BITS == 64)

import jax.numpy as jnp
import optax

import mean_field
import training

TOLERANCE = {64: 1e-10, 32: 1e-5}[BITS]
TRAIN, TEST = 200, 20
SEED = 1
START = 1.0
DAMPING = 0.5 if KIND == "flow" else 1


def truth(_, mu):
    """gamma [K, 1, lanes] of a flow."""
    return jnp.full((mean_field.STEPS, 1, mu.shape[-1]), 1.55) if KIND == "constant" else 0.1 + 2.9 * mu[:-1, :1]


def main():
    draws, weights, key = jax.random.split(jax.random.key(SEED), 3)
    initial = jax.random.dirichlet(draws, jnp.ones(mean_field.STATES), (TRAIN + TEST,)).T
    rest = jnp.broadcast_to(initial, (mean_field.STEPS + 1, *initial.shape))
    flows = jax.jit(training.equilibrium(truth, KIND == "flow", TOLERANCE, DAMPING))(None, rest)
    batches, test = training.batches(flows[..., :TRAIN]), flows[..., TRAIN:]

    parts = training.initial_layers(weights, START)
    memory = optax.adam(training.LEARNING_RATE).init(parts)
    epoch = jax.jit(training.epoch(READS == "coupled", TOLERANCE, DAMPING))
    for number in range(EPOCHS):
        parts, memory, losses = epoch(parts, memory, jax.random.fold_in(key, number), batches)

    fitted = jax.jit(training.equilibrium(training.emitted, READS == "coupled", TOLERANCE, DAMPING))(parts, test)
    gamma = training.emitted(parts, fitted if READS == "coupled" else test)
    print(float(jnp.mean((fitted - test) ** 2)), float(jnp.mean((gamma - truth(None, test)) ** 2)))


main()
