//! One input read into documents, on whatever thread; nothing is printed or written here.

use std::fmt::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use medborgarlofte::convert::format_of;
use medborgarlofte::document::{Diagnostic, Severity, write_json};
use medborgarlofte::export::{FileRecord, FileStatus, Persons};
use medborgarlofte::{Extraction, Input, sha256};

use super::super::inputs::{self, Found, What};
use super::super::offsets::CharOffsets;
use super::super::pdf::Converter;
use super::super::render;
use super::super::taken::{self, Failed};
use crate::batch::stop;
use crate::batch::store::{Key, Known, key};

/// How inputs are read.
pub struct Reader<'a> {
    pub converter: &'a Converter,
    /// Whether offsets count characters.
    pub characters: bool,
    pub no_persons: bool,
    pub verbose: bool,
    /// Whether the text taken out of files is wanted.
    pub keep_text: bool,
    /// Whether the bytes that spans point into are wanted.
    pub keep_source: bool,
    /// What an earlier run has done.
    pub known: &'a Known,
}

/// What came of an input.
pub enum Done {
    New(Box<New>),
    /// An earlier run has done it: where its line in the ledger is.
    Known {
        line: u64,
        path: String,
    },
    /// The user wants to stop.
    Interrupted,
}

/// What an input gave.
pub struct New {
    pub file: FileRecord,
    /// By what a later run knows it; nothing where it could not be read.
    pub key: Option<Key>,
    /// Its documents as JSON, one a line.
    pub documents: Vec<u8>,
    /// The text that was taken out of the file, if that is wanted.
    pub text: Option<String>,
    /// The bytes that spans point into, if they are wanted and there are documents.
    pub source: Option<Vec<u8>>,
    /// What to tell the user, without the last line end.
    pub messages: String,
}

impl Reader<'_> {
    /// Reads an input. A fault of the program costs this input only.
    pub fn read(&self, found: Found) -> Done {
        if stop::stopped() {
            return Done::Interrupted;
        }
        let (path, name) = (render::path(&found.path), found.name.clone());
        let key_of = |file: &FileRecord| file.sha256.as_ref().map(|sha256| key(&name, sha256));
        match catch_unwind(AssertUnwindSafe(|| self.try_read(found))) {
            // The file may be called otherwise by now, without names of persons.
            Ok(Done::New(mut new)) => {
                new.key = key_of(&new.file);
                Done::New(new)
            }
            Ok(done) => done,
            Err(_) => Done::New(Box::new(New::broke_down(name, &path))),
        }
    }

    /// Reads an input whose bytes are had already.
    pub fn read_bytes(&self, name: &str, bytes: &[u8]) -> New {
        let read = || {
            let mut new = New::of(name.to_owned(), FileStatus::Skipped);
            self.take_out(&mut new, bytes, &render::escape(name));
            new
        };
        catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| New::broke_down(name.to_owned(), &render::escape(name)))
    }

    fn try_read(&self, Found { path, name, what }: Found) -> Done {
        let shown = render::path(&path);
        let mut bytes = Vec::new();
        let mut new = New::of(name, FileStatus::Skipped);
        let read = match what {
            What::Read => inputs::read(&path, &mut bytes),
            What::Skip(why) => {
                new.file.error = Some(why.to_owned());
                if self.verbose {
                    new.say(format_args!("{shown}: skipped: {why}"));
                }
                return Done::New(Box::new(new));
            }
            What::Fail(error) => Err(error),
        };
        if let Err(error) = read {
            let reason = format!("cannot be read: {}", render::reason(&error));
            new.say(format_args!("{shown}: error: {reason}"));
            new.file.status = FileStatus::Unreadable;
            new.file.error = Some(reason);
            return Done::New(Box::new(new));
        }
        if !self.known.is_empty()
            && let Some(line) = self.known.get(&key(&new.file.name, &sha256(&bytes)))
        {
            return Done::Known { line: *line, path: shown };
        }
        self.take_out(&mut new, &bytes, &shown);
        // A conversion that was broken off has failed for no fault of the file.
        if stop::stopped() { Done::Interrupted } else { Done::New(Box::new(new)) }
    }

    fn take_out(&self, new: &mut New, bytes: &[u8], shown: &str) {
        let format = format_of(&new.file.name, bytes);
        new.file.format = Some(format);
        new.file.bytes = Some(bytes.len() as u64);
        let name = new.file.name.clone();
        match taken::input(&name, format, bytes, self.converter, |input| self.extract(new, input, bytes, shown)) {
            Ok(((), converted)) => {
                if self.keep_source && !new.documents.is_empty() {
                    let source = converted.as_ref().map_or(bytes, |converted| converted.text.as_bytes());
                    new.source = Some(source.to_vec());
                }
                new.text = converted.filter(|_| self.keep_text).map(|converted| converted.text);
            }
            Err(failed) => new.failed(shown, failed, bytes),
        }
    }

    fn extract(&self, new: &mut New, input: &Input<'_>, bytes: &[u8], shown: &str) {
        let Extraction { mut documents, mut diagnostics } = medborgarlofte::extract(input);
        new.file.encoding = Some(input.encoding().to_owned());
        if self.no_persons {
            let persons = Persons::of(&documents);
            documents.iter_mut().for_each(|document| persons.remove(document));
            persons.remove_from_diagnostics(&mut diagnostics);
            if let Some(name) = persons.removed_from(&new.file.name) {
                new.file.name = name;
            }
        }
        for diagnostic in &diagnostics {
            new.say(render::diagnostic(shown, input, diagnostic));
        }
        let shows = |of: &&Diagnostic| self.verbose || of.severity == Severity::Error;
        for diagnostic in documents.iter().flat_map(|document| &document.diagnostics).filter(shows) {
            new.say(render::diagnostic(shown, input, diagnostic));
        }
        if self.characters {
            let offsets = CharOffsets::new(input);
            documents.iter_mut().for_each(|document| offsets.apply(document));
            diagnostics.iter_mut().for_each(|of| of.span = of.span.map(|span| offsets.span(span)));
        }
        new.file.diagnostics = diagnostics;
        new.file.status = match documents.first() {
            Some(first) => {
                new.file.sha256 = Some(first.source.sha256.clone());
                FileStatus::Extracted
            }
            None => {
                new.file.sha256 = Some(sha256(bytes));
                FileStatus::NotMedborgarlofte
            }
        };
        for document in &documents {
            write_json(document, &mut new.documents);
            new.documents.push(b'\n');
        }
    }
}

impl New {
    fn of(name: String, status: FileStatus) -> Self {
        let file = FileRecord::new(name, status);
        Self { file, key: None, documents: Vec::new(), text: None, source: None, messages: String::new() }
    }

    fn broke_down(name: String, shown: &str) -> Self {
        let error = "lofte broke down on it, which is a fault of lofte; please report it with the file";
        let mut new = Self::of(name, FileStatus::Failed);
        new.file.error = Some(error.to_owned());
        new.messages = format!("{shown}: error: {error}");
        new
    }

    fn failed(&mut self, shown: &str, failed: Failed, bytes: &[u8]) {
        self.say(failed.told(shown));
        self.file.status = FileStatus::Failed;
        self.file.sha256 = Some(sha256(bytes));
        self.file.error_code = Some(failed.code);
        self.file.error = Some(failed.error);
    }

    fn say(&mut self, message: impl fmt::Display) {
        let line_end = if self.messages.is_empty() { "" } else { "\n" };
        // Writing to a String cannot fail.
        let _ = write!(self.messages, "{line_end}{message}");
    }
}
