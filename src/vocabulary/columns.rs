//! What the columns of a follow-up's table are called.

use std::sync::LazyLock;

use super::phrases::PICTURE;

/// What a column is for, by its name alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnHead {
    /// What was to be done.
    Activity,
    /// The promise that it serves.
    Promise,
    /// Who is to do it.
    Responsible,
    /// How far it has come.
    Status,
    /// What is to be said of it.
    Comment,
    /// What was done.
    Report,
    /// When it is to be done.
    When,
    /// The row's number.
    Number,
    /// What it is about.
    Theme,
}

/// Whole words, several of one meaning separated by spaces.
const WHOLE: &[(&str, ColumnHead)] = &[
    ("nr nummer", ColumnHead::Number),
    ("lovade lovat lovar insats uppdrag delmål", ColumnHead::Activity),
    ("blev gick", ColumnHead::Report),
    ("färg färger färgmarkering", ColumnHead::Status),
    ("tid start deadline slutdatum startdatum", ColumnHead::When),
    ("vilka utförs", ColumnHead::Responsible),
    ("tema område", ColumnHead::Theme),
    ("mål målet målen planerat planerad planerade", ColumnHead::Promise),
];

/// Beginnings of words.
const BEGINNINGS: &[(&str, ColumnHead)] = &[
    ("aktivitet åtgärd vad åtagande", ColumnHead::Activity),
    ("ansvar huvudansvar vem utförare aktör kontaktperson", ColumnHead::Responsible),
    ("lägesbeskriv lägesrapport", ColumnHead::Report),
    ("status läge måluppfyll uppfyll uppnå bedömning trafikljus", ColumnHead::Status),
    ("kommentar notering anteckning anmärkning återstår", ColumnHead::Comment),
    (
        "resultat utfall uppfölj redovis genomför utvärder rapport hur återkoppl återrapport avstämning",
        ColumnHead::Report,
    ),
    ("tidp tids när klart löftesperiod löftestid", ColumnHead::When),
    ("löfte medborgarlöfte målsättning", ColumnHead::Promise),
    ("fokusområde temaområde problemområde", ColumnHead::Theme),
];

/// What a column asks with that is answered by no more than a name or a time: `Vem gör det`, `När ska det vara klart`.
pub(crate) const ASKED_IN_HEADS: &[&str] = &["vem", "vilka", "vilken", "när", "var", "utförs"];

/// The first word of a row that adds up others, and what it may be called alone.
pub(crate) const SUM: &str = "summa";
pub(crate) const TOTALS: [&str; 5] = ["totalt", "total", "totalsumma", "sammanlagt", "summering"];

/// A word that names a column, whole or as a beginning.
struct Named {
    word: &'static [u8],
    whole: bool,
    head: ColumnHead,
}

/// By the first two bytes, in the order of the lists.
static BY_BEGINNING: LazyLock<Vec<Vec<Named>>> = LazyLock::new(|| {
    let mut named: Vec<Vec<Named>> = (0..=u8::MAX).map(|_| Vec::new()).collect();
    for (list, whole) in [(WHOLE, true), (BEGINNINGS, false)] {
        for (words, head) in list {
            for word in words.split(' ').map(str::as_bytes) {
                named[slot([word[0], word[1]])].push(Named { word, whole, head: *head });
            }
        }
    }
    named
});

/// Few listed words share one with another that begins otherwise.
fn slot([first, second]: [u8; 2]) -> usize {
    usize::from(first.wrapping_mul(31).wrapping_add(second))
}

/// What a column is for that a word in small letters names; `lägesbild` is none.
pub(crate) fn column_head(word: &str) -> Option<ColumnHead> {
    let near = &BY_BEGINNING[slot(*word.as_bytes().first_chunk()?)];
    let names = |named: &&Named| match named.whole {
        true => word.as_bytes() == named.word,
        false => word.as_bytes().starts_with(named.word) && !word.ends_with(PICTURE),
    };
    near.iter().find(names).map(|named| named.head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns() {
        assert_eq!(column_head("aktiviteter"), Some(ColumnHead::Activity));
        assert_eq!(column_head("insats"), Some(ColumnHead::Activity));
        assert_eq!(column_head("insatser"), None);
        assert_eq!(column_head("åtgärden"), Some(ColumnHead::Activity));
        assert_eq!(column_head("målet"), Some(ColumnHead::Promise));
        assert_eq!(column_head("löftet"), Some(ColumnHead::Promise));
        assert_eq!(column_head("löftesperiod"), Some(ColumnHead::When));
        assert_eq!(column_head("måla"), None);
        assert_eq!(column_head("gicks"), None);
        assert_eq!(column_head("tidplan"), Some(ColumnHead::When));
        assert_eq!(column_head("lägesbeskrivning"), Some(ColumnHead::Report));
        assert_eq!(column_head("läget"), Some(ColumnHead::Status));
        assert_eq!(column_head("aktör"), Some(ColumnHead::Responsible));
        assert_eq!(column_head("tidaholms"), None);
        assert_eq!(column_head("färgelanda"), None);
        assert_eq!(column_head(""), None);
    }
}
