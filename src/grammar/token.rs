//! Words, figures and signs, and nom's view of them.

use nom::{IResult, Needed, Parser};

use super::number::{may_be_number, word_number};
use crate::vocabulary::{Flags, Lex, Lower, Stems, lex, lex_capitalised, lex_lower};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// A word, with its inner hyphens; an address or an abbreviation with its inner points.
    Word,
    /// A number in words, and whether it is meant as about so many: `femton`, `tjugotal`.
    Numeral(f64, bool),
    /// A figure: `15`, `1 200`, `0,78`.
    Figure(f64),
    /// A figure for about so many: `20-tal`.
    Tal(f64),
    /// Figures that count nothing: `2018-07-01`, `18.00`, `0921-620 00`, `2:a`.
    Code,
    /// Any other sign.
    Sign(char),
}

/// A word, figure or sign of folded text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Token {
    /// Offset of the first byte in the folded text.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    pub(crate) kind: Kind,
    /// What the word can mean.
    pub(crate) lex: Lex,
}

impl Token {
    /// Whether any of the flags is set.
    pub(crate) fn is(&self, flags: Flags) -> bool {
        self.lex.flags.any(flags)
    }

    /// Whether it is this sign.
    pub(crate) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// Whether it is a dash of any length.
    pub(crate) fn is_dash(&self) -> bool {
        matches!(self.kind, Kind::Sign('-' | '–' | '—' | '−' | '‐' | '‑'))
    }

    /// Whether it is a word.
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Numeral(..))
    }
}

/// Cuts folded text into tokens.
pub(crate) fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    tokens.reserve(text.len() / 6 + 1);
    tokenize_after(text, tokens);
}

/// Cuts folded text into tokens and puts them after those of other texts.
pub(crate) fn tokenize_after(text: &str, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let (end, kind) = match byte {
            b' ' | b'\t' | b'\n' => {
                at += 1;
                continue;
            }
            b'0'..=b'9' => figure(text, at),
            _ if is_letter(byte) => {
                let token = word_token(text, at);
                at = token.end as usize;
                tokens.push(token);
                continue;
            }
            _ => {
                let sign = text[at..].chars().next().unwrap_or(' ');
                (at + sign.len_utf8(), Kind::Sign(sign))
            }
        };
        let lex = match kind {
            Kind::Sign('%' | '§' | '/' | '&') => lex(&text[at..end]),
            _ => Lex::NONE,
        };
        tokens.push(Token { start: at as u32, end: end as u32, kind, lex });
        at = end;
    }
}

/// The word that begins at `start`.
#[inline]
fn word_token(text: &str, start: usize) -> Token {
    let bytes = text.as_bytes();
    // The last byte of the first letter, where it is one that a listed word can begin with.
    let first = match bytes[start] {
        0xC3 => 1,
        _ => 0,
    };
    let (mut end, signs) = scan_word(bytes, start + first + 1);
    if signs & HYPHEN != 0 {
        end = before_month_dash(text, start, end);
    }
    let word = &bytes[start..end];
    // Nearly all words have small letters, or no capital but the first.
    let known = match (signs & CAPITAL == 0, IN_WORD[usize::from(bytes[start + first])] & CAPITAL == 0) {
        (true, true) => lex_lower(word),
        (true, false) if word[first] != 0x97 => lex_capitalised(word, first),
        _ => lex(&text[start..end]),
    };
    // No numeral is in the lexicon, so only unknown words can be one.
    let unknown = known.flags == Flags::NONE && known.stems == Stems::NONE && known.actor.is_none();
    let kind = match unknown && may_be_number(word) {
        true => {
            word_number(&text[start..end]).map_or(Kind::Word, |(value, about)| Kind::Numeral(f64::from(value), about))
        }
        false => Kind::Word,
    };
    Token { start: start as u32, end: end as u32, kind, lex: known }
}

/// Letters of words: ASCII, and everything from U+00C0 on but the punctuation from U+2000 on.
const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || (byte >= 0xC3 && byte != 0xE2 && byte != 0xEF)
}

