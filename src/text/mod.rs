//! Bytes to text: decoding, characters as they are meant, and folding with a map back to the source.

mod boxes;
mod characters;
mod encoding;
mod entities;
mod fold;
mod folded;
mod input;
mod offsets;
mod plain;
mod runs;
mod sequences;

pub(crate) use boxes::{TickBox, boxes, has_choices, is_tick};
pub(crate) use fold::fold;
pub(crate) use folded::Folded;
pub use input::{Input, MAX_BYTES, MAX_CELLS, MAX_LINE_BYTES, ReadError};
pub(crate) use offsets::OffsetMap;

use sha2::{Digest, Sha256};

/// The text of bytes that nothing states the encoding of, as that of a text file is told; `None` where they are no text.
#[cfg(feature = "html")]
pub(crate) fn decode(bytes: &[u8]) -> Option<std::borrow::Cow<'_, str>> {
    encoding::Encoding::read(bytes).ok().map(|(_, text, _)| text)
}

/// The SHA-256 of bytes in hexadecimal digits, as a document's `source` has that of its file.
///
/// ```
/// assert!(medborgarlofte::sha256(b"").starts_with("e3b0c442"));
/// ```
pub fn sha256(bytes: &[u8]) -> String {
    input::hex(&Sha256::digest(bytes))
}
