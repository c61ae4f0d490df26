//! The 290 kommuner with the codes of Statistics Sweden, and lokalpolisområden by name.
//!
//! The names come from the CC0 list sjbrg/swedish-geodata, identical with SCB's; see `kommuner.csv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::filter::Filter;
use super::lower::Lower;

/// A kommun as the register has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KommunEntry {
    /// `0686`
    pub(crate) code: &'static str,
    /// `Eksjö`
    pub(crate) name: &'static str,
    /// `Eksjös`
    pub(crate) genitive: &'static str,
    /// What it is called before `kommun`: `Eksjö`, `Flens`, `Falu`.
    pub(crate) before_kommun: &'static str,
    /// `06`
    pub(crate) lan_code: &'static str,
}

/// Kommuner that are regions at the same time: Gotland.
pub(crate) const REGION_KOMMUNER: &[&str] = &["0980"];

/// Whether a text begins with the name of a kommun that is a region too.
pub(crate) fn region_kommun_at(text: &str) -> bool {
    kommun_named(text).is_some_and(|(entry, _)| REGION_KOMMUNER.contains(&entry.code))
}

/// The words that make what stands before them a kommun's name, in small letters.
const KOMMUN_WORDS: &[&str] = &["kommun", "kommuns", "stad"];

/// Whether a word makes what stands before it a kommun's name. Letter case does not matter.
pub(crate) fn is_kommun_word(word: &str) -> bool {
    KOMMUN_WORDS.contains(&&*Lower::new(word))
}

static ROWS: &str = include_str!("kommuner.csv");
/// Kommuner that are called something else before `kommun` than the rule says.
static BEFORE_KOMMUN: &str = include_str!("fore_kommun.csv");
static AREAS: &str = include_str!("lokalpolisomraden.csv");

/// The forms of names by their first word, the longest first.
type Forms = FxHashMap<Vec<u8>, Vec<(String, KommunEntry)>>;

static BY_FIRST_WORD: LazyLock<Forms> = LazyLock::new(|| {
    let mut map: Forms = FxHashMap::default();
    for line in ROWS.lines().skip(1) {
        let mut fields = line.split(',');
        let (Some(code), Some(name), Some(genitive), Some(lan_code)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let before_kommun = before_kommun(code, name, genitive);
        for form in [name, genitive, before_kommun] {
            let form = form.to_lowercase();
            let first = form.split([' ', '-']).next().unwrap_or_default().as_bytes().to_vec();
            let forms = map.entry(first).or_default();
            if forms.iter().all(|(other, _)| *other != form) {
                forms.push((form, KommunEntry { code, name, genitive, before_kommun, lan_code }));
            }
        }
    }
    // The longest first, so that `Upplands Väsby` is not cut short.
    for forms in map.values_mut() {
        forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    }
    map
});

/// A name that ends in a vowel stands before `kommun` as it is, every other in the genitive, unless it is listed.
fn before_kommun(code: &str, name: &'static str, genitive: &'static str) -> &'static str {
    let mut listed = BEFORE_KOMMUN.lines().skip(1).filter_map(|line| line.split_once(','));
    match listed.find(|(of, _)| *of == code) {
        Some((_, form)) => form,
        None if name.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö']) => name,
        None => genitive,
    }
}

/// Bytes of a name that the others are filtered out by; no name is shorter.
const KEY: usize = 3;

/// No name has more bytes.
const LONGEST: usize = 32;

static BEGINNINGS: LazyLock<Filter> =
    LazyLock::new(|| Filter::of(BY_FIRST_WORD.values().flatten().map(|(form, _)| &form.as_bytes()[..KEY])));

/// The kommun whose name, in the nominative or the genitive, `text` begins with, and the name's length.
///
/// Letter case does not matter; å, ä and ö do (Håbo and Habo are two kommuner).
pub(crate) fn kommun_named(text: &str) -> Option<(KommunEntry, usize)> {
    // Most words with a capital begin otherwise than any kommun does.
    if !BEGINNINGS.may_hold(text.as_bytes().get(..KEY)?) {
        return None;
    }
    let word_end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let forms = BY_FIRST_WORD.get(Lower::new(&text[..word_end]).as_bytes())?;
    let lower = Lower::new(&text[..text.floor_char_boundary(LONGEST)]);
    forms.iter().find_map(|(form, entry)| {
        // The small letter of every letter in a kommun's name takes as many bytes as its capital.
        let end = lower.starts_with(form).then_some(form.len())?;
        let whole = !text[end..].starts_with(|c: char| c.is_alphanumeric())
            && !(text[end..].starts_with('-') && text[end + 1..].starts_with(char::is_uppercase));
        whole.then_some((*entry, end))
    })
}

