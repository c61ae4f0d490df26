//! All integration tests in one program, which links once and uses every core.

mod batch;
mod cases;
mod cli;
mod convert;
mod coverage;
mod dev;
mod gold;
mod matrix;
mod pdf;
mod properties;
mod schema;
mod snapshots;
mod support;
mod tables;
