//! Tables without drawn borders: text that stands in the same columns over several lines.

use std::ops::Range;

use super::geometry::{Rule, clusters};
use super::grid::Table;
use super::page::{HEADER_LINES, Measure};
use super::words::{Known, Line, Word, cell};

/// A gap of this many times the size begins the search for columns.
const WIDE: f64 = 1.5;
/// Between two columns at least this part of the size stays free.
const NARROW: f64 = 0.5;
/// Fewer lines in columns, or fewer rows, are signatures side by side.
const FEWEST_LINES: usize = 5;
const FEWEST_ROWS: usize = 3;
/// A line that is this many times as far as usual ends the table.
const FARTHEST: f64 = 4.0;
/// Rows are apart where lines are this many times as far as the nearest.
const APART: f64 = 1.2;
/// A search that took more lines than this is not begun anew for each of them.
const LONG: usize = 20;
/// So many lines can run over all columns before the next row.
const MOST_ACROSS: usize = 2;
/// The columns of a table that goes on from the page before begin this near, in points.
const SAME_START: f64 = 2.0;

/// Lines that make a table.
pub(super) struct Found {
    pub(super) lines: Range<usize>,
    pub(super) table: Table,
    /// Where its columns begin.
    pub(super) starts: Vec<f64>,
}

/// The tables among the lines, from the top down. `goes_on` has the columns of a table at the end of the page before.
pub(super) fn tables(
    lines: &[Line],
    rules: &[Rule],
    measure: &Measure,
    goes_on: Option<&[f64]>,
    known: &Known,
) -> Vec<Found> {
    let levels: Vec<Rule> = rules.iter().filter(|rule| rule.level).copied().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let rest = &lines[at..];
        let same = goes_on.filter(|_| at < HEADER_LINES && found.is_empty());
        let same = same.and_then(|starts| Columns::from(rest, measure, beside(&rest[0], starts)));
        let (columns, fewest) = match same {
            Some(columns) => (Some(columns), (0, 0)),
            None => (Columns::from(rest, measure, wide(&rest[0])), (FEWEST_LINES, FEWEST_ROWS)),
        };
        let table = columns.as_ref().and_then(|columns| columns.table(rest, &levels, fewest, known));
        let taken = columns.as_ref().map_or(1, |columns| columns.lines);
        match table {
            Some(table) => {
                let starts = columns.map(|columns| columns.starts(&rest[..taken])).unwrap_or_default();
                found.push(Found { lines: at..at + taken, table, starts });
            }
            None if taken <= LONG => {
                at += 1;
                continue;
            }
            None => {}
        }
        at += taken.max(1);
    }
    found
}

/// Columns that stand over a number of lines.
struct Columns {
    lines: usize,
    /// Those of them that run over all columns.
    across: Vec<usize>,
    /// What stays free between the columns, from left to right.
    gutters: Vec<(f64, f64)>,
}

impl Columns {
    /// The columns that begin with the first of these lines, which has these gaps between them.
    fn from(lines: &[Line], measure: &Measure, mut gutters: Vec<(f64, f64)>) -> Option<Self> {
        if gutters.is_empty() {
            return None;
        }
        // Lines in the first column only may stand under the table, so that they count only when a row follows.
        let (mut taken, mut alone) = (1, false);
        let mut sure = gutters.clone();
        let (mut across, mut in_a_row) = (Vec::new(), 0);
        for (index, line) in lines.iter().enumerate().skip(1) {
            let distance = lines[index - 1].y - line.y;
            let left: Vec<Vec<(f64, f64)>> = gutters.iter().map(|gutter| free(*gutter, line)).collect();
            if distance > FARTHEST * measure.pitch * line.size {
                break;
            }
            // What runs over the columns is a part of the table only if more of it follows.
            if left.iter().any(Vec::is_empty) {
                in_a_row += 1;
                let running = line.gaps().all(|(_, gap)| gap < line.size);
                let begins = (line.x0() - lines[0].x0()).abs() < SAME_START;
                if in_a_row > MOST_ACROSS || !running || !begins {
                    break;
                }
                across.push(index);
                continue;
            }
            in_a_row = 0;
            gutters = left.concat();
            let first = column(&gutters, &line.words[0]);
            let several = line.words.iter().any(|word| column(&gutters, word) != first);
            alone = !several && (alone || distance > APART * measure.pitch * line.size);
            if !alone {
                taken = index + 1;
                sure.clone_from(&gutters);
            }
        }
        across.retain(|index| *index < taken);
        Some(Self { lines: taken, across, gutters: sure }.narrowed(lines).refined(lines))
    }

