//! Whether a line goes on on the next: the width at which a converter broke lines, and what follows from it.

use crate::document::Span;

use super::line::{Line, Shape};

/// Lines that are longer were not broken to fit a page.
const WIDEST_PAGE: u32 = 130;
/// A line at least this long that stops in the middle of a sentence was broken, whatever the others do.
const LONG_LINE: u32 = 45;

/// How the lines of a document were broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wrapping {
    /// The column at which lines were broken, if they were.
    width: Option<u32>,
}

impl Wrapping {
    /// Finds the width from the lines that surely go on: those that stop in the middle of a sentence
    /// and are followed by a small letter.
    pub(crate) fn of(source: &str, lines: &[Line]) -> Self {
        let mut width = 0;
        for pair in lines.windows(2) {
            let [first, next] = pair else { continue };
            if is_text(first) && next.shape == Shape::Text && goes_on(source, first.content, next.content) {
                width = width.max(first.end_column);
            }
        }
        if width == 0 || width > WIDEST_PAGE {
            return Self { width: None };
        }
        // A wrapped document has no longer lines, an odd one aside.
        let (longer, all) = lines
            .iter()
            .filter(|line| is_text(line) && !line.gaps)
            .fold((0, 0), |(longer, all), line| (longer + u32::from(line.end_column > width + 4), all + 1));
        Self { width: (longer < 2 || longer * 12 < all).then_some(width) }
    }

    /// Whether `next` continues `line`, where no blank line stands between them.
    pub(crate) fn joins(self, source: &str, line: &Line, next: &Line) -> bool {
        if line.gaps || next.gaps {
            return false;
        }
        let (text, after) = (&source[line.content.range()], &source[next.content.range()]);
        if ends_in_hyphen(text) && after.starts_with(char::is_alphabetic) {
            return true;
        }
        if text.ends_with(':') && !after.starts_with(char::is_lowercase) {
            return false;
        }
        let full = match self.width {
            Some(width) => !self.fits(line, after, width),
            None => false,
        };
        match goes_on(source, line.content, next.content) {
            true => {
                full || self.width.is_some_and(|width| line.end_column * 10 >= width * 7)
                    || line.end_column >= LONG_LINE
            }
            false => full,
        }
    }

    /// Whether the line was ended on purpose: the next word would have fitted on it.
    pub(crate) fn ended_early(self, source: &str, line: &Line, next: &Line) -> bool {
        match self.width {
            Some(width) => self.fits(line, &source[next.content.range()], width.saturating_sub(2)),
            None => !ends_sentence(&source[line.content.range()]) && line.end_column < LONG_LINE,
        }
    }

    fn fits(self, line: &Line, after: &str, width: u32) -> bool {
        let word = after.split_whitespace().next().unwrap_or_default();
        line.end_column + 1 + word.chars().count() as u32 <= width
    }
}

fn is_text(line: &Line) -> bool {
    matches!(line.shape, Shape::Text | Shape::Item(_)) && !line.furniture
}

/// Whether the text stops in the middle of a sentence and the next begins with a small letter.
fn goes_on(source: &str, line: Span, next: Span) -> bool {
    let text = &source[line.range()];
    let after = source[next.range()].trim_start_matches(['*', '_', '(', '"', '”']);
    after.starts_with(char::is_lowercase) && !ends_sentence(text) && !text.is_empty()
}

/// Whether the text ends as a sentence or a lead-in does.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['*', '_', ')', '"', '”', ' ']).ends_with(['.', '!', '?', ':', ';'])
}

/// Whether the text ends with a hyphen that belongs to a word.
pub(crate) fn ends_in_hyphen(text: &str) -> bool {
    let mut chars = text.chars().rev();
    matches!(chars.next(), Some('-' | '\u{AD}')) && chars.next().is_some_and(char::is_alphanumeric)
}
