//! Lines gathered into blocks: headings, paragraphs, list items, tables.

use std::ops::Range;

use crate::document::Span;

use super::aligned;
use super::angles;
use super::broken_rows;
use super::builder::Builder;
use super::chapters;
use super::corner;
use super::form;
use super::frames;
use super::furniture;
use super::grid::grid;
use super::hoisted;
use super::html_table::{self, html_table};
use super::labels;
use super::left_empty;
use super::lettered;
use super::line::{self, Line, Marker};
use super::notes;
use super::options;
use super::refrain;
use super::semicolons;
use super::side_by_side::side_by_side;
use super::spacing;
use super::text_columns;
use super::texts_beside::texts_beside;
use super::wrap::Wrapping;

/// A document as blocks.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// In the order in which they are read; they do not overlap, but where text is set in columns.
    pub(crate) blocks: Vec<Block>,
    pub(super) pieces: Vec<Span>,
    pub(super) rows: Vec<Row>,
    pub(super) cells: Vec<Range<u32>>,
    /// Where it could not be told whether a line goes on with the one before.
    pub(crate) uncertain: Vec<Span>,
}

/// Lines that belong together.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// What they make.
    pub(crate) shape: BlockShape,
    /// From the first marker to the last character.
    pub(crate) span: Span,
    /// Column of the first sign.
    pub(crate) indent: u32,
    /// Column at which its text begins.
    pub(super) column: u32,
    /// Whether a blank line stands before it.
    pub(crate) gap: bool,
    /// The whole text is set in bold.
    pub(crate) bold: bool,
    /// The text has runs of spaces in it, so that it may stand in columns.
    pub(crate) columns: bool,
    /// It stands in a column of running text, beside others that come before or after it.
    pub(crate) beside: bool,
    pub(super) pieces: Range<u32>,
    /// Which of its pieces begin a paragraph of their own.
    pub(super) breaks: Vec<u32>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BlockShape {
    /// A marked heading with its level.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A list item.
    Item(Marker),
    /// Rows of cells, as a range into the layout's rows.
    Table(Range<u32>),
    /// A drawn line.
    Rule,
    /// A header, a footer or a page number.
    Furniture,
}

/// A row of a table, as a range into the layout's cells.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// From the first cell to the last.
    pub(crate) span: Span,
    /// Its cells among all.
    pub(crate) cells: Range<u32>,
}

impl Layout {
    /// The stretches of source, one a line, that hold the block's text.
    pub(crate) fn pieces(&self, block: &Block) -> &[Span] {
        &self.pieces[block.pieces.start as usize..block.pieces.end as usize]
    }

    /// The stretches that begin a paragraph after the first.
    pub(crate) fn paragraph_starts<'l>(&'l self, block: &'l Block) -> impl Iterator<Item = Span> + 'l {
        block.breaks.iter().map(|piece| self.pieces(block)[*piece as usize])
    }

    /// The rows of a table.
    pub(crate) fn rows(&self, table: &Range<u32>) -> &[Row] {
        &self.rows[table.start as usize..table.end as usize]
    }

    /// Adds the rows of a table whose blocks did not show that they are one.
    pub(crate) fn add_table(&mut self, rows: &[Vec<Vec<Span>>]) -> Range<u32> {
        let start = self.rows.len() as u32;
        for row in rows {
            let cells = self.cells.len() as u32;
            row.iter().for_each(|cell| self.add_cell(cell));
            let span = row.iter().flatten().copied().reduce(Span::join).unwrap_or_default();
            self.rows.push(Row { span, cells: cells..self.cells.len() as u32 });
        }
        start..self.rows.len() as u32
    }

    pub(super) fn add_cell(&mut self, pieces: &[Span]) {
        let first = self.pieces.len() as u32;
        self.pieces.extend_from_slice(pieces);
        self.cells.push(first..self.pieces.len() as u32);
    }

