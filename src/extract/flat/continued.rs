//! Rows whose cells take several lines each, with no blank line between them: what goes on begins with a small letter, and
//! who is to do it or how far it has come tells where other cells end.

use std::ops::Range;

use super::{Columns, MOST_LINES, goes_on, header, is_between, is_cell, may_hold, one, tells};
use crate::extract::outline::is_numbered_label;
use crate::extract::page::Page;
use crate::grammar::{Column, column};

/// The cells of the rows below a header, with those of the header that a new page repeats, where cells that go on over lines
/// make whole rows of them; `None` where no column tells, or there are not two rows.
pub(super) fn continued_rows(page: &Page<'_>, unit: usize, columns: usize) -> Option<Vec<Range<usize>>> {
    let heads: Columns = (unit..unit + columns).map(|unit| column(page.tokens(unit))).collect();
    heads.iter().any(tells).then_some(())?;
    let (mut cells, mut rows, mut at) = (Vec::new(), 0, unit + columns);
    let mut after_row = false;
    loop {
        let first = past_furniture(page, at);
        let again = || header(page, first) == columns && names_again(page, first, unit, columns);
        if std::mem::take(&mut after_row) && first < page.blocks && again() {
            cells.extend((first..first + columns).map(one));
            at = first + columns;
            continue;
        }
        let Some(row) = row(page, first, &heads) else { break };
        at = row.last()?.end;
        cells.extend(row);
        rows += 1;
        after_row = true;
    }
    (rows > 1 && cells.iter().any(|cell| cell.len() > 1)).then_some(cells)
}

/// Whether the header stands at `again` as it does at `unit`.
fn names_again(page: &Page<'_>, again: usize, unit: usize, columns: usize) -> bool {
    (0..columns).all(|column| page.units[again + column].text() == page.units[unit + column].text())
}

/// The first unit from `at` on that is no part of the paper.
fn past_furniture(page: &Page<'_>, at: usize) -> usize {
    at + (at..page.blocks).take_while(|unit| is_between(page, *unit, Column::Unknown)).count()
}

/// The cells of the row that begins at `first`.
fn row(page: &Page<'_>, first: usize, heads: &Columns) -> Option<Vec<Range<usize>>> {
    let line = |at: usize| at < page.blocks && is_cell(page, at) && !page.units[at].gap;
    let wrapped = |at: &usize| line(*at) && goes_on(page, *at);
    let mut cells = Vec::with_capacity(heads.len());
    let mut at = first;
    for (index, head) in heads.iter().enumerate() {
        line(at).then_some(())?;
        let mut end = at + 1 + (at + 1..page.blocks).take(MOST_LINES).take_while(wrapped).count();
        if let Some(next) = heads.get(index + 1).filter(|next| tells(next)) {
            let begins = |end: &usize| may_hold(page, one(*end), *next);
            // `Löfte 2` and the header of the next table are in no cell.
            let heads = |end: usize| is_numbered_label(page.tokens(end)) || header(page, end) > 1;
            end = (end..=at + MOST_LINES).take_while(|end| line(*end) && !heads(*end)).find(begins)?;
        }
        may_hold(page, at..end, *head).then_some(())?;
        cells.push(at..end);
        at = end;
    }
    Some(cells)
}
