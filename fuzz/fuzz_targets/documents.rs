//! Documents that others may have written, one a line: whatever is one by its form is joined, shown as a page in which no text
//! of it is markup, or written as tables that can be read back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use medborgarlofte::document::{Document, write_json};
use medborgarlofte::export::CsvStyle;
use medborgarlofte::link::link;
use medborgarlofte::messages::Lang;
use medborgarlofte::report::{Pages, Report, SourceText};
use medborgarlofte_fuzz::{csv, markup};

fuzz_target!(|bytes: &[u8]| {
    let documents: Vec<Document<'_>> =
        bytes.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    if documents.is_empty() {
        return;
    }
    for document in &documents {
        let mut json = Vec::new();
        write_json(document, &mut json);
        assert_eq!(json, serde_json::to_vec(document).unwrap(), "JSON by hand is not that of serde");
    }
    let linked = link(&documents);
    // One of the forms for each input, by its length, so that more inputs are looked at.
    match bytes.len() % 3 {
        0 => csv::check(&documents, &linked, CsvStyle::Plain),
        1 => csv::check(&documents, &linked, CsvStyle::Excel),
        _ => {
            let mut report = Report::new(Lang::Sv, Pages::One);
            for document in &documents {
                report.document(document, SourceText::Missing);
            }
            report.linked(&documents, &linked);
            let mut page = Vec::new();
            report.write(&mut page).unwrap();
            markup::check(std::str::from_utf8(&page).unwrap());
        }
    }
});
