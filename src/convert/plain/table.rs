//! Tables: cells over several columns and rows made plain, and tables that only hold a page together.

use super::{Block, Shape};

/// The most cells that the tables of a file may have once merged cells are counted by column and row.
pub(in crate::convert) const MAX_CELLS: usize = 1_000_000;

/// Rows of cells, each cell in its column.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::convert) struct Table {
    pub(super) rows: Vec<Vec<Cell>>,
    /// The file says that the table is only a frame.
    frame: bool,
}

/// A cell with what is in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::convert) struct Cell {
    pub(in crate::convert) blocks: Vec<Block>,
    /// How many columns it takes; none is read as one.
    pub(in crate::convert) columns: usize,
    /// How many rows it takes; none is read as one.
    pub(in crate::convert) rows: usize,
}

impl Cell {
    /// Columns without a cell.
    pub(in crate::convert) fn empty(columns: usize) -> Self {
        Self { columns, ..Self::default() }
    }

    fn holds_blocks(&self) -> bool {
        let simple = |block: &Block| {
            matches!(block.shape, Shape::Paragraph) && !block.text.runs.iter().any(|run| run.text.contains('\n'))
        };
        self.blocks.len() > 1 || !self.blocks.iter().all(simple)
    }
}

impl Table {
    /// A table without rows, which may be said to be a frame.
    pub(in crate::convert) fn framing(frame: bool) -> Self {
        Self { rows: Vec::new(), frame }
    }

