//! What the paths on the command line stand for, and reading them.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::CouldNotRun;
use crate::batch::walk::is_stdin;
pub use crate::batch::walk::{Found, STDIN, What, find};

/// The paths that were given; standard input where there are none and something is piped in.
pub fn given(paths: &[PathBuf]) -> Result<Vec<PathBuf>, CouldNotRun> {
    match paths {
        [] if io::stdin().is_terminal() => Err(CouldNotRun::NoInput),
        [] => Ok(vec![PathBuf::from(STDIN)]),
        paths => Ok(paths.to_vec()),
    }
}

/// Reads the whole of a file or of standard input, in place of what `bytes` held.
pub fn read(path: &Path, bytes: &mut Vec<u8>) -> io::Result<()> {
    bytes.clear();
    match is_stdin(path) {
        true => io::stdin().lock().read_to_end(bytes)?,
        false => fs::File::open(path)?.read_to_end(bytes)?,
    };
    Ok(())
}