/// A byte that words are made of.
const INNER: u8 = 1;
/// A byte that is, or may be the last of, a capital letter.
const CAPITAL: u8 = 2;
/// Not of any byte: a hyphen was seen.
const HYPHEN: u8 = 4;

/// What each byte can be in a word.
const IN_WORD: [u8; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let byte = index as u8;
        let continues = matches!(byte, 0x80..0xC0);
        if is_letter(byte) || byte.is_ascii_digit() || continues {
            table[index] |= INNER;
        }
        if byte.is_ascii_uppercase() || matches!(byte, 0x80..=0x9E) {
            table[index] |= CAPITAL;
        }
        index += 1;
    }
    table
};

fn word_end(bytes: &[u8], start: usize) -> usize {
    scan_word(bytes, start).0
}

/// Where the word ends that goes on at `start`, and what kinds of bytes are in it from there.
#[inline]
fn scan_word(bytes: &[u8], start: usize) -> (usize, u8) {
    let (mut at, mut seen) = (start, 0);
    loop {
        for byte in &bytes[at..] {
            let kind = IN_WORD[usize::from(*byte)];
            if kind & INNER == 0 {
                break;
            }
            seen |= kind;
            at += 1;
        }
        let (Some(byte), Some(next)) = (bytes.get(at), bytes.get(at + 1)) else { break };
        let joins = match byte {
            b'-' => {
                seen |= HYPHEN;
                is_letter(*next) || next.is_ascii_digit()
            }
            b'\'' | b'_' => is_letter(*next) || next.is_ascii_digit(),
            // `t.ex`, `polisen.se`: a point before a small letter does not end a sentence.
            b'.' => next.is_ascii_lowercase(),
            b'@' => is_letter(*next),
            _ => false,
        };
        if !joins {
            break;
        }
        at += 1;
    }
    (at, seen)
}

/// `mars-maj`: the hyphen between two months joins no word.
fn before_month_dash(text: &str, start: usize, end: usize) -> usize {
    match text.as_bytes()[start..end].iter().position(|byte| *byte == b'-') {
        // Jan-Olof is no month.
        Some(dash) if is_month(&text[start..start + dash]) && is_month(&text[start + dash + 1..end]) => start + dash,
        _ => end,
    }
}

fn is_month(word: &str) -> bool {
    lex(word).flags.any(Flags::MONTH)
}

