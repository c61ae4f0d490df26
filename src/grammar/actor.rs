//! Who acts: the subject, the passive's agent, the actor in trailing brackets; and with whom.
//!
//! ```text
//! actors   = actor (("," | "och" | "samt") actor)*
//! actor    = modifier* (coded-noun name* | name "kommun" | alias | own-name) apposition?
//! stated   = actors verb | verb actors | passive … "av" actors | "(" actors ")" at the end
//! partners = ("tillsammans" | "i samverkan" | "i samarbete") "med" actors
//! ```

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use smallvec::SmallVec;

use super::token::{Kind, Out, Token, Tokens, flagged, same_word, sign, word};
use crate::document::Actor;
use crate::vocabulary::{
    CLUB_ENDINGS, Flags, HOUSING_ENDINGS, HOUSING_NAMES, Lex, NAMED_ACTORS, TRAFFIC_ENDINGS, endings, region_kommun_at,
};

/// Actors in order of mention, each with where it is named in the folded text.
pub(crate) type Actors = SmallVec<[(Actor, Range<u32>); 4]>;

/// The parties of a document.
pub(crate) type Parties = SmallVec<[Actor; 4]>;

/// No document gives its actors more names; each is looked for at every capital.
const MOST_NAMES: usize = 200;

/// No name has more words.
const LONGEST_NAME: usize = 12;

