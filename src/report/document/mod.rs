//! One document beside its source: every value with a link to its place, every place with a link to its value.

mod collect;
mod fields;

use std::fmt;

use askama::Template;

use self::collect::Collector;
use super::charts;
use super::escape::push;
use super::highlight::{MarkKind, highlight};
use super::labels;
use super::numbers;
use super::strings::{self, Strings, strings};
use crate::document::{Accounting, Commitment, Document, Kind, Span, Status};
use crate::messages::Lang;
use crate::text::Input;

/// The text that a document's spans point into.
#[derive(Debug, Clone, Copy)]
pub enum SourceText<'i> {
    /// It is at hand.
    Here(&'i Input<'i>),
    /// It was not found.
    Missing,
    /// What was found in its place is another text.
    Changed,
}

/// A value, and where in the source it stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Value {
    pub(super) text: String,
    /// The number of its mark; none where the source is missing or the value has no place.
    pub(super) mark: Option<usize>,
    /// Whether the mark leads back to this value.
    pub(super) is_first: bool,
    /// Whether the text is the document's, which is Swedish, and not a word of the report.
    pub(super) is_quoted: bool,
    /// What stands behind it, in words of the report.
    pub(super) aside: String,
    /// Where it leads to outside of the report.
    pub(super) address: Option<String>,
}

/// A value as HTML.
struct Link<'v>(&'v Value, &'v View<'v>);

impl fmt::Display for Link<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value, view) = self;
        let (prefix, lang) = (&view.prefix, if value.is_quoted && view.lang != Lang::Sv { " lang=\"sv\"" } else { "" });
        let mut text = String::new();
        push(&mut text, &value.text);
        match value.mark {
            Some(mark) => {
                let id = if value.is_first { format!(" id=\"{prefix}v{mark}\"") } else { String::new() };
                write!(f, "<a class=\"v\"{id} href=\"#{prefix}s{mark}\"{lang}>{text}</a>")?;
            }
            None => write!(f, "<span{lang}>{text}</span>")?,
        }
        if let Some(address) = &value.address {
            let mut escaped = String::new();
            push(&mut escaped, address);
            let label = format!("{} {}", view.t.open_link, escaped);
            write!(
                f,
                " <a class=\"out\" href=\"{escaped}\" rel=\"noopener noreferrer\" aria-label=\"{label}\">{} ↗</a>",
                view.t.open_link
            )?;
        }
        if !value.aside.is_empty() {
            let mut aside = String::new();
            push(&mut aside, &value.aside);
            write!(f, " <span class=\"aside\">{aside}</span>")?;
        }
        Ok(())
    }
}

/// A named field with its values.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) values: Vec<Value>,
}

/// A promise or an activity.
pub(super) struct Item {
    pub(super) tag: String,
    pub(super) class: &'static str,
    pub(super) text: Value,
    pub(super) fields: Vec<Field>,
    pub(super) inner: Vec<Item>,
}

/// A commitment of a follow-up with what was reported on it.
pub(super) struct RowView {
    pub(super) item: Item,
    pub(super) reported: Vec<ReportView>,
    pub(super) status: Status,
    pub(super) numbers: String,
    pub(super) explanation: String,
    pub(super) evidence: Vec<Value>,
}

/// A report.
pub(super) struct ReportView {
    pub(super) period: String,
    pub(super) text: Value,
    pub(super) counts: Vec<Value>,
}

/// A finding.
pub(super) struct NoteView {
    pub(super) class: &'static str,
    pub(super) severity: &'static str,
    pub(super) message: Value,
    pub(super) help: String,
}

/// Everything shown of a document.
#[derive(Template)]
#[template(path = "document.html")]
pub(crate) struct View<'v> {
    t: &'static Strings,
    lang: Lang,
    prefix: String,
    /// The level of its heading; its sections are one level below.
    level: u8,
    kind: Kind,
    facts: Vec<Field>,
    items: Vec<Item>,
    rows: Vec<RowView>,
    sections: Vec<Field>,
    signatories: Vec<Vec<Value>>,
    notes: Vec<NoteView>,
    unclaimed: Vec<Value>,
    accounting: &'v Accounting<'v>,
    source: Option<String>,
    no_source: &'static str,
    legend: Vec<MarkKind>,
    file_name: String,
}

