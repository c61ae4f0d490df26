//! `lofte extract`

use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use medborgarlofte::convert::format_of;
use medborgarlofte::document::{Code, Diagnostic, Document, Severity, SourceFormat, write_json};
use medborgarlofte::{Extraction, Input};
use serde::ser::{SerializeSeq, Serializer as _};

use super::inputs::{self, Found, What};
use super::kept::KeptTexts;
use super::offsets::CharOffsets;
use super::output::Output;
use super::pdf::Converter;
use super::{CouldNotRun, Exit, render};

/// Read files into documents
///
/// Folders are walked, with names sorted; their files that end in .txt, .text, .md, .html, .htm, .docx or .pdf and are
/// not hidden are read, all others are skipped. A file that is named is always read. One that cannot be read is reported and the others are
/// still done: the exit code is 1 when at least one input was read, and 2 when none was.
#[derive(clap::Args)]
pub struct Args {
    /// Files and folders to read; `-`, or none where something is piped in, is standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write to this file, which appears only when it is complete, instead of standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Ndjson)]
    format: Format,

    /// What the offsets of spans count
    #[arg(long, value_enum, default_value_t = Offsets::Bytes)]
    offsets: Offsets,

    /// Write the text that was taken out of each web page and Word file, into which its spans point, to this folder
    #[arg(long, value_name = "DIR")]
    keep_text: Option<PathBuf>,
    /// Read PDF files with this program, called as `pdftotext` is: with `-layout`, the file on its standard input
    #[arg(long, value_name = "PROGRAM")]
    pdf_tool: Option<PathBuf>,

