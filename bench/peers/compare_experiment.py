"""Times whole experiments of the paper; run by ./compare, which says how. Arguments: the tacit command, a folder.

Each is a process of its own, from its start to its end: data are made, programs compiled, a model is trained and tested.
Tacit's reports are written, too. JAX makes and compiles everything once and for all trajectories together.
"""

import json
import os
import resource
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TACIT, FOLDER = sys.argv[1], sys.argv[2]
EPOCHS = 250
PROTOCOL = "--paper-protocol"


def timed(*command):
    """Standard output, seconds on the clock, and of processor time."""
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    seconds, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):
        sys.exit(f"bench/peers/compare: {' '.join(command)} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout, seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def row(experiment, program, flow, parameter, seconds, processor):
    print(f"| {experiment} | {program} | {seconds:,.1f} | {processor:,.1f} | {flow:.1e} | {parameter:.1e} |", flush=True)


def jax(kind, reads, bits):
    out, *times = timed(sys.executable, os.path.join(HERE, "experiment.py"), kind, reads, str(bits), str(EPOCHS))
    flow, parameter = map(float, out.split())
    row(f"lq-{kind}-d3", f"JAX, {reads}, float{bits}", flow, parameter, *times)


def tacit(kind, *options):
    _, *times = timed(TACIT, "fit", f"paper/lq-{kind}-d3", *options, "--out", FOLDER)
    with open(os.path.join(FOLDER, "summary.json"), encoding="utf-8") as file:
        summary = json.load(file)
    protocol = ", the paper's protocol" if PROTOCOL in options else ""
    row(f"lq-{kind}-d3", f"Tacit{protocol}", *errors(summary), *times)


def errors(summary):
    return summary["test"]["flow"]["mse"], summary["parameters"]["gamma"]["mse"]


def main():
    for kind in ("constant", "flow"):
        for reads in ("pre-evaluated", "coupled"):
            for bits in (32, 64):
                jax(kind, reads, bits)
        tacit(kind)
        tacit(kind, PROTOCOL)


main()
