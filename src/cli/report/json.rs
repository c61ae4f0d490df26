//! Documents that `extract` wrote, each with its source where that is found.

use std::collections::HashSet;
use std::path::Path;

use medborgarlofte::Input;
use medborgarlofte::export::{FileRecord, FileStatus};
use medborgarlofte::report::SourceText;

use super::super::parts::{self, Broken};
use super::super::pdf::Converter;
use super::super::{inputs, render};
use super::sources::{Found, Sources};
use super::{Building, Stopped};

/// Whether a file is said by its name to hold documents.
pub fn is_named(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| extension == "ndjson" || extension == "jsonl" || extension == "json")
}

/// Whether bytes begin as documents do; no medborgarlöfte begins so.
pub fn begins_as_documents(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut signs = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
    matches!((signs.next(), signs.next()), (Some(b'{'), Some(b'"')) | (Some(b'['), Some(b'{' | b']')))
}

pub fn read(
    path: &Path,
    sources: Option<&Path>,
    converter: &Converter,
    building: &mut Building,
) -> Result<(), Stopped> {
    let mut bytes = Vec::new();
    if let Err(error) = inputs::read(path, &mut bytes) {
        let reason = format!("cannot be read: {}", render::reason(&error));
        building.file(&unreadable(render::path(path), reason.clone()));
        render::message(format_args!("{}: error: {reason}", render::path(path)));
        return Ok(());
    }
    of_bytes(path, &bytes, sources, converter, building)
}

pub fn of_bytes(
    path: &Path,
    bytes: &[u8],
    sources: Option<&Path>,
    converter: &Converter,
    building: &mut Building,
) -> Result<(), Stopped> {
    let name = render::path(path);
    let Ok(text) = std::str::from_utf8(bytes) else {
        failed(&name, "expected documents as JSON in UTF-8, found a byte that is no UTF-8", building);
        return Ok(());
    };
    let mut sources = Sources::of(sources, path, converter);
    let mut files = HashSet::new();
    for part in parts::unchecked(text.trim_start_matches('\u{feff}'), path) {
        let document = match part.and_then(|part| part.document()) {
            Ok(document) => document,
            Err(Broken { line, expected }) => {
                failed(&format!("{name}:{line}"), &expected, building);
                continue;
            }
        };
        let source = &document.source;
        if files.insert((source.name.to_string(), source.sha256.clone())) {
            building.file(&FileRecord::new(source.name.to_string(), FileStatus::Extracted));
        }
        let found = sources.find(source);
        let input = match &found {
            Found::Here(bytes) => Input::decode(source.name.to_string(), bytes).ok(),
            Found::Missing | Found::Changed => None,
        };
        let source = match (&input, &found) {
            (Some(input), _) => SourceText::Here(input),
            (None, Found::Changed) => SourceText::Changed,
            (None, _) => SourceText::Missing,
        };
        building.document(document, source)?;
    }
    Ok(())
}

/// Tells of something that is no document, and counts it.
fn failed(name: &str, reason: &str, building: &mut Building) {
    let reason = render::escape(reason);
    render::message(format_args!("{name}: error: {reason}"));
    building.file(&unreadable(name.to_owned(), reason));
}

fn unreadable(name: String, reason: String) -> FileRecord {
    FileRecord { error: Some(reason), ..FileRecord::new(name, FileStatus::Unreadable) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_known_by_their_beginning() {
        for documents in ["{\"schema_version\"", " \n{\n  \"a\"", "[\n {", "[]", "\u{feff}{\"a\""] {
            assert!(begins_as_documents(documents.as_bytes()), "{documents:?}");
        }
        for text in ["", "Medborgarlöfte", "[bild] Medborgarlöfte", "{namn}", "{"] {
            assert!(!begins_as_documents(text.as_bytes()), "{text:?}");
        }
    }

    #[test]
    fn documents_are_known_by_their_name() {
        assert!(["a.ndjson", "b/a.JSONL", "a.json"].iter().all(|name| is_named(Path::new(name))));
        assert!(!["a.txt", "ndjson", "-"].iter().any(|name| is_named(Path::new(name))));
    }
}
