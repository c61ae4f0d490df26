//! Follow-ups: whether a report says that what was promised is done, without counting it.

use super::stated::{answer, of_goal};
use super::status::status;
use super::token::{Token, Tokens};
use crate::document::Status;
use crate::vocabulary::phrases::{ALL_OF, AS_PLANNED, BOTH, HAS_BECOME, HAVE, PREPARATIONS, TOOK_PLACE, WHOLLY};
use crate::vocabulary::telling::OF_VERBS;
use crate::vocabulary::{Flags, Lower, Stems, endings};

/// Whether a report says that what was promised is done, where it states no comparable number.
///
/// `Genomförts tillsammans med polisen` speaks of the whole; `Temakvällen hölls` of the one that was promised;
/// `Genomfört intervjuer` of something else.
pub(crate) fn says_done(tokens: Tokens<'_>, unit: Option<&str>, value: f64) -> Option<Status> {
    let found = status(tokens);
    if matches!(found, Some(Status::InProgress | Status::ReportedNotDone)) {
        return found;
    }
    let sentence = tokens.sentences().next().unwrap_or(0..0);
    let first = Tokens { rest: &tokens.rest[sentence], ..tokens };
    if let Some(found) = answer(first).or_else(|| of_goal(first)) {
        return Some(found);
    }
    let noun = unit.and_then(|unit| unit.rsplit(' ').next()).map(str::to_lowercase);
    let names_it = |token: &Token| {
        let word = tokens.lower(token);
        // `Vandringen` after `trygghetsvandring`
        let known = endings::indefinite(word);
        noun.as_ref().is_some_and(|noun| {
            word.starts_with(noun.as_str())
                || noun.starts_with(word) && word.len() > 4
                || known.iter().any(|stem| noun.ends_with(stem))
        })
    };
    if says_it_is_done(first, noun.as_deref(), value) || all_are(first, names_it, value) {
        return Some(Status::ReportedDone);
    }
    for (index, token) in tokens.rest.iter().enumerate() {
        let done = token.is(Flags::DONE)
            || token.is(Flags::CARRY) && (token.is(Flags::PASSIVE) || is_carried_out(tokens, index));
        let Some(length) = done.then_some(1).or_else(|| took_place(tokens.from(index))) else { continue };
        let next = tokens.get(index + length);
        // `Mötet hölls inte`
        if next.is_some_and(|next| next.is(Flags::NOT)) {
            continue;
        }
        // `hölls den 9 april`
        let dated = || {
            tokens.get(index + 2).is_some_and(Token::is_figure) && next.is_some_and(|next| tokens.str(next) == "den")
        };
        let whole = next.is_none_or(|next| !next.is_word() || next.is(Flags::STOP.or(Flags::TOGETHER))) || dated();
        let subject = tokens.rest[..index].iter().rev().find(|token| token.is_word() && !token.is(Flags::STOP));
        let before = tokens.rest[..index].iter().any(names_it);
        // `Båda frukostmötena är genomförda`: all of them, and not one of several.
        let all = tokens.rest[..index].iter().any(|token| {
            noun.as_ref().is_some_and(|noun| !noun.is_empty() && tokens.lower(token).starts_with(noun.as_str()))
        });
        if whole && (subject.is_none() || before && (value == 1.0 || all)) {
            return Some(Status::ReportedDone);
        }
        // `Ombyggnaden är genomförd.`: a short report of the one thing there is to report on.
        let short = tokens.rest.iter().filter(|token| token.is_word()).count() <= 4;
        let definite =
            tokens.first().is_some_and(|first| tokens.str(first).ends_with("en") || tokens.str(first).ends_with("et"));
        if whole && short && definite && found == Some(Status::ReportedDone) && !before {
            return Some(Status::ReportedDone);
        }
        if value == 1.0 && (before || next.is_some_and(names_it)) {
            return Some(Status::ReportedDone);
        }
    }
    None
}

