//! Whether a line goes on on the next: the width at which a converter broke lines, and what follows from it.

use crate::document::Span;

use super::line::{Line, Run, Shape};

/// Lines that are longer were not broken to fit a page.
pub(super) const WIDEST_PAGE: u32 = 130;
/// A line at least this long that stops in the middle of a sentence was broken, whatever the others do.
const LONG_LINE: u32 = 45;

/// A line of text at least this long may have been broken where a name begins.
const FULL_LINE: u32 = 66;

/// A writer who breaks lines by hand leaves as much room, and more than the next word takes.
const RAGGED: u32 = 12;

/// What goes on with a name that a line was broken in has fewer words.
const FEWEST_WORDS: usize = 4;

/// A label before a colon has fewer bytes.
const LONGEST_LABEL: usize = 32;

/// How the lines of a document were broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wrapping {
    /// The column at which lines were broken, if they were.
    width: Option<u32>,
    /// The later lines of list items stand to the right of their markers.
    hanging: bool,
    /// Lines are longer than pages are wide, and none stops in the middle of a sentence.
    unbroken: bool,
    /// Where the longest line of text ends.
    longest: u32,
}

impl Wrapping {
    /// That of no lines.
    pub(super) const NONE: Self = Self { width: None, hanging: false, unbroken: false, longest: 0 };

    /// Finds the width from the lines that surely go on: those that stop in the middle of a sentence
    /// and are followed by a small letter.
    pub(crate) fn of(source: &str, lines: &[Line]) -> Self {
        let (mut width, mut hanging, mut flush) = (0, 0, 0);
        let ends = lines.iter().filter(|line| is_text(line) && !line.gaps).map(|line| line.end_column);
        let longest = ends.max().unwrap_or(0);
        for pair in lines.windows(2) {
            let [first, next] = pair else { continue };
            if is_text(first) && next.shape == Shape::Text && goes_on(source, first.content, next.content) {
                width = width.max(first.end_column);
                if matches!(first.shape, Shape::Item(_)) {
                    hanging += u32::from(next.indent > first.indent);
                    flush += u32::from(next.indent <= first.indent);
                }
            }
        }
        if width == 0 || width > WIDEST_PAGE {
            let long = |line: &&Line| is_text(line) && !line.gaps && line.end_column > WIDEST_PAGE;
            let unbroken = width == 0 && lines.iter().filter(long).take(2).count() > 1;
            return Self { width: None, hanging: false, unbroken, longest };
        }
        // A wrapped document has no longer lines, an odd one aside.
        let (longer, all) = lines
            .iter()
            .filter(|line| is_text(line) && !line.gaps)
            .fold((0, 0), |(longer, all), line| (longer + u32::from(line.end_column > width + 4), all + 1));
        let width = (longer < 2 || longer * 12 < all).then_some(width);
        Self { width, hanging: hanging > 0 && flush == 0, unbroken: false, longest }
    }

