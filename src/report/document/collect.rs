//! Values gathered from a document, each with its mark.

use std::collections::BTreeMap;

use super::super::highlight::{Mark, MarkKind, Marks};
use super::super::labels;
use super::super::numbers;
use super::super::strings::Strings;
use super::{Field, Item, NoteView, ReportView, RowView, Value};
use crate::document::{Code, Commitment, CommitmentId, Diagnostic, Document, Outcome, Report, Row, Span, Target};
use crate::messages::{self, Lang};
use crate::text::Input;

/// Of what a verdict rests on so much is shown, in characters.
const EVIDENCE: usize = 120;

/// Makes values, and a mark for each that has a place.
pub(super) struct Collector<'i> {
    pub(super) t: &'static Strings,
    pub(super) lang: Lang,
    marks: Marks,
    /// The source, if it is at hand, so that there is something to mark.
    source: Option<&'i Input<'i>>,
}

impl<'i> Collector<'i> {
    pub(super) fn new(t: &'static Strings, lang: Lang, source: Option<&'i Input<'i>>) -> Self {
        Self { t, lang, marks: Marks::default(), source }
    }

    pub(super) fn into_marks(self) -> Marks {
        self.marks
    }

    /// A text of the document.
    pub(super) fn quoted(&mut self, text: &str, span: impl Into<Option<Span>>, kind: MarkKind, label: &str) -> Value {
        Value { is_quoted: true, ..self.coded(text, span, kind, label) }
    }

    /// A word of the report for what stands in the document.
    pub(super) fn coded(&mut self, text: &str, span: impl Into<Option<Span>>, kind: MarkKind, label: &str) -> Value {
        let mark = |span| Mark { span, kind, label: label.to_owned(), tag: String::new(), remark: None };
        let added = span.into().filter(|_| self.source.is_some()).map(|span| self.marks.add(mark(span)));
        Value {
            text: text.to_owned(),
            mark: added.map(|(number, _)| number),
            is_first: added.is_some_and(|(_, is_first)| is_first),
            ..Value::default()
        }
    }

    fn tagged(&mut self, text: &str, span: Span, kind: MarkKind, label: &str, tag: &str) -> Value {
        let mark = Mark { span, kind, label: format!("{label} {tag}"), tag: tag.to_owned(), remark: None };
        let added = self.source.map(|_| self.marks.add(mark));
        Value {
            text: text.to_owned(),
            mark: added.map(|(number, _)| number),
            is_first: added.is_some_and(|(_, is_first)| is_first),
            is_quoted: true,
            ..Value::default()
        }
    }

    /// Promises with the activities that serve them, then the activities that serve none.
    pub(super) fn items(&mut self, document: &Document<'_>) -> Vec<Item> {
        let mut places: BTreeMap<CommitmentId, usize> = BTreeMap::new();
        let mut items = Vec::new();
        for promise in &document.promises {
            places.entry(promise.id).or_insert(items.len());
            items.push(self.item(promise, MarkKind::Promise));
        }
        let mut rest = Vec::new();
        for activity in &document.activities {
            let item = self.item(activity, MarkKind::Activity);
            match activity.promise_ids.first().and_then(|first| places.get(first)) {
                Some(place) => items[*place].inner.push(item),
                None => rest.push(item),
            }
        }
        items.extend(rest);
        items
    }

    fn item(&mut self, commitment: &Commitment<'_>, kind: MarkKind) -> Item {
        let t = self.t;
        let Commitment {
            id,
            text,
            span,
            actors,
            actor_spans,
            actor_basis,
            partners,
            partner_spans,
            targets,
            theme,
            theme_span,
            promise_ids,
        } = commitment;
        let (tag, label) = (id.to_string(), if kind == MarkKind::Promise { t.k_promise } else { t.k_activity });
        let text = self.tagged(text, *span, kind, label, &tag);
        let mut fields = Vec::new();
        let basis = labels::actor_basis(*actor_basis, self.lang);
        let mut acting: Vec<Value> = Vec::new();
        for (actor, span) in actors.iter().zip(actor_spans) {
            acting.push(self.coded(labels::actor(*actor, self.lang), *span, MarkKind::Actor, t.k_actor));
        }
        match acting.last_mut() {
            Some(last) => last.aside = basis.to_owned(),
            None => acting.push(Value { text: basis.to_owned(), ..Value::default() }),
        }
        fields.push(Field { name: t.actors, values: acting });
        let mut with = Vec::new();
        for (partner, span) in partners.iter().zip(partner_spans) {
            with.push(self.coded(labels::actor(*partner, self.lang), *span, MarkKind::Actor, t.partners));
        }
        fields.push(Field { name: t.partners, values: with });
        let counted = targets.iter().map(|target| self.number(target, t.targets)).collect();
        fields.push(Field { name: t.targets, values: counted });
        let theme = theme.as_ref().map(|theme| self.quoted(theme, *theme_span, MarkKind::Theme, t.theme));
        fields.push(Field { name: t.theme, values: theme.into_iter().collect() });
        let serves = promise_ids.iter().skip(1).map(|id| Value { text: id.to_string(), ..Value::default() }).collect();
        fields.push(Field { name: t.serves, values: serves });
        fields.retain(|field| !field.values.is_empty());
        let class = if kind == MarkKind::Promise { "promise" } else { "activity" };
        Item { tag, class, text, fields, inner: Vec::new() }
    }

