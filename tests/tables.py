"""Opens the tables of every form in the programs that analysts use, and runs the snippets of the README.

    tables.py LOFTE
"""

import csv
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import frictionless
import pandas
import polars
import pyarrow
import pyarrow.parquet

ROOT = Path(__file__).resolve().parents[1]
FIELDS = {
    "string": (pyarrow.string(), polars.String, "VARCHAR"),
    "integer": (pyarrow.int64(), polars.Int64, "BIGINT"),
    "number": (pyarrow.float64(), polars.Float64, "DOUBLE"),
    "boolean": (pyarrow.bool_(), polars.Boolean, "BOOLEAN"),
    "date": (pyarrow.date32(), polars.Date, "DATE"),
}
FORMULA = re.compile(r"""(^|[;,\t\r\n|])["\s]*[=+\-@\t\r＝＋－＠]""")


def extract(lofte, out, *args):
    inputs = [str(ROOT / "corpus"), str(ROOT / "tests/dev/text")]
    subprocess.run([lofte, "extract", *inputs, "-o", str(out), *args], check=True, stderr=subprocess.DEVNULL)


def link(lofte, folder, out, *args):
    inputs = [str(ROOT / name) for name in ["corpus", "tests/dev/text", "tests/country/text"]]
    documents = folder / "documents.ndjson"
    if not documents.exists():
        subprocess.run([lofte, "extract", *inputs, "-o", str(documents)], check=True, stderr=subprocess.DEVNULL)
    subprocess.run([lofte, "link", str(documents), "-o", str(out), *args], check=True, stderr=subprocess.DEVNULL)


def resources(package):
    return json.loads(package.read_text(encoding="utf-8"))["resources"]


def validate(package):
    report = frictionless.validate(str(package))
    assert report.valid, report.to_summary()


def parquet_has_its_types(folder):
    for resource in resources(folder / "datapackage.json"):
        path = str(folder / resource["path"])
        fields = {field["name"]: FIELDS[field["type"]] for field in resource["schema"]["fields"]}
        table = pyarrow.parquet.read_table(path)
        assert {field.name: field.type for field in table.schema} == {n: t[0] for n, t in fields.items()}, path
        frame = polars.read_parquet(path)
        assert dict(frame.schema) == {name: types[1] for name, types in fields.items()}, path
        described = duckdb.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
        assert {row[0]: row[1] for row in described} == {name: types[2] for name, types in fields.items()}, path
        assert table.num_rows == frame.height > 0, path
        column = pyarrow.parquet.ParquetFile(path).metadata.row_group(0).column(0)
        assert column.compression == "ZSTD" and "RLE_DICTIONARY" in column.encodings, path


def csv_has_no_formulas(folder):
    for resource in resources(folder / "datapackage.json"):
        kinds = [field["type"] for field in resource["schema"]["fields"]]
        with open(folder / resource["path"], encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file, delimiter=resource["dialect"]["delimiter"]):
                for kind, cell in zip(kinds, row, strict=True):
                    assert kind != "string" or not FORMULA.search(cell), (resource["name"], cell)


def sqlite_is_whole(path):
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def snippets(folder):
    """The snippets of the README, on the tables of the corpus; gives what DuckDB and pandas join."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Whole archives, and tables")[1].split("\n## ")[0]
    block = {kind: text for kind, text in re.findall(r"```(\w+)\n(.*?)```", section, re.S)}
    (folder / "kolada.csv").write_text(block["csv"], encoding="utf-8")
    script = block["python"] + "\nprint(len(joined), joined['value'].sum())\n"
    run = [sys.executable, "-c", script]
    by_pandas = subprocess.run(run, cwd=folder, check=True, capture_output=True, text=True).stdout.split()
    script = f"import duckdb\nrows = duckdb.sql({block['sql'].strip()!r}).fetchall()\nprint(len(rows), sum(r[2] for r in rows))"
    run = [sys.executable, "-c", script]
    by_duckdb = subprocess.run(run, cwd=folder, check=True, capture_output=True, text=True).stdout.split()
    assert int(by_duckdb[0]) > 0 and int(by_pandas[0]) > 0, (by_duckdb, by_pandas)


def main():
    lofte = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, args in [("csv", ["--format", "csv"]), ("excel", ["--format", "csv", "--excel"])]:
            extract(lofte, folder / name, *args)
            validate(folder / name / "datapackage.json")
            csv_has_no_formulas(folder / name)
        extract(lofte, folder / "tables", "--format", "parquet")
        parquet_has_its_types(folder / "tables")
        frames = pandas.read_parquet(folder / "tables/documents.parquet")
        assert frames["kommun_code"].dropna().str.len().eq(4).all()
        extract(lofte, folder / "a.sqlite", "--format", "sqlite")
        sqlite_is_whole(folder / "a.sqlite")
        snippets(folder)
        link(lofte, folder, folder / "linked-csv", "--format", "csv")
        validate(folder / "linked-csv/datapackage.json")
        csv_has_no_formulas(folder / "linked-csv")
        link(lofte, folder, folder / "linked", "--format", "parquet")
        parquet_has_its_types(folder / "linked")
        link(lofte, folder, folder / "linked.sqlite", "--format", "sqlite")
        sqlite_is_whole(folder / "linked.sqlite")
    print("CSV, Parquet and SQLite open with the declared types; the snippets of the README run.")


if __name__ == "__main__":
    main()
