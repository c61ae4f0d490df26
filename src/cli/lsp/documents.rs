//! The text of an open document, changed as its author types, and the places in it as a client counts them.

use medborgarlofte::document::Span;

use super::protocol::{Change, Position, Range};

/// What clients count within a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16: most characters are one, an emoji is two.
    Utf16,
}

impl Encoding {
    /// The name it has in the protocol.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
        }
    }
}

/// A text with the places where its lines begin.
#[derive(Debug, Clone)]
pub struct Text {
    text: String,
    /// Never empty: the first line begins at 0.
    lines: Vec<usize>,
    encoding: Encoding,
}

impl Text {
    pub fn new(text: String, encoding: Encoding) -> Self {
        Self { lines: line_starts(&text), text, encoding }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Takes in what the author changed.
    pub fn change(&mut self, change: Change) {
        match change.range {
            None => self.text = change.text,
            Some(range) => {
                let (start, end) = (self.byte(range.start), self.byte(range.end));
                self.text.replace_range(start.min(end)..start.max(end), &change.text);
            }
        }
        self.lines = line_starts(&self.text);
    }

    /// The byte at a place. What lies past a line's end is its end, what lies within a character is where it begins.
    pub fn byte(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.lines.get(line) else { return self.text.len() };
        let end = self.lines.get(line + 1).copied().unwrap_or(self.text.len());
        let content = self.text[start..end].trim_end_matches(['\n', '\r']);
        let mut left = position.character as usize;
        for (at, c) in content.char_indices() {
            let width = self.encoding.width(c);
            if left < width {
                return start + at;
            }
            left -= width;
        }
        start + content.len()
    }

    /// Makes places of bytes, cheapest in their order.
    pub fn places(&self) -> Places<'_> {
        Places { text: self, byte: 0, position: Position::default() }
    }

    /// The place of a byte.
    #[cfg(test)]
    fn position(&self, byte: usize) -> Position {
        self.places().position(byte)
    }
}

/// Makes places of bytes. It goes on from the place before, since a line may be long and have many findings.
#[derive(Debug, Clone)]
pub struct Places<'t> {
    text: &'t Text,
    byte: usize,
    position: Position,
}

impl Places<'_> {
    /// The place of a byte; what lies past the end is the end.
    pub fn position(&mut self, byte: usize) -> Position {
        let Text { text, lines, encoding } = self.text;
        let byte = text.floor_char_boundary(byte);
        let line = lines.partition_point(|start| *start <= byte) - 1;
        if line != self.position.line as usize || byte < self.byte {
            self.byte = lines[line];
            self.position = Position { line: line as u32, character: 0 };
        }
        let further: usize = text[self.byte..byte].chars().map(|c| encoding.width(c)).sum();
        self.position.character += further as u32;
        self.byte = byte;
        self.position
    }

    /// The range of a span. The next span is looked for from the start of this, so that one may lie within the other.
    pub fn range(&mut self, span: Span) -> Range {
        let start = self.position(span.start as usize);
        let end = self.clone().position(span.end.max(span.start) as usize);
        Range { start, end }
    }
}

/// A line ends with a line feed, a carriage return, or both.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
        .map(|at| at + 1);
    std::iter::once(0).chain(ends).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Löfte\r\nå😀b\n\rslut";

    fn position(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn places_and_bytes() {
        // Lines: `Löfte` at 0, `å😀b` at 8, an empty one at 16, `slut` at 17.
        for (byte, utf16, utf8) in [
            (0, (0, 0), (0, 0)),
            (1, (0, 1), (0, 1)),
            (3, (0, 2), (0, 3)),
            (6, (0, 5), (0, 6)),
            (8, (1, 0), (1, 0)),
            (10, (1, 1), (1, 2)),
            (14, (1, 3), (1, 6)),
            (15, (1, 4), (1, 7)),
            (16, (2, 0), (2, 0)),
            (17, (3, 0), (3, 0)),
            (21, (3, 4), (3, 4)),
        ] {
            for (encoding, (line, character)) in [(Encoding::Utf16, utf16), (Encoding::Utf8, utf8)] {
                let text = Text::new(TEXT.to_owned(), encoding);
                assert_eq!(text.position(byte), position(line, character), "{byte} in {encoding:?}");
                assert_eq!(text.byte(position(line, character)), byte, "{line}:{character} in {encoding:?}");
            }
        }
    }

    #[test]
    fn places_that_are_none() {
        for (line, character, utf16, utf8) in [
            // Past a line's end, with the line end that follows or without one.
            (0, 99, 6, 6),
            (1, 99, 15, 15),
            (2, 1, 16, 16),
            (3, 99, 21, 21),
            (3, u32::MAX, 21, 21),
            // Past the file's end.
            (4, 0, 21, 21),
            (u32::MAX, u32::MAX, 21, 21),
            // Within an emoji.
            (1, 2, 10, 10),
            (1, 3, 14, 10),
            // Within a letter of two bytes.
            (0, 2, 3, 1),
        ] {
            for (encoding, byte) in [(Encoding::Utf16, utf16), (Encoding::Utf8, utf8)] {
                let text = Text::new(TEXT.to_owned(), encoding);
                assert_eq!(text.byte(position(line, character)), byte, "{line}:{character} in {encoding:?}");
            }
        }
        let text = Text::new(TEXT.to_owned(), Encoding::Utf16);
        assert_eq!(text.position(12), position(1, 1), "within an emoji");
        assert_eq!(text.position(usize::MAX), position(3, 4));
        assert_eq!(Text::new(String::new(), Encoding::Utf8).byte(position(0, 7)), 0);
    }

    #[test]
    fn places_in_any_order() {
        let text = Text::new(TEXT.to_owned(), Encoding::Utf16);
        let mut places = text.places();
        for byte in [14, 3, 21, 10, 14, 0, 8] {
            assert_eq!(places.position(byte), text.position(byte), "{byte}");
        }
    }

    #[test]
    fn changes() {
        let change = |start: (u32, u32), end: (u32, u32), new: &str| Change {
            range: Some(Range { start: position(start.0, start.1), end: position(end.0, end.1) }),
            text: new.to_owned(),
        };
        for (changes, expected) in [
            (vec![change((1, 3), (1, 4), "ö")], "Löfte\r\nå😀ö\n\rslut"),
            (vec![change((0, 1), (0, 2), "😀"), change((0, 3), (0, 4), "")], "L😀te\r\nå😀b\n\rslut"),
            (vec![change((0, 99), (1, 0), "")], "Löfteå😀b\n\rslut"),
            (vec![change((0, 99), (1, 0), "\n\n"), change((2, 0), (2, 1), "a")], "Löfte\n\na😀b\n\rslut"),
            (vec![change((9, 9), (9, 9), "\nmer")], "Löfte\r\nå😀b\n\rslut\nmer"),
            // Turned round, and within an emoji.
            (vec![change((1, 4), (1, 2), "")], "Löfte\r\nå\n\rslut"),
            (vec![Change { range: None, text: "allt".to_owned() }], "allt"),
            (vec![change((0, 0), (99, 0), "")], ""),
        ] {
            let mut text = Text::new(TEXT.to_owned(), Encoding::Utf16);
            changes.into_iter().for_each(|change| text.change(change));
            assert_eq!(text.as_str(), expected);
            assert_eq!(text.lines, line_starts(expected));
        }
    }
}
