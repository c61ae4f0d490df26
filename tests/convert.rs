//! Files whose text is taken out first: do they give what the text gives, and is what cannot be read told well?

use medborgarlofte::convert::{convert, format_of};
use medborgarlofte::document::SourceFormat;
use medborgarlofte::{Input, extract};
use serde_json::Value;

use crate::support::files::{self, File};
use crate::support::score::Score;

/// The real documents in another format, made by `tests/data/make.sh`.
fn made(format: SourceFormat) -> Vec<File> {
    let folder = format!("tests/data/{format}");
    let file = |text: File| {
        let path = format!("{folder}/{}.{format}", text.stem());
        let bytes = std::fs::read(files::root().join(&path)).unwrap();
        File { path, bytes }
    };
    files::corpus().into_iter().map(file).collect()
}

fn are_right_and_whole(format: SourceFormat) {
    let mut score = Score::default();
    for file in made(format) {
        assert_eq!(format_of(file.name(), &file.bytes), format, "{}", file.path);
        let converted = convert(format, &file.bytes).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        let input = Input::converted(file.name(), format, &file.bytes, &converted).unwrap();
        let documents = extract(&input).documents;
        for document in &documents {
            assert_eq!(document.accounting.unclaimed_text, [], "{}\n{}", file.path, converted.text);
        }
        let answer = files::root().join(format!("tests/gold/{}.json", file.stem()));
        let answer: Value = serde_json::from_slice(&std::fs::read(answer).unwrap()).unwrap();
        let found = serde_json::to_value(documents).unwrap();
        score.file(file.stem(), &answer, found.as_array().unwrap());
    }
    assert!(score.misses.is_empty(), "\n{score}");
}

#[test]
fn web_pages_are_right_in_every_field() {
    are_right_and_whole(SourceFormat::Html);
}
