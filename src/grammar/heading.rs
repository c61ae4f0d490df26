//! Headings and lead-ins: what they announce and whom they name.

use crate::document::Actor;

use super::actor::{Actors, Aliases, leading_actors};
use super::announced::{before_dash, cue_of_heading};
use super::token::{Kind, Token, Tokens};
use crate::vocabulary::endings::comparative;
use crate::vocabulary::phrases::{BETTERED, HAVE};
use crate::vocabulary::{Cue, Flags, Stems};

/// What a heading or lead-in says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Heading {
    /// What it announces, if anything known.
    pub(crate) cue: Option<Cue>,
    /// Who acts under it.
    pub(crate) actors: Actors,
    /// Nothing but actors and what they do: `Polisen lovar att`, `Tillsammans`.
    pub(crate) only_actors: bool,
    /// Not even one word beside them.
    pub(crate) bare_actors: bool,
    /// It names `vi`.
    pub(crate) we: bool,
    /// The stems of its words.
    pub(crate) stems: Stems,
    /// How many words it has.
    pub(crate) words: usize,
}

/// A lead-in that names who acts has no more words: `För att minska buset på kvällarna kommer polisen att:`
const LONGEST_NAMING: usize = 32;

/// Whether a text says what is to become of something: `Det ska vara tryggt`, `Lugnare trafik`, `Att minska inbrotten`.
/// `Trygga platser` only names what is under it.
pub(crate) fn is_aim(input: Tokens<'_>) -> bool {
    let says = |token: &Token| {
        token.is(Flags::VERBS.or(Flags::COMPARES)) || token.lex.stems.any(Stems::LOVAR.or(Stems::ATT).or(Stems::LOFTE))
    };
    let improves = |pair: &[Token]| {
        let word = input.lower(&pair[0]);
        (comparative(word) || BETTERED.contains(&word)) && pair[1].is_word() && !pair[1].is(Flags::STOP)
    };
    input.rest.iter().any(says) || input.rest.windows(2).any(improves)
}

/// Reads a heading or lead-in.
pub(crate) fn heading(input: Tokens<'_>, aliases: &Aliases) -> Heading {
    // `§ 4 Polisens åtaganden`
    let section = input.first().is_some_and(|first| first.is_sign('§')) && input.get(1).is_some_and(Token::is_figure);
    let input = input.from(if section { 2 } else { 0 });
    let (mut stems, mut words, mut we, mut plain, mut times) = (Stems::NONE, 0, false, 0, 0);
    // `POLISEN SKA SYNAS`: after such a verb capitals name no one.
    let mut capital_verb = false;
    for (index, token) in input.rest.iter().enumerate() {
        stems = stems.or(token.lex.stems);
        we |= token.is(Flags::WE);
        match token.kind {
            Kind::Word => words += 1,
            _ => continue,
        }
        // `Kommunen kommer att genomföra`
        let carries = || {
            let before = index.checked_sub(1).map(|before| &input.rest[before]);
            let leads =
                |before: &Token| before.is(Flags::MODAL.or(Flags::TOGETHER)) || before.lex.stems.any(Stems::ATT);
            let last = input.rest[index + 1..].iter().all(|after| !after.is_word());
            last && token.is(Flags::CARRY) && before.is_some_and(leads)
        };
        let about_actors = token.lex.actor.is_some()
            || token.is(Flags::MODAL
                .or(Flags::STOP)
                .or(Flags::WE)
                .or(Flags::TOGETHER)
                .or(Flags::KOMMUN_WORD)
                .or(Flags::MODIFIER))
            || token.lex.stems != Stems::NONE
            || input.capital(token)
                && !capital_verb
                && (words > 1 || input.get(index + 1).is_some_and(|next| next.is(Flags::KOMMUN_WORD)))
            || carries();
        // `Polisen ska under året`
        let of_time = !about_actors && is_of_time(token);
        (plain, times) = (plain + usize::from(!about_actors), times + usize::from(of_time));
        capital_verb |= token.is(Flags::MODAL) && !input.str(token).contains(char::is_lowercase);
    }
    let actors = match words <= LONGEST_NAMING {
        true => leading_actors(input, aliases),
        false => Actors::new(),
    };
    // `Boende` and `Föräldrar` tell whom it is about; `Invånarna ska` who acts.
    let about = actors.iter().all(|(actor, _)| *actor == Actor::Invanare) && !stems.any(Stems::SKA.or(Stems::LOVAR));
    let actors = if about { Actors::new() } else { actors };
    let modal = || input.rest.iter().any(|token| token.is(Flags::MODAL));
    let bare_actors = !actors.is_empty() && (plain == 0 || plain == times && modal());
    let only_actors = bare_actors || !actors.is_empty() && plain <= 1;
    let cue = cue_of_heading(input, stems, words);
    let cue = cue.or((only_actors && has_done(input)).then_some(Cue::Outcome)).or_else(|| before_dash(input));
    Heading { cue, only_actors, bare_actors, actors, we, stems, words }
}

