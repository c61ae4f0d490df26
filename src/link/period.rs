//! What became of each commitment over its whole period, from all follow-ups at hand.

use std::collections::{BTreeMap, BTreeSet};

use super::counted::comparable;
use super::follow_ups::{Cycle, Track};
use super::outcome::{outcome_at, unassessed};
use super::prepare::Doc;
use super::themes::themes;
use super::types::{Class, PeriodOutcome, UsedReport, YearOutcome};
use super::versions::reported_until;
use crate::document::{
    Commitment, CommitmentKind, Comparator, Date, Number, Outcome, Per, Report, ReportPeriod, Row, Status, Target,
};
use crate::export::digest;

/// The outcomes of a cycle: a commitment each.
pub(super) fn outcomes<'d>(docs: &[Doc<'d>], cycle: &Cycle, to: &mut Vec<PeriodOutcome<'d>>) {
    let two_levels = cycle.promise.is_some_and(|promise| !docs[promise].document.activities.is_empty());
    for track in &cycle.tracks {
        let aim = |item: usize| {
            let id = cycle.promise.and_then(|promise| docs[promise].items.get(item)).map(|item| item.commitment.id);
            id.is_some_and(|id| id.kind == CommitmentKind::Promise)
        };
        // Aims are kept by what is done for them, and held against reports only where a row repeats them.
        if two_levels && track.rows.is_empty() && track.item.is_some_and(aim) {
            continue;
        }
        to.extend(of_track(docs, cycle, track));
    }
}

/// A report with the row that it stands in.
#[derive(Clone, Copy)]
struct Reported<'a, 'd> {
    doc: usize,
    row: usize,
    number: usize,
    report: &'a Report<'d>,
}

fn of_track<'d>(docs: &[Doc<'d>], cycle: &Cycle, track: &Track) -> Option<PeriodOutcome<'d>> {
    let promised = cycle.promise.zip(track.item);
    let (end, features) = match (promised, track.rows.first()) {
        (Some((promise, item)), _) => {
            let features = docs[promise].items.get(item)?;
            (docs[promise].commitment(features.commitment, None), features)
        }
        (None, Some((doc, row))) => {
            let features = docs[*doc].rows.get(*row)?;
            (docs[*doc].commitment(features.commitment, Some(*row)), features)
        }
        (None, None) => return None,
    };
    let promise: &'d Commitment<'d> = features.commitment;
    let row_targets = track.rows.iter().map(|(doc, row)| docs[*doc].rows[*row].targets()).find(|of| !of.is_empty());
    // What the promise document has is what was promised; a row can only add what that does not say.
    let targets = if promise.targets.is_empty() { row_targets.unwrap_or_default() } else { &promise.targets };
    let reports = used(docs, track, targets);
    let years = years(docs, cycle, track, promise, targets, &reports);
    let verdict = verdict(docs, cycle, track, targets, &years);
    let class = match track.undecided.is_empty() || !track.rows.is_empty() {
        true => class(cycle, targets, &reports, verdict.status),
        false => Class::Unsettled,
    };
    let (first, last) = (end.start_year, years.iter().filter_map(|year| year.year).max());
    let until = end.end_year.unwrap_or(u16::MAX);
    let unreported: Vec<u16> = match (first, last) {
        (Some(first), Some(last)) => {
            (first..=last.min(until)).filter(|year| years.iter().all(|of| of.year != Some(*year))).collect()
        }
        _ => Vec::new(),
    };
    let mut explanation = verdict.explanation;
    if !unreported.is_empty() {
        let list: Vec<String> = unreported.iter().map(u16::to_string).collect();
        explanation += &format!("; no report at hand is for {}", list.join(", "));
    }
    let place = format!("{} {:?} {}", end.document, end.row, promise.id);
    Some(PeriodOutcome {
        id: digest(&["outcome", &place]),
        commitment: end,
        promise_is_known: promised.is_some(),
        actors: promise.actors.clone(),
        themes: themes(&promise.text),
        targets: targets.to_vec(),
        class,
        status: verdict.status,
        target: verdict.target,
        achieved: verdict.achieved,
        years,
        unreported_years: unreported,
        reports: reports.iter().map(|of| used_report(docs, of)).collect(),
        explanation,
    })
}

fn used_report<'d>(docs: &[Doc<'d>], of: &Reported<'_, 'd>) -> UsedReport<'d> {
    UsedReport {
        document: docs[of.doc].key.clone(),
        row: of.row as u32 + 1,
        report: of.number as u32,
        period: of.report.period,
        text: of.report.text.clone(),
        span: of.report.span,
        cumulative: of.report.cumulative,
    }
}

