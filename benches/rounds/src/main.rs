//! Reads the documents of a kind so many times: what `benches/instructions.py` counts the instructions of.
//!
//! `rounds extract|json|sha256 KIND ROUNDS` prints how many bytes a round reads.

#[path = "../../kinds/mod.rs"]
mod kinds;

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;

use kinds::{File, kinds};
use medborgarlofte::document::write_json;
use medborgarlofte::{Input, extract, sha256};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Some(bytes) => {
            println!("{bytes}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("expected `extract`, `json` or `sha256`, a kind and a number of rounds");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Option<usize> {
    let [work, kind, rounds] = arguments else { return None };
    let work: fn(&File, &mut Vec<u8>) = match work.as_str() {
        "extract" => |file, _| _ = black_box(extract(&decoded(file))),
        "json" => |file, json| extract(&decoded(file)).documents.iter().for_each(|document| write_json(document, json)),
        "sha256" => |file, _| _ = black_box(sha256(&file.bytes)),
        _ => return None,
    };
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let kind = kinds(root).into_iter().find(|of| of.name == kind)?;
    let mut json = Vec::new();
    for _ in 0..rounds.parse().ok()? {
        json.clear();
        kind.files.iter().for_each(|file| work(file, &mut json));
    }
    black_box(json);
    Some(kind.files.iter().map(|file| file.bytes.len()).sum())
}

fn decoded(file: &File) -> Input<'_> {
    Input::decode(file.name.as_str(), &file.bytes).expect("it is a text")
}
