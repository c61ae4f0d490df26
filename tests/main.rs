//! All integration tests in one program, which links once and uses every core. What asks for the command is left out where
//! only the library is built.

mod accounts;
#[cfg(feature = "cli")]
mod batch;
mod cases;
#[cfg(feature = "cli")]
mod checks;
#[cfg(feature = "cli")]
mod cli;
mod columns;
#[cfg(feature = "cli")]
mod convert;
mod coverage;
mod dev;
mod gold;
mod link;
#[cfg(feature = "cli")]
mod lsp;
mod matrix;
mod metamorphic;
mod model;
#[cfg(feature = "cli")]
mod new;
#[cfg(feature = "cli")]
mod pdf;
mod properties;
#[cfg(feature = "cli")]
mod released;
#[cfg(feature = "cli")]
mod report;
#[cfg(feature = "cli")]
mod schema;
mod sections;
mod served;
mod signatures;
mod snapshots;
mod structures;
mod support;
#[cfg(feature = "cli")]
mod tables;
mod told;
mod turns;
mod wordings;
