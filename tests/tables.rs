//! The tables that `lofte extract` writes, in every form.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;
use medborgarlofte::export::TABLES;
use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::files;

const INPUTS: [&str; 2] = ["corpus", "tests/dev/text"];

/// Writes the real documents and the sample as tables.
fn export(folder: &TempDir, name: &str, args: &[&str]) -> std::path::PathBuf {
    let path = folder.path().join(name);
    let mut command: Command = cargo_bin_cmd!("lofte");
    command.current_dir(files::root()).arg("extract").args(INPUTS).args(args).arg("-o").arg(&path);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    path
}

/// The records of a CSV file, whose fields are all quoted.
fn records(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        assert_eq!(c, '"', "every field begins with a quote");
        while let Some(c) = characters.next() {
            match c {
                '"' if characters.next_if_eq(&'"').is_some() => field.push('"'),
                '"' => break,
                c => field.push(c),
            }
        }
        record.push(std::mem::take(&mut field));
        match characters.next() {
            Some('\r') => {
                assert_eq!(characters.next(), Some('\n'));
                records.push(std::mem::take(&mut record));
            }
            other => assert_eq!(other, Some(delimiter)),
        }
    }
    records
}

fn csv_tables(folder: &Path) -> BTreeMap<&'static str, Vec<Vec<String>>> {
    let read = |name: &str| fs::read_to_string(folder.join(format!("{name}.csv"))).unwrap();
    TABLES.iter().map(|table| (table.name, records(&read(table.name), ','))).collect()
}

#[test]
fn csv_has_all_rows_and_its_keys_lead_somewhere() {
    let folder = TempDir::new().unwrap();
    let tables = csv_tables(&export(&folder, "csv", &["--format", "csv"]));
    let mut keys: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for table in TABLES {
        let (head, rows) = tables[table.name].split_first().unwrap();
        assert!(!rows.is_empty(), "{} has no rows", table.name);
        assert!(head.iter().eq(table.columns.iter().map(|column| column.name)), "{}", table.name);
        let own: BTreeSet<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(own.len(), rows.len(), "the keys of {} are not unique", table.name);
        keys.insert(table.name, own);
        for (index, column) in table.columns.iter().enumerate() {
            let Some(to) = column.refers_to else { continue };
            let known = &keys[to];
            for row in rows.iter().filter(|row| !row[index].is_empty()) {
                assert!(known.contains(row[index].as_str()), "{}.{}: {}", table.name, column.name, row[index]);
            }
        }
    }
}

#[test]
fn tables_have_what_the_documents_have() {
    let folder = TempDir::new().unwrap();
    let tables = csv_tables(&export(&folder, "csv", &["--format", "csv"]));
    let ndjson = fs::read_to_string(export(&folder, "a.ndjson", &[])).unwrap();
    let documents: Vec<Value> = ndjson.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let count = |of: &dyn Fn(&Value) -> usize| documents.iter().map(of).sum::<usize>();
    let length = |value: &Value| value.as_array().map_or(0, Vec::len);
    let rows = |name: &str| tables[name].len() - 1;
    assert_eq!(rows("documents"), documents.len());
    assert_eq!(rows("promises"), count(&|of| length(&of["promises"])));
    assert_eq!(rows("activities"), count(&|of| length(&of["activities"]) + length(&of["rows"])));
    assert_eq!(rows("signatories"), count(&|of| length(&of["signatories"])));
    assert_eq!(rows("kommuner"), count(&|of| length(&of["kommuner"])));
    assert_eq!(rows("outcomes"), count(&|of| length(&of["rows"])));
    let reports = |of: &Value| of["rows"].as_array().into_iter().flatten().map(|row| length(&row["reports"])).sum();
    assert_eq!(rows("reports"), count(&reports));
}