/// What a document calls its actors.
#[derive(Debug, Clone, Default)]
pub(crate) struct Aliases {
    /// Names that stand for an actor: the kommun's own, `ABK` for a housing company.
    names: Vec<(Cow<'static, str>, Actor)>,
    /// The first bytes of the names, as bits.
    begins: [u64; 4],
    /// The parties of the document, which `vi` stands for.
    pub(crate) parties: Parties,
}

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
struct List {
    actors: Actors,
    tokens: usize,
}

/// The actors that the text itself says are to do it.
pub(crate) fn actors_of(input: Tokens<'_>, aliases: &Aliases) -> Actors {
    for sentence in input.sentences() {
        let sentence = Tokens { text: input.text, rest: &input.rest[sentence] };
        let found =
            subject(sentence, aliases).or_else(|| agent(sentence, aliases)).map(|list| list.actors).unwrap_or_default();
        if !found.is_empty() {
            return found;
        }
    }
    bracketed(input, aliases)
}

/// The actors in brackets at the end: `… vid skolorna (polisen, MBAB).`
fn bracketed(input: Tokens<'_>, aliases: &Aliases) -> Actors {
    let mut end = input.len();
    while end > 0 && input.rest[end - 1].is_sign('.') {
        end -= 1;
    }
    let Some(open) = input.rest[..end].iter().rposition(|token| token.is_sign('(')) else { return Actors::new() };
    if end == 0 || !input.rest[end - 1].is_sign(')') {
        return Actors::new();
    }
    let inner = Tokens { text: input.text, rest: &input.rest[open + 1..end - 1] };
    match list(inner, aliases, true) {
        Some(list) if list.tokens == inner.len() => list.actors,
        _ => Actors::new(),
    }
}

/// The actors that a heading or lead-in names: `Polisen lovar att`, `Kommunens del`, `Det här gör polisen`.
pub(super) fn leading_actors(input: Tokens<'_>, aliases: &Aliases) -> Actors {
    if let Some(found) = list(input, aliases, false) {
        return found.actors;
    }
    if let Some(found) = inverted(input, aliases) {
        return found.actors;
    }
    match input.first() {
        // `Tillsammans`, `Gemensamma åtaganden`
        Some(first) if first.is(Flags::TOGETHER) || input.lower(first).starts_with("gemensam") => {
            all_parties(aliases, first)
        }
        _ => Actors::new(),
    }
}

/// The actors of a text that holds nothing else: a cell under `Ansvarig`.
pub(crate) fn listed_actors(input: Tokens<'_>, aliases: &Aliases) -> Actors {
    list(input, aliases, true).map(|found| found.actors).unwrap_or_default()
}

/// Those with whom it is done, and not those who are only invited.
pub(crate) fn partners(input: Tokens<'_>, aliases: &Aliases) -> Actors {
    let mut partners = Actors::new();
    let mut index = 0;
    while index < input.len() {
        if !has_with_length(input.get(index + 1)) {
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
    if !has_with_length(input.get(1)) {
        return Err(nom::Err::Error(()));
    }
    let (input, _) = alt((word("tillsammans"), word("samverkan"), word("samarbete"), word("ihop"))).parse(input)?;
    let (input, _) = word("med").parse(input)?;
    Ok((input, ()))
}

/// Whether a word is as long as `med`.
fn has_with_length(token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.end - token.start == 3)
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

fn all_parties(aliases: &Aliases, token: &Token) -> Actors {
    aliases.parties.iter().map(|party| (*party, token.start..token.end)).collect()
}

/// The subject, before the verb or, where something else comes first, after it.
fn subject(input: Tokens<'_>, aliases: &Aliases) -> Option<List> {
    let start = usize::from(input.first().is_some_and(|token| same_word(input.str(token), "att")));
    let direct = input.from(start);
    if let Some(found) = list(direct, aliases, false) {
        let after = past_aside(direct, found.tokens);
        let ends = direct.get(after).is_none_or(|token| token.is_sign(':'));
        // `Butikerna ska av kommunen erbjudas utbildning`
        let modal = direct.get(after).is_some_and(|token| token.is(Flags::MODAL));
        if modal
            && direct.get(after + 1).is_some_and(|token| token.is(Flags::BY))
            && let Some(agent) = list(direct.from(after + 2), aliases, false)
        {
            return Some(agent);
        }
        // `Nattvandrarna stöds av kommunen`: the agent acts, not the subject.
        let passive =
            direct.get(after).is_some_and(|token| token.is_word() && endings::passive_or_participle(direct.str(token)));
        if passive && let Some(found) = agent(direct.from(after), aliases) {
            return Some(found);
        }
        if ends && start == 0 || direct.get(after).is_some_and(|token| is_verb(direct, token)) {
            return Some(found);
        }
    }
    member(direct, aliases).or_else(|| inverted(input, aliases))
}

/// `En handläggare från socialtjänsten arbetar`: one of the actor's own.
fn member(input: Tokens<'_>, aliases: &Aliases) -> Option<List> {
    let start = usize::from(input.first()?.is(Flags::ONE));
    let (noun, from) = (input.get(start)?, input.get(start + 1)?);
    if !noun.is_word() || noun.lex.actor.is_some() || !same_word(input.str(from), "från") {
        return None;
    }
    let found = list(input.from(start + 2), aliases, false)?;
    let after = past_aside(input, start + 2 + found.tokens);
    input.get(after).filter(|token| is_verb(input, token)).map(|_| List { tokens: after, ..found })
}

/// `Polisen i Arboga ska`, `Polisen och kommunen, som …, ska`, `Polisen gemensamt ska`: past what stands before the verb.
fn past_aside(input: Tokens<'_>, mut index: usize) -> usize {
    while let Some(token) = input.get(index) {
        let next_capital = input.get(index + 1).is_some_and(|next| input.capital(next));
        // `vi alla tre`
        let all = index > 0
            && input.rest[index - 1].is(Flags::WE.or(Flags::MODIFIER))
            && (token.is(Flags::MODIFIER) || matches!(token.kind, Kind::Numeral(..)));
        if all
            || token.is(Flags::TOGETHER.or(Flags::ADVERB))
                && input.get(index + 1).is_none_or(|next| input.str(next) != "med")
        {
            index += 1;
        } else if token.is(Flags::PREPOSITION) && next_capital {
            index += 2;
            while input.get(index).is_some_and(|token| input.capital(token)) {
                index += 1;
            }
        } else if token.is(Flags::PREPOSITION)
            && input.get(index + 1).is_some_and(|next| next.is_word() && !next.is(Flags::STOP))
            && input.get(index + 2).is_some_and(|next| is_verb(input, next))
        {
            // `Fritidsgårdarna i stadsdelen håller`
            return index + 2;
        } else if token.is_sign(',') && with(input.from(index + 1)).is_ok() {
            // `Polisen, tillsammans med räddningstjänsten, informerar`
            let from = index + 1;
            let closes = input.rest[from..].iter().position(|token| token.is_sign(',')).map(|comma| from + comma + 1);
            let verb = closes.filter(|after| input.get(*after).is_some_and(|token| is_verb(input, token)));
            return verb.unwrap_or(index);
        } else if with(input.from(index)).is_ok()
            || (token.is(Flags::PREPOSITION) && with(input.from(index + 1)).is_ok())
        {
            // `Kommunen i samverkan med polisen ska`, `Kommunen tillsammans med polisen träffar`
            match input.rest[index..].iter().position(|token| is_verb(input, token)) {
                Some(verb) => return index + verb,
                None => return index,
            }
        } else {
            return index;
        }
    }
    index
}

fn is_verb(input: Tokens<'_>, token: &Token) -> bool {
    if token.is(Flags::MODAL.or(Flags::FINITE).or(Flags::CARRY).or(Flags::VERB).or(Flags::INVITE).or(Flags::PASSIVE)) {
        return true;
    }
    let word = input.str(token);
    let lower = word.starts_with(char::is_lowercase);
    token.is_word() && lower && !token.is(Flags::STOP) && (endings::present(word) || endings::past(word))
}

/// `Under året ska polisen …`, `Gemensamt ska A, B och C …`, `Varje månad genomför kommunen …`.
fn inverted(input: Tokens<'_>, aliases: &Aliases) -> Option<List> {
    for (index, token) in input.rest.iter().enumerate() {
        if same_word(input.str(token), "att")
            || matches!(input.str(token), "som" | "där" | "när" | "så" | "om") && index > 0
        {
            return None;
        }
        let present = token.is(Flags::VERB.or(Flags::CARRY)) && input.str(token).ends_with('r');
        if token.is(Flags::MODAL.or(Flags::FINITE)) || present {
            let rest = input.from(index + 1);
            return list(rest, aliases, false).map(|found| List { tokens: index + 1 + found.tokens, ..found });
        }
    }
    None
}

/// `… genomförs av kommunen`: the agent of a passive.
fn agent(input: Tokens<'_>, aliases: &Aliases) -> Option<List> {
    let passive = input.rest.iter().position(|token| {
        let word = input.str(token);
        token.is(Flags::PASSIVE)
            || (token.is_word() && !token.is(Flags::STOP) && word.len() > 4 && endings::passive_or_participle(word))
    })?;
    for index in passive + 1..input.len() {
        let before = input.str(&input.rest[index - 1]);
        if !input.rest[index].is(Flags::BY)
            || matches!(before, "delar" | "del" | "flera" | "några" | "alla" | "delen" | "hjälp" | "invånare")
        {
            continue;
        }
        if let Some(found) = list(input.from(index + 1), aliases, false)
            && found.actors.iter().all(|(actor, _)| *actor != Actor::Invanare)
        {
            return Some(found);
        }
    }
    None
}

/// A list of actors; `loose` takes names that stand in no list where a known actor stands beside them.
fn list(input: Tokens<'_>, aliases: &Aliases, loose: bool) -> Option<List> {
    let first = input.first()?;
    if first.is(Flags::WE) {
        return Some(List { actors: all_parties(aliases, first), tokens: 1 });
    }
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

fn separator(input: Tokens<'_>) -> Out<'_, ()> {
    let (input, _) = alt((
        (sign(','), opt(flagged(Flags::AND))).map(|_| ()),
        flagged(Flags::AND).map(|_| ()),
        sign('/').map(|_| ()),
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
    // `Falköpings Hyresbostäder` is a name of its own that begins with the kommun's.
    let longer = |length: usize| {
        let names =
            input.rest[index + length..].iter().take_while(|next| input.capital(next) && next.lex.actor.is_none());
        names.into_iter().take(3).any(|next| company(input.str(next)).is_some())
    };
    if let Some((actor, length)) = alias_at(input, index, aliases).filter(|(_, length)| !longer(*length)) {
        let mut end = index + length;
        // `Flens kommun`
        while input.get(end).is_some_and(|token| token.is(Flags::KOMMUN_WORD)) {
            end += 1;
        }
        return ended(end, Some(actor), false);
    }
    if let Some(actor) = token.lex.actor {
        return coded(input, index, actor, start);
    }
    if token.is(Flags::VAGUE_ACTOR) {
        return ended(index + 1, None, false);
    }
    if !input.capital(token) && !first {
        // `det lokala föreningsrådet`: an adjective before a coded noun.
        if token.is_word() && token.lex == Lex::NONE {
            let next = input.get(index + 1)?;
            let word = input.str(token);
            if (word.ends_with('a') || word.ends_with("t") || word.ends_with("e"))
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
        && input.get(end).is_some_and(|token| input.capital(token) && token.lex.actor.is_none())
    {
        end += 1;
    }
    if let Some(next) = input.get(end)
        && next.is(Flags::KOMMUN_WORD)
    {
        return ended(end + 1, Some(Actor::Kommun), false);
    }
    // `Bergslagens Räddningstjänst`
    if let Some(actor) = input.get(end).filter(|next| input.capital(next)).and_then(|next| next.lex.actor) {
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
            && input.get(end).is_some_and(|token| {
                token.is_word()
                    && !token.is(Flags::STOP.or(Flags::VERB).or(Flags::CARRY).or(Flags::MODAL).or(Flags::FINITE))
            })
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
        if end > index + 1 && input.get(end).is_some_and(|token| token.is(Flags::KOMMUN_WORD)) {
            end += 1;
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
    let noun = (start + 1..index + 5).find(|at| input.get(*at).is_some_and(|token| token.lex.actor.is_some()))?;
    input.get(noun + 1).filter(|token| token.is_sign(','))?;
    Some((input.rest[noun].lex.actor?, noun + 2 - index))
}

fn alias_at(input: Tokens<'_>, index: usize, aliases: &Aliases) -> Option<(Actor, usize)> {
    let token = input.get(index)?;
    if !input.capital(token) {
        return None;
    }
    let text = &input.text[token.start as usize..];
    let first = text.as_bytes().first();
    if !first.is_some_and(|first| aliases.begins[usize::from(first >> 6)] >> (first & 63) & 1 != 0) {
        return None;
    }
    aliases.names.iter().filter(|(name, _)| name.as_bytes().first() == first).find_map(|(name, actor)| {
        let rest = text.strip_prefix(name.as_ref())?;
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
            return None;
        }
        let end = token.start as usize + text.len() - rest.len();
        let tokens = input.rest[index..].iter().take_while(|token| (token.start as usize) < end).count();
        Some((*actor, tokens))
    })
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
    if HOUSING_ENDINGS.iter().any(|end| name.ends_with(end) && (name.len() > end.len() + 3 || *end == "AB")) {
        return Some(Actor::Bostadsbolag);
    }
    TRAFFIC_ENDINGS
        .iter()
        .any(|end| name.len() > end.len() + 1 && name.ends_with(end))
        .then_some(Actor::Kollektivtrafik)
}

/// The longest list of actors in a text that holds both police and kommun: the parties of the document.
pub(crate) fn parties(input: Tokens<'_>, aliases: &Aliases) -> Option<Parties> {
    let mut best: Option<Parties> = None;
    for index in 0..input.len() {
        let joins = |token: &Token| token.is(Flags::AND) || token.is_sign(',') || token.is_sign('/');
        let begins = index == 0 || !joins(&input.rest[index - 1]);
        if !begins || input.rest[index].lex.actor.is_none() && !input.capital(&input.rest[index]) {
            continue;
        }
        let Some(found) = list(input.from(index), aliases, false) else { continue };
        let codes: Parties = found.actors.iter().map(|(actor, _)| *actor).collect();
        let both = codes.contains(&Actor::Polis) && codes.contains(&Actor::Kommun);
        if both && codes.len() > best.as_ref().map_or(1, SmallVec::len) {
            best = Some(codes);
        }
    }
    best
}

/// Names that stand for an actor wherever they are, the longest first.
static NAMED: LazyLock<Vec<(Cow<'static, str>, Actor)>> = LazyLock::new(|| {
    let mut named: Vec<_> = NAMED_ACTORS.iter().map(|(name, actor)| (Cow::Borrowed(*name), *actor)).collect();
    named.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    named
});

/// The first bytes of those.
static BEGINS: LazyLock<[u64; 4]> = LazyLock::new(|| {
    NAMED.iter().map(|(name, _)| name.as_bytes()[0]).fold([0; 4], |mut begins, first| {
        begins[usize::from(first >> 6)] |= 1 << (first & 63);
        begins
    })
});

impl Aliases {
    /// Names that stand for an actor in every document, and the two parties that all have.
    pub(crate) fn usual() -> Self {
        let mut names = Vec::with_capacity(NAMED.len() + 8);
        names.extend_from_slice(&NAMED);
        Self { names, begins: *BEGINS, parties: SmallVec::from_slice(&[Actor::Polis, Actor::Kommun]) }
    }

    /// The names that a text gives its actors: `bostadsbolaget AB Kristianstadsbyggen (ABK)`.
    pub(crate) fn learn(&mut self, input: Tokens<'_>) {
        for (index, token) in input.rest.iter().enumerate() {
            let Some(actor) = token.lex.actor else { continue };
            if self.names.len() >= MOST_NAMES {
                return;
            }
            if token.is(Flags::KOMMUN_WORD)
                || matches!(actor, Actor::Polis | Actor::Kommun | Actor::Invanare | Actor::Skola | Actor::Region)
            {
                continue;
            }
            let mut end = index + 1;
            while end < index + LONGEST_NAME && input.get(end).is_some_and(|token| input.capital(token)) {
                end += 1;
            }
            if end == index + 1 {
                continue;
            }
            let name = &input.text[input.rest[index + 1].start as usize..input.rest[end - 1].end as usize];
            self.add(Cow::Owned(name.to_owned()), actor);
            if let (Some(open), Some(short), Some(close)) = (input.get(end), input.get(end + 1), input.get(end + 2))
                && open.is_sign('(')
                && close.is_sign(')')
                && matches!(short.kind, Kind::Word)
            {
                self.add(Cow::Owned(input.str(short).to_owned()), actor);
            }
        }
    }

    /// Adds a name; the longest are tried first.
    pub(crate) fn add(&mut self, name: Cow<'static, str>, actor: Actor) {
        if name.len() >= 2 && self.names.iter().all(|(other, _)| *other != name) {
            let place = self.names.partition_point(|(other, _)| other.len() >= name.len());
            let first = name.as_bytes()[0];
            self.begins[usize::from(first >> 6)] |= 1 << (first & 63);
            self.names.insert(place, (name, actor));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::tokenize;
    use Actor::{Bostadsbolag, Fastighetsagare, Forening, Kommun, Naringsliv, Polis, Raddningstjanst, Skola};

    fn aliases() -> Aliases {
        let mut aliases = Aliases::usual();
        aliases.add("ABK".into(), Bostadsbolag);
        aliases.add("Eskilstuna".into(), Kommun);
        aliases
    }

    fn codes(actors: Actors) -> Vec<Actor> {
        actors.into_iter().map(|(actor, _)| actor).collect()
    }

    fn read<T>(text: &str, parse: impl Fn(Tokens<'_>) -> T) -> T {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        parse(Tokens::new(text, &tokens))
    }

    #[test]
    fn who() {
        for (text, expected) in [
            ("Polisen ska öka sin närvaro", vec![Polis]),
            ("Polisen och kommunen lovar att", vec![Polis, Kommun]),
            ("Polismyndigheten och Hofors kommun lovar att", vec![Polis, Kommun]),
            ("Kommunens fältgrupp ska finnas ute", vec![Kommun]),
            ("Kommunen och Hoforshus, det kommunala bostadsbolaget, ser över belysning", vec![Kommun, Bostadsbolag]),
            ("Polisen, kommunen och ABK ska starta", vec![Polis, Kommun, Bostadsbolag]),
            ("Polismyndigheten fotpatrullerar i centrum", vec![Polis]),
            ("Områdespolisen kommer att ha träffar", vec![Polis]),
            ("Räddningstjänsten och polisen ska besöka", vec![Raddningstjanst, Polis]),
            ("Vi ska tillsammans minska", vec![Polis, Kommun]),
            ("Under året ska polisen genomföra", vec![Polis]),
            ("Gemensamt ska polisen, kommunen och skolan ordna", vec![Polis, Kommun, Skola]),
            ("Eskilstuna lovar att", vec![Kommun]),
            ("Trygghetsvandringar genomförs två gånger per år av kommunen", vec![Kommun]),
            ("Trygghetsvandringar i Berga (polisen, ABK).", vec![Polis, Bostadsbolag]),
            ("Polisen i Arboga ska synas", vec![Polis]),
            ("Att polisen ska synas mer", vec![Polis]),
            ("Socialtjänsten erbjuder stöd", vec![Kommun]),
            ("Lägesbilden för övriga delar av kommunen uppdateras en gång i månaden.", vec![]),
            ("Genomföra nattvandringar tillsammans med föreningslivet.", vec![]),
            ("Minst tolv gemensamma lägesbilder per år ska tas fram för Gamlegården.", vec![]),
            ("Belysningen ska ses över", vec![]),
            ("att röja sly och byta ut trasig belysning", vec![]),
            ("stödja den som vill, genom den sociala insatsgruppen(SIG)", vec![]),
        ] {
            assert_eq!(codes(read(text, |input| actors_of(input, &aliases()))), expected, "{text}");
        }
    }

    #[test]
    fn with_whom() {
        for (text, expected) in [
            ("Kommunen ska tillsammans med polisen och andra aktörer i kommunen arbeta", vec![Polis]),
            (
                "genomföra en inventering tillsammans med fastighetsägaren och Polisen på resecentrum",
                vec![Fastighetsagare, Polis],
            ),
            ("tillsammans med representanter från fastighetsägare och Polisen i", vec![Fastighetsagare, Polis]),
            (
                "tillsammans med polisen, fastighetsägare och det lokala näringslivet.",
                vec![Polis, Fastighetsagare, Naringsliv],
            ),
            ("i samverkan med polisen anordna två föreläsningar", vec![Polis]),
            ("tillsammans med polisen och pensionärsföreningarna hålla tre", vec![Polis, Forening]),
            ("Kommunen ska tillsammans med ABK genomföra", vec![Bostadsbolag]),
            ("tillsammans med bostadsbolaget Kustbostäder se över", vec![Bostadsbolag]),
            ("i samarbete med kommunens fritidsledare finnas på plats", vec![Kommun]),
            ("med fokus på polisen", vec![]),
            ("bjuda in föreningar och elevråd", vec![]),
        ] {
            assert_eq!(codes(read(text, |input| partners(input, &aliases()))), expected, "{text}");
        }
    }

    #[test]
    fn over_a_list() {
        for (text, expected) in [
            ("Polisen lovar att:", vec![Polis]),
            ("Arboga kommun lovar att:", vec![Kommun]),
            ("Gemensamt:", vec![Polis, Kommun]),
            ("Kommunens del i medborgarlöftet", vec![Kommun]),
            ("Polisen och kommunen gemensamt", vec![Polis, Kommun]),
            ("POLISENS REDOVISNING av medborgarlöftet", vec![Polis]),
            ("Det här lovar polisen", vec![Polis]),
            ("Trafik", vec![]),
        ] {
            assert_eq!(codes(read(text, |input| leading_actors(input, &aliases()))), expected, "{text}");
        }
    }
}