    /// Whether `next` continues `line`, where no blank line stands between them.
    pub(crate) fn joins(self, source: &str, line: &Line, next: &Line) -> bool {
        if line.gaps || next.gaps {
            return !next.gaps && hangs(source, line, next);
        }
        let (text, after) = (&source[line.content.range()], &source[next.content.range()]);
        if ends_in_hyphen(text) && after.starts_with(char::is_alphabetic) {
            return true;
        }
        if text.ends_with(':') && !after.starts_with(char::is_lowercase) || has_label(after) && has_label(text) {
            return false;
        }
        // Lines that both end in a bracket are of a list, however long.
        if text.ends_with(')') && after.ends_with(')') && after.starts_with(char::is_uppercase) {
            return false;
        }
        if line.end_column >= LONG_LINE && breaks_number(text, after) {
            return true;
        }
        let full = match self.width {
            // Who breaks lines by hand does not count to the last letter.
            Some(width) => !fits(line, after, width - 1),
            None => false,
        };
        match goes_on(source, line.content, next.content) {
            true => {
                full || is_centred(line, next)
                    || self.width.is_some_and(|width| line.end_column * 10 >= width * 7)
                    || line.end_column >= LONG_LINE && line.run != Run::List
                    || matches!(line.shape, Shape::Item(_)) && next.shape == Shape::Text
            }
            // A sentence that ends on a line which a name begins; were it but a name or two, the first may be shorter.
            // Few sentences begin with a figure.
            false if self.width.is_none() && !self.unbroken && !ends_sentence(text) && after.ends_with('.') => {
                let surely = after.split(' ').count() <= 2 || after.starts_with(|c: char| c.is_ascii_digit());
                let least = if surely { LONG_LINE } else { FULL_LINE };
                // `… i årskurs 4-6` / `Tre träffar har hållits. Många kom.`: sentences of their own, below a line with room.
                // So is what stands below one in a text with a line that no page has room for.
                let apart = || {
                    (sentence_ends_within(after) > 0 || self.longest > WIDEST_PAGE)
                        && self.ended_early(source, line, next)
                };
                (least..=WIDEST_PAGE).contains(&line.end_column) && (surely || !apart())
            }
            false
                if text.ends_with(',')
                    && line.end_column >= LONG_LINE
                    && line.run != Run::List
                    && self.width.is_some() =>
            {
                true
            }
            // The same where the lines are known to be broken: this one is nearly full, and the next ends the sentence.
            false
                if self.width.is_some_and(|width| line.end_column + RAGGED >= width)
                    && line.run != Run::List
                    && line.end_column >= FULL_LINE
                    && ends_within(text)
                    && after.ends_with('.') =>
            {
                true
            }
            // `… till och med den` / `31 mars 2018`
            false if self.is_long(line) && !ends_sentence(text) && begins_with_figure(after) => true,
            false if self.hanging && matches!(line.shape, Shape::Item(_)) && next.indent <= line.indent => false,
            false => full && !(line.run == Run::List && ends_sentence(text)),
        }
    }

    /// Whether a line that has hardly room for another word goes on in small letters below a blank line.
    pub(crate) fn goes_on_below(self, source: &str, line: &Line, next: &Line) -> bool {
        self.width.is_some()
            && !self.ended_early(source, line, next)
            && !line.gaps
            && !next.gaps
            && goes_on(source, line.content, next.content)
    }

    /// Whether it cannot be told if `next` continues `line`: the line is full, but in its run others ended on purpose.
    pub(crate) fn is_uncertain(self, source: &str, line: &Line, next: &Line) -> bool {
        let (text, after) = (&source[line.content.range()], &source[next.content.range()]);
        let full = self.width.is_some_and(|width| !fits(line, after, width));
        // A sentence after that of an item may be an item whose marker was lost.
        let lost_marker = matches!(line.shape, Shape::Item(_)) && ends_sentence(text) && next.indent <= line.indent;
        full && (line.run != Run::Text || lost_marker)
            && next.shape == Shape::Text
            && !(line.gaps || next.gaps)
            && !ends_in_hyphen(text)
            && after.starts_with(char::is_uppercase)
    }

    /// Tells runs of lines, with no blank line between them, that hold a sentence each from running text.
    pub(crate) fn mark_runs(self, source: &str, lines: &mut [Line]) {
        let together = |line: &Line, next: &Line| is_text(line) && next.shape == Shape::Text && !next.furniture;
        if self.width.is_none() {
            // Where one list has lines that ended on purpose, no line was broken to fit a page.
            if lines.chunk_by(together).any(|run| breaks_early(source, run)) {
                lines.iter_mut().for_each(|line| line.run = Run::List);
            }
            return;
        }
        for run in lines.chunk_by_mut(together) {
            let (mut at_end, mut within, mut on_purpose) = (0, 0, 0);
            for pair in run.windows(2) {
                let [line, next] = pair else { continue };
                let (text, after) = (&source[line.content.range()], &source[next.content.range()]);
                let upper = after.starts_with(char::is_uppercase);
                at_end += usize::from(upper && ends_sentence(text));
                on_purpose += usize::from(upper && self.ended_early(source, line, next));
            }
            if on_purpose == 0 {
                continue;
            }
            for line in run.iter() {
                within += sentence_ends_within(&source[line.content.range()]);
            }
            let kind = if at_end > 1 && at_end > 2 * within { Run::List } else { Run::Mixed };
            run.iter_mut().for_each(|line| line.run = kind);
        }
    }

