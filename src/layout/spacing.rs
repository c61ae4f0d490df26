//! Blank lines that a converter set between all lines, also between those of one sentence, so that they tell nothing.

use super::line::{Line, Shape};
use super::wrap::{WIDEST_PAGE, fits, goes_on, is_text};

/// So many sentences go on below blank lines where those tell nothing.
const FEWEST_BROKEN: usize = 3;

/// Of as many lines that go on, one at most may have room for another word.
const LEAST_SHARE: usize = 3;

/// Takes out as many blank lines as there are between any two lines, where lines that have no room for another word go on
/// below them.
pub(super) fn close_up(source: &str, lines: &mut Vec<Line>) {
    let Some(spacing) = spacing(lines) else { return };
    let filled = || lines.iter().filter(|line| line.shape != Shape::Blank);
    let broken = || {
        let pairs = filled().zip(filled().skip(1));
        pairs.filter(|(line, next)| {
            is_text(line) && next.shape == Shape::Text && goes_on(source, line.content, next.content)
        })
    };
    let Some(width) = broken().map(|(line, _)| line.end_column).max().filter(|width| *width <= WIDEST_PAGE) else {
        return;
    };
    // Clauses of a list without markers have room at their ends.
    let full = broken().filter(|(line, next)| !fits(line, &source[next.content.range()], width)).count();
    if full < FEWEST_BROKEN || full * LEAST_SHARE < broken().count() * (LEAST_SHARE - 1) {
        return;
    }
    let mut blanks = 0;
    lines.retain(|line| {
        blanks = if line.shape == Shape::Blank { blanks + 1 } else { 0 };
        blanks == 0 || blanks > spacing
    });
}

/// How many blank lines stand between any two lines at least; `None` where two have none between them.
fn spacing(lines: &[Line]) -> Option<usize> {
    let filled = |line: &Line| line.shape != Shape::Blank;
    let first = lines.iter().position(filled)?;
    let last = lines.iter().rposition(filled)?;
    let (mut least, mut blanks) = (None, 0);
    for line in &lines[first + 1..=last] {
        if !filled(line) {
            blanks += 1;
            continue;
        }
        if blanks == 0 {
            return None;
        }
        least = Some(least.map_or(blanks, |least: usize| least.min(blanks)));
        blanks = 0;
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    /// The text with what is left of its blank lines.
    fn closed(text: &str) -> String {
        let mut found = Vec::new();
        lines(text, &mut found);
        close_up(text, &mut found);
        found.iter().map(|line| &text[line.full.range()]).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn blank_lines_between_all_lines_tell_nothing() {
        let lines = [
            "Många oroar sig för trafiken",
            "vid torget om kvällarna, och",
            "för den som kör för fort vid",
            "skolan.",
            "Polisen står där varje kväll",
            "i maj.",
        ];
        let apart = lines.join("\n\n\n");
        assert_eq!(closed(&apart), lines.join("\n"));
        // A paragraph that stands further apart does so still.
        assert_eq!(
            closed(&apart.replace("skolan.", "skolan.\n\n")),
            lines.join("\n").replace("skolan.", "skolan.\n\n")
        );
        for told in [
            // One line is right below another.
            apart.replace("torget", "torget\n"),
            // Clauses, each with room at its end.
            "Polisen ska".to_owned() + "\n\nstå vid torget\n\nsvara på frågor som ställs\n\ngå\n\nsynas i parken",
            // Sentences on a line each.
            "Polisen ska gå.\n\nKommunen ska\n\nstå vid torget.\n\nAlla ska se.".to_owned(),
        ] {
            assert_eq!(closed(&told), told);
        }
    }
}
