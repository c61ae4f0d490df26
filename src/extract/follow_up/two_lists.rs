//! A list of what was promised and a list of what was done.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::{Code, CommitmentId, ReportPeriod};
use crate::extract::commitment::Reading;
use crate::extract::diagnostics::Diagnostics;
use crate::extract::outline::{Entry, Lead, Outline};
use crate::extract::page::{Page, Piece};
use crate::extract::pieces::passage;
use crate::grammar::{label_alone, reporting as stated_time, time_alone};
use crate::layout::Marker;
use crate::vocabulary::ColumnHead;

use super::prose::{activity, is_contact, is_of_next};
use super::{Followed, Time, add_promise, report, row, similar};

/// Joins what was promised and what was done, by what they speak of.
pub(super) fn two_lists<'a>(
    page: &Page<'a>,
    outline: &Outline,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
    diagnostics: &mut Diagnostics,
) {
    let mut candidates = similar::Candidates::default();
    let mut reported: Vec<(&Entry, Range<usize>, Option<ReportPeriod>)> = Vec::new();
    // The rows that stand at the same places in lists of the same length.
    let mut beside: Vec<Option<usize>> = Vec::new();
    // The rows of each section by the number that was promised under.
    let mut numbered: FxHashMap<(usize, u16), usize> = FxHashMap::default();
    // What was promised since the last report: the reports that come next are on it.
    let mut section = 0..0;
    let filled = || outline.groups.iter().filter(|group| !group.entries.is_empty());
    // A promise that a list of activities stands under has no report of its own.
    let over: FxHashSet<Piece> =
        filled().filter(|group| group.lead != Lead::Outcome).filter_map(|group| group.under).collect();
    let mut promises: FxHashMap<Piece, CommitmentId> = FxHashMap::default();
    for group in filled() {
        if group.lead == Lead::Outcome {
            // `Tertial 1` over what was done.
            let lead = group.lead_piece.map(|lead| page.piece_tokens(lead));
            // `Det här gjorde vi tertial 1`
            let stated = |lead| time_alone(lead, time.year).or_else(|| Some(stated_time(lead, time.year)?.0));
            let period = lead.and_then(stated).or(time.reporting);
            let (told, rest) = group.entries.split_at(end_of_account(page, &group.entries));
            // `Kommentar` over what comes after it.
            let (labels, told): (Vec<&Entry>, Vec<&Entry>) =
                told.iter().partition(|entry| label_alone(page.piece_tokens(entry.piece)) == Some(ColumnHead::Comment));
            followed.boilerplate.extend(labels.iter().map(|label| page.span(label.piece)));
            let is_text =
                |piece: &Piece| page.units[piece.unit].ends_sentence() && !is_contact(page.piece_tokens(*piece));
            let (text, asides): (Vec<Piece>, Vec<Piece>) = rest.iter().map(|entry| entry.piece).partition(is_text);
            followed.left.extend(text);
            followed.boilerplate.extend(asides.into_iter().map(|piece| page.span(piece)));
            let places = 0..told.len();
            beside.extend(places.map(|at| Some(section.start + at).filter(|_| told.len() == section.len())));
            reported.extend(told.into_iter().map(|entry| (entry, section.clone(), period)));
            continue;
        }
        if reported.last().is_some_and(|(_, answered, _)| *answered == section) {
            section.start = section.end;
        }
        for entry in &group.entries {
            if over.contains(&entry.piece) {
                let id = add_promise(page, entry.piece, Some(group), reading, &mut followed.promises);
                promises.insert(entry.piece, id);
                continue;
            }
            let activity = activity(page, entry.piece, Some(group), reading, followed);
            candidates.add(similar::marks(&activity.text));
            let promise = group.under.and_then(|under| promises.get(&under).copied());
            if let Some(Marker::Number(number)) = entry.marker {
                numbered.entry((section.start, number)).or_insert(followed.rows.len());
            }
            followed.rows.push(row(activity, promise));
        }
        section.end = followed.rows.len();
    }
    let scores_of = |entry: &Entry| candidates.scores(&similar::marks(page.text(entry.piece)));
    let scored: Vec<Vec<(usize, f64)>> = reported.iter().map(|(entry, ..)| scores_of(entry)).collect();
    let likely_of = |scores: &[(usize, f64)], section: &Range<usize>| {
        likeliest(scores.iter().filter(|(row, _)| section.contains(row)))
    };
    let by_words: Vec<Vec<usize>> =
        scored.iter().zip(&reported).map(|(scores, (_, section, _))| likely_of(scores, section)).collect();
    let ordered = in_order(&by_words, &beside);
    for (((entry, section, period), scores), (mut likely, place)) in
        reported.into_iter().zip(scored).zip(by_words.into_iter().zip(beside))
    {
        let piece = entry.piece;
        // `3. Enligt plan.` is on what was promised under the same number.
        let same = match entry.marker {
            Some(Marker::Number(number)) if likely.len() != 1 => numbered.get(&(section.start, number)),
            _ => None,
        };
        if let Some(same) = same {
            likely = vec![*same];
        }
        if likely.is_empty() && ordered {
            likely.extend(place);
        }
        if likely.is_empty() && section.len() == 1 {
            likely.push(section.start);
        }
        if likely.is_empty() {
            likely = likeliest(scores.iter());
        }
        let Some(first) = likely.first() else {
            diagnostics.add(Code::UnmatchedReport, Some(page.span(piece)), &[]);
            followed.left.push(piece);
            continue;
        };
        if likely.len() > 1 {
            diagnostics.add(Code::AmbiguousReport, Some(page.span(piece)), &[("count", likely.len().to_string())]);
        }
        followed.rows[*first].reports.push(report(&passage(page, piece), period, reading));
    }
}

