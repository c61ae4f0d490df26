//! Documents that others may have written, one a line: whatever is one by its form is joined, drawn as tables and shown as a
//! page, and no text of it becomes markup.

#![no_main]

use std::io;

use libfuzzer_sys::fuzz_target;
use medborgarlofte::document::Document;
use medborgarlofte::link::link;
use medborgarlofte::messages::Lang;
use medborgarlofte::report::{Pages, Report, SourceText};

fuzz_target!(|bytes: &[u8]| {
    let documents: Vec<Document<'_>> =
        bytes.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    if documents.is_empty() {
        return;
    }
    let linked = link(&documents);
    let mut report = Report::new(Lang::Sv, Pages::One);
    for document in &documents {
        report.document(document, SourceText::Missing);
    }
    report.linked(&documents, &linked);
    report.write(&mut io::sink()).unwrap();
});
