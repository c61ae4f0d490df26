//! A file's blocks with their text folded and cut into tokens, once for all that comes after.

use std::ops::Range;

use smallvec::SmallVec;

use crate::document::Span;
use crate::grammar::{Place, Signs, Token, Tokens, Words, is_promised, is_quote};
use crate::layout::{BlockShape, Layout, Marker, Row, layout};
use crate::text::{Folded, fold};
use crate::vocabulary::phrases::LEADING_ENDS;
use crate::vocabulary::{Flags, Stems};

use super::chrome::{self, is_chrome};
use super::pieces::with_hyphens;
use super::{chapters, contents, flat, sheets};

/// A block with its text.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    pub(super) shape: BlockShape,
    /// From the first marker to the last character.
    pub(super) span: Span,
    pub(super) indent: u32,
    /// A blank line stands before it.
    pub(super) gap: bool,
    pub(super) bold: bool,
    /// Its text may stand in columns.
    pub(super) columns: bool,
    /// It stands in a column of running text; others may stand between its lines.
    pub(super) beside: bool,
    pub(super) folded: Folded<'a>,
    /// It belongs to the web page or the paper, not to the text.
    pub(super) chrome: bool,
    words: Place,
    /// What any of its words can mean, so that most questions need not look at the words.
    pub(super) flags: Flags,
    /// What any of its words can announce.
    pub(super) stems: Stems,
    /// Where in the text a paragraph of its own begins, the first aside.
    pub(super) breaks: Box<[u32]>,
}

impl Unit<'_> {
    /// The text without layout.
    pub(super) fn text(&self) -> &str {
        self.folded.text()
    }

    /// Whether it is a list item.
    pub(super) fn is_item(&self) -> bool {
        matches!(self.shape, BlockShape::Item(_))
    }

    /// Whether it is running text.
    pub(super) fn is_paragraph(&self) -> bool {
        self.shape == BlockShape::Paragraph
    }

    /// The table's rows, if it is one.
    pub(super) fn table(&self) -> Option<&Range<u32>> {
        match &self.shape {
            BlockShape::Table(rows) => Some(rows),
            _ => None,
        }
    }

    /// Its list marker.
    pub(super) fn marker(&self) -> Option<Marker> {
        match self.shape {
            BlockShape::Item(marker) => Some(marker),
            _ => None,
        }
    }

    /// Whether it leads in to what comes next; some write `För att fler ska hålla hastigheten kommer;`.
    pub(super) fn leads(&self) -> bool {
        let text = self.text();
        let other = || {
            let words =
                text.strip_suffix([';', ',']).or_else(|| text.strip_suffix("…")).or_else(|| text.strip_suffix(".."));
            words.is_some_and(|words| {
                let words = words.trim_end_matches('.');
                LEADING_ENDS.iter().any(|end| words.ends_with(end))
            })
        };
        text.ends_with(':') || other()
    }

    /// Whether it ends as a sentence.
    pub(super) fn ends_sentence(&self) -> bool {
        let text = self.text().trim_end_matches([')', '"', '”']);
        text.ends_with(['.', '!', '?', ';']) && !self.leads()
    }

    /// Whether a table's cell holds nothing, or only a dash or an empty box.
    pub(super) fn is_empty_cell(&self) -> bool {
        let sign = |c| matches!(c, '-' | '–' | '—' | '−' | ' ' | '.' | '☐' | '□' | '[' | ']');
        self.text().chars().all(sign) || sheets::is_filler(self.text())
    }

    /// Whether there is nothing to read in it.
    pub(super) fn is_void(&self) -> bool {
        self.chrome || matches!(self.shape, BlockShape::Furniture | BlockShape::Rule)
    }
}

/// A part of a unit's folded text, as byte offsets into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Piece {
    pub(super) unit: usize,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Parts of one unit, which are seldom many.
pub(super) type Pieces = SmallVec<[Piece; 4]>;

