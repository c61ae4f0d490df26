//! Headings and lead-ins: what they announce and whom they name.

use crate::document::Actor;

use super::actor::{Actors, Aliases, leading_actors};
use super::status::heads_legend;
use super::token::{Kind, Token, Tokens, same_word};
use crate::vocabulary::endings::{self, comparative};
use crate::vocabulary::phrases::{ASKING, BETTERED, FOCUS, HAVE, INVITING, OURSELVES, REACH, READER, TAKES, WERE};
use crate::vocabulary::signing::WITH;
use crate::vocabulary::telling::ONWARD;
use crate::vocabulary::{Cue, Flags, Lower, RELATED_HEADINGS, Stems, cue};

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

/// What a heading announces, whoever it names.
pub(crate) fn announced(input: Tokens<'_>) -> Option<Cue> {
    let stems = input.rest.iter().fold(Stems::NONE, |stems, token| stems.or(token.lex.stems));
    let words = input.rest.iter().filter(|token| token.kind == Kind::Word).count();
    cue_of(input, stems, words)
}

/// What a text of so many words with these stems announces.
fn cue_of(input: Tokens<'_>, stems: Stems, words: usize) -> Option<Cue> {
    if words <= LONGEST_PAST && says_what_was_promised(input) {
        return Some(Cue::Promised);
    }
    cue(stems, words).filter(|cue| match cue {
        Cue::Contact => !touches(input),
        Cue::Outcome => !tells_how_many(input),
        _ => true,
    })
}

/// `Informationsinsatser om löftet`: names things, and says what they are about.
pub(crate) fn is_about_promises(input: Tokens<'_>) -> bool {
    input.rest.windows(3).any(|words| {
        words[0].is_word()
            && endings::plural(input.str(&words[0]))
            && words[1].lex.stems.any(Stems::OM)
            && words[2].lex.stems.any(Stems::LOFTE)
    })
}

/// `Löftet för 2016 var:`, over what it was.
fn says_what_was_promised(input: Tokens<'_>) -> bool {
    let last = input.rest.iter().rfind(|token| token.is_word());
    last.is_some_and(|last| WERE.contains(&input.str(last)))
        && input.rest.iter().any(|token| token.lex.stems.any(Stems::LOFTE))
}

/// A line that says so has no more words.
const LONGEST_PAST: usize = 6;

/// `Minska ungas kontakt med narkotika`, which is no section of contacts.
fn touches(input: Tokens<'_>) -> bool {
    input.rest.windows(4).any(|words| {
        let whom = &words[3];
        words[1].lex.stems.any(Stems::KONTAKT)
            && input.str(&words[2]) == WITH
            && !(OURSELVES.contains(&input.str(whom)) || whom.lex.actor.is_some())
    })
}

/// `Det blev 15 insatser.`, where `Så blev det 2018` announces.
fn tells_how_many(input: Tokens<'_>) -> bool {
    input.rest.windows(2).any(|pair| {
        let counted = match pair[1].kind {
            Kind::Figure(figure) => figure < FIRST_YEAR,
            Kind::Numeral(..) => true,
            _ => pair[1].lex.comparator.is_some(),
        };
        pair[0].lex.stems.any(Stems::GICK) && counted
    })
}

/// A greater figure may be a year.
const FIRST_YEAR: f64 = 1000.0;

/// `Fokus unga`: what is promised below it is about them; `Fokus 2019` and `Vårt fokus` announce.
fn names_focus(input: Tokens<'_>) -> bool {
    matches!(input.rest, [focus, what, ..] if FOCUS.contains(&&*input.lower(focus)) && what.is_word())
}

/// Whether a text says what is to become of something: `Det ska vara tryggt`, `Lugnare trafik`, `Att minska inbrotten`.
/// `Trygga platser` only names what is under it.
pub(crate) fn is_aim(input: Tokens<'_>) -> bool {
    let says = |token: &Token| {
        token.is(Flags::VERBS.or(Flags::COMPARES)) || token.lex.stems.any(Stems::LOVAR.or(Stems::ATT).or(Stems::LOFTE))
    };
    let improves = |pair: &[Token]| {
        let word = input.lower(&pair[0]);
        (comparative(&word) || BETTERED.contains(&&*word)) && pair[1].is_word() && !pair[1].is(Flags::STOP)
    };
    input.rest.iter().any(says) || input.rest.windows(2).any(improves)
}

