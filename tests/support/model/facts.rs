//! What a document says, a line for each fact: as the model means it, and as extraction reads it.

use std::collections::BTreeMap;
use std::fmt::Display;

use medborgarlofte::document::{self, ActorBasis, Date, Document};

use super::words::PROMISING;
use super::{Commitment, Content, Model, Row};

/// Each fact by what it is of.
pub type Facts = BTreeMap<String, String>;

/// Where the two differ.
pub fn differences(meant: &Facts, read: &Facts) -> Vec<String> {
    let none = "nothing".to_owned();
    let keys = meant.keys().chain(read.keys().filter(|key| !meant.contains_key(*key)));
    let told = |key: &String| {
        let (meant, read) = (meant.get(key).unwrap_or(&none), read.get(key).unwrap_or(&none));
        (meant != read).then(|| format!("{key}: {meant} is meant, {read} was read"))
    };
    keys.filter_map(told).collect()
}

pub fn meant(model: &Model) -> Facts {
    let mut facts = Facts::new();
    let mut add = |key: &str, value: String| drop(facts.insert(key.to_owned(), value));
    let is_follow_up = model.content.is_follow_up();
    add("kind", if is_follow_up { "FollowUp" } else { "Promise" }.to_owned());
    add("kommuner", model.kommun.code.to_owned());
    let (first, last) = model.years;
    add("period", format!("{first} to {last}"));
    if is_follow_up {
        add("reporting", format!("Tertial {{ year: {first}, tertial: 3 }}"));
    }
    if let Some((_, sources)) = model.lagesbild {
        add("sources", format!("{sources:?}"));
    }
    if let Some((_, cadence)) = model.follow_up {
        add("cadence", format!("{cadence:?}"));
    }
    if let Some(date) = model.signed {
        add("signed", format!("{date} in {}", model.kommun.name));
    }
    for (index, signatory) in model.signatories.iter().enumerate() {
        let super::Signatory { name, role, organisation, party, acting, .. } = signatory;
        add(&format!("signatory {index}"), format!("{name}, {role}, {organisation}, {party:?}, acting: {acting}"));
    }
    // Nothing that a model holds is left over.
    add("unclaimed", String::new());
    match &model.content {
        Content::OneList { items, .. } => commitments(&mut facts, 'p', items.iter().map(|item| (item, None))),
        Content::ListsOfActors(lists) => {
            commitments(&mut facts, 'p', lists.iter().flat_map(|(_, items)| items).map(|item| (item, None)));
        }
        Content::TwoLevels { aims, activities } => {
            aimed(&mut facts, aims.iter());
            commitments(&mut facts, 'a', activities.iter().map(|activity| (activity, None)));
        }
        Content::Nested(nested) => {
            aimed(&mut facts, nested.iter().map(|(aim, _)| aim));
            let activities = nested.iter().enumerate().flat_map(|(index, (_, activities))| {
                activities.iter().map(move |activity| (activity, Some(index + 1)))
            });
            commitments(&mut facts, 'a', activities);
        }
        Content::ByTertial(rows) => {
            for (index, row) in rows.iter().enumerate() {
                let key = format!("row {}", index + 1);
                meant_commitment(&mut facts, &key, &row.activity);
                facts.insert(format!("{key} outcome"), format!("{:?} {:?}", row.outcome, row.achieved.map(f64::from)));
                let reports =
                    row.tertials.iter().enumerate().filter(|(_, report)| !matches!(report.as_str(), "" | "–"));
                let report = |(index, text): (usize, &String)| {
                    format!("Some(Tertial {{ year: {}, tertial: {} }}) {text}", model.years.0, index + 1)
                };
                facts.insert(format!("{key} reports"), joined(reports.map(report)));
            }
        }
        Content::FollowUp(rows) => {
            rows.iter().enumerate().for_each(|(index, row)| meant_row(&mut facts, index, row, first))
        }
    }
    facts
}

fn aimed<'a>(facts: &mut Facts, aims: impl Iterator<Item = &'a &'static str>) {
    for (index, aim) in aims.enumerate() {
        let key = format!("p{}", index + 1);
        facts.insert(format!("{key} actors"), format!("{:?} {:?}", PROMISING[0].1, ActorBasis::Heading));
        facts.insert(key, (*aim).to_owned());
    }
}

fn commitments<'a>(facts: &mut Facts, kind: char, all: impl Iterator<Item = (&'a Commitment, Option<usize>)>) {
    for (index, (commitment, serves)) in all.enumerate() {
        meant_commitment(facts, &format!("{kind}{}", index + 1), commitment);
        if let Some(promise) = serves {
            facts.insert(format!("{kind}{} serves", index + 1), format!("p{promise}"));
        }
    }
}

