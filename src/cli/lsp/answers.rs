//! What is said about an open document: its findings, an explanation under the cursor, and how to mend it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use medborgarlofte::Input;
use medborgarlofte::check::{Edit, Finding, Fix, check, edits};
use medborgarlofte::document::{self, Severity, Span};
use medborgarlofte::messages::{Guide, Lang, Words, guide, help, message};

use super::documents::{Places, Text};
use super::protocol::{CodeAction, Diagnostic, Hover, MarkupContent, Position, Range, TextEdit, WorkspaceEdit};
use crate::cli::{explain, render};

/// The kind of the action that mends one finding.
pub const QUICK_FIX: &str = "quickfix";

/// The kind of the action that mends all that is safe to mend.
pub const FIX_ALL: &str = "source.fixAll.lofte";

/// The findings of a text, those that `lofte check` has.
pub fn findings(uri: &str, text: &str) -> Vec<Finding> {
    match Input::decode(uri, text.as_bytes()) {
        Ok(input) => check(&input),
        Err(error) => {
            let code = error.code();
            let diagnostic = document::Diagnostic {
                code,
                severity: code.severity(),
                message: error.to_string().into(),
                span: None,
                help: Cow::Borrowed(""),
                values: BTreeMap::new(),
            };
            vec![Finding { diagnostic, fix: None }]
        }
    }
}

/// Findings as a client shows them.
pub fn diagnostics(text: &Text, findings: &[Finding], lang: Lang) -> Vec<Diagnostic> {
    let mut places = text.places();
    findings.iter().map(|finding| diagnostic(&finding.diagnostic, &mut places, lang)).collect()
}

fn diagnostic(finding: &document::Diagnostic, places: &mut Places<'_>, lang: Lang) -> Diagnostic {
    let severity = match finding.severity {
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Info => 3,
    };
    Diagnostic {
        range: places.range(place(finding)),
        severity,
        code: finding.code.as_str(),
        source: "lofte",
        message: format!("{}\n{}", render::escape(&message(finding, lang)), render::escape(&help(finding, lang))),
    }
}

/// Where a finding is shown. What concerns the whole file is shown at its beginning.
fn place(finding: &document::Diagnostic) -> Span {
    finding.span.unwrap_or_default()
}

/// Explains the findings at a place, the one with the shortest text first.
pub fn hover(text: &Text, findings: &[Finding], position: Position, lang: Lang, markdown: bool) -> Option<Hover> {
    let byte = text.byte(position) as u32;
    let mut here: Vec<&document::Diagnostic> = findings
        .iter()
        .map(|finding| &finding.diagnostic)
        .filter(|finding| place(finding).start <= byte && byte <= place(finding).end)
        .collect();
    here.sort_by_key(|finding| place(finding).end - place(finding).start);
    let range = text.places().range(place(here.first()?));
    let mut seen = Vec::new();
    here.retain(|finding| {
        !seen.contains(&finding.code) && {
            seen.push(finding.code);
            true
        }
    });
    let contents = match markdown {
        true => {
            let pages: Vec<String> = here.iter().map(|finding| page(finding, lang)).collect();
            MarkupContent { kind: "markdown", value: pages.join("\n---\n\n") }
        }
        false => {
            let pages: Vec<String> = here.iter().map(|finding| explain::page(finding.code, lang)).collect();
            MarkupContent { kind: "plaintext", value: pages.join("\n") }
        }
    };
    Some(Hover { contents, range })
}

/// What `lofte explain` says of a finding's code, with what this finding says, as Markdown.
fn page(finding: &document::Diagnostic, lang: Lang) -> String {
    let code = finding.code;
    let Guide { wrong, right, .. } = guide(code);
    let Words { what, why, .. } = guide(code).words(lang);
    let [remedy, wrong_name, right_name] = match lang {
        Lang::Sv => ["Gör så här", "Fel", "Rätt"],
        Lang::En => ["What to do", "Wrong", "Right"],
    };
    format!(
        "**{code}** ({})\n\n{}\n\n{what} {why}\n\n**{remedy}:** {}\n\n**{wrong_name}:**\n\n{}\n**{right_name}:**\n\n{}",
        render::severity_name(finding.severity, lang),
        plain(&message(finding, lang)),
        plain(&help(finding, lang)),
        fenced(wrong),
        fenced(right),
    )
}

/// Text in Markdown that shows as it is: what comes from the document shall be neither a link nor markup.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in render::escape(text).chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn fenced(example: &str) -> String {
    format!("```text\n{}\n```\n", example.trim_end_matches('\n'))
}

/// What is asked for with a code action.
pub struct Asked<'a> {
    pub uri: &'a str,
    pub range: Range,
    /// Kinds, each with those below it; all where none is named.
    pub only: Option<&'a [String]>,
}

impl Asked<'_> {
    fn wants(&self, kind: &str) -> bool {
        let holds = |wanted: &String| {
            wanted.is_empty()
                || kind
                    .strip_prefix(wanted.as_str())
                    .is_some_and(|rest| matches!(rest.chars().next(), None | Some('.')))
        };
        self.only.is_none_or(|only| only.iter().any(holds))
    }
}