/// `Lokalen är ordnad`, `Mötena är nu hållna`: whether a verb of carrying out tells how things are.
fn is_carried_out(tokens: Tokens<'_>, verb: usize) -> bool {
    let tells = |token: &Token| token.lex.stems.any(Stems::AR) || HAS_BECOME.contains(&tokens.lower(token));
    let mut before = tokens.rest[..verb].iter().rev();
    before
        .next()
        .is_some_and(|last| tells(last) || WHOLLY.contains(&tokens.lower(last)) && before.next().is_some_and(tells))
}

/// `Ombyggnaden är genomförd och lamporna är tända`, `Patrulleringen har genomförts som planerat`: whether a sentence begins
/// by saying that it is done, whatever it was called when it was promised. `Mötet är genomfört` is one of ten.
fn says_it_is_done(sentence: Tokens<'_>, noun: Option<&str>, value: f64) -> bool {
    let of_time = Flags::REPORTED.or(Flags::FINITE);
    let [subject, after @ ..] = sentence.rest else { return false };
    let verbs = after.iter().take_while(|token| token.is(of_time) && !token.is(Flags::CARRY)).count();
    let Some(done) = after.get(verbs).filter(|_| verbs <= MOST_VERBS) else { return false };
    let word = sentence.lower(subject);
    let one_of = || endings::indefinite(word).iter().any(|stem| noun.is_some_and(|noun| noun.contains(stem)));
    if !endings::definite(word) || value != 1.0 && one_of() || after.iter().any(|token| token.is(Flags::NOT)) {
        return false;
    }
    let carried = done.is(Flags::CARRY) && done.is(Flags::PASSIVE);
    let next = after.get(verbs + 1);
    let as_planned = match &after[verbs..] {
        [.., manner, planned] => AS_PLANNED.contains(&(sentence.str(manner), sentence.str(planned))),
        _ => false,
    };
    // `Upprustningen blev klar i augusti`
    let when = |at: usize| after.get(at).is_some_and(|token| token.is(Flags::MONTH.or(Flags::SEASON)));
    let alone = next
        .is_none_or(|next| !next.is_word() || next.is(Flags::AND) || next.is(Flags::PREPOSITION) && when(verbs + 2));
    done.is(Flags::DONE) && alone
        || (done.is(Flags::DONE) || carried)
            && (as_planned || value == 1.0 && next.is_some_and(|next| next.is(Flags::PREPOSITION)))
}

/// `Kartläggningen är genomförd`, where `kartlägga` was promised: whether a text begins by saying that the very thing is done.
pub(crate) fn is_done_itself(tokens: Tokens<'_>, promised: &str) -> bool {
    let (Some(subject), Some(first)) = (tokens.first(), tokens.sentences().next()) else { return false };
    let word = tokens.lower(subject);
    let stem = word.char_indices().nth(LONGEST_STEM).map_or(word, |(end, _)| &word[..end]);
    OF_VERBS.iter().any(|end| word.ends_with(end))
        && says_it_is_done(Tokens { rest: &tokens.rest[first], ..tokens }, None, 1.0)
        && promised.split(' ').any(|word| Lower::new(word).starts_with(stem))
}

/// Letters that a verb and what it is called share: `inform` in `informera` and `informationen`.
const LONGEST_STEM: usize = 6;

/// `Båda övergångsställena är ombyggda`, `Samtliga lekplatser har rustats upp`: whether a sentence begins by saying of all that
/// were promised what has become of them.
fn all_are(sentence: Tokens<'_>, names_it: impl Fn(&Token) -> bool, value: f64) -> bool {
    let [first, rest @ ..] = sentence.rest else { return false };
    let all = sentence.lower(first);
    // `Båda är genomförda`
    let named = rest.first().is_some_and(names_it);
    let [verb, done, after @ ..] = &rest[usize::from(named)..] else { return false };
    let carried = || named || done.is(Flags::DONE.or(Flags::CARRY));
    (ALL_OF.contains(&all) || BOTH.contains(&all) && value == 2.0)
        && carried()
        && (verb.lex.stems.any(Stems::AR) && endings::plural_participle(sentence.lower(done))
            || HAVE.contains(&sentence.lower(verb)) && endings::passive(sentence.lower(done)))
        && !after.iter().any(|token| token.is(Flags::NOT))
}

