//! Rows of two cells of which the second is left empty: `Tertial 1⇥`, where another row begins `Tertial 2⇥`.
//!
//! One tab at the end of a line is most often nothing, so the line must be called as the rows are.

use memchr::{memchr, memchr_iter};
use rustc_hash::FxHashSet;

use crate::document::Span;

use super::line::{Line, Marker, Shape};

/// The name of a row is a label: more bytes are text.
const LONGEST_NAME: usize = 40;

/// Makes rows of lines that end with their only tab and begin as rows of two cells do; the number at the end may differ.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    // Most texts have no tab.
    if memchr(b'\t', source.as_bytes()).is_none() {
        return;
    }
    let empty: Vec<(usize, Span)> =
        lines.iter().enumerate().filter_map(|(index, line)| Some((index, with_tab(source, line)?))).collect();
    if empty.is_empty() {
        return;
    }
    let names: FxHashSet<&str> = lines.iter().filter_map(|line| name_of_two(source, line)).map(called).collect();
    // From below, so that those below are rows already: over text or a list it heads that.
    for (index, span) in empty.into_iter().rev() {
        let below = lines.get(index + 1).is_none_or(|below| matches!(below.shape, Shape::Blank | Shape::TabRow));
        if below && names.contains(called(source[span.range()].trim_end())) {
            (lines[index].shape, lines[index].content) = (Shape::TabRow, span);
        }
    }
}

/// The text of a line and the only tab in it, which ends it.
fn with_tab(source: &str, line: &Line) -> Option<Span> {
    if !matches!(line.shape, Shape::Text | Shape::Item(Marker::Bullet(_))) || line.furniture {
        return None;
    }
    let (content, end) = (line.content.range(), line.full.end as usize);
    let after = source.get(content.end..end).filter(|_| !content.is_empty() && content.len() <= LONGEST_NAME)?;
    let tab = memchr(b'\t', after.as_bytes())?;
    (after.trim().is_empty() && memchr(b'\t', source[content.clone()].as_bytes()).is_none())
        .then(|| Span::new(line.content.start, (content.end + tab) as u32 + 1))
}

/// The first of two cells that both have text.
fn name_of_two<'s>(source: &'s str, line: &Line) -> Option<&'s str> {
    let row = source.get(line.content.range()).filter(|_| line.shape == Shape::TabRow)?;
    let (name, value) = row.split_once('\t')?;
    let two = memchr_iter(b'\t', value.as_bytes()).next().is_none() && !value.trim().is_empty();
    (two && name.len() <= LONGEST_NAME && !name.trim().is_empty()).then(|| name.trim())
}

/// A name without the number at its end, which a number alone is.
fn called(name: &str) -> &str {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if bare.is_empty() { name } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line;

    #[test]
    fn rows_whose_second_cell_is_empty() {
        for (text, expected) in [
            ("Tertial 1\t\nTertial 2\t\nTertial 3\tTio möten\n", vec![0, 1, 2]),
            ("Tertial 1\tTio möten\nTertial 2\t\n\nTertial 1\t\nTertial 2\t\n", vec![0, 1, 3, 4]),
            ("• Kvartal 1\t \n• Kvartal 2\tTio möten\n", vec![0, 1]),
            ("Vår\tTio\nHöst\tTolv\n\nVår\t\r\nHöst\tTre\n", vec![0, 1, 3, 4]),
            // It is called otherwise, heads a list, or has no tab.
            ("Centrum\t\nTertial 1\tTio möten\n", vec![1]),
            ("Tertial 1\tTio möten\n\nTertial 2\t\n- Tolv möten\n", vec![0]),
            ("Tertial 1\nTertial 2\tTio möten\n", vec![1]),
            ("2018\t\n2019\tTio möten\n", vec![1]),
            ("Tertial 1\t\nTertial 2\t\n", vec![]),
        ] {
            assert_eq!(line::marked(text, mark, |line| line.shape == Shape::TabRow), expected, "{text:?}");
        }
    }
}
