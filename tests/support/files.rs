//! The documents that the tests read.

use std::fs;
use std::path::{Path, PathBuf};

/// A document with its path from the project's folder.
#[derive(Debug, Clone)]
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

impl File {
    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The name without its extension.
    pub fn stem(&self) -> &str {
        self.name().rsplit_once('.').map_or(self.name(), |(stem, _)| stem)
    }

    /// The text; every document of the project is UTF-8.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_else(|error| panic!("{} is no UTF-8: {error}", self.path))
    }
}

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The real documents.
pub fn corpus() -> Vec<File> {
    not_empty("corpus")
}

/// The small cases, one construct each.
pub fn cases() -> Vec<File> {
    read("corpus/cases")
}

/// The development sample.
pub fn dev() -> Vec<File> {
    not_empty("tests/dev/text")
}

/// The texts of the country-wide sample, sorted.
pub fn country() -> Vec<File> {
    not_empty("tests/country/text")
}

/// The texts of the blind sample, sorted.
pub fn blind() -> Vec<File> {
    not_empty("tests/blind/text")
}

/// Every document there is.
pub fn all() -> Vec<File> {
    [corpus(), cases(), dev(), country(), blind()].concat()
}

fn not_empty(folder: &str) -> Vec<File> {
    let files = read(folder);
    assert!(!files.is_empty(), "{folder} has no documents");
    files
}

fn read(folder: &str) -> Vec<File> {
    let Ok(entries) = fs::read_dir(root().join(folder)) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    let documents = paths.filter(|path| {
        let extension = path.extension().unwrap_or_default();
        (extension == "txt" || extension == "md") && path.file_stem().unwrap_or_default() != "README"
    });
    let mut paths: Vec<PathBuf> = documents.collect();
    paths.sort();
    let file = |path: PathBuf| File {
        path: format!("{folder}/{}", path.file_name().unwrap().to_string_lossy()),
        bytes: fs::read(&path).unwrap(),
    };
    paths.into_iter().map(file).collect()
}
