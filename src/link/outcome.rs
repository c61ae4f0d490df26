//! The outcome of a row: its targets held against its reports, with the reason in words.

use std::borrow::Cow;

use super::counted::{comparable, compounds, event, events, merged, name_only, tells_of_one};
use super::words::{counted_text, excerpt, texts};
use crate::document::{
    Comparator, Date, Document, Number, Outcome, Per, Period, Report, ReportPeriod, Row, Span, Status, Target,
};
use crate::grammar::{Signs, Tokens, Words, YEARS, bare_status, is_done_itself, prepares, says_done};

/// Assesses every row of a follow-up; `tokens` gives those of a report where they are at hand.
pub(crate) fn assess<'t>(document: &mut Document<'_>, tokens: &dyn Fn(&Report<'_>) -> Option<Tokens<'t>>) {
    let reports = || document.rows.iter().flat_map(|row| &row.reports);
    let compares = reports().any(|report| !is_earlier(report, document.period));
    let context = Context { reporting: document.reporting, period: document.period, compares, tokens };
    for row in &mut document.rows {
        row.outcome = outcome(row, &context);
    }
}

/// An outcome that is still to be assessed.
pub(crate) fn unassessed<'a>() -> Outcome<'a> {
    Outcome {
        status: Status::Undetermined,
        target: None,
        achieved: None,
        explanation: Cow::Borrowed(""),
        evidence: Vec::new(),
    }
}

/// What else decides an outcome.
struct Context<'c, 't> {
    reporting: Option<ReportPeriod>,
    period: Option<Period>,
    /// Some report is for a time when the promises held, so that those of earlier times stand there to compare with.
    compares: bool,
    tokens: &'c dyn Fn(&Report<'_>) -> Option<Tokens<'t>>,
}

impl Context<'_, '_> {
    /// What `read` makes of a report.
    fn read<T>(&self, report: &Report<'_>, read: impl Fn(Tokens<'_>) -> T) -> T {
        match (self.tokens)(report) {
            Some(tokens) => read(tokens),
            None => read(Words::default().cut(&report.text, Signs::default())),
        }
    }

    /// Whether what a target is for is over when the report is given.
    fn is_over(&self, target: &Target<'_>) -> bool {
        let Some(reporting) = self.reporting else { return false };
        let (year, last) = last_month(reporting);
        match (target.per, self.period.and_then(|period| period.end)) {
            (Some(Per::Year), _) => last == 12,
            (Some(_), _) => true,
            (None, Some(end)) => (year, last) >= (end.last_day().0, end.last_day().1),
            (None, None) => last == 12,
        }
    }
}

/// The last month that a report is for. Documents that others wrote may have a fourth tertial.
pub(super) fn last_month(period: ReportPeriod) -> (u16, u8) {
    match period {
        ReportPeriod::Tertial { year, tertial } => (year, tertial.saturating_mul(4)),
        ReportPeriod::Quarter { year, quarter } => (year, quarter.saturating_mul(3)),
        ReportPeriod::Half { year, half } => (year, half.saturating_mul(6)),
        ReportPeriod::Range { end, .. } => (end.last_day().0, end.last_day().1),
    }
}

/// Whether a report is for just the time that `per` names.
fn is_for(period: Option<ReportPeriod>, per: Per) -> bool {
    matches!(
        (period, per),
        (Some(ReportPeriod::Tertial { .. }), Per::Tertial)
            | (Some(ReportPeriod::Quarter { .. }), Per::Quarter)
            | (Some(ReportPeriod::Half { .. }), Per::HalfYear)
            | (Some(ReportPeriod::Range { start: Date::Month { .. }, .. }), Per::Month)
    ) && !matches!(period, Some(ReportPeriod::Range { start, end }) if start != end)
}

/// Whether a report tells what was done each time that `per` names: it is for just that time, or says so itself, as
/// `fem kvällar i veckan` does.
fn tells_of_each(report: &Report<'_>, per: Per) -> bool {
    is_for(report.period, per) || per != Per::Year && report.counts.iter().any(|count| count.per == Some(per))
}

/// A target held against the reports.
struct Verdict {
    status: Status,
    achieved: Option<f64>,
    why: String,
    evidence: Vec<Span>,
}

