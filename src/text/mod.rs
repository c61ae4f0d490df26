//! Bytes to text: decoding, and folding with a map back to the source.

mod fold;
mod input;

pub(crate) use fold::{Folded, fold};
pub use input::{Input, MAX_BYTES, ReadError};
