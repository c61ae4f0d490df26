//! Whether a text says what was to be done, or what was done.

use crate::extract::commitment::Reading;
use crate::grammar::{Token, Tokens, actors_of, tells_past};
use crate::vocabulary::phrases::{GO, OF_PROMISES, POINTING, PROMISE_TIMES, PROMISED_THINGS, THAT};
use crate::vocabulary::telling::OPINIONS;
use crate::vocabulary::{Flags, Stems};

/// How a text speaks of what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// As something to be done.
    Commitment,
    /// As something that was done.
    Report,
    /// Neither can be told.
    Neutral,
}

pub(super) fn tense(tokens: Tokens<'_>, reading: &Reading) -> Tense {
    let Some(first) = tokens.first() else { return Tense::Neutral };
    let lower = tokens.lower(first);
    if lower == "att" {
        return Tense::Commitment;
    }
    let first_sentence = tokens.sentences().next().unwrap_or(0..0);
    let sentence = &tokens.rest[first_sentence];
    // `Förra året lovade vi fem saker`, `Löftet handlade om …`: of the promises, and none of them.
    let labelled = tokens.get(1).is_some_and(|second| second.is_figure() || second.is_sign(':'));
    let of_promises = |(index, token): (usize, &Token)| {
        token.lex.stems.any(Stems::LOFTE) && !(index == 0 && labelled || is_time_of_promises(tokens.lower(token)))
            || PROMISED_THINGS.contains(&tokens.str(token))
    };
    if sentence.iter().enumerate().any(of_promises) {
        return Tense::Neutral;
    }
    for (index, token) in sentence.iter().enumerate() {
        if token.is(Flags::PROMISED) {
            // `Här kan du läsa vad vi lovade`, `Vi tycker att den som lovar något ska berätta hur det gick`
            let before = &sentence[..index];
            let thought =
                |pair: &[Token]| pair[1].lex.stems.any(Stems::ATT) && OPINIONS.contains(&tokens.lower(&pair[0]));
            let asked = before.iter().any(|before| before.lex.stems.any(Stems::VAD));
            return if asked || before.windows(2).any(thought) { Tense::Neutral } else { Tense::Commitment };
        }
        if is_to_come(tokens, sentence, index) {
            return Tense::Commitment;
        }
        // `informerar om vilka leder som är öppna`: how things are is no account of what was done to them.
        if token.lex.stems.any(Stems::AR) && index > 0 && tokens.str(&sentence[index - 1]) == THAT {
            continue;
        }
        if tells_past(Tokens { rest: sentence, ..tokens }, index) {
            return Tense::Report;
        }
    }
    if tokens.is_to_do(first) {
        return Tense::Commitment;
    }
    // `Vid minst tjugo tillfällen gå till fots i centrum`
    if first.is(Flags::PREPOSITION) && is_infinitive_after_count(tokens, sentence, reading) {
        return Tense::Commitment;
    }
    // `Här kommer polisens rapport`
    let points = POINTING.contains(&lower);
    match points || actors_of(tokens, &reading.aliases).is_empty() {
        false => Tense::Commitment,
        true => Tense::Neutral,
    }
}

/// `Polisen kommer att genomföra …`, whatever is told of others after it; `kommer att fortsätta` reports.
fn is_to_come(tokens: Tokens<'_>, sentence: &[Token], index: usize) -> bool {
    let acts = |token: &Token| token.lex.actor.is_some() || token.is(Flags::WE.or(Flags::KOMMUN_WORD));
    sentence[index].is(Flags::MODAL)
        && index.checked_sub(1).is_some_and(|before| acts(&sentence[before]))
        && matches!(sentence.get(index + 1..), Some([att, verb, ..])
            if tokens.lower(att) == "att" && !verb.is(Flags::MODAL))
}

/// Whether a sentence begins with how often, and goes on with what to do and not who does it.
fn is_infinitive_after_count(tokens: Tokens<'_>, sentence: &[Token], reading: &Reading) -> bool {
    let verb = |token: &Token| token.is(Flags::CARRY.or(Flags::VERB));
    let Some(at) = sentence.iter().position(verb) else { return false };
    let before = Tokens { rest: &sentence[..at], ..tokens };
    let word = tokens.lower(&sentence[at]);
    sentence.iter().take(at).any(|token| token.lex.comparator.is_some())
        && (word.ends_with("a") || word == GO)
        && actors_of(before, &reading.aliases).is_empty()
        && !before.rest.iter().any(|token| token.is(Flags::WE.or(Flags::MODAL)))
}

/// `löftesperioden`: when promises hold, and none of them.
fn is_time_of_promises(word: &str) -> bool {
    word.strip_prefix(OF_PROMISES).is_some_and(|time| PROMISE_TIMES.iter().any(|known| time.starts_with(known)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn what_someone_thinks_is_no_commitment() {
        for (text, expected) in [
            ("Vi tycker att den som lovar något ska berätta hur det gick.", Tense::Neutral),
            ("Många anser att polisen ska synas mer.", Tense::Neutral),
            ("Polisen ska ta reda på vad de boende anser.", Tense::Commitment),
            ("Kommunen ska fråga vad de som bor där tycker att parken behöver.", Tense::Commitment),
        ] {
            assert_eq!(read(text, |tokens| tense(tokens, &Reading::default())), expected, "{text}");
        }
    }

    #[test]
    fn infinitives_after_how_often() {
        for (text, expected) in [
            ("Vid minst fyra tillfällen genomföra kontroller.", Tense::Commitment),
            ("Vid minst tjugo tillfällen, i första hand på helger, gå till fots i centrum.", Tense::Commitment),
            ("Vid sju tillfällen har polisen gjort kontroller.", Tense::Report),
            ("Vid minst fyra tillfällen genomfördes kontroller.", Tense::Report),
            ("Vid skolorna genomföra kontroller.", Tense::Neutral),
            ("Polisen informerar om vilka leder som är öppna.", Tense::Commitment),
            ("Lampan som är trasig har bytts.", Tense::Report),
        ] {
            assert_eq!(read(text, |tokens| tense(tokens, &Reading::default())), expected, "{text}");
        }
    }
}
