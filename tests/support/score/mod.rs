//! Extracted documents held against right answers, field by field.
//!
//! A right answer leaves out what it does not claim: a key that is absent is not compared.

mod facts;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::{self, Display};

use medborgarlofte::{Input, extract};
use serde_json::Value;

use self::facts::{align, bare_url, beginning, count, fold, items, one, partner, period, sorted, stated, text_of};
use super::files::File;

/// What was right, wrong and missing in one field.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Counts {
    pub right: usize,
    pub wrong: usize,
    pub missing: usize,
}

impl Counts {
    /// The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found.
    pub fn f1(self) -> f64 {
        match 2 * self.right + self.wrong + self.missing {
            0 => 1.0,
            all => 2.0 * self.right as f64 / all as f64,
        }
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |a, b| Self {
            right: a.right + b.right,
            wrong: a.wrong + b.wrong,
            missing: a.missing + b.missing,
        })
    }
}

/// The comparison of any number of files.
#[derive(Debug, Default)]
pub struct Score {
    pub fields: BTreeMap<String, Counts>,
    pub misses: Vec<String>,
    file: String,
}

impl Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (field, counts) in &self.fields {
            let Counts { right, wrong, missing } = counts;
            let f1 = counts.f1();
            writeln!(f, "{field:28} F1 {f1:.3} ({right} right, {wrong} wrong, {missing} missing)")?;
        }
        self.misses.iter().try_for_each(|miss| writeln!(f, "{miss}"))
    }
}

impl Score {
    /// Extracts each file and compares it with the answer of the same name in a folder.
    pub fn of_files(files: &[File], answers: &std::path::Path) -> Self {
        let mut score = Self::default();
        for file in files {
            let answer = answers.join(format!("{}.json", file.stem()));
            let answer = std::fs::read_to_string(&answer)
                .unwrap_or_else(|error| panic!("{} has no right answer {}: {error}", file.path, answer.display()));
            let gold: Value = serde_json::from_str(&answer).unwrap();
            let input = Input::decode(file.name(), &file.bytes).unwrap();
            let documents = serde_json::to_value(extract(&input).documents).unwrap();
            score.file(file.stem(), &gold, items(&documents));
        }
        score
    }

    /// Compares the documents of one file; `gold` is one answer or a list of them.
    pub fn file(&mut self, name: &str, gold: &Value, found: &[Value]) {
        self.file = name.to_owned();
        let gold = if gold.is_array() { items(gold) } else { std::slice::from_ref(gold) };
        self.facts("documents", 0..gold.len(), 0..found.len());
        for (index, gold) in gold.iter().enumerate() {
            self.document(gold, found.get(index).unwrap_or(&Value::Null));
        }
    }

    /// The counts of all fields for which `belongs` holds.
    pub fn total(&self, belongs: impl Fn(&str) -> bool) -> Counts {
        self.fields.iter().filter(|(field, _)| belongs(field)).map(|(_, counts)| *counts).sum()
    }

    /// Compares facts without regard to their order; a fact can occur several times.
    fn facts<T: Display>(
        &mut self,
        field: &str,
        gold: impl IntoIterator<Item = T>,
        found: impl IntoIterator<Item = T>,
    ) {
        let mut balance: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        gold.into_iter().for_each(|fact| balance.entry(fact.to_string()).or_default().0 += 1);
        found.into_iter().for_each(|fact| balance.entry(fact.to_string()).or_default().1 += 1);
        let counts = self.fields.entry(field.to_owned()).or_default();
        for (fact, (gold, found)) in balance {
            counts.right += gold.min(found);
            counts.missing += gold.saturating_sub(found);
            counts.wrong += found.saturating_sub(gold);
            for _ in found..gold {
                self.misses.push(format!("{}: missing {field}: {fact}", self.file));
            }
            for _ in gold..found {
                self.misses.push(format!("{}: wrong   {field}: {fact}", self.file));
            }
        }
    }

