//! Rows that name the columns of a table.

use std::ops::Range;

use super::by_code::code_in;
use crate::extract::page::Page;
use crate::grammar::{Column, columns, is_answered, only_status};
use crate::layout::Row as TableRow;
use crate::vocabulary::{ColumnHead, Stems};

/// The columns, if the row is a header.
pub(crate) fn header(page: &Page<'_>, cells: Range<usize>) -> Option<Vec<Column>> {
    let filled = cells.clone().filter(|cell| !page.units[*cell].is_empty_cell()).count();
    let longer = |bytes: usize, tokens: usize| {
        cells.clone().any(|cell| page.units[cell].text().len() > bytes || page.tokens(cell).len() > tokens)
    };
    let wordy = longer(60, 8);
    if filled < 2 || wordy && longer(80, 14) {
        return None;
    }
    let mut columns = columns(cells.clone().map(|cell| page.tokens(cell)));
    let states = columns.iter().any(|column| matches!(column, Column::State(_)));
    // Beside columns to be ticked, what was to be done stands in the first, whatever that is called.
    if states && columns[0] == Column::Unknown {
        columns[0] = Column::Named(ColumnHead::Activity);
    }
    // Beside `Planerat` and `Utfall` what was planned stands under nothing.
    let others =
        || columns[1..].iter().all(|column| !matches!(column, Column::Unknown | Column::Named(ColumnHead::Activity)));
    let bare = page.units[cells.start].is_empty_cell() && others();
    if bare && !cells.clone().any(|cell| page.units[cell].stems.any(Stems::LOFTE)) {
        columns[0] = Column::Named(ColumnHead::Activity);
    }
    let known = columns.iter().filter(|column| **column != Column::Unknown).count();
    // Data cells hold numbers and verbs; a header names its column and nothing else.
    let named = columns.iter().any(|column| {
        matches!(
            column,
            Column::Named(ColumnHead::Activity)
                | Column::Part(..)
                | Column::Named(ColumnHead::Status)
                | Column::Named(ColumnHead::Promise)
        )
    });
    // `Vad vi lovade dig som bor eller vistas i Sala`, where all columns are known
    let enough = if wordy { known == filled && known > 2 } else { known * 2 > filled };
    let names = named && enough && (states || !is_answered(cells.map(|cell| page.tokens(cell))));
    names.then_some(columns)
}

/// The columns, if the row is a header over these rows: what stands below tells what its names leave open.
pub(crate) fn header_over(page: &Page<'_>, cells: Range<usize>, below: &[TableRow]) -> Option<Vec<Column>> {
    let mut columns = header(page, cells.clone())?;
    let below = &below[..below.len().min(ROWS_LOOKED_AT)];
    let filled = |column: usize| {
        let cell = move |row: &TableRow| page.cells(row).nth(column);
        below.iter().filter_map(cell).filter(|cell| !page.units[*cell].is_empty_cell())
    };
    let unnamed = columns[0] == Column::Unknown || page.units[cells.start].is_empty_cell();
    let to_do = |column: &Column| matches!(column, Column::Named(ColumnHead::Activity | ColumnHead::Promise));
    if unnamed && columns[1..].iter().any(to_do) && filled(0).next().is_some_and(|cell| code_in(page, cell).is_some()) {
        columns[0] = Column::Named(ColumnHead::Number);
    }
    // Beside what was done month by month, what was promised stands in the first, whatever that is called: `Antal per månad`.
    let told = |column: &Column| !to_do(column) && *column != Column::Unknown;
    if columns[0] == Column::Unknown && columns[1..].iter().all(told) && filled(0).any(|cell| page.promises(cell)) {
        columns[0] = Column::Named(ColumnHead::Activity);
    }
    // `Utfall` over nothing but `Uppfyllt` and `Ej genomfört`, beside `Kommentar`
    if columns.contains(&Column::Named(ColumnHead::Comment)) {
        let states = |cell: usize| only_status(page.tokens(cell)).is_some();
        for (index, column) in columns.iter_mut().enumerate() {
            if *column == Column::Named(ColumnHead::Report)
                && filled(index).next().is_some()
                && filled(index).all(states)
            {
                *column = Column::Named(ColumnHead::Status);
            }
        }
    }
    Some(columns)
}

/// So many rows tell what a column holds.
const ROWS_LOOKED_AT: usize = 24;
