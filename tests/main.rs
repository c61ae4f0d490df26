//! All integration tests in one program, which links once and uses every core.

mod batch;
mod cases;
mod checks;
mod cli;
mod convert;
mod coverage;
mod dev;
mod gold;
mod link;
mod lsp;
mod matrix;
mod metamorphic;
mod model;
mod new;
mod pdf;
mod properties;
mod released;
mod report;
mod schema;
mod snapshots;
mod support;
mod tables;
