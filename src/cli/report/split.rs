//! The folder with a page for each document, and the ways between it and the first page.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
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
    /// The names of the pages that are there by now.
    written: HashSet<String>,
}

/// What the page of a document has near its beginning, and no other.
const OURS: &[u8] = b"<meta name=\"generator\" content=\"lofte report, one document\">";

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
        let (folder, back) = (relative(&from, &to), format!("{}{name}", relative(&to, &from)));
        Ok(Self { path: to, folder, back, written: HashSet::new() })
    }

    /// Its full path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn pages(&self) -> Pages {
        Pages::Split { folder: self.folder.clone(), back: self.back.clone() }
    }

    pub fn write(&mut self, page: &Page) -> Result<(), CouldNotRun> {
        let path = self.path.join(&page.name);
        fs::write(&path, &page.html).map_err(|source| CouldNotRun::Write { name: render::path(&path), source })?;
        self.written.insert(page.name.clone());
        Ok(())
    }

    /// Removes the pages of an earlier run that nothing leads to any more; whatever else is in the folder stays.
    pub fn clear(&self) -> Result<(), CouldNotRun> {
        let could_not = |path: &Path, source| CouldNotRun::Write { name: render::path(path), source };
        for entry in fs::read_dir(&self.path).map_err(|source| could_not(&self.path, source))? {
            let path = entry.map_err(|source| could_not(&self.path, source))?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let page = path.extension().is_some_and(|extension| extension == "html") && !self.written.contains(&name);
            if page && is_ours(&path).unwrap_or(false) {
                fs::remove_file(&path).map_err(|source| could_not(&path, source))?;
            }
        }
        Ok(())
    }
}

/// Whether a file is the page of a document that `report` wrote.
fn is_ours(path: &Path) -> io::Result<bool> {
    let mut beginning = Vec::new();
    File::open(path)?.take(512).read_to_end(&mut beginning)?;
    Ok(beginning.windows(OURS.len()).any(|window| window == OURS))
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
    fn only_pages_of_an_earlier_run_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let page = String::from_utf8(OURS.to_vec()).unwrap();
        for (name, text) in
            [("old.html", page.as_str()), ("report.html", "<html>"), ("notes.txt", page.as_str()), ("other.html", "")]
        {
            fs::write(at(name), text).unwrap();
        }
        let mut pages = Folder::open(folder.path(), &at("report.html")).unwrap();
        pages.write(&Page { name: "new.html".to_owned(), html: page }).unwrap();
        pages.clear().unwrap();
        let left = ["old.html", "report.html", "notes.txt", "other.html", "new.html"].map(|name| at(name).exists());
        assert_eq!(left, [false, true, true, true, true]);
    }

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
