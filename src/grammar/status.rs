//! Follow-ups: what a report says was done, and what a sign or word in a status column means.

use smallvec::SmallVec;

use super::stated::{answer, of_goal};
use super::token::{Kind, Token, Tokens};
use crate::document::Status;
use crate::vocabulary::phrases::{ALMOST, BECAME, CALLED_OFF, COULD, ENDED, GOES_ON, YET};
use crate::vocabulary::telling::{EXPLANATIONS, LEGENDS};
use crate::vocabulary::{Flags, Lower, MEANS, STATUS_SIGNS, STATUS_WORDS, SYMBOLS, Stems};

/// What a report says of the whole activity, apart from its numbers.
pub(crate) fn status(input: Tokens<'_>) -> Option<Status> {
    let has = |flags: Flags| input.rest.iter().position(|token| token.is(flags));
    let done = has(Flags::DONE);
    let negated = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|before| input.rest[..=before].iter().rev().take(3).any(|token| token.is(Flags::NOT)))
            || input.get(at + 1).is_some_and(|next| next.is(Flags::NOT))
    };
    if has(Flags::PARTLY).is_some() {
        return Some(Status::InProgress);
    }
    // `Pågår, norra delen är klar`
    let begins = input.first().is_some_and(|first| first.is(Flags::ONGOING));
    if begins && !input.get(1).is_some_and(|second| second.is(Flags::AND)) {
        return Some(Status::InProgress);
    }
    // `Röjningen pågår och blir klar i april`
    let goes_on = |at: &usize| input.str(&input.rest[*at]) == GOES_ON && !negated(*at);
    if has(Flags::ONGOING).filter(goes_on).is_some_and(|at| (1..LATEST_VERB).contains(&at) && done > Some(at)) {
        return Some(Status::InProgress);
    }
    if has(Flags::CANCELLED).is_some() || is_called_off(input) || could_not(input) || came_to_nothing(input) {
        return Some(Status::ReportedNotDone);
    }
    // `Till stor del genomfört`
    let almost = |at: usize| input.rest[..at].iter().rev().take(2).any(|token| ALMOST.contains(&input.lower(token)));
    if done.is_some_and(almost) {
        return Some(Status::InProgress);
    }
    // `Översynen är inte klar ännu`
    let yet = |at: usize| {
        let near = at.saturating_sub(YET_BEFORE)..input.len().min(at + 3);
        ENDED.contains(&input.lower(&input.rest[at]))
            && input.rest[near].iter().any(|token| YET.contains(&input.lower(token)))
    };
    if let Some(at) = done {
        if negated(at) && yet(at) {
            return Some(Status::InProgress);
        }
        return Some(if negated(at) { Status::ReportedNotDone } else { Status::ReportedDone });
    }
    if let Some(at) = has(Flags::ONGOING) {
        return Some(if negated(at) { Status::ReportedNotDone } else { Status::InProgress });
    }
    None
}

/// What goes on is said among so many of the first words.
const LATEST_VERB: usize = 4;

/// `ännu` stands so many words before `klart`, with `inte är helt` between them.
const YET_BEFORE: usize = 4;

/// `Dagen fick ställas in`; later sentences may tell of one of several.
fn is_called_off(input: Tokens<'_>) -> bool {
    let first = input.sentences().next().unwrap_or(0..0);
    // `En genomfördes, den andra ställdes in`
    input.rest[first]
        .windows(2)
        .take_while(|pair| !pair[0].is(Flags::DONE.or(Flags::PASSIVE)))
        .any(|pair| CALLED_OFF.contains(&input.lower(&pair[0])) && input.str(&pair[1]) == "in")
}

/// `Dagen gick inte att genomföra`, `Mötet har inte kunnat hållas`: what was promised was not to be done.
fn could_not(input: Tokens<'_>) -> bool {
    let first = input.sentences().next().unwrap_or(0..0);
    let sentence = &input.rest[first];
    let could = |token: &Token| COULD.contains(&input.lower(token));
    let Some(not) = sentence.iter().position(|token| token.is(Flags::NOT)) else { return false };
    let (before, after) = sentence.split_at(not);
    let between = after.iter().skip(1).take_while(|token| could(token) || token.lex.stems.any(Stems::ATT)).count();
    (before.last().is_some_and(could) || between > 0)
        && after.get(1 + between).is_some_and(|verb| verb.is(Flags::CARRY))
}