    pub(in crate::convert) fn add_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Adds a cell to the last row.
    pub(in crate::convert) fn add_cell(&mut self, cell: Cell) {
        if self.rows.is_empty() {
            self.add_row();
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// Drops the last row, which the document shows as taken out.
    pub(in crate::convert) fn drop_row(&mut self) {
        self.rows.pop();
    }

    /// The table as blocks: one, or those in its cells where it is only a frame; nothing where it has more
    /// than `cells`, which are those that the tables of the file may still have.
    pub(in crate::convert) fn finish(mut self, cells: &mut usize) -> Option<Vec<Block>> {
        if self.is_frame() {
            return Some(self.rows.into_iter().flatten().flat_map(|cell| cell.blocks).collect());
        }
        self.spread(cells)?;
        self.rows.retain(|row| row.iter().any(|cell| cell.blocks.iter().any(|block| !block.is_blank())));
        match self.rows.is_empty() {
            true => Some(Vec::new()),
            false => Some(vec![Block::new(Shape::Table(self), Default::default())]),
        }
    }

    /// Whether the table only holds a page together: one column, one row with more than a line in a cell, or tables in it.
    fn is_frame(&self) -> bool {
        let mut cells = self.rows.iter().flatten();
        let one_column = self.rows.iter().all(|row| row.len() < 2) && self.rows.iter().flatten().all(|c| c.rows < 2);
        self.frame
            || one_column
            || self.rows.len() == 1 && self.rows[0].iter().any(Cell::holds_blocks)
            || cells.any(|cell| cell.blocks.iter().any(|block| matches!(block.shape, Shape::Table(_))))
    }

    /// Puts empty cells where a merged cell reaches.
    fn spread(&mut self, left: &mut usize) -> Option<()> {
        let rows = std::mem::take(&mut self.rows);
        let most = rows.iter().map(Vec::len).max().unwrap_or(0);
        let height = rows.len();
        // How many further rows the cell above reaches into, by column.
        let mut reaching: Vec<usize> = Vec::new();
        for (index, row) in rows.into_iter().enumerate() {
            let mut spread = Vec::with_capacity(most);
            for cell in row {
                skip_reached(&mut spread, &mut reaching);
                let (columns, rows) = (cell.columns.max(1), cell.rows.clamp(1, height - index));
                let first = spread.len();
                *left = left.checked_sub(columns)?;
                spread.push(cell);
                spread.resize_with(first + columns, Cell::default);
                if rows > 1 {
                    reaching.resize(reaching.len().max(spread.len()), 0);
                    reaching[first..first + columns].fill(rows);
                }
            }
            skip_reached(&mut spread, &mut reaching);
            *left = left.checked_sub(reaching.len())?;
            reaching.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
            self.rows.push(spread);
        }
        Some(())
    }
}

/// Adds empty cells as long as a cell of a row above reaches into the next column.
fn skip_reached(row: &mut Vec<Cell>, reaching: &mut [usize]) {
    while reaching.get(row.len()).is_some_and(|rows| *rows > 0) {
        row.push(Cell::default());
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Style, Text};
    use super::*;

    fn block(text: &str) -> Block {
        let mut inline = Text::default();
        inline.push(text, &Style::default());
        Block::new(Shape::Paragraph, inline)
    }

    fn table(rows: &[&[(&str, usize, usize)]]) -> Table {
        let cell = |(text, columns, rows): &(&str, usize, usize)| Cell {
            blocks: text.split('&').filter(|text| !text.is_empty()).map(block).collect(),
            columns: *columns,
            rows: *rows,
        };
        Table { rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(), frame: false }
    }

    fn cells(table: Table) -> Vec<String> {
        let blocks = table.finish(&mut 100).expect("few cells");
        let [Block { shape: Shape::Table(table), .. }] = blocks.as_slice() else {
            return blocks.iter().map(|block| block.text.runs[0].text.clone()).collect();
        };
        let text = |cell: &Cell| cell.blocks.first().map_or(String::new(), |block| block.text.runs[0].text.clone());
        table.rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join(";")).collect()
    }

    #[test]
    fn merged_cells_are_spread() {
        assert_eq!(cells(table(&[&[("a", 3, 1)], &[("b", 1, 1), ("c", 2, 0)]])), ["a;;", "b;c;"]);
        assert_eq!(cells(table(&[&[("a", 1, 2), ("b", 0, 0)], &[("c", 1, 1)]])), ["a;b", ";c"]);
        assert_eq!(cells(table(&[&[("a", 1, 1), ("b", 1, 9)], &[("c", 1, 1)], &[("d", 1, 1)]])), ["a;b", "c;", "d;"]);
        assert_eq!(cells(table(&[&[("a", 2, 2), ("b", 1, 1)], &[("c", 1, 1)], &[("d", 1, 1)]])), ["a;;b", ";;c", "d"]);
    }

    #[test]
    fn empty_cells_stay_and_empty_rows_go() {
        assert_eq!(cells(table(&[&[("a", 1, 1), ("", 1, 1)], &[("", 1, 1), ("", 1, 1)]])), ["a;"]);
        assert_eq!(cells(table(&[&[("", 1, 1), ("", 1, 1)]])), [""; 0]);
    }

    #[test]
    fn frames_are_their_blocks() {
        // One column; one row with paragraphs in it.
        assert_eq!(cells(table(&[&[("a", 1, 1)], &[("b", 1, 1)]])), ["a", "b"]);
        assert_eq!(cells(table(&[&[("a&b", 1, 1), ("c", 1, 1)]])), ["a", "b", "c"]);
        // A row of plain cells is a table of one row, as are two rows with paragraphs in them.
        assert_eq!(cells(table(&[&[("a", 1, 1), ("b", 1, 1)]])), ["a;b"]);
        assert_eq!(cells(table(&[&[("a&b", 1, 1), ("c", 1, 1)], &[("d", 1, 1)]])), ["a;c", "d"]);
        let marked = Table { frame: true, ..table(&[&[("a", 1, 1), ("b", 1, 1)], &[("c", 1, 1)]]) };
        assert_eq!(cells(marked), ["a", "b", "c"]);
        let inner = table(&[&[("a", 1, 1), ("b", 1, 1)]]).finish(&mut 100).unwrap();
        let cell = Cell { blocks: inner, ..Cell::default() };
        let outer = Table { rows: vec![vec![cell.clone(), Cell::default()], vec![Cell::default()]], frame: false };
        assert!(matches!(outer.finish(&mut 100).unwrap()[..], [Block { shape: Shape::Table(_), .. }]));
    }

    #[test]
    fn cells_have_a_limit() {
        let row = |columns| vec![vec![Cell::empty(1), Cell::empty(columns - 1)]];
        assert!(Table { rows: row(MAX_CELLS), frame: false }.finish(&mut MAX_CELLS.clone()).is_some());
        assert!(Table { rows: row(MAX_CELLS + 1), frame: false }.finish(&mut MAX_CELLS.clone()).is_none());
    }
}
