//! The forms that findings are written in.

pub mod github;
pub mod json;
pub mod sarif;
pub mod text;

use std::borrow::Cow;
use std::io::{self, Write};

use medborgarlofte::Input;
use medborgarlofte::check::Finding;
use medborgarlofte::document::{Code, Severity, Span};

/// A finding as it is shown: in the language and with the severity that were asked for.
pub struct Shown<'f> {
    /// The file, as it is safe to print.
    pub path: &'f str,
    pub input: &'f Input<'f>,
    pub code: Code,
    pub severity: Severity,
    pub message: Cow<'static, str>,
    pub help: Cow<'static, str>,
    /// In the file's bytes.
    pub span: Option<Span>,
    pub finding: &'f Finding,
}

/// Line and column, from 1, the column in characters.
pub type Position = (usize, usize);

impl Shown<'_> {
    /// Where it begins and ends; the beginning of the file where it has no place.
    pub fn position(&self) -> (Position, Position) {
        let span = self.span.unwrap_or_default();
        (self.input.line_and_column(span.start as usize), self.input.line_and_column(span.end as usize))
    }
}

/// One of the forms that findings are written in.
pub trait Writer {
    /// What comes before the first finding.
    fn begin(&mut self, output: &mut dyn Write) -> io::Result<()>;
    /// A finding.
    fn finding(&mut self, shown: &Shown<'_>, output: &mut dyn Write) -> io::Result<()>;
    /// What comes after the last finding.
    fn end(&mut self, output: &mut dyn Write) -> io::Result<()>;
}
