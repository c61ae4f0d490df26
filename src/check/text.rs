//! The text itself: signs that are not seen, and what a template left.

use super::Findings;
use crate::document::{Code, Span};
use crate::vocabulary::PLACEHOLDERS;

/// What stands between brackets and is longer is text.
const LONGEST_PLACEHOLDER: usize = 40;

const SOFT_HYPHEN: &[u8] = "\u{AD}".as_bytes();

pub(super) fn check(findings: &mut Findings<'_>) {
    soft_hyphens(findings);
    placeholders(findings);
}

/// Soft hyphens within a line; at its end one is where it belongs.
fn soft_hyphens(findings: &mut Findings<'_>) {
    let Ok(text) = std::str::from_utf8(findings.input.bytes()) else { return };
    let places: Vec<usize> = memchr::memmem::find_iter(text.as_bytes(), SOFT_HYPHEN).collect();
    for at in places {
        let after = at + SOFT_HYPHEN.len();
        if text[after..].trim_start_matches([' ', '\r']).starts_with('\n') {
            continue;
        }
        let letter = |c: char| c.is_alphanumeric() || c == '\u{AD}';
        let start =
            text[..at].char_indices().rev().take(40).take_while(|(_, c)| letter(*c)).last().map_or(at, |(i, _)| i);
        let end = text[after..].char_indices().take(40).find(|(_, c)| !letter(*c)).map_or(after, |(i, _)| after + i);
        let word = text[start..end].replace('\u{AD}', "");
        findings.add(Code::SoftHyphen, Some(Span::new(at as u32, after as u32)), &[("word", word)]);
    }
}

fn placeholders(findings: &mut Findings<'_>) {
    let text = findings.input.text();
    let mut places: Vec<(usize, usize)> =
        memchr::memchr_iter(b'[', text.as_bytes()).filter_map(|at| bracketed(text, at)).collect();
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    places.extend(words.by_ref().filter_map(|word| {
        let known = (2..=12).contains(&word.len()) && PLACEHOLDERS.contains(&word.to_lowercase().as_str());
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        known.then_some((start, start + word.len()))
    }));
    for (start, end) in places {
        let place = findings.input.offsets().span(Span::new(start as u32, end as u32));
        findings.add(Code::TemplateLeftover, Some(place), &[("found", text[start..end].to_owned())]);
    }
}

/// `[datum]`, but no link `[text](address)`, no box `[ ]` and no note `[1]`.
fn bracketed(text: &str, at: usize) -> Option<(usize, usize)> {
    let window = &text.as_bytes()[at..text.len().min(at + LONGEST_PLACEHOLDER)];
    let end = at + memchr::memchr(b']', window)? + 1;
    let inner = &text[at + 1..end - 1];
    let is_link = text[end..].starts_with(['(', '[', ':']) || text[..at].ends_with([']', '!']);
    let says = inner.chars().filter(|c| c.is_alphabetic()).count() > 1 && !inner.contains(['\n', '[']);
    (!is_link && says).then_some((at, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_wait_to_be_filled() {
        for (text, expected) in [
            ("Eksjö [datum]", true),
            ("[Namn Efternamn]", true),
            ("se [polisen](https://polisen.se)", false),
            ("[ ] klart", false),
            ("[x] klart", false),
            ("enligt rapporten [1]", false),
            ("[utan slut", false),
            ("[polisen]: https://polisen.se", false),
        ] {
            let at = text.find('[').unwrap();
            assert_eq!(bracketed(text, at).is_some(), expected, "{text}");
        }
    }
}
