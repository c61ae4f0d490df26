//! Messages as they come in: headers, a blank line, JSON. What is none is told and passed over; reading goes on after it.
//!
//! The crate's own reader ends at the first message that is damaged, and sets aside as much memory as a header asks for.

use std::io::{self, BufRead, Read};

use lsp_server::{ErrorCode, Message};
use medborgarlofte::MAX_BYTES;
use serde_json::Value;

/// Longest message that is read. The largest document that is read fits, with room for what JSON escapes.
const LONGEST_MESSAGE: u64 = 4 * MAX_BYTES as u64;

/// Longest line of a header.
const LONGEST_HEADER: u64 = 8 * 1024;

const LENGTH: &[u8] = b"content-length:";

/// What came in.
#[derive(Debug)]
pub enum Incoming {
    Message(Message),
    /// Something that is no message, to be answered with an error.
    Broken {
        /// The id of the request, null where it cannot be told.
        id: Value,
        code: ErrorCode,
        reason: String,
    },
}

fn broken(code: ErrorCode, reason: impl Into<String>) -> Incoming {
    Incoming::Broken { id: Value::Null, code, reason: reason.into() }
}

/// Reads until the next message; `None` at the end.
///
/// # Errors
/// Where the input cannot be read at all.
pub fn read(input: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let mut length = None;
    let mut has_header = false;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.take(LONGEST_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if line.trim_ascii().is_empty() {
            match length {
                Some(length) => return body(input, length),
                None if has_header => {
                    return Ok(Some(broken(ErrorCode::ParseError, "expected a header `Content-Length`, found none")));
                }
                None => continue,
            }
        }
        has_header = true;
        length = content_length(&line).or(length);
    }
}

/// The length that a header tells.
///
/// It is looked for anywhere in the line: where a message was longer than it said, its rest stands before the next header.
fn content_length(line: &[u8]) -> Option<u64> {
    let at = line.windows(LENGTH.len()).rposition(|part| part.eq_ignore_ascii_case(LENGTH))?;
    let value = line[at + LENGTH.len()..].trim_ascii();
    str::from_utf8(value).ok()?.parse().ok()
}

fn body(input: &mut impl BufRead, length: u64) -> io::Result<Option<Incoming>> {
    if length > LONGEST_MESSAGE {
        io::copy(&mut input.take(length), &mut io::sink())?;
        let reason = format!("the message has {length} bytes; at most {LONGEST_MESSAGE} are read");
        return Ok(Some(broken(ErrorCode::InvalidRequest, reason)));
    }
    let mut bytes = Vec::new();
    if (input.take(length).read_to_end(&mut bytes)? as u64) < length {
        return Ok(None);
    }
    Ok(Some(message(&bytes)))
}

fn message(bytes: &[u8]) -> Incoming {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => return broken(ErrorCode::ParseError, format!("expected JSON in UTF-8: {error}")),
    };
    let named = |key: &str| value.get(key).filter(|value| !value.is_null()).cloned();
    let (id, is_call) = (named("id"), named("method").is_some());
    match serde_json::from_value(value) {
        // With an id that is no number of 32 bits and no string, it would pass for a notification.
        Ok(Message::Notification(_)) | Err(_) if is_call && id.is_some() => Incoming::Broken {
            id: id.filter(|id| id.is_number() || id.is_string()).unwrap_or_default(),
            code: ErrorCode::InvalidRequest,
            reason: "expected an id that is a string or a whole number of 32 bits, and a method that is a string"
                .to_owned(),
        },
        Ok(message) => Incoming::Message(message),
        Err(_) => broken(ErrorCode::InvalidRequest, "expected a request, a notification or a response"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    /// What is read: the method of each message, or the code of what is wrong with it.
    fn all(input: impl AsRef<[u8]>) -> Vec<String> {
        let mut input = input.as_ref();
        let mut read_in = Vec::new();
        while let Some(incoming) = read(&mut input).unwrap() {
            read_in.push(match incoming {
                Incoming::Message(Message::Request(request)) => format!("{}?", request.method),
                Incoming::Message(Message::Notification(notification)) => notification.method,
                Incoming::Message(Message::Response(response)) => format!("answer {}", response.id),
                Incoming::Broken { id, code, .. } => format!("{} {id}", code as i32),
            });
        }
        read_in
    }

    #[test]
    fn messages_and_what_is_none() {
        let good = frame(r#"{"jsonrpc":"2.0","method":"hej"}"#);
        for (input, expected) in [
            (String::new(), &[][..]),
            (frame(r#"{"id":1,"method":"m"}"#), &["m?"]),
            (frame(r#"{"id":"a","method":"m"}"#), &["m?"]),
            (frame(r#"{"id":7,"result":null}"#), &["answer 7"]),
            (format!("content-length:{}\n\n{{\"method\":\"m\"}}", 14), &["m"]),
            (format!("Content-Type: a\r\n{good}"), &["hej"]),
            (format!("\r\n\r\n{good}"), &["hej"]),
            (frame("{") + &good, &["-32700 null", "hej"]),
            (frame("") + &good, &["-32700 null", "hej"]),
            (frame("[]") + &good, &["-32600 null", "hej"]),
            (frame("7") + &good, &["-32600 null", "hej"]),
            (frame(r#"{"id":3000000000,"method":"m"}"#) + &good, &["-32600 3000000000", "hej"]),
            (frame(r#"{"id":[],"method":"m"}"#) + &good, &["-32600 null", "hej"]),
            (frame(r#"{"id":5,"method":7}"#) + &good, &["-32600 5", "hej"]),
            (format!("skräp\r\n\r\n{good}"), &["-32700 null", "hej"]),
            (format!("skräp\r\n{good}"), &["hej"]),
            // Longer than it says.
            (format!("Content-Length: 14\r\n\r\n{{\"method\":\"m\"}}}}}}{good}"), &["m", "hej"]),
            // Shorter than it says, and nothing after it.
            ("Content-Length: 99\r\n\r\n{}".to_owned(), &[]),
            ("Content-Length: 18446744073709551615\r\n\r\n{}".to_owned(), &["-32600 null"]),
            (format!("Content-Length: 99999999999999999999\r\n\r\n{good}"), &["-32700 null", "hej"]),
            (format!("Content-Length: -1\r\n\r\n{good}"), &["-32700 null", "hej"]),
            (format!("{}{good}", frame(&"[".repeat(100_000))), &["-32700 null", "hej"]),
            (format!("{}\r\n\r\n{good}", "x".repeat(100_000)), &["-32700 null", "hej"]),
        ] {
            assert_eq!(all(&input), expected, "{}", input.chars().take(200).collect::<String>());
        }
        assert_eq!(all([b"\xff\xfe\r\n\r\n", good.as_bytes()].concat()), ["-32700 null", "hej"]);
        assert_eq!(all([b"Content-Length: 2\r\n\r\n\xff\xfe", good.as_bytes()].concat()), ["-32700 null", "hej"]);
    }
}
