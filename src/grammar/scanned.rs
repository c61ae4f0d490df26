//! Text that was scanned: letters and figures that were taken for others are seen through. What is written stays.

use super::number::word_number;
use super::token::{Kind, Token};
use crate::vocabulary::lex_scanned;

/// A text without one letter of `å`, `ä` and `ö` is Swedish that has lost them, if it is longer than so many bytes.
const LONG: usize = 400;

/// Whether a text was scanned, and not well: `PoIisen`, `rninst`; or has lost its dots and rings.
pub(crate) fn is_scanned(text: &str) -> bool {
    let bytes = text.as_bytes();
    // No word begins with `rn`, as `rninst` does.
    let begins = |at: &usize| at.checked_sub(1).is_none_or(|before| bytes[before].is_ascii_whitespace());
    let small = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_lowercase);
    let inside = |at: usize| small(at.checked_sub(1)) && small(Some(at + 1));
    memchr::memchr2_iter(b'I', b'1', bytes).any(inside)
        || bytes.len() > LONG && bytes.is_ascii()
        || memchr::memmem::find_iter(bytes, b"rn").filter(begins).any(|at| small(Some(at + 2)))
}

/// Gives the words and figures of a scanned text the meaning of what they were.
pub(crate) fn see_through(text: &str, tokens: &mut [Token]) {
    for token in tokens {
        let written = &text[token.start as usize..token.end as usize];
        if !matches!(token.kind, Kind::Word | Kind::Code) {
            continue;
        }
        if let Some(value) = figure(written) {
            token.kind = Kind::Figure(value);
            continue;
        }
        if token.kind != Kind::Word || token.lex.is_known() {
            continue;
        }
        match numeral(written) {
            Some((value, about)) => token.kind = Kind::Numeral(f64::from(value), about),
            None => token.lex = lex_scanned(written),
        }
    }
}

/// `l0`, `6O`: a figure some of whose digits were taken for letters.
fn figure(written: &str) -> Option<f64> {
    let digit = |byte: u8| match byte {
        b'l' | b'I' => Some(1),
        b'o' | b'O' => Some(0),
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        _ => None,
    };
    let both =
        written.bytes().any(|byte| byte.is_ascii_digit()) && written.bytes().any(|byte| byte.is_ascii_alphabetic());
    if !both || !(2..=4).contains(&written.len()) {
        return None;
    }
    written.bytes().try_fold(0, |value, byte| Some(value * 10 + digit(byte)?)).map(f64::from)
}

/// `tva`, `ätta`: a numeral that has lost the ring over its `å` or the dots over its `ö`.
fn numeral(written: &str) -> Option<(u32, bool)> {
    const LONGEST: usize = 16;
    if written.len() > LONGEST {
        return None;
    }
    written.char_indices().find_map(|(at, letter)| {
        let was = match letter {
            'a' | 'ä' => 'å',
            'A' | 'Ä' => 'Å',
            'o' => 'ö',
            _ => return None,
        };
        let rest = &written[at + letter.len_utf8()..];
        word_number(&format!("{}{was}{rest}", &written[..at]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::tokenize::tokenize;

    #[test]
    fn faults_tell_that_a_text_was_scanned() {
        assert!(is_scanned("PoIisen ska synas"));
        assert!(is_scanned("Po1isen ska synas"));
        assert!(is_scanned(&"Uppfoljning av medborgarloftet. ".repeat(20)));
        assert!(is_scanned("minst en runda, rninst två"));
        assert!(!is_scanned("morna kvällar, barn, RN 2019 och rn-tal"));
        assert!(!is_scanned("Insatser på IKEA, AIK och i Ii. Löften"));
        assert!(!is_scanned("Uppfoljning"));
    }

    #[test]
    fn figures_and_numerals() {
        let text = "minst l0 pass, 6O kontroller den 2l maj, tva eller ätta; lol";
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        see_through(text, &mut tokens);
        let values: Vec<_> = tokens
            .iter()
            .filter_map(|token| match token.kind {
                Kind::Figure(value) | Kind::Numeral(value, _) => Some(value),
                _ => None,
            })
            .collect();
        assert_eq!(values, [10.0, 60.0, 21.0, 2.0, 8.0]);
    }
}
