//! Tables whose columns are held apart by spaces, as they are left when a page is printed as text.

use crate::document::Span;

use super::line::{Line, Shape};

/// Fewer lines in columns are a letterhead or signatures side by side.
const FEWEST_LINES: usize = 5;
/// How far a cell may begin beside its column.
const SLACK: u32 = 2;
/// More blank lines than this end a table.
const WIDEST_BREAK: usize = 3;

/// A table of aligned text.
pub(super) struct Aligned {
    /// How many lines it takes.
    pub(super) lines: usize,
    /// From the first cell to the last.
    pub(super) span: Span,
    /// Its rows, each with its cells, each cell with its stretches of source.
    pub(super) rows: Vec<Vec<Vec<Span>>>,
}

/// A stretch of a line between runs of three or more spaces, with the column it begins in.
struct Segment {
    column: u32,
    span: Span,
}

/// The table that `lines` begin with, if they do.
pub(super) fn aligned(source: &str, lines: &[Line]) -> Option<Aligned> {
    let first = lines.first().filter(|line| line.gaps)?;
    let columns: Vec<u32> = segments(source, first).iter().map(|segment| segment.column).collect();
    if columns.len() < 2 {
        return None;
    }
    let mut table = Aligned { lines: 0, span: first.content, rows: Vec::new() };
    let (mut in_columns, mut blanks, mut broken) = (0, 0, false);
    let mut spaced = false;
    for (index, line) in lines.iter().enumerate() {
        if line.furniture {
            broken = true;
            continue;
        }
        if line.shape == Shape::Blank {
            blanks += 1;
            continue;
        }
        if blanks > WIDEST_BREAK && !broken || !matches!(line.shape, Shape::Text) {
            break;
        }
        let Some(placed) = place(source, line, &columns) else { break };
        spaced |= blanks > 0 && table.rows.len() > 1;
        if table.rows.is_empty() || starts_row(source, &table, &placed, blanks > 0, spaced) {
            table.rows.push(vec![Vec::new(); columns.len()]);
        }
        if let Some(row) = table.rows.last_mut() {
            for (column, span) in placed {
                table.span.end = table.span.end.max(span.end);
                row[column].push(span);
            }
        }
        in_columns += usize::from(line.gaps);
        table.lines = index + 1;
        (blanks, broken) = (0, false);
    }
    (in_columns >= FEWEST_LINES && table.rows.len() > 1).then_some(table)
}

/// The stretches of a line with the columns they belong to; `None` where the line is in no columns.
fn place(source: &str, line: &Line, columns: &[u32]) -> Option<Vec<(usize, Span)>> {
    segments(source, line)
        .into_iter()
        .map(|segment| {
            let column = columns.iter().rposition(|start| segment.column + SLACK >= *start)?;
            let width = source[segment.span.range()].chars().count() as u32;
            let overflows = columns.get(column + 1).is_some_and(|next| segment.column + width > *next);
            (segment.column <= columns[column] + SLACK && !overflows).then_some((column, segment.span))
        })
        .collect()
}

/// Whether a line begins a row: after a blank line, or where the first column begins anew beside others.
fn starts_row(source: &str, table: &Aligned, placed: &[(usize, Span)], after_blank: bool, spaced: bool) -> bool {
    if after_blank || spaced {
        return after_blank;
    }
    let upper = |span: &Span| source[span.range()].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let first = placed.iter().find(|(column, _)| *column == 0);
    table.rows.len() == 1 || first.is_some_and(|(_, span)| upper(span)) && placed.len() > 1
}

fn segments(source: &str, line: &Line) -> Vec<Segment> {
    let text = &source[line.full.range()];
    let mut found = Vec::new();
    let (mut column, mut from) = (0, 0);
    while from < text.len() {
        let rest = &text[from..];
        let blank = rest.len() - rest.trim_start().len();
        column += rest[..blank].chars().count() as u32;
        let start = from + blank;
        let end = text[start..].find("   ").map_or(text.trim_end().len().max(start), |at| start + at);
        if start == end {
            break;
        }
        found.push(Segment { column, span: Span::new(line.full.start + start as u32, line.full.start + end as u32) });
        column += text[start..end].chars().count() as u32;
        from = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    #[test]
    fn wrapped_cells_are_gathered() {
        let text = "\
Vi lovade               Så blev det

Polisen ska göra        Femton tillsyner,
minst tolv tillsyner.   de flesta på
                        lördagar.

Kommunen ska hålla      Två möten
två möten.              hölls.

Löpande text som inte står i några kolumner alls.
";
        let mut found = Vec::new();
        lines(text, &mut found);
        let table = aligned(text, &found).unwrap();
        let cells: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| cell.iter().map(|span| &text[span.range()]).collect::<Vec<_>>().join("|"))
                    .collect()
            })
            .collect();
        assert_eq!(
            cells,
            [
                ["Vi lovade", "Så blev det"],
                ["Polisen ska göra|minst tolv tillsyner.", "Femton tillsyner,|de flesta på|lördagar."],
                ["Kommunen ska hålla|två möten.", "Två möten|hölls."],
            ]
        );
    }

    #[test]
    fn two_names_side_by_side_are_no_table() {
        let text = "Anna Ek               Per Berg\nKommunchef            Lokalpolisområdeschef\nFlens kommun          Polisen\n";
        let mut found = Vec::new();
        lines(text, &mut found);
        assert!(aligned(text, &found).is_none());
    }
}
