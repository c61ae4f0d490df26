//! Stretches of folded text and the places in the source that they came from.

use std::ops::Deref;

/// A stretch of folded text that stands byte for byte in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// Where it begins in the folded text.
    pub(super) folded: u32,
    /// Where it begins in the source.
    pub(super) source: u32,
    /// Bytes of the source.
    pub(super) length: u32,
}

/// The runs of a text, without an allocation where there is but one, which is nearly always so.
#[derive(Debug, Clone)]
pub(super) enum Runs {
    One([Run; 1]),
    Several(Vec<Run>),
}

impl Default for Runs {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

impl Deref for Runs {
    type Target = [Run];

    fn deref(&self) -> &[Run] {
        match self {
            Self::One(run) => run,
            Self::Several(runs) => runs,
        }
    }
}
