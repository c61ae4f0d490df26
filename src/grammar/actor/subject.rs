//! Who a sentence says is to act: its subject, or the agent of its passive.

use super::aliases::Aliases;
use super::list::{List, list};
use super::with;
use crate::document::Actor;
use crate::grammar::one_of_several;
use crate::grammar::token::{Kind, Token, Tokens, same_word};
use crate::vocabulary::phrases::{
    AIM_LEADS, BEFORE_NO_AGENT, EXPERIENCES, REFLEXIVE, RESPECTIVELY, THAT, THEREFORE, WHERE_IT_IS,
};
use crate::vocabulary::signing::WITH;
use crate::vocabulary::vows::{MUTUAL, SUPPORT};
use crate::vocabulary::{Flags, endings};

/// The subject, before the verb or, where something else comes first, after it.
pub(super) fn subject(input: Tokens<'_>, aliases: &Aliases) -> Option<List> {
    let att = || usize::from(input.first().is_some_and(|token| same_word(input.str(token), "att")));
    // `Det andra är att kommunen ser över belysningen`
    let start = one_of_several(input).unwrap_or_else(att);
    let direct = input.from(start);
    if let Some(found) = list(direct, aliases, false) {
        let after = past_aside(direct, found.tokens);
        // `Polisen – genomföra tio kontroller`
        let ends = direct.get(after).is_none_or(|token| token.is_sign(':') || token.is_dash() && after == found.tokens);
        // `Butikerna ska av kommunen erbjudas utbildning`
        let modal = direct.get(after).is_some_and(|token| token.is(Flags::MODAL));
        if modal
            && direct.get(after + 1).is_some_and(|token| token.is(Flags::BY))
            && let Some(agent) = list(direct.from(after + 2), aliases, false)
        {
            return Some(agent);
        }
        // `Alla skolor kommer också att besökas av kommunpolisen`
        let done = || {
            let skipped = |token: &&Token| token.is(Flags::ADVERB) || same_word(direct.str(token), "att");
            let verb = after + 1 + direct.rest[after + 1..].iter().take_while(skipped).count();
            direct.get(verb).is_some_and(|verb| endings::passive(direct.str(verb))).then_some(verb)
        };
        if modal
            && let Some(verb) = done()
            && let Some(found) = agent(direct.from(verb), aliases)
        {
            return Some(found);
        }
        // `Boende bjuds in till möten` says of no one that they do something.
        if direct.get(after).is_some_and(|token| token.is(Flags::INVITE) && direct.str(token).ends_with('s')) {
            return None;
        }
        if modal && experiences(direct, &found, after + 1) {
            return None;
        }
        // `Nattvandrarna stöds av kommunen`: the agent acts, not the subject.
        let passive =
            direct.get(after).is_some_and(|token| token.is_word() && endings::passive_or_participle(direct.str(token)));
        if passive && let Some(found) = agent(direct.from(after), aliases) {
            return Some(found);
        }
        let verb = |token: &Token| is_verb(direct, token) || goes_on(direct) && is_infinitive(direct, token);
        // `Polisen att göra minst tio kontroller`, below `För att fler ska hålla hastigheten kommer`
        let to_do = |token: &Token| {
            let does = direct.get(after + 1).is_some_and(|next| endings::infinitive(direct.str(next)));
            start == 0 && same_word(direct.str(token), "att") && does
        };
        let verb = |token: &Token| verb(token) || to_do(token);
        if ends && start == 0 || direct.get(after).is_some_and(verb) {
            return Some(found);
        }
        // `Att kommunen där det behövs bygger om`, `Att polisen en kväll i månaden bjuder in`, `Att polisen varje vecka är ute`
        let often = Flags::ONE.or(Flags::EACH).or(Flags::EVERY_OTHER);
        let later = |token: &Token| token.is(often) || WHERE_IT_IS.contains(&direct.str(token));
        if start == 1
            && direct.get(found.tokens).is_some_and(later)
            && direct.rest[after..].iter().any(|token| is_verb(direct, token))
        {
            return Some(found);
        }
    }
    member(direct, aliases).or_else(|| inverted(input, aliases))
}

