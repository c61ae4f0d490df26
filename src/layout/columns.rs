//! Which column of a table each stretch of a line belongs to, where columns are held apart by spaces.

use std::ops::Range;

use crate::document::Span;

use super::line::{Line, Shape};

/// How far to the left of a header a column begins at least that it has no name for.
const LEAST_LEFT: u32 = 12;

/// The same for a column of numbers.
const LEAST_LEFT_OF_NUMBERS: u32 = 3;

/// Over the first row with cells in all columns there may stand its party.
const MOST_ABOVE_ROW: usize = 3;

/// How far a cell may begin beside its column.
const SLACK: u32 = 2;

/// How far it may where letters are of different width, so that a program that prints them as text cannot keep the columns.
const WIDE_SLACK: u32 = 6;

/// A stretch of a line between runs of spaces, with the column it begins in.
struct Segment {
    column: u32,
    span: Span,
}

/// The columns of a table, by the line that begins it.
#[derive(PartialEq, Eq)]
pub(super) struct Columns {
    /// Where they begin, from the left to the right.
    starts: Vec<u32>,
}

impl Columns {
    /// The columns of a line that is the first of a table; `None` where it has but one.
    pub(super) fn of(source: &str, first: &Line) -> Option<Self> {
        let starts: Vec<u32> = segments(source, first, &[]).iter().map(|segment| segment.column).collect();
        (starts.len() > 1).then_some(Self { starts })
    }

    /// The same with a column before them, where a line right below has a cell to the left of all that stand in them:
    /// over what rows are about there may be nothing, nor over their numbers.
    pub(super) fn with_left(mut self, source: &str, below: &[Line]) -> Self {
        let mut left = u32::MAX;
        let lines = below.iter().filter(|line| line.shape != Shape::Blank).take(MOST_ABOVE_ROW);
        for line in lines.take_while(|line| line.indent + LEAST_LEFT_OF_NUMBERS <= self.starts[0]) {
            left = left.min(line.indent);
            let cells = segments(source, line, &self.starts);
            let numbered = || cells.first().is_some_and(|first| is_number(&source[first.span.range()]));
            if line.indent + LEAST_LEFT > self.starts[0] && !numbered() {
                break;
            }
            let in_columns = |(cell, start): (&Segment, &u32)| cell.column.abs_diff(*start) <= WIDE_SLACK;
            if cells.len() == self.starts.len() + 1 && cells[1..].iter().zip(&self.starts).all(in_columns) {
                self.starts.insert(0, left);
                break;
            }
        }
        self
    }

    /// The same with a column for each name that two spaces hold apart from the one before it, where a line right below has
    /// a cell under its beginning, `Nr  Aktivitet`, or a number under any part of it: `Jan  Feb  Mar` over ` 4    5    6`.
    pub(super) fn with_near(mut self, source: &str, first: &Line, below: &[Line]) -> Self {
        let near = near_names(source, first);
        if near.is_empty() {
            return self;
        }
        let starts: Vec<u32> = near.iter().map(|name| name.start).collect();
        let (mut begun, mut numbers) = (Vec::new(), Vec::new());
        for line in below.iter().filter(|line| line.shape != Shape::Blank).take(MOST_ABOVE_ROW) {
            for cell in segments(source, line, &starts) {
                begun.push(cell.column);
                let number = source[cell.span.range()].bytes().all(|byte| byte.is_ascii_digit());
                numbers.extend(number.then_some(cell.column));
            }
        }
        begun.sort_unstable();
        numbers.sort_unstable();
        let has_number = |name: &Range<u32>| {
            let first = numbers.partition_point(|column| *column < name.start);
            numbers.get(first).is_some_and(|column| name.contains(column))
        };
        let over = |name: &&Range<u32>| begun.binary_search(&name.start).is_ok() || has_number(name);
        self.starts.extend(near.iter().filter(over).map(|name| name.start));
        self.starts.sort_unstable();
        self
    }

