//! Folding: source text without its layout, with the way back from each byte of the result.
//!
//! Markup goes, wrapped lines are joined, hyphens that only break a line are closed up. A value that
//! stands in one piece in the source is borrowed from it; only the others are copied.

use std::borrow::Cow;

use memchr::memmem;

use crate::document::Span;
use crate::vocabulary::{keeps_hyphen_before, links};

use super::entities::blank;
use super::folded::{Folded, Link};
use super::plain::{SPECIAL, is_plain};
use super::runs::{Run, Runs};

/// How far off another spelling of a word is looked for, in bytes; documents are shorter.
const NEAR: usize = 8 * 1024;

/// So many letters after a hyphen tell a word from others.
const SHORTEST_STEM: usize = 4;

/// A link or a tag of more bytes is none, so that what only begins as one is not looked through to the end each time.
const LONGEST_MARKUP: usize = 4096;

/// Folds the pieces of `source`, one for each line, into one text.
pub(crate) fn fold<'a>(source: &'a str, pieces: &[Span]) -> Folded<'a> {
    if let [piece] = pieces {
        let text = &source[piece.range()];
        if is_plain(text) {
            let run = Run { folded: 0, source: piece.start, length: text.len() as u32 };
            return Folded { text: Cow::Borrowed(text), runs: Runs::One([run]), links: Box::default() };
        }
    }
    let text = String::with_capacity(pieces.iter().map(|piece| piece.range().len() + 1).sum());
    let mut folder =
        Folder { source, text, runs: Vec::with_capacity(2 * pieces.len()), links: Vec::new(), space: false };
    for (index, piece) in pieces.iter().enumerate() {
        let text = source[piece.range()].trim_start();
        if index > 0 {
            folder.join(text);
        }
        folder.piece(Span::new(piece.end - text.len() as u32, piece.end));
    }
    folder.finish()
}

struct Folder<'a> {
    source: &'a str,
    text: String,
    runs: Vec<Run>,
    links: Vec<Link>,
    /// White space was passed that is yet to be written, so that none is left at the end.
    space: bool,
}

impl<'a> Folder<'a> {
    fn piece(&mut self, piece: Span) {
        let (start, end) = (piece.start as usize, piece.end as usize);
        let bytes = self.source.as_bytes();
        let mut at = start;
        while at < end {
            let byte = bytes[at];
            if !SPECIAL[byte as usize] && byte != b' ' {
                let from = at;
                // A space between two words is part of the run.
                let plain = |at: usize| at < end && !SPECIAL[bytes[at] as usize] && bytes[at] != b' ';
                while plain(at) || at < end && bytes[at] == b' ' && plain(at + 1) {
                    at += 1;
                }
                self.copy(from, at);
                continue;
            }
            at = match byte {
                b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C => self.blank(at, 1),
                b'*' | b'`' | b'|' => at + 1,
                b'_' => self.underscore(at, start, end),
                b'\\' if bytes.get(at + 1).is_some_and(|next| at + 1 < end && next.is_ascii_punctuation()) => {
                    self.copy(at + 1, at + 2);
                    at + 2
                }
                // `\` at the end of a line breaks it, and after a word it keeps the next on the line: `den 1\ maj`.
                b'\\' if at + 1 == end || bytes[at + 1] == b' ' && at > start && bytes[at - 1] != b' ' => at + 1,
                b'&' => self.blank_name(at, end),
                b'[' => self.link(at, end),
                b'<' => self.tag(at, end),
                b'-' => self.hyphen(at, start, end),
                0xC2 => self.soft_hyphen(at),
                _ => {
                    self.copy(at, at + 1);
                    at + 1
                }
            };
        }
    }

    fn blank(&mut self, at: usize, length: usize) -> usize {
        self.space = true;
        at + length
    }

    /// `&nbsp;` is a space, `&shy;` nothing.
    fn blank_name(&mut self, at: usize, end: usize) -> usize {
        let Some((length, space)) = blank(&self.source[at..end]) else {
            self.copy(at, at + 1);
            return at + 1;
        };
        self.space |= space;
        at + length
    }

    fn copy(&mut self, from: usize, to: usize) {
        self.write_space();
        let folded = self.text.len() as u32;
        match self.runs.last_mut() {
            Some(run) if run.source + run.length == from as u32 && run.folded + run.length == folded => {
                run.length += (to - from) as u32;
            }
            _ => self.runs.push(Run { folded, source: from as u32, length: (to - from) as u32 }),
        }
        self.text.push_str(&self.source[from..to]);
    }

    fn write_space(&mut self) {
        if self.space && !self.text.is_empty() {
            // A single space in the source keeps the run whole.
            let folded = self.text.len() as u32;
            if let Some(run) = self.runs.last_mut() {
                let next = (run.source + run.length) as usize;
                if run.folded + run.length == folded && self.source.as_bytes().get(next) == Some(&b' ') {
                    run.length += 1;
                }
            }
            self.text.push(' ');
        }
        self.space = false;
    }

