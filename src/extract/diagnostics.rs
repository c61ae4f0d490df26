//! Collects findings while a document is read.

use crate::document::{Code, Diagnostic, Span};
use crate::messages::finding;

/// Findings in the order they were made.
#[derive(Debug, Default)]
pub(super) struct Diagnostics(pub(super) Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a finding; `values` are what its message has names for.
    pub(super) fn add(&mut self, code: Code, span: Option<Span>, values: &[(&str, String)]) {
        self.0.push(finding(code, span, values));
    }
}
