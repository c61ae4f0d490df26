#!/usr/bin/env python3
"""What an afternoon with `re` gives: title, promises, activities, date and signatories of each file, as NDJSON.

    regex_peer.py TREE > OUT

The measure for speed only: it knows one way of writing a medborgarlöfte, no spans, no targets and no follow-ups.
"""

import json
import os
import re
import sys

TITLE = re.compile(r"^#*\s*(.*medborgarlöfte.*?(?:kommun|20\d\d).*)$", re.I | re.M)
PROMISES = re.compile(r"^.*(?:lovar|löften|åtagande|ska vi)[^\n]*:?\s*$", re.I | re.M)
ACTIVITIES = re.compile(r"^.*(?:aktivitet|åtgärd|genom att|åstadkomma)[^\n]*:?\s*$", re.I | re.M)
ITEM = re.compile(r"^\s*(?:[-*•➤–]|\d+[.)])\s+(.+(?:\n(?!\s*(?:[-*•➤–]|\d+[.)])\s)[ \t]*\S.*)*)", re.M)
DATE = re.compile(
    r"\b(\d{1,2})\s+(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\s+(20\d\d)\b"
    r"|\b(20\d\d)-(\d\d)-(\d\d)\b",
    re.I,
)
NAME = re.compile(r"^\**((?:[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? ?){2,3})\**\s*\n\s*\**((?:Tf\.? )?[A-ZÅÄÖa-zåäö ,-]*"
                  r"(?:ordförande|chef|råd|direktör)[^\n*]*)", re.M)
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()


def items(text, start, end):
    return [" ".join(item.split()) for item in ITEM.findall(text, start, end)]


def read(name, text):
    title = TITLE.search(text)
    promises = PROMISES.search(text)
    activities = ACTIVITIES.search(text, promises.end()) if promises else None
    end = activities.start() if activities else len(text)
    date = None
    for found in DATE.finditer(text):
        day, month, year, *iso = found.groups()
        date = f"{year}-{MONTHS.index(month.lower()) + 1:02}-{int(day):02}" if day else "-".join(iso)
    return {
        "name": name,
        "title": title[1].strip("* ") if title else None,
        "promises": items(text, promises.end(), end) if promises else [],
        "activities": items(text, activities.end(), len(text)) if activities else [],
        "date": date,
        "signatories": [{"name": name.strip(), "role": role.strip()} for name, role in NAME.findall(text)],
    }


def main():
    write = sys.stdout.write
    for folder, folders, names in os.walk(sys.argv[1]):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                write(json.dumps(read(path, file.read()), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
