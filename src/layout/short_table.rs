//! Whether few lines in columns are a table, and no letterhead or signatures side by side.

use smallvec::SmallVec;

use crate::document::Span;
use crate::text::is_tick;

use super::aligned::{Placed, characters};
use super::wrap::ends_sentence;

/// Whether so few lines in columns are a table all the same: rows held apart by blank lines, in which text goes on from
/// line to line. Names and roles side by side do not.
pub(super) fn is_small_table(source: &str, placed: &[Placed], in_columns: usize) -> bool {
    let rows = placed.iter().skip(1).filter(|line| line.blanks > 0).count();
    // Whether the row so far has several cells: below `Kontakt` a telephone number goes on with none.
    let (mut in_columns_here, mut goes_on) = (false, false);
    for (index, line) in placed.iter().enumerate() {
        in_columns_here &= line.blanks == 0;
        goes_on |= match line.cells[..] {
            _ if line.blanks > 0 || index == 0 => false,
            [(0, _)] => index > 1 && in_columns_here,
            // Beside a label.
            [(_, text)] => is_small(source, text),
            _ => false,
        };
        in_columns_here |= line.cells.len() > 1;
    }
    in_columns > 2 && rows > 1 && goes_on
}

/// Whether so few lines are a table all the same: names of columns over rows that have all cells, most of them with a
/// text as long as no name or role, or with a count.
pub(super) fn is_short_table(source: &str, placed: &[Placed], columns: usize) -> bool {
    let whole =
        |line: &Placed| line.cells.len() == columns && line.cells.iter().all(|(_, span)| !span.range().is_empty());
    // `12`, `12 av 20`
    let is_figure = |text: &str| text.len() <= LONGEST_COUNT && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_count = |span: &Span| {
        let mut words = source[span.range()].split(' ');
        words.next().is_some_and(is_figure) && words.nth(1).is_none_or(is_figure) && words.next().is_none()
    };
    let [names, below @ ..] = placed else { return false };
    // `Öppna möten    X         X`
    let is_ticked = |row: &Placed| match &row.cells[..] {
        [(0, _), ticks @ ..] if !ticks.is_empty() => ticks.iter().all(|(_, span)| is_tick(&source[span.range()])),
        _ => false,
    };
    let tells =
        |row: &&&Placed| is_ticked(row) || row.cells.iter().any(|(_, span)| is_text(source, *span) || is_count(span));
    // The end of a cell that takes several lines.
    let goes_on = |line: &Placed| line.blanks == 0 && line.cells.iter().all(|(_, span)| is_small(source, *span));
    let rows: SmallVec<[&Placed; 8]> = below.iter().filter(|line| !goes_on(line)).collect();
    rows.len() > 1
        && whole(names)
        && rows.iter().all(|row| whole(row) || is_ticked(row))
        && !names.cells.iter().any(|(_, span)| is_text(source, *span))
        && rows.iter().filter(tells).count() * 2 > rows.len()
}

/// Whether a cell begins with a small letter, as what goes on does.
pub(super) fn is_small(source: &str, cell: Span) -> bool {
    source[cell.range()].starts_with(|c: char| c.is_lowercase() || c == '(')
}

/// Whether a cell holds a text as long as no name or role.
pub(super) fn is_text(source: &str, cell: Span) -> bool {
    source[cell.range()].split(' ').count() >= FEWEST_WORDS_OF_TEXT && characters(source, cell) >= SHORTEST_TEXT
}

/// Whether a cell holds a word or two, and no sentence.
pub(super) fn is_name(source: &str, cell: Span) -> bool {
    let text = &source[cell.range()];
    text.split(' ').count() <= MOST_WORDS_OF_NAME && text.starts_with(char::is_uppercase) && !ends_sentence(text)
}

/// What heads text has no more words than this where blank lines are all that tells it.
const MOST_WORDS_OF_NAME: usize = 2;

/// Names and roles have fewer words,
const FEWEST_WORDS_OF_TEXT: usize = 4;
/// or fewer characters.
const SHORTEST_TEXT: usize = 24;
/// A count of what was done has no more digits.
const LONGEST_COUNT: usize = 3;
