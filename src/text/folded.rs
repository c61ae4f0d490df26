//! Text without its layout, and the way back from each byte of it.

use std::borrow::Cow;

use super::runs::Runs;
use crate::document::Span;

/// Folded text and the places its parts came from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) runs: Runs,
    pub(super) links: Box<[Link]>,
}

/// A Markdown link whose text is part of the folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    /// Where the link's text stands in the folded text.
    pub(crate) folded: Span,
    /// Where its address stands in the source.
    pub(crate) target: Span,
}

impl<'a> Folded<'a> {
    /// The text without layout.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The links in the text.
    pub(crate) fn links(&self) -> &[Link] {
        &self.links
    }

    /// A part of the folded text, still borrowed where the whole is.
    pub(crate) fn slice(&self, start: usize, end: usize) -> Cow<'a, str> {
        match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[start..end]),
            Cow::Owned(text) => Cow::Owned(text[start..end].to_owned()),
        }
    }

    /// The source bytes of `start..end` of the folded text, from the first to the last.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        if let Runs::One([run]) = self.runs {
            let at = |offset: usize| run.source + (offset as u32).min(run.length);
            return Span::new(at(start), at(end.max(start)));
        }
        if self.runs.is_empty() {
            return Span::default();
        }
        if start >= end {
            let at = self.source_start(start);
            return Span::new(at, at);
        }
        let last = self.run_at(end - 1);
        let run = self.runs[last];
        let to = run.source + run.length.min(end as u32 - run.folded);
        Span::new(self.source_start(start), to.max(self.source_start(start)))
    }

    /// Where the source offset stands in the folded text, or the next that does.
    pub(crate) fn offset_of(&self, source: u32) -> u32 {
        let index = self.runs.partition_point(|run| run.source + run.length <= source);
        self.runs.get(index).map_or(self.text.len() as u32, |run| run.folded + source.saturating_sub(run.source))
    }

    /// The span of the whole.
    pub(crate) fn whole(&self) -> Span {
        match (self.runs.first(), self.runs.last()) {
            (Some(first), Some(last)) => Span::new(first.source, last.source + last.length),
            _ => Span::default(),
        }
    }

    /// Whether the text is what stands at `span`, byte for byte.
    pub(crate) fn is_source(&self, span: Span) -> bool {
        matches!(self.text, Cow::Borrowed(_)) && matches!(self.runs[..], [_]) && self.whole() == span
    }

    /// The stretches of source that the text was taken from, in order.
    pub(crate) fn sources(&self) -> impl Iterator<Item = Span> + '_ {
        self.runs.iter().map(|run| Span::new(run.source, run.source + run.length))
    }

    fn run_at(&self, offset: usize) -> usize {
        self.runs.partition_point(|run| run.folded <= offset as u32).saturating_sub(1)
    }

    fn source_start(&self, offset: usize) -> u32 {
        let index = self.run_at(offset);
        let run = self.runs[index];
        let within = offset as u32 - run.folded.min(offset as u32);
        match self.runs.get(index + 1) {
            // An inserted space stands for the layout between two runs; what begins there begins at the next.
            Some(next) if within >= run.length => next.source,
            _ => run.source + within.min(run.length),
        }
    }
}
