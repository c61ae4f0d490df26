//! A door for the targets in `fuzz` to what the crate keeps to itself. It is there only in their builds, so that no program can
//! come to rest on it.

use std::borrow::Cow;

use crate::document::Span;
use crate::text;

/// Folded text with the way back.
#[derive(Debug)]
pub struct Folded<'a>(text::Folded<'a>);

/// Folds the pieces of `source`, one for each line, into one text.
pub fn fold<'a>(source: &'a str, pieces: &[Span]) -> Folded<'a> {
    Folded(text::fold(source, pieces))
}

impl<'a> Folded<'a> {
    /// The text without layout.
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// A part of the folded text.
    pub fn slice(&self, start: usize, end: usize) -> Cow<'a, str> {
        self.0.slice(start, end)
    }

    /// The source of a part of the folded text.
    pub fn span(&self, start: usize, end: usize) -> Span {
        self.0.span(start, end)
    }

    /// Where a place of the source stands in the folded text, or the next that does.
    pub fn offset_of(&self, source: u32) -> u32 {
        self.0.offset_of(source)
    }

    /// The source of the whole.
    pub fn whole(&self) -> Span {
        self.0.whole()
    }

    /// Whether the text is what stands at `span`, byte for byte.
    pub fn is_source(&self, span: Span) -> bool {
        self.0.is_source(span)
    }

    /// The stretches of source that the text was taken from, in order.
    pub fn sources(&self) -> Vec<Span> {
        self.0.sources().collect()
    }
}
