//! Small cases, one construct each: what is in `corpus/cases`, and its snapshot.

use std::collections::BTreeSet;
use std::fs;

use insta::assert_json_snapshot;
use medborgarlofte::{Extraction, Input, extract};
use serde::Serialize;

use crate::snapshots::{for_each_file, settings};
use crate::support::files;

/// How the name of a case begins: the plain form, a form that occurs too, a trap, and a fault that was mended.
const KINDS: [&str; 4] = ["basic-", "variant-", "tricky-", "regression-"];

#[derive(Serialize)]
struct Snapshot<'a> {
    documents: &'a [medborgarlofte::document::Document<'a>],
    diagnostics: &'a [medborgarlofte::document::Diagnostic],
}

#[test]
fn cases_give_what_their_snapshots_say() {
    settings("cases").bind(|| {
        for_each_file(&files::cases(), |file| {
            let input = Input::decode(file.name(), &file.bytes).unwrap();
            let Extraction { documents, diagnostics } = extract(&input);
            assert_json_snapshot!(file.stem(), Snapshot { documents: &documents, diagnostics: &diagnostics });
        });
    });
}

#[test]
fn cases_are_named_by_kind() {
    for file in files::cases() {
        assert!(KINDS.iter().any(|kind| file.name().starts_with(kind)), "{} begins with none of {KINDS:?}", file.path);
    }
}

#[test]
fn every_snapshot_has_its_case() {
    let cases: BTreeSet<String> = files::cases().iter().map(|file| file.stem().to_owned()).collect();
    let Ok(snapshots) = fs::read_dir(files::root().join("tests/snapshots/cases")) else { return };
    for snapshot in snapshots {
        let name = snapshot.unwrap().file_name().into_string().unwrap();
        let stem = name.trim_end_matches(".new").trim_end_matches(".snap");
        assert!(cases.contains(stem), "{name} belongs to no case");
    }
}
