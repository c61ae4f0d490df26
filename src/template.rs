//! A new medborgarlöfte to be filled in: every section in its usual place and wording, and brackets where the author writes.
//!
//! What stands in brackets is what [`check`](crate::check) tells as `template-leftover` until it is filled in.

use crate::vocabulary::{KommunEntry, REGION_KOMMUNER, STANDARD_ABOUT, kommun_like, kommun_named};

/// The years that a period may have.
const YEARS: std::ops::RangeInclusive<u16> = 2000..=2099;

/// Kommuner that are called something else before `kommun` than the rule says.
const USUAL_NAMES: &[(&str, &str)] = &[("1421", "Orust kommun"), ("2080", "Falu kommun")];

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
    let is_region = REGION_KOMMUNER.contains(&entry.code);
    let called = if is_region { format!("Region {}", entry.name) } else { usual_name(entry) };
    let text = fill_in(entry, &called, is_region, &period);
    Ok(Template { text, kommun: called, kommun_code: entry.code, period })
}

/// The kommun of a name, with or without what a kommun is called: `Eksjö`, `Eksjö kommun`, `Malmö stad`, `Region Gotland`.
fn kommun_called(given: &str) -> Result<KommunEntry, TemplateError> {
    let given = given.trim();
    let name = match given.split_once(' ') {
        Some((first, name)) if first.eq_ignore_ascii_case("region") => name.trim_start(),
        _ => given,
    };
    let is_kommun = |rest: &str| matches!(rest.trim().to_lowercase().as_str(), "" | "kommun" | "stad");
    let found = kommun_named(name).filter(|(_, length)| is_kommun(&name[*length..]));
    found.map(|(entry, _)| entry).ok_or_else(|| {
        let alone = name.strip_suffix(" kommun").or_else(|| name.strip_suffix(" stad")).unwrap_or(name);
        TemplateError::UnknownKommun { name: given.to_owned(), suggestion: kommun_like(alone) }
    })
}

/// A name that ends in a vowel stands before `kommun` as it is, every other in the genitive.
fn usual_name(entry: KommunEntry) -> String {
    if let Some((_, usual)) = USUAL_NAMES.iter().find(|(code, _)| *code == entry.code) {
        return (*usual).to_owned();
    }
    let name = if entry.name.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö']) {
        entry.name
    } else {
        entry.genitive
    };
    format!("{name} kommun")
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

fn fill_in(entry: KommunEntry, called: &str, is_region: bool, period: &str) -> String {
    let place = entry.name;
    // Of Gotland it is the region that promises.
    let (at, kommunen, council) = match is_region {
        true => ("för", called, "Regionstyrelsens"),
        false => ("i", "kommunen", "Kommunstyrelsens"),
    };
    let capital = if is_region { called } else { "Kommunen" };
    let about = STANDARD_ABOUT
        .replace(" Löftena handlar om", "\n\nLöftena handlar om")
        .replace(" Medborgarlöften fokuserar", "\n\nMedborgarlöften fokuserar");
    format!(
        "\
# Medborgarlöfte {at} {called} {period}

Med utgångspunkt i samverkansöverenskommelsen och mot bakgrund av lägesbilden formulerar {called} och Polisen två \
medborgarlöften, som börjar gälla från och med undertecknandet.

Polisen och {kommunen} lovar gemensamt att arbeta för:

- Att [det första som ska uppnås].
- Att [det andra som ska uppnås].

Det ska vi åstadkomma genom följande aktiviteter:

- Polisen ska [vad som lovas, och hur många].
- {capital} ska [vad som lovas, och när].
- Polisen och {kommunen} ska [vad som lovas].

## Vad är ett medborgarlöfte

{about}

## Lägesbild

I medborgardialogen och i polisens underrättelsebild har det framkommit att [vad som har framkommit].

## Uppföljning

Medborgarlöftena följs upp [hur ofta] och presenteras på [webbplats].

{place} [datum]

[namn]  
{council} ordförande, {called}

[namn]  
Lokalpolisområdeschef, Lokalpolisområde [områdets namn]
"
    )
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