    /// Whether the line was ended on purpose: the next word would have fitted on it.
    pub(crate) fn ended_early(self, source: &str, line: &Line, next: &Line) -> bool {
        match self.width {
            Some(width) => fits(line, &source[next.content.range()], width.saturating_sub(2)),
            None => {
                // No line stops in the middle of a sentence, others are longer, and the next is no end of a name.
                let words = source[next.content.range()].split(' ').count();
                let room = line.end_column + RAGGED < self.longest && words >= FEWEST_WORDS;
                !ends_sentence(&source[line.content.range()]) && (line.end_column < LONG_LINE || room)
            }
        }
    }

    /// Whether a line is so long that it may have been broken.
    pub(crate) fn is_long(self, line: &Line) -> bool {
        self.width.is_some() && line.end_column >= LONG_LINE
    }

    /// Whether the line was ended on purpose, far from where lines are broken even where they are broken loosely.
    pub(crate) fn ended_far_left(self, source: &str, line: &Line, next: &Line) -> bool {
        line.end_column < LONG_LINE && self.ended_early(source, line, next)
    }
}

/// Whether a run is one sentence, broken at about one width; its last line, as pages on the web have it, may be longer.
fn is_one_sentence(source: &str, run: &[Line]) -> bool {
    let text = |line: &Line| &source[line.content.range()];
    let [first, .., last] = run else { return false };
    let broken = &run[..run.len() - 1];
    let (least, most) = broken
        .iter()
        .fold((u32::MAX, 0), |(least, most), line| (least.min(line.end_column), most.max(line.end_column)));
    least >= FULL_LINE
        && most - least < RAGGED
        && text(first).starts_with(char::is_uppercase)
        && text(last).ends_with('.')
        && run.windows(2).all(|pair| goes_on(source, pair[0].content, pair[1].content))
}

/// Whether most lines of a run ended on purpose: the longest of them had room for the next word too.
fn breaks_early(source: &str, run: &[Line]) -> bool {
    let Some(widest) = run.iter().map(|line| line.end_column).max().filter(|_| run.len() > 2) else { return false };
    if is_one_sentence(source, run) {
        return false;
    }
    let (mut early, mut all) = (0, 0);
    for pair in run.windows(2).filter(|pair| goes_on(source, pair[0].content, pair[1].content)) {
        early += usize::from(fits(&pair[0], &source[pair[1].content.range()], widest));
        all += 1;
    }
    early > 1 && early * 2 > all
}

/// Whether a line begins right under the text of one that a word in small letters stands out from, as a marker does:
/// `att   patrullera i parken`.
fn hangs(source: &str, line: &Line, next: &Line) -> bool {
    let text = &source[line.content.range()];
    let Some((word, rest)) = text.split_once("  ") else { return false };
    let rest = rest.trim_start();
    let before = text[..text.len() - rest.len()].chars().count() as u32;
    word.starts_with(char::is_lowercase)
        && !word.contains(' ')
        && !rest.contains("  ")
        && next.indent == line.indent + before
}

/// Whether the first word of what comes after a line would have fitted on it.
pub(super) fn fits(line: &Line, after: &str, width: u32) -> bool {
    let word = after.split_whitespace().next().unwrap_or_default();
    line.end_column + 1 + word.chars().count() as u32 <= width
}

