//! Who acts: the subject, the passive's agent, the actor in trailing brackets; and with whom.
//!
//! ```text
//! actors   = actor (("," | "och" | "samt") actor)*
//! actor    = modifier* (coded-noun name* | name "kommun" | alias | own-name) apposition?
//! stated   = actors verb | verb actors | passive … "av" actors
//!          | ("(" | "–" | "ansvarig:") actors ")"? at the end
//! partners = ("tillsammans" | "i samverkan" | "i samarbete") "med" actors
//! ```

mod aliases;
mod list;
mod subject;
#[cfg(test)]
mod tests;

use std::ops::Range;

use nom::Parser;
use smallvec::SmallVec;

pub(crate) use self::aliases::{Aliases, Parties, parties};
use self::list::{List, all_parties, list};
use self::subject::{agent, inverted, subject};
use super::token::{Out, Token, Tokens, same_word, token};
use super::vow::opens_clause;
use crate::document::Actor;
use crate::vocabulary::phrases::{ALL_OF, BOTH_PARTIES, FROM, OF_POLICE, OTHERS, WHERE};
use crate::vocabulary::signing::WITH;
use crate::vocabulary::vows::{SIDES, WORKS_WITH};
use crate::vocabulary::{ColumnHead, Flags, Stems, column_head, looks_like};

/// Actors in order of mention, each with where it is named in the folded text.
pub(crate) type Actors = SmallVec<[(Actor, Range<u32>); 4]>;

/// The actors that the text itself says are to do it.
pub(crate) fn actors_of(input: Tokens<'_>, aliases: &Aliases) -> Actors {
    // `Utökad närvaro av ordningsvakter i centrum (kommunen)`: the brackets say who acts.
    let in_brackets = if input.ends_in_bracket() { bracketed(input, aliases) } else { None };
    let by = |sentence| if in_brackets.is_none() { agent(sentence, aliases) } else { None };
    for sentence in input.sentences() {
        let sentence = Tokens { rest: &input.rest[sentence], ..input };
        let found = subject(sentence, aliases);
        // `Butikerna erbjuds utbildning (polisen, kommunen)`: those in brackets offer it.
        let offered = |list: &List| sentence.get(list.tokens).is_some_and(|verb| verb.is(Flags::PASSIVE));
        if found.as_ref().is_some_and(offered)
            && let Some(offering) = &in_brackets
        {
            return offering.clone();
        }
        let mut found = found.or_else(|| by(sentence)).map(|list| list.actors).unwrap_or_default();
        if !found.is_empty() {
            merge(&mut found, second_subject(sentence, aliases));
            return found;
        }
        // `mäta farten i centrum. Vid behov får polisen se resultatet.`: the heading over it says who measures.
        // So does the lead-in to a clause: `leta med hund. Rektor är med.`
        let clause = |first: &Token| !input.capital(first) && first.is_word();
        if sentence.first().is_some_and(|first| input.is_to_do(first) || clause(first)) {
            break;
        }
    }
    responsible(input, aliases).or(in_brackets).or_else(|| bracketed(input, aliases)).unwrap_or_default()
}

/// Who is to do what the second of two main clauses says: `Kommunen ska byta lampor och polisen ska synas mer.`
fn second_subject(sentence: Tokens<'_>, aliases: &Aliases) -> Actors {
    let mut verbs = (0..).zip(sentence.rest).filter(|(_, token)| token.lex.stems.any(Stems::SKA)).map(|(at, _)| at);
    let (Some(first), Some(second)) = (verbs.next(), verbs.next()) else { return Actors::new() };
    let mut between = first + 1..second;
    // `så att barnen leker mer och skolan ska slippa dem`
    if between.clone().any(|at| opens_clause(sentence, &sentence.rest[at])) {
        return Actors::new();
    }
    // The list of those who act may have a joint of its own, and so may what comes before it.
    let found = between.find_map(|at| {
        let joint = sentence.rest[at].is(Flags::AND).then_some(at + 1)?;
        list(sentence.from(joint), aliases, false).filter(|found| joint + found.tokens == second)
    });
    found.map(|found| found.actors).unwrap_or_default()
}

