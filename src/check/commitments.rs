//! Promises and activities: who does them, what can be followed up, and what stands twice.

use std::collections::HashSet;

use super::{Findings, first_places, heading};
use crate::document::{ActorBasis, Code, Commitment, Document, Kind, Span};
use crate::vocabulary::{DEADLINES, MODALS, ONGOING, PASSED_OVER, VAGUE};

pub(super) fn check(document: &Document<'_>, findings: &mut Findings<'_>) {
    let is_aim = |promise: &Commitment<'_>| promise.text.to_lowercase().starts_with("att ");
    let only_aims = !document.promises.is_empty() && document.promises.iter().all(is_aim);
    if document.kind == Kind::Promise && document.activities.is_empty() && only_aims {
        findings.add(Code::MissingActivities, heading(document), &[]);
    }
    let doings: Vec<&Commitment<'_>> = match document.kind {
        Kind::FollowUp => Vec::new(),
        // With one level what is promised is what will be done.
        Kind::Promise if document.activities.is_empty() => {
            document.promises.iter().filter(|promise| !is_aim(promise)).collect()
        }
        Kind::Promise => document.activities.iter().collect(),
    };
    for doing in &doings {
        if matches!(doing.actor_basis, ActorBasis::Implied | ActorBasis::None) {
            findings.add(Code::ActivityWithoutActor, Some(doing.span), &[]);
        }
        if let Some(verb) = goes_on(doing) {
            let place = findings.place_of(doing.span, &verb);
            findings.add(Code::NothingToFollowUp, Some(place), &[("found", verb)]);
        }
        for vague in vague_words(&doing.text) {
            let place = findings.place_of(doing.span, vague);
            findings.add(Code::VagueWords, Some(place), &[("found", vague.to_owned())]);
        }
    }
    duplicates(&doings, findings);
    without_activity(document, findings);
}

/// The verb of an activity that goes on and never gets done, where no number and no time stands beside it.
fn goes_on(activity: &Commitment<'_>) -> Option<String> {
    let lower = activity.text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let timed = words.iter().any(|word| DEADLINES.contains(word) || word.starts_with(|c: char| c.is_ascii_digit()));
    if !activity.targets.is_empty() || timed {
        return None;
    }
    let after_modal = words.iter().position(|word| MODALS.contains(word)).map_or(0, |at| at + 1);
    let verb = words[after_modal..].iter().find(|word| !PASSED_OVER.contains(word))?;
    ONGOING.contains(verb).then(|| (*verb).to_owned())
}

/// The vague words of a text, each once.
fn vague_words(text: &str) -> Vec<&'static str> {
    let lower = text.to_lowercase();
    VAGUE.iter().copied().filter(|vague| contains_words(&lower, vague)).collect()
}

/// Whether whole words stand in a text.
fn contains_words(text: &str, words: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words)
        .any(|(at, _)| edge(text[..at].chars().next_back()) && edge(text[at + words.len()..].chars().next()))
}

fn duplicates(doings: &[&Commitment<'_>], findings: &mut Findings<'_>) {
    let key = |text: &str| text.to_lowercase().trim_end_matches('.').split_whitespace().collect::<Vec<_>>().join(" ");
    for places in first_places(doings.iter().map(|doing| (key(&doing.text), doing.span))).into_values() {
        let Some((first, others)) = places.split_first() else { continue };
        let (line, _) = findings.input.line_and_column(first.start as usize);
        for other in others {
            findings.add(Code::DuplicateActivity, Some(*other), &[("line", line.to_string())]);
        }
    }
}

/// A promise that nothing serves, where the document says of others what serves them.
fn without_activity(document: &Document<'_>, findings: &mut Findings<'_>) {
    let ids: HashSet<_> = document.activities.iter().flat_map(|activity| &activity.promise_ids).collect();
    let served = |promise: &Commitment<'_>| ids.contains(&promise.id);
    if document.promises.len() < 2 || !document.promises.iter().any(served) {
        return;
    }
    let alone: Vec<Span> =
        document.promises.iter().filter(|promise| !served(promise)).map(|promise| promise.span).collect();
    for span in alone {
        findings.add(Code::PromiseWithoutActivity, Some(span), &[]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vague_words_are_whole_words() {
        assert_eq!(vague_words("Kommunen ska vid behov ordna några möten"), ["några", "vid behov"]);
        assert_eq!(vague_words("Polisen ska hålla någravandringar i Försökaby"), [] as [&str; 0]);
    }
}
