//! A text that says in one what was promised and what came of it.
//!
//! ```text
//! account = label? promised joint reported        ; Tio möten – tolv hölls
//! label   = column (word | figure){0,2} ":"       ; Resultat:, Åtgärd 2:, Så blev det:
//! joint   = "→" | "->" | "=>" | " – " | ": "
//! ```

use std::ops::Range;

use super::announced::announced;
use super::number::small_number;
use super::status::{cell_status, status};
use super::token::{Kind, Token, Tokens};
use crate::vocabulary::phrases::{NOW, PERFORMED};
use crate::vocabulary::{ColumnHead, Cue, Flags, Stems, column_head};

/// What stands between what was promised and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Joint {
    /// `→`
    Arrow,
    /// ` – `
    Dash,
    /// `: `
    Colon,
}

impl Joint {
    /// Those that mean it only where most items of a list have them.
    pub(crate) const OF_LISTS: [Self; 2] = [Self::Dash, Self::Colon];
}

/// Where what was promised ends and what came of it begins, by the first joint of this kind.
pub(crate) fn joined_at(input: Tokens<'_>, joint: Joint) -> Option<(u32, u32)> {
    let spaced = |token: &Token| {
        let bytes = input.text.as_bytes();
        bytes[token.start as usize - 1] == b' ' && bytes.get(token.end as usize) == Some(&b' ')
    };
    let figure = |index: usize| input.get(index).is_some_and(Token::is_figure);
    let length = |index: usize, token: &Token| match (joint, token.kind) {
        (Joint::Arrow, _) => arrow_at(input, index),
        // `15 - 20 år` is a range.
        (Joint::Dash, _) if token.is_dash() && spaced(token) && !(figure(index - 1) && figure(index + 1)) => 1,
        (Joint::Colon, Kind::Sign(':')) if input.text.as_bytes().get(token.end as usize) == Some(&b' ') => 1,
        _ => 0,
    };
    let tokens = input.rest.iter().enumerate().skip(1);
    let (at, length) = tokens.map(|(index, token)| (index, length(index, token))).find(|(_, length)| *length > 0)?;
    Some((input.rest[at - 1].end, input.get(at + length)?.start))
}

/// Where what came of it begins, in a text that begins with an arrow.
pub(crate) fn arrow(input: Tokens<'_>) -> Option<u32> {
    let length = arrow_at(input, 0);
    (length > 0).then(|| input.get(length)).flatten().map(|next| next.start)
}

/// How many tokens the arrow at `index` takes, if one stands there.
fn arrow_at(input: Tokens<'_>, index: usize) -> usize {
    match input.get(index).map(|token| token.kind) {
        Some(Kind::Sign('→' | '⇒' | '➔' | '➜' | '➡' | '⟶')) => 1,
        Some(Kind::Sign('-' | '=')) if input.get(index + 1).is_some_and(|next| next.is_sign('>')) => 2,
        _ => 0,
    }
}

/// Where what was promised ends, and where the brackets begin and end in which its status stands: `Tio möten (genomfört)`.
pub(crate) fn bracketed(input: Tokens<'_>) -> Option<(u32, Range<u32>)> {
    let (_, before) = input.rest.split_last().filter(|(last, _)| last.is_sign(')'))?;
    let open = before.iter().rposition(|token| token.is_sign('(')).filter(|open| *open > 0)?;
    let inside = Tokens { rest: &before[open + 1..], ..input };
    let (first, last) = (inside.first()?, before.last()?);
    let begins = Tokens { rest: &inside.rest[..1], ..input };
    let says = status(begins).is_some() || first.is(Flags::NOT) && status(inside).is_some();
    // `Tio möten (12 genomförda)`
    let counts = matches!(first.kind, Kind::Figure(_) | Kind::Numeral(..)) || first.is(Flags::ONE);
    let counted = counts && inside.len() > 1 && last.is(Flags::DONE);
    (says || counted).then_some((before[open - 1].end, first.start..last.end))
}

/// A label has no more tokens.
const LONGEST_LABEL: usize = 4;

