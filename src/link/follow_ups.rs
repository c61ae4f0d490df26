//! Follow-ups joined to the promise documents that they report on, and their rows to the commitments there.

use rustc_hash::{FxHashMap, FxHashSet};

use super::assign::{Assigned, assign};
use super::features::Features;
use super::make::{alike, assigned, link};
use super::prepare::Doc;
use super::score::{REPORTS_ON, changes};
use super::types::{End, Link, LinkKind};
use super::versions::reported_until;

/// Of 1000 rows, so many must repeat a commitment of the promise document.
const FOLLOW_UP: u16 = 300;

/// Promise documents that a follow-up is compared with, where a kommun has many.
const MOST: usize = 24;

/// A promise document with its follow-ups, or follow-ups whose promise document is not there.
#[derive(Debug, Default)]
pub(super) struct Cycle {
    pub promise: Option<usize>,
    /// The last one first.
    pub follow_ups: Vec<usize>,
    /// What was to be done, with the rows that report on it.
    pub tracks: Vec<Track>,
}

/// Something that was to be done, and where it is reported on.
#[derive(Debug, Default)]
pub(super) struct Track {
    /// The index among the promise document's items.
    pub item: Option<usize>,
    /// Document and row, from the last follow-up to the first.
    pub rows: Vec<(usize, usize)>,
    /// Rows that fit this and others equally well.
    pub undecided: Vec<(usize, usize)>,
}

impl Track {
    /// What a row says was to be done, where nothing else does.
    fn of_row(document: usize, row: usize) -> Self {
        Self { rows: vec![(document, row)], ..Self::default() }
    }
}

/// Joins what belongs together; gives every document that counts in one cycle.
pub(super) fn cycles<'d>(docs: &[Doc<'d>], current: &[usize], links: &mut Vec<Link<'d>>) -> Vec<Cycle> {
    let mut by_kommun: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for index in current.iter().copied().filter(|index| !docs[*index].is_follow_up()) {
        for code in &docs[index].kommuner {
            by_kommun.entry(code).or_default().push(index);
        }
    }
    let mut cycles: Vec<Cycle> = Vec::new();
    let mut of_promise: FxHashMap<usize, usize> = FxHashMap::default();
    for index in current.iter().copied().filter(|index| !docs[*index].is_follow_up()) {
        of_promise.insert(index, cycles.len());
        let tracks = (0..docs[index].items.len()).map(|item| Track { item: Some(item), ..Track::default() }).collect();
        cycles.push(Cycle { promise: Some(index), follow_ups: Vec::new(), tracks });
    }
    type Of<'d> = (&'d [&'d str], &'d Option<String>, Option<u16>, Option<u16>);
    let mut without_promise: FxHashMap<Of<'_>, usize> = FxHashMap::default();
    let mut follow_ups: Vec<usize> = current.iter().copied().filter(|index| docs[*index].is_follow_up()).collect();
    follow_ups.sort_by_key(|index| (std::cmp::Reverse(reported_until(docs[*index].document.reporting)), *index));
    for index in follow_ups {
        let doc = &docs[index];
        let candidates: FxHashSet<usize> = doc
            .kommuner
            .iter()
            .filter_map(|code| by_kommun.get(code))
            .flatten()
            .copied()
            .filter(|promise| may_report_on(doc, &docs[*promise]))
            .collect();
        match best(docs, index, candidates) {
            Best::One(promise, rows) => {
                links.push(follow_up_of(doc, &docs[promise], &rows));
                let cycle = &mut cycles[of_promise[&promise]];
                join_rows(docs, index, promise, &rows, cycle, links);
                cycle.follow_ups.push(index);
            }
            Best::Several(promises, score) => {
                links.push(undecided_document(docs, index, &promises, score));
                cycles.push(alone(docs, index));
            }
            Best::None if doc.start.is_none() || doc.kommuner.is_empty() => cycles.push(alone(docs, index)),
            Best::None => {
                let of = (&*doc.kommuner, &doc.area, doc.start, doc.end);
                let cycle = *without_promise.entry(of).or_insert_with(|| {
                    cycles.push(Cycle::default());
                    cycles.len() - 1
                });
                report_again(docs, index, &mut cycles[cycle], &(0..doc.rows.len()).collect::<Vec<_>>(), links);
                cycles[cycle].follow_ups.push(index);
            }
        }
    }
    cycles
}

