//! Characters as they are meant: one letter for a letter and its marks, one kind of space and of line end, nothing that
//! cannot be seen, and letters that a conversion garbled put right.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::WINDOWS_1252;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::offsets::OffsetMap;
use crate::document::Span;

/// Text that was garbled again and again is put right this many times at most.
const REPAIRS: usize = 3;

/// What was found to be wrong with the letters of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Repairs {
    /// Where letters were put right, as places in the file.
    pub(super) repaired: Vec<Span>,
    /// Where a sign stands for letters that were lost, as places in the file.
    pub(super) lost: Vec<Span>,
}

/// The text with its characters as they are meant, the way back to the file, and what was wrong.
///
/// A text without anything to change, as nearly all are, is given back as it came.
pub(super) fn clean<'a>(text: Cow<'a, str>, map: OffsetMap) -> (Cow<'a, str>, OffsetMap, Repairs) {
    let mut repairs = Repairs::default();
    if !has_special(text.as_bytes()) {
        return (text, map, repairs);
    }
    let (mut text, mut map) = (text, map);
    for _ in 0..REPAIRS {
        if !is_garbled(&text) {
            break;
        }
        let mut cleaner = Cleaner::new(&text);
        cleaner.double_encoding();
        (text, map) = cleaner.finish(&map, &mut repairs.repaired);
    }
    let mut cleaner = Cleaner::new(&text);
    cleaner.characters();
    (text, map) = cleaner.finish(&map, &mut repairs.repaired);
    let signs = memchr::memmem::find_iter(text.as_bytes(), "\u{FFFD}");
    repairs.lost = signs.map(|at| map.span(Span::new(at as u32, at as u32 + 3))).collect();
    repairs.repaired.sort_unstable_by_key(|span| (span.start, span.end));
    repairs.repaired.dedup();
    (text, map, repairs)
}

/// Classes of bytes whose sequence may be something to change: a bit is set where first, second and third byte agree.
struct Classes {
    first: [u8; 256],
    second: [u8; 256],
    third: [u8; 256],
}

const CLASSES: Classes = {
    const LONE_RETURN: u8 = 1;
    const PAGE_END: u8 = 1 << 1;
    const LATIN_1: u8 = 1 << 2;
    const GARBLED: u8 = 1 << 3;
    const MARK: u8 = 1 << 4;
    const VERTICAL_TAB: u8 = 1 << 5;
    const PUNCTUATION: u8 = 1 << 6;
    const OTHER: u8 = 1 << 7;
    let mut classes = Classes { first: [0; 256], second: [0; 256], third: [0; 256] };
    let mut index = 0;
    while index < 256 {
        let byte = index as u8;
        classes.first[index] = VERTICAL_TAB
            | match byte {
                b'\n' => 0,
                b'\r' => LONE_RETURN | PAGE_END,
                0xC2 => LATIN_1 | PAGE_END,
                0xC3 => GARBLED | PAGE_END,
                0xCC | 0xCD => MARK | PAGE_END,
                0xE2 => PUNCTUATION | PAGE_END,
                0xCB | 0xE1 | 0xE3 | 0xEF => OTHER | PAGE_END,
                _ => PAGE_END,
            };
        classes.second[index] = MARK
            | if byte == b'\n' { 0 } else { LONE_RETURN }
            | match byte {
                0x0B => VERTICAL_TAB,
                0x0C => PAGE_END,
                0x80 => LATIN_1 | PUNCTUATION | OTHER,
                0x81 | 0x84 => LATIN_1 | PUNCTUATION,
                0x82 | 0x83 => LATIN_1 | GARBLED,
                0x9A => LATIN_1 | OTHER,
                0x85..=0x9F | 0xA0 | 0xA8 | 0xAD => LATIN_1,
                0xA2 | 0xAF => GARBLED,
                0xAC | 0xBB | 0xBF => OTHER,
                _ => 0,
            };
        // Dashes, quotation marks, the bullet and the ellipsis stand in the same block as what cannot be seen.
        let seen = matches!(byte, 0x90..=0xA6 | 0xB0..=0xBE);
        classes.third[index] = if seen { !PUNCTUATION } else { u8::MAX };
        index += 1;
    }
    classes
};

/// Bytes that are looked through at a time.
const STRETCH: usize = 64;

