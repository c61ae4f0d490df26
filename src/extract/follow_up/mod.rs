//! Follow-ups: each activity with what was reported on it.

mod answer;
mod beside_tables;
mod earlier;
mod form;
mod headed;
mod letter;
mod nesting;
mod pairs;
mod prose;
mod reporting;
mod signs;
mod similar;
mod split;
mod stands;
mod statement;
mod table;
mod tense;
mod two_lists;
mod under_labels;

pub(super) use reporting::reporting_of;
pub(super) use table::{header, header_over};

use std::ops::Range;

use crate::document::{Commitment, CommitmentId, CommitmentKind, Report, ReportPeriod, Row, Span};
use crate::grammar::{
    Context, bare_status, is_account, is_cumulative, is_promised, label, label_alone, only_status, time_alone,
};
use crate::link::outcome::unassessed;
use crate::vocabulary::{ColumnHead, Stems};

use super::commitment::{Passage, Reading};
use super::diagnostics::Diagnostics;
use super::levels::governed;
use super::outline::{Entry, Group, Lead, Outline};
use super::page::{Page, Piece};
use super::pieces::passage;

/// The promises of a follow-up and its rows.
#[derive(Debug, Default)]
pub(super) struct Followed<'a> {
    pub(super) promises: Promises<'a>,
    pub(super) rows: Vec<Row<'a>>,
    /// What was used of the page beyond the values themselves: table headers.
    pub(super) boilerplate: Vec<Span>,
    /// Text that is neither a commitment nor a report.
    pub(super) left: Vec<Piece>,
}

/// Promises that stand over rows, which a later table may name again.
#[derive(Debug, Default)]
pub(super) struct Promises<'a> {
    pub(super) list: Vec<Commitment<'a>>,
    texts: similar::Texts,
}

impl<'a> Promises<'a> {
    /// The promise among those there are that says the same.
    fn find(&self, text: &str) -> Option<CommitmentId> {
        self.texts.find(text).map(|index| self.list[index].id)
    }

    fn add(&mut self, promise: Commitment<'a>) {
        self.texts.add(&promise.text);
        self.list.push(promise);
    }
}

/// What decides the time a report is for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Time {
    /// What the whole document reports on.
    pub(super) reporting: Option<ReportPeriod>,
    /// The year of columns that state none.
    pub(super) year: Option<u16>,
}

/// Reads the rows of a follow-up.
pub(super) fn follow_up<'a>(
    page: &Page<'a>,
    outline: &Outline,
    range: Range<usize>,
    reading: &Reading,
    time: Time,
    diagnostics: &mut Diagnostics,
) -> Followed<'a> {
    let mut followed = Followed::default();
    if let Some(fields) = form::fields(page, outline) {
        form::rows(page, fields, reading, time, &mut followed);
        return followed;
    }
    if !outline.tables.is_empty() {
        table::rows(page, outline, reading, time, &mut followed, diagnostics);
        beside_tables::rows(page, outline, range, reading, time, &mut followed);
        return followed;
    }
    // A heading over nothing, such as `Uppföljning`, is no list.
    let mut lists = outline.groups.iter().filter(|group| !group.entries.is_empty());
    let promised = lists.next().is_some_and(|group| {
        group.lead != Lead::Outcome && !is_answered(page, group) && !tells_of_time(page, group, time)
    });
    // `Resultat: Tolv möten hölls.` says what came of the item above it, and nothing of those below.
    // So does `Resultat` right under it, over a line.
    let answers = |lead: Piece, group: &Group| {
        let (this, tokens) = (&page.units[lead.unit], page.piece_tokens(lead));
        let says = || label(tokens).is_some_and(|(_, start)| start < lead.end);
        let one = || matches!(group.entries[..], [Entry { marker: None, .. }]);
        // `Vad vi har gjort` over `1. Polisen ska …` and what came of it.
        let listed = || group.entries.iter().filter(|entry| entry.marker.is_some());
        let again = || listed().count() > 1 && listed().all(|entry| is_promised(page.piece_tokens(entry.piece)));
        this.is_paragraph() && (says() || !this.gap && one() && label_alone(tokens) == Some(ColumnHead::Report))
            || again()
    };
    let mut outcomes = lists.filter(|group| group.lead == Lead::Outcome);
    let outcomes = outcomes.next().is_some_and(|first| !first.lead_piece.is_some_and(|lead| answers(lead, first)));
    match outcomes
        && promised
        && !returns(page, outline)
        && !are_forms(page, outline, range.clone())
        && !takes_turns(page, outline)
    {
        true => two_lists::two_lists(page, outline, reading, time, &mut followed, diagnostics),
        false => prose::interleaved(page, outline, range, reading, time, &mut followed),
    }
    if followed.rows.is_empty() {
        of_lead_ins(page, outline, reading, time, &mut followed);
    }
    followed
}

