//! `>` before a line: the mark of what is quoted, or a bullet.

use super::line::{Line, Marker, Shape};

/// Makes items of the lines that begin with `> ` where it is a bullet: a line under one of them goes on without it, or each
/// begins with a capital and ends with no full stop.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    let text = |line: &Line| &source[line.full.range()];
    let marked = |line: &Line| text(line).trim_start().starts_with("> ") && line.shape == Shape::Text;
    if !lines.iter().any(marked) {
        return;
    }
    let goes_on = |line: &Line| line.shape == Shape::Text && !marked(line) && line.indent > 1;
    let hangs = lines.windows(2).any(|pair| marked(&pair[0]) && goes_on(&pair[1]));
    for run in lines.chunk_by_mut(|line, next| line.shape != Shape::Blank && next.shape != Shape::Blank) {
        let named = |line: &Line| {
            let text = source[line.content.range()].trim_end();
            text.starts_with(char::is_uppercase) && !text.ends_with('.')
        };
        let listed = run.len() > 1 && run.iter().all(|line| marked(line) && named(line));
        for line in run.iter_mut().filter(|line| (hangs || listed) && marked(line)) {
            line.shape = Shape::Item(Marker::Bullet('>'));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_quotations() {
        for (text, items) in [
            ("> Synas mer\n> Lyssna på alla\n  som bor här\n\n> Hjälpa\n", 3),
            ("> Synas mer\n> Lyssna på alla\n", 2),
            ("> Vi ska synas mer.\n> Vi ska lyssna.\n", 0),
            ("> Vi ska synas mer och\n> lyssna på alla\n", 0),
            ("> Synas mer\n", 0),
        ] {
            let mut lines = Vec::new();
            crate::layout::line::lines(text, &mut lines);
            mark(text, &mut lines);
            let found = lines.iter().filter(|line| matches!(line.shape, Shape::Item(_))).count();
            assert_eq!(found, items, "{text}");
        }
    }
}