/// A follow-up that nothing can be joined to.
fn alone(docs: &[Doc<'_>], index: usize) -> Cycle {
    let tracks = (0..docs[index].rows.len()).map(|row| Track::of_row(index, row)).collect();
    Cycle { promise: None, follow_ups: vec![index], tracks }
}

/// Whether kommun, area and time let a follow-up report on a promise document.
fn may_report_on(follow_up: &Doc<'_>, promise: &Doc<'_>) -> bool {
    let (Some(from), Some(start)) = (follow_up.start, promise.start) else { return false };
    let to = follow_up.end.unwrap_or(u16::MAX);
    follow_up.concerns_same(promise) && start <= to && promise.end.is_none_or(|end| from <= end)
}

type Rows = Vec<Option<Assigned>>;

enum Best {
    One(usize, Rows),
    /// These fit equally well.
    Several(Vec<usize>, u16),
    None,
}

/// The promise document that a follow-up's rows repeat.
fn best(docs: &[Doc<'_>], index: usize, candidates: FxHashSet<usize>) -> Best {
    let doc = &docs[index];
    let mut candidates: Vec<usize> = candidates.into_iter().collect();
    // The same period first, then the nearest.
    let distance = |promise: &Doc<'_>| {
        let apart = |one: Option<u16>, other: Option<u16>| match (one, other) {
            (Some(one), Some(other)) => one.abs_diff(other),
            (None, None) => 0,
            _ => 10,
        };
        apart(doc.start, promise.start).saturating_add(apart(doc.end, promise.end))
    };
    candidates.sort_by_key(|promise| (distance(&docs[*promise]), *promise));
    let rows: Vec<&Features<'_>> = doc.rows.iter().collect();
    let mut found: Vec<((u32, std::cmp::Reverse<u16>), usize, Rows)> = Vec::new();
    for promise in candidates.into_iter().take(MOST) {
        let items: Vec<&Features<'_>> = docs[promise].items.iter().collect();
        let assigned = assign(&rows, &items, REPORTS_ON);
        if share(&assigned) >= FOLLOW_UP {
            let fit = assigned.iter().flatten().map(score).sum();
            found.push(((fit, std::cmp::Reverse(distance(&docs[promise]))), promise, assigned));
        }
    }
    let Some(best) = found.iter().map(|(fit, ..)| *fit).max() else { return Best::None };
    found.retain(|(fit, ..)| *fit == best);
    let share = found.first().map_or(0, |(.., rows)| share(rows));
    match found.len() {
        1 => found.pop().map_or(Best::None, |(_, promise, rows)| Best::One(promise, rows)),
        _ => Best::Several(found.into_iter().map(|(_, promise, _)| promise).collect(), share),
    }
}

fn score(assigned: &Assigned) -> u32 {
    match assigned {
        Assigned::To(_, likeness) | Assigned::Undecided(_, likeness) => u32::from(likeness.score),
    }
}

/// Of 1000 rows, how many repeat a commitment.
fn share(rows: &[Option<Assigned>]) -> u16 {
    (1000 * rows.iter().flatten().count()).checked_div(rows.len()).unwrap_or(0) as u16
}

fn follow_up_of<'d>(doc: &Doc<'d>, promise: &Doc<'d>, rows: &[Option<Assigned>]) -> Link<'d> {
    let count = rows.iter().flatten().count();
    let why = format!(
        "same kommun, the times overlap, and {count} of {} rows repeat a commitment of the promise document",
        rows.len()
    );
    let mut link = link(LinkKind::FollowUpOf, doc.whole(), promise.whole(), why);
    (link.score, link.threshold) = (Some(share(rows)), Some(FOLLOW_UP));
    link
}

fn undecided_document<'d>(docs: &[Doc<'d>], index: usize, promises: &[usize], score: u16) -> Link<'d> {
    let why = format!("{} promise documents fit the follow-up equally well, so that none is chosen", promises.len());
    let nowhere = promises.first().map_or(&docs[index], |promise| &docs[*promise]).nothing();
    let mut link = link(LinkKind::Undecided, docs[index].whole(), nowhere, why);
    (link.score, link.threshold) = (Some(score), Some(FOLLOW_UP));
    link.candidates = promises.iter().map(|promise| docs[*promise].whole()).collect();
    link
}

