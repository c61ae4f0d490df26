//! PDF files: characters with their places on the page become lines, and what stands in columns becomes tables.
//!
//! ```text
//! content   forms put in place, only what shows text is kept, drawn lines are gathered
//! fonts     what a font lacks or has wrong is mended
//! glyphs    characters with their places, from pdf-extract
//! words     characters → words → lines
//! grid      tables with drawn borders
//! columns   tables without
//! page      everything in reading order, as text
//! ```

mod columns;
mod content;
mod fonts;
mod geometry;
mod glyphs;
mod grid;
mod page;
mod pages;
mod words;

use std::any::Any;
use std::thread;

use super::{ConvertError, Converted};
use crate::document::SourceFormat;

/// What takes the text out.
const CONVERTER: &str = "pdf-extract 0.12.1";
/// Objects can lie deep in one another, and they are read by functions that call themselves.
const STACK: usize = 64 * 1024 * 1024;
/// The text may be this many times as long as the file.
pub const TEXT_FACTOR: u64 = 100;
/// This much text is taken from any file, in bytes.
pub const LEAST_TEXT: u64 = 1024 * 1024;

/// The most bytes of text that are taken from a PDF file of this many bytes.
pub fn most_text(bytes: usize) -> u64 {
    (bytes as u64).saturating_mul(TEXT_FACTOR).max(LEAST_TEXT)
}

/// Takes the text out of a PDF file.
///
/// A damaged file can take any amount of time and memory. Read files that others made in a process of its own
/// with limits, as the command does.
pub(super) fn convert(bytes: &[u8]) -> Result<Converted, ConvertError> {
    // What reads the file panics on some damaged ones; a thread ends with the panic and the program goes on.
    let outcome = thread::scope(|scope| {
        let reader = thread::Builder::new().name("pdf".to_owned()).stack_size(STACK);
        match reader.spawn_scoped(scope, || pages::read(bytes)) {
            Ok(reader) => reader.join().unwrap_or_else(|panic| Err(broke_down(reason(panic.as_ref())))),
            Err(error) => Err(broke_down(format!("no thread could be started: {error}"))),
        }
    });
    Ok(Converted { text: outcome?, converter: CONVERTER.to_owned() })
}

fn reason(panic: &(dyn Any + Send)) -> String {
    let message = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    match message.and_then(|message| message.lines().next()) {
        Some(message) => format!("a part of it is not as expected: {message}"),
        None => "a part of it is not as expected".to_owned(),
    }
}

fn broke_down(reason: String) -> ConvertError {
    ConvertError::BrokeDown { format: SourceFormat::Pdf, reason }
}

fn damaged(reason: impl Into<String>) -> ConvertError {
    ConvertError::Damaged { format: SourceFormat::Pdf, reason: reason.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_one_that_is_built_in() {
        let (name, version) = CONVERTER.split_once(' ').unwrap();
        let lock = include_str!("../../../Cargo.lock");
        assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")), "{CONVERTER}");
    }

    #[test]
    fn what_is_no_pdf_is_damaged() {
        for bytes in [&b""[..], b"%PDF-1.7", b"%PDF-1.7\nxref\n0 0\ntrailer\n<<>>\nstartxref\n9\n%%EOF"] {
            assert!(matches!(convert(bytes), Err(ConvertError::Damaged { .. })));
        }
    }
}
