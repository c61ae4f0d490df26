//! Promises and activities: who does them, what can be followed up, and what stands twice.

use std::collections::BTreeSet;

use super::{Findings, first_places, heading, whole_words};
use crate::document::{ActorBasis, Code, Commitment, Document, Kind, Span};
use crate::vocabulary::{DEADLINES, Flags, ONGOING, PASSED_OVER, Stems, VAGUE, lex, lex_lower};

pub(super) fn check(document: &Document<'_>, findings: &mut Findings<'_>) {
    let is_aim = |promise: &Commitment<'_>| {
        promise.text.split_once(' ').is_some_and(|(first, _)| lex(first).stems.any(Stems::ATT))
    };
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
        if let Some(verb) = goes_on(&doing.text).filter(|_| doing.targets.is_empty()) {
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

/// The verb of an activity that goes on and never gets done, where no figure and no time stands beside it.
fn goes_on(activity: &str) -> Option<String> {
    let lower = activity.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let timed = words.iter().any(|word| DEADLINES.contains(word) || word.starts_with(|c: char| c.is_ascii_digit()));
    if timed {
        return None;
    }
    let is_modal = |word: &&str| lex_lower(word.as_bytes()).flags.any(Flags::MODAL);
    let ongoing_from = |at: usize| {
        let verb = words[at..].iter().find(|word| !PASSED_OVER.contains(word));
        verb.filter(|verb| ONGOING.contains(verb))
    };
    // An activity without a subject begins with its verb; what follows a modal verb later on tells of something else.
    let verb = ongoing_from(0).or_else(|| ongoing_from(words.iter().position(is_modal)? + 1))?;
    Some((*verb).to_owned())
}

/// The vague words of a text, each once.
fn vague_words(text: &str) -> Vec<&'static str> {
    let lower = text.to_lowercase();
    VAGUE.iter().copied().filter(|vague| whole_words(&lower, vague).next().is_some()).collect()
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
    let ids: BTreeSet<_> = document.activities.iter().flat_map(|activity| &activity.promise_ids).collect();
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
    fn verbs_of_what_goes_on() {
        for (activity, verb) in [
            ("Polisen ska öka sin närvaro i centrum", Some("öka")),
            ("Polisen och kommunen åtar sig att aktivt samverka", Some("samverka")),
            ("Kommunen fortsätter att utveckla arbetet", Some("utveckla")),
            ("Vi lovar att även fortsatt arbeta mot klotter", Some("arbeta")),
            ("Fortsätta arbeta mot klotter", Some("fortsätta")),
            ("Samverka så att fler kan gå ut", Some("samverka")),
            ("Kommunen ska byta lampor för att öka tryggheten", None),
            ("Polisen ska öka sin närvaro före den första maj", None),
            ("Polisen ska öka sin närvaro 2 kvällar", None),
        ] {
            assert_eq!(goes_on(activity).as_deref(), verb, "{activity}");
        }
    }

    #[test]
    fn vague_words_are_whole_words() {
        assert_eq!(vague_words("Kommunen ska vid behov ordna några möten"), ["några", "vid behov"]);
        assert_eq!(vague_words("Polisen ska hålla någravandringar i Försökaby"), [] as [&str; 0]);
    }
}
