//! The parts of a document other than its commitments.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Date, Period, Span};

/// The introduction between title and promises.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Preamble<'a> {
    /// The introduction, paragraphs joined.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// The number of promises that the text states (`två stycken`).
    pub promise_count: Option<u32>,
    /// Where `promise_count` is stated.
    pub promise_count_span: Option<Span>,
    /// For how many years the promises are said to hold (`gäller i två år`).
    pub duration_years: Option<u32>,
    /// Where `duration_years` is stated.
    pub duration_years_span: Option<Span>,
    /// What the promises are said to rest on (`tidigare tecknad samverkansöverenskommelse`).
    pub based_on: Option<Cow<'a, str>>,
    /// Where `based_on` stands.
    pub based_on_span: Option<Span>,
}

impl<'a> Preamble<'a> {
    /// An introduction that states nothing else yet.
    pub(crate) fn new(text: Cow<'a, str>, span: Span) -> Self {
        Preamble {
            text,
            span,
            promise_count: None,
            promise_count_span: None,
            duration_years: None,
            duration_years_span: None,
            based_on: None,
            based_on_span: None,
        }
    }
}

/// The passage that explains what a medborgarlöfte is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct About<'a> {
    /// The passage, without its heading.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// Whether it is the standard wording, small slips of spelling aside.
    pub standard_wording: bool,
}

/// The local problem picture that the promises rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lagesbild<'a> {
    /// The text, without its heading.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// What the picture is said to be drawn from, in order of mention.
    pub sources: Vec<LagesbildSource>,
    /// Where each of `sources` is named, in the same order.
    pub source_spans: Vec<Span>,
    /// Periods of earlier medborgarlöften that the text names.
    pub refers_to: Vec<Period>,
}

/// What a lägesbild can be drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LagesbildSource {
    /// Talks with residents.
    Medborgardialog,
    /// A survey of residents.
    Medborgarundersokning,
    /// Talks with staff.
    Medarbetardialog,
    /// A survey of staff.
    Medarbetarundersokning,
    /// A survey of safety: trygghetsmätning, trygghetsundersökning.
    Trygghetsmatning,
    /// Police intelligence.
    Underrattelse,
    /// Statistics of crime.
    Brottsstatistik,
    /// A mapping of places or problems.
    Kartlaggning,
    /// A named source of no other code.
    Other,
}

/// How the promises will be followed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FollowUpPlan<'a> {
    /// The text, without its heading.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// Where the outcome will be published, with a scheme.
    pub urls: Vec<Cow<'a, str>>,
    /// Where each of `urls` stands, in the same order.
    pub url_spans: Vec<Span>,
    /// How often.
    pub cadence: Option<Cadence>,
    /// Where `cadence` is stated.
    pub cadence_span: Option<Span>,
}

/// How often promises are followed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// `kontinuerligt`, `löpande`
    Continuous,
    /// `varje tertial`
    Tertial,
    /// `varje kvartal`
    Quarter,
    /// `två gånger per år`
    HalfYear,
    /// `årligen`
    Year,
}

/// Place and date of signing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signed<'a> {
    /// The place as written, null where none.
    pub place: Option<Cow<'a, str>>,
    /// The date, null where none.
    pub date: Option<Date>,
    /// From the first of them to the last.
    pub span: Span,
}

/// One who signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signatory<'a> {
    /// The name as written.
    pub name: Cow<'a, str>,
    /// Where the name stands.
    pub name_span: Span,
    /// The role as written, without `Tf` or `Tillförordnad`.
    pub role: Option<Cow<'a, str>>,
    /// Where the role stands.
    pub role_span: Option<Span>,
    /// The organisation in its usual spelling (`Lokalpolisområde Höglandet`).
    pub organisation: Option<Cow<'a, str>>,
    /// The organisation as it is spelt in the text (`Lokalpolisområde Högländet`).
    pub organisation_as_written: Option<Cow<'a, str>>,
    /// Where the organisation stands.
    pub organisation_span: Option<Span>,
    /// The side that is signed for.
    pub party: Party,
    /// Whether the role is held for the time being (`Tf`, `Tillförordnad`).
    pub acting: bool,
    /// From the first of these to the last.
    pub span: Span,
}

/// The side that a signatory signs for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// A kommun.
    Kommun,
    /// The police.
    Polis,
    /// Anyone else.
    Other,
}

/// Text that is none of the known sections: under a heading of its own, or running text without one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OtherSection<'a> {
    /// The heading as written, without markup; null where the text has none.
    pub heading: Option<Cow<'a, str>>,
    /// The text under it.
    pub text: Cow<'a, str>,
    /// From the heading to the end of the text.
    pub span: Span,
}
