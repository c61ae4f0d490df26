//! One line: where its text begins, how it is marked, how wide it is.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use memchr::{memchr, memchr_iter};

use crate::document::Span;

use super::bullet::{bullet, emphasised, task, trailing_bullet};
use super::lettered::is_lettered;
use super::tags::tagged;

/// What a line's first characters make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// White space only.
    Blank,
    /// Plain text.
    Text,
    /// `## `, with the number of signs.
    Heading(u8),
    /// A list marker and what follows it.
    Item(Marker),
    /// Cells separated by tabs.
    TabRow,
    /// Cells separated by pipes.
    PipeRow,
    /// Cells separated by semicolons.
    SemicolonRow,
    /// Semicolons with nothing between them.
    EmptyRow,
    /// Only signs that draw a line: `---`, `____`, `|---|---|`.
    Rule,
}

/// A list marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker {
    /// `•`, `-`, `o`
    Bullet(char),
    /// `1.`, `2)`
    Number(u16),
    /// `a)`
    Letter(u8),
    /// `1.2`, `2.1.3`: a number below another.
    Part,
}

impl Marker {
    /// Whether both count in the same way, or are the same sign.
    pub(crate) fn is_of_kind(self, other: Self) -> bool {
        match (self, other) {
            (Self::Bullet(sign), Self::Bullet(other)) => sign == other,
            _ => std::mem::discriminant(&self) == std::mem::discriminant(&other),
        }
    }
}

/// A line of the source.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// The line without its line end.
    pub(crate) full: Span,
    /// The text after indent and marker, without white space around it.
    pub(crate) content: Span,
    /// Columns of white space before the first sign; a tab goes to the next multiple of four.
    pub(crate) indent: u32,
    /// Column at which `content` begins.
    pub(crate) column: u32,
    /// Column at which `content` ends.
    pub(crate) end_column: u32,
    /// What the line is.
    pub(crate) shape: Shape,
    /// A page break (form feed) stands before the line.
    pub(crate) page_break: bool,
    /// The text has runs of three or more spaces, so that it may stand in columns.
    pub(crate) gaps: bool,
    /// A running header or footer, or a page number.
    pub(crate) furniture: bool,
    /// It goes on with the line before, whatever it looks like.
    pub(crate) goes_on: bool,
    /// It comes back in the same words, over another text each time.
    pub(crate) refrain: bool,
    /// It begins with a label that comes back.
    pub(crate) labelled: bool,
    /// The number of the column of running text that it stands in; 0 where it stands in none.
    pub(super) beside: u32,
    /// What the lines around it, with no blank line between them, hold together.
    pub(crate) run: Run,
}

/// What lines without a blank line between them hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Run {
    /// Text that goes on from line to line.
    Text,
    /// Some lines that ended on purpose, among others.
    Mixed,
    /// Sentences that each begin on a line of their own.
    List,
}

/// Cuts the text into lines.
pub(crate) fn lines(source: &str, lines: &mut Vec<Line>) {
    lines.clear();
    let bytes = source.as_bytes();
    lines.reserve(memchr_iter(b'\n', bytes).count() + 1);
    // Most texts have no gap in any line.
    let gaps = GAP.find(bytes).is_some();
    let mut start = 0;
    for end in memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        if start > end || (start == end && end == bytes.len()) {
            break;
        }
        let stop = if end > start && bytes[end - 1] == b'\r' { end - 1 } else { end };
        lines.push(line(source, start, stop, gaps));
        start = end + 1;
    }
}