/// A file as units.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) source: &'a str,
    pub(super) layout: Layout,
    /// The blocks, and after them the cells of all tables.
    pub(super) units: Vec<Unit<'a>>,
    /// How many of the units are blocks.
    pub(super) blocks: usize,
    /// Where it could not be told whether a line goes on with the one before.
    pub(super) uncertain: Vec<Span>,
    words: Words,
    signs: Signs,
}

impl<'a> Page<'a> {
    /// Reads the blocks of `source`.
    pub(super) fn new(source: &'a str) -> Self {
        let mut layout = layout(source);
        let mut blocks = std::mem::take(&mut layout.blocks);
        let units = Vec::with_capacity(blocks.len() + layout.all_cells().len());
        let words = Words::with_capacity(source.len());
        let uncertain = std::mem::take(&mut layout.uncertain);
        let signs = Signs::of(source);
        sheets::give_titles(source, &layout, &mut blocks, signs);
        let mut page = Self { source, units, blocks: blocks.len(), uncertain, words, signs, layout };
        for block in &blocks {
            let dashed = matches!(block.shape, BlockShape::Item(Marker::Bullet('–' | '—' | '-')));
            let table = matches!(block.shape, BlockShape::Table(_));
            let folded = match table {
                true => Folded::default(),
                false => fold(source, page.layout.pieces(block)),
            };
            let marker = match block.shape {
                BlockShape::Item(Marker::Bullet(sign)) => Some(sign),
                _ => None,
            };
            let words = page.words.push(folded.text(), marker, signs);
            let tokens = page.words.at(folded.text(), &words);
            let chrome = !table && is_chrome(block, &folded, source);
            // `– Vi är nöjda, säger …`: a dash before what someone says is no list marker.
            let spoken = dashed && is_quote(tokens);
            let (flags, stems) = meanings(tokens.rest);
            page.units.push(Unit {
                flags,
                stems,
                shape: if spoken { BlockShape::Paragraph } else { block.shape.clone() },
                span: block.span,
                indent: block.indent,
                gap: block.gap,
                bold: block.bold,
                columns: block.columns,
                beside: block.beside,
                chrome,
                words,
                breaks: page.layout.paragraph_starts(block).map(|start| folded.offset_of(start.start)).collect(),
                folded,
            });
        }
        // What is said of a block is said of its unit now.
        drop(blocks);
        chrome::mark_below(&mut page.units);
        contents::mark(&mut page);
        flat::gather(&mut page);
        chapters::mark(&mut page);
        for cell in page.layout.all_cells() {
            let folded = fold(source, cell);
            let words = page.words.push(folded.text(), None, signs);
            let (flags, stems) = meanings(page.words.at(folded.text(), &words).rest);
            page.units.push(Unit {
                flags,
                stems,
                shape: BlockShape::Paragraph,
                span: cell.iter().copied().reduce(Span::join).unwrap_or_default(),
                indent: 0,
                gap: false,
                bold: cell.first().is_some_and(|span| source[span.range()].starts_with("**")),
                columns: false,
                beside: false,
                chrome: false,
                words,
                breaks: Box::default(),
                folded,
            });
        }
        page
    }

    /// Makes one table of units, of which one or more hold a cell; only before the cells of tables are read.
    pub(super) fn make_table(&mut self, cells: &[Range<usize>], columns: usize) {
        if let Some(first) = cells.first() {
            self.make_table_of(first.start, &[], cells, columns);
        }
    }

