//! What joins documents, and what became of each commitment over its whole period.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::themes::Themed;
use crate::document::{Actor, CommitmentId, Number, ReportPeriod, Span, Status, Target};

/// One line of what `lofte link` writes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "record", rename_all = "snake_case")]
pub enum Record<'a> {
    /// Two texts that belong together, or one whose counterpart is missing.
    Link(Link<'a>),
    /// What became of a commitment over the whole of its period.
    Outcome(PeriodOutcome<'a>),
}

/// How two texts belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// The same bytes under another name: `from` is set aside for `to`.
    SameDocument,
    /// Two versions of one document: `from` is set aside for `to`.
    RevisionOf,
    /// A follow-up and the promise document that it reports on.
    FollowUpOf,
    /// A row of a follow-up and the commitment that it reports on.
    ReportsOn,
    /// A row of a follow-up and the row of an earlier one that reports on the same.
    ReportsAgain,
    /// The documents of a period and those of the next that is known.
    FollowedBy,
    /// A commitment that the next period takes over as it is.
    CarriedOver,
    /// A commitment that the next period takes over with another number, actor, place or audience.
    Changed,
    /// A commitment that a later period takes up again, with a period in between that does not have it.
    TakenUpAgain,
    /// A commitment that the next known period does not have.
    Dropped,
    /// A commitment that the period before does not have.
    New,
    /// The same sentence in documents of different kommuner.
    SharedWording,
    /// A text with several candidates that fit equally well, so that none is chosen.
    Undecided,
}

impl LinkKind {
    /// Every kind there is.
    pub const ALL: &'static [Self] = &[
        Self::SameDocument,
        Self::RevisionOf,
        Self::FollowUpOf,
        Self::ReportsOn,
        Self::ReportsAgain,
        Self::FollowedBy,
        Self::CarriedOver,
        Self::Changed,
        Self::TakenUpAgain,
        Self::Dropped,
        Self::New,
        Self::SharedWording,
        Self::Undecided,
    ];

    /// The code as it is written in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SameDocument => "same_document",
            Self::RevisionOf => "revision_of",
            Self::FollowUpOf => "follow_up_of",
            Self::ReportsOn => "reports_on",
            Self::ReportsAgain => "reports_again",
            Self::FollowedBy => "followed_by",
            Self::CarriedOver => "carried_over",
            Self::Changed => "changed",
            Self::TakenUpAgain => "taken_up_again",
            Self::Dropped => "dropped",
            Self::New => "new",
            Self::SharedWording => "shared_wording",
            Self::Undecided => "undecided",
        }
    }
}

/// Two texts that belong together, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link<'a> {
    /// Made from the kind and both ends: the same link has the same id on every machine.
    pub id: String,
    /// How they belong together.
    pub kind: LinkKind,
    /// What reports, or comes first in time.
    pub from: End<'a>,
    /// What is reported on, or comes later. Without a text where there is no counterpart: it was dropped.
    pub to: End<'a>,
    /// How alike the texts are, from 0 to 1000; null where nothing was compared.
    pub score: Option<u16>,
    /// The score below which there is no such link.
    pub threshold: Option<u16>,
    /// The words in common that decided, as written in `from`.
    pub words: Vec<String>,
    /// What is not the same; what only one of the texts says makes it no other promise, except for a number.
    pub changes: Vec<Change>,
    /// Undecided links only: the candidates that fit equally well. Else other places where `to` stands word for word.
    pub candidates: Vec<End<'a>>,
    /// Why, in words.
    pub explanation: String,
}

/// A document or a text in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct End<'a> {
    /// The document's id and the beginning of a hash of its file's name and content: the key of the table `documents`.
    pub document: String,
    /// The name of its file.
    pub source: Cow<'a, str>,
    /// Codes of its kommuner.
    pub kommuner: Vec<Cow<'a, str>>,
    /// The first year of its period, or of the time that it reports on.
    pub start_year: Option<u16>,
    /// The last year; null also where the period is open.
    pub end_year: Option<u16>,
    /// The commitment; null for a document as a whole and for other texts.
    pub item: Option<CommitmentId>,
    /// The row of a follow-up that it stands in, counted from 1.
    pub row: Option<u32>,
    /// The text compared: the commitment's, a sentence, or the title of a document.
    pub text: Option<Cow<'a, str>>,
    /// Where it stands in its file.
    pub span: Option<Span>,
}

type SortKey<'e> = (&'e [Cow<'e, str>], Option<u16>, &'e str, Option<u32>, Option<CommitmentId>, Option<u32>);

impl End<'_> {
    /// By kommun, time and place.
    pub(super) fn sort_key(&self) -> SortKey<'_> {
        let start = self.span.map(|span| span.start);
        (&self.kommuner, self.start_year, &self.document, self.row, self.item, start)
    }
}

