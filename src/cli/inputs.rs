//! What the paths on the command line stand for: files, files in folders, standard input.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::CouldNotRun;

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

/// The paths that were given; standard input where there are none and something is piped in.
pub fn given(paths: &[PathBuf]) -> Result<Vec<PathBuf>, CouldNotRun> {
    match paths {
        [] if io::stdin().is_terminal() => Err(CouldNotRun::NoInput),
        [] => Ok(vec![PathBuf::from(STDIN)]),
        paths => Ok(paths.to_vec()),
    }
}

/// What there is at the given paths, in order; folders are walked with their names sorted.
pub fn find(paths: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        let name = path.to_string_lossy().into_owned();
        let what = match fs::metadata(path) {
            _ if is_stdin(path) => What::Read,
            Ok(metadata) if metadata.is_dir() => {
                walk(path, &mut found);
                continue;
            }
            Ok(_) => What::Read,
            Err(error) => What::Fail(error),
        };
        found.push(Found { path: path.clone(), name, what });
    }
    found
}

/// Reads the whole of a file or of standard input, in place of what `bytes` held.
pub fn read(path: &Path, bytes: &mut Vec<u8>) -> io::Result<()> {
    bytes.clear();
    match is_stdin(path) {
        true => io::stdin().lock().read_to_end(bytes)?,
        false => File::open(path)?.read_to_end(bytes)?,
    };
    Ok(())
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new(STDIN)
}

fn walk(root: &Path, found: &mut Vec<Found>) {
    let mut entries = WalkDir::new(root).min_depth(1).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let path = match &entry {
            Ok(entry) => entry.path(),
            Err(error) => error.path().unwrap_or(root),
        };
        let path = path.to_owned();
        let hidden = path != root && path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        let what = match entry {
            Ok(entry) if hidden => {
                // A hidden folder counts as one input, however much is in it.
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
                What::Skip("it is hidden")
            }
            Err(_) if hidden => What::Skip("it is hidden"),
            Ok(entry) if entry.file_type().is_dir() => continue,
            // Reading a pipe that nobody writes to would never end.
            Ok(entry) if !entry.file_type().is_file() => What::Skip("it is no ordinary file"),
            Ok(entry) if !has_known_extension(entry.path()) => {
                What::Skip("its name does not end in .txt, .text, .md, .html, .htm, .docx or .pdf")
            }
            Ok(_) => What::Read,
            Err(error) if error.loop_ancestor().is_some() => What::Skip("it is a link to a folder that it lies in"),
            Err(error) => What::Fail(error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into())),
        };
        found.push(Found { name: name_in(root, &path), path, what });
    }
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
