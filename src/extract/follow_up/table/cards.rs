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

const ACTIVITY: Column = Column::Named(ColumnHead::Activity);
const PROMISE: Column = Column::Named(ColumnHead::Promise);

/// The activities of a table, if each of its rows is a name and what stands beside it; before an activity there may stand
/// the promise that it serves.
pub(super) fn cards(page: &Page<'_>, rows: &[Row]) -> Option<Vec<Card>> {
    let mut cards: Vec<Card> = Vec::new();
    let (mut answered, mut served) = (false, false);
    for row in rows {
        let cells = page.cells(row);
        let named = column(page.tokens(cells.clone().next()?));
        let Column::Named(head) = named else { return None };
        if cells.len() != 2 {
            return None;
        }
        answered |= matches!(head, ColumnHead::Status | ColumnHead::Comment | ColumnHead::Report);
        match cards.last_mut().filter(|last| !last.ends_before(named) && last.cells.end == cells.start) {
            Some(last) => {
                last.cells.end = cells.end;
                last.columns.extend([NAME, named]);
            }
            None if [ACTIVITY, PROMISE].contains(&named) => cards.push(Card { cells, columns: vec![NAME, named] }),
            None => return None,
        }
    }
    for card in &mut cards {
        if !card.columns.contains(&ACTIVITY) {
            return None;
        }
        // Below the first activity of a promise the others serve it too.
        let names = card.columns.contains(&PROMISE);
        card.columns.extend((served && !names).then_some(PROMISE));
        served |= names;
    }
    answered.then_some(cards)
}

impl Card {
    /// Whether the next card begins where a column is named: each has one activity, and its promise before it.
    fn ends_before(&self, named: Column) -> bool {
        match named {
            ACTIVITY => self.columns.contains(&ACTIVITY),
            PROMISE => self.columns.iter().any(|column| [ACTIVITY, PROMISE].contains(column)),
            _ => false,
        }
    }
}
