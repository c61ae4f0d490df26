//! Lists whose markers are capitals, `A.` and `B.`, those below them, `A1.` and `A2.`, or below numbers, `1a.` and `1b.`, or
//! Roman numerals, `I.` and `II.`; and small letters from `i)` on.
//!
//! One such line alone may begin with initials; two in their order are a list.

use super::line::{Line, Marker, Shape, past_blank};

/// The Roman numerals that number lists, in order from 1.
const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// The letter of a marker that is a Roman numeral, whose value is its number.
const NO_LETTER: u8 = 0;

/// A marker: its letter, a small one where it stands below a number, the number, 0 where it has none, and how many bytes it takes with what follows it.
#[derive(Clone, Copy)]
struct Label {
    letter: u8,
    number: u8,
    length: usize,
}

impl Label {
    fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.first().is_some_and(u8::is_ascii_digit) {
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let letter = *bytes.get(digits).filter(|byte| byte.is_ascii_lowercase())?;
            let number = text[..digits].parse().ok().filter(|_| digits <= 2)?;
            return Self::marked(text, letter, number, digits + 1);
        }
        let letter = *bytes.first().filter(|byte| byte.is_ascii_uppercase())?;
        let numerals = bytes.iter().take_while(|byte| matches!(byte, b'I' | b'V' | b'X')).count();
        if let Some(value) = ROMAN.iter().position(|numeral| *numeral == &text[..numerals]) {
            return Self::marked(text, NO_LETTER, value as u8 + 1, numerals);
        }
        let digits = bytes[1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = if digits == 0 { 0 } else { text[1..=digits].parse().ok().filter(|_| digits <= 2)? };
        Self::marked(text, letter, number, 1 + digits)
    }

    /// The marker that takes the first `bare` bytes of the text, where a sign and a blank follow it.
    fn marked(text: &str, letter: u8, number: u8, bare: usize) -> Option<Self> {
        let rest = &text[bare..];
        let below = letter != NO_LETTER && number > 0;
        let after = rest.strip_prefix(['.', ')', ':']).or_else(|| below.then_some(rest))?;
        let content = after.strip_prefix([' ', '\t'])?.trim_start();
        (!content.is_empty()).then_some(Self { letter, number, length: text.len() - content.len() })
    }

    /// Whether `next` is the marker after this one.
    fn leads_to(self, next: Self) -> bool {
        match (self.number, next.number) {
            (number, same) if self.letter.is_ascii_lowercase() => {
                let after = next.letter == self.letter + 1 && same == number;
                next.letter.is_ascii_lowercase() && (after || next.letter == b'a' && same == number + 1)
            }
            (0, 0) | (1.., 1) if self.letter != NO_LETTER && next.letter == self.letter + 1 => true,
            (number, next_number) => number > 0 && next.letter == self.letter && next_number == number + 1,
        }
    }

    fn is_first(self) -> bool {
        matches!(self.letter, b'A' | NO_LETTER) && self.number <= 1 || (self.letter, self.number) == (b'a', 1)
    }
}

/// Whether a text begins with a small letter that numbers it: `a) polisen`, `b. Polisen`.
pub(super) fn is_lettered(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && (text[1..].starts_with(')') && text[2..].starts_with([' ', '\t'])
            || text[1..].starts_with(". ") && text[3..].trim_start().starts_with(char::is_uppercase))
}

