//! Documents turned into the rows of the tables.
//!
//! Every struct is taken apart field by field, so that a new field does not compile until it is decided here which
//! column it fills. The places of single values such as titles are left to the JSON form.

mod cells;
mod commitment;
mod follow_up;
mod linked;

use std::io;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use self::cells::{code, join, last_year, list, period_label, text};
pub(crate) use self::cells::{digest, file_key};
use self::commitment::{Known, activity, promise};
pub use self::linked::flatten_linked;

use super::cell::Day;
use super::tables::{DiagnosticRow, DocumentRow, FileRow, KommunRow, OtherTextRow, SignatoryRow};
use super::{FileRecord, FileStatus, Sink};
use crate::document::{
    About, Accounting, Diagnostic, Document, FollowUpPlan, Kommun, Lagesbild, OtherSection, Period, Preamble,
    Signatory, Signed, Source, Span, Text,
};

/// Turns files into rows, with keys that no two rows of a table share.
#[derive(Debug, Default)]
pub struct Flattener {
    /// How often a key was wanted, by its hash: the keys themselves would take much more memory.
    wanted: FxHashMap<u64, u32>,
}

impl Flattener {
    /// Writes the rows of a file and its documents.
    ///
    /// # Errors
    /// What hinders the sink.
    pub fn file(&mut self, file: &FileRecord, documents: &[&Document<'_>], to: &mut dyn Sink) -> io::Result<()> {
        let FileRecord { name, status, sha256, bytes, format, encoding, error_code, error, diagnostics } = file;
        let status = match status {
            FileStatus::Unreadable => FileStatus::Failed,
            status => *status,
        };
        // The same name and content give the same key, whatever other files there are.
        let file_id = self.free(file_key(name, sha256.as_deref().unwrap_or_default()));
        FileRow {
            file_id: text(&file_id),
            name: text(name),
            status: code(&status),
            error_code: error_code.map(|of| text(of.as_str())),
            error: error.as_deref().map(text),
            sha256: sha256.as_deref().map(text),
            bytes: *bytes,
            format: format.as_ref().map(code),
            encoding: encoding.as_deref().map(text),
            documents: documents.len() as u32,
        }
        .write(to)?;
        for (number, diagnostic) in (1..).zip(diagnostics) {
            self::diagnostic(diagnostic, format!("{file_id}/d{number}"), &file_id, None, to)?;
        }
        for document in documents {
            let id = self.free(format!("{}.{}", document.id, &file_id[..8]));
            self::document(document, &id, &file_id, to)?;
        }
        Ok(())
    }

    /// The key, with a number added where it is in use.
    fn free(&mut self, key: String) -> String {
        let hash = Sha256::digest(&key);
        let hash = hash[..8].iter().fold(0, |hash, byte| hash << 8 | u64::from(*byte));
        let wanted = self.wanted.entry(hash).or_default();
        *wanted += 1;
        match *wanted {
            1 => key,
            // What is added has a character that no key has, so that it cannot meet another.
            number => format!("{key}~{number}"),
        }
    }
}

/// The columns that most tables share for joining.
#[derive(Clone, Copy)]
struct Joins<'d> {
    document_id: &'d str,
    kommun_code: Option<&'d str>,
    lan_code: Option<&'d str>,
    start_year: Option<u16>,
    end_year: Option<u16>,
    reporting_year: Option<u16>,
}