/// Whether the text may have something to change.
fn has_special(bytes: &[u8]) -> bool {
    if bytes.first() == Some(&0x0B) {
        return true;
    }
    let mut start = 0;
    bytes.chunks(STRETCH).any(|stretch| {
        // The byte that tells may be the second of its sequence.
        let window = start.max(1) - 1..start + stretch.len();
        start = window.end;
        // Nearly no stretch has such a byte, so that an early end would cost more than it saves.
        let may_be = stretch.iter().fold(0, |found, byte| found | u8::from(may_be_special(*byte))) != 0;
        may_be && has_sequence(bytes, window)
    })
}

/// Whether a byte stands in some of the sequences of [`CLASSES`], and seldom elsewhere.
///
/// Only comparisons, so that many bytes are compared at once.
fn may_be_special(byte: u8) -> bool {
    let within = |first: u8, last: u8| byte.wrapping_sub(first) <= last - first;
    let second = within(0x82, 0x83) | (byte == 0xA2) | (byte == 0xAF);
    let first = (byte == 0xC2) | within(0xCB, 0xCD) | within(0xE1, 0xE3) | (byte == 0xEF);
    within(0x0B, 0x0D) | second | first
}

/// Whether a sequence that may be something to change begins in `window`.
fn has_sequence(bytes: &[u8], window: Range<usize>) -> bool {
    let at = |index: usize| usize::from(bytes.get(index).copied().unwrap_or(0));
    window
        .into_iter()
        .any(|index| CLASSES.first[at(index)] & CLASSES.second[at(index + 1)] & CLASSES.third[at(index + 2)] != 0)
}

/// A text while it is written anew.
struct Cleaner<'t> {
    source: &'t str,
    text: String,
    map: OffsetMap,
    /// Stretches of the source that were put right.
    repaired: Vec<Span>,
}

impl<'t> Cleaner<'t> {
    fn new(source: &'t str) -> Self {
        Self { source, text: String::with_capacity(source.len()), map: OffsetMap::empty(), repaired: Vec::new() }
    }

    fn write(&mut self, character: char, from: usize, to: usize) {
        self.text.push(character);
        self.map.push(character.len_utf8(), Span::new(from as u32, to as u32));
    }

    fn finish<'a>(self, earlier: &OffsetMap, repaired: &mut Vec<Span>) -> (Cow<'a, str>, OffsetMap) {
        repaired.extend(self.repaired.iter().map(|span| earlier.span(*span)));
        let map = self.map.finish(self.source.len()).after(earlier, &self.text);
        (Cow::Owned(self.text), map)
    }

    /// `Ã¶` becomes `ö`: UTF-8 that was taken for Windows-1252 and written as UTF-8 once more.
    fn double_encoding(&mut self) {
        let mut at = 0;
        while let Some(character) = self.source[at..].chars().next() {
            match garbled(&self.source[at..]) {
                Some((meant, length)) => {
                    self.repaired.push(Span::new(at as u32, (at + length) as u32));
                    self.write(meant, at, at + length);
                    at += length;
                }
                None => {
                    self.write(character, at, at + character.len_utf8());
                    at += character.len_utf8();
                }
            }
        }
    }

    fn characters(&mut self) {
        let source = self.source;
        let marks_first = marks_stand_first(source);
        let mut characters = source.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let end = at + character.len_utf8();
            let next = characters.peek().map(|(_, next)| *next);
            match character {
                '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {}
                // Before a line end it tells how the line goes on.
                '\u{AD}' if !source[end..].trim_start_matches([' ', '\r']).starts_with('\n') => {}
                // Line ends that were converted twice.
                '\r' if source[end..].starts_with("\r\n") => self.write(' ', at, end),
                '\r' if next != Some('\n') => self.write('\n', at, end),
                '\u{0B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.write('\n', at, end),
                // A page ends a line, too.
                '\u{0C}' if !self.text.ends_with('\n') && !self.text.is_empty() => {
                    self.write('\n', at, at);
                    self.write(character, at, end);
                }
                '\u{FB00}'..='\u{FB06}' => self.ligature(character, at, end),
                '\u{A8}' | '\u{2DA}' => {
                    if self.spacing_mark(character, at, next, marks_first) {
                        characters.next();
                    }
                }
                // The sign of the unit that the letter is named after.
                '\u{212B}' => self.write('Å', at, end),
                _ if character.is_whitespace() && !character.is_ascii() => self.write(' ', at, end),
                _ if is_mark(character) => self.mark(character, at, end),
                _ => self.write(character, at, end),
            }
        }
    }

    fn ligature(&mut self, ligature: char, at: usize, end: usize) {
        for letter in ligature.to_string().nfkc() {
            self.write(letter, at, end);
        }
    }

    /// A mark beside its letter becomes one with it: `¨o` or `o¨`. Tells whether the next character was taken too.
    fn spacing_mark(&mut self, mark: char, at: usize, next: Option<char>, marks_first: bool) -> bool {
        let before = self.text.chars().next_back().and_then(|letter| swedish(letter, mark));
        let after = next.and_then(|next| swedish(next, mark).map(|letter| (letter, next.len_utf8())));
        let end = at + mark.len_utf8();
        match (before, after) {
            (Some(letter), after) if after.is_none() || !marks_first => {
                self.repaired.push(Span::new(at as u32, end as u32));
                self.replace_last(letter, end);
                false
            }
            (_, Some((letter, length))) => {
                self.repaired.push(Span::new(at as u32, (end + length) as u32));
                self.write(letter, at, end + length);
                true
            }
            _ => {
                self.write(mark, at, end);
                false
            }
        }
    }

    /// A mark on the letter before it.
    fn mark(&mut self, mark: char, at: usize, end: usize) {
        match self.text.chars().next_back().and_then(|letter| compose(letter, mark)) {
            Some(letter) => self.replace_last(letter, end),
            None => self.write(mark, at, end),
        }
    }

    /// Puts `letter` in the place of the last character, which then goes on to `end` in the source.
    fn replace_last(&mut self, letter: char, end: usize) {
        if let Some(last) = self.text.pop() {
            let start = self.map.pop(last.len_utf8());
            self.write(letter, start as usize, end);
        }
    }
}