/// The line from `start` to `end`, of a text that has gaps in some line or in none.
pub(super) fn line(source: &str, start: usize, end: usize, gaps: bool) -> Line {
    let bytes = &source.as_bytes()[..end];
    let (mut at, mut indent, mut page_break) = (start, 0u32, false);
    while at < end {
        match bytes[at] {
            b' ' => indent += 1,
            b'\t' => indent = (indent / 4 + 1) * 4,
            0x0C => (page_break, indent) = (true, 0),
            b'\r' | 0x0B => {}
            0xC2 if bytes.get(at + 1) == Some(&0xA0) => {
                indent += 1;
                at += 1;
            }
            0xEF if bytes[at..].starts_with("\u{FEFF}".as_bytes()) => at += 2,
            _ => break,
        }
        at += 1;
    }
    let mut stop = end;
    while stop > at && matches!(bytes[stop - 1], b' ' | b'\r' | 0x0B | 0x0C) {
        stop -= 1;
    }
    // Tabs at the end are empty cells; they stay with the line until its shape is known.
    let mut trimmed = stop;
    while trimmed > at && bytes[trimmed - 1].is_ascii_whitespace() {
        trimmed -= 1;
    }
    let mut line = Line {
        full: Span::new(start as u32, end as u32),
        content: Span::new(at as u32, trimmed as u32),
        indent,
        column: indent,
        end_column: indent + width(&bytes[at..trimmed]),
        shape: Shape::Blank,
        page_break,
        gaps: false,
        furniture: false,
        goes_on: false,
        refrain: false,
        labelled: false,
        beside: 0,
        run: Run::Text,
    };
    if trimmed == at {
        return line;
    }
    let text = &source[at..trimmed];
    let (shape, skip) = shape(text);
    line.shape = shape;
    line.content.start += skip as u32;
    line.column += width(&text.as_bytes()[..skip]);
    if matches!(shape, Shape::Heading(_)) {
        line.content.end = at as u32 + text.trim_end_matches(['#', ' ']).len().max(skip) as u32;
    }
    if shape == Shape::Text
        && let Some(sign) = trailing_bullet(text)
    {
        line.shape = Shape::Item(Marker::Bullet(sign));
        line.content.end -= (text.len() - text[..text.len() - sign.len_utf8()].trim_end().len()) as u32;
    }
    let rest = &bytes[at + skip..stop];
    if matches!(shape, Shape::Text | Shape::Item(_)) {
        let tab = memchr(b'\t', rest);
        let tabs = |from: usize| memchr_iter(b'\t', &rest[from..]).count();
        // Within the text, or more than one at its end.
        if tab.is_some_and(|tab| at + skip + tab < trimmed || tabs(tab) > 1) {
            line.shape = Shape::TabRow;
            // `1.` before a tab is a cell too.
            let numbered = matches!(shape, Shape::Item(Marker::Number(_) | Marker::Part));
            let skip = if numbered && text[..skip].ends_with('\t') { 0 } else { skip };
            line.content = Span::new((at + skip) as u32, stop as u32);
        }
        line.gaps = gaps && GAP.find(rest).is_some();
    }
    line
}

/// Between columns.
static GAP: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("   "));

/// Characters, which is what a fixed-width column holds one of each.
fn width(bytes: &[u8]) -> u32 {
    // In chunks whose sums fit a byte, so that many bytes are looked at at a time.
    let begins = |byte: &u8| u8::from((byte & 0xC0) != 0x80);
    bytes.chunks(128).map(|chunk| u32::from(chunk.iter().map(begins).sum::<u8>())).sum()
}

