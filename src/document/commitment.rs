//! Promises and activities: who is to do what, with whom, how many and how often.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Span;

/// One promise or activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Commitment<'a> {
    /// Unique in the document: `p1`, `p2` for promises, `a1` for activities.
    pub id: CommitmentId,
    /// The commitment as written, without markup, wrapped lines joined.
    ///
    /// ```text
    /// - **Att öka den upplevda tryggheten på resecentrum i Nässjö.**
    ///     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// Who is to do it.
    ///
    /// ```text
    /// - Polisen och kommunen lovar att genomföra två medborgarmöte ...
    ///   ^^^^^^^     ^^^^^^^^
    /// ```
    pub actors: Vec<Actor>,
    /// Where each of `actors` is named, in the same order; the lead-in for `implied` ones.
    pub actor_spans: Vec<Span>,
    /// How the document says who is to do it.
    pub actor_basis: ActorBasis,
    /// Those it is done together with.
    ///
    /// ```text
    /// - Kommunen ska ordna en föreläsning i samverkan med polisen.
    ///                                                     ^^^^^^^
    /// ```
    pub partners: Vec<Actor>,
    /// Where each of `partners` is named, in the same order.
    pub partner_spans: Vec<Span>,
    /// What can be counted.
    pub targets: Vec<Target<'a>>,
    /// The thematic sub-heading it stands under.
    pub theme: Option<Cow<'a, str>>,
    /// Where `theme` stands.
    pub theme_span: Option<Span>,
    /// The promises it serves, where the document says so.
    pub promise_ids: Vec<CommitmentId>,
}

/// Which list a commitment stands in; the letter of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CommitmentKind {
    /// `p`
    Promise,
    /// `a`
    Activity,
}

/// Names a commitment within its document: `p1`, `a12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommitmentId {
    /// Promise or activity.
    pub kind: CommitmentKind,
    /// Counted from 1 in order of appearance.
    pub number: u32,
}

impl fmt::Display for CommitmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.kind {
            CommitmentKind::Promise => 'p',
            CommitmentKind::Activity => 'a',
        };
        write!(f, "{letter}{}", self.number)
    }
}

impl Serialize for CommitmentId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CommitmentId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let kind = match text.as_bytes().first() {
            Some(b'p') => CommitmentKind::Promise,
            Some(b'a') => CommitmentKind::Activity,
            _ => return Err(serde::de::Error::custom(format!("expected an id such as p1 or a1, found {text:?}"))),
        };
        let number = text[1..]
            .parse()
            .map_err(|_| serde::de::Error::custom(format!("expected an id such as p1 or a1, found {text:?}")))?;
        Ok(Self { kind, number })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for CommitmentId {
    fn schema_name() -> Cow<'static, str> {
        "CommitmentId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Names a commitment within its document: p1 is the first promise, a1 the first activity.",
            "type": "string",
            "pattern": "^[pa][1-9][0-9]*$"
        })
    }
}

/// Who acts. Codes, so that `Räddningstjänsten` and `räddningstjänst` are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The police: Polisen, Polismyndigheten, områdespolisen.
    Polis,
    /// The kommun and its own services: socialtjänst, fritidsgård, fältgrupp.
    Kommun,
    /// The rescue service.
    Raddningstjanst,
    /// The region (health care, regional development).
    Region,
    /// The county administrative board.
    Lansstyrelse,
    /// Schools.
    Skola,
    /// Property owners.
    Fastighetsagare,
    /// Housing companies.
    Bostadsbolag,
    /// Public transport.
    Kollektivtrafik,
    /// Security companies and guards.
    Vaktbolag,
    /// Associations and civil society.
    Forening,
    /// Businesses.
    Naringsliv,
    /// Residents.
    Invanare,
    /// A named actor of no other code.
    Other,
}

/// How the document says who is to do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActorBasis {
    /// In the item itself: `Polisen ska …`, or in trailing brackets.
    Stated,
    /// By the heading or lead-in over the item, or by the promise that governs it.
    Heading,
    /// Only by a lead-in such as `Det ska vi åstadkomma`.
    Implied,
    /// Nowhere.
    None,
}

/// What can be counted in a commitment, or was counted in a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Target<'a> {
    /// How `value` is meant.
    pub comparator: Comparator,
    /// The number.
    pub value: Number,
    /// The counted noun phrase as written (`riktade insatser`); null where it is left out.
    pub unit: Option<Cow<'a, str>>,
    /// The time that `value` is for.
    pub per: Option<Per>,
    /// From the comparator or number to the unit or frequency.
    ///
    /// ```text
    /// - Under året genomföra minst fyra samverkansmöten om aktiviteterna.
    ///                        ^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub span: Span,
}

/// How a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// `två`
    Exactly,
    /// `minst två`
    AtLeast,
    /// `högst två`
    AtMost,
    /// `cirka två`, `ett tjugotal`
    About,
    /// `fler än två`
    MoreThan,
}

/// The time a count is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// `varje dygn`
    Day,
    /// `i veckan`
    Week,
    /// `per månad`
    Month,
    /// `varje kvartal`
    Quarter,
    /// `per tertial`
    Tertial,
    /// `varje halvår`
    HalfYear,
    /// `under året`
    Year,
}

/// A number that is written without a fraction where it has none.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Number(pub f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // 2^53: beyond it not every integer has an f64 of its own.
        if self.0.fract() == 0.0 && self.0.abs() < 9_007_199_254_740_992.0 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}
