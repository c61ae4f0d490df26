//! Where data goes: stdout, or a file that is complete or not there at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::{CouldNotRun, Exit, render};
use crate::batch::place::sync_folder;

/// Buffered stdout, or the file named with `-o`.
pub struct Output {
    name: String,
    writer: BufWriter<Box<dyn Write>>,
    unfinished: Option<Unfinished>,
}

/// A temporary file beside its target. It is removed unless it takes the target's place.
struct Unfinished {
    file: File,
    temporary: PathBuf,
    target: PathBuf,
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After the rename there is nothing to remove, and nobody to tell where removing fails.
        let _ = fs::remove_file(&self.temporary);
    }
}

impl Output {
    /// Opens the output before anything is read, so that one that cannot be written costs no work.
    pub fn open(path: Option<&Path>) -> Result<Self, CouldNotRun> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::new("standard output".to_owned(), Box::new(io::stdout().lock()), None));
        };
        let name = render::path(path);
        let opened = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory)),
            // A pipe or a device cannot be replaced by a file: it is written to as it is.
            Ok(metadata) if !metadata.is_file() => OpenOptions::new().write(true).open(path).map(|file| (file, None)),
            Ok(metadata) => replace(path, Some(metadata.permissions())),
            Err(_) => replace(path, None),
        };
        let (file, unfinished) = opened.map_err(|source| CouldNotRun::Write { name: name.clone(), source })?;
        Ok(Self::new(name, Box::new(file), unfinished))
    }

    fn new(name: String, writer: Box<dyn Write>, unfinished: Option<Unfinished>) -> Self {
        Self { name, writer: BufWriter::with_capacity(64 * 1024, writer), unfinished }
    }

    /// The full paths of the file that is written and of the one it becomes, which are no inputs where they lie among some.
    pub fn files(&self) -> Vec<PathBuf> {
        let paths = self.unfinished.iter().flat_map(|unfinished| [&unfinished.target, &unfinished.temporary]);
        let full = paths.filter_map(|path| Some(fs::canonicalize(folder_of(path)).ok()?.join(path.file_name()?)));
        full.collect()
    }

    /// Gives the output its name, now that it is complete.
    pub fn finish(mut self) -> Result<(), CouldNotRun> {
        let renamed = self.writer.flush().and_then(|()| match &self.unfinished {
            Some(Unfinished { file, temporary, target }) => {
                file.sync_all()?;
                fs::rename(temporary, target)?;
                sync_folder(folder_of(target))
            }
            None => Ok(()),
        });
        renamed.map_err(|source| self.could_not_write(source))
    }

    /// What to report where writing failed.
    pub fn could_not_write(&self, source: io::Error) -> CouldNotRun {
        CouldNotRun::Write { name: self.name.clone(), source }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// The folder that a file lies in: the current one where only its name is given.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether the path is, or would be, an ordinary file or a folder; not stdout, a pipe or a device.
pub fn is_file(path: &Path) -> bool {
    path != Path::new("-") && fs::metadata(path).map_or(true, |metadata| metadata.is_file() || metadata.is_dir())
}

/// Opens a file that can take the place of `path`, in the same folder so that renaming is one step.
fn replace(path: &Path, permissions: Option<fs::Permissions>) -> io::Result<(File, Option<Unfinished>)> {
    // A link stays a link: the file it leads to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let file_name = target.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_string_lossy();
    let temporary = target.with_file_name(format!(".{file_name}.{}.tmp", std::process::id()));
    let file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
    let unfinished = Unfinished { file: file.try_clone()?, temporary, target };
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    Ok((file, Some(unfinished)))
}

/// Prints data to stdout.
pub fn print(data: &str) -> Result<Exit, CouldNotRun> {
    let mut output = Output::open(None)?;
    output.write_all(data.as_bytes()).map_err(|source| output.could_not_write(source))?;
    output.finish()?;
    Ok(Exit::Well)
}
