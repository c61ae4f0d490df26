//! Files that others may have written and the command reads: documents to be validated, the ledger of an earlier run, and the
//! configuration. An `L` before it says that it is a ledger, a `C` that it is a configuration; no JSON begins so.

#![no_main]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use libfuzzer_sys::fuzz_target;
use medborgarlofte::document::{self, Code};
use medborgarlofte_fuzz::batch::store::{Begun, Maker, Store};
use medborgarlofte_fuzz::cli::config::Config;
use medborgarlofte_fuzz::cli::{expected, parts};
use tempfile::TempDir;

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::validator_for(&document::schema()).unwrap());

/// In memory where the system has such a folder, since it is written a thousand times a second.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap()
});

fuzz_target!(|bytes: &[u8]| {
    match bytes.split_first() {
        Some((b'L', bytes)) => ledger(bytes),
        Some((b'C', bytes)) => configuration(bytes),
        _ => documents(bytes),
    }
});

/// Every finding stands on a line of the file, and what the schema takes is what the program reads.
fn documents(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let lines = 1 + text.matches('\n').count();
    for name in ["a.json", "a.ndjson"] {
        for part in parts::split(text, Path::new(name)) {
            let part = match part {
                Ok(part) => part,
                Err(broken) => {
                    assert!((1..=lines).contains(&broken.line), "{broken:?} of {lines} lines");
                    continue;
                }
            };
            let value = part.value().unwrap();
            for (line, pointer, expected) in expected::findings(&VALIDATOR, part, &value) {
                assert!((1..=lines).contains(&line), "{line} of {lines} lines: {expected}");
                assert!(value.pointer(&pointer).is_some(), "nothing stands at {pointer}: {expected}");
            }
        }
        for part in parts::unchecked(text, Path::new(name)).into_iter().flatten() {
            if let Err(broken) = part.document() {
                assert!((1..=lines).contains(&broken.line), "{broken:?} of {lines} lines");
            }
        }
    }
}

/// Whatever an earlier run left is gone on with or begun anew, and what is taken over can be read. Before the first zero byte
/// stands the ledger, after it what is left of the documents.
fn ledger(bytes: &[u8]) {
    let (ledger, documents) = bytes.split_at(bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len()));
    let folder = FOLDER.path();
    fs::write(folder.join("ledger"), ledger).unwrap();
    fs::write(folder.join("documents"), documents).unwrap();
    let maker = Maker { tool: "lofte 0".to_owned(), options: "{}".to_owned() };
    let (mut store, known, begun) = Store::open(folder, &maker).unwrap();
    assert!(!matches!(begun, Begun::GoesOn(count) if count < known.len()), "more is known than was done");
    for line in known.values() {
        store.take_over(*line).unwrap();
    }
    let mut finished = store.finish(folder).unwrap();
    finished.each(&mut |_, _| Ok(())).unwrap();
    let (_, again, _) = Store::open(folder, &maker).unwrap();
    assert_eq!(again, known, "what is known is known the next time");
}

/// A configuration is used or refused in words that are safe to print.
fn configuration(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Config::parse(text) {
        Ok(mut config) => {
            let names: Vec<String> = Code::ALL.iter().map(|code| code.to_string()).collect();
            config.set(&names, None).unwrap();
            assert!(Code::ALL.iter().all(|code| config.severity(*code).is_none()), "what is left out is left out");
        }
        Err(reason) => {
            assert!(!reason.contains(|c: char| c.is_control() && c != '\n'), "{reason:?}");
        }
    }
}
