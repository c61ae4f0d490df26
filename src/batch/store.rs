//! What is done already: the documents of every finished file, and a ledger of them.
//!
//! The ledger is written after what it speaks of is on disk, so that whatever it says is true whenever the run is
//! stopped. Its lines are JSON: first what made it, then a file each. A run with other options or of another version
//! of the program begins anew.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use medborgarlofte::document::Code;
use medborgarlofte::export::FileRecord;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What is done is on disk at least so often.
const BETWEEN: Duration = Duration::from_secs(1);
/// And at least when so many bytes of the ledger wait.
const MOST_PENDING: usize = 512 * 1024;
const LEDGER: &str = "ledger";
const DOCUMENTS: &str = "documents";

/// What made a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maker {
    /// Program and version.
    pub tool: String,
    /// The options on which documents depend.
    pub options: String,
}

/// How a run begins.
#[derive(Debug, PartialEq, Eq)]
pub enum Begun {
    New,
    /// So many files are done already.
    GoesOn(usize),
    /// What another version did is done again.
    OtherTool(String),
    /// What was done with other options is done again.
    OtherOptions,
}

/// A finished file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entry {
    pub file: FileRecord,
    /// By what it is known; nothing where it was not read.
    key: Option<String>,
    /// Where its documents are, one a line.
    start: u64,
    end: u64,
    /// Whether the text taken out of it is kept beside the output.
    pub kept: bool,
}

/// A name and a content, as a number that no two share.
pub type Key = u128;

/// The key of a file.
pub fn key(name: &str, sha256: &str) -> Key {
    let digest = Sha256::new().chain_update(sha256).chain_update(name).finalize();
    digest[..16].iter().fold(0, |key, byte| key << 8 | u128::from(*byte))
}

/// The files that an earlier run finished, by their keys, with the places of their lines in the ledger.
pub type Known = FxHashMap<Key, u64>;

/// The documents of finished files, and the ledger.
pub struct Store {
    documents: BufWriter<File>,
    documents_end: u64,
    ledger: BufWriter<File>,
    ledger_end: u64,
    /// Lines of the ledger that speak of documents which are not on disk yet.
    pending: Vec<u8>,
    synced: Instant,
    /// The lines of the ledger that make up this run, in its order.
    order: Vec<u64>,
    /// Where the next documents begin if all are in the run's order.
    next: Option<u64>,
    reader: BufReader<File>,
}

impl Store {
    /// Opens the store in a folder, and finds what an earlier run of the same maker finished.
    pub fn open(folder: &Path, maker: &Maker) -> io::Result<(Self, Known, Begun)> {
        let (ledger_path, documents_path) = (folder.join(LEDGER), folder.join(DOCUMENTS));
        let open = |path: &Path| OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let (mut ledger, documents) = (open(&ledger_path)?, open(&documents_path)?);
        let earlier = read_ledger(&ledger, maker, documents.metadata()?.len())?;
        let Earlier { known, count, documents_end, mut ledger_end, begun } = earlier;
        ledger.set_len(ledger_end)?;
        documents.set_len(documents_end)?;
        ledger.seek(SeekFrom::Start(ledger_end))?;
        if ledger_end == 0 {
            let mut head = serde_json::to_vec(maker)?;
            head.push(b'\n');
            ledger.write_all(&head)?;
            ledger_end = head.len() as u64;
        }
        let mut documents = BufWriter::with_capacity(256 * 1024, documents);
        documents.seek(SeekFrom::Start(documents_end))?;
        let begun = if count > 0 { Begun::GoesOn(count) } else { begun };
        let store = Self {
            documents,
            documents_end,
            ledger: BufWriter::new(ledger),
            ledger_end,
            pending: Vec::new(),
            synced: Instant::now(),
            order: Vec::new(),
            next: Some(0),
            reader: BufReader::with_capacity(64 * 1024, File::open(ledger_path)?),
        };
        Ok((store, known, begun))
    }

    /// Adds a file with its documents, one a line.
    pub fn add(&mut self, file: FileRecord, key: Option<Key>, documents: &[u8], kept: bool) -> io::Result<()> {
        let start = self.documents_end;
        self.documents.write_all(documents)?;
        self.documents_end += documents.len() as u64;
        let key = key.map(|key| format!("{key:032x}"));
        let entry = Entry { file, key, start, end: self.documents_end, kept };
        self.in_order(self.ledger_end + self.pending.len() as u64, &entry);
        serde_json::to_writer(&mut self.pending, &entry)?;
        self.pending.push(b'\n');
        let due = self.synced.elapsed() >= BETWEEN || self.pending.len() >= MOST_PENDING;
        if due { self.sync() } else { Ok(()) }
    }

    /// Takes over a file that an earlier run finished.
    pub fn take_over(&mut self, line: u64) -> io::Result<Entry> {
        let entry = read_entry(&mut self.reader, line)?;
        self.in_order(line, &entry);
        Ok(entry)
    }

