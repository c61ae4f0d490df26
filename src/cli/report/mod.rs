//! `lofte report`

mod json;
mod sources;
mod split;

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use medborgarlofte::Input;
use medborgarlofte::document::Document;
use medborgarlofte::export::FileRecord;
use medborgarlofte::link::link;
use medborgarlofte::messages::Lang;
use medborgarlofte::report::{Pages, Report, SourceText};

use self::split::Folder;
use super::extract::one::{Done, New, Reader};
use super::extract::run::{exit, tell};
use super::inputs::{self, Found};
use super::lang::LangArg;
use super::output::Output;
use super::pdf::Converter;
use super::{CouldNotRun, Exit, render};
use crate::batch::account::Account;
use crate::batch::jobs;
use crate::batch::progress::Progress;
use crate::batch::stop;
use crate::batch::store::Known;

/// A page beyond this many bytes is slow to open.
const LARGE: u64 = 30 * 1024 * 1024;

/// Show documents as a web page
///
/// The page has the numbers of all documents, and each document with its source text, in which every value is marked. It
/// needs no network and no scripts. Inputs are documents that `extract` wrote (.ndjson, .jsonl, .json), or the files and
/// folders themselves, which are then extracted first.
///
/// For documents that `extract` wrote, the source text is looked for under --sources, beside the documents and in the
/// current folder, by the name that `extract` was given, and must be the same as it was; else the values are shown alone.
#[derive(clap::Args)]
pub struct Args {
    /// Documents, or files and folders to read; `-`, or none where something is piped in, is standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write the page to this file, which appears only when it is complete, instead of standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// The language of the page
    #[arg(long, value_enum, default_value = "sv")]
    lang: LangArg,

    /// Put each document into a page of its own in this folder; for archives, so that the first page opens fast. Pages of
    /// documents that an earlier run left there are removed
    #[arg(long, value_name = "DIR", requires = "output")]
    split: Option<PathBuf>,

    /// Where the files lie that the documents were read from
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,

    /// How many files are read at the same time; as many as there are processors where it is not given
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// Read PDF files with this program, called as `pdftotext` is: with `-layout`, the file on its standard input
    #[arg(long, value_name = "PROGRAM")]
    pdf_tool: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    let lang = match args.lang {
        LangArg::Sv => Lang::Sv,
        LangArg::En => Lang::En,
    };
    let paths = inputs::given(&args.paths)?;
    let converter = Converter::new(args.pdf_tool.as_deref())?;
    let mut output = Output::open(args.output.as_deref())?;
    let folder = match (&args.split, &args.output) {
        (Some(folder), Some(page)) => Some(Folder::open(folder, page)?),
        _ => None,
    };
    let pages = folder.as_ref().map_or(Pages::One, Folder::pages);
    let own = output.files().into_iter().chain(folder.iter().map(|folder| folder.path().to_owned())).collect();
    stop::listen();
    let mut building = Building {
        report: Report::new(lang, pages),
        documents: Vec::new(),
        folder,
        own,
        account: Account::default(),
        without_source: 0,
    };
    for group in groups(&paths) {
        let ended = match group {
            Group::Documents(path) => json::read(path, args.sources.as_deref(), &converter, &mut building),
            Group::Files(paths) => building.extract(paths, args, &converter),
            Group::Stdin => stdin(args, &converter, &mut building),
        };
        match ended {
            Ok(()) => {}
            Err(Stopped::Interrupted) => return Ok(Exit::Interrupted),
            Err(Stopped::CouldNotRun(error)) => return Err(error),
        }
    }
    let ended = exit(&building.account);
    if ended == Exit::NothingRead {
        tell(&building.account);
        return Ok(ended);
    }
    building.report.linked(&building.documents, &link(&building.documents));
    let mut counting = Counting { to: &mut output, bytes: 0 };
    let written = building.report.write(&mut counting);
    let bytes = counting.bytes;
    written.map_err(|source| output.could_not_write(source))?;
    output.finish()?;
    if let Some(folder) = &building.folder {
        folder.clear()?;
    }
    building.tell(bytes);
    Ok(ended)
}

/// Why not all inputs were gone through.
enum Stopped {
    Interrupted,
    CouldNotRun(CouldNotRun),
}

impl From<CouldNotRun> for Stopped {
    fn from(error: CouldNotRun) -> Self {
        Self::CouldNotRun(error)
    }
}

