//! Sentences of running text that say what a party will do.
//!
//! ```text
//! vow            = one-of-several? (binding | doing)
//! binding        = actors aside? ("ska" | "kommer") | ("ska" | "kommer") actors
//! doing          = actors aside? present | present actors
//! one-of-several = "Det" ordinal ("och" ordinal)? noun? "är" "att"
//! ```

use super::actor::{Actors, Aliases, actors_of};
use super::token::{Token, Tokens, same_word};
use crate::vocabulary::phrases::THEREFORE;
use crate::vocabulary::vows::{
    CARRIED_OUT, DOINGS, EVERY_YEAR, GIVES, ONE_OF_SEVERAL, SEES_TO, SEES_TO_WHAT, STATES, TIMES,
};
use crate::vocabulary::{Flags, Stems, endings};

/// How a sentence says what someone will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vowing {
    /// `Polisen ska …`, `Därför kommer kommunen att …`: in any text.
    Binding,
    /// `Polisen besöker …`, `Samtidigt ställer kommunen ut …`: only among those that bind.
    Doing,
}

/// `Varje år lovar polisen att göra något särskilt.`: what such promises are, and none of them.
pub(crate) fn is_custom(sentence: Tokens<'_>) -> bool {
    EVERY_YEAR.iter().any(|words| {
        let begins = words.iter().zip(sentence.rest).all(|(word, token)| sentence.lower(token) == *word);
        begins && sentence.get(words.len()).is_some_and(|next| next.lex.stems.any(Stems::LOVAR))
    })
}

/// How a sentence says what those who act in it will do, and who they are.
pub(crate) fn vow(sentence: Tokens<'_>, aliases: &Aliases) -> Option<(Vowing, Actors)> {
    // Most sentences tell how things are or were, and need not be read for who acts in them.
    let may = |token: &Token| token.lex.stems.any(Stems::SKA) || is_doing(sentence, token);
    if !sentence.rest.iter().any(may) {
        return None;
    }
    let actors = actors_of(sentence, aliases);
    let (first, last) = (actors.first()?.1.start, actors.last()?.1.end);
    let before = sentence.rest.partition_point(|token| token.end <= first);
    let after = sentence.rest.partition_point(|token| token.start < last);
    if one_of_several(sentence).is_some_and(|clause| clause <= before) {
        return Some((Vowing::Binding, actors));
    }
    let beside = |is: &dyn Fn(&Token) -> bool| {
        let aside =
            sentence.rest[after..].iter().take(LONGEST_ASIDE).take_while(|token| !opens_clause(sentence, token));
        let direct = aside.enumerate().find(|(_, token)| is(token)).map(|(index, _)| after + index);
        // `Under 2019 ska därför polisen`
        let therefore = |index: usize| THEREFORE.contains(&sentence.str(&sentence.rest[index]));
        let verb = before.checked_sub(1).map(|verb| if therefore(verb) { verb.saturating_sub(1) } else { verb });
        direct.or_else(|| verb.filter(|verb| is(&sentence.rest[*verb])))
    };
    let binds = |token: &Token| token.lex.stems.any(Stems::SKA);
    if let Some(verb) = beside(&binds) {
        let denied = sentence.rest[verb..].iter().take(LONGEST_ASIDE).any(|token| token.is(Flags::NOT));
        return (!denied).then_some((Vowing::Binding, actors));
    }
    // `Alla skolor kommer att besökas av kommunpolisen`
    let by = before.checked_sub(1).is_some_and(|by| sentence.rest[by].is(Flags::BY));
    let main = sentence.rest.iter().take(LATEST_VERB).take_while(|token| !opens_clause(sentence, token));
    if by && main.into_iter().any(binds) {
        return Some((Vowing::Binding, actors));
    }
    let doing = |token: &Token| is_doing(sentence, token);
    beside(&doing).map(|_| (Vowing::Doing, actors))
}

/// Whether a sentence says what is done, by no one: `Farten mäts varje vecka.`
pub(crate) fn is_done(sentence: Tokens<'_>) -> bool {
    sentence.rest.iter().take(LATEST_VERB).take_while(|token| !opens_clause(sentence, token)).any(|token| {
        let word = sentence.str(token);
        let small = token.is_word() && word.starts_with(char::is_lowercase);
        small && (token.is(Flags::PASSIVE) && !endings::passive(word) || endings::present_passive(word))
    })
}

