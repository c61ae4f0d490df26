//! A program of the user's choice that takes the text out of PDF files, called as `pdftotext` is.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use medborgarlofte::convert::{ConvertError, Converted};
use medborgarlofte::document::SourceFormat;

use super::super::{CouldNotRun, render};
use super::process::{self, Stopped};

/// How long the program may take to say its version.
const VERSION_TIME: Duration = Duration::from_secs(2);
const MOST_VERSION: u64 = 4096;

/// The program, and what it calls itself.
pub struct Tool {
    program: PathBuf,
    converter: String,
}

impl Tool {
    /// Asks the program for its version, which shows that it is there.
    pub fn find(program: &Path) -> Result<Self, CouldNotRun> {
        let name = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
        let mut command = Command::new(program);
        command.arg("-v");
        let said = match process::run(&mut command, b"", MOST_VERSION, super::MOST_MEMORY, VERSION_TIME) {
            Ok(ended) => format!("{}\n{}", ended.message(), String::from_utf8_lossy(&ended.stdout)),
            Err(Stopped::NotStarted(error)) => {
                return Err(CouldNotRun::PdfTool { program: render::path(program), reason: render::reason(&error) });
            }
            // It is there; what it makes of a file is seen later.
            Err(Stopped::TooSlow | Stopped::TooMuch) => String::new(),
        };
        let converter = match version(&said) {
            Some(version) => format!("{name} {version}"),
            None => name,
        };
        Ok(Self { program: program.to_owned(), converter })
    }

    pub fn convert(&self, bytes: &[u8]) -> Result<Converted, ConvertError> {
        let mut command = Command::new(&self.program);
        command.args(["-layout", "-enc", "UTF-8", "-", "-"]);
        let ended = super::run(&mut command, bytes)?;
        if !ended.succeeded() {
            let message = ended.message();
            return Err(match message.to_lowercase().contains("password") {
                true => ConvertError::Encrypted { format: SourceFormat::Pdf },
                false if message.is_empty() => super::broke_down(ended.reason(super::MOST_MEMORY)),
                false => ConvertError::Damaged {
                    format: SourceFormat::Pdf,
                    reason: format!("{}: {message}", self.converter),
                },
            });
        }
        let text = String::from_utf8_lossy(&ended.stdout).into_owned();
        if text.trim().is_empty() {
            return Err(ConvertError::NoText { format: SourceFormat::Pdf });
        }
        Ok(Converted { text, converter: self.converter.clone() })
    }
}

/// The first number with a full stop in it.
fn version(said: &str) -> Option<&str> {
    said.split_whitespace().find(|word| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.contains('.')
            && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        assert_eq!(version("pdftotext version 22.12.0\nCopyright 2005-2022"), Some("22.12.0"));
        assert_eq!(version("no such thing"), None);
    }
}
