//! The five real documents, right in every field.

use medborgarlofte::{Input, extract};

use crate::support::files;
use crate::support::score::Score;

#[test]
fn real_documents_are_right_in_every_field() {
    let score = Score::of_files(&files::corpus(), &files::root().join("tests/gold"));
    assert!(score.misses.is_empty(), "\n{score}");
}

#[test]
fn nothing_in_real_documents_is_unclaimed() {
    for file in files::corpus() {
        let input = Input::decode(file.name(), &file.bytes).unwrap();
        let documents = extract(&input).documents;
        assert!(!documents.is_empty(), "{} gives no document", file.path);
        for document in documents {
            assert_eq!(document.accounting.unclaimed_text, [], "{}", file.path);
        }
    }
}