/// Whether the sign before what is promised comes back among what was done, before what was promised next: `• Polisen ska …` below
/// `Tertial 2` and `- Tolv möten hölls`.
fn returns(page: &Page<'_>, outline: &Outline) -> bool {
    let sign = outline.groups.iter().find_map(|group| group.entries.first()).and_then(|first| first.marker);
    let next = |entry: &&Entry| entry.marker == sign && is_promised(page.piece_tokens(entry.piece));
    sign.is_some()
        && outline.groups.iter().filter(|group| group.lead == Lead::Outcome).any(|group| {
            group.entries.first().is_some_and(|first| first.marker != sign)
                && group.entries.iter().any(|entry| next(&entry))
        })
}

/// Whether, below what is promised, `Aktivitet` stands again and again over one thing that was to be done, and `Resultat` over
/// what came of it.
fn takes_turns(page: &Page<'_>, outline: &Outline) -> bool {
    let named = |head: ColumnHead| {
        let leads = move |group: &&Group| {
            group.lead_piece.is_some_and(|lead| label_alone(page.piece_tokens(lead)) == Some(head))
        };
        outline.groups.iter().filter(leads)
    };
    let one = |group: &Group| group.entries.len() == 1;
    let vows = |lead: Piece| is_promised(page.piece_tokens(lead));
    let labelled = |group: &Group| group.lead_piece.is_some_and(|lead| label_alone(page.piece_tokens(lead)).is_some());
    let promise = |group: &Group| match &group.entries[..] {
        [] => group.lead_piece.is_some_and(vows),
        [only] => !labelled(group) && vows(only.piece),
        _ => false,
    };
    let (activities, reports) = (named(ColumnHead::Activity).count(), named(ColumnHead::Report).count());
    let turns = activities >= FEWEST_LABELS && reports >= FEWEST_LABELS && named(ColumnHead::Activity).all(one);
    turns && outline.groups.iter().any(promise)
}

/// Whether labels such as `Status` stand below what came of each promise, which lists of promises and of outcomes do not have.
fn are_forms(page: &Page<'_>, outline: &Outline, range: Range<usize>) -> bool {
    let of_row = |heading: usize| {
        matches!(label_alone(page.tokens(heading)), Some(ColumnHead::Status | ColumnHead::Responsible))
    };
    let labels = outline.others.iter().filter_map(|section| section.heading).filter(|heading| of_row(*heading));
    // `Status: Genomfört`, or `Genomfört` that stands over no list
    let says = |unit: &usize| {
        let this = &page.units[*unit];
        if !this.is_paragraph() || this.is_void() {
            return false;
        }
        let tokens = page.tokens(*unit);
        let over = || page.next(*unit, range.end).is_some_and(|next| page.units[next].is_item());
        label(tokens).is_some_and(|(head, _)| head == ColumnHead::Status)
            || (only_status(tokens).is_some() || this.ends_sentence() && bare_status(tokens).is_some()) && !over()
    };
    labels.count() >= FEWEST_LABELS || range.clone().filter(says).take(FEWEST_LABELS).count() >= FEWEST_LABELS
}

