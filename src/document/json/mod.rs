//! Documents as JSON on one line, byte for byte as serde writes them, in a fraction of the time.
//!
//! Every struct is taken apart field by field, so that a new field does not compile until it stands here too.

mod value;

use super::{
    About, Accounting, Actor, ActorBasis, Cadence, Code, Commitment, Comparator, Diagnostic, Document, FollowUpPlan,
    Kind, Kommun, Lagesbild, LagesbildSource, OtherSection, Outcome, Party, Per, Period, Preamble, Report,
    ReportPeriod, Row, Severity, Signatory, Signed, Source, SourceFormat, SourceText, Span, Status, Target, Text,
};

/// Adds the document to `json`, without a line end.
///
/// ```
/// # let text = "Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen lovar att:\n\n- synas mer i centrum\n";
/// # let input = medborgarlofte::Input::decode("aneby.txt", text.as_bytes()).unwrap();
/// for document in medborgarlofte::extract(&input).documents {
///     let mut json = Vec::new();
///     medborgarlofte::document::write_json(&document, &mut json);
///     assert_eq!(json, serde_json::to_vec(&document).unwrap());
/// }
/// ```
pub fn write_json(document: &Document<'_>, json: &mut Vec<u8>) {
    document.write(json);
}

/// What can be written as JSON.
trait Json {
    /// Adds itself to `json`.
    fn write(&self, json: &mut Vec<u8>);
}

/// An object with these fields in this order, each under its own name; one is left out where it is `unless` says so.
macro_rules! object {
    ($type:ty { $first:ident $(, $field:ident $(unless $empty:ident)?)* $(,)? }) => {
        impl Json for $type {
            fn write(&self, json: &mut Vec<u8>) {
                let Self { $first, $($field),* } = self;
                json.extend_from_slice(concat!("{\"", stringify!($first), "\":").as_bytes());
                $first.write(json);
                $(if true $(&& !$field.$empty())? {
                    json.extend_from_slice(concat!(",\"", stringify!($field), "\":").as_bytes());
                    $field.write(json);
                })*
                json.push(b'}');
            }
        }
    };
}

/// A type that is written as one of these strings.
macro_rules! strings {
    ($type:ty { $($variant:ident: $text:literal),* $(,)? }) => {
        impl Json for $type {
            fn write(&self, json: &mut Vec<u8>) {
                let text = match self {
                    $(Self::$variant => concat!("\"", $text, "\""),)*
                };
                json.extend_from_slice(text.as_bytes());
            }
        }
    };
}

object!(Document<'_> {
    schema_version,
    kind,
    id,
    source,
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
    reporting unless is_none,
    reporting_span unless is_none,
    cadence unless is_none,
    cadence_span unless is_none,
    rows unless is_empty,
    diagnostics,
    accounting,
});
object!(Source<'_> { name, sha256, bytes, format, encoding, text unless is_none, span });
object!(SourceText<'_> { converter, sha256, bytes });
object!(Kommun<'_> { name, code, lan_code, span });
object!(Accounting<'_> { non_blank, value, boilerplate, markup, unclaimed, unclaimed_text });
object!(Text<'_> { text, span });
object!(Span { start, end });
object!(Period { start, end, span });
object!(Preamble<'_> {
    text,
    span,
    promise_count,
    promise_count_span,
    duration_years,
    duration_years_span,
    based_on,
    based_on_span,
});
object!(Commitment<'_> {
    id,
    text,
    span,
    actors,
    actor_spans,
    actor_basis,
    partners,
    partner_spans,
    targets,
    theme,
    theme_span,
    promise_ids,
});
object!(Target<'_> { comparator, value, unit, per, span });
object!(About<'_> { text, span, standard_wording });
object!(Lagesbild<'_> { text, span, sources, source_spans, refers_to });
object!(FollowUpPlan<'_> { text, span, urls, url_spans, cadence, cadence_span });
object!(Signed<'_> { place, date, span });
object!(Signatory<'_> {
    name,
    name_span,
    role,
    role_span,
    organisation,
    organisation_as_written,
    organisation_span,
    party,
    acting,
    span,
});
object!(OtherSection<'_> { heading, text, span });
object!(Row<'_> { promise, activity, reports, outcome });
object!(Report<'_> { period, text, span, counts, cumulative });
object!(Outcome<'_> { status, target, achieved, explanation, evidence });
object!(Diagnostic { code, severity, message, span, help, values unless is_empty });

strings!(Kind { Promise: "promise", FollowUp: "follow_up" });
strings!(SourceFormat { Text: "text", Html: "html", Docx: "docx", Pdf: "pdf" });
strings!(Actor {
    Polis: "polis",
    Kommun: "kommun",
    Raddningstjanst: "raddningstjanst",
    Region: "region",
    Lansstyrelse: "lansstyrelse",
    Skola: "skola",
    Fastighetsagare: "fastighetsagare",
    Bostadsbolag: "bostadsbolag",
    Kollektivtrafik: "kollektivtrafik",
    Vaktbolag: "vaktbolag",
    Forening: "forening",
    Naringsliv: "naringsliv",
    Invanare: "invanare",
    Other: "other",
});
strings!(ActorBasis { Stated: "stated", Heading: "heading", Implied: "implied", None: "none" });
strings!(Comparator {
    Exactly: "exactly",
    AtLeast: "at_least",
    AtMost: "at_most",
    About: "about",
    MoreThan: "more_than",
});
strings!(Per {
    Day: "day",
    Week: "week",
    Month: "month",
    Quarter: "quarter",
    Tertial: "tertial",
    HalfYear: "half_year",
    Year: "year",
});
strings!(LagesbildSource {
    Medborgardialog: "medborgardialog",
    Medborgarundersokning: "medborgarundersokning",
    Medarbetardialog: "medarbetardialog",
    Medarbetarundersokning: "medarbetarundersokning",
    Trygghetsmatning: "trygghetsmatning",
    Underrattelse: "underrattelse",
    Brottsstatistik: "brottsstatistik",
    Kartlaggning: "kartlaggning",
    Other: "other",
});
strings!(Cadence {
    Continuous: "continuous",
    Tertial: "tertial",
    Quarter: "quarter",
    HalfYear: "half_year",
    Year: "year",
});
strings!(Party { Kommun: "kommun", Polis: "polis", Other: "other" });
strings!(Status {
    Met: "met",
    NotMet: "not_met",
    InProgress: "in_progress",
    ReportedDone: "reported_done",
    ReportedNotDone: "reported_not_done",
    Undetermined: "undetermined",
    NotQuantified: "not_quantified",
});
strings!(Severity { Info: "info", Warning: "warning", Error: "error" });

impl Json for Code {
    fn write(&self, json: &mut Vec<u8>) {
        self.as_str().write(json);
    }
}

impl Json for ReportPeriod {
    fn write(&self, json: &mut Vec<u8>) {
        let part = |json: &mut Vec<u8>, year: u16, key: &str, number: u8| {
            json.extend_from_slice(b"{\"year\":");
            year.write(json);
            json.extend_from_slice(key.as_bytes());
            number.write(json);
            json.push(b'}');
        };
        match *self {
            Self::Tertial { year, tertial } => part(json, year, ",\"tertial\":", tertial),
            Self::Quarter { year, quarter } => part(json, year, ",\"quarter\":", quarter),
            Self::Half { year, half } => part(json, year, ",\"half\":", half),
            Self::Range { start, end } => {
                json.extend_from_slice(b"{\"start\":");
                start.write(json);
                json.extend_from_slice(b",\"end\":");
                end.write(json);
                json.push(b'}');
            }
        }
    }
}

#[cfg(test)]
mod tests;