fn digits(bytes: &[u8], start: usize) -> usize {
    start + bytes[start.min(bytes.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

fn figure(text: &str, start: usize) -> (usize, Kind) {
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(b' ');
    let mut end = digits(bytes, start);
    let length = end - start;
    // 2018-07-01
    if length == 4 && at(end) == b'-' {
        let month = digits(bytes, end + 1);
        let day = digits(bytes, month + 1);
        if month == end + 3 && at(month) == b'-' && day == month + 3 {
            return (day, Kind::Code);
        }
    }
    // 0921-620 00
    if length > 1 && at(start) == b'0' {
        while end < bytes.len()
            && (at(end).is_ascii_digit() || (matches!(at(end), b' ' | b'-' | b'/') && at(end + 1).is_ascii_digit()))
        {
            end += 1;
        }
        return (end, Kind::Code);
    }
    // 18.00, 18:00, 2:a
    if matches!(at(end), b'.' | b':') && (at(end + 1).is_ascii_digit() || (at(end) == b':' && is_letter(at(end + 1)))) {
        return (word_end(bytes, end + 1).max(digits(bytes, end + 1)), Kind::Code);
    }
    let mut value: f64 = text[start..end].parse().unwrap_or(0.0);
    // 20-tal, 20-talet, 20-minutersmetoden
    if at(end) == b'-' && is_letter(at(end + 1)) {
        let word = word_end(bytes, end + 1);
        return match &text[end + 1..word] {
            "tal" => (word, Kind::Tal(value)),
            _ => (word, Kind::Code),
        };
    }
    // 1 200: groups of three, the first of at most three.
    if length <= 3 {
        while at(end) == b' ' && digits(bytes, end + 1) == end + 4 && !is_letter(at(end + 4)) && at(end + 4) != b'-' {
            value = value * 1000.0 + text[end + 1..end + 4].parse::<f64>().unwrap_or(0.0);
            end += 4;
        }
    }
    // 0,78
    if at(end) == b',' && at(end + 1).is_ascii_digit() {
        let decimals = digits(bytes, end + 1);
        let places = (decimals - end - 1).min(9) as i32;
        value += text[end + 1..end + 1 + places as usize].parse::<f64>().unwrap_or(0.0) / 10f64.powi(places);
        end = decimals;
    }
    if is_letter(at(end)) {
        let word = word_end(bytes, end);
        return match &text[end..word] {
            "st" | "ggr" | "gånger" => (end, Kind::Figure(value)),
            _ => (word, Kind::Code),
        };
    }
    (end, Kind::Figure(value))
}

/// Tokens as input for nom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tokens<'t> {
    /// The text that the tokens stand in.
    pub(crate) text: &'t str,
    /// What is left of them.
    pub(crate) rest: &'t [Token],
}

/// What a parser over tokens gives.
pub(crate) type Out<'t, T> = IResult<Tokens<'t>, T, ()>;

impl<'t> Tokens<'t> {
    pub(crate) fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        Self { text, rest: tokens }
    }

    /// The text of a token.
    pub(crate) fn str(&self, token: &Token) -> &'t str {
        &self.text[token.start as usize..token.end as usize]
    }

    /// The text of a token in small letters.
    pub(crate) fn lower(&self, token: &Token) -> Lower<'t> {
        Lower::new(self.str(token))
    }

    /// The first token.
    pub(crate) fn first(&self) -> Option<&'t Token> {
        self.rest.first()
    }

    /// The token at `index`.
    pub(crate) fn get(&self, index: usize) -> Option<&'t Token> {
        self.rest.get(index)
    }

    /// All from `index` on.
    pub(crate) fn from(&self, index: usize) -> Self {
        Self { text: self.text, rest: &self.rest[index.min(self.rest.len())..] }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.rest.len()
    }

    /// Whether a token begins with a capital.
    pub(crate) fn capital(&self, token: &Token) -> bool {
        // Most words begin with a letter of ASCII.
        token.is_word()
            && match self.text.as_bytes()[token.start as usize] {
                byte if byte.is_ascii() => byte.is_ascii_uppercase(),
                _ => self.str(token).starts_with(char::is_uppercase),
            }
    }

    /// Whether the sentence ends at `index`: a full stop that is not an abbreviation's, or the end.
    pub(crate) fn ends_sentence(&self, index: usize) -> bool {
        let Some(token) = self.get(index) else { return true };
        match token.kind {
            Kind::Sign('!' | '?' | ':' | ';') => true,
            Kind::Sign('.') => match (index.checked_sub(1).and_then(|before| self.get(before)), self.get(index + 1)) {
                (_, None) => true,
                (Some(before), Some(next)) => {
                    let short = before.end - before.start <= 2 || self.str(before).contains('.');
                    !short && (self.capital(next) || !next.is_word())
                }
                (None, Some(_)) => true,
            },
            _ => false,
        }
    }

    /// The sentences, each as a range of indices.
    pub(crate) fn sentences(self) -> impl Iterator<Item = std::ops::Range<usize>> + use<'t> {
        let mut from = 0;
        std::iter::from_fn(move || {
            while from < self.len() {
                let start = from;
                let end = (start..self.len()).find(|index| self.ends_here(*index)).unwrap_or(self.len());
                from = end + 1;
                if start < end {
                    return Some(start..end);
                }
            }
            None
        })
    }

    /// Whether a sign at `index` ends a sentence of running text, where `:` and `;` do not.
    fn ends_here(&self, index: usize) -> bool {
        matches!(self.rest[index].kind, Kind::Sign('.' | '!' | '?')) && self.ends_sentence(index)
    }
}

impl<'t> nom::Input for Tokens<'t> {
    type Item = &'t Token;
    type Iter = std::slice::Iter<'t, Token>;
    type IterIndices = std::iter::Enumerate<std::slice::Iter<'t, Token>>;

    fn input_len(&self) -> usize {
        self.rest.len()
    }

    fn take(&self, index: usize) -> Self {
        Self { text: self.text, rest: &self.rest[..index] }
    }

