//! Values as facts that can be compared.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::support::similarity::ratio;

/// Least likeness at which two texts are taken for the same item.
const SAME_ITEM: f64 = 0.6;

/// Compares text without regard to case, white space, and a final stop.
pub fn fold(text: &str) -> String {
    let text = text.nfc().collect::<String>().to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches([' ', '.', ':', ';', ',']).to_owned()
}

/// Enough of an item to find it by.
pub fn beginning(text: &str) -> String {
    fold(text).chars().take(40).collect()
}

pub fn text_of(item: &Value) -> &str {
    item.as_str().or_else(|| item["text"].as_str()).unwrap_or_default()
}

pub fn items(list: &Value) -> &[Value] {
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The value, where there is one.
pub fn one(value: &Value) -> Option<&Value> {
    let nothing = value.is_null() || value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
    (!nothing).then_some(value)
}

pub fn period(value: &Value) -> Option<String> {
    value.is_object().then(|| format!("{}/{}", value["start"], value["end"]))
}

/// Comparator and number; `4` and `4.0` are the same number.
pub fn count(target: &Value) -> String {
    match target["value"].as_f64() {
        Some(number) => format!("{} {number}", target["comparator"]),
        None => format!("{} null", target["comparator"]),
    }
}

pub fn bare_url(url: &str) -> String {
    let url = url.rsplit("://").next().unwrap_or_default();
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches(['/', '.']).to_owned()
}

pub fn sorted<'a>(entries: impl Iterator<Item = (&'a String, &'a Value)>) -> String {
    json!(entries.collect::<BTreeMap<_, _>>()).to_string()
}

/// Like [`sorted`], without what is null.
pub fn stated<'a>(entries: impl Iterator<Item = (&'a String, &'a Value)>) -> String {
    sorted(entries.filter(|(_, value)| !value.is_null()))
}

/// Pairs right with found items by their texts, the best pair first; an item is used once.
pub fn align(gold: &[Value], found: &[Value], text: impl Fn(&Value) -> String) -> HashMap<usize, usize> {
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

pub fn partner<'a>(pairs: &HashMap<usize, usize>, index: usize, found: &'a [Value]) -> &'a Value {
    pairs.get(&index).map_or(&Value::Null, |&j| &found[j])
}
