//! Whether two texts speak of the same thing.

use rustc_hash::FxHashMap;

use crate::vocabulary::{Flags, lex};

/// Words shorter than this say little of what a text is about.
const SHORTEST: usize = 4;
/// Words that begin with the same letters are taken as forms of one.
const STEM: usize = 6;

/// Bytes of letters and figures that two texts of different length have in common at least, to be the same.
const TELLING: usize = 13;

/// Texts in order, to be found again by what they say: the same but for letter case, signs and small slips, or one of
/// them cut short.
#[derive(Debug, Default)]
pub(super) struct Texts {
    folded: Vec<String>,
    /// Those that begin with the same bytes.
    by_beginning: FxHashMap<Vec<u8>, Vec<usize>>,
}

impl Texts {
    /// Adds a text after the others.
    pub(super) fn add(&mut self, text: &str) {
        let folded = letters(text);
        self.by_beginning.entry(beginning(&folded).to_vec()).or_default().push(self.folded.len());
        self.folded.push(folded);
    }

    /// The number of the first that is the same as `text`, word for word where there is one.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let text = letters(text);
        let near = self.by_beginning.get(beginning(&text))?;
        let begins = |other: &String| {
            text.len().min(other.len()) >= TELLING && (other.starts_with(&text) || text.starts_with(other))
        };
        let whole = near.iter().find(|index| self.folded[**index] == text);
        whole.or_else(|| near.iter().find(|index| begins(&self.folded[**index]))).copied()
    }
}

/// The letters and figures of a text, in small letters.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What texts have in common that are the same.
fn beginning(folded: &str) -> &[u8] {
    &folded.as_bytes()[..folded.len().min(TELLING)]
}

/// The stems of the words that say what a text is about.
pub(super) fn stems(text: &str) -> Vec<String> {
    let mut stems: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        // That something is carried out is said of all.
        .filter(|word| word.chars().count() >= SHORTEST && !lex(word).flags.any(Flags::CARRY))
        .map(|word| word.chars().take(STEM).flat_map(char::to_lowercase).collect())
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// A stem that more candidates have tells them too little apart to be worth the time.
const COMMON: usize = 64;

/// Texts by their stems.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    count: usize,
    by_stem: FxHashMap<String, Vec<usize>>,
}

impl Candidates {
    /// Adds a text with these stems after the others.
    pub(super) fn add(&mut self, stems: Vec<String>) {
        for stem in stems {
            self.by_stem.entry(stem).or_default().push(self.count);
        }
        self.count += 1;
    }

    /// How much candidates share with a text, by index, and only those that share anything: shared stems, each worth
    /// less the more candidates have it.
    pub(super) fn scores(&self, text: &[String]) -> Vec<(usize, f64)> {
        let mut scores: FxHashMap<usize, f64> = FxHashMap::default();
        for having in text.iter().filter_map(|stem| self.by_stem.get(stem)).filter(|having| having.len() <= COMMON) {
            for index in having {
                *scores.entry(*index).or_default() += 1.0 / having.len() as f64;
            }
        }
        let mut scores: Vec<(usize, f64)> = scores.into_iter().collect();
        scores.sort_unstable_by_key(|(index, _)| *index);
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speak_of_the_same() {
        let same = |one, other| {
            let mut texts = Texts::default();
            texts.add("");
            texts.add(one);
            texts.find(other) == Some(1)
        };
        assert!(same("Att öka tryggheten.", "att öka tryggheten"));
        assert!(same("Att öka tryggheten i", "Att öka tryggheten i skolan"));
        assert!(!same("Att öka tryggheten i centrum", "Att öka tryggheten i skolan"));
        assert!(same("Att öka", "att öka!"));
        assert!(!same("Att öka", "Att öka tryggheten"));
        let mut candidates = Candidates::default();
        candidates.add(stems("ordna minst 12 nattvandringar i centrum"));
        candidates.add(stems("besöka alla högstadieskolor"));
        let found = candidates.scores(&stems("14 nattvandringar har ordnats"));
        assert_eq!(found.iter().map(|(index, _)| *index).collect::<Vec<_>>(), [0]);
    }
}
