//! What a lägesbild can rest on: `medborgardialoger`, `statistik över anmälda brott`, `dialog med boende`.

use std::borrow::Cow;

use super::token::{Token, Tokens};
use crate::document::{Actor, LagesbildSource};
use crate::vocabulary::{CRIME_WORDS, DIALOGUE, Flags, SOURCES, STATISTICS};

/// Shorter words name none.
const SHORTEST_SOURCE: u32 = 6;

/// What a lägesbild can rest on, where the word names it.
pub(crate) fn source(tokens: Tokens<'_>, token: &Token) -> Option<LagesbildSource> {
    if !token.is_word() || token.end - token.start < SHORTEST_SOURCE {
        return None;
    }
    let word = tokens.lower(token);
    let word = as_printed(word);
    let listed = SOURCES.iter().find(|(start, _)| word.starts_with(start)).map(|(_, source)| *source);
    let crime =
        || word.starts_with(STATISTICS) && tokens.rest.iter().any(|other| CRIME_WORDS.contains(&tokens.lower(other)));
    let dialogue = || word.starts_with(DIALOGUE) && is_with_residents(tokens, token);
    // `medarbetar- och medborgardialoger`
    let shared = || {
        let [dash, and, other, ..] = tokens.from(tokens.rest.partition_point(|other| other.end <= token.end)).rest
        else {
            return None;
        };
        let ends = |rest: &str| !rest.is_empty() && tokens.lower(other).contains(rest);
        let named = |(start, _): &&(&str, LagesbildSource)| start.strip_prefix(&*word).is_some_and(ends);
        let joined = dash.is_dash() && and.is(Flags::AND);
        SOURCES.iter().filter(|_| joined).find(named).map(|(_, source)| *source)
    };
    listed
        .or_else(shared)
        .or_else(|| crime().then_some(LagesbildSource::Brottsstatistik))
        .or_else(|| dialogue().then_some(LagesbildSource::Medborgardialog))
}

/// `medborgardia1og`: a word with the letters that a scanner took for figures.
fn as_printed(word: &str) -> Cow<'_, str> {
    match memchr::memchr(b'1', word.as_bytes()) {
        Some(at) if at > 0 => Cow::Owned(word.replace('1', "l")),
        _ => Cow::Borrowed(word),
    }
}

/// Whether a text names what a lägesbild can rest on.
pub(crate) fn names_source(tokens: Tokens<'_>) -> bool {
    tokens.rest.iter().any(|token| source(tokens, token).is_some())
}

/// Whether `med` and residents come after a word.
fn is_with_residents(tokens: Tokens<'_>, token: &Token) -> bool {
    let after = tokens.from(tokens.rest.partition_point(|other| other.end <= token.end));
    after.first().is_some_and(|with| tokens.str(with) == "med")
        && after.get(1).is_some_and(|whom| whom.lex.actor == Some(Actor::Invanare))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn what_a_lagesbild_rests_on() {
        use LagesbildSource::{Brottsstatistik, Medborgardialog, Trygghetsmatning};
        for (text, expected) in [
            ("Trygghetsmätningen visar oro", Some(Trygghetsmatning)),
            ("Statistiken över anmälda brott", Some(Brottsstatistik)),
            ("Statistiken över besökare", None),
            ("Medborgardialogen på torget", Some(Medborgardialog)),
            ("I dialog med boende på torget", Some(Medborgardialog)),
            ("Medarbetar- och medborgardialoger visar oro", Some(LagesbildSource::Medarbetardialog)),
            ("Trafik- och medborgardialoger visar oro", Some(Medborgardialog)),
            ("I dialog med polisen", None),
            ("Vid medborgardia1ogerna i Fagersta", Some(Medborgardialog)),
            ("Oron i område A1 och B1", None),
            ("En dialog om torget", None),
        ] {
            let found = read(text, |tokens| tokens.rest.iter().find_map(|token| source(tokens, token)));
            assert_eq!(found, expected, "{text}");
        }
    }
}
