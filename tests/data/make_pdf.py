"""Writes the real documents of the corpus as flat ODT files, as offices lay such documents out.

Usage: make_pdf.py FOLDER. Each file is made in another way: justified with hyphens at line ends, with bullets of two
levels, with signatures side by side, with tables that have borders and tables that have none.
"""

import html
import pathlib
import re
import sys

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    ]
)
FOLLOW_UP = "eksjo-2018-2019-uppfoljning-2019-t3"
# Name in the corpus, name of the PDF, font, justified, signatures, borders.
VARIANTS = [
    ("aneby-2023-2024", "aneby-2023-2024", "Liberation Serif", True, "tabs", True),
    ("eksjo-2020-2021", "eksjo-2020-2021", "Liberation Sans", False, "lines", True),
    ("nassjo-2019-2020", "nassjo-2019-2020", "Liberation Sans", False, "tabs", True),
    ("savsjo-2018-2019", "savsjo-2018-2019", "Liberation Serif", False, "table", True),
    (FOLLOW_UP, FOLLOW_UP, "Liberation Sans", False, "tabs", True),
    (FOLLOW_UP, FOLLOW_UP + "-utan-ramar", "Liberation Serif", False, "tabs", False),
]
HEADINGS = ("Vad är ett medborgarlöfte", "Lägesbild", "Uppföljning")


def soft_hyphens(text):
    """Lets long words be broken between a vowel and a consonant that a vowel follows."""
    def word(match):
        return re.sub(r"(?<=\w\w[aeiouyåäö])(?=[bdfgklmnprstv][aeiouyåäö]\w)", "\u00ad", match[0])
    return re.sub(r"\w{9,}", word, text)


def inline(text, justified):
    text = html.escape(text)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    if justified:
        text = soft_hyphens(text)
    text = re.sub(r"\*\*(.+?)\*\*", r'<text:span text:style-name="Bold">\1</text:span>', text)
    return re.sub(r"\*(.+?)\*", r'<text:span text:style-name="Italic">\1</text:span>', text)


def paragraph(text, style="Body", justified=False):
    return f'<text:p text:style-name="{style}">{inline(text, justified)}</text:p>'


def table(rows, borders):
    columns = max(len(row) for row in rows)
    style = "Framed" if borders else "Bare"
    out = ['<table:table table:style-name="Wide">',
           f'<table:table-column table:style-name="Column{columns}" table:number-columns-repeated="{columns}"/>']
    for row in rows:
        out.append("<table:table-row>")
        cells = row + [""] * (columns - len(row))
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and cells[0]:
            out.append(
                f'<table:table-cell table:style-name="{style}" table:number-columns-spanned="{columns}">'
                f'{paragraph(cells[0], "Cell")}</table:table-cell>' + "<table:covered-table-cell/>" * (columns - 1)
            )
        else:
            for cell in cells:
                out.append(f'<table:table-cell table:style-name="{style}">{paragraph(cell, "Cell")}</table:table-cell>')
        out.append("</table:table-row>")
    return "".join(out) + "</table:table>"


def bullets(lines, justified):
    out = ['<text:list text:style-name="Bullets">']
    deep = False
    for line in lines:
        indent = len(line) - len(line.lstrip())
        item = f'<text:list-item>{paragraph(line.strip()[1:].strip(), "Item", justified)}</text:list-item>'
        if (indent > 0) != deep:
            out.append("<text:list-item><text:list>" if not deep else "</text:list></text:list-item>")
            deep = not deep
        out.append(item)
    return "".join(out) + ("</text:list></text:list-item>" if deep else "") + "</text:list>"


def signatures(blocks, how):
    if how == "table":
        rows = []
        for pair in (blocks[at:at + 2] for at in range(0, len(blocks), 2)):
            cells = "".join(
                '<table:table-cell table:style-name="Bare">' + "".join(paragraph(line, "Sign") for line in block)
                + "</table:table-cell>" for block in pair + [[]] * (2 - len(pair))
            )
            rows.append(f"<table:table-row>{cells}</table:table-row>")
        column = '<table:table-column table:number-columns-repeated="2"/>'
        return f'<table:table table:style-name="Wide">{column}{"".join(rows)}</table:table>'
    out = []
    for pair in (blocks[at:at + 2] for at in range(0, len(blocks), 2)):
        if how == "lines":
            pair = [["_" * 28] + block for block in pair]
        for line in range(max(len(block) for block in pair)):
            cells = [html.escape(block[line]) if line < len(block) else "" for block in pair]
            out.append(f'<text:p text:style-name="Sign">{"<text:tab/>".join(cells)}</text:p>')
        out.append('<text:p text:style-name="Sign"/>')
    return "".join(out)


