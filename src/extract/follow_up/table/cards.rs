//! Tables of names and what stands beside them, one below the other for each activity: `Aktivitet`, `Ansvarig`, `Status`.

use std::ops::Range;

use crate::extract::page::Page;
use crate::grammar::{Column, column};
use crate::layout::Row;
use crate::vocabulary::ColumnHead;

/// The cells of one activity, and what each holds; what names another holds nothing.
pub(super) struct Card {
    pub(super) cells: Range<usize>,
    pub(super) columns: Vec<Column>,
}

/// What names other cells is read as a row's number is: it belongs to the form.
const NAME: Column = Column::Named(ColumnHead::Number);

/// The activities of a table, if each of its rows is a name and what stands beside it.
pub(super) fn cards(page: &Page<'_>, rows: &[Row]) -> Option<Vec<Card>> {
    let activity = Column::Named(ColumnHead::Activity);
    let mut cards: Vec<Card> = Vec::new();
    let mut answered = false;
    for row in rows {
        let cells = page.cells(row);
        let named = column(page.tokens(cells.clone().next()?));
        let Column::Named(head) = named else { return None };
        if cells.len() != 2 || cards.is_empty() && named != activity {
            return None;
        }
        answered |= matches!(head, ColumnHead::Status | ColumnHead::Comment | ColumnHead::Report);
        match cards.last_mut().filter(|last| named != activity && last.cells.end == cells.start) {
            Some(last) => {
                last.cells.end = cells.end;
                last.columns.extend([NAME, named]);
            }
            None if named == activity => cards.push(Card { cells, columns: vec![NAME, named] }),
            None => return None,
        }
    }
    answered.then_some(cards)
}