    /// The same below the unit `first`, whose parts at `names` are the cells of a row over the others.
    pub(super) fn make_table_of(&mut self, first: usize, names: &[Span], cells: &[Range<usize>], columns: usize) {
        let (layout, units, source) = (&mut self.layout, &self.units, self.source);
        let header = (!names.is_empty()).then(|| names.iter().map(|name| vec![*name]).collect());
        let below = cells.chunks(columns).map(|row| {
            let sources = |cell: &Range<usize>| units[cell.clone()].iter().flat_map(|unit| unit.folded.sources());
            row.iter().map(|cell| with_hyphens(source, sources(cell).collect())).collect()
        });
        let rows: Vec<Vec<Vec<Span>>> = header.into_iter().chain(below).collect();
        let shape = BlockShape::Table(layout.add_table(&rows));
        let all = || std::iter::once(first).chain(cells.iter().cloned().flatten());
        let span = all().map(|unit| self.units[unit].span).reduce(Span::join).unwrap_or_default();
        for unit in all() {
            self.units[unit].chrome = true;
        }
        let table = &mut self.units[first];
        table.words.clear();
        (table.shape, table.span, table.chrome, table.folded) = (shape, span, false, Folded::default());
        (table.flags, table.stems) = (Flags::NONE, Stems::NONE);
        // What comes below a table is no part of it.
        if let Some(next) = cells.last().and_then(|last| self.units.get_mut(last.end)) {
            next.gap = true;
        }
    }

    /// Whether boxes in a unit choose among what stands beside them.
    pub(super) fn has_options(&self, unit: usize) -> bool {
        self.signs.choose_in(self.units[unit].text())
    }

    /// Cuts a text that is no unit's into tokens.
    pub(super) fn cut<'t>(&self, text: &'t str, words: &'t mut Words) -> Tokens<'t> {
        words.cut(text, self.signs)
    }