/// Whether a sentence hands a promise over to those it is for: `Därför ger vi dig det här löftet.`
pub(crate) fn gives_promise(sentence: Tokens<'_>) -> bool {
    let gives = |token: &Token| GIVES.contains(&sentence.lower(token));
    let at = sentence.rest.iter().take(LATEST_VERB).position(gives);
    at.is_some_and(|at| sentence.rest[at..].iter().any(|token| token.lex.stems.any(Stems::LOFTE)))
}

/// Whether a sentence goes on about what was promised in the one before it: `Arbetet ska vara klart i maj.`
pub(crate) fn goes_on(sentence: Tokens<'_>) -> bool {
    let [first, second, ..] = sentence.rest else { return false };
    let work = || first.lex.stems.any(Stems::ARBETET) && CARRIED_OUT.contains(&sentence.str(second));
    let times = || TIMES.iter().zip([first, second]).all(|(word, token)| sentence.lower(token) == *word);
    work() || times()
}

/// Whether a sentence promises in so many words, in the promise that it names: `I medborgarlöftet lovar polisen att …`
pub(crate) fn promises_therein(sentence: Tokens<'_>) -> bool {
    let promise = sentence.rest.iter().take(LONGEST_NAME).position(|token| token.lex.stems.any(Stems::LOFTE));
    let opens = sentence.first().is_some_and(|first| first.is(Flags::PREPOSITION));
    let then = |at: usize| sentence.get(at + 1).is_some_and(|next| next.lex.stems.any(Stems::LOVAR));
    // No other promise is spoken of.
    let only = |at: usize| !sentence.rest[at + 1..].iter().any(|token| token.lex.stems.any(Stems::LOFTE));
    opens && promise.is_some_and(|at| at > 0 && then(at) && only(at))
}

/// `I det nya gemensamma medborgarlöftet` has no more tokens.
const LONGEST_NAME: usize = 5;

/// Between who acts and the verb stand no more tokens: `Kommunens fältassistenter ute i parkerna ska`.
const LONGEST_ASIDE: usize = 4;

/// The verb of a sentence is among so many of its first words.
const LATEST_VERB: usize = 14;

/// Whether a token begins what is said of a subject or of an aim, so that its verb is another's.
pub(super) fn opens_clause(input: Tokens<'_>, token: &Token) -> bool {
    token.lex.stems.any(Stems::ATT) || same_word(input.str(token), "som")
}

/// Whether a verb says what someone does.
fn is_doing(input: Tokens<'_>, token: &Token) -> bool {
    let word = input.str(token);
    if !word.ends_with('r') || !token.is_word() || !word.starts_with(char::is_lowercase) {
        return false;
    }
    // `ser till att`, `ser över belysningen`
    let next = || input.rest.iter().find(|next| next.start > token.start);
    if STATES.contains(&word) {
        return next().is_some_and(|next| SEES_TO == word && SEES_TO_WHAT.contains(&input.str(next)));
    }
    let other = Flags::MODAL.or(Flags::FINITE).or(Flags::SAYS).or(Flags::STOP).or(Flags::HOLDS);
    DOINGS.contains(&word) || !token.is(other) && endings::present(word)
}

