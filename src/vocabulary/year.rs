//! What parts of a year are called.

/// How many there are in a year, and what one of them is called.
pub(crate) const PARTS_OF_YEAR: &[(u8, &str)] = &[(2, "halvår"), (3, "tertial"), (4, "kvartal")];
