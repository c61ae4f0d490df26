//! Whether two texts speak of the same thing.

use rustc_hash::FxHashMap;

use crate::vocabulary::{Flags, Lex, kommun_named, lex};

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
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_ascii() {
            true if c.is_ascii_alphanumeric() => letters.push(c.to_ascii_lowercase()),
            false if c.is_alphanumeric() => letters.extend(c.to_lowercase()),
            _ => {}
        }
    }
    letters
}

/// What texts have in common that are the same.
fn beginning(folded: &str) -> &[u8] {
    &folded.as_bytes()[..folded.len().min(TELLING)]
}

/// What a text says of what it is about, and how much that tells.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub(super) struct Mark {
    text: String,
    worth: f64,
}

/// The marks of a text: the stems of its words, and its long words as they are written.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut first = true;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(SHORTEST - 1).is_some()) {
        let Lex { flags, actor, .. } = lex(word);
        // That something is carried out is said of all.
        if flags.any(Flags::CARRY) {
            continue;
        }
        let lower = word.to_lowercase();
        let stem = lower.char_indices().nth(STEM).map_or(&*lower, |(end, _)| &lower[..end]).to_owned();
        let capital = word.starts_with(char::is_uppercase);
        // Where all of it is to be done, and who does it, tells little apart.
        let worth = match actor {
            _ if kommun_named(word).is_some() => OF_KOMMUN,
            Some(_) => OF_ACTOR,
            None => 1.0,
        };
        // A name has a genitive, and is the same then too: `Ekshärads`.
        if lower.len() > stem.len() && (first || !capital) {
            marks.push(Mark { text: lower, worth: OF_WHOLE });
        }
        marks.push(Mark { text: stem, worth });
        first = false;
    }
    marks.sort_unstable_by(|one, other| one.text.cmp(&other.text).then(one.worth.total_cmp(&other.worth)));
    marks.dedup_by(|next, last| next.text == last.text);
    marks
}

/// What the name of a kommun is worth beside another word.
const OF_KOMMUN: f64 = 0.1;

/// The same of one that acts: `Polisen`.
const OF_ACTOR: f64 = 0.4;

/// What it adds that a word is the same to its end.
const OF_WHOLE: f64 = 0.5;

/// A mark that more candidates have tells them too little apart to be worth the time.
const COMMON: usize = 64;

/// Texts by their marks.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    count: usize,
    by_mark: FxHashMap<String, Vec<usize>>,
}

impl Candidates {
    /// Adds a text with these marks after the others.
    pub(super) fn add(&mut self, marks: Vec<Mark>) {
        for mark in marks {
            self.by_mark.entry(mark.text).or_default().push(self.count);
        }
        self.count += 1;
    }

    /// How much candidates share with a text, by index, and only those that share anything: shared marks, each worth
    /// less the more candidates have it.
    pub(super) fn scores(&self, text: &[Mark]) -> Vec<(usize, f64)> {
        let mut scores: FxHashMap<usize, f64> = FxHashMap::default();
        for Mark { text, worth } in text {
            let having = self.by_mark.get(text).filter(|having| having.len() <= COMMON);
            for index in having.into_iter().flatten() {
                *scores.entry(*index).or_default() += worth / having.map_or(1, Vec::len) as f64;
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
        candidates.add(marks("ordna minst 12 nattvandringar i centrum"));
        candidates.add(marks("besöka alla högstadieskolor"));
        let found = candidates.scores(&marks("14 nattvandringar har ordnats"));
        assert_eq!(found.iter().map(|(index, _)| *index).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn whole_words_tell_more_than_stems_and_names_of_kommuner_less() {
        let mut candidates = Candidates::default();
        for text in ["Trafikkontroller ska göras", "Ett trafikråd ska bildas", "Vandringar kring torget i Mora"] {
            candidates.add(marks(text));
        }
        let best = |text: &str| {
            let scores = candidates.scores(&marks(text));
            scores.into_iter().max_by(|one, other| one.1.total_cmp(&other.1)).map(|(index, _)| index)
        };
        assert_eq!(best("120 trafikkontroller har gjorts i Mora kommun"), Some(0));
        assert_eq!(best("Trafikrådet i Mora har mötts"), Some(1));
        assert_eq!(best("Vandringar i Mora"), Some(2));
    }
}