/// Inputs that are read in the same way.
enum Group<'p> {
    /// Documents that `extract` wrote.
    Documents(&'p Path),
    /// Files and folders to extract.
    Files(&'p [PathBuf]),
    Stdin,
}

/// The paths in their order, files and folders that follow each other together.
fn groups(paths: &[PathBuf]) -> Vec<Group<'_>> {
    let kind = |path: &Path| if path == Path::new(inputs::STDIN) { 0 } else { 1 + u8::from(json::is_named(path)) };
    let same = |a: &PathBuf, b: &PathBuf| kind(a) == 1 && kind(b) == 1;
    paths
        .chunk_by(same)
        .map(|paths| match kind(&paths[0]) {
            0 => Group::Stdin,
            1 => Group::Files(paths),
            _ => Group::Documents(&paths[0]),
        })
        .collect()
}

/// Standard input: documents where it begins as they do, else a file to extract.
fn stdin(args: &Args, converter: &Converter, building: &mut Building) -> Result<(), Stopped> {
    let mut bytes = Vec::new();
    inputs::read(Path::new(inputs::STDIN), &mut bytes).map_err(CouldNotRun::Read)?;
    if json::begins_as_documents(&bytes) {
        return json::of_bytes(Path::new(inputs::STDIN), &bytes, args.sources.as_deref(), converter, building);
    }
    let known = Known::default();
    building.take(reader(converter, &known).read_bytes(inputs::STDIN, &bytes))
}

fn reader<'a>(converter: &'a Converter, known: &'a Known) -> Reader<'a> {
    Reader {
        converter,
        characters: false,
        no_persons: false,
        verbose: false,
        keep_text: false,
        keep_source: true,
        known,
    }
}

/// A report on its way.
struct Building {
    report: Report,
    /// All documents, from which the outcomes are drawn at the end.
    documents: Vec<Document<'static>>,
    folder: Option<Folder>,
    /// What is written, and so is no input.
    own: Vec<PathBuf>,
    account: Account,
    without_source: usize,
}

impl Building {
    /// Extracts files and adds their documents.
    fn extract(&mut self, paths: &[PathBuf], args: &Args, converter: &Converter) -> Result<(), Stopped> {
        let known = Known::default();
        let reader = reader(converter, &known);
        let own = self.own.clone();
        let progress = Progress::new(|| inputs::find(paths, &own).count() as u64);
        let jobs = args.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
        let take = |done| {
            progress.one_more();
            match done {
                Done::New(new) => {
                    if !new.messages.is_empty() {
                        progress.aside(|| render::message(&new.messages));
                    }
                    self.take(New { messages: String::new(), ..*new })
                }
                Done::Known { .. } => Ok(()),
                Done::Interrupted => Err(Stopped::Interrupted),
            }
        };
        let ended = jobs::in_order(jobs, inputs::find(paths, &own), Found::bytes, |found| reader.read(found), take);
        progress.end();
        ended
    }

    /// Adds what came of a file.
    fn take(&mut self, new: New) -> Result<(), Stopped> {
        let New { file, key: _, documents, text: _, source, messages } = new;
        if !messages.is_empty() {
            render::message(messages);
        }
        self.file(&file);
        let source = source.unwrap_or_default();
        let input = Input::decode(file.name.as_str(), &source).ok();
        let source = input.as_ref().map_or(SourceText::Missing, SourceText::Here);
        for line in documents.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let document: Document<'static> = serde_json::from_slice(line).map_err(|error| {
                CouldNotRun::Usage(format!(
                    "{}: what was extracted cannot be read back: {error}",
                    render::escape(&file.name)
                ))
            })?;
            self.document(document, source)?;
        }
        Ok(())
    }

    fn file(&mut self, file: &FileRecord) {
        self.account.add(file.status);
        self.report.file(file);
    }

    fn document(&mut self, document: Document<'static>, source: SourceText<'_>) -> Result<(), Stopped> {
        if stop::stopped() {
            return Err(Stopped::Interrupted);
        }
        self.without_source += usize::from(!matches!(source, SourceText::Here(_)));
        let page = self.report.document(&document, source);
        if let (Some(folder), Some(page)) = (&mut self.folder, page) {
            folder.write(&page)?;
        }
        self.documents.push(document);
        Ok(())
    }

    /// Prints what the user should know.
    fn tell(&self, bytes: u64) {
        if self.without_source > 0 {
            let shown = match self.without_source {
                1 => "1 document is shown without its source text".to_owned(),
                number => format!("{number} documents are shown without their source texts"),
            };
            render::message(format_args!(
                "{shown}, for want of a file as it was then; name the folder that the files were read from with --sources DIR"
            ));
        }
        if bytes > LARGE && self.folder.is_none() {
            render::message(format_args!(
                "the page has {} MB and may be slow to open; with --split DIR each document gets a page of its own",
                bytes / 1_000_000
            ));
        }
        tell(&self.account);
    }
}

/// Counts what is written.
struct Counting<'w> {
    to: &'w mut Output,
    bytes: u64,
}

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
