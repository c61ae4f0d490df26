//! `lofte completions`

use clap::CommandFactory;
use clap_complete::Shell;

use super::output::print;
use super::{Cli, CouldNotRun, Exit};

/// Print a completion script for a shell
#[derive(clap::Args)]
pub struct Args {
    /// The shell to write it for
    shell: Shell,
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "lofte", &mut script);
    print(&String::from_utf8_lossy(&script))
}
