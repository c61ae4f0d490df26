//! `lofte link`

mod summary;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use medborgarlofte::document::Document;
use medborgarlofte::export::indent;
use medborgarlofte::link::{Linked, Record};

use super::output::Output;
use super::parts::{self, Broken};
use super::{CouldNotRun, Exit, inputs, render};

/// Join follow-ups to promises, and promises from period to period
///
/// Reads documents as `lofte extract` writes them, in any order, and tells what became of the promises: which promise
/// document each follow-up reports on and which commitment each of its rows; what of each period the next carried over,
/// changed, dropped or added; what wording kommuner share; and the outcome of each commitment over its whole period. Each
/// line says which texts were compared, how alike they are, which words decided, what changed, and why. What fits
/// several texts equally well is told as undecided.
///
/// A line that is no document is reported with its file and line, and the rest is done: the exit code is 1 then, and 2
/// where no document could be read.
#[derive(clap::Args)]
pub struct Args {
    /// Files of documents, NDJSON or JSON; `-`, or none where something is piped in, is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Write to this file instead of standard output; it appears only when it is complete
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Ndjson)]
    format: Format,

    /// Print how many commitments ended how: in all, per kommun, year, actor and theme
    #[arg(long, conflicts_with = "format")]
    summary: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One link or outcome a line
    Ndjson,
    /// One indented list of all links and outcomes
    Json,
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    let files = inputs::given(&args.files)?;
    let (documents, bad) = read(&files);
    if documents.is_empty() && bad > 0 {
        return Ok(Exit::NothingRead);
    }
    let linked = medborgarlofte::link::link(&documents);
    let mut output = Output::open(args.output.as_deref())?;
    let written = match args.summary {
        true => summary::write(&documents, &linked, &mut output),
        false => write(args.format, &linked, &mut output),
    };
    written.map_err(|source| output.could_not_write(source))?;
    output.finish()?;
    let Linked { links, outcomes } = &linked;
    render::message(format_args!(
        "{} and {} from {}",
        counted(links.len(), "link"),
        counted(outcomes.len(), "outcome"),
        counted(documents.len(), "document")
    ));
    Ok(if bad == 0 { Exit::Well } else { Exit::BadInput })
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// The documents of all files, and how much could not be read.
fn read(files: &[PathBuf]) -> (Vec<Document<'static>>, usize) {
    let (mut documents, mut bad, mut bytes) = (Vec::new(), 0, Vec::new());
    for file in files {
        let name = render::path(file);
        if let Err(error) = inputs::read(file, &mut bytes) {
            bad += 1;
            render::message(format_args!("{name}: error: cannot be read: {}", render::reason(&error)));
            continue;
        }
        // One line in another encoding is no reason to leave out the others.
        let text = String::from_utf8_lossy(&bytes);
        for part in parts::unchecked(text.trim_start_matches('\u{feff}'), file) {
            match part.and_then(|part| part.document()) {
                Ok(document) => documents.push(document),
                Err(Broken { line, expected }) => {
                    bad += 1;
                    render::message(format_args!("{name}:{line}: error: {}", render::escape(&expected)));
                }
            }
        }
    }
    (documents, bad)
}

fn write(format: Format, linked: &Linked<'_>, to: &mut impl Write) -> io::Result<()> {
    let links = linked.links.iter().cloned().map(Record::Link);
    let records = links.chain(linked.outcomes.iter().cloned().map(Record::Outcome));
    let mut indented = Vec::new();
    let mut begun = false;
    for record in records {
        let line = serde_json::to_vec(&record)?;
        match format {
            Format::Ndjson => {
                to.write_all(&line)?;
                to.write_all(b"\n")?;
            }
            Format::Json => {
                indented.clear();
                indented.extend_from_slice(if begun { b",\n  " } else { b"[\n  " });
                indent(&line, 1, &mut indented);
                to.write_all(&indented)?;
            }
        }
        begun = true;
    }
    match format {
        Format::Ndjson => Ok(()),
        Format::Json => to.write_all(if begun { b"\n]\n" } else { b"[]\n" }),
    }
}