def body(name, justified, how, borders):
    lines = (CORPUS / f"{name}.txt").read_text().strip("\n").split("\n")
    out, at, first = [], 0, True
    while at < len(lines):
        line = lines[at].rstrip(" ")
        plain = re.sub(r"[#*]", "", line).strip()
        if not plain:
            at += 1
        elif first:
            out.append(paragraph(plain, "Title"))
            first, at = False, at + 1
        elif "\t" in line:
            end = at
            while end < len(lines) and "\t" in lines[end]:
                end += 1
            out.append(table([[cell.strip() for cell in row.split("\t")] for row in lines[at:end]], borders))
            at = end
        elif re.match(r"\s*- ", line + " "):
            end = at
            while end < len(lines) and re.match(r"\s*- ", lines[end] + " "):
                end += 1
            out.append(bullets(lines[at:end], justified))
            at = end
        elif re.fullmatch(r"\w+ \d{4}-\d\d-\d\d", plain):
            out.append(paragraph(plain, "Date"))
            blocks = "\n".join(line.strip() for line in lines[at + 1:]).strip()
            blocks = [block.split("\n") for block in re.split(r"\n{2,}", blocks)]
            out.append(signatures(blocks, how))
            at = len(lines)
        elif plain in HEADINGS or plain.startswith(("Medborgarlöften Eksjö", "Uppföljning av")):
            out.append(paragraph(plain, "Heading"))
            at += 1
        else:
            out.append(paragraph(line.replace("\u00a0", " "), "Body", justified))
            at += 1
    return "".join(out)


def style(name, font, size, bold=False, align="left", before=0, after=0, extra="", tabs=""):
    weight = ' fo:font-weight="bold"' if bold else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" '
        f'fo:margin-top="{before}pt" fo:margin-bottom="{after}pt" {extra}>{tabs}</style:paragraph-properties>'
        f'<style:text-properties style:font-name="{font}" fo:font-size="{size}pt" fo:language="sv" '
        f'fo:country="SE"{weight}/></style:style>'
    )


def document(name, font, justified, how, borders):
    align = "justify" if justified else "left"
    tabs = '<style:tab-stops><style:tab-stop style:position="8.5cm"/></style:tab-stops>'
    border = "0.5pt solid #000000" if borders else "none"
    levels = "".join(
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{sign}"><style:list-level-properties '
        f'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
        f'text:label-followed-by="listtab" fo:text-indent="-0.63cm" fo:margin-left="{0.63 * level + 0.64}cm"/>'
        "</style:list-level-properties></text:list-level-style-bullet>"
        for level, sign in [(1, "•"), (2, "◦")]
    )
    cell = 'style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm"'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="{font}" svg:font-family="'{font}'"/></office:font-face-decls>
<office:automatic-styles>
{style("Title", font, 18, True, after=12)}{style("Heading", font, 13, True, before=12, after=4)}
{style("Body", font, 11, align=align, after=8)}{style("Item", font, 11, align=align, after=3)}
{style("Cell", font, 9.5)}{style("Date", font, 11, before=18, after=30)}{style("Sign", font, 11, tabs=tabs)}
{style("Foot", font, 9, align="center")}
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Italic" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Wide" style:family="table"><style:table-properties style:width="16cm"
 table:align="left" fo:margin-bottom="0.4cm"/></style:style>
<style:style style:name="Column4" style:family="table-column"><style:table-column-properties
 style:column-width="4cm"/></style:style>
<style:style style:name="Framed" {cell} fo:border="{border}"/></style:style>
<style:style style:name="Bare" {cell} fo:border="none"/></style:style>
<text:list-style style:name="Bullets">{levels}</text:list-style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2.5cm"/><style:footer-style><style:header-footer-properties fo:margin-top="0.6cm"/></style:footer-style>
</style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>
<text:p text:style-name="Foot">Sida <text:page-number/> (<text:page-count/>)</text:p>
</style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body(name, justified, how, borders)}</office:text></office:body>
</office:document>
"""


folder = pathlib.Path(sys.argv[1])
for source, target, *how in VARIANTS:
    (folder / f"{target}.fodt").write_text(document(source, *how))
