//! One walk over every place that a document names.
//!
//! Every struct is taken apart field by field, so that a new field does not compile until it is decided here whether it
//! holds a place.

use super::{
    About, Accounting, Commitment, Diagnostic, Document, FollowUpPlan, Kommun, Lagesbild, OtherSection, Outcome,
    Period, Preamble, Report, Row, Signatory, Signed, Source, Span, Target, Text,
};

/// Puts `map(span)` in the place of every span of the document, from its source to its accounting.
///
/// ```
/// # let text = "Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen lovar att:\n\n- synas mer i centrum\n";
/// # let input = medborgarlofte::Input::decode("aneby.txt", text.as_bytes()).unwrap();
/// use medborgarlofte::document::{Span, map_spans};
///
/// for mut document in medborgarlofte::extract(&input).documents {
///     map_spans(&mut document, &mut |Span { start, end }| Span::new(start + 100, end + 100));
///     assert!(document.source.span.start >= 100);
/// }
/// ```
pub fn map_spans(document: &mut Document<'_>, map: &mut impl FnMut(Span) -> Span) {
    let Document {
        schema_version: _,
        kind: _,
        id: _,
        source: Source { name: _, sha256: _, bytes: _, format: _, encoding: _, text: _, span: source_span },
        title,
        kommuner,
        area,
        period,
        preamble,
        promises,
        activities,
        about,
        lagesbild,
        follow_up_plan,
        signed,
        signatories,
        other_sections,
        reporting: _,
        reporting_span,
        cadence: _,
        cadence_span,
        rows,
        diagnostics,
        accounting: Accounting { non_blank: _, value: _, boilerplate: _, markup: _, unclaimed: _, unclaimed_text },
    } = document;

    one(source_span, map);
    title.iter_mut().for_each(|title| text(title, map));
    for Kommun { name: _, code: _, lan_code: _, span } in kommuner {
        one(span, map);
    }
    area.iter_mut().for_each(|area| text(area, map));
    if let Some(Period { start: _, end: _, span }) = period {
        one(span, map);
    }
    preamble.iter_mut().for_each(|preamble| self::preamble(preamble, map));
    promises.iter_mut().chain(activities).for_each(|commitment| self::commitment(commitment, map));
    if let Some(About { text: _, span, standard_wording: _ }) = about {
        one(span, map);
    }
    lagesbild.iter_mut().for_each(|lagesbild| self::lagesbild(lagesbild, map));
    follow_up_plan.iter_mut().for_each(|plan| self::follow_up_plan(plan, map));
    if let Some(Signed { place: _, date: _, span }) = signed {
        one(span, map);
    }
    signatories.iter_mut().for_each(|signatory| self::signatory(signatory, map));
    for OtherSection { heading: _, text: _, span } in other_sections {
        one(span, map);
    }
    optional(reporting_span, map);
    optional(cadence_span, map);
    rows.iter_mut().for_each(|row| self::row(row, map));
    for Diagnostic { code: _, severity: _, message: _, span, help: _, values: _ } in diagnostics {
        optional(span, map);
    }
    unclaimed_text.iter_mut().for_each(|unclaimed| text(unclaimed, map));
}

fn one(span: &mut Span, map: &mut impl FnMut(Span) -> Span) {
    *span = map(*span);
}

fn optional(span: &mut Option<Span>, map: &mut impl FnMut(Span) -> Span) {
    span.iter_mut().for_each(|span| one(span, map));
}

fn all(spans: &mut [Span], map: &mut impl FnMut(Span) -> Span) {
    spans.iter_mut().for_each(|span| one(span, map));
}

fn text(text: &mut Text<'_>, map: &mut impl FnMut(Span) -> Span) {
    let Text { text: _, span } = text;
    one(span, map);
}

fn preamble(preamble: &mut Preamble<'_>, map: &mut impl FnMut(Span) -> Span) {
    let Preamble {
        text: _,
        span,
        promise_count: _,
        promise_count_span,
        duration_years: _,
        duration_years_span,
        based_on: _,
        based_on_span,
    } = preamble;
    one(span, map);
    optional(promise_count_span, map);
    optional(duration_years_span, map);
    optional(based_on_span, map);
}

fn commitment(commitment: &mut Commitment<'_>, map: &mut impl FnMut(Span) -> Span) {
    let Commitment {
        id: _,
        text: _,
        span,
        actors: _,
        actor_spans,
        actor_basis: _,
        partners: _,
        partner_spans,
        targets,
        theme: _,
        theme_span,
        promise_ids: _,
    } = commitment;
    one(span, map);
    all(actor_spans, map);
    all(partner_spans, map);
    targets.iter_mut().for_each(|target| self::target(target, map));
    optional(theme_span, map);
}

fn target(target: &mut Target<'_>, map: &mut impl FnMut(Span) -> Span) {
    let Target { comparator: _, value: _, unit: _, per: _, span } = target;
    one(span, map);
}

fn lagesbild(lagesbild: &mut Lagesbild<'_>, map: &mut impl FnMut(Span) -> Span) {
    let Lagesbild { text: _, span, sources: _, source_spans, refers_to } = lagesbild;
    one(span, map);
    all(source_spans, map);
    for Period { start: _, end: _, span } in refers_to {
        one(span, map);
    }
}

fn follow_up_plan(plan: &mut FollowUpPlan<'_>, map: &mut impl FnMut(Span) -> Span) {
    let FollowUpPlan { text: _, span, urls: _, url_spans, cadence: _, cadence_span } = plan;
    one(span, map);
    all(url_spans, map);
    optional(cadence_span, map);
}

fn signatory(signatory: &mut Signatory<'_>, map: &mut impl FnMut(Span) -> Span) {
    let Signatory {
        name: _,
        name_span,
        role: _,
        role_span,
        organisation: _,
        organisation_as_written: _,
        organisation_span,
        party: _,
        acting: _,
        span,
    } = signatory;
    one(name_span, map);
    optional(role_span, map);
    optional(organisation_span, map);
    one(span, map);
}

fn row(row: &mut Row<'_>, map: &mut impl FnMut(Span) -> Span) {
    let Row { promise: _, activity, reports, outcome } = row;
    let Outcome { status: _, target: _, achieved: _, explanation: _, evidence } = outcome;
    commitment(activity, map);
    for Report { period: _, text: _, span, counts, cumulative: _ } in reports {
        one(span, map);
        counts.iter_mut().for_each(|count| target(count, map));
    }
    all(evidence, map);
}