/// The label that a text begins with, and where what it stands before begins.
pub(crate) fn label(input: Tokens<'_>) -> Option<(ColumnHead, u32)> {
    if let Some(found) = numbered(input) {
        return Some(found);
    }
    let colon = input.rest.iter().take(LONGEST_LABEL + 1).position(|token| token.is_sign(':'))?;
    let name = Tokens { rest: &input.rest[..colon], ..input };
    if names_both(input) {
        return None;
    }
    // `Bedömning: Grön`, where `Bedömning` over text says nothing of how far anything has come.
    let stands = || match name.rest {
        [only] => column_head(input.lower(only))
            .filter(|head| *head == ColumnHead::Status && cell_status(input.from(colon + 1), &[]).is_some()),
        _ => None,
    };
    let head = label_alone(name).or_else(stands)?;
    let end = input.rest[colon].end;
    Some((head, input.get(colon + 1).map_or(end, |next| next.start)))
}

/// `Löfte 1. Vi ska …`, `Åtgärd 2 – Tio möten`: a label whose number ends it.
fn numbered(input: Tokens<'_>) -> Option<(ColumnHead, u32)> {
    let [name, number, sign, next, ..] = input.rest else { return None };
    // `2021` is a year.
    let ends = small_number(input.from(1)).is_some_and(|(_, words)| words == 1)
        && number.is_figure()
        && (sign.is_sign('.') || sign.is_dash())
        && !next.is_figure();
    let head = column_head(input.lower(name)).filter(|_| ends && input.capital(name))?;
    matches!(head, ColumnHead::Activity | ColumnHead::Promise).then_some((head, next.start))
}

/// `Åtagande: Tio möten`: whether a text begins with a label of one word and says after it what was to be done.
pub(crate) fn label_of_promise(input: Tokens<'_>) -> bool {
    let colon = input.get(1).is_some_and(|second| second.is_sign(':'));
    colon
        && label(input).is_some_and(|(head, start)| {
            matches!(head, ColumnHead::Activity | ColumnHead::Promise)
                && input.rest.last().is_some_and(|last| start < last.end)
        })
}

/// `Här redovisas hur det gick.`: whether one of the first words of a sentence says that something is told.
pub(crate) fn shows(sentence: &[Token]) -> bool {
    sentence.iter().take(LATEST_SHOWING).any(|token| token.lex.stems.any(Stems::VISAS))
}

/// The verb is among so many of the first words.
const LATEST_SHOWING: usize = 3;

/// `Medborgarlöften 2022: löfte och utfall`: whether a line ends with what both sides of an account are called.
pub(crate) fn names_both(input: Tokens<'_>) -> bool {
    let [.., promised, and, reported] = input.rest else { return false };
    let head = |token: &Token| column_head(input.lower(token));
    and.is(Flags::AND)
        && matches!(head(promised), Some(ColumnHead::Activity | ColumnHead::Promise))
        && head(reported) == Some(ColumnHead::Report)
}

/// `Löfte → utfall vid årets slut`: whether a line is no more than what the two parts of each item below it are.
pub(crate) fn names_parts(input: Tokens<'_>) -> bool {
    let [promised, .., _] = input.rest else { return false };
    let head = |token: &Token| column_head(input.lower(token));
    if input.len() > LONGEST_OF_PARTS || !matches!(head(promised), Some(ColumnHead::Activity | ColumnHead::Promise)) {
        return false;
    }
    let joint = joined_at(input, Joint::Arrow).or_else(|| joined_at(input, Joint::Dash));
    let after = joint.filter(|(end, _)| *end == promised.end).map(|(_, start)| start);
    let told = after.and_then(|start| input.rest.iter().find(|token| token.start == start)).and_then(head);
    matches!(told, Some(ColumnHead::Report | ColumnHead::Status | ColumnHead::Comment))
}

/// A line that names both parts has no more tokens.
const LONGEST_OF_PARTS: usize = 8;

