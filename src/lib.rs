//! Reads Swedish *medborgarlöften* (citizen promises, signed by a kommun and its police) and their
//! follow-ups into normalised documents in which every value points at its place in the source.
//!
//! ```
//! let text = "Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen lovar att:\n\n- synas mer i centrum\n";
//! let input = medborgarlofte::Input::decode("aneby.txt", text.as_bytes()).unwrap();
//! let extraction = medborgarlofte::extract(&input);
//! assert_eq!(extraction.documents[0].kommuner[0].code, "0604");
//! ```

pub mod check;
pub mod convert;
pub mod document;
pub mod export;
mod extract;
#[cfg(fuzzing)]
pub mod fuzzing;
mod grammar;
mod layout;
pub mod link;
pub mod messages;
#[cfg(feature = "report")]
pub mod report;
pub mod template;
mod text;
mod vocabulary;

pub use text::{Input, MAX_BYTES, MAX_CELLS, MAX_LINE_BYTES, ReadError, sha256};

use document::{Code, Diagnostic, Document};

/// What a file gave: its documents in order of appearance, and findings that belong to no document.
#[derive(Debug, Clone, PartialEq)]
pub struct Extraction<'a> {
    /// The documents, none where the file is no medborgarlöfte.
    pub documents: Vec<Document<'a>>,
    /// Findings about the file as a whole, such as `not-a-medborgarlofte`.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the documents of one file.
///
/// Understanding never fails: what was not understood is in the documents' accounting and diagnostics.
pub fn extract<'a>(input: &'a Input<'a>) -> Extraction<'a> {
    let mut documents = extract::documents(input.text(), &input.source(), input.offsets());
    documents.iter_mut().for_each(|document| input.restore_spans(document));
    let mut diagnostics = input.diagnostics();
    if documents.is_empty() {
        diagnostics.push(messages::finding(Code::NotAMedborgarlofte, None, &[]));
    }
    Extraction { documents, diagnostics }
}
