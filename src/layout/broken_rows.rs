//! Rows of a table in pipes that a converter cut in two, where the lines of their cells were broken or a page ended.
//!
//! ```text
//! | Polisen ska genomföra minst 45 | 12 fotpatruller, |
//! | fotpatruller i centrum.        | färre i juli      |
//! ```

use std::ops::Range;

use super::block::{Block, BlockShape, Layout, Row};
use super::wrap::ends_sentence;

/// Puts rows that go on with one above them back into it.
pub(super) fn join(source: &str, layout: &mut Layout) {
    if layout.rows.len() <= FEWEST_ROWS {
        return;
    }
    join_tables(source, layout);
    let mut found: Vec<Join> = Vec::new();
    for block in &layout.blocks {
        if let BlockShape::Table(rows) = &block.shape {
            find(source, layout, rows.clone(), &mut found);
        }
    }
    if !found.is_empty() {
        found.iter().for_each(|join| add(source, layout, join));
        remove(layout, &found);
    }
}

/// Makes one of two tables where the second repeats the header of the first, below no more than a picture or the foot of a page.
fn join_tables(source: &str, layout: &mut Layout) {
    let mut blocks: Vec<Block> = Vec::with_capacity(layout.blocks.len());
    // The last table, while what stands below it can be the end of a page.
    let mut open: Option<usize> = None;
    for block in std::mem::take(&mut layout.blocks) {
        let above = open.map(|open| &mut blocks[open]);
        match (&block.shape, above) {
            (BlockShape::Table(rows), Some(Block { shape: BlockShape::Table(above), span, .. }))
                if above.end == rows.start && same_texts(source, layout, above.start, rows.start) =>
            {
                (above.end, *span) = (rows.end, span.join(block.span));
                continue;
            }
            (BlockShape::Table(_), _) => open = Some(blocks.len()),
            (BlockShape::Furniture | BlockShape::Rule, _) => {}
            _ if is_picture(&source[block.span.range()]) => {}
            _ => open = None,
        }
        blocks.push(block);
    }
    layout.blocks = blocks;
}

/// Whether a line is a picture, or the comment that stands for one.
fn is_picture(line: &str) -> bool {
    let is = |first: &str, last: &str| line.starts_with(first) && line.ends_with(last);
    is("<!--", "-->") || is("![", ")")
}

/// Whether two rows say the same.
fn same_texts(source: &str, layout: &Layout, one: u32, other: u32) -> bool {
    let texts = |row: u32| layout.texts(source, &layout.rows[row as usize]);
    texts(one) == texts(other)
}

/// A row that goes on with one above it.
struct Join {
    row: u32,
    above: u32,
}

/// A header and a row, with nothing to go on with it.
const FEWEST_ROWS: usize = 2;

/// A cell is cut into no more rows.
const MOST_ROWS: usize = 12;

/// Finds the rows of a table that go on with the last before them that does not, over the header that a new page repeats.
fn find(source: &str, layout: &Layout, rows: Range<u32>, found: &mut Vec<Join>) {
    let header = layout.texts(source, &layout.rows[rows.start as usize]);
    // The row that may go on, what stands last in its cells, and how many rows have gone on with it.
    let mut open: Option<(u32, Vec<&str>, usize)> = None;
    for row in rows.skip(1) {
        let this = &layout.rows[row as usize];
        // Only lines in pipes begin with one.
        if !source[this.span.range()].starts_with('|') {
            open = None;
            continue;
        }
        let cells = layout.texts(source, this);
        match &mut open {
            Some((above, last, count)) if *count < MOST_ROWS && goes_on(last, &cells) => {
                found.push(Join { row, above: *above });
                *count += 1;
                last.iter_mut().zip(cells).filter(|(_, cell)| !cell.is_empty()).for_each(|(last, cell)| *last = cell);
            }
            _ if cells == header => {}
            _ => open = begins(&cells).then_some((row, cells, 0)),
        }
    }
}

/// Whether a row begins with a text, and all that it holds begins as sentences do: in other tables all is in small letters.
fn begins(cells: &[&str]) -> bool {
    cells.first().is_some_and(|first| !first.is_empty())
        && !cells.iter().any(|cell| cell.starts_with(char::is_lowercase))
}

