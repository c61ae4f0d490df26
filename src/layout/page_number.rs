//! What a page number looks like: `1 (2)`, `Sida 1 av 2`, `- 3 -`, alone or in the last column of a line.

use super::line::{Line, Shape};

/// A page number has no more bytes than this.
pub(super) const LONGEST_NUMBER: usize = 24;

/// The numbers of `12 av 20`.
pub(super) fn one_of_several(text: &str) -> Option<(u16, u16)> {
    let (first, rest) = text.split_once(' ').filter(|_| text.len() <= LONGEST_NUMBER)?;
    let (_, all) = rest.split_once(' ').filter(|(word, _)| is_joint(word))?;
    Some((first.parse().ok()?, all.trim().parse().ok()?))
}

/// Whether the line is a page number, or has one in its last column.
///
/// `days` tells that slashed numbers in last columns are days.
pub(super) fn ends_in_page_number(source: &str, line: &Line, days: bool) -> bool {
    // `- 1 -` looks like an item.
    if matches!(line.shape, Shape::Item(_)) && is_page_number(source[line.full.range()].trim()) {
        return true;
    }
    let text = &source[line.content.range()];
    // Without gaps it would have to be the whole of a short line.
    let long = !line.gaps && text.len() > LONGEST_NUMBER;
    // None ends in a letter, as nearly all lines do that end in no sign.
    if line.shape == Shape::Blank || long || text.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let last = last_column(text).trim_matches('*');
    let day = days && last.len() < text.len() && slashed(last).is_some();
    // A last column that says `1 och 3` is one of a table, after two others.
    let joined = || {
        let figures = last.starts_with(|c: char| c.is_ascii_digit()) && last.ends_with(|c: char| c.is_ascii_digit());
        figures && last.contains(|c: char| c.is_alphabetic())
    };
    last.len() <= LONGEST_NUMBER && is_page_number(last) && !day && !(joined() && text.split(GAP).count() > 2)
}

/// Columns stand no nearer to each other.
const GAP: &str = "   ";

pub(super) fn last_column(text: &str) -> &str {
    text.rsplit(GAP).next().unwrap_or(text).trim()
}

/// The numbers of `31/12`.
pub(super) fn slashed(text: &str) -> Option<(u16, u16)> {
    let (first, second) = text.split_once('/')?;
    Some((first.parse().ok()?, second.parse().ok()?))
}

/// `1 (2)`, `Sida 1 (2)`, `Sid 1 av 2`, `1/2`, `- 3 -`: at most one word, and two numbers or dashes around one.
pub(super) fn is_page_number(text: &str) -> bool {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let dashed = text.strip_prefix(['-', '–']).and_then(|rest| rest.strip_suffix(['-', '–']));
    if let Some(inner) = dashed {
        return is_number(inner.trim());
    }
    let rest = match text.split_once(' ') {
        Some((word, rest)) if word.len() <= 6 && word.chars().all(|c| c.is_alphabetic() || c == '.') => {
            rest.trim_start()
        }
        _ => text,
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (first, rest) = (&rest[..digits], rest[digits..].trim());
    let second = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .or_else(|| rest.strip_prefix('/'))
        .or_else(|| rest.split_once(' ').filter(|(word, _)| is_joint(word)).map(|(_, rest)| rest));
    is_number(first) && second.is_some_and(|second| is_number(second.trim()))
}

/// `av`
fn is_joint(word: &str) -> bool {
    word.len() <= 3 && word.chars().all(char::is_alphabetic)
}

pub(super) fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for text in ["1 (2)", "Sida 1 (2)", "Sida 1 av 2", "1/2", "- 3 -", "Sid. 3 (12)"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in [
            "Tertial 3",
            "Löfte 1",
            "Bilaga 1 § 57",
            "12/3 2021",
            "2019",
            "1 juli 2018",
            "Halvår 1 (2019)",
            "minst 2 (3 st)",
        ] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