/// Whether the text has garbled letters that no Swedish word can have.
fn is_garbled(text: &str) -> bool {
    let sure = |at: usize| text[at..].starts_with(['Ã', 'Â', 'â', 'ï']) && garbled(&text[at..]).is_some();
    memchr::memchr_iter(0xC3, text.as_bytes()).any(sure)
}

/// What the garbled letter at the beginning of `text` was meant to be, and how many bytes it takes.
///
/// `Å` with a quotation mark after it can be meant as it stands, so that this is only asked of a text that [`is_garbled`].
fn garbled(text: &str) -> Option<(char, usize)> {
    let mut characters = text.char_indices();
    let (_, first) = characters.next()?;
    let length = match first {
        'Ã' | 'Â' | 'Å' | 'Æ' | 'Ë' | 'Ì' | 'Í' => 2,
        'â' | 'ï' => 3,
        _ => return None,
    };
    let mut bytes = [0; 3];
    bytes[0] = windows_1252(first)?;
    for byte in bytes.iter_mut().take(length).skip(1) {
        *byte = windows_1252(characters.next()?.1)?;
    }
    let meant = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    Some((meant, characters.offset()))
}

/// The byte of a character in Windows-1252; control characters stand for the bytes it leaves open.
fn windows_1252(character: char) -> Option<u8> {
    match character {
        '\u{80}'..='\u{FF}' => Some(character as u8),
        _ => {
            let high: [u8; 32] = std::array::from_fn(|index| 0x80 + index as u8);
            let decoded = WINDOWS_1252.decode_without_bom_handling(&high).0;
            decoded.chars().position(|one| one == character).map(|index| 0x80 + index as u8)
        }
    }
}

/// The Swedish letter that a letter and a mark beside it make.
fn swedish(letter: char, mark: char) -> Option<char> {
    let combining = if mark == '\u{2DA}' { '\u{30A}' } else { '\u{308}' };
    compose(letter, combining).filter(|composed| "åäöüÅÄÖÜ".contains(*composed))
}

