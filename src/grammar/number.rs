//! Numerals in words and figures.
//!
//! ```text
//! numeral   = thousands? hundreds? below-hundred?
//! thousands = (below-thousand)? "tusen"
//! hundreds  = (unit)? "hundra"
//! below-hundred = tens unit? | teen | unit
//! about     = numeral "tal"                      ; tjugotal, tiotal, hundratal
//! ```

use nom::IResult;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::{opt, value};

use super::token::{Kind, Tokens, same_word};
use crate::vocabulary::{Flags, Lower};

/// A number as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral {
    pub(crate) value: f64,
    /// `ett tjugotal`, `ett par`: about so many.
    pub(crate) about: bool,
    /// `en`, `ett`, which are also articles.
    pub(crate) article: bool,
    /// How many tokens it takes.
    pub(crate) tokens: usize,
}

type Str<'a> = IResult<&'a str, u32, ()>;

fn unit(input: &str) -> Str<'_> {
    alt((
        value(1, alt((tag("ett"), tag("en")))),
        value(2, tag("två")),
        value(3, tag("tre")),
        value(4, tag("fyra")),
        value(5, tag("fem")),
        value(6, tag("sex")),
        value(7, tag("sju")),
        value(8, tag("åtta")),
        value(9, tag("nio")),
    ))
    .parse(input)
}

fn teen(input: &str) -> Str<'_> {
    alt((
        value(10, tag("tio")),
        value(11, tag("elva")),
        value(12, tag("tolv")),
        value(13, tag("tretton")),
        value(14, tag("fjorton")),
        value(15, tag("femton")),
        value(16, tag("sexton")),
        value(17, tag("sjutton")),
        value(18, tag("arton")),
        value(18, tag("aderton")),
        value(19, tag("nitton")),
    ))
    .parse(input)
}

fn tens(input: &str) -> Str<'_> {
    alt((
        value(20, tag("tjugo")),
        value(30, tag("trettio")),
        value(40, alt((tag("fyrtio"), tag("förtio")))),
        value(50, tag("femtio")),
        value(60, tag("sextio")),
        value(70, tag("sjuttio")),
        value(80, alt((tag("åttio"), tag("åttatio")))),
        value(90, tag("nittio")),
    ))
    .parse(input)
}

fn below_hundred(input: &str) -> Str<'_> {
    alt(((tens, opt(unit)).map(|(tens, unit)| tens + unit.unwrap_or(0)), teen, unit)).parse(input)
}

fn below_thousand(input: &str) -> Str<'_> {
    alt((
        (opt(unit), tag("hundra"), opt(below_hundred))
            .map(|(hundreds, _, rest)| hundreds.unwrap_or(1) * 100 + rest.unwrap_or(0)),
        below_hundred,
    ))
    .parse(input)
}

fn numeral_word(input: &str) -> Str<'_> {
    alt((
        (opt(below_thousand), tag("tusen"), opt(below_thousand))
            .map(|(thousands, _, rest)| thousands.unwrap_or(1) * 1000 + rest.unwrap_or(0)),
        below_thousand,
    ))
    .parse(input)
}

/// Whether a word can be a numeral, by its first letters; most cannot.
pub(super) fn may_be_number(word: &[u8]) -> bool {
    let Some(first) = word.first_chunk::<3>() else { return false };
    let start = &first.map(|byte| byte.to_ascii_lowercase());
    // `ental`, `enhundra`, `två`, `förtio`, `åtta`
    matches!(start, b"ent" | b"enh" | [b't', b'v', 0xC3] | [b'f', 0xC3, _] | [0xC3, 0x85 | 0xA5, b't'])
        || matches!(
            start,
            b"ett" | b"tre" | b"fyr" | b"fem" | b"sex" | b"sju" | b"nio" | b"nit" | b"nol" | b"tio" | b"elv" | b"tol"
        )
        || matches!(start, b"tju" | b"fjo" | b"art" | b"ade" | b"hun" | b"tus" | b"dus")
}

/// The number that one word writes, and whether it is meant as about.
pub(super) fn word_number(word: &str) -> Option<(u32, bool)> {
    if word.len() > 48 || !may_be_number(word.as_bytes()) {
        return None;
    }
    let lower = Lower::new(word);
    match &*lower {
        "dussin" => return Some((12, false)),
        "dussintal" => return Some((12, true)),
        "noll" => return Some((0, false)),
        _ => {}
    }
    match numeral_word(&lower) {
        Ok(("", value)) => Some((value, false)),
        Ok(("tal" | "talet" | "-tal", value)) => Some((value, true)),
        // The unit `en` and the stem of `tiotal` leave letters behind in other words.
        _ => None,
    }
}

/// The numeral that the tokens begin with.
pub(crate) fn numeral(input: Tokens<'_>) -> Option<Numeral> {
    let first = input.first()?;
    let plain = |value: f64, about: bool, tokens: usize| Some(Numeral { value, about, article: false, tokens });
    match first.kind {
        Kind::Figure(value) => plain(value, false, if is_said_again(input, value) { 4 } else { 1 }),
        Kind::Tal(value) => plain(value, true, 1),
        Kind::Word if first.is(Flags::ONE) => {
            // `ett tjugotal`, `ett 20-tal`, `ett par`
            let next = input.get(1);
            match next.map(|next| (next.kind, input.str(next))) {
                Some((Kind::Tal(value), _)) => plain(value, true, 2),
                Some((Kind::Word, "par")) => plain(2.0, true, 2),
                Some((Kind::Numeral(value, about), _)) => plain(value, about, 2),
                // `ett (1) möte`
                _ if is_said_again(input, 1.0) => plain(1.0, false, 4),
                _ => Some(Numeral { value: 1.0, about: false, article: true, tokens: 1 }),
            }
        }
        Kind::Numeral(value, about) => plain(value, about, if is_said_again(input, value) { 4 } else { 1 }),
        _ => None,
    }
}

