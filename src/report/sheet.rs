//! What the list of documents says of each, and what it is filtered by.

use super::figures::{Counted, Share, Verdicts, kommuner};
use super::labels::{STATUSES, kind, status_code};
use super::related::Related;
use crate::document::{Document, Kind};
use crate::messages::Lang;

/// A row of the list.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) number: usize,
    pub(crate) href: String,
    pub(crate) heading: String,
    pub(crate) kind: &'static str,
    pub(crate) is_follow_up: bool,
    pub(crate) promises: u64,
    pub(crate) activities: u64,
    pub(crate) measurable: Share,
    pub(crate) verdicts: Verdicts,
    pub(crate) findings: u64,
    pub(crate) unclaimed: Share,
    /// Codes of kommuner, years, themes and verdicts, each with blanks between them.
    pub(crate) kommuner: String,
    pub(crate) years: String,
    pub(crate) themes: String,
    pub(crate) statuses: String,
    pub(crate) order: (String, Option<u16>, usize),
    /// The other documents that belong to it.
    pub(crate) related: Vec<Related>,
}

impl Sheet {
    pub(crate) fn of(document: &Document<'_>, number: usize, href: String, lang: Lang) -> Self {
        let counted = Counted::of(document);
        let heading = super::heading(document, lang);
        let kommuner: Vec<String> = kommuner(document).into_iter().map(|kommun| kommun_value(&kommun.code)).collect();
        let statuses = STATUSES.into_iter().zip(counted.verdicts).filter(|(_, number)| *number > 0);
        let statuses: Vec<&str> = statuses.map(|(status, _)| status_code(status)).collect();
        let themes: Vec<&str> = counted.themes.iter().map(|theme| theme.as_str()).collect();
        let years: Vec<String> = counted.years.iter().map(ToString::to_string).collect();
        Self {
            number,
            href,
            kind: kind(document.kind, lang),
            is_follow_up: document.kind == Kind::FollowUp,
            promises: counted.promises,
            activities: counted.activities,
            measurable: counted.measurable,
            verdicts: counted.verdicts,
            findings: document.diagnostics.len() as u64,
            unclaimed: Share { part: document.accounting.unclaimed, whole: document.accounting.non_blank },
            kommuner: kommuner.join(" "),
            years: years.join(" "),
            themes: themes.join(" "),
            statuses: statuses.join(" "),
            order: (collated(&heading), counted.years.first().copied(), number),
            heading,
            related: Vec::new(),
        }
    }
}

/// What a kommun is called where documents are filtered: its code, `-` for none.
pub(crate) fn kommun_value(code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    if plain.is_empty() { "-".to_owned() } else { plain }
}

/// A text as it is sorted in Swedish: å, ä and ö come after z, in that order.
pub(crate) fn collated(text: &str) -> String {
    let letter = |c: char| match c {
        'å' => '{',
        'ä' => '|',
        'ö' => '}',
        'é' => 'e',
        c => c,
    };
    text.to_lowercase().chars().map(letter).collect()
}

/// An id of a document as a part of a file name that is safe on every system.
pub(crate) fn file_stem(id: &str) -> String {
    let safe = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' });
    safe.take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_safe() {
        assert_eq!(file_stem("0604-2023-2024-promise"), "0604-2023-2024-promise");
        assert_eq!(file_stem("../../etc/passwd\0<å>"), "------etc-passwd----");
        assert_eq!(file_stem(&"x".repeat(500)).len(), 80);
    }

    #[test]
    fn swedish_order() {
        let mut names = ["Örebro", "Älvdalen", "Åre", "Ystad", "Aneby"];
        names.sort_by_key(|name| collated(name));
        assert_eq!(names, ["Aneby", "Ystad", "Åre", "Älvdalen", "Örebro"]);
    }
}
