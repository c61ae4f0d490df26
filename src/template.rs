//! A new medborgarlöfte to be filled in: every section in its usual place and wording, and brackets where the author writes.
//!
//! What stands in brackets is what [`check`](crate::check) tells as `template-leftover` until it is filled in.

use std::collections::BTreeMap;

use crate::document::Actor;
use crate::messages::fill;
use crate::vocabulary::{
    ABOUT_PARAGRAPHS, KOMMUN, KommunEntry, Promiser, REGION, REGION_KOMMUNER, STANDARD_ABOUT, TEMPLATE, is_kommun_word,
    kommun_like, kommun_named, lex,
};

/// The years that a period may have.
const YEARS: std::ops::RangeInclusive<u16> = 2000..=2099;

/// A medborgarlöfte to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The text, as Markdown in Swedish.
    pub text: String,
    /// What the kommun is called in it: `Eksjö kommun`, `Region Gotland`.
    pub kommun: String,
    /// The kommun's code: `0686`.
    pub kommun_code: &'static str,
    /// The period as the title has it: `2026-2027`.
    pub period: String,
}

/// Why there is no template for a kommun and a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// No kommun has the name.
    #[error("there is no kommun `{name}`{}", .suggestion.map(|name| format!("; do you mean `{name}`?")).unwrap_or_default())]
    UnknownKommun {
        /// The name as it was given.
        name: String,
        /// A kommun with a name that is nearly the same.
        suggestion: Option<&'static str>,
    },
    /// The period is neither a year nor two.
    #[error(
        "`{period}` is no period: expected a year such as `2026`, or the first and the last such as `2026-2027`, from {} to {}",
        YEARS.start(), YEARS.end()
    )]
    NoPeriod {
        /// The period as it was given.
        period: String,
    },
    /// The period ends before it begins.
    #[error("the period `{start}-{end}` ends before it begins; do you mean `{end}-{start}`?")]
    ReversedPeriod {
        /// The first year.
        start: u16,
        /// The last year.
        end: u16,
    },
}

/// The template for a kommun and a period, which is a year or two: `2026`, `2026-2027`.
///
/// # Errors
/// [`TemplateError`] where there is no such kommun, or the period is none.
///
/// ```
/// let template = medborgarlofte::template::template("Flen", "2026-2027").unwrap();
/// assert!(template.text.starts_with("# Medborgarlöfte i Flens kommun 2026-2027\n"));
/// assert_eq!(template.kommun_code, "0482");
/// ```
pub fn template(kommun: &str, period: &str) -> Result<Template, TemplateError> {
    let entry = kommun_called(kommun)?;
    let period = period_written(period)?;
    // Of Gotland it is the region that promises.
    let promiser = if REGION_KOMMUNER.contains(&entry.code) { &REGION } else { &KOMMUN };
    let (text, kommun) = fill_in(entry, promiser, &period);
    Ok(Template { text, kommun, kommun_code: entry.code, period })
}

/// The kommun of a name, with or without what a kommun is called: `Eksjö`, `Eksjö kommun`, `Malmö stad`, `Region Gotland`.
fn kommun_called(given: &str) -> Result<KommunEntry, TemplateError> {
    let given = given.trim();
    let name = match given.split_once(' ') {
        Some((first, name)) if lex(first).actor == Some(Actor::Region) => name.trim_start(),
        _ => given,
    };
    let is_kommun = |rest: &str| rest.is_empty() || is_kommun_word(rest);
    let found = kommun_named(name).filter(|(_, length)| is_kommun(name[*length..].trim()));
    found.map(|(entry, _)| entry).ok_or_else(|| {
        let alone = name.rsplit_once(' ').filter(|(_, last)| is_kommun_word(last)).map_or(name, |(alone, _)| alone);
        TemplateError::UnknownKommun { name: given.to_owned(), suggestion: kommun_like(alone) }
    })
}

