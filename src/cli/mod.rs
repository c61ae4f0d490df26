//! The command line: parses arguments, calls the library and prints. Data goes to stdout, messages to stderr.

mod check;
mod completions;
mod explain;
mod extract;
mod inputs;
mod json_list;
mod kept;
mod lang;
mod link;
mod lsp;
mod new;
mod offsets;
mod output;
mod parts;
mod pdf;
mod render;
mod report;
mod schema;
mod tables;
mod taken;
mod validate;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::batch::stop;

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  the command ran, but something was wrong with an input
  2  the command could not run: usage, no input that can be read, or an output that cannot be written
  130  it was interrupted; the same command goes on where it was";

/// Reads Swedish medborgarlöften and their follow-ups into JSON in which every value points at its place in the source.
#[derive(Parser)]
#[command(name = "lofte", version, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Extract(extract::Args),
    Check(check::Args),
    Link(link::Args),
    Validate(validate::Args),
    Report(report::Args),
    Explain(explain::Args),
    New(new::Args),
    Lsp(lsp::Args),
    Schema(schema::Args),
    Completions(completions::Args),
}

/// How a command ended that could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    Well = 0,
    BadInput = 1,
    NothingRead = 2,
    Interrupted = stop::EXIT_CODE as isize,
}

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
enum CouldNotRun {
    #[error("there is no input: name a file or a folder, or pipe text into standard input")]
    NoInput,
    #[error(
        "--pdf-tool: `{program}` cannot be run: {reason}; install it (`pdftotext` is in the package poppler-utils), or leave the option out"
    )]
    PdfTool { program: String, reason: String },
    #[error("{name}: the configuration cannot be used: {reason}")]
    Config { name: String, reason: String },
    #[error("{0}")]
    Usage(String),
    #[error("{name}: there is such a file already; name another, or write over it with --force")]
    Exists { name: String },
    #[error("standard input: cannot be read: {}", render::reason(.0))]
    Read(io::Error),
    #[error("{name}: another run is writing to it; wait until it has ended, or give another name with -o")]
    Taken { name: String },
    #[error("{name}: cannot be written: {}", render::reason(.source))]
    Write { name: String, source: io::Error },
}

fn run_command(command: &Command) -> Result<Exit, CouldNotRun> {
    match command {
        Command::Extract(args) => extract::run(args),
        Command::Check(args) => check::run(args),
        Command::Link(args) => link::run(args),
        Command::Validate(args) => validate::run(args),
        Command::Report(args) => report::run(args),
        Command::Explain(args) => explain::run(args),
        Command::New(args) => new::run(args),
        Command::Lsp(args) => lsp::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Completions(args) => completions::run(args),
    }
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let ended = match std::env::args_os().nth(1) {
        // No user calls it, so that neither help nor completions shall name it.
        Some(command) if command == pdf::COMMAND => pdf::run_child(),
        _ => run_command(&Cli::parse().command),
    };
    match ended {
        Ok(exit) => ExitCode::from(exit as u8),
        // Whoever reads stdout has read enough, as `head` does.
        Err(CouldNotRun::Write { source, .. }) if source.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            render::message(format_args!("lofte: {error}"));
            ExitCode::from(2)
        }
    }
}
