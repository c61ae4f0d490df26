//! Cutting text into words, figures and signs.

use super::number::{may_be_number, word_number};
use super::token::{Kind, Token};
use crate::vocabulary::{Flags, Lex, lex, lex_capitalised, lex_lower};

/// Cuts folded text into tokens and puts them after those of other texts.
pub(super) fn tokenize(text: &str, tokens: &mut Vec<Token>) {
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
    // `c:a`, `S:t`: a colon after one letter stands for those that are left out.
    if end == start + 1 && bytes.get(end) == Some(&b':') && bytes.get(end + 1).is_some_and(u8::is_ascii_lowercase) {
        end = scan_word(bytes, end + 1).0;
    }
    if signs & HYPHEN != 0 {
        end = before_month_dash(text, start, end);
    }
    let word = &bytes[start..end];
    // Nearly all words have small letters, or no capital but the first.
    let small = signs & CAPITAL == 0 && IN_WORD[usize::from(bytes[start + first])] & CAPITAL == 0;
    let known = match (signs & CAPITAL == 0, small) {
        (_, true) => lex_lower(word),
        (true, _) if word[first] != 0x97 => lex_capitalised(word, first),
        _ => lex(&text[start..end]),
    };
    // No numeral is in the lexicon, so only unknown words can be one.
    let kind = match !known.is_known() && may_be_number(word) {
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
    let mut value: f64 = text[start..end].parse().unwrap_or(0.0);
    // 1 200, 1.200: groups of three, the first of at most three.
    if length <= 3 && matches!(at(end), b' ' | b'.') && at(start) != b'0' {
        let between = at(end);
        while at(end) == between && digits(bytes, end + 1) == end + 4 && !is_letter(at(end + 4)) && at(end + 4) != b'-'
        {
            value = value * 1000.0 + text[end + 1..end + 4].parse::<f64>().unwrap_or(0.0);
            end += 4;
        }
    }
    // 18.00, 18:00, 2:a
    if matches!(at(end), b'.' | b':') && (at(end + 1).is_ascii_digit() || (at(end) == b':' && is_letter(at(end + 1)))) {
        return (word_end(bytes, end + 1).max(digits(bytes, end + 1)), Kind::Code);
    }
    // 20-tal, 20-talet, 20-minutersmetoden
    if at(end) == b'-' && is_letter(at(end + 1)) {
        let word = word_end(bytes, end + 1);
        return match &text[end + 1..word] {
            "tal" => (word, Kind::Tal(value)),
            _ => (word, Kind::Code),
        };
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
            ("1.200 hushåll", "1.200", Kind::Figure(1200.0)),
            ("18.000.", "18.000", Kind::Figure(18_000.0)),
            ("0.250", "0.250", Kind::Code),
            ("1.200,5 mil", "1.200,5", Kind::Figure(1200.5)),
            ("1.200.5", "1.200.5", Kind::Code),
            ("1.200kr", "1.200kr", Kind::Code),
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
        assert_eq!(
            words("c:a tio vid S:t Olof: två, a: tre"),
            ["c:a", "tio", "vid", "S:t", "Olof", ":", "två", ",", "a", ":", "tre"]
        );
    }
}
