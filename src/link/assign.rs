//! Texts of one side joined to texts of the other, each at most once, the most alike first.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::features::Features;
use super::score::{Likeness, compare};

/// What became of a text of the first side.
#[derive(Debug)]
pub(super) enum Assigned {
    /// It belongs to this one.
    To(usize, Likeness),
    /// Several fit equally well; neither they nor it are joined to others.
    Undecided(Vec<usize>, Likeness),
}

/// A stem that more texts have tells them too little apart to be worth the time.
const COMMON: usize = 200;

/// Joins texts whose score is at least `threshold`; gives for each of the first side what became of it.
pub(super) fn assign(one: &[&Features<'_>], other: &[&Features<'_>], threshold: u16) -> Vec<Option<Assigned>> {
    let mut pairs = candidates(one, other, threshold);
    pairs.sort_unstable_by_key(|(from, to, likeness)| (Reverse((likeness.score, likeness.rank)), *from, *to));
    let mut assigned: Vec<Option<Assigned>> = one.iter().map(|_| None).collect();
    let mut taken = vec![false; other.len()];
    let mut at = 0;
    while at < pairs.len() {
        let level = |pair: &(usize, usize, Likeness)| (pair.2.score, pair.2.rank);
        let end = at + pairs[at..].iter().take_while(|pair| level(pair) == level(&pairs[at])).count();
        let open: Vec<&(usize, usize, Likeness)> =
            pairs[at..end].iter().filter(|(from, to, _)| assigned[*from].is_none() && !taken[*to]).collect();
        let mut from_count: FxHashMap<usize, usize> = FxHashMap::default();
        let mut to_count: FxHashMap<usize, usize> = FxHashMap::default();
        for (from, to, _) in &open {
            *from_count.entry(*from).or_default() += 1;
            *to_count.entry(*to).or_default() += 1;
        }
        for (from, to, likeness) in open {
            taken[*to] = true;
            let only = from_count[from] == 1 && to_count[to] == 1;
            match &mut assigned[*from] {
                Some(Assigned::Undecided(several, _)) => several.push(*to),
                slot if only => *slot = Some(Assigned::To(*to, likeness.clone())),
                slot => *slot = Some(Assigned::Undecided(vec![*to], likeness.clone())),
            }
        }
        at = end;
    }
    assigned
}

/// The pairs that reach the threshold. Only those are compared that share a word.
fn candidates(one: &[&Features<'_>], other: &[&Features<'_>], threshold: u16) -> Vec<(usize, usize, Likeness)> {
    let mut by_stem: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, features) in other.iter().enumerate() {
        for word in features.core.iter().chain(&features.places) {
            by_stem.entry(&word.stem).or_default().push(index);
        }
    }
    let mut pairs = Vec::new();
    for (from, features) in one.iter().enumerate() {
        let words = features.core.iter().chain(&features.places);
        let sharing = words.filter_map(|word| by_stem.get(&*word.stem));
        let sharing: FxHashSet<usize> = sharing.filter(|having| having.len() <= COMMON).flatten().copied().collect();
        for to in sharing {
            if let Some(likeness) = compare(features, other[to]).filter(|likeness| likeness.score >= threshold) {
                pairs.push((from, to, likeness));
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::super::features::tests::commitment;
    use super::super::score::CARRIED;
    use super::*;

    /// For each text of the first side: what it was joined to, or how many fit it equally well.
    fn assigned(one: &[&str], other: &[&str]) -> Vec<Option<Result<usize, usize>>> {
        let (one, other): (Vec<_>, Vec<_>) =
            (one.iter().map(|text| commitment(text)).collect(), other.iter().map(|text| commitment(text)).collect());
        let one: Vec<_> = one.iter().map(|of| Features::new(of, &[])).collect();
        let other: Vec<_> = other.iter().map(|of| Features::new(of, &[])).collect();
        let (one, other): (Vec<_>, Vec<_>) = (one.iter().collect(), other.iter().collect());
        let assigned = assign(&one, &other, CARRIED).into_iter();
        let brief = |of| match of {
            Assigned::To(to, _) => Ok(to),
            Assigned::Undecided(several, _) => Err(several.len()),
        };
        assigned.map(|of| of.map(brief)).collect()
    }

    #[test]
    fn each_goes_to_the_one_most_alike() {
        let hult = "Dela ut reflexvästar i Hult";
        let haurida = "Dela ut reflexvästar i Haurida";
        let helmets = "Sälja cykelhjälmar";
        for (one, other, expected) in [
            (&[hult, haurida] as &[&str], &[haurida, hult] as &[&str], vec![Some(Ok(1)), Some(Ok(0))]),
            // The one that is left finds its place taken.
            (&[hult, haurida], &[haurida], vec![None, Some(Ok(0))]),
            (&[hult, helmets], &[haurida], vec![Some(Ok(0)), None]),
            (&["Dela ut reflexvästar"], &[haurida, hult], vec![Some(Err(2))]),
            // Two that fit one equally well: neither is joined, and it goes to no third.
            (&[hult, haurida], &["Dela ut reflexvästar"], vec![Some(Err(1)), Some(Err(1))]),
            (&[], &[hult], vec![]),
            (&[hult], &[], vec![None]),
        ] {
            assert_eq!(assigned(one, other), expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn very_many_take_no_more_than_a_moment() {
        let texts: Vec<String> =
            (0..3000).map(|number| format!("Dela ut reflexvästar på plats{number}torget")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let expected: Vec<_> = (0..3000).map(|number| Some(Ok(number))).collect();
        assert_eq!(assigned(&texts, &texts), expected);
    }
}
