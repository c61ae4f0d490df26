//! Tables that have a row for each part of the year, below what was to be done.
//!
//! ```text
//! Polisen ska genomföra tre kontroller i månaden
//!
//! Månad   | Antal
//! Januari | 3
//! Totalt  | 41
//! ```
//!
//! Several that were to be done have a column each.

use std::ops::Range;

use crate::document::ReportPeriod;
use crate::extract::commitment::Reading;
use crate::extract::page::{Page, Piece};
use crate::extract::pieces::{passage, set_theme};
use crate::grammar::{Column, Token, columns, time_alone};
use crate::layout::Row as TableRow;
use crate::vocabulary::ColumnHead;

use super::super::{Followed, Time, activity_id, report, row};
use super::sums::is_sum;
use super::under::{Promised, RowGroup, under};

/// Reads a table whose rows each tell of a part of the year, below the one thing that was to be done or what
/// the names of its columns have in common; tells whether it is one.
pub(super) fn by_time<'a>(
    page: &Page<'a>,
    over: Piece,
    rows: &[TableRow],
    promised: Promised<'_>,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
) -> bool {
    let Some(times) = times(page, rows, time) else { return false };
    let (header, rows) = rows.split_at(rows.len() - times.len());
    let names: Range<usize> = header.first().map_or(0..0, |row| page.cells(row));
    let columns = columns(names.clone().map(|cell| page.tokens(cell)));
    let counted = if page.promises(over.unit) { Vec::new() } else { counted(page, &columns, rows) };
    let (group, activities) = match counted.len() {
        0 | 1 => (RowGroup { promise: promised.promise, ..RowGroup::default() }, vec![over]),
        _ => {
            let named = counted.iter().map(|column| page.whole(names.start + column)).collect();
            (under(page, over, promised, reading, followed), named)
        }
    };
    let first = followed.rows.len();
    for activity in &activities {
        let mut done = row(passage(page, *activity).commitment(activity_id(&followed.rows), reading), group.promise);
        if let Some(theme) = group.theme {
            set_theme(page, &mut done.activity, theme);
        }
        followed.rows.push(done);
    }
    // Which of the activities each column tells of.
    let tells_of = |column: usize| match activities.len() {
        _ if column == 0 || columns.get(column).is_some_and(is_beside) => None,
        1 => Some(0),
        _ => counted.binary_search(&column).ok(),
    };
    let unnamed = names.zip(0usize..).filter(|(_, column)| activities.len() == 1 || tells_of(*column).is_none());
    followed.boilerplate.extend(unnamed.map(|(cell, _)| page.units[cell].span));
    for ((period, total), row) in times.into_iter().zip(rows) {
        for (cell, column) in page.cells(row).zip(0usize..) {
            match tells_of(column) {
                Some(_) if page.units[cell].is_empty_cell() => {}
                Some(activity) => {
                    let mut found = report(&passage(page, page.whole(cell)), period, reading);
                    found.cumulative |= total;
                    followed.rows[first + activity].reports.push(found);
                }
                None if column == 0 || columns.get(column).is_some_and(is_beside) => {
                    followed.boilerplate.push(page.units[cell].span);
                }
                None => followed.left.push(page.whole(cell)),
            }
        }
    }
    true
}

/// The columns that hold numbers alone under names of their own, which say what was done.
fn counted(page: &Page<'_>, columns: &[Column], rows: &[TableRow]) -> Vec<usize> {
    let cells = |column: usize| rows.iter().filter_map(move |row| page.cells(row).nth(column));
    let is_number =
        |cell: usize| page.units[cell].is_empty_cell() || page.tokens(cell).rest.iter().all(Token::is_figure);
    let counts = |column: &usize| columns[*column] == Column::Unknown && cells(*column).all(is_number);
    (1..columns.len()).filter(counts).collect()
}

/// Whether a column holds no reports: `Mål`, `Ansvarig`.
fn is_beside(column: &Column) -> bool {
    matches!(
        column,
        Column::Named(ColumnHead::Promise | ColumnHead::Responsible | ColumnHead::When | ColumnHead::Number)
    )
}

/// What each row is for, and whether it is the sum of the others, if each but a header names a part of the year first.
fn times(page: &Page<'_>, rows: &[TableRow], time: Time) -> Option<Vec<(Option<ReportPeriod>, bool)>> {
    let when = |row: &TableRow| {
        let cells: Range<usize> = page.cells(row);
        let first = cells.clone().next()?;
        let part = time_alone(page.tokens(first), time.year).map(|part| (Some(part), false));
        part.or_else(|| is_sum(page, cells).then_some((time.reporting, true)))
    };
    let header = usize::from(rows.first().is_some_and(|row| when(row).is_none()));
    let found: Vec<_> = rows[header..].iter().map(when).collect::<Option<_>>()?;
    (found.iter().filter(|(_, total)| !total).count() >= FEWEST_PARTS).then_some(found)
}

/// One part of the year alone is no table of them.
const FEWEST_PARTS: usize = 2;
