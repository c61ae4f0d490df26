//! Lists of actors: each by a word that has a code, by a name, or by what follows its name.

use std::borrow::Cow;
use std::ops::Range;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::aliases::{Aliases, alias_at};
use super::{Actors, add};
use crate::document::Actor;
use crate::grammar::token::{Out, Token, Tokens, flagged, same_word, sign};
use crate::vocabulary::phrases::{AS_WELL_AS, BOTH, BOTH_PARTIES, COMPANY};
use crate::vocabulary::{
    CLUB_ENDINGS, Flags, HOUSING_ENDINGS, HOUSING_NAMES, Lex, Stems, TRAFFIC_ENDINGS, endings, region_kommun_at,
};

/// A name in capitals with no more letters is short for another.
const LONGEST_SHORT: usize = 6;

/// No name has more words.
pub(super) const LONGEST_NAME: usize = 12;

/// One element of a list of actors.
struct Element {
    actor: Option<Actor>,
    /// A name that stands in no list.
    unknown: bool,
    /// The form is a genitive: what follows belongs to it.
    tokens: usize,
    range: Range<u32>,
}

/// A list of actors, and the tokens it takes.
pub(super) struct List {
    pub(super) actors: Actors,
    pub(super) tokens: usize,
}

/// A list of actors; `loose` takes names that stand in no list where a known actor stands beside them.
pub(super) fn list(input: Tokens<'_>, aliases: &Aliases, loose: bool) -> Option<List> {
    let first = input.first()?;
    if first.is(Flags::WE) {
        return Some(ourselves(input, aliases, loose));
    }
    if let Some(parties) = input.get(1).filter(|next| BOTH_PARTIES.contains(&input.str(next)))
        && BOTH.contains(&input.lower(first))
    {
        return Some(List { actors: all_parties(aliases, parties), tokens: 2 });
    }
    // `såväl kommunen som polisen`
    let as_well = same_word(input.str(first), AS_WELL_AS.0);
    let mut actors = Actors::new();
    let mut unknown: Option<Range<u32>> = None;
    let mut tokens = 0;
    let mut pending = 0;
    while let Some(found) = element(input.from(tokens + pending), aliases, tokens == 0 && !loose) {
        tokens += pending + found.tokens;
        match found.actor {
            Some(actor) => add(&mut actors, actor, found.range),
            None if found.unknown => unknown = unknown.or(Some(found.range)),
            None => {}
        }
        match separator(input.from(tokens)) {
            Ok((rest, ())) => pending = input.len() - rest.len() - tokens,
            Err(_) if as_well && input.get(tokens).is_some_and(|token| input.str(token) == AS_WELL_AS.1) => pending = 1,
            Err(_) => break,
        }
    }
    if !actors.is_empty() {
        // A company that no list knows is an actor of its own.
        if let Some(range) = unknown {
            add(&mut actors, Actor::Other, range);
        }
    }
    (!actors.is_empty()).then_some(List { actors, tokens })
}

/// `Vi`, who are all parties, or those who say who they are: `Vi i Malmö stad`, `Vi poliser`.
fn ourselves(input: Tokens<'_>, aliases: &Aliases, loose: bool) -> List {
    let at = usize::from(input.get(1).is_some_and(|next| next.is(Flags::PREPOSITION)));
    let named = input.get(1 + at).filter(|next| next.is_word() && !next.is(Flags::WE));
    match named.and_then(|_| list(input.from(1 + at), aliases, loose)) {
        Some(found) => List { tokens: 1 + at + found.tokens, ..found },
        None => List { actors: all_parties(aliases, &input.rest[0]), tokens: 1 },
    }
}

