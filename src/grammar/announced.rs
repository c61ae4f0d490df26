//! What headings and lead-ins announce.

use super::status::heads_legend;
use super::token::{Kind, Token, Tokens, same_word};
use crate::vocabulary::endings;
use crate::vocabulary::phrases::{ASKING, FOCUS, HAVE, INVITING, OURSELVES, PURPOSE, REACH, READER, TAKES, WERE};
use crate::vocabulary::signing::WITH;
use crate::vocabulary::telling::{CAUSES, HOW_IT_GOES, ONWARD};
use crate::vocabulary::{Cue, Flags, Lower, RELATED_HEADINGS, Stems, cue};

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

/// What a heading of so many words with these stems announces, to those who read and as a whole.
pub(super) fn cue_of_heading(input: Tokens<'_>, stems: Stems, words: usize) -> Option<Cue> {
    let related = words <= 3 && RELATED_HEADINGS.contains(&&*Lower::new(input.text.trim_end_matches([':', ' '])));
    // `Vad vill du att polisen ska lova?` asks, and promises nothing; `Varför är min gata inte med?` is what readers ask.
    let question = input.rest.last().is_some_and(|token| token.is_sign('?'));
    let asks = || question && input.rest.iter().any(|token| input.str(token) == READER);
    let asked = || question && input.rest.iter().any(|token| ASKING.contains(&input.str(token)));
    // What readers can do themselves is no promise: `Det här kan du göra`, `Vill du göra något själv?`
    let invites = || {
        let invited = |verb: &Token, reader: &Token| {
            verb.is(Flags::MODAL) && INVITING.contains(&input.lower(verb)) && same_word(input.str(reader), READER)
        };
        let pairs = |pair: &[Token]| invited(&pair[0], &pair[1]) || invited(&pair[1], &pair[0]);
        words <= LONGEST_INVITATION && !stems.any(Stems::LOVAR) && input.rest.windows(2).any(pairs)
    };
    let onward = || input.rest.iter().any(|token| input.str(token) == ONWARD);
    // `Löften om centrum` are promises; `Om löftena` tells what they are.
    let place = |stem: Stems| input.rest.iter().position(|token| token.lex.stems.any(stem));
    let about_else = || !stems.any(Stems::VAD) && (place(Stems::LOFTE) < place(Stems::OM) || is_about_promises(input));
    match cue_of(input, stems, words) {
        _ if related => Some(Cue::Related),
        Some(Cue::Promised) => Some(Cue::Promised),
        _ if invites() || is_of_lessons(input) || heads_legend(input) => Some(Cue::Goals),
        // `Hur går vi vidare?`, `Så går arbetet vidare`
        _ if stems.all(Stems::HUR.or(Stems::GAR)) && words <= LONGEST_INVITATION && onward() => Some(Cue::Goals),
        _ if tells_how_to_reach(input) => Some(Cue::Activities),
        _ if is_of_purpose(input) => Some(Cue::About),
        cue => cue.filter(|cue| match cue {
            Cue::Promises if names_focus(input) => false,
            Cue::Lagesbild => !(asks() || asked()),
            Cue::Promises | Cue::Aims | Cue::Activities => !asks(),
            Cue::About => !about_else(),
            _ => true,
        }),
    }
}

/// `Syftet med medborgarlöften`: what such promises are for is none of them.
fn is_of_purpose(input: Tokens<'_>) -> bool {
    let [purpose, with, .., last] = input.rest else { return false };
    let purposes = purpose.lex.stems.any(Stems::MAL) && input.lower(purpose).starts_with(PURPOSE);
    purposes && input.str(with) == WITH && last.lex.stems.any(Stems::LOFTE)
}

/// `I mars skriver vi i bladet om hur det har gått.`, `… om hur det går med löftena`, and nothing else that may go well or not:
/// `om hur det går i skolan`, `om hur det går att anmäla`.
pub(crate) fn tells_how_it_goes(input: Tokens<'_>) -> bool {
    let (lead, goes) = HOW_IT_GOES;
    let begins = |words: &[Token]| lead.iter().zip(words).all(|(word, token)| input.str(token) == *word);
    let Some(at) = input.rest.windows(lead.len()).position(begins) else { return false };
    let rest = &input.rest[at + lead.len()..];
    let rest = rest.get(usize::from(rest.first().is_some_and(|first| HAVE.contains(&input.str(first))))..);
    let Some([verb, after @ ..]) = rest else { return false };
    let of_promises = || {
        let [with, what, ..] = after else { return false };
        input.str(with) == WITH && what.lex.stems.any(Stems::LOFTE)
    };
    goes.contains(&input.str(verb)) && (after.first().is_none_or(|after| !after.is_word()) || of_promises())
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
    matches!(input.rest, [focus, what, ..] if FOCUS.contains(&input.lower(focus)) && what.is_word())
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

/// `Varför?`, `Varför blev det inte så?`, `Vad beror det på?`: whether a question asks for no more than the cause of what was told.
pub(crate) fn asks_why(input: Tokens<'_>) -> bool {
    let Some((last, words)) = input.rest.split_last().filter(|(last, _)| last.is_sign('?')) else { return false };
    let why = |first: &Token| first.lex.stems.any(Stems::VARFOR);
    let of_it = |token: &Token| {
        token.is(Flags::NOT.or(Flags::STOP)) || token.lex.stems.any(Stems::GICK.or(Stems::DET).or(Stems::AR))
    };
    let cause = || CAUSES.contains(&&*Lower::new(&input.text[words[0].start as usize..last.start as usize]));
    words.len() <= LONGEST_WHY
        && words.first().is_some_and(|first| why(first) && words[1..].iter().all(of_it) || cause())
}

/// `Varför blev det inte så i år?` has no more words.
const LONGEST_WHY: usize = 7;

/// `Lägesbild – så som den framträder i enkäter`: what stands before the dash names the section.
pub(super) fn before_dash(input: Tokens<'_>) -> Option<Cue> {
    let dash = input.rest.iter().take(LONGEST_SECTION + 1).position(Token::is_dash)?;
    let sections = [Cue::Lagesbild, Cue::About, Cue::FollowUp, Cue::Goals];
    announced(Tokens { rest: &input.rest[..dash], ..input }).filter(|cue| sections.contains(cue))
}

/// The name of a section has no more words before what is said of it.
const LONGEST_SECTION: usize = 3;

/// An invitation to readers has no more words.
const LONGEST_INVITATION: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn how_promises_go() {
        for (text, expected) in [
            ("I mars skriver vi i Byabladet om hur det har gått.", true),
            ("Två gånger om året sätter vi upp ett blad om hur det går", true),
            ("Kommunen skriver i tidningen om hur det går med löftena i maj.", true),
            ("Fältarna pratar med eleverna om hur det går i skolan.", false),
            ("Vi delar ut ett blad om hur det går att anmäla.", false),
            ("Polisen berättar om hur", false),
            ("Så går det.", false),
        ] {
            assert_eq!(read(text, tells_how_it_goes), expected, "{text}");
        }
    }

    #[test]
    fn questions_for_the_cause() {
        for (text, expected) in [
            ("Varför?", true),
            ("Varför inte?", true),
            ("Varför blev det inte så?", true),
            ("Vad beror det på?", true),
            ("Hur kommer det sig?", true),
            ("Varför just dessa löften?", false),
            ("Varför är det mörkt i parken?", false),
            ("Varför", false),
            ("Hur gick det?", false),
            ("?", false),
        ] {
            assert_eq!(read(text, asks_why), expected, "{text}");
        }
    }
}
