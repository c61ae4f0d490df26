//! How alike two commitments are, and what is not the same in them.

use std::cmp::Ordering;

use super::features::{Features, RARE, Word};
use super::types::{Change, Changed, code};
use super::words::counted_text;
use crate::document::{Actor, ActorBasis, Comparator, Per, Target};

// Pairs that a reader joins have 750 or more in the real documents and the samples, all others 500 or less.

/// A follow-up's row and a commitment of the document that it reports on.
pub(super) const REPORTS_ON: u16 = 550;
/// A commitment and one of the next period.
pub(super) const CARRIED: u16 = 600;
/// A commitment and one of a later period, where the period in between does not have it.
pub(super) const TAKEN_UP: u16 = 800;

/// How alike two commitments are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Likeness {
    /// From 0 to 1000.
    pub score: u16,
    /// Tells apart what has the same score: the same numbers, the same actors, the same places.
    pub rank: u8,
    /// The words in common, as the first has them.
    pub words: Vec<String>,
}

/// Compares two commitments; nothing where they have too little in common to be compared at all.
pub(super) fn compare(one: &Features<'_>, other: &Features<'_>) -> Option<Likeness> {
    let core = overlap(&one.core, &other.core);
    if core.words.is_empty() {
        return None;
    }
    let places = overlap(&one.places, &other.places);
    let numbers = numbers(one.targets(), other.targets());
    let same_places = places.shared > 0 && places.dice() == 1000;
    let both_placed = places.one > 0 && places.other > 0;
    let bare = places.one + places.other == 0;
    // One word alone is what many promises are about: the place or the number must be the same, too.
    let enough = match core.words.len() {
        1 => {
            core.dice() == 1000
                && (same_places || !both_placed && numbers == Numbers::Same || core.shared >= u64::from(RARE) && bare)
        }
        _ => true,
    };
    if !enough {
        return None;
    }
    // A short text whose words all stand in a longer one is more alike than its length lets it seem.
    let mut score = core.dice();
    if core.words.len() >= 3 {
        score = score.max(core.contained() * 85 / 100);
    }
    if both_placed {
        score = (3 * score + places.dice()) / 4;
    }
    let actors = actors(one, other);
    // Somebody else who does it another number of times does something else.
    if actors == Some(false) && numbers == Numbers::Differ {
        return None;
    }
    match numbers {
        Numbers::Same => score += 40,
        Numbers::Differ => score = score.saturating_sub(40),
        Numbers::Unsaid => {}
    }
    if actors == Some(false) {
        score = score.saturating_sub(150);
    }
    let rank = u8::from(numbers == Numbers::Same) + u8::from(actors == Some(true)) + u8::from(same_places);
    let words = core.words.into_iter().chain(places.words).collect();
    Some(Likeness { score: score.min(1000) as u16, rank, words })
}

/// The weight of two sets of words, and of what they share.
struct Overlap {
    one: u64,
    other: u64,
    shared: u64,
    words: Vec<String>,
}

impl Overlap {
    fn dice(&self) -> u64 {
        (2000 * self.shared).checked_div(self.one + self.other).unwrap_or(0)
    }

    /// How much of the smaller set the larger one has.
    fn contained(&self) -> u64 {
        (1000 * self.shared).checked_div(self.one.min(self.other)).unwrap_or(0)
    }
}

fn overlap(one: &[Word], other: &[Word]) -> Overlap {
    let weight = |words: &[Word]| words.iter().map(|word| u64::from(word.weight)).sum();
    let mut overlap = Overlap { one: weight(one), other: weight(other), shared: 0, words: Vec::new() };
    for (mine, _) in common(one, other) {
        overlap.shared += u64::from(mine.weight);
        overlap.words.push(mine.word.clone());
    }
    overlap
}

/// The words that two sets share; both are sorted by stem.
fn common<'w>(one: &'w [Word], other: &'w [Word]) -> Vec<(&'w Word, &'w Word)> {
    let (mut at, mut to) = (0, 0);
    let mut common = Vec::new();
    while let (Some(mine), Some(theirs)) = (one.get(at), other.get(to)) {
        match mine.stem.cmp(&theirs.stem) {
            Ordering::Less => at += 1,
            Ordering::Greater => to += 1,
            Ordering::Equal => {
                common.push((mine, theirs));
                (at, to) = (at + 1, to + 1);
            }
        }
    }
    common
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    Same,
    Differ,
    /// One of them has none, or both.
    Unsaid,
}

