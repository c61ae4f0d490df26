//! Other encodings, line ends and characters for the same letters.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use unicode_normalization::UnicodeNormalization;

use super::Variant;

pub fn all(text: &str) -> Vec<Variant> {
    let utf8 = [
        ("byte-order mark", format!("\u{FEFF}{text}")),
        ("LF", line_ends(text, "\n")),
        ("CRLF twice", line_ends(text, "\r\r\n")),
        ("CR", line_ends(text, "\r")),
        ("U+2028", line_ends(text, "\u{2028}")),
        ("blanks at line ends", text.lines().map(blank_at_end).collect::<Vec<_>>().join("\n")),
        ("NFD", text.nfd().collect()),
        ("ligatures", text.replace("fi", "\u{FB01}").replace("fl", "\u{FB02}").replace("ff", "\u{FB00}")),
        ("no-break spaces", every(text, 3, |c| (c == ' ').then_some("\u{A0}"))),
        ("narrow no-break spaces", every(text, 5, |c| (c == ' ').then_some("\u{202F}"))),
        ("soft hyphens", within_words(text, "\u{AD}")),
        ("zero-width spaces", within_words(text, "\u{200B}")),
        ("bidi controls", text.lines().map(bidi).collect::<Vec<_>>().join("\n")),
        ("marks after their letters", spacing(text, false)),
        ("marks before their letters", spacing(text, true)),
        ("double encoding", garbled(text)),
        ("double encoding twice", garbled(&garbled(text))),
    ];
    let mut variants: Vec<Variant> =
        utf8.into_iter().map(|(name, text)| Variant { name: name.to_owned(), bytes: text.into_bytes() }).collect();
    let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    let marked = format!("\u{FEFF}{text}");
    let other = [
        ("UTF-16LE", Some(little(text))),
        ("UTF-16BE", Some(big(text))),
        ("UTF-16LE with mark", Some(little(&marked))),
        ("UTF-16BE with mark", Some(big(&marked))),
        ("Windows-1252", in_table(text, WINDOWS_1252)),
        ("MacRoman", in_table(text, MACINTOSH)),
        ("code page 850", code_page_850(text)),
        ("Windows-1252 in UTF-8", mixed(text)),
    ];
    variants.extend(
        other.into_iter().filter_map(|(name, bytes)| bytes.map(|bytes| Variant { name: name.to_owned(), bytes })),
    );
    variants
}

fn line_ends(text: &str, end: &str) -> String {
    text.lines().map(|line| format!("{line}{end}")).collect()
}

fn blank_at_end(line: &str) -> String {
    // After a row of cells it would be a cell.
    if line.contains('\t') { line.to_owned() } else { format!("{line}  ") }
}

fn bidi(line: &str) -> String {
    match line.is_empty() || line.contains(['\t', '|']) {
        true => line.to_owned(),
        false => format!("{line}\u{200E}"),
    }
}

/// Puts something else for every `nth` character that has something else, within lines.
fn every(text: &str, nth: usize, other: impl Fn(char) -> Option<&'static str>) -> String {
    let mut count = 0;
    let mut result = String::new();
    let mut start_of_line = true;
    for c in text.chars() {
        count += usize::from(other(c).is_some());
        match other(c).filter(|_| count % nth == 0 && !start_of_line) {
            Some(other) => result.push_str(other),
            None => result.push(c),
        }
        start_of_line = c == '\n' || start_of_line && c.is_whitespace();
    }
    result
}

/// Puts `sign` into the middle of every seventh word of small letters.
fn within_words(text: &str, sign: &str) -> String {
    let mut count = 0;
    let word = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        let small = letters.len() > 6 && letters.iter().all(|c| c.is_lowercase());
        count += usize::from(small);
        match small && count % 7 == 1 {
            true => letters[..3].iter().collect::<String>() + sign + &letters[3..].iter().collect::<String>(),
            false => word.to_owned(),
        }
    };
    text.split_inclusive(' ').map(word_before_blank(word)).collect()
}

fn word_before_blank(mut change: impl FnMut(&str) -> String) -> impl FnMut(&str) -> String {
    move |part| match part.strip_suffix(' ') {
        Some(word) => change(word) + " ",
        None => change(part),
    }
}

/// Dots and rings as characters of their own.
fn spacing(text: &str, before: bool) -> String {
    let mut result = String::new();
    for c in text.chars() {
        let parts = match c {
            'å' => ('a', '˚'),
            'ä' => ('a', '¨'),
            'ö' => ('o', '¨'),
            'Å' => ('A', '˚'),
            'Ä' => ('A', '¨'),
            'Ö' => ('O', '¨'),
            _ => {
                result.push(c);
                continue;
            }
        };
        result.extend(if before { [parts.1, parts.0] } else { [parts.0, parts.1] });
    }
    result
}

/// UTF-8 read as Windows-1252 and written as UTF-8.
fn garbled(text: &str) -> String {
    WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
}

fn in_table(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    // encoding_rs writes no Macintosh, so the table is turned round.
    let table = |byte: u8| encoding.decode_without_bom_handling(&[byte]).0.chars().next();
    text.chars().map(|c| (0..=u8::MAX).find(|byte| table(*byte) == Some(c))).collect()
}

fn code_page_850(text: &str) -> Option<Vec<u8>> {
    let byte = |c: char| match c {
        'å' => Some(0x86),
        'ä' => Some(0x84),
        'ö' => Some(0x94),
        'Å' => Some(0x8F),
        'Ä' => Some(0x8E),
        'Ö' => Some(0x99),
        'é' => Some(0x82),
        '§' => Some(0xF5),
        _ => c.is_ascii().then_some(c as u8),
    };
    text.chars().map(byte).collect()
}

/// Every third letter outside ASCII as one byte.
fn mixed(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut count = 0;
    for c in text.chars() {
        count += usize::from("åäöÅÄÖ".contains(c));
        match "åäöÅÄÖ".contains(c) && count % 3 == 0 {
            true => bytes.push(c as u8),
            false => bytes.extend(c.to_string().bytes()),
        }
    }
    Some(bytes)
}