/// How many tokens stand before what one of several promises is: `Det andra är att`, `Det fjärde och sista löftet är att`.
pub(crate) fn one_of_several(input: Tokens<'_>) -> Option<usize> {
    let first = input.first().filter(|first| first.lex.stems.any(Stems::DET))?;
    let ordinal = |index: usize| input.get(index).is_some_and(|token| ONE_OF_SEVERAL.contains(&input.lower(token)));
    let stem = |index: usize, stems: Stems| input.get(index).is_some_and(|token| token.lex.stems.any(stems));
    if !ordinal(1) || first.is_figure() {
        return None;
    }
    let mut verb = 2;
    if input.get(verb).is_some_and(|and| and.is(Flags::AND)) && ordinal(verb + 1) {
        verb += 2;
    }
    verb += usize::from(stem(verb, Stems::LOFTE.or(Stems::ATAGANDE)));
    (stem(verb, Stems::AR.or(Stems::INNEBAR)) && stem(verb + 1, Stems::ATT)).then_some(verb + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn what_is_done() {
        for (text, expected) in [
            ("Farten mäts tio gånger om året.", true),
            ("Buskarna klipps ner vid skolan.", true),
            ("Misstankar om langning utreds skyndsamt.", true),
            ("Farten mättes i maj.", false),
            ("Insatser görs varje vecka.", true),
            ("Skolans elever är trygga.", false),
        ] {
            assert_eq!(read(text, is_done), expected, "{text}");
        }
    }

    #[test]
    fn what_someone_will_do() {
        for (text, expected) in [
            ("Polisen ska hålla tio möten.", Some(Vowing::Binding)),
            ("Därför kommer kommunen att röja längs vägen.", Some(Vowing::Binding)),
            ("För att få ner farten kommer polisen att mäta den.", Some(Vowing::Binding)),
            ("Kommunens fältassistenter ska under skolloven vara ute.", Some(Vowing::Binding)),
            ("Det andra är att kommunen ser över belysningen.", Some(Vowing::Binding)),
            ("Det fjärde och sista löftet är att polisen träffar alla elever.", Some(Vowing::Binding)),
            ("Alla skolor kommer dessutom att besökas av kommunpolisen.", Some(Vowing::Binding)),
            ("Under 2019 ska därför polisen mäta farten.", Some(Vowing::Binding)),
            ("Båda parter ska hålla möten.", Some(Vowing::Binding)),
            ("Boken som ska läsas skrevs av polisen.", None),
            ("Räddningstjänsten besöker alla klasser.", Some(Vowing::Doing)),
            ("Samtidigt ställer kommunen ut fartvisare.", Some(Vowing::Doing)),
            ("När snön kommer genomför polisen tio kontroller.", Some(Vowing::Doing)),
            ("Kommunen ser till att lamporna lyser.", Some(Vowing::Doing)),
            // What is said of a party, or of others, is no doing of it.
            ("Polisen ska inte räcka till för allt.", None),
            ("Polisen arbetar sedan länge med frågan.", None),
            ("Där gör vi gemensam sak för att fler ska våga vara ute.", Some(Vowing::Doing)),
            ("Kommunen har 12 000 invånare.", None),
            ("Polisen ser att inbrotten ökar.", None),
            ("Invånarna tycker att polisen ska synas mer.", None),
            ("Det första mötet var i mars.", None),
            ("Det är kallt.", None),
        ] {
            let found = read(text, |input| vow(input, &Aliases::usual()).map(|(vowing, _)| vowing));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_was_promised_goes_on() {
        for (text, expected) in [
            ("Arbetet ska vara klart före höstlovet.", true),
            ("Arbetet görs tillsammans med skolan.", true),
            ("Första gången blir det i byn.", true),
            ("Arbetet följs upp varje år.", false),
            ("Första mötet var i mars.", false),
            ("Polisen ska arbeta.", false),
        ] {
            assert_eq!(read(text, goes_on), expected, "{text}");
        }
    }

    #[test]
    fn promised_every_year() {
        for (text, expected) in [
            ("Varje år lovar polisen att göra något särskilt.", true),
            ("Årligen lovar kommunen och polisen något nytt.", true),
            ("Varje år ska polisen besöka skolorna.", false),
            ("Polisen lovar att varje år besöka skolorna.", false),
        ] {
            assert_eq!(read(text, is_custom), expected, "{text}");
        }
    }

    #[test]
    fn promised_in_what_is_named() {
        for (text, expected) in [
            ("I medborgarlöftet lovar polisen att mäta farten.", true),
            ("I det nya medborgarlöftet lovar vi att mäta farten.", true),
            ("I medborgarlöftet står att polisen lovar att mäta farten.", false),
            ("Medborgarlöftet lovar inte att allt blir bra.", false),
            ("I löftet lovar vi att följa upp löftet.", false),
        ] {
            assert_eq!(read(text, promises_therein), expected, "{text}");
        }
    }

    #[test]
    fn promises_given() {
        for (text, expected) in [
            ("Därför ger vi dig det här löftet.", true),
            ("Polisen och kommunen lämnar tre löften till er som bor här.", true),
            ("Löftet ger oss en bild av läget.", false),
            ("Vi ger ut en tidning.", false),
        ] {
            assert_eq!(read(text, gives_promise), expected, "{text}");
        }
    }
}