    /// The texts of a row's cells, as they stand in the source.
    pub(super) fn texts<'s>(&self, source: &'s str, row: &Row) -> Vec<&'s str> {
        let pieces = |cell: &Range<u32>| self.pieces[cell.start as usize..cell.end as usize].iter().copied();
        let text = |cell| pieces(cell).reduce(Span::join).map_or("", |span| source[span.range()].trim());
        self.cells[row.cells.start as usize..row.cells.end as usize].iter().map(text).collect()
    }

    /// The stretches of source of all cells of all tables, in order, empty ones too.
    pub(crate) fn all_cells(&self) -> impl ExactSizeIterator<Item = &[Span]> {
        self.cells.iter().map(|cell| &self.pieces[cell.start as usize..cell.end as usize])
    }
}

/// Finds the blocks of `source`.
pub(crate) fn layout(source: &str) -> Layout {
    let (mut layout, mut lines) = (Layout::default(), Vec::new());
    line::lines(source, &mut lines);
    spacing::close_up(source, &mut lines);
    frames::take_out(source, &mut lines);
    angles::mark(source, &mut lines);
    semicolons::mark(source, &mut lines);
    text_columns::set_apart(source, &mut lines);
    chapters::mark(source, &mut lines);
    corner::give_back(source, &mut lines);
    left_empty::mark(source, &mut lines);
    lettered::mark(source, &mut lines);
    furniture::mark(source, &mut lines);
    form::take_apart(source, &mut lines);
    hoisted::give_back(source, &mut lines);
    options::mark(source, &mut lines);
    refrain::mark(source, &mut lines);
    labels::mark(source, &mut lines);
    layout.pieces.reserve(lines.len());
    layout.blocks.reserve(lines.len());
    let mut builder = Builder::new(source, layout);
    let last_table_end = html_table::last_closing(source);
    for part in lines.chunk_by_mut(|line, next| line.beside == next.beside) {
        let wrapping = Wrapping::of(source, part);
        wrapping.mark_runs(source, part);
        notes::mark(source, part, wrapping);
        builder.begin(wrapping);
        match part[0].beside {
            0 => blocks(source, part, last_table_end, &mut builder),
            _ => part.iter().for_each(|line| builder.line(line)),
        }
    }
    let mut layout = builder.layout;
    broken_rows::join(source, &mut layout);
    for block in &mut layout.blocks {
        block.bold = is_bold(source, &layout.pieces[block.pieces.start as usize..block.pieces.end as usize]);
    }
    layout
}

/// Adds the blocks of lines that are in no columns of running text.
fn blocks(source: &str, lines: &[Line], last_table_end: Option<usize>, builder: &mut Builder<'_>) {
    let mut at = 0;
    let mut aligned = aligned::Finder::new(lines.len());
    while at < lines.len() {
        if let Some(table) = html_table(source, lines[at].content, last_table_end) {
            let rows = table.rows.iter().map(|row| row.iter().map(std::slice::from_ref));
            builder.table(&lines[at], rows, table.span);
            at += lines[at..].partition_point(|line| line.full.end < table.span.end);
            builder.rest_of_line(&lines[at], table.span.end);
            at += 1;
        } else if let Some(table) = grid(source, &lines[at..])
            .or_else(|| side_by_side(source, &lines[at..]))
            .or_else(|| texts_beside(source, lines, at))
            .or_else(|| aligned.table(source, lines, at))
        {
            builder.table(&lines[at], table.rows.iter().map(|row| row.iter().map(Vec::as_slice)), table.span);
            at += table.lines;
            builder.layout.uncertain.extend(table.uncertain);
        } else {
            builder.line(&lines[at]);
            at += 1;
        }
    }
}

/// The whole text is set in bold: `**…**`, over one line or several, a colon after it or not.
fn is_bold(source: &str, pieces: &[Span]) -> bool {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return false };
    let last = source[last.range()].trim_end_matches([':', ' ']);
    ["**", "__"].iter().filter(|sign| source[first.range()].starts_with(**sign)).any(|sign| {
        let bare = |piece: &Span| {
            let text = source[piece.range()].trim_end_matches([':', ' ']);
            text.len() > 4
                && text
                    .strip_prefix(sign)
                    .and_then(|rest| rest.strip_suffix(sign))
                    .is_some_and(|in_it| !in_it.contains(sign))
        };
        let around = || {
            let signs = pieces.iter().map(|piece| source[piece.range()].matches(sign).count()).sum::<usize>();
            pieces.len() > 1 && signs == 2 && last.ends_with(sign)
        };
        pieces.iter().all(bare) || around()
    })
}
