//! Words in small letters, without an allocation.

use std::ops::Deref;

/// A word of more bytes is cut; no listed word is as long.
const LONGEST: usize = 64;

/// A word in small letters.
#[derive(Clone, Copy)]
pub(crate) struct Lower {
    bytes: [u8; LONGEST],
    length: u8,
}

impl Lower {
    /// The small letters of `word`, for ASCII and the letters from U+00C0 to U+00DE.
    pub(crate) fn new(word: &str) -> Self {
        let mut end = word.len().min(LONGEST);
        while !word.is_char_boundary(end) {
            end -= 1;
        }
        let mut bytes = [0; LONGEST];
        bytes[..end].copy_from_slice(&word.as_bytes()[..end]);
        let mut previous = 0;
        for byte in &mut bytes[..end] {
            // Å, Ä and Ö are C3 85, C3 84 and C3 96; their small letters have 0x20 added. C3 97 is a sign.
            if byte.is_ascii_uppercase() || (previous == 0xC3 && (0x80..=0x9E).contains(byte) && *byte != 0x97) {
                *byte += 0x20;
            }
            previous = *byte;
        }
        Self { bytes, length: end as u8 }
    }

    /// The bytes in use.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }

    /// Like [`str::starts_with`], without looking at the characters.
    pub(crate) fn starts_with(&self, start: &str) -> bool {
        self.as_bytes().starts_with(start.as_bytes())
    }

    /// Like [`str::ends_with`], without looking at the characters.
    pub(crate) fn ends_with(&self, end: &str) -> bool {
        self.as_bytes().ends_with(end.as_bytes())
    }

    /// Whether the word is this one.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.as_bytes() == word.as_bytes()
    }
}

impl Deref for Lower {
    type Target = str;

    fn deref(&self) -> &str {
        // The bytes are those of a string with some letters changed for others of the same length.
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters() {
        assert_eq!(&*Lower::new("ÅTGÄRDER Öka"), "åtgärder öka");
        assert_eq!(&*Lower::new("×"), "×");
        assert_eq!(&*Lower::new(&"ö".repeat(40)), "ö".repeat(32));
    }
}
