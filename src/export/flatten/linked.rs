//! Documents that were joined, with their links and outcomes.

use std::borrow::Cow;
use std::io;

use super::Flattener;
use super::cells::{code, join, list, text};
use crate::document::{Commitment, CommitmentKind, Document};
use crate::export::link_tables::{LinkCandidateRow, LinkChangeRow, LinkRow, PeriodOutcomeRow, ThemeRow, UsedReportRow};
use crate::export::{FileRecord, FileStatus, Sink};
use crate::link::{Change, End, Link, Linked, PeriodOutcome, UsedReport, document_keys, in_order, themes};

/// Writes the rows of documents and of what joins them.
///
/// # Errors
/// What hinders the sink.
pub fn flatten_linked(documents: &[Document<'_>], linked: &Linked<'_>, to: &mut dyn Sink) -> io::Result<()> {
    let mut flattener = Flattener::default();
    let sorted = in_order(documents);
    let of_one_file = |one: &&Document<'_>, other: &&Document<'_>| {
        one.source.name == other.source.name && one.source.sha256 == other.source.sha256
    };
    for of_file in sorted.chunk_by(of_one_file) {
        if let Some(first) = of_file.first() {
            flattener.file(&record(first), of_file, to)?;
        }
    }
    for (document, key) in sorted.iter().zip(document_keys(documents)) {
        document_themes(document, &key, to)?;
    }
    linked.links.iter().try_for_each(|of| link(of, to))?;
    linked.outcomes.iter().try_for_each(|of| outcome(of, to))
}

/// What documents tell of their file.
fn record(document: &Document<'_>) -> FileRecord {
    let source = &document.source;
    FileRecord {
        name: source.name.to_string(),
        status: FileStatus::Extracted,
        sha256: Some(source.sha256.clone()),
        bytes: Some(source.bytes),
        format: Some(source.format),
        encoding: Some(source.encoding.to_string()),
        error_code: None,
        error: None,
        diagnostics: Vec::new(),
    }
}

fn document_themes(document: &Document<'_>, key: &str, to: &mut dyn Sink) -> io::Result<()> {
    let listed = |of: &'_ Commitment<'_>| format!("{key}/{}", of.id);
    let promises = document.promises.iter().map(|of| (listed(of), of, true));
    let activities = document.activities.iter().map(|of| (listed(of), of, false));
    let rows = (1..).zip(&document.rows).map(|(row, of)| {
        let key = format!("{key}/r{row}/{}", of.activity.id);
        (key, &of.activity, false)
    });
    // Documents that others wrote may use an id twice; its first use is the one referred to.
    let mut seen = rustc_hash::FxHashSet::default();
    for (commitment_key, commitment, is_promise) in promises.chain(activities).chain(rows) {
        if !seen.insert(commitment_key.clone()) {
            continue;
        }
        for themed in themes(&commitment.text) {
            ThemeRow {
                commitment_theme_id: format!("{commitment_key}/{}", themed.theme.as_str()).into(),
                document_id: text(key),
                promise_id: is_promise.then(|| text(&commitment_key)),
                activity_id: (!is_promise).then(|| text(&commitment_key)),
                theme: text(themed.theme.as_str()),
                words: join(&themed.words, ",").unwrap_or_default(),
            }
            .write(to)?;
        }
    }
    Ok(())
}

/// The keys of the promise, the activity and the row that an end of a link stands in.
struct Keys<'e> {
    promise: Option<Cow<'e, str>>,
    activity: Option<Cow<'e, str>>,
    row: Option<Cow<'e, str>>,
}

impl<'e> Keys<'e> {
    fn of(end: &'e End<'_>) -> Self {
        let document = &end.document;
        let row = end.row.map(|row| format!("{document}/r{row}"));
        let item = end.item.map(|item| (item.kind, format!("{}/{item}", row.as_deref().unwrap_or(document))));
        // A row holds an activity, whatever its id.
        let (promise, activity) = match item {
            Some((CommitmentKind::Promise, key)) if row.is_none() => (Some(key), None),
            Some((_, key)) => (None, Some(key)),
            None => (None, None),
        };
        Self { promise: promise.map(Cow::Owned), activity: activity.map(Cow::Owned), row: row.map(Cow::Owned) }
    }
}

