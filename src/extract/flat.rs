//! Tables that were flattened to one cell a line, which only their header gives away.

use crate::document::Span;
use crate::grammar::{Column, column};
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::ColumnHead;

use super::page::Page;

/// The header of a column has no more bytes.
const LONGEST_HEADER: usize = 40;

/// Gives the page its flattened tables back: `Aktivitet`, `Tertial 1`, `Tertial 2` on lines of their own, and below them
/// a line for each cell, with a dash for an empty one.
pub(super) fn gather(page: &mut Page<'_>) {
    let mut unit = 0;
    while unit < page.blocks {
        let columns = header(page, unit);
        if columns < 2 {
            unit += 1;
            continue;
        }
        let spaced = spaced_rows(page, unit + columns, columns);
        let cells = match spaced {
            0 => {
                (unit + columns..page.blocks).take_while(|cell| is_cell(page, *cell) && !page.units[*cell].gap).count()
            }
            rows => rows * columns,
        };
        if cells > 0 && cells % columns == 0 {
            page.make_table(unit..unit + columns + cells, columns);
        } else if cells > 0 {
            let last = page.units[unit + columns + cells - 1].span;
            page.uncertain.push(Span::new(page.units[unit].span.start, last.end));
            page.units[unit..unit + columns].iter_mut().for_each(|header| header.chrome = true);
        }
        unit += columns + cells;
    }
}

/// How many rows follow that blank lines hold apart, each with a line for every column.
fn spaced_rows(page: &Page<'_>, start: usize, columns: usize) -> usize {
    let is_row = |row: &usize| {
        let first = start + row * columns;
        let cells = || first..first + columns;
        let ends = page.units.get(first + columns).is_none_or(|next| next.gap || first + columns >= page.blocks);
        first + columns <= page.blocks
            && ends
            && cells().all(|cell| is_cell(page, cell) && page.units[cell].gap == (cell == first))
    };
    (0..).take_while(is_row).count()
}

/// How many lines, one after another, name columns, the first of them that of the activities.
fn header(page: &Page<'_>, unit: usize) -> usize {
    let named = |unit: usize| {
        let this = &page.units[unit];
        let short =
            this.is_paragraph() && this.text().len() <= LONGEST_HEADER && !this.leads() && !this.ends_sentence();
        short.then(|| column(page.tokens(unit)))
    };
    let is_first = page.tokens(unit).len() <= 2 && named(unit) == Some(Column::Named(ColumnHead::Activity));
    if !is_first {
        return 0;
    }
    let others = (unit + 1..page.blocks).take_while(|other| {
        let words = page.tokens(*other).len();
        let named = named(*other).filter(|_| !page.units[*other].gap);
        match named {
            Some(Column::Part(..)) => words <= 6,
            Some(
                Column::Named(ColumnHead::Responsible)
                | Column::Named(ColumnHead::Status)
                | Column::Named(ColumnHead::Comment)
                | Column::Named(ColumnHead::Report)
                | Column::Named(ColumnHead::When),
            ) => words == 1,
            _ => false,
        }
    });
    1 + others.count()
}

fn is_cell(page: &Page<'_>, unit: usize) -> bool {
    let this = &page.units[unit];
    let dash = matches!(this.shape, BlockShape::Item(Marker::Bullet(_)) | BlockShape::Rule) && this.is_empty_cell();
    !this.chrome && (this.is_paragraph() || dash)
}
