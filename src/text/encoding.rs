//! Which encoding a file's bytes are in, and their characters.

use std::borrow::Cow;
use std::fmt;

use encoding_rs::{MACINTOSH, WINDOWS_1252};

use super::offsets::OffsetMap;
use crate::document::Span;

/// How a file's bytes stand for characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8 from the first byte to the last.
    Utf8,
    /// UTF-8 with other bytes in it, which are read as Windows-1252.
    MixedUtf8,
    /// Two bytes a unit, the lesser first.
    Utf16Le,
    /// Two bytes a unit, the greater first.
    Utf16Be,
    /// One byte a character: Windows, and ISO-8859-1 which it contains.
    Windows1252,
    /// One byte a character: the classic Mac.
    Macintosh,
    /// One byte a character: DOS in Western Europe.
    Ibm850,
}

/// Why bytes are no text: the offset of a byte that no text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoText(pub(super) usize);

impl Encoding {
    /// The encoding of `bytes` with their text, and where its characters stand in them.
    pub(super) fn read(bytes: &[u8]) -> Result<(Self, Cow<'_, str>, OffsetMap), NoText> {
        // Nearly all files are UTF-8, and are looked through only once.
        if let Ok(text) = simdutf8::basic::from_utf8(bytes)
            && memchr::memchr(0, bytes).is_none()
        {
            return Ok((Self::Utf8, Cow::Borrowed(text), OffsetMap::identity(bytes.len())));
        }
        let encoding = Self::of(bytes)?;
        let (text, map) = encoding.decode(bytes);
        Ok((encoding, text, map))
    }

    /// The encoding of `bytes`: what a byte-order mark says, else UTF-8 where it fits, else what gives Swedish words.
    fn of(bytes: &[u8]) -> Result<Self, NoText> {
        match bytes {
            [0xFF, 0xFE, ..] => return Ok(Self::Utf16Le),
            [0xFE, 0xFF, ..] => return Ok(Self::Utf16Be),
            _ => {}
        }
        if let Some(offset) = memchr::memchr(0, bytes) {
            return utf16_without_mark(bytes).ok_or(NoText(offset));
        }
        if std::str::from_utf8(bytes).is_ok() {
            return Ok(Self::Utf8);
        }
        // The bytes of such a letter of UTF-8 are no word in any encoding with one byte a character.
        let mut valid = bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars());
        Ok(if valid.any(|c| "åäöÅÄÖéü–•”’".contains(c)) {
            Self::MixedUtf8
        } else {
            most_swedish(bytes)
        })
    }

    /// Name of the encoding: the WHATWG's where it has one, else IANA's.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::MixedUtf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "windows-1252",
            Self::Macintosh => "macintosh",
            Self::Ibm850 => "IBM850",
        }
    }

    /// Whether the bytes say themselves what they are.
    pub(super) fn is_stated(self, bytes: &[u8]) -> bool {
        match self {
            Self::Utf8 => true,
            Self::Utf16Le | Self::Utf16Be => bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]),
            _ => false,
        }
    }

    /// The text of `bytes`, and where its characters stand in them.
    pub(super) fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, OffsetMap) {
        if self == Self::Utf8
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            return (Cow::Borrowed(text), OffsetMap::identity(bytes.len()));
        }
        let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
        let mut map = OffsetMap::empty();
        self.each_character(bytes, &mut |character, span| {
            text.push(character);
            map.push(character.len_utf8(), span);
        });
        (Cow::Owned(text), map.finish(bytes.len()))
    }

    /// Hands over every character with the bytes it was read from; bytes that stand for none give U+FFFD.
    pub(super) fn each_character(self, bytes: &[u8], each: &mut dyn FnMut(char, Span)) {
        match self {
            Self::Utf8 | Self::MixedUtf8 => mixed(bytes, each),
            Self::Utf16Le => utf16(bytes, u16::from_le_bytes, each),
            Self::Utf16Be => utf16(bytes, u16::from_be_bytes, each),
            Self::Windows1252 | Self::Macintosh | Self::Ibm850 => {
                let table = self.table();
                for (at, byte) in bytes.iter().enumerate() {
                    each(table[usize::from(*byte)], Span::new(at as u32, at as u32 + 1));
                }
            }
        }
    }

    /// How many characters begin in `bytes`, which begin and end between two.
    pub(super) fn count(self, bytes: &[u8]) -> usize {
        match self {
            Self::Utf8 => bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count(),
            Self::Windows1252 | Self::Macintosh | Self::Ibm850 => bytes.len(),
            Self::MixedUtf8 | Self::Utf16Le | Self::Utf16Be => {
                let mut count = 0;
                self.each_character(bytes, &mut |_, _| count += 1);
                count
            }
        }
    }

    /// The character of each byte, in an encoding that has one byte a character.
    fn table(self) -> [char; 256] {
        let mut all = [0; 256];
        (0..=u8::MAX).for_each(|byte| all[usize::from(byte)] = byte);
        let mut table = ['\u{FFFD}'; 256];
        let decoded = match self {
            Self::Ibm850 => all.iter().map(|byte| ibm850(*byte)).collect(),
            Self::Macintosh => MACINTOSH.decode_without_bom_handling(&all).0,
            _ => WINDOWS_1252.decode_without_bom_handling(&all).0,
        };
        table.iter_mut().zip(decoded.chars()).for_each(|(entry, character)| *entry = character);
        table
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// UTF-8; each byte that is none is a character of Windows-1252, but a character cut off at the end is lost.
fn mixed(bytes: &[u8], each: &mut dyn FnMut(char, Span)) {
    let table = Encoding::Windows1252.table();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            each(character, Span::new(at, at + character.len_utf8() as u32));
            at += character.len_utf8() as u32;
        }
        let cut_off = at as usize + chunk.invalid().len() == bytes.len() && is_cut_off(chunk.invalid());
        for byte in chunk.invalid() {
            each(if cut_off { '\u{FFFD}' } else { table[usize::from(*byte)] }, Span::new(at, at + 1));
            at += 1;
        }
    }
}

