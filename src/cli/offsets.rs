//! Byte offsets turned into counts of characters, as Python strings and W3C text selectors count.

use medborgarlofte::Input;
use medborgarlofte::document::{Document, Span, map_spans};

/// Bytes between two remembered counts: few enough to count again, many enough to take little room.
const STEP: usize = 256;

/// The Unicode code points before every byte of a file.
pub struct CharOffsets<'a> {
    bytes: &'a [u8],
    /// Code points before byte 0, `STEP`, 2 * `STEP` and so on; empty where each byte is one code point.
    before: Vec<u32>,
}

impl<'a> CharOffsets<'a> {
    pub fn new(input: &Input<'a>) -> Self {
        let bytes = input.bytes();
        // Any other encoding that is read has one byte a character.
        if !input.is_utf8() || bytes.is_ascii() {
            return Self { bytes, before: Vec::new() };
        }
        let counts = bytes.chunks(STEP).scan(0, |total, chunk| {
            let before = *total;
            *total += characters(chunk);
            Some(before)
        });
        Self { bytes, before: counts.collect() }
    }

    /// Turns every span of the document.
    pub fn apply(&self, document: &mut Document<'_>) {
        map_spans(document, &mut |Span { start, end }| Span::new(self.at(start), self.at(end)));
    }

    fn at(&self, offset: u32) -> u32 {
        let offset = offset as usize;
        // The end of a file can lie just past the last remembered count.
        let step = (offset / STEP).min(self.before.len().saturating_sub(1));
        match self.before.get(step) {
            Some(before) => before + characters(&self.bytes[step * STEP..offset]),
            None => offset as u32,
        }
    }
}

/// Code points that begin in these bytes of UTF-8.
fn characters(utf8: &[u8]) -> u32 {
    utf8.iter().filter(|&byte| byte & 0b1100_0000 != 0b1000_0000).count() as u32
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
