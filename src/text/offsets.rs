//! Where the characters of a text stand in the bytes that it was made from.

use crate::document::Span;

/// The way back from a text to the bytes of its file.
///
/// A file whose bytes are the text needs no entries; else each entry holds for a run of characters that are equally long
/// in the text, and equally long in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OffsetMap {
    runs: Vec<Run>,
    text_end: u32,
    source_end: u32,
}

/// Characters one after another in the text and in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    text: u32,
    source: u32,
    /// Bytes that each character takes in the text, and in the file.
    ///
    /// Where the two are the same they are 1, whatever the length of the characters.
    text_step: u32,
    source_step: u32,
}

/// A part of a text, whose characters take as many bytes each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) text: Span,
    text_step: u32,
    source_step: u32,
}

impl Part {
    /// How many bytes of the file those characters of the part were made from that take so many bytes of the text.
    pub(crate) fn in_file(self, bytes: u64) -> u64 {
        bytes / u64::from(self.text_step) * u64::from(self.source_step)
    }
}

impl OffsetMap {
    /// The map of a text that is the file.
    pub(super) fn identity(length: usize) -> Self {
        Self { runs: Vec::new(), text_end: length as u32, source_end: length as u32 }
    }

    /// A map to be filled by [`push`](Self::push).
    pub(super) fn empty() -> Self {
        Self::default()
    }

    /// Whether offsets into the text are offsets into the file.
    pub(crate) fn is_identity(&self) -> bool {
        self.runs.is_empty() && self.text_end == self.source_end
    }

    /// Adds a character of `text` bytes that stands at `source` in the file.
    pub(super) fn push(&mut self, text: usize, source: Span) {
        let (text_step, source_step) = match (text as u32, source.end - source.start) {
            (one, other) if one == other => (1, 1),
            steps => steps,
        };
        let goes_on = self.runs.last().is_some_and(|run| (run.text_step, run.source_step) == (text_step, source_step))
            && self.source_end == source.start;
        if !goes_on {
            self.runs.push(Run { text: self.text_end, source: source.start, text_step, source_step });
        }
        self.text_end += text as u32;
        self.source_end = source.end;
    }

    /// Takes back the last character, of `text` bytes, and says where in the file it begins.
    pub(super) fn pop(&mut self, text: usize) -> u32 {
        let at = self.text_end - text as u32;
        let start = self.start_of(at);
        if self.runs.last().is_some_and(|run| run.text == at) {
            self.runs.pop();
        }
        (self.text_end, self.source_end) = (at, start);
        start
    }

    /// Says how long the file is, what follows the last character and is no part of the text included.
    pub(super) fn finish(mut self, source_length: usize) -> Self {
        self.source_end = source_length as u32;
        let is_whole = matches!(self.runs[..], [Run { text: 0, source: 0, text_step: 1, source_step: 1 }]);
        if is_whole && self.text_end == self.source_end {
            self.runs.clear();
        }
        self
    }

    /// The map from this map's text to the file that `earlier`'s text was made from, this one's source being that text.
    pub(super) fn after(&self, earlier: &Self, text: &str) -> Self {
        if earlier.is_identity() {
            return self.clone();
        }
        let mut map = Self::empty();
        for (at, character) in text.char_indices() {
            let between = self.span(Span::new(at as u32, (at + character.len_utf8()) as u32));
            map.push(character.len_utf8(), earlier.span(between));
        }
        map.finish(earlier.source_end as usize)
    }

    /// The bytes of the file that the characters of `text` were made from, from the first to the last.
    pub(crate) fn span(&self, text: Span) -> Span {
        if self.runs.is_empty() {
            return text;
        }
        let start = self.start_of(text.start);
        if text.end <= text.start {
            return Span::new(start, start);
        }
        let run = self.run(text.end - 1);
        let last = run.source + ((text.end - 1 - run.text) / run.text_step + 1) * run.source_step;
        Span::new(start, last.max(start))
    }

    /// The bytes of the file that belong to a stretch of the text, with those that come after its last character and are
    /// no part of the text; what comes before the first character of the text belongs to it.
    pub(crate) fn stretch(&self, text: Span) -> Span {
        Span::new(self.boundary(text.start), self.boundary(text.end))
    }