/// Whether the bytes are the beginning of a character and lack its end.
fn is_cut_off(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, each: &mut dyn FnMut(char, Span)) {
    let pairs = bytes.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let mut at = 0;
    for decoded in char::decode_utf16(pairs.map(|pair| unit([pair[0], pair[1]]))) {
        let character = decoded.unwrap_or('\u{FFFD}');
        let end = at + 2 * character.len_utf16() as u32;
        each(character, Span::new(at, end));
        at = end;
    }
    if odd {
        each('\u{FFFD}', Span::new(at, at + 1));
    }
}

/// UTF-16 without a byte-order mark: every other byte of most of the text is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let pairs = bytes.chunks_exact(2);
    let all = pairs.len();
    let (mut first, mut second) = (0, 0);
    for pair in pairs {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    // Swedish has no letter beyond the first 256; dashes and quotation marks are beyond.
    let most = |zeros: usize, others: usize| all > 1 && zeros * 10 >= all * 8 && others * 100 <= all;
    match () {
        () if most(second, first) => Some(Encoding::Utf16Le),
        () if most(first, second) => Some(Encoding::Utf16Be),
        () => None,
    }
}

/// Of the encodings with one byte a character, the one in which the bytes give the most words that could be Swedish.
fn most_swedish(bytes: &[u8]) -> Encoding {
    let score = |encoding: Encoding| {
        let table = encoding.table();
        let character = |byte: Option<&u8>| byte.map_or(' ', |byte| table[usize::from(*byte)]);
        let mut score = 0i64;
        for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
            let before = character(at.checked_sub(1).and_then(|at| bytes.get(at)));
            let after = character(bytes.get(at + 1));
            score += plausible(character(Some(byte)), before, after);
        }
        score
    };
    // Of equals the first is the likeliest.
    let candidates = [Encoding::Windows1252, Encoding::Macintosh, Encoding::Ibm850];
    candidates.into_iter().rev().max_by_key(|encoding| score(*encoding)).unwrap_or(Encoding::Windows1252)
}

/// How likely a character is between two others in a Swedish text.
fn plausible(character: char, before: char, after: char) -> i64 {
    let letters = i64::from(before.is_alphabetic()) + i64::from(after.is_alphabetic());
    match character {
        'å' | 'ä' | 'ö' | 'é' if after.is_uppercase() => -2,
        'å' | 'ä' | 'ö' | 'é' => 1 + letters,
        'Å' | 'Ä' | 'Ö' if !before.is_lowercase() => 1 + letters,
        '–' | '—' | '•' | '·' | '”' | '“' | '’' | '…' | '§' | '\u{A0}' | '½' | '´' | '»' | '«' => {
            match letters {
                2 => -2,
                sides => 1 + sides,
            }
        }
        'ü' | 'Ü' | 'è' | 'á' | 'à' | 'É' | 'æ' | 'ø' | 'ó' | 'í' => 0,
        _ => -2,
    }
}

