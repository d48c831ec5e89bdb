"""Times a step of the paper's training; run by ./compare, which says how. Arguments: cores, float bits, Java command."""

import os
import sys

CORES, BITS = int(sys.argv[1]), int(sys.argv[2])
os.environ["XLA_FLAGS"] = f"--xla_force_host_platform_device_count={CORES}"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import numpy as np
import optax

jax.config.update("jax_enable_x64", BITS == 64)

import mean_field
import training
import turns

TYPE = np.dtype(f"float{BITS}")
TOLERANCE = {64: 1e-10, 32: 1e-5}[BITS]

# How far loss and gradient may be from Tacit's, relative to the loss and to the gradient's largest component. Squares of
# small errors lose digits in float32, and its tolerance is that of the flow.
AGREES = {64: 1e-7, 32: 1e-2}[BITS]

FIRST_POINT = 30
EPOCHS = 10
TURN_SECONDS = 0.1
ROUNDS = 7


def check(tacit, coupled, parts, batch):
    """Loss and gradient of the first batch at the first weights."""
    loss, gradient = np.split(tacit.ask("loss", FIRST_POINT), [1])
    both = jax.jit(jax.value_and_grad(training.loss(coupled, TOLERANCE, 1)))
    jax_loss, slope = both(parts, batch, FIRST_POINT)
    turns.require_agreement("losses", jax_loss, loss, AGREES * loss)
    turns.require_agreement("gradients", training.flat(slope), gradient, AGREES * np.max(np.abs(gradient)))


def trainings(coupled, parts, batches):
    """The ways to use the cores, each a call that trains for some epochs from the first weights."""
    for devices in {1, CORES}:
        epoch = jax.jit(training.epoch(coupled, TOLERANCE, 1, devices))

        def train(epoch=epoch):
            state = parts, optax.adam(training.LEARNING_RATE).init(parts)
            for number in range(EPOCHS):
                *state, _ = epoch(*state, jax.random.key(number), batches)
            return state

        yield train


def compare(tacit, name):
    coupled = name == "coupled"
    weights = tacit.ask("open", name, CORES).astype(TYPE)
    observed = tacit.ask("observed").reshape(mean_field.STEPS + 1, mean_field.STATES, -1).astype(TYPE)
    parts = jax.device_put(training.layers(weights))
    batches = jax.device_put(training.batches(observed))
    check(tacit, coupled, parts, batches[0])
    calls = list(trainings(coupled, parts, batches))
    turns.warm_up(tacit)
    for call in calls:
        turns.jax_seconds(call, 1)
    milliseconds = turns.medians(tacit, calls, CORES, ROUNDS, TURN_SECONDS) * 1e3 / (EPOCHS * len(batches))
    ours, theirs = milliseconds[0], min(milliseconds[1:])
    method = f"float{BITS}, {TOLERANCE:.0e}"
    print(f"| {name} | {CORES} | {method} | {theirs:,.2f} | {ours:,.2f} | {theirs / ours:.1f} |", flush=True)


def main():
    tacit = turns.Tacit(sys.argv[3:])
    for name in ("pre-evaluated", "coupled"):
        compare(tacit, name)


main()