    /// The parts of a stretch of the text whose characters are equally long in the text, and equally long in the file.
    pub(crate) fn parts(&self, text: Span) -> impl Iterator<Item = Part> + '_ {
        let whole = self.runs.is_empty().then_some(Part { text, text_step: 1, source_step: 1 });
        let first = self.runs.partition_point(|run| run.text <= text.start).saturating_sub(1);
        let mut counted = 0;
        let runs = self.runs[first..].iter().take_while(move |run| run.text < text.end).enumerate();
        let parts = runs.map(move |(index, run)| {
            let end = self.runs.get(first + index + 1).map_or(self.text_end, |next| next.text);
            // Several characters can have been made from one, which counts with the first of them.
            let source_step = if run.source < counted { 0 } else { run.source_step };
            counted = counted.max(run.source + (end - run.text) / run.text_step * run.source_step);
            let text = Span::new(run.text.max(text.start), end.min(text.end));
            Part { text, text_step: run.text_step, source_step }
        });
        whole.into_iter().chain(parts)
    }

    /// How many bytes of the file the characters of a stretch of the text were made from.
    pub(crate) fn visible(&self, text: Span) -> u64 {
        self.parts(text).map(|part| part.in_file(u64::from(part.text.end - part.text.start))).sum()
    }

    /// Where a place in the file stands in the text, or the next place that does.
    pub(super) fn text_offset(&self, source: u32) -> u32 {
        if self.runs.is_empty() {
            return source.min(self.text_end);
        }
        let next = self.runs.partition_point(|run| run.source <= source);
        let Some(run) = next.checked_sub(1).and_then(|index| self.runs.get(index)) else { return 0 };
        let end = self.runs.get(next).map_or(self.text_end, |run| run.text);
        (run.text + (source - run.source) / run.source_step.max(1) * run.text_step).min(end)
    }

    /// Where in the file the stretch of text before `text` ends; nothing lies before the text's beginning.
    fn boundary(&self, text: u32) -> u32 {
        match text {
            0 => 0,
            _ if text >= self.text_end => self.source_end,
            _ if self.runs.is_empty() => text,
            _ => self.start_of(text),
        }
    }

    fn start_of(&self, text: u32) -> u32 {
        if text >= self.text_end {
            return self.source_end;
        }
        let run = self.run(text);
        run.source + (text - run.text) / run.text_step * run.source_step
    }

    /// The run that the byte of text belongs to; there is one.
    fn run(&self, text: u32) -> Run {
        self.runs[self.runs.partition_point(|run| run.text <= text).saturating_sub(1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `aåb` as Windows-1252 after two bytes that are no text, and one after it.
    fn sample() -> OffsetMap {
        let mut map = OffsetMap::empty();
        map.push(1, Span::new(2, 3));
        map.push(2, Span::new(3, 4));
        map.push(1, Span::new(4, 5));
        map.finish(6)
    }

    #[test]
    fn there_and_back() {
        let map = sample();
        assert_eq!(map.span(Span::new(0, 1)), Span::new(2, 3));
        assert_eq!(map.span(Span::new(1, 3)), Span::new(3, 4));
        assert_eq!(map.span(Span::new(0, 4)), Span::new(2, 5));
        assert_eq!(map.span(Span::new(3, 3)), Span::new(4, 4));
        let back: Vec<u32> = (0..7).map(|at| map.text_offset(at)).collect();
        assert_eq!(back, [0, 0, 0, 1, 3, 4, 4]);
    }

    #[test]
    fn stretches_sum_to_the_file() {
        let map = sample();
        let parts = [Span::new(0, 1), Span::new(1, 3), Span::new(3, 4)];
        assert_eq!(parts.map(|part| map.stretch(part)), [Span::new(0, 3), Span::new(3, 4), Span::new(4, 6)]);
        assert_eq!(parts.map(|part| map.visible(part)), [1, 1, 1]);
        assert_eq!((map.stretch(Span::new(0, 4)), map.visible(Span::new(0, 4))), (Span::new(0, 6), 3));
        assert_eq!(OffsetMap::identity(4).visible(Span::new(1, 3)), 2);
    }

    #[test]
    fn one_map_after_another() {
        // The text `åb` of the sample, its first letter left out.
        let mut later = OffsetMap::empty();
        later.push(2, Span::new(1, 3));
        later.push(1, Span::new(3, 4));
        let map = later.finish(4).after(&sample(), "åb");
        assert_eq!(map.span(Span::new(0, 2)), Span::new(3, 4));
        assert_eq!(map.span(Span::new(2, 3)), Span::new(4, 5));
        assert_eq!(map.stretch(Span::new(0, 3)), Span::new(0, 6));
    }

    #[test]
    fn runs_are_joined() {
        let mut map = OffsetMap::empty();
        for at in 0..100 {
            map.push(1, Span::new(2 * at, 2 * at + 2));
        }
        assert_eq!(map.runs.len(), 1);
    }
}