impl Link<'_> {
    /// By the place of the first text; links of one text by kind.
    pub(super) fn sort_key(&self) -> (SortKey<'_>, LinkKind, SortKey<'_>, &str) {
        (self.from.sort_key(), self.kind, self.to.sort_key(), &self.id)
    }
}

/// What is not the same in two commitments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// What it is.
    pub what: Changed,
    /// As the earlier text has it; null where it says nothing of it.
    pub from: Option<String>,
    /// As the later text has it; null where it says nothing of it.
    pub to: Option<String>,
}

/// What can change in a commitment that is otherwise the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    /// How many, or how often.
    Number,
    /// Who does it.
    Actor,
    /// With whom.
    Partner,
    /// Where.
    Place,
    /// For whom.
    Audience,
}

/// What became of a commitment over the whole of its period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeriodOutcome<'a> {
    /// Made from where the commitment stands: the same on every machine.
    pub id: String,
    /// What was promised: as the promise document has it, or the latest follow-up where that document is missing.
    pub commitment: End<'a>,
    /// Whether the promise document is among the documents.
    pub promise_is_known: bool,
    /// Who was to do it.
    pub actors: Vec<Actor>,
    /// What it is about.
    pub themes: Vec<Themed>,
    /// What was to be reached; the spans point into the document of `commitment`.
    pub targets: Vec<Target<'a>>,
    /// The verdict in few classes, for counting.
    pub class: Class,
    /// The verdict; null where no follow-up is at hand.
    pub status: Option<Status>,
    /// The number that was to be reached.
    pub target: Option<Number>,
    /// The comparable number that was reported.
    pub achieved: Option<Number>,
    /// The verdict on each year that there are reports on, in order.
    pub years: Vec<YearOutcome>,
    /// Years of the period, up to the last one reported on, that no report at hand is for.
    pub unreported_years: Vec<u16>,
    /// The reports that were counted, each time once.
    pub reports: Vec<UsedReport<'a>>,
    /// Why, in words.
    pub explanation: String,
}

/// The verdict on a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct YearOutcome {
    /// The year; null where the reports do not say what they are for.
    pub year: Option<u16>,
    /// The verdict.
    pub status: Status,
    /// The comparable number that was reported.
    pub achieved: Option<Number>,
    /// Why, in words.
    pub explanation: String,
}

/// A report that a period's outcome rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UsedReport<'a> {
    /// The key of the follow-up, as in [`End::document`].
    pub document: String,
    /// The row it stands in, counted from 1.
    pub row: u32,
    /// Which of the row's reports it is, counted from 1.
    pub report: u32,
    /// What it is for; null where the document does not say.
    pub period: Option<ReportPeriod>,
    /// The report as written.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// Whether its numbers include earlier reports.
    pub cumulative: bool,
}

/// What became of a commitment, in few classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The target is reached.
    Met,
    /// The target is not reached, and its time is over.
    NotMet,
    /// It is under way.
    InProgress,
    /// Said not to be carried out.
    NotDone,
    /// There is a target and there are reports, but no comparable number in them.
    ReportedWithoutNumber,
    /// There are comparable numbers that do not settle it, or a row that fits other commitments equally well.
    Unsettled,
    /// A follow-up is at hand and says nothing of it.
    NeverReported,
    /// There is nothing to be counted, and the reports do not say whether it is done.
    NoTarget,
    /// There is nothing to be counted, and it is said to be done.
    DoneWithoutTarget,
    /// No follow-up is at hand.
    NoFollowUp,
}

impl Class {
    /// Every class there is.
    pub const ALL: &'static [Self] = &[
        Self::Met,
        Self::NotMet,
        Self::InProgress,
        Self::NotDone,
        Self::ReportedWithoutNumber,
        Self::Unsettled,
        Self::NeverReported,
        Self::NoTarget,
        Self::DoneWithoutTarget,
        Self::NoFollowUp,
    ];

    /// The code as it is written in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::InProgress => "in_progress",
            Self::NotDone => "not_done",
            Self::ReportedWithoutNumber => "reported_without_number",
            Self::Unsettled => "unsettled",
            Self::NeverReported => "never_reported",
            Self::NoTarget => "no_target",
            Self::DoneWithoutTarget => "done_without_target",
            Self::NoFollowUp => "no_follow_up",
        }
    }
}

/// The name that a value has in JSON.
pub(super) fn code(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_json() {
        for class in Class::ALL {
            assert_eq!(class.as_str(), code(class));
        }
        for kind in LinkKind::ALL {
            assert_eq!(kind.as_str(), code(kind));
        }
    }
}