/// The first kommun and its län.
fn kommun<'e>(end: &'e End<'_>) -> (Option<Cow<'e, str>>, Option<Cow<'e, str>>) {
    let kommun = end.kommuner.first().map(|code| text(code));
    (kommun, end.kommuner.first().and_then(|code| code.get(..2)).map(text))
}

fn link(link: &Link<'_>, to: &mut dyn Sink) -> io::Result<()> {
    let Link { id, kind, from, to: other, score, threshold, words, changes, candidates, explanation } = link;
    let (from_keys, to_keys) = (Keys::of(from), Keys::of(other));
    let (kommun_code, lan_code) = kommun(from);
    LinkRow {
        link_id: text(id),
        kind: code(kind),
        from_document_id: text(&from.document),
        from_promise_id: from_keys.promise,
        from_activity_id: from_keys.activity,
        from_row_id: from_keys.row,
        from_text: from.text.as_deref().map(text),
        from_start_year: from.start_year,
        from_end_year: from.end_year,
        to_document_id: text(&other.document),
        to_promise_id: to_keys.promise,
        to_activity_id: to_keys.activity,
        to_row_id: to_keys.row,
        to_text: other.text.as_deref().map(text),
        to_start_year: other.start_year,
        to_end_year: other.end_year,
        score: *score,
        threshold: *threshold,
        words: join(words, ","),
        explanation: text(explanation),
        kommun_code,
        lan_code,
    }
    .write(to)?;
    for (number, Change { what, from, to: other }) in (1..).zip(changes) {
        LinkChangeRow {
            link_change_id: format!("{id}/c{number}").into(),
            link_id: text(id),
            what: code(what),
            from_value: from.as_deref().map(text),
            to_value: other.as_deref().map(text),
        }
        .write(to)?;
    }
    for (number, candidate) in (1..).zip(candidates) {
        let keys = Keys::of(candidate);
        LinkCandidateRow {
            link_candidate_id: format!("{id}/k{number}").into(),
            link_id: text(id),
            document_id: text(&candidate.document),
            promise_id: keys.promise,
            activity_id: keys.activity,
        }
        .write(to)?;
    }
    Ok(())
}

fn outcome(outcome: &PeriodOutcome<'_>, to: &mut dyn Sink) -> io::Result<()> {
    let PeriodOutcome {
        id,
        commitment,
        promise_is_known,
        actors,
        themes,
        targets: _,
        class,
        status,
        target,
        achieved,
        years: _,
        unreported_years,
        reports,
        explanation,
    } = outcome;
    let keys = Keys::of(commitment);
    let (kommun_code, lan_code) = kommun(commitment);
    PeriodOutcomeRow {
        period_outcome_id: text(id),
        document_id: text(&commitment.document),
        promise_id: keys.promise,
        activity_id: keys.activity,
        row_id: keys.row,
        text: text(commitment.text.as_deref().unwrap_or_default()),
        actors: list(actors),
        themes: join(themes.iter().map(|themed| themed.theme.as_str()), ","),
        promise_is_known: *promise_is_known,
        class: code(class),
        status: status.as_ref().map(code),
        target: *target,
        achieved: *achieved,
        unreported_years: join(unreported_years, ","),
        explanation: text(explanation),
        kommun_code,
        lan_code,
        start_year: commitment.start_year,
        end_year: commitment.end_year,
    }
    .write(to)?;
    for (number, UsedReport { document, row, report, period: _, text: _, span: _, cumulative: _ }) in (1..).zip(reports)
    {
        UsedReportRow {
            used_report_id: format!("{id}/r{number}").into(),
            period_outcome_id: text(id),
            report_id: format!("{document}/r{row}/c{report}").into(),
        }
        .write(to)?;
    }
    Ok(())
}