fn meant_commitment(facts: &mut Facts, key: &str, commitment: &Commitment) {
    let Commitment { text, actors, basis, partners, target } = commitment;
    facts.insert(key.to_owned(), text.clone());
    facts.insert(format!("{key} actors"), format!("{actors:?} {basis:?}"));
    if !partners.is_empty() {
        facts.insert(format!("{key} partners"), format!("{partners:?}"));
    }
    if let Some(target) = target {
        facts.insert(format!("{key} targets"), one_target(target));
    }
}

fn one_target(target: &super::Target) -> String {
    let super::Target { comparator, value, unit, per } = target;
    format!("{comparator:?} {value} {unit} per {per:?}")
}

fn meant_row(facts: &mut Facts, index: usize, row: &Row, year: u16) {
    let key = format!("row {}", index + 1);
    meant_commitment(facts, &key, &row.activity);
    facts.insert(format!("{key} outcome"), format!("{:?} {:?}", row.outcome, row.total.map(f64::from)));
    let report = match (row.total, row.activity.target) {
        (Some(total), Some(target)) => format!("Totalt {total} {}.", target.unit),
        _ => row.status.to_owned(),
    };
    let period = format!("Some(Tertial {{ year: {year}, tertial: 3 }})");
    facts.insert(format!("{key} reports"), format!("{period} {report}"));
}

pub fn read(document: &Document<'_>) -> Facts {
    let mut facts = Facts::new();
    let mut add = |key: &str, value: String| drop(facts.insert(key.to_owned(), value));
    add("kind", format!("{:?}", document.kind));
    add("kommuner", joined(document.kommuner.iter().map(|kommun| &kommun.code)));
    if let Some(period) = document.period {
        let end = period.end.map(|end| format!(" to {end}")).unwrap_or_default();
        add("period", format!("{}{end}", period.start));
    }
    if let Some(reporting) = document.reporting {
        add("reporting", format!("{reporting:?}"));
    }
    if let Some(lagesbild) = &document.lagesbild {
        add("sources", format!("{:?}", lagesbild.sources));
    }
    if let Some(cadence) = document.follow_up_plan.as_ref().and_then(|plan| plan.cadence) {
        add("cadence", format!("{cadence:?}"));
    }
    if let Some(signed) = &document.signed {
        let date = signed.date.as_ref().map(Date::to_string).unwrap_or_default();
        add("signed", format!("{date} in {}", signed.place.as_deref().unwrap_or_default()));
    }
    for (index, signatory) in document.signatories.iter().enumerate() {
        let document::Signatory { name, role, organisation, party, acting, .. } = signatory;
        let (role, organisation) = (role.as_deref().unwrap_or_default(), organisation.as_deref().unwrap_or_default());
        add(&format!("signatory {index}"), format!("{name}, {role}, {organisation}, {party:?}, acting: {acting}"));
    }
    add("unclaimed", joined(document.accounting.unclaimed_text.iter().map(|unclaimed| &unclaimed.text)));
    for promise in &document.promises {
        read_commitment(&mut facts, &promise.id.to_string(), promise);
    }
    for activity in &document.activities {
        read_commitment(&mut facts, &activity.id.to_string(), activity);
    }
    for (index, row) in document.rows.iter().enumerate() {
        let key = format!("row {}", index + 1);
        read_commitment(&mut facts, &key, &row.activity);
        let achieved = row.outcome.achieved.map(|number| number.0);
        facts.insert(format!("{key} outcome"), format!("{:?} {achieved:?}", row.outcome.status));
        let report = |report: &document::Report<'_>| format!("{:?} {}", report.period, report.text);
        facts.insert(format!("{key} reports"), joined(row.reports.iter().map(report)));
    }
    facts
}

fn read_commitment(facts: &mut Facts, key: &str, commitment: &document::Commitment<'_>) {
    let document::Commitment { text, actors, actor_basis, partners, targets, promise_ids, .. } = commitment;
    facts.insert(key.to_owned(), text.to_string());
    facts.insert(format!("{key} actors"), format!("{actors:?} {actor_basis:?}"));
    if !partners.is_empty() {
        facts.insert(format!("{key} partners"), format!("{partners:?}"));
    }
    if !promise_ids.is_empty() {
        facts.insert(format!("{key} serves"), joined(promise_ids.iter()));
    }
    if !targets.is_empty() {
        let target = |target: &document::Target<'_>| {
            let document::Target { comparator, value, unit, per, .. } = target;
            format!("{comparator:?} {value} {} per {per:?}", unit.as_deref().unwrap_or_default())
        };
        facts.insert(format!("{key} targets"), joined(targets.iter().map(target)));
    }
}

fn joined(values: impl Iterator<Item = impl Display>) -> String {
    values.map(|value| value.to_string()).collect::<Vec<_>>().join(", ")
}