    /// The lines that do not run over the columns.
    fn in_columns<'l>(&self, lines: &'l [Line]) -> Vec<&'l Line> {
        let across = |index: &usize| self.across.contains(index);
        (0..self.lines).filter(|index| !across(index)).map(|index| &lines[index]).collect()
    }

    /// The same after lines that do not belong to the table are gone: they may have closed a gutter.
    fn narrowed(mut self, lines: &[Line]) -> Self {
        let lines = self.in_columns(lines);
        self.gutters.retain(|gutter| lines.iter().any(|line| line.words.iter().any(|word| word.x0 >= gutter.1)));
        self
    }

    /// The same with the gutters that the first line does not show, since its cells nearly touch: other lines begin
    /// anew at one place, and all leave free what is before it.
    fn refined(mut self, lines: &[Line]) -> Self {
        let lines = self.in_columns(lines);
        let gap = |line: &Line| NARROW * line.size - 0.6;
        let begins: Vec<f64> = lines
            .iter()
            .flat_map(|line| line.gaps().filter(|(_, wide)| *wide >= gap(line)).map(|(word, _)| line.words[word].x0))
            .collect();
        for start in clusters(begins.clone(), SAME_START) {
            let count = begins.iter().filter(|begin| (start..=start + SAME_START).contains(begin)).count();
            let known =
                self.gutters.iter().any(|gutter| gutter.0 < start + SAME_START && start - SAME_START < gutter.1);
            if known || count < FEWEST_ROWS || count * 3 < lines.len() {
                continue;
            }
            let size = lines.iter().map(|line| line.size).fold(0.0, f64::max);
            let gutter = (start - NARROW * size + 0.6, start - 0.1);
            let is_free = |line: &Line| line.words.iter().all(|word| word.x1 <= gutter.0 || word.x0 >= gutter.1);
            if lines.iter().all(|line| is_free(line)) {
                self.gutters.push(gutter);
            }
        }
        self.gutters.sort_by(|one, two| one.0.total_cmp(&two.0));
        self
    }

    /// Where the widest text of each column ends.
    fn ends(&self, lines: &[Line]) -> Vec<f64> {
        let mut ends = vec![0.0; self.gutters.len() + 1];
        for word in self.in_columns(lines).into_iter().flat_map(|line| &line.words) {
            let end: &mut f64 = &mut ends[column(&self.gutters, word)];
            *end = end.max(word.x1);
        }
        ends
    }

    /// Where the columns begin.
    fn starts(&self, lines: &[Line]) -> Vec<f64> {
        let mut starts = vec![f64::INFINITY; self.gutters.len() + 1];
        for word in self.in_columns(lines).into_iter().flat_map(|line| &line.words) {
            let start = &mut starts[column(&self.gutters, word)];
            *start = start.min(word.x0);
        }
        starts
    }

    fn table(
        &self,
        lines: &[Line],
        levels: &[Rule],
        (fewest_lines, fewest_rows): (usize, usize),
        known: &Known,
    ) -> Option<Table> {
        let lines = &lines[..self.lines];
        let mut filled: Vec<Vec<bool>> = lines.iter().map(|line| self.filled(line)).collect();
        self.across.iter().for_each(|index| filled[*index][1..].fill(false));
        let in_columns = filled.iter().filter(|filled| count(filled) > 1).count();
        let drawn = |line: &Line| line.words.iter().any(|word| is_drawn(&word.text));
        // A stretched line in running text looks like a head over columns.
        if in_columns < fewest_lines || in_columns < 2 * self.across.len() || lines.iter().any(drawn) {
            return None;
        }
        let starts = self.row_starts(lines, &filled, levels);
        let right = self.ends(lines);
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        let rows: Vec<Vec<String>> = starts
            .iter()
            .zip(ends)
            .map(|(from, to)| self.row(&lines[*from..to], self.across.contains(from), &right, known))
            .collect();
        let whole = rows.iter().filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1).count();
        (whole >= fewest_rows).then(|| Table { top: lines[0].y + lines[0].size, rows })
    }

    fn filled(&self, line: &Line) -> Vec<bool> {
        let mut filled = vec![false; self.gutters.len() + 1];
        line.words.iter().for_each(|word| filled[column(&self.gutters, word)] = true);
        filled
    }

    fn row(&self, lines: &[Line], across: bool, right: &[f64], known: &Known) -> Vec<String> {
        let mut cells: Vec<Vec<Word>> = vec![Vec::new(); self.gutters.len() + 1];
        for word in lines.iter().flat_map(|line| &line.words) {
            cells[if across { 0 } else { column(&self.gutters, word) }].push(word.clone());
        }
        cells.into_iter().zip(right).map(|(words, right)| cell(words, *right, known)).collect()
    }

    /// The lines that begin a row.
    fn row_starts(&self, lines: &[Line], filled: &[Vec<bool>], levels: &[Rule]) -> Vec<usize> {
        let apart = self.across.iter().flat_map(|index| [*index, index + 1]).filter(|index| *index < lines.len());
        let mut starts = self.starts_by_place(lines, filled, levels);
        starts.extend(apart);
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    fn starts_by_place(&self, lines: &[Line], filled: &[Vec<bool>], levels: &[Rule]) -> Vec<usize> {
        let distances: Vec<f64> = lines.windows(2).map(|pair| pair[0].y - pair[1].y).collect();
        // Rules between the rows.
        let (left, right) = (self.gutters[0].0, self.gutters[self.gutters.len() - 1].1);
        let across = levels.iter().filter(|rule| rule.from <= left && right <= rule.to).map(|rule| rule.at).collect();
        let across = clusters(across, 3.0);
        let ruled = |index: usize| {
            let above = across.partition_point(|at| *at <= lines[index].y);
            across.get(above).is_some_and(|at| *at < lines[index - 1].y)
        };
        let by_rules: Vec<usize> = (1..lines.len()).filter(|index| ruled(*index)).collect();
        if by_rules.len() + 1 >= FEWEST_ROWS {
            return [vec![0], by_rules].concat();
        }
        let nearest = distances.iter().copied().fold(f64::INFINITY, f64::min);
        let by_space: Vec<usize> =
            (1..lines.len()).filter(|index| distances[index - 1] > APART * nearest.max(lines[*index].size)).collect();
        if by_space.len() + 1 >= FEWEST_ROWS {
            return [vec![0], by_space].concat();
        }
        let starts = (1..lines.len()).filter(|index| self.starts_row(lines, filled, *index));
        [0].into_iter().chain(starts).collect()
    }

    /// Whether a line begins a row where all lines are as far apart: more columns are filled than before, or the first
    /// column begins anew though the next word had fitted on the line before.
    fn starts_row(&self, lines: &[Line], filled: &[Vec<bool>], index: usize) -> bool {
        let (before, now) = (&filled[index - 1], &filled[index]);
        if !now[0] || count(now) < 2 {
            return false;
        }
        if before.iter().zip(now).any(|(before, now)| *now && !*before) {
            return true;
        }
        let first = |line: &'_ Line| -> Vec<Word> {
            line.words.iter().filter(|word| column(&self.gutters, word) == 0).cloned().collect()
        };
        let (last, next) = (first(&lines[index - 1]), first(&lines[index]));
        let (Some(last), Some(next)) = (last.last(), next.first()) else { return false };
        let capital = next.text.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let widest = lines.iter().flat_map(|line| &line.words).filter(|word| column(&self.gutters, word) == 0);
        let right = widest.map(|word| word.x1).fold(0.0, f64::max);
        capital && last.x1 + (next.x1 - next.x0) + 0.3 * next.size < right
    }
}

