//! What the tests share.

#[cfg(feature = "cli")]
pub mod command;
pub mod difference;
pub mod files;
pub mod invariants;
pub mod known_failures;
#[cfg(feature = "cli")]
pub mod make_pdf;
pub mod model;
pub mod mutation;
pub mod rows;
pub mod sample;
pub mod score;
pub mod similarity;
pub mod variants;
