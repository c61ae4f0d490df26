#!/usr/bin/env python3
"""How many instructions a byte does reading take? Watched, because unlike times they are the same in every run.

    instructions.py [--record]

Counts under valgrind what three rounds of `benches/rounds` take beyond one, so that what is done once falls out. Prints
a table and compares it with `instructions.toml`: exits with 1 where a figure is more than a tenth above the recorded
one, and says so where it is more than a tenth below. `--record` writes what was counted into the file.

SHA-256 is counted by itself too: valgrind runs it as plain code, while the processor has instructions for it, so that
outside of valgrind reading takes fewer by about that figure.
"""

import argparse
import os
import re
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RECORDED = ROOT / "benches/instructions.toml"
SLACK = 0.1
KINDS = ["promises", "follow-ups", "varied"]
WORKS = {"extract": "extract", "json": "extract + serialise", "sha256": "of each, SHA-256"}
WATCHED = ["extract", "json"]
HEAD = """\
# Instructions a byte of input, as `benches/instructions.py --record` counts them. They depend on the compiler and
# on valgrind's processor.
"""


def instructions_of(command):
    """The instructions of a process, whether it succeeds or not, and what it wrote."""
    counter = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    process = subprocess.run([*counter, *command], capture_output=True, text=True)
    return int(re.search(r"I\s+refs:\s+([\d,]+)", process.stderr)[1].replace(",", "")), process.stdout


def a_byte(program, work, kind):
    once, length = instructions_of([program, work, kind, "1"])
    thrice, _ = instructions_of([program, work, kind, "3"])
    return (thrice - once) / 2 / int(length)


def differences(counted, recorded):
    """What is more than the slack away from what is recorded, and by how much."""
    for kind in KINDS:
        for work in WATCHED:
            change = counted[work, kind] / recorded[kind][work] - 1
            if abs(change) > SLACK:
                yield f"{kind}, {work}: {counted[work, kind]:.0f}, recorded {recorded[kind][work]}", change


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet", "-p", "medborgarlofte-rounds"], cwd=ROOT, check=True)
    program = ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / "release/medborgarlofte-rounds"
    cases = [(work, kind) for work in WORKS for kind in KINDS]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        counted = dict(zip(cases, threads.map(lambda case: a_byte(program, *case), cases)))

    print(f"\n| instructions a byte | {' | '.join(KINDS)} |\n|---|{'--:|' * len(KINDS)}")
    for work, name in WORKS.items():
        print(f"| {name} | {' | '.join(f'{counted[work, kind]:.0f}' for kind in KINDS)} |")

    if args.record:
        of_kind = "".join(
            f"\n[{kind}]\n" + "".join(f"{work} = {counted[work, kind]:.0f}\n" for work in WATCHED) for kind in KINDS
        )
        RECORDED.write_text(HEAD + of_kind)
        return
    found = list(differences(counted, tomllib.loads(RECORDED.read_text())))
    for told, change in found:
        print(f"{told}: {change:+.0%}", file=sys.stderr)
    if any(change > 0 for _, change in found):
        sys.exit("more instructions than a tenth above the recorded: mend it, or record it with its reason in the commit")
    if found:
        print("fewer instructions: keep them so with `benches/instructions.py --record`", file=sys.stderr)


if __name__ == "__main__":
    main()
