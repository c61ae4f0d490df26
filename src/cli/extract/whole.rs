//! Output with a name of its own, which it gets when it is complete; until then a run can be stopped and gone on with.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use medborgarlofte::document::Document;
use medborgarlofte::export::{Flattener, Sink, document_tables};

use super::super::kept::KeptTexts;
use super::super::tables::{CATALOG, DATA_PACKAGE, Tables, Years, add_years, create};
use super::super::{CouldNotRun, Exit, render};
use super::one::New;
use super::run::{self, Destination, Run, Stopped};
use super::{Args, Format, Indented, Offsets, lines};
use crate::batch::account::Account;
use crate::batch::place::{NoPlace, Place, lock};
use crate::batch::stop;
use crate::batch::store::{Begun, Entry, Finished, Maker, Store, clear_outputs};

pub fn run(run: &Run<'_>, path: &Path) -> Result<Exit, CouldNotRun> {
    let args = run.args;
    let could_not = |source| CouldNotRun::Write { name: render::path(path), source };
    let place = Place::take(path, args.format.is_folder()).map_err(|error| match error {
        NoPlace::Taken => CouldNotRun::Taken { name: render::path(path) },
        NoPlace::Io(source) => could_not(source),
    })?;
    // Held as long as the run.
    let _lock = args.ledger.as_deref().map(|folder| {
        fs::create_dir_all(folder).map_err(NoPlace::from).and_then(|()| lock(folder)).map_err(|error| match error {
            NoPlace::Taken => CouldNotRun::Taken { name: render::path(folder) },
            NoPlace::Io(source) => CouldNotRun::Write { name: render::path(folder), source },
        })
    });
    let _lock = _lock.transpose()?;
    let mut kept = args.keep_text.as_deref().map(KeptTexts::in_folder).transpose()?;
    stop::listen();
    let mut account = Account::default();
    let ended = extract(run, &place, kept.as_mut(), &mut account).and_then(|finished| {
        // Where nothing could be read, what an earlier run wrote is worth more than an empty file.
        if run::exit(&account) != Exit::NothingRead {
            write(args, &place, finished)?;
        }
        Ok(())
    });
    let nothing_is_kept = ended.is_ok() || (account.inputs() == 0 && place.is_new());
    if nothing_is_kept {
        place.clear().map_err(could_not)?;
    }
    match ended {
        Ok(()) => run::tell(&account),
        Err(_) if nothing_is_kept => {}
        Err(_) => run::tell_stopped(&account, "; the same command goes on from there"),
    }
    match ended {
        Ok(()) => Ok(run::exit(&account)),
        Err(Stopped::Interrupted) => Ok(Exit::Interrupted),
        Err(Stopped::Output(_)) if stop::stopped() => Ok(Exit::Interrupted),
        Err(Stopped::Output(source)) => Err(could_not(source)),
        Err(Stopped::KeptText(error)) => Err(error),
    }
}

/// Reads all inputs into the store.
fn extract(
    run: &Run<'_>,
    place: &Place,
    kept: Option<&mut KeptTexts>,
    account: &mut Account,
) -> Result<Finished, Stopped> {
    clear_outputs(place.work())?;
    let folder = run.args.ledger.as_deref().unwrap_or(place.work());
    let (mut store, known, begun) = Store::open(folder, &maker(run.args))?;
    match begun {
        Begun::New => {}
        Begun::GoesOn(1) => render::message("1 file is done already, by an earlier run"),
        Begun::GoesOn(count) => render::message(format_args!("{count} files are done already, by an earlier run")),
        Begun::OtherTool(tool) => {
            let tool = render::escape(&tool);
            render::message(format_args!("the earlier run was one of {tool}: all files are done again"));
        }
        Begun::OtherOptions => render::message("the earlier run had other options: all files are done again"),
    }
    let own = [place.target().to_owned(), place.work().to_owned()];
    let beside = [place.beside(&format!(".{DATA_PACKAGE}")), place.beside(&format!(".{CATALOG}"))];
    let ledger = run.args.ledger.as_deref().and_then(|folder| fs::canonicalize(folder).ok());
    let own: Vec<PathBuf> = own.into_iter().chain(beside).chain(ledger).collect();
    let ended = run.fill(&known, &own, kept, &mut store, account);
    match ended {
        Ok(()) => Ok(store.finish(folder)?),
        Err(stopped) => {
            // What is done is kept as far as that is possible; why it stopped is what to tell.
            let _ = store.sync();
            Err(stopped)
        }
    }
}

impl Destination for Store {
    fn take_known(&mut self, line: u64) -> io::Result<Entry> {
        self.take_over(line)
    }

    fn take_new(&mut self, New { file, key, documents, .. }: New, kept: bool) -> io::Result<()> {
        self.add(file, key, &documents, kept)
    }
}

/// All on which documents depend besides the files.
fn maker(args: &Args) -> Maker {
    let Args {
        paths: _,
        output: _,
        format: _,
        ledger: _,
        jobs: _,
        offsets,
        excel: _,
        no_persons,
        catalog: _,
        publisher: _,
        keep_text,
        pdf_tool,
        verbose: _,
    } = args;
    let offsets = if *offsets == Offsets::Chars { "characters" } else { "bytes" };
    let path = |path: &Option<PathBuf>| path.as_ref().map_or(String::new(), |path| render::path(path));
    let (keep_text, pdf_tool) = (path(keep_text), path(pdf_tool));
    Maker {
        tool: concat!("lofte ", env!("CARGO_PKG_VERSION")).to_owned(),
        options: format!("offsets {offsets}, no persons {no_persons}, text kept in {keep_text:?}, PDF by {pdf_tool:?}"),
    }
}

fn write(args: &Args, place: &Place, mut finished: Finished) -> io::Result<()> {
    let work = place.work().join("output");
    match args.format {
        Format::Ndjson => {
            if let Some(documents) = finished.as_file(place.work()).filter(|_| args.ledger.is_none()) {
                return place.put_file(&documents);
            }
            let mut to = create(&work)?;
            finished.each(&mut |_, documents| to.write_all(documents))?;
            to.flush()?;
            place.put_file(&work)
        }
        Format::Json => {
            let (mut to, mut list) = (create(&work)?, Indented::default());
            finished.each(&mut |_, documents| list.add(documents, &mut to))?;
            list.end(&mut to)?;
            to.flush()?;
            place.put_file(&work)
        }
        Format::Csv | Format::Parquet | Format::Sqlite => {
            let tables = Tables {
                form: args.form(),
                tables: document_tables(),
                catalog: args.catalog,
                publisher: args.publisher.as_deref(),
            };
            tables.write(place, |to| fill(&mut finished, to))
        }
    }
}

/// Writes the rows of all files; gives the first and the last year of the documents' periods.
fn fill(finished: &mut Finished, to: &mut dyn Sink) -> io::Result<Years> {
    let mut flattener = Flattener::default();
    let mut years: Years = None;
    finished.each(&mut |file, documents| {
        let documents: Vec<Document<'_>> = lines(documents).map(serde_json::from_slice).collect::<Result<_, _>>()?;
        documents.iter().for_each(|document| add_years(&mut years, document));
        if stop::stopped() {
            return Err(io::ErrorKind::Interrupted.into());
        }
        flattener.file(file, &documents.iter().collect::<Vec<_>>(), to)
    })?;
    Ok(years)
}