/// The wide gaps of a line.
fn wide(line: &Line) -> Vec<(f64, f64)> {
    let gaps: Vec<(usize, f64)> = line.gaps().filter(|(_, gap)| *gap >= line.size).collect();
    if gaps.iter().all(|(_, gap)| *gap < WIDE * line.size) {
        return Vec::new();
    }
    gaps.into_iter().map(|(word, _)| (line.words[word - 1].x1, line.words[word].x0)).collect()
}

/// The gaps before columns that begin at these places, if the line leaves them all free and begins in two of them, or
/// in one with the rest of a row: in the first only with a small letter.
fn beside(line: &Line, starts: &[f64]) -> Vec<(f64, f64)> {
    let gaps = || starts.iter().skip(1).map(|start| (start - NARROW * line.size, start - 0.5));
    let begins = |start: f64| line.words.iter().find(|word| (word.x0 - start).abs() < SAME_START);
    let free = gaps().all(|gap| line.words.iter().all(|word| word.x1 <= gap.0 || word.x0 >= gap.1));
    let first = begins(starts[0]).is_some_and(|word| word.text.starts_with(char::is_lowercase));
    let fitting = match starts.iter().filter(|start| begins(**start).is_some()).count() {
        0 => false,
        1 => first || begins(starts[0]).is_none(),
        _ => true,
    };
    if free && fitting { gaps().collect() } else { Vec::new() }
}

/// What a line leaves free of a gutter.
fn free(gutter: (f64, f64), line: &Line) -> Vec<(f64, f64)> {
    let (mut from, to) = gutter;
    let least = NARROW * line.size - 0.6;
    let mut parts = Vec::new();
    for word in line.words.iter().filter(|word| word.x1 > gutter.0 && word.x0 < to) {
        if word.x0 - from >= least {
            parts.push((from, word.x0));
        }
        from = from.max(word.x1);
    }
    if to - from >= least {
        parts.push((from, to));
    }
    parts
}

/// The column in which a word stands.
fn column(gutters: &[(f64, f64)], word: &Word) -> usize {
    let middle = (word.x0 + word.x1) / 2.0;
    gutters.partition_point(|gutter| (gutter.0 + gutter.1) / 2.0 <= middle)
}

fn count(filled: &[bool]) -> usize {
    filled.iter().filter(|filled| **filled).count()
}

/// Signs that draw a line to write on.
fn is_drawn(text: &str) -> bool {
    text.chars().count() > 2 && text.chars().all(|c| matches!(c, '_' | '.' | '…' | '-' | '–'))
}
