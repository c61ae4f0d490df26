//! A small document made by hand, right in every way, for tests of the tests.

use medborgarlofte::document::{
    Accounting, Actor, ActorBasis, Commitment, CommitmentId, CommitmentKind, Comparator, Date, Document, Kind, Kommun,
    Number, Per, Period, SCHEMA_VERSION, Source, SourceFormat, Span, Target, Text,
};

/// What the document was read from.
pub const TEXT: &str = "# Löfte i Aneby 2023\n\n- Polisen ska hålla  två möten per år\n";

/// The name that it was read under.
pub const NAME: &str = "aneby.md";

/// The one document of [`TEXT`].
pub fn document() -> Document<'static> {
    Document {
        schema_version: SCHEMA_VERSION.into(),
        kind: Kind::Promise,
        id: "0604-2023-2023-promise".to_owned(),
        source: Source {
            name: NAME.into(),
            sha256: "0".repeat(64),
            bytes: TEXT.len() as u64,
            format: SourceFormat::Text,
            encoding: "UTF-8".into(),
            text: None,
            span: Span::new(0, TEXT.len() as u32),
        },
        title: Some(Text { text: "Löfte i Aneby 2023".into(), span: span_of("Löfte i Aneby 2023") }),
        kommuner: vec![Kommun {
            name: "Aneby".into(),
            code: "0604".into(),
            lan_code: "06".into(),
            span: span_of("Aneby"),
        }],
        area: None,
        period: Some(Period { start: Date::Year(2023), end: Some(Date::Year(2023)), span: span_of("2023") }),
        preamble: None,
        promises: vec![Commitment {
            id: CommitmentId { kind: CommitmentKind::Promise, number: 1 },
            text: "Polisen ska hålla två möten per år".into(),
            span: span_of("Polisen ska hålla  två möten per år"),
            actors: vec![Actor::Polis],
            actor_spans: vec![span_of("Polisen")],
            actor_basis: ActorBasis::Stated,
            partners: Vec::new(),
            partner_spans: Vec::new(),
            targets: vec![Target {
                comparator: Comparator::Exactly,
                value: Number(2.0),
                unit: Some("möten".into()),
                per: Some(Per::Year),
                span: span_of("två möten per år"),
            }],
            theme: None,
            theme_span: None,
            promise_ids: Vec::new(),
        }],
        activities: Vec::new(),
        about: None,
        lagesbild: None,
        follow_up_plan: None,
        signed: None,
        signatories: Vec::new(),
        other_sections: Vec::new(),
        reporting: None,
        reporting_span: None,
        cadence: None,
        cadence_span: None,
        rows: Vec::new(),
        diagnostics: Vec::new(),
        accounting: Accounting {
            non_blank: 50,
            value: 48,
            boilerplate: 0,
            markup: 2,
            unclaimed: 0,
            unclaimed_text: Vec::new(),
        },
    }
}

fn span_of(part: &str) -> Span {
    let start = TEXT.find(part).unwrap_or_else(|| panic!("no {part:?} in {TEXT:?}"));
    Span::new(start as u32, (start + part.len()) as u32)
}