    fn take_from(&self, index: usize) -> Self {
        Self { text: self.text, rest: &self.rest[index..] }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.rest.iter().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.rest.iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.rest.iter().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        match self.rest.len() >= count {
            true => Ok(count),
            false => Err(Needed::new(count - self.rest.len())),
        }
    }
}

/// One token that `predicate` holds for.
pub(crate) fn token<'t>(predicate: impl Fn(&Token) -> bool) -> impl Parser<Tokens<'t>, Output = &'t Token, Error = ()> {
    move |input: Tokens<'t>| match input.first() {
        Some(found) if predicate(found) => Ok((input.from(1), found)),
        _ => Err(nom::Err::Error(())),
    }
}

/// One word with any of the flags.
pub(crate) fn flagged<'t>(flags: Flags) -> impl Parser<Tokens<'t>, Output = &'t Token, Error = ()> {
    token(move |token| token.is(flags))
}

/// One word, in whatever letter case.
pub(crate) fn word<'t>(expected: &'static str) -> impl Parser<Tokens<'t>, Output = &'t Token, Error = ()> {
    move |input: Tokens<'t>| match input.first() {
        Some(found) if found.is_word() && same_word(input.str(found), expected) => Ok((input.from(1), found)),
        _ => Err(nom::Err::Error(())),
    }
}

/// Whether two words are the same, letter case aside.
pub(crate) fn same_word(word: &str, expected: &str) -> bool {
    if word.len() != expected.len() {
        return false;
    }
    // Most words are told apart by their first letter.
    let other = match (word.bytes().next(), expected.bytes().next()) {
        (Some(one), Some(two)) => one.is_ascii() && two.is_ascii() && !one.eq_ignore_ascii_case(&two),
        _ => false,
    };
    !other && (word == expected || word.chars().flat_map(char::to_lowercase).eq(expected.chars()))
}

/// One sign.
pub(crate) fn sign<'t>(expected: char) -> impl Parser<Tokens<'t>, Output = &'t Token, Error = ()> {
    token(move |token| token.is_sign(expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, Kind)> {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        tokens.iter().map(|token| (text[token.start as usize..token.end as usize].to_owned(), token.kind)).collect()
    }

    #[test]
    fn figures() {
        for (text, whole, kind) in [
            ("15 kontroller", "15", Kind::Figure(15.0)),
            ("1 200 hushåll", "1 200", Kind::Figure(1200.0)),
            ("100 000 kronor", "100 000", Kind::Figure(100_000.0)),
            ("0,78 kontroller", "0,78", Kind::Figure(0.78)),
            ("2018-07-01", "2018-07-01", Kind::Code),
            ("2018-2019", "2018", Kind::Figure(2018.0)),
            ("18.00–20.00", "18.00", Kind::Code),
            ("0921-620 00.", "0921-620 00", Kind::Code),
            ("20-tal", "20-tal", Kind::Tal(20.0)),
            ("20-minutersmetoden", "20-minutersmetoden", Kind::Code),
            ("2:a", "2:a", Kind::Code),
            ("80st", "80", Kind::Figure(80.0)),
            ("12/3 2021", "12", Kind::Figure(12.0)),
            ("10 000 000", "10 000 000", Kind::Figure(10_000_000.0)),
        ] {
            assert_eq!(cut(text)[0], (whole.to_owned(), kind), "{text}");
        }
    }

    #[test]
    fn words() {
        let words = |text| cut(text).into_iter().map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(
            words("A-traktorer, t.ex. på www.polisen.se."),
            ["A-traktorer", ",", "t.ex", ".", "på", "www.polisen.se", "."]
        );
        assert_eq!(words("gång- och cykel"), ["gång", "-", "och", "cykel"]);
        assert_eq!(words("kontroller/dag"), ["kontroller", "/", "dag"]);
        assert_eq!(words("klart.Vi"), ["klart", ".", "Vi"]);
    }

    #[test]
    fn sentences_end_at_full_stops_of_their_own() {
        let text = "Vi ska bl.a. besöka ca. 10 skolor. Sedan tar vi en paus. T.f. chefen talar";
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        assert_eq!(Tokens::new(text, &tokens).sentences().count(), 3);
    }
}