fn document(document: &Document<'_>, id: &str, file_id: &str, to: &mut dyn Sink) -> io::Result<()> {
    let Document {
        schema_version,
        kind,
        id: readable_id,
        source: Source { name: _, sha256: _, bytes: _, format: _, encoding: _, text: _, span },
        title,
        kommuner,
        area,
        period,
        preamble,
        promises,
        activities,
        about,
        lagesbild,
        follow_up_plan,
        signed,
        signatories,
        other_sections,
        reporting,
        reporting_span: _,
        cadence,
        cadence_span: _,
        rows,
        diagnostics,
        accounting,
    } = document;
    let first_kommun = kommuner.first();
    let joins = Joins {
        document_id: id,
        kommun_code: first_kommun.map(|kommun| &*kommun.code),
        lan_code: first_kommun.map(|kommun| &*kommun.lan_code),
        start_year: period.map(|period| period.start.year()),
        end_year: period.and_then(|period| period.end).map(|end| end.year()),
        reporting_year: reporting.map(last_year),
    };
    let period = period.map(|Period { start, end, span: _ }| (start, end));
    let preamble = preamble.as_ref().map(
        |Preamble {
             text,
             span: _,
             promise_count,
             promise_count_span: _,
             duration_years,
             duration_years_span: _,
             based_on,
             based_on_span: _,
         }| (text, *promise_count, *duration_years, based_on.as_deref()),
    );
    let about = about.as_ref().map(|About { text, span: _, standard_wording }| (text, *standard_wording));
    let lagesbild = lagesbild.as_ref().map(|Lagesbild { text, span: _, sources, source_spans: _, refers_to }| {
        let refers_to = refers_to.iter().map(|Period { start, end, span: _ }| match end {
            Some(end) => format!("{start}/{end}"),
            None => format!("{start}/.."),
        });
        (text, list(sources), join(refers_to, ","))
    });
    let plan =
        follow_up_plan.as_ref().map(|FollowUpPlan { text, span: _, urls, url_spans: _, cadence, cadence_span: _ }| {
            (text, join(urls, " "), *cadence)
        });
    let signed = signed.as_ref().map(|Signed { place, date, span: _ }| (place.as_deref(), *date));
    let Accounting { non_blank, value: _, boilerplate: _, markup: _, unclaimed, unclaimed_text } = accounting;

    DocumentRow {
        document_id: text(id),
        file_id: text(file_id),
        id: text(readable_id),
        kind: code(kind),
        schema_version: text(schema_version),
        title: title.as_ref().map(|title| text(&title.text)),
        kommun_code: joins.kommun_code.map(text),
        kommun_name: first_kommun.map(|kommun| text(&kommun.name)),
        lan_code: joins.lan_code.map(text),
        area: area.as_ref().map(|area| text(&area.text)),
        start_year: joins.start_year,
        end_year: joins.end_year,
        period_start: period.map(|(start, _)| start.to_string().into()),
        period_end: period.and_then(|(_, end)| end).map(|end| end.to_string().into()),
        start_date: period.and_then(|(start, _)| Day::first_of(start)),
        end_date: period.and_then(|(_, end)| end).and_then(Day::last_of),
        preamble: preamble.map(|(of, ..)| text(of)),
        stated_promises: preamble.and_then(|(_, count, ..)| count),
        stated_years: preamble.and_then(|(_, _, years, _)| years),
        based_on: preamble.and_then(|(.., based_on)| based_on).map(text),
        about: about.map(|(of, _)| text(of)),
        about_is_standard: about.map(|(_, standard)| standard),
        lagesbild: lagesbild.as_ref().map(|(of, ..)| text(of)),
        lagesbild_sources: lagesbild.as_ref().and_then(|(_, sources, _)| sources.clone()),
        lagesbild_refers_to: lagesbild.as_ref().and_then(|(.., periods)| periods.clone()),
        follow_up_plan: plan.as_ref().map(|(of, ..)| text(of)),
        follow_up_urls: plan.as_ref().and_then(|(_, urls, _)| urls.clone()),
        cadence: cadence.or(plan.and_then(|(.., cadence)| cadence)).map(|cadence| code(&cadence)),
        signed_place: signed.and_then(|(place, _)| place).map(text),
        signed_date: signed.and_then(|(_, date)| date).map(|date| date.to_string().into()),
        reporting: reporting.map(|period| period_label(period).into()),
        reporting_year: joins.reporting_year,
        promises: promises.len(),
        activities: activities.len(),
        rows: rows.len(),
        signatories: signatories.len(),
        span_start: span.start,
        span_end: span.end,
        bytes_non_blank: *non_blank,
        bytes_unclaimed: *unclaimed,
    }
    .write(to)?;

    for (number, Kommun { name, code: kommun_code, lan_code, span: _ }) in (1..).zip(kommuner) {
        KommunRow {
            document_kommun_id: format!("{id}/k{number}").into(),
            document_id: text(id),
            kommun_code: text(kommun_code),
            kommun_name: text(name),
            lan_code: text(lan_code),
            start_year: joins.start_year,
            end_year: joins.end_year,
        }
        .write(to)?;
    }
    let mut known = Known::new(id);
    for of in promises {
        let key = known.promise(of.id);
        promise(of, &key, joins, to)?;
    }
    for of in activities {
        let key = known.activity(of.id);
        activity(of, &key, false, &known, joins, to)?;
    }
    for (number, row) in (1..).zip(rows) {
        follow_up::row(row, number, &known, joins, to)?;
    }
    for (number, signatory) in (1..).zip(signatories) {
        self::signatory(signatory, format!("{id}/s{number}"), joins, to)?;
    }
    for (number, OtherSection { heading, text: of, span }) in (1..).zip(other_sections) {
        other_text(format!("{id}/o{number}"), id, "section", heading.as_deref(), of, *span, to)?;
    }
    for (number, Text { text: of, span }) in (1..).zip(unclaimed_text) {
        other_text(format!("{id}/u{number}"), id, "unclaimed", None, of, *span, to)?;
    }
    for (number, diagnostic) in (1..).zip(diagnostics) {
        self::diagnostic(diagnostic, format!("{id}/d{number}"), file_id, Some(id), to)?;
    }
    Ok(())
}

