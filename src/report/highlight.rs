//! The source text with every value marked, each mark leading to its value.
//!
//! Spans may lie in one another, overlap, touch or be empty; marks only lie in one another. Where two overlap, the one
//! that begins later is cut in two at the end of the other. Knows nothing of documents.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt::Write;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::escape::push;
use crate::document::Span;

/// How deep marks may lie in one another. Deeper ones are shown as points, so that no input costs more than it is long.
const DEPTH: usize = 12;

/// What a mark is, which decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum MarkKind {
    /// Which document it is: title, kommun, period, date.
    Fact,
    /// A longer text: lägesbild, introduction.
    Section,
    /// A promise.
    Promise,
    /// An activity.
    Activity,
    /// A theme.
    Theme,
    /// Who acts, or acts along.
    Actor,
    /// What can be counted, and what was.
    Number,
    /// What was reported.
    Report,
    /// Who signed.
    Person,
    /// What was not understood.
    Unclaimed,
    /// What a finding is about.
    Note,
}

impl MarkKind {
    /// Its class in the style sheet.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Fact => "k-fact",
            Self::Section => "k-section",
            Self::Promise => "k-promise",
            Self::Activity => "k-activity",
            Self::Theme => "k-theme",
            Self::Actor => "k-actor",
            Self::Number => "k-number",
            Self::Report => "k-report",
            Self::Person => "k-person",
            Self::Unclaimed => "k-unclaimed",
            Self::Note => "k-note",
        }
    }
}

/// A place of the source that a value was taken from.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    pub(crate) kind: MarkKind,
    /// What it is called, shown where the pointer rests.
    pub(crate) label: String,
    /// Shown before it (`a4`); empty where nothing is.
    pub(crate) tag: String,
    /// Shown after it: what a finding says.
    pub(crate) remark: Option<String>,
}

/// The marks of a document, numbered in the order in which they were made.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    marks: Vec<Mark>,
    known: FxHashMap<(Span, MarkKind), usize>,
}

impl Marks {
    /// The number of the mark of a place, and whether it is new. Values from the same place share a mark.
    pub(crate) fn add(&mut self, mark: Mark) -> (usize, bool) {
        let next = self.marks.len();
        let number = *self.known.entry((mark.span, mark.kind)).or_insert(next);
        if number == next {
            self.marks.push(mark);
        }
        (number, number == next)
    }

    /// The number of the mark of a place, if it has one.
    pub(crate) fn find(&self, span: Span, kind: MarkKind) -> Option<usize> {
        self.known.get(&(span, kind)).copied()
    }

    /// Every mark made so far.
    pub(crate) fn all(&self) -> &[Mark] {
        &self.marks
    }
}

/// A mark, or what is left of one after a cut, that is still to be opened. The greatest is the next.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    start: Reverse<u32>,
    end: u32,
    number: Reverse<usize>,
    is_rest: bool,
}

/// A mark that is open.
struct Open {
    end: u32,
    number: usize,
    /// Whether a later part of it is still to come.
    is_cut: bool,
}

/// Writes the text of `covered` as HTML.
///
/// `text` gives the characters of a range of the source. The mark with number `n` gets the id `{prefix}s{n}` and leads to
/// `#{prefix}v{n}`.
pub(crate) fn highlight<'t>(
    marks: &Marks,
    covered: Span,
    prefix: &str,
    text: impl Fn(Range<usize>) -> Cow<'t, str>,
) -> String {
    let mut writer = Writer {
        marks: marks.all(),
        prefix,
        text,
        html: String::new(),
        stack: Vec::new(),
        linked: vec![false; marks.all().len()],
        at: covered.start,
    };
    let mut waiting: BinaryHeap<Waiting> = BinaryHeap::with_capacity(writer.marks.len());
    for (number, mark) in writer.marks.iter().enumerate() {
        let (start, end) = (mark.span.start.max(covered.start), mark.span.end.min(covered.end));
        // What lies outside of the text has nothing to show; its place is kept at the edge, so that no link leads nowhere.
        let (start, end) = if start <= end { (start, end) } else { (start.min(covered.end), start.min(covered.end)) };
        waiting.push(Waiting { start: Reverse(start), end, number: Reverse(number), is_rest: false });
    }
    while let Some(Waiting { start: Reverse(start), end, number: Reverse(number), is_rest }) = waiting.pop() {
        writer.close_until(start);
        writer.text_until(start);
        let inner_end = writer.stack.last().map_or(end, |outer| outer.end.min(end));
        let too_deep = writer.stack.len() >= DEPTH;
        let inner_end = if too_deep { start } else { inner_end };
        let is_cut = inner_end < end && !too_deep;
        if is_cut {
            waiting.push(Waiting { start: Reverse(inner_end), end, number: Reverse(number), is_rest: true });
        }
        if !(is_rest && inner_end == start) {
            writer.open(Open { end: inner_end, number, is_cut }, is_rest, start);
        }
    }
    writer.close_until(u32::MAX);
    writer.text_until(covered.end);
    writer.html
}

