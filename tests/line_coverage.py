"""The share of lines that the tests run, from what llvm-cov tells, without the tests themselves.

    line_coverage.py LCOV [-v]        -v lists the files, and the lines of each that no test runs
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

SRC = Path(__file__).resolve().parents[1] / "src"
# The rest is the library.
COMMAND = ("batch/", "cli/", "main.rs")
LEAST = 95


def end_of_code(path):
    """The number of the line where the tests at the end of a file begin."""
    text = path.read_text()
    tests = re.search(r"^#\[cfg\(test\)\]\nmod \w+ \{", text, re.MULTILINE)
    return text[: tests.start()].count("\n") + 1 if tests else text.count("\n") + 2


def counts(lcov):
    """For each file how often each of its lines was run."""
    files = defaultdict(dict)
    for line in Path(lcov).read_text().splitlines():
        if line.startswith("SF:"):
            path = Path(line[3:])
            wanted = path.is_relative_to(SRC) and path.name != "tests.rs" and "tests" not in path.parts
            lines, end = (files[path], end_of_code(path)) if wanted else (None, 0)
        elif line.startswith("DA:") and lines is not None:
            number, count = map(int, line[3:].split(",")[:2])
            if number < end:
                lines[number] = max(count, lines.get(number, 0))
    return {str(path.relative_to(SRC)): lines for path, lines in files.items() if lines}


def share(files):
    run = sum(count > 0 for lines in files.values() for count in lines.values())
    every = sum(len(lines) for lines in files.values())
    return 100 * run / every, f"{run} of {every} lines, {100 * run / every:.2f} %"


def main(lcov, *options):
    files = counts(lcov)
    if "-v" in options:
        for name, lines in sorted(files.items(), key=lambda file: share(dict([file]))[0]):
            missed = " ".join(str(number) for number, count in sorted(lines.items()) if not count)
            print(f"{share({name: lines})[0]:6.2f} %  {name}  {missed}")
    of_command = {name: lines for name, lines in files.items() if name.startswith(COMMAND)}
    of_library = {name: lines for name, lines in files.items() if name not in of_command}
    print(f"the library: {share(of_library)[1]}")
    print(f"the command: {share(of_command)[1]}")
    if share(of_library)[0] < LEAST:
        sys.exit(f"less than {LEAST} % of the library")


if __name__ == "__main__":
    main(*sys.argv[1:])
