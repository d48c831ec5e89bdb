"""Times an equilibrium and its gradient; run by ./compare, which says how. Arguments: cores, float bits, Java command."""

import os
import sys

CORES, BITS = int(sys.argv[1]), int(sys.argv[2])
os.environ["XLA_FLAGS"] = f"--xla_force_host_platform_device_count={CORES}"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import numpy as np
from jax.sharding import NamedSharding, PartitionSpec

import mean_field
import turns

jax.config.update("jax_enable_x64", BITS == 64)
TYPE = np.dtype(f"float{BITS}")
TOLERANCE = {64: 1e-10, 32: 1e-5}[BITS]

# How far flow and gradient may be from Tacit's, absolutely and relative to the largest component.
FLOW_AGREES, GRADIENT_AGREES = {64: (1e-8, 1e-7), 32: (1e-4, 1e-2)}[BITS]

TURN_SECONDS = 0.1
ROUNDS = 21
LANES = (1, 16)

# The fastest, and a usual choice for the damping of the paper's method.
DAMPINGS = {64: (1, 0.5), 32: (1,)}[BITS]
NAMES = {"LINEAR_QUADRATIC_3": "linear-quadratic, d = 3", "EPIDEMIC": "epidemic"}


def variants(game, gamma, initial, damping):
    """The ways to use the cores: XLA's own threads, and the lanes shared out over the cores as devices."""
    function = mean_field.loss_and_gradient(game, TOLERANCE, damping)
    lanes = initial.shape[-1]
    yield jax.jit(function), jax.device_put((gamma, initial))
    if CORES > 1 and lanes % CORES == 0:
        mesh = jax.make_mesh((CORES,), ("lanes",))
        by_lane, initial_by_lane = PartitionSpec(None, None, "lanes"), PartitionSpec(None, "lanes")

        def part(gamma, initial):
            (loss, flow), gradient = function(gamma, initial)
            return (jax.lax.psum(loss, "lanes"), flow), gradient

        shared = jax.shard_map(
            part,
            mesh=mesh,
            in_specs=(by_lane, initial_by_lane),
            out_specs=((PartitionSpec(), by_lane), by_lane),
            check_vma=False,
        )
        yield jax.jit(shared), jax.device_put(
            (gamma, initial), (NamedSharding(mesh, by_lane), NamedSharding(mesh, initial_by_lane))
        )


def prepared(tacit, name, lanes):
    """JAX's ways to compute loss and gradient for each damping, compiled and found to agree with Tacit."""
    game = mean_field.GAMES[name]
    initial = tacit.ask("open", name, lanes, CORES).reshape(-1, lanes)
    flow = tacit.ask("flow").reshape(mean_field.STEPS + 1, -1, lanes)
    gradient = tacit.ask("gradient").reshape(mean_field.STEPS + 1, -1, lanes)
    gradient = gradient[:-1, : len(game.parameters)]
    gamma = np.broadcast_to(np.array(game.parameters)[:, None], gradient.shape).astype(TYPE)
    calls = []
    for damping in DAMPINGS:
        for function, arguments in variants(game, gamma, initial.astype(TYPE), damping):
            (_, jax_flow), jax_gradient = function(*arguments)
            turns.require_agreement("flows", jax_flow, flow, FLOW_AGREES)
            turns.require_agreement("gradients", jax_gradient, gradient, GRADIENT_AGREES * np.max(np.abs(gradient)))
            calls.append((damping, lambda function=function, arguments=arguments: function(*arguments)))
    return calls


def compare(tacit, name, lanes):
    calls = prepared(tacit, name, lanes)
    turns.warm_up(tacit)
    for _, call in calls:
        turns.jax_seconds(call, 1)
    medians = turns.medians(tacit, [call for _, call in calls], CORES, ROUNDS, TURN_SECONDS) * 1e6 / lanes
    for damping in DAMPINGS:
        theirs = min(time for (other, _), time in zip(calls, medians[1:]) if other == damping)
        method = f"float{BITS}, {TOLERANCE:.0e}" + ("" if damping == 1 else f", damped by {damping}")
        print(
            f"| {NAMES[name]} | {lanes} | {CORES} | {method} | {theirs:,.1f} | {medians[0]:,.1f} "
            f"| {theirs / medians[0]:.1f} |",
            flush=True,
        )


def main():
    tacit = turns.Tacit(sys.argv[3:])
    for name in NAMES:
        for lanes in LANES:
            compare(tacit, name, lanes)


main()