    /// The number that a line has in the first column, where its text stands in the second.
    pub(super) fn number(&self, source: &str, line: &Line) -> Option<u16> {
        let [number, text, ..] = &segments(source, line, &self.starts)[..] else { return None };
        let below = |cell: &Segment, start: u32| cell.column.abs_diff(start) <= SLACK;
        let digits = source[number.span.range()].trim_end_matches(['.', ')']);
        let alone = is_number(digits) && below(number, self.starts[0]) && below(text, self.starts[1]);
        alone.then(|| digits.rsplit('.').next().and_then(|last| last.parse().ok()))?
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether a line begins where the first column does.
    pub(super) fn begins_left(&self, line: &Line) -> bool {
        line.indent <= self.starts[0] + SLACK
    }

    /// Whether what a line holds stands near the columns.
    pub(super) fn are_near(&self, source: &str, line: &Line) -> bool {
        segments(source, line, &self.starts).iter().all(|segment| self.nearest(segment.column, 0).is_some())
    }

    /// Whether the cells of a line that has as many begin where the columns do.
    pub(super) fn begin_as(&self, source: &str, line: &Line) -> bool {
        let cells = segments(source, line, &self.starts);
        cells.len() != self.len()
            || cells.iter().zip(&self.starts).all(|(cell, start)| cell.column.abs_diff(*start) <= SLACK)
    }

    /// Whether a line begins to the left of all columns.
    pub(super) fn stands_out(&self, line: &Line) -> bool {
        line.indent + SLACK <= self.starts[0]
    }

    /// The stretches of a line with the columns they belong to; `None` where the line is in no columns.
    ///
    /// `next` is the line after it, whose cells may show where columns begin that touch on this one; `within` tells that
    /// the line before it is in the columns.
    pub(super) fn place(
        &self,
        source: &str,
        line: &Line,
        next: Option<&Line>,
        within: bool,
    ) -> Option<Vec<(usize, Span)>> {
        // Between lines of a table a line without gaps is one of it all the same.
        let between = within && next.is_some_and(|next| next.gaps);
        self.exactly(source, line)
            .or_else(|| if line.gaps || between { self.loosely(source, line, next) } else { None })
    }

    fn exactly(&self, source: &str, line: &Line) -> Option<Vec<(usize, Span)>> {
        let segments = segments(source, line, &self.starts);
        // What stands alone under a later column may be wider than the column where letters are of different width.
        let alone = matches!(&segments[..], [only] if only.column + SLACK >= self.starts[1]);
        let slack = if alone { WIDE_SLACK } else { 0 };
        let cell = |Segment { column: start, span }| {
            let column = self.starts.partition_point(|column| *column <= start + SLACK).checked_sub(1)?;
            let end = start + width(source, span);
            let overflows = self.starts.get(column + 1).is_some_and(|next| end > *next + slack);
            (start <= self.starts[column] + SLACK && !overflows).then_some((column, span))
        };
        segments.into_iter().map(cell).collect()
    }

    /// The same for a line whose cells are off their columns, or have but one space between them.
    fn loosely(&self, source: &str, line: &Line, next: Option<&Line>) -> Option<Vec<(usize, Span)>> {
        let shown: Vec<u32> = next.map_or_else(Vec::new, |next| {
            segments(source, next, &self.starts).iter().map(|segment| segment.column).collect()
        });
        let segments = segments(source, line, &self.starts);
        // As many stretches as columns are one each, wherever they stand.
        if segments.len() == self.starts.len() {
            return Some(segments.into_iter().map(|segment| segment.span).enumerate().collect());
        }
        let mut cells = Vec::new();
        let mut from = 0;
        for segment in segments {
            let column = self.nearest(segment.column, from)?;
            let shift = i64::from(segment.column) - i64::from(self.starts[column]);
            self.split(source, segment, (column, shift.min(0)), &shown, &mut cells);
            from = cells.last().map_or(0, |(column, _)| column + 1);
        }
        Some(cells)
    }

    /// The column from `from` on that a stretch is nearest to.
    fn nearest(&self, start: u32, from: usize) -> Option<usize> {
        let at_or_after = from.max(self.starts.partition_point(|column| *column < start));
        let candidates = from.max(at_or_after.saturating_sub(1))..self.starts.len().min(at_or_after + 1);
        let column = candidates.min_by_key(|column| self.starts[*column].abs_diff(start))?;
        (self.starts[column].abs_diff(start) <= WIDE_SLACK).then_some(column)
    }

    /// Takes a stretch apart where it runs into the columns after its own; `shift` is how far the line has come to the
    /// left of its columns.
    fn split(
        &self,
        source: &str,
        segment: Segment,
        (column, shift): (usize, i64),
        shown: &[u32],
        cells: &mut Vec<(usize, Span)>,
    ) {
        let Segment { column: start, span } = segment;
        let text = &source[span.range()];
        let cut = self.starts.get(column + 1).and_then(|expected| {
            let overflows = start + width(source, span) > *expected + WIDE_SLACK;
            let shifted = (i64::from(*expected) + shift) as u32;
            let near = |place: u32| (shifted.saturating_sub(WIDE_SLACK)..=expected + WIDE_SLACK).contains(&place);
            let after_space = |at: usize, c: char| at > 0 && c != ' ' && text.as_bytes()[at - 1] == b' ';
            text.char_indices()
                .enumerate()
                .map(|(index, (at, c))| (start + index as u32, at, c))
                .filter(|(place, at, c)| overflows && near(*place) && after_space(*at, *c))
                // A row begins with capitals in all its cells; further down the next line shows where columns begin.
                .min_by_key(|(place, _, c)| {
                    let (begins, shown) = (c.is_uppercase(), shown.contains(place));
                    let first =
                        if text.starts_with(char::is_uppercase) { (!begins, !shown) } else { (!shown, !begins) };
                    (first, place.abs_diff(shifted))
                })
                .map(|(place, at, _)| (place, at, i64::from(place) - i64::from(*expected)))
        });
        let Some((place, at, shift)) = cut else {
            cells.push((column, span));
            return;
        };
        let end = span.start + text[..at].trim_end().len() as u32;
        cells.push((column, Span::new(span.start, end)));
        let rest = Segment { column: place, span: Span::new(span.start + at as u32, span.end) };
        self.split(source, rest, (column + 1, shift.min(0)), shown, cells);
    }
}

/// The columns, from its beginning to its end, of each name that two spaces stand before.
pub(super) fn near_names(source: &str, first: &Line) -> Vec<Range<u32>> {
    let (mut column, mut spaces) = (0, usize::MAX);
    let mut found: Vec<Range<u32>> = Vec::new();
    // Whether what stands here belongs to the last name found.
    let mut named = false;
    for character in source[first.full.range()].chars() {
        match character.is_whitespace() {
            true => spaces = spaces.saturating_add(1),
            false => {
                if spaces > 1 {
                    named = spaces == 2;
                    found.extend(named.then_some(column..column));
                }
                if let Some(name) = found.last_mut().filter(|_| named) {
                    name.end = column + 1;
                }
                spaces = 0;
            }
        }
        column += 1;
    }
    found
}

/// `1`, `12.`, `3)`, `2.1`: the number of a row.
fn is_number(text: &str) -> bool {
    let is_part =
        |part: &str| (1..=LONGEST_NUMBER).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    text.strip_suffix(['.', ')']).unwrap_or(text).split('.').all(is_part)
}

/// The number of a row has no more digits.
const LONGEST_NUMBER: usize = 2;

fn width(source: &str, span: Span) -> u32 {
    source[span.range()].chars().count() as u32
}

/// The stretches of a line between runs of three or more spaces, or of two before the beginning of a column.
fn segments(source: &str, line: &Line, columns: &[u32]) -> Vec<Segment> {
    let text = &source[line.full.range()];
    let mut found: Vec<Segment> = Vec::new();
    let (mut column, mut spaces) = (0, usize::MAX);
    for (at, character) in text.char_indices() {
        let start = line.full.start + at as u32;
        let end = start + character.len_utf8() as u32;
        if character.is_whitespace() {
            spaces = spaces.saturating_add(1);
        } else {
            match found.last_mut() {
                Some(segment) if spaces < 2 || spaces == 2 && columns.binary_search(&column).is_err() => {
                    segment.span.end = end
                }
                _ => found.push(Segment { column, span: Span::new(start, end) }),
            }
            spaces = 0;
        }
        column += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    /// The cells of the last line of `text` but one, in the columns of its first.
    fn cells(text: &str, line: usize) -> Option<Vec<(usize, &str)>> {
        let mut found = Vec::new();
        lines(text, &mut found);
        let columns = Columns::of(text, &found[0])?;
        let cells = columns.place(text, &found[line], found.get(line + 1), false)?;
        Some(cells.into_iter().map(|(column, span)| (column, &text[span.range()])).collect())
    }

    #[test]
    fn cells_in_columns_and_beside_them() {
        let table = "\
Aktivitet                   Tertial 1                 Tertial 2
Ökad närvaro vid torget   Genomfört ett tjugotal    Genomfört ett
Ökad polisiär närvaro vid Genomfört ett tjugotal      Genomfört ett tiotal
resecentrum               tillsyner                   tillsyner
Kommunen ska                                          Förändringar har gjorts
Polisen                     Genomfört 1      Genomfört sammanlagt
Löpande text som går över kolumnerna utan att stå i dem.
";
        let expected: [Option<Vec<(usize, &str)>>; 6] = [
            Some(vec![(0, "Ökad närvaro vid torget"), (1, "Genomfört ett tjugotal"), (2, "Genomfört ett")]),
            Some(vec![(0, "Ökad polisiär närvaro vid"), (1, "Genomfört ett tjugotal"), (2, "Genomfört ett tiotal")]),
            Some(vec![(0, "resecentrum"), (1, "tillsyner"), (2, "tillsyner")]),
            Some(vec![(0, "Kommunen ska"), (2, "Förändringar har gjorts")]),
            Some(vec![(0, "Polisen"), (1, "Genomfört 1"), (2, "Genomfört sammanlagt")]),
            None,
        ];
        for (line, expected) in (1..).zip(expected) {
            assert_eq!(cells(table, line), expected);
        }
    }
}