    /// Emphasis at the edge of a word is markup; an underscore within a word is not.
    fn underscore(&mut self, at: usize, start: usize, end: usize) -> usize {
        let word = |index: usize| {
            self.source.as_bytes().get(index).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80)
        };
        if at > start && at + 1 < end && word(at - 1) && word(at + 1) {
            self.copy(at, at + 1);
        }
        at + 1
    }

    /// `[text](address)` leaves its text.
    fn link(&mut self, at: usize, end: usize) -> usize {
        let bytes = &self.source.as_bytes()[..end.min(at + LONGEST_MARKUP)];
        let found = memchr::memchr(b']', &bytes[at..]).map(|offset| at + offset).filter(|close| {
            bytes.get(close + 1) == Some(&b'(') && memchr::memchr(b'[', &bytes[at + 1..*close]).is_none()
        });
        let closed =
            found.and_then(|close| memchr::memchr(b')', &bytes[close..]).map(|offset| (close, close + offset)));
        let Some((close, paren)) = closed else {
            self.copy(at, at + 1);
            return at + 1;
        };
        let before = self.text.len();
        self.piece(Span::new(at as u32 + 1, close as u32));
        // The blank before it is written with its text, and not at all where it has none.
        let blank = usize::from(self.text[before..].starts_with(' '));
        self.links.push(Link {
            folded: Span::new((before + blank) as u32, self.text.len() as u32),
            target: Span::new(close as u32 + 2, paren as u32),
        });
        paren + 1
    }

    /// `<br>` is a space, other tags are nothing, `<address>` leaves the address.
    fn tag(&mut self, at: usize, end: usize) -> usize {
        let bytes = &self.source.as_bytes()[..end.min(at + LONGEST_MARKUP)];
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        let close = memchr::memchr(b'>', &bytes[at..]).map(|offset| at + offset);
        match close {
            Some(close) if next.is_ascii_alphabetic() || next == b'/' || next == b'!' => {
                let inner = &self.source[at + 1..close];
                if inner.contains("://") || (inner.contains('@') && !inner.contains(' ')) {
                    self.piece(Span::new(at as u32 + 1, close as u32));
                } else if matches!(inner.trim_end_matches(['/', ' ']), "br" | "BR" | "p" | "/p" | "li" | "/li") {
                    self.space = true;
                }
                close + 1
            }
            _ => {
                self.copy(at, at + 1);
                at + 1
            }
        }
    }

    /// A hyphen inside a word that the same document also writes without it only broke a line once.
    fn hyphen(&mut self, at: usize, start: usize, end: usize) -> usize {
        let before = word_before(&self.source[start..at]);
        let after = word_after(&self.source[at + 1..end]);
        let lower = |text: &str| text.chars().all(char::is_lowercase);
        // Only whole words of small letters: names and `A-traktorer` keep theirs.
        if before.chars().count() > 2
            && after.chars().count() > 2
            && lower(after)
            && lower(&before[first_len(before)..])
        {
            // Its first letter may be a capital elsewhere, and its ending another.
            let stem = after.char_indices().nth(SHORTEST_STEM).map_or(after, |(end, _)| &after[..end]);
            let joined = [&before[first_len(before)..], stem].concat();
            let near = at.saturating_sub(NEAR)..self.source.len().min(at + NEAR);
            if links(before) && after.chars().count() > SHORTEST_STEM {
                return at + 1;
            }
            if memmem::find(&self.source.as_bytes()[near], joined.as_bytes()).is_some() {
                return at + 1;
            }
        }
        self.copy(at, at + 1);
        at + 1
    }

    /// A soft hyphen goes; the other characters of two bytes that begin as it does stay.
    fn soft_hyphen(&mut self, at: usize) -> usize {
        if !self.source[at..].starts_with('\u{AD}') {
            self.copy(at, at + 2);
        }
        at + 2
    }

    fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        while let Some(run) = self.runs.last_mut() {
            if run.folded as usize >= length {
                self.runs.pop();
            } else {
                run.length = run.length.min(length as u32 - run.folded);
                break;
            }
        }
    }

    /// Joins the line so far with the one that begins with `next`.
    fn join(&mut self, next: &str) {
        let mut tail = self.text.chars().rev();
        if self.space || tail.next() != Some('-') || !tail.next().is_some_and(char::is_alphanumeric) {
            // A soft hyphen at the line's end has been dropped by now, so look at the source for it.
            if !self.ends_in_soft_hyphen() {
                self.space = true;
            }
            return;
        }
        let before = word_before(&self.text[..self.text.len() - 1]);
        let after = word_after(next);
        if keeps_hyphen_before(after) {
            self.space = true;
            return;
        }
        let capital_before = before.chars().next_back().is_some_and(|c| c.is_uppercase() || c.is_numeric());
        if capital_before || !after.starts_with(char::is_lowercase) {
            return;
        }
        self.truncate(self.text.len() - 1);
        let mut last = self.text.chars().rev();
        let (one, two) = (last.next(), last.next());
        if one.is_some() && one == two && one == after.chars().next() {
            self.truncate(self.text.len() - one.map_or(0, char::len_utf8));
        }
    }

    fn ends_in_soft_hyphen(&self) -> bool {
        let end = self.runs.last().map_or(0, |run| (run.source + run.length) as usize);
        self.source[end..].starts_with('\u{AD}')
    }

    fn finish(self) -> Folded<'a> {
        let text = match self.runs.as_slice() {
            [run] if run.length as usize == self.text.len() => {
                Cow::Borrowed(&self.source[run.source as usize..(run.source + run.length) as usize])
            }
            _ => Cow::Owned(self.text),
        };
        Folded { text, runs: Runs::Several(self.runs), links: self.links.into_boxed_slice() }
    }
}

