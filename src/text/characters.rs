//! Characters as they are meant: one letter for a letter and its marks, one kind of space and of line end, nothing that
//! cannot be seen, and letters that a conversion garbled put right.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::entities::{entity, has_entities};
use super::offsets::OffsetMap;
use super::sequences::next_sequence;
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
    let (mut text, mut map) = (text, map);
    if has_entities(&text) {
        let mut cleaner = Cleaner::new(&text);
        cleaner.entities();
        (text, map) = cleaner.finish(&map, &mut repairs.repaired);
    }
    if plain_end(&text, 0) == text.len() {
        return (text, map, repairs);
    }
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

    /// `&ouml;` becomes `ö`.
    fn entities(&mut self) {
        let mut done = 0;
        for at in memchr::memchr_iter(b'&', self.source.as_bytes()) {
            let Some((meant, length)) = entity(&self.source[at..]) else { continue };
            self.copy(done, at);
            done = at + length;
            self.write(meant, at, done);
        }
        self.copy(done, self.source.len());
    }

    /// Copies a stretch in which nothing is to be changed.
    fn copy(&mut self, from: usize, to: usize) {
        self.text.push_str(&self.source[from..to]);
        if from < to {
            self.map.push(to - from, Span::new(from as u32, to as u32));
        }
    }

    fn characters(&mut self) {
        let source = self.source;
        let mut marks_first = None;
        let mut done = 0;
        loop {
            let at = plain_end(source, done);
            self.copy(done, at);
            let mut characters = source[at..].chars();
            let Some(character) = characters.next() else { break };
            let end = at + character.len_utf8();
            let next = characters.next();
            done = end;
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
                    let marks_first = *marks_first.get_or_insert_with(|| marks_stand_first(source));
                    done = self.spacing_mark(character, at, next, marks_first);
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

    /// A mark beside its letter becomes one with it: `¨o` or `o¨`. Tells where what was taken ends.
    fn spacing_mark(&mut self, mark: char, at: usize, next: Option<char>, marks_first: bool) -> usize {
        let before = self.text.chars().next_back().and_then(|letter| swedish(letter, mark));
        let after = next.and_then(|next| swedish(next, mark).map(|letter| (letter, next.len_utf8())));
        let end = at + mark.len_utf8();
        match (before, after) {
            (Some(letter), after) if after.is_none() || !marks_first => {
                self.repaired.push(Span::new(at as u32, end as u32));
                self.replace_last(letter, end);
                end
            }
            (_, Some((letter, length))) => {
                self.repaired.push(Span::new(at as u32, (end + length) as u32));
                self.write(letter, at, end + length);
                end + length
            }
            _ => {
                self.write(mark, at, end);
                end
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

/// Where from `start` on the first character stands that may be something to change, or the end of the text.
fn plain_end(text: &str, start: usize) -> usize {
    // It can be the second of a sequence, the first of which is done with.
    if matches!(text.as_bytes().get(start), Some(0x0B | 0x0C)) {
        return start;
    }
    let found = next_sequence(text.as_bytes(), start);
    (found..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
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
            ("minst 20&ndash;25 &amp;ndash; f&ouml;r", "minst 20–25 &ndash; för"),
        ] {
            assert_eq!(cleaned(source).0, expected, "{source:?}");
        }
    }

    #[test]
    fn every_character_to_be_changed_is_found() {
        let changed = |c: char| {
            (c.is_whitespace() && !c.is_ascii() || is_mark(c))
                || matches!(c, '\u{AD}' | '\u{A8}' | '\u{2DA}' | '\u{212B}' | '\u{FEFF}' | '\u{FB00}'..='\u{FB06}')
                || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
        };
        for c in ('\0'..=char::MAX).filter(|c| changed(*c)) {
            assert_eq!(plain_end(&format!("å{c}b"), 0), 2, "U+{:04X}", u32::from(c));
        }
        for c in ["\r", "\u{0B}", "\u{0C}"] {
            assert!(plain_end(&format!("å{c}b"), 0) <= 2, "{c:?}");
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
