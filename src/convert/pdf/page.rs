//! Pages as text: lines with their indent, blank lines where there is space, tables as rows of cells.

use std::collections::HashMap;

use super::columns;
use super::geometry::{Rule, clusters, median};
use super::glyphs::Glyph;
use super::grid::{self, Table};
use super::pages::Sheet;
use super::words::{Known, Line, is_marker, lines, text as words_text};

/// Stands before the first line of every page but the first.
const PAGE_BREAK: char = '\u{C}';
/// A gap of this many times the size parts columns.
const COLUMN_GAP: f64 = 2.0;
/// A smaller one does too where a line nearby has a column that begins there.
const ALIGNED_GAP: f64 = 0.6;
const NEARBY: usize = 3;
/// Spaces between columns.
const COLUMN_SPACES: usize = 3;
/// Lines that are this many times as far apart as usual have a blank line between them.
const FAR: f64 = 1.22;
/// A heading is this many times as large as the text.
const LARGE: f64 = 1.12;
/// So many lines at the end of a page may be its footer.
const FOOTER_LINES: usize = 3;
/// And so many at its beginning its header.
pub(super) const HEADER_LINES: usize = 4;
/// No line is indented more, in columns.
const WIDEST_INDENT: usize = 120;

/// What is usual in a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// Size of most of the text.
    pub(super) size: f64,
    /// Width of a character.
    pub(super) width: f64,
    /// From line to line, in sizes.
    pub(super) pitch: f64,
}

/// The text of all pages.
pub(super) fn text(sheets: &[Sheet]) -> String {
    let mut pages: Vec<Page> = sheets.iter().map(Page::of).collect();
    let known = Known::of(pages.iter().flat_map(|page| &page.lines));
    let tables: Vec<Vec<Table>> =
        pages.iter_mut().map(|page| grid::tables(&page.rules, &mut page.lines, &known)).collect();
    let measure = Measure::of(&pages);
    let mut written: Vec<Vec<Part>> = Vec::with_capacity(pages.len());
    let mut goes_on = None;
    for (page, tables) in pages.iter().zip(tables) {
        let (mut parts, columns) = page.parts(tables, &measure, goes_on.as_deref(), &known);
        goes_on = columns;
        if let Some((last, first)) = written.last_mut().and_then(|before| across_pages(before, &mut parts)) {
            grid::close_row(last, first);
        }
        written.push(parts);
    }
    let mut text = String::new();
    for (index, (page, parts)) in pages.iter().zip(&written).enumerate() {
        if index > 0 {
            text.push(PAGE_BREAK);
        }
        page.write(parts, &measure, &mut text);
    }
    text
}

/// The tables at the end of a page and at the beginning of the next, if they are one.
fn across_pages<'t>(before: &'t mut [Part], after: &'t mut [Part]) -> Option<(&'t mut Table, &'t mut Table)> {
    let table = |part: &'t mut Part| match part {
        Part::Table(table) => Some(table),
        Part::Line { .. } => None,
    };
    let last = before.iter_mut().rev().take(FOOTER_LINES + 1).find_map(table)?;
    let first = after.iter_mut().take(HEADER_LINES + 1).find_map(table)?;
    Some((last, first))
}

/// A page as lines.
struct Page {
    lines: Vec<Line>,
    rules: Vec<Rule>,
    /// Lines that run in other directions.
    turned: Vec<Line>,
}

impl Page {
    fn of(sheet: &Sheet) -> Self {
        let mut counts = [0; 4];
        sheet.glyphs.iter().for_each(|glyph| counts[usize::from(glyph.turned)] += 1);
        // A page that is read sideways has its text turned.
        let main = (0..4_u8).rev().max_by_key(|turned| counts[usize::from(*turned)]).unwrap_or(0);
        let of = |turned: u8| -> Vec<Glyph> {
            sheet.glyphs.iter().filter(|glyph| glyph.turned == turned).cloned().collect()
        };
        let rules: Vec<Rule> = sheet.rules.iter().map(|rule| turn(*rule, main)).collect();
        let turned = (0..4).filter(|turned| *turned != main).flat_map(|turned| lines(of(turned), &[])).collect();
        Self { lines: lines(of(main), &rules), rules, turned }
    }

