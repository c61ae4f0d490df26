//! What words mean that were misread when their paper was scanned: `PoIisen`, `kornmunen`, `lokalpolisomrade`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::compounds::{PREFIXES, SUFFIXES};
use super::lexicon::Lex;
use super::lookup::listed;

/// Shorter words look like too many others.
const SHORTEST: usize = 4;

struct Scanned {
    /// What words mean, by what is left of them; none where two words with other meanings look alike.
    words: FxHashMap<String, Lex>,
    prefixes: Vec<(String, Lex)>,
    suffixes: Vec<(String, Lex)>,
}

static SCANNED: LazyLock<Scanned> = LazyLock::new(|| {
    let mut words: FxHashMap<String, Lex> = FxHashMap::default();
    for (word, lex) in listed() {
        words
            .entry(shape(word))
            .and_modify(|other| *other = if *other == lex { lex } else { Lex::NONE })
            .or_insert(lex);
    }
    let parts = |listed: &[(&str, Lex)]| {
        listed.iter().flat_map(|(parts, lex)| parts.split(' ').map(|part| (shape(part), *lex))).collect()
    };
    Scanned { words, prefixes: parts(PREFIXES), suffixes: parts(SUFFIXES) }
});

/// What is left of a word when letters that scanners take for each other are one.
fn shape(word: &str) -> String {
    let mut shape = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        let kept = match letter {
            'å' | 'ä' | 'à' | 'á' | 'â' => 'a',
            'ö' | 'ó' | '0' => 'o',
            'i' | 'l' | '1' | '|' => 'l',
            'n' if shape.ends_with('r') => {
                shape.pop();
                'm'
            }
            letter => letter,
        };
        shape.push(kept);
    }
    shape
}

/// What a word of a scanned text can mean, as far as it looks like a listed one.
pub(crate) fn lex_scanned(word: &str) -> Lex {
    let shape = shape(word);
    if shape.len() < SHORTEST {
        return Lex::NONE;
    }
    if let Some(lex) = SCANNED.words.get(&shape) {
        return *lex;
    }
    let begins = SCANNED.prefixes.iter().filter(|(part, _)| shape.starts_with(part.as_str()));
    let found = begins.fold(Lex::NONE, |found, (_, lex)| found.merge(*lex));
    let ends = |(part, _): &&(String, Lex)| shape.len() >= part.len() + 2 && shape.ends_with(part.as_str());
    match SCANNED.suffixes.iter().filter(ends).max_by_key(|(part, _)| part.len()) {
        Some((_, lex)) => found.merge(*lex),
        None => found,
    }
}

/// Whether a word is one in small letters that a scanner misread: `tillsarnmans`.
pub(crate) fn looks_like(word: &str, meant: &str) -> bool {
    // Most words begin otherwise, or are longer or shorter.
    let first = match word.as_bytes() {
        [b'r', b'n', ..] => Some(b'm'),
        letters => letters.first().map(u8::to_ascii_lowercase),
    };
    let may = first == meant.bytes().next() && (meant.len()..=meant.len() + 2).contains(&word.len());
    may && shape(word) == shape(meant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::lex;

    #[test]
    fn faults_are_seen_through() {
        for (word, meant) in [
            ("PoIisen", "polisen"),
            ("poiisen", "polisen"),
            ("kornmunen", "kommunen"),
            ("KOMRNUNEN", "kommunen"),
            ("raddningstjänsten", "räddningstjänsten"),
            ("UPPFOLJNING", "uppföljning"),
            ("Lokalpolisomrädeschef", "lokalpolisområdeschef"),
            ("ordforande", "ordförande"),
            ("rnedarbetardialog", "medarbetardialog"),
        ] {
            assert_eq!(lex_scanned(word), lex(meant), "{word}");
        }
        assert!(looks_like("tillsarnmans", "tillsammans") && looks_like("Sarnverkan", "samverkan"));
        assert!(!looks_like("samverkar", "samverkan") && !looks_like("sam", "samverkan"));
        for word in ["barn", "tre", "skog", "hylla"] {
            assert_eq!(lex_scanned(word), Lex::NONE, "{word}");
        }
    }
}