fn signatory(signatory: &Signatory<'_>, key: String, joins: Joins<'_>, to: &mut dyn Sink) -> io::Result<()> {
    let Signatory {
        name,
        name_span: _,
        role,
        role_span: _,
        organisation,
        organisation_as_written,
        organisation_span: _,
        party,
        acting,
        span: _,
    } = signatory;
    SignatoryRow {
        signatory_id: key.into(),
        document_id: text(joins.document_id),
        name: (!name.is_empty()).then(|| text(name)),
        role: role.as_deref().map(text),
        organisation: organisation.as_deref().map(text),
        organisation_as_written: organisation_as_written.as_deref().map(text),
        party: code(party),
        acting: *acting,
        kommun_code: joins.kommun_code.map(text),
        lan_code: joins.lan_code.map(text),
        start_year: joins.start_year,
        end_year: joins.end_year,
    }
    .write(to)
}

fn other_text(
    key: String,
    document_id: &str,
    kind: &'static str,
    heading: Option<&str>,
    of: &str,
    span: Span,
    to: &mut dyn Sink,
) -> io::Result<()> {
    OtherTextRow {
        other_text_id: key.into(),
        document_id: text(document_id),
        kind: text(kind),
        heading: heading.map(text),
        text: text(of),
        span_start: span.start,
        span_end: span.end,
    }
    .write(to)
}

fn diagnostic(
    diagnostic: &Diagnostic,
    key: String,
    file_id: &str,
    document_id: Option<&str>,
    to: &mut dyn Sink,
) -> io::Result<()> {
    // The message has the values in it.
    let Diagnostic { code: of, severity, message, span, help, values: _ } = diagnostic;
    DiagnosticRow {
        diagnostic_id: key.into(),
        file_id: text(file_id),
        document_id: document_id.map(text),
        code: text(of.as_str()),
        severity: code(severity),
        message: text(message),
        help: (!help.is_empty()).then(|| text(help)),
        span_start: span.map(|span| span.start),
        span_end: span.map(|span| span.end),
    }
    .write(to)
}
