//! What the given paths stand for: files, files in folders, standard input; one at a time, in a fixed order.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// The path that stands for standard input, and its name in output.
pub const STDIN: &str = "-";

/// Ends of file names that a folder is searched for.
const EXTENSIONS: [&str; 7] = ["txt", "text", "md", "html", "htm", "docx", "pdf"];

/// One thing to read, to leave out or to report.
pub struct Found {
    pub path: PathBuf,
    /// What it is called in output: the path as it was given, or from the folder that was given.
    pub name: String,
    pub what: What,
}

pub enum What {
    Read,
    Skip(&'static str),
    Fail(io::Error),
}

impl Found {
    /// The length of what is read, as far as it is known.
    pub fn bytes(&self) -> u64 {
        match self.what {
            What::Read => fs::metadata(&self.path).map_or(0, |metadata| metadata.len()),
            What::Skip(_) | What::Fail(_) => 0,
        }
    }
}

pub fn is_stdin(path: &Path) -> bool {
    path == Path::new(STDIN)
}

/// What there is at the given paths, in order; folders are walked with the bytes of their names sorted.
///
/// What the program itself writes is no input, where it lies in such a folder.
pub fn find<'p>(paths: &'p [PathBuf], own: &'p [PathBuf]) -> impl Iterator<Item = Found> + 'p {
    paths.iter().flat_map(|path| -> Box<dyn Iterator<Item = Found> + 'p> {
        let what = match fs::metadata(path) {
            _ if is_stdin(path) => What::Read,
            Ok(metadata) if metadata.is_dir() => return Box::new(walk(path, own)),
            Ok(_) => What::Read,
            Err(error) => What::Fail(error),
        };
        let name = path.to_string_lossy().into_owned();
        Box::new(std::iter::once(Found { path: path.clone(), name, what }))
    })
}

fn walk<'p>(root: &'p Path, own: &'p [PathBuf]) -> impl Iterator<Item = Found> + 'p {
    let mut entries = WalkDir::new(root).min_depth(1).follow_links(true).sort_by_file_name().into_iter();
    std::iter::from_fn(move || {
        loop {
            let entry = entries.next()?;
            let path = match &entry {
                Ok(entry) => entry.path(),
                Err(error) => error.path().unwrap_or(root),
            };
            let path = path.to_owned();
            let is_folder = entry.as_ref().is_ok_and(|entry| entry.file_type().is_dir());
            if is_own(&path, own) {
                if is_folder {
                    entries.skip_current_dir();
                }
                continue;
            }
            let hidden = path != root && path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            let what = match entry {
                _ if hidden => {
                    // A hidden folder counts as one input, however much is in it.
                    if is_folder {
                        entries.skip_current_dir();
                    }
                    What::Skip("it is hidden")
                }
                Ok(_) if is_folder => continue,
                // Reading a pipe that nobody writes to would never end.
                Ok(entry) if !entry.file_type().is_file() => What::Skip("it is no ordinary file"),
                Ok(entry) if !has_known_extension(entry.path()) => {
                    What::Skip("its name does not end in .txt, .text, .md, .html, .htm, .docx or .pdf")
                }
                Ok(_) => What::Read,
                Err(error) if error.loop_ancestor().is_some() => What::Skip("it is a link to a folder that it lies in"),
                Err(error) => What::Fail(error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into())),
            };
            return Some(Found { name: name_in(root, &path), path, what });
        }
    })
}

/// Whether the path is one of the program's own, whose full paths are given.
fn is_own(path: &Path, own: &[PathBuf]) -> bool {
    // Asking the system for the full path of every file would take long.
    own.iter().any(|own| own.file_name() == path.file_name())
        && path.parent().and_then(|folder| fs::canonicalize(folder).ok()).is_some_and(|folder| {
            own.iter().any(|own| own.parent() == Some(&*folder) && own.file_name() == path.file_name())
        })
}

fn has_known_extension(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// The path from the folder, with `/` on every system so that output does not depend on it.
fn name_in(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inner.iter().map(OsStr::to_string_lossy).collect();
    parts.join("/")
}