/// Holds a row's targets against its reports, given when it is reported and the time that the promises hold. What its
/// outcome has as evidence already is taken for a status column.
pub(super) fn outcome_at<'a>(row: &Row<'a>, reporting: Option<ReportPeriod>, period: Option<Period>) -> Outcome<'a> {
    let compares = row.reports.iter().any(|report| !is_earlier(report, period));
    outcome(row, &Context { reporting, period, compares, tokens: &|_| None })
}

fn outcome<'a>(row: &Row<'a>, context: &Context<'_, '_>) -> Outcome<'a> {
    let own = without_earlier(row, context);
    let row = own.as_ref().unwrap_or(row);
    let explicit = (!row.outcome.evidence.is_empty()).then_some(row.outcome.status);
    let mut targets = merged(&row.activity.targets);
    name_only(&mut targets, row);
    compounds(&mut targets, &row.activity.text, &row.reports);
    events(&mut targets, &row.activity.text, &row.reports);
    if targets.is_empty() {
        return without_target(row, explicit, context);
    }
    let verdicts = targets.iter().map(|target| (target.value.0, verdict(target, row, context)));
    // Of several targets the first that is missed decides, then the first that is open.
    let order = |status: Status| match status {
        Status::NotMet => 0,
        Status::Met => 2,
        _ => 1,
    };
    let Some((value, verdict)) = verdicts.min_by_key(|(_, verdict)| order(verdict.status)) else {
        return without_target(row, explicit, context);
    };
    let (mut status, mut why, mut evidence) = (verdict.status, verdict.why, verdict.evidence);
    if let Some(explicit) = explicit
        && !matches!(status, Status::Met | Status::NotMet)
    {
        status = explicit;
        why = format!("the status column decides; {why}");
        evidence.splice(0..0, row.outcome.evidence.iter().copied());
    }
    Outcome {
        status,
        target: Some(Number(value)),
        achieved: verdict.achieved.map(Number),
        explanation: Cow::Owned(why),
        evidence,
    }
}

/// The row without what was done before the promises held, which stands beside what was promised to compare with:
/// `Utfall 2021` before `Utfall 2022` for promises of 2022.
fn without_earlier<'a>(row: &Row<'a>, context: &Context<'_, '_>) -> Option<Row<'a>> {
    let earlier = |report: &Report<'_>| is_earlier(report, context.period);
    (context.compares && row.reports.iter().any(earlier)).then(|| {
        let reports = row.reports.iter().filter(|report| !earlier(report)).cloned().collect();
        Row { reports, ..row.clone() }
    })
}

/// Whether a report is for a time before that of the promises, or tells of no other: `Motsvarande siffra för 2018 var 190.`
fn is_earlier(report: &Report<'_>, promised: Option<Period>) -> bool {
    let Some((year, month, _)) = promised.map(|period| period.start.first_day()) else { return false };
    // `41 kontroller, mot 28 under 2018` tells of both.
    let years = || words(&report.text).map(year_of);
    report.period.is_some_and(|period| last_month(period) < (year, month))
        || years().take(FIRST_WORDS).flatten().next().is_some() && years().flatten().all(|told| told < year)
}

/// The words of a report, without what stands between them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', '.', '(', ')'])
}

/// `2018`
pub(super) fn year_of(word: &str) -> Option<u16> {
    let year = (word.len() == YEAR_DIGITS).then(|| word.parse().ok()).flatten()?;
    YEARS.contains(&year).then_some(year)
}

const YEAR_DIGITS: usize = 4;

/// `Motsvarande siffra för 2018`
const FIRST_WORDS: usize = 4;

fn without_target<'a>(row: &Row<'a>, explicit: Option<Status>, context: &Context<'_, '_>) -> Outcome<'a> {
    let open = |status: Status, explanation: String, evidence: Vec<Span>| Outcome {
        status,
        target: None,
        achieved: None,
        explanation: Cow::Owned(explanation),
        evidence,
    };
    if let Some(status) = explicit {
        return open(
            status,
            "the status column says so; the activity has no target".to_owned(),
            row.outcome.evidence.clone(),
        );
    }
    for report in row.reports.iter().rev() {
        if let Some(status) = context.read(report, |tokens| stated_of(tokens, &row.activity.text)) {
            return open(
                status,
                format!("the activity has no target; `{}` says so", excerpt(&report.text)),
                vec![report.span],
            );
        }
    }
    open(Status::NotQuantified, "the activity has no target that can be counted".to_owned(), Vec::new())
}

