//! The table of shapes: every shape has a case, and every case shows a shape.

use std::collections::BTreeSet;

use crate::support::files;

const TABLE: &str = include_str!("../corpus/cases/shapes.tsv");

#[test]
fn every_shape_has_cases_that_exist() {
    let cases = cases();
    let mut shapes = BTreeSet::new();
    for (shape, named) in rows() {
        assert!(shapes.insert(shape), "`{shape}` stands twice");
        assert!(!named.is_empty(), "`{shape}` has no case");
        for case in named {
            assert!(cases.contains(case), "`{shape}` names {case}, which is not in corpus/cases");
        }
    }
    assert!(!shapes.is_empty());
}

#[test]
fn every_case_shows_a_shape() {
    let named: BTreeSet<String> = rows().flat_map(|(_, named)| named).map(str::to_owned).collect();
    let unnamed: Vec<String> = cases().difference(&named).cloned().collect();
    assert!(unnamed.is_empty(), "no shape names {unnamed:?}");
}

fn cases() -> BTreeSet<String> {
    files::cases().iter().map(|file| file.name().to_owned()).collect()
}

/// Each shape with the cases that show it.
fn rows() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    TABLE.lines().skip(1).map(|line| {
        let (shape, named) = line.split_once('\t').unwrap_or((line, ""));
        (shape, named.split_whitespace().collect())
    })
}
