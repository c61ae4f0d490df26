//! Comparing JSON values.

use std::collections::BTreeSet;

use serde_json::Value;

/// The first place where two values differ, and how; `path` is where they stand.
pub fn first_difference(one: &Value, other: &Value, path: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            keys.into_iter().find_map(|key| {
                let null = Value::Null;
                first_difference(a.get(key).unwrap_or(&null), b.get(key).unwrap_or(&null), &format!("{path}/{key}"))
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(index, (a, b))| first_difference(a, b, &format!("{path}/{index}")))
        }
        (Value::Array(a), Value::Array(b)) => Some(format!("{path}: {} entries are {}", a.len(), b.len())),
        _ => (one != other).then(|| format!("{path}: {one} is {other}")),
    }
}
