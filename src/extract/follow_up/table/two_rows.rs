//! Headers of two rows: parts of the year over what was aimed at and what came of it, or one name over parts of the year.
//!
//! ```text
//!           |          | Tertial 1 |        | Helår |
//! Aktivitet | Ansvarig | Mål       | Utfall | Mål   | Utfall
//! ```

use std::ops::Range;

use crate::extract::page::Page;
use crate::grammar::{Column, column, is_answered};
use crate::vocabulary::ColumnHead;

/// The columns under two rows that are a header together: some names of the upper one stand over several of the lower.
pub(super) fn header_of_two(page: &Page<'_>, upper: Range<usize>, lower: Range<usize>) -> Option<Vec<Column>> {
    let is_empty = |cell: usize| page.units[cell].is_empty_cell();
    let long = |cell: usize| page.units[cell].text().len() > LONGEST_NAME || page.tokens(cell).len() > MOST_TOKENS;
    // What stands alone over the first column heads the rows.
    let first = upper.clone().position(|cell| !is_empty(cell))?;
    let alone = first == 0 && upper.clone().skip(1).all(is_empty);
    if alone || upper.len() != lower.len() || upper.clone().chain(lower.clone()).any(long) {
        return None;
    }
    let unknown = |cell: usize| !is_empty(cell) && column(page.tokens(cell)) == Column::Unknown;
    if lower.clone().any(unknown) || is_answered(lower.clone().map(|cell| page.tokens(cell))) {
        return None;
    }
    let told = upper.clone().chain(lower.clone()).any(|cell| column(page.tokens(cell)) == REPORT);
    // The name that columns stand under, and whether it stands over several.
    let (mut over, mut several): (Option<usize>, bool) = (None, false);
    let mut columns = Vec::with_capacity(lower.len());
    for (above, below) in upper.zip(lower) {
        if is_empty(below) {
            over = None;
            columns.push(column(page.tokens(above)));
            continue;
        }
        // Some converters write a name over each of its columns.
        let same = |over: usize| is_empty(above) || page.units[over].text() == page.units[above].text();
        several |= over.is_some_and(same);
        over = (!is_empty(above)).then_some(above).or(over);
        let name = over.map_or(Column::Unknown, |over| column(page.tokens(over)));
        columns.push(joined(name, column(page.tokens(below)), told));
    }
    let named =
        columns.iter().any(|column| matches!(column, Column::Named(ColumnHead::Activity | ColumnHead::Promise)));
    let timed = columns.iter().any(|column| matches!(column, Column::Part(..)));
    (several && named && timed).then_some(columns)
}

/// What a column holds under a name that stands under another; `told` says that some column tells what was done.
fn joined(upper: Column, lower: Column, told: bool) -> Column {
    match (upper, lower) {
        (Column::Part(_, year), Column::Part(part, own)) => Column::Part(part, own.or(year)),
        // `Tertial 1` over `Mål` and `Utfall`, or the other way round
        (Column::Part(..), PROMISE) | (PROMISE, Column::Part(..)) if told => Column::Planned,
        (Column::Part(..), Column::Named(ColumnHead::Activity | ColumnHead::Responsible | ColumnHead::Number)) => lower,
        (Column::Part(..), _) => upper,
        _ => lower,
    }
}

const PROMISE: Column = Column::Named(ColumnHead::Promise);
const REPORT: Column = Column::Named(ColumnHead::Report);

/// The name of a column has no more bytes,
const LONGEST_NAME: usize = 60;
/// and no more tokens.
const MOST_TOKENS: usize = 8;
