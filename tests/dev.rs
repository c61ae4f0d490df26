//! The development sample: how much of it is right, by kind of field.

use crate::support::files;
use crate::support::score::Score;

/// Least F1 of each group of fields, in the small sample and in the country-wide one. The thresholds only rise.
const THRESHOLDS: [(&str, f64, f64); 5] = [
    ("promises", 1.0, 0.99),
    ("activities", 1.0, 0.995),
    ("signatories", 1.0, 0.99),
    ("rows", 1.0, 0.995),
    (REST, 1.0, 0.995),
];

/// Every field that belongs to no other group.
const REST: &str = "rest";

fn group(field: &str) -> &'static str {
    let first = field.split('.').next();
    let named = THRESHOLDS.into_iter().map(|(group, ..)| group).find(|group| first == Some(group));
    named.unwrap_or(REST)
}

fn holds(score: &Score, least: impl Fn(f64, f64) -> f64) {
    let f1 = THRESHOLDS
        .map(|(name, small, country)| (name, score.total(|field| group(field) == name).f1(), least(small, country)));
    let below: Vec<_> = f1.iter().filter(|(_, f1, least)| f1 < least).collect();
    assert!(below.is_empty(), "below their thresholds (group, F1, least): {below:?}\n{score}");
}

#[test]
fn development_sample_stays_as_right_as_it_was() {
    holds(&Score::of_files(&files::dev(), &files::root().join("tests/dev/gold")), |small, _| small);
}

#[test]
fn country_sample_stays_as_right_as_it_was() {
    holds(&Score::of_files(&files::country(), &files::root().join("tests/country/gold")), |_, country| country);
}

#[test]
fn fields_fall_into_groups() {
    assert_eq!(group("promises.text"), "promises");
    assert_eq!(group("rows.outcome.status"), "rows");
    assert_eq!(group("preamble.promise_count"), REST);
}