    /// What the page has, from the top down, and the columns of a table without borders that may go on on the next.
    fn parts(
        &self,
        tables: Vec<Table>,
        measure: &Measure,
        goes_on: Option<&[f64]>,
        known: &Known,
    ) -> (Vec<Part>, Option<Vec<f64>>) {
        let found = columns::tables(&self.lines, &self.rules, measure, goes_on, known);
        let last = found.last().filter(|found| found.lines.end + FOOTER_LINES >= self.lines.len());
        let starts = last.map(|found| found.starts.clone());
        let mut parts: Vec<(f64, Part)> = tables.into_iter().map(|table| (table.top, Part::Table(table))).collect();
        let mut plain: Vec<&Line> = Vec::with_capacity(self.lines.len());
        let mut at = 0;
        for columns::Found { lines, table, .. } in found {
            plain.extend(&self.lines[at..lines.start]);
            at = lines.end;
            parts.push((table.top, Part::Table(table)));
        }
        plain.extend(&self.lines[at..]);
        let plain = self.joined_headings(&plain, measure);
        let texts = place(&plain, measure);
        let after_list = after_lists(&plain);
        let lines = plain.iter().zip(texts).zip(after_list).map(|(((line, end), text), after_list)| {
            (line.y + line.size * 0.5, Part::Line { y: line.y, end: *end, size: line.size, text, after_list })
        });
        parts.extend(lines);
        parts.sort_by(|(one, _), (two, _)| two.total_cmp(one));
        (parts.into_iter().map(|(_, part)| part).collect(), starts)
    }

    /// The lines, each with where it ends; a heading that was broken only since it is large is one line, since its lines
    /// have fewer characters than those of the text.
    fn joined_headings(&self, lines: &[&Line], measure: &Measure) -> Vec<(Line, f64)> {
        let right = self.lines.iter().map(Line::x1).fold(0.0, f64::max);
        let left = self.lines.iter().map(Line::x0).fold(f64::INFINITY, f64::min);
        let mut joined: Vec<(Line, f64)> = Vec::with_capacity(lines.len());
        let mut last: Option<&Line> = None;
        for line in lines {
            let goes_on = last.is_some_and(|last| {
                let word = line.words.first().map_or(0.0, |word| word.x1 - word.x0);
                line.size > LARGE * measure.size
                    && (line.size - last.size).abs() < 0.5
                    && last.y - line.y < FAR * measure.pitch * line.size
                    && last.x1() - last.x0() + 0.2 * line.size + word > right - left
            });
            match joined.last_mut() {
                Some((heading, end)) if goes_on => {
                    heading.words.extend_from_slice(&line.words);
                    *end = line.y;
                }
                _ => joined.push(((*line).clone(), line.y)),
            }
            last = Some(line);
        }
        joined
    }

    fn write(&self, parts: &[Part], measure: &Measure, out: &mut String) {
        for (index, part) in parts.iter().enumerate() {
            if index > 0 && part.is_apart(&parts[index - 1], measure) {
                out.push('\n');
            }
            part.write(out);
        }
        for (index, line) in self.turned.iter().enumerate() {
            if index == 0 && !parts.is_empty() {
                out.push('\n');
            }
            out.push_str(&line.text());
            out.push('\n');
        }
    }
}

/// What is written in one go.
enum Part {
    Line {
        y: f64,
        /// Where it ends, if it was joined from several.
        end: f64,
        size: f64,
        text: String,
        /// It stands to the left of the list before it.
        after_list: bool,
    },
    Table(Table),
}

