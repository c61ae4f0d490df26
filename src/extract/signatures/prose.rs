//! A sentence that tells who signed.

use std::ops::Range;

use crate::document::{Signatory, Signed};
use crate::extract::diagnostics::Diagnostics;
use crate::extract::page::Page;
use crate::grammar::{FoundDate, Kind, Token, Tokens, dates, named_in_prose, open_end};
use crate::vocabulary::Flags;
use crate::vocabulary::signing::OTHER_DATES;

use super::{signed_here, usual};

/// `Löftet undertecknades den 9 mars 2022 av kommunchef …`
pub(super) fn prose<'a>(
    page: &Page<'a>,
    unit: usize,
    signed: &mut Option<Signed<'a>>,
    signatories: &mut Vec<Signatory<'a>>,
    diagnostics: &mut Diagnostics,
) {
    if !page.units[unit].flags.any(Flags::SIGNS) {
        return;
    }
    let all = page.tokens(unit);
    for sentence in all.sentences() {
        let tokens = Tokens { rest: &all.rest[sentence], ..all };
        let Some(verb) = signing_verb(tokens) else { continue };
        // `till dess att nytt löfte undertecknats` says how long the promises hold.
        if open_end(tokens).is_some() {
            continue;
        }
        let folded = &page.units[unit].folded;
        if signed.is_none()
            && let Some(date) = date_of_signing(tokens, verb)
        {
            let place = place_in(tokens, verb, date.tokens.clone());
            *signed = signed_here(page, unit, place, &date, diagnostics);
        }
        if !signatories.is_empty() {
            continue;
        }
        for person in named_in_prose(tokens) {
            let slice = |range: &Range<u32>| folded.slice(range.start as usize, range.end as usize);
            let span = |range: &Range<u32>| page.range_span(unit, range);
            let organisation = person.organisation.as_ref().map(|range| (slice(range), span(range)));
            let whole = person.role.as_ref().map_or(span(&person.name), |role| span(role).join(span(&person.name)));
            signatories.push(Signatory {
                name: slice(&person.name),
                name_span: span(&person.name),
                role: person.role.as_ref().map(slice),
                role_span: person.role.as_ref().map(span),
                organisation: organisation.as_ref().map(|(written, span)| usual(written, *span, diagnostics)),
                organisation_as_written: organisation.as_ref().map(|(written, _)| written.clone()),
                organisation_span: organisation.as_ref().map(|(_, span)| *span),
                party: person.party,
                acting: person.acting,
                span: organisation.map_or(whole, |(_, span)| whole.join(span)),
            });
        }
    }
}

/// Those who sign stand between the two parts of the verb: `skrev kommunalråd … och lokalpolisområdeschef … under`.
const LONGEST_SIGNERS: usize = 14;

/// Where a sentence tells of signing.
fn signing_verb(tokens: Tokens<'_>) -> Option<usize> {
    tokens.rest.iter().enumerate().position(|(index, token)| {
        // `skrevs … under`: the verb alone is not enough.
        let written = tokens.lower(token).starts_with("skr");
        let under = || tokens.rest[index..].iter().take(LONGEST_SIGNERS).any(|token| tokens.str(token) == "under");
        token.is(Flags::SIGNS) && (!written || under())
    })
}

/// The first day after the verb, else the last before it; days of other things aside: `gäller från den 1 juli 2023`.
fn date_of_signing(tokens: Tokens<'_>, verb: usize) -> Option<FoundDate> {
    let other = |token: &Token| token.is(Flags::HOLDS) || OTHER_DATES.contains(&tokens.lower(token));
    let of_other = |date: &FoundDate| {
        let before =
            tokens.rest[..date.tokens.start].iter().rev().take_while(|token| !token.is(Flags::SIGNS.or(Flags::AND)));
        let ranged = tokens.get(date.tokens.end).is_some_and(Token::is_dash);
        ranged || before.take(NEAR).any(other)
    };
    let mut last = None;
    for date in dates(tokens).into_iter().filter(|date| !of_other(date)) {
        if date.tokens.start > verb {
            return Some(date);
        }
        last = Some(date);
    }
    last
}

/// `gäller till och med den` has no more words before its date.
const NEAR: usize = 4;

/// `i Laxå`
fn place_in(tokens: Tokens<'_>, verb: usize, date: Range<usize>) -> Option<Range<u32>> {
    (verb + 1..tokens.len()).find_map(|index| {
        // `Den 12 mars skrev … under löftet i Krokom`
        let after = date.end <= verb && !tokens.get(index + 2).is_some_and(|next| next.is(Flags::KOMMUN_WORD));
        let near = index < date.start || index <= date.end + 3 || after;
        let named = |token: &&Token| {
            matches!(token.kind, Kind::Word) && tokens.capital(token) && !token.is(Flags::KOMMUN_WORD.or(Flags::MONTH))
        };
        // `i Lilla Edet`
        let at = near && tokens.str(&tokens.rest[index]) == "i";
        let place = tokens.rest[index + 1..].iter().take(LONGEST_PLACE).take_while(|token| at && named(token));
        place.map(|token| token.start..token.end).reduce(|place, next| place.start..next.end)
    })
}

/// A place has no more words.
const LONGEST_PLACE: usize = 3;