/// The reports on a track in order of time, each time once.
///
/// Later follow-ups repeat what earlier ones reported: what the last one says of a time is taken. A report for a whole
/// year that counts the same as the promise stands for those on its parts.
fn used<'a, 'd>(docs: &'a [Doc<'d>], track: &Track, targets: &[Target<'_>]) -> Vec<Reported<'a, 'd>> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut used: Vec<Reported<'a, 'd>> = Vec::new();
    for (doc, row) in &track.rows {
        let Some(reports) = docs[*doc].row(*row).map(|row| &row.reports) else { continue };
        // One follow-up can have several reports on the same time.
        let mut own = Vec::new();
        for (number, report) in (1..).zip(reports) {
            let key = match report.period {
                Some(period) => format!("{period:?}"),
                None => report.text.to_lowercase(),
            };
            if !seen.contains(&key) {
                used.push(Reported { doc: *doc, row: *row, number, report });
                own.push(key);
            }
        }
        seen.extend(own);
    }
    let counts = |of: &Reported<'_, '_>| targets.iter().any(|target| comparable(target, of.report).is_some());
    let wide: Vec<(u16, u16)> = used.iter().filter(|of| counts(of)).filter_map(|of| whole_years(of.report)).collect();
    used.retain(|of| {
        let part = matches!(
            of.report.period,
            Some(ReportPeriod::Tertial { .. } | ReportPeriod::Quarter { .. } | ReportPeriod::Half { .. })
        );
        !part || year_of(docs, of).is_none_or(|year| wide.iter().all(|(from, to)| !(*from..=*to).contains(&year)))
    });
    used.sort_by_key(|of| {
        let until = reported_until(of.report.period.or(docs[of.doc].document.reporting));
        (until, docs[of.doc].document.reporting.map(|of| reported_until(Some(of))), of.doc, of.row, of.report.span)
    });
    used
}

/// The years of a report that is for whole years.
fn whole_years(report: &Report<'_>) -> Option<(u16, u16)> {
    match report.period? {
        ReportPeriod::Range { start: Date::Year(start), end: Date::Year(end) } => Some((start, end)),
        _ => None,
    }
}

