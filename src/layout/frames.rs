//! Text in frames: tables of Word that have one column, which converters write as rows of one cell.

use crate::document::Span;

use super::line::{Line, Marker, Shape, shape};

/// Takes the text out of tables that have one column: the first cell is a line over the others, which are a list where they
/// are several.
pub(super) fn take_out(source: &str, lines: &mut [Line]) {
    let row = |line: &Line| is_row(line) || is_delimiter(source, line);
    for table in lines.chunk_by_mut(|line, next| row(line) && row(next)) {
        let framed = |line: &Line| is_delimiter(source, line) || only_cell(source, line).is_some();
        if !row(&table[0]) || !table.iter().all(framed) {
            continue;
        }
        let rows = table.iter().filter(|line| is_row(line)).count();
        let mut seen = 0;
        for line in table {
            let Some(cell) = only_cell(source, line).filter(|_| is_row(line)) else {
                line.shape = Shape::Rule;
                continue;
            };
            seen += 1;
            let listed = rows > FEWEST_LISTED && seen > 1;
            // `| • Polisen ska synas |`
            let own = if cell.range().is_empty() { (Shape::Rule, 0) } else { shape(&source[cell.range()]) };
            let (own, start) = match own {
                (Shape::Item(marker), skip) => (Shape::Item(marker), cell.start + skip as u32),
                (Shape::Text, _) if listed => (Shape::Item(Marker::Bullet('|')), cell.start),
                (Shape::Rule, _) => (Shape::Rule, cell.start),
                _ => (Shape::Text, cell.start),
            };
            line.shape = own;
            line.column += start - line.content.start;
            line.content = Span::new(start, cell.end);
        }
    }
}

/// A header and one cell are a line and its text.
const FEWEST_LISTED: usize = 2;

fn is_row(line: &Line) -> bool {
    line.shape == Shape::PipeRow && !line.furniture
}

/// `| --- |`
fn is_delimiter(source: &str, line: &Line) -> bool {
    line.shape == Shape::Rule && source[line.content.range()].starts_with('|')
}

/// What stands between the only two pipes of a line.
fn only_cell(source: &str, line: &Line) -> Option<Span> {
    let text = source[line.content.range()].trim_end();
    let cell = text.strip_prefix('|')?.strip_suffix('|').filter(|cell| !cell.contains('|'))?;
    let start = line.content.start + 1 + (cell.len() - cell.trim_start().len()) as u32;
    Some(Span::new(start, start + cell.trim().len() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_and_tables() {
        for (text, expected) in [
            ("| Löfte |\n| --- |\n| Vi ska synas |\n", ["Löfte", "", "Vi ska synas"]),
            ("| Vi ska |\n| synas |\n| lyssna |\n", ["Vi ska", "synas", "lyssna"]),
            ("| Löften |\n|---|\n| • Vi ska synas |\n", ["Löften", "", "Vi ska synas"]),
            ("| Vi ska | synas |\n| --- | --- |\n| Polisen |\n", ["| Vi ska | synas |", "", "| Polisen |"]),
            ("| Vi ska synas \\| lyssna |\n|---|\nNu\n", ["| Vi ska synas \\| lyssna |", "", "Nu"]),
        ] {
            let mut lines = Vec::new();
            crate::layout::line::lines(text, &mut lines);
            take_out(text, &mut lines);
            let found: Vec<&str> = lines
                .iter()
                .take(expected.len())
                .map(|line| match line.shape {
                    Shape::Blank | Shape::Rule => "",
                    _ => &text[line.content.range()],
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