impl Part {
    /// Whether a blank line stands between `before` and this part.
    fn is_apart(&self, before: &Self, measure: &Measure) -> bool {
        let (Self::Line { y, size, after_list, .. }, Self::Line { end, size: above, .. }) = (self, before) else {
            return true;
        };
        let (small, large) = (size.min(*above), size.max(*above));
        if *after_list || large > LARGE * measure.size && large > LARGE * small {
            return true;
        }
        end - y > FAR * measure.pitch * large
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Line { text, .. } => {
                out.push_str(text);
                out.push('\n');
            }
            Self::Table(table) => {
                for row in &table.rows {
                    out.push('|');
                    for cell in row {
                        out.push(' ');
                        out.push_str(cell);
                        out.push_str(if cell.is_empty() { "|" } else { " |" });
                    }
                    out.push('\n');
                }
            }
        }
    }
}

impl Measure {
    fn of(pages: &[Page]) -> Self {
        let all = || pages.iter().flat_map(|page| &page.lines);
        let mut sizes: HashMap<i64, usize> = HashMap::new();
        for word in all().flat_map(|line| &line.words) {
            *sizes.entry((word.size * 2.0).round() as i64).or_default() += word.text.len();
        }
        let most = sizes.into_iter().max_by_key(|(size, count)| (*count, *size));
        let size = most.map_or(10.0, |(size, _)| (size as f64 / 2.0).max(0.5));
        let words = || all().flat_map(|line| &line.words).filter(|word| (word.size - size).abs() < size * 0.1);
        // Each word has the space after it.
        let (width, characters) = words().fold((0.0, 0), |(width, characters), word| {
            (width + word.x1 - word.x0 + size * 0.25, characters + word.text.chars().count() + 1)
        });
        let width = if characters == 0 { size / 2.0 } else { (width / characters as f64).max(size * 0.2) };
        let pitch = median(pages.iter().flat_map(Page::pitches).collect()).unwrap_or(1.25);
        Self { size, width, pitch }
    }
}

impl Page {
    /// How far the next line is, in sizes, after lines that are full, so that the next goes on with them.
    fn pitches(&self) -> Vec<f64> {
        let right = self.lines.iter().map(Line::x1).fold(0.0, f64::max);
        let left = self.lines.iter().map(Line::x0).fold(f64::INFINITY, f64::min);
        let full = |line: &Line| line.x1() > right - 0.12 * (right - left) && line.x0() < left + 0.3 * (right - left);
        let pairs = self.lines.windows(2).filter(|pair| full(&pair[0]) && pair[0].size == pair[1].size);
        pairs.map(|pair| (pair[0].y - pair[1].y) / pair[0].size).filter(|pitch| (0.9..1.8).contains(pitch)).collect()
    }
}

