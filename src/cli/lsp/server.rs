//! What the server knows, and how it answers each message. It neither reads nor writes.

use std::collections::BTreeMap;
use std::mem;

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use medborgarlofte::check::Finding;
use medborgarlofte::messages::Lang;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::answers::{self, Asked, FIX_ALL, QUICK_FIX};
use super::documents::{Encoding, Text};
use super::protocol::{
    CodeActionParams, DidChangeParams, DidOpenParams, DidSaveOrCloseParams, HoverParams, InitializeParams,
    PublishDiagnosticsParams,
};

/// How far a client has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    NotInitialized,
    Running,
    ShutDown,
    /// With whether it shut down before, as it should.
    Ended(bool),
}

/// An open document.
struct Open {
    text: Text,
    version: Option<i64>,
    /// `None` until this state of the text is checked.
    findings: Option<Vec<Finding>>,
    is_published: bool,
}

impl Open {
    fn new(text: Text, version: Option<i64>) -> Self {
        Self { text, version, findings: None, is_published: false }
    }

    fn has_changed(&mut self) {
        self.findings = None;
        self.is_published = false;
    }

    fn checked(&mut self, uri: &str) -> (&Text, &[Finding]) {
        let Self { text, findings, .. } = self;
        (text, findings.get_or_insert_with(|| answers::findings(uri, text.as_str())))
    }
}

/// A server's state.
pub struct Server {
    stage: Stage,
    encoding: Encoding,
    lang: Lang,
    hovers_in_markdown: bool,
    documents: BTreeMap<String, Open>,
    outgoing: Vec<Message>,
}

/// Why a request has no answer.
type Refused = (ErrorCode, String);

impl Server {
    pub fn new() -> Self {
        Self {
            stage: Stage::NotInitialized,
            encoding: Encoding::Utf16,
            lang: Lang::En,
            hovers_in_markdown: true,
            documents: BTreeMap::new(),
            outgoing: Vec::new(),
        }
    }

    /// Once the client has ended it: whether it shut down before.
    pub fn ended(&self) -> Option<bool> {
        match self.stage {
            Stage::Ended(well) => Some(well),
            _ => None,
        }
    }

    /// What is to be sent, in order.
    pub fn take_outgoing(&mut self) -> Vec<Message> {
        mem::take(&mut self.outgoing)
    }

    /// Takes in a message. Gives what went wrong with one that has no answer.
    pub fn handle(&mut self, message: Message) -> Result<(), String> {
        match message {
            Message::Request(Request { id, method, params }) => {
                let answer = self.request(&method, params);
                self.answer(id, answer);
                Ok(())
            }
            Message::Notification(Notification { method, params }) => {
                self.notification(&method, params).map_err(|why| format!("{method}: {why}"))
            }
            // Nothing is ever asked of the client.
            Message::Response(_) => Ok(()),
        }
    }

    fn answer(&mut self, id: RequestId, answer: Result<Value, Refused>) {
        self.outgoing.push(Message::Response(match answer {
            Ok(result) => Response::new_ok(id, result),
            Err((code, reason)) => Response::new_err(id, code as i32, reason),
        }));
    }

    fn request(&mut self, method: &str, params: Value) -> Result<Value, Refused> {
        match (self.stage, method) {
            (Stage::NotInitialized, "initialize") => Ok(self.initialize(params.into())),
            (Stage::NotInitialized, _) => {
                Err((ErrorCode::ServerNotInitialized, "expected `initialize` as the first request".to_owned()))
            }
            (Stage::Running, "shutdown") => {
                self.stage = Stage::ShutDown;
                Ok(Value::Null)
            }
            (Stage::Running, "textDocument/hover") => self.hover(parsed(params)?),
            (Stage::Running, "textDocument/codeAction") => self.code_actions(parsed(params)?),
            (Stage::Running, "initialize") => Err((ErrorCode::InvalidRequest, "the server is initialized".to_owned())),
            (Stage::Running, _) => Err((ErrorCode::MethodNotFound, format!("there is no method `{method}` here"))),
            (Stage::ShutDown | Stage::Ended(_), _) => {
                Err((ErrorCode::InvalidRequest, "the server is shut down; only `exit` is expected".to_owned()))
            }
        }
    }