/// Whether all that a row holds goes on with a text right above it, which had not ended.
fn goes_on(above: &[&str], cells: &[&str]) -> bool {
    let on = |(above, cell): (&&str, &&str)| {
        let on = || !above.is_empty() && !ends_sentence(above) && cell.starts_with(char::is_lowercase);
        cell.is_empty() || on()
    };
    cells.len() <= above.len() && cells.iter().any(|cell| !cell.is_empty()) && above.iter().zip(cells).all(on)
}

/// Adds what stands in the cells of a row to those of the row that it goes on with.
fn add(source: &str, layout: &mut Layout, join: &Join) {
    let (above, row) = (&layout.rows[join.above as usize], &layout.rows[join.row as usize]);
    for (above, own) in above.cells.clone().zip(row.cells.clone()) {
        let (above, own) = (above as usize, layout.cells[own as usize].clone());
        let added = layout.pieces[own.start as usize..own.end as usize].iter();
        if added.clone().all(|piece| source[piece.range()].trim().is_empty()) {
            continue;
        }
        let first = layout.pieces.len() as u32;
        for pieces in [layout.cells[above].clone(), own] {
            layout.pieces.extend_from_within(pieces.start as usize..pieces.end as usize);
        }
        layout.cells[above] = first..layout.pieces.len() as u32;
    }
    let span = layout.rows[join.row as usize].span;
    let above = &mut layout.rows[join.above as usize].span;
    *above = above.join(span);
}

/// Takes out the rows that have been added to others, with their cells.
fn remove(layout: &mut Layout, joined: &[Join]) {
    let removed_before = |row: u32| joined.partition_point(|join| join.row < row) as u32;
    for block in &mut layout.blocks {
        if let BlockShape::Table(rows) = &mut block.shape {
            *rows = rows.start - removed_before(rows.start)..rows.end - removed_before(rows.end);
        }
    }
    let (rows, cells) = (std::mem::take(&mut layout.rows), std::mem::take(&mut layout.cells));
    let mut joined = joined.iter().map(|join| join.row).peekable();
    for (row, index) in rows.into_iter().zip(0..) {
        if joined.next_if_eq(&index).is_none() {
            let first = layout.cells.len() as u32;
            layout.cells.extend_from_slice(&cells[row.cells.start as usize..row.cells.end as usize]);
            layout.rows.push(Row { cells: first..layout.cells.len() as u32, ..row });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::{BlockShape, layout};

    fn rows(text: &str) -> Vec<String> {
        let layout = layout(text);
        let Some(BlockShape::Table(rows)) = layout.blocks.first().map(|block| block.shape.clone()) else {
            return Vec::new();
        };
        let cells: Vec<String> = layout
            .all_cells()
            .map(|cell| cell.iter().map(|piece| &text[piece.range()]).collect::<Vec<_>>().join("/"))
            .collect();
        layout.rows(&rows).iter().map(|row| cells[row.cells.start as usize..row.cells.end as usize].join("|")).collect()
    }

    #[test]
    fn rows_cut_in_two() {
        for (text, expected) in [
            (
                "| A | B |\n|---|---|\n| Minst 45 | 12 pass, |\n| pass i byn. | få i juli |",
                "A|B\nMinst 45/pass i byn.|12 pass,/få i juli",
            ),
            ("| A | B |\n|---|---|\n| Möten | Ett |\n|  | på teckenspråk |", "A|B\nMöten|Ett/på teckenspråk"),
            // Over the end of a page.
            ("| A | B |\n|---|---|\n| Möten | Ett |\n\n| A | B |\n|---|---|\n| i byn | |", "A|B\nMöten/i byn|Ett\nA|B"),
            (
                "| A | B |\n|---|---|\n| Möten | Ett |\n\n<!-- image -->\n\n| A | B |\n|---|---|\n| i byn | |",
                "A|B\nMöten/i byn|Ett\nA|B",
            ),
            // Rows of their own.
            ("| A | B |\n|---|---|\n| Möten | Ett |\n| i byn | Två |", "A|B\nMöten|Ett\ni byn|Två"),
            ("| A | B |\n|---|---|\n| Möten. | Ett |\n| i byn | |", "A|B\nMöten.|Ett\ni byn|"),
            ("| A | B |\n|---|---|\n| möten | klart |\n| vandringar | pågår |", "A|B\nmöten|klart\nvandringar|pågår"),
            ("| A | B |\n|---|---|\n| Möten | |\n| i byn | klart |", "A|B\nMöten|\ni byn|klart"),
            ("| A | B |\n|---|---|\n| a | b |", "A|B\na|b"),
        ] {
            assert_eq!(rows(text).join("\n"), expected, "{text}");
        }
    }
}