    /// The tokens of a unit.
    pub(super) fn tokens(&self, unit: usize) -> Tokens<'_> {
        let unit = &self.units[unit];
        self.words.at(unit.text(), &unit.words)
    }

    /// The tokens of a part of a unit; their offsets are still into the whole unit.
    pub(super) fn piece_tokens(&self, piece: Piece) -> Tokens<'_> {
        let all = self.tokens(piece.unit);
        // Most parts begin or end as the unit does.
        let from = match piece.start {
            0 => 0,
            start => all.rest.partition_point(|token| token.start < start),
        };
        let rest = &all.rest[from..];
        let length = match piece.end as usize == all.text.len() {
            true => rest.len(),
            false => rest.partition_point(|token| token.end <= piece.end),
        };
        Tokens { rest: &rest[..length], ..all }
    }

    /// The blocks that begin within `span`, and after them the cells of those that are tables.
    ///
    /// Where text is set in columns, blocks are not in the order of the source: `span` holds all columns of a page, or none.
    pub(super) fn units_in(&self, span: Span) -> impl Iterator<Item = &Unit<'a>> {
        let first = self.units[..self.blocks].partition_point(|unit| unit.span.start < span.start);
        let blocks = (first..self.blocks).take_while(move |block| self.units[*block].span.start < span.end);
        let cells = blocks.clone().flat_map(|block| self.rows(block).iter().flat_map(|row| self.cells(row)));
        blocks.chain(cells).map(|unit| &self.units[unit])
    }

    /// The tokens of a text that stands at `span`, where it is all in one unit; in text that is set in columns there may be none.
    pub(super) fn tokens_at(&self, span: Span, text: &str) -> Option<Tokens<'_>> {
        let (blocks, cells) = self.units.split_at(self.blocks);
        let last = |units: &[Unit<'_>]| units.partition_point(|unit| unit.span.start <= span.start).checked_sub(1);
        let near = [last(cells).map(|cell| self.blocks + cell), last(blocks)];
        near.into_iter().flatten().find_map(|unit| {
            let start = self.units[unit].folded.offset_of(span.start);
            let piece = Piece { unit, start, end: start + text.len() as u32 };
            let found = self.units[unit].text().get(start as usize..piece.end as usize);
            (found == Some(text)).then(|| self.piece_tokens(piece))
        })
    }

    /// Whether a unit begins by saying what someone is or was to do.
    pub(super) fn promises(&self, unit: usize) -> bool {
        let this = &self.units[unit];
        !this.is_void() && this.flags.any(Flags::MODAL.or(Flags::PROMISED)) && is_promised(self.tokens(unit))
    }

    /// The block that a unit is, or the table that it is a cell of.
    pub(super) fn block_of(&self, unit: usize) -> usize {
        let start = self.units[unit].span.start;
        if unit < self.blocks {
            return unit;
        }
        self.units[..self.blocks].partition_point(|block| block.span.start <= start).saturating_sub(1)
    }

    /// The whole of a unit.
    pub(super) fn whole(&self, unit: usize) -> Piece {
        Piece { unit, start: 0, end: self.units[unit].text().len() as u32 }
    }

    /// The whole of a unit, or of each cell of a table.
    pub(super) fn wholes(&self, unit: usize) -> impl Iterator<Item = Piece> + '_ {
        let itself = self.units[unit].table().is_none().then(|| self.whole(unit));
        let cells = self.rows(unit).iter().flat_map(|row| self.cells(row)).map(|cell| self.whole(cell));
        itself.into_iter().chain(cells)
    }

    /// The paragraphs of a unit.
    pub(super) fn paragraphs(&self, unit: usize) -> Vec<Piece> {
        let whole = self.whole(unit);
        let mut starts = vec![0];
        starts.extend(self.units[unit].breaks.iter().copied());
        let ends = starts.iter().skip(1).copied().chain([whole.end]);
        let text = self.units[unit].text();
        starts
            .iter()
            .zip(ends)
            .map(|(start, end)| Piece {
                unit,
                start: *start,
                end: *start + text[*start as usize..end as usize].trim_end().len() as u32,
            })
            .collect()
    }

    /// The cells of a table's row, as units.
    pub(super) fn cells(&self, row: &Row) -> Range<usize> {
        self.blocks + row.cells.start as usize..self.blocks + row.cells.end as usize
    }

    /// The rows of a table.
    pub(super) fn rows(&self, unit: usize) -> &[Row] {
        self.units[unit].table().map_or(&[], |rows| self.layout.rows(rows))
    }

    /// The text of a part.
    pub(super) fn text(&self, piece: Piece) -> &str {
        &self.units[piece.unit].text()[piece.start as usize..piece.end as usize]
    }

    /// Where a part stands in the source.
    pub(super) fn span(&self, piece: Piece) -> Span {
        self.units[piece.unit].folded.span(piece.start as usize, piece.end as usize)
    }

    /// Where a range of a unit's text stands in the source.
    pub(super) fn range_span(&self, unit: usize, range: &Range<u32>) -> Span {
        self.units[unit].folded.span(range.start as usize, range.end as usize)
    }

    /// The next unit of `range` after `unit` that holds text.
    pub(super) fn next(&self, unit: usize, end: usize) -> Option<usize> {
        (unit + 1..end).find(|index| !self.units[*index].is_void())
    }

    /// The sentences of a unit, trimmed.
    pub(super) fn sentences(&self, unit: usize) -> Pieces {
        let tokens = self.tokens(unit);
        let mut pieces = Pieces::new();
        let mut closed = 0;
        for sentence in tokens.sentences() {
            // What closed the last one begins none that has words.
            let mut words = tokens.rest[sentence.clone()].iter().skip_while(|token| token.start < closed);
            let start = words.next().unwrap_or(&tokens.rest[sentence.start]).start;
            // The closing sign belongs to the sentence.
            let last = sentence.end.min(tokens.len() - 1);
            let mut end = tokens.rest[last].end;
            // `lyder: ”Polisen ska …”`: what stands after a space opens the next.
            let closes = |next: &Token| [')', '”', '"'].into_iter().any(|sign| next.is_sign(sign)) && next.start == end;
            if let Some(closing) = tokens.get(last + 1).filter(|next| closes(next)) {
                end = closing.end;
            }
            pieces.push(Piece { unit, start, end });
            closed = end;
        }
        pieces
    }
}

/// What any of the tokens can mean and announce.
fn meanings(tokens: &[Token]) -> (Flags, Stems) {
    tokens.iter().fold((Flags::NONE, Stems::NONE), |(flags, stems), token| {
        (flags.or(token.lex.flags), stems.or(token.lex.stems))
    })
}
