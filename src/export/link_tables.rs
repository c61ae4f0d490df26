//! The tables of what joins documents, and of what became of the promises; they follow those of the documents.

use std::borrow::Cow;

use super::define::tables;
use super::tables::TABLES;
use crate::document::Number;

type Text<'a> = Cow<'a, str>;

tables! {
    /// What joins documents, each table after those that it refers to. They follow [`TABLES`].
    LINK_TABLES after TABLES.len();

    /// That a promise or an activity is about a theme.
    ThemeRow = themes {
        /// The key of the promise or activity with the theme in it.
        commitment_theme_id: Text<'a>,
        /// The document.
        document_id: Text<'a> => documents,
        /// The promise, if it is one.
        promise_id: Option<Text<'a>> => promises,
        /// The activity, if it is one.
        activity_id: Option<Text<'a>> => activities,
        /// The theme's code.
        theme: Text<'a>,
        /// The words that told it, with commas between.
        words: Text<'a>,
    }

    /// Two texts that belong together, or one whose counterpart is missing.
    LinkRow = links {
        /// Made from the kind and both ends.
        link_id: Text<'a>,
        /// same_document, revision_of, follow_up_of, reports_on, reports_again, followed_by, carried_over, changed, taken_up_again, dropped, new, shared_wording or undecided.
        kind: Text<'a>,
        /// The document of what reports, or comes first.
        from_document_id: Text<'a> => documents,
        /// Its promise, if it is one.
        from_promise_id: Option<Text<'a>> => promises,
        /// Its activity, if it is one.
        from_activity_id: Option<Text<'a>> => activities,
        /// The row of a follow-up that it stands in.
        from_row_id: Option<Text<'a>> => rows,
        /// The text compared.
        from_text: Option<Text<'a>>,
        /// First year of its period.
        from_start_year: Option<u16>,
        /// Last year of its period.
        from_end_year: Option<u16>,
        /// The document of what is reported on, or comes later.
        to_document_id: Text<'a> => documents,
        /// Its promise, if it is one.
        to_promise_id: Option<Text<'a>> => promises,
        /// Its activity, if it is one.
        to_activity_id: Option<Text<'a>> => activities,
        /// The row of a follow-up that it stands in.
        to_row_id: Option<Text<'a>> => rows,
        /// The text compared; empty where it was dropped.
        to_text: Option<Text<'a>>,
        /// First year of its period.
        to_start_year: Option<u16>,
        /// Last year of its period.
        to_end_year: Option<u16>,
        /// How alike the texts are, from 0 to 1000.
        score: Option<u16>,
        /// The score below which there is no such link.
        threshold: Option<u16>,
        /// The words in common, with commas between.
        words: Option<Text<'a>>,
        /// Why, in words.
        explanation: Text<'a>,
        /// Code of the first kommun.
        kommun_code: Option<Text<'a>>,
        /// Code of its län.
        lan_code: Option<Text<'a>>,
    }

    /// What is not the same in two texts that belong together.
    LinkChangeRow = link_changes {
        /// The link's key with the change's place in it.
        link_change_id: Text<'a>,
        /// The link.
        link_id: Text<'a> => links,
        /// number, actor, partner, place or audience.
        what: Text<'a>,
        /// As the earlier text has it.
        from_value: Option<Text<'a>>,
        /// As the later text has it.
        to_value: Option<Text<'a>>,
    }

    /// A text that fits as well as others, where the link is undecided; else one more place of the later text.
    LinkCandidateRow = link_candidates {
        /// The link's key with the candidate's place in it.
        link_candidate_id: Text<'a>,
        /// The link.
        link_id: Text<'a> => links,
        /// The candidate's document.
        document_id: Text<'a> => documents,
        /// Its promise, if it is one.
        promise_id: Option<Text<'a>> => promises,
        /// Its activity, if it is one.
        activity_id: Option<Text<'a>> => activities,
    }

    /// What became of a commitment over the whole of its period.
    PeriodOutcomeRow = period_outcomes {
        /// Made from where the commitment stands.
        period_outcome_id: Text<'a>,
        /// The document that the commitment stands in.
        document_id: Text<'a> => documents,
        /// The promise, if it is one.
        promise_id: Option<Text<'a>> => promises,
        /// The activity, if it is one.
        activity_id: Option<Text<'a>> => activities,
        /// The row of the last follow-up, where the promise document is missing.
        row_id: Option<Text<'a>> => rows,
        /// The commitment as written.
        text: Text<'a>,
        /// Codes of those who were to do it, with commas between.
        actors: Option<Text<'a>>,
        /// Codes of what it is about, with commas between.
        themes: Option<Text<'a>>,
        /// Whether the promise document is there.
        promise_is_known: bool,
        /// met, not_met, in_progress, not_done, reported_without_number, unsettled, never_reported, no_target, done_without_target or no_follow_up.
        class: Text<'a>,
        /// The verdict as in the table outcomes; empty without a follow-up.
        status: Option<Text<'a>>,
        /// The number that was to be reached.
        target: Option<Number>,
        /// The comparable number that was reported.
        achieved: Option<Number>,
        /// Years that no report is for, with commas between.
        unreported_years: Option<Text<'a>>,
        /// Why, in words.
        explanation: Text<'a>,
        /// Code of the first kommun.
        kommun_code: Option<Text<'a>>,
        /// Code of its län.
        lan_code: Option<Text<'a>>,
        /// First year of the period.
        start_year: Option<u16>,
        /// Last year of the period; empty where it is open.
        end_year: Option<u16>,
    }

    /// That an outcome rests on a report.
    UsedReportRow = period_outcome_reports {
        /// The outcome's key with the report's place in it.
        used_report_id: Text<'a>,
        /// The outcome.
        period_outcome_id: Text<'a> => period_outcomes,
        /// The report.
        report_id: Text<'a> => reports,
    }
}