/// What a line that is nothing but a label stands before: `Resultat`, `Vad har hänt?`
pub(crate) fn label_alone(input: Tokens<'_>) -> Option<ColumnHead> {
    let words = match input.rest.split_last() {
        Some((last, before)) if matches!(last.kind, Kind::Sign(':' | '?')) => before,
        _ => input.rest,
    };
    let first = words.first().filter(|_| words.len() <= LONGEST_LABEL)?;
    if is_done_alone(Tokens { rest: words, ..input }) {
        return Some(ColumnHead::Report);
    }
    // `Resultat per åtagande` stands over both.
    let named = |reported: bool| {
        let mut heads = words.iter().filter_map(|token| column_head(input.lower(token)));
        heads.any(|head| matches!(head, ColumnHead::Activity | ColumnHead::Promise) != reported)
    };
    if !words.iter().all(|token| is_of_labels(input, token)) || named(true) && named(false) {
        return None;
    }
    match announced(Tokens { rest: words, ..input }) {
        Some(Cue::Outcome) => return Some(ColumnHead::Report),
        Some(Cue::Promised) => return Some(ColumnHead::Activity),
        None | Some(Cue::FollowUp | Cue::Activities | Cue::Promises) => {}
        // `Läget nu`, and not `Läget`
        Some(Cue::Lagesbild) if words.last().is_some_and(|last| NOW.contains(&input.str(last))) => {
            return Some(ColumnHead::Report);
        }
        Some(_) => return None,
    }
    column_head(input.lower(first))
}

/// `Gjort`, `Utfört`, alone: beside other words it names nothing, as in `Polisen har gjort tio besök`.
pub(super) fn is_done_alone(input: Tokens<'_>) -> bool {
    matches!(input.rest, [only] if only.lex.stems.any(Stems::GJORT) || input.lower(only) == PERFORMED)
}

/// Whether a word can stand in a label: it names a column, or says nothing of what is in it.
pub(super) fn is_of_labels(input: Tokens<'_>, token: &Token) -> bool {
    token.lex.stems != Stems::NONE
        || token.is(Flags::STOP.or(Flags::MODIFIER).or(Flags::DEFINITE).or(Flags::ONE))
        || token.is_figure()
        || is_letter(input, token)
        || NOW.contains(&input.str(token))
        || column_head(input.lower(token)).is_some()
}

