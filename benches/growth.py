#!/usr/bin/env python3
"""Does the cost grow as the work does? Instructions and memory for shapes that are hard on parsers.

    growth.py [--size BYTES] [--only NAME]... [--jobs N]

For each family a file of about SIZE bytes and one of twice as many are read by `examples/read.rs` under valgrind. What
the second costs beyond an empty list is to be at most 2.2 times what the first does; and the memory that reading a file
of eight times SIZE takes is to be at most 32 MiB and 16 times the file. Prints a line for each family, exits with 1
where one does not hold. Needs valgrind; builds the example first.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from instructions import instructions_of

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "target/release/examples/read"
MOST_GROWTH = 2.2
MOST_MEMORY = 32 * 1024 * 1024
MOST_MEMORY_A_BYTE = 16

TITLE = "# Medborgarlöfte i Aneby kommun 2023\n\n"
PROMISE = "# Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen lovar att:\n\n- genomföra minst tio trafikkontroller\n\n"
REPORT = "# Uppföljning medborgarlöfte Aneby kommun 2019\n\n"
COLUMNS = "Aktivitet\tTertial 1\tTertial 2\n"


def times(part, head=PROMISE, tail=""):
    """A family that repeats a text; `{i}` in it is a number."""

    def make(size):
        count = max(1, size // len(part.encode()))
        numbered = "{i}" in part
        return head + ("".join(part.replace("{i}", str(i)) for i in range(count)) if numbered else part * count) + tail

    return make


def staircase(size):
    return PROMISE + "".join(" " * i + "- a\n" for i in range(int((2 * size) ** 0.5)))


def wide_row(size):
    count = size // 14
    return REPORT + "Aktivitet\t" + "\t".join(f"Tertial {i}" for i in range(count)) + "\n" + "\t".join("a" * count) + "\n"


def near_names(size):
    count = size // 10
    return REPORT + "Antal   Jan" + "  Jan" * count + "\n\nPolisen   4" + "    4" * count + "\n"


def ragged_rows(size):
    return REPORT + COLUMNS + "".join("a\t" * (i % 9) + "b\n" for i in range(size // 10))


def rows_by_code(size):
    count = size // 45
    promised = "".join(f"{i}a. Polisen ska hålla möten.\n" for i in range(count))
    return REPORT + promised + "\nNr\tUtfall\n" + "".join(f"{i}a\ttre möten\n" for i in range(count))


def two_lists(size):
    count = size // 50
    promised = "".join(f"- synas mer på plats {i}\n" for i in range(count))
    done = "".join(f"- vi syntes på plats {i}\n" for i in range(count))
    return REPORT + "Det här lovade vi:\n\n" + promised + "\nDet här gjorde vi:\n\n" + done


def repeated_headings(size):
    count = size // 70
    listed = "".join(f"- synas mer på plats {i}\n" for i in range(count))
    headed = "".join(f"## Synas mer på plats {i}\n\nDet har vi gjort {i} gånger.\n\n" for i in range(count))
    return REPORT + "Vi lovade att:\n\n" + listed + "\n" + headed


def many_documents(size):
    one = "# Medborgarlöfte Aneby kommun {}\n\n- Polisen ska synas\n\n"
    return "".join(one.format(2015 + i % 9) for i in range(size // len(one.encode())))


def hyphenated(size):
    def word(i):
        return f"ab{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}-lof{chr(97 + i % 26)}"

    return PROMISE + " ".join(word(i) for i in range(size // 10))


def many_areas(size):
    one = "MEDBORGARLÖFTE FÖR BERGA {}\n\n- Polisen ska synas\n\n"
    return "".join(one.format(2015 + i % 9) for i in range(size // len(one.encode())))


def counted_kinds(size):
    row = "Åtta insatser mot " + "narkotika " * (size // 40) + "\t" + "12 narkotikainsatser, " * (size // 40)
    return REPORT + COLUMNS + row + "\t\n"


FAMILIES = {
    # Markup.
    "stars": times("*"),
    "bold-open": times("**a "),
    "bracket": times("["),
    "link-open": times("[a]("),
    "links": times("[här {i}](https://a{i}.se) ", PROMISE + "## Uppföljning\n\nFöljs upp på "),
    "dash-space": times("- "),
    "less-than": times("<"),
    "tag-open": times("<a "),
    "table-open": times("<table>"),
    "html-rows": times("<tr><td>a</td></tr>\n", PROMISE + "<table>\n"),
    "backslash": times("\\*"),
    "underscore": times("_a_ "),
    # Lists and lines.
    "items": times("- a\n"),
    "numbered": times("1. a\n"),
    "lettered": times("A. Synas\nA1. I byn\nA2. På torget\nB. Lyssna\n\n", PROMISE),
    "lettered-from-the-first": times("A. Synas\n", PROMISE),
    "markers-apart": times("•\n\natt synas mer\n\n", PROMISE),
    "doings-after-aims": times("Polisen ska:\n\n- synas mer\n\n", "# Medborgarlöfte i Aneby kommun 2023\n\nVi lovar att:\n\n- Det ska vara lugnt\n\n"),
    "second-subjects": times(" och kommunen ska synas", PROMISE + "- Polisen ska lyssna"),
    "staircase": staircase,
    "blank-lines": times("\n"),
    "spaces": times(" ", PROMISE + "a", "b"),
    "gaps": times("a   b\n"),
    "wrapped": times("Polisen arbetar med trygghet i hela kommunen och med\n"),
    "form-feeds": times("\f\n"),
    "running-headers": times("Aneby kommun Sida {i}\n\nText här.\n\n\f"),
    "crlf": times("a\r\n"),
    "one-line": times("Polisen arbetar med trygghet och kommunen med skolor "),
    # Words.
    "polisen-ska": times("Polisen ska "),
    "lofte": times("Medborgarlöfte ", ""),
    "names": times("Anna, "),
    "slashes": times("Polisen/"),
    "companies": times("- bostadsbolaget Ab{i}hus (B{i}) ska synas\n"),
    "headers-again": times("Nr\n\nAktivitet\n\nAnsvarig\n\nLöfte\n\nTema\n\nStatus\n\n", REPORT),
    "responsible": times("- Polisen ska patrullera.\n  Ansvarig: Polisen\n", PROMISE + "## Aktiviteter\n\n"),
    "forms": times("Löfte {i}\tDet ska vara lugnt.\nAktivitet\tGå ut.\nAnsvarig\tPolisen\n\nText.\n\n"),
    "said-again": times("- Trygghet {i}\n\n## Trygghet {i}\n\n- Polisen ska gå.\n\n"),
    "contents": times("Löften {i} ........ {i}\n"),
    "kommuner": times("Medborgarlöfte Aneby kommun, Eksjö kommun, Nässjö kommun\n", ""),
    "years": times("2018-"),
    "months": times("januari till mars och "),
    "numerals": times("ett tjugotal och "),
    "hyphens": hyphenated,
    "addresses": times("https://a{i}.se/b ", PROMISE + "## Uppföljning\n\nFöljs upp på "),
    "sentences": times("Vi ses. "),
    # Sections.
    "headings": times("## Rubrik {i}\n\n"),
    "lead-ins": times("Polisen lovar att:\n\n- synas mer\n\n"),
    "therefore": times("Därför har vi kommit överens om följande:\n\n"),
    "plain-list": times("Polisen lovar att\ngenomföra kontroller i Aneby och i hela kommunen\nsynas i centrum\nfinnas\n\n"),
    "themes": times("**Tema {i}**\n\n- Polisen ska synas mer\n"),
    "themes-as-items": times("• Tema {i}\n\nPolisen ska synas mer.\n\n"),
    "why-below-themes": times("Tema {i}\n\nMånga är oroliga här.\n\n• Polisen ska synas.\n\n"),
    "periods": times("Gäller från 1 maj 2021 till 2 juni 2022\n\nTrafik {i}\n\n"),
    "priorities": times("Tre områden är prioriterade:\n\n• Trafik\n\n", tail="Polisen lovar att:\n\n- synas mer\n"),
    "promise-labels": times("Medborgarlöftet\n\nPolisen ska synas i centrum.\n\nTre möten i Aneby.\n\n"),
    "capitals": times("MEDBORGARLÖFTE FÖR BERGA\n\n- Polisen ska synas i Berga\n\n", ""),
    "chapters": times("{i}\tRubrik\n\nText här.\n\n"),
    "nested": times(" • Synas mer\n  • Minst 4 möten\n"),
    "purposes": times("Medborgarlöften ska:\n\n- öka tryggheten\n\n"),
    "signatures": times("Anna Ek\nKommunchef\nAneby kommun\n\n", PROMISE + "Aneby den 1 maj 2023\n\n"),
    "areas": many_areas,
    "dates": times("Aneby den 1 maj 2023\n\n"),
    "documents": many_documents,
    # Running text.
    "vows": times("Polisen ska mäta farten. Kommunen röjer sly. ", TITLE),
    "paragraphs-of-vows": times("Farten är hög. Polisen ska mäta den.\n\n", TITLE),
    "themes-of-text": times("Tema {i}\n\nFarten är hög. Kommunen röjer sly.\n\n", TITLE),
    "quoted-vows": times("Det andra är att kommunen röjer sly. ”Polisen ska synas.” ", TITLE),
    "menus": times("Medborgarlöfte i Aneby\nLediga tomter\n", ""),
    "lines-of-actors": times("Ny belysning i parken längs ån (kommunen)\n", TITLE + "Det här ska göras\n\n"),
    "party-lines": times("Aneby kommun · Polisen\n", TITLE),
    "boxes": times("☒ Polisen ☐ Kommunen\n", TITLE),
    "goals": times("Mål\n\n- Färre ska köra fort\n\nÅtgärder\n\n- Polisen mäter farten\n\n", TITLE),
    "clauses": times("Varje år ska alla butiker som säljer ", PROMISE + "- "),
    "full-stops": times(".", PROMISE + "- Polisen ska synas"),
    "att-column": times("att   polisen ska synas i hela byn\n", TITLE),
    "blank-lines-between": times("Polisen ska synas mer\n\npå torget.\n\n", TITLE),
    "text-columns": times("Farten är hög och många kör     Kommunen röjer sly vid alla\n", TITLE),
    "paragraphs-in-columns": times(
        "Farten är hög och många        sly vid alla skolor. Det\nkör för fort.                  görs i maj.\n"
        "                               Polisen ska mäta farten\nKommunen röjer nu allt          vid torget.\n\n",
        TITLE,
    ),
    "slides": times("Bild {i}\n\nMer ljus\n\n", "Bild 0\n\n" + TITLE),
    "chapters-of-promises": times("{i}. Löften\nPolisen ska synas.\n", TITLE),
    # Follow-ups.
    "tabs": times("\t", PROMISE + "a"),
    "wide-row": wide_row,
    "near-names": near_names,
    "header-rows-again": times("| Antal | T1 | Utfall | Kommentar |\n", REPORT + "| Antal | T1 | Utfall | Kommentar |\n|---|---|---|---|\n"),
    "earlier-parts": times("Under tertial 1 hölls ett möte. ", REPORT + "Polisen ska hålla fyra möten.\n\n"),
    "text-between-tables": times(
        "Kommunen ska måla {i} tunnlar.\n\nTunnlarna målades.\n\nAktivitet\tTertial 1\nSynas\ttre gånger\n\n", REPORT
    ),
    "quoted-cells": times('"Möten; även i maj";Polisen;"Tio\n', REPORT + "Aktivitet;Ansvarig;Utfall\n"),
    "quotation-marks": times('"a "b;', REPORT + "Aktivitet;Ansvarig;Utfall\n"),
    "rows-of-months": times("Mars\t4\t{i}\n", REPORT + "Polisen ska hålla fyra möten.\n\nMånad\tAntal\tMål\n"),
    "two-row-headers": times("\tTertial 1\t\nAktivitet\tMål\tUtfall\nSynas\t4\t{i}\n\n", REPORT),
    "cells-over-rows": times(
        "<tr><td rowspan=2>Synas</td><td>{i}</td></tr><tr><td>4</td></tr>\n", REPORT + "<table><tr><th>Aktivitet</th><th>Utfall</th></tr>\n"
    ),
    "contents-of-the-page": times("Löften {i}\n", TITLE + "På denna sida\n", "\nLöften 1\n\nPolisen ska synas.\n"),
    "cells-below-one-line": times("Polisen ska synas\ni byn.\nTre gånger\nGenomfört\n", REPORT + "Aktivitet Resultat Status\n"),
    "parts-of-a-year": times("under tertial 1 ", REPORT + "Polisen ska hålla fyra möten.\n\n"),
    "ragged-rows": ragged_rows,
    "rows": times("Polisen ska {i} saker\t{i} st\t\n", REPORT + COLUMNS),
    "empty-cells": times("|" * 100 + "\n"),
    "aligned-rows": times("ett tu         tre           fyra\n", REPORT + "Aktivitet      Tertial 1     Tertial 2\n"),
    "corner": times("\tA\tB\nx\ty\tz\n\n", REPORT),
    "form": times("Aktivitet\tPolisen ska {i}\nUppföljning\tGjort\n\n", REPORT),
    "status-lines": times("**Polisen ska {i}**\n\nGenomfört\n\n", REPORT),
    "tables": times("**Polisen ska synas mer på plats {i}**\n\nAktivitet\tTertial 1\nSynas\ttre gånger\n\n", REPORT),
    "flattened": times("Polisen ska synas\nTre gånger\n-\n", REPORT + "Aktivitet\nTertial 1\nTertial 2\n"),
    "spaced-rows": times("Synas\nTre gånger\n-\n\n", REPORT + "Aktivitet\nTertial 1\nTertial 2\n\n"),
    "spaced-rows-broken-off": times("Aktivitet\nTertial 1\nTertial 2\n\nSynas\ni byn\n\n", REPORT),
    "ticked": times("☑ Polisen ska hålla tio möten\n  Tolv möten\n", REPORT + "☑ = genomfört  ☐ = ej genomfört\n\n"),
    "rows-left-empty": times("Tertial {i}\t\n", REPORT + "Tertial 1\tTio möten\n"),
    "sheet-titles": times("| Medborgarlöfte 2020 | |\n", REPORT),
    "planned-and-done": times("Planerat\n\n- synas mer\n\nGjort\n\n- synts mer\n\n", REPORT),
    "questions-that-return": times("Polisen ska synas.\n\nHur gick det?\n\n– Bra, säger Eva Ek.\n\n", REPORT),
    "sections-after-parts": times("2.4 Polisen ska synas mer\n3. Möten\n", REPORT),
    "rows-below-background": times("Polisen ska synas mer. Det gjordes tre gånger.\n\n", REPORT + "Bakgrund\n\n"),
    "counted-kinds": counted_kinds,
    "signs-at-the-margin": times("• Polisen ska hålla tio möten\n– Tolv möten hölls\n", REPORT),
    "lists-of-what-was-done": times("Polisen ska synas.\n\nDetta har polisen gjort:\n\n- Stått på torget\n\n", REPORT),
    "legend": times("Grön = genomfört\n", REPORT),
    "cards": times("Aktivitet\tHålla möten\nStatus\tPågår\n\n", REPORT),
    "rows-by-code": rows_by_code,
    "agenda": times("5 a\n\n1 b\n\n", "4. Uppföljning av medborgarlöfte i Aneby 2023\n\n", "Vi lovade att synas.\n"),
    "two-lists": two_lists,
    "repeated-headings": repeated_headings,
    "grid": times("+---+---+\n| a | b |\n", REPORT),
    "grid-cell": times("| a | b |\n", REPORT + "+---+---+\n"),
    "told-below": times("Minst tio möten i Aneby. (Polis)\n\n- Tolv möten hölls.\n\n", REPORT),
    "has-nothing-done": times("Polisen har ett ", REPORT + "Polisen ska synas.\n\nTio möten hölls.\n\n"),
    "told-at-once": times("Polisen ska hålla tio möten.\n\nTolv möten hölls.\n\n", "Medborgarlöften i Aneby\n\n"),
    "last-headings": times("Övrigt\n\nMånga kom.\n\n", REPORT + "Polisen ska synas\n\nGjort.\n\nPolisen ska komma\n\nGjort.\n\n"),
    "years-below-items": times("• Polisen ska synas.\n\n  2020\n  Tio möten.\n\n  2021\n  –\n\n", "Uppföljning Aneby 2020–2021\n\n"),
    "status-below-each": times("Löfte 1\nPolisen ska synas.\n\nUtfall\nTio möten hölls.\n\nStatus\nUppfyllt\n\n", REPORT),
    "themes-of-lists": times("Centrum\n\n- Fler vuxna ute\n\n", PROMISE + "Bakgrund\n\nMånga är oroliga.\n\n"),
    "roles-before-names": times("Kommunchef: Anna Ek\n\n", PROMISE + "Aneby 2019 02 01\n\n"),
    "read-more": times("Läs mer\nOm löften\n"),
    "promises-said-again": times("Fler ska våga gå ut.\n\n- Polisen finns på plats.\n\n", PROMISE + "- Fler ska våga gå ut.\n\n"),
    "broken-pages": times("Tio gjordes. De flesta på väg 254 vid\n\f\nHeby tätort.\n", PROMISE),
    "list-beside-text": times("Polisen lovar     Hur går det?\n\n- synas mer      Det berättar vi\n- finnas nära    här\n\n"),
    "side-by-side": times("a   ", PROMISE, "\n" + "- b   " * 400 + "\n"),
    "frames": times("| Löfte {i}: Polisen ska synas |\n| Vi står på torget |\n\n", TITLE),
    "quoted-items": times("> Polisen ska synas {i}\n", PROMISE),
    "headings-that-promise": times("Polisen ska synas i by {i}\n\n- stå på torget\n\n", TITLE),
    "lettered-sections": times("A. Trygghet\n\n1. Polisen ska synas\n2. Kommunen röjer sly\n\n", TITLE),
    "signatures-in-rows": times("| Aneby kommun | Anna Ek | Kommunchef |\n", PROMISE + "| Part | Namn | Titel |\n|---|---|---|\n"),
    "promises-and-outcome-of-years": times(
        "Resultat 2019\n\n- Vi stod på torget\n\nLöften 2020\n\n- Polisen ska synas\n\n", TITLE
    ),
    "accounts-on-two-levels": times(
        "Löfte {i}: Polisen ska synas\n\nAktivitet: Stå på torget\nResultat: Tolv gånger\n\n", REPORT
    ),
    "how-it-went": times("- Polisen ska hålla tio möten\n\nSå gick det\n\nTolv möten hölls.\n\n", REPORT),
    "set-aside": times("Två möten återstår, jämfört med 41 förra året. ", REPORT + "Polisen ska hålla tio möten.\n\n"),
    "rows-of-two-cells": times("Polisen ska synas {i}\nTolv gånger\n", REPORT + "Aktivitet\nUtfall\n"),
    "promises-over-tables": times(
        "Löfte {i}: Det ska vara tryggt på plats {i}.\n\nAktivitet\tResultat\nPolisen ska synas\tTre gånger\n\n", REPORT
    ),
    "promises-again-over-tables": times(
        "Löfte 1\n\nAktivitet\tResultat\nPolisen ska synas\tTre gånger\n\n", REPORT + "Löften\n\n- Det ska vara tryggt\n\n"
    ),
    "statuses-alone": times("Polisen ska synas på plats {i}\n\nTio möten hölls.\n\nUppfyllt\n\n", REPORT),
    "promises-over-lists": times("Det ska vara tryggt på plats {i}.\n\n• Polisen ska synas.\n  - Tio gånger.\n\n", REPORT),
    "parts-over-lists": times("• Polisen ska synas.\nTertial 1\n- Tio gånger.\n\n", REPORT),
    "how-often-carried-out": times("Hålla möten tio gånger\tTolv möten hölls\n", REPORT + "Aktivitet\tResultat\n"),
    "comparatives": times("inte färre än tio eller fler än "),
    "appendices": times("Bilaga 1\n\nMedborgarlöfte Aneby kommun 2019\n\n"),
    "quoted": times("> a\n"),
    "html-items": times("<li>Polisen ska synas</li>\n"),
    # Characters.
    "named-characters": times("&ouml;", PROMISE + "a"),
    "scanned": times("poIisen kornmunen "),
    "combining-marks": times("\u0301", PROMISE + "a"),
    "soft-hyphens": times("a\u00ad"),
    "invisible": times("a\u200b"),
    "garbled": times("Ã"),
    "garbled-twice": times("ÃƒÂ¶"),
    # It is refused at so little a byte that what is done once would show.
    "nul": lambda size: times("a\0")(4 * size),
    "long-word": times("å"),
}


class Measure:
    def __init__(self, folder):
        self.folder = Path(folder)

    def file(self, name, text):
        path = self.folder / name
        path.write_bytes(text.encode())
        return path

    def memory(self, path):
        """The most that is in memory at one time, in bytes."""
        # What `wait4` tells is at least what Python itself takes, which starts it.
        process = subprocess.run([PROGRAM, path, "--peak"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        return int(re.search(r"VmHWM:\s+(\d+) kB", process.stderr)[1]) * 1024

    def family(self, name, size):
        make = FAMILIES[name]
        texts = [PROMISE, make(size), make(2 * size)]
        files = [self.file(f"{name}.{n}", text) for n, text in enumerate(texts)]
        base, once, twice = (instructions_of([PROGRAM, file])[0] for file in files)
        large = self.file(f"{name}.8", make(8 * size))
        memory = self.memory(large)
        length = large.stat().st_size
        return {
            "growth": (twice - base) / max(once - base, 1),
            "a byte": (once - base) / size,
            "memory": memory,
            "most memory": MOST_MEMORY + MOST_MEMORY_A_BYTE * length,
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=40_000)
    parser.add_argument("--only", action="append", choices=list(FAMILIES), metavar="NAME")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    args = parser.parse_args()
    build = ["cargo", "build", "--release", "--no-default-features", "--example", "read", "--quiet"]
    subprocess.run(build, cwd=ROOT, check=True)
    held = True
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(args.jobs) as threads:
        measure = Measure(folder)
        names = args.only or list(FAMILIES)
        print(f"{'family':<20}{'growth':>8}{'instr/byte':>12}{'MiB':>8}")
        for name, found in zip(names, threads.map(lambda name: measure.family(name, args.size), names)):
            grows = found["growth"] <= MOST_GROWTH
            fits = found["memory"] <= found["most memory"]
            held &= grows and fits
            told = ("" if grows else "  grows faster than the work") + ("" if fits else "  takes too much memory")
            memory = found["memory"] / 1024 / 1024
            print(f"{name:<20}{found['growth']:>8.2f}{found['a byte']:>12.0f}{memory:>8.1f}{told}", flush=True)
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
