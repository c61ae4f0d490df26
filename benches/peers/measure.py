#!/usr/bin/env python3
"""Whole processes on the same archive in turns: `lofte extract`, `rg -j1 -c .` and the `re` script.

    measure.py [--rounds N] [--files N] [--lofte PROGRAM] [TREE]

All run on one processor. Printed are medians of each and of their ratios in the same round, and peak memory. A TREE
that is not there is made first; without one a temporary is made and removed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def timed(command, folder):
    """Seconds by the clock, seconds of processor time, and peak memory in MiB."""
    with open(folder / "stdout", "wb") as out:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command[0]} failed")
    return clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def one_processor():
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--lofte", default=str(ROOT / "target/release/lofte"))
    parser.add_argument("tree", nargs="?")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        tree = Path(args.tree) if args.tree else folder / "tree"
        small = folder / "small"
        maker = [sys.executable, str(HERE / "make_tree.py")]
        if not tree.exists():
            subprocess.run([*maker, str(tree), str(args.files)], check=True)
        subprocess.run([*maker, str(small), str(args.files // 10)], check=True)
        one_processor()
        out = folder / "out.ndjson"
        lofte = [args.lofte, "extract", str(tree), "--jobs", "1"]
        contestants = {
            "rg": ["rg", "-j1", "-c", ".", str(tree)],
            "lofte -o": [*lofte, "-o", str(out)],
            "lofte > file": lofte,
            "python re": [sys.executable, str(HERE / "regex_peer.py"), str(tree)],
        }
        rounds = []
        for _ in range(args.rounds + 1):
            rounds.append({name: timed(command, folder) for name, command in contestants.items()})
        # The first round brings the files into memory.
        rounds = rounds[1:]
        for name in contestants:
            clock, cpu, memory = (statistics.median(of[name][part] for of in rounds) for part in range(3))
            against = statistics.median(of[name][0] / of["rg"][0] for of in rounds)
            python = statistics.median(of["python re"][0] / of[name][0] for of in rounds)
            print(f"{name:14}{clock:8.2f} s{cpu:8.2f} s of processor{memory:8.1f} MiB"
                  f"{against:8.2f} times rg{python:8.2f} times as fast as python re")
        few = timed([args.lofte, "extract", str(small), "--jobs", "1", "-o", str(out)], folder)[2]
        many = statistics.median(of["lofte -o"][2] for of in rounds)
        print(f"peak memory: {many:.1f} MiB at {args.files} files, {few:.1f} MiB at {args.files // 10}: {many / few:.2f}")


if __name__ == "__main__":
    main()