fn separator(input: Tokens<'_>) -> Out<'_, ()> {
    let (input, _) = alt((
        (sign(','), opt(flagged(Flags::AND))).map(|_| ()),
        flagged(Flags::AND).map(|_| ()),
        alt((sign('/'), sign('&'), sign('·'), sign('|'))).map(|_| ()),
    ))
    .parse(input)?;
    Ok((input, ()))
}

fn element(input: Tokens<'_>, aliases: &Aliases, first: bool) -> Option<Element> {
    let mut index = 0;
    // `det lokala`, `representanter från`, `berörda`
    while input.get(index).is_some_and(|token| token.is(Flags::MODIFIER) && token.lex.actor.is_none() && index < 5)
        && alias_at(input, index, aliases).is_none()
    {
        let genitive = same_word(input.str(&input.rest[index]), "kommunens");
        if genitive {
            break;
        }
        index += 1;
    }
    // A subject does not begin with `för` or `från`.
    if first && index > 0 && input.rest[0].is(Flags::PREPOSITION) {
        return None;
    }
    let token = input.get(index)?;
    let start = token.start;
    let ended = |index: usize, actor: Option<Actor>, unknown: bool| {
        let end = input.rest[index - 1].end;
        Some(Element { actor, unknown, tokens: index, range: start..end })
    };
    // `AB Gavlegårdarna`
    if input.str(token) == COMPANY
        && let Some((actor, length)) = alias_at(input, index + 1, aliases)
    {
        return ended(index + 1 + length, Some(actor), false);
    }
    // `Falköpings Hyresbostäder` is a name of its own that begins with the kommun's.
    let longer = |length: usize| {
        let names =
            input.rest[index + length..].iter().take_while(|next| input.capital(next) && next.lex.actor.is_none());
        names.into_iter().take(3).any(|next| company(input.str(next)).is_some())
    };
    if let Some((actor, length)) = alias_at(input, index, aliases).filter(|(_, length)| !longer(*length)) {
        let mut end = index + length;
        // `Växjö lokalpolisområde`
        if input.get(end).is_some_and(|next| next.is(Flags::POLICE_AREA)) {
            return ended(end + 1, Some(Actor::Polis), false);
        }
        // `Anebys skolor`
        let owns = input.str(&input.rest[end - 1]).ends_with('s');
        if let Some(owned) =
            input.get(end).filter(|next| owns && !next.is(Flags::KOMMUN_WORD)).and_then(|next| next.lex.actor)
        {
            return coded(input, end, owned, start);
        }
        // `Flens kommun`
        while input.get(end).is_some_and(|token| token.is(Flags::KOMMUN_WORD)) {
            end += 1;
        }
        // `Flens kommuns fältgrupp`
        let word = |index: usize| input.str(&input.rest[index]);
        let group = |token: &Token| token.is_word() && !token.is(Flags::STOP.or(Flags::MODAL)) && !input.capital(token);
        if end > index + length && word(end - 1).ends_with('s') && input.get(end).is_some_and(group) {
            end += 1;
        }
        // `Krambo, det kommunala bostadsbolaget,`
        let apposed = apposition(input, end).filter(|(apposed, _)| *apposed == actor);
        return ended(end + apposed.map_or(0, |(_, length)| length), Some(actor), false);
    }
    if let Some(actor) = token.lex.actor {
        return coded(input, index, actor, start);
    }
    if token.is(Flags::VAGUE_ACTOR) {
        return ended(index + 1, None, false);
    }
    if !input.capital(token) && !first {
        // `grund- och särskolorna`
        if let [part, hyphen, and, whole, ..] = &input.rest[index..]
            && part.is_word()
            && hyphen.is_dash()
            && hyphen.start == part.end
            && and.is(Flags::AND)
            && let Some(actor) = whole.lex.actor
        {
            return coded(input, index + 3, actor, start);
        }
        // `det lokala föreningsrådet`, `hamnarnas föreningar`: an adjective or a genitive before a coded noun.
        if token.is_word() && token.lex == Lex::NONE {
            let next = input.get(index + 1)?;
            let word = input.str(token);
            if ["a", "t", "e", "ens", "ets", "nas"].iter().any(|end| word.ends_with(end))
                && next.lex.actor.is_some()
                && !next.is(Flags::STOP)
            {
                return coded(input, index + 1, next.lex.actor?, start);
            }
        }
        return None;
    }
    if !input.capital(token) || token.is(Flags::STOP.or(Flags::MODAL).or(Flags::VERB)) {
        return None;
    }
    // A name: `Oxelösunds kommun`, `Hoforshus, det kommunala bostadsbolaget`.
    let mut end = index + 1;
    while end < index + LONGEST_NAME
        && input.get(end).is_some_and(|token| {
            // `KUSTBYGGENS ÅTAGANDEN`: in a heading all words may have capitals.
            input.capital(token) && token.lex.actor.is_none() && !token.lex.stems.any(Stems::ATAGANDE.or(Stems::LOFTE))
        })
    {
        end += 1;
    }
    if let Some(next) = input.get(end)
        && next.is(Flags::KOMMUN_WORD)
    {
        return ended(end + 1, Some(Actor::Kommun), false);
    }
    // `Växjö lokalpolisområde`
    if input.get(end).is_some_and(|next| next.is(Flags::POLICE_AREA)) {
        return ended(end + 1, Some(Actor::Polis), false);
    }
    // `Bergslagens Räddningstjänst`, `Bergslagens brukshundsklubbar`
    let owns = input.str(&input.rest[end - 1]).ends_with('s');
    if let Some(actor) = input.get(end).filter(|next| owns || input.capital(next)).and_then(|next| next.lex.actor) {
        return coded(input, end, actor, start);
    }
    if let Some((apposed, length)) = apposition(input, end) {
        return ended(end + length, Some(apposed), false);
    }
    let name = input.str(&input.rest[end - 1]);
    match company(name) {
        Some(actor) => ended(end, Some(actor), false),
        None => ended(end, None, true),
    }
}

/// A noun with a code: past the name that follows it, or what belongs to its genitive.
fn coded(input: Tokens<'_>, index: usize, actor: Actor, start: u32) -> Option<Element> {
    let word = input.str(&input.rest[index]);
    let mut actor = actor;
    let mut end = index + 1;
    let genitive = word.ends_with('s')
        && !matches!(word, "Polis" | "polis" | "områdespolis" | "kommunpolis")
        && !word.ends_with("polis")
        && !word.ends_with("hus");
    if genitive {
        // `Kommunens fältgrupp`, `kommunens skolor`
        while end < index + 5
            && input.get(end).is_some_and(|token| token.is_word() && !token.is(Flags::VERBS.or(Flags::STOP)))
        {
            // `Kommunens hemtjänst delar ut`: after the noun, such an end makes a verb.
            let verb = endings::present(input.str(&input.rest[end]));
            if verb && end > index + 1 && input.rest[end].lex.actor.is_none() {
                break;
            }
            if let Some(code) = input.rest[end].lex.actor
                && code != Actor::Invanare
            {
                actor = code;
            }
            end += 1;
        }
    } else {
        // `bostadsbolaget Kustbostäder`, `Region Norrbotten`, `Lokalpolisområde Höglandet`
        while end < index + LONGEST_NAME
            && input.get(end).is_some_and(|token| input.capital(token) && !token.is(Flags::STOP))
        {
            if actor == Actor::Region && region_kommun_at(&input.text[input.rest[end].start as usize..]) {
                actor = Actor::Kommun;
            }
            end += 1;
        }
        if end > index + 1 && input.rest[index].is(Flags::POLICE_AREA) {
            end += slashed(input, end);
        }
        if end > index + 1 && input.get(end).is_some_and(|token| token.is(Flags::KOMMUN_WORD)) {
            end += 1;
        }
        // `Lokalpolisområde Piteå älvdal och Piteå kommun`
        let named = end > index + 1 && input.rest[index].is(Flags::POLICE_AREA);
        let ends = |token: &Token| token.is(Flags::AND.or(Flags::MODAL));
        if named
            && input.get(end).is_some_and(|token| token.is_word() && token.lex == Lex::NONE)
            && input.get(end + 1).is_some_and(ends)
        {
            end += 1;
        }
        // `Polisen i lokalpolisområde Höglandet`
        let named = input.get(end + 2).is_some_and(|name| input.capital(name));
        let within = input.get(end).is_some_and(|token| token.is(Flags::PREPOSITION));
        if actor == Actor::Polis && named && within && input.rest[end + 1].is(Flags::POLICE_AREA) {
            end += 2 + names_at(input, end + 2);
        } else if actor == Actor::Polis && within {
            // `Polisen i Östra Norrbotten och Överkalix kommun`
            let names = names_at(input, end + 1);
            let joined = input.get(end + 1 + names).is_some_and(|next| {
                // `Polisen i Arboga, Arboga kommun och …`
                let listed = || input.get(end + 2 + names).is_some_and(|after| input.capital(after));
                next.is(Flags::AND) || next.is_sign(',') && listed()
            });
            end += if names > 0 && joined { 1 + names } else { 0 };
        }
        // `(ABK)`
        if input.get(end).is_some_and(|token| token.is_sign('('))
            && input.get(end + 2).is_some_and(|token| token.is_sign(')'))
            && end > index + 1
        {
            end += 3;
        }
    }
    let last = &input.rest[end - 1];
    Some(Element { actor: Some(actor), unknown: false, tokens: end, range: start..last.end })
}

/// How many tokens from `index` on are names: `Östra Norrbotten`, `Uppsala/Knivsta`.
fn names_at(input: Tokens<'_>, index: usize) -> usize {
    let names = capitals(input, index);
    names + if names > 0 { slashed(input, index + names) } else { 0 }
}

/// How many tokens at `index`, after a name, go on with it: `/Knivsta`.
fn slashed(input: Tokens<'_>, index: usize) -> usize {
    let goes_on = input.get(index).is_some_and(|sign| sign.is_sign('/'))
        && input.get(index + 1).is_some_and(|name| input.capital(name) && name.lex.actor.is_none());
    if goes_on { 1 + capitals(input, index + 1) } else { 0 }
}

/// How many words from `index` on have capitals, as those of a name.
fn capitals(input: Tokens<'_>, index: usize) -> usize {
    input.from(index).rest.iter().take(LONGEST_NAME).take_while(|name| input.capital(name)).count()
}

/// `, det kommunala bostadsbolaget,`
fn apposition(input: Tokens<'_>, index: usize) -> Option<(Actor, usize)> {
    if !input.get(index)?.is_sign(',') {
        return None;
    }
    // `, som är vårt kommunala bostadsbolag,`
    let said = same_word(input.str(input.get(index + 1)?), "som") && same_word(input.str(input.get(index + 2)?), "är");
    let start = index + 1 + if said { 2 } else { 0 };
    if !input.get(start)?.is(Flags::MODIFIER) {
        return None;
    }
    let noun = (start + 1..start + 5).find(|at| input.get(*at).is_some_and(|token| token.lex.actor.is_some()))?;
    input.get(noun + 1).filter(|token| token.is_sign(','))?;
    Some((input.rest[noun].lex.actor?, noun + 2 - index))
}

/// What a company's name says that it does.
fn company(name: &str) -> Option<Actor> {
    if CLUB_ENDINGS.contains(&name) {
        return Some(Actor::Forening);
    }
    // Short names that end so are places: Åhus, Bohus.
    if HOUSING_NAMES.contains(&name) {
        return Some(Actor::Bostadsbolag);
    }
    // `Kustbyggens`, `KUSTBYGGEN`
    let small = !name.chars().any(char::is_lowercase) && name.chars().nth(LONGEST_SHORT).is_some();
    let lower = if small { Cow::Owned(name.to_lowercase()) } else { Cow::Borrowed(name) };
    let name = lower.strip_suffix('s').filter(|own| HOUSING_ENDINGS.iter().any(|end| own.ends_with(end)));
    let name = name.unwrap_or(&lower);
    if HOUSING_ENDINGS.iter().any(|end| name.ends_with(end) && (name.len() > end.len() + 3 || *end == "AB")) {
        return Some(Actor::Bostadsbolag);
    }
    TRAFFIC_ENDINGS
        .iter()
        .any(|end| name.len() > end.len() + 1 && name.ends_with(end))
        .then_some(Actor::Kollektivtrafik)
}

pub(super) fn all_parties(aliases: &Aliases, token: &Token) -> Actors {
    aliases.parties.iter().map(|party| (*party, token.start..token.end)).collect()
}
