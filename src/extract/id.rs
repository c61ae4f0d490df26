//! The readable name of a document.

use std::fmt::Write;

use crate::document::{Document, Kind, Period, ReportPeriod};

/// `0686-2018-2019-follow_up-2019-t3`
pub(super) fn id(document: &Document<'_>) -> String {
    // `0686-2018-2019-follow_up-2019-t3`, with room for a place.
    let mut id = String::with_capacity(48);
    for kommun in &document.kommuner {
        id.push_str(if id.is_empty() { "" } else { "+" });
        id.push_str(&kommun.code);
    }
    if id.is_empty() {
        id.push_str("0000");
    }
    if let Some(Period { start, end, .. }) = document.period {
        let _ = match end {
            Some(end) if end == start => write!(id, "-{start}"),
            Some(end) => write!(id, "-{start}-{end}"),
            None => write!(id, "-{start}-open"),
        };
    }
    id.push_str(match document.kind {
        Kind::Promise => "-promise",
        Kind::FollowUp => "-follow_up",
    });
    let _ = match document.reporting {
        Some(ReportPeriod::Tertial { year, tertial }) => write!(id, "-{year}-t{tertial}"),
        Some(ReportPeriod::Quarter { year, quarter }) => write!(id, "-{year}-q{quarter}"),
        Some(ReportPeriod::Half { year, half }) => write!(id, "-{year}-h{half}"),
        Some(ReportPeriod::Range { start, end }) if start == end => write!(id, "-{start}"),
        Some(ReportPeriod::Range { start, end }) => write!(id, "-{start}-{end}"),
        None => Ok(()),
    };
    if let Some(area) = &document.area {
        let slug: String = area
            .text
            .to_lowercase()
            .chars()
            .map(|c| match c {
                'å' | 'ä' => 'a',
                'ö' => 'o',
                c if c.is_ascii_alphanumeric() => c,
                _ => '-',
            })
            .collect();
        let _ = write!(id, "-{slug}");
    }
    id
}