    fn document(&mut self, gold: &Value, found: &Value) {
        self.facts("kind", one(&gold["kind"]), one(&found["kind"]));
        let codes = items(&found["kommuner"]).iter().map(|kommun| &kommun["code"]);
        self.facts("kommuner", items(&gold["kommuner"]), codes);
        if gold.get("area").is_some() {
            let area = |value| one(value).map(|area| fold(text_of(area)));
            self.facts("area", area(&gold["area"]), area(&found["area"]));
        }
        self.facts("period", period(&gold["period"]), period(&found["period"]));
        for key in ["promise_count", "duration_years"] {
            if let Some(stated) = gold["preamble"].get(key) {
                self.facts(&format!("preamble.{key}"), one(stated), one(&found["preamble"][key]));
            }
        }
        for key in ["promises", "activities"] {
            if let Some(commitments) = gold.get(key) {
                self.commitments(key, items(commitments), items(&found[key]));
            }
        }
        self.sections(gold, found);
        if let Some(signed) = gold.get("signed") {
            for key in ["place", "date"] {
                self.facts(&format!("signed.{key}"), one(&signed[key]), one(&found["signed"][key]));
            }
        }
        if let Some(signatories) = gold.get("signatories") {
            self.signatories(items(signatories), items(&found["signatories"]));
        }
        if let Some(reporting) = gold.get("reporting") {
            let known = ["year", "tertial", "quarter", "half", "start", "end"];
            let known = |(key, _): &(&String, &Value)| known.contains(&key.as_str());
            let found = found["reporting"].as_object().map(|period| stated(period.iter().filter(known)));
            self.facts("reporting", reporting.as_object().map(|period| sorted(period.iter())), found);
        }
        if let Some(cadence) = gold.get("cadence") {
            self.facts("cadence", one(cadence), one(&found["cadence"]));
        }
        if let Some(rows) = gold.get("rows") {
            self.rows(items(rows), found);
        }
    }

    fn commitments(&mut self, field: &str, gold: &[Value], found: &[Value]) {
        let text = |commitment: &Value| fold(text_of(commitment));
        self.facts(&format!("{field}.text"), gold.iter().map(text), found.iter().map(text));
        let pairs = align(gold, found, text);
        for (index, gold) in gold.iter().enumerate().filter(|(_, gold)| !gold.is_string()) {
            self.attributes(field, gold, partner(&pairs, index, found));
        }
    }

    fn attributes(&mut self, field: &str, gold: &Value, found: &Value) {
        let at = beginning(text_of(gold));
        for key in ["actors", "partners"] {
            if gold.get(key).is_some() {
                let actors = |list| items(list).iter().map(|actor| format!("{at} | {actor}"));
                self.facts(&format!("{field}.{key}"), actors(&gold[key]), actors(&found[key]));
            }
        }
        if gold.get("actor_basis").is_some() {
            let basis = |value| one(value).map(|basis| format!("{at} | {basis}"));
            self.facts(&format!("{field}.actor_basis"), basis(&gold["actor_basis"]), basis(&found["actor_basis"]));
        }
        if gold.get("targets").is_some() {
            let targets = |list| items(list).iter().map(|target| format!("{at} | {} {}", count(target), target["per"]));
            self.facts(&format!("{field}.targets"), targets(&gold["targets"]), targets(&found["targets"]));
            let units = |list| {
                let units = items(list).iter().filter_map(|target| target["unit"].as_str());
                units.filter(|unit| !unit.is_empty()).map(|unit| format!("{at} | {}", fold(unit)))
            };
            self.facts(&format!("{field}.units"), units(&gold["targets"]), units(&found["targets"]));
        }
        if gold.get("theme").is_some() {
            let theme = |value| one(value).map(|theme| format!("{at} | {}", fold(text_of(theme))));
            self.facts(&format!("{field}.theme"), theme(&gold["theme"]), theme(&found["theme"]));
        }
    }

    fn sections(&mut self, gold: &Value, found: &Value) {
        if let Some(sections) = gold.get("sections") {
            let present = ["about", "lagesbild", "follow_up_plan"].into_iter().filter(|key| !found[key].is_null());
            let present: Vec<Value> = present.map(Value::from).collect();
            self.facts("sections", items(sections), &present);
        }
        if let Some(lagesbild) = gold.get("lagesbild") {
            let found = &found["lagesbild"];
            self.facts("lagesbild.sources", items(&lagesbild["sources"]), items(&found["sources"]));
            let periods = |list| items(list).iter().filter_map(period);
            self.facts("lagesbild.refers_to", periods(&lagesbild["refers_to"]), periods(&found["refers_to"]));
        }
        if let Some(plan) = gold.get("follow_up_plan") {
            let found = &found["follow_up_plan"];
            let urls = |list| items(list).iter().filter_map(Value::as_str).map(bare_url).collect::<BTreeSet<_>>();
            self.facts("follow_up_plan.urls", urls(&plan["urls"]), urls(&found["urls"]));
            self.facts("follow_up_plan.cadence", one(&plan["cadence"]), one(&found["cadence"]));
        }
    }

