//! What became of every byte: value, boilerplate, markup, or unclaimed.

use crate::document::{Accounting, Commitment, Document, Span, Text};
use crate::text::OffsetMap;

use super::page::{Page, Piece, Unit};

/// What a byte belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
enum Class {
    Unclaimed,
    Markup,
    Boilerplate,
    Value,
}

/// All of them, in order.
const CLASSES: [Class; 4] = [Class::Unclaimed, Class::Markup, Class::Boilerplate, Class::Value];

/// A map of the document's bytes.
pub(super) struct Account<'p, 'a> {
    page: &'p Page<'a>,
    span: Span,
    classes: Vec<Class>,
    /// The stretches of text that is set in columns, in the order of the source, with their units.
    beside: Vec<(Span, &'p Unit<'a>)>,
}

impl<'p, 'a> Account<'p, 'a> {
    /// Nothing claimed but the markup and furniture of the units.
    pub(super) fn new(page: &'p Page<'a>, span: Span) -> Self {
        let mut account =
            Self { page, span, classes: vec![Class::Unclaimed; (span.end - span.start) as usize], beside: Vec::new() };
        for unit in page.units_in(span).filter(|unit| span.contains(unit.span)) {
            account.paint(unit.span, Class::Markup);
            if unit.beside {
                account.beside.extend(unit.folded.sources().map(|stretch| (stretch, unit)));
            } else {
                account.text(unit);
            }
        }
        // Between the lines of one column stand those of another.
        account.beside.sort_unstable_by_key(|(stretch, _)| stretch.start);
        for index in 0..account.beside.len() {
            let (stretch, unit) = account.beside[index];
            if !unit.is_void() && !unit.is_empty_cell() {
                account.paint(stretch, Class::Unclaimed);
            }
        }
        account
    }

    /// Leaves the text of a unit to be claimed.
    fn text(&mut self, unit: &Unit<'_>) {
        // Empty cells and dashes in tables stay markup.
        if unit.is_void() || unit.table().is_some() || unit.is_empty_cell() {
            return;
        }
        for source in unit.folded.sources() {
            self.paint(source, Class::Unclaimed);
        }
    }

    fn paint(&mut self, span: Span, class: Class) {
        self.stretch(span).fill(class);
    }

    /// What the bytes of `span` belong to, as far as they are the document's.
    fn stretch(&mut self, span: Span) -> &mut [Class] {
        let start = span.start.max(self.span.start) - self.span.start;
        let end = span.end.min(self.span.end).saturating_sub(self.span.start);
        self.classes.get_mut(start as usize..end as usize).unwrap_or_default()
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
        for class in self.stretch(span) {
            if *class == Class::Unclaimed {
                *class = Class::Boilerplate;
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
        let Some(unit) = self.column_around(span) else { return self.value_stretch(span) };
        for source in unit.folded.sources() {
            let part = Span::new(source.start.max(span.start), source.end.min(span.end));
            if part.start < part.end {
                self.value_stretch(part);
            }
        }
    }

    /// The unit that a span is within, if its text is set in columns, so that the span is around other text too.
    fn column_around(&self, span: Span) -> Option<&'p Unit<'a>> {
        let index = self.beside.partition_point(|(stretch, _)| stretch.end <= span.start);
        let (_, unit) = self.beside.get(index).filter(|(stretch, _)| stretch.start <= span.start)?;
        (span.end <= unit.folded.whole().end).then_some(*unit)
    }

    fn value_stretch(&mut self, span: Span) {
        for class in self.stretch(span) {
            *class = if *class == Class::Markup { Class::Markup } else { Class::Value };
        }
    }

    /// Claims all values of a document that stand in the text in one piece.
    pub(super) fn document(&mut self, document: &Document<'_>) {
        let mut spans: Vec<Span> = Vec::with_capacity(128);
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

    /// The sums, and the text that nothing claimed; `offsets` tells how many bytes of the file a stretch takes.
    pub(super) fn finish(self, offsets: &OffsetMap) -> Accounting<'a> {
        let source = self.page.source;
        let mut accounting = Accounting::default();
        let mut sums = [0; CLASSES.len()];
        for part in offsets.parts(self.span) {
            for (sum, bytes) in sums.iter_mut().zip(self.count(part.text)) {
                *sum += part.in_file(bytes);
            }
        }
        // What is no part of the text is layout: a byte-order mark, a character that cannot be seen.
        let stretch = offsets.stretch(self.span);
        sums[Class::Markup as usize] += u64::from(stretch.end - stretch.start) - offsets.visible(self.span);
        [accounting.unclaimed, accounting.markup, accounting.boilerplate, accounting.value] = sums;
        accounting.non_blank = sums.iter().sum();
        if accounting.unclaimed > 0 {
            let texts = self.unclaimed().into_iter().map(|span| Text { text: one_spaced(&source[span.range()]), span });
            accounting.unclaimed_text = texts.collect();
        }
        accounting
    }

    /// The unclaimed text: words that only white space and markup part on their line are one.
    fn unclaimed(&self) -> Vec<Span> {
        let mut unclaimed: Vec<Span> = Vec::new();
        let spans = self.stretches().filter(|(class, _)| *class == Class::Unclaimed).map(|(_, span)| span);
        for word in spans.flat_map(|span| words(self.page.source, span)) {
            match unclaimed.last_mut() {
                Some(last) if self.is_gap(Span::new(last.end, word.start)) => last.end = word.end,
                _ => unclaimed.push(word),
            }
        }
        unclaimed
    }

    fn is_gap(&self, span: Span) -> bool {
        let classes = &self.classes[(span.start - self.span.start) as usize..];
        let bytes = self.page.source[span.range()].bytes();
        bytes.zip(classes).all(|(byte, class)| byte != b'\n' && (is_blank(byte) || *class == Class::Markup))
    }

    /// How many bytes of each class, in the order of [`CLASSES`], are in a stretch of the text and are not blank.
    fn count(&self, stretch: Span) -> [u64; CLASSES.len()] {
        let source = &self.page.source.as_bytes()[stretch.range()];
        let (chunks, rest) = source.as_chunks();
        let (start, end) = (stretch.start - self.span.start, stretch.end - self.span.start);
        let (class_chunks, class_rest) = self.classes[start as usize..end as usize].as_chunks();
        let mut counts = Counts::default();
        chunks.iter().zip(class_chunks).for_each(|(bytes, classes)| counts.add(bytes, classes));
        // What is left over, as a chunk that is filled with blanks.
        let (mut bytes, mut classes) = ([b' '; LANES], [Class::Unclaimed; LANES]);
        bytes[..rest.len()].copy_from_slice(rest);
        classes[..class_rest.len()].copy_from_slice(class_rest);
        counts.add(&bytes, &classes);
        counts.sums()
    }

    /// Stretches of text that belong to one class, white space and all.
    fn stretches(&self) -> impl Iterator<Item = (Class, Span)> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            let rest = &self.classes[at..];
            let class = *rest.first()?;
            let start = self.span.start + at as u32;
            at += run(rest, class);
            Some((class, Span::new(start, self.span.start + at as u32)))
        })
    }
}