    fn in_order(&mut self, line: u64, entry: &Entry) {
        self.order.push(line);
        self.next = self.next.filter(|next| *next == entry.start).map(|_| entry.end);
    }

    /// Brings everything to disk: first the documents, then the lines that speak of them.
    pub fn sync(&mut self) -> io::Result<()> {
        self.documents.flush()?;
        self.documents.get_ref().sync_data()?;
        self.ledger.write_all(&self.pending)?;
        self.ledger.flush()?;
        self.ledger.get_ref().sync_data()?;
        self.ledger_end += self.pending.len() as u64;
        self.pending.clear();
        self.synced = Instant::now();
        Ok(())
    }

    /// Ends the run; gives what it has done.
    pub fn finish(mut self, folder: &Path) -> io::Result<Finished> {
        self.sync()?;
        Ok(Finished {
            documents: BufReader::with_capacity(64 * 1024, File::open(folder.join(DOCUMENTS))?),
            in_order: self.next == Some(self.documents_end),
            reader: self.reader,
            order: self.order,
        })
    }
}

/// What a whole run has done, in its order.
pub struct Finished {
    documents: BufReader<File>,
    reader: BufReader<File>,
    order: Vec<u64>,
    in_order: bool,
}

impl Finished {
    /// The file that holds all documents, one a line, where they stand in the run's order.
    pub fn as_file(&self, folder: &Path) -> Option<std::path::PathBuf> {
        self.in_order.then(|| folder.join(DOCUMENTS))
    }

    /// Hands over each file with its documents, one a line.
    pub fn each(&mut self, each: &mut dyn FnMut(&FileRecord, &[u8]) -> io::Result<()>) -> io::Result<()> {
        let mut bytes = Vec::new();
        for line in &self.order {
            let entry = read_entry(&mut self.reader, *line)?;
            seek(&mut self.documents, entry.start)?;
            bytes.clear();
            self.documents.by_ref().take(entry.end - entry.start).read_to_end(&mut bytes)?;
            each(&entry.file, &bytes)?;
        }
        Ok(())
    }
}

/// What an earlier run left.
struct Earlier {
    known: Known,
    count: usize,
    documents_end: u64,
    ledger_end: u64,
    begun: Begun,
}

fn read_ledger(ledger: &File, maker: &Maker, documents: u64) -> io::Result<Earlier> {
    let mut earlier = Earlier { known: Known::default(), count: 0, documents_end: 0, ledger_end: 0, begun: Begun::New };
    let mut reader = BufReader::new(ledger);
    let mut line = Vec::new();
    let head = reader.read_until(b'\n', &mut line)?;
    match serde_json::from_slice::<Maker>(&line) {
        Ok(made_by) if made_by == *maker && line.ends_with(b"\n") => {}
        Ok(made_by) if made_by.tool != maker.tool => {
            earlier.begun = Begun::OtherTool(made_by.tool);
            return Ok(earlier);
        }
        Ok(made_by) if made_by != *maker => {
            earlier.begun = Begun::OtherOptions;
            return Ok(earlier);
        }
        _ => return Ok(earlier),
    }
    earlier.ledger_end = head as u64;
    loop {
        line.clear();
        let length = reader.read_until(b'\n', &mut line)?;
        // A line that was cut off, or speaks of documents that are gone, ends what can be gone on with.
        let Ok(entry) = serde_json::from_slice::<Entry>(&line) else { break };
        if !line.ends_with(b"\n")
            || entry.start != earlier.documents_end
            || entry.end < entry.start
            || entry.end > documents
        {
            break;
        }
        // What could not be read, or was left out, is looked at again.
        // So is what took too long: the machine may have been busy.
        let by_chance = entry.file.error_code == Some(Code::ConversionFailed);
        let key = entry.key.filter(|_| !by_chance).and_then(|key| Key::from_str_radix(&key, 16).ok());
        if let Some(key) = key {
            earlier.known.insert(key, earlier.ledger_end);
            earlier.count += 1;
        }
        earlier.documents_end = entry.end;
        earlier.ledger_end += length as u64;
    }
    Ok(earlier)
}

fn read_entry(reader: &mut BufReader<File>, line: u64) -> io::Result<Entry> {
    seek(reader, line)?;
    let mut bytes = Vec::new();
    reader.read_until(b'\n', &mut bytes)?;
    Ok(serde_json::from_slice(&bytes)?)
}

/// Goes to a place, without reading again what is in memory.
fn seek(reader: &mut BufReader<File>, to: u64) -> io::Result<()> {
    let at = reader.stream_position()?;
    reader.seek_relative(i64::try_from(i128::from(to) - i128::from(at)).unwrap_or(i64::MAX))
}

/// Removes what a run left in a folder, other than what a next one can go on with.
pub fn clear_outputs(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if [LEDGER, DOCUMENTS, "lock"].iter().any(|kept| entry.file_name() == *kept) {
            continue;
        }
        match entry.file_type()?.is_dir() {
            true => fs::remove_dir_all(entry.path())?,
            false => fs::remove_file(entry.path())?,
        }
    }
    Ok(())
}