#[test]
fn excel_gets_what_it_opens() {
    let folder = TempDir::new().unwrap();
    let path = export(&folder, "csv", &["--format", "csv", "--excel"]);
    let text = fs::read_to_string(path.join("documents.csv")).unwrap();
    let records = records(text.strip_prefix('\u{feff}').expect("a byte-order mark"), ';');
    assert!(records.iter().all(|record| record.len() == records[0].len()));
}

#[test]
fn sqlite_is_whole() {
    let folder = TempDir::new().unwrap();
    let path = export(&folder, "a.sqlite", &["--format", "sqlite"]);
    let database = Connection::open(&path).unwrap();
    let text = |sql: &str| database.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    let number = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(text("PRAGMA integrity_check"), "ok");
    assert_eq!(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    for view in ["outcomes_by_kommun_and_year", "unquantified_activities", "signed_by"] {
        assert!(number(&format!("SELECT count(*) FROM {view}")) > 0, "{view}");
    }
    let found = "SELECT count(*) FROM texts JOIN promises ON texts.key = promises.promise_id \
                 WHERE texts MATCH 'trygghetsvandring*' AND table_name = 'promises'";
    assert!(number(found) > 0);
    assert!(folder.path().join("a.sqlite.datapackage.json").exists());
}

#[test]
fn forms_agree_and_are_the_same_each_time() {
    let folder = TempDir::new().unwrap();
    let csv = csv_tables(&export(&folder, "csv", &["--format", "csv"]));
    for (format, name) in [("csv", "documents.csv"), ("parquet", "documents.parquet"), ("sqlite", "")] {
        let first = export(&folder, &format!("{format}-1"), &["--format", format, "--jobs", "1"]);
        let second = export(&folder, &format!("{format}-2"), &["--format", format, "--jobs", "5"]);
        let [first, second] = [first, second].map(|path| if name.is_empty() { path } else { path.join(name) });
        assert!(fs::read(first).unwrap() == fs::read(second).unwrap(), "{format}");
    }
    let database = Connection::open(folder.path().join("sqlite-1")).unwrap();
    for table in TABLES {
        let count = format!("SELECT count(*) FROM {}", table.name);
        let count: i64 = database.query_row(&count, [], |row| row.get(0)).unwrap();
        assert_eq!(count as usize, csv[table.name].len() - 1, "{}", table.name);
    }
}

#[test]
fn no_name_is_in_any_form() {
    let folder = TempDir::new().unwrap();
    let ndjson = fs::read_to_string(export(&folder, "with.ndjson", &[])).unwrap();
    let documents = ndjson.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let names: BTreeSet<String> = documents
        .flat_map(|document| document["signatories"].as_array().unwrap().clone())
        .map(|signatory| signatory["name"].as_str().unwrap().to_owned())
        .collect();
    assert!(names.len() > 20);
    let mut written = vec![fs::read(export(&folder, "without.ndjson", &["--no-persons"])).unwrap()];
    written.push(fs::read(export(&folder, "a.sqlite", &["--no-persons", "--format", "sqlite"])).unwrap());
    let csv = export(&folder, "csv", &["--no-persons", "--format", "csv"]);
    written.extend(fs::read_dir(csv).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()));
    for bytes in written {
        let text = String::from_utf8_lossy(&bytes);
        for name in &names {
            assert!(!text.contains(name.as_str()), "{name}");
        }
    }
}

#[test]
fn packages_name_files_that_are_there() {
    let folder = TempDir::new().unwrap();
    let path = export(&folder, "parquet", &["--format", "parquet", "--catalog", "--publisher", "Eksjö kommun"]);
    let read = |name: &str| serde_json::from_slice::<Value>(&fs::read(path.join(name)).unwrap()).unwrap();
    for resource in read("datapackage.json")["resources"].as_array().unwrap() {
        assert!(path.join(resource["path"].as_str().unwrap()).exists(), "{resource}");
    }
    let catalog = read("catalog.jsonld").to_string();
    assert!(catalog.contains("Eksjö kommun") && catalog.contains("promises.parquet"), "{catalog}");
}
