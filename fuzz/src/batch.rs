//! What is done already, as the command keeps it.

#[path = "../../src/batch/store.rs"]
pub mod store;