/// The safe fixes of the findings in a range, and one that makes all of the document's.
pub fn code_actions(text: &Text, findings: &[Finding], asked: &Asked<'_>, lang: Lang) -> Vec<CodeAction> {
    let (start, end) = (text.byte(asked.range.start) as u32, text.byte(asked.range.end) as u32);
    let mut actions = Vec::new();
    if asked.wants(QUICK_FIX) {
        let mut places = text.places();
        for Finding { diagnostic: finding, fix } in findings {
            let Some(fix) = fix.as_ref().filter(|_| place(finding).start <= end && start <= place(finding).end) else {
                continue;
            };
            actions.push(CodeAction {
                title: render::escape(&help(finding, lang)),
                kind: QUICK_FIX,
                diagnostics: vec![diagnostic(finding, &mut places, lang)],
                is_preferred: true,
                edit: workspace_edit(asked.uri, text, [fix]),
            });
        }
    }
    let fixes: Vec<&Fix> = findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    if asked.wants(FIX_ALL) && !fixes.is_empty() {
        let title = match lang {
            Lang::Sv => "rätta allt som är säkert att rätta",
            Lang::En => "mend all that is safe to mend",
        };
        actions.push(CodeAction {
            title: title.to_owned(),
            kind: FIX_ALL,
            diagnostics: Vec::new(),
            is_preferred: false,
            edit: workspace_edit(asked.uri, text, fixes),
        });
    }
    actions
}

fn workspace_edit<'f>(uri: &str, text: &Text, fixes: impl IntoIterator<Item = &'f Fix>) -> WorkspaceEdit {
    let mut places = text.places();
    let edits = edits(text.as_str().len(), fixes).into_iter();
    let edits = edits.map(|Edit { span, text }| TextEdit { range: places.range(*span), new_text: text.clone() });
    WorkspaceEdit { changes: BTreeMap::from([(uri.to_owned(), edits.collect())]) }
}

/// The language of messages: what the client's settings say, else its locale, else the process's.
///
/// Settings that name another language are told back.
pub fn language(settings: &serde_json::Value, locale: Option<&str>) -> (Lang, Option<String>) {
    let of_locale = || match locale {
        Some(locale) if locale.to_ascii_lowercase().starts_with("sv") => Lang::Sv,
        Some(locale) if !locale.is_empty() => Lang::En,
        _ => crate::cli::lang::chosen(None),
    };
    match settings.get("lang") {
        None | Some(serde_json::Value::Null) => (of_locale(), None),
        Some(lang) => match lang.as_str().map(str::to_ascii_lowercase).as_deref() {
            Some("sv") => (Lang::Sv, None),
            Some("en") => (Lang::En, None),
            _ => {
                let found: Cow<'_, str> = render::escape(&lang.to_string()).into();
                (
                    of_locale(),
                    Some(format!("lofte: initializationOptions.lang: expected \"sv\" or \"en\", found {found}")),
                )
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn languages() {
        for (settings, locale, expected, is_told) in [
            (json!({"lang": "sv"}), Some("en"), Lang::Sv, false),
            (json!({"lang": "EN"}), Some("sv"), Lang::En, false),
            (json!(null), Some("sv-SE"), Lang::Sv, false),
            (json!({"lang": null}), Some("de"), Lang::En, false),
            (json!({"lang": "de"}), Some("sv"), Lang::Sv, true),
            (json!({"lang": 7}), Some("en-GB"), Lang::En, true),
            (json!("sv"), Some("en"), Lang::En, false),
        ] {
            let (lang, told) = language(&settings, locale);
            assert_eq!((lang, told.is_some()), (expected, is_told), "{settings} {locale:?}");
        }
    }

    #[test]
    fn kinds_hold_those_below_them() {
        for (only, quick, all) in [
            (None, true, true),
            (Some(&["quickfix"][..]), true, false),
            (Some(&["source"]), false, true),
            (Some(&["source.fixAll"]), false, true),
            (Some(&["source.fixAll.lofte", "refactor"]), false, true),
            (Some(&["source.fix"]), false, false),
            (Some(&["source.fixAll.other"]), false, false),
            (Some(&[""]), true, true),
            (Some(&[]), false, false),
        ] {
            let only: Option<Vec<String>> = only.map(|kinds| kinds.iter().map(|kind| (*kind).to_owned()).collect());
            let asked = Asked { uri: "a", range: Range::default(), only: only.as_deref() };
            assert_eq!((asked.wants(QUICK_FIX), asked.wants(FIX_ALL)), (quick, all), "{only:?}");
        }
    }

    #[test]
    fn a_document_puts_no_markup_into_a_hover() {
        assert_eq!(plain("[a](b:c) `<i>`\n\u{1b}å"), r"\[a\]\(b\:c\) \`\<i\>\`\\n\\u\{1b\}å");
    }
}
