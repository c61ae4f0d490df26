//! PDF files, read in a process of its own: a damaged one can take any amount of time and memory, or end the process.

mod process;
mod tool;

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use medborgarlofte::convert::pdf::{TEXT_FACTOR, most_text};
use medborgarlofte::convert::{ConvertError, Converted, convert};
use medborgarlofte::document::SourceFormat;
use serde::{Deserialize, Serialize};

use self::process::{Ended, Stopped};
use self::tool::Tool;
use super::{CouldNotRun, Exit, render};

/// How long reading one file may take, in seconds.
const MOST_SECONDS: u64 = 8;
/// The limit of processor time is this much longer, so that what is too slow is told by the clock.
const GRACE: u64 = 2;
/// How much memory the process that reads a file may use, in bytes: 1 GiB.
const MOST_MEMORY: u64 = 1024 * 1024 * 1024;
/// The hidden command by which the program calls itself.
pub const COMMAND: &str = "__convert";

/// Takes the text out of files that are no text.
pub struct Converter {
    /// The program that the user chose for PDF files.
    tool: Option<Tool>,
}

/// What the child process writes where it succeeds, before the text, and where it does not.
#[derive(Serialize, Deserialize)]
enum Outcome {
    Text { converter: String },
    Failed(ConvertError),
}

impl Converter {
    /// Looks for the program, if one was chosen, before anything is read.
    pub fn new(tool: Option<&Path>) -> Result<Self, CouldNotRun> {
        Ok(Self { tool: tool.map(Tool::find).transpose()? })
    }

    /// Takes the text out of a file; out of a PDF file within limits of time, memory and length.
    pub fn convert(&self, format: SourceFormat, bytes: &[u8]) -> Result<Converted, ConvertError> {
        match (format, &self.tool) {
            (SourceFormat::Pdf, Some(tool)) => tool.convert(bytes),
            (SourceFormat::Pdf, None) => in_child(bytes),
            _ => convert(format, bytes),
        }
    }
}

fn in_child(bytes: &[u8]) -> Result<Converted, ConvertError> {
    let program = std::env::current_exe().map_err(not_started)?;
    let mut command = Command::new(program);
    command.arg(COMMAND);
    let ended = run(&mut command, bytes)?;
    let (head, text) = match ended.stdout.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&ended.stdout[..end], &ended.stdout[end + 1..]),
        None => (&[][..], &[][..]),
    };
    match serde_json::from_slice(head) {
        Ok(Outcome::Text { converter }) if ended.succeeded() => {
            let text = String::from_utf8(text.to_vec()).map_err(|_| broke_down("its text is no UTF-8"))?;
            Ok(Converted { text, converter })
        }
        Ok(Outcome::Failed(error)) => Err(error),
        _ => Err(broke_down(ended.reason(MOST_MEMORY))),
    }
}

/// The child process: reads a PDF file from stdin, writes its text to stdout.
pub fn run_child() -> Result<Exit, CouldNotRun> {
    process::limit_self(MOST_MEMORY, MOST_SECONDS + GRACE);
    let could_not = |source| CouldNotRun::Write { name: "standard output".to_owned(), source };
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(could_not)?;
    let (outcome, text, exit) = match convert(SourceFormat::Pdf, &bytes) {
        Ok(Converted { text, converter }) => (Outcome::Text { converter }, text, Exit::Well),
        Err(error) => (Outcome::Failed(error), String::new(), Exit::BadInput),
    };
    let mut out = io::stdout().lock();
    let written = serde_json::to_writer(&mut out, &outcome)
        .map_err(io::Error::from)
        .and_then(|()| out.write_all(b"\n"))
        .and_then(|()| out.write_all(text.as_bytes()));
    written.and_then(|()| out.flush()).map_err(could_not)?;
    Ok(exit)
}

/// Runs a program on a file, within the limits.
fn run(command: &mut Command, bytes: &[u8]) -> Result<Ended, ConvertError> {
    let limit = most_text(bytes.len());
    process::run(command, bytes, limit, MOST_MEMORY, Duration::from_secs(MOST_SECONDS)).map_err(|stopped| match stopped
    {
        Stopped::NotStarted(error) => not_started(error),
        Stopped::TooSlow => ConvertError::TooSlow { format: SourceFormat::Pdf, seconds: MOST_SECONDS },
        Stopped::TooMuch => ConvertError::TooMuchText { format: SourceFormat::Pdf, limit, factor: TEXT_FACTOR },
    })
}

fn not_started(error: io::Error) -> ConvertError {
    broke_down(format!("it could not be started: {}", render::reason(&error)))
}

fn broke_down(reason: impl Into<String>) -> ConvertError {
    ConvertError::BrokeDown { format: SourceFormat::Pdf, reason: reason.into() }
}
