//! Tables whose header's cells blank lines hold apart, and whose rows begin with who is to do something.

use std::ops::Range;

use super::{LONGEST_HEADER_OF_PART, MOST_COLUMNS, cell_at, is_cell, one};
use crate::extract::page::Page;
use crate::grammar::{Column, column, label_alone};
use crate::vocabulary::{ColumnHead, Flags};

/// Makes a table of cells that are lines with no blank line between them, under `Aktivitet` and the names of parts of the
/// year: each row begins with who is to do something. Gives the unit after it.
pub(super) fn gather_broken(page: &mut Page<'_>, unit: usize) -> Option<usize> {
    if short_header(page, unit)? != Column::Named(ColumnHead::Activity) {
        return None;
    }
    let part = |at: &usize| {
        let reports = || label_alone(page.tokens(*at)) == Some(ColumnHead::Report);
        page.units[*at].gap
            && short_header(page, *at).is_some_and(|column| matches!(column, Column::Part(..)) || reports())
    };
    let parts = (unit + 1..page.blocks).take_while(part).count();
    let columns = parts + 1;
    if !(2..=MOST_COLUMNS).contains(&columns) {
        return None;
    }
    let mut cells: Vec<Range<usize>> = (unit..unit + columns).map(one).collect();
    let mut at = unit + columns;
    while let Some(row) = broken_row(page, at, columns) {
        at = row.last()?.end;
        cells.extend(row);
    }
    (cells.len() > 2 * columns).then(|| page.make_table(&cells, columns))?;
    Some(at)
}

/// What the column under a line of a few words is for.
fn short_header(page: &Page<'_>, unit: usize) -> Option<Column> {
    let short = is_cell(page, unit) && page.tokens(unit).len() <= LONGEST_HEADER_OF_PART;
    short.then(|| column(page.tokens(unit)))
}

/// The cells of a row: the first says what is to be done, and no other does.
fn broken_row(page: &Page<'_>, start: usize, columns: usize) -> Option<Vec<Range<usize>>> {
    let mut at = start;
    let mut cells = Vec::with_capacity(columns);
    for index in 0..columns {
        let cell = cell_at(page, at)?;
        let vows = page.units[cell.clone()].iter().any(|unit| unit.flags.any(Flags::MODAL));
        // A promise over the header of the next table is no cell.
        let over_header = short_header(page, cell.end - 1) == Some(Column::Named(ColumnHead::Activity));
        if vows != (index == 0) || over_header {
            return None;
        }
        at = cell.end;
        cells.push(cell);
    }
    Some(cells)
}