/// `A`, `II`: letters that count as a number does, `Löfte A`.
pub(crate) fn is_letter(input: Tokens<'_>, token: &Token) -> bool {
    let text = input.str(token);
    matches!(text.as_bytes(), [b'A'..=b'H']) || matches!(text, "I" | "II" | "III" | "IV" | "V")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn joints() {
        for (text, joint, expected) in [
            ("Tio möten → tolv möten", Joint::Arrow, Some(("Tio möten", "tolv möten"))),
            ("Tio möten -> tolv möten", Joint::Arrow, Some(("Tio möten", "tolv möten"))),
            ("Tio möten – tolv hölls", Joint::Dash, Some(("Tio möten", "tolv hölls"))),
            ("Kvälls- och nattvandring", Joint::Dash, None),
            ("Barn 10 - 12 år", Joint::Dash, None),
            ("Tio möten: tolv hölls", Joint::Colon, Some(("Tio möten", "tolv hölls"))),
            ("Öppet till 18:30", Joint::Colon, None),
            ("→ tolv", Joint::Arrow, None),
            ("Tio möten - tolv", Joint::Arrow, None),
            ("Tio möten:tolv", Joint::Colon, None),
            ("Tio -möten", Joint::Dash, None),
            ("Vecka 10 – tolv hölls", Joint::Dash, Some(("Vecka 10", "tolv hölls"))),
            ("Tio möten – 12 hölls", Joint::Dash, Some(("Tio möten", "12 hölls"))),
        ] {
            let found = read(text, |tokens| joined_at(tokens, joint));
            let parts = found.map(|(end, start)| (&text[..end as usize], &text[start as usize..]));
            assert_eq!(parts, expected, "{text}");
        }
    }

    #[test]
    fn brackets() {
        for (text, expected) in [
            ("Tio möten (genomfört)", Some(("Tio möten", "genomfört"))),
            ("Tio möten (ej genomfört i år)", Some(("Tio möten", "ej genomfört i år"))),
            ("Tio möten (12 genomförda)", Some(("Tio möten", "12 genomförda"))),
            ("Två möten (ett genomfört)", Some(("Två möten", "ett genomfört"))),
            ("Tio möten (två per år)", None),
            ("Tio möten (polisen, kommunen)", None),
            ("Tio möten (genomfört) i år", None),
            ("(genomfört)", None),
            ("Tio möten (inte med polisen)", None),
        ] {
            let found = read(text, bracketed);
            let parts =
                found.map(|(end, inside)| (&text[..end as usize], &text[inside.start as usize..inside.end as usize]));
            assert_eq!(parts, expected, "{text}");
        }
    }

    #[test]
    fn labels() {
        for (text, expected) in [
            ("Utfall: Tio möten", Some((ColumnHead::Report, "Tio möten"))),
            ("Utfall:", Some((ColumnHead::Report, ""))),
            ("Så blev det: Tio möten", Some((ColumnHead::Report, "Tio möten"))),
            ("Vi lovade: Tio möten", Some((ColumnHead::Activity, "Tio möten"))),
            ("Åtgärd 2: Tio möten", Some((ColumnHead::Activity, "Tio möten"))),
            ("Löfte 1. Tio möten", Some((ColumnHead::Promise, "Tio möten"))),
            ("Åtagande 3 – Tio möten", Some((ColumnHead::Activity, "Tio möten"))),
            ("Bedömning: Grön", Some((ColumnHead::Status, "Grön"))),
            ("Bedömning: Trafiken är lugnare", None),
            ("Löfte 1.", None),
            ("Mål 2 – 4 möten", None),
            ("Resultat 1. Tio möten", None),
            ("Vad 2. Tio möten", Some((ColumnHead::Activity, "Tio möten"))),
            ("Ansvarig: Polisen", Some((ColumnHead::Responsible, "Polisen"))),
            ("Status: Klart", Some((ColumnHead::Status, "Klart"))),
            ("Resultat:", Some((ColumnHead::Report, ""))),
            ("Gjort: Tio möten", Some((ColumnHead::Report, "Tio möten"))),
            ("Utfört:", Some((ColumnHead::Report, ""))),
            ("Polisen har gjort: Tio möten", None),
            ("Lägesbild: Många är oroliga", None),
            ("Åtgärder mot klotter: Klart", None),
            ("Polisen: tio möten", None),
            ("Utfall av mötena", None),
            ("Resultat per åtgärd:", None),
            ("Medborgarlöften 2022: löfte och utfall", None),
            ("Löfte: belysning och utfart", Some((ColumnHead::Promise, "belysning och utfart"))),
        ] {
            let found = read(text, label).map(|(head, start)| (head, &text[start as usize..]));
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(read("Vad har hänt?", label_alone), Some(ColumnHead::Report));
        assert_eq!(read("Åtgärder mot klotter", label_alone), None);
        assert_eq!(["Läget nu:", "Läget:"].map(|text| read(text, label_alone)), [Some(ColumnHead::Report), None]);
        assert_eq!(["Löfte A", "LÖFTE II"].map(|text| read(text, label_alone)), [Some(ColumnHead::Promise); 2]);
        assert_eq!(["Löfte K", "Löfte Ab"].map(|text| read(text, label_alone)), [None; 2]);
    }

    #[test]
    fn arrows() {
        for (text, expected) in [
            ("→ tolv möten", Some("tolv möten")),
            ("=> tolv möten", Some("tolv möten")),
            ("-> tolv", Some("tolv")),
            ("- tolv", None),
            ("→", None),
            ("tolv →", None),
        ] {
            assert_eq!(read(text, arrow).map(|start| &text[start as usize..]), expected, "{text}");
        }
    }

    #[test]
    fn labels_no_longer_than_they_are() {
        assert_eq!(read("Resultat", label), None);
        assert!(read("Åtagande: Tio möten", label_of_promise) && read("Löfte: Tio möten", label_of_promise));
        assert!(!read("Åtagande:", label_of_promise) && !read("Utfall: Tio möten", label_of_promise));
        assert!(!read("Åtagande 1: Tio möten", label_of_promise) && !read("Åtagande", label_of_promise));
        assert_eq!(read("Resultat:", label_alone), Some(ColumnHead::Report));
        assert_eq!(read("Resultat för det ena året:", label_alone), None);
        assert_eq!(read("", label_alone), None);
    }
}
