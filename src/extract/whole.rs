//! Findings about a document as a whole: what is missing, and what contradicts itself.

use crate::document::{Code, Document, Kind, Span};

use super::diagnostics::Diagnostics;
use super::outline::Outline;
use super::page::Page;

/// The last commitment, where the file ends in it and it does not end as a sentence while others do.
fn truncated(page: &Page<'_>, document: &Document<'_>) -> Option<Span> {
    let last = page.units[..page.blocks].last().filter(|unit| !unit.is_void())?;
    let all = || document.promises.iter().chain(&document.activities);
    let found = all().find(|commitment| commitment.span.end == last.span.end && !last.ends_sentence())?;
    let ended = all().filter(|commitment| commitment.text.ends_with('.')).count();
    (ended > 1 && ended + 1 >= all().count().div_ceil(2)).then_some(found.span)
}

/// Adds them.
pub(super) fn holds_together(
    page: &Page<'_>,
    outline: &Outline,
    document: &Document<'_>,
    diagnostics: &mut Diagnostics,
) {
    if document.kommuner.is_empty() {
        diagnostics.add(Code::MissingKommun, None, &[]);
    }
    if document.period.is_none() {
        diagnostics.add(Code::MissingPeriod, None, &[]);
    }
    for span in page.uncertain.iter().filter(|span| document.source.span.contains(**span)) {
        diagnostics.add(Code::UncertainLines, Some(*span), &[]);
    }
    for unit in &outline.empty_items {
        diagnostics.add(Code::EmptyItem, Some(page.units[*unit].span), &[]);
    }
    if let Some(preamble) = &document.preamble {
        let listed = document.promises.len() as u32;
        if let Some(stated) =
            preamble.promise_count.filter(|stated| *stated != listed && document.kind == Kind::Promise)
        {
            diagnostics.add(
                Code::PromiseCountMismatch,
                preamble.promise_count_span,
                &[("stated", stated.to_string()), ("listed", listed.to_string())],
            );
        }
        let years = document
            .period
            .and_then(|period| period.end.map(|end| u32::from(end.year().saturating_sub(period.start.year())) + 1));
        if let (Some(stated), Some(years)) = (preamble.duration_years, years)
            && stated != years
            && stated + 1 != years
        {
            diagnostics.add(
                Code::DurationMismatch,
                preamble.duration_years_span,
                &[("expected", years.to_string()), ("found", stated.to_string())],
            );
        }
    }
    if let (Some(signed), Some(end)) = (&document.signed, document.period.and_then(|period| period.end))
        && let Some(date) = signed.date
        && date.first_day() > end.last_day()
    {
        let values = [("end", end.to_string()), ("found", date.to_string())];
        diagnostics.add(Code::SignedAfterPeriod, Some(signed.span), &values);
    }
    if let Some(span) = truncated(page, document) {
        diagnostics.add(Code::TruncatedItem, Some(span), &[]);
    }
    for text in &document.accounting.unclaimed_text {
        diagnostics.add(Code::UnclaimedText, Some(text.span), &[]);
    }
}