/// The shape of a line by its first characters, and how many bytes its marker and the space after it take.
pub(super) fn shape(text: &str) -> (Shape, usize) {
    let bytes = text.as_bytes();
    match bytes[0] {
        b'#' => {
            let signs = bytes.iter().take_while(|byte| **byte == b'#').count();
            match bytes.get(signs) {
                Some(b' ' | b'\t') | None if signs <= 6 => (Shape::Heading(signs as u8), past_blank(text, signs)),
                _ => (Shape::Text, 0),
            }
        }
        b'|' => match is_rule(text) {
            true => (Shape::Rule, 0),
            false => (Shape::PipeRow, 0),
        },
        b'-' | b'*' | b'+' | b'_' | b'=' | b'.' | 0xE2 if is_rule(text) => (Shape::Rule, 0),
        // A scanned bullet.
        b'.' if text[1..].starts_with("  ") => (Shape::Item(Marker::Bullet('.')), past_blank(text, 1)),
        b'0'..=b'9' => number(text),
        b'[' => match task(text) {
            Some((marker, skip)) => (Shape::Item(marker), past_blank(text, skip)),
            None => (Shape::Text, 0),
        },
        // A quotation mark of Markdown or a mail; `> 20 besök` says more than twenty.
        b'>' => {
            let quoted = text.trim_start_matches(['>', ' ']);
            match quoted.starts_with(|c: char| c.is_ascii_digit())
                || quoted.is_empty()
                || !text[1..].starts_with([' ', '>'])
            {
                true => (Shape::Text, 0),
                false => {
                    let (shape, skip) = shape(quoted);
                    (shape, text.len() - quoted.len() + skip)
                }
            }
        }
        b'l' | b'I' if text[1..].starts_with(". ") => (Shape::Item(Marker::Number(1)), past_blank(text, 2)),
        letter @ b'a'..=b'h' if is_lettered(text) => (Shape::Item(Marker::Letter(letter)), past_blank(text, 2)),
        b'<' => tagged(text),
        b'*' | b'_' => emphasised(text).unwrap_or_else(|| bullet(text)),
        b'-' | b'+' | b'o' | b'~' | 0xC2.. => bullet(text),
        // What a font of signs shows as a bullet is a letter in any other.
        b'l' | b'n' | b'q' | b'u' | b'v' | b'w' if bytes.get(1) == Some(&b'\t') => {
            (Shape::Item(Marker::Bullet(char::from(bytes[0]))), past_blank(text, 1))
        }
        _ => (Shape::Text, 0),
    }
}

/// Past the white space from `from` on.
pub(super) fn past_blank(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start().len()
}

fn number(text: &str) -> (Shape, usize) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let begins = |after: &str| after.starts_with(|c: char| c.is_uppercase() || c == '*');
    let sign = match (rest.strip_prefix(['.', ')']), rest.strip_prefix(" . ").or(rest.strip_prefix(" ) "))) {
        (Some(after), _) if after.is_empty() || after.starts_with([' ', '\t']) || begins(after) => Some(1),
        // `3 . Polisen`: a scanner saw the sign apart.
        (_, Some(after)) if begins(after.trim_start()) => Some(2),
        _ => None,
    };
    // `1.2 Polisen`
    let parts = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let numbers: Vec<&str> = text[..parts].trim_end_matches('.').split('.').collect();
    let capital = text[parts..].trim_start().starts_with(char::is_uppercase) && text[parts..].starts_with([' ', '\t']);
    if numbers.len() > 1 && capital && numbers.iter().all(|number| (1..=2).contains(&number.len())) {
        return (Shape::Item(Marker::Part), past_blank(text, parts));
    }
    match (text[..digits].parse(), sign) {
        (Ok(value), Some(sign)) if digits <= 2 => (Shape::Item(Marker::Number(value)), past_blank(text, digits + sign)),
        _ => (Shape::Text, 0),
    }
}

/// Three or more signs that draw a line, and nothing else.
fn is_rule(text: &str) -> bool {
    let mut signs = 0;
    for character in text.chars() {
        match character {
            '-' | '_' | '=' | '.' | '…' | '–' | '—' | '*' | '|' | ':' | '+' => signs += 1,
            ' ' | '\t' => {}
            _ => return false,
        }
    }
    signs >= 3 || text == "…"
}

/// The lines of a text that are marked by `mark` as `is` tells.
#[cfg(test)]
pub(super) fn marked(text: &str, mark: impl Fn(&str, &mut [Line]), is: impl Fn(&Line) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    lines(text, &mut found);
    mark(text, &mut found);
    (0..found.len()).filter(|index| is(&found[*index])).collect()
}

#[cfg(test)]
mod tests;
