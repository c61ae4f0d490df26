//! The texts that were taken out of files, kept for whoever follows a span to its place.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use super::output::Output;
use super::{CouldNotRun, render};

/// A folder with a text file for each input.
pub struct KeptTexts {
    folder: PathBuf,
    /// The names in use, in small letters: some systems do not tell them from large ones.
    taken: HashSet<String>,
}

impl KeptTexts {
    /// Makes the folder before anything is read, so that one that cannot be made costs no work.
    pub fn in_folder(folder: &Path) -> Result<Self, CouldNotRun> {
        fs::create_dir_all(folder)
            .map_err(|source| CouldNotRun::Write { name: render::path(folder), source })
            .map(|()| Self { folder: folder.to_owned(), taken: HashSet::new() })
    }

    /// Writes the text of an input; the file is complete or not there at all.
    pub fn write(&mut self, name: &str, text: &str) -> Result<(), CouldNotRun> {
        let inner = self.free(name);
        let path = self.folder.join(inner);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|source| CouldNotRun::Write { name: render::path(&path), source })?;
        }
        let mut output = Output::open(Some(&path))?;
        output.write_all(text.as_bytes()).map_err(|source| output.could_not_write(source))?;
        output.finish()
    }

    /// Leaves the name to a text that an earlier run wrote.
    pub fn take_over(&mut self, name: &str) {
        self.free(name);
    }

    /// The path of an input's text within the folder, which no other has: `a/b.html.txt`, then `a/b.html-2.txt`.
    fn free(&mut self, name: &str) -> PathBuf {
        let inner = inner(name);
        let mut path = format!("{inner}.txt");
        let mut number = 2;
        while !self.taken.insert(path.to_lowercase()) {
            path = format!("{inner}-{number}.txt");
            number += 1;
        }
        PathBuf::from(path)
    }
}

/// A name without what would lead out of the folder.
fn inner(name: &str) -> String {
    let steps = Path::new(name).components().filter_map(|step| match step {
        Component::Normal(step) => Some(step.to_string_lossy()),
        _ => None,
    });
    let inner = steps.collect::<Vec<_>>().join("/");
    if inner.is_empty() { "-".to_owned() } else { inner }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_the_folder_and_apart() {
        let mut kept = KeptTexts { folder: PathBuf::new(), taken: HashSet::new() };
        for (name, path) in [
            ("a.html", "a.html.txt"),
            ("a.html", "a.html-2.txt"),
            ("A.HTML", "A.HTML-3.txt"),
            ("b/a.html", "b/a.html.txt"),
            ("../x", "x.txt"),
            ("../../b/../a.html", "b/a.html-2.txt"),
            ("/etc/passwd", "etc/passwd.txt"),
            ("./c", "c.txt"),
            ("..", "-.txt"),
            ("-", "--2.txt"),
            ("a.html-2", "a.html-2-2.txt"),
        ] {
            assert_eq!(kept.free(name), Path::new(path), "{name}");
        }
    }
}
