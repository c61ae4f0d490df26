//! Rows, reports and totals of a follow-up.

use std::collections::BTreeSet;

use super::Findings;
use crate::document::{Code, Comparator, Document, Kind, Report, ReportPeriod, Row};
use crate::vocabulary::year::PARTS_OF_YEAR;

pub(super) fn check(document: &Document<'_>, findings: &mut Findings<'_>) {
    if document.kind != Kind::FollowUp {
        return;
    }
    let reports = document.rows.iter().flat_map(|row| &row.reports);
    let seen: BTreeSet<Time> = reports.filter_map(|report| report.period.and_then(time)).collect();
    let until = document.reporting.and_then(time);
    for row in &document.rows {
        if row.promise.is_none() && !document.promises.is_empty() {
            findings.add(Code::RowWithoutPromise, Some(row.activity.span), &[]);
        }
        below_earlier(row, findings);
        missing(row, &seen, until, findings);
    }
    out_of_order(document, findings);
}

/// A part of a year: the year, how many parts it has, and which of them it is.
type Time = (u16, u8, u8);

fn time(period: ReportPeriod) -> Option<Time> {
    match period {
        ReportPeriod::Tertial { year, tertial } => Some((year, 3, tertial)),
        ReportPeriod::Quarter { year, quarter } => Some((year, 4, quarter)),
        ReportPeriod::Half { year, half } => Some((year, 2, half)),
        ReportPeriod::Range { .. } => None,
    }
}

/// `tertial 2 2019`
fn name((year, parts, part): Time) -> String {
    let kind = PARTS_OF_YEAR.iter().find(|(in_all, _)| *in_all == parts).map_or("", |(_, name)| name);
    format!("{kind} {part} {year}")
}

/// Times that have reports on other rows, have passed, and have none on this.
fn missing(row: &Row<'_>, seen: &BTreeSet<Time>, until: Option<Time>, findings: &mut Findings<'_>) {
    let own: BTreeSet<Time> = row.reports.iter().filter_map(|report| report.period.and_then(time)).collect();
    let passed = |time: &&Time| until.is_none_or(|until| time.1 != until.1 || **time <= until);
    let names: Vec<String> =
        seen.iter().filter(passed).filter(|time| !own.contains(time)).map(|time| name(*time)).collect();
    if !names.is_empty() {
        findings.add(Code::MissingReport, Some(row.activity.span), &[("period", names.join(", "))]);
    }
}

/// What a report counts, where it counts one thing and says how many it is.
fn one<'r>(report: &'r Report<'_>) -> Option<(f64, Option<&'r str>)> {
    match &report.counts[..] {
        [count] if count.comparator == Comparator::Exactly => Some((count.value.0, count.unit.as_deref())),
        _ => None,
    }
}

/// A stated total that is lower than what was reported before it.
fn below_earlier(row: &Row<'_>, findings: &mut Findings<'_>) {
    for (index, report) in row.reports.iter().enumerate().filter(|(_, report)| report.cumulative) {
        let Some((total, unit)) = one(report) else { continue };
        let earlier = row.reports[..index].iter().filter_map(|earlier| {
            let (value, of) = one(earlier)?;
            (of == unit || of.is_none() || unit.is_none()).then_some((value, earlier.cumulative))
        });
        // A total takes the place of what came before it.
        let before = earlier.fold(0.0, |sum, (value, cumulative)| if cumulative { value } else { sum + value });
        if total < before {
            let values = [("earlier", before.to_string()), ("found", total.to_string())];
            findings.add(Code::TotalBelowEarlier, Some(report.span), &values);
        }
    }
}

/// Columns that have changed places; told once for a document.
fn out_of_order(document: &Document<'_>, findings: &mut Findings<'_>) {
    let pair = document.rows.iter().find_map(|row| {
        row.reports.windows(2).find_map(|pair| {
            let (first, second) = (pair[0].period.and_then(time)?, pair[1].period.and_then(time)?);
            (first.1 == second.1 && first > second).then(|| (first, second, pair[0].span))
        })
    });
    if let Some((later, earlier, span)) = pair {
        findings.add(Code::ReportsOutOfOrder, Some(span), &[("later", name(later)), ("earlier", name(earlier))]);
    }
}