/// One may be a heading.
const FEWEST_LABELS: usize = 2;

/// Where nothing tells what was promised but what leads in to what was done, that is the activity: `Vi har gjort följande:`
fn of_lead_ins<'a>(page: &Page<'a>, outline: &Outline, reading: &Reading, time: Time, followed: &mut Followed<'a>) {
    let of_what_was_done = |lead: Piece| page.units[lead.unit].stems.all(Stems::GJORT.or(Stems::FOLJANDE));
    let lists = outline.groups.iter().filter(|group| group.entries.len() > 1);
    let told = lists.filter_map(|group| Some((group.lead_piece.filter(|lead| of_what_was_done(*lead))?, group)));
    for (lead, group) in told {
        let mut row = row(passage(page, lead).commitment(activity_id(&followed.rows), reading), None);
        let reports = group.entries.iter().map(|entry| report(&passage(page, entry.piece), time.reporting, reading));
        row.reports.extend(reports);
        followed.rows.push(row);
    }
}

/// Whether paragraphs below most items of a list say what came of them.
fn is_answered(page: &Page<'_>, group: &Group) -> bool {
    let told = |pair: &&[Entry]| {
        let (this, below) = (pair[0].piece.unit, pair[0].piece.unit + 1);
        below < pair[1].piece.unit
            && page.units[this].is_item()
            && page.units[below].is_paragraph()
            && is_account(page.tokens(below))
    };
    let answered = group.entries.windows(2).filter(told).count();
    answered > 1 && answered * 2 + 1 >= group.entries.len()
}

/// Whether a list under `Tertial 1` tells what was done in it.
fn tells_of_time(page: &Page<'_>, group: &Group, time: Time) -> bool {
    let of_time = |lead: Piece| time_alone(page.piece_tokens(lead), time.year).is_some();
    group.lead_piece.is_some_and(of_time)
        && group.entries.iter().all(|entry| is_account(page.piece_tokens(entry.piece)))
}

/// A row without reports.
fn row<'a>(activity: Commitment<'a>, promise: Option<CommitmentId>) -> Row<'a> {
    Row { promise, activity, reports: Vec::new(), outcome: unassessed() }
}

fn report<'a>(passage: &Passage<'_, 'a>, period: Option<ReportPeriod>, reading: &Reading) -> Report<'a> {
    Report {
        period,
        text: passage.folded.slice(passage.start as usize, passage.end as usize),
        span: passage.folded.span(passage.start as usize, passage.end as usize),
        counts: passage.targets(Context { only_year: reading.only_year, report: true }),
        cumulative: is_cumulative(passage.tokens),
    }
}

/// Adds a promise that stands over rows, or finds it among those there are.
fn promise_over<'a>(page: &Page<'a>, piece: Piece, reading: &Reading, promises: &mut Promises<'a>) -> CommitmentId {
    if let Some(found) = promises.find(page.text(piece)) {
        return found;
    }
    add_promise(page, piece, None, reading, promises)
}

fn add_promise<'a>(
    page: &Page<'a>,
    piece: Piece,
    group: Option<&Group>,
    reading: &Reading,
    promises: &mut Promises<'a>,
) -> CommitmentId {
    let id = CommitmentId { kind: CommitmentKind::Promise, number: promises.list.len() as u32 + 1 };
    let mut promise = passage(page, piece).commitment(id, reading);
    if let Some(group) = group
        && promise.actors.is_empty()
    {
        governed(page, &mut promise, group, reading);
    }
    promises.add(promise);
    id
}

fn activity_id(rows: &[Row<'_>]) -> CommitmentId {
    CommitmentId { kind: CommitmentKind::Activity, number: rows.len() as u32 + 1 }
}
