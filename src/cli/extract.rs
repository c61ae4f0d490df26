//! `lofte extract`

pub mod one;
pub mod run;
mod whole;

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::ValueEnum;
use medborgarlofte::export::{CsvStyle, indent};

use self::run::{Run, Stopped};
use super::inputs;
use super::json_list::JsonList;
use super::kept::KeptTexts;
use super::output::{Output, is_file};
use super::pdf::Converter;
use super::tables::Form;
use super::{CouldNotRun, Exit};
use crate::batch::account::Account;
use crate::batch::stop;

/// Read files into documents
///
/// Folders are walked, with names sorted; their files that end in .txt, .text, .md, .html, .htm, .docx or .pdf and are
/// not hidden are read, all others are skipped. A file that is named is always read. One that cannot be read is reported and the others are
/// still done: the exit code is 1 when at least one input was read, and 2 when none was.
///
/// With -o, a run that was stopped is gone on with by the same command: until it is complete, what is done is kept in
/// a folder beside OUT, .OUT.unfinished.
#[derive(clap::Args)]
pub struct Args {
    /// Files and folders to read; `-`, or none where something is piped in, is standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write to this file, or folder for tables, which appears only when it is complete, instead of standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Ndjson)]
    format: Format,

    /// Keep what is done in this folder, so that later runs read only files that are new or have changed
    #[arg(long, value_name = "DIR", requires = "output")]
    ledger: Option<PathBuf>,

    /// How many files are read at the same time; as many as there are processors where it is not given
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// What the offsets of spans count
    #[arg(long, value_enum, default_value_t = Offsets::Bytes)]
    offsets: Offsets,

    /// Write CSV as a Swedish Excel opens it: with a byte-order mark and semicolons
    #[arg(long)]
    excel: bool,

    /// Leave out the names of those who signed, from every value, text and place
    #[arg(long, conflicts_with = "keep_text")]
    no_persons: bool,

    /// Describe the tables for a data portal as well: DCAT-AP-SE 3 in catalog.jsonld
    #[arg(long)]
    catalog: bool,

    /// Who publishes the tables, for --catalog
    #[arg(long, value_name = "NAME", requires = "catalog")]
    publisher: Option<String>,

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

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One document a line
    Ndjson,
    /// One indented list of all documents
    Json,
    /// Tables as CSV files in the folder OUT, with datapackage.json
    Csv,
    /// Tables as Parquet files in the folder OUT, with datapackage.json
    Parquet,
    /// Tables in the SQLite database OUT, with OUT.datapackage.json
    Sqlite,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Offsets {
    /// Bytes of the file as it lies on disk
    Bytes,
    /// Unicode code points of the decoded text
    Chars,
}

impl Format {
    fn is_tables(self) -> bool {
        matches!(self, Self::Csv | Self::Parquet | Self::Sqlite)
    }

    /// Whether the output is a folder.
    fn is_folder(self) -> bool {
        matches!(self, Self::Csv | Self::Parquet)
    }
}

impl Args {
    /// The form of the tables that are asked for.
    fn form(&self) -> Form {
        match self.format {
            Format::Parquet => Form::Parquet,
            Format::Sqlite => Form::Sqlite,
            _ if self.excel => Form::Csv(CsvStyle::Excel),
            _ => Form::Csv(CsvStyle::Plain),
        }
    }
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    if args.excel && args.format != Format::Csv {
        return Err(CouldNotRun::Usage("--excel goes with --format csv only".to_owned()));
    }
    if args.catalog && !args.format.is_tables() {
        return Err(CouldNotRun::Usage("--catalog goes with --format csv, parquet or sqlite only".to_owned()));
    }
    let paths = inputs::given(&args.paths)?;
    let converter = Converter::new(args.pdf_tool.as_deref())?;
    let run = Run { args, paths: &paths, converter: &converter };
    let output = args.output.as_deref().filter(|path| is_file(path));
    match output {
        Some(path) => whole::run(&run, path),
        None if args.format.is_tables() => Err(CouldNotRun::Usage(
            "tables are several files: name a folder, or a database for SQLite, with -o".to_owned(),
        )),
        None => stream(&run),
    }
}

/// Writes to standard output, a pipe or a device: nothing can be gone on with there.
fn stream(run: &Run<'_>) -> Result<Exit, CouldNotRun> {
    let mut output = Output::open(run.args.output.as_deref())?;
    let mut kept = run.args.keep_text.as_deref().map(KeptTexts::in_folder).transpose()?;
    stop::listen();
    let mut list = Indented::default();
    let mut account = Account::default();
    let written = run.each(kept.as_mut(), &mut account, |done| {
        match run.args.format {
            Format::Json => list.add(&done.documents, &mut output)?,
            _ => output.write_all(&done.documents)?,
        }
        Ok(())
    });
    if let Err(stopped) = written {
        run::tell_stopped(&account, "");
        return match stopped {
            Stopped::Interrupted => Ok(Exit::Interrupted),
            Stopped::Output(source) => Err(output.could_not_write(source)),
            Stopped::KeptText(error) => Err(error),
        };
    }
    if run.args.format == Format::Json {
        list.end(&mut output).map_err(|source| output.could_not_write(source))?;
    }
    let exit = run::exit(&account);
    if exit != Exit::NothingRead {
        output.finish()?;
    }
    run::tell(&account);
    Ok(exit)
}

/// One indented list of documents.
#[derive(Default)]
struct Indented {
    list: JsonList,
    document: Vec<u8>,
}

impl Indented {
    /// Adds documents that stand one a line.
    fn add(&mut self, documents: &[u8], to: &mut impl Write) -> io::Result<()> {
        for document in lines(documents) {
            self.list.begin_entry(to)?;
            self.document.clear();
            self.document.extend_from_slice(b"  ");
            indent(document.trim_ascii_end(), 1, &mut self.document);
            to.write_all(&self.document)?;
        }
        Ok(())
    }

    fn end(&self, to: &mut impl Write) -> io::Result<()> {
        self.list.end(to)?;
        to.write_all(b"\n")
    }
}

fn lines(documents: &[u8]) -> impl Iterator<Item = &[u8]> {
    documents.split_inclusive(|byte| *byte == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_documents() {
        let written = |documents: &[&str]| {
            let (mut list, mut to) = (Indented::default(), Vec::new());
            documents.iter().for_each(|documents| list.add(documents.as_bytes(), &mut to).unwrap());
            list.end(&mut to).unwrap();
            String::from_utf8(to).unwrap()
        };
        assert_eq!(written(&[]), "[]\n");
        let list = "[\n  {\n    \"a\": 1\n  },\n  {}\n]\n";
        assert_eq!(written(&["{\"a\":1}\n", "", "{}\n"]), list);
        assert_eq!(written(&["{\"a\":1}\n{}\n"]), list);
    }
}
