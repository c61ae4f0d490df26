//! What was promised held against what was reported.

pub(crate) mod outcome;
