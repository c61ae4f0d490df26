//! What holds whatever is read: documents cut, mended and mixed, and anything at all.

use std::collections::BTreeMap;
use std::panic::catch_unwind;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

use crate::support::files::{self, File};
use crate::support::invariants::{violations_in, violations_with_json};
use crate::support::known_failures::{DOUBLED, DROPPED, TRUNCATED, WHOLE, compare};
use crate::support::mutation::{Mutation, any_mutation};

/// The real documents are cut at every character, the others at every seventh.
const OTHER_CUTS: usize = 7;

/// Checks case after case, and holds what fails against the list of known failures.
fn check<'f>(
    property: &str,
    violations: fn(&str, &[u8]) -> Vec<String>,
    cases: impl Iterator<Item = (&'f File, usize, Vec<u8>)>,
) {
    let mut failed = BTreeMap::new();
    let mut count = 0;
    for (file, place, bytes) in cases {
        count += 1;
        let what = match catch_unwind(|| violations(file.name(), &bytes)) {
            Ok(violations) if violations.is_empty() => continue,
            Ok(violations) => violations.join("; "),
            Err(_) => "it panicked".to_owned(),
        };
        failed.insert(format!("{property} {} {place}", file.path), what);
    }
    assert!(count > 0, "there was nothing to check");
    compare(property, &failed);
}

#[test]
fn whole_documents() {
    let files = files::all();
    check(WHOLE, violations_with_json, files.iter().map(|file| (file, 0, file.bytes.clone())));
}

#[test]
fn every_truncation() {
    let (real, others) = (files::corpus(), [files::cases(), files::dev(), files::country()].concat());
    let steps = real.iter().map(|file| (file, 1)).chain(others.iter().map(|file| (file, OTHER_CUTS)));
    let cuts = steps.flat_map(|(file, step)| {
        let ends = file.text().char_indices().step_by(step);
        ends.map(move |(end, _)| (file, end, file.bytes[..end].to_vec()))
    });
    check(TRUNCATED, violations_in, cuts);
}

/// For every line of every file, the file with `copies` of that line.
fn with_copies_of_a_line(files: &[File], copies: usize) -> impl Iterator<Item = (&File, usize, Vec<u8>)> {
    files.iter().flat_map(move |file| {
        let lines: Vec<&str> = file.text().split_inclusive('\n').collect();
        (0..lines.len()).map(move |index| {
            let changed = [&lines[..index], &vec![lines[index]; copies], &lines[index + 1..]].concat();
            (file, index + 1, changed.concat().into_bytes())
        })
    })
}

#[test]
fn every_line_dropped() {
    check(DROPPED, violations_in, with_copies_of_a_line(&files::all(), 0));
}

#[test]
fn every_line_doubled() {
    check(DOUBLED, violations_in, with_copies_of_a_line(&files::all(), 2));
}

/// The same cases in every run, so that a failure tells of the change it appeared with; `PROPTEST_RNG_SEED=<number>` and
/// `PROPTEST_CASES=<number>` look further.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(2016);
    }
    config
}

/// One line of one of the files, with its line end.
fn any_line(files: &'static [File]) -> impl Strategy<Value = &'static str> {
    (any::<Index>(), any::<Index>()).prop_map(|(file, line)| {
        let lines: Vec<&str> = file.get(files).text().split_inclusive('\n').collect();
        *line.get(&lines)
    })
}

fn every_file() -> &'static [File] {
    static FILES: std::sync::LazyLock<Vec<File>> = std::sync::LazyLock::new(files::all);
    &FILES
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn mutated_bytes(file: Index, changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..12)) {
        let file = file.get(every_file());
        let mut bytes = file.bytes.clone();
        for (place, byte) in changes {
            *place.get_mut(&mut bytes) = byte;
        }
        prop_assert_eq!(violations_with_json(file.name(), &bytes), Vec::<String>::new());
    }

    #[test]
    fn mutated_documents(file: Index, mutations in prop::collection::vec(any_mutation(), 1..4)) {
        let file = file.get(every_file());
        let change = |text: String, mutation: &Mutation| mutation.apply(&text, every_file());
        let text = mutations.iter().fold(file.text().to_owned(), change);
        prop_assert_eq!(violations_with_json(file.name(), text.as_bytes()), Vec::<String>::new());
    }

    #[test]
    fn spliced_lines(lines in prop::collection::vec(any_line(every_file()), 1..40)) {
        prop_assert_eq!(violations_with_json("spliced.txt", lines.concat().as_bytes()), Vec::<String>::new());
    }

    #[test]
    fn any_text(text in "(?s).{0,300}") {
        prop_assert_eq!(violations_with_json("any.txt", text.as_bytes()), Vec::<String>::new());
    }

    #[test]
    fn any_text_under_a_title(text in "(?s)[-*#|➤•. \t\r\n\u{ad}\u{200b}a-zåäö0-9]{0,300}") {
        let text = format!("Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen lovar att:\n\n{text}");
        prop_assert_eq!(violations_with_json("titled.txt", text.as_bytes()), Vec::<String>::new());
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(violations_with_json("any.bin", &bytes), Vec::<String>::new());
    }
}