    fn notification(&mut self, method: &str, params: Value) -> Result<(), String> {
        match (self.stage, method) {
            (stage, "exit") => self.stage = Stage::Ended(stage == Stage::ShutDown),
            (Stage::Running, "textDocument/didOpen") => {
                let DidOpenParams { text_document: opened } = understood(params)?;
                let text = Text::new(opened.text, self.encoding);
                self.documents.insert(opened.uri, Open::new(text, opened.version));
            }
            (Stage::Running, "textDocument/didChange") => {
                let DidChangeParams { text_document: changed, content_changes } = understood(params)?;
                let open = self.documents.get_mut(&changed.uri).ok_or("the document is not open")?;
                content_changes.into_iter().for_each(|change| open.text.change(change));
                open.version = changed.version.or(open.version);
                open.has_changed();
            }
            (Stage::Running, "textDocument/didSave") => {
                let DidSaveOrCloseParams { text_document: saved, text } = understood(params)?;
                let open = self.documents.get_mut(&saved.uri).ok_or("the document is not open")?;
                if let Some(text) = text.filter(|text| text != open.text.as_str()) {
                    open.text = Text::new(text, self.encoding);
                    open.has_changed();
                }
            }
            (Stage::Running, "textDocument/didClose") => {
                let DidSaveOrCloseParams { text_document: closed, .. } = understood(params)?;
                self.documents.remove(&closed.uri).ok_or("the document is not open")?;
                let cleared = PublishDiagnosticsParams { uri: &closed.uri, version: None, diagnostics: Vec::new() };
                self.notify("textDocument/publishDiagnostics", &cleared);
            }
            // All others can be passed over, says the protocol.
            _ => {}
        }
        Ok(())
    }

    fn notify(&mut self, method: &str, params: &impl Serialize) {
        if let Ok(params) = serde_json::to_value(params) {
            self.outgoing.push(Message::Notification(Notification { method: method.to_owned(), params }));
        }
    }

    fn initialize(&mut self, params: InitializeParams) -> Value {
        let InitializeParams { position_encodings, hover_formats, initialization_options, locale } = params;
        if position_encodings.iter().any(|name| name == Encoding::Utf8.name()) {
            self.encoding = Encoding::Utf8;
        }
        self.hovers_in_markdown = hover_formats.is_empty() || hover_formats.iter().any(|format| format == "markdown");
        let (lang, told) = answers::language(&initialization_options, locale.as_deref());
        self.lang = lang;
        self.stage = Stage::Running;
        if let Some(told) = told {
            self.notify("window/showMessage", &json!({"type": 2, "message": told}));
        }
        json!({
            "capabilities": {
                "positionEncoding": self.encoding.name(),
                "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
                "hoverProvider": true,
                "codeActionProvider": {"codeActionKinds": [QUICK_FIX, FIX_ALL]},
            },
            "serverInfo": {"name": "lofte", "version": env!("CARGO_PKG_VERSION")},
        })
    }

    fn open(&mut self, uri: &str) -> Result<&mut Open, Refused> {
        let found = self.documents.get_mut(uri);
        found.ok_or_else(|| (ErrorCode::InvalidParams, "the document is not open".to_owned()))
    }

    fn hover(&mut self, params: HoverParams) -> Result<Value, Refused> {
        let (lang, markdown, uri) = (self.lang, self.hovers_in_markdown, params.text_document.uri);
        let (text, findings) = self.open(&uri)?.checked(&uri);
        json_of(answers::hover(text, findings, params.position, lang, markdown))
    }

