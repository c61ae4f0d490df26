//! Tables drawn with signs: `+-----+-----+` between rows, whose cells may take several lines.

use crate::document::Span;

use super::aligned::Aligned;
use super::line::{Line, Shape};

/// The table that begins with the first of the lines, if one does.
pub(super) fn grid(source: &str, lines: &[Line]) -> Option<Aligned> {
    let columns = columns(source, lines.first()?)?;
    if lines.get(1)?.shape != Shape::PipeRow {
        return None;
    }
    let mut rows: Vec<Vec<Vec<Span>>> = Vec::new();
    let (mut begins, mut broken, mut last) = (true, false, 0);
    for (index, line) in lines.iter().enumerate() {
        match line.shape {
            _ if line.furniture => broken = true,
            Shape::Blank if broken || line.page_break => broken = true,
            Shape::Blank if lines.get(index + 1).is_some_and(|next| next.furniture || next.page_break) => {}
            Shape::Rule if self::columns(source, line).is_some() => (begins, last) = (true, index),
            // Between the paragraphs of a cell.
            Shape::Rule if !begins && is_empty_line(source, line) => last = index,
            Shape::PipeRow => {
                if std::mem::take(&mut begins) {
                    rows.push(vec![Vec::new(); columns]);
                }
                cells(source, line, rows.last_mut()?);
                (broken, last) = (false, index);
            }
            _ => break,
        }
    }
    // The header stands on each page again.
    let header = rows.first().cloned()?;
    let same = |one: &Span, other: &Span| source[one.range()] == source[other.range()];
    let is_header = |row: &[Vec<Span>]| {
        let (row, header) = (row.iter().flatten(), header.iter().flatten());
        row.clone().count() == header.clone().count() && row.zip(header).all(|(one, other)| same(one, other))
    };
    // Where all are the same, they are rows.
    if !rows.iter().all(|row| is_header(row)) {
        let mut first = true;
        rows.retain(|row| std::mem::take(&mut first) || !is_header(row));
    }
    let span = lines.first()?.content.join(lines.get(last)?.content);
    (rows.len() > 1).then_some(Aligned { lines: last + 1, span, rows, uncertain: Vec::new() })
}

/// How many columns a line draws the borders of.
fn columns(source: &str, line: &Line) -> Option<usize> {
    let text = &source[line.content.range()];
    if line.shape != Shape::Rule || !text.starts_with('+') || !text.ends_with('+') {
        return None;
    }
    let columns = memchr::memchr_iter(b'+', text.as_bytes()).count().checked_sub(1)?;
    (columns > 1 && (text.contains("--") || text.contains("=="))).then_some(columns)
}

/// Whether a line of a row has nothing in any cell.
fn is_empty_line(source: &str, line: &Line) -> bool {
    source[line.content.range()].bytes().all(|byte| matches!(byte, b'|' | b' '))
}

/// Adds what stands on a line to the cells of its row; cells beyond the last belong to it.
fn cells(source: &str, line: &Line, row: &mut [Vec<Span>]) {
    let text = source[line.content.range()].trim_matches('|');
    let mut start = line.content.start + 1;
    for (index, cell) in text.split('|').enumerate() {
        let from = start + (cell.len() - cell.trim_start().len()) as u32;
        let place = Span::new(from, from + cell.trim().len() as u32);
        start += cell.len() as u32 + 1;
        let column = index.min(row.len().saturating_sub(1));
        if let Some(pieces) = row.get_mut(column).filter(|_| !place.range().is_empty()) {
            pieces.push(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    fn cells_of(text: &str) -> Option<Vec<Vec<String>>> {
        let mut found = Vec::new();
        lines(text, &mut found);
        let piece = |cell: &Vec<Span>| cell.iter().map(|span| &text[span.range()]).collect::<Vec<_>>().join("/");
        let table = grid(text, &found)?;
        Some(table.rows.iter().map(|row| row.iter().map(piece).collect()).collect())
    }

    #[test]
    fn rows_stand_between_borders() {
        let text = "\
+-------------+-----------+
| Vi lovade   | Så blev   |
|             | det       |
+=============+===========+
| Tio möten   | Elva      |
| i byarna    |           |
|             |           |
|             | Ett till  |
+-------------+-----------+
| Fler lampor |           |
+-------------+-----------+
Text därefter.
";
        let expected = [["Vi lovade", "Så blev/det"], ["Tio möten/i byarna", "Elva/Ett till"], ["Fler lampor", ""]];
        assert_eq!(cells_of(text).unwrap(), expected);
    }

    #[test]
    fn what_is_no_grid() {
        for text in ["+---+---+\n", "+---+---+\nText\n", "+-----+\n| a |\n+----+\n| b |\n", "+---+---+\n| a | b |\n\n"]
        {
            assert!(cells_of(text).is_none(), "{text}");
        }
    }
}