/// The kommun that `text` begins with and calls a kommun or a stad: `Aneby kommun`, `Malmö stad`; its name and code.
pub(crate) fn kommun_named_in(text: &str) -> Option<(&'static str, &'static str)> {
    let (entry, length) = kommun_named(text)?;
    let next = text[length..].split_whitespace().next()?.trim_end_matches(['.', ',']);
    is_kommun_word(next).then_some((entry.name, entry.code))
}

/// The kommun whose name is so near to a word that it is likely meant: `Anneby` for Aneby.
pub(crate) fn kommun_like(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let names = BY_FIRST_WORD.values().flatten();
    let near = names.map(|(form, entry)| (strsim::damerau_levenshtein(form, &word), entry.code, entry.name));
    near.filter(|(distance, ..)| *distance <= 2 && word.chars().count() > 3).min().map(|(.., name)| name)
}

/// The län by their codes, each with its name and how many kommuner it has.
#[cfg(feature = "report")]
pub(crate) fn lan() -> std::collections::BTreeMap<&'static str, (&'static str, usize)> {
    let mut lan = std::collections::BTreeMap::new();
    for line in ROWS.lines().skip(1) {
        let mut fields = line.split(',').skip(3);
        if let (Some(code), Some(name)) = (fields.next(), fields.next()) {
            lan.entry(code).or_insert((name, 0)).1 += 1;
        }
    }
    lan
}

static LOKALPOLISOMRADEN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut names: Vec<_> = AREAS.lines().skip(1).filter_map(|line| line.split(',').nth(2)).collect();
    names.sort_unstable();
    names.dedup();
    names
});

/// Names of lokalpolisområden in their usual spelling. There is no complete public list.
pub(crate) fn lokalpolisomraden() -> &'static [&'static str] {
    &LOKALPOLISOMRADEN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "report")]
    #[test]
    fn lan_of_the_country() {
        let lan = lan();
        assert_eq!((lan.len(), lan.values().map(|(_, kommuner)| kommuner).sum::<usize>()), (21, 290));
        assert_eq!(lan["06"], ("Jönköpings län", 13));
        assert_eq!(lan["09"], ("Gotlands län", 1));
    }

    #[test]
    fn names() {
        let name = |text| kommun_named(text).map(|(entry, length)| (entry.code, length));
        assert_eq!(name("Eksjö kommun"), Some(("0686", 6)));
        assert_eq!(name("Oxelösunds kommun"), Some(("0481", 11)));
        assert_eq!(name("ÖSTERÅKERS KOMMUN"), Some(("0117", 12)));
        assert_eq!(name("Upplands Väsby"), Some(("0114", 15)));
        assert_eq!(name("Upplands-Bro"), Some(("0139", 12)));
        assert_eq!(name("Håbo"), Some(("0305", 5)));
        assert_eq!(name("Habo"), Some(("0643", 4)));
        assert_eq!(name("Falu kommun"), Some(("2080", 4)));
        assert_eq!(name("Malmöfestivalen"), None);
        assert_eq!(name("Eksjöborna"), None);
        assert_eq!(kommun_like("Anneby"), Some("Aneby"));
        assert_eq!(kommun_like("Ekjsö"), Some("Eksjö"));
        assert_eq!(kommun_like("Stockolms"), Some("Stockholm"));
        assert_eq!(kommun_like("Polisens"), None);
        assert_eq!(kommun_named_in("Malmö stad."), Some(("Malmö", "1280")));
        assert_eq!(kommun_named_in("Lokalpolisområde Höglandet"), None);
        assert_eq!(
            BY_FIRST_WORD
                .values()
                .flatten()
                .map(|(_, entry)| entry.code)
                .collect::<std::collections::BTreeSet<_>>()
                .len(),
            290
        );
    }
}
