//! Text from documents made harmless: it can become neither markup nor script, and hides nothing from the reader.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// Escapes text for HTML, in elements and in attributes. All templates use it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Harmless;

impl Escaper for Harmless {
    fn write_escaped_str<W: Write>(&self, mut to: W, text: &str) -> fmt::Result {
        let mut written = 0;
        for (at, character) in text.char_indices() {
            let Some(entity) = instead_of(character) else { continue };
            to.write_str(&text[written..at])?;
            written = at + character.len_utf8();
            match entity {
                Instead::Text(text) => to.write_str(text)?,
                Instead::LineEnd if text[written..].starts_with('\n') => {}
                Instead::LineEnd => to.write_char('\n')?,
                Instead::CodePoint => write!(to, "[U+{:04X}]", u32::from(character))?,
            }
        }
        to.write_str(&text[written..])
    }
}

/// What is written in the place of a character.
enum Instead {
    Text(&'static str),
    /// A line end, unless one follows.
    LineEnd,
    /// The number of the character.
    CodePoint,
}

fn instead_of(character: char) -> Option<Instead> {
    Some(match character {
        '&' => Instead::Text("&amp;"),
        '<' => Instead::Text("&lt;"),
        '>' => Instead::Text("&gt;"),
        '"' => Instead::Text("&quot;"),
        '\'' => Instead::Text("&#39;"),
        '\r' => Instead::LineEnd,
        // The end of a page.
        '\u{c}' => Instead::Text("\n"),
        '\n' | '\t' => return None,
        // What turns the direction of writing could make a text look like another.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {
            Instead::CodePoint
        }
        '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}' => Instead::CodePoint,
        _ if character.is_control() => Instead::CodePoint,
        _ => return None,
    })
}

/// Appends a text, escaped.
pub(crate) fn push(to: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = Harmless.write_escaped_str(to, text);
}

/// The address, where it is one that a reader may be led to: of a web page or for a letter.
pub(crate) fn address(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once(':')?;
    let known = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.starts_with("//"),
        "mailto" => rest.contains('@'),
        _ => false,
    };
    let plain =
        !url.chars().any(|c| c.is_whitespace() || instead_of(c).is_some_and(|of| matches!(of, Instead::CodePoint)));
    (known && plain).then_some(url)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn escaped(text: &str) -> String {
        let mut to = String::new();
        push(&mut to, text);
        to
    }

    #[test]
    fn table() {
        for (text, expected) in [
            ("Löfte & åäö", "Löfte &amp; åäö"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
            ("a\u{0}b\u{1b}[2J\u{7f}", "a[U+0000]b[U+001B][2J[U+007F]"),
            ("a\u{202e}b\u{2066}c\u{feff}", "a[U+202E]b[U+2066]c[U+FEFF]"),
            ("a\r\nb\rc\td\u{c}e", "a\nb\nc\td\ne"),
            ("&amp;", "&amp;amp;"),
            ("", ""),
        ] {
            assert_eq!(escaped(text), expected, "{text:?}");
        }
    }

    #[test]
    fn addresses() {
        for url in ["https://polisen.se/a?b=1&c=2", "http://eksjo.se", "HTTPS://eksjo.se", "mailto:a@eksjo.se"] {
            assert_eq!(address(url), Some(url));
        }
        for url in [
            "javascript:alert(1)",
            "JavaScript:alert(1)//http://a",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "http:javascript",
            "https://a b",
            "https://a\u{202e}b",
            "mailto:nobody",
            "eksjo.se",
            "",
        ] {
            assert_eq!(address(url), None, "{url:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_begins_markup_comes_out(text in any::<String>()) {
            let out = escaped(&text);
            prop_assert!(!out.contains(['<', '>', '"', '\'', '\r', '\0']), "{out}");
            let bare = out.match_indices('&').find(|(at, _)| {
                !["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].iter().any(|entity| out[*at..].starts_with(entity))
            });
            prop_assert!(bare.is_none(), "{out}");
        }
    }
}
