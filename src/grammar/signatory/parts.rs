//! What a signature says besides the name: the role, and whom it is for.

use std::ops::Range;

use crate::document::{Actor, Party};
use crate::grammar::part_of_year::year_at;
use crate::grammar::token::{Kind, Token, Tokens};
use crate::vocabulary::phrases::COMPANY;
use crate::vocabulary::signing::{BODIES, CHAIRS, KOMMUN_ROLES};
use crate::vocabulary::year::ORDINALS;
use crate::vocabulary::{COMPANY_ENDINGS, Flags};

use super::LONGEST_ORGANISATION;

/// The role that the tokens begin with: its tokens without `Tf`, whether it is acting, and where it ends.
pub(super) fn role(input: Tokens<'_>) -> Option<(Range<usize>, bool, usize)> {
    let mut start = 0;
    let mut acting = false;
    while let Some(token) = input.get(start) {
        let dot = acting && (token.is_sign('.') || token.is_sign('/'));
        if !token.is(Flags::ACTING) && !dot {
            break;
        }
        acting = true;
        start += 1;
    }
    let head = input.rest.iter().rposition(|token| token.is(Flags::ROLE))?;
    if head < start || head > start + 4 || (start..head).any(|index| !in_role(input, index)) {
        return None;
    }
    let mut end = head + 1;
    // `ordförande kommunstyrelsen`, `ordförande i brottsförebyggande rådet`, and not `chef lokalpolisområde Mora`
    let chairs = || CHAIRS.iter().any(|end| input.lower(&input.rest[head]).ends_with(end));
    let dot = usize::from(input.get(end).is_some_and(|token| token.is_sign('.')));
    let body = |token: &Token| token.is_word() && BODIES.iter().any(|end| input.lower(token).ends_with(end));
    let rest = input.rest.get(end + dot..).unwrap_or_default();
    if chairs()
        && let Some(words) = rest.iter().take(LONGEST_BODY).position(body)
        && let of = rest[0].is(Flags::PREPOSITION)
        && rest[..words].iter().all(|word| word.is_word() && (of || !input.capital(word)) && !word.is(Flags::AND))
    {
        end += dot + words + 1;
    }
    // `samordnare i frågor`
    if let (Some(preposition), Some(body)) = (input.get(end), input.get(end + 1))
        && end == head + 1
        && preposition.is(Flags::PREPOSITION)
        && !input.capital(body)
        && body.is_word()
        && body.lex.actor.is_none_or(|actor| actor == Actor::Kommun && input.str(body).starts_with("kommunstyrelse"))
    {
        end += 2;
    }
    let mut taken = end;
    // `lokalpolisområdeschef Höglandet`, `kommunchef i Flens kommun`
    if input.get(taken).is_some_and(|token| matches!(input.str(token), "i" | "för" | "på" | "vid") || token.is_dash())
    {
        taken += 1;
    }
    Some((start..end, acting, taken))
}

/// `i lokala brottsförebyggande rådet`
const LONGEST_BODY: usize = 4;

/// Whether a token before a role's last word can be a part of it: `trygghets- och` in `trygghets- och säkerhetschef`.
fn in_role(input: Tokens<'_>, index: usize) -> bool {
    input.get(index).is_some_and(|token| match token.is_dash() {
        true => input.get(index + 1).is_some_and(|next| next.is(Flags::AND)),
        // `kommundirektör/VD`
        false if token.is_sign('/') => true,
        false => token.is_word() && !token.is(Flags::MODAL.or(Flags::FINITE)) || is_ordinal(input, token),
    })
}

/// `1:e vice ordförande`
fn is_ordinal(input: Tokens<'_>, token: &Token) -> bool {
    token.kind == Kind::Code && ORDINALS.iter().any(|forms| forms.contains(&input.str(token)))
}

pub(super) fn role_party(input: Tokens<'_>, role: Range<usize>) -> Option<Party> {
    input.rest[role].iter().find_map(|token| {
        let lower = input.lower(token);
        if lower.contains("polis") {
            Some(Party::Polis)
        } else if lower.contains("kommun") || KOMMUN_ROLES.iter().any(|begin| lower.starts_with(begin)) {
            Some(Party::Kommun)
        } else {
            None
        }
    })
}

/// The side of an organisation, `None` where the tokens are none.
pub(super) fn organisation(input: Tokens<'_>) -> Option<Party> {
    if input.len() > LONGEST_ORGANISATION || !input.first()?.is_word() {
        return None;
    }
    // `Beslutat av kommunstyrelsen 2023-06-01`
    if input.rest.iter().enumerate().any(|(index, token)| token.kind == Kind::Code || year_at(input, index).is_some()) {
        return None;
    }
    let words = || input.rest.iter().filter(|token| token.is_word());
    if words().any(|token| token.is(Flags::MODAL.or(Flags::FINITE).or(Flags::CARRY))) {
        return None;
    }
    let capital = input.capital(input.first()?);
    if words().any(|token| token.is(Flags::POLICE_AREA) || token.lex.actor == Some(Actor::Polis))
        && (capital || words().count() <= 3)
    {
        return Some(Party::Polis);
    }
    if !capital {
        // `För kommunen: Karin Berg`
        return matches!(input.rest, [only] if only.lex.actor == Some(Actor::Kommun)).then_some(Party::Kommun);
    }
    if words().any(|token| token.is(Flags::KOMMUN_WORD)) && words().count() <= 4 {
        return Some(Party::Kommun);
    }
    let first = input.first()?.lex.actor;
    // `Socialförvaltningen`, `Skärholmens stadsdelsförvaltning`
    let last = words().next_back().and_then(|token| token.lex.actor).filter(|_| words().count() <= 4);
    if [first, last].contains(&Some(Actor::Kommun)) {
        return Some(Party::Kommun);
    }
    let named = first.is_some_and(|actor| !matches!(actor, Actor::Invanare))
        || words().any(|token| input.str(token).ends_with(COMPANY));
    let company = words().count() <= 4
        && words().all(|token| input.capital(token))
        && words().next_back().is_some_and(|token| {
            let word = input.lower(token);
            COMPANY_ENDINGS.iter().any(|end| word.ends_with(end))
        });
    (named || company).then_some(Party::Other)
}
