//! The same document several times: under other names, in other forms, or revised.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::assign::{Assigned, assign};
use super::features::Features;
use super::make::link;
use super::outcome::last_month;
use super::prepare::Doc;
use super::score::CARRIED;
use super::types::{Link, LinkKind};
use crate::document::{Date, ReportPeriod};

/// Of 1000 commitments of the shorter, so many must be in the longer version.
const REVISED: u16 = 600;

/// Versions of different content that are compared with each other, where a kommun has many documents of one period.
const MOST: usize = 16;

/// The documents that are not set aside for another version, and the links that tell of the others.
pub(super) fn current<'d>(docs: &[Doc<'d>], links: &mut Vec<Link<'d>>) -> Vec<usize> {
    let mut set_aside = vec![false; docs.len()];
    same_bytes(docs, &mut set_aside, links);
    // A file can be for several kommuner, areas and periods; only what is for the same can be a version of the other.
    type Of<'d> = (&'d [&'d str], &'d Option<String>, Option<u16>, Option<u16>, bool, Option<String>);
    let mut groups: BTreeMap<Of<'_>, Vec<usize>> = BTreeMap::new();
    for (index, doc) in docs.iter().enumerate().filter(|(index, _)| !set_aside[*index]) {
        if doc.kommuner.is_empty() || doc.start.is_none() {
            continue;
        }
        let reporting = doc.document.reporting.map(|reporting| format!("{reporting:?}"));
        let of = (&*doc.kommuner, &doc.area, doc.start, doc.end, doc.is_follow_up(), reporting);
        groups.entry(of).or_default().push(index);
    }
    for group in groups.into_values().filter(|group| group.len() > 1) {
        revised(docs, group, &mut set_aside, links);
    }
    (0..docs.len()).filter(|index| !set_aside[*index]).collect()
}

fn same_bytes<'d>(docs: &[Doc<'d>], set_aside: &mut [bool], links: &mut Vec<Link<'d>>) {
    let mut first: FxHashMap<(&str, u32, &str), usize> = FxHashMap::default();
    for (index, doc) in docs.iter().enumerate() {
        let source = &doc.document.source;
        let kept = *first.entry((&source.sha256, source.span.start, &doc.document.id)).or_insert(index);
        if kept != index {
            set_aside[index] = true;
            let why = "both files have the same bytes".to_owned();
            links.push(link(LinkKind::SameDocument, doc.whole(), docs[kept].whole(), why));
        }
    }
}

/// Finds the versions among documents for the same kommuner, area and time.
fn revised<'d>(docs: &[Doc<'d>], mut group: Vec<usize>, set_aside: &mut [bool], links: &mut Vec<Link<'d>>) {
    // The version that counts comes first: the last one signed, then the one with the most in it.
    group.sort_by_key(|index| {
        let doc = &docs[*index];
        let signed = doc.document.signed.as_ref().and_then(|signed| signed.date).map(Date::last_day);
        let reports: usize = doc.document.rows.iter().map(|row| row.reports.len()).sum();
        std::cmp::Reverse((signed, reports, doc.items.len() + doc.rows.len(), std::cmp::Reverse(*index)))
    });
    let mut kept: Vec<usize> = Vec::new();
    let mut by_content: FxHashMap<Vec<&str>, usize> = FxHashMap::default();
    for index in group {
        let doc = &docs[index];
        let identical = by_content.get(&content(doc)).map(|same| (*same, 1000));
        let version = identical.or_else(|| {
            kept.iter().take(MOST).find_map(|other| {
                let share = in_common(doc, &docs[*other]);
                (share >= REVISED).then_some((*other, share))
            })
        });
        let Some((other, share)) = version else {
            by_content.insert(content(doc), index);
            kept.push(index);
            continue;
        };
        set_aside[index] = true;
        let signed = |doc: &Doc<'_>| doc.document.signed.as_ref().and_then(|signed| signed.date);
        let order = match (signed(doc), signed(&docs[other])) {
            (Some(one), Some(other)) if one.last_day() < other.last_day() => "which was signed later",
            (None, Some(_)) => "which is signed",
            _ => "which has at least as much in it; which came first cannot be told",
        };
        let why = format!(
            "both are for the same kommun and time, and {share} of 1000 commitments are in both; \
             what counts is {}, {order}",
            docs[other].document.source.name
        );
        let mut revision = link(LinkKind::RevisionOf, doc.whole(), docs[other].whole(), why);
        (revision.score, revision.threshold) = (Some(share), Some(REVISED));
        links.push(revision);
    }
}

/// The texts of a document's commitments and reports.
fn content<'d>(doc: &Doc<'d>) -> Vec<&'d str> {
    let items = doc.items.iter().chain(&doc.rows).map(|features| &*features.commitment.text);
    let reports = doc.document.rows.iter().flat_map(|row| &row.reports).map(|report| &*report.text);
    items.chain(reports).collect()
}

/// Of 1000 commitments of the shorter document, how many the longer one has too.
fn in_common(one: &Doc<'_>, other: &Doc<'_>) -> u16 {
    let side = |doc: &Doc<'_>| doc.items.len() + doc.rows.len();
    let shorter = side(one).min(side(other));
    fn joined(one: &[Features<'_>], other: &[Features<'_>]) -> usize {
        let (one, other): (Vec<_>, Vec<_>) = (one.iter().collect(), other.iter().collect());
        assign(&one, &other, CARRIED).iter().filter(|of| matches!(of, Some(Assigned::To(..)))).count()
    }
    let common = joined(&one.items, &other.items) + joined(&one.rows, &other.rows);
    (1000 * common).checked_div(shorter).unwrap_or(0).min(1000) as u16
}

/// When the time that a follow-up reports on is over, for putting follow-ups in order.
pub(super) fn reported_until(reporting: Option<ReportPeriod>) -> (u16, u8) {
    reporting.map_or((0, 0), last_month)
}
