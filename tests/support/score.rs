//! Extracted documents held against right answers, field by field.
//!
//! A right answer leaves out what it does not claim: a key that is absent is not compared.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::{self, Display};

use medborgarlofte::{Input, extract};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use super::files::File;
use super::similarity::ratio;

/// Least likeness at which two texts are taken for the same item.
const SAME_ITEM: f64 = 0.6;

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

/// Compares text without regard to case, white space, and a final stop.
fn fold(text: &str) -> String {
    let text = text.nfc().collect::<String>().to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches([' ', '.', ':', ';', ',']).to_owned()
}

/// Enough of an item to find it by.
fn beginning(text: &str) -> String {
    fold(text).chars().take(40).collect()
}

fn text_of(item: &Value) -> &str {
    item.as_str().or_else(|| item["text"].as_str()).unwrap_or_default()
}

fn items(list: &Value) -> &[Value] {
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The value, where there is one.
fn one(value: &Value) -> Option<&Value> {
    let nothing = value.is_null() || value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
    (!nothing).then_some(value)
}

fn period(value: &Value) -> Option<String> {
    value.is_object().then(|| format!("{}/{}", value["start"], value["end"]))
}

/// Comparator and number; `4` and `4.0` are the same number.
fn count(target: &Value) -> String {
    match target["value"].as_f64() {
        Some(number) => format!("{} {number}", target["comparator"]),
        None => format!("{} null", target["comparator"]),
    }
}

fn bare_url(url: &str) -> String {
    let url = url.rsplit("://").next().unwrap_or_default();
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches(['/', '.']).to_owned()
}

fn sorted<'a>(entries: impl Iterator<Item = (&'a String, &'a Value)>) -> String {
    json!(entries.collect::<BTreeMap<_, _>>()).to_string()
}

/// Like [`sorted`], without what is null.
fn stated<'a>(entries: impl Iterator<Item = (&'a String, &'a Value)>) -> String {
    sorted(entries.filter(|(_, value)| !value.is_null()))
}

/// Pairs right with found items by their texts, the best pair first; an item is used once.
fn align(gold: &[Value], found: &[Value], text: impl Fn(&Value) -> String) -> HashMap<usize, usize> {
    let gold: Vec<String> = gold.iter().map(&text).collect();
    let found: Vec<String> = found.iter().map(&text).collect();
    let mut scored = Vec::new();
    for (i, a) in gold.iter().enumerate() {
        for (j, b) in found.iter().enumerate() {
            scored.push((ratio(a, b), i, j));
        }
    }
    // The sort is stable, so that of equal pairs the one that comes first is taken.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut pairs, mut used) = (HashMap::new(), BTreeSet::new());
    for (ratio, i, j) in scored {
        if ratio >= SAME_ITEM && !pairs.contains_key(&i) && used.insert(j) {
            pairs.insert(i, j);
        }
    }
    pairs
}