/// Makes items of lines that begin with the letter after that of the last item: `i)` below `h)`.
fn go_on(source: &str, lines: &mut [Line]) {
    let mut last: Option<(u8, u32)> = None;
    for line in lines {
        if let Shape::Item(Marker::Letter(letter)) = line.shape {
            last = Some((letter, line.indent));
            continue;
        }
        let text = &source[line.content.range()];
        let Some((before, indent)) = last.filter(|_| is_lettered(text)) else { continue };
        // A tab after the letter holds no cells apart.
        let plain = line.shape == Shape::Text
            || line.shape == Shape::TabRow && !text[past_blank(text, 2)..].trim_end().contains('\t');
        // Farther in, `i)` may begin a list of Roman numerals.
        if plain && text.as_bytes()[0] == before + 1 && line.indent.abs_diff(indent) <= 1 {
            let skip = past_blank(text, 2) as u32;
            line.shape = Shape::Item(Marker::Letter(before + 1));
            (line.content.start, line.column) = (line.content.start + skip, line.column + skip);
            last = Some((before + 1, indent));
        }
    }
}

/// Makes items of lines that begin so, where a list of them begins with `A` or `I`.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    go_on(source, lines);
    let label = |line: &Line| match line.shape {
        // Columns may begin with numbers too.
        Shape::Text => {
            Label::of(&source[line.content.range()]).filter(|label| !(line.gaps && label.letter.is_ascii_lowercase()))
        }
        // `I.` is taken for a scanned `1.`.
        Shape::Item(Marker::Number(1)) => Some(Label { letter: NO_LETTER, number: 1, length: 0 }),
        _ => None,
    };
    let found: Vec<(usize, Label)> =
        lines.iter().enumerate().filter_map(|(index, line)| Some((index, label(line)?))).collect();
    let mut last: Option<Label> = None;
    for (place, (index, label)) in found.iter().enumerate() {
        let begins = label.is_first() && found[place + 1..].first().is_some_and(|(_, next)| label.leads_to(*next));
        if begins || last.is_some_and(|last| last.leads_to(*label)) {
            let line = &mut lines[*index];
            line.shape = Shape::Item(match (label.letter, label.number) {
                (NO_LETTER, number) => Marker::Number(number.into()),
                (letter, 0) => Marker::Letter(letter),
                _ => Marker::Part,
            });
            line.content.start += label.length as u32;
            line.column += label.length as u32;
            last = Some(*label);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    #[test]
    fn capitals_in_their_order_are_markers() {
        for (text, items) in [
            ("A. störa handeln\nB. ge unga vägar\nC. städa\n", vec!["störa handeln", "ge unga vägar", "städa"]),
            ("A1. Polisen ska\nA2. Staden ska\nB1 Båda ska\n", vec!["Polisen ska", "Staden ska", "Båda ska"]),
            ("A) ett\ntext\nB) två\n", vec!["ett", "två"]),
            (
                "I.  Lugna torg.\n- Polisen ska\n\nII. Trygga gator.\nIII. Ljus.\n",
                vec!["Lugna torg.", "Polisen ska", "Trygga gator.", "Ljus."],
            ),
            ("II. Ek\nV. Ek\nX. Ek\n", vec![]),
            ("A. Karlsson\nKommunchef\n", vec![]),
            ("B. Ek\nC. Ek\n", vec![]),
            (
                "1a. Polisen ska\n1b. Staden ska\n\n2. Lugna torg\n2a. Båda ska\n",
                vec!["Polisen ska", "Staden ska", "Lugna torg", "Båda ska"],
            ),
            ("2a kvartalet\n2b kvartalet\n", vec![]),
            ("1a    12 av 15\n1b    7 av 6\n", vec![]),
            ("g) ett\nh) två\n\ni) tre\nj. Fyra\n", vec!["ett", "två", "tre", "Fyra"]),
            ("h) ett\n    i) två\n    ii) tre\n", vec!["ett"]),
            ("i) ett\nii) två\n", vec![]),
            ("A3 papper\nA4 papper\n", vec![]),
        ] {
            let mut found = Vec::new();
            lines(text, &mut found);
            mark(text, &mut found);
            let contents = found.iter().filter(|line| matches!(line.shape, Shape::Item(_)));
            assert_eq!(contents.map(|line| &text[line.content.range()]).collect::<Vec<_>>(), items, "{text}");
        }
    }
}
