//! Bytes to text: decoding, characters as they are meant, and folding with a map back to the source.

mod characters;
mod encoding;
mod fold;
mod input;
mod offsets;
mod runs;

pub(crate) use fold::{Folded, fold};
pub use input::{Input, MAX_BYTES, MAX_CELLS, MAX_LINE_BYTES, ReadError};
pub(crate) use offsets::OffsetMap;

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes in hexadecimal digits, as a document's `source` has that of its file.
///
/// ```
/// assert!(medborgarlofte::sha256(b"").starts_with("e3b0c442"));
/// ```
pub fn sha256(bytes: &[u8]) -> String {
    input::hex(&Sha256::digest(bytes))
}
