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
        cells.len() > 1 && cells[1..].iter().all(|cell| cell.is_empty() || empty(cell))
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
        let mut above = Vec::with_capacity(count);
        for row in lifted {
            // Up to the next row; one of HTML without any text stands nowhere.
            let next = self.rows.get(row as usize + 1).map_or(table.span.end, |next| next.span.start);
            let next = if next < table.span.start { table.span.start } else { next.min(table.span.end) };
            let stretch = source.get(table.span.start as usize..next as usize).unwrap_or_default();
            let blank = self
                .texts(source, &self.rows[row as usize])
                .first()
                .is_none_or(|first| first.is_empty() || empty(first));
            above.push(Block {
                shape: if blank { BlockShape::Rule } else { BlockShape::Paragraph },
                span: Span::new(table.span.start, table.span.start + stretch.trim_end().len() as u32),
                pieces: self.cells[self.rows[row as usize].cells.start as usize].clone(),
                gap: true,
                ..table.clone()
            });
            table.span.start = next;
        }
        table.gap = true;
        above
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::layout;

    #[test]
    fn rows_become_lines() {
        for source in [
            "| Löften 2020 | | |\n|---|---|---|\n| | | |\n| Aktivitet | Vem | Utfall |\n| Möten | Polis | Två |\n",
            "<table><tr><td>Löften 2020</td><td></td></tr><tr><td></td><td></td></tr>\
             <tr><td>Aktivitet</td><td>Utfall</td></tr><tr><td>Möten</td><td>Två</td></tr></table>\n",
        ] {
            let mut found = layout(source);
            let mut table = found.blocks.remove(0);
            let BlockShape::Table(rows) = table.shape.clone() else { panic!("{source}") };
            let alone = |row: &&Row| found.is_first_alone(source, row, |_| false);
            let count = found.rows(&rows).iter().take_while(alone).count();
            let above = found.lift_rows(source, &mut table, count, |_| false);
            assert_eq!(above[0].shape, BlockShape::Paragraph, "{source}");
            assert!(above[1..].iter().all(|line| line.shape == BlockShape::Rule), "{source}");
            assert_eq!(
                found.pieces(&above[0]).iter().map(|piece| &source[piece.range()]).collect::<String>().trim(),
                "Löften 2020"
            );
            let BlockShape::Table(rows) = table.shape else { panic!("{source}") };
            let header = found.texts(source, &found.rows(&rows)[0]);
            assert_eq!(header[0], "Aktivitet", "{source}");
            assert!(above[0].span.end <= table.span.start, "{source}");
        }
    }
}