    /// Print every diagnostic, and why files were skipped, not only what concerns whole files and errors
    #[arg(short, long)]
    verbose: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One document a line
    Ndjson,
    /// One indented list of all documents
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Offsets {
    /// Bytes of the file as it lies on disk
    Bytes,
    /// Unicode code points of the decoded text
    Chars,
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    let paths = inputs::given(&args.paths)?;
    let found = inputs::find(&paths);
    let converter = Converter::new(args.pdf_tool.as_deref())?;
    let mut output = Output::open(args.output.as_deref())?;
    let mut kept = args.keep_text.as_deref().map(KeptTexts::in_folder).transpose()?;
    let account =
        write_documents(args, &converter, found, kept.as_mut(), &mut output).map_err(|stopped| match stopped {
            Stopped::Output(source) => output.could_not_write(source),
            Stopped::KeptText(error) => error,
        })?;
    let exit = account.exit();
    // Where nothing could be read, what an earlier run wrote is worth more than an empty file.
    if exit != Exit::NothingRead {
        output.finish()?;
    }
    if account.inputs() != 1 {
        render::message(account);
    }
    Ok(exit)
}

/// Why not all inputs were gone through.
enum Stopped {
    Output(io::Error),
    KeptText(CouldNotRun),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

fn write_documents(
    args: &Args,
    converter: &Converter,
    found: Vec<Found>,
    kept: Option<&mut KeptTexts>,
    output: &mut Output,
) -> Result<Account, Stopped> {
    match args.format {
        Format::Ndjson => {
            let mut line = Vec::new();
            each_document(args, converter, found, kept, |document| {
                line.clear();
                write_json(document, &mut line);
                line.push(b'\n');
                output.write_all(&line)
            })
        }
        Format::Json => {
            let mut serializer = serde_json::Serializer::pretty(&mut *output);
            let mut list = serializer.serialize_seq(None).map_err(io::Error::from)?;
            let account =
                each_document(args, converter, found, kept, |document| Ok(list.serialize_element(document)?))?;
            list.end().map_err(io::Error::from)?;
            output.write_all(b"\n")?;
            Ok(account)
        }
    }
}

/// Extracts input after input; messages go to stderr as they come, and only writing can stop it.
fn each_document(
    args: &Args,
    converter: &Converter,
    found: Vec<Found>,
    mut kept: Option<&mut KeptTexts>,
    mut write: impl FnMut(&Document<'_>) -> io::Result<()>,
) -> Result<Account, Stopped> {
    let mut account = Account::default();
    let mut bytes = Vec::new();
    for Found { path, name, what } in found {
        let path_shown = render::path(&path);
        let read = match what {
            What::Read => inputs::read(&path, &mut bytes),
            What::Skip(why) => {
                account.skipped += 1;
                if args.verbose {
                    render::message(format_args!("{path_shown}: skipped: {why}"));
                }
                continue;
            }
            What::Fail(error) => Err(error),
        };
        if let Err(error) = read {
            account.unreadable += 1;
            render::message(format_args!("{path_shown}: error: cannot be read: {}", render::reason(&error)));
            continue;
        }
        let format = format_of(&name, &bytes);
        let converted = match format {
            SourceFormat::Text => None,
            format => match converter.convert(format, &bytes) {
                Ok(converted) => Some(converted),
                Err(error) => {
                    account.failed += 1;
                    render::message(failure(&path_shown, error.code(), &error));
                    continue;
                }
            },
        };
        let decoded = match &converted {
            None => Input::decode(name.as_str(), &bytes),
            Some(converted) => Input::converted(name.as_str(), format, &bytes, converted),
        };
        let input = match decoded {
            Ok(input) => input,
            Err(error) => {
                account.failed += 1;
                render::message(failure(&path_shown, error.code(), &error));
                continue;
            }
        };
        if let (Some(kept), Some(converted)) = (&mut kept, &converted) {
            kept.write(input.name(), &converted.text).map_err(Stopped::KeptText)?;
        }
        let Extraction { documents, diagnostics } = medborgarlofte::extract(&input);
        let say = |diagnostic: &Diagnostic| render::message(render::diagnostic(&path_shown, &input, diagnostic));
        diagnostics.iter().for_each(say);
        match documents.is_empty() {
            true => account.not_medborgarloften += 1,
            false => account.extracted += 1,
        }
        let offsets = (args.offsets == Offsets::Chars).then(|| CharOffsets::new(&input));
        for mut document in documents {
            let shown = |diagnostic: &&Diagnostic| args.verbose || diagnostic.severity == Severity::Error;
            document.diagnostics.iter().filter(shown).for_each(say);
            if let Some(offsets) = &offsets {
                offsets.apply(&mut document);
            }
            write(&document)?;
        }
    }
    Ok(account)
}

fn failure(path: &str, code: Code, error: &impl fmt::Display) -> String {
    format!("{path}: error[{code}]: {}", render::escape(&error.to_string()))
}

/// What became of every input.
#[derive(Debug, Default, PartialEq, Eq)]
struct Account {
    extracted: usize,
    not_medborgarloften: usize,
    /// Read, but no text.
    failed: usize,
    /// Not read at all.
    unreadable: usize,
    skipped: usize,
}

impl Account {
    fn inputs(&self) -> usize {
        let Self { extracted, not_medborgarloften, failed, unreadable, skipped } = self;
        extracted + not_medborgarloften + failed + unreadable + skipped
    }

    fn exit(&self) -> Exit {
        let read = self.extracted + self.not_medborgarloften + self.failed;
        match self.failed + self.unreadable {
            0 => Exit::Well,
            _ if read == 0 => Exit::NothingRead,
            _ => Exit::BadInput,
        }
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} inputs = {} extracted + {} not medborgarlöften + {} failed + {} skipped",
            self.inputs(),
            self.extracted,
            self.not_medborgarloften,
            self.failed + self.unreadable,
            self.skipped
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_adds_up() {
        let account = Account { extracted: 5, not_medborgarloften: 1, failed: 1, unreadable: 2, skipped: 4 };
        assert_eq!(account.to_string(), "13 inputs = 5 extracted + 1 not medborgarlöften + 3 failed + 4 skipped");
    }

    #[test]
    fn exit_codes() {
        let exit =
            |extracted, failed, unreadable| Account { extracted, failed, unreadable, ..Account::default() }.exit();
        assert_eq!(exit(0, 0, 0), Exit::Well);
        assert_eq!(exit(3, 0, 0), Exit::Well);
        assert_eq!(exit(0, 1, 0), Exit::BadInput);
        assert_eq!(exit(3, 0, 1), Exit::BadInput);
        assert_eq!(exit(0, 0, 1), Exit::NothingRead);
    }
}
