//! Promises and activities followed from one period to the next.
//!
//! What begins in the same year is one wave: a kommun can have several documents for a period. A wave is held against
//! the next that is known; what the next does not have may be taken up again by a later one.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::assign::{Assigned, assign};
use super::features::Features;
use super::follow_ups::Cycle;
use super::make::{alike, link, undecided};
use super::prepare::Doc;
use super::score::{CARRIED, TAKEN_UP, changes, makes_changed};
use super::types::{End, Link, LinkKind};

/// A commitment in a wave, with the other places where it stands in the same words.
struct Item<'a, 'd> {
    features: &'a Features<'d>,
    end: End<'d>,
    also: Vec<End<'d>>,
}

/// The documents of kommuner and an area that begin in one year.
struct Wave<'a, 'd> {
    start: u16,
    /// The last year of any; the greatest there is where one is open.
    end: u16,
    whole: End<'d>,
    items: Vec<Item<'a, 'd>>,
}

/// Commitments of one wave that later ones are compared with, where a kommun has very many.
const MOST_DROPPED: usize = 500;

/// Follows what was promised through the periods of each kommun.
pub(super) fn lineage<'d>(docs: &[Doc<'d>], cycles: &[Cycle], links: &mut Vec<Link<'d>>) {
    type Of<'a> = (Vec<&'a str>, Option<&'a str>);
    let mut series: BTreeMap<Of<'_>, BTreeMap<u16, Vec<&Cycle>>> = BTreeMap::new();
    for cycle in cycles {
        let Some(doc) = cycle.promise.or(cycle.follow_ups.first().copied()).map(|doc| &docs[doc]) else { continue };
        let Some(start) = doc.start.filter(|_| !doc.kommuner.is_empty()) else { continue };
        let of = (doc.kommuner.clone(), doc.area.as_deref());
        series.entry(of).or_default().entry(start).or_default().push(cycle);
    }
    for waves in series.into_values() {
        let waves: Vec<Wave<'_, 'd>> = waves.into_iter().filter_map(|(start, of)| wave(docs, start, &of)).collect();
        follow(&waves, links);
    }
}

fn wave<'a, 'd>(docs: &'a [Doc<'d>], start: u16, cycles: &[&Cycle]) -> Option<Wave<'a, 'd>> {
    let mut items: Vec<Item<'a, 'd>> = Vec::new();
    let mut known: FxHashMap<Vec<String>, usize> = FxHashMap::default();
    let (mut end, mut whole) = (0, None);
    let mut add = |features: &'a Features<'d>, end: End<'d>| {
        let at = *known.entry(words(features)).or_insert(items.len());
        match items.get_mut(at) {
            // Several documents of one period repeat what holds for all of them.
            Some(item) => item.also.push(end),
            None => items.push(Item { features, end, also: Vec::new() }),
        }
    };
    for cycle in cycles {
        for index in cycle.promise.into_iter().chain(cycle.follow_ups.iter().copied()) {
            let doc = &docs[index];
            end = end.max(if doc.is_open() { u16::MAX } else { doc.end.unwrap_or(start) });
            whole.get_or_insert_with(|| doc.whole());
            match cycle.promise {
                Some(promise) if promise != index => {}
                _ => doc.items.iter().for_each(|of| add(of, doc.commitment(of.commitment, None))),
            }
        }
        // Without the promise document, the rows say what was to be done; the last follow-up says it first.
        for (index, row) in cycle.tracks.iter().filter(|track| track.item.is_none()).filter_map(|of| of.rows.first()) {
            let features = &docs[*index].rows[*row];
            add(features, docs[*index].commitment(features.commitment, Some(*row)));
        }
    }
    Some(Wave { start, end, whole: whole?, items })
}

/// What tells a commitment from others in one wave: its words in order, numbers and signs left out only where they say
/// nothing of what is promised.
fn words(features: &Features<'_>) -> Vec<String> {
    let words = features.core.iter().chain(&features.places).map(|word| word.stem.clone());
    let numbers = features.targets().iter().map(|target| format!("{} {:?}", target.value, target.per));
    words.chain(numbers).collect()
}