/// A byte of code page 850, by the table of the Unicode Consortium (CP850.TXT).
fn ibm850(byte: u8) -> char {
    const HIGH: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
                        ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";
    match byte {
        0..0x80 => char::from(byte),
        _ => HIGH.chars().nth(usize::from(byte) - 0x80).unwrap_or('\u{FFFD}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Medborgarlöfte för Åmåls kommun – ”trygghet” på Öland, 2 § … på BRÅ” i Gnosjö";

    fn encoded(encoding: Encoding, text: &str) -> Vec<u8> {
        match encoding {
            Encoding::Utf8 | Encoding::MixedUtf8 => text.as_bytes().to_vec(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => {
                let table = encoding.table();
                text.chars().map(|c| table.iter().position(|one| *one == c).unwrap() as u8).collect()
            }
        }
    }

    #[test]
    fn encodings_are_told_apart() {
        use Encoding::{Ibm850, Macintosh, Utf8, Utf16Be, Utf16Le, Windows1252};
        for encoding in [Utf8, Utf16Le, Utf16Be, Windows1252, Macintosh, Ibm850] {
            let text = if encoding == Ibm850 { TEXT.replace(['–', '”', '…'], "\"") } else { TEXT.to_owned() };
            let bytes = encoded(encoding, &text);
            assert_eq!(Encoding::of(&bytes), Ok(encoding));
            let (decoded, map) = encoding.decode(&bytes);
            assert_eq!(decoded, text);
            let at = text.find("Öland").unwrap() as u32;
            let span = map.span(Span::new(at, at + "Öland".len() as u32));
            assert_eq!(encoding.decode(&bytes[span.range()]).0, "Öland", "{encoding}");
            assert_eq!(encoding.count(&bytes), text.chars().count(), "{encoding}");
        }
    }

    #[test]
    fn one_word_is_enough() {
        for (word, encoding) in [
            ("Gnosjö", Encoding::Windows1252),
            ("Gnosjö", Encoding::Macintosh),
            ("Gnosjö fritidsgård", Encoding::Ibm850),
            ("Åmål", Encoding::Macintosh),
            ("Åmål", Encoding::Ibm850),
            ("2018–2019", Encoding::Windows1252),
            ("Lars ”Lasse” Ek", Encoding::Windows1252),
            ("mer ”trygghet” nu", Encoding::Windows1252),
        ] {
            assert_eq!(Encoding::of(&encoded(encoding, word)), Ok(encoding), "{word}");
        }
    }

    #[test]
    fn code_page_850_is_whole() {
        let all: Vec<char> = (0x80..=0xFF).map(ibm850).collect();
        assert_eq!(all.len(), 128);
        assert!(!all.contains(&'\u{FFFD}'));
        let letters = [0x86, 0x84, 0x94, 0x8F, 0x8E, 0x99, 0xFF].map(ibm850);
        assert_eq!(letters, ['å', 'ä', 'ö', 'Å', 'Ä', 'Ö', '\u{A0}']);
    }

    #[test]
    fn other_bytes_in_utf8() {
        let bytes = b"L\xC3\xB6fte i \xC5m\xE5l";
        assert_eq!(Encoding::of(bytes), Ok(Encoding::MixedUtf8));
        let (text, map) = Encoding::MixedUtf8.decode(bytes);
        assert_eq!(text, "Löfte i Åmål");
        assert_eq!(map.span(Span::new(9, 15)), Span::new(9, 13));
        assert_eq!(Encoding::MixedUtf8.decode(b"L\xC3\xB6fte f\xC3").0, "Löfte f\u{FFFD}");
    }

    #[test]
    fn marks_and_zeros() {
        assert_eq!(Encoding::of(b"\xFF\xFEL\0"), Ok(Encoding::Utf16Le));
        assert_eq!(Encoding::Utf16Le.decode(b"\xFF\xFEL\0\xF6\0x").0, "\u{FEFF}Lö\u{FFFD}");
        assert_eq!(Encoding::of(b"\0L\0\xF6\0f\0t\0e"), Ok(Encoding::Utf16Be));
        assert_eq!(Encoding::of(b"GIF\0\0\x01\x02\x03"), Err(NoText(3)));
        assert_eq!(Encoding::of(b"\0"), Err(NoText(0)));
    }
}
