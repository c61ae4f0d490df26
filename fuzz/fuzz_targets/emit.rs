//! Any text: what is found in it is shown on a terminal, to editors and to code hosts, and as a page beside its source; whatever
//! stands in the text, nothing of it acts there.

#![no_main]

use libfuzzer_sys::fuzz_target;
use medborgarlofte::check::{Finding, apply, check};
use medborgarlofte::link::link;
use medborgarlofte::messages::{self, Lang};
use medborgarlofte::report::{Pages, Report, SourceText};
use medborgarlofte::{Input, extract};
use medborgarlofte_fuzz::cli::forms::{Shown, Writer, github::Github, json::Json, sarif::Sarif, text::Text};
use medborgarlofte_fuzz::cli::render;
use medborgarlofte_fuzz::markup;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let Ok(input) = Input::decode("fuzz.txt", bytes) else { return };
    let findings = check(&input);
    let lang = if bytes.len().is_multiple_of(2) { Lang::Sv } else { Lang::En };
    // One of the forms for each input, by its length, so that more inputs are looked at.
    match bytes.len() / 2 % 4 {
        0 => {
            terminal(&written(Text::new(false, lang), &input, &findings, lang));
            findings.iter().for_each(|finding| terminal(&render::diagnostic("fuzz.txt", &input, &finding.diagnostic)));
        }
        1 => sarif(&written(Sarif::new(lang), &input, &findings, lang), &input, &findings),
        2 => {
            json(&written(Json::default(), &input, &findings, lang), &findings);
            github(&written(Github, &input, &findings, lang), &findings);
            mended(&input, &findings);
        }
        _ => page(&input, lang),
    }
});

fn written(mut writer: impl Writer, input: &Input<'_>, findings: &[Finding], lang: Lang) -> String {
    let mut output = Vec::new();
    writer.begin(&mut output).unwrap();
    for finding in findings {
        let diagnostic = &finding.diagnostic;
        let (code, severity, span) = (diagnostic.code, diagnostic.severity, diagnostic.span);
        let (message, help) = (messages::message(diagnostic, lang), messages::help(diagnostic, lang));
        let shown = Shown { path: "fuzz.txt", input, code, severity, message, help, span, finding };
        writer.finding(&shown, &mut output).unwrap();
    }
    writer.end(&mut output).unwrap();
    String::from_utf8(output).unwrap()
}

/// Nothing moves the cursor or turns the direction of writing.
fn terminal(text: &str) {
    let acts = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!text.contains(acts), "{text:?}");
}

/// Every region is one of the file, and every replacement too.
fn sarif(text: &str, input: &Input<'_>, findings: &[Finding]) {
    let log: Value = serde_json::from_str(text).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), findings.len());
    let lines = input.line_and_column(input.bytes().len()).0 as u64;
    let within = |region: &Value| {
        let number = |key: &str| region[key].as_u64().unwrap_or_else(|| panic!("{key} of {region}"));
        let (start, end) = ((number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")));
        assert!(start.0 >= 1 && start.1 >= 1 && start <= end && end.0 <= lines, "{region} of {lines} lines");
        assert!(number("byteOffset") + number("byteLength") <= input.bytes().len() as u64, "{region}");
    };
    for result in results {
        let place = &result["locations"][0]["physicalLocation"];
        place.get("region").into_iter().for_each(within);
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
        let replacements = result["fixes"][0]["artifactChanges"][0]["replacements"].as_array();
        replacements.into_iter().flatten().for_each(|replacement| within(&replacement["deletedRegion"]));
    }
}

fn json(text: &str, findings: &[Finding]) {
    let list: Vec<Value> = serde_json::from_str(text).unwrap();
    assert_eq!(list.len(), findings.len());
}

/// Each finding is a command, and there are no others.
fn github(text: &str, findings: &[Finding]) {
    assert_eq!(text.lines().count(), findings.len());
    let is_command = |line: &str| ["::error ", "::warning ", "::notice "].iter().any(|begin| line.starts_with(begin));
    assert!(text.lines().all(is_command) && !text.contains('\r'), "{text}");
}

/// A text that was mended is one still.
fn mended(input: &Input<'_>, findings: &[Finding]) {
    let mended = apply(input.bytes(), findings.iter().filter_map(|finding| finding.fix.as_ref()));
    if mended.iter().any(|byte| !byte.is_ascii_whitespace()) && mended != input.bytes() {
        assert!(Input::decode("mended.txt", &mended).is_ok(), "what was mended is no text");
    }
}

fn page(input: &Input<'_>, lang: Lang) {
    let documents = extract(input).documents;
    if documents.is_empty() {
        return;
    }
    let mut report = Report::new(lang, Pages::One);
    for document in &documents {
        report.document(document, SourceText::Here(input));
    }
    report.linked(&documents, &link(&documents));
    let mut page = Vec::new();
    report.write(&mut page).unwrap();
    markup::check(std::str::from_utf8(&page).unwrap());
}
