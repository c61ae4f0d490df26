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
