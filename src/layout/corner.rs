//! The corner of a table: what stands first in its first row is often nothing, or a dash, and no indent or list marker.

use crate::document::Span;

use super::line::{Line, Shape};

/// Gives first rows their first cell back, where with it they have as many as the row below.
pub(super) fn give_back(source: &str, lines: &mut [Line]) {
    let is_row = |line: &Line| line.shape == Shape::TabRow;
    for at in 1..lines.len() {
        let (above, below) = lines.split_at_mut(at);
        let first = at < 2 || !is_row(&above[at - 2]);
        let (line, next) = (&mut above[at - 1], &below[0]);
        if !(first && is_row(line) && is_row(next)) {
            continue;
        }
        let before = source[line.full.start as usize..line.content.start as usize].trim_start_matches(' ');
        let empty = before.strip_suffix('\t').is_some_and(|corner| matches!(corner, "" | "-" | "–" | "—"));
        if empty && cells(source, line) + 1 == cells(source, next) {
            line.content = Span::new(line.content.start - before.len() as u32, line.content.end);
        }
    }
}

fn cells(source: &str, line: &Line) -> usize {
    memchr::memchr_iter(b'\t', source[line.content.range()].as_bytes()).count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    #[test]
    fn first_rows() {
        for (text, expected) in [
            ("\tA\tB\nx\ty\tz\n", "\tA\tB"),
            ("-\tA\tB\nx\ty\tz\n", "-\tA\tB"),
            ("–\tA\tB\nx\ty\tz\n", "–\tA\tB"),
            // An indent, a list, a table without a corner.
            ("\tA\tB\tC\n\tx\ty\tz\n", "A\tB\tC"),
            ("-\tA\tB\n-\tx\ty\n", "A\tB"),
            ("\t\tA\tB\nx\ty\tz\n", "A\tB"),
            ("\tA\tB\n\nx\ty\tz\n", "A\tB"),
        ] {
            let mut found = Vec::new();
            lines(text, &mut found);
            give_back(text, &mut found);
            assert_eq!(&text[found[0].content.range()], expected, "{text:?}");
        }
    }
}