/// `Invånarna ska känna sig trygga`, `ska alla butiker som säljer folköl få tillsyn`: whether the verb, at `index` or after a clause
/// that tells which, says what is to become of those who are neither police nor kommun.
fn experiences(input: Tokens<'_>, found: &List, index: usize) -> bool {
    let feels = |token: &Token| EXPERIENCES.contains(&input.str(token));
    let verb = match input.get(index).filter(|that| input.str(that) == THAT) {
        // `som vill få hjälp`
        Some(_) => input
            .from(index + 1)
            .rest
            .windows(2)
            .take(LONGEST_CLAUSE)
            .any(|pair| feels(&pair[1]) && !pair[0].is(Flags::MODAL) && !same_word(input.str(&pair[0]), "att")),
        None => input.get(index).is_some_and(feels),
    };
    verb && found.actors.iter().all(|(actor, _)| !matches!(actor, Actor::Polis | Actor::Kommun))
}

/// A clause that tells which has no more tokens before the verb of its sentence.
const LONGEST_CLAUSE: usize = 10;

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
            // `Polisen i Arboga kommun ska`, `Fritidsgårdarna i Asarum resp. Mörrum håller`
            while let Some(token) = input.get(index) {
                let named =
                    |at: usize| input.get(at).is_some_and(|next| input.capital(next) && next.lex.actor.is_none());
                let respectively = input.str(token) == RESPECTIVELY;
                let joint = usize::from(respectively && input.get(index + 1).is_some_and(|dot| dot.is_sign('.')));
                match token.is(Flags::KOMMUN_WORD) || input.capital(token) {
                    true => index += 1,
                    false if (respectively || token.is(Flags::AND)) && named(index + 1 + joint) => index += 1 + joint,
                    false => break,
                }
            }
        } else if token.is(Flags::PREPOSITION)
            && input.get(index + 1).is_some_and(|next| next.is_word() && !next.is(Flags::STOP))
            && let after = index + 2 + input.rest[index + 2..].iter().take_while(|next| input.capital(next)).count()
            && input.get(after).is_some_and(|next| is_verb(input, next))
        {
            // `Fritidsgårdarna i stadsdelen håller`, `Polisen i lokalpolisområde Höglandet ska`
            return after;
        } else if input.str(token) == "som"
            && input.get(index + 1).is_some_and(|who| who.lex.actor.is_some())
            && (2..4).all(|ahead| input.get(index + ahead).is_some_and(|verb| is_verb(input, verb)))
        {
            // `Vaktbolaget som kommunen anlitar gör extra ronder`
            return index + 3;
        } else if is_inserted(input, index) {
            // `Polisen, tillsammans med räddningstjänsten, informerar`, `Kommunen (räddningstjänsten) utbildar`
            let from = index + 1;
            let close = if token.is_sign('(') { ')' } else { ',' };
            let closes = input.rest[from..].iter().position(|token| token.is_sign(close)).map(|sign| from + sign + 1);
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

/// Whether a comma or a bracket begins what is said of a subject before its verb: `, i samarbete med skolan,`,
/// `, genom socialtjänsten,`, `, polisen och kommunen,`, `(minst två patruller)`.
fn is_inserted(input: Tokens<'_>, index: usize) -> bool {
    let token = &input.rest[index];
    let phrase = || {
        input.get(index + 1).is_some_and(|next| next.is(Flags::PREPOSITION) || next.lex.actor.is_some())
            || (1..3).any(|skipped| with(input.from(index + skipped)).is_ok())
    };
    token.is_sign('(') || token.is_sign(',') && phrase()
}

fn is_verb(input: Tokens<'_>, token: &Token) -> bool {
    if token.is(Flags::VERBS.or(Flags::INVITE).or(Flags::PASSIVE)) {
        return true;
    }
    let word = input.str(token);
    let lower = word.starts_with(char::is_lowercase);
    token.is_word() && lower && !token.is(Flags::STOP) && (endings::present(word) || endings::past(word))
}

/// Whether a text goes on with the words over it: `- kommunen byta ut belysningen` under `För att nå dit ska`.
fn goes_on(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|first| input.str(first).starts_with(char::is_lowercase))
}

/// Whether a word may be an infinitive, as far as its ending tells.
fn is_infinitive(input: Tokens<'_>, token: &Token) -> bool {
    let word = input.str(token);
    token.is_word() && word.len() >= 4 && word.ends_with('a') && !input.capital(token) && !token.is(Flags::STOP)
}

/// Bytes of `för`, the longest word that an aim or a condition begins with.
const LONGEST_LEAD: u32 = 4;

