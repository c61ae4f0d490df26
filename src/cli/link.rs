//! `lofte link`

mod summary;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use medborgarlofte::document::Document;
use medborgarlofte::export::{CsvStyle, flatten_linked, indent, linked_tables};
use medborgarlofte::link::{Linked, Record};

use super::json_list::JsonList;
use super::output::{Output, is_file};
use super::parts::{self, Broken};
use super::tables::{Form, Tables, add_years};
use super::{CouldNotRun, Exit, inputs, render};
use crate::batch::place::{NoPlace, Place};

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

    /// Write to this file, or folder for tables, which appears only when it is complete, instead of standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Ndjson)]
    format: Format,

    /// Write CSV as a Swedish Excel opens it: with a byte-order mark and semicolons
    #[arg(long)]
    excel: bool,

    /// Describe the tables for a data portal as well: DCAT-AP-SE 3 in catalog.jsonld
    #[arg(long)]
    catalog: bool,

    /// Who publishes the tables, for --catalog
    #[arg(long, value_name = "NAME", requires = "catalog")]
    publisher: Option<String>,

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
    /// Tables of the documents, links and outcomes as CSV files in the folder OUT, with datapackage.json
    Csv,
    /// The same tables as Parquet files in the folder OUT, with datapackage.json
    Parquet,
    /// The same tables in the SQLite database OUT, with OUT.datapackage.json
    Sqlite,
}

impl Format {
    /// The form of tables, if it has any.
    fn form(self, excel: bool) -> Option<Form> {
        match self {
            Self::Ndjson | Self::Json => None,
            Self::Csv if excel => Some(Form::Csv(CsvStyle::Excel)),
            Self::Csv => Some(Form::Csv(CsvStyle::Plain)),
            Self::Parquet => Some(Form::Parquet),
            Self::Sqlite => Some(Form::Sqlite),
        }
    }
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    let form = args.format.form(args.excel);
    if args.excel && args.format != Format::Csv {
        return Err(CouldNotRun::Usage("--excel goes with --format csv only".to_owned()));
    }
    if args.catalog && form.is_none() {
        return Err(CouldNotRun::Usage("--catalog goes with --format csv, parquet or sqlite only".to_owned()));
    }
    let output = args.output.as_deref().filter(|path| is_file(path));
    if form.is_some() && output.is_none() {
        return Err(CouldNotRun::Usage(
            "tables are several files: name a folder, or a database for SQLite, with -o".to_owned(),
        ));
    }
    let files = inputs::given(&args.files)?;
    let (documents, bad) = read(&files);
    if documents.is_empty() && bad > 0 {
        return Ok(Exit::NothingRead);
    }
    let linked = medborgarlofte::link::link(&documents);
    match (form, output) {
        (Some(form), Some(path)) => tables(args, form, path, &documents, &linked)?,
        _ => stream(args, &documents, &linked)?,
    }
    let Linked { links, outcomes } = &linked;
    render::message(format_args!(
        "{} and {} from {}",
        counted(links.len(), "link"),
        counted(outcomes.len(), "outcome"),
        counted(documents.len(), "document")
    ));
    Ok(if bad == 0 { Exit::Well } else { Exit::BadInput })
}

fn stream(args: &Args, documents: &[Document<'_>], linked: &Linked<'_>) -> Result<(), CouldNotRun> {
    let mut output = Output::open(args.output.as_deref())?;
    let written = match args.summary {
        true => summary::write(documents, linked, &mut output),
        false => write(args.format, linked, &mut output),
    };
    written.map_err(|source| output.could_not_write(source))?;
    output.finish()
}

/// Writes the tables of documents, links and outcomes.
fn tables(
    args: &Args,
    form: Form,
    path: &Path,
    documents: &[Document<'_>],
    linked: &Linked<'_>,
) -> Result<(), CouldNotRun> {
    let could_not = |source| CouldNotRun::Write { name: render::path(path), source };
    let place = Place::take(path, form.is_folder()).map_err(|error| match error {
        NoPlace::Taken => CouldNotRun::Taken { name: render::path(path) },
        NoPlace::Io(source) => could_not(source),
    })?;
    let tables = Tables { form, tables: linked_tables(), catalog: args.catalog, publisher: args.publisher.as_deref() };
    // What a run left that was stopped is of no use: joining is done anew each time.
    let written = place.empty().and_then(|()| {
        tables.write(&place, |to| {
            let mut years = None;
            documents.iter().for_each(|document| add_years(&mut years, document));
            flatten_linked(documents, linked, to).map(|()| years)
        })
    });
    place.clear().and(written).map_err(could_not)
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
        bad += without_broken_lines(&name, &mut bytes);
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

/// Empties the lines that are no UTF-8, so that the others keep their numbers; gives how many there were.
fn without_broken_lines(name: &str, bytes: &mut [u8]) -> usize {
    if std::str::from_utf8(bytes).is_ok() {
        return 0;
    }
    let mut broken = 0;
    for (line, bytes) in (1..).zip(bytes.split_mut(|byte| *byte == b'\n')) {
        if std::str::from_utf8(bytes).is_err() {
            broken += 1;
            bytes.fill(b' ');
            render::message(format_args!(
                "{name}:{line}: error: expected JSON in UTF-8, found a byte that is no UTF-8"
            ));
        }
    }
    broken
}

fn write(format: Format, linked: &Linked<'_>, to: &mut impl Write) -> io::Result<()> {
    let links = linked.links.iter().cloned().map(Record::Link);
    let records = links.chain(linked.outcomes.iter().cloned().map(Record::Outcome));
    let (mut list, mut indented) = (JsonList::default(), Vec::new());
    for record in records {
        let line = serde_json::to_vec(&record)?;
        if format == Format::Json {
            list.begin_entry(to)?;
            indented.clear();
            indented.extend_from_slice(b"  ");
            indent(&line, 1, &mut indented);
            to.write_all(&indented)?;
        } else {
            to.write_all(&line)?;
            to.write_all(b"\n")?;
        }
    }
    if format == Format::Json {
        list.end(to)?;
        to.write_all(b"\n")?;
    }
    Ok(())
}
