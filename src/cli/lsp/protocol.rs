//! The few types of the Language Server Protocol that are needed here, by its names.
//!
//! What a client says beside these is passed over.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A place in a text: a line and how far into it, both from 0. What `character` counts is agreed on at the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Position {
    pub line: u32,
    pub character: u32,
}

/// From one place to another, which is not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Range {
    pub start: Position,
    pub end: Position,
}

/// What a client says of itself at the beginning.
///
/// It is picked from what is sent, so that nothing odd beside it keeps an editor from starting.
#[derive(Debug)]
pub struct InitializeParams {
    pub position_encodings: Vec<String>,
    pub hover_formats: Vec<String>,
    pub initialization_options: Value,
    pub locale: Option<String>,
}

impl From<Value> for InitializeParams {
    fn from(mut sent: Value) -> Self {
        let names = |at: &str| {
            let list = sent.pointer(at).and_then(Value::as_array);
            list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        Self {
            position_encodings: names("/capabilities/general/positionEncodings"),
            hover_formats: names("/capabilities/textDocument/hover/contentFormat"),
            locale: sent.get("locale").and_then(Value::as_str).map(str::to_owned),
            initialization_options: sent.get_mut("initializationOptions").map(Value::take).unwrap_or_default(),
        }
    }
}

#[derive(Debug, Deserialize)]
pub struct TextDocumentIdentifier {
    pub uri: String,
    pub version: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DidOpenParams {
    pub text_document: TextDocumentItem,
}

#[derive(Debug, Deserialize)]
pub struct TextDocumentItem {
    pub uri: String,
    pub version: Option<i64>,
    pub text: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DidChangeParams {
    pub text_document: TextDocumentIdentifier,
    pub content_changes: Vec<Change>,
}

/// New text for a range, or without one for the whole document.
#[derive(Debug, Deserialize)]
pub struct Change {
    pub range: Option<Range>,
    pub text: String,
}

/// What was saved or closed; `text` only where the client sends it along.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DidSaveOrCloseParams {
    pub text_document: TextDocumentIdentifier,
    pub text: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HoverParams {
    pub text_document: TextDocumentIdentifier,
    pub position: Position,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeActionParams {
    pub text_document: TextDocumentIdentifier,
    pub range: Range,
    #[serde(default)]
    pub context: CodeActionContext,
}

#[derive(Debug, Default, Deserialize)]
pub struct CodeActionContext {
    /// The kinds that are asked for, and all where it is missing.
    pub only: Option<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diagnostic {
    pub range: Range,
    pub severity: u8,
    pub code: &'static str,
    pub source: &'static str,
    pub message: String,
}

#[derive(Debug, Serialize)]
pub struct PublishDiagnosticsParams<'d> {
    pub uri: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub diagnostics: Vec<Diagnostic>,
}

#[derive(Debug, Serialize)]
pub struct Hover {
    pub contents: MarkupContent,
    pub range: Range,
}

#[derive(Debug, Serialize)]
pub struct MarkupContent {
    pub kind: &'static str,
    pub value: String,
}

#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TextEdit {
    pub range: Range,
    pub new_text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeAction {
    pub title: String,
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_preferred: bool,
    pub edit: WorkspaceEdit,
}

/// Edits by the document they are for.
#[derive(Debug, Serialize)]
pub struct WorkspaceEdit {
    pub changes: std::collections::BTreeMap<String, Vec<TextEdit>>,
}