/// `Upphandlingen är klar`, of new lamps: whether a text begins by saying how far that has come which has to come before what
/// was promised, as no word of the promise says that it was promised itself.
pub(crate) fn prepares(tokens: Tokens<'_>, promised: &str) -> bool {
    let Some(first) = tokens.first() else { return false };
    let word = tokens.lower(first);
    let stem = PREPARATIONS.iter().find(|stem| word.starts_with(*stem) && endings::definite(word));
    stem.is_some_and(|stem| {
        // `upphandla`, `planera`
        let verb = stem.strip_suffix("ing").unwrap_or(stem);
        !promised.to_lowercase().contains(verb)
    })
}

/// `har blivit` before what was done.
const MOST_VERBS: usize = 2;

/// `Städdagen blev av`, `Tipspromenaden gick av stapeln`: how many tokens say so.
fn took_place(input: Tokens<'_>) -> Option<usize> {
    // Few words begin as one of these does.
    let begins = input.text.as_bytes()[input.first()?.start as usize];
    if !TOOK_PLACE.iter().any(|words| words[0].as_bytes()[0] == begins) {
        return None;
    }
    let begins = |words: &&[&str]| {
        words.len() <= input.len() && words.iter().zip(input.rest).all(|(word, token)| input.lower(token) == *word)
    };
    TOOK_PLACE.iter().find(|words| begins(words)).map(|words| words.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn what_only_prepares() {
        for (text, promised, expected) in [
            ("Upphandlingen är klar.", "Belysningen ska bli bättre", true),
            ("Projekteringen är genomförd.", "Två nya cykelvägar", true),
            ("Upphandlingen är klar.", "Kommunen ska upphandla väktare", false),
            ("Belysningen är klar.", "Belysningen ska bli bättre", false),
            ("Upphandling pågår.", "Belysningen ska bli bättre", false),
        ] {
            assert_eq!(read(text, |tokens| prepares(tokens, promised)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_done_is_what_was_promised() {
        for (text, promised, expected) in [
            ("Kartläggningen är genomförd och visades i maj.", "Kommunen ska kartlägga otrygga platser", true),
            ("Informationen är genomförd i alla klasser.", "Skolan ska informera alla", true),
            ("Bygget är genomfört.", "Skolan ska informera alla", false),
            ("Föräldramöten har hållits.", "Skolan ska hålla föräldramöten", false),
            ("Informationen är uppskattad.", "Skolan ska informera alla", false),
            ("Informationen är inte genomförd.", "Skolan ska informera alla", false),
        ] {
            assert_eq!(read(text, |tokens| is_done_itself(tokens, promised)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_said_to_be_done_as_a_whole() {
        for (text, unit, value, expected) in [
            ("Genomfört", None, 5.0, Some(Status::ReportedDone)),
            ("Genomförts tillsammans med polisen", Some("kontroller"), 5.0, Some(Status::ReportedDone)),
            ("Genomfört intervjuer", Some("möten"), 5.0, None),
            ("Temakvällen hölls", Some("temakväll"), 1.0, Some(Status::ReportedDone)),
            ("Vandringen genomfördes", Some("trygghetsvandring"), 1.0, Some(Status::ReportedDone)),
            ("Vandringen genomfördes den 9 april", Some("trygghetsvandring"), 1.0, Some(Status::ReportedDone)),
            ("Vandringen genomfördes den kalla natten", Some("löprunda"), 1.0, None),
            ("Vandringen hölls i maj med många som gick", Some("trygghetsvandring"), 3.0, None),
            ("Ombyggnaden är genomförd.", None, 1.0, Some(Status::ReportedDone)),
            ("Upprustningen blev klar i augusti.", Some("lekplatser"), 2.0, Some(Status::ReportedDone)),
            ("Lekplatsen blev klar i augusti.", Some("lekplatser"), 2.0, None),
            ("Upprustningen blev klar i parken.", Some("lekplatser"), 2.0, None),
            ("Ombyggnaden av den stora parken är genomförd.", None, 1.0, None),
            ("Ombyggnaden är genomförd och lamporna tändes.", Some("hållplatser"), 2.0, Some(Status::ReportedDone)),
            ("Ombyggnaden är genomförd vid den ena.", Some("hållplatser"), 2.0, None),
            ("Vandringen är genomförd och en till väntar.", Some("trygghetsvandringar"), 2.0, None),
            ("Patrulleringen har genomförts som planerat.", Some("gånger"), 3.0, Some(Status::ReportedDone)),
            ("Kontoret har hållits öppet enligt plan.", Some("dagar"), 2.0, Some(Status::ReportedDone)),
            ("Festen genomfördes i parken och 40 kom.", Some("valborg"), 1.0, Some(Status::ReportedDone)),
            ("Festen genomfördes i parken och 40 kom.", Some("fester"), 4.0, None),
            ("Mötet hölls i byn den 11 april.", Some("dialogmöte"), 1.0, Some(Status::ReportedDone)),
            ("Mötet hölls inte i byn.", Some("dialogmöte"), 1.0, None),
            ("Städdagen blev av den 28 april. Det kom 85.", Some("städdag"), 1.0, Some(Status::ReportedDone)),
            ("Tipspromenaden gick av stapeln i maj.", Some("tipspromenad"), 1.0, Some(Status::ReportedDone)),
            ("Städdagen blev inte av.", Some("städdag"), 1.0, Some(Status::ReportedNotDone)),
            ("Lokalen är ordnad. Den öppnade i maj.", Some("lokal"), 1.0, Some(Status::ReportedDone)),
            ("Temadagen blev anordnad i hamnen.", Some("temadag"), 1.0, Some(Status::ReportedDone)),
            ("Träffarna är nu hållna.", Some("träffar"), 3.0, Some(Status::ReportedDone)),
            ("Lokalen är inte ordnad.", Some("lokal"), 1.0, None),
            ("Lokalen ska bli ordnad.", Some("lokal"), 1.0, None),
            ("Träffen är ordnad.", Some("träffar"), 3.0, None),
            ("Kommunen blev av med klottret.", Some("städdag"), 1.0, None),
            ("Båda hållplatserna är ombyggda och upplysta.", Some("hållplatser"), 2.0, Some(Status::ReportedDone)),
            ("Båda hållplatserna är ombyggda.", Some("hållplatser"), 5.0, None),
            ("Båda är genomförda, den ena i maj.", Some("vandringar"), 2.0, Some(Status::ReportedDone)),
            ("Båda är nöjda.", Some("vandringar"), 2.0, None),
            ("Samtliga hållplatser har rustats upp.", Some("hållplatser"), 5.0, Some(Status::ReportedDone)),
            ("Samtliga hållplatser har rustats upp, men inte målats.", Some("hållplatser"), 5.0, None),
            ("Alla skolor är nöjda.", Some("skolor"), 5.0, None),
            ("Alla kioskerna är ombyggda.", Some("hållplatser"), 2.0, None),
            ("Hållplatserna är ombyggda.", Some("hållplatser"), 2.0, None),
            ("Pågår", None, 1.0, Some(Status::InProgress)),
            ("Ej genomfört", None, 1.0, Some(Status::ReportedNotDone)),
            ("Möte med rektorer", Some("möte"), 1.0, None),
            ("Löftet är infriat.", Some("möten"), 5.0, Some(Status::ReportedDone)),
            ("Målet nåddes inte.", Some("möten"), 5.0, Some(Status::ReportedNotDone)),
        ] {
            assert_eq!(read(text, |tokens| says_done(tokens, unit, value)), expected, "{text}");
        }
    }
}