/// `Besöken har inte blivit av`, `Mötet blev inte av`
fn came_to_nothing(input: Tokens<'_>) -> bool {
    let first = input.sentences().next().unwrap_or(0..0);
    let sentence = &input.rest[first];
    let came = |token: &Token| BECAME.contains(&input.lower(token));
    // `blev inte av med bilarna`
    let ends = |at: usize| {
        sentence.get(at).is_none_or(|next| {
            !next.is_word() || next.is(Flags::AND) || next.is(Flags::PREPOSITION) && input.str(next) != "med"
        })
    };
    sentence.windows(3).enumerate().any(|(at, three)| {
        let not = three[0].is(Flags::NOT) && came(&three[1]) || came(&three[0]) && three[1].is(Flags::NOT);
        not && three[2].is(Flags::BY) && ends(at + 3)
    })
}

/// A sign or colour and what it means in a document.
pub(crate) type Meaning<'t> = (&'t str, Status);

/// `Grön = genomfört, gul = pågår`: what signs mean, where a text says it of more than one.
pub(crate) fn legend(input: Tokens<'_>) -> SmallVec<[Meaning<'_>; 4]> {
    let signs: SmallVec<[usize; 4]> = (0..input.len()).filter(|index| is_explained(input, *index)).collect();
    let mut found = SmallVec::new();
    for (order, at) in signs.iter().enumerate().filter(|_| signs.len() > 1) {
        let joined = input.get(at + 1).is_some_and(|next| MEANS.contains(&input.str(next)));
        let start = at + 1 + usize::from(joined);
        let next = signs.get(order + 1).copied().unwrap_or(input.len());
        let end = (start..next).find(|index| input.rest[*index].is_sign(',') || input.rest[*index].is_sign(';'));
        let meaning = Tokens { rest: &input.rest[start.min(next)..end.unwrap_or(next)], ..input };
        if let Some(status) = cell_status(meaning, &[]) {
            found.push((input.str(&input.rest[*at]), status));
        }
    }
    if found.len() < 2 {
        found.clear();
    }
    found
}

/// `Förklaring till status`, `Teckenförklaring`: over what the words or colours of an account mean.
pub(super) fn heads_legend(input: Tokens<'_>) -> bool {
    let named = |first: &Token| {
        let word = input.lower(first);
        let of = input.get(1).is_some_and(|next| next.is(Flags::PREPOSITION));
        LEGENDS.contains(&word) || of && EXPLANATIONS.contains(&word)
    };
    input.len() <= LONGEST_LEGEND_HEAD && input.first().is_some_and(named)
}

/// `Förklaring till färgerna i tabellen` has no more tokens.
const LONGEST_LEGEND_HEAD: usize = 6;

