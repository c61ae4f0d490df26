//! A file of documents taken apart, with the way back to its lines.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use medborgarlofte::document::Document;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::value::RawValue;

/// One document as it stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    json: &'a str,
    /// The line of the file that it begins on.
    line: usize,
}

/// A piece of a file that is no JSON.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken {
    pub line: usize,
    pub expected: String,
}

/// The documents of a file: one on each line, or one JSON value, which can be a list of them.
pub fn split<'a>(text: &'a str, file: &Path) -> Vec<Result<Part<'a>, Broken>> {
    pieces(text, file, |part| part.value().map(|_| part))
}

/// The same without a look at what stands on each line: it may be no JSON.
pub fn unchecked<'a>(text: &'a str, file: &Path) -> Vec<Result<Part<'a>, Broken>> {
    pieces(text, file, Ok)
}

fn pieces<'a>(
    text: &'a str,
    file: &Path,
    line: impl Fn(Part<'a>) -> Result<Part<'a>, Broken>,
) -> Vec<Result<Part<'a>, Broken>> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    match serde_json::from_str::<&RawValue>(text) {
        Ok(value) => elements(text, value.get()).into_iter().map(Ok).collect(),
        Err(_) if is_ndjson(text, file) => lines(text).map(line).collect(),
        Err(error) => vec![Err(no_json(&error, 1))],
    }
}

/// Whether a text that is not one JSON value was meant to have one on each line.
fn is_ndjson(text: &str, file: &Path) -> bool {
    let named = file.extension().is_some_and(|extension| extension == "ndjson" || extension == "jsonl");
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    named || serde_json::from_str::<&RawValue>(first).is_ok()
}

fn lines(text: &str) -> impl Iterator<Item = Part<'_>> {
    let numbered = text.lines().enumerate().map(|(index, json)| Part { json, line: index + 1 });
    numbered.filter(|part| !part.json.trim().is_empty())
}

fn elements<'a>(text: &'a str, value: &'a str) -> Vec<Part<'a>> {
    let list = match serde_json::from_str::<Vec<&RawValue>>(value) {
        Ok(list) => list.into_iter().map(RawValue::get).collect(),
        Err(_) => vec![value],
    };
    let (mut line, mut counted) = (1, 0);
    let with_line = list.into_iter().map(|json| {
        let start = offset_in(text, json);
        line += newlines(&text[counted..start]);
        counted = start;
        Part { json, line }
    });
    with_line.collect()
}

impl Part<'_> {
    /// The document itself.
    pub fn value(&self) -> Result<Value, Broken> {
        serde_json::from_str(self.json).map_err(|error| no_json(&error, self.line))
    }

    /// The document as the program knows documents.
    pub fn document(&self) -> Result<Document<'static>, Broken> {
        serde_json::from_str(self.json).map_err(|error| {
            if serde_json::from_str::<IgnoredAny>(self.json).is_err() {
                return no_json(&error, self.line);
            }
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            Broken {
                line: self.line + error.line().saturating_sub(1),
                expected: format!("expected a document as `lofte extract` writes it, but: {message}"),
            }
        })
    }

    /// The line of the file on which the value at a JSON pointer begins.
    pub fn line_of(&self, pointer: &str) -> usize {
        let mut value = self.json.trim_start();
        for step in pointer.split('/').skip(1) {
            match child(value, &step.replace("~1", "/").replace("~0", "~")) {
                Some(inner) => value = inner,
                None => break,
            }
        }
        self.line + newlines(&self.json[..offset_in(self.json, value)])
    }
}

/// The member or element of a JSON object or list.
fn child<'a>(json: &'a str, step: &str) -> Option<&'a str> {
    match json.starts_with('{') {
        true => {
            serde_json::from_str::<BTreeMap<Cow<'_, str>, &RawValue>>(json).ok()?.get(step).map(|value| value.get())
        }
        false => {
            serde_json::from_str::<Vec<&RawValue>>(json).ok()?.get(step.parse::<usize>().ok()?).map(|value| value.get())
        }
    }
}

fn no_json(error: &serde_json::Error, first_line: usize) -> Broken {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    Broken {
        line: first_line + error.line().saturating_sub(1),
        expected: format!("expected JSON, but at column {}: {message}", error.column()),
    }
}

fn newlines(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

/// Where `inner`, a slice of `outer`, begins.
fn offset_in(outer: &str, inner: &str) -> usize {
    inner.as_ptr() as usize - outer.as_ptr() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(text: &str, name: &str) -> Vec<Result<(usize, String), usize>> {
        let part = |part: Result<Part<'_>, Broken>| match part {
            Ok(part) => Ok((part.line, part.value().unwrap().to_string())),
            Err(broken) => Err(broken.line),
        };
        split(text, Path::new(name)).into_iter().map(part).collect()
    }

    #[test]
    fn one_document_a_line() {
        let ok = |line, json: &str| Ok((line, json.to_owned()));
        assert_eq!(starts("{\"a\":1}\n\n{\"b\":2}\n", "-"), [ok(1, "{\"a\":1}"), ok(3, "{\"b\":2}")]);
        assert_eq!(starts("{\"a\":1}\n{\"b\":\n{\"c\":3}\n", "-"), [ok(1, "{\"a\":1}"), Err(2), ok(3, "{\"c\":3}")]);
        assert_eq!(starts("{\"a\":\n{\"b\":2}\n", "x.ndjson"), [Err(1), ok(2, "{\"b\":2}")]);
    }

    #[test]
    fn one_value() {
        let ok = |line, json: &str| Ok((line, json.to_owned()));
        assert_eq!(starts("\n{\n \"a\": 1\n}\n", "-"), [ok(2, "{\"a\":1}")]);
        assert_eq!(starts("[\n {\"a\": 1},\n\n {\"b\":2}]", "-"), [ok(2, "{\"a\":1}"), ok(4, "{\"b\":2}")]);
        assert_eq!(starts("[]", "-"), []);
        assert_eq!(starts(" \n", "-"), []);
        assert_eq!(starts("{\n \"a\": }\n", "x.json"), [Err(2)]);
    }

    #[test]
    fn line_of_a_pointer() {
        let text = "[\n  {\n    \"a/b\": [\n      1,\n      {\"ö\": 2}\n    ]\n  }\n]\n";
        let part = split(text, Path::new("x.json")).remove(0).unwrap();
        assert_eq!(part.line_of(""), 2);
        assert_eq!(part.line_of("/a~1b"), 3);
        assert_eq!(part.line_of("/a~1b/0"), 4);
        assert_eq!(part.line_of("/a~1b/1/ö"), 5);
        assert_eq!(part.line_of("/a~1b/7"), 3, "what is not there is looked for where it should be");
    }
}