/// The actors after a label at the end, or right at the beginning: `… i centrum. Ansvarig: polisen`.
fn responsible(input: Tokens<'_>, aliases: &Aliases) -> Option<Actors> {
    let colon = input.rest.iter().rposition(|token| token.is_sign(':'))?;
    let label = input.get(colon.checked_sub(1)?)?;
    if column_head(input.lower(label)) != Some(ColumnHead::Responsible) {
        return None;
    }
    let after = input.from(colon + 1);
    let found = list(after, aliases, true)?;
    let ends = |token: &Token| is_others(after, token) || token.is_sign(')');
    let rest = &after.rest[found.tokens..];
    (rest.iter().all(ends) || colon == 1 && rest.first().is_some_and(|next| next.is_sign('.'))).then_some(found.actors)
}

/// The actors in brackets or after a dash at the end: `… vid skolorna (polisen, MBAB).`, `… vid skolorna – polisen`
fn bracketed(input: Tokens<'_>, aliases: &Aliases) -> Option<Actors> {
    let mut end = input.len();
    while end > 0 && input.rest[end - 1].is_sign('.') {
        end -= 1;
    }
    let bracket = input.rest[..end].last()?.is_sign(')');
    let open =
        input.rest[..end].iter().rposition(|token| if bracket { token.is_sign('(') } else { token.is_dash() })?;
    // `samarbetet skola – polis`
    if !bracket && input.rest[..open].iter().any(|token| token.lex.actor.is_some()) {
        return None;
    }
    let inner = Tokens { rest: &input.rest[open + 1..end - usize::from(bracket)], ..input };
    let found = list(inner, aliases, true)?;
    // `(fastighetsägarna i city)`, `(polis, med flera)`
    let rest = &inner.rest[found.tokens..];
    let place =
        bracket && rest.len() <= LONGEST_PLACE && rest.first().is_some_and(|first| WHERE.contains(&inner.str(first)));
    let others = |token: &Token| is_others(inner, token) || token.is_sign(',');
    (place || rest.iter().all(others)).then_some(found.actors)
}

/// Where those in brackets are is said in no more tokens.
const LONGEST_PLACE: usize = 3;

/// `med flera`, `m.fl.`: others, whom no code stands for.
fn is_others(input: Tokens<'_>, token: &Token) -> bool {
    token.is_sign('.') || OTHERS.contains(&input.str(token))
}

/// The actors that a heading or lead-in names: `Polisen lovar att`, `Kommunens del`, `Det här gör polisen`.
pub(super) fn leading_actors(input: Tokens<'_>, aliases: &Aliases) -> Actors {
    // `och kommunen ska:` after the list of the police
    let input = input.from(usize::from(input.first().is_some_and(|first| first.is(Flags::AND))));
    if let Some(found) = list(input, aliases, false) {
        return found.actors;
    }
    let inverted = || inverted(input, aliases).map(|found| found.actors);
    if let Some(found) = on_behalf(input).or_else(|| of_doings(input, aliases)).or_else(inverted) {
        return found;
    }
    if let Some(found) = within(input).and_then(|at| list(input.from(at), aliases, false)) {
        return found.actors;
    }
    match input.first() {
        // `Polisiära aktiviteter`; `Polisiär närvaro` is a theme.
        Some(first) if input.lower(first).starts_with(OF_POLICE.0) && names_doings(input) => {
            Actors::from_iter([(Actor::Polis, first.start..first.end)])
        }
        // `Alla tre parter gemensamt`
        Some(first)
            if ALL_OF.contains(&input.lower(first))
                && input.rest.iter().take(LONGEST_ALL).any(|token| BOTH_PARTIES.contains(&input.str(token))) =>
        {
            all_parties(aliases, first)
        }
        // `Tillsammans`, `Gemensamma åtaganden`
        Some(first) if first.is(Flags::TOGETHER) || input.lower(first).starts_with("gemensam") => {
            all_parties(aliases, first)
        }
        _ => Actors::new(),
    }
}

/// `Från polisens sida lovar vi att`, `För kommunens del innebär det att`
fn on_behalf(input: Tokens<'_>) -> Option<Actors> {
    let [lead, who, part, ..] = input.rest else { return None };
    let actor = who.lex.actor.filter(|_| lead.is(Flags::PREPOSITION) && SIDES.contains(&input.str(part)))?;
    Some(Actors::from_iter([(actor, who.start..who.end)]))
}

