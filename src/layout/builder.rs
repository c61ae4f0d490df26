//! Line after line becomes a block of its own, or goes on with the last.

use crate::document::Span;

use super::block::{Block, BlockShape, Layout, Row};
use super::line::{Line, Marker, Shape};
use super::semicolons;
use super::wrap::{Wrapping, ends_in_hyphen, ends_sentence, stops_within};

/// A heading with fewer characters was not broken.
const LONG_HEADING: usize = 30;

pub(super) struct Builder<'s> {
    source: &'s str,
    pub(super) layout: Layout,
    wrapping: Wrapping,
    /// The last line of the last block, if text can be added to it.
    last: Option<Line>,
    /// A blank line was passed.
    gap: bool,
    /// The last row that stands below a blank line.
    apart: Option<u32>,
    /// A page break was passed.
    page_gap: bool,
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: &'s str, layout: Layout) -> Self {
        Self { source, layout, wrapping: Wrapping::NONE, last: None, gap: true, apart: None, page_gap: false }
    }

    /// Begins with lines that were broken in a way of their own: nothing above goes on in them.
    pub(super) fn begin(&mut self, wrapping: Wrapping) {
        (self.wrapping, self.last, self.gap, self.page_gap) = (wrapping, None, true, false);
    }

    pub(super) fn line(&mut self, line: &Line) {
        let unsure = |last: &Line| {
            !self.gap && !line.refrain && !line.labelled && self.wrapping.is_uncertain(self.source, last, line)
        };
        if let Some(last) = self.last.filter(unsure) {
            self.layout.uncertain.push(Span::new(last.content.start, line.content.end));
        }
        self.page_gap |= line.page_break;
        if line.furniture {
            self.page_gap = true;
            self.push(line, BlockShape::Furniture);
            return;
        }
        match line.shape {
            Shape::Blank => {
                self.gap = true;
                return;
            }
            Shape::Text if self.goes_on_in_cells(line) => {
                self.row(&Line { content: line.full, shape: Shape::TabRow, ..*line });
            }
            Shape::Text if self.continues(line) || self.continues_heading(line) => self.extend(line),
            Shape::Text => self.open(line, BlockShape::Paragraph),
            // `… på Storgatan` / `22.`: a number with nothing after it ends the sentence.
            Shape::Item(Marker::Number(_)) if line.content.range().is_empty() && self.last.is_some() && !self.gap => {
                let whole = Line {
                    content: Span::new(line.content.start - number_length(self.source, line), line.content.end),
                    ..*line
                };
                self.extend(&whole);
            }
            Shape::Item(marker) => self.open(line, BlockShape::Item(marker)),
            Shape::Heading(level) => {
                self.push(line, BlockShape::Heading(level));
                self.last = None;
            }
            Shape::Rule if self.in_table() => {
                self.begin_table();
                self.extend_table(line.full);
            }
            Shape::Rule => {
                self.push(line, BlockShape::Rule);
                self.last = None;
            }
            Shape::EmptyRow if self.in_table() => self.extend_table(line.full),
            Shape::EmptyRow => {
                self.push(line, BlockShape::Rule);
                (self.last, self.gap) = (None, true);
                return;
            }
            Shape::TabRow | Shape::PipeRow | Shape::SemicolonRow => self.row(line),
        }
        (self.gap, self.page_gap) = (false, false);
    }

    fn open(&mut self, line: &Line, shape: BlockShape) {
        self.push(line, shape);
        self.last = Some(*line);
    }

    fn push(&mut self, line: &Line, shape: BlockShape) {
        let first = self.layout.pieces.len() as u32;
        self.layout.pieces.push(line.content);
        let start = (line.full.start as usize..line.content.start as usize)
            .find(|at| !self.source.as_bytes()[*at].is_ascii_whitespace())
            .unwrap_or(line.content.start as usize);
        // Signs after the text, such as those that close a heading, belong to the block too.
        let after = self.source[line.content.end as usize..line.full.end.max(line.content.end) as usize].trim_end();
        let end = (line.content.end + after.len() as u32).max(start as u32);
        self.layout.blocks.push(Block {
            shape,
            span: Span::new(start as u32, end),
            indent: line.indent,
            column: line.column.max(line.indent + 1),
            gap: self.gap,
            bold: false,
            columns: line.gaps && line.beside == 0,
            beside: line.beside > 0,
            pieces: first..first + 1,
            breaks: Vec::new(),
        });
    }

    fn extend(&mut self, line: &Line) {
        self.layout.pieces.push(line.content);
        let end = self.layout.pieces.len() as u32;
        // Furniture may stand between; its piece is then moved out of the block's way.
        let Some(index) = self.layout.blocks.iter().rposition(|block| block.shape != BlockShape::Furniture) else {
            return;
        };
        let block = &mut self.layout.blocks[index];
        if block.pieces.end + 1 == end {
            block.pieces.end = end;
        } else {
            let moved = self.layout.pieces[block.pieces.start as usize..block.pieces.end as usize].to_vec();
            let first = self.layout.pieces.len() as u32 - 1;
            self.layout.pieces.truncate(first as usize);
            self.layout.pieces.extend(moved);
            self.layout.pieces.push(line.content);
            block.pieces = first..self.layout.pieces.len() as u32;
        }
        if self.gap && !self.page_gap && !self.source[line.content.range()].starts_with(char::is_lowercase) {
            block.breaks.push(block.pieces.end - block.pieces.start - 1);
        }
        block.span.end = line.content.end;
        self.last = Some(*line);
    }

    /// Whether a line of plain text goes on with the last block.
    fn continues(&self, line: &Line) -> bool {
        let Some(last) = &self.last else { return false };
        let Some(block) = self.layout.blocks.iter().rev().find(|block| block.shape != BlockShape::Furniture) else {
            return false;
        };
        if line.goes_on {
            return true;
        }
        if line.refrain || last.refrain || line.labelled && !self.gap {
            return false;
        }
        let text = &self.source[last.content.range()];
        let after = &self.source[line.content.range()];
        let item = matches!(block.shape, BlockShape::Item(_));
        let hanging = item && line.indent > block.indent && !line.gaps;
        if self.page_gap {
            // Under the text of an item that has not ended it goes on, though with a name.
            if hanging && line.indent.abs_diff(block.column) <= 1 && !ends_sentence(text) && !after.ends_with(':') {
                return true;
            }
            // No text ends with a comma but in a list, over the lead-in of the next.
            let goes_on = ends_in_hyphen(text)
                || text.ends_with(',') && !after.ends_with(':')
                || !ends_sentence(text) && !self.wrapping.ended_far_left(self.source, last, line);
            return goes_on && after.starts_with(char::is_lowercase)
                || stops_within(self.source, self.layout.pieces(block), line.content);
        }
        // `att …` / `att …`: lines of a list that has no markers.
        if !self.gap && !item && begin_alike(&self.source[self.layout.pieces(block)[0].range()], after) {
            return false;
        }
        if self.gap {
            // `Så gör vi:` leads in to what comes below it.
            let under_text = hanging && line.indent <= last.column.max(block.column) + 2 && !after.ends_with(':');
            // `… tre gånger i` / blank line / `veckan`: a scanner saw lines too far apart.
            let broken = item && !after.ends_with(':') && self.wrapping.goes_on_below(self.source, last, line);
            return (under_text || broken) && !last.content.range().is_empty();
        }
        if last.content.range().is_empty() {
            return hanging;
        }
        if hanging {
            // Right under the text of a line that is not short, it goes on with it.
            let under_text = line.indent.abs_diff(block.column) <= 1 && !ends_sentence(text);
            return after.starts_with(char::is_lowercase)
                || under_text && self.wrapping.is_long(last)
                || self.wrapping.joins(self.source, last, line)
                || !self.wrapping.ended_early(self.source, last, line)
                || ends_sentence(text);
        }
        self.wrapping.joins(self.source, last, line)
    }

    /// Whether the line is the end of a heading that was broken as text is.
    fn continues_heading(&self, line: &Line) -> bool {
        let heading = self.layout.blocks.last().filter(|block| matches!(block.shape, BlockShape::Heading(_)));
        let text = heading.map_or("", |block| &self.source[block.span.range()]);
        !self.gap
            && text.chars().count() >= LONG_HEADING
            && !ends_sentence(text)
            && self.source[line.content.range()].starts_with(char::is_lowercase)
    }

    /// Whether a line right under a row held apart by tabs has as many cells, of which the first or the last is empty: its
    /// only tab then stands at an edge, where other lines have it too.
    fn goes_on_in_cells(&self, line: &Line) -> bool {
        let Some(cells) = self.layout.rows.last().map(|row| row.cells.len()).filter(|_| self.in_table() && !self.gap)
        else {
            return false;
        };
        let bytes = self.source[line.full.range()].as_bytes();
        let at_edge = bytes.first() == Some(&b'\t') || bytes.last() == Some(&b'\t');
        at_edge && memchr::memchr_iter(b'\t', bytes).count() + 1 == cells
    }

    fn in_table(&self) -> bool {
        matches!(self.layout.blocks.last(), Some(Block { shape: BlockShape::Table(_), .. }))
    }

    fn extend_table(&mut self, line: Span) {
        if let Some(block) = self.layout.blocks.last_mut() {
            block.span.end = line.end;
        }
    }

    /// Begins another table with the last row, if that stands below a blank line, over the line under a header, and has
    /// another number of cells than the row before it, or nothing in any but the first.
    fn begin_table(&mut self) {
        let apart = self.layout.rows.last().filter(|_| self.apart.is_some());
        let alone = apart.is_some_and(|row| self.layout.is_first_alone(self.source, row, |_| false));
        let Some(Block { shape: BlockShape::Table(rows), span, .. }) = self.layout.blocks.last_mut() else { return };
        let last = rows.end - 1;
        let cells = |row: u32| self.layout.rows[row as usize].cells.len();
        if self.apart != Some(last) || rows.start == last {
            return;
        }
        if cells(last) == cells(last - 1) && !alone {
            return;
        }
        let header = self.layout.rows[last as usize].span;
        (rows.end, span.end) = (last, self.layout.rows[last as usize - 1].span.end);
        let first = self.layout.pieces.len() as u32;
        self.layout.pieces.push(header);
        let (shape, pieces) = (BlockShape::Table(last..last + 1), first..first + 1);
        let table =
            self.layout.blocks.last().map(|above| Block { shape, span: header, pieces, gap: true, ..above.clone() });
        self.layout.blocks.extend(table);
    }

    fn row(&mut self, line: &Line) {
        let first = self.layout.cells.len() as u32;
        let (start, end) = (line.content.start as usize, line.content.end as usize);
        match line.shape {
            Shape::PipeRow => self.pipe_cells(start, end),
            Shape::SemicolonRow => self.semicolon_cells(start, end),
            _ => self.tab_cells(start - self.empty_cells(line), end),
        }
        let cells = first..self.layout.cells.len() as u32;
        let row = self.layout.rows.len() as u32;
        if self.gap {
            self.apart = Some(row);
        }
        self.layout.rows.push(Row { span: line.content, cells });
        // A table goes on over the end of a page.
        let last = self.layout.blocks.iter_mut().rev().find(|block| block.shape != BlockShape::Furniture);
        let of_two = |row: u32| self.layout.rows[row as usize].cells.len() == 2;
        // `Kommun`, `Period` and their values, above a table of more columns.
        let below_form = self.gap && self.layout.rows[row as usize].cells.len() > 2;
        if let Some(Block { shape: BlockShape::Table(rows), span, .. }) = last
            && !(below_form && rows.len() > 1 && of_two(rows.start) && of_two(rows.end - 1))
        {
            rows.end = row + 1;
            span.end = line.content.end;
        } else {
            self.push(line, BlockShape::Table(row..row + 1));
        }
        self.last = None;
    }

    fn semicolon_cells(&mut self, start: usize, end: usize) {
        let end = self.end_of_cells(b';', start, end);
        for cell in semicolons::cells(&self.source[start..end]) {
            self.cell(start + cell.start, start + cell.end);
        }
    }

    fn tab_cells(&mut self, start: usize, end: usize) {
        let mut from = start;
        let end = self.end_of_cells(b'\t', start, end);
        for at in memchr::memchr_iter(b'\t', &self.source.as_bytes()[start..end]).map(|at| start + at).chain([end]) {
            self.cell(from, at);
            from = at + 1;
        }
    }

    /// How many tabs before the text of a row are empty cells, and no indent as the first row of its table has: with them
    /// it has no more cells than that.
    fn empty_cells(&self, line: &Line) -> usize {
        let Some(Block { shape: BlockShape::Table(rows), .. }) = self.layout.blocks.last() else { return 0 };
        let bytes = self.source.as_bytes();
        let before = |at: u32| {
            let tabs = bytes[..at as usize].iter().rev().take_while(|byte| **byte == b'\t').count();
            // After a list marker they are none.
            if (at as usize - tabs).checked_sub(1).is_none_or(|sign| bytes[sign] == b'\n') { tabs } else { 0 }
        };
        let tabs = before(line.content.start);
        let first = self.layout.rows.get(rows.start as usize).filter(|_| tabs > 0);
        let Some((wanted, indent)) = first.map(|first| (first.cells.len(), before(first.span.start))) else { return 0 };
        let own = memchr::memchr_iter(b'\t', &bytes[line.content.range()]).count() + 1;
        let empty = tabs.saturating_sub(indent);
        if own + empty <= wanted { empty } else { 0 }
    }

    fn pipe_cells(&mut self, start: usize, end: usize) {
        let bytes = self.source.as_bytes();
        let end = self.end_of_cells(b'|', start, end);
        let mut from = start + 1;
        for pipe in memchr::memchr_iter(b'|', &bytes[from..end]).map(|at| start + 1 + at) {
            if bytes[pipe - 1] != b'\\' {
                self.cell(from, pipe);
                from = pipe + 1;
            }
        }
        if from < end {
            self.cell(from, end);
        }
    }

    /// Where the cells of a row end, of which only so many are empty at its end as a table may have columns.
    fn end_of_cells(&self, sign: u8, start: usize, end: usize) -> usize {
        let row = &self.source.as_bytes()[start..end];
        let filled = row.iter().rposition(|byte| *byte != sign && *byte != b' ').map_or(0, |last| last + 1);
        memchr::memchr_iter(sign, &row[filled..]).nth(MOST_EMPTY_CELLS).map_or(end, |at| start + filled + at)
    }

    /// A table whose cells may take several lines.
    pub(super) fn table<'c, R: Iterator<Item = &'c [Span]>>(
        &mut self,
        first: &Line,
        rows: impl Iterator<Item = R>,
        span: Span,
    ) {
        let start = self.layout.rows.len() as u32;
        for row in rows {
            let cells = self.layout.cells.len() as u32;
            let mut place: Option<Span> = None;
            for cell in row {
                self.layout.add_cell(cell);
                place = cell.iter().copied().chain(place).reduce(Span::join);
            }
            let place = place.unwrap_or(first.content);
            self.layout.rows.push(Row { span: place, cells: cells..self.layout.cells.len() as u32 });
        }
        let end = self.layout.rows.len() as u32;
        self.push(first, BlockShape::Table(start..end));
        if let Some(block) = self.layout.blocks.last_mut() {
            block.span.end = span.end;
        }
        // What comes below a table is no part of it.
        (self.last, self.gap, self.page_gap) = (None, true, false);
    }

    /// What stands on a line after something that ended at `from`.
    pub(super) fn rest_of_line(&mut self, line: &Line, from: u32) {
        let text = &self.source[from as usize..line.content.end.max(from) as usize];
        if !text.trim().is_empty() {
            let start = line.content.end - text.trim_start().len() as u32;
            self.line(&Line { content: Span::new(start, line.content.end), shape: Shape::Text, ..*line });
        }
    }

    fn cell(&mut self, from: usize, to: usize) {
        let text = &self.source[from..to];
        let start = from + (text.len() - text.trim_start().len());
        let span = Span::new(start as u32, (start + text.trim().len()) as u32);
        self.layout.add_cell(&[span]);
    }
}

/// No table has more columns; a row that ends in a million tabs is to take no more memory than what it says.
const MOST_EMPTY_CELLS: usize = 100;

/// Whether two lines begin with the same word, and not as sentences do.
fn begin_alike(first: &str, second: &str) -> bool {
    first.starts_with(char::is_lowercase) && first.split(' ').next() == second.split(' ').next()
}

/// How many bytes the number of a line takes.
fn number_length(source: &str, line: &Line) -> u32 {
    source[line.full.start as usize..line.content.start as usize].trim_start().len() as u32
}
