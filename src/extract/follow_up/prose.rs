//! Follow-ups without tables: two lists, or each commitment followed by what came of it.

use std::ops::Range;

use crate::document::{ActorBasis, Code, Commitment};
use crate::grammar::{Tokens, actors_of};
use crate::layout::BlockShape;
use crate::vocabulary::Flags;

use crate::extract::commitment::Reading;
use crate::extract::diagnostics::Diagnostics;
use crate::extract::levels::{governed, heading_piece, passage, set_theme};
use crate::extract::outline::{Group, Lead, Outline};
use crate::extract::page::{Page, Piece};

use super::{Followed, Time, activity_id, report, row, similar};

/// Joins what was promised and what was done, by what they speak of.
pub(super) fn two_lists<'a>(
    page: &Page<'a>,
    outline: &Outline,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
    diagnostics: &mut Diagnostics,
) {
    let mut candidates = Vec::new();
    let mut reported: Vec<Piece> = Vec::new();
    for group in &outline.groups {
        for entry in &group.entries {
            if group.lead == Lead::Outcome {
                reported.push(entry.piece);
                continue;
            }
            let activity = activity(page, entry.piece, Some(group), reading, followed);
            candidates.push(similar::stems(&activity.text));
            followed.rows.push(row(activity, None));
        }
    }
    for piece in reported {
        let scores = similar::scores(&similar::stems(page.text(piece)), &candidates);
        let best = scores.iter().copied().fold(0.0, f64::max);
        let equal: Vec<usize> = (0..scores.len()).filter(|index| scores[*index] >= best - 1e-9).collect();
        match equal.as_slice() {
            [only] if best > 0.4 => {
                followed.rows[*only].reports.push(report(&passage(page, piece), time.reporting, reading))
            }
            [] | [_] => {
                unmatched(page, piece, diagnostics);
                followed.left.push(piece);
            }
            _ if best > 0.4 => {
                diagnostics.add(
                    Code::AmbiguousReport,
                    Some(page.span(piece)),
                    format!("expected a report that fits one commitment, but it fits {} equally well", equal.len()),
                    "name what was promised in the report; it was given to the first",
                );
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
    diagnostics.add(
        Code::UnmatchedReport,
        Some(page.span(piece)),
        "expected a report on something that the document says was promised, but it speaks of none of it",
        "add the commitment to the list of what was promised",
    );
}

fn activity<'a>(
    page: &Page<'a>,
    piece: Piece,
    group: Option<&Group>,
    reading: &Reading,
    followed: &Followed<'a>,
) -> Commitment<'a> {
    let mut activity = passage(page, piece).commitment(activity_id(&followed.rows), reading);
    if let Some(group) = group {
        if activity.actors.is_empty() {
            governed(page, &mut activity, group, reading);
        }
        if let Some(theme) = group.theme {
            set_theme(page, &mut activity, theme);
        }
    }
    activity
}

/// How a text speaks of what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    /// As something to be done.
    Commitment,
    /// As something that was done.
    Report,
    /// Neither can be told.
    Neutral,
}

fn tense(tokens: Tokens<'_>, reading: &Reading) -> Tense {
    let Some(first) = tokens.first() else { return Tense::Neutral };
    let lower = tokens.lower(first);
    if lower.is("att") {
        return Tense::Commitment;
    }
    let first_sentence = tokens.sentences().next().unwrap_or(0..0);
    let sentence = &tokens.rest[first_sentence];
    for token in sentence {
        let lower = tokens.lower(token);
        if matches!(&*lower, "ska" | "skall" | "skulle" | "lovade" | "lovar" | "åtog") {
            return Tense::Commitment;
        }
        let past = token.is_word()
            && lower.len() > 4
            && (lower.ends_with("des") || lower.ends_with("ades") || lower.ends_with("tes"));
        if matches!(&*lower, "har" | "hade" | "blev" | "hölls" | "gjordes" | "var" | "fick" | "är" | "hållits")
            || token.is(Flags::DONE.or(Flags::CUMULATIVE).or(Flags::PARTLY).or(Flags::CANCELLED).or(Flags::ONGOING))
            || past
        {
            return Tense::Report;
        }
    }
    if first.is(Flags::CARRY.or(Flags::VERB)) && lower.ends_with("a") {
        return Tense::Commitment;
    }
    match actors_of(tokens, &reading.aliases).is_empty() {
        false => Tense::Commitment,
        true => Tense::Neutral,
    }
}

