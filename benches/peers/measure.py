#!/usr/bin/env python3
"""Whole processes on the same archive in turns: `lofte extract`, ripgrep and, on one processor, the `re` script.

    measure.py [--rounds N] [--files N] [--lofte PROGRAM] [TREE]

First on all processors, then on one. Printed are the medians of ratios in the same round, and how peak memory grows. A
TREE that is not there is made first; without one a temporary is made and removed.
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
# The most that reading an archive may take of the time that ripgrep takes to count its lines.
MOST_OF_RIPGREP = 2.0
# What is timed of each process.
CLOCK, PROCESSOR = 0, 1


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


def take_turns(contestants, rounds, folder):
    """Of each round what each contestant took; one round more goes before them, to bring the files into memory."""
    return [{name: timed(command, folder) for name, command in contestants.items()} for _ in range(rounds + 1)][1:]


def median_ratio(rounds, of, against, part):
    return f"{statistics.median(times[of][part] / times[against][part] for times in rounds):.2f}"


def row(*cells):
    print(f"| {' | '.join(map(str, cells))} |")


def reached(ratio, asked):
    return "yes" if float(ratio) <= asked else "no"


def all_processors(lofte, tree, rounds, folder):
    contestants = {"rg": ["rg", "-c", ".", str(tree)], **lofte}
    rounds = take_turns(contestants, rounds, folder)
    print()
    row("all processors", "time by the clock against `rg -c .`", "asked", "reached")
    print("|---|--:|---|---|")
    for name in lofte:
        ratio = median_ratio(rounds, name, "rg", CLOCK)
        row(f"`{name}`", ratio, f"at most {MOST_OF_RIPGREP}", reached(ratio, MOST_OF_RIPGREP))


def one_processor(lofte, tree, rounds, folder):
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    contestants = {
        "rg": ["rg", "-j1", "-c", ".", str(tree)],
        **{name: [*command, "--jobs", "1"] for name, command in lofte.items()},
        "python": [sys.executable, str(HERE / "regex_peer.py"), str(tree)],
    }
    rounds = take_turns(contestants, rounds, folder)
    print()
    row("one processor", "processor time against `rg -j1 -c .`", "asked", "reached", "by the clock", "processor time against Python's `re`")
    print("|---|--:|---|---|--:|--:|")
    for name in lofte:
        ratio = median_ratio(rounds, name, "rg", PROCESSOR)
        clock, python = median_ratio(rounds, name, "rg", CLOCK), median_ratio(rounds, name, "python", PROCESSOR)
        row(f"`{name}`", ratio, f"at most {MOST_OF_RIPGREP}", reached(ratio, MOST_OF_RIPGREP), clock, python)


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
        out = folder / "out.ndjson"
        extract = [args.lofte, "extract", str(tree)]
        lofte = {"lofte extract -o": [*extract, "-o", str(out)], "lofte extract > file": extract}
        all_processors(lofte, tree, args.rounds, folder)
        one_processor(lofte, tree, args.rounds, folder)
        few, many = (
            peak_memory([args.lofte, "extract", str(of), "--jobs", "1", "-o", str(out)]) for of in (small, tree)
        )
        print()
        row("peak memory", f"{args.files} files against {args.files // 10}")
        print("|---|--:|")
        row("`lofte extract -o`", f"{many / few:.2f}")


if __name__ == "__main__":
    main()