    fn number(&mut self, target: &Target<'_>, label: &str) -> Value {
        let text = labels::target(target, self.lang);
        self.coded(&text, target.span, MarkKind::Number, label)
    }

    pub(super) fn rows(&mut self, document: &Document<'_>) -> Vec<RowView> {
        document.rows.iter().map(|row| self.row(row)).collect()
    }

    fn row(&mut self, Row { promise, activity, reports, outcome }: &Row<'_>) -> RowView {
        let Outcome { status, target, achieved, explanation, evidence } = outcome;
        let t = self.t;
        let mut item = self.item(activity, MarkKind::Activity);
        if let Some(promise) = promise {
            item.fields
                .push(Field { name: t.serves, values: vec![Value { text: promise.to_string(), ..Value::default() }] });
        }
        let reported: Vec<ReportView> = reports.iter().map(|report| self.report(report)).collect();
        let numbers = [(t.promised_number, target), (t.achieved_number, achieved)];
        let numbers = numbers
            .iter()
            .filter_map(|(name, number)| number.map(|number| format!("{name} {}", numbers::number(number, self.lang))));
        let numbers = numbers.collect::<Vec<_>>().join(", ");
        let evidence = evidence.iter().filter_map(|span| self.evidence(*span)).collect();
        let explanation = match self.lang {
            // Explanations are written in English only.
            Lang::Sv => String::new(),
            Lang::En => explanation.to_string(),
        };
        RowView { item, reported, status: *status, numbers, explanation, evidence }
    }

    /// What a verdict rests on, in the words of the source.
    fn evidence(&mut self, span: Span) -> Option<Value> {
        let bytes = self.source?.bytes().len();
        let range = span.range();
        let text = self.source?.decoded(range.start.min(bytes)..range.end.min(bytes).max(range.start.min(bytes)));
        let words: Vec<&str> = text.split_whitespace().collect();
        let text: String = words.join(" ").chars().take(EVIDENCE).collect();
        let known = [MarkKind::Report, MarkKind::Number].iter().find_map(|kind| self.marks.find(span, *kind));
        Some(match known {
            Some(mark) => Value { text, mark: Some(mark), is_quoted: true, ..Value::default() },
            None => self.quoted(&text, span, MarkKind::Report, self.t.rests_on),
        })
    }

    fn report(&mut self, Report { period, text, span, counts, cumulative }: &Report<'_>) -> ReportView {
        let t = self.t;
        let text = self.quoted(text, *span, MarkKind::Report, t.k_report);
        let mut counts: Vec<Value> = counts.iter().map(|count| self.number(count, t.counts)).collect();
        if let (true, Some(last)) = (*cumulative, counts.last_mut()) {
            last.aside = t.cumulative.to_owned();
        }
        let period = period.map(|period| labels::report_period(period, self.lang)).unwrap_or_default();
        ReportView { period, text, counts }
    }

    pub(super) fn unclaimed(&mut self, document: &Document<'_>) -> Vec<Value> {
        let t = self.t;
        let all = document.accounting.unclaimed_text.iter();
        all.map(|of| self.quoted(&of.text, of.span, MarkKind::Unclaimed, t.unclaimed)).collect()
    }

    /// The findings, gravest first. What was not understood is marked as such already.
    pub(super) fn notes(&mut self, document: &Document<'_>) -> Vec<NoteView> {
        let mut findings: Vec<&Diagnostic> = document.diagnostics.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        findings.into_iter().map(|finding| self.note(finding)).collect()
    }

    fn note(&mut self, finding: &Diagnostic) -> NoteView {
        let message = numbers::quotes(&messages::message(finding, self.lang), self.lang);
        let help = numbers::quotes(&messages::help(finding, self.lang), self.lang);
        let severity = labels::severity(finding.severity, self.lang);
        let unclaimed = finding.span.filter(|_| finding.code == Code::UnclaimedText);
        let known = unclaimed.and_then(|span| self.marks.find(span, MarkKind::Unclaimed));
        let message = match known {
            Some(mark) => Value { text: message, mark: Some(mark), ..Value::default() },
            None => {
                let remark = Some(format!("{severity}: {message}"));
                let mark =
                    |span| Mark { span, kind: MarkKind::Note, label: severity.to_owned(), tag: String::new(), remark };
                let added = finding.span.filter(|_| self.source.is_some()).map(|span| self.marks.add(mark(span)));
                Value {
                    text: message,
                    mark: added.map(|(number, _)| number),
                    is_first: added.is_some_and(|(_, is_first)| is_first),
                    ..Value::default()
                }
            }
        };
        NoteView { class: labels::severity_class(finding.severity), severity, message, help }
    }
}
