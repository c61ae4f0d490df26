//! The folder with a page for each document, and the ways between it and the first page.

use std::fs;
use std::path::{Component, Path, PathBuf};

use medborgarlofte::report::{Page, Pages};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::output::folder_of;
use super::super::{CouldNotRun, render};

/// What is not encoded in a step of a relative URL.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A folder of pages.
pub struct Folder {
    path: PathBuf,
    folder: String,
    back: String,
}

impl Folder {
    /// Makes the folder, if it is not there.
    pub fn open(path: &Path, page: &Path) -> Result<Self, CouldNotRun> {
        let could_not = |source| CouldNotRun::Write { name: render::path(path), source };
        let Some(name) = page.file_name().filter(|_| page != Path::new("-")) else {
            return Err(CouldNotRun::Usage("--split goes with a file only: name it with -o".to_owned()));
        };
        fs::create_dir_all(path).map_err(could_not)?;
        let (from, to) =
            (fs::canonicalize(folder_of(page)).map_err(could_not)?, fs::canonicalize(path).map_err(could_not)?);
        let name = utf8_percent_encode(&name.to_string_lossy(), KEPT).to_string();
        Ok(Self { path: to.clone(), folder: relative(&from, &to), back: format!("{}{name}", relative(&to, &from)) })
    }

    /// Its full path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn pages(&self) -> Pages {
        Pages::Split { folder: self.folder.clone(), back: self.back.clone() }
    }

    pub fn write(&self, page: &Page) -> Result<(), CouldNotRun> {
        let path = self.path.join(&page.name);
        fs::write(&path, &page.html).map_err(|source| CouldNotRun::Write { name: render::path(&path), source })
    }
}

/// The relative URL from one folder to another, both full paths; with a `/` at its end unless it is empty.
fn relative(from: &Path, to: &Path) -> String {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[common..].iter().map(|_| "../".to_owned());
    let down = to[common..].iter().map(|step| {
        let step = step.as_os_str().to_string_lossy();
        format!("{}/", utf8_percent_encode(&step, KEPT))
    });
    up.chain(down).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_between_folders() {
        for (from, to, way) in [
            ("/a/b", "/a/b", ""),
            ("/a/b", "/a/b/c", "c/"),
            ("/a/b/c", "/a/b", "../"),
            ("/a/b", "/c/d e", "../../c/d%20e/"),
            ("/a", "/a/å:\"<", "%C3%A5%3A%22%3C/"),
        ] {
            assert_eq!(relative(Path::new(from), Path::new(to)), way, "{from} {to}");
        }
    }
}
