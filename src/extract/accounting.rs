//! What became of every byte: value, boilerplate, markup, or unclaimed.

use crate::document::{Accounting, Commitment, Document, Span, Text};
use crate::layout::BlockShape;

use super::page::{Page, Piece};

/// What a byte belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
enum Class {
    Unclaimed,
    Markup,
    Boilerplate,
    Value,
}

/// A map of the document's bytes.
pub(super) struct Account<'p, 'a> {
    page: &'p Page<'a>,
    span: Span,
    classes: Vec<Class>,
}

impl<'p, 'a> Account<'p, 'a> {
    /// Nothing claimed but the markup and furniture of the units.
    pub(super) fn new(page: &'p Page<'a>, span: Span) -> Self {
        let mut account = Self { page, span, classes: vec![Class::Unclaimed; (span.end - span.start) as usize] };
        for unit in page.units.iter().filter(|unit| span.contains(unit.span)) {
            account.paint(unit.span, Class::Markup);
            if !(unit.is_void() || unit.shape == BlockShape::Rule) && unit.table().is_none() {
                for source in unit.folded.sources() {
                    account.paint(source, Class::Unclaimed);
                }
            }
            if let Some(rows) = unit.table() {
                for row in page.layout.rows(rows) {
                    for cell in page.layout.cells(row) {
                        account.paint(*cell, Class::Unclaimed);
                    }
                }
            }
        }
        account
    }

    fn paint(&mut self, span: Span, class: Class) {
        let start = span.start.max(self.span.start) - self.span.start;
        let end = span.end.min(self.span.end).saturating_sub(self.span.start);
        if start < end {
            self.classes[start as usize..end as usize].fill(class);
        }
    }

    fn piece(&mut self, piece: Piece, class: Class) {
        let unit = &self.page.units[piece.unit];
        let span = self.page.span(piece);
        for source in unit.folded.sources() {
            let part = Span::new(source.start.max(span.start), source.end.min(span.end));
            if part.start < part.end {
                self.paint(part, class);
            }
        }
    }

    /// Claims headings and lead-ins.
    pub(super) fn boilerplate(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            self.piece(*piece, Class::Boilerplate);
        }
    }

    /// Claims a stretch of the source as boilerplate: a table's header.
    pub(super) fn boilerplate_span(&mut self, span: Span) {
        for at in span.range() {
            let index = at - self.span.start as usize;
            if self.classes.get(index) == Some(&Class::Unclaimed) {
                self.classes[index] = Class::Boilerplate;
            }
        }
    }

    /// Claims pieces as text of a value.
    pub(super) fn value(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            self.piece(*piece, Class::Value);
        }
    }

    /// Claims a stretch of the source as a value, its markup aside.
    fn value_span(&mut self, span: Span) {
        for at in span.range() {
            let index = at - self.span.start as usize;
            if matches!(self.classes.get(index), Some(Class::Unclaimed | Class::Boilerplate)) {
                self.classes[index] = Class::Value;
            }
        }
    }

    /// Claims all values of a document that stand in the text in one piece.
    pub(super) fn document(&mut self, document: &Document<'_>) {
        let mut spans: Vec<Span> = Vec::new();
        let commitment = |commitment: &Commitment<'_>, spans: &mut Vec<Span>| {
            spans.push(commitment.span);
            spans.extend(commitment.actor_spans.iter().chain(&commitment.partner_spans).copied());
            spans.extend(commitment.theme_span);
        };
        spans.extend(document.title.iter().map(|title| title.span));
        spans.extend(document.kommuner.iter().map(|kommun| kommun.span));
        spans.extend(document.area.iter().map(|area| area.span));
        spans.extend(document.period.iter().map(|period| period.span));
        for found in document.promises.iter().chain(&document.activities) {
            commitment(found, &mut spans);
        }
        for row in &document.rows {
            commitment(&row.activity, &mut spans);
            spans.extend(row.reports.iter().map(|report| report.span));
            spans.extend(row.outcome.evidence.iter().copied());
        }
        spans.extend(document.signed.iter().map(|signed| signed.span));
        spans.extend(document.reporting_span);
        spans.extend(document.cadence_span);
        for signatory in &document.signatories {
            spans.push(signatory.name_span);
            spans.extend(signatory.role_span.into_iter().chain(signatory.organisation_span));
        }
        for span in spans {
            self.value_span(span);
        }
    }

    /// The sums, and the text that nothing claimed.
    pub(super) fn finish(self) -> Accounting<'a> {
        let source = self.page.source;
        let mut accounting = Accounting::default();
        let mut open: Option<Span> = None;
        let mut close = |open: &mut Option<Span>, list: &mut Vec<Text<'a>>| {
            if let Some(span) = open.take() {
                list.push(Text { text: source[span.range()].into(), span });
            }
        };
        let text = &source[self.span.range()];
        for (offset, character) in text.char_indices() {
            let length = character.len_utf8();
            if character.is_whitespace() {
                continue;
            }
            let class = self.classes[offset];
            let count = length as u64;
            accounting.non_blank += count;
            match class {
                Class::Value => accounting.value += count,
                Class::Boilerplate => accounting.boilerplate += count,
                Class::Markup => accounting.markup += count,
                Class::Unclaimed => accounting.unclaimed += count,
            }
            let start = self.span.start + offset as u32;
            let end = start + length as u32;
            match (class == Class::Unclaimed, &mut open) {
                (true, Some(span)) if !source[span.end as usize..start as usize].contains('\n') => span.end = end,
                (true, _) => {
                    close(&mut open, &mut accounting.unclaimed_text);
                    open = Some(Span::new(start, end));
                }
                (false, _) => close(&mut open, &mut accounting.unclaimed_text),
            }
        }
        close(&mut open, &mut accounting.unclaimed_text);
        accounting
    }
}
