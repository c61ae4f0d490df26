//! The list of cases that are known to fail, each with a reason. It only shrinks.

use std::collections::{BTreeMap, BTreeSet};

/// The first words of cases.
pub const WHOLE: &str = "whole";
pub const TRUNCATED: &str = "truncated";
pub const DROPPED: &str = "dropped";
pub const DOUBLED: &str = "doubled";
pub const SHAPED: &str = "shaped";
pub const MOVED: &str = "moved";
pub const RENAMED: &str = "renamed";
pub const STRUCTURED: &str = "structured";

const LIST: &str = include_str!("../known-failures.txt");

/// Fails on cases that failed without being listed, and on listed ones that did not fail.
///
/// `failed` maps a case, such as `truncated corpus/a.txt 17`, to what went wrong. A property looks after the listed cases
/// that begin with its name.
pub fn compare(property: &str, failed: &BTreeMap<String, String>) {
    let report = differences(LIST, property, failed);
    assert!(report.is_empty(), "{}", report.join("\n"));
}

fn differences(list: &str, property: &str, failed: &BTreeMap<String, String>) -> Vec<String> {
    let mut report = Vec::new();
    let mut listed = BTreeSet::new();
    for line in list.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        match line.split_once(": ") {
            Some((case, reason)) if !reason.trim().is_empty() => {
                if ![WHOLE, TRUNCATED, DROPPED, DOUBLED, SHAPED, MOVED, RENAMED, STRUCTURED]
                    .contains(&property_of(case))
                {
                    report.push(format!("no property looks after the known failure {case}"));
                }
                listed.insert(case.to_owned());
            }
            _ => report.push(format!("expected `case: reason` in the list of known failures, found {line:?}")),
        }
    }
    let mine = listed.iter().filter(|case| property_of(case) == property);
    for case in mine.filter(|case| !failed.contains_key(*case)) {
        report.push(format!("{case} does not fail (any more): take it off the list of known failures"));
    }
    let unknown: Vec<_> = failed.iter().filter(|(case, _)| !listed.contains(*case)).collect();
    if !unknown.is_empty() {
        report.push(format!("{} cases fail; the first are", unknown.len()));
        report.extend(unknown.into_iter().take(10).map(|(case, what)| format!("  {case}: {what}")));
    }
    report
}

fn property_of(case: &str) -> &str {
    case.split(' ').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(cases: &[&str]) -> BTreeMap<String, String> {
        cases.iter().map(|case| ((*case).to_owned(), "it panicked".to_owned())).collect()
    }

    #[test]
    fn listed_failures_pass() {
        let list = "# a comment\n\ntruncated a.txt 1: the table is cut\ndropped b.txt 2: another property\n";
        assert_eq!(differences(list, "truncated", &failed(&["truncated a.txt 1"])), [""; 0]);
    }

    #[test]
    fn what_passes_must_leave_the_list() {
        let report = differences("truncated a.txt 1: the table is cut\n", "truncated", &failed(&[]));
        assert_eq!(report, ["truncated a.txt 1 does not fail (any more): take it off the list of known failures"]);
    }

    #[test]
    fn cases_that_nothing_looks_after() {
        let report = differences("squeezed a.txt 1: too narrow\n", TRUNCATED, &failed(&[]));
        assert_eq!(report, ["no property looks after the known failure squeezed a.txt 1"]);
    }

    #[test]
    fn what_fails_must_be_listed_with_a_reason() {
        let report = differences("truncated a.txt 1\n", "truncated", &failed(&["truncated a.txt 1"]));
        assert_eq!(report.len(), 3, "{report:?}");
    }
}