/// `året`, `juni`, `hösten`
fn is_of_time(token: &Token) -> bool {
    token.lex.per.is_some() || token.is(Flags::MONTH.or(Flags::SEASON))
}

/// `Polisen har under året`: who did and when, before a list of what they did.
fn has_done(input: Tokens<'_>) -> bool {
    input.rest.iter().any(|token| token.is(Flags::REPORTED) && HAVE.contains(&input.lower(token)))
        && input.rest.iter().all(|token| {
            !token.is_word()
                || is_of_time(token)
                || token.lex.actor.is_some()
                || token.is(Flags::STOP.or(Flags::WE).or(Flags::MODIFIER))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    fn found(text: &str) -> Heading {
        read(text, |tokens| heading(tokens, &Aliases::usual()))
    }

    #[test]
    fn what_headings_announce() {
        for (text, expected) in [
            ("Det här lovar vi", Some(Cue::Promises)),
            ("Vad vill du att polisen ska lova?", None),
            ("Vill du göra något själv?", Some(Cue::Goals)),
            ("Det här kan du göra", Some(Cue::Goals)),
            ("Du kan räkna med att", Some(Cue::Promises)),
            ("Vad lovar polisen?", Some(Cue::Promises)),
            ("Om löftena", Some(Cue::About)),
            ("Informationsinsatser om löftena", None),
            ("Löftet för 2016 var:", Some(Cue::Promised)),
            ("Löftet var att öka tryggheten", None),
            ("Löften om centrum", None),
            ("Fokus unga", None),
            ("Fokus 2019", Some(Cue::Promises)),
            ("Vårt fokus", Some(Cue::Promises)),
            ("Aktiviteter", Some(Cue::Activities)),
            ("Så håller vi löftet", Some(Cue::Activities)),
            ("För att infria löftet ska vi", Some(Cue::Activities)),
            ("Hur vet jag om löftena hålls?", None),
            ("Varför är inte mitt område med?", None),
            ("Varför just dessa områden?", Some(Cue::Lagesbild)),
            ("Så når vi målet", Some(Cue::Activities)),
            ("Hur nås målen?", Some(Cue::Activities)),
            ("Så når du oss", None),
            ("Arbetet sker genom:", Some(Cue::Activities)),
            ("Hur?", Some(Cue::Activities)),
            ("Metod", Some(Cue::Activities)),
            ("Kontakt med oss", Some(Cue::Contact)),
            ("Vad tar vi med oss?", Some(Cue::Goals)),
            ("Det här tar vi med oss till nästa år", Some(Cue::Goals)),
            ("Vi tar med oss skolorna", None),
            ("Ta kontakt med oss", Some(Cue::Contact)),
            ("Minska ungas kontakt med narkotika", None),
            ("Läs mer:", Some(Cue::Related)),
            ("Läs mer här nu", None),
            ("Så här långt har vi kommit (januari–juni 2016)", Some(Cue::Outcome)),
            ("Beslutsunderlag", Some(Cue::Goals)),
            ("Teckenförklaring", Some(Cue::Goals)),
            ("Förklaring till status", Some(Cue::Goals)),
            ("Avsiktsförklaring", None),
            ("Bedömning", Some(Cue::Goals)),
            ("Hur går vi vidare?", Some(Cue::Goals)),
            ("Hur går det?", Some(Cue::FollowUp)),
            ("Det blev 15 insatser.", None),
            ("Det blev fem möten.", None),
            ("Så blev det 2018", Some(Cue::Outcome)),
            ("Lägesbild", Some(Cue::Lagesbild)),
            ("Hösten 2016 lovar vi dig som bor i Flen följande", Some(Cue::Promises)),
            ("Kommunen lovar mer än den håller enligt många som bor där", None),
        ] {
            assert_eq!(found(text).cue, expected, "{text}");
        }
    }

    #[test]
    fn what_is_aimed_at() {
        for (text, expected) in [
            ("Det ska vara tryggt på torget", true),
            ("Lugnare trafik", true),
            ("Tryggare och säkrare skolvägar", true),
            ("Minskad skadegörelse i parken", true),
            ("Färre unga med narkotika", true),
            ("Att minska inbrotten", true),
            ("Trygga platser", false),
            ("Handlare och krögare", false),
            ("Fotgängare i centrum", false),
            ("Unga och droger", false),
        ] {
            assert_eq!(read(text, is_aim), expected, "{text}");
        }
    }

    #[test]
    fn whom_headings_name() {
        for (text, named, only, bare) in [
            ("Polisen lovar att:", 1, true, true),
            ("och kommunen ska:", 1, true, true),
            ("Polisen och kommunen", 2, true, true),
            ("Flens kommun och Polisen", 2, true, true),
            ("Flen och Polisen", 2, true, false),
            ("Polisens arbete", 1, true, false),
            ("Polisen patrullerar", 1, true, false),
            ("Polisen patrullerar genom parken", 1, false, false),
            ("Trygga torg", 0, false, false),
            ("Boende", 0, false, false),
            ("Boende och polisen", 2, true, true),
            ("Löften från polisen", 1, true, true),
            ("Åtaganden – kommunen", 1, true, true),
            ("Löften från förra året", 0, false, false),
            ("Polisen ska under året", 1, true, true),
            ("Polisens år", 1, true, false),
            ("Polisen har i uppdrag att", 1, true, true),
        ] {
            let found = found(text);
            assert_eq!((found.actors.len(), found.only_actors, found.bare_actors), (named, only, bare), "{text}");
        }
        assert!(found("Det ska vi göra").we && !found("Det ska polisen göra").we);
    }

    #[test]
    fn what_is_announced_in_other_words() {
        let lists = [
            (
                Cue::Activities,
                "Det här ska göras|Detta ska ske|Det här ska genomföras|Vad ska vi göra?|Vad som ska göras|Vad gör vi?|\
                 Vad gör polisen?|Det gör kommunen|Så ska vi nå målen|Hur ska löftet uppfyllas?|Så uppfyller vi löftet|\
                 För att uppfylla löftena kommer vi att|För att nå målen kommer polisen att|Det innebär att|\
                 Löftet innebär att|Det ska ske genom att|Genomförande|Vad kommer vi att göra?",
            ),
            (Cue::Promises, "Medborgarlöftet omfattar|Löftet består av|Vi har kommit överens om att"),
            (Cue::Aims, "Vi lovar att verka för|Vi vill"),
            (
                Cue::Lagesbild,
                "Problem|Vilka problem ser vi?|Underlag|Utgångspunkter|Trygghetsläget|Varför detta löfte?|\
                 Varför dessa löften?|Därför har vi valt det här löftet|Vad säger medborgarna?|Det här har ni sagt|\
                 Vad visar kartläggningen?",
            ),
            (
                Cue::FollowUp,
                "Återkoppling|Återkoppling till medborgarna|Rapportering|Så redovisas resultatet|Resultatet redovisas|\
                 Så får du veta hur det går",
            ),
            (
                Cue::About,
                "Fakta: medborgarlöfte|Vad innebär ett medborgarlöfte?|Vad menas med medborgarlöfte?|\
                 Varför medborgarlöften?",
            ),
            (Cue::About, "Om medborgarlöftena|Fakta om löftet"),
            (Cue::Contact, "Frågor om medborgarlöftena|Frågor om löftet?"),
            (Cue::Goals, "Förväntat resultat|Förväntade effekter"),
            (
                Cue::Outcome,
                "Genomförda insatser|Det här har vi genomfört|Vad blev det av löftet?|Polisen har|\
                 Polisen har under året|Under 2019 har vi|Vi har",
            ),
            (Cue::Promised, "Löftet löd"),
            (Cue::Signatures, "Signering"),
        ];
        for (expected, texts) in lists {
            for text in texts.split('|') {
                assert_eq!(found(text).cue, Some(expected), "{text}");
            }
        }
    }

    #[test]
    fn what_announces_nothing() {
        for text in [
            "Problem med nedskräpning",
            "Vad tycker du?",
            "Kommunen har ansvar",
            "Polisen har möte",
            "Trygghet i centrum",
        ] {
            assert_eq!(found(text).cue, None, "{text}");
        }
    }
}
