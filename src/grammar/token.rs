//! Words, figures and signs, and nom's view of them.

use nom::{IResult, Needed, Parser};

use crate::vocabulary::phrases::ABBREVIATED;
use crate::vocabulary::vows::YES;
use crate::vocabulary::{Flags, Lex, Stems};

/// The years that these documents can be of.
pub(crate) const YEARS: std::ops::RangeInclusive<u16> = 1990..=2049;

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

    /// Whether it is a number in figures.
    pub(crate) fn is_figure(&self) -> bool {
        matches!(self.kind, Kind::Figure(_))
    }

    /// The calendar year that a figure can be: 1990 to 2049.
    pub(crate) fn year(&self) -> Option<u16> {
        match self.kind {
            Kind::Figure(value) if value.fract() == 0.0 => Some(value as u16).filter(|year| YEARS.contains(year)),
            _ => None,
        }
    }

    /// Whether it is a word.
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Numeral(..))
    }
}

/// What stands between the points of an abbreviation is no longer, in bytes: `fr.o.m.`
const LONGEST_ABBREVIATED: usize = 3;

/// Tokens as input for nom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tokens<'t> {
    /// The text that the tokens stand in.
    pub(crate) text: &'t str,
    /// The same text in small letters, which take as many bytes.
    pub(crate) lower: &'t str,
    /// What is left of them.
    pub(crate) rest: &'t [Token],
}

/// What a parser over tokens gives.
pub(crate) type Out<'t, T> = IResult<Tokens<'t>, T, ()>;

impl<'t> Tokens<'t> {
    /// The text of a token.
    pub(crate) fn str(&self, token: &Token) -> &'t str {
        &self.text[token.start as usize..token.end as usize]
    }

    /// The text of a token in small letters.
    pub(crate) fn lower(&self, token: &Token) -> &'t str {
        &self.lower[token.start as usize..token.end as usize]
    }

    /// `X kommun lovade att`: whether the text stops where the clauses of a list begin.
    pub(crate) fn stop_with_att(&self) -> bool {
        self.rest.iter().rfind(|token| token.is_word()).is_some_and(|last| last.lex.stems.any(Stems::ATT))
    }

    /// Whether a token is an infinitive that says what is to be done: `genomföra`.
    pub(crate) fn is_to_do(&self, token: &Token) -> bool {
        token.is(Flags::CARRY.or(Flags::VERB)) && self.lower(token).ends_with("a")
    }

    /// Whether a text ends in a bracket, full stops aside.
    pub(crate) fn ends_in_bracket(&self) -> bool {
        self.rest.iter().rev().find(|token| !token.is_sign('.')).is_some_and(|last| last.is_sign(')'))
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
        Self { rest: &self.rest[index.min(self.rest.len())..], ..*self }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.rest.len()
    }

    /// Whether a token begins with a capital.
    #[inline]
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
        // `Ring oss... Vi svarar.`: the last of several.
        let again = |next: &Token| next.start == token.end && matches!(next.kind, Kind::Sign('.' | '!' | '?'));
        if self.get(index + 1).is_some_and(again) {
            return false;
        }
        match token.kind {
            Kind::Sign('!' | '?' | ':' | ';') => true,
            Kind::Sign('.') => match (index.checked_sub(1).and_then(|before| self.get(before)), self.get(index + 1)) {
                (_, None) => true,
                (Some(before), Some(next)) if matches!(before.kind, Kind::Sign('.' | '!' | '?')) => self.capital(next),
                (Some(before), Some(next)) => {
                    // `i årskurs 8. Besöken …`, `kl. 18–23. Polisen …`, and not `den 8. Mars`
                    let label = index.checked_sub(2).and_then(|label| self.get(label));
                    let counts = |label: &Token| label.is(Flags::LABEL) || label.is_dash();
                    let named = before.is_figure() && label.is_some_and(counts);
                    // `t.ex.`, and not `sala.se.`
                    let abbreviated = || {
                        let mut parts = self.str(before).split('.').map(str::len);
                        parts.clone().nth(1).is_some() && parts.all(|length| length <= LONGEST_ABBREVIATED)
                    };
                    // `Ja. Vi lovar …`
                    let answers = || YES.contains(&self.lower(before));
                    let known = || ABBREVIATED.contains(&self.str(before));
                    let short = before.end - before.start <= 2 && !named && !answers() || abbreviated() || known();
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
    #[inline]
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
        Self { rest: &self.rest[..index], ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        Self { rest: &self.rest[index..], ..*self }
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
    use crate::grammar::{Signs, Words};

    #[test]
    fn sentences_end_at_full_stops_of_their_own() {
        let text =
            "Vi ska bl.a. besöka ca. 10 skolor i Göta resp. Lödöse. Sedan tar vi en paus. T.f. chefen talar. Ja. Nu";
        let mut words = Words::default();
        assert_eq!(words.cut(text, Signs::default()).sentences().count(), 5);
    }

    #[test]
    fn several_signs_end_one_sentence() {
        let text = "Vi ses ... och hörs... Eller? Ja!! Sedan..därefter";
        let mut words = Words::default();
        let tokens = words.cut(text, Signs::default());
        let sentences: Vec<&str> = tokens
            .sentences()
            .map(|range| &text[tokens.rest[range.start].start as usize..tokens.rest[range.end - 1].end as usize])
            .collect();
        assert_eq!(sentences, ["Vi ses ... och hörs..", "Eller", "Ja!", "Sedan..därefter"]);
    }
}