/// How many entries tell what was done, before paragraphs of what comes next, or of whom to ask: `Ett nytt medborgarlöfte är på
/// gång.`
fn end_of_account(page: &Page<'_>, entries: &[Entry]) -> usize {
    let apart = |entry: &Entry| {
        let tokens = page.piece_tokens(entry.piece);
        let next = || page.units[entry.piece.unit].gap && is_of_next(tokens, None);
        entry.marker.is_none() && (next() || is_contact(tokens))
    };
    let first = entries.iter().skip(1).position(apart).map(|at| at + 1);
    first.unwrap_or(entries.len())
}

/// Whether lists of the same length name the same things in the same order, as far as words tell: nothing speaks of another
/// row than the one beside it, and most speak of that.
fn in_order(by_words: &[Vec<usize>], beside: &[Option<usize>]) -> bool {
    let mut same = 0;
    for (likely, place) in by_words.iter().zip(beside) {
        match (likely.as_slice(), place) {
            (_, None) => return false,
            ([], _) => {}
            (likely, Some(place)) if likely.contains(place) => same += 1,
            _ => return false,
        }
    }
    same * 2 > by_words.len()
}

/// Less in common may be chance.
const LEAST: f64 = 0.4;

/// The rows that share most with a report, where they share enough.
fn likeliest<'s>(scores: impl Iterator<Item = &'s (usize, f64)> + Clone) -> Vec<usize> {
    let best = scores.clone().map(|(_, score)| *score).fold(LEAST, f64::max);
    scores.filter(|(_, score)| *score > LEAST && *score >= best - 1e-9).map(|(row, _)| *row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_the_same_order() {
        let places = |rows: &[usize]| rows.iter().map(|row| Some(*row)).collect::<Vec<_>>();
        assert!(in_order(&[vec![], vec![1], vec![2]], &places(&[0, 1, 2])));
        assert!(in_order(&[vec![0, 2], vec![], vec![2]], &places(&[0, 1, 2])));
        // One of two is no order. Another order, another length, no words that tell.
        assert!(!in_order(&[vec![0], vec![]], &places(&[0, 1])));
        assert!(!in_order(&[vec![], vec![2], vec![1]], &places(&[0, 1, 2])));
        assert!(!in_order(&[vec![0], vec![]], &[Some(0), None]));
        assert!(!in_order(&[vec![], vec![]], &places(&[0, 1])));
    }
}
