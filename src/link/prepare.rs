//! Documents in an order that depends on their content only, with what is compared of them.

use std::borrow::Cow;
use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::features::Features;
use super::types::End;
use crate::document::{Commitment, CommitmentId, Document, Kind, Row, Span};
use crate::export::file_key;

/// A document with what is compared of it.
pub(super) struct Doc<'d> {
    pub document: &'d Document<'d>,
    /// The key that the document has in tables.
    pub key: String,
    /// Codes, sorted.
    pub kommuner: Vec<&'d str>,
    /// The named part of a kommun, in small letters.
    pub area: Option<String>,
    /// The first year of the period, else of the time reported on.
    pub start: Option<u16>,
    /// The last year; null where the period is open or unknown.
    pub end: Option<u16>,
    /// Promises, then activities.
    pub items: Vec<Features<'d>>,
    /// The activities of the rows.
    pub rows: Vec<Features<'d>>,
}

impl<'d> Doc<'d> {
    fn new(document: &'d Document<'d>, key: String) -> Self {
        let mut kommuner: Vec<&str> = document.kommuner.iter().map(|kommun| &*kommun.code).collect();
        kommuner.sort_unstable();
        kommuner.dedup();
        let (start, end) = years(document);
        let items = document.promises.iter().chain(&document.activities);
        let rows = document.rows.iter().map(|row| &row.activity);
        Self {
            key,
            area: document.area.as_ref().map(|area| area.text.to_lowercase()),
            start,
            end,
            items: items.map(|item| Features::new(item, &kommuner)).collect(),
            rows: rows.map(|row| Features::new(row, &kommuner)).collect(),
            kommuner,
            document,
        }
    }

    pub fn is_follow_up(&self) -> bool {
        self.document.kind == Kind::FollowUp
    }

    pub fn row(&self, index: usize) -> Option<&'d Row<'d>> {
        self.document.rows.get(index)
    }

    /// Whether the period goes on until something ends it.
    pub fn is_open(&self) -> bool {
        self.start.is_some() && self.end.is_none()
    }

    /// Whether both are for the same part of kommuner of which one has all that the other has.
    pub fn concerns_same(&self, other: &Self) -> bool {
        let all = |of: &[&str], by: &[&str]| of.iter().all(|code| by.contains(code));
        self.area == other.area
            && !self.kommuner.is_empty()
            && !other.kommuner.is_empty()
            && (all(&self.kommuner, &other.kommuner) || all(&other.kommuner, &self.kommuner))
    }

    /// The document as a whole.
    pub fn whole(&self) -> End<'d> {
        let title = self.document.title.as_ref();
        self.end_of(None, None, title.map(|title| &title.text), title.map(|title| title.span))
    }

    /// The document without any text in it: where something is missing.
    pub fn nothing(&self) -> End<'d> {
        self.end_of(None, None, None, None)
    }

    /// A commitment in it, with the row that it stands in.
    pub fn commitment(&self, commitment: &'d Commitment<'d>, row: Option<usize>) -> End<'d> {
        let row = row.map(|row| row as u32 + 1);
        self.end_of(Some(commitment.id), row, Some(&commitment.text), Some(commitment.span))
    }

    /// A sentence in it that is no commitment.
    pub fn sentence(&self, text: &'d str, span: Span) -> End<'d> {
        End { text: Some(Cow::Borrowed(text)), ..self.end_of(None, None, None, Some(span)) }
    }

    fn end_of(
        &self,
        item: Option<CommitmentId>,
        row: Option<u32>,
        text: Option<&'d Cow<'d, str>>,
        span: Option<Span>,
    ) -> End<'d> {
        End {
            document: self.key.clone(),
            source: Cow::Borrowed(&self.document.source.name),
            kommuner: self.kommuner.iter().map(|code| Cow::Borrowed(*code)).collect(),
            start_year: self.start,
            end_year: self.end,
            item,
            row,
            text: text.map(|text| Cow::Borrowed(&**text)),
            span,
        }
    }
}

/// The years of a document's period; of the time reported on where it states none.
fn years(document: &Document<'_>) -> (Option<u16>, Option<u16>) {
    use crate::document::ReportPeriod::{Half, Quarter, Range, Tertial};
    if let Some(period) = document.period {
        return (Some(period.start.year()), period.end.map(|end| end.year()));
    }
    match document.reporting {
        Some(Tertial { year, .. } | Quarter { year, .. } | Half { year, .. }) => (Some(year), Some(year)),
        Some(Range { start, end }) => (Some(start.year()), Some(end.year())),
        None => (None, None),
    }
}

/// The documents by file and place, each once, whatever order they came in.
pub fn in_order<'a, 'd>(documents: &'a [Document<'d>]) -> Vec<&'a Document<'d>> {
    let mut sorted: Vec<&Document<'_>> = documents.iter().collect();
    sorted.sort_by(|one, other| by_place(one, other));
    sorted.dedup_by(|one, other| by_place(one, other) == Ordering::Equal);
    sorted
}

fn by_place(one: &Document<'_>, other: &Document<'_>) -> Ordering {
    let place = |of: &Document<'_>| (of.source.span.start, of.source.span.end);
    let file = one.source.name.cmp(&other.source.name).then_with(|| one.source.sha256.cmp(&other.source.sha256));
    file.then_with(|| place(one).cmp(&place(other))).then_with(|| one.id.cmp(&other.id)).then_with(|| {
        // Only what two versions of this program made of one file gets as far as this.
        if one == other { Ordering::Equal } else { text(one).cmp(&text(other)) }
    })
}

fn text(document: &Document<'_>) -> String {
    serde_json::to_string(document).unwrap_or_default()
}

/// What is compared of each document, with the keys that the tables give them.
pub(super) fn prepare<'d>(documents: &[&'d Document<'d>]) -> Vec<Doc<'d>> {
    documents.iter().zip(keys(documents)).map(|(document, key)| Doc::new(document, key)).collect()
}

/// The keys that the tables give documents in this order.
pub(super) fn keys(documents: &[&Document<'_>]) -> Vec<String> {
    let mut wanted: FxHashMap<String, u32> = FxHashMap::default();
    let key = |document: &&Document<'_>| {
        let file = file_key(&document.source.name, &document.source.sha256);
        let key = format!("{}.{}", document.id, &file[..8]);
        let times = wanted.entry(key.clone()).or_default();
        *times += 1;
        if *times == 1 { key } else { format!("{key}~{times}") }
    };
    documents.iter().map(key).collect()
}
