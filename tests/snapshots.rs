//! What the real documents give, in full: documents and diagnostics.

use std::fmt::Write;

use insta::{Settings, assert_json_snapshot, assert_snapshot};
use medborgarlofte::document::Diagnostic;
use medborgarlofte::{Extraction, Input, extract};

use crate::support::files;

/// Where snapshots go; the file's name is all that they are called.
pub fn settings(folder: &str) -> Settings {
    let mut settings = Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(format!("snapshots/{folder}"));
    settings
}

/// Runs a comparison for each file, and fails at the end so that all new snapshots are there to be read.
pub fn for_each_file(files: &[files::File], compare: impl Fn(&files::File) + std::panic::RefUnwindSafe) {
    let differ = |file: &&files::File| std::panic::catch_unwind(|| compare(file)).is_err();
    let different: Vec<_> = files.iter().filter(differ).map(|file| &file.path).collect();
    assert!(different.is_empty(), "other than their snapshots: {different:?}");
}

#[test]
fn documents_of_real_files() {
    settings("documents").bind(|| {
        for_each_file(&files::corpus(), |file| {
            let input = Input::decode(file.name(), &file.bytes).unwrap();
            assert_json_snapshot!(file.stem(), extract(&input).documents);
        });
    });
}

#[test]
fn diagnostics_of_real_files() {
    settings("diagnostics").bind(|| {
        for_each_file(&files::corpus(), |file| {
            let input = Input::decode(file.name(), &file.bytes).unwrap();
            let Extraction { documents, diagnostics } = extract(&input);
            let of_documents = documents.iter().flat_map(|document| &document.diagnostics);
            let listed: String = diagnostics.iter().chain(of_documents).map(|found| line(file.text(), found)).collect();
            assert_snapshot!(file.stem(), if listed.is_empty() { "none" } else { &listed });
        });
    });
}

/// A diagnostic with the text it points at.
fn line(text: &str, diagnostic: &Diagnostic) -> String {
    let Diagnostic { code, severity, message, span, help, values: _ } = diagnostic;
    let mut line = format!("{severity:?} {code}: {message}\n");
    if let Some(span) = span {
        // Writing to a String cannot fail.
        let _ = writeln!(line, "  {}..{}: {:?}", span.start, span.end, &text[span.range()]);
    }
    line + "  help: " + help + "\n"
}