/// How far a report without a number says that what was promised has come.
fn stated_of(tokens: Tokens<'_>, promised: &str) -> Option<Status> {
    let itself = || is_done_itself(tokens, promised).then_some(Status::ReportedDone);
    of_promised(bare_status(tokens), tokens, promised).or_else(itself)
}

/// A status that a report states, unless only what prepares for what was promised is done: `Upphandlingen är klar`.
fn of_promised(status: Option<Status>, tokens: Tokens<'_>, promised: &str) -> Option<Status> {
    status.filter(|status| *status != Status::ReportedDone || !prepares(tokens, promised))
}

fn verdict(target: &Target<'_>, row: &Row<'_>, context: &Context<'_, '_>) -> Verdict {
    let promised = promised(target);
    let over = context.is_over(target);
    // Columns of several years each tell of one.
    let of_years = target.per == Some(Per::Year) && tells_of_years(row);
    let of_each = |report: &Report<'_>, per: Per| tells_of_each(report, per) || of_years && is_of_year(report.period);
    if let Some(per) = target.per
        && row.reports.iter().any(|report| of_each(report, per) && comparable(target, report).is_some())
    {
        return each_period(target, row, |report| of_each(report, per), &promised);
    }
    // A week's or a month's target cannot be held against a tertial's sum.
    let countable = matches!(target.per, None | Some(Per::Year));
    let mut counted: Vec<(&Report<'_>, f64)> = row
        .reports
        .iter()
        .filter(|_| countable)
        .filter_map(|report| comparable(target, report).map(|value| (report, value)))
        .collect();
    let only = counted.len() == 1;
    let is_total = |(report, _): &(&Report<'_>, f64)| {
        report.cumulative
            || only && is_whole(report.period, context.period)
            || is_of_year(report.period) && counted.iter().any(|(other, _)| !is_of_year(other.period))
    };
    let rising = matches!(target.comparator, Comparator::AtLeast | Comparator::MoreThan) || only;
    let mut total = counted.iter().rposition(is_total);
    // What was reported after a total comes on top of it: `Sammanlagt nio`, then `Två till`.
    if let Some(at) = total.filter(|at| rising && *at + 1 < counted.len() && !reaches(target, counted[*at].1)) {
        counted.drain(..at);
        total = None;
        let since: f64 = counted.iter().map(|(_, value)| value).sum();
        if over && !reaches(target, since) {
            let evidence = counted.iter().map(|(report, _)| report.span).collect();
            let why = format!("{} give {}; {promised}", texts(&counted), Number(since));
            return Verdict { status: Status::NotMet, achieved: Some(since), why, evidence };
        }
    }
    if let Some((report, value)) = total.map(|at| counted[at]) {
        let met = reaches(target, value);
        let status = match (met, over) {
            (true, _) => Status::Met,
            (false, true) => Status::NotMet,
            (false, false) => Status::InProgress,
        };
        let why = format!("`{}` gives {}; {promised}", excerpt(&report.text), Number(value));
        return Verdict { status, achieved: Some(value), why, evidence: vec![report.span] };
    }
    let sum: f64 = counted.iter().map(|(_, value)| value).sum();
    let evidence: Vec<Span> = counted.iter().map(|(report, _)| report.span).collect();
    if !counted.is_empty() && rising && target.comparator != Comparator::AtMost && reaches(target, sum) {
        return Verdict {
            status: Status::Met,
            achieved: Some(sum),
            why: format!(
                "{} {} {}; {promised}",
                texts(&counted),
                if counted.len() == 1 { "gives" } else { "give" },
                Number(sum)
            ),
            evidence,
        };
    }
    if !counted.is_empty() && !over {
        let verb = if counted.len() == 1 { "gives" } else { "give" };
        let why = format!("{} {verb} {} so far; {promised}", texts(&counted), Number(sum));
        // Several may leave something out between them; one tells all there is so far.
        let achieved = (counted.len() == 1).then_some(sum);
        return Verdict { status: Status::InProgress, achieved, why, evidence };
    }
    stated(target, row, &counted, &promised, context)
}

/// No comparable total: what the reports say in words.
fn stated(
    target: &Target<'_>,
    row: &Row<'_>,
    counted: &[(&Report<'_>, f64)],
    promised: &str,
    context: &Context<'_, '_>,
) -> Verdict {
    let unit = event(target, &row.activity.text);
    // What counts some of them does not say that all are done.
    for report in row.reports.iter().rev().filter(|report| comparable(target, report).is_none()) {
        let found = context
            .read(report, |tokens| of_promised(says_done(tokens, unit, target.value.0), tokens, &row.activity.text));
        let of_one =
            |status: &Status| *status == Status::ReportedDone && tells_of_one(report, target, &row.activity.text);
        if let Some(status) = found.filter(|status| !of_one(status)) {
            let why = format!("`{}` says so without a comparable number; {promised}", excerpt(&report.text));
            return Verdict { status, achieved: None, why, evidence: vec![report.span] };
        }
    }
    let why = match (row.reports.is_empty(), counted.is_empty()) {
        (true, _) => format!("nothing is reported; {promised}"),
        (false, true) => format!("no report counts the same thing; {promised}"),
        (false, false) => format!("{} state no total, and may leave some out; {promised}", texts(counted)),
    };
    Verdict {
        status: Status::Undetermined,
        achieved: None,
        why,
        evidence: row.reports.iter().map(|report| report.span).collect(),
    }
}

/// A target for each tertial, quarter, half year or year: every report of that time must reach it.
fn each_period(target: &Target<'_>, row: &Row<'_>, of_each: impl Fn(&Report<'_>) -> bool, promised: &str) -> Verdict {
    let at_most = target.comparator == Comparator::AtMost;
    let mut worst: Option<(&Report<'_>, f64)> = None;
    for report in row.reports.iter().filter(|report| of_each(report)) {
        if let Some(value) = comparable(target, report)
            && worst.is_none_or(|(_, other)| if at_most { value > other } else { value < other })
        {
            worst = Some((report, value));
        }
    }
    let Some((report, value)) = worst else {
        return Verdict {
            status: Status::Undetermined,
            achieved: None,
            why: promised.to_owned(),
            evidence: Vec::new(),
        };
    };
    let status = if reaches(target, value) { Status::Met } else { Status::NotMet };
    let end = if at_most { "highest" } else { "lowest" };
    let why = format!("the {end} is `{}` with {}; {promised}", excerpt(&report.text), Number(value));
    Verdict { status, achieved: Some(value), why, evidence: vec![report.span] }
}

/// Whether a report is for a whole year, and so holds what those for parts of it say.
fn is_of_year(period: Option<ReportPeriod>) -> bool {
    matches!(period, Some(ReportPeriod::Range { start: Date::Year(start), end: Date::Year(end) }) if start == end)
}

/// Whether reports are each for a whole year, and not all for the same.
fn tells_of_years(row: &Row<'_>) -> bool {
    let mut years = row.reports.iter().map(|report| report.period).filter(|period| is_of_year(*period));
    years.next().is_some_and(|first| years.any(|other| other != first))
}

fn is_whole(period: Option<ReportPeriod>, of: Option<Period>) -> bool {
    let covers = |start: Date, end: Date| match of {
        Some(period) => {
            start.first_day() <= period.start.first_day()
                && period.end.is_none_or(|last| end.last_day() >= last.last_day())
                || start == end && !matches!(start, Date::Month { .. })
        }
        None => true,
    };
    matches!(period, Some(ReportPeriod::Range { start, end }) if covers(start, end))
}

fn reaches(target: &Target<'_>, value: f64) -> bool {
    let wanted = target.value.0;
    match target.comparator {
        Comparator::Exactly | Comparator::AtLeast => value >= wanted,
        Comparator::MoreThan => value > wanted,
        Comparator::AtMost => value <= wanted,
        // `ett tiotal` is reached by nine.
        Comparator::About => value >= wanted * 0.9,
    }
}

fn promised(target: &Target<'_>) -> String {
    format!("promised was {}", counted_text(target))
}
