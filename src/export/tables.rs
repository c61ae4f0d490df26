//! The tables and their columns, said once: every form is written from what stands here.
//!
//! The first column of a table is its key; `=> table` makes a column lead to the key of another. A column whose type
//! is an `Option` can be empty.

use std::borrow::Cow;

use super::cell::Day;
use super::define::tables;
use crate::document::Number;

type Text<'a> = Cow<'a, str>;

tables! {
    /// What documents hold, each table after those that it refers to.
    TABLES after 0;

    /// Every input with what became of it.
    FileRow = files {
        /// Made from the file's name and content.
        file_id: Text<'a>,
        /// The name it was given as input, from the folder that was walked.
        name: Text<'a>,
        /// extracted, not_medborgarlofte, failed or skipped.
        status: Text<'a>,
        /// The code of what went wrong, as `lofte explain` takes it.
        error_code: Option<Text<'a>>,
        /// What went wrong, or why the file was skipped.
        error: Option<Text<'a>>,
        /// SHA-256 of the file, in hexadecimal.
        sha256: Option<Text<'a>>,
        /// Length of the file.
        bytes: Option<u64>,
        /// text, html, docx or pdf.
        format: Option<Text<'a>>,
        /// The encoding it was read as.
        encoding: Option<Text<'a>>,
        /// How many documents it holds.
        documents: u32,
    }

    /// A medborgarlöfte, or a follow-up of one.
    DocumentRow = documents {
        /// The document's id and the beginning of its file's.
        document_id: Text<'a>,
        /// The file it was read from.
        file_id: Text<'a> => files,
        /// Kommun code, period and kind; several files can hold documents of the same id.
        id: Text<'a>,
        /// promise or follow_up.
        kind: Text<'a>,
        /// Version of the schema of documents.
        schema_version: Text<'a>,
        /// The title as written.
        title: Option<Text<'a>>,
        /// Code of the kommun by SCB, four digits; of the first where there are several, which the table kommuner has all.
        kommun_code: Option<Text<'a>>,
        /// Name of that kommun.
        kommun_name: Option<Text<'a>>,
        /// Code of its län, two digits.
        lan_code: Option<Text<'a>>,
        /// A named part of a kommun, or a lokalpolisområde, that it is for.
        area: Option<Text<'a>>,
        /// First year of the period.
        start_year: Option<u16>,
        /// Last year of the period; empty where it is open.
        end_year: Option<u16>,
        /// Begin of the period as precise as written: ISO 8601, seasons as in EDTF.
        period_start: Option<Text<'a>>,
        /// End of the period as precise as written.
        period_end: Option<Text<'a>>,
        /// First day that the begin can mean.
        start_date: Option<Day>,
        /// Last day that the end can mean.
        end_date: Option<Day>,
        /// The introduction.
        preamble: Option<Text<'a>>,
        /// How many promises the text says there are.
        stated_promises: Option<u32>,
        /// For how many years it says they hold.
        stated_years: Option<u32>,
        /// What the promises are said to rest on.
        based_on: Option<Text<'a>>,
        /// The passage that explains what a medborgarlöfte is.
        about: Option<Text<'a>>,
        /// Whether that passage has the standard wording.
        about_is_standard: Option<bool>,
        /// The local problem picture.
        lagesbild: Option<Text<'a>>,
        /// Codes of what it is drawn from, with commas between.
        lagesbild_sources: Option<Text<'a>>,
        /// Periods of earlier medborgarlöften that it names, as start/end, with commas between.
        lagesbild_refers_to: Option<Text<'a>>,
        /// How the promises will be followed up.
        follow_up_plan: Option<Text<'a>>,
        /// Addresses where the outcome will be published, with blanks between.
        follow_up_urls: Option<Text<'a>>,
        /// How often the promises are followed up: continuous, tertial, quarter, half_year or year.
        cadence: Option<Text<'a>>,
        /// Where it was signed.
        signed_place: Option<Text<'a>>,
        /// When it was signed, as precise as written.
        signed_date: Option<Text<'a>>,
        /// Follow-ups: what the report is for, such as 2019-t3, 2019-q1, 2019-h2 or 2018/2019.
        reporting: Option<Text<'a>>,
        /// Follow-ups: the last year reported on.
        reporting_year: Option<u16>,
        /// How many promises it has.
        promises: usize,
        /// How many activities it has, those of follow-ups not counted.
        activities: usize,
        /// How many rows of a follow-up it has.
        rows: usize,
        /// How many signed it.
        signatories: usize,
        /// Where the document begins in its source; places are counted as `lofte extract --offsets` says.
        span_start: u32,
        /// Where the document ends in its source.
        span_end: u32,
        /// Bytes that are not white space.
        bytes_non_blank: u64,
        /// Bytes that were not understood.
        bytes_unclaimed: u64,
    }

    /// A kommun that a document is for.
    KommunRow = kommuner {
        /// The document's key with the kommun's place in it.
        document_kommun_id: Text<'a>,
        /// The document.
        document_id: Text<'a> => documents,
        /// Code by SCB, four digits.
        kommun_code: Text<'a>,
        /// Name without `kommun`.
        kommun_name: Text<'a>,
        /// Code of the län, two digits.
        lan_code: Text<'a>,
        /// First year of the document's period.
        start_year: Option<u16>,
        /// Last year of the document's period.
        end_year: Option<u16>,
    }

    /// What is promised: the aims where a document has two levels, else all commitments.
    PromiseRow = promises {
        /// The document's key with the promise's id in it.
        promise_id: Text<'a>,
        /// The document.
        document_id: Text<'a> => documents,
        /// The id in the document, such as p1.
        id: Text<'a>,
        /// The promise as written.
        text: Text<'a>,
        /// The thematic heading it stands under.
        theme: Option<Text<'a>>,
        /// Codes of those who are to do it, with commas between.
        actors: Option<Text<'a>>,
        /// How the document says so: stated, heading, implied or none.
        actor_basis: Text<'a>,
        /// Codes of those it is done with, with commas between.
        partners: Option<Text<'a>>,
        /// How many rows of the table targets belong to it.
        targets: usize,
        /// Code of the document's first kommun.
        kommun_code: Option<Text<'a>>,
        /// Code of its län.
        lan_code: Option<Text<'a>>,
        /// First year of the document's period.
        start_year: Option<u16>,
        /// Last year of the document's period.
        end_year: Option<u16>,
        /// Where it begins.
        span_start: u32,
        /// Where it ends.
        span_end: u32,
    }

    /// What will be done to keep promises; also what the rows of follow-ups repeat of it.
    ActivityRow = activities {
        /// The document's key with the activity's id in it.
        activity_id: Text<'a>,
        /// The document.
        document_id: Text<'a> => documents,
        /// The first promise it serves, where the document says so; the table activity_promises has all.
        promise_id: Option<Text<'a>> => promises,
        /// The id in the document, such as a1.
        id: Text<'a>,
        /// The activity as written.
        text: Text<'a>,
        /// The thematic heading it stands under.
        theme: Option<Text<'a>>,
        /// Codes of those who are to do it, with commas between.
        actors: Option<Text<'a>>,
        /// How the document says so: stated, heading, implied or none.
        actor_basis: Text<'a>,
        /// Codes of those it is done with, with commas between.
        partners: Option<Text<'a>>,
        /// How many rows of the table targets belong to it.
        targets: usize,
        /// Whether it stands in a row of a follow-up.
        in_follow_up: bool,
        /// Code of the document's first kommun.
        kommun_code: Option<Text<'a>>,
        /// Code of its län.
        lan_code: Option<Text<'a>>,
        /// First year of the document's period.
        start_year: Option<u16>,
        /// Last year of the document's period.
        end_year: Option<u16>,
        /// Where it begins.
        span_start: u32,
        /// Where it ends.
        span_end: u32,
    }

    /// That an activity serves a promise.
    ServesRow = activity_promises {
        /// The keys of both.
        activity_promise_id: Text<'a>,
        /// The activity.
        activity_id: Text<'a> => activities,
        /// The promise.
        promise_id: Text<'a> => promises,
    }

    /// What can be counted in a promise or an activity.
    TargetRow = targets {
        /// The key of the promise or activity with the target's place in it.
        target_id: Text<'a>,
        /// The document.
        document_id: Text<'a> => documents,
        /// The promise it belongs to, if any.
        promise_id: Option<Text<'a>> => promises,
        /// The activity it belongs to, if any.
        activity_id: Option<Text<'a>> => activities,
        /// exactly, at_least, at_most, about or more_than.
        comparator: Text<'a>,
        /// The number.
        value: Number,
        /// What is counted, as written.
        unit: Option<Text<'a>>,
        /// The time the number is for: day, week, month, quarter, tertial, half_year or year.
        per: Option<Text<'a>>,
        /// Where it begins.
        span_start: u32,
        /// Where it ends.
        span_end: u32,
    }

    /// One who signed a document.
    SignatoryRow = signatories {
        /// The document's key with the place in the list.
        signatory_id: Text<'a>,
        /// The document.
        document_id: Text<'a> => documents,
        /// The name as written; empty after --no-persons.
        name: Option<Text<'a>>,
        /// The role as written, without `Tf`.
        role: Option<Text<'a>>,
        /// The organisation in its usual spelling.
        organisation: Option<Text<'a>>,
        /// The organisation as it is spelt in the text.
        organisation_as_written: Option<Text<'a>>,
        /// kommun, polis or other.
        party: Text<'a>,
        /// Whether the role is held for the time being.
        acting: bool,
        /// Code of the document's first kommun.
        kommun_code: Option<Text<'a>>,
        /// Code of its län.
        lan_code: Option<Text<'a>>,
        /// First year of the document's period.
        start_year: Option<u16>,
        /// Last year of the document's period.
        end_year: Option<u16>,
    }

    /// A row of a follow-up: an activity with what was reported on it.
    RowRow = rows {
        /// The document's key with the row's place in it.
        row_id: Text<'a>,
        /// The document.
        document_id: Text<'a> => documents,
        /// The promise that the row stands under.
        promise_id: Option<Text<'a>> => promises,
        /// What was to be done.
        activity_id: Text<'a> => activities,
        /// How many reports there are on it.
        reports: usize,
    }

    /// One cell, list item or paragraph that reports on an activity.
    ReportRow = reports {
        /// The row's key with the report's place in it.
        report_id: Text<'a>,
        /// The row of the follow-up.
        row_id: Text<'a> => rows,
        /// The document.
        document_id: Text<'a> => documents,
        /// What it is for, such as 2019-t3, 2019-q1, 2019-h2 or 2018/2019.
        period: Option<Text<'a>>,
        /// The last year it is for.
        year: Option<u16>,
        /// The report as written.
        text: Text<'a>,
        /// Whether its numbers include earlier reports.
        cumulative: bool,
        /// Where it begins.
        span_start: u32,
        /// Where it ends.
        span_end: u32,
    }

    /// What a report counts.
    CountRow = counts {
        /// The report's key with the count's place in it.
        count_id: Text<'a>,
        /// The report.
        report_id: Text<'a> => reports,
        /// exactly, at_least, at_most, about or more_than.
        comparator: Text<'a>,
        /// The number.
        value: Number,
        /// What was counted, as written.
        unit: Option<Text<'a>>,
        /// The time the number is for.
        per: Option<Text<'a>>,
    }

    /// What the reports of a row amount to, held against the activity's targets.
    OutcomeRow = outcomes {
        /// The row of the follow-up.
        row_id: Text<'a> => rows,
        /// The document.
        document_id: Text<'a> => documents,
        /// What was to be done.
        activity_id: Text<'a> => activities,
        /// met, not_met, in_progress, reported_done, reported_not_done, undetermined or not_quantified.
        status: Text<'a>,
        /// The number that was to be reached.
        target: Option<Number>,
        /// The comparable number that was reported.
        achieved: Option<Number>,
        /// Why, in words.
        explanation: Text<'a>,
        /// Places of the texts used, as start-end, with commas between.
        evidence: Option<Text<'a>>,
        /// The last year reported on.
        reporting_year: Option<u16>,
        /// Code of the document's first kommun.
        kommun_code: Option<Text<'a>>,
        /// Code of its län.
        lan_code: Option<Text<'a>>,
        /// First year of the document's period.
        start_year: Option<u16>,
        /// Last year of the document's period.
        end_year: Option<u16>,
    }

    /// Text that belongs to no known part: a section of another kind, or text that was not understood.
    OtherTextRow = other_texts {
        /// The document's key with the text's place in it.
        other_text_id: Text<'a>,
        /// The document.
        document_id: Text<'a> => documents,
        /// section or unclaimed.
        kind: Text<'a>,
        /// The heading of a section.
        heading: Option<Text<'a>>,
        /// The text.
        text: Text<'a>,
        /// Where it begins.
        span_start: u32,
        /// Where it ends.
        span_end: u32,
    }

    /// What was not understood, or does not hold together.
    DiagnosticRow = diagnostics {
        /// The key of the document or file with the finding's place in it.
        diagnostic_id: Text<'a>,
        /// The file.
        file_id: Text<'a> => files,
        /// The document; empty where it is about the file.
        document_id: Option<Text<'a>> => documents,
        /// Stable name of the finding, as `lofte explain` takes it.
        code: Text<'a>,
        /// info, warning or error.
        severity: Text<'a>,
        /// What was expected and what stands there.
        message: Text<'a>,
        /// What to do about it.
        help: Option<Text<'a>>,
        /// Where it begins.
        span_start: Option<u32>,
        /// Where it ends.
        span_end: Option<u32>,
    }
}
