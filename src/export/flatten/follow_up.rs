//! The rows of follow-ups, with their reports and outcomes.

use std::io;

use super::Joins;
use super::cells::{code, join, last_year, period_label, text};
use super::commitment::{Known, activity};
use crate::document::{Outcome, Report, Row, Target};
use crate::export::Sink;
use crate::export::tables::{CountRow, OutcomeRow, ReportRow, RowRow};

pub fn row(row: &Row<'_>, number: u32, known: &Known<'_>, joins: Joins<'_>, to: &mut dyn Sink) -> io::Result<()> {
    let Row { promise, activity: promised, reports, outcome } = row;
    let key = format!("{}/r{number}", known.document_id());
    // The row is in the key: an activity of the same id may stand in the list of activities.
    let activity_id = format!("{key}/{}", promised.id);
    activity(promised, &activity_id, true, known, joins, to)?;
    RowRow {
        row_id: text(&key),
        document_id: text(joins.document_id),
        promise_id: promise.and_then(|id| known.find(id)).map(text),
        activity_id: text(&activity_id),
        reports: reports.len(),
    }
    .write(to)?;
    for (number, of) in (1..).zip(reports) {
        report(of, number, &key, joins, to)?;
    }
    let Outcome { status, target, achieved, explanation, evidence } = outcome;
    OutcomeRow {
        row_id: text(&key),
        document_id: text(joins.document_id),
        activity_id: text(&activity_id),
        status: code(status),
        target: *target,
        achieved: *achieved,
        explanation: text(explanation),
        evidence: join(evidence.iter().map(|span| format!("{}-{}", span.start, span.end)), ","),
        reporting_year: joins.reporting_year,
        kommun_code: joins.kommun_code.map(text),
        lan_code: joins.lan_code.map(text),
        start_year: joins.start_year,
        end_year: joins.end_year,
    }
    .write(to)
}

fn report(report: &Report<'_>, number: u32, row: &str, joins: Joins<'_>, to: &mut dyn Sink) -> io::Result<()> {
    let Report { period, text: of, span, counts, cumulative } = report;
    let key = format!("{row}/c{number}");
    ReportRow {
        report_id: text(&key),
        row_id: text(row),
        document_id: text(joins.document_id),
        period: period.map(|period| period_label(period).into()),
        year: period.map(last_year),
        text: text(of),
        cumulative: *cumulative,
        span_start: span.start,
        span_end: span.end,
    }
    .write(to)?;
    for (number, Target { comparator, value, unit, per, span: _ }) in (1..).zip(counts) {
        CountRow {
            count_id: format!("{key}/n{number}").into(),
            report_id: text(&key),
            comparator: code(comparator),
            value: *value,
            unit: unit.as_deref().map(text),
            per: per.as_ref().map(code),
        }
        .write(to)?;
    }
    Ok(())
}
