//! The documents that are measured, by kind.

use std::fs;
use std::path::Path;

/// Documents that are measured together.
pub struct Kind {
    pub name: &'static str,
    pub files: Vec<File>,
}

pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The real promises; the real follow-ups; and the written samples together, which differ so much from each other that the
/// processor does not learn to foresee them, as it does the few real ones when they are read again and again.
///
/// `root` is the project's folder.
pub fn kinds(root: &Path) -> [Kind; 3] {
    let (follow_ups, promises) = read(root, "corpus").into_iter().partition(|file| file.name.contains("uppfoljning"));
    let varied = ["tests/country/text", "tests/dev/text"].into_iter().flat_map(|folder| read(root, folder)).collect();
    [
        Kind { name: "promises", files: promises },
        Kind { name: "follow-ups", files: follow_ups },
        Kind { name: "varied", files: varied },
    ]
}

fn read(root: &Path, folder: &str) -> Vec<File> {
    let entries = fs::read_dir(root.join(folder)).expect("the documents are part of the project");
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut documents: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "txt" || e == "md") && !path.ends_with("README.md"))
        .collect();
    documents.sort();
    let file = |path: &std::path::PathBuf| File {
        name: path.file_name().unwrap().to_string_lossy().into(),
        bytes: fs::read(path).unwrap(),
    };
    documents.iter().map(file).collect()
}
