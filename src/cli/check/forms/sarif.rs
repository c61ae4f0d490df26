//! Findings in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS).

use std::io::{self, Write};

use medborgarlofte::document::{Code, Severity, Span};
use medborgarlofte::messages::{Lang, guide};
use serde_json::{Value, json};

use super::{Shown, Writer};
use crate::cli::json_list::JsonList;

pub struct Sarif {
    lang: Lang,
    results: JsonList,
}

impl Sarif {
    pub fn new(lang: Lang) -> Self {
        Self { lang, results: JsonList::default() }
    }

    fn rule(&self, code: Code) -> Value {
        let words = guide(code).words(self.lang);
        json!({
            "id": code.as_str(),
            "shortDescription": {"text": words.what},
            "fullDescription": {"text": words.why},
            "help": {"text": words.help},
            "defaultConfiguration": {"level": level(code.severity())},
        })
    }
}

impl Writer for Sarif {
    fn begin(&mut self, output: &mut dyn Write) -> io::Result<()> {
        let rules: Vec<Value> = Code::ALL.iter().map(|code| self.rule(*code)).collect();
        let driver = json!({
            "name": "lofte",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        });
        // The head is written by hand so that results need not be kept until the end.
        write!(
            output,
            "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\
             \"tool\":{{\"driver\":{driver}}},\"language\":\"{}\",\"columnKind\":\"unicodeCodePoints\",\"results\":",
            self.lang
        )
    }

    fn finding(&mut self, shown: &Shown<'_>, output: &mut dyn Write) -> io::Result<()> {
        let index = Code::ALL.iter().position(|code| *code == shown.code);
        let location = json!({"uri": uri(shown.path)});
        let mut physical = json!({"artifactLocation": location});
        if let Some(span) = shown.span {
            physical["region"] = region(shown, span);
        }
        let mut result = json!({
            "ruleId": shown.code.as_str(),
            "ruleIndex": index,
            "level": level(shown.severity),
            "message": {"text": format!("{}\n{}", shown.message, shown.help)},
            "locations": [{"physicalLocation": physical}],
        });
        if let Some(fix) = &shown.finding.fix {
            let replacements: Vec<Value> = fix
                .edits
                .iter()
                .map(|edit| json!({"deletedRegion": region(shown, edit.span), "insertedContent": {"text": edit.text}}))
                .collect();
            let change = json!({"artifactLocation": location, "replacements": replacements});
            result["fixes"] = json!([{"description": {"text": shown.help}, "artifactChanges": [change]}]);
        }
        self.results.begin_entry(output)?;
        write!(output, "{result}")
    }

    fn end(&mut self, output: &mut dyn Write) -> io::Result<()> {
        self.results.end(output)?;
        output.write_all(b"}]}\n")
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn region(shown: &Shown<'_>, span: Span) -> Value {
    let (line, column) = shown.input.line_and_column(span.start as usize);
    let (end_line, end_column) = shown.input.line_and_column(span.end as usize);
    json!({
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "byteOffset": span.start,
        "byteLength": span.end - span.start,
    })
}

/// A path as a relative reference of RFC 3986: what is no letter, digit or mark of an address is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_addresses() {
        assert_eq!(uri("löften/a b.txt"), "l%C3%B6ften/a%20b.txt");
        assert_eq!(uri("a:b?c#d"), "a%3Ab%3Fc%23d");
    }
}
