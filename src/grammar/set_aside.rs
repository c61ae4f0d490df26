//! Counts of a report that are of something else than what was done: what is left, what is planned, what another time is
//! compared with.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use smallvec::SmallVec;

use super::quantity::{Context, Quantity, quantities};
use super::token::{Token, Tokens};
use crate::vocabulary::counts::{AGAINST, COMPARED, EARLIER, LAST_TIME, NOT_YET_DONE, REMAINS, SET_ASIDE, THAN};
use crate::vocabulary::signing::WITH;
use crate::vocabulary::{Flags, Stems};

/// Whether a report can count something else than what was done, by its words; most cannot.
pub(crate) fn may_set_aside(text: &str) -> bool {
    static TOLD: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(SET_ASIDE).ok());
    TOLD.as_ref().is_none_or(|told| told.is_match(text))
}

/// Of each count of a report, in order, whether it is of something else than what was done.
pub(crate) fn set_aside(input: Tokens<'_>) -> SmallVec<[bool; 4]> {
    let counts = quantities(input, Context { only_year: None, report: true });
    let at = |offset: u32| input.rest.partition_point(|token| token.start < offset);
    let places: SmallVec<[Range<usize>; 4]> =
        counts.iter().map(|count| at(count.range.start)..at(count.range.end)).collect();
    let aside = |(index, place): (usize, &Range<usize>)| {
        let last = index.checked_sub(1).map_or(0, |before| places[before].end);
        let next = places.get(index + 1).map_or(input.len(), |after| after.start);
        let before = last..place.start.max(last);
        let after = place.end..next.max(place.end);
        is_compared(input, place, &counts[index])
            || is_to_come(input, before.clone(), after)
            || is_of_last_time(input, before)
    };
    places.iter().enumerate().map(aside).collect()
}

/// `jämfört med 41 året innan`, `mot elva året före`, `fyra färre än 2020`
fn is_compared(input: Tokens<'_>, place: &Range<usize>, count: &Quantity) -> bool {
    let word = |index: Option<usize>| index.and_then(|index| input.get(index)).map_or("", |token| input.lower(token));
    let (first, second) = (word(place.start.checked_sub(1)), word(place.start.checked_sub(2)));
    let (next, after) = (word(Some(place.end)), word(Some(place.end + 1)));
    let year = || input.get(place.end).is_some_and(|token| token.year().is_some());
    let earlier = || count.unit.is_none() && EARLIER.contains(&next);
    first == WITH && COMPARED.contains(&second)
        || first == AGAINST && (earlier() || year())
        || after == THAN && input.get(place.end).is_some_and(|token| token.is(Flags::COMPARES))
}

/// `Året före gjordes 44 tillsyner`: whether the sentence began with another time before its first count.
fn is_of_last_time(input: Tokens<'_>, before: Range<usize>) -> bool {
    let before = &input.rest[before];
    let ends = |token: &Token| ['.', '!', '?'].into_iter().any(|sign| token.is_sign(sign));
    let from = before.iter().rposition(ends).map_or(0, |end| end + 1);
    let sentence = &before[from..];
    sentence.len() <= LONGEST_BEFORE && sentence.iter().any(|token| LAST_TIME.contains(&input.lower(token)))
}

/// `Under hela förra året gjordes det` has so many tokens.
const LONGEST_BEFORE: usize = 8;

/// `Två möten återstår`, `Ytterligare två möten planeras`, `Två möten är inbokade`, and not `Två möten hölls som planerat`.
fn is_to_come(input: Tokens<'_>, before: Range<usize>, after: Range<usize>) -> bool {
    let ends = |token: &&Token| {
        token.is(Flags::AND) || [',', ';', '.', '!', '?', '(', ')'].into_iter().any(|sign| token.is_sign(sign))
    };
    let before = &input.rest[before];
    let from = before.iter().rposition(|token| ends(&token)).map_or(0, |end| end + 1);
    let after = &input.rest[after];
    let to = after.iter().position(|token| ends(&token)).unwrap_or(after.len());
    let clause = || before[from..].iter().chain(&after[..to]);
    let is = |words: &'static [&str]| move |token: &Token| words.contains(&input.lower(token));
    let done =
        |token: &Token| token.is(Flags::CARRY) && token.is(Flags::PASSIVE) && input.lower(token).ends_with("des");
    let did = clause().any(|token| token.is(Flags::REPORTED) && !token.lex.stems.any(Stems::AR) || done(token));
    clause().any(is(REMAINS)) || !did && clause().any(|token| token.is(Flags::MODAL) || is(NOT_YET_DONE)(token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn counts_of_something_else() {
        for (text, expected) in [
            ("Polisen har genomfört tio kontroller.", &[false][..]),
            ("Fyra möten har hållits, två möten återstår.", &[false, true]),
            ("Två möten hölls som planerat.", &[false]),
            ("Två möten är inbokade.", &[true]),
            ("Tre kontroller har gjorts och ytterligare två kontroller ska göras.", &[false, true]),
            ("42 kontroller, jämfört med 41 året innan.", &[false, true]),
            ("Tio tillsyner mot elva året före.", &[false, true]),
            ("Tio tillsyner mot elva tillsyner 2022.", &[false, true]),
            ("Tio tillsyner mot elva krogar.", &[false, false]),
            ("Året före gjordes 44 tillsyner. I år har 50 tillsyner gjorts.", &[true, false]),
        ] {
            let aside = read(text, set_aside);
            assert_eq!(&aside[..], expected, "{text}");
            // What may be passed over sets nothing aside.
            assert!(may_set_aside(text) || !expected.contains(&true), "{text}");
        }
        assert!(!may_set_aside("Polisen har genomfört tio kontroller."));
    }
}
