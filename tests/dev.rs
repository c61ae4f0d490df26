//! The development sample: how much of it is right, by kind of field.

use crate::support::files;
use crate::support::score::Score;

/// Least F1 of each group of fields. The thresholds only rise.
const THRESHOLDS: [(&str, f64); 5] =
    [("promises", 0.0), ("activities", 0.0), ("signatories", 0.0), ("rows", 0.0), (REST, 0.0)];

/// Every field that belongs to no other group.
const REST: &str = "rest";

fn group(field: &str) -> &'static str {
    let first = field.split('.').next();
    let named = THRESHOLDS.into_iter().map(|(group, _)| group).find(|group| first == Some(group));
    named.unwrap_or(REST)
}

#[test]
fn development_sample_stays_as_right_as_it_was() {
    let score = Score::of_files(&files::dev(), &files::root().join("tests/dev/gold"));
    let f1 = THRESHOLDS.map(|(name, least)| (name, score.total(|field| group(field) == name).f1(), least));
    let below: Vec<_> = f1.iter().filter(|(_, f1, least)| f1 < least).collect();
    assert!(below.is_empty(), "below their thresholds (group, F1, least): {below:?}\n{score}");
}

#[test]
fn fields_fall_into_groups() {
    assert_eq!(group("promises.text"), "promises");
    assert_eq!(group("rows.outcome.status"), "rows");
    assert_eq!(group("preamble.promise_count"), REST);
}
