//! What a document is for, and whether its sections are there.

use similar::{ChangeTag, TextDiff};

use super::{Findings, heading};
use crate::document::{Code, Document, Kind};
use crate::vocabulary::{STANDARD_ABOUT, is_kommun_word, kommun_like};

/// So many changed words are shown.
const SHOWN_CHANGES: usize = 3;

pub(super) fn check(document: &Document<'_>, findings: &mut Findings<'_>) {
    unknown_kommun(document, findings);
    if document.kind == Kind::FollowUp {
        return;
    }
    if document.lagesbild.is_none() {
        findings.add(Code::MissingLagesbild, heading(document), &[]);
    }
    if document.follow_up_plan.is_none() {
        findings.add(Code::MissingFollowUp, heading(document), &[]);
    }
    wording(document, findings);
}

/// A title that names a kommun which is in no register: `Medborgarlöfte i Anneby kommun`.
fn unknown_kommun(document: &Document<'_>, findings: &mut Findings<'_>) {
    let Some(title) = document.title.as_ref().filter(|_| document.kommuner.is_empty()) else { return };
    let words: Vec<&str> = title.text.split_whitespace().collect();
    let at = words.iter().position(|word| is_kommun_word(word.trim_end_matches([',', '.', ':'])));
    let named = at.and_then(|at| at.checked_sub(1)).map(|before| words[before]);
    let Some(found) = named.filter(|name| name.starts_with(char::is_uppercase)) else { return };
    let suggestion = kommun_like(found).map(|name| format!(" (`{name}`?)")).unwrap_or_default();
    findings.found.retain(|one| one.code != Code::MissingKommun);
    findings.add(Code::UnknownKommun, Some(title.span), &[("found", found.to_owned()), ("suggestion", suggestion)]);
}

/// The usual explanation with a word or two that are not the usual ones.
fn wording(document: &Document<'_>, findings: &mut Findings<'_>) {
    let Some(about) = document.about.as_ref().filter(|about| about.standard_wording) else { return };
    if STANDARD_ABOUT.split_whitespace().eq(about.text.split_whitespace()) {
        return;
    }
    let words = |text| -> Vec<&str> { str::split_whitespace(text).collect() };
    let (usual, written) = (words(STANDARD_ABOUT), words(&about.text));
    let diff = TextDiff::from_slices(&usual, &written);
    let changes: Vec<String> = diff
        .iter_all_changes()
        .filter_map(|change| match change.tag() {
            ChangeTag::Equal => None,
            ChangeTag::Delete => Some(format!("-{}", change.value())),
            ChangeTag::Insert => Some(format!("+{}", change.value())),
        })
        .collect();
    // The first word that is not the usual one, where it is there.
    let first = changes
        .iter()
        .find_map(|change| change.strip_prefix('+'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let place = first.filter(|word| !word.is_empty()).map_or(about.span, |word| findings.place_of(about.span, &word));
    let mut shown = changes.iter().take(2 * SHOWN_CHANGES).cloned().collect::<Vec<_>>().join(" ");
    if changes.len() > 2 * SHOWN_CHANGES {
        shown.push_str(" …");
    }
    findings.add(Code::WordingDrift, Some(place), &[("difference", shown)]);
}
