//! How many promises there are, where that is told of them: `Antal löften: 4`, `Löftena är fem till antalet`, `Vi lovar er
//! fem saker`.

use std::ops::Range;

use super::number::small_number;
use super::token::{Token, Tokens};
use crate::vocabulary::counts::{IN_NUMBER, NUMBER_OF};
use crate::vocabulary::phrases::{PAST_PROMISES, PROMISED_THINGS};
use crate::vocabulary::{Flags, Stems};

/// How many promises a text says there are, and where: the number stands after what they are called.
pub(crate) fn told_count(tokens: Tokens<'_>) -> Option<(u32, Range<u32>)> {
    labelled_count(tokens).or_else(|| count_after(tokens))
}

/// `Därför lovar vi er fem saker`: how many things are promised, whatever they are called, and where the number stands.
pub(crate) fn vowed_count(tokens: Tokens<'_>) -> Option<(u32, Range<u32>)> {
    let vows = |token: &Token| token.lex.stems.any(Stems::LOVAR) && !PAST_PROMISES.contains(&tokens.lower(token));
    let vow = tokens.rest.iter().position(vows)?;
    // Among the first words after the verb only who promises, and to whom.
    let mut near = vow + 1..tokens.len().min(vow + 1 + FARTHEST_NUMBER);
    let (at, (count, length)) = near.find_map(|at| Some((at, small_number(tokens.from(at))?)))?;
    let things = tokens.rest[at + length..].iter().take(2).any(|token| PROMISED_THINGS.contains(&tokens.lower(token)));
    let between = tokens.rest[vow + 1..at].iter().any(|token| token.lex.stems.any(Stems::ATT) || token.is_sign(':'));
    (things && !between && count > 1).then(|| (count, tokens.rest[at].start..tokens.rest[at + length - 1].end))
}

/// `lovar polisen och Flens kommun dig som bor här tre saker`
const FARTHEST_NUMBER: usize = 9;

/// `Antal löften: 4`
fn labelled_count(tokens: Tokens<'_>) -> Option<(u32, Range<u32>)> {
    let [label, promises, rest @ ..] = tokens.rest else { return None };
    if !NUMBER_OF.contains(&tokens.lower(label)) || !promises.lex.stems.any(Stems::LOFTE) {
        return None;
    }
    let at = tokens.len() - rest.len() + usize::from(rest.first().is_some_and(|sign| sign.is_sign(':')));
    let (count, length) = small_number(tokens.from(at))?;
    (at + length == tokens.len()).then(|| (count, tokens.rest[at].start..tokens.rest[at + length - 1].end))
}

/// `Löftena är fem till antalet`, `Löftena är fem stycken.`
fn count_after(tokens: Tokens<'_>) -> Option<(u32, Range<u32>)> {
    let says = |pair: &[Token]| pair[0].lex.stems.any(Stems::LOFTE) && pair[1].lex.stems.any(Stems::AR);
    let at = tokens.rest.windows(2).position(says)? + 2;
    let (count, length) = small_number(tokens.from(at)).filter(|(count, _)| *count > 1)?;
    let end = at + length;
    let in_number = || {
        let [before, number, ..] = tokens.from(end).rest else { return false };
        (tokens.str(before), tokens.str(number)) == IN_NUMBER
    };
    // `Löftena är två år gamla` counts something else.
    let stops = |next: &Token| next.is(Flags::PIECES.or(Flags::AND)) || next.is_sign('.') || next.is_sign(',');
    (tokens.get(end).is_none_or(stops) || in_number()).then(|| (count, tokens.rest[at].start..tokens.rest[end - 1].end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn counts_of_what_is_vowed() {
        for (text, expected) in [
            ("Därför lovar vi er tre saker:", Some(3)),
            ("Polisen och Habo kommun lovar följande fyra punkter", Some(4)),
            ("Vi åtar oss två konkreta saker.", Some(2)),
            ("I fjol lovade vi fyra saker.", None),
            ("Vi lovar att göra tre saker varje vecka.", None),
            ("Vi lovar två möten.", None),
            ("Vi lovar en sak.", None),
        ] {
            assert_eq!(read(text, vowed_count).map(|(count, _)| count), expected, "{text}");
        }
    }

    #[test]
    fn counts_after_what_is_counted() {
        for (text, expected) in [
            ("Antal löften: 4", Some(4)),
            ("Löftena är fem till antalet och gäller till årets slut.", Some(5)),
            ("Löftena är 3 stycken.", Some(3)),
            ("I år är medborgarlöftena fyra.", None),
            ("Medborgarlöftena är fyra och gäller i två år.", Some(4)),
            ("Löftena är två år gamla.", None),
            ("Löftena är 2 sidor långa.", None),
            ("Löftet är ett av flera.", None),
            ("Löften är bra.", None),
        ] {
            assert_eq!(read(text, told_count).map(|(count, _)| count), expected, "{text}");
        }
    }
}
