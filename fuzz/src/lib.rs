//! What the targets share: parts of the command and of the tests, compiled from their own files, since no library shows them.

pub mod batch;
pub mod cli;
pub mod csv;
pub mod markup;

#[path = "../../tests/support/invariants.rs"]
pub mod invariants;
#[path = "../../tests/support/model/mod.rs"]
pub mod model;