/// Reads a heading or lead-in.
pub(crate) fn heading(input: Tokens<'_>, aliases: &Aliases) -> Heading {
    // `§ 4 Polisens åtaganden`
    let section = input.first().is_some_and(|first| first.is_sign('§')) && input.get(1).is_some_and(Token::is_figure);
    let input = input.from(if section { 2 } else { 0 });
    let (mut stems, mut words, mut we, mut plain) = (Stems::NONE, 0, false, 0);
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
        plain += usize::from(!about_actors);
        capital_verb |= token.is(Flags::MODAL) && !input.str(token).contains(char::is_lowercase);
    }
    let actors = match words <= 24 {
        true => leading_actors(input, aliases),
        false => Actors::new(),
    };
    // `Boende` and `Föräldrar` tell whom it is about; `Invånarna ska` who acts.
    let about = actors.iter().all(|(actor, _)| *actor == Actor::Invanare) && !stems.any(Stems::SKA.or(Stems::LOVAR));
    let actors = if about { Actors::new() } else { actors };
    let only_actors = !actors.is_empty() && plain <= 1;
    let bare_actors = !actors.is_empty() && plain == 0;
    let related = words <= 3 && RELATED_HEADINGS.contains(&&*Lower::new(input.text.trim_end_matches([':', ' '])));
    // `Vad vill du att polisen ska lova?` asks, and promises nothing; `Varför är min gata inte med?` is what readers ask.
    let question = input.rest.last().is_some_and(|token| token.is_sign('?'));
    let asks = question && input.rest.iter().any(|token| input.str(token) == READER);
    let asked = || question && input.rest.iter().any(|token| ASKING.contains(&input.str(token)));
    // What readers can do themselves is no promise: `Det här kan du göra`, `Vill du göra något själv?`
    let invites = !stems.any(Stems::LOVAR)
        && words <= LONGEST_INVITATION
        && input.rest.windows(2).any(|pair| {
            let invited = |verb: &Token, reader: &Token| {
                verb.is(Flags::MODAL) && INVITING.contains(&&*input.lower(verb)) && same_word(input.str(reader), READER)
            };
            invited(&pair[0], &pair[1]) || invited(&pair[1], &pair[0])
        });
    let onward = || input.rest.iter().any(|token| input.str(token) == ONWARD);
    // `Löften om centrum` are promises; `Om löftena` tells what they are.
    let place = |stem: Stems| input.rest.iter().position(|token| token.lex.stems.any(stem));
    let about_else = !stems.any(Stems::VAD) && (place(Stems::LOFTE) < place(Stems::OM) || is_about_promises(input));
    let cue = match cue_of(input, stems, words) {
        _ if related => Some(Cue::Related),
        Some(Cue::Promised) => Some(Cue::Promised),
        _ if invites || is_of_lessons(input) || heads_legend(input) => Some(Cue::Goals),
        // `Hur går vi vidare?`, `Så går arbetet vidare`
        _ if stems.all(Stems::HUR.or(Stems::GAR)) && words <= LONGEST_INVITATION && onward() => Some(Cue::Goals),
        _ if tells_how_to_reach(input) => Some(Cue::Activities),
        cue => cue.filter(|cue| match cue {
            Cue::Promises if names_focus(input) => false,
            Cue::Lagesbild => !(asks || asked()),
            Cue::Promises | Cue::Aims | Cue::Activities => !asks,
            Cue::About => !about_else,
            _ => true,
        }),
    };
    let cue = cue.or((only_actors && has_done(input)).then_some(Cue::Outcome)).or_else(|| before_dash(input));
    Heading { cue, only_actors, bare_actors, actors, we, stems, words }
}

/// `Vad tar vi med oss?`, `Det här tar vi med oss till nästa år`: what was learnt, after an account.
fn is_of_lessons(input: Tokens<'_>) -> bool {
    let points = input.first().is_some_and(|first| first.lex.stems.any(Stems::VAD.or(Stems::DET)));
    let along = |pair: &[Token]| input.str(&pair[0]) == WITH && OURSELVES.contains(&input.str(&pair[1]));
    points
        && input.len() <= LONGEST_LESSON
        && input.rest.iter().take(LATEST_TAKING).any(|token| TAKES.contains(&input.str(token)))
        && input.rest.windows(2).any(along)
}

/// `Så når vi målet`, `Hur nås målen?`; `Så når du oss` is over addresses.
fn tells_how_to_reach(input: Tokens<'_>) -> bool {
    let reaches = |token: &Token| REACH.contains(&input.str(token));
    let aims = |last: &Token| last.lex.stems.any(Stems::MAL.or(Stems::LOFTE));
    input.len() <= LONGEST_HOW
        && input.first().is_some_and(|first| first.lex.stems.any(Stems::HUR))
        && input.rest.iter().any(reaches)
        && input.rest.iter().rfind(|token| token.is_word()).is_some_and(aims)
        && !input.rest.iter().any(|token| token.lex.stems.any(Stems::ATT.or(Stems::OM)))
}

/// A heading over what an aim is reached by has no more tokens.
const LONGEST_HOW: usize = 8;

/// A heading over what was learnt has no more tokens.
const LONGEST_LESSON: usize = 10;

/// `Det här har vi tagit med oss`: the verb stands among so many of the first.
const LATEST_TAKING: usize = 5;

/// `Lägesbild – så som den framträder i enkäter`: what stands before the dash names the section.
fn before_dash(input: Tokens<'_>) -> Option<Cue> {
    let dash = input.rest.iter().take(LONGEST_SECTION + 1).position(Token::is_dash)?;
    let sections = [Cue::Lagesbild, Cue::About, Cue::FollowUp, Cue::Goals];
    announced(Tokens { text: input.text, rest: &input.rest[..dash] }).filter(|cue| sections.contains(cue))
}

/// The name of a section has no more words before what is said of it.
const LONGEST_SECTION: usize = 3;

/// An invitation to readers has no more words.
const LONGEST_INVITATION: usize = 8;

/// `Polisen har under året`: who did and when, before a list of what they did.
fn has_done(input: Tokens<'_>) -> bool {
    let of_time = |token: &Token| token.lex.per.is_some() || token.is(Flags::MONTH.or(Flags::SEASON));
    input.rest.iter().any(|token| token.is(Flags::REPORTED) && HAVE.contains(&&*input.lower(token)))
        && input.rest.iter().all(|token| {
            !token.is_word()
                || of_time(token)
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
