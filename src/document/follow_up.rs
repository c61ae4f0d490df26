//! What was reported on the promises, and what it amounts to.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Commitment, CommitmentId, Date, Number, Span, Target};

/// The time a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ReportPeriod {
    /// A third of a year: January to April, May to August, September to December.
    Tertial {
        /// Calendar year.
        year: u16,
        /// 1 to 3.
        tertial: u8,
    },
    /// A quarter of a year.
    Quarter {
        /// Calendar year.
        year: u16,
        /// 1 to 4.
        quarter: u8,
    },
    /// Half a year.
    Half {
        /// Calendar year.
        year: u16,
        /// 1 or 2.
        half: u8,
    },
    /// Any other time; a whole year has the same start and end.
    Range {
        /// When it begins.
        start: Date,
        /// When it ends.
        end: Date,
    },
}

/// One activity and what was reported on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Row<'a> {
    /// The promise that the row stands under; null where none.
    pub promise: Option<CommitmentId>,
    /// What was to be done.
    pub activity: Commitment<'a>,
    /// What was reported, in order; an empty cell is no report.
    pub reports: Vec<Report<'a>>,
    /// What the reports amount to, held against the activity's targets.
    pub outcome: Outcome<'a>,
}

/// One cell, list item or paragraph that reports on an activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report<'a> {
    /// What the report is for; null where the document does not say.
    pub period: Option<ReportPeriod>,
    /// The report as written, without markup.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// What was counted.
    pub counts: Vec<Target<'a>>,
    /// Whether the text says that its number includes earlier reports (`sammanlagt`).
    pub cumulative: bool,
}

/// What the reports of a row amount to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outcome<'a> {
    /// The verdict.
    pub status: Status,
    /// The number that was to be reached; the sum where the targets count the same thing.
    pub target: Option<Number>,
    /// The comparable number that was reported.
    pub achieved: Option<Number>,
    /// Why, in words, naming the texts used.
    pub explanation: Cow<'a, str>,
    /// The texts used, in order.
    pub evidence: Vec<Span>,
}

/// The verdict on a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The target is reached or exceeded.
    Met,
    /// A comparable total is stated, its time is over, and it is below the target.
    NotMet,
    /// Stated to be under way, or below the target before its time is over.
    InProgress,
    /// Said to be carried out, without a comparable number.
    ReportedDone,
    /// Said not to be carried out.
    ReportedNotDone,
    /// The reports do not settle it.
    Undetermined,
    /// The activity has no target and the report no explicit status.
    NotQuantified,
}
