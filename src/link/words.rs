//! Numbers and reports in the words of explanations.

use std::fmt::Write as _;

use crate::document::{Comparator, Report, Target};

/// `at least 10 riktade insatser`
pub(super) fn counted_text(target: &Target<'_>) -> String {
    let comparator = match target.comparator {
        Comparator::Exactly => "",
        Comparator::AtLeast => "at least ",
        Comparator::AtMost => "at most ",
        Comparator::About => "about ",
        Comparator::MoreThan => "more than ",
    };
    let mut text = format!("{comparator}{}", target.value);
    if let Some(unit) = &target.unit {
        // Writing to a String cannot fail.
        let _ = write!(text, " {unit}");
    }
    text
}

/// The beginnings of reports, quoted.
pub(super) fn texts(counted: &[(&Report<'_>, f64)]) -> String {
    let mut text = String::new();
    for (index, (report, _)) in counted.iter().enumerate() {
        let joint = match index {
            0 => "",
            _ if index + 1 == counted.len() => " and ",
            _ => ", ",
        };
        let _ = write!(text, "{joint}`{}`", excerpt(&report.text));
    }
    text
}

/// The beginning of a text, for quoting.
pub(super) fn excerpt(text: &str) -> &str {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}
