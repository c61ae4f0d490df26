//! Tables whose cells semicolons hold apart, as programs export them: lines above and below have as many, all at their end.

use memchr::memchr_iter;

use crate::document::Span;

use super::line::{Line, Shape, shape};

/// Fewer rows may be sentences with semicolons in them.
const FEWEST_ROWS: usize = 3;
/// One semicolon stands in many a sentence.
const FEWEST_SIGNS: usize = 2;

/// Marks the rows of tables, and takes the semicolons off what stands on lines of its own among them.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    let signs = |line: &Line| memchr_iter(b';', source[line.content.range()].as_bytes()).count();
    let mut at = 0;
    while at < lines.len() {
        let count = signs(&lines[at]);
        let same = |line: &&Line| line.shape == Shape::Blank && count > 0 || signs(line) == count;
        let end = at + lines[at..].iter().take_while(same).count();
        if count >= FEWEST_SIGNS {
            mark_run(source, &mut lines[at..end]);
        }
        at = end;
    }
}

/// Marks lines that all have as many semicolons.
fn mark_run(source: &str, lines: &mut [Line]) {
    let filled = |line: &Line| source[line.content.range()].split(';').filter(|cell| !cell.trim().is_empty()).count();
    if lines.iter().filter(|line| filled(line) > 1).count() < FEWEST_ROWS {
        return;
    }
    // A line with one cell among the rows heads some of them; before and after them it is none.
    let is_row = |line: &Line| filled(line) > 1;
    let rows = lines.iter().position(is_row).unwrap_or(0)..=lines.iter().rposition(is_row).unwrap_or(0);
    for (index, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.shape != Shape::Blank) {
        let text = &source[line.full.range()];
        line.content = Span::new(line.full.start, line.full.start + text.trim_end().len() as u32);
        match filled(line) {
            0 => line.shape = Shape::EmptyRow,
            1 if !rows.contains(&index) => alone(source, line),
            _ => line.shape = Shape::SemicolonRow,
        }
    }
}

/// Makes a line of text of one that has but one cell.
fn alone(source: &str, line: &mut Line) {
    let text = &source[line.content.range()];
    let bare = text.trim_matches([';', ' ', '\t']);
    let start = line.content.start + (text.len() - text.trim_start_matches([';', ' ', '\t']).len()) as u32;
    let (found, skip) = shape(bare);
    line.shape = found;
    line.content = Span::new(start + skip as u32, start + bare.len() as u32);
    line.end_column = line.column + bare.chars().count() as u32;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    fn shapes(text: &str) -> Vec<(Shape, &str)> {
        let mut found = Vec::new();
        lines(text, &mut found);
        mark(text, &mut found);
        found.iter().map(|line| (line.shape, &text[line.content.range()])).collect()
    }

    #[test]
    fn rows_and_what_stands_beside_them() {
        let rows = shapes("Titel;;\n;;\nAktivitet;Ansvarig;Utfall\nMöten;Polisen;Tio\n\nRonder;Polisen;\nSlut;;\n");
        let expected = [
            (Shape::Text, "Titel"),
            (Shape::EmptyRow, ";;"),
            (Shape::SemicolonRow, "Aktivitet;Ansvarig;Utfall"),
            (Shape::SemicolonRow, "Möten;Polisen;Tio"),
            (Shape::Blank, ""),
            (Shape::SemicolonRow, "Ronder;Polisen;"),
            (Shape::Text, "Slut"),
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn sentences_are_no_rows() {
        let text = "Polisen ska synas; fler poliser; fler ronder.\nKommunen ska lysa upp;\n- möten; ronder; besök\n";
        assert!(shapes(text).iter().all(|(shape, _)| !matches!(shape, Shape::SemicolonRow | Shape::EmptyRow)));
    }
}
