//! The language server from outside: a scripted editor that talks to it over standard input and output.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use assert_cmd::cargo::cargo_bin;
use medborgarlofte::Input;
use medborgarlofte::check::{apply, check};
use medborgarlofte::messages::{Lang, guide};
use serde_json::{Value, json};

use crate::support::files;

const URI: &str = "file:///lofte.md";

/// An editor with a server of its own.
struct Editor {
    server: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    next_id: i64,
}

impl Editor {
    /// An editor whose server is not initialized.
    fn started() -> Self {
        let mut command = Command::new(cargo_bin!("lofte"));
        command.args(["lsp", "--stdio"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = command.env("LC_ALL", "C").spawn().unwrap();
        let (input, output) = (server.stdin.take(), BufReader::new(server.stdout.take().unwrap()));
        Self { server, input, output, next_id: 0 }
    }

    /// One that has said these of itself.
    fn initialized(params: Value) -> (Self, Value) {
        let mut editor = Self::started();
        let told = editor.ask("initialize", params);
        editor.tell("initialized", json!({}));
        (editor, told["result"].clone())
    }

    fn send_raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).and_then(|()| input.flush()).unwrap();
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.send_raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server has ended");
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", value)) => length = value.parse().unwrap(),
                _ => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    /// The answer to a request; what else comes before it is passed over.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.next_id += 1;
        let id = self.next_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.receive();
            if message["id"] == id {
                return message;
            }
        }
    }

    /// The next findings that are told.
    fn told(&mut self) -> Value {
        loop {
            let message = self.receive();
            if message["method"] == "textDocument/publishDiagnostics" {
                return message["params"].clone();
            }
        }
    }

    fn open(&mut self, text: &str) -> Value {
        let item = json!({"uri": URI, "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": item}));
        self.told()
    }

    fn change(&mut self, version: i64, changes: Value) {
        let params = json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": changes});
        self.tell("textDocument/didChange", params);
    }

    fn exit_code(&mut self) -> i32 {
        self.server.wait().unwrap().code().expect("it ended by itself")
    }

    /// Ends the server as an editor should.
    fn close(mut self) {
        assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
        self.tell("exit", Value::Null);
        assert_eq!(self.exit_code(), 0);
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // Where a test fails before the end the server sees its input end.
        self.input = None;
        let _ = self.server.wait();
    }
}

fn nassjo() -> String {
    std::fs::read_to_string(files::root().join("corpus/nassjo-2019-2020.txt")).unwrap()
}

fn range(start: (u32, u32), end: (u32, u32)) -> Value {
    let position = |(line, character): (u32, u32)| json!({"line": line, "character": character});
    json!({"start": position(start), "end": position(end)})
}

fn codes(told: &Value) -> Vec<&str> {
    let diagnostics = told["diagnostics"].as_array().unwrap();
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap()).collect()
}

fn with_code<'t>(told: &'t Value, code: &str) -> &'t Value {
    let diagnostics = told["diagnostics"].as_array().unwrap();
    diagnostics.iter().find(|diagnostic| diagnostic["code"] == code).unwrap_or_else(|| panic!("no {code} in {told:#}"))
}

/// The text after edits, whose places count UTF-16, made from the last to the first.
fn edited(text: &str, edits: &Value) -> String {
    let byte = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let (mut left, mut at) = (position["character"].as_u64().unwrap() as usize, start);
        for c in text[start..].chars() {
            if left == 0 {
                break;
            }
            left -= c.len_utf16();
            at += c.len_utf8();
        }
        at
    };
    let mut edits: Vec<_> = edits.as_array().unwrap().iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(byte(&edit["range"]["start"])));
    edits.into_iter().fold(text.to_owned(), |mut text, edit| {
        let (start, end) = (byte(&edit["range"]["start"]), byte(&edit["range"]["end"]));
        text.replace_range(start..end, edit["newText"].as_str().unwrap());
        text
    })
}

