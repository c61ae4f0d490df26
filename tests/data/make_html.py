#!/usr/bin/env python3
"""Writes the real texts of corpus/ as web pages, the way the site of a kommun has them.

    make_html.py CORPUS OUT

For each text file in CORPUS a page of the same name appears in OUT. The pages have what editors of such sites make:
headings, nested lists, tables with a merged row for the promise, bold text, links and line breaks, inside the frame of a
site with a menu and a footer. No word of the text itself is changed, added or left out.
"""

import html
import pathlib
import re
import sys

# Lines that are headings of sections although nothing marks them in the text.
SECTIONS = {"Vad är ett medborgarlöfte", "Lägesbild", "Uppföljning"}

PAGE = """<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>main {{ max-width: 40em }}</style>
<script>window.dataLayer = window.dataLayer || [];</script>
</head>
<body>
<header><a href="/">Startsida</a></header>
<nav><ul><li><a href="/bygga">Bygga och bo</a></li><li><a href="/trygghet">Trygghet</a></li></ul></nav>
<main>
{body}</main>
<footer><p>Kontaktcenter</p></footer>
</body>
</html>
"""


def inline(text):
    """The markup within a line: bold, italics, links and bare addresses."""
    text = html.escape(text.strip(), quote=False)
    text = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>', text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    text = re.sub(r"\*(.+?)\*", r"<em>\1</em>", text)
    return re.sub(r"(?<![\w./>])(polisen\.se)\b", r'<a href="https://\1">\1</a>', text)


def without_bold(text):
    return text.strip().strip("*")


def read_items(lines):
    """(level, text) for each item; a level is two spaces of indent."""
    return [((len(line) - len(line.lstrip())) // 2, line.strip()[1:].strip()) for line in lines]


def list_of(items):
    """Items as lists in lists, closed as an editor closes them."""
    out, level = ["<ul>\n"], 0
    for index, (depth, text) in enumerate(items):
        while depth > level:
            out.append("<ul>\n")
            level += 1
        while depth < level:
            out.append("</ul></li>\n")
            level -= 1
        following = items[index + 1][0] if index + 1 < len(items) else 0
        out.append(f"<li>{inline(text)}" + ("\n" if following > depth else "</li>\n"))
    out.append("</ul></li>\n" * level + "</ul>\n")
    return "".join(out)


def table_of(lines):
    """Rows of cells; a row with text in the first cell only is merged, the next is the head of the columns."""
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    width = max(map(len, rows))
    out = ["<table>\n<tbody>\n"]
    for index, row in enumerate(rows):
        if not any(row[1:]):
            out.append(f'<tr><td colspan="{width}">{inline(row[0])}</td></tr>\n')
            continue
        head = index == 0 or not any(rows[index - 1][1:])
        tag = "th" if head else "td"
        cells = "".join(f"<{tag}>{inline(cell)}</{tag}>" for cell in row + [""] * (width - len(row)))
        out.append(f"<tr>{cells}</tr>\n")
    return "".join(out) + "</tbody>\n</table>\n"


def kind_of(line):
    if re.match(r"\s*-(\s|$)", line):
        return "item"
    return "row" if "\t" in line else "text"


def blocks_of(text):
    """Runs of lines of one kind between blank lines; runs of items with a blank line between are one list."""
    run, kind = [], None
    for line in text.splitlines() + [""]:
        blank = not line.strip()
        now = kind if blank and kind == "item" else None if blank else kind_of(line)
        if now != kind and run:
            yield kind, run
            run = []
        kind = now
        if not blank:
            run.append(line)
    if run:
        yield kind, run


def page_of(text):
    out, title = [], None
    for kind, lines in blocks_of(text):
        first = without_bold(lines[0].lstrip("# "))
        if kind == "item":
            out.append(list_of(read_items(lines)))
        elif kind == "row":
            out.append(table_of(lines))
        elif title is None:
            title = first
            out.append(f"<h1>{inline(first)}</h1>\n")
            if lines[1:]:
                out.append("<p>" + "<br>\n".join(map(inline, lines[1:])) + "</p>\n")
        elif len(lines) == 1 and (first in SECTIONS or lines[0].startswith("#")):
            out.append(f"<h2>{inline(first)}</h2>\n")
        else:
            out.append("<p>" + "<br>\n".join(map(inline, lines)) + "</p>\n")
    return PAGE.format(title=html.escape(title or ""), body="".join(out))


def main():
    corpus, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(corpus.glob("*.txt")):
        page = page_of(path.read_text(encoding="utf-8"))
        (out / f"{path.stem}.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