fn year_of(docs: &[Doc<'_>], of: &Reported<'_, '_>) -> Option<u16> {
    let period = of.report.period.or(docs[of.doc].document.reporting)?;
    Some(reported_until(Some(period)).0)
}

/// The verdict on each year.
fn years<'d>(
    docs: &[Doc<'d>],
    cycle: &Cycle,
    track: &Track,
    promise: &'d Commitment<'d>,
    targets: &[Target<'d>],
    reports: &[Reported<'_, 'd>],
) -> Vec<YearOutcome> {
    let mut by_year: BTreeMap<Option<u16>, Vec<Reported<'_, 'd>>> = BTreeMap::new();
    for of in reports {
        by_year.entry(year_of(docs, of)).or_default().push(*of);
    }
    let of_year = |(year, reports): (Option<u16>, Vec<Reported<'_, 'd>>)| {
        let own = own_outcome(docs, track, targets, &reports);
        let recomputed = || {
            let activity = Commitment { targets: targets.to_vec(), ..promise.clone() };
            let reports: Vec<Report<'d>> = reports.iter().map(|of| of.report.clone()).collect();
            let row = Row { promise: None, activity, reports, outcome: unassessed() };
            let of = cycle.promise.or(cycle.follow_ups.first().copied());
            outcome_at(&row, reported(docs, cycle, year), of.and_then(|of| docs[of].document.period))
        };
        let outcome = own.cloned().unwrap_or_else(recomputed);
        let Outcome { mut status, target: _, achieved, mut explanation, evidence: _ } = outcome;
        // A status column of the last follow-up decides where the numbers do not.
        if let Some(last) = reports.last().filter(|_| own.is_none() && !matches!(status, Status::Met | Status::NotMet))
            && let Some(row) = docs[last.doc].row(last.row)
            && matches!(row.outcome.status, Status::ReportedDone | Status::ReportedNotDone | Status::InProgress)
        {
            status = row.outcome.status;
            explanation = row.outcome.explanation.clone();
        }
        YearOutcome { year, status, achieved, explanation: explanation.into_owned() }
    };
    by_year.into_iter().map(of_year).collect()
}

/// The outcome that a follow-up's own row has, where it rests on these reports and these targets.
fn own_outcome<'a, 'd>(
    docs: &'a [Doc<'d>],
    track: &Track,
    targets: &[Target<'d>],
    reports: &[Reported<'_, 'd>],
) -> Option<&'a Outcome<'d>> {
    let (doc, row) = track.rows.iter().copied().find(|(doc, row)| {
        let all = docs[*doc].row(*row).map_or(0, |row| row.reports.len());
        all == reports.len() && reports.iter().all(|of| (of.doc, of.row) == (*doc, *row))
    })?;
    let row = docs[doc].row(row)?;
    let said = |of: &[Target<'_>]| -> Vec<(Comparator, Number, Option<Per>)> {
        of.iter().map(|target| (target.comparator, target.value, target.per)).collect()
    };
    (said(targets) == said(&row.activity.targets)).then_some(&row.outcome)
}

/// What is reported until when, of a year.
fn reported(docs: &[Doc<'_>], cycle: &Cycle, year: Option<u16>) -> Option<ReportPeriod> {
    let reportings = cycle.follow_ups.iter().filter_map(|doc| docs[*doc].document.reporting);
    match year {
        Some(year) => {
            let later = reportings.clone().any(|of| reported_until(Some(of)).0 > year);
            let whole = ReportPeriod::Range { start: Date::Year(year), end: Date::Year(year) };
            let last =
                reportings.filter(|of| reported_until(Some(*of)).0 == year).max_by_key(|of| reported_until(Some(*of)));
            if later { Some(whole) } else { last }
        }
        None => reportings.max_by_key(|of| reported_until(Some(*of))),
    }
}

/// The verdict on the whole.
struct Verdict {
    status: Option<Status>,
    target: Option<Number>,
    achieved: Option<Number>,
    explanation: String,
}

fn verdict(docs: &[Doc<'_>], cycle: &Cycle, track: &Track, targets: &[Target<'_>], years: &[YearOutcome]) -> Verdict {
    let target = match targets {
        [] => None,
        [only] => Some(only.value),
        // Several that count the same thing are added in the row's own outcome.
        _ => track.rows.iter().find_map(|(doc, row)| docs[*doc].row(*row)?.outcome.target).or(Some(targets[0].value)),
    };
    let verdict = |status, achieved, explanation: String| Verdict { status, target, achieved, explanation };
    match (years, track.rows.first()) {
        ([], None) if cycle.follow_ups.is_empty() => verdict(None, None, "no follow-up is at hand".to_owned()),
        ([], None) if !track.undecided.is_empty() => {
            let why = "a row of a follow-up fits this and other commitments equally well".to_owned();
            verdict(Some(Status::Undetermined), None, why)
        }
        ([], None) => {
            let status = if targets.is_empty() { Status::NotQuantified } else { Status::Undetermined };
            verdict(Some(status), None, "no follow-up at hand has a row on it".to_owned())
        }
        ([], Some((doc, row))) => match docs[*doc].row(*row) {
            Some(row) => {
                let own = &row.outcome.explanation;
                let silent = matches!(row.outcome.status, Status::NotQuantified);
                let why = if silent { format!("nothing is reported; {own}") } else { own.to_string() };
                verdict(Some(row.outcome.status), None, why)
            }
            None => verdict(None, None, String::new()),
        },
        ([only], _) => verdict(Some(only.status), only.achieved, only.explanation.clone()),
        (several, _) => several_years(several, targets, target),
    }
}

/// Years are each held against a target per year; else the promise is for all of them together.
fn several_years(years: &[YearOutcome], targets: &[Target<'_>], target: Option<Number>) -> Verdict {
    let told = |of: &YearOutcome| match of.year {
        Some(year) => format!("{year}: {}", of.explanation),
        None => of.explanation.clone(),
    };
    let explanation = years.iter().map(told).collect::<Vec<_>>().join("; ");
    let any = |status: Status| years.iter().find(|of| of.status == status);
    let last = &years[years.len() - 1];
    let with =
        |of: &YearOutcome, explanation| Verdict { status: Some(of.status), target, achieved: of.achieved, explanation };
    let each_year = targets.iter().any(|target| target.per.is_some());
    if each_year {
        // The first that is missed decides, then the first that is open.
        let decides = any(Status::NotMet).or(years.iter().find(|of| of.status != Status::Met)).unwrap_or(last);
        return with(decides, explanation);
    }
    if let Some(met) = any(Status::Met) {
        return with(met, explanation);
    }
    let numbers: Vec<f64> = years.iter().filter_map(|of| of.achieved).map(|number| number.0).collect();
    let rising = targets.iter().all(|target| target.comparator != Comparator::AtMost);
    let sum: f64 = numbers.iter().sum();
    if let Some(wanted) = target.filter(|_| rising && numbers.len() > 1)
        && sum >= wanted.0
        && last.status == Status::NotMet
    {
        return Verdict {
            status: Some(Status::Undetermined),
            target,
            achieved: None,
            explanation: format!(
                "{explanation}; whether the later total holds the earlier one is not said, and together they give {}",
                Number(sum)
            ),
        };
    }
    with(last, explanation)
}

fn class(cycle: &Cycle, targets: &[Target<'_>], reports: &[Reported<'_, '_>], status: Option<Status>) -> Class {
    let Some(status) = status.filter(|_| !cycle.follow_ups.is_empty()) else { return Class::NoFollowUp };
    let counts = || reports.iter().any(|of| targets.iter().any(|target| comparable(target, of.report).is_some()));
    match status {
        Status::Met => Class::Met,
        Status::NotMet => Class::NotMet,
        Status::InProgress => Class::InProgress,
        Status::ReportedNotDone => Class::NotDone,
        Status::ReportedDone if targets.is_empty() => Class::DoneWithoutTarget,
        Status::ReportedDone => Class::ReportedWithoutNumber,
        Status::Undetermined | Status::NotQuantified if reports.is_empty() => Class::NeverReported,
        Status::Undetermined | Status::NotQuantified if targets.is_empty() => Class::NoTarget,
        Status::Undetermined | Status::NotQuantified if counts() => Class::Unsettled,
        Status::Undetermined | Status::NotQuantified => Class::ReportedWithoutNumber,
    }
}
