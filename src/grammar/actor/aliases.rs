//! What a document calls its actors: names that stand for one, and its parties.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::LazyLock;

use smallvec::SmallVec;

use super::list::{LONGEST_NAME, list};
use crate::document::Actor;
use crate::grammar::token::{Kind, Token, Tokens};
use crate::vocabulary::phrases::COMPANY;
use crate::vocabulary::{Flags, NAMED_ACTORS};

/// No document gives its actors more names; each is looked for at every capital.
const MOST_NAMES: usize = 200;

/// The parties of a document.
pub(crate) type Parties = SmallVec<[Actor; 4]>;

/// What a document calls its actors.
#[derive(Debug, Clone, Default)]
pub(crate) struct Aliases {
    /// Names that stand for an actor: the kommun's own, `ABK` for a housing company; by how they begin, and of those
    /// that begin alike the longest first.
    names: Vec<Name>,
    /// The parties of the document, which `vi` stands for.
    pub(crate) parties: Parties,
}

/// A name that stands for an actor.
#[derive(Debug, Clone)]
struct Name {
    /// How it begins.
    key: u16,
    name: Cow<'static, str>,
    actor: Actor,
}

impl Name {
    fn new(name: Cow<'static, str>, actor: Actor) -> Option<Self> {
        Some(Self { key: key(&name)?, name, actor })
    }

    fn place(&self) -> (u16, Reverse<usize>) {
        (self.key, Reverse(self.name.len()))
    }
}

/// How a text begins: two bytes tell nearly all other words from names, and no name is shorter.
fn key(text: &str) -> Option<u16> {
    text.as_bytes().first_chunk().map(|first| u16::from_be_bytes(*first))
}

/// Names that stand for an actor wherever they are, in order.
static NAMED: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let names = NAMED_ACTORS.iter().filter_map(|(name, actor)| Name::new(Cow::Borrowed(*name), *actor));
    let mut named: Vec<_> = names.collect();
    named.sort_by_key(Name::place);
    named
});

impl Aliases {
    /// Names that stand for an actor in every document, and the two parties that all have.
    pub(crate) fn usual() -> Self {
        let mut names = Vec::with_capacity(NAMED.len() + 8);
        names.extend_from_slice(&NAMED);
        Self { names, parties: SmallVec::from_slice(&[Actor::Polis, Actor::Kommun]) }
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
            // `Trobo AB` is called `Trobo` too.
            let mut words = name.split(' ').filter(|word| *word != COMPANY);
            if let (Some(short), None) = (words.next().filter(|short| *short != name), words.next()) {
                self.add(Cow::Owned(short.to_owned()), actor);
            }
            if let (Some(open), Some(short), Some(close)) = (input.get(end), input.get(end + 1), input.get(end + 2))
                && open.is_sign('(')
                && close.is_sign(')')
                && matches!(short.kind, Kind::Word)
            {
                self.add(Cow::Owned(input.str(short).to_owned()), actor);
            }
        }
    }

    /// Adds a name, unless it is known.
    pub(crate) fn add(&mut self, name: Cow<'static, str>, actor: Actor) {
        let Some(new) = Name::new(name, actor) else { return };
        if self.beginning(new.key).all(|other| other.name != new.name) {
            let place = self.names.partition_point(|other| other.place() <= new.place());
            self.names.insert(place, new);
        }
    }

    /// The names that begin so, the longest first.
    fn beginning(&self, key: u16) -> impl Iterator<Item = &Name> {
        let first = self.names.partition_point(|name| name.key < key);
        self.names[first..].iter().take_while(move |name| name.key == key)
    }
}

pub(super) fn alias_at(input: Tokens<'_>, index: usize, aliases: &Aliases) -> Option<(Actor, usize)> {
    let token = input.get(index)?;
    if !input.capital(token) {
        return None;
    }
    let text = &input.text[token.start as usize..];
    aliases.beginning(key(text)?).find_map(|Name { name, actor, .. }| {
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

/// The longest list of actors in a text that holds both police and kommun: the parties of the document.
///
/// `Vi på lokalpolisområde Nacka` are the only ones.
pub(crate) fn parties(input: Tokens<'_>, aliases: &Aliases) -> Option<Parties> {
    let mut best: Option<Parties> = None;
    if let [we, at, ..] = input.rest
        && we.is(Flags::WE)
        && at.is(Flags::PREPOSITION)
    {
        let found = list(input.from(2), aliases, false)?;
        return Some(found.actors.iter().map(|(actor, _)| *actor).collect());
    }
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