/// Whether a number was broken at the space between its groups: `högst 1` / `200 kontroller`.
fn breaks_number(text: &str, after: &str) -> bool {
    let digits = |word: &str| word.bytes().take_while(u8::is_ascii_digit).count();
    let last = text.rsplit(' ').next().unwrap_or_default();
    let group = digits(after) == GROUP
        && after[GROUP..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    group && (1..=GROUP).contains(&last.len()) && digits(last) == last.len() && last.len() < text.len()
}

/// So many digits stand in each group of a number but the first.
const GROUP: usize = 3;

/// Whether the text begins with a figure and goes on in words, or with one that ends a sentence and is too long for the
/// number of an item: `2017. Resultatet …`.
fn begins_with_figure(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    digits > 0 && rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase))
        || digits > LONGEST_NUMBER && rest.starts_with('.')
}

/// The number of an item has no more digits.
const LONGEST_NUMBER: usize = 2;

/// Indents of lines that may be centred.
const CENTRED: u32 = 8;

/// Whether both lines are centred, more or less, as a title over more than one line is.
fn is_centred(line: &Line, next: &Line) -> bool {
    let middle = |line: &Line| (line.indent + line.end_column) / 2;
    line.indent.min(next.indent) >= CENTRED
        && line.indent != next.indent
        && middle(line).abs_diff(middle(next)) <= CENTRED
}

/// Whether a line begins as entries of a series do: `Del 1: …`.
fn has_label(text: &str) -> bool {
    label(text).is_some()
}

/// What such a line begins with.
pub(super) fn label(text: &str) -> Option<&str> {
    let colon = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LONGEST_LABEL)])?;
    let label = &text[..colon];
    let year = || label.len() == LONGEST_YEAR && label.bytes().all(|byte| byte.is_ascii_digit());
    let labels = (label.starts_with(char::is_uppercase) || year())
        && text[colon + 1..].starts_with(' ')
        && label.split(' ').count() <= 3
        && label.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '–'));
    labels.then_some(label)
}

/// Whether the text stops in the middle of a sentence, in small letters.
fn ends_within(text: &str) -> bool {
    text.ends_with(char::is_lowercase)
        && text.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// Whether lines of whole sentences stop within one, which `next` may end though it begins with a name.
pub(super) fn stops_within(source: &str, lines: &[Span], next: Span) -> bool {
    let Some((last, above)) = lines.split_last() else { return false };
    let text = |line: &Span| &source[line.range()];
    let after = text(&next);
    let stops = |line: &Span| text(line).ends_with('.') || sentence_ends_within(text(line)) > 0;
    after.starts_with(char::is_uppercase)
        && after.ends_with('.')
        && ends_within(text(last))
        && above.iter().rev().take(FEW_LINES).any(stops)
}

/// A sentence that began higher up is no longer.
const FEW_LINES: usize = 4;

/// Bytes of `2019`.
const LONGEST_YEAR: usize = 4;

/// How many sentences end before the end of the line.
fn sentence_ends_within(text: &str) -> usize {
    let next_is_upper = |at: usize| text[at + 2..].starts_with(char::is_uppercase);
    memchr::memmem::find_iter(text.as_bytes(), ". ").filter(|at| next_is_upper(*at)).count()
}

pub(super) fn is_text(line: &Line) -> bool {
    matches!(line.shape, Shape::Text | Shape::Item(_)) && !line.furniture
}

/// Whether the text stops in the middle of a sentence and the next begins with a small letter.
pub(super) fn goes_on(source: &str, line: Span, next: Span) -> bool {
    let text = &source[line.range()];
    let after = source[next.range()].trim_start_matches(['*', '_', '(', '"', '”']);
    after.starts_with(char::is_lowercase) && !ends_sentence(text) && !text.is_empty()
}

/// Whether the text ends as a sentence or a lead-in does.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['*', '_', ')', '"', '”', ' ']).ends_with(['.', '!', '?', ':', ';'])
}

/// Whether the text ends with a hyphen that belongs to a word.
pub(crate) fn ends_in_hyphen(text: &str) -> bool {
    let mut chars = text.chars().rev();
    matches!(chars.next(), Some('-' | '\u{AD}')) && chars.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests;