/// A unit of the body, with what it can be.
struct Statement {
    piece: Piece,
    heading: bool,
    item: bool,
    indent: u32,
    tense: Tense,
}

/// Each commitment followed by what came of it: under headings, numbers, bold lines, or item by item.
pub(super) fn interleaved<'a>(
    page: &Page<'a>,
    outline: &Outline,
    range: Range<usize>,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
) {
    let statements = statements(page, outline, range, reading);
    let mut theme: Option<Piece> = None;
    let mut actor_group: Option<&Group> = None;
    let mut index = 0;
    let mut current = false;
    while index < statements.len() {
        let this = &statements[index];
        let next = statements.get(index + 1);
        if let Some(group) =
            outline.groups.iter().find(|group| group.lead_piece.is_some_and(|piece| piece.unit == this.piece.unit))
            && !group.actors.is_empty()
        {
            actor_group = Some(group);
            theme = None;
            current = false;
            index += 1;
            continue;
        }
        if this.heading {
            let restated = next.is_some_and(|next| next.tense == Tense::Commitment && !next.heading);
            let reported = next.is_some_and(|next| !next.heading);
            if this.tense != Tense::Commitment && restated || !reported {
                theme = Some(this.piece);
                current = false;
            } else {
                // A heading that nothing else restates is the activity.
                let activity = activity(page, heading_piece(page, this.piece), None, reading, followed);
                followed.rows.push(row(activity, None));
                theme = None;
                current = true;
            }
            index += 1;
            continue;
        }
        let under = current
            && statements[..index]
                .iter()
                .rev()
                .find(|other| other.tense == Tense::Commitment)
                .is_some_and(|other| this.item && this.indent > other.indent);
        match this.tense {
            Tense::Commitment if !under => {
                let mut activity = activity(page, this.piece, actor_group, reading, followed);
                if let Some(theme) = theme {
                    set_theme(page, &mut activity, theme);
                }
                followed.rows.push(row(activity, None));
                current = true;
            }
            _ if current => {
                let report = report(&passage(page, this.piece), time.reporting, reading);
                if let Some(last) = followed.rows.last_mut() {
                    last.reports.push(report);
                }
            }
            _ => match theme.take() {
                // Reports right under a heading: the heading is what they report on.
                Some(heading) => {
                    let activity = activity(page, heading_piece(page, heading), actor_group, reading, followed);
                    let mut found = row(activity, None);
                    found.reports.push(report(&passage(page, this.piece), time.reporting, reading));
                    followed.rows.push(found);
                    current = true;
                }
                None => followed.left.push(this.piece),
            },
        }
        index += 1;
    }
    for row in &mut followed.rows {
        if row.activity.actors.is_empty() {
            row.activity.actor_basis = ActorBasis::None;
        }
    }
}

fn statements(page: &Page<'_>, outline: &Outline, range: Range<usize>, reading: &Reading) -> Vec<Statement> {
    let start = outline.title.map_or(range.start, |title| title + 1);
    (start..range.end)
        .filter(|unit| {
            let this = &page.units[*unit];
            !this.is_void()
                && this.table().is_none()
                && !this.text().is_empty()
                && !outline.signatures.contains(unit)
                && !outline.subtitles.contains(unit)
                && !outline.preamble.iter().any(|piece| piece.unit == *unit)
        })
        .map(|unit| {
            let this = &page.units[unit];
            let piece = page.whole(unit);
            let short = this.is_paragraph() && this.text().len() < 90 && !this.ends_sentence();
            let heading =
                matches!(this.shape, BlockShape::Heading(_)) || this.is_paragraph() && (this.bold || short && this.gap);
            Statement {
                piece,
                heading,
                item: this.is_item(),
                indent: this.indent,
                tense: tense(page.tokens(unit), reading),
            }
        })
        .collect()
}
