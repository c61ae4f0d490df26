//! The texts that documents were read from, found again by name and known by their hash.

use std::fs;
use std::path::{Path, PathBuf};

use medborgarlofte::convert::Converted;
use medborgarlofte::document::Source;
use medborgarlofte::sha256;

use super::super::pdf::Converter;

/// Where sources are looked for.
pub struct Sources<'c> {
    folders: Vec<PathBuf>,
    converter: &'c Converter,
    /// The hash of the last text and the text: the documents of a file follow each other.
    last: Option<(String, Found)>,
}

/// What was found in the place of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The bytes that spans point into.
    Here(Vec<u8>),
    Missing,
    /// A file of this name, with other bytes.
    Changed,
}

impl<'c> Sources<'c> {
    /// Looks in the given folder, beside the file of documents, and in the current folder.
    pub fn of(given: Option<&Path>, documents: &Path, converter: &'c Converter) -> Self {
        let beside = documents.parent().map(Path::to_owned).unwrap_or_default();
        let mut folders: Vec<PathBuf> = given.map(Path::to_owned).into_iter().chain([beside, PathBuf::new()]).collect();
        folders.dedup();
        Self { folders, converter, last: None }
    }

    /// The text that the spans of a document point into.
    pub fn find(&mut self, source: &Source<'_>) -> Found {
        let wanted = source.text.as_ref().map_or(&source.sha256, |text| &text.sha256);
        if let Some((_, found)) = self.last.as_ref().filter(|(hash, _)| hash == wanted) {
            return found.clone();
        }
        let mut found = Found::Missing;
        for folder in &self.folders {
            match self.in_folder(folder, source) {
                Found::Missing => {}
                Found::Changed => found = Found::Changed,
                here => {
                    found = here;
                    break;
                }
            }
        }
        self.last = Some((wanted.clone(), found.clone()));
        found
    }

    fn in_folder(&self, folder: &Path, source: &Source<'_>) -> Found {
        let path = folder.join(&*source.name);
        if let Some(text) = &source.text {
            // As --keep-text writes it.
            let mut kept = path.clone().into_os_string();
            kept.push(".txt");
            if let Found::Here(bytes) = known(Path::new(&kept), text.bytes, &text.sha256) {
                return Found::Here(bytes);
            }
        }
        match (known(&path, source.bytes, &source.sha256), &source.text) {
            (Found::Here(bytes), Some(text)) => match self.converter.convert(source.format, &bytes) {
                Ok(Converted { text: taken_out, .. }) if sha256(taken_out.as_bytes()) == text.sha256 => {
                    Found::Here(taken_out.into_bytes())
                }
                // Another version, or another program, took out another text.
                _ => Found::Changed,
            },
            (found, _) => found,
        }
    }
}

/// A file, if it has this length and this hash. Nothing else is read, whatever a document says its source is called.
fn known(path: &Path, bytes: u64, hash: &str) -> Found {
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() => return Found::Missing,
        Ok(metadata) if metadata.len() != bytes => return Found::Changed,
        Ok(_) => {}
        Err(_) => return Found::Missing,
    }
    match fs::read(path) {
        Ok(bytes) if sha256(&bytes) == hash => Found::Here(bytes),
        Ok(_) => Found::Changed,
        Err(_) => Found::Missing,
    }
}