/// Bytes that are counted at once.
const LANES: usize = 16;

/// How many bytes that are not blank are of each class, of those at each place of the chunks.
#[derive(Default)]
struct Counts {
    sums: [u64; 4],
    lanes: [[u8; LANES]; 4],
    /// Chunks since the lanes were empty; they can hold no more than [`u8::MAX`].
    chunks: u8,
}

impl Counts {
    fn add(&mut self, bytes: &[u8; LANES], classes: &[Class; LANES]) {
        for (lanes, class) in self.lanes.iter_mut().zip(CLASSES) {
            for (lane, (byte, found)) in lanes.iter_mut().zip(bytes.iter().zip(classes)) {
                *lane += u8::from(!is_blank(*byte) & (*found == class));
            }
        }
        self.chunks += 1;
        if self.chunks == u8::MAX {
            self.empty();
        }
    }

    fn empty(&mut self) {
        for (sum, lanes) in self.sums.iter_mut().zip(&mut self.lanes) {
            *sum += lanes.iter().map(|lane| u64::from(*lane)).sum::<u64>();
            *lanes = [0; LANES];
        }
        self.chunks = 0;
    }

    /// The counts in the order of [`CLASSES`].
    fn sums(mut self) -> [u64; 4] {
        self.empty();
        self.sums
    }
}

/// How many bytes from the first on are of this class.
fn run(classes: &[Class], class: Class) -> usize {
    // Bytes that are compared at once: most runs are longer.
    const WIDTH: usize = 16;
    let same = |chunk: &&[Class]| chunk.iter().fold(0, |other, found| other | u8::from(*found != class)) == 0;
    let whole = WIDTH * classes.chunks_exact(WIDTH).take_while(same).count();
    whole + classes[whole..].iter().take_while(|found| **found == class).count()
}

/// Whether a byte is white space; a text has no other kinds of it left.
fn is_blank(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
}

/// The stretches between white space.
fn words(source: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let text = &source[span.range()];
    text.split_ascii_whitespace().map(move |word| {
        let start = span.start + (word.as_ptr() as usize - text.as_ptr() as usize) as u32;
        Span::new(start, start + word.len() as u32)
    })
}

/// Text with each run of white space as one space.
fn one_spaced(text: &str) -> std::borrow::Cow<'_, str> {
    let runs = text
        .chars()
        .zip(text.chars().skip(1))
        .any(|(one, next)| one.is_whitespace() && (one != ' ' || next.is_whitespace()));
    match runs {
        true => text.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        false => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Input, extract};

    #[test]
    fn markup_does_not_part_unclaimed_text_but_lines_do() {
        let text = "# Medborgarlöfte Norsjö kommun 2017\n\n1. Lugna kvällar\n\nPolisen och kommunen lovar att färre ska störas.\n\n\
                    Aktivitet: Fotpatrullera\nAnsvarig: Polisen\nTid: Hela **våren** och *sommaren*\nTid: **Alla** dagar\n";
        let input = Input::decode("a.md", text.as_bytes()).unwrap();
        let documents = extract(&input).documents;
        let unclaimed: Vec<_> = documents[0].accounting.unclaimed_text.iter().map(|text| &*text.text).collect();
        assert_eq!(unclaimed, ["Hela **våren** och *sommaren", "Alla** dagar"]);
    }
}
