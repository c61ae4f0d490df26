//! The documents that extraction gives: plain types, their JSON form, and the schema made from them.
//!
//! Nothing here parses, and nothing but JSON is written. Field names are the names in JSON; every value taken from the text
//! carries the place it was taken from as a [`Span`].

mod commitment;
mod date;
mod diagnostic;
mod follow_up;
mod json;
mod map_spans;
#[cfg(feature = "schema")]
mod schema;
mod section;
mod span;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use commitment::{Actor, ActorBasis, Commitment, CommitmentId, CommitmentKind, Comparator, Number, Per, Target};
pub use date::{Date, DateError, Period};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use follow_up::{Outcome, Report, ReportPeriod, Row, Status};
pub use json::write_json;
pub use map_spans::map_spans;
#[cfg(feature = "schema")]
pub use schema::{SCHEMA_ID, schema};
pub use section::{
    About, Cadence, FollowUpPlan, Lagesbild, LagesbildSource, OtherSection, Party, Preamble, Signatory, Signed,
};
pub use span::{Span, Text};

/// Version of the JSON form that this crate writes, as semantic versioning counts.
pub const SCHEMA_VERSION: &str = "1.0.0";

/// Whether a document makes promises or reports on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A medborgarlöfte: what kommun and police promise.
    Promise,
    /// An uppföljning: what came of an earlier medborgarlöfte.
    FollowUp,
}

/// One medborgarlöfte or one follow-up of it.
///
/// A file can hold several; each is a document of its own, in order of appearance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document<'a> {
    /// Semantic version of the schema this document follows.
    pub schema_version: Cow<'a, str>,
    /// Whether the document makes promises or follows them up.
    pub kind: Kind,
    /// Readable and stable: kommun code, period, kind, and for follow-ups the reporting period.
    ///
    /// `0604-2023-2024-promise`, `0686-2018-2019-follow_up-2019-t3`
    pub id: String,
    /// The file the document was read from.
    pub source: Source<'a>,
    /// The title as written, without markup.
    ///
    /// ```text
    /// ## Medborgarlöfte i Eksjö kommun 2020-2021
    ///    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub title: Option<Text<'a>>,
    /// The kommuner the document is for, usually one.
    pub kommuner: Vec<Kommun<'a>>,
    /// A named part of a kommun, or the lokalpolisområde, that the document is for.
    pub area: Option<Text<'a>>,
    /// The time the promises hold.
    pub period: Option<Period>,
    /// The introduction, and what it states about the promises.
    pub preamble: Option<Preamble<'a>>,
    /// What is promised: the aims where the document has two levels, else all commitments.
    pub promises: Vec<Commitment<'a>>,
    /// What will be done to keep the promises; empty where the document has one level only.
    pub activities: Vec<Commitment<'a>>,
    /// The passage that explains what a medborgarlöfte is.
    pub about: Option<About<'a>>,
    /// The local problem picture the promises rest on.
    pub lagesbild: Option<Lagesbild<'a>>,
    /// How the promises will be followed up.
    pub follow_up_plan: Option<FollowUpPlan<'a>>,
    /// Place and date of signing.
    pub signed: Option<Signed<'a>>,
    /// Who signed.
    pub signatories: Vec<Signatory<'a>>,
    /// Headed text that is none of the above.
    pub other_sections: Vec<OtherSection<'a>>,
    /// Follow-ups only: what the report is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporting: Option<ReportPeriod>,
    /// Follow-ups only: where `reporting` is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporting_span: Option<Span>,
    /// Follow-ups only: how often the promises are followed up, where the report says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<Cadence>,
    /// Follow-ups only: where `cadence` is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence_span: Option<Span>,
    /// Follow-ups only: each activity with what was reported on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row<'a>>,
    /// What was not understood, or does not hold together.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of every byte of the document.
    pub accounting: Accounting<'a>,
}

/// The file a document was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source<'a> {
    /// The name the file was given as input, `-` for standard input.
    pub name: Cow<'a, str>,
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Length of the file in bytes.
    pub bytes: u64,
    /// The form the file holds its text in.
    pub format: SourceFormat,
    /// Encoding the bytes were read as, by its WHATWG name (`UTF-8`, `windows-1252`).
    pub encoding: Cow<'a, str>,
    /// The text that spans point into, where it had to be taken out of the file; else they point into the file itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<SourceText<'a>>,
    /// The part of the file, or of the text taken out of it, that this document covers.
    pub span: Span,
}

/// The form a file holds its text in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceFormat {
    /// Plain text or Markdown.
    Text,
    /// A web page.
    Html,
    /// A document of Word or another word processor (Office Open XML).
    Docx,
    /// Portable Document Format.
    Pdf,
}

impl fmt::Display for SourceFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        })
    }
}

/// The text that was taken out of a file in another form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceText<'a> {
    /// What took it out: the name of a converter and its version.
    pub converter: Cow<'a, str>,
    /// SHA-256 of the text as UTF-8, lower-case hexadecimal.
    pub sha256: String,
    /// Length of the text as UTF-8, in bytes.
    pub bytes: u64,
}

/// A kommun with the codes of Statistics Sweden (SCB).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kommun<'a> {
    /// Name without `kommun`, as in the register: `Eksjö`.
    pub name: Cow<'a, str>,
    /// Four digits, with leading zeros: `0686`.
    pub code: Cow<'a, str>,
    /// Two digits, with leading zeros: `06`.
    pub lan_code: Cow<'a, str>,
    /// Where the kommun is named.
    pub span: Span,
}

/// What became of every non-blank byte of the document: the four shares sum to `non_blank`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Accounting<'a> {
    /// Bytes of the document that are not white space.
    pub non_blank: u64,
    /// Bytes that are part of an extracted value.
    pub value: u64,
    /// Bytes of recognised wording that carries structure: headings, lead-ins, table headers.
    pub boilerplate: u64,
    /// Bytes of markup and page furniture: list markers, `**`, table pipes, page numbers, site navigation.
    pub markup: u64,
    /// Bytes of text that was not understood.
    pub unclaimed: u64,
    /// The text that was not understood, with its places.
    pub unclaimed_text: Vec<Text<'a>>,
}
