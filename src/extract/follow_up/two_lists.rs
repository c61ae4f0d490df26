//! A list of what was promised and a list of what was done.

use crate::document::Code;
use crate::extract::commitment::Reading;
use crate::extract::diagnostics::Diagnostics;
use crate::extract::levels::passage;
use crate::extract::outline::{Lead, Outline};
use crate::extract::page::{Page, Piece};

use super::prose::activity;
use super::{Followed, Time, report, row, similar};

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
    let mut reported: Vec<Piece> = Vec::new();
    for group in &outline.groups {
        for entry in &group.entries {
            if group.lead == Lead::Outcome {
                reported.push(entry.piece);
                continue;
            }
            let activity = activity(page, entry.piece, Some(group), reading, followed);
            candidates.add(similar::stems(&activity.text));
            followed.rows.push(row(activity, None));
        }
    }
    for piece in reported {
        let scores = candidates.scores(&similar::stems(page.text(piece)));
        let best = scores.iter().map(|(_, score)| *score).fold(0.0, f64::max);
        let equal: Vec<usize> =
            scores.iter().filter(|(_, score)| *score >= best - 1e-9).map(|(index, _)| *index).collect();
        match equal.as_slice() {
            [only] if best > 0.4 => {
                followed.rows[*only].reports.push(report(&passage(page, piece), time.reporting, reading))
            }
            [] | [_] => {
                unmatched(page, piece, diagnostics);
                followed.left.push(piece);
            }
            _ if best > 0.4 => {
                diagnostics.add(Code::AmbiguousReport, Some(page.span(piece)), &[("count", equal.len().to_string())]);
                followed.rows[equal[0]].reports.push(report(&passage(page, piece), time.reporting, reading));
            }
            _ => {
                unmatched(page, piece, diagnostics);
                followed.left.push(piece);
            }
        }
    }
}

fn unmatched(page: &Page<'_>, piece: Piece, diagnostics: &mut Diagnostics) {
    diagnostics.add(Code::UnmatchedReport, Some(page.span(piece)), &[]);
}