/// `Grön = genomfört`, `Röd betyder att åtgärden inte är påbörjad`: what a line says that one sign means, as each line of a
/// legend does that has several.
pub(crate) fn explains_sign(input: Tokens<'_>) -> Option<Meaning<'_>> {
    let equals = |token: &Token| token.is_sign('=') || token.is_word() && MEANS.contains(&input.str(token));
    let explains = input.len() <= LONGEST_MEANING && is_explained(input, 0) && input.get(1).is_some_and(equals);
    let status = explains.then(|| cell_status(input.from(2), &[])).flatten()?;
    Some((input.str(&input.rest[0]), status))
}

/// What one sign means is said in no more tokens.
const LONGEST_MEANING: usize = 10;

/// Whether a legend can say what the token at `index` means: a colour, a symbol, or a letter before `=`.
fn is_explained(input: Tokens<'_>, index: usize) -> bool {
    let Some(token) = input.get(index) else { return false };
    let symbol = matches!(token.kind, Kind::Sign(sign) if SYMBOLS.iter().any(|symbols| symbols.contains(&sign)));
    let letter = || token.end - token.start <= 2 && input.get(index + 1).is_some_and(|next| next.is_sign('='));
    symbol || sign(input, index).is_some() || letter()
}

/// What the sign or colour at `index` means where no legend says otherwise.
fn sign(input: Tokens<'_>, index: usize) -> Option<Status> {
    let token = input.get(index)?;
    // Colours begin with few letters, and signs are none.
    let begins = input.text.as_bytes()[token.start as usize] | 0x20;
    if !matches!(begins, b'g' | b'o' | b'r' | 0x80..) {
        return None;
    }
    let word = input.lower(token);
    STATUS_SIGNS.iter().find(|(sign, _)| word == *sign).map(|(_, status)| *status)
}

/// What a text says that is nothing but a status: `Uppfyllt`, `Ej genomfört`.
pub(crate) fn only_status(input: Tokens<'_>) -> Option<Status> {
    let short = input.rest.iter().filter(|token| !token.is_sign('.')).count() <= LONGEST_ALONE;
    short.then(|| cell_status(input, &[])).flatten()
}

/// A status alone has no more words.
const LONGEST_ALONE: usize = 2;

/// What the cell of a status column says.
pub(crate) fn cell_status(input: Tokens<'_>, legend: &[Meaning<'_>]) -> Option<Status> {
    let first = input.first()?;
    let begins = |words: &str| {
        let text = input.text.as_bytes().get(first.start as usize..first.start as usize + words.len());
        let after = input.text.as_bytes().get(first.start as usize + words.len());
        text.is_some_and(|text| text.eq_ignore_ascii_case(words.as_bytes()))
            && after.is_none_or(|after| !after.is_ascii_alphanumeric())
    };
    let explained = || {
        let word = input.lower(first);
        legend.iter().find(|(sign, _)| *word == *Lower::new(sign)).map(|(_, status)| *status)
    };
    let word = || STATUS_WORDS.iter().find(|(words, _)| begins(words)).map(|(_, status)| *status);
    // `75 %`: so much of it is done.
    let share = || match (first.kind, input.get(1)) {
        (Kind::Figure(share), Some(percent)) if percent.is(Flags::PERCENT) => Some(match share {
            share if share >= 100.0 => Status::ReportedDone,
            share if share > 0.0 => Status::InProgress,
            _ => Status::ReportedNotDone,
        }),
        _ => None,
    };
    status(input)
        .or_else(share)
        .or_else(explained)
        .or_else(|| sign(input, 0))
        .or_else(word)
        .or_else(|| answer(input))
        .or_else(|| of_goal(input))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn what_was_done() {
        assert_eq!(read("Genomfört", status), Some(Status::ReportedDone));
        assert_eq!(read("Ej genomfört", status), Some(Status::ReportedNotDone));
        assert_eq!(read("Har inte kunnat genomföras", status), Some(Status::ReportedNotDone));
        assert_eq!(read("Dagen gick inte att genomföra", status), Some(Status::ReportedNotDone));
        assert_eq!(read("Vi kunde inte se någon skillnad", status), None);
        assert_eq!(read("Delvis genomfört", status), Some(Status::InProgress));
        assert_eq!(read("Pågår", status), Some(Status::InProgress));
        assert_eq!(read("Inställt på grund av pandemin", status), Some(Status::ReportedNotDone));
        assert_eq!(read("Möte med rektorer", status), None);
        assert_eq!(read("Besöken har inte blivit av. Det blir i höst.", status), Some(Status::ReportedNotDone));
        assert_eq!(read("Vandringen blev inte av i år", status), Some(Status::ReportedNotDone));
        assert_eq!(read("Vandringen blev av", status), None);
        assert_eq!(read("Kommunen blev inte av med klottret", status), None);
        assert_eq!(read("Dagen fick ställas in", status), Some(Status::ReportedNotDone));
        assert_eq!(read("Två hölls. En ställdes in", status), None);
        assert_ne!(read("En genomfördes, den andra ställdes in", status), Some(Status::ReportedNotDone));
        assert_eq!(read("Pågår, norra delen är klar", status), Some(Status::InProgress));
        assert_eq!(read("Röjningen pågår och blir klar i april", status), Some(Status::InProgress));
        assert_eq!(read("Röjningen är klar men en utredning pågår", status), Some(Status::ReportedDone));
    }

    #[test]
    fn what_a_status_column_says() {
        let cell = |text: &str| read(text, |tokens| cell_status(tokens, &[]));
        for (text, expected) in [
            ("Grön", Some(Status::ReportedDone)),
            ("🟡", Some(Status::InProgress)),
            ("Röd", Some(Status::ReportedNotDone)),
            ("Ja", Some(Status::ReportedDone)),
            ("100 %", Some(Status::ReportedDone)),
            ("75 procent", Some(Status::InProgress)),
            ("0 %", Some(Status::ReportedNotDone)),
            ("75 förare", None),
            ("Till stor del genomfört", Some(Status::InProgress)),
            ("Nästan klart", Some(Status::InProgress)),
            ("Enligt plan", Some(Status::InProgress)),
            ("Ej uppnått", Some(Status::ReportedNotDone)),
            ("Röda korset", None),
            ("Jarlaplan", None),
        ] {
            assert_eq!(cell(text), expected, "{text}");
        }
        read("Färgerna betyder: Grön = enligt plan, Röd = ej genomfört", |tokens| {
            let legend = legend(tokens);
            assert_eq!(legend.as_slice(), [("Grön", Status::InProgress), ("Röd", Status::ReportedNotDone)]);
            assert_eq!(read("grön", |cell| cell_status(cell, &legend)), Some(Status::InProgress));
        });
        read("Teckenförklaring: ✔ genomfört ◔ pågår ✖ ej genomfört", |tokens| {
            let legend = legend(tokens);
            assert_eq!(legend.len(), 3);
            assert_eq!(read("◔", |cell| cell_status(cell, &legend)), Some(Status::InProgress));
            assert_eq!(read("✖", |cell| cell_status(cell, &legend)), Some(Status::ReportedNotDone));
        });
        read("K = klart, P = pågår", |tokens| {
            assert_eq!(read("P", |cell| cell_status(cell, &legend(tokens))), Some(Status::InProgress));
        });
        read("✔ Tio möten ✔ Två vandringar", |tokens| assert!(legend(tokens).is_empty()));
        read("En grön park och en röd lada", |tokens| assert!(legend(tokens).is_empty()));
    }

    #[test]
    fn a_status_and_nothing_else() {
        for (text, expected) in [
            ("Uppfyllt", Some(Status::ReportedDone)),
            ("Delvis uppnått.", Some(Status::InProgress)),
            ("Ej genomfört", Some(Status::ReportedNotDone)),
            ("Genomfört på alla skolor", None),
            ("Två möten", None),
            ("", None),
        ] {
            assert_eq!(read(text, only_status), expected, "{text}");
        }
    }

    #[test]
    fn lines_of_a_legend() {
        for (text, expected) in [
            ("Grön = genomfört", true),
            ("Röd betyder ej genomfört", true),
            ("● = pågår", true),
            ("Grön: genomfört", false),
            ("Grön", false),
            ("Gröna ytor är klara", false),
            ("Grön = parken vid torget", false),
        ] {
            assert_eq!(read(text, |tokens| explains_sign(tokens).is_some()), expected, "{text}");
        }
    }

    #[test]
    fn what_is_denied() {
        for (text, expected) in [
            ("Genomfördes ej", Some(Status::ReportedNotDone)),
            ("Inte alls genomfört", Some(Status::ReportedNotDone)),
            ("Vi har inte alls hunnit men resten är genomfört", Some(Status::ReportedDone)),
            ("Arbetet pågår", Some(Status::InProgress)),
            ("Arbetet pågår inte", Some(Status::ReportedNotDone)),
            ("Dagen gick inte. Att genomföra den var svårt", None),
            ("Dagen kunde inte bli av", Some(Status::ReportedNotDone)),
            ("Dagen fick inte ställas ut", None),
            ("Arbetet är ännu inte klart", Some(Status::InProgress)),
            ("Ej klart än", Some(Status::InProgress)),
            ("Mötet är ännu inte genomfört", Some(Status::ReportedNotDone)),
            ("Parken är inte klar", Some(Status::ReportedNotDone)),
        ] {
            assert_eq!(read(text, status), expected, "{text}");
        }
    }

    #[test]
    fn cells_begin_with_whole_words() {
        let cell = |text: &str| read(text, |tokens| cell_status(tokens, &[]));
        assert_eq!(cell("Ja, varje vecka"), Some(Status::ReportedDone));
        assert_eq!(cell("JA"), Some(Status::ReportedDone));
        assert_eq!(cell("Jaga"), None);
        assert_eq!(cell(""), None);
    }
}
