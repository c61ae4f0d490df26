//! Tables whose header is one line, `Aktivitet Vad har gjorts Status`, and whose cells follow each other over as many lines as
//! they take: how far it has come, or who is to do it, stands alone on the last line of each row.

use std::ops::Range;

use super::{LONGEST_HEADER, goes_on, is_cell, may_hold, one, tells};
use crate::document::Span;
use crate::extract::page::Page;
use crate::grammar::{Column, Tokens, column};
use crate::vocabulary::{ColumnHead, Flags};

/// A row takes no more lines.
const MOST_LINES: usize = 16;

/// A header of one line has no more tokens.
const MOST_TOKENS: usize = 12;

const RESPONSIBLE: Column = Column::Named(ColumnHead::Responsible);
const STATUS: Column = Column::Named(ColumnHead::Status);

/// Makes a table of the lines below such a header. Gives the unit after it.
pub(super) fn gather_below_line(page: &mut Page<'_>, unit: usize) -> Option<usize> {
    let names = names(page, unit)?;
    let last = names.last()?.0;
    let mut rows: Vec<Range<usize>> = Vec::new();
    let mut at = unit + 1;
    while let Some(end) = end_of_row(page, at, last) {
        rows.push(at..end);
        at = end + 1;
    }
    let cells = cells(page, &names, &rows)?;
    let spans: Vec<Span> = names.iter().map(|name| page.range_span(unit, &name.1)).collect();
    page.make_table_of(unit, &spans, &cells, names.len());
    Some(at)
}

/// The line of the last column that ends the row which begins at `at`: what stands over the header of the next table is in
/// no row.
fn end_of_row(page: &Page<'_>, at: usize, last: Column) -> Option<usize> {
    let line = |at: &usize| is_cell(page, *at) && !page.units[*at].gap && names(page, *at).is_none();
    let mut lines = (at..page.blocks.min(at + MOST_LINES)).take_while(line);
    lines.find(|at| is_alone(page, *at, last)).filter(|end| *end > at)
}

/// Whether a line is a cell of a column that tells: `Pågår`, `Polisen och skolan`, and no `Polisen i centrum ska`.
fn is_alone(page: &Page<'_>, at: usize, column: Column) -> bool {
    let unit = &page.units[at];
    let begins = !unit.is_empty_cell() && unit.text().starts_with(char::is_uppercase);
    let does = column == RESPONSIBLE && unit.flags.any(Flags::MODAL.or(Flags::VERBS).or(Flags::PROMISED));
    begins && !does && may_hold(page, one(at), column)
}

/// A column, and where in the header its name stands.
type Name = (Column, Range<u32>);

/// The names of the columns that a line is made of, each of which begins with a capital: what was to be done, who is to do
/// it, what was done, how far it has come.
fn names(page: &Page<'_>, unit: usize) -> Option<Vec<Name>> {
    let tokens = page.tokens(unit);
    let short = (2..=MOST_TOKENS).contains(&tokens.len()) && tokens.capital(tokens.first()?);
    // Most lines end with no such name.
    let last = |last: usize| column(Tokens { rest: &tokens.rest[last..], ..tokens });
    if !short || !is_cell(page, unit) || !tells(&last(tokens.len() - 1)) {
        return None;
    }
    let names = tokens.rest.chunk_by(|_, next| !tokens.capital(next)).map(|words| {
        let range = words.first()?.start..words.last()?.end;
        let column = column(Tokens { rest: words, ..tokens });
        (range.len() <= LONGEST_HEADER).then_some((column, range))
    });
    let names: Vec<Name> = names.collect::<Option<_>>()?;
    let heads: Vec<Column> = names.iter().map(|name| name.0).collect();
    let told = |head: &Column| matches!(head, Column::Named(ColumnHead::Report | ColumnHead::Comment));
    let [Column::Named(ColumnHead::Activity | ColumnHead::Promise), others @ ..] = &heads[..] else { return None };
    let fits = match others {
        [last] => [RESPONSIBLE, STATUS].contains(last),
        [done, last] => told(done) && *last == STATUS,
        [who, done, last] => *who == RESPONSIBLE && told(done) && *last == STATUS,
        _ => false,
    };
    fits.then_some(names)
}

/// The cells of rows that are given without their last; `None` where it cannot be told where the first of them end.
fn cells(page: &Page<'_>, names: &[Name], rows: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    // Where most rows have a sentence that ends before their last line, what was to be done is one.
    let sentence = |row: &Range<usize>| row.clone().find(|at| page.units[*at].ends_sentence()).map(|last| last + 1);
    let several = rows.iter().filter(|row| sentence(row).is_some_and(|end| end < row.end)).count();
    let sentences = several > 1 && several * 3 >= rows.len() * 2;
    let mut cells = Vec::with_capacity(rows.len() * names.len());
    for row in rows {
        let wrapped = || row.start + 1 + (row.start + 1..row.end).take_while(|at| goes_on(page, *at)).count();
        match names.len() {
            2 => cells.push(row.clone()),
            3 => {
                let end = sentence(row).filter(|_| sentences).unwrap_or_else(wrapped);
                cells.extend([row.start..end, end..row.end]);
            }
            _ => {
                let who = (row.start + 1..row.end).find(|at| is_alone(page, *at, RESPONSIBLE))?;
                cells.extend([row.start..who, one(who), who + 1..row.end]);
            }
        }
        cells.push(one(row.end));
    }
    (rows.len() > 1).then_some(cells)
}
