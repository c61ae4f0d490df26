//! What holds for any documents.

use std::collections::BTreeSet;

use medborgarlofte::document::Document;
use medborgarlofte::link::{End, Link, LinkKind, Record, document_keys, in_order, link, totals};
use proptest::prelude::*;

use super::{documents, follow_up, promise};
use crate::support::files;

fn everything() -> Vec<Document<'static>> {
    let files = [files::corpus(), files::dev(), files::country()].concat();
    files.iter().flat_map(|file| documents(file.name(), file.text())).collect()
}

/// Documents of one kommun with texts that are near to each other.
fn crowd() -> Vec<Document<'static>> {
    let items = [
        "Polisen ska genomföra minst tio trafikkontroller vid skolan.",
        "Polisen ska genomföra minst tolv trafikkontroller vid skolan.",
        "Polisen ska genomföra trafikkontroller i Frinnaryd.",
        "Kommunen ska genomföra två trygghetsvandringar.",
        "Kommunen ska genomföra två trygghetsvandringar i Frinnaryd.",
        "Öka tryggheten i centrum.",
        "Öka tryggheten vid skolan.",
    ];
    let mut texts = Vec::new();
    for (index, period) in ["2015", "2016-2017", "2017", "2018-2019", "2018-2019", "2020"].iter().enumerate() {
        let chosen: Vec<&str> = items.iter().copied().cycle().skip(index).step_by(2).take(4).collect();
        texts.push(promise("Aneby", period, &chosen));
        let rows: Vec<[&str; 4]> = chosen.iter().map(|item| [*item, "Två", "", "Sammanlagt elva"]).collect();
        texts.push(follow_up("Aneby", period, &format!("tredje tertialet {}", &period[..4]), &rows));
    }
    texts.iter().enumerate().flat_map(|(index, text)| documents(&format!("{index}.txt"), text)).collect()
}

fn ends<'l>(link: &'l Link<'_>) -> [&'l End<'l>; 2] {
    [&link.from, &link.to]
}

#[test]
fn links_and_outcomes_hold_together() {
    for documents in [everything(), crowd()] {
        let linked = link(&documents);
        assert!(!linked.links.is_empty());
        let keys: BTreeSet<String> = document_keys(&documents).into_iter().collect();
        let mut ids = BTreeSet::new();
        for link in &linked.links {
            assert!(ids.insert(&link.id), "{link:#?}");
            assert!(!link.explanation.is_empty());
            assert!(ends(link).iter().all(|end| keys.contains(&end.document)), "{link:#?}");
            assert!(link.score.is_none_or(|score| score <= 1000 && Some(score) >= link.threshold), "{link:#?}");
            assert_eq!(link.score.is_some(), link.threshold.is_some());
            let nothing = ends(link).map(|end| end.item.is_none() && end.text.is_none());
            match link.kind {
                LinkKind::Dropped => assert_eq!(nothing, [false, true], "{link:#?}"),
                LinkKind::New => assert_eq!(nothing, [true, false], "{link:#?}"),
                LinkKind::CarriedOver | LinkKind::Changed | LinkKind::TakenUpAgain => {
                    assert_eq!(nothing, [false, false], "{link:#?}");
                }
                _ => {}
            }
            if link.kind == LinkKind::Changed {
                assert!(!link.changes.is_empty());
            }
        }
        let mut ids = BTreeSet::new();
        for outcome in &linked.outcomes {
            assert!(ids.insert(&outcome.id), "{outcome:#?}");
            assert!(!outcome.explanation.is_empty(), "{outcome:#?}");
            assert!(outcome.reports.iter().all(|report| keys.contains(&report.document)));
        }
        assert_eq!(totals(&linked.outcomes).commitments, linked.outcomes.len());
    }
}

#[test]
fn spans_lead_to_the_texts() {
    let all = [files::corpus(), files::dev(), files::country()].concat();
    let documents = everything();
    let linked = link(&documents);
    let squeezed = |text: &str| text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
    let mut seen = 0;
    for end in linked.links.iter().flat_map(ends).filter(|end| end.item.is_some()) {
        let (Some(text), Some(span)) = (&end.text, end.span) else { continue };
        let file = all.iter().find(|file| file.name() == end.source).unwrap();
        let there = &file.text()[span.range()];
        assert!(there.contains(&squeezed(text)), "{text} at {there}");
        seen += 1;
    }
    assert!(seen > 300);
}

#[test]
fn a_commitment_goes_one_way() {
    for documents in [everything(), crowd()] {
        let linked = link(&documents);
        let mut from = BTreeSet::new();
        let mut to = BTreeSet::new();
        let place = |end: &End<'_>| (end.document.clone(), end.row, end.item);
        for link in &linked.links {
            if matches!(link.kind, LinkKind::CarriedOver | LinkKind::Changed) {
                assert!(from.insert(place(&link.from)), "{link:#?}");
                // Periods that overlap can both hand a commitment on to the next.
                to.insert(place(&link.to));
            }
        }
        for link in &linked.links {
            match link.kind {
                LinkKind::Dropped => assert!(!from.contains(&place(&link.from)), "{link:#?}"),
                LinkKind::New => assert!(!to.contains(&place(&link.to)), "{link:#?}"),
                _ => {}
            }
        }
    }
}

