"""Holds the licence and the source of every dependency against deny.toml, as cargo-deny does, which takes minutes to build.

    licences.py
"""

import json
import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"
# An operator, a parenthesis, or a licence with its exception. A slash is an old form of OR.
TOKEN = re.compile(r"\s*(\(|\)|/|AND\b|OR\b|[\w.+-]+(?: WITH [\w.+-]+)?)\s*")


def permits(expression, allowed):
    """Whether an SPDX expression can be fulfilled with these licences; AND binds more strongly than OR."""
    tokens = TOKEN.findall(expression)
    assert "".join(tokens).replace(" ", "") == expression.replace(" ", ""), f"{expression!r} is no expression"

    def either():
        found = both()
        while tokens and tokens[0] in ("OR", "/"):
            tokens.pop(0)
            found = both() or found
        return found

    def both():
        found = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            found = one() and found
        return found

    def one():
        token = tokens.pop(0)
        if token != "(":
            return token in allowed
        found = either()
        assert tokens.pop(0) == ")", f"{expression!r} is not closed"
        return found

    found = either()
    assert not tokens, f"{expression!r} goes on after its end"
    return found


def faults(packages, rules):
    allowed = set(rules["allow"])
    exceptions = {rule["crate"]: set(rule["allow"]) for rule in rules["exceptions"]}
    for package in packages:
        name, licence, source = package["name"], package["license"], package["source"]
        if source not in (None, CRATES_IO):
            yield f"{name} comes from {source}"
        # The crate itself has no source.
        if not permits(licence or "none", allowed | exceptions.get(name, set())):
            yield f"{name} is under {licence}"
    for name in exceptions.keys() - {package["name"] for package in packages}:
        yield f"{name} has an exception and is not used"


def main():
    assert permits("(MIT OR A) AND B", {"MIT", "B"}) and not permits("(MIT OR A) AND B", {"MIT", "A"})
    assert permits("A/MIT", {"MIT"}) and permits("MIT OR A AND B", {"MIT"}) and not permits("A WITH B", {"A"})

    rules = tomllib.loads((ROOT / "deny.toml").read_text())["licenses"]
    command = ["cargo", "metadata", "--locked", "--format-version", "1"]
    packages = json.loads(subprocess.check_output(command, cwd=ROOT))["packages"]
    found = list(faults(packages, rules))
    assert not found, "\n".join(found)
    print(f"{len(packages)} packages, all under licences that deny.toml allows, and from crates.io")


if __name__ == "__main__":
    main()
