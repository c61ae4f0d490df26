//! What is measured: each contestant goes through all files of a kind once.

use std::hint::black_box;

use jsonschema::Validator;
use medborgarlofte::document::{schema, write_json};
use medborgarlofte::{Input, extract};
use serde_json::Value;

use crate::kinds::{File, Kind};

/// One way through all files; the buffer is used again from turn to turn.
pub struct Contestant {
    pub name: &'static str,
    pub run: fn(&Sample, &mut Vec<u8>),
    /// The share of the throughput of [`SCALE`] that it is to reach.
    pub asked: Option<f64>,
}

pub const CONTESTANTS: [Contestant; 6] = [
    Contestant { name: "extract", run: Sample::extract, asked: Some(0.5) },
    Contestant { name: "extract + serialise", run: Sample::extract_and_serialise, asked: Some(0.3) },
    Contestant { name: "validate", run: Sample::validate, asked: None },
    Contestant { name: SCALE, run: Sample::markdown_events, asked: None },
    Contestant { name: "comrak", run: Sample::markdown_tree, asked: None },
    Contestant { name: "memcpy", run: Sample::copy, asked: None },
];

/// What the others are compared with.
pub const SCALE: &str = "pulldown-cmark";

/// The files of a kind, each an input of its own, and their documents as JSON.
pub struct Sample {
    pub kind: Kind,
    documents: Vec<Vec<u8>>,
    validator: Validator,
}

impl Sample {
    pub fn new(kind: Kind) -> Self {
        let documents = kind.files.iter().flat_map(documents).collect();
        let validator = jsonschema::validator_for(&schema()).expect("the schema made from the types is a schema");
        Self { kind, documents, validator }
    }

    pub fn bytes(&self) -> usize {
        self.kind.files.iter().map(|file| file.bytes.len()).sum()
    }

    fn extract(&self, _: &mut Vec<u8>) {
        for file in &self.kind.files {
            black_box(extract(&decoded(file)));
        }
    }

    fn extract_and_serialise(&self, json: &mut Vec<u8>) {
        json.clear();
        for file in &self.kind.files {
            for document in extract(&decoded(file)).documents {
                write_json(&document, json);
                json.push(b'\n');
            }
        }
        black_box(json);
    }

    /// As `lofte validate` does: from JSON to a list of errors. Its throughput is told in bytes of the files that the
    /// documents come from, as that of the others.
    fn validate(&self, _: &mut Vec<u8>) {
        for document in &self.documents {
            let value: Value = serde_json::from_slice(black_box(document)).expect("it was written as JSON");
            assert_eq!(self.validator.iter_errors(&value).count(), 0);
        }
    }

    fn markdown_events(&self, _: &mut Vec<u8>) {
        for file in &self.kind.files {
            pulldown_cmark::Parser::new(text(file)).for_each(|event| {
                black_box(event);
            });
        }
    }

    fn markdown_tree(&self, _: &mut Vec<u8>) {
        let options = comrak::Options::default();
        for file in &self.kind.files {
            let arena = comrak::Arena::new();
            black_box(comrak::parse_document(&arena, text(file), &options));
        }
    }

    fn copy(&self, copied: &mut Vec<u8>) {
        copied.clear();
        for file in &self.kind.files {
            copied.extend_from_slice(black_box(&file.bytes));
        }
        black_box(copied);
    }
}

fn decoded(file: &File) -> Input<'_> {
    Input::decode(file.name.as_str(), black_box(&file.bytes)).expect("it is a text")
}

fn text(file: &File) -> &str {
    std::str::from_utf8(black_box(&file.bytes)).expect("every document of the project is UTF-8")
}

fn documents(file: &File) -> Vec<Vec<u8>> {
    let written = |document| {
        let mut json = Vec::new();
        write_json(document, &mut json);
        json
    };
    extract(&decoded(file)).documents.iter().map(written).collect()
}
