//! Byte offsets turned into counts of characters, as Python strings and W3C text selectors count.

use medborgarlofte::Input;
use medborgarlofte::document::{Document, Span, map_spans};

/// Bytes between two remembered counts: few enough to count again, many enough to take little room.
const STEP: usize = 256;

/// The Unicode code points before every byte of a file.
pub struct CharOffsets<'i> {
    input: &'i Input<'i>,
    /// Where a character begins, and how many there are before it, about every [`STEP`] bytes.
    known: Vec<(u32, u32)>,
}

impl<'i> CharOffsets<'i> {
    pub fn new(input: &'i Input<'i>) -> Self {
        let mut known = vec![(0, 0)];
        let (mut count, mut next) = (0, STEP as u32);
        input.each_character(&mut |place| {
            if place.start >= next {
                known.push((place.start, count));
                next = place.start + STEP as u32;
            }
            count += 1;
        });
        Self { input, known }
    }

    /// Turns every span of the document.
    pub fn apply(&self, document: &mut Document<'_>) {
        map_spans(document, &mut |span| self.span(span));
    }

    pub fn span(&self, Span { start, end }: Span) -> Span {
        Span::new(self.at(start), self.at(end))
    }

    fn at(&self, offset: u32) -> u32 {
        let (start, before) = self.known[self.known.partition_point(|(start, _)| *start <= offset) - 1];
        before + self.input.characters(start as usize..offset as usize) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_of_a_text() {
        for repeated in [1, 37, 64] {
            let text = "Löfte: åäö ➤ 𝄞\n".repeat(repeated);
            let input = Input::decode("a.txt", text.as_bytes()).unwrap();
            let offsets = CharOffsets::new(&input);
            for (characters, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.at(byte as u32), characters as u32, "byte {byte}");
            }
            assert_eq!(offsets.at(text.len() as u32), text.chars().count() as u32);
        }
    }

    #[test]
    fn one_byte_a_character() {
        let input = Input::decode("a.txt", b"L\xf6fte i \xc5m\xe5l").unwrap();
        assert_eq!(CharOffsets::new(&input).at(9), 9);
    }
}
