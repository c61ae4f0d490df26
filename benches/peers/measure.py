#!/usr/bin/env python3
"""Whole processes on the same archive in turns: `lofte extract`, `rg -j1 -c .` and the `re` script.

    measure.py [--rounds N] [--files N] [--lofte PROGRAM] [TREE]

All run on one processor. Printed are medians of each and of their ratios in the same round, and peak memory. A TREE
that is not there is made first; without one a temporary is made and removed.
"""

import argparse
import contextlib
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
    """Seconds by the clock and of processor time."""
    with open(folder / "stdout", "wb") as out:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command[0]} failed")
    return clock, usage.ru_utime + usage.ru_stime


def peak_memory(command):
    """MiB, as Linux tells while the process runs: what it tells afterwards counts the program that started it."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        with contextlib.suppress(OSError):
            status = Path(f"/proc/{process.pid}/status").read_text()
            peak = max([peak, *(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))])
        time.sleep(0.004)
    return peak / 1024


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
            clock, cpu = (statistics.median(of[name][part] for of in rounds) for part in range(2))
            print(f"{name:14}{clock:8.2f} s{cpu:8.2f} s of processor")
            for part, kind in enumerate(["by the clock", "of processor time"]):
                against = statistics.median(of[name][part] / of["rg"][part] for of in rounds)
                python = statistics.median(of["python re"][part] / of[name][part] for of in rounds)
                print(f"{'':14}{against:8.2f} times rg, 1/{python:.2f} of python re {kind}")
        few, many = (
            peak_memory([args.lofte, "extract", str(of), "--jobs", "1", "-o", str(out)]) for of in (small, tree)
        )
        print(f"peak memory: {many:.1f} MiB at {args.files} files, {few:.1f} MiB at {args.files // 10}: {many / few:.2f}")


if __name__ == "__main__":
    main()