/// The lines as text, indented as on the page, with columns at the same place on all lines.
fn place(lines: &[(Line, f64)], measure: &Measure) -> Vec<String> {
    let left = lines.iter().map(|(line, _)| line.x0()).fold(f64::INFINITY, f64::min);
    let columns_at = |x: f64| (((x - left) / measure.width).round().max(0.0) as usize).min(WIDEST_INDENT);
    // First the columns that are plain to see, by line, then those that stand under one.
    let wide: Vec<Vec<f64>> = lines
        .iter()
        .map(|(line, _)| {
            let wide = line.gaps().filter(|(_, gap)| *gap >= COLUMN_GAP * line.size);
            wide.map(|(word, _)| line.words[word].x0).collect()
        })
        .collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for (index, (line, _)) in lines.iter().enumerate() {
        let near = &wide[index.saturating_sub(NEARBY)..(index + NEARBY + 1).min(lines.len())];
        let is_column = |x: f64| near.iter().flatten().any(|start| (start - x).abs() < 1.0);
        let begins = line.gaps().filter(|(word, gap)| {
            *gap >= COLUMN_GAP * line.size || *gap >= ALIGNED_GAP * line.size && is_column(line.words[*word].x0)
        });
        let mut from = 0;
        for to in begins.map(|(word, _)| word).chain([line.words.len()]) {
            let (x, text) = (line.words[from].x0, words_text(&line.words[from..to]));
            pieces.push(Piece { line: index, first: from == 0, x, more: 0, text });
            from = to;
        }
    }
    hang(&mut pieces, lines);
    pieces.sort_by(|one, two| one.x.total_cmp(&two.x));
    let starts = clusters(pieces.iter().filter(|piece| !piece.first).map(|piece| piece.x).collect(), 2.0);
    let mut texts = vec![String::new(); lines.len()];
    let mut lengths = vec![0; lines.len()];
    let mut rest = pieces.as_slice();
    for start in starts.iter().copied().chain([f64::INFINITY]) {
        // What begins a line before this column, then the column itself.
        let before = rest.partition_point(|piece| piece.x < start);
        let column = rest.partition_point(|piece| piece.x <= start + 2.0) - before;
        let (firsts, after) = rest.split_at(before);
        firsts.iter().for_each(|piece| piece.write(columns_at(piece.x), &mut texts, &mut lengths));
        let (column, after) = after.split_at(column);
        let inner = column.iter().filter(|piece| !piece.first).map(|piece| lengths[piece.line] + COLUMN_SPACES);
        let at = inner.max().unwrap_or(0).max(columns_at(start.min(1e6)));
        column.iter().for_each(|piece| piece.write(at, &mut texts, &mut lengths));
        rest = after;
    }
    texts
}

/// Which lines stand to the left of the list before them.
fn after_lists(lines: &[(Line, f64)]) -> Vec<bool> {
    let mut list: Option<f64> = None;
    let after = lines.iter().map(|(line, _)| {
        if line.words.len() > 1 && is_marker(&line.words[0].text) {
            list = Some(line.x0());
            return false;
        }
        let after = list.is_some_and(|marker| line.x0() < marker - 1.0);
        list = list.filter(|_| !after);
        after
    });
    after.collect()
}

/// Lets the lines of a list item that stand under its text do so as text too, where the marker takes one column.
fn hang(pieces: &mut [Piece], lines: &[(Line, f64)]) {
    let mut item: Option<(f64, f64, usize)> = None;
    for piece in pieces.iter_mut().filter(|piece| piece.first) {
        let words = &lines[piece.line].0.words;
        item = match (item, words.get(1)) {
            (_, Some(next)) if is_marker(&words[0].text) => Some((next.x0, piece.x, words[0].text.chars().count() + 1)),
            (Some((text, marker, wide)), _) if (text - piece.x).abs() < 1.5 => {
                (piece.x, piece.more) = (marker, wide);
                item
            }
            _ => None,
        };
    }
}

/// A part of a line that begins at a place of its own.
struct Piece {
    line: usize,
    first: bool,
    x: f64,
    /// Columns that it stands to the right of that.
    more: usize,
    text: String,
}

impl Piece {
    fn write(&self, at: usize, texts: &mut [String], lengths: &mut [usize]) {
        let at = at + self.more;
        let (text, length) = (&mut texts[self.line], &mut lengths[self.line]);
        text.extend(std::iter::repeat_n(' ', at.saturating_sub(*length)));
        text.push_str(&self.text);
        *length = at.max(*length) + self.text.chars().count();
    }
}

/// A rule as it stands when the page is turned so that text of this direction is upright.
fn turn(rule: Rule, turned: u8) -> Rule {
    let Rule { level, at, from, to } = rule;
    match (turned, level) {
        (0, _) => rule,
        (1, true) => Rule { level: false, at, from: -to, to: -from },
        (1, false) => Rule { level: true, at: -at, from, to },
        (2, _) => Rule { level, at: -at, from: -to, to: -from },
        (_, true) => Rule { level: false, at: -at, from, to },
        (_, false) => Rule { level: true, at, from: -to, to: -from },
    }
}
