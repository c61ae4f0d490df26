#!/usr/bin/env python3
"""Makes an archive of many files from the corpus, with other names of kommuner and persons and other figures.

    make_tree.py TREE [FILES]

The same call makes the same bytes on every machine.
"""

import csv
import random
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
A_FOLDER = 200
# The mean of the files, so that 20,000 of them are 55 MB.
MEAN_BYTES = 2750
FIRST = "Anna Björn Cecilia David Eva Fredrik Gunilla Hans Ingrid Johan Karin Lars Maria Nils Olga Per".split()
LAST = "Ahl Berglund Dahlin Ekström Forsman Grahn Holm Isaksson Jonsson Kvist Lindell Modin Norén Palm".split()
NUMBERS = "två tre fyra fem sex sju åtta nio tio elva tolv".split()


def main():
    tree = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    sources = sorted((ROOT / "corpus").glob("*.txt")) + sorted((ROOT / "tests/dev/text").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in sources]
    with open(ROOT / "src/vocabulary/kommuner.csv", encoding="utf-8") as file:
        kommuner = list(csv.DictReader(file))
    known = sorted((row["namn"] for row in kommuner), key=len, reverse=True)
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, known)) + r")(s?)\b")
    number = re.compile(r"\b(" + "|".join(NUMBERS) + r")\b")
    person = re.compile(r"^[A-ZÅÄÖ][a-zåäöé-]+ [A-ZÅÄÖ][a-zåäöé-]+$", re.M)
    chance = random.Random(2024)
    total = 0
    for index in range(count):
        text = texts[index % len(texts)]
        kommun = chance.choice(kommuner)
        shift = chance.randrange(-3, 4)
        text = pattern.sub(lambda found: kommun["genitiv" if found[2] else "namn"], text)
        text = re.sub(r"\b20[12]\d\b", lambda found: str(int(found[0]) + shift), text)
        text = number.sub(lambda _: chance.choice(NUMBERS), text)
        text = person.sub(lambda _: f"{chance.choice(FIRST)} {chance.choice(LAST)}", text)
        # Short documents are filled up with another, as web pages hold several, to reach the mean.
        while total + len(text.encode()) < MEAN_BYTES * (index + 0.5):
            text += "\n\n" + pattern.sub(kommun["namn"], chance.choice(texts))
        folder = tree / f"{index // A_FOLDER:04}"
        if index % A_FOLDER == 0:
            folder.mkdir(parents=True, exist_ok=True)
        data = text.encode()
        total += len(data)
        (folder / f"{index:06}.txt").write_bytes(data)
    print(f"{count} files, {total / 1e6:.1f} MB in {tree}")


if __name__ == "__main__":
    main()