/// `Löften från polisen`, `Åtaganden – kommunen`, `Insatser polisen`
fn of_doings(input: Tokens<'_>, aliases: &Aliases) -> Option<Actors> {
    let [doings, joint, ..] = input.rest else { return None };
    let joined = joint.is_dash() || input.str(joint) == FROM;
    if !doings.lex.stems.any(Stems::LOFTE.or(Stems::ATAGANDE).or(Stems::AKTIVITET))
        || !joined && joint.lex.actor.is_none()
    {
        return None;
    }
    let named = input.from(1 + usize::from(joined));
    let found = list(named, aliases, false)?;
    (!named.rest.iter().skip(found.tokens).any(Token::is_word)).then_some(found.actors)
}

/// Where those are named who are to do what the promise means, `Löftet innebär att polisen ska`, or what they promise is asked:
/// `Vad polisen lovar`, `Det vi lovar är att`.
fn within(input: Tokens<'_>) -> Option<usize> {
    let lovar = |token: &Token| token.lex.stems.any(Stems::LOVAR);
    if let [what, _, rest @ ..] = input.rest
        && what.lex.stems.any(Stems::VAD.or(Stems::DET))
        && rest.iter().take(LONGEST_ALL).any(lovar)
    {
        return Some(1);
    }
    let means = |pair: &[Token]| pair[0].lex.stems.any(Stems::INNEBAR) && pair[1].lex.stems.any(Stems::ATT);
    input.rest.windows(2).position(means).map(|at| at + 2)
}

/// `Alla tre parter`
const LONGEST_ALL: usize = 3;

/// Whether the second word names what someone does, and nothing else of it.
fn names_doings(input: Tokens<'_>) -> bool {
    input.get(1).is_some_and(|next| OF_POLICE.1.iter().any(|name| input.lower(next).starts_with(name)))
}

/// The actors of a text that holds nothing else: a cell under `Ansvarig`.
pub(crate) fn listed_actors(input: Tokens<'_>, aliases: &Aliases) -> Actors {
    let first = input.rest.iter().position(Token::is_word).unwrap_or(0);
    list(input.from(first), aliases, true).map(|found| found.actors).unwrap_or_default()
}

/// Those with whom it is done, and not those who are only invited.
pub(crate) fn partners(input: Tokens<'_>, aliases: &Aliases) -> Actors {
    let mut partners = Actors::new();
    let mut index = 0;
    while index < input.len() {
        if !may_be_with(input, input.get(index + 1)) {
            index += 1;
            continue;
        }
        match with(input.from(index)) {
            Ok((rest, ())) => {
                if let Some(found) = list(rest, aliases, true) {
                    merge(&mut partners, found.actors);
                }
                index = input.len() - rest.len();
            }
            Err(_) => index += 1,
        }
    }
    partners
}

fn with(input: Tokens<'_>) -> Out<'_, ()> {
    // `med` is looked for first, because it is the sooner told from other words.
    if !may_be_with(input, input.get(1)) {
        return Err(nom::Err::Error(()));
    }
    let (rest, how) = token(Token::is_word).parse(input)?;
    let (rest, _) =
        token(|token| same_word(input.str(token), WITH) || looks_like(input.str(token), WITH)).parse(rest)?;
    let how = input.str(how);
    match WORKS_WITH.iter().any(|word| same_word(how, word) || looks_like(how, word)) {
        true => Ok((rest, ())),
        false => Err(nom::Err::Error(())),
    }
}

/// Whether a word is as long as `med`, or as what a scanner made of it: `rned`.
fn may_be_with(input: Tokens<'_>, token: Option<&Token>) -> bool {
    token.is_some_and(|token| match token.end - token.start {
        3 => true,
        4 => input.str(token).starts_with("rn"),
        _ => false,
    })
}

fn merge(all: &mut Actors, more: Actors) {
    for (actor, range) in more {
        add(all, actor, range);
    }
}

fn add(all: &mut Actors, actor: Actor, range: Range<u32>) {
    if all.iter().all(|(other, _)| *other != actor) {
        all.push((actor, range));
    }
}
