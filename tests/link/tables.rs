//! The tables that `lofte link` writes.

use std::fs;
use std::path::{Path, PathBuf};

use medborgarlofte::export::{LINK_TABLES, linked_tables};
use medborgarlofte::link::{Class, link, totals, totals_by_actor, totals_by_kommun, totals_by_theme, totals_by_year};
use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

use super::{documents, follow_up, promise};
use crate::support::command::{lofte, run};
use crate::support::files;

/// Documents with every kind of link, as NDJSON.
fn ndjson(folder: &TempDir) -> PathBuf {
    let dance = |day: &str| format!("Kommunen ska ordna familjekvällar med dans på {day} i Frinnaryd.");
    let drugs = "Polisen lovar att genomföra minst tio riktade insatser mot narkotika.";
    let cells = ["Tre riktade insatser", "Fyra riktade insatser", "Sammanlagt tolv riktade insatser"];
    let texts = [
        promise("Aneby", "2021", &[&dance("fredagar"), &dance("lördagar"), drugs]),
        follow_up("Aneby", "2021", "första tertialet 2021", &[[drugs, cells[0], "", ""]]),
        follow_up(
            "Aneby",
            "2021",
            "tredje tertialet 2021",
            &[["Ordna familjekvällar med dans i Frinnaryd", "", "", ""], [drugs, cells[0], cells[1], cells[2]]],
        ),
        promise("Aneby", "2022", &[drugs]),
    ];
    let written = texts.iter().enumerate().flat_map(|(index, text)| documents(&format!("{index}.txt"), text));
    let read = [files::corpus(), files::dev(), files::country()].concat();
    let read = read.iter().flat_map(|file| documents(file.name(), file.text()));
    let lines: Vec<String> = written.chain(read).map(|of| serde_json::to_string(&of).unwrap()).collect();
    let path = folder.path().join("documents.ndjson");
    fs::write(&path, lines.join("\n")).unwrap();
    path
}

fn tables(folder: &TempDir, input: &Path, format: &str, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    let (code, _, stderr) = run(lofte().arg("link").arg(input).args(["--format", format, "-o"]).arg(&path));
    assert_eq!(code, 0, "{stderr}");
    path
}

#[test]
fn sqlite_is_whole_and_says_what_the_functions_say() {
    let folder = TempDir::new().unwrap();
    let input = ndjson(&folder);
    let database = Connection::open(tables(&folder, &input, "sqlite", "a.sqlite")).unwrap();
    let number = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(database.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap(), "ok");
    assert_eq!(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    for table in LINK_TABLES {
        assert!(number(&format!("SELECT count(*) FROM {}", table.name)) > 0, "{} is empty", table.name);
    }
    // The text of a link is that of the commitment it leads to, and a report that counts says what the outcome quotes.
    for (item, table) in [("promise_id", "promises"), ("activity_id", "activities")] {
        let other = "SELECT count(*) FROM links JOIN TABLE ON to_ITEM = ITEM WHERE kind IN ('changed', 'carried_over')";
        let joined = other.replace("TABLE", table).replace("ITEM", item);
        assert!(number(&joined) > 0, "{joined}");
        assert_eq!(number(&format!("{joined} AND to_text <> text")), 0);
    }
    let reports = "SELECT count(*) FROM period_outcome_reports JOIN reports USING (report_id) \
                   JOIN period_outcomes USING (period_outcome_id)";
    assert_eq!(number(reports), number("SELECT count(*) FROM period_outcome_reports"));
    assert!(number("SELECT count(*) FROM promises_over_time WHERE kind = 'changed' AND changes LIKE 'number: %'") > 0);

    let lines = fs::read_to_string(&input).unwrap();
    let documents: Vec<_> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let outcomes = link(&documents).outcomes;
    let met = |view: &str, key: &str| {
        number(&format!("SELECT coalesce(sum(commitments), 0) FROM {view} WHERE {key} AND class = 'met'")) as usize
    };
    assert!(totals(&outcomes).of(Class::Met) > 20);
    let kommun = totals_by_kommun(&outcomes);
    assert_eq!(met("period_outcomes_by_kommun", "kommun_code = '0604'"), kommun["0604"].met);
    for (year, totals) in totals_by_year(&outcomes) {
        assert_eq!(met("period_outcomes_by_year", &format!("year = {year}")), totals.met, "{year}");
    }
    for (actor, totals) in totals_by_actor(&outcomes) {
        let actor = serde_json::to_value(actor).unwrap().as_str().unwrap().to_owned();
        assert_eq!(met("period_outcomes_by_actor", &format!("actor = '{actor}'")), totals.met, "{actor}");
    }
    for (theme, totals) in totals_by_theme(&outcomes) {
        assert_eq!(met("period_outcomes_by_theme", &format!("theme = '{}'", theme.as_str())), totals.met, "{theme:?}");
    }
}

#[test]
fn every_form_has_every_table() {
    let folder = TempDir::new().unwrap();
    let input = ndjson(&folder);
    for format in ["csv", "parquet"] {
        let path = tables(&folder, &input, format, format);
        let package: Value = serde_json::from_slice(&fs::read(path.join("datapackage.json")).unwrap()).unwrap();
        let resources = package["resources"].as_array().unwrap();
        assert_eq!(resources.len(), linked_tables().len());
        for resource in resources {
            assert!(path.join(resource["path"].as_str().unwrap()).exists(), "{resource}");
        }
        let keys = |table: &str| {
            let of = resources.iter().find(|of| of["name"] == table).unwrap();
            of["schema"]["foreignKeys"].as_array().unwrap().len()
        };
        assert_eq!((keys("links"), keys("link_changes")), (8, 1));
    }
    let links = fs::read_to_string(folder.path().join("csv/links.csv")).unwrap();
    assert!(links.starts_with("\"link_id\",\"kind\",\"from_document_id\""));
    assert!(links.contains("\"reports_on\""), "{links}");
}

#[test]
fn tables_have_a_name_and_a_place() {
    let (code, _, stderr) = run(lofte().args(["link", "--format", "sqlite"]).write_stdin(""));
    assert_eq!(code, 2);
    assert!(stderr.contains("-o"), "{stderr}");
    let (code, _, stderr) = run(lofte().args(["link", "--excel"]).write_stdin(""));
    assert_eq!((code, stderr.contains("--excel goes with --format csv only")), (2, true), "{stderr}");
}
