//! Collects findings while a document is read.

use crate::document::{Code, Diagnostic, Span};

/// Findings in the order they were made.
#[derive(Debug, Default)]
pub(super) struct Diagnostics(pub(super) Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a finding.
    pub(super) fn add(&mut self, code: Code, span: Option<Span>, message: impl Into<String>, help: impl Into<String>) {
        self.0.push(Diagnostic { code, severity: code.severity(), message: message.into(), span, help: help.into() });
    }
}