/// `Under året ska polisen …`, `Gemensamt ska A, B och C …`, `Varje månad genomför kommunen …`.
pub(super) fn inverted(input: Tokens<'_>, aliases: &Aliases) -> Option<List> {
    // `För att fler ska våga gå ut ska polisen patrullera`: the verb is the one right before the actor.
    // `I syfte att öka tryggheten ska polisen patrullera`; few texts begin with so short a word.
    let short = input.first().is_some_and(|first| first.end - first.start <= LONGEST_LEAD);
    let opens = |words: &&&[&str]| {
        words.len() < input.len() && words.iter().zip(input.rest).all(|(word, token)| same_word(input.str(token), word))
    };
    let aim = AIM_LEADS.iter().filter(|_| short).find(opens).map(|words| words.len());
    // `Om det kommer förfrågningar så lovar kommunen att hjälpa till`
    if short
        && input.first().is_some_and(|first| same_word(input.str(first), "om"))
        && let Some(then) = input.rest.iter().position(|token| input.str(token) == "så")
    {
        return inverted(input.from(then + 1), aliases).map(|found| List { tokens: then + 1 + found.tokens, ..found });
    }
    let (skipped, aim) = (aim.unwrap_or(0), aim.is_some());
    for (index, token) in input.rest.iter().enumerate().skip(skipped) {
        // `Med lägesbilden som grund lovar polisen`
        let as_what = |index: usize| {
            let verb = input.get(index + 2).is_some_and(|verb| verb.is(Flags::MODAL.or(Flags::FINITE)));
            input.str(&input.rest[index]) == "som" && verb && !input.rest[index + 1].is(Flags::STOP)
        };
        if !aim
            && !as_what(index)
            && (same_word(input.str(token), "att")
                || matches!(input.str(token), "som" | "där" | "när" | "så" | "om") && index > 0)
        {
            return None;
        }
        // After a verb that begins the text stands its object: `Informerar föräldrar`.
        let present = index > 0
            && token.is(Flags::VERB.or(Flags::CARRY))
            && (input.str(token).ends_with('r') || MUTUAL.contains(&input.str(token)));
        if token.is(Flags::MODAL.or(Flags::FINITE)) || present || is_second(input, index, aliases) {
            // `Därutöver åtar sig polisen att`
            let itself = input.get(index + 1).is_some_and(|next| REFLEXIVE.contains(&input.str(next)));
            let start = index + 1 + usize::from(itself);
            // `Under 2019 lovar därför polisen`
            let aside = input.get(start).is_some_and(|next| THEREFORE.contains(&input.str(next)));
            let found = list(input.from(start + usize::from(aside)), aliases, false);
            let start = start + usize::from(aside);
            if found.is_some() || !aim {
                let found = found.filter(|found| !experiences(input, found, start + found.tokens));
                return found.map(|found| List { tokens: start + found.tokens, ..found });
            }
        }
    }
    None
}

/// Whether a word that no list has is a verb by its place: the second, right before who acts: `Därför lånar kommunen ut nycklar`.
fn is_second(input: Tokens<'_>, index: usize, aliases: &Aliases) -> bool {
    let token = &input.rest[index];
    let word = input.str(token);
    let may = index == 1 && token.is_word() && !token.is(Flags::STOP) && word.starts_with(char::is_lowercase);
    may && endings::present(word)
        && list(input.from(index + 1), aliases, false).is_some_and(|who| {
            // `Två saker kommunen gör`
            input.get(index + 1 + who.tokens).is_some_and(|after| !is_verb(input, after))
        })
}

/// `… genomförs av kommunen`: the agent of a passive.
pub(super) fn agent(input: Tokens<'_>, aliases: &Aliases) -> Option<List> {
    let passive = input.rest.iter().position(|token| {
        let word = input.str(token);
        // `byts` is short for a passive, but longer than `hus` and no `buss`.
        let long = word.len() > 4 || word.len() == 4 && word.ends_with('s') && !word.ends_with("ss");
        token.is(Flags::PASSIVE)
            || (token.is_word() && !token.is(Flags::STOP) && long && endings::passive_or_participle(word))
    })?;
    for index in passive + 1..input.len() {
        let before = input.str(&input.rest[index - 1]);
        // `med stöd av kommunen`, but `erbjudas stöd av kommunen`
        let offered = || before == SUPPORT && index - 1 > passive && input.str(&input.rest[index - 2]) != WITH;
        if !input.rest[index].is(Flags::BY) || BEFORE_NO_AGENT.contains(&before) && !offered() {
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
