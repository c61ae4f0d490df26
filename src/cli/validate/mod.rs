//! `lofte validate`

mod expected;

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use medborgarlofte::document;

use super::output::Output;
use super::parts::{self, Broken};
use super::{CouldNotRun, Exit, inputs, render};

/// Check documents against the schema
///
/// Each finding is a line on stdout: the file and line, the place in the document as a JSON pointer, what was expected
/// there and what was found. The exit code is 0 when every document is valid, 1 when one is not, and 2 when no file could
/// be read.
#[derive(clap::Args)]
pub struct Args {
    /// Files of documents, NDJSON or JSON; `-`, or none where something is piped in, is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    let files = inputs::given(&args.files)?;
    let validator = jsonschema::validator_for(&document::schema()).expect("the schema made from the types is a schema");
    let mut output = Output::open(None)?;
    let mut tally = Tally::default();
    let mut bytes = Vec::new();
    for file in &files {
        let name = render::path(file);
        if let Err(error) = inputs::read(file, &mut bytes) {
            tally.unreadable += 1;
            render::message(format_args!("{name}: error: cannot be read: {}", render::reason(&error)));
            continue;
        }
        tally.files += 1;
        check(&validator, file, &name, &bytes, &mut tally, &mut output)
            .map_err(|source| output.could_not_write(source))?;
    }
    output.finish()?;
    render::message(&tally);
    Ok(tally.exit())
}

fn check(
    validator: &Validator,
    file: &Path,
    name: &str,
    bytes: &[u8],
    tally: &mut Tally,
    output: &mut impl Write,
) -> io::Result<()> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}'),
        Err(error) => {
            tally.invalid += 1;
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            return writeln!(output, "{name}:{line}: expected JSON in UTF-8, found a byte that is no UTF-8");
        }
    };
    for part in parts::split(text, file) {
        let findings = match part.and_then(|part| Ok((part, part.value()?))) {
            Ok((part, value)) => expected::findings(validator, part, &value),
            Err(Broken { line, expected }) => vec![(line, String::new(), expected)],
        };
        match findings.is_empty() {
            true => tally.valid += 1,
            false => tally.invalid += 1,
        }
        for (line, pointer, expected) in findings {
            let at = if pointer.is_empty() { String::new() } else { format!(" {}:", render::escape(&pointer)) };
            writeln!(output, "{name}:{line}:{at} {}", render::escape(&expected))?;
        }
    }
    Ok(())
}

#[derive(Default)]
struct Tally {
    files: usize,
    unreadable: usize,
    valid: usize,
    invalid: usize,
}

impl Tally {
    fn exit(&self) -> Exit {
        match self.invalid + self.unreadable {
            0 => Exit::Well,
            _ if self.files == 0 => Exit::NothingRead,
            _ => Exit::BadInput,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let documents = self.valid + self.invalid;
        let noun = if documents == 1 { "document" } else { "documents" };
        write!(f, "{documents} {noun} = {} valid + {} invalid", self.valid, self.invalid)
    }
}
