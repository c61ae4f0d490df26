//! The parts of a document other than its commitments.

use super::super::escape::address;
use super::super::highlight::MarkKind;
use super::super::labels;
use super::collect::Collector;
use super::{Field, Value};
use crate::document::{
    Document, FollowUpPlan, Kommun, Lagesbild, OtherSection, Preamble, Signatory, Signed, Span, Text,
};

/// Longer texts are cut here where the source is beside them, in characters.
const EXCERPT: usize = 240;

impl Collector<'_> {
    /// Which document it is.
    pub(super) fn facts(&mut self, document: &Document<'_>) -> Vec<Field> {
        let (t, lang) = (self.t, self.lang);
        let mut fields = Vec::new();
        let mut field = |name, values: Vec<Value>| {
            if !values.is_empty() {
                fields.push(Field { name, values });
            }
        };
        let title = document.title.as_ref().map(|of| self.text(of, t.title_field));
        field(t.title_field, title.into_iter().collect());
        let kommuner = document.kommuner.iter().map(|Kommun { name, code, lan_code: _, span }| Value {
            aside: code.to_string(),
            ..self.quoted(name, *span, MarkKind::Fact, t.kommun)
        });
        field(t.kommun, kommuner.collect());
        let area = document.area.as_ref().map(|of| self.text(of, t.area));
        field(t.area, area.into_iter().collect());
        let period = document.period.map(|of| self.fact(&labels::period(of, lang), of.span, t.period));
        field(t.period, period.into_iter().collect());
        let reporting = document
            .reporting
            .map(|of| self.fact(&labels::report_period(of, lang), document.reporting_span, t.reporting));
        field(t.reporting, reporting.into_iter().collect());
        let cadence = document.cadence.map(|of| self.fact(labels::cadence(of, lang), document.cadence_span, t.cadence));
        field(t.cadence, cadence.into_iter().collect());
        let signed = document.signed.as_ref().map(|Signed { place, date, span }| {
            let date = date.map(|date| labels::date(date, lang));
            let parts: Vec<String> = place.iter().map(ToString::to_string).chain(date).collect();
            self.fact(&parts.join(" "), *span, t.signed)
        });
        field(t.signed, signed.into_iter().collect());
        fields
    }

    fn fact(&mut self, text: &str, span: impl Into<Option<Span>>, label: &str) -> Value {
        self.coded(text, span, MarkKind::Fact, label)
    }

    fn text(&mut self, Text { text, span }: &Text<'_>, label: &str) -> Value {
        self.quoted(text, *span, MarkKind::Fact, label)
    }

    /// The texts around the commitments, and what they state.
    pub(super) fn sections(&mut self, document: &Document<'_>) -> Vec<Field> {
        let t = self.t;
        let mut fields = Vec::new();
        if let Some(preamble) = &document.preamble {
            self.preamble(preamble, &mut fields);
        }
        if let Some(lagesbild) = &document.lagesbild {
            self.lagesbild(lagesbild, &mut fields);
        }
        if let Some(plan) = &document.follow_up_plan {
            self.plan(plan, &mut fields);
        }
        if let Some(about) = &document.about {
            let aside = if about.standard_wording { t.standard_wording } else { t.own_wording };
            let value = Value { aside: aside.to_owned(), ..self.long(&about.text, about.span, t.about) };
            fields.push(Field { name: t.about, values: vec![value] });
        }
        let others = document.other_sections.iter().map(|OtherSection { heading, text, span }| {
            let text = heading.as_ref().map_or_else(|| text.to_string(), |heading| format!("{heading}: {text}"));
            self.long(&text, *span, t.other_sections)
        });
        fields.push(Field { name: t.other_sections, values: others.collect() });
        fields.retain(|field| !field.values.is_empty());
        fields
    }

    fn preamble(&mut self, preamble: &Preamble<'_>, fields: &mut Vec<Field>) {
        let t = self.t;
        let Preamble {
            text,
            span,
            promise_count,
            promise_count_span,
            duration_years,
            duration_years_span,
            based_on,
            based_on_span,
        } = preamble;
        fields.push(Field { name: t.preamble, values: vec![self.long(text, *span, t.preamble)] });
        let count = promise_count.map(|of| self.fact(&of.to_string(), *promise_count_span, t.promise_count));
        fields.push(Field { name: t.promise_count, values: count.into_iter().collect() });
        let years = duration_years.map(|of| Value {
            aside: t.years_unit.to_owned(),
            ..self.fact(&of.to_string(), *duration_years_span, t.duration)
        });
        fields.push(Field { name: t.duration, values: years.into_iter().collect() });
        let based_on = based_on.as_ref().map(|of| self.quoted(of, *based_on_span, MarkKind::Fact, t.based_on));
        fields.push(Field { name: t.based_on, values: based_on.into_iter().collect() });
    }

    fn lagesbild(&mut self, lagesbild: &Lagesbild<'_>, fields: &mut Vec<Field>) {
        let (t, lang) = (self.t, self.lang);
        let Lagesbild { text, span, sources, source_spans, refers_to } = lagesbild;
        fields.push(Field { name: t.lagesbild, values: vec![self.long(text, *span, t.lagesbild)] });
        let sources = sources.iter().zip(source_spans);
        let sources = sources.map(|(of, span)| self.fact(labels::lagesbild_source(*of, lang), *span, t.drawn_from));
        fields.push(Field { name: t.drawn_from, values: sources.collect() });
        let periods = refers_to.iter().map(|of| self.fact(&labels::period(*of, lang), of.span, t.refers_to));
        fields.push(Field { name: t.refers_to, values: periods.collect() });
    }

    fn plan(&mut self, plan: &FollowUpPlan<'_>, fields: &mut Vec<Field>) {
        let (t, lang) = (self.t, self.lang);
        let FollowUpPlan { text, span, urls, url_spans, cadence, cadence_span } = plan;
        fields.push(Field { name: t.follow_up_plan, values: vec![self.long(text, *span, t.follow_up_plan)] });
        let cadence = cadence.map(|of| self.fact(labels::cadence(of, lang), *cadence_span, t.cadence));
        fields.push(Field { name: t.cadence, values: cadence.into_iter().collect() });
        let urls = urls.iter().zip(url_spans).map(|(url, span)| Value {
            address: address(url).map(str::to_owned),
            ..self.quoted(url, *span, MarkKind::Fact, t.link)
        });
        fields.push(Field { name: t.link, values: urls.collect() });
    }

    /// A text of some length; where the source is beside it, its beginning.
    fn long(&mut self, text: &str, span: Span, label: &str) -> Value {
        let mut value = self.quoted(text, span, MarkKind::Section, label);
        if value.mark.is_some()
            && let Some((end, _)) = text.char_indices().nth(EXCERPT)
        {
            let end = text[..end].rfind(' ').unwrap_or(end);
            value.text = format!("{} …", &text[..end]);
        }
        value
    }

    /// Those who signed: name, role and organisation of each, as far as they are stated.
    pub(super) fn signatories(&mut self, document: &Document<'_>) -> Vec<Vec<Value>> {
        let (t, lang) = (self.t, self.lang);
        let signatories = document.signatories.iter().map(|signatory| {
            let Signatory {
                name,
                name_span,
                role,
                role_span,
                organisation,
                organisation_as_written: _,
                organisation_span,
                party,
                acting,
                span: _,
            } = signatory;
            let mut parts = vec![self.quoted(name, *name_span, MarkKind::Person, t.k_person)];
            for (text, span) in [(role, role_span), (organisation, organisation_span)] {
                parts.extend(text.as_ref().map(|text| self.quoted(text, *span, MarkKind::Person, t.k_person)));
            }
            let acting = acting.then_some(t.acting);
            let aside = acting.into_iter().chain([labels::party(*party, lang)]).collect::<Vec<_>>().join(", ");
            parts.push(Value { aside, ..Value::default() });
            parts
        });
        signatories.collect()
    }
}
