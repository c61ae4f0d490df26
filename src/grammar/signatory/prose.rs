//! Names in a sentence about signing.

use std::ops::Range;

use crate::document::Party;
use crate::grammar::token::{Token, Tokens};
use crate::vocabulary::Flags;

use super::parts::{role, role_party};
use super::{Line, is_name_word, name, offsets, part_of_line, past_party_letter};

/// One who is named in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) name: Range<u32>,
    pub(crate) role: Option<Range<u32>>,
    pub(crate) acting: bool,
    pub(crate) organisation: Option<Range<u32>>,
    pub(crate) party: Party,
}

/// The people that a sentence about signing names after `av`.
pub(crate) fn named_in_prose(input: Tokens<'_>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut from = 0;
    let mut index = 0;
    while index < input.len() {
        let boundary = input.rest[index].is_sign(',')
            || input.rest[index].is(Flags::AND)
            || input.rest[index].is(Flags::BY)
            || input.rest[index].is_sign('(');
        if boundary {
            from = index + 1;
            index += 1;
            continue;
        }
        match name(input.from(index)) {
            Some(tokens) if is_name_word(input, &input.rest[index]) => {
                let before = Tokens { rest: &input.rest[from..index], ..input };
                let end = index + tokens;
                let mut next = past_party_letter(input, end);
                let mut found = Line { name: Some(offsets(input, index..end)), ..Line::default() };
                if role_before(before, &mut found).is_none() {
                    // `Anna Ek, kommunstyrelsens ordförande`
                    if input.get(next).is_some_and(|token| token.is_sign(',')) {
                        let stop = (next + 1..input.len())
                            .find(|at| {
                                input.rest[*at].is_sign(',')
                                    || input.rest[*at].is(Flags::AND)
                                    || input.rest[*at].is_sign('.')
                                    || input.rest[*at].is(Flags::SIGNS)
                            })
                            .unwrap_or(input.len());
                        let after = Tokens { rest: &input.rest[next + 1..stop], ..input };
                        if role(after).is_some() {
                            part_of_line(after, &mut found);
                            next = stop;
                        }
                    }
                }
                // `kommunchef Anna Ek, Mora kommun, och`: whom they sign for comes after.
                if found.organisation.is_none() && found.role.is_some() {
                    next = organisation_after(input, next, &mut found);
                }
                if found.role.is_some() {
                    people.push(Person {
                        name: offsets(input, index..end),
                        role: found.role,
                        acting: found.acting,
                        organisation: found.organisation,
                        party: found.party.unwrap_or(Party::Other),
                    });
                }
                from = next;
                index = next;
            }
            _ => index += 1,
        }
    }
    people
}

/// Takes the organisation that stands between a comma at `at` and the next, and tells where to go on.
fn organisation_after(input: Tokens<'_>, at: usize, line: &mut Line) -> usize {
    if !input.get(at).is_some_and(|token| token.is_sign(',')) {
        return at;
    }
    let ends = |token: &Token| token.is_sign(',') || token.is_sign('.') || token.is(Flags::AND);
    let stop = input.rest[at + 1..].iter().position(ends).map_or(input.len(), |length| at + 1 + length);
    let mut found = Line::default();
    part_of_line(Tokens { rest: &input.rest[at + 1..stop], ..input }, &mut found);
    if found.organisation.is_none() || found.role.is_some() || found.name.is_some() {
        return at;
    }
    line.organisation = found.organisation;
    line.party = line.party.or(found.party);
    stop
}

/// `för Flens kommun kommunstyrelsens ordförande`, `tillförordnad lokalpolisområdeschef`
fn role_before(before: Tokens<'_>, line: &mut Line) -> Option<()> {
    // The role is the last words before the name.
    let last = before.rest.last()?;
    if !last.is(Flags::ROLE) {
        return None;
    }
    let mut start = before.len() - 1;
    while start > 0
        && before.rest[start - 1].is_word()
        && !before.rest[start - 1].is(Flags::STOP.or(Flags::MODAL).or(Flags::KOMMUN_WORD).or(Flags::SIGNS))
    {
        start -= 1;
    }
    while start < before.len() && before.rest[start].is_sign('.') {
        start += 1;
    }
    let piece = before.from(start);
    let (range, acting, _) = role(piece)?;
    line.party = role_party(piece, range.clone());
    line.role = Some(offsets(piece, range));
    line.acting = acting || before.rest[..start].iter().rev().take(2).any(|token| token.is(Flags::ACTING));
    Some(())
}