fn word_before(text: &str) -> &str {
    let start = text.char_indices().rev().find(|(_, c)| !c.is_alphanumeric()).map_or(0, |(i, c)| i + c.len_utf8());
    &text[start..]
}

fn word_after(text: &str) -> &str {
    let end = text.char_indices().find(|(_, c)| !c.is_alphanumeric()).map_or(text.len(), |(i, _)| i);
    &text[..end]
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Span> {
        let mut at = 0;
        text.split('\n')
            .map(|line| {
                let span = Span::new(at, at + line.len() as u32);
                at += line.len() as u32 + 1;
                span
            })
            .collect()
    }

    fn folded(text: &str) -> String {
        fold(text, &lines(text)).text().to_owned()
    }

    #[test]
    fn one_plain_line_is_borrowed() {
        let text = "Polisen ska öka sin närvaro";
        assert!(matches!(fold(text, &lines(text)).text, Cow::Borrowed(_)));
        let bold = "**Att öka tryggheten.**";
        assert!(matches!(fold(bold, &lines(bold)).text, Cow::Borrowed("Att öka tryggheten.")));
    }

    #[test]
    fn layout_goes() {
        for (source, expected) in [
            ("alkohol, narko-\n  tika och tobak", "alkohol, narkotika och tobak"),
            ("kvälls-\noch helgtid", "kvälls- och helgtid"),
            ("brotts- och trygghet", "brotts- och trygghet"),
            ("kontroller av A-\n  traktorer", "kontroller av A-traktorer"),
            ("enligt EST-\nmodellen", "enligt EST-modellen"),
            ("vid buss-\nstationen", "vid busstationen"),
            ("Lars-\nÅke", "Lars-Åke"),
            (
                "två stycken medborgar-löften, dessa medborgarlöften",
                "två stycken medborgarlöften, dessa medborgarlöften",
            ),
            ("fler ordnings-störningar", "fler ordningsstörningar"),
            ("en sommar-aktivitet", "en sommar-aktivitet"),
            ("trygghets-app", "trygghets-app"),
            ("Anna-Carin", "Anna-Carin"),
            ("grann\u{AD}samverkan", "grannsamverkan"),
            ("grann\u{AD}\nsamverkan", "grannsamverkan"),
            ("a  b\tc d", "a b c d"),
            ("se [polisen](https://polisen.se).", "se polisen."),
            ("en [](https://polisen.se) länk", "en länk"),
            ("9 st<br>till <b>fots</b>", "9 st till fots"),
            ("5 < 6", "5 < 6"),
            ("den 1\\ maj\\\n  på torget", "den 1 maj på torget"),
            ("minst&nbsp;20 &amp; grann&shy;samverkan", "minst 20 &amp; grannsamverkan"),
            ("polisen \\ kommunen", "polisen \\ kommunen"),
            ("fil_namn och _betonat_", "fil_namn och betonat"),
            ("**Polisen** ska", "Polisen ska"),
            ("tid 2018 - \n2019", "tid 2018 - 2019"),
        ] {
            assert_eq!(folded(source), expected, "{source:?}");
        }
    }

    #[test]
    fn spans_lead_back() {
        let text = "- **Kommunen** ska ordna narko-\n  tikafria kvällar";
        let folded = fold(text, &[Span::new(2, 31), Span::new(32, text.len() as u32)]);
        assert_eq!(folded.text(), "Kommunen ska ordna narkotikafria kvällar");
        let at = folded.text().find("narkotikafria").unwrap();
        let span = folded.span(at, at + "narkotikafria".len());
        assert_eq!(&text[span.range()], "narko-\n  tikafria");
        assert_eq!(&text[folded.span(0, 8).range()], "Kommunen");
        assert_eq!(&text[folded.span(9, 12).range()], "ska");
    }
}