impl<'v> View<'v> {
    /// The view of a document; ids in it begin with `prefix`.
    pub(crate) fn of(document: &'v Document<'_>, source: SourceText<'_>, prefix: &str, level: u8, lang: Lang) -> Self {
        let t = strings(lang);
        let (input, no_source) = match source {
            SourceText::Here(input) if fits(document, input) => (Some(input), ""),
            SourceText::Here(_) => (None, t.unfit_source),
            SourceText::Missing => (None, t.no_source),
            SourceText::Changed => (None, t.changed_source),
        };
        let mut collector = Collector::new(t, lang, input);
        let facts = collector.facts(document);
        let items = collector.items(document);
        let rows = collector.rows(document);
        let sections = collector.sections(document);
        let signatories = collector.signatories(document);
        let unclaimed = collector.unclaimed(document);
        let notes = collector.notes(document);
        let marks = collector.into_marks();
        let covered = document.source.span;
        let source = input.map(|input| {
            // A byte-order mark is no text.
            let start = if covered.start == 0 && input.decoded(0..input.bytes().len().min(3)).starts_with('\u{feff}') {
                input.bytes().len().min(if input.encoding() == "UTF-8" { 3 } else { 2 }) as u32
            } else {
                covered.start
            };
            let html = highlight(&marks, Span::new(start, covered.end), prefix, |range| input.decoded(range));
            html.trim_matches(['\n', ' ']).to_owned()
        });
        let mut legend: Vec<MarkKind> = marks.all().iter().map(|mark| mark.kind).collect();
        legend.sort_unstable();
        legend.dedup();
        Self {
            t,
            lang,
            prefix: prefix.to_owned(),
            level,
            kind: document.kind,
            facts,
            items,
            rows,
            sections,
            signatories,
            notes,
            unclaimed,
            accounting: &document.accounting,
            source,
            no_source,
            legend,
            file_name: document.source.name.to_string(),
        }
    }

    fn link<'s>(&'s self, value: &'s Value) -> String
    where
        'v: 's,
    {
        Link(value, self).to_string()
    }

    fn legend_label(&self, kind: &MarkKind) -> &'static str {
        let t = self.t;
        match kind {
            MarkKind::Fact => t.k_fact,
            MarkKind::Section => t.k_section,
            MarkKind::Promise => t.k_promise,
            MarkKind::Activity => t.k_activity,
            MarkKind::Theme => t.k_theme,
            MarkKind::Actor => t.k_actor,
            MarkKind::Number => t.k_number,
            MarkKind::Report => t.k_report,
            MarkKind::Person => t.k_person,
            MarkKind::Unclaimed => t.k_unclaimed,
            MarkKind::Note => t.k_note,
        }
    }

    fn share(&self, part: &u64) -> String {
        numbers::percent(*part, self.accounting.non_blank, self.lang)
    }

    fn count(&self, number: &u64) -> String {
        numbers::count(*number, self.lang)
    }

    fn accounting_bar(&self) -> String {
        let Accounting { value, boilerplate, markup, unclaimed, .. } = self.accounting;
        let parts = [
            (*value, "acc_value"),
            (*boilerplate, "acc_boilerplate"),
            (*markup, "acc_markup"),
            (*unclaimed, "acc_unclaimed"),
        ];
        charts::parts(parts.into_iter())
    }

    fn accounting_rows(&self) -> [(&'static str, &'static str, u64); 4] {
        let Accounting { value, boilerplate, markup, unclaimed, .. } = self.accounting;
        [
            ("acc_value", self.t.acc_value, *value),
            ("acc_boilerplate", self.t.acc_boilerplate, *boilerplate),
            ("acc_markup", self.t.acc_markup, *markup),
            ("acc_unclaimed", self.t.acc_unclaimed, *unclaimed),
        ]
    }
}

/// Whether what a document says of its source can be true of this text: most commitments stand where it says.
///
/// Spans that count characters do not fit, and are better not shown than shown in the wrong places.
fn fits(document: &Document<'_>, input: &Input<'_>) -> bool {
    let bytes = input.bytes().len();
    let Span { start, end } = document.source.span;
    if start > end || end as usize > bytes {
        return false;
    }
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).take(COMPARED).collect::<String>();
    let stands_there = |commitment: &&Commitment<'_>| {
        let Span { start, end } = commitment.span;
        let there = start <= end && end as usize <= bytes;
        there && letters(&input.decoded(commitment.span.range())) == letters(&commitment.text)
    };
    let rows = document.rows.iter().map(|row| &row.activity);
    let commitments = document.promises.iter().chain(&document.activities).chain(rows);
    commitments.clone().filter(stands_there).count() * 2 >= commitments.count()
}

/// So many letters and digits of a commitment are compared; a hyphen or a footer comes later in most. Those of ASCII are the same where
/// the others were garbled, and put right.
const COMPARED: usize = 8;

/// What a document is called in the report: `Aneby kommun 2023–2024`.
pub(crate) fn heading(document: &Document<'_>, lang: Lang) -> String {
    let names: Vec<String> = match &document.kommuner[..] {
        [] => vec![strings(lang).no_kommun.to_owned()],
        [one] => vec![strings::kommun(&one.name, lang)],
        several => several.iter().map(|kommun| kommun.name.to_string()).collect(),
    };
    let time = match (document.reporting, document.period) {
        (Some(reporting), _) => labels::report_period(reporting, lang),
        (None, Some(period)) => labels::period(period, lang),
        (None, None) => String::new(),
    };
    let area = document.area.as_ref().map(|area| format!(", {}", area.text)).unwrap_or_default();
    format!("{}{area} {time}", names.join(", ")).trim_end().to_owned()
}
