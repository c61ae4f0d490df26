//! Bytes to text: decoding, and offsets that lead back to the bytes.

mod input;

pub use input::{Input, ReadError};