fn numbers(one: &[Target<'_>], other: &[Target<'_>]) -> Numbers {
    if one.is_empty() || other.is_empty() {
        return Numbers::Unsaid;
    }
    match counted(one) == counted(other) {
        true => Numbers::Same,
        false => Numbers::Differ,
    }
}

/// Numbers in a form and an order in which they can be compared.
fn counted(targets: &[Target<'_>]) -> Vec<(u64, Option<Per>, bool)> {
    let mut numbers: Vec<_> = targets
        .iter()
        // `tio` and `minst tio` are promised alike.
        .map(|target| (target.value.0.to_bits(), target.per, target.comparator == Comparator::AtMost))
        .collect();
    numbers.sort_unstable_by_key(|(bits, per, most)| (*bits, per.map(|per| per as u8), *most));
    numbers
}

/// Whether the same are named to do it; nothing where one of the texts does not say.
fn actors(one: &Features<'_>, other: &Features<'_>) -> Option<bool> {
    let (one, other) = (one.named_actors()?, other.named_actors()?);
    let all = |of: &[Actor], by: &[Actor]| of.iter().all(|actor| by.contains(actor));
    if all(one, other) && all(other, one) {
        return Some(true);
    }
    // Where some are the same, it is the same promise with others to help.
    one.iter().all(|actor| !other.contains(actor)).then_some(false)
}

/// What is not the same in two commitments that belong together.
pub(super) fn changes(one: &Features<'_>, other: &Features<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut tell = |what: Changed, from: String, to: String| {
        let said = |text: String| (!text.is_empty()).then_some(text);
        changes.push(Change { what, from: said(from), to: said(to) });
    };
    if counted(one.targets()) != counted(other.targets()) {
        tell(Changed::Number, all_targets(one.targets()), all_targets(other.targets()));
    }
    let who = |features: &Features<'_>| actor_codes(features.named_actors().unwrap_or_default());
    // A heading over all promises says less of who does each than the promise itself.
    let stated = |features: &Features<'_>| features.commitment.actor_basis != ActorBasis::Heading;
    if who(one) != who(other) && (actors(one, other) == Some(false) || stated(one) && stated(other)) {
        tell(Changed::Actor, who(one), who(other));
    }
    let with = |features: &Features<'_>| actor_codes(&features.commitment.partners);
    if with(one) != with(other) {
        tell(Changed::Partner, with(one), with(other));
    }
    let shared = |one: &[Word], other: &[Word]| common(one, other).len();
    if shared(&one.places, &other.places) < one.places.len().max(other.places.len()) {
        tell(Changed::Place, listed(one, &one.places), listed(other, &other.places));
    }
    let for_whom =
        |features: &Features<'_>| -> Vec<Word> { features.core.iter().filter(|word| word.audience).cloned().collect() };
    let (from, to) = (for_whom(one), for_whom(other));
    if shared(&from, &to) < from.len().max(to.len()) {
        tell(Changed::Audience, listed(one, &from), listed(other, &to));
    }
    changes
}

/// Whether a commitment is another by what changed: both texts speak of it, or a number came or went.
pub(super) fn makes_changed(change: &Change) -> bool {
    change.what == Changed::Number && change.from != change.to
        || matches!(change.what, Changed::Actor | Changed::Place | Changed::Audience)
            && change.from.is_some()
            && change.to.is_some()
}

fn actor_codes(actors: &[Actor]) -> String {
    let mut actors = actors.to_vec();
    actors.sort_unstable();
    actors.dedup();
    let codes: Vec<String> = actors.iter().map(code).collect();
    codes.join(", ")
}

/// Words in the order in which the text has them.
fn listed(of: &Features<'_>, words: &[Word]) -> String {
    let text = of.commitment.text.to_lowercase();
    let mut words: Vec<&str> = words.iter().map(|word| &*word.word).collect();
    words.sort_by_key(|word| (text.find(word), *word));
    words.join(" ")
}

