//! All inputs read in order, on as many threads as are wanted.

use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

use super::super::inputs::{self, Found};
use super::super::kept::KeptTexts;
use super::super::pdf::Converter;
use super::super::{CouldNotRun, Exit, render};
use super::one::{Done, New, Reader};
use super::{Args, Offsets};
use crate::batch::account::Account;
use crate::batch::jobs;
use crate::batch::progress::Progress;
use crate::batch::store::{Entry, Known};

/// A run over all inputs.
pub struct Run<'a> {
    pub args: &'a Args,
    pub paths: &'a [PathBuf],
    pub converter: &'a Converter,
}

/// Why not all inputs were gone through.
pub enum Stopped {
    Output(io::Error),
    KeptText(CouldNotRun),
    Interrupted,
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Where what is done goes, and what an earlier run did is found.
pub trait Destination {
    fn take_known(&mut self, line: u64) -> io::Result<Entry>;
    fn take_new(&mut self, done: New, kept: bool) -> io::Result<()>;
}

/// A destination that has nothing from earlier runs.
struct Stream<F>(F);

impl<F: FnMut(New) -> io::Result<()>> Destination for Stream<F> {
    fn take_known(&mut self, _: u64) -> io::Result<Entry> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn take_new(&mut self, done: New, _: bool) -> io::Result<()> {
        self.0(done)
    }
}

impl Run<'_> {
    /// Reads every input and hands over what came of each, in the order of the inputs.
    pub fn each(
        &self,
        kept: Option<&mut KeptTexts>,
        account: &mut Account,
        take: impl FnMut(New) -> io::Result<()>,
    ) -> Result<(), Stopped> {
        self.fill(&Known::default(), &[], kept, &mut Stream(take), account)
    }

    /// Reads every input but the program's own files into a destination; messages go to stderr as they come.
    pub fn fill(
        &self,
        known: &Known,
        own: &[PathBuf],
        mut kept: Option<&mut KeptTexts>,
        to: &mut impl Destination,
        account: &mut Account,
    ) -> Result<(), Stopped> {
        let reader = Reader {
            converter: self.converter,
            characters: self.args.offsets == Offsets::Chars,
            no_persons: self.args.no_persons,
            verbose: self.args.verbose,
            keep_text: kept.is_some(),
            keep_source: false,
            known,
        };
        let progress = Progress::new(|| inputs::find(self.paths, own).count() as u64);
        let jobs = self.args.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
        let take = |done| {
            progress.one_more();
            match done {
                Done::Interrupted => return Err(Stopped::Interrupted),
                Done::Known { line, path } => {
                    let Entry { file, kept: has_text, .. } = to.take_known(line)?;
                    account.add(file.status);
                    if let Some(kept) = kept.as_mut().filter(|_| has_text) {
                        kept.take_over(&file.name);
                    }
                    // Whoever goes on with a run is to see what is wrong with it without having to look at the first.
                    if let (Some(code), Some(error)) = (file.error_code, &file.error) {
                        progress.aside(|| render::message(render::failure(&path, code, error)));
                    }
                }
                Done::New(done) => {
                    let mut done = *done;
                    account.add(done.file.status);
                    if !done.messages.is_empty() {
                        progress.aside(|| render::message(&done.messages));
                    }
                    let text = done.text.take();
                    if let (Some(kept), Some(text)) = (&mut kept, &text) {
                        kept.write(&done.file.name, text).map_err(Stopped::KeptText)?;
                    }
                    to.take_new(done, text.is_some())?;
                }
            }
            Ok(())
        };
        let ended = jobs::in_order(jobs, inputs::find(self.paths, own), Found::bytes, |found| reader.read(found), take);
        progress.end();
        ended
    }
}

pub fn exit(account: &Account) -> Exit {
    match account.bad() {
        0 => Exit::Well,
        _ if account.read() == 0 => Exit::NothingRead,
        _ => Exit::BadInput,
    }
}

/// Prints the account, unless it is of a single input.
pub fn tell(account: &Account) {
    if account.inputs() != 1 {
        render::message(account);
    }
}

/// Prints the account of a run that was stopped, and what can be done about it.
pub fn tell_stopped(account: &Account, help: &str) {
    if account.inputs() > 0 {
        render::message(format_args!("{account}, then it stopped{help}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_codes() {
        let exit =
            |extracted, failed, unreadable| exit(&Account { extracted, failed, unreadable, ..Account::default() });
        assert_eq!(exit(0, 0, 0), Exit::Well);
        assert_eq!(exit(3, 0, 0), Exit::Well);
        assert_eq!(exit(0, 1, 0), Exit::BadInput);
        assert_eq!(exit(3, 0, 1), Exit::BadInput);
        assert_eq!(exit(0, 0, 1), Exit::NothingRead);
    }
}
