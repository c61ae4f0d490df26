//! Findings as one list of JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::{Shown, Writer};
use crate::cli::json_list::JsonList;

#[derive(Default)]
pub struct Json {
    list: JsonList,
}

/// A finding; lines and columns are counted from 1, columns in characters, spans in bytes of the file.
#[derive(Serialize)]
struct Entry<'e> {
    path: &'e str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<medborgarlofte::document::Span>,
    code: &'static str,
    severity: medborgarlofte::document::Severity,
    message: &'e str,
    help: &'e str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fix: Vec<Replacement<'e>>,
}

#[derive(Serialize)]
struct Replacement<'e> {
    span: medborgarlofte::document::Span,
    text: &'e str,
}

impl Writer for Json {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn finding(&mut self, shown: &Shown<'_>, output: &mut dyn Write) -> io::Result<()> {
        let ((line, column), (end_line, end_column)) = shown.position();
        let edits = shown.finding.fix.iter().flat_map(|fix| &fix.edits);
        let entry = Entry {
            path: shown.path,
            line,
            column,
            end_line,
            end_column,
            span: shown.span,
            code: shown.code.as_str(),
            severity: shown.severity,
            message: &shown.message,
            help: &shown.help,
            fix: edits.map(|edit| Replacement { span: edit.span, text: &edit.text }).collect(),
        };
        self.list.begin_entry(output)?;
        Ok(serde_json::to_writer(output, &entry)?)
    }

    fn end(&mut self, output: &mut dyn Write) -> io::Result<()> {
        self.list.end(output)?;
        output.write_all(b"\n")
    }
}
