//! The command from outside.

use std::process::Output;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;

use super::files;

/// `lofte` in the project's folder.
pub fn lofte() -> Command {
    let mut command = cargo_bin_cmd!("lofte");
    command.current_dir(files::root());
    command
}

/// Runs a command; gives exit code, stdout and stderr.
pub fn run(command: &mut Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().expect("it ended by itself"), text(stdout), text(stderr))
}