fn partner<'a>(pairs: &HashMap<usize, usize>, index: usize, found: &'a [Value]) -> &'a Value {
    pairs.get(&index).map_or(&Value::Null, |&j| &found[j])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold() -> Value {
        json!({
            "kind": "follow_up",
            "kommuner": ["0686"],
            "area": null,
            "period": {"start": "2018", "end": "2019"},
            "preamble": {"promise_count": 1},
            "promises": ["Minska antalet inbrott i Eksjö."],
            "activities": [{
                "text": "Polisen ska genomföra två insatser.",
                "actors": ["polis"],
                "actor_basis": "stated",
                "partners": ["kommun", "skola"],
                "targets": [{"comparator": "exactly", "value": 2, "unit": "insatser", "per": "year"}],
                "theme": "Inbrott"
            }],
            "sections": ["lagesbild", "follow_up_plan"],
            "lagesbild": {"sources": ["brottsstatistik"], "refers_to": [{"start": "2016", "end": "2017"}]},
            "follow_up_plan": {"urls": ["https://polisen.se"], "cadence": "tertial"},
            "signed": {"place": "Eksjö", "date": "2018-05-30"},
            "signatories": [{"name": "Ann Ek", "role": "Kommundirektör", "organisation": "Eksjö kommun",
                             "party": "kommun", "acting": false}],
            "cadence": "tertial",
            "reporting": {"year": 2019, "tertial": 3},
            "rows": [{
                "promise": "Minska antalet inbrott i Eksjö.",
                "activity": {"text": "Två insatser", "actors": [], "actor_basis": "none",
                             "targets": [{"comparator": "exactly", "value": 2, "unit": "insatser"}]},
                "reports": [{"period": {"year": 2019, "tertial": 3}, "text": "Sammanlagt tre",
                             "counts": [{"comparator": "exactly", "value": 3, "unit": null}], "cumulative": true}],
                "outcome": {"status": "met", "target": 2, "achieved": 3}
            }]
        })
    }

    /// The document that says what `gold` says, in another spelling wherever that makes no difference.
    fn found() -> Value {
        let mut document = gold();
        document["kommuner"] = json!([{"name": "Eksjö", "code": "0686"}]);
        document["promises"] = json!([{"id": "p1", "text": "minska  antalet inbrott i Eksjö"}]);
        document["about"] = Value::Null;
        document["activities"][0]["partners"] = json!(["skola", "kommun"]);
        document["activities"][0]["targets"][0]["value"] = json!(2.0);
        document["follow_up_plan"]["urls"] = json!(["http://www.polisen.se/"]);
        document["rows"][0]["promise"] = json!("p1");
        document["rows"][0]["reports"][0]["period"]["quarter"] = Value::Null;
        document["signatories"][0]["span"] = json!({"start": 0, "end": 4});
        document
    }

    fn misses(gold: Value, found: &[Value]) -> Vec<String> {
        let mut score = Score::default();
        score.file("a", &gold, found);
        score.misses
    }

    #[test]
    fn what_is_the_same_has_no_miss() {
        assert_eq!(misses(gold(), &[found()]), [""; 0]);
        assert_eq!(misses(json!([gold(), gold()]), &[found(), found()]), [""; 0]);
        assert_eq!(misses(json!([]), &[]), [""; 0]);
    }

    #[test]
    fn every_difference_is_a_miss() {
        let differences = [
            ("/kind", json!("promise"), "kind"),
            ("/kommuner/0/code", json!("0604"), "kommuner"),
            ("/area", json!({"text": "Mariannelund"}), "area"),
            ("/period/end", Value::Null, "period"),
            ("/preamble/promise_count", json!(2), "preamble.promise_count"),
            ("/promises/0/text", json!("Minska antalet bränder i Eksjö"), "promises.text"),
            ("/activities/0/text", json!("Polisen ska genomföra tre insatser"), "activities.text"),
            ("/activities/0/actors", json!([]), "activities.actors"),
            ("/activities/0/actor_basis", json!("none"), "activities.actor_basis"),
            ("/activities/0/partners/1", json!("region"), "activities.partners"),
            ("/activities/0/targets/0/comparator", json!("at_least"), "activities.targets"),
            ("/activities/0/targets/0/value", json!(3), "activities.targets"),
            ("/activities/0/targets/0/per", Value::Null, "activities.targets"),
            ("/activities/0/targets/0/unit", Value::Null, "activities.units"),
            ("/activities/0/theme", Value::Null, "activities.theme"),
            ("/about", json!({"text": "x"}), "sections"),
            ("/lagesbild/sources", json!(["other"]), "lagesbild.sources"),
            ("/lagesbild/refers_to/0/start", json!("2015"), "lagesbild.refers_to"),
            ("/follow_up_plan/urls/0", json!("https://polisen.se/eksjo"), "follow_up_plan.urls"),
            ("/follow_up_plan/cadence", json!("year"), "follow_up_plan.cadence"),
            ("/signed/place", Value::Null, "signed.place"),
            ("/signed/date", json!("2018-05-31"), "signed.date"),
            ("/signatories/0/name", json!("Ann Eke"), "signatories.name"),
            ("/signatories/0/role", Value::Null, "signatories.role"),
            ("/signatories/0/organisation", json!("Eksjö"), "signatories.organisation"),
            ("/signatories/0/party", json!("polis"), "signatories.party"),
            ("/signatories/0/acting", json!(true), "signatories.acting"),
            ("/cadence", Value::Null, "cadence"),
            ("/reporting/tertial", json!(2), "reporting"),
            ("/rows/0/promise", Value::Null, "rows.promise"),
            ("/rows/0/activity/text", json!("Tre insatser"), "rows.activity"),
            ("/rows/0/activity/targets", json!([]), "rows.targets"),
            ("/rows/0/reports/0/text", json!("Sammanlagt fyra"), "rows.report"),
            ("/rows/0/reports/0/period/tertial", json!(1), "rows.report"),
            ("/rows/0/reports/0/counts/0/value", json!(4), "rows.counts"),
            ("/rows/0/reports/0/cumulative", json!(false), "rows.cumulative"),
            ("/rows/0/outcome/status", json!("not_met"), "rows.outcome.status"),
            ("/rows/0/outcome/achieved", Value::Null, "rows.outcome.achieved"),
        ];
        for (pointer, value, field) in differences {
            let mut found = found();
            *found.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
            let misses = misses(gold(), &[found]);
            let of_field = format!(" {field}: ");
            assert!(misses.iter().any(|miss| miss.contains(&of_field)), "{pointer}: {misses:?}");
        }
    }

    #[test]
    fn too_few_and_too_many() {
        assert!(misses(gold(), &[]).contains(&"a: missing documents: 0".to_owned()));
        assert_eq!(misses(json!([]), &[found()]), ["a: wrong   documents: 0"]);
        let mut twice = found();
        twice["promises"] = json!([found()["promises"][0], found()["promises"][0]]);
        assert_eq!(misses(gold(), &[twice]), ["a: wrong   promises.text: minska antalet inbrott i eksjö"]);
    }

    #[test]
    fn what_gold_does_not_claim_is_not_compared() {
        let gold = json!({"kind": "follow_up", "kommuner": ["0686"], "period": {"start": "2018", "end": "2019"}});
        assert_eq!(misses(gold, &[found()]), [""; 0]);
    }

    #[test]
    fn shares() {
        let counts = Counts { right: 3, wrong: 1, missing: 1 };
        assert_eq!(counts.f1(), 0.75);
        assert_eq!(Counts::default().f1(), 1.0);
        assert_eq!([counts, counts].into_iter().sum::<Counts>(), Counts { right: 6, wrong: 2, missing: 2 });
    }
}
