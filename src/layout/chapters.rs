//! Numbers that a tab holds apart from a heading, as Word has them: `2⇥Bakgrund` on a line of its own. Right below a row of
//! two cells they are cells.

use crate::document::Span;

use super::line::{Line, Marker, Shape};

/// A chapter's number has no more digits.
const LONGEST_NUMBER: usize = 2;

/// Makes items of lines that hold a number, a tab and one text, between blank lines, and rows of those in a table.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    for index in 1..lines.len() {
        let (before, this) = (&lines[index - 1], &lines[index]);
        let tabs = |line: &Line| memchr::memchr_iter(b'\t', source[line.full.range()].trim().as_bytes()).count();
        let below = before.shape == Shape::TabRow && tabs(before) == 1;
        let numbered = matches!(this.shape, Shape::Item(Marker::Number(_) | Marker::Part));
        if below && numbered && tabs(this) == 1 {
            let text = source[this.full.range()].trim_start();
            lines[index].content.start = this.full.end - text.len() as u32;
            lines[index].shape = Shape::TabRow;
        }
    }
    let blank = |line: Option<&Line>| line.is_none_or(|line| line.shape == Shape::Blank);
    for index in 0..lines.len() {
        if lines[index].shape != Shape::TabRow
            || !blank(index.checked_sub(1).map(|before| &lines[before]))
            || !blank(lines.get(index + 1))
        {
            continue;
        }
        let content = lines[index].content;
        if let Some((marker, length)) = numbered(&source[content.range()]) {
            lines[index].shape = Shape::Item(marker);
            lines[index].content = Span::new(content.start + length as u32, content.end);
        }
    }
}

/// The number, and how many bytes it takes with the tab after it.
fn numbered(text: &str) -> Option<(Marker, usize)> {
    let (number, heading) = text.split_once('\t')?;
    let (first, rest) = number
        .trim_end_matches(['.', ' '])
        .split_once('.')
        .map_or_else(|| (number.trim_end_matches(['.', ' ']), None), |(first, rest)| (first, Some(rest)));
    let is_number = |text: &str| (1..=LONGEST_NUMBER).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit());
    let below = rest.is_none_or(|rest| rest.split('.').all(is_number));
    if !is_number(first) || !below || heading.contains('\t') || !heading.trim().starts_with(char::is_alphabetic) {
        return None;
    }
    let marker = match rest {
        None => Marker::Number(first.parse().ok()?),
        Some(_) => Marker::Part,
    };
    Some((marker, text.len() - heading.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_chapters() {
        for (text, expected) in [
            ("2\tBakgrund", Some((Marker::Number(2), 2))),
            ("2.\tBakgrund", Some((Marker::Number(2), 3))),
            ("2.1\tBakgrund", Some((Marker::Part, 4))),
            ("12\t Bakgrund", Some((Marker::Number(12), 4))),
            ("2\tBakgrund\t3", None),
            ("2018\tBakgrund", None),
            ("2\t14", None),
            ("Antal\tBakgrund", None),
            ("2.\t", None),
        ] {
            assert_eq!(numbered(text), expected, "{text}");
        }
    }
}
