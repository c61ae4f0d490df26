//! The development sample: how much of it is right, by kind of field.

use crate::support::files;
use crate::support::score::Score;

/// Least F1 of a group of fields in each sample. The thresholds only rise.
struct Least {
    group: &'static str,
    small: f64,
    country: f64,
    blind: f64,
}

const THRESHOLDS: [Least; 5] = [
    Least { group: "promises", small: 1.0, country: 0.99, blind: 0.99 },
    Least { group: "activities", small: 1.0, country: 0.995, blind: 0.99 },
    Least { group: "signatories", small: 1.0, country: 0.995, blind: 0.995 },
    Least { group: "rows", small: 1.0, country: 0.995, blind: 0.99 },
    Least { group: REST, small: 1.0, country: 0.99, blind: 0.985 },
];

/// Every field that belongs to no other group.
const REST: &str = "rest";

fn group(field: &str) -> &'static str {
    let first = field.split('.').next();
    let named = THRESHOLDS.into_iter().map(|least| least.group).find(|group| first == Some(group));
    named.unwrap_or(REST)
}

fn holds(sample: &str, texts: &[files::File], least: impl Fn(&Least) -> f64) {
    let score = &Score::of_files(texts, &files::root().join(format!("tests/{sample}/gold")));
    let f1 = THRESHOLDS.map(|group_least| {
        let name = group_least.group;
        (name, score.total(|field| group(field) == name).f1(), least(&group_least))
    });
    let below: Vec<_> = f1.iter().filter(|(_, f1, least)| f1 < least).collect();
    assert!(below.is_empty(), "below their thresholds (group, F1, least): {below:?}\n{score}");
}

#[test]
fn development_sample_stays_as_right_as_it_was() {
    holds("dev", &files::dev(), |least| least.small);
}

#[test]
fn country_sample_stays_as_right_as_it_was() {
    holds("country", &files::country(), |least| least.country);
}

/// What was written by people who did not know the rules, and read before they were mended.
#[test]
fn blind_sample_stays_as_right_as_it_was() {
    holds("blind", &files::blind(), |least| least.blind);
}

#[test]
fn fields_fall_into_groups() {
    assert_eq!(group("promises.text"), "promises");
    assert_eq!(group("rows.outcome.status"), "rows");
    assert_eq!(group("preamble.promise_count"), REST);
}
