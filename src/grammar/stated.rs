//! Follow-ups: the status that a report states, and nothing else.

use super::status::status;
use super::token::{Token, Tokens};
use crate::document::Status;
use crate::vocabulary::phrases::{AS_PLANNED, GOING, REACHED, WHOLLY};
use crate::vocabulary::{ANSWERS, Flags, Stems, endings};

/// The status that a report states and nothing else: `Genomfört`, `Ej genomfört.`, `Polisen har uppfyllt sitt löfte.`
pub(crate) fn bare_status(tokens: Tokens<'_>) -> Option<Status> {
    // The first sentence says it: `Ej genomfört. Arbetet väntar på beslut.`
    let first = tokens.sentences().next()?;
    let tokens = Tokens { rest: &tokens.rest[first], ..tokens };
    if let Some(found) = answer(tokens).or_else(|| of_goal(tokens)) {
        return Some(found);
    }
    // `Ej genomfört, men polisen fanns på plats.`
    let clause = Tokens { rest: tokens.rest.split(|token| token.is_sign(',')).next()?, ..tokens };
    let states = |token: &Token| token.is(Flags::NOT.or(Flags::DONE).or(Flags::ONGOING).or(Flags::ADVERB));
    if clause.len() < tokens.len() {
        // `Det är inte genomfört, handläggaren slutade.`
        let it = |first: &Token| first.lex.stems.any(Stems::DET) || first.is(Flags::NOT);
        let verb = |token: &Token| token.is(Flags::REPORTED) || token.lex.stems.any(Stems::AR);
        let [first, rest @ ..] = clause.rest else { return None };
        let denied = || first.is(Flags::NOT) || rest.iter().any(|token| token.is(Flags::NOT));
        if it(first) && denied() && rest.iter().all(|token| states(token) || !first.is(Flags::NOT) && verb(token)) {
            return status(clause);
        }
    }
    // `Arbetet går enligt plan`
    let going = |three: &[Token]| {
        GOING.contains(&tokens.str(&three[0])) && AS_PLANNED[0] == (tokens.str(&three[1]), tokens.str(&three[2]))
    };
    if tokens.rest.windows(3).any(going) {
        return Some(status(tokens).unwrap_or(Status::InProgress));
    }
    let whole = |token: &Token| WHOLLY.contains(&tokens.lower(token));
    // `Ja, genomfört i maj`, `Nej, inte ännu`
    let tokens = match tokens.rest {
        [answer, comma, rest @ ..] if comma.is_sign(',') && yes_or_no(tokens, answer).is_some() => {
            if rest.iter().all(|token| whole(token) || token.is(Flags::ADVERB) || !token.is_word()) {
                return yes_or_no(tokens, answer);
            }
            Tokens { rest, ..tokens }
        }
        [wholly, rest @ ..] if !rest.is_empty() && WHOLLY.contains(&tokens.lower(wholly)) => Tokens { rest, ..tokens },
        _ => tokens,
    };
    let found = status(tokens)?;
    let begins = tokens.first().is_some_and(|token| {
        status(Tokens { rest: std::slice::from_ref(token), ..tokens }).is_some() || token.is(Flags::NOT)
    });
    let words = tokens.rest.iter().filter(|token| token.is_word()).count();
    let fulfilled = tokens.rest.iter().any(|token| matches!(tokens.str(token), "uppfyllt" | "uppfyllts" | "infriat"));
    // `Utredningen pågår och följer planen.`, `Översynen är inte klar än.`
    let ongoing = found == Status::InProgress
        && (tokens.rest.iter().take(4).any(|token| matches!(tokens.str(token), "pågår" | "Pågår"))
            || words <= LONGEST_DENIAL && tokens.rest.iter().any(|token| token.is(Flags::NOT)));
    // `Besöken är genomförda.`
    let definite = tokens.first().is_some_and(|first| endings::definite(tokens.str(first)));
    let of_it = found == Status::ReportedDone && words <= 3 && definite;
    // `Genomfört i maj respektive september.`, and not `Genomfört i fem klasser`.
    let when = begins && tokens.rest.iter().skip(1).all(|token| token.is(OF_TIME) || !token.is_word());
    let denied = found == Status::ReportedNotDone && words <= LONGEST_DENIAL;
    (words <= 3 && begins || when || of_it || fulfilled || ongoing || denied).then_some(found)
}

/// What says of a status when it came about.
const OF_TIME: Flags = Flags::PREPOSITION.or(Flags::AND).or(Flags::MONTH).or(Flags::SEASON);

/// With more words it may be something else that was not done.
const LONGEST_DENIAL: usize = 8;

/// `Ja`, `Nej`, `Har gjorts.`, `Det har vi inte gjort.`: what answers whether something was done.
pub(super) fn answer(tokens: Tokens<'_>) -> Option<Status> {
    let mut words = tokens.rest.iter().filter(|token| token.is_word());
    let first = words.next()?;
    if words.next().is_none() {
        return yes_or_no(tokens, first).or_else(|| first.lex.stems.any(Stems::GJORT).then_some(Status::ReportedDone));
    }
    // `Genomfört: Nej`
    if let [asked, colon, answer] = tokens.rest
        && colon.is_sign(':')
        && (asked.is(Flags::DONE) || asked.lex.stems.any(Stems::GJORT))
    {
        return yes_or_no(tokens, answer);
    }
    let done = tokens.rest.iter().any(|token| token.lex.stems.any(Stems::GJORT));
    // `i maj 2019`, `12 maj`
    let dated = |index: usize| {
        let month = |at: usize| tokens.get(at).is_some_and(|token| token.is(Flags::MONTH));
        month(index + 1) || index > 0 && month(index - 1)
    };
    let plain = |(index, token): (usize, &Token)| {
        token.lex.stems.any(Stems::GJORT.or(Stems::DET))
            || token.is(Flags::REPORTED.or(Flags::WE).or(Flags::NOT).or(Flags::ADVERB).or(OF_TIME))
            || !token.is_word() && (!token.is_figure() || dated(index))
    };
    if !done || !tokens.rest.iter().enumerate().all(plain) {
        return None;
    }
    let denied = tokens.rest.iter().any(|token| token.is(Flags::NOT));
    Some(if denied { Status::ReportedNotDone } else { Status::ReportedDone })
}

