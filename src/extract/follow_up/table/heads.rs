//! Rows of tables that stand over other rows.

use std::ops::Range;

use crate::extract::commitment::Reading;
use crate::extract::page::Page;
use crate::grammar::{Column, Token, actors_of, heading, is_aim};
use crate::layout::Row as TableRow;
use crate::vocabulary::{ColumnHead, Flags};

use super::super::Followed;
use super::sums::is_sum;

/// Whether a table's cell has text that is not set in bold.
pub(super) fn is_plain(page: &Page<'_>) -> impl Fn(usize) -> bool {
    |cell| !page.units[cell].bold && !page.units[cell].is_empty_cell()
}

/// Where a row stands.
pub(super) struct Place<'p> {
    /// Its table has a header of its own.
    pub(super) fresh: bool,
    /// Some rows of its table are not set in bold.
    pub(super) mixed: bool,
    /// All rows but those of one cell say who is to do something.
    pub(super) filled: bool,
    pub(super) columns: &'p [Column],
}

/// Whether a cell takes the whole row, which some converters write in each of its columns.
fn spans(page: &Page<'_>, cells: Range<usize>) -> bool {
    let first = cells.start;
    let text = page.units[first].text();
    // `Ja | Ja` and `– | –` are answers.
    cells.len() > 1
        && page.tokens(first).rest.iter().filter(|token| token.is_word()).count() > 1
        && cells.skip(1).all(|cell| page.units[cell].text() == text)
}

/// Whether a row with one filled cell, or one that takes the whole row, heads the rows below it.
pub(super) fn heads(
    page: &Page<'_>,
    cells: Range<usize>,
    followed: &Followed<'_>,
    reading: &Reading,
    place: Place<'_>,
) -> bool {
    let first = cells.start;
    if spans(page, cells.clone()) {
        return true;
    }
    let mut rest = first + 1..cells.end;
    if page.units[first].is_empty_cell() || rest.is_empty() || rest.any(|cell| !page.units[cell].is_empty_cell()) {
        return false;
    }
    if followed.promises.find(page.units[first].text()).is_some() {
        return true;
    }
    // Before the header, or bold among rows that are not: it heads them.
    let bold = page.units[first].bold;
    let read = heading(page.tokens(first), &reading.aliases);
    // `Trafik` or `Trafiken ska bli lugnare` alone in a table where each row says who is to do it.
    let of_no_one = || actors_of(page.tokens(first), &reading.aliases).is_empty();
    let in_column = || place.columns.contains(&Column::Named(ColumnHead::Responsible));
    let names = || names_theme(page, first) || is_aim(page.tokens(first));
    bold && place.mixed
        || read.bare_actors
        || place.filled && names() && (in_column() || of_no_one())
        || (place.columns.is_empty() || !place.fresh || bold) && of_no_one()
}

/// Whether all rows below a header but those of one cell say who is to do something, and some have but one.
pub(super) fn fills(page: &Page<'_>, rows: &[TableRow], columns: &[Column], reading: &Reading) -> bool {
    let at = columns.iter().position(|column| *column == Column::Named(ColumnHead::Responsible));
    let filled = |cell: &usize| !page.units[*cell].is_empty_cell();
    let names = |cells: &Range<usize>| !actors_of(page.tokens(cells.start), &reading.aliases).is_empty();
    let (mut alone, mut whole) = (0, 0);
    for row in rows {
        let cells = page.cells(row);
        if is_sum(page, cells.clone()) {
            continue;
        }
        match (cells.clone().filter(filled).count(), at) {
            (0, _) => {}
            // Below the header stands what the first rows are about; further down it may be what nothing was reported on.
            (1, _) if alone == 0 && whole > 0 => return false,
            (1, Some(_)) => alone += 1,
            // Without a column for it, the text of each row says who, and that of what they are about does not.
            (1, None) => alone += usize::from(!names(&cells) && is_aim(page.tokens(cells.start))),
            (_, Some(at)) if cells.clone().nth(at).is_some_and(|cell| filled(&cell)) => whole += 1,
            (_, None) if names(&cells) => whole += 1,
            _ => return false,
        }
    }
    alone > 0 && whole >= alone
}

/// Whether a cell names in a few words what rows are about, and nothing that is to be done.
fn names_theme(page: &Page<'_>, cell: usize) -> bool {
    let does = Flags::VERBS.or(Flags::PROMISED);
    let tokens = page.tokens(cell);
    tokens.len() <= LONGEST_THEME && !page.units[cell].flags.any(does) && !tokens.rest.iter().any(Token::is_figure)
}

/// `Barn, unga och äldre` has so many tokens.
const LONGEST_THEME: usize = 5;
