//! What stands beside what was to be done in a column of promises.

use std::ops::Range;

use crate::document::Row;
use crate::extract::commitment::Reading;
use crate::extract::page::{Page, Piece};
use crate::extract::pieces::passage;
use crate::grammar::{Column, Context, Kind, Token};
use crate::vocabulary::{ColumnHead, Stems};

use super::super::{Followed, promise_over};
use super::Cells;

const PROMISE: Column = Column::Named(ColumnHead::Promise);
const ACTIVITY: Column = Column::Named(ColumnHead::Activity);

/// Takes the promise that a row serves, or how much of it was to be done.
pub(super) fn served<'a>(
    page: &Page<'a>,
    cells: &Cells<'_>,
    activity: usize,
    reading: &Reading,
    followed: &mut Followed<'a>,
    row: &mut Row<'a>,
) {
    let promises = |cell: &usize| cells.kind(*cell) == PROMISE && *cell != activity;
    let over = cells.range.clone().filter(promises).find(|cell| !page.units[*cell].is_empty_cell());
    // `Löfte` before `Åtgärd`: `1` is the first of the promises.
    if let (Some(over), Some(numbers)) = (over, cells.numbers)
        && let Some(number) = number_alone(page, over)
    {
        row.promise = numbers.get(&number).copied().or(row.promise);
        followed.boilerplate.push(page.units[over].span);
        return;
    }
    // `Mål: 20` beside what was to be done is how much of it.
    if let Some(number) = over.filter(|over| page.tokens(*over).first().is_some_and(Token::is_figure)) {
        let context = Context { only_year: reading.only_year, report: true };
        // The activity may have said it already.
        let mut targets = passage(page, page.whole(number)).targets(context);
        targets.retain(|target| row.activity.targets.iter().all(|other| other.value != target.value));
        row.activity.targets.extend(targets);
        followed.boilerplate.push(page.units[number].span);
        return;
    }
    let columns = cells.columns;
    match over {
        Some(over) => row.promise = Some(promise_over(page, page.whole(over), reading, &mut followed.promises)),
        None if columns.contains(&PROMISE) && (columns.contains(&ACTIVITY) || columns.is_empty()) => {
            row.promise = followed.rows.last().and_then(|last| last.promise);
        }
        None => {}
    }
}

/// `2`, `2.`, `Löfte 2`
pub(super) fn number_alone(page: &Page<'_>, cell: usize) -> Option<u16> {
    number_of_promise(page, page.whole(cell))
}

/// The number in `Löfte 2:` and the like, and in nothing that says more.
pub(super) fn number_of_promise(page: &Page<'_>, piece: Piece) -> Option<u16> {
    let tokens = page.piece_tokens(piece);
    let mut rest =
        tokens.rest.iter().filter(|token| !matches!(token.kind, Kind::Sign(_)) && !token.lex.stems.any(Stems::LOFTE));
    let number = rest.next().filter(|number| number.is_figure() && tokens.str(number).len() <= LONGEST_NUMBER)?;
    rest.next().is_none().then(|| tokens.str(number).parse().ok()).flatten()
}

/// No document has a hundred promises.
const LONGEST_NUMBER: usize = 2;

/// Whether a column that names promises stands before that of what was to be done: numbers in it are theirs. Below
/// `Aktivitet`, `Löfte` may say how many there were to be.
pub(super) fn names_by_number(page: &Page<'_>, header: Range<usize>, columns: &[Column]) -> bool {
    let at = |wanted: Column| columns.iter().position(|column| *column == wanted);
    let (Some(promise), Some(activity)) = (at(PROMISE), at(ACTIVITY)) else { return false };
    promise < activity && header.clone().nth(promise).is_some_and(|cell| page.units[cell].stems.any(Stems::LOFTE))
}
