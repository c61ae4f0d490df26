//! Every document in every shape that archives and converters give it says the same.

use std::collections::BTreeMap;

use medborgarlofte::document::Code;
use medborgarlofte::{Input, extract};
use serde_json::Value;

use crate::support::difference::first_difference;
use crate::support::files::{self, File};
use crate::support::variants::{self, Variant};
use crate::support::{invariants, known_failures};

/// What a shape may have lost, and is told when it has.
const TOLD: [Code; 2] = [Code::LostCharacters, Code::UncertainLines];

/// What only says how a file was read.
const ABOUT_THE_FILE: [Code; 4] =
    [Code::AssumedEncoding, Code::RepairedText, Code::LostCharacters, Code::UncertainLines];

/// So many of the real documents and the development sample are not wrapped anew, and have all other shapes: their lines are
/// broken already, and which of them begin something cannot be told from the text alone, so that they cannot be joined first.
const WRAPPED_ALREADY: usize = 4;

#[test]
fn nearly_all_documents_are_wrapped() {
    let sample = [files::corpus(), files::dev()].concat();
    let wrapped = |name: &str| name.starts_with("wrapped at") && !name.ends_with("pages");
    let without =
        sample.iter().filter(|file| !variants::of(file.text()).iter().any(|variant| wrapped(&variant.name))).count();
    assert_eq!(without, WRAPPED_ALREADY, "of {} documents", sample.len());
}

#[test]
fn every_shape_says_the_same() {
    let mut failed = BTreeMap::new();
    let mut fewest = usize::MAX;
    for file in sample() {
        let variants = variants::of(file.text());
        fewest = fewest.min(variants.len());
        let original = said(&file, &file.bytes);
        for variant in variants {
            let broken = invariants::violations_in(file.name(), &variant.bytes);
            if let Some(what) = broken.first() {
                keep(&file, &variant, what, false);
                failed.insert(format!("{} {} as {}", known_failures::SHAPED, file.path, variant.name), what.clone());
                continue;
            }
            let other = said(&file, &variant.bytes);
            let Some(what) = difference(&original, &other) else { continue };
            let is_told = other.codes.iter().any(|code| TOLD.contains(code) && !original.codes.contains(code));
            keep(&file, &variant, &what, is_told);
            if !is_told {
                failed.insert(format!("{} {} as {}", known_failures::SHAPED, file.path, variant.name), what);
            }
        }
    }
    assert!(fewest >= 24, "a document has only {fewest} variants");
    known_failures::compare(known_failures::SHAPED, &failed);
}

/// The real documents and the development sample; with `MATRIX_ALL` set, the country's shapes too.
fn sample() -> Vec<File> {
    let all = std::env::var_os("MATRIX_ALL").is_some();
    [files::corpus(), files::dev(), if all { files::country() } else { Vec::new() }].concat()
}

/// Writes a shape that says something else into the folder that `MATRIX_DIR` names, to look at.
fn keep(file: &File, variant: &Variant, what: &str, is_told: bool) {
    let Some(folder) = std::env::var_os("MATRIX_DIR").map(std::path::PathBuf::from) else { return };
    let name = format!("{} as {}", file.stem(), variant.name);
    std::fs::write(folder.join(format!("{name}.txt")), &variant.bytes).unwrap();
    let why = if is_told { "told" } else { "why" };
    std::fs::write(folder.join(format!("{name}.{why}")), format!("{name}: {what}\n")).unwrap();
}

/// What the documents of a file say, without places and without what only says how the file was read.
struct Said {
    documents: Vec<Value>,
    codes: Vec<Code>,
}

fn said(file: &File, bytes: &[u8]) -> Said {
    let input = Input::decode(file.name(), bytes).unwrap();
    let extraction = extract(&input);
    let mut codes: Vec<Code> = extraction.diagnostics.iter().map(|found| found.code).collect();
    let mut documents = Vec::new();
    for mut document in extraction.documents {
        codes.extend(document.diagnostics.iter().map(|found| found.code));
        document.diagnostics.clear();
        let mut value = serde_json::to_value(&document).unwrap();
        for key in ["source", "accounting"] {
            value.as_object_mut().unwrap().remove(key);
        }
        without_places(&mut value);
        documents.push(value);
    }
    codes.sort_unstable();
    Said { documents, codes }
}

fn without_places(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.retain(|key, _| !key.ends_with("span") && !key.ends_with("spans") && key != "evidence");
            entries.values_mut().for_each(without_places);
        }
        Value::Array(items) => items.iter_mut().for_each(without_places),
        _ => {}
    }
}

/// The first difference.
fn difference(one: &Said, other: &Said) -> Option<String> {
    if one.documents.len() != other.documents.len() {
        return Some(format!("{} documents are {}", one.documents.len(), other.documents.len()));
    }
    let of_values =
        one.documents.iter().zip(&other.documents).find_map(|(one, other)| first_difference(one, other, ""));
    let about_text = |said: &Said| -> Vec<Code> {
        said.codes.iter().copied().filter(|code| !ABOUT_THE_FILE.contains(code)).collect()
    };
    let (codes, others) = (about_text(one), about_text(other));
    of_values.or_else(|| (codes != others).then(|| format!("diagnostics {codes:?} are {others:?}")))
}