#[test]
fn the_findings_are_those_of_check() {
    let (mut editor, _) = Editor::initialized(json!({"capabilities": {}}));
    for file in files::corpus() {
        let item = json!({"uri": file.path, "languageId": "plaintext", "version": 7, "text": file.text()});
        editor.tell("textDocument/didOpen", json!({"textDocument": item}));
        let told = editor.told();
        assert_eq!((&told["uri"], &told["version"]), (&json!(file.path), &json!(7)));
        let expected = check(&Input::decode("a", &file.bytes).unwrap());
        let expected: Vec<_> = expected.iter().map(|finding| finding.diagnostic.code.as_str()).collect();
        assert_eq!(codes(&told), expected, "{}", file.path);
    }
    editor.close();
}

#[test]
fn from_the_first_finding_to_its_mending() {
    let (mut editor, server) = Editor::initialized(json!({"capabilities": {}, "locale": "sv-SE"}));
    assert_eq!(server["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(server["capabilities"]["textDocumentSync"]["change"], 2);

    let text = nassjo();
    let told = editor.open(&text);
    let misspelt = with_code(&told, "misspelt-organisation");
    let line = text.lines().position(|line| line.contains("Högländet")).unwrap() as u32;
    assert_eq!(line + 1, 52);
    assert_eq!(
        misspelt,
        &json!({
            "range": misspelt["range"],
            "severity": 2,
            "code": "misspelt-organisation",
            "source": "lofte",
            "message": "väntade `Lokalpolisområde Höglandet`, men fann `Lokalpolisområde Högländet`\n\
                        skriv `Lokalpolisområde Höglandet`",
        })
    );
    assert_eq!(misspelt["range"], range((line, 0), (line, 26)));

    // Letters of two bytes and an emoji of two units come to stand before what is changed next.
    let name = "Jonas Lindell";
    let name_line = text.lines().position(|line| line == name).unwrap() as u32;
    editor.change(
        2,
        json!([
            {"range": range((line, 0), (line, 0)), "text": "åäö 😀 "},
            {"range": range((line, 7), (line, 33)), "text": "Lokalpolisområde Höglandet"},
            {"range": range((line, 0), (line, 7)), "text": ""},
            {"range": range((name_line, 0), (name_line, 5)), "text": "Åsa"},
        ]),
    );
    let told = editor.told();
    assert_eq!(told["version"], 2);
    assert!(!codes(&told).contains(&"misspelt-organisation"), "{told:#}");

    // Back again, behind an emoji on the same line, with a soft hyphen and an empty item as well.
    let text =
        text.replace("Jonas Lindell", "Åsa Lindell").replace("- Polisen ska öka", "-\n- 😀 Polisen ska ö\u{AD}ka");
    editor.change(3, json!([{"text": text}]));
    let told = editor.told();
    assert_eq!(told["version"], 3);
    let (hyphen, misspelt) = (with_code(&told, "soft-hyphen"), with_code(&told, "misspelt-organisation"));
    let hyphen_line = text.lines().position(|line| line.contains('\u{AD}')).unwrap() as u32;
    assert_eq!(hyphen["range"], range((hyphen_line, 18), (hyphen_line, 19)), "two units for the emoji");

    // What the cursor is on is explained.
    let about = json!({"textDocument": {"uri": URI}, "position": {"line": line + 1, "character": 20}});
    let hover = editor.ask("textDocument/hover", about)["result"].clone();
    assert_eq!((&hover["contents"]["kind"], &hover["range"]), (&json!("markdown"), &misspelt["range"]));
    let page = hover["contents"]["value"].as_str().unwrap();
    let words = guide(medborgarlofte::document::Code::MisspeltOrganisation).words(Lang::Sv);
    for part in ["**misspelt-organisation** (varning)", words.what, words.why, "**Gör så här:**", "**Rätt:**"] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    let nothing = json!({"textDocument": {"uri": URI}, "position": {"line": 1, "character": 0}});
    assert_eq!(editor.ask("textDocument/hover", nothing)["result"], Value::Null);

    // The fix of one finding, and all fixes.
    let findings = check(&Input::decode("a", text.as_bytes()).unwrap());
    let fixes = || findings.iter().filter_map(|finding| finding.fix.as_ref());
    let asked = |only: Value| json!({"textDocument": {"uri": URI}, "range": misspelt["range"], "context": {"diagnostics": [], "only": only}});
    let actions = editor.ask("textDocument/codeAction", asked(Value::Null))["result"].clone();
    let kinds: Vec<_> = actions.as_array().unwrap().iter().map(|action| &action["kind"]).collect();
    assert_eq!(kinds, ["quickfix", "source.fixAll.lofte"]);
    assert_eq!(actions[0]["title"], "skriv `Lokalpolisområde Höglandet`");
    assert_eq!(actions[0]["diagnostics"], json!([misspelt]));
    let own = findings.iter().filter(|finding| finding.diagnostic.code.as_str() == "misspelt-organisation");
    let expected = apply(text.as_bytes(), own.filter_map(|finding| finding.fix.as_ref()));
    assert_eq!(edited(&text, &actions[0]["edit"]["changes"][URI]).as_bytes(), expected);

    let all = editor.ask("textDocument/codeAction", asked(json!(["source.fixAll"])))["result"].clone();
    assert_eq!(all.as_array().unwrap().len(), 1);
    assert_eq!(fixes().count(), 3);
    let mended = edited(&text, &all[0]["edit"]["changes"][URI]);
    assert_eq!(mended.as_bytes(), apply(text.as_bytes(), fixes()));

    // The editor applies it, and is told that all is mended.
    let edits: Vec<_> = all[0]["edit"]["changes"][URI].as_array().unwrap().iter().rev().collect();
    let changes: Vec<_> = edits.iter().map(|edit| json!({"range": edit["range"], "text": edit["newText"]})).collect();
    editor.change(4, json!(changes));
    let told = editor.told();
    for code in ["misspelt-organisation", "soft-hyphen", "empty-item"] {
        assert!(!codes(&told).contains(&code), "{told:#}");
    }
    let actions = editor.ask("textDocument/codeAction", asked(Value::Null))["result"].clone();
    assert_eq!(actions, json!([]));

    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": URI}}));
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    assert_eq!(editor.told(), json!({"uri": URI, "diagnostics": []}));
    editor.close();
}

#[test]
fn places_in_bytes_where_the_editor_can() {
    let general = json!({"positionEncodings": ["utf-32", "utf-8", "utf-16"]});
    let (mut editor, server) =
        Editor::initialized(json!({"capabilities": {"general": general}, "initializationOptions": {"lang": "en"}}));
    assert_eq!(server["capabilities"]["positionEncoding"], "utf-8");
    let told = editor.open(&nassjo());
    let misspelt = with_code(&told, "misspelt-organisation");
    let bytes = "Lokalpolisområde Högländet".len() as u32;
    assert_eq!(misspelt["range"], range((51, 0), (51, bytes)));
    assert!(misspelt["message"].as_str().unwrap().contains("\nwrite `"), "{misspelt}");
    editor.change(2, json!([{"range": range((51, 0), (51, bytes)), "text": "Lokalpolisområde Höglandet"}]));
    assert!(!codes(&editor.told()).contains(&"misspelt-organisation"));
    editor.close();
}

#[test]
fn while_its_user_types_only_the_newest_matters() {
    let (mut editor, _) = Editor::initialized(json!({"capabilities": {}}));
    editor.open(&nassjo());
    let mut typed = Vec::new();
    for version in 2..=200 {
        let change = json!({"range": range((0, 0), (0, 0)), "text": "å"});
        let params = json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": [change]});
        let text = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params}).to_string();
        typed.extend(format!("Content-Length: {}\r\n\r\n{text}", text.len()).into_bytes());
    }
    editor.send_raw(&typed);
    let mut times = 0;
    while editor.told()["version"] != 200 {
        times += 1;
    }
    assert!(times < 198, "every state was checked");
    editor.close();
}

