//! Where output goes in the end, and the folder beside it for what is not complete yet.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// A file or folder that gets its name only when it is complete.
pub struct Place {
    target: PathBuf,
    work: PathBuf,
    is_new: bool,
    permissions: Option<fs::Permissions>,
    // Held as long as the run: the system lets go of it however the run ends.
    _lock: File,
}

/// Why a place cannot be had.
pub enum NoPlace {
    /// Another run has it.
    Taken,
    Io(io::Error),
}

impl<E: Into<io::Error>> From<E> for NoPlace {
    fn from(error: E) -> Self {
        Self::Io(error.into())
    }
}

impl Place {
    /// Takes the place, so that no other run can.
    pub fn take(path: &Path, is_folder: bool) -> Result<Self, NoPlace> {
        // A link stays a link: what it leads to is replaced.
        let target = match fs::canonicalize(path) {
            Ok(target) => target,
            Err(_) => {
                let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
                fs::canonicalize(parent)?.join(path.file_name().ok_or(io::ErrorKind::InvalidFilename)?)
            }
        };
        let permissions = match fs::metadata(&target) {
            Ok(metadata) if metadata.is_dir() && !is_folder => Err(io::ErrorKind::IsADirectory)?,
            Ok(metadata) if !metadata.is_dir() && is_folder => Err(io::ErrorKind::NotADirectory)?,
            Ok(metadata) => Some(metadata.permissions()),
            Err(_) => None,
        };
        let name = target.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_string_lossy();
        let work = target.with_file_name(format!(".{name}.unfinished"));
        let is_new = match fs::create_dir(&work) {
            Ok(()) => true,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
            Err(error) => return Err(error.into()),
        };
        let lock = lock(&work)?;
        Ok(Self { target, work, is_new, permissions, _lock: lock })
    }

    /// Whether no earlier run left anything.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// The folder for what is not complete.
    pub fn work(&self) -> &Path {
        &self.work
    }

    /// Where the output is in the end.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Gives a complete file its name.
    pub fn put_file(&self, finished: &Path) -> io::Result<()> {
        let file = OpenOptions::new().write(true).open(finished)?;
        if let Some(permissions) = &self.permissions {
            file.set_permissions(permissions.clone())?;
        }
        file.sync_all()?;
        put(finished, &self.target)
    }

    /// Gives a complete file a name beside the output: the output's own with an ending.
    pub fn put_beside(&self, finished: &Path, ending: &str) -> io::Result<()> {
        File::open(finished)?.sync_all()?;
        put(finished, &self.beside(ending))
    }

    /// The output's path with an ending.
    pub fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.target.file_name().unwrap_or_default().to_owned();
        name.push(ending);
        self.target.with_file_name(name)
    }

    /// Gives the complete files of a folder their names in the output's folder, one by one.
    pub fn put_files_of(&self, finished: &Path) -> io::Result<()> {
        fs::create_dir_all(&self.target)?;
        let mut names: Vec<_> =
            fs::read_dir(finished)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<_>>()?;
        names.sort();
        for name in &names {
            File::open(finished.join(name))?.sync_all()?;
        }
        for name in &names {
            fs::rename(finished.join(name), self.target.join(name))?;
        }
        sync_folder(&self.target)?;
        self.target.parent().map_or(Ok(()), sync_folder)
    }

    /// Removes what an earlier run left, but for the lock.
    pub fn empty(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.work)? {
            let entry = entry?;
            match (entry.file_type()?.is_dir(), entry.file_name() == "lock") {
                (_, true) => {}
                (true, _) => fs::remove_dir_all(entry.path())?,
                (false, _) => fs::remove_file(entry.path())?,
            }
        }
        Ok(())
    }

    /// Removes what is not needed any more.
    pub fn clear(self) -> io::Result<()> {
        fs::remove_dir_all(&self.work)
    }
}

/// Locks a folder for one run, as long as the file is held.
pub fn lock(folder: &Path) -> Result<File, NoPlace> {
    let lock = OpenOptions::new().write(true).create(true).truncate(false).open(folder.join("lock"))?;
    match lock.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Err(NoPlace::Taken),
        // Where the file system has no locks, two runs at once are the user's to avoid.
        Err(fs::TryLockError::Error(_)) | Ok(()) => Ok(lock),
    }
}

/// Renames a file, and sees to it that the name is on disk.
fn put(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    to.parent().map_or(Ok(()), sync_folder)
}

/// Writes the names of a folder to disk.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // Other systems cannot open a folder, and need not.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