/// Whether marks that stand beside their letters stand before them, as TeX leaves them, judged by those that stand
/// beside only one letter they could belong to.
fn marks_stand_first(text: &str) -> bool {
    let (mut first, mut last, mut before) = (0, 0, ' ');
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if matches!(character, '\u{A8}' | '\u{2DA}') {
            let after = characters.peek().is_some_and(|next| swedish(*next, character).is_some());
            match (swedish(before, character).is_some(), after) {
                (true, false) => last += 1,
                (false, true) => first += 1,
                _ => {}
            }
        }
        before = character;
    }
    first > last
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> (String, OffsetMap, Repairs) {
        let (text, map, repairs) = clean(Cow::Borrowed(text), OffsetMap::identity(text.len()));
        (text.into_owned(), map, repairs)
    }

    #[test]
    fn characters_as_they_are_meant() {
        for (source, expected) in [
            ("o\u{308}ka na\u{308}rvaron pa\u{30A} A\u{30A}sen", "öka närvaron på Åsen"),
            ("\u{FB01}nns, tra\u{FB03}k, stra\u{FB00}, \u{FB02}er", "finns, traffik, straff, fler"),
            ("\u{FEFF}1\u{A0}000\u{202F}kr", "1 000 kr"),
            ("trygg\u{200B}het\u{200E} i \u{202D}Arvika", "trygghet i Arvika"),
            ("grann\u{AD}samverkan i grann\u{AD}\nskap", "grannsamverkan i grann\u{AD}\nskap"),
            ("a\rb\r\nc\u{2028}d\u{85}e\u{0B}f", "a\nb\r\nc\nd\ne\nf"),
            ("slut\u{0C}ny\n\u{0C}sida", "slut\n\u{0C}ny\n\u{0C}sida"),
            ("Medborgarl¨ofte f¨or ˚ar", "Medborgarlöfte för år"),
            ("Medborgarlo¨fte fo¨r a˚r", "Medborgarlöfte för år"),
            ("so¨ka la¨sa bo¨ao¨", "söka läsa böaö"),
            ("s¨oka l¨asa bo¨a", "söka läsa boä"),
            ("¨ ensam", "¨ ensam"),
            ("medborgarlÃ¶fte â€“ Ã…mÃ¥l Â§", "medborgarlöfte – Åmål §"),
            ("medborgarlÃƒÂ¶fte Ã¢â‚¬â€œ", "medborgarlöfte –"),
            ("•ï‚· ï»¿a", "•\u{F0B7} a"),
            ("”BRÅ” – PÅ–tal ÅÄÖ é", "”BRÅ” – PÅ–tal ÅÄÖ é"),
            ("château", "château"),
            ("\u{212B}mål", "Åmål"),
        ] {
            assert_eq!(cleaned(source).0, expected, "{source:?}");
        }
    }

    #[test]
    fn no_sequence_is_missed_wherever_it_stands() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        let all = bytes.iter().flat_map(|one| bytes.iter().map(|two| [*one, *two]));
        for ([one, two], three) in all.flat_map(|pair| [0x80, 0x93].map(|three| (pair, three))) {
            let class = CLASSES.first[one as usize] & CLASSES.second[two as usize] & CLASSES.third[three as usize];
            for before in [0, STRETCH - 2, STRETCH - 1] {
                let text = [&vec![b' '; before], &[one, two, three][..], b" "].concat();
                assert!(class == 0 || has_special(&text), "{text:02X?}");
            }
        }
    }

    #[test]
    fn nothing_to_change_is_not_copied() {
        for text in ["Löfte – ”på” • Åmål … é ü §", "a\r\nb\n\u{0C}c", "\u{F0B7} ➤ x"] {
            assert!(
                matches!(clean(Cow::Borrowed(text), OffsetMap::identity(text.len())).0, Cow::Borrowed(_)),
                "{text}"
            );
        }
    }

    #[test]
    fn the_way_back() {
        for (source, word, original) in [
            ("\u{FEFF}na\u{308}ra sko\u{200B}gen", "nära", "na\u{308}ra"),
            ("\u{FEFF}na\u{308}ra sko\u{200B}gen", "skogen", "sko\u{200B}gen"),
            ("tra\u{FB03}k i stan", "traffik", "tra\u{FB03}k"),
            ("tra\u{FB03}k i stan", "fik", "\u{FB03}k"),
            ("lÃƒÂ¶fte nu", "löfte", "lÃƒÂ¶fte"),
            ("l¨ofte nu", "löfte", "l¨ofte"),
            ("en\u{0C}tv\u{C3}\u{A5}", "två", "tv\u{C3}\u{A5}"),
        ] {
            let (text, map, _) = cleaned(source);
            let at = text.find(word).unwrap_or_else(|| panic!("{word} in {text}")) as u32;
            let span = map.span(Span::new(at, at + word.len() as u32));
            assert_eq!(&source[span.range()], original);
            assert_eq!(map.stretch(Span::new(0, text.len() as u32)), Span::new(0, source.len() as u32));
        }
    }

    #[test]
    fn repairs_are_told_and_the_rest_is_not() {
        assert_eq!(cleaned("na\u{308}ra\u{A0}\u{FB01}nns\u{FEFF}").2, Repairs::default());
        let repairs = cleaned("lÃ¶fte f\u{FFFD}r").2;
        assert_eq!(repairs.repaired, [Span::new(1, 5)]);
        assert_eq!(repairs.lost, [Span::new(10, 13)]);
    }
}