#[test]
fn no_text_and_odd_text() {
    let (mut editor, _) = Editor::initialized(json!({"capabilities": {}, "locale": "en"}));
    let line = "x".repeat(medborgarlofte::MAX_LINE_BYTES + 1);
    for (text, expected) in [
        ("", "empty-file"),
        ("a\0b", "binary-file"),
        (line.as_str(), "limit-exceeded"),
        ("Mjölk.", "not-a-medborgarlofte"),
    ] {
        let told = editor.open(text);
        assert_eq!(codes(&told), [expected]);
        assert_eq!(told["diagnostics"][0]["range"], range((0, 0), (0, 0)));
    }
    let params = json!({"textDocument": {"uri": URI}, "position": {"line": 9, "character": 99}});
    assert_eq!(editor.ask("textDocument/hover", params)["result"], Value::Null);
    editor.close();
}

#[test]
fn odd_messages_do_not_end_it() {
    let mut editor = Editor::started();
    assert_eq!(editor.ask("textDocument/hover", json!({}))["error"]["code"], -32002);
    editor.tell("textDocument/didOpen", json!({}));
    assert!(editor.ask("initialize", json!({"capabilities": 7, "locale": []}))["result"].is_object());
    assert_eq!(editor.ask("initialize", json!({}))["error"]["code"], -32600);

    for (bytes, code) in [
        (&b"Content-Length: 1\r\n\r\n{"[..], -32700),
        (b"Content-Length: 2\r\n\r\n\xff\xfe", -32700),
        (b"Content-Length: 2\r\n\r\n[]", -32600),
        (b"skr\xc3\xa4p\r\n\r\n", -32700),
    ] {
        editor.send_raw(bytes);
        let answer = editor.receive();
        assert_eq!((&answer["id"], &answer["error"]["code"]), (&Value::Null, &json!(code)));
    }
    editor.send(&json!({"id": 3_000_000_000_u32, "method": "textDocument/hover"}));
    assert_eq!(editor.receive()["id"], 3_000_000_000_u32);

    for method in ["textDocument/definition", "$/unknown", ""] {
        assert_eq!(editor.ask(method, json!({}))["error"]["code"], -32601, "{method}");
    }
    for (method, params) in [
        ("textDocument/hover", json!({})),
        ("textDocument/hover", json!([])),
        ("textDocument/hover", json!({"textDocument": {"uri": URI}, "position": {"line": -1, "character": 0}})),
        ("textDocument/codeAction", json!({"textDocument": {"uri": "never opened"}, "range": range((0, 0), (0, 0))})),
    ] {
        assert_eq!(editor.ask(method, params)["error"]["code"], -32602, "{method}");
    }
    for method in ["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "$/cancelRequest", "x"] {
        editor.tell(method, json!({"textDocument": 7}));
    }
    editor.send(&json!({"jsonrpc": "2.0", "id": 99, "result": null}));

    let told = editor.open(&nassjo());
    assert!(codes(&told).contains(&"misspelt-organisation"));
    editor.change(2, json!([{"range": range((4_000_000_000, 4_000_000_000), (7, 7)), "text": "\u{202e}\u{1b}[2J"}]));
    assert!(editor.told()["diagnostics"].is_array());

    assert_eq!(editor.ask("shutdown", Value::Null)["result"], Value::Null);
    assert_eq!(editor.ask("textDocument/hover", json!({}))["error"]["code"], -32600);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.exit_code(), 0);
}

#[test]
fn a_setting_that_is_none_is_told() {
    let mut editor = Editor::started();
    editor.send(&json!({"id": 1, "method": "initialize", "params": {"initializationOptions": {"lang": "de"}}}));
    let told = editor.receive();
    assert_eq!((&told["method"], &told["params"]["type"]), (&json!("window/showMessage"), &json!(2)));
    assert!(told["params"]["message"].as_str().unwrap().ends_with("expected \"sv\" or \"en\", found \"de\""), "{told}");
    assert!(editor.receive()["result"]["capabilities"].is_object());
}

#[test]
fn ends_without_a_shutdown() {
    let (mut editor, _) = Editor::initialized(json!({}));
    editor.tell("exit", Value::Null);
    assert_eq!(editor.exit_code(), 1);

    let mut editor = Editor::started();
    editor.tell("exit", Value::Null);
    assert_eq!(editor.exit_code(), 1);

    let mut editor = Editor::started();
    editor.input = None;
    assert_eq!(editor.exit_code(), 1);
}
