//! Lines one after another that name the columns of a table.

use smallvec::SmallVec;

use super::{Columns, LONGEST_HEADER, MOST_COLUMNS, may_be_first, tells};
use crate::extract::page::Page;
use crate::grammar::{Column, announced, column, status};
use crate::vocabulary::{ColumnHead, Cue, column_head};

/// The name of a column, `Kommentar/resultat` or `Status 2019`, has no more tokens.
pub(super) const LONGEST_NAME: usize = 3;

/// How many lines, one after another, name columns, one of the first that of the activities.
pub(super) fn header(page: &Page<'_>, unit: usize) -> usize {
    let wordy = is_wordy(page, unit);
    let (bytes, most) = if wordy { (LONGEST_WORDY, LONGEST_WORDY_NAME) } else { (LONGEST_HEADER, LONGEST_NAME) };
    let named = |unit: usize| {
        let this = &page.units[unit];
        let short = this.is_paragraph() && this.text().len() <= bytes && !this.leads() && !this.text().ends_with('.');
        short.then(|| column(page.tokens(unit)))
    };
    let activity = Column::Named(ColumnHead::Activity);
    let promise = Column::Named(ColumnHead::Promise);
    // `Det här lovade vi`
    let asks = page.units[unit].text().ends_with('?');
    let short = page.tokens(unit).len() <= 2 || wordy || asks || announced(page.tokens(unit)) == Some(Cue::Promised);
    let first = named(unit).filter(|first| short && may_be_first(*first));
    let Some(first) = first else { return 0 };
    let mut seen: Columns = SmallVec::from_slice(&[first]);
    let others = (unit + 1..page.blocks).take_while(|other| {
        let words = page.tokens(*other).len();
        let Some(named) = named(*other).filter(|_| !page.units[*other].gap) else { return false };
        let began = seen.iter().any(|column| [activity, promise].contains(column));
        // Below `Status`, `Klart` may be the first of the cells.
        let says = || seen.contains(&Column::Named(ColumnHead::Status)) && status(page.tokens(*other)).is_some();
        if seen.contains(&named) || says() {
            return false;
        }
        seen.push(named);
        match named {
            Column::Named(ColumnHead::Promise | ColumnHead::Activity) => words == 1,
            _ if !began => false,
            Column::Part(..) => words <= 6,
            // `Vad som gjorts till och med 30 juni`
            Column::Named(ColumnHead::Report) if announced(page.tokens(*other)) == Some(Cue::Outcome) => true,
            // `Genomföra sex kontroller` is the first of the cells.
            Column::Named(ColumnHead::Report) if words > 1 && is_to_do(page, *other) => false,
            Column::Named(
                ColumnHead::Responsible
                | ColumnHead::Status
                | ColumnHead::Comment
                | ColumnHead::Report
                | ColumnHead::When,
            ) => words <= most,
            _ => false,
        }
    });
    let columns = 1 + others.count();
    // `Löfte`, `Ansvarig`, `Resultat`: what was promised is what was to be done.
    let promised = || columns > 2 && first == promise;
    if seen.contains(&activity) || promised() { columns } else { 0 }
}

/// `Aktivitet som polisen och kommunen enats om` over `Ansvarig` and `Status`: whether a line that begins with the name of a
/// column may name one in many words, as the lines right below it name those that tell.
pub(super) fn is_wordy(page: &Page<'_>, unit: usize) -> bool {
    let this = &page.units[unit];
    let first = page.tokens(unit).first().and_then(|first| column_head(page.tokens(unit).lower(first)));
    if !matches!(first, Some(ColumnHead::Activity | ColumnHead::Promise)) || this.text().len() > LONGEST_WORDY {
        return false;
    }
    let below = |other: &usize| !page.units[*other].gap && page.units[*other].is_paragraph();
    let lines = (unit + 1..page.blocks).take(MOST_COLUMNS).take_while(below);
    let tells = |other: &usize| page.tokens(*other).len() <= 2 && tells(&column(page.tokens(*other)));
    lines.filter(tells).count() > 1
}

/// A header in many words has no more bytes, and none of its names more tokens.
const LONGEST_WORDY: usize = 64;
const LONGEST_WORDY_NAME: usize = 10;

/// Whether a line begins with what is to be done.
fn is_to_do(page: &Page<'_>, unit: usize) -> bool {
    let tokens = page.tokens(unit);
    tokens.first().is_some_and(|first| tokens.is_to_do(first))
}
