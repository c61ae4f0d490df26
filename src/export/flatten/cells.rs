//! Values of documents as cells.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::document::ReportPeriod;

pub fn text(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

/// The name that a value has in JSON.
pub fn code(value: &impl Serialize) -> Cow<'static, str> {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned().into()
}

/// Codes with commas between; nothing where there are none.
pub fn list(values: &[impl Serialize]) -> Option<Cow<'static, str>> {
    join(values.iter().map(code), ",")
}

/// Texts with something between; nothing where there are none.
pub fn join<'a>(texts: impl IntoIterator<Item = impl Display>, between: &str) -> Option<Cow<'a, str>> {
    let mut joined = String::new();
    for text in texts {
        if !joined.is_empty() {
            joined.push_str(between);
        }
        // Writing to a String cannot fail.
        let _ = write!(joined, "{text}");
    }
    (!joined.is_empty()).then_some(joined.into())
}

/// A key for a file, made from its name and the SHA-256 of its content.
pub(crate) fn file_key(name: &str, sha256: &str) -> String {
    digest(&[name, sha256])
}

/// The first 64 bits of the SHA-256 of all texts, in hexadecimal.
pub(crate) fn digest(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    }
    join(hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")), "").unwrap_or_default().into_owned()
}

/// `2019-t3`, `2019-q1`, `2019-h2`, `2019` or `2018/2019`.
pub fn period_label(period: ReportPeriod) -> String {
    match period {
        ReportPeriod::Tertial { year, tertial } => format!("{year}-t{tertial}"),
        ReportPeriod::Quarter { year, quarter } => format!("{year}-q{quarter}"),
        ReportPeriod::Half { year, half } => format!("{year}-h{half}"),
        ReportPeriod::Range { start, end } if start == end => start.to_string(),
        ReportPeriod::Range { start, end } => format!("{start}/{end}"),
    }
}

/// The last year of the time a report is for.
pub fn last_year(period: ReportPeriod) -> u16 {
    match period {
        ReportPeriod::Tertial { year, tertial: _ }
        | ReportPeriod::Quarter { year, quarter: _ }
        | ReportPeriod::Half { year, half: _ } => year,
        ReportPeriod::Range { start: _, end } => end.year(),
    }
}
