//! What the reader of a document should know about how it was understood.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Span;

/// Something that was not understood, or that does not hold together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diagnostic {
    /// Stable name of the finding.
    pub code: Code,
    /// How serious it is.
    pub severity: Severity,
    /// What was expected and what stands there.
    pub message: Cow<'static, str>,
    /// Where, if it has a place.
    pub span: Option<Span>,
    /// What to do about it.
    pub help: Cow<'static, str>,
    /// The parts of the message that are this finding's own, such as the number stated and the number found.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Likely to need mending in the document.
    Warning,
    /// A value could not be given, or contradicts itself.
    Error,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $severity:ident;)*) => {
        /// Stable names of findings, in kebab case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name as it is written in output.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The severity it has unless a user says otherwise.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// The text is no medborgarlöfte and no follow-up of one.
    NotAMedborgarlofte = "not-a-medborgarlofte", Info;
    /// The file has no text.
    EmptyFile = "empty-file", Error;
    /// The file is no text: it has control bytes that no text has.
    BinaryFile = "binary-file", Error;
    /// A part of the file is larger, longer or more deeply nested than is read.
    LimitExceeded = "limit-exceeded", Error;
    /// The file is in a format that this build does not read.
    UnsupportedFormat = "unsupported-format", Error;
    /// The file is damaged, so that its text cannot be taken out of it.
    DamagedFile = "damaged-file", Error;
    /// The file is locked with a password.
    EncryptedFile = "encrypted-file", Error;
    /// The file has pictures of pages and no text.
    ScannedFile = "scanned-file", Error;
    /// Taking the text out of the file took too long or too much memory.
    ConversionFailed = "conversion-failed", Error;
    /// The bytes are not UTF-8; another encoding was taken.
    AssumedEncoding = "assumed-encoding", Warning;
    /// Letters that a conversion had garbled were put right.
    RepairedText = "repaired-text", Warning;
    /// Letters that a conversion had lost cannot be put right.
    LostCharacters = "lost-characters", Warning;
    /// It cannot be told whether a line goes on with the one before or begins anew.
    UncertainLines = "uncertain-lines", Warning;
    /// Text that no rule understands.
    UnclaimedText = "unclaimed-text", Warning;
    /// No kommun is named.
    MissingKommun = "missing-kommun", Warning;
    /// Title and text name different kommuner.
    KommunMismatch = "kommun-mismatch", Warning;
    /// No period is stated.
    MissingPeriod = "missing-period", Warning;
    /// Two readings of the period are possible.
    AmbiguousPeriod = "ambiguous-period", Warning;
    /// A date that the calendar does not have.
    ImpossibleDate = "impossible-date", Error;
    /// The period ends before it begins.
    ReversedPeriod = "reversed-period", Error;
    /// The stated number of promises differs from the promises listed.
    PromiseCountMismatch = "promise-count-mismatch", Warning;
    /// The stated duration differs from the period.
    DurationMismatch = "duration-mismatch", Warning;
    /// Signed after the period's end.
    SignedAfterPeriod = "signed-after-period", Warning;
    /// An organisation's name is misspelt; the usual spelling was taken.
    MisspeltOrganisation = "misspelt-organisation", Warning;
    /// A list marker without text.
    EmptyItem = "empty-item", Info;
    /// Promises and activities stand in one list without anything between them.
    AmbiguousLevels = "ambiguous-levels", Info;
    /// A commitment that ends in the middle of a sentence at the end of the file.
    TruncatedItem = "truncated-item", Warning;
    /// A report could belong to several activities.
    AmbiguousReport = "ambiguous-report", Warning;
    /// A report that belongs to no activity of the document.
    UnmatchedReport = "unmatched-report", Warning;
    /// A table column whose period is not stated.
    UnknownColumn = "unknown-column", Warning;
    /// Only aims are listed, and nothing that will be done.
    MissingActivities = "missing-activities", Warning;
    /// No lägesbild: nothing says why these promises were made.
    MissingLagesbild = "missing-lagesbild", Warning;
    /// Nothing says how the promises are followed up.
    MissingFollowUp = "missing-follow-up", Warning;
    /// No date of signing.
    MissingDate = "missing-date", Warning;
    /// Nobody signed.
    MissingSignatories = "missing-signatories", Warning;
    /// Nobody signed for the kommun.
    MissingKommunSignatory = "missing-kommun-signatory", Warning;
    /// Nobody signed for the police.
    MissingPolisSignatory = "missing-polis-signatory", Warning;
    /// The title names a kommun that there is not.
    UnknownKommun = "unknown-kommun", Error;
    /// Somebody signed for another kommun than the document's.
    SignatoryKommunMismatch = "signatory-kommun-mismatch", Warning;
    /// Nobody is named to do it.
    ActivityWithoutActor = "activity-without-actor", Warning;
    /// Nothing in an activity tells when it is done.
    NothingToFollowUp = "nothing-to-follow-up", Info;
    /// A word that promises less than it seems to.
    VagueWords = "vague-words", Info;
    /// The same activity is listed twice.
    DuplicateActivity = "duplicate-activity", Warning;
    /// No activity serves a promise, while others have some.
    PromiseWithoutActivity = "promise-without-activity", Warning;
    /// The text that explains what a medborgarlöfte is differs from the usual wording.
    WordingDrift = "wording-drift", Info;
    /// A row of a follow-up stands under no promise.
    RowWithoutPromise = "row-without-promise", Info;
    /// Reports stand in another order than time.
    ReportsOutOfOrder = "reports-out-of-order", Warning;
    /// A total is lower than what was reported before.
    TotalBelowEarlier = "total-below-earlier", Warning;
    /// Nothing was reported for a time that has passed.
    MissingReport = "missing-report", Info;
    /// What a template left to be filled in.
    TemplateLeftover = "template-leftover", Error;
    /// A hyphen that is not seen within a word.
    SoftHyphen = "soft-hyphen", Info;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