fn all_targets(targets: &[Target<'_>]) -> String {
    targets.iter().map(target_text).collect::<Vec<_>>().join("; ")
}

/// `at least 10 riktade insatser`, `1 kväll per week`
fn target_text(target: &Target<'_>) -> String {
    let per = target.per.map(|per| format!(" per {}", code(&per).replace('_', " ")));
    counted_text(target) + &per.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::features::tests::commitment;
    use super::*;
    use crate::document::{Commitment, Number, Span};

    fn counted(text: &str, value: f64) -> Commitment<'_> {
        let target = Target {
            comparator: Comparator::AtLeast,
            value: Number(value),
            unit: None,
            per: Some(Per::Year),
            span: Span::new(0, 1),
        };
        Commitment { targets: vec![target], ..commitment(text) }
    }

    fn of(one: &Commitment<'_>, other: &Commitment<'_>) -> Option<u16> {
        let (one, other) = (Features::new(one, &[]), Features::new(other, &[]));
        let forth = compare(&one, &other).map(|likeness| likeness.score);
        assert_eq!(forth, compare(&other, &one).map(|likeness| likeness.score), "it is the same both ways");
        forth
    }

    #[test]
    fn scores() {
        for (one, other, score) in [
            ("Dela ut reflexvästar och cykelhjälmar", "Polisen ska dela ut reflexvästar och cykelhjälmar.", Some(1000)),
            ("Dela ut reflexvästar i Hult", "Dela ut reflexvästar i Haurida", Some(750)),
            ("Dela ut reflexvästar i Hult", "Dela ut reflexvästar", Some(1000)),
            ("Dela ut reflexvästar", "Sälja cykelhjälmar", None),
            ("Ta fram en cykelplan för Hult med kartor", "Cykelplan", None),
            (
                "Reflexvästar, cykelhjälmar och kartor",
                "Reflexvästar, cykelhjälmar och kartor till scouter på läger",
                Some(850),
            ),
            ("Genomföra trygghetsvandringar i Hult", "Genomföra trygghetsvandringar i Haurida", None),
            ("", "", None),
            ("Polisen ska", "Polisen ska", None),
        ] {
            assert_eq!(of(&commitment(one), &commitment(other)), score, "{one} / {other}");
        }
    }

    #[test]
    fn numbers_and_actors_count() {
        let text = "Polisen ska dela ut reflexvästar och cykelhjälmar";
        assert_eq!(of(&counted(text, 10.0), &counted(text, 12.0)), Some(960));
        assert_eq!(of(&counted(text, 10.0), &counted(text, 10.0)), Some(1000));
        // A common word alone is the same promise only with the same number.
        let walks = "Genomföra trygghetsvandringar";
        assert_eq!(of(&counted(walks, 2.0), &counted(walks, 2.0)), Some(1000));
        assert_eq!(of(&counted(walks, 2.0), &counted(walks, 3.0)), None);
        let by = |actor: Actor| Commitment { actors: vec![actor], actor_basis: ActorBasis::Stated, ..commitment(text) };
        assert_eq!(of(&by(Actor::Polis), &by(Actor::Kommun)), Some(850));
        let (one, other) = (by(Actor::Polis), by(Actor::Kommun));
        let changes = changes(&Features::new(&one, &[]), &Features::new(&other, &[]));
        assert_eq!(changes.len(), 1);
        assert!(makes_changed(&changes[0]));
    }

    #[test]
    fn what_only_one_text_says_makes_no_other_promise() {
        let (one, other) = (commitment("Dela ut reflexvästar"), commitment("Dela ut reflexvästar till barn i Hult"));
        let changes = changes(&Features::new(&one, &[]), &Features::new(&other, &[]));
        assert_eq!(changes.iter().map(|change| change.what).collect::<Vec<_>>(), [Changed::Place, Changed::Audience]);
        assert!(!changes.iter().any(makes_changed));
        let (one, other) = (commitment("Dela ut reflexvästar"), counted("Dela ut reflexvästar", 9.0));
        let changes = super::changes(&Features::new(&one, &[]), &Features::new(&other, &[]));
        assert!(changes.iter().any(makes_changed), "a number is a promise of its own");
    }
}