/// A year, or two with a hyphen between them.
fn period_written(given: &str) -> Result<String, TemplateError> {
    let no_period = || TemplateError::NoPeriod { period: given.trim().to_owned() };
    let year = |text: &str| {
        let digits = text.trim();
        let whole = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|year| whole && YEARS.contains(year)).ok_or_else(no_period)
    };
    let (start, end) = match given.split_once(['-', '–']) {
        Some((start, end)) => (year(start)?, year(end)?),
        None => (year(given)?, year(given)?),
    };
    match start.cmp(&end) {
        std::cmp::Ordering::Less => Ok(format!("{start}-{end}")),
        std::cmp::Ordering::Equal => Ok(start.to_string()),
        std::cmp::Ordering::Greater => Err(TemplateError::ReversedPeriod { start, end }),
    }
}

fn fill_in(entry: KommunEntry, promiser: &Promiser, period: &str) -> (String, String) {
    let mut values: BTreeMap<String, String> =
        [("name", entry.name), ("before_kommun", entry.before_kommun), ("period", period)]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into();
    let Promiser { called, at, subject, subject_first, council } = promiser;
    for (key, words) in
        [("called", called), ("at", at), ("subject", subject), ("Subject", subject_first), ("council", council)]
    {
        let value = fill(words, &values).into_owned();
        values.insert(key.to_owned(), value);
    }
    let paragraph = |text: String, begins: &&str| text.replace(&format!(" {begins}"), &format!("\n\n{begins}"));
    let about = ABOUT_PARAGRAPHS.iter().fold(STANDARD_ABOUT.to_owned(), paragraph);
    values.insert("about".to_owned(), about);
    (fill(TEMPLATE, &values).into_owned(), fill(called, &values).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_kommun_is_called() {
        for (given, called, code) in [
            ("Eksjö", "Eksjö kommun", "0686"),
            ("aneby", "Aneby kommun", "0604"),
            ("Ånge kommun", "Ånge kommun", "2260"),
            ("Borås", "Borås kommun", "1490"),
            (" Upplands Väsby ", "Upplands Väsby kommun", "0114"),
            ("Gotland", "Region Gotland", "0980"),
            ("Region Gotland", "Region Gotland", "0980"),
            ("Malmö stad", "Malmö kommun", "1280"),
            ("Flens kommun", "Flens kommun", "0482"),
            ("Falun", "Falu kommun", "2080"),
            ("Orust", "Orust kommun", "1421"),
            ("Habo", "Habo kommun", "0643"),
            ("Håbo", "Håbo kommun", "0305"),
        ] {
            let template = template(given, "2026").unwrap();
            assert_eq!((template.kommun.as_str(), template.kommun_code), (called, code), "{given}");
        }
    }

    #[test]
    fn names_that_no_kommun_has() {
        let told = |name| template(name, "2026").unwrap_err().to_string();
        assert_eq!(told("Ekjsö"), "there is no kommun `Ekjsö`; do you mean `Eksjö`?");
        assert_eq!(told("Anneby kommun"), "there is no kommun `Anneby kommun`; do you mean `Aneby`?");
        assert_eq!(told("Höglandet"), "there is no kommun `Höglandet`");
        assert_eq!(told(""), "there is no kommun ``");
        assert_eq!(told("Eksjö och Aneby"), "there is no kommun `Eksjö och Aneby`");
    }

    #[test]
    fn periods() {
        let period = |given| template("Eksjö", given).map(|template| template.period);
        for (given, written) in
            [("2026", "2026"), ("2026-2027", "2026-2027"), (" 2026 – 2027", "2026-2027"), ("2026-2026", "2026")]
        {
            assert_eq!(period(given).as_deref(), Ok(written), "{given}");
        }
        assert_eq!(period("2027-2026"), Err(TemplateError::ReversedPeriod { start: 2027, end: 2026 }));
        for given in ["", "26", "2026-", "2026-27", "2026-2027-2028", "1626", "20260", "+202", "i år", "２０２６"]
        {
            assert_eq!(period(given), Err(TemplateError::NoPeriod { period: given.to_owned() }), "{given}");
        }
    }
}
