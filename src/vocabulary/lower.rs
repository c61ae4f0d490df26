//! Words in small letters, without an allocation.

use std::ops::Deref;

/// A word in small letters: the word itself where it has no others, which is nearly always so.
#[derive(Clone, Copy)]
pub(crate) enum Lower<'w> {
    Same(&'w str),
    Changed { bytes: [u8; Lower::LONGEST], length: u8 },
}

impl<'w> Lower<'w> {
    /// A word of more bytes is cut; no listed word is as long.
    pub(crate) const LONGEST: usize = 64;

    /// The small letters of `word`, for ASCII and the letters from U+00C0 to U+00DE.
    pub(crate) fn new(word: &'w str) -> Self {
        let mut end = word.len().min(Self::LONGEST);
        while !word.is_char_boundary(end) {
            end -= 1;
        }
        let word = &word[..end];
        match has_capital(word.as_bytes()) {
            false => Self::Same(word),
            true => Self::changed(word.as_bytes()),
        }
    }

    fn changed(word: &[u8]) -> Self {
        let mut bytes = [0; Self::LONGEST];
        bytes[..word.len()].copy_from_slice(word);
        let mut previous = 0;
        for byte in &mut bytes[..word.len()] {
            if is_capital(previous, *byte) {
                *byte += 0x20;
            }
            previous = *byte;
        }
        Self::Changed { bytes, length: word.len() as u8 }
    }

    /// The bytes in use.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Same(word) => word.as_bytes(),
            Self::Changed { bytes, length } => &bytes[..usize::from(*length)],
        }
    }

    /// Like [`str::starts_with`], without looking at the characters.
    pub(crate) fn starts_with(&self, start: &str) -> bool {
        self.as_bytes().starts_with(start.as_bytes())
    }

    /// Whether the word is this one.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.as_bytes() == word.as_bytes()
    }
}

/// A text in small letters, as [`push_lower`] has them.
pub(crate) fn lowered(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    push_lower(text, &mut lower);
    lower
}

/// Puts a text after another, with small letters for its capitals of ASCII and from U+00C0 to U+00DE, which take as
/// many bytes.
pub(crate) fn push_lower(text: &str, lower: &mut String) {
    let start = lower.len();
    let mut done = 0;
    // No early end, so that many bytes are looked at at once.
    let may_hold = |bytes: &[u8]| bytes.iter().fold(false, |found, byte| found | (0x80..=0x9E).contains(byte));
    let latin = if may_hold(text.as_bytes()) { text.as_bytes() } else { &[] };
    for at in memchr::memchr_iter(LATIN, latin) {
        if let Some(capital) = text[at..].chars().next().filter(|_| is_capital(LATIN, text.as_bytes()[at + 1])) {
            lower.push_str(&text[done..at]);
            lower.extend(capital.to_lowercase());
            done = at + capital.len_utf8();
        }
    }
    lower.push_str(&text[done..]);
    lower[start..].make_ascii_lowercase();
}

/// The first byte of the letters from U+00C0 to U+00FF.
const LATIN: u8 = 0xC3;

/// Whether a byte, after the one before it, ends a capital.
///
/// Å, Ä and Ö are C3 85, C3 84 and C3 96; their small letters have 0x20 added. C3 97 is a sign.
fn is_capital(previous: u8, byte: u8) -> bool {
    byte.is_ascii_uppercase() || (previous == LATIN && (0x80..=0x9E).contains(&byte) && byte != 0x97)
}

/// Whether there may be a capital.
fn has_capital(word: &[u8]) -> bool {
    // What is no capital is left as it is later, so that the byte before need not be looked at.
    word.iter().any(|byte| byte.is_ascii_uppercase() || (0x80..=0x9E).contains(byte))
}

impl Deref for Lower<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Same(word) => word,
            // The bytes are those of a string with some letters changed for others of the same length.
            Self::Changed { .. } => std::str::from_utf8(self.as_bytes()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters() {
        assert_eq!(&*Lower::new("ÅTGÄRDER Öka"), "åtgärder öka");
        assert_eq!(&*Lower::new("×"), "×");
        let mut lower = String::from("Å");
        push_lower("ÅTGÄRDER Öka × Éva ß ÿ Ş Ĳ", &mut lower);
        assert_eq!(lower, "Ååtgärder öka × éva ß ÿ Ş Ĳ");
        assert_eq!(&*Lower::new(&"ö".repeat(40)), "ö".repeat(32));
    }
}
