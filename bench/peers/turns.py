"""Timing Tacit, in a process of its own, and JAX in turn."""

import subprocess
import sys
import time

import jax
import numpy as np


WARM_UP_SECONDS = 10
MOST_WARM_UPS = 10
STEADY = 0.95


class Tacit:
    """The other process, which does what it is told by a line and answers by a line."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, *words):
        print(*words, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit("bench/peers/compare: Tacit's process ended; its message stands above")
        return np.array(answer.split(), dtype=float)

    def seconds(self, duration):
        return self.ask("time", duration)


def warm_up(tacit):
    """Runs Tacit until it gets no quicker: on a slow machine the JIT takes a minute over vectors."""
    before = np.inf
    for _ in range(MOST_WARM_UPS):
        now = tacit.seconds(WARM_UP_SECONDS)[1]
        if now > STEADY * before:
            return
        before = now


def clocks():
    return np.array([time.perf_counter(), time.process_time()])


def jax_seconds(call, duration):
    """Seconds per call, on the clock and of processor time."""
    runs, begin = 0, clocks()
    while clocks()[0] - begin[0] < duration:
        jax.block_until_ready(call())
        runs += 1
    return (clocks() - begin) / runs


def medians(tacit, calls, cores, rounds, duration):
    """Median seconds of a run of Tacit and of each call, all taking turns of a duration.

    On one core processor time, which other programs disturb less; with several cores the time on the clock.
    """
    turns = [lambda: tacit.seconds(duration)]
    turns += [lambda call=call: jax_seconds(call, duration) for call in calls]
    times = np.array([[turn() for turn in turns] for _ in range(rounds)])
    return np.median(times[:, :, 1 if cores == 1 else 0], axis=0)


def require_agreement(what, jax_result, tacit_result, tolerance):
    difference = np.max(np.abs(np.asarray(jax_result, dtype=float) - tacit_result))
    if not difference <= tolerance:
        sys.exit(f"bench/peers/compare: the {what} of JAX and Tacit differ by {difference:.1e}")