#[test]
#[cfg(feature = "validate")]
fn everything_validates() {
    let validator = jsonschema::validator_for(&medborgarlofte::link::schema()).unwrap();
    let documents = [everything(), crowd()].concat();
    let linked = link(&documents);
    let records = linked.links.into_iter().map(Record::Link).chain(linked.outcomes.into_iter().map(Record::Outcome));
    for record in records {
        let json = serde_json::to_value(&record).unwrap();
        let errors: Vec<_> =
            validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{json:#}: {errors:#?}");
        let back: Record<'_> = serde_json::from_value(json).unwrap();
        assert_eq!(back, record);
    }
}

#[test]
fn leaving_a_document_out_makes_no_link_between_others_but_where_it_stood_in_the_way() {
    let all = crowd();
    let whole = link(&all);
    let place = |end: &End<'_>| (end.source.to_string(), end.row, end.item);
    let (mut known, mut free) = (0, 0);
    for left_out in 0..all.len() {
        let mut fewer = all.clone();
        let gone = fewer.remove(left_out);
        let without = link(&fewer);
        // What was joined to a text of what is gone, or could not be decided for it, is free for another.
        let freed: BTreeSet<_> = whole
            .links
            .iter()
            .filter(|link| ends(link).into_iter().chain(&link.candidates).any(|end| *end.source == *gone.source.name))
            .flat_map(|link| [place(&link.from), place(&link.to)])
            .collect();
        // Documents that were not held against each other before are so now because it no longer comes between them.
        let held: BTreeSet<_> =
            whole.links.iter().map(|link| (link.from.source.clone(), link.to.source.clone())).collect();
        for new in without.links.iter().filter(|link| link.score.is_some()) {
            if whole.links.iter().any(|link| (&link.id, link.score) == (&new.id, new.score)) {
                known += 1;
                continue;
            }
            let apart = !held.contains(&(new.from.source.clone(), new.to.source.clone()));
            let was_taken = ends(new).iter().any(|end| freed.contains(&place(end)));
            assert!(apart || was_taken, "without {}: {new:#?}", gone.source.name);
            free += 1;
        }
    }
    assert!(known > 10 * free && free > 0, "{known} {free}");
}

#[test]
fn leaving_a_document_out_does_nothing_to_other_kommuner() {
    let all = everything();
    let whole = link(&all);
    for left_out in (0..all.len()).step_by(9) {
        let mut fewer = all.clone();
        let gone = fewer.remove(left_out);
        let codes: Vec<&str> = gone.kommuner.iter().map(|kommun| &*kommun.code).collect();
        let elsewhere = |link: &&Link<'_>| {
            link.kind != LinkKind::SharedWording
                && !ends(link).iter().any(|end| end.kommuner.iter().any(|code| codes.contains(&&**code)))
        };
        let without = link(&fewer);
        let (before, after): (Vec<_>, Vec<_>) =
            (whole.links.iter().filter(elsewhere).collect(), without.links.iter().filter(elsewhere).collect());
        assert!(before == after, "without {}", gone.id);
    }
}

#[test]
fn two_texts_have_one_score_in_any_company() {
    let of_eksjo: Vec<_> = everything().into_iter().filter(|of| of.id.starts_with("0686")).collect();
    let alone = link(&of_eksjo);
    let documents = everything();
    let all = link(&documents);
    for link in alone.links.iter().filter(|link| link.kind != LinkKind::SharedWording) {
        assert!(all.links.contains(link), "{link:#?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn order_does_not_matter(seed in any::<u64>()) {
        let mut documents = crowd();
        let expected = link(&documents).links.len();
        let sorted: Vec<String> = in_order(&documents).iter().map(|of| of.source.name.to_string()).collect();
        let before = serde_json::to_string(&records(&documents)).unwrap();
        let mut state = seed | 1;
        for index in (1..documents.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            documents.swap(index, (state >> 33) as usize % (index + 1));
        }
        prop_assert_eq!(link(&documents).links.len(), expected);
        prop_assert_eq!(in_order(&documents).iter().map(|of| of.source.name.to_string()).collect::<Vec<_>>(), sorted);
        prop_assert_eq!(serde_json::to_string(&records(&documents)).unwrap(), before);
    }
}

#[test]
fn documents_that_others_wrote() {
    use serde_json::{Value, json};
    let text = "x".repeat(5000) + " och y";
    let odd = [
        ("/reporting", json!({"year": 9999, "tertial": 255})),
        ("/reporting", json!({"start": "2021", "end": "0001"})),
        ("/period", json!({"start": "9999", "end": "0000", "span": {"start": 9, "end": 3}})),
        ("/period", Value::Null),
        ("/kommuner", json!([])),
        ("/kommuner/0/code", json!("å")),
        ("/id", json!("")),
        ("/source/sha256", json!("")),
        ("/source/span", json!({"start": 4_000_000_000_u32, "end": 0})),
        ("/promises/0/text", json!("")),
        ("/promises/1/text", json!(text)),
        ("/promises/1/id", json!("p1")),
        ("/rows/0/activity/id", json!("p1")),
        ("/rows/0/activity/targets", json!([])),
        ("/rows/0/reports/0/period", json!({"year": 1, "half": 255})),
        ("/rows/0/reports/1/period", Value::Null),
        ("/rows/0/reports", json!([])),
    ];
    for (pointer, value) in odd {
        let mut reached = 0;
        let mut changed = Vec::new();
        for document in crowd() {
            let mut json = serde_json::to_value(&document).unwrap();
            if let Some(place) = json.pointer_mut(pointer) {
                *place = value.clone();
                reached += 1;
            }
            changed.push(serde_json::from_value::<Document<'static>>(json).unwrap());
        }
        assert!(reached > 0, "{pointer}");
        let linked = link(&changed);
        assert!(!linked.outcomes.is_empty(), "{pointer}");
        assert!(linked.links.iter().all(|link| link.score.is_none_or(|score| score <= 1000)));
    }
}

fn records<'d>(documents: &'d [Document<'d>]) -> Vec<Record<'d>> {
    let linked = link(documents);
    linked.links.into_iter().map(Record::Link).chain(linked.outcomes.into_iter().map(Record::Outcome)).collect()
}
