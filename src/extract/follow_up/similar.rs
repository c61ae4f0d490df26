//! Whether two texts speak of the same thing.

/// Words shorter than this say little of what a text is about.
const SHORTEST: usize = 4;
/// Words that begin with the same letters are taken as forms of one.
const STEM: usize = 6;

/// Whether two texts are the same but for letter case, signs and small slips.
pub(super) fn same(one: &str, other: &str) -> bool {
    let fold =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (one, other) = (fold(one), fold(other));
    one == other || (one.len().min(other.len()) > 12 && (one.starts_with(&other) || other.starts_with(&one)))
}

/// The stems of the words that say what a text is about.
pub(super) fn stems(text: &str) -> Vec<String> {
    let mut stems: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(|word| word.chars().take(STEM).flat_map(char::to_lowercase).collect())
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// How much each of `candidates` shares with `text`: shared stems, each worth less the more candidates have it.
pub(super) fn scores(text: &[String], candidates: &[Vec<String>]) -> Vec<f64> {
    candidates
        .iter()
        .map(|candidate| {
            text.iter()
                .filter(|stem| candidate.binary_search(stem).is_ok())
                .map(|stem| 1.0 / candidates.iter().filter(|other| other.binary_search(stem).is_ok()).count() as f64)
                .sum()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speak_of_the_same() {
        assert!(same("Att öka tryggheten.", "att öka tryggheten"));
        assert!(!same("Att öka tryggheten i centrum", "Att öka tryggheten i skolan"));
        let candidates = [stems("ordna minst 12 nattvandringar i centrum"), stems("besöka alla högstadieskolor")];
        let found = scores(&stems("14 nattvandringar har ordnats"), &candidates);
        assert!(found[0] > found[1]);
    }
}