    fn code_actions(&mut self, params: CodeActionParams) -> Result<Value, Refused> {
        let (lang, uri) = (self.lang, params.text_document.uri);
        let asked = Asked { uri: &uri, range: params.range, only: params.context.only.as_deref() };
        let (text, findings) = self.open(&uri)?.checked(&uri);
        json_of(answers::code_actions(text, findings, &asked, lang))
    }

    /// Whether the newest state of a document has still to be told.
    pub fn is_behind(&self) -> bool {
        self.documents.values().any(|open| !open.is_published)
    }

    /// Tells the findings of one document that has changed. States that were changed again before are never checked.
    pub fn publish_one(&mut self) {
        let Some((uri, open)) = self.documents.iter_mut().find(|(_, open)| !open.is_published) else { return };
        open.is_published = true;
        let (text, findings) = open.checked(uri);
        let diagnostics = answers::diagnostics(text, findings, self.lang);
        let uri = uri.clone();
        let version = self.documents[&uri].version;
        self.notify("textDocument/publishDiagnostics", &PublishDiagnosticsParams { uri: &uri, version, diagnostics });
    }
}

/// What a request is about. Clients leave null out, or send it for an empty object.
fn parsed<P: DeserializeOwned>(params: Value) -> Result<P, Refused> {
    understood(params).map_err(|reason| (ErrorCode::InvalidParams, reason))
}

fn understood<P: DeserializeOwned>(params: Value) -> Result<P, String> {
    let params = if params.is_null() { json!({}) } else { params };
    serde_json::from_value(params).map_err(|error| error.to_string())
}

fn json_of(result: impl Serialize) -> Result<Value, Refused> {
    serde_json::to_value(result).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notification(method: &str, params: Value) -> Message {
        Message::Notification(Notification { method: method.to_owned(), params })
    }

    fn running() -> Server {
        let mut server = Server::new();
        let request = Request { id: 1.into(), method: "initialize".to_owned(), params: json!({"locale": "en"}) };
        server.handle(Message::Request(request)).unwrap();
        server.take_outgoing();
        server
    }

    #[test]
    fn only_the_newest_state_is_checked() {
        let mut server = running();
        let item = json!({"uri": "a", "languageId": "markdown", "version": 1, "text": ""});
        server.handle(notification("textDocument/didOpen", json!({"textDocument": item}))).unwrap();
        for version in 2..50 {
            let change =
                json!({"textDocument": {"uri": "a", "version": version}, "contentChanges": [{"text": "[datum]"}]});
            server.handle(notification("textDocument/didChange", change)).unwrap();
        }
        assert!(server.is_behind() && server.take_outgoing().is_empty());
        server.publish_one();
        let [Message::Notification(told)] = &server.take_outgoing()[..] else { panic!("not one message") };
        assert_eq!(told.params["version"], 49);
        assert!(told.params["diagnostics"].to_string().contains("template-leftover"));
        assert!(!server.is_behind());
        server.publish_one();
        assert!(server.take_outgoing().is_empty());
    }

    #[test]
    fn odd_notifications_are_told_and_passed_over() {
        let mut server = running();
        for (method, params) in [
            ("textDocument/didOpen", json!(null)),
            ("textDocument/didOpen", json!([1])),
            ("textDocument/didChange", json!({"textDocument": {"uri": "a"}, "contentChanges": []})),
            ("textDocument/didClose", json!({"textDocument": {"uri": "a"}})),
            ("textDocument/didSave", json!({"textDocument": {}})),
        ] {
            assert!(server.handle(notification(method, params)).is_err(), "{method}");
        }
        for method in ["$/cancelRequest", "initialized", "workspace/didChangeConfiguration", ""] {
            assert_eq!(server.handle(notification(method, json!({"id": 1}))), Ok(()), "{method}");
        }
        assert!(server.take_outgoing().is_empty() && server.ended().is_none());
    }
}