/// `trettio (30)`, `2 (två)`: whether the number stands in brackets after its word or figure.
fn is_said_again(input: Tokens<'_>, value: f64) -> bool {
    match input.rest {
        [_, open, again, close, ..] => {
            let same = again.kind == Kind::Figure(value) || again.kind == Kind::Numeral(value, false);
            open.is_sign('(') && same && close.is_sign(')')
        }
        _ => false,
    }
}

/// A small whole number in a sentence, `en` and `ett` too; `None` for about so many.
pub(crate) fn small_number(input: Tokens<'_>) -> Option<(u32, usize)> {
    let found = numeral(input)?;
    let word = input.first().is_some_and(|first| same_word(input.str(first), "par"));
    (found.value >= 1.0 && found.value < 100.0 && found.value.fract() == 0.0 && !found.about && !word)
        .then_some((found.value as u32, found.tokens))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn words() {
        for (word, expected) in [
            ("två", Some((2, false))),
            ("Femton", Some((15, false))),
            ("femtiotvå", Some((52, false))),
            ("tjugofem", Some((25, false))),
            ("tjugoen", Some((21, false))),
            ("trettioåtta", Some((38, false))),
            ("hundra", Some((100, false))),
            ("etthundrafemtio", Some((150, false))),
            ("tvåhundra", Some((200, false))),
            ("tusen", Some((1000, false))),
            ("tretusenfyrahundrafemtiosex", Some((3456, false))),
            ("tjugotal", Some((20, true))),
            ("hundratal", Some((100, true))),
            ("femton-tal", Some((15, true))),
            ("dussintal", Some((12, true))),
            ("arton", Some((18, false))),
            ("dussin", Some((12, false))),
            ("noll", Some((0, false))),
            ("entré", None),
            ("femte", None),
            ("trender", None),
            ("hundratals", None),
            ("hundsök", None),
            ("sexuella", None),
            ("niondeklasser", None),
        ] {
            assert_eq!(word_number(word), expected, "{word}");
        }
    }

    #[test]
    fn phrases() {
        for (text, value, about, tokens) in [
            ("ett tjugotal tillsyner", 20.0, true, 2),
            ("ett 20-tal", 20.0, true, 2),
            ("ett par gånger", 2.0, true, 2),
            ("trettio (30) kontroller", 30.0, false, 4),
            ("trettio (av 40)", 30.0, false, 1),
            ("2 (två) tillslag", 2.0, false, 4),
            ("2 (tre) tillslag", 2.0, false, 1),
            ("ett (1) möte", 1.0, false, 4),
            ("ett (2) möte", 1.0, false, 1),
            ("1 200 hushåll", 1200.0, false, 1),
            ("ett hundra", 100.0, false, 2),
        ] {
            let found = read(text, |tokens| numeral(tokens).unwrap());
            assert_eq!((found.value, found.about, found.tokens), (value, about, tokens), "{text}");
        }
    }

    #[test]
    fn every_unit_and_ten() {
        let units = ["ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"];
        let teens = ["tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"];
        let tens = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"];
        for (index, unit) in units.iter().enumerate() {
            let value = index as u32 + 1;
            assert_eq!(word_number(unit), Some((value, false)), "{unit}");
            assert_eq!(word_number(&format!("{unit}hundra")), Some((value * 100, false)));
            assert_eq!(word_number(&format!("{unit}tusen{unit}")), Some((value * 1001, false)));
        }
        for (index, teen) in teens.iter().enumerate() {
            assert_eq!(word_number(teen), Some((index as u32 + 10, false)), "{teen}");
        }
        for (index, ten) in tens.iter().enumerate() {
            let value = index as u32 * 10 + 20;
            assert_eq!(word_number(ten), Some((value, false)), "{ten}");
            assert_eq!(word_number(&format!("{ten}sju")), Some((value + 7, false)));
            assert_eq!(word_number(&format!("{ten}talet")), Some((value, true)));
        }
        for (word, value) in [("aderton", 18), ("förtio", 40), ("åttatio", 80), ("enhundra", 100), ("Åtta", 8)] {
            assert_eq!(word_number(word), Some((value, false)), "{word}");
        }
        // Longer than any numeral that is written in one word.
        assert_eq!(word_number(&"hundra".repeat(9)), None);
    }

    #[test]
    fn small_numbers() {
        let found = |text: &str| read(text, small_number);
        for (text, expected) in [
            ("två löften", Some((2, 1))),
            ("ett löfte", Some((1, 1))),
            ("99 löften", Some((99, 1))),
            ("100 löften", None),
            ("noll löften", None),
            ("1,5 löften", None),
            ("ett tiotal löften", None),
            ("par löften", None),
            ("löften", None),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn articles_are_told_from_numbers() {
        for (text, article) in [("ett möte", true), ("en gång", true), ("ett tiotal", false), ("ett par", false)] {
            assert_eq!(read(text, |tokens| numeral(tokens).unwrap().article), article, "{text}");
        }
    }
}