fn yes_or_no(tokens: Tokens<'_>, token: &Token) -> Option<Status> {
    let word = tokens.lower(token);
    ANSWERS.iter().find(|(answer, _)| word == *answer).map(|(_, status)| *status)
}

/// `Målet nåddes inte.`, `Vi har hållit löftet.`: what is said of the promise as a whole.
pub(super) fn of_goal(tokens: Tokens<'_>) -> Option<Status> {
    let names = |token: &Token| token.lex.stems.any(Stems::MAL.or(Stems::LOFTE));
    // `Tio möten hölls om målen` is about them.
    let ends = match tokens.rest {
        [.., before, last] => names(last) && !before.is(Flags::PREPOSITION.or(Flags::AND)),
        _ => false,
    };
    let goal = names(tokens.first()?) || ends;
    let words = tokens.rest.iter().filter(|token| token.is_word()).count();
    if !goal || words > LONGEST_DENIAL || tokens.get(1).is_some_and(|next| next.is_sign(':')) {
        return None;
    }
    // `Målet är att alla ska nås`
    if tokens.rest.iter().any(|token| token.is(Flags::MODAL) || token.lex.stems.any(Stems::ATT)) {
        return None;
    }
    // `Målet var tio, åtta genomfördes`
    let clause = tokens.rest.split(|token| token.is_sign(',')).next().unwrap_or(tokens.rest);
    let reached = |token: &Token| token.is(Flags::DONE) || REACHED.contains(&tokens.lower(token));
    let at = clause.iter().position(reached)?;
    // `Målet är uppnått i två av skolorna`
    let some = tokens.rest[at..].iter().any(|token| token.is(Flags::PREPOSITION)) && words > 5;
    if some || tokens.rest.iter().any(|token| token.is(Flags::PARTLY)) {
        return status(tokens).filter(|found| *found == Status::InProgress);
    }
    let denied = tokens.rest.iter().any(|token| token.is(Flags::NOT));
    Some(if denied { Status::ReportedNotDone } else { Status::ReportedDone })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn statuses_alone() {
        for (text, expected) in [
            ("Ja", Some(Status::ReportedDone)),
            ("Nej.", Some(Status::ReportedNotDone)),
            ("Ja, genomfört i maj", Some(Status::ReportedDone)),
            ("Ja till fler kameror", None),
            ("Nej, inte ännu", Some(Status::ReportedNotDone)),
            ("Genomfört: Nej", Some(Status::ReportedNotDone)),
            ("Helt genomfört", Some(Status::ReportedDone)),
            ("Vi nådde inte målet.", Some(Status::ReportedNotDone)),
            ("Polisen har hållit sitt löfte.", Some(Status::ReportedDone)),
            ("Tio möten hölls om målen.", None),
            ("Har gjorts.", Some(Status::ReportedDone)),
            ("Det har vi inte gjort.", Some(Status::ReportedNotDone)),
            ("Gjordes i maj", Some(Status::ReportedDone)),
            ("Vi har gjort nya skyltar.", None),
            ("Vi har gjort 12.", None),
            ("Gjordes i maj 2019.", Some(Status::ReportedDone)),
            ("Ja, helt", Some(Status::ReportedDone)),
            ("Målet var tio möten, åtta genomfördes.", None),
            ("Målet nåddes inte.", Some(Status::ReportedNotDone)),
            ("Målet är inte uppnått.", Some(Status::ReportedNotDone)),
            ("Löftet har hållits.", Some(Status::ReportedDone)),
            ("Målet är delvis uppnått.", Some(Status::InProgress)),
            ("Målet är uppnått i två av de tre skolorna.", None),
            ("Målet är att alla ska nås.", None),
            ("Översynen är inte färdig ännu.", Some(Status::InProgress)),
            ("Ännu inte klart.", Some(Status::InProgress)),
            ("Belysningen är inte bättre än förra året.", None),
            ("Genomfört i maj respektive september.", Some(Status::ReportedDone)),
            ("Genomfört i fem klasser", None),
            ("Belysningen har setts över.", None),
            ("Ej genomfört, men polisen fanns på torget.", Some(Status::ReportedNotDone)),
            ("Det är inte genomfört, tjänsten var inte tillsatt.", Some(Status::ReportedNotDone)),
            ("Det har inte genomförts, medel saknades.", Some(Status::ReportedNotDone)),
            ("Det var inte många i parken, men patrullerna genomfördes.", None),
            ("Det är genomfört i två skolor, en återstår.", None),
            ("Ej på torget, men genomfört i parken.", None),
            ("Arbetet är igång och går enligt plan.", Some(Status::InProgress)),
            ("Planen går till nämnden.", None),
        ] {
            assert_eq!(read(text, bare_status), expected, "{text}");
        }
    }
}
