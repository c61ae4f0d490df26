//! How far something has come, said before it or after: `🟢 Polisen ska …`, `Pågår: Polisen ska …`, `Fler möten – klart`.

use std::ops::Range;

use crate::document::Status;
use crate::extract::commitment::Reading;
use crate::grammar::{Joint, Token, Tokens, bare_status, bracketed, cell_status, joined_at};

use super::tense::{Tense, tense};

/// A status that a text begins with, where it ends, and where what was to be done begins.
pub(super) fn stands_before(tokens: Tokens<'_>, reading: &Reading) -> Option<(Status, u32, u32)> {
    let first = tokens.first()?;
    let (status, end) = match tokens.str(first).starts_with(char::is_alphanumeric) {
        true => of_words(tokens)?,
        false => (cell_status(Tokens { rest: &tokens.rest[..1], ..tokens }, &[])?, 1),
    };
    let rest = tokens.from(end);
    let start = rest.first()?.start;
    (tense(rest, reading) == Tense::Commitment).then_some((status, tokens.rest[end - 1].end, start))
}

/// `Fler kontroller – genomfört`, `Löfte 1: Tio möten (uppfyllt)`: where what was to be done ends, and the status with
/// where it stands.
pub(super) fn stands_after(tokens: Tokens<'_>) -> Option<(u32, Status, Range<u32>)> {
    let last = tokens.rest.last()?;
    let (end, said) =
        joined_at(tokens, Joint::Dash).map(|(end, start)| (end, start..last.end)).or_else(|| bracketed(tokens))?;
    let from = tokens.rest.partition_point(|token| token.start < said.start);
    let to = tokens.rest.partition_point(|token| token.end <= said.end);
    let status = bare_status(Tokens { rest: &tokens.rest[from..to], ..tokens })?;
    Some((end, status, said))
}

/// `Ej påbörjat:`, and how many tokens it takes.
fn of_words(tokens: Tokens<'_>) -> Option<(Status, usize)> {
    let colon = tokens.rest.iter().take(MOST_WORDS + 1).position(|token: &Token| token.is_sign(':'))?;
    let words = Tokens { rest: &tokens.rest[..colon], ..tokens };
    Some((bare_status(words)?, colon + 1))
}

/// A status has no more words.
const MOST_WORDS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn statuses_before_what_was_to_be_done() {
        let before = |text: &str| {
            let found = read(text, |tokens| stands_before(tokens, &Reading::default()))?;
            Some((found.0, text[found.2 as usize..].to_owned()))
        };
        let task = "Polisen ska hålla tio möten";
        for (text, expected) in [
            ("🟢 Polisen ska hålla tio möten", Status::ReportedDone),
            ("🟡 Polisen ska hålla tio möten", Status::InProgress),
            ("✓ Polisen ska hålla tio möten", Status::ReportedDone),
            ("Pågår: Polisen ska hålla tio möten", Status::InProgress),
            ("Ej genomfört: Polisen ska hålla tio möten", Status::ReportedNotDone),
        ] {
            assert_eq!(before(text), Some((expected, task.to_owned())), "{text}");
        }
        for text in [
            "Genomfört: Tio möten hölls",
            "Polisen: Kommunen ska hålla möten",
            "Pågår",
            "🟢",
            "Klart är att polisen ska hålla tio möten",
            "Resultat: Polisen ska hålla tio möten",
        ] {
            assert_eq!(before(text), None, "{text}");
        }
    }

    #[test]
    fn statuses_after_it() {
        let after = |text: &str| {
            let (end, status, _) = read(text, stands_after)?;
            Some((text[..end as usize].to_owned(), status))
        };
        for (text, expected) in [
            ("Fler kontroller – genomfört", Some(("Fler kontroller", Status::ReportedDone))),
            ("Tio möten (delvis uppfyllt)", Some(("Tio möten", Status::InProgress))),
            ("Fler kontroller – i centrum", None),
            ("Tio möten (polisen)", None),
            ("Genomfört", None),
        ] {
            assert_eq!(after(text), expected.map(|(text, status)| (text.to_owned(), status)), "{text}");
        }
    }
}
