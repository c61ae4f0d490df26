//! Rows of a table that are lines of their own above it.

use crate::document::Span;

use super::block::{Block, BlockShape, Layout, Row};

impl Layout {
    /// The stretches of source that hold the first cell of a row.
    pub(crate) fn first_cell(&self, row: &Row) -> &[Span] {
        let cell = &self.cells[row.cells.start as usize];
        &self.pieces[cell.start as usize..cell.end as usize]
    }

    /// Whether a row has nothing in any cell but the first, as far as `empty` tells of the others.
    pub(crate) fn is_first_alone(&self, source: &str, row: &Row, empty: impl Fn(&str) -> bool) -> bool {
        let cells = self.texts(source, row);
        cells.len() > 1 && !cells[0].is_empty() && cells[1..].iter().all(|cell| cell.is_empty() || empty(cell))
    }

    /// Takes the first rows off a table, and makes a paragraph of the first cell of each, unless that is `empty` too.
    pub(crate) fn lift_rows(
        &self,
        source: &str,
        table: &mut Block,
        count: usize,
        empty: impl Fn(&str) -> bool,
    ) -> Vec<Block> {
        let BlockShape::Table(rows) = &mut table.shape else { return Vec::new() };
        let first = rows.start;
        rows.start = rows.end.min(first + count as u32);
        let lifted = first..rows.start;
        let start = |row: u32| self.rows.get(row as usize).map_or(table.span.end, |row| row.span.start);
        let mut above = Vec::with_capacity(count);
        for row in lifted.clone() {
            let stretch = &source[start(row) as usize..start(row + 1) as usize];
            let blank = self.texts(source, &self.rows[row as usize]).first().is_none_or(|first| empty(first));
            above.push(Block {
                shape: if blank { BlockShape::Rule } else { BlockShape::Paragraph },
                span: Span::new(start(row), start(row) + stretch.trim_end().len() as u32),
                pieces: self.cells[self.rows[row as usize].cells.start as usize].clone(),
                gap: true,
                ..table.clone()
            });
        }
        (table.span.start, table.gap) = (start(lifted.end), true);
        above
    }
}