/// Puts the rows of a follow-up on the tracks of its promise document.
fn join_rows<'d>(
    docs: &[Doc<'d>],
    index: usize,
    promise: usize,
    rows: &Rows,
    cycle: &mut Cycle,
    links: &mut Vec<Link<'d>>,
) {
    let (doc, to_doc) = (&docs[index], &docs[promise]);
    let mut left = Vec::new();
    for (row, became) in rows.iter().enumerate() {
        let Some(became) = became else {
            left.push(row);
            continue;
        };
        let features = &doc.rows[row];
        let item = |item: usize| to_doc.commitment(to_doc.items[item].commitment, None);
        let from = doc.commitment(features.commitment, Some(row));
        let certain = |from: End<'d>, to: usize, likeness: &_| {
            let changes = changes(&to_doc.items[to], features);
            alike(LinkKind::ReportsOn, from, item(to), likeness, REPORTS_ON, changes)
        };
        links.push(assigned(from, to_doc, became, item, certain, REPORTS_ON));
        match became {
            Assigned::To(item, _) => cycle.tracks[*item].rows.push((index, row)),
            // It reports on one of them, which is counted there.
            Assigned::Undecided(several, _) => {
                several.iter().for_each(|item| cycle.tracks[*item].undecided.push((index, row)));
            }
        }
    }
    report_again(docs, index, cycle, &left, links);
}

/// Puts rows on the tracks that later follow-ups have begun without a promise document, and begins new ones.
fn report_again<'d>(docs: &[Doc<'d>], index: usize, cycle: &mut Cycle, rows: &[usize], links: &mut Vec<Link<'d>>) {
    let doc = &docs[index];
    // A track that has a row of this follow-up already is taken.
    let open: Vec<(usize, (usize, usize))> = cycle
        .tracks
        .iter()
        .enumerate()
        .filter(|(_, track)| track.item.is_none() && track.rows.iter().all(|(of, _)| *of != index))
        .filter_map(|(at, track)| Some((at, *track.rows.last()?)))
        .collect();
    let one: Vec<&Features<'_>> = rows.iter().map(|row| &doc.rows[*row]).collect();
    let other: Vec<&Features<'_>> = open.iter().map(|(_, (of, row))| &docs[*of].rows[*row]).collect();
    for (row, became) in rows.iter().zip(assign(&one, &other, REPORTS_ON)) {
        let end = |at: usize| {
            let (_, (of, row)) = open[at];
            docs[of].commitment(docs[of].rows[row].commitment, Some(row))
        };
        let this = || doc.commitment(doc.rows[*row].commitment, Some(*row));
        match became {
            Some(Assigned::To(at, likeness)) => {
                let (track, (of, later)) = open[at];
                let changes = changes(&doc.rows[*row], &docs[of].rows[later]);
                links.push(alike(LinkKind::ReportsAgain, end(at), this(), &likeness, REPORTS_ON, changes));
                cycle.tracks[track].rows.push((index, *row));
            }
            Some(undecided) => {
                let Some((_, (of, _))) = open.first() else { continue };
                let never = |from: End<'d>, at: usize, likeness: &_| {
                    alike(LinkKind::ReportsAgain, from, end(at), likeness, REPORTS_ON, Vec::new())
                };
                links.push(assigned(this(), &docs[*of], &undecided, end, never, REPORTS_ON));
                cycle.tracks.push(Track::of_row(index, *row));
            }
            None => cycle.tracks.push(Track::of_row(index, *row)),
        }
    }
}