    fn signatories(&mut self, gold: &[Value], found: &[Value]) {
        let name = |signatory: &Value| fold(signatory["name"].as_str().unwrap_or_default());
        self.facts("signatories.name", gold.iter().map(name), found.iter().map(name));
        let pairs = align(gold, found, name);
        for (index, gold) in gold.iter().enumerate() {
            let (at, found) = (name(gold), partner(&pairs, index, found));
            for key in ["role", "organisation", "party", "acting"] {
                let Some(expected) = gold.get(key) else { continue };
                let fact = |value: &Value| match value.as_str() {
                    Some(text) if expected.is_string() => format!("{at} | {}", fold(text)),
                    _ => format!("{at} | {value}"),
                };
                let fact = |value: &Value| (!value.is_null()).then(|| fact(value));
                self.facts(&format!("signatories.{key}"), fact(expected), fact(&found[key]));
            }
        }
    }

    fn rows(&mut self, gold: &[Value], document: &Value) {
        let promises: HashMap<&str, &str> = items(&document["promises"])
            .iter()
            .filter_map(|promise| Some((promise["id"].as_str()?, text_of(promise))))
            .collect();
        let found = items(&document["rows"]);
        let activity = |row: &Value| fold(text_of(&row["activity"]));
        self.facts("rows.activity", gold.iter().map(activity), found.iter().map(activity));
        let pairs = align(gold, found, activity);
        for (index, gold) in gold.iter().enumerate() {
            let found = partner(&pairs, index, found);
            let at = beginning(text_of(&gold["activity"]));
            if gold.get("promise").is_some() {
                let promise = |text| format!("{at} | {}", fold(text));
                let id = found["promise"].as_str();
                let stated = id.map(|id| promise(promises.get(id).copied().unwrap_or(id)));
                self.facts("rows.promise", gold["promise"].as_str().map(promise), stated);
            }
            if gold["activity"].is_object() {
                self.attributes("rows", &gold["activity"], &found["activity"]);
            }
            self.reports(&at, items(&gold["reports"]), items(&found["reports"]));
            self.outcome(&at, &gold["outcome"], &found["outcome"]);
        }
    }

    fn reports(&mut self, at: &str, gold: &[Value], found: &[Value]) {
        let key =
            |report: &Value| report["period"].as_object().map(|period| stated(period.iter())).unwrap_or("{}".into());
        let fact = |report: &Value| format!("{at} | {} | {}", key(report), fold(text_of(report)));
        self.facts("rows.report", gold.iter().map(fact), found.iter().map(fact));
        let pairs = align(gold, found, |report| fold(&format!("{} {}", key(report), text_of(report))));
        for (index, gold) in gold.iter().enumerate() {
            let (at, found) = (format!("{at} | {}", key(gold)), partner(&pairs, index, found));
            if gold.get("counts").is_some() {
                let counts = |list| items(list).iter().map(|counted| format!("{at} | {}", count(counted)));
                self.facts("rows.counts", counts(&gold["counts"]), counts(&found["counts"]));
            }
            if let Some(cumulative) = gold.get("cumulative") {
                let stated = (!found.is_null()).then(|| found["cumulative"].as_bool().unwrap_or(false));
                let fact = |cumulative: bool| format!("{at} | {cumulative}");
                self.facts("rows.cumulative", cumulative.as_bool().map(fact), stated.map(fact));
            }
        }
    }

    fn outcome(&mut self, at: &str, gold: &Value, found: &Value) {
        for key in ["status", "target", "achieved"] {
            let Some(expected) = gold.get(key) else { continue };
            let fact = |value: &Value| match value.as_f64() {
                Some(number) => format!("{at} | {number}"),
                None => format!("{at} | {value}"),
            };
            let stated = (!found[key].is_null()).then(|| fact(&found[key]));
            self.facts(&format!("rows.outcome.{key}"), [fact(expected)], stated);
        }
    }
}
