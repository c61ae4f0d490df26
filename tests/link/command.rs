//! `lofte link` from outside.

use std::fs;

use medborgarlofte::link::schema;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::command::{lofte, run};
use crate::support::files;

fn corpus() -> String {
    let (code, documents, _) = run(lofte().arg("extract").args(files::corpus().iter().map(|file| &file.path)));
    assert_eq!(code, 0);
    documents
}

#[test]
fn schema_file_and_types_agree() {
    let file = fs::read_to_string(files::root().join("schemas/medborgarlofte-link-1.schema.json")).unwrap();
    assert!(
        file == format!("{:#}\n", schema()),
        "if the types are meant, run `cargo run -- schema --links > schemas/medborgarlofte-link-1.schema.json`"
    );
    let (code, printed, _) = run(lofte().args(["schema", "--links"]));
    assert_eq!((code, printed), (0, file));
}

#[test]
fn from_standard_input_a_record_a_line() {
    let (code, stdout, stderr) = run(lofte().arg("link").write_stdin(corpus()));
    assert_eq!(code, 0, "{stderr}");
    let records: Vec<Value> = stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let links = records.iter().filter(|record| record["record"] == "link").count();
    assert_eq!(stderr, format!("{links} links and {} outcomes from 5 documents\n", records.len() - links));
    let changed = records.iter().find(|record| record["kind"] == "changed").unwrap();
    assert_eq!(changed["changes"][0]["what"], "place");
    assert_eq!(changed["score"], 750);

    let (code, list, _) = run(lofte().args(["link", "--format", "json"]).write_stdin(corpus()));
    assert_eq!(code, 0);
    assert_eq!(serde_json::from_str::<Value>(&list).unwrap(), Value::Array(records));
}

#[test]
fn order_of_files_and_lines_does_not_matter() {
    let corpus = corpus();
    let folder = TempDir::new().unwrap();
    let (a, b) = (folder.path().join("a.ndjson"), folder.path().join("b.ndjson"));
    let lines: Vec<&str> = corpus.lines().collect();
    fs::write(&a, lines[..2].join("\n")).unwrap();
    fs::write(&b, lines[2..].iter().rev().copied().collect::<Vec<_>>().join("\n")).unwrap();
    let first = run(lofte().arg("link").write_stdin(corpus.clone()));
    assert_eq!(run(lofte().arg("link").args([&a, &b])), first);
    assert_eq!(run(lofte().arg("link").args([&b, &a])), first);
}

#[test]
fn bad_lines_are_told_and_the_rest_is_done() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.ndjson");
    let corpus = corpus();
    fs::write(&path, format!("{{\"kind\": 1}}\n{corpus}not JSON\n")).unwrap();
    let (code, stdout, stderr) = run(lofte().arg("link").arg(&path));
    assert_eq!(code, 1);
    assert_eq!(stdout, run(lofte().arg("link").write_stdin(corpus)).1);
    let name = path.display();
    assert!(
        stderr.contains(&format!("{name}:1: error: expected a document as `lofte extract` writes it, but: ")),
        "{stderr}"
    );
    assert!(stderr.contains(&format!("{name}:7: error: expected JSON, but at column ")), "{stderr}");
}

#[test]
fn a_line_that_is_no_utf_8() {
    let corpus = corpus();
    let mut bytes = corpus.clone().into_bytes();
    let second = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    bytes[second + 20] = 0xE5;
    let (code, stdout, stderr) = run(lofte().arg("link").write_stdin(bytes));
    assert_eq!(code, 1);
    assert!(stderr.starts_with("-:2: error: expected JSON in UTF-8"), "{stderr}");
    assert!(stderr.contains("from 4 documents"), "{stderr}");
    assert!(!stdout.is_empty());
}

#[test]
fn nothing_that_can_be_read() {
    let (code, stdout, stderr) = run(lofte().args(["link", "no-such-file.ndjson"]));
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("no-such-file.ndjson: error: cannot be read"), "{stderr}");
    let (code, stdout, _) = run(lofte().arg("link").write_stdin("[]"));
    assert_eq!((code, stdout.as_str()), (0, ""), "no documents are no fault");
}

#[test]
fn a_summary_to_be_read() {
    let (code, stdout, _) = run(lofte().args(["link", "--summary"]).write_stdin(corpus()));
    assert_eq!(code, 0);
    let line = |name: &str| {
        let line = stdout.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {stdout}"));
        line[name.len()..].split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(line("all "), ["commitments", "met", "reported_without_number", "no_target", "no_follow_up"]);
    assert_eq!(line("all commitments"), ["33", "2", "4", "1", "26"]);
    assert_eq!(line("0686 Eksjö"), ["14", "2", "4", "1", "7"]);
}
