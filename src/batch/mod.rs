//! Many files: finding them, reading them on all cores, and going on where an earlier run was stopped.

pub mod account;
pub mod jobs;
pub mod place;
pub mod progress;
pub mod stop;
pub mod store;
pub mod walk;
