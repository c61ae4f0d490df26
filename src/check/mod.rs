//! What an author should mend before a document is signed and published: rules over what was extracted.
//!
//! A rule looks at documents and at the text as it was read. It adds findings, each at its place in the author's own file,
//! and for those that can be mended without changing what is said, the mending.

mod commitments;
mod contents;
mod fix;
mod follow_up;
mod signing;
mod text;

use std::collections::BTreeMap;

pub use fix::{Edit, Fix, apply, edits};

use crate::document::{Code, Diagnostic, Document, Span};
use crate::text::Input;
use crate::{Extraction, extract, messages};

/// Something that an author should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is, and where in the file's bytes.
    pub diagnostic: Diagnostic,
    /// How to mend it, where that is safe.
    pub fix: Option<Fix>,
}

/// Checks the documents of a file.
///
/// The findings are those of extraction and those of the rules, in the order of their places; what concerns the whole
/// file comes first.
///
/// ```
/// use medborgarlofte::document::Code;
///
/// let text = "Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen lovar att:\n\n- synas mer i centrum\n";
/// let input = medborgarlofte::Input::decode("aneby.txt", text.as_bytes()).unwrap();
/// let findings = medborgarlofte::check::check(&input);
/// assert!(findings.iter().any(|finding| finding.diagnostic.code == Code::MissingLagesbild));
/// ```
pub fn check(input: &Input<'_>) -> Vec<Finding> {
    let Extraction { documents, diagnostics } = extract(input);
    let mut findings = Findings { input, found: Vec::new() };
    findings.found.extend(diagnostics);
    for document in &documents {
        findings.found.extend(document.diagnostics.iter().cloned());
        contents::check(document, &mut findings);
        commitments::check(document, &mut findings);
        signing::check(document, &mut findings);
        follow_up::check(document, &mut findings);
    }
    text::check(&mut findings);
    let mut found = findings.found;
    found.sort_by_key(|one| (one.span.map_or((0, 0), |span| (span.start, span.end)), one.code));
    found.dedup();
    found.into_iter().map(|diagnostic| Finding { fix: fix::of(input, &diagnostic), diagnostic }).collect()
}

/// Findings while rules make them.
struct Findings<'i> {
    input: &'i Input<'i>,
    found: Vec<Diagnostic>,
}

impl Findings<'_> {
    /// Adds a finding; `values` are what its message has names for.
    fn add(&mut self, code: Code, span: Option<Span>, values: &[(&str, String)]) {
        self.found.push(messages::finding(code, span, values));
    }

    /// Whether there is a finding with this code already.
    fn has(&self, code: Code) -> bool {
        self.found.iter().any(|one| one.code == code)
    }

    /// Where words stand within a place, or the whole of it where they do not stand there as they read.
    fn place_of(&self, within: Span, words: &str) -> Span {
        let Some(text) = std::str::from_utf8(self.input.bytes()).ok().and_then(|text| text.get(within.range())) else {
            return within;
        };
        // Only letters that are as long in small as in capitals keep their places.
        let lower = text.to_lowercase();
        match whole_words(&lower, words).next() {
            Some(at) if lower.len() == text.len() => {
                let start = within.start + at as u32;
                Span::new(start, start + words.len() as u32)
            }
            _ => within,
        }
    }
}

/// Where words stand in a text with no letter or figure beside them, in bytes.
fn whole_words<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let places = text.match_indices(words).map(|(at, _)| at);
    places.filter(move |at| edge(text[..*at].chars().next_back()) && edge(text[at + words.len()..].chars().next()))
}

/// Where a document's findings stand that have no place of their own: at its title, else where it begins.
fn heading(document: &Document<'_>) -> Option<Span> {
    let start = document.source.span.start;
    Some(document.title.as_ref().map_or(Span::new(start, start), |title| title.span))
}

/// How often each of several things occurs, with the place of the first.
fn first_places<K: Ord>(things: impl IntoIterator<Item = (K, Span)>) -> BTreeMap<K, Vec<Span>> {
    let mut places: BTreeMap<K, Vec<Span>> = BTreeMap::new();
    for (thing, span) in things {
        places.entry(thing).or_default().push(span);
    }
    places
}