struct Writer<'m, T> {
    marks: &'m [Mark],
    prefix: &'m str,
    text: T,
    html: String,
    stack: Vec<Open>,
    /// Which marks have a link already.
    linked: Vec<bool>,
    at: u32,
}

impl<'t, T: Fn(Range<usize>) -> Cow<'t, str>> Writer<'_, T> {
    fn open(&mut self, open: Open, is_rest: bool, start: u32) {
        let Mark { kind, tag, .. } = &self.marks[open.number];
        let _ = write!(self.html, "<mark class=\"{}", kind.class());
        if open.end == start && !is_rest {
            self.html.push_str(" point");
        }
        self.html.push('"');
        if !is_rest {
            let _ = write!(self.html, " id=\"{}s{}\" tabindex=\"-1\"", self.prefix, open.number);
            if !tag.is_empty() {
                self.html.push_str(" data-tag=\"");
                push(&mut self.html, tag);
                self.html.push('"');
            }
        }
        self.html.push('>');
        self.stack.push(open);
    }

    /// Closes the marks that end at or before an offset, with the text before their ends.
    fn close_until(&mut self, offset: u32) {
        while let Some(end) = self.stack.last().map(|open| open.end).filter(|end| *end <= offset) {
            self.text_until(end);
            let Some(open) = self.stack.pop() else { return };
            self.html.push_str("</mark>");
            if let (false, Some(remark)) = (open.is_cut, &self.marks[open.number].remark) {
                let _ = write!(self.html, "<a class=\"remark\" href=\"#{}v{}\">", self.prefix, open.number);
                push(&mut self.html, remark);
                self.html.push_str("</a>");
            }
        }
    }

    /// The text up to an offset, which leads to the value of the innermost mark around it.
    fn text_until(&mut self, offset: u32) {
        if offset <= self.at {
            return;
        }
        let text = (self.text)(self.at as usize..offset as usize);
        self.at = offset;
        let Some(open) = self.stack.last().filter(|_| !text.trim().is_empty()) else {
            return push(&mut self.html, &text);
        };
        let _ = write!(self.html, "<a href=\"#{}v{}\" title=\"", self.prefix, open.number);
        push(&mut self.html, &self.marks[open.number].label);
        // One stop of the Tab key for each value is enough.
        let is_first = !std::mem::replace(&mut self.linked[open.number], true);
        self.html.push_str(if is_first { "\">" } else { "\" tabindex=\"-1\">" });
        push(&mut self.html, &text);
        self.html.push_str("</a>");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marks(spans: &[(u32, u32)]) -> Marks {
        let mut marks = Marks::default();
        for (number, (start, end)) in spans.iter().enumerate() {
            let kind = [MarkKind::Activity, MarkKind::Number, MarkKind::Actor, MarkKind::Theme][number % 4];
            let span = Span::new(*start, *end);
            marks.add(Mark { span, kind, label: String::new(), tag: String::new(), remark: None });
        }
        marks
    }

    fn html(text: &str, spans: &[(u32, u32)]) -> String {
        highlight(&marks(spans), Span::new(0, text.len() as u32), "d", |range| Cow::Borrowed(&text[range]))
    }

    /// The same in short: `{0 … }` for a mark, `{0+ … }` for the rest of one, `[…]` for a link.
    fn short(text: &str, spans: &[(u32, u32)]) -> String {
        let mut short = html(text, spans);
        for kind in ["k-activity", "k-number", "k-actor", "k-theme"] {
            for point in ["", " point"] {
                short = short.replace(&format!("<mark class=\"{kind}{point}\""), &format!("<mark{point}"));
            }
        }
        for number in 0..spans.len() {
            short = short.replace(&format!(" id=\"ds{number}\" tabindex=\"-1\">"), &format!("{number} "));
            short = short.replace(&format!("<a href=\"#dv{number}\" title=\"\">"), &format!("[{number}:"));
            short =
                short.replace(&format!("<a href=\"#dv{number}\" title=\"\" tabindex=\"-1\">"), &format!("[{number}+:"));
        }
        short.replace("</a>", "]").replace("</mark>", "}").replace("<mark point", "{.").replace("<mark", "{")
    }

    #[test]
    fn cases() {
        for (name, spans, expected) in [
            ("none", &[][..], "abcdef"),
            ("one", &[(1, 3)], "a{0 [0:bc]}def"),
            ("the whole", &[(0, 6)], "{0 [0:abcdef]}"),
            ("nested", &[(0, 5), (2, 4)], "{0 [0:ab]{1 [1:cd]}[0+:e]}f"),
            ("nested, the inner one first", &[(2, 4), (0, 5)], "{1 [1:ab]{0 [0:cd]}[1+:e]}f"),
            ("nested at the same start", &[(1, 5), (1, 3)], "a{0 {1 [1:bc]}[0:de]}f"),
            ("nested at the same end", &[(1, 5), (3, 5)], "a{0 [0:bc]{1 [1:de]}}f"),
            ("the same place twice", &[(1, 3), (1, 3)], "a{0 {1 [1:bc]}}def"),
            ("adjacent", &[(0, 2), (2, 4)], "{0 [0:ab]}{1 [1:cd]}ef"),
            ("overlapping", &[(0, 3), (2, 5)], "{0 [0:ab]{1 [1:c]}}{> [1+:de]}f"),
            ("three overlapping", &[(0, 3), (1, 4), (2, 5)], "{0 [0:a]{1 [1:b]{2 [2:c]}}}{> {> [1+:d]}[2+:e]}f"),
            ("empty", &[(2, 2)], "ab{.0 }cdef"),
            ("empty at the start of another", &[(2, 2), (2, 4)], "ab{1 {.0 }[1:cd]}ef"),
            ("empty at the end of another", &[(2, 4), (4, 4)], "ab{0 [0:cd]}{.1 }ef"),
            ("empty at the end of the text", &[(6, 6)], "abcdef{.0 }"),
            ("beyond the end", &[(4, 9), (7, 9)], "abcd{0 [0:ef]}{.1 }"),
            ("reversed", &[(4, 2)], "abcd{.0 }ef"),
        ] {
            // The rest of a mark has neither an id nor a stop of its own.
            let short = short("abcdef", spans).replace("{>", "{> ");
            assert_eq!(short, expected, "{name}");
        }
    }

    #[test]
    fn letters_of_several_bytes_line_ends_and_markup() {
        assert_eq!(short("åäö", &[(2, 4)]), "å{0 [0:ä]}ö");
        assert_eq!(short("ab\ncd", &[(1, 4)]), "a{0 [0:b\nc]}d");
        assert_eq!(short("a <b>", &[(2, 5)]), "a {0 [0:&lt;b&gt;]}");
        assert_eq!(short("a  b", &[(1, 3)]), "a{0   }b", "blanks lead nowhere");
    }

    #[test]
    fn only_what_is_covered_is_shown() {
        let text = "abcdef";
        let html = highlight(&marks(&[(0, 4)]), Span::new(2, 5), "d", |range| Cow::Borrowed(&text[range]));
        assert!(html.starts_with("<mark") && html.ends_with(">cd</a></mark>e"), "{html}");
    }

    #[test]
    fn marks_of_one_place_are_one() {
        let mut marks = Marks::default();
        let mark = |kind| Mark { span: Span::new(1, 2), kind, label: String::new(), tag: String::new(), remark: None };
        assert_eq!(marks.add(mark(MarkKind::Actor)), (0, true));
        assert_eq!(marks.add(mark(MarkKind::Actor)), (0, false));
        assert_eq!(marks.add(mark(MarkKind::Number)), (1, true));
    }

    #[test]
    fn labels_and_remarks_are_escaped() {
        let mut marks = Marks::default();
        let hostile = "\"><script>".to_owned();
        let span = Span::new(0, 1);
        marks.add(Mark {
            span,
            kind: MarkKind::Note,
            label: hostile.clone(),
            tag: hostile.clone(),
            remark: Some(hostile),
        });
        let html = highlight(&marks, Span::new(0, 1), "d", |_| Cow::Borrowed("<"));
        assert_eq!(html.matches("&quot;&gt;&lt;script&gt;").count(), 3, "{html}");
        assert!(!html.contains("<script"), "{html}");
    }

    #[test]
    fn many_overlapping_marks_cost_no_more_than_many_others() {
        let text = "x".repeat(20_000);
        let spans: Vec<_> = (0..10_000).map(|start| (start, start + 10_000)).collect();
        assert!(html(&text, &spans).len() < 400 * spans.len());
    }

    proptest! {
        #[test]
        fn the_text_is_all_there_and_the_marks_are_balanced(
            text in "[a-zåäö<>&\"\n ]{0,40}",
            spans in proptest::collection::vec((0usize..50, 0usize..50), 0..12),
        ) {
            let at = |offset: usize| text.floor_char_boundary(offset) as u32;
            let spans: Vec<_> = spans.iter().map(|(start, end)| (at(*start), at(*end))).collect();
            let html = html(&text, &spans);
            let (mut shown, mut depth) = (String::new(), 0i32);
            let mut rest = html.as_str();
            while let Some((before, tag)) = rest.split_once('<') {
                shown.push_str(before);
                let (tag, after) = tag.split_once('>').unwrap();
                let ours = ["mark class=", "/mark", "a href=\"#dv", "/a"];
                prop_assert!(ours.iter().any(|known| tag.starts_with(known)), "{tag}");
                depth += if tag.starts_with('/') { -1 } else { 1 };
                prop_assert!(depth >= 0);
                rest = after;
            }
            shown.push_str(rest);
            prop_assert_eq!(depth, 0);
            let mut escaped = String::new();
            push(&mut escaped, &text);
            prop_assert_eq!(shown, escaped);
        }
    }
}
