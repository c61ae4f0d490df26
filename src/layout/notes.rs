//! Lists whose items each have a line of their own right below them: `☑ Polisen ska …` over `Tolv möten hölls`.

use super::line::{Line, Marker, Shape};
use super::wrap::{Wrapping, ends_in_hyphen, ends_sentence};

/// Lets no line right under an item go on with it, where most items of the lists have one, each begins as a sentence does, and
/// some of the items had room for more.
pub(super) fn mark(source: &str, lines: &mut [Line], wrapping: Wrapping) {
    let (mut items, mut capitals, mut early) = (0, 0, false);
    for (line, next) in pairs(lines) {
        items += 1;
        if !is_below(line, next) {
            continue;
        }
        let (text, after) = (&source[line.content.range()], &source[next.content.range()]);
        let goes_on = ends_in_hyphen(text) || text.ends_with(',');
        if goes_on || !after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            return;
        }
        if !ends_sentence(text) && !text.ends_with(':') {
            capitals += usize::from(after.starts_with(char::is_uppercase));
            early |= wrapping.ended_early(source, line, next);
        }
    }
    if capitals < FEWEST || capitals * 2 < items || !early {
        return;
    }
    for at in 1..lines.len() {
        let [line, next] = [lines[at - 1], lines[at]];
        if is_item(&line) && is_below(&line, &next) {
            lines[at].labelled = true;
        } else if (line.labelled || line.goes_on) && next.shape == Shape::Text && next.indent == line.indent {
            // What it says may be broken.
            lines[at].goes_on |= source[next.content.range()].starts_with(char::is_lowercase);
        }
    }
}

/// Fewer may be names that a line was broken before.
const FEWEST: usize = 3;

/// The lines that begin an item, each with the next.
fn pairs(lines: &[Line]) -> impl Iterator<Item = (&Line, &Line)> {
    lines.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(line, _)| is_item(line))
}

fn is_item(line: &Line) -> bool {
    matches!(line.shape, Shape::Item(Marker::Bullet(_))) && !line.furniture
}

/// Whether a line stands right under the text of an item.
fn is_below(item: &Line, next: &Line) -> bool {
    next.shape == Shape::Text && !next.furniture && !next.gaps && next.indent.abs_diff(item.column) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::marked;

    #[test]
    fn lines_under_items() {
        let notes =
            |text: &str| marked(text, |text, lines| mark(text, lines, Wrapping::of(text, lines)), |line| line.labelled);
        assert_eq!(
            notes("☑ Polisen ska hålla tio möten\n  Tolv möten\n☐ Måla planket\n  Ingen tid\n\n☑ Röja sly\n  Klart\n"),
            [1, 3, 6]
        );
        assert_eq!(
            notes("☑ Polisen ska hålla tio möten\n  Tolv möten\n☐ Måla planket\n  vid ån\n\n☑ Röja sly\n  Klart\n"),
            [0usize; 0]
        );
        assert_eq!(notes("☑ Hålla möten\n  Tolv möten\n☐ Måla planket\n☑ Röja sly\n  Klart\n"), [0usize; 0]);
        assert_eq!(notes("☑ Hålla möten i\nHabo\n☐ Måla planket i\nHabo\n☑ Röja sly i\nHabo\n"), [0usize; 0]);
    }
}