fn follow<'d>(waves: &[Wave<'_, 'd>], links: &mut Vec<Link<'d>>) {
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); waves.len()];
    for (at, wave) in waves.iter().enumerate() {
        // A document for a summer within a longer period is no next period.
        let later = waves.iter().enumerate().skip(at + 1);
        let next = later.map(|(to, next)| (to, next.end)).find(|(_, end)| *end > wave.end || wave.end == u16::MAX);
        if let Some((to, _)) = next {
            before[to].push(at);
        }
    }
    // What earlier waves had and the one after them did not take over.
    let mut dropped: Vec<&Item<'_, 'd>> = Vec::new();
    for (next, before) in waves.iter().zip(before) {
        let Some(last) = before.last().map(|at| &waves[*at]) else { continue };
        let mut found = vec![false; next.items.len()];
        let mut left = Vec::new();
        // Periods that overlap can have the same one after them.
        for wave in before.iter().map(|at| &waves[*at]) {
            left.extend(hand_over(wave, next, &mut found, links));
        }
        let fresh = next.items.iter().zip(found).filter(|(_, found)| !found).map(|(item, _)| item).collect();
        for item in take_up_again(&mut dropped, fresh, links) {
            let why = format!("nothing in the period before that is known is alike{}", told(gap(last, next)));
            links.push(link(LinkKind::New, nothing_in(&last.whole), item.end.clone(), why));
        }
        dropped.extend(left);
        let first = dropped.len().saturating_sub(MOST_DROPPED);
        dropped.drain(..first);
    }
}

/// Joins a wave to the next; gives what the next does not have, and marks what it has.
fn hand_over<'i, 'a, 'd>(
    wave: &'i Wave<'a, 'd>,
    next: &Wave<'_, 'd>,
    found: &mut [bool],
    links: &mut Vec<Link<'d>>,
) -> Vec<&'i Item<'a, 'd>> {
    let gap = gap(wave, next);
    let why = format!("the next period that is known for the same kommuner{}", told(gap));
    links.push(link(LinkKind::FollowedBy, wave.whole.clone(), next.whole.clone(), why));
    let one: Vec<&Features<'_>> = wave.items.iter().map(|item| item.features).collect();
    let other: Vec<&Features<'_>> = next.items.iter().map(|item| item.features).collect();
    let mut left = Vec::new();
    for (item, became) in wave.items.iter().zip(assign(&one, &other, CARRIED)) {
        match became {
            Some(Assigned::To(to, likeness)) => {
                found[to] = true;
                let changes = changes(item.features, next.items[to].features);
                let kind = if changes.iter().any(makes_changed) { LinkKind::Changed } else { LinkKind::CarriedOver };
                let (from, end) = (item.end.clone(), next.items[to].end.clone());
                let mut link = alike(kind, from, end, &likeness, CARRIED, changes);
                link.candidates = next.items[to].also.clone();
                link.explanation += &told(gap);
                links.push(link);
            }
            Some(Assigned::Undecided(several, likeness)) => {
                several.iter().for_each(|to| found[*to] = true);
                let candidates = several.iter().map(|to| next.items[*to].end.clone()).collect();
                links.push(undecided(item.end.clone(), nothing_in(&next.whole), candidates, &likeness, CARRIED));
            }
            None => {
                let why = format!("nothing in the next period that is known is alike{}", told(gap));
                links.push(link(LinkKind::Dropped, item.end.clone(), nothing_in(&next.whole), why));
                left.push(item);
            }
        }
    }
    left
}

/// Joins what is new to what had been dropped before; gives what is left.
fn take_up_again<'i, 'a, 'd>(
    dropped: &mut Vec<&'i Item<'a, 'd>>,
    fresh: Vec<&'i Item<'a, 'd>>,
    links: &mut Vec<Link<'d>>,
) -> Vec<&'i Item<'a, 'd>> {
    let one: Vec<&Features<'_>> = dropped.iter().map(|item| item.features).collect();
    let other: Vec<&Features<'_>> = fresh.iter().map(|item| item.features).collect();
    let mut taken = vec![false; fresh.len()];
    let mut again = vec![false; dropped.len()];
    for (at, became) in assign(&one, &other, TAKEN_UP).into_iter().enumerate() {
        // Several that fit equally well are told nowhere as taken up: the text is new for all that is known.
        let Some(Assigned::To(to, likeness)) = became else { continue };
        (taken[to], again[at]) = (true, true);
        let (from, end) = (dropped[at].end.clone(), fresh[to].end.clone());
        let changes = changes(dropped[at].features, fresh[to].features);
        links.push(alike(LinkKind::TakenUpAgain, from, end, &likeness, TAKEN_UP, changes));
    }
    let mut at = 0;
    dropped.retain(|_| {
        at += 1;
        !again[at - 1]
    });
    fresh.into_iter().zip(taken).filter(|(_, taken)| !taken).map(|(item, _)| item).collect()
}

fn nothing_in<'d>(whole: &End<'d>) -> End<'d> {
    End { text: None, span: None, item: None, row: None, ..whole.clone() }
}

/// The years between two waves of which no document is known.
fn gap(wave: &Wave<'_, '_>, next: &Wave<'_, '_>) -> Option<(u16, u16)> {
    let from = wave.end.checked_add(1)?;
    (from < next.start).then(|| (from, next.start - 1))
}

fn told(gap: Option<(u16, u16)>) -> String {
    match gap {
        Some((from, to)) if from == to => format!("; no document for {from} is at hand"),
        Some((from, to)) => format!("; no document for {from} to {to} is at hand"),
        None => String::new(),
    }
}
