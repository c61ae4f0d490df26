//! What converters read a file into, and how that is written as plain lines.
//!
//! A converter gives blocks in the order of the document. Only tables hold blocks of their own, and a table in a
//! table makes the outer one a frame, which is written as the blocks in it: so blocks never lie deep in one another.
//!
//! List markers that an author typed into a paragraph (`- `, `• `, `1. `) stay as they are: they mean a list in the
//! text as well, and hiding them would hide the list.

mod table;
mod write;

use std::rc::Rc;

pub(super) use table::{Cell, MAX_CELLS, Table};
pub(super) use write::write;
#[cfg(test)]
pub(super) use write::{DEEPEST_ITEM, LONGEST_TARGET};

use super::ConvertError;
use crate::MAX_BYTES;
use crate::document::SourceFormat;

/// A file gives at most this many times its own size: of parts that are unpacked, and of text that is written.
pub(super) const FACTOR: u64 = 100;
/// So much is taken of any file, however small, so that a short file that packs well passes.
pub(super) const FLOOR: u64 = 1024 * 1024;
/// Lists and tables deeper in one another than this are read from no file.
pub(super) const MAX_DEPTH: usize = 64;

/// The most bytes that are taken out of a file.
pub(super) fn limit_for(file: &[u8]) -> u64 {
    (file.len() as u64).saturating_mul(FACTOR).clamp(FLOOR, MAX_BYTES as u64)
}

/// The error for a file that gives more.
pub(super) fn too_much(format: SourceFormat, file: &[u8]) -> ConvertError {
    ConvertError::TooMuchText { format, limit: limit_for(file), factor: FACTOR }
}

/// A part of a document that stands on lines of its own.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    pub(super) shape: Shape,
    pub(super) text: Text,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// A heading with its level, from 1.
    Heading(u8),
    Paragraph,
    /// A list item with its marker and how many lists the list lies in.
    Item(Marker, usize),
    /// A further paragraph of an item.
    More(usize),
    /// Lines whose spaces count.
    Preformatted,
    /// Rows of cells.
    Table(Table),
    /// A new page begins.
    PageBreak,
}

/// What stands before a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Bullet,
    Number(u32),
    Letter(char),
}

/// Running text: stretches that are set alike.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Text {
    runs: Vec<Run>,
}

/// A stretch of text; a line feed in it breaks the line.
#[derive(Debug, Clone, PartialEq)]
struct Run {
    text: String,
    style: Style,
}

/// How a stretch of text is set.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) link: Option<Rc<str>>,
}

impl Marker {
    /// The marker of an item that is lettered; far on in the alphabet letters are not read as markers.
    pub(super) fn letter(number: u32) -> Self {
        match number {
            1..=8 => char::from_digit(number + 9, 36).map_or(Self::Number(number), Self::Letter),
            _ => Self::Number(number),
        }
    }
}

impl Block {
    pub(super) fn new(shape: Shape, text: Text) -> Self {
        Self { shape, text }
    }

    pub(super) fn page_break() -> Self {
        Self::new(Shape::PageBreak, Text::default())
    }

    /// Whether there is anything to read in it.
    pub(super) fn is_blank(&self) -> bool {
        !matches!(self.shape, Shape::Table(_)) && self.text.is_blank()
    }
}

impl Text {
    /// Adds text as it is.
    pub(super) fn push(&mut self, text: &str, style: &Style) {
        match self.runs.last_mut() {
            Some(run) if run.style == *style => run.text.push_str(text),
            _ if text.is_empty() => {}
            _ => self.runs.push(Run { text: text.to_owned(), style: style.clone() }),
        }
    }

    /// Adds text whose runs of white space are one space each, as a browser shows it.
    pub(super) fn push_collapsed(&mut self, text: &str, style: &Style) {
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        let mut collapsed = String::with_capacity(text.len());
        let mut after_space = self.last().is_none_or(|c| c == ' ' || c == '\n');
        for character in text.chars() {
            let space = is_space(character);
            if !(space && after_space) {
                collapsed.push(if space { ' ' } else { character });
            }
            after_space = space;
        }
        self.push(&collapsed, style);
    }

    /// Adds all of another text.
    pub(super) fn append(&mut self, other: Self) {
        other.runs.iter().for_each(|run| self.push(&run.text, &run.style));
    }

    pub(super) fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.text.chars().all(char::is_whitespace))
    }

    fn last(&self) -> Option<char> {
        self.runs.last().and_then(|run| run.text.chars().next_back())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_a_multiple_with_a_floor_and_a_ceiling() {
        assert_eq!(limit_for(&[]), FLOOR);
        assert_eq!(limit_for(&vec![0; 10_485]), FLOOR);
        assert_eq!(limit_for(&vec![0; 10_486]), 1_048_600);
        assert_eq!(limit_for(&vec![0; 1024 * 1024]), MAX_BYTES as u64);
    }

    #[test]
    fn white_space_collapses_across_runs() {
        let mut text = Text::default();
        let bold = Style { bold: true, link: None };
        text.push_collapsed(" \n Polisen ", &Style::default());
        text.push_collapsed("\t ska", &bold);
        text.push_collapsed("\u{A0} ", &Style::default());
        let plain: String = text.runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(plain, "Polisen ska\u{A0} ");
    }
}
