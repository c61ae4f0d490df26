//! The text of a document, element by element.

use std::collections::HashMap;
use std::rc::Rc;

use super::fields::{self, Fields};
use super::numbering::Numbering;
use super::package::Relations;
use super::paragraph::Paragraph;
use super::styles::Styles;
use super::symbols::symbol;
use super::too_deep;
use super::xml::{Space, Tag, Take};
use crate::convert::ConvertError;
use crate::convert::plain::{Block, Cell, MAX_CELLS, MAX_DEPTH, Shape, Style, Table, Text, too_much};
use crate::document::SourceFormat;

mod properties;

/// What was read of a part.
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    /// The notes that the text refers to, by their ids.
    pub(super) referred: Vec<(Note, String)>,
    /// The notes that the part holds.
    pub(super) notes: HashMap<String, Vec<Block>>,
    pub(super) numbering: Numbering,
    pub(super) pictures: bool,
    pub(super) is_document: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Note {
    Foot,
    End,
}

/// Text that runs on its own: the document's, that of a cell, a text box or a note.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    /// The text of paragraphs whose end was deleted.
    pub(super) begun: Text,
}

impl Flow {
    fn end(mut self) -> Vec<Block> {
        self.blocks.extend(Some(Block::new(Shape::Paragraph, self.begun)).filter(|block| !block.is_blank()));
        self.blocks
    }
}

/// What an open element is, as far as it matters for what is in it and for its end.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Other,
    Paragraph,
    ParagraphProperties,
    /// Of the sign that ends the paragraph.
    EndProperties,
    ListProperties,
    Run,
    RunProperties,
    Text,
    Code,
    Link,
    Table,
    Row,
    RowProperties,
    Cell,
    CellProperties,
    Box,
    /// One of several versions, with whether one is taken.
    Choice(bool),
    Note(Option<String>),
}

#[derive(Debug, Default)]
struct Run {
    bold: Option<bool>,
    style: Option<String>,
    hidden: bool,
}

#[derive(Debug, Default)]
struct OpenTable {
    table: Table,
    /// The row was deleted.
    deleted: bool,
    columns_after: usize,
    columns: usize,
    /// The cell goes on from the row above, or from the cell before.
    merged: bool,
}

pub(super) struct Reading<'d> {
    file: &'d [u8],
    styles: &'d Styles,
    numbering: Numbering,
    relations: &'d Relations,
    parts: Vec<Part>,
    /// How many elements are open that are left out.
    left_out: usize,
    flows: Vec<Flow>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    links: Vec<Option<Rc<str>>>,
    fields: Fields,
    tables: Vec<OpenTable>,
    cells: usize,
    referred: Vec<(Note, String)>,
    notes: HashMap<String, Vec<Block>>,
    pictures: bool,
    is_document: bool,
}

impl<'d> Reading<'d> {
    pub(super) fn new(file: &'d [u8], styles: &'d Styles, numbering: Numbering, relations: &'d Relations) -> Self {
        Self {
            file,
            styles,
            numbering,
            relations,
            parts: Vec::new(),
            left_out: 0,
            flows: vec![Flow::default()],
            paragraphs: Vec::new(),
            runs: Vec::new(),
            links: Vec::new(),
            fields: Fields::default(),
            tables: Vec::new(),
            cells: MAX_CELLS,
            referred: Vec::new(),
            notes: HashMap::new(),
            pictures: false,
            is_document: false,
        }
    }

    pub(super) fn finish(self) -> Body {
        Body {
            blocks: self.flows.into_iter().flat_map(Flow::end).collect(),
            referred: self.referred,
            notes: self.notes,
            numbering: self.numbering,
            pictures: self.pictures,
            is_document: self.is_document,
        }
    }

    /// Whether an element is none of the text: what was deleted, how things were before, properties with text in them.
    fn leaves_out(&mut self, tag: &Tag<'_>) -> bool {
        let within = self.parts.last_mut();
        match (tag.space, tag.name, within) {
            (Space::Compatibility, "Choice" | "Fallback", Some(Part::Choice(taken))) => std::mem::replace(taken, true),
            (Space::Word, "del" | "moveFrom", Some(Part::EndProperties | Part::RowProperties)) => false,
            (Space::Word, "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "rt" | "sectPr", _) => true,
            (Space::Word, name, _) => name.ends_with("Change"),
            _ => false,
        }
    }

    /// A sign in a run that is an element of its own.
    fn sign(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "tab" | "ptab" if self.is_shown() => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.push_tab();
                }
            }
            "br" if tag.word("type").as_deref() == Some("page") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.break_page();
                }
            }
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("-"),
            "softHyphen" => self.add("\u{AD}"),
            "sym" => {
                let font = tag.word("font").unwrap_or_default();
                if let Some(sign) = symbol(&font, &tag.word("char").unwrap_or_default()) {
                    self.add(sign.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => self.fields.mark(&tag.word("fldCharType").unwrap_or_default()),
            "footnoteReference" => self.referred.extend(tag.word("id").map(|id| (Note::Foot, id))),
            "endnoteReference" => self.referred.extend(tag.word("id").map(|id| (Note::End, id))),
            _ => {}
        }
    }

    /// Whether text that comes now is shown.
    fn is_shown(&self) -> bool {
        !self.fields.in_code() && !self.runs.last().is_some_and(|run| run.hidden)
    }

    fn add(&mut self, text: &str) {
        if !self.is_shown() {
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let run = self.runs.last();
        let styled = |id: Option<&String>| id.and_then(|id| self.styles.is_bold(id));
        let bold = run.and_then(|run| run.bold).or_else(|| styled(run.and_then(|run| run.style.as_ref())));
        let bold = bold.or_else(|| styled(paragraph.style.as_ref())).unwrap_or(false);
        let link = self.links.last().cloned().flatten().or_else(|| self.fields.link().cloned());
        paragraph.push(text, &Style { bold, link });
    }

    fn part_of(&mut self, tag: &Tag<'_>, within: Option<&Part>) -> Result<Part, ConvertError> {
        match (tag.space, tag.name) {
            (Space::Compatibility, "AlternateContent") => return Ok(Part::Choice(false)),
            (Space::Math, "t") => return Ok(Part::Text),
            (Space::Drawing, "blip") | (Space::Vml, "imagedata") => self.pictures = true,
            _ => {}
        }
        if tag.space != Space::Word {
            return Ok(Part::Other);
        }
        if let Some(within) = within {
            self.property(tag, within);
        }
        Ok(match (tag.name, within) {
            ("body", _) => {
                self.is_document = true;
                Part::Other
            }
            ("p", _) => {
                self.paragraphs.push(Paragraph::default());
                Part::Paragraph
            }
            ("pPr", Some(Part::Paragraph)) => Part::ParagraphProperties,
            ("numPr", Some(Part::ParagraphProperties)) => Part::ListProperties,
            ("rPr", Some(Part::ParagraphProperties)) => Part::EndProperties,
            ("rPr", Some(Part::Run)) => Part::RunProperties,
            ("r", _) => {
                self.runs.push(Run::default());
                Part::Run
            }
            ("t", _) => Part::Text,
            ("instrText", _) => Part::Code,
            ("hyperlink", _) => {
                let id = tag.attribute(Space::Relation, "id");
                self.links.push(id.and_then(|id| self.relations.address(&id)));
                Part::Link
            }
            ("fldSimple", _) => {
                self.links.push(tag.word("instr").and_then(|code| fields::link(&code)));
                Part::Link
            }
            ("tbl", _) => {
                if self.tables.len() == MAX_DEPTH {
                    return Err(too_deep(MAX_DEPTH));
                }
                self.tables.push(OpenTable::default());
                Part::Table
            }
            ("tr", _) => {
                if let Some(open) = self.tables.last_mut() {
                    open.table.add_row();
                    (open.deleted, open.columns_after) = (false, 0);
                }
                Part::Row
            }
            ("trPr", Some(Part::Row)) => Part::RowProperties,
            ("tc", _) => {
                if let Some(open) = self.tables.last_mut() {
                    (open.columns, open.merged) = (1, false);
                }
                self.flows.push(Flow::default());
                Part::Cell
            }
            ("tcPr", Some(Part::Cell)) => Part::CellProperties,
            ("txbxContent", _) => {
                self.flows.push(Flow::default());
                Part::Box
            }
            ("footnote" | "endnote", _) => {
                self.flows.push(Flow::default());
                // Those of a type are the lines between text and notes.
                let id = tag.word("id").filter(|_| tag.word("type").is_none_or(|kind| kind == "normal"));
                Part::Note(id)
            }
            (_, Some(Part::Run)) => {
                self.sign(tag);
                Part::Other
            }
            _ => Part::Other,
        })
    }

    fn end_cell(&mut self) {
        let blocks = self.leave();
        let Some(open) = self.tables.last_mut() else {
            // Without a table around it, what is in it is text all the same.
            self.place(blocks);
            return;
        };
        open.table.add_cell(match open.merged && blocks.iter().all(Block::is_blank) {
            true => Cell::empty(open.columns),
            false => Cell { blocks, columns: open.columns, rows: 1 },
        });
    }

    fn end_row(&mut self) {
        let Some(open) = self.tables.last_mut() else { return };
        if open.columns_after > 0 {
            open.table.add_cell(Cell::empty(open.columns_after));
        }
        if open.deleted {
            open.table.drop_row();
        }
    }

    /// Ends a flow, and gives what was in it.
    fn leave(&mut self) -> Vec<Block> {
        // The first is the document's own, and stays.
        if self.flows.len() > 1 { self.flows.pop().map(Flow::end).unwrap_or_default() } else { Vec::new() }
    }

    fn place(&mut self, blocks: Vec<Block>) {
        if let Some(flow) = self.flows.last_mut() {
            flow.blocks.extend(blocks);
        }
    }
}

impl Take for Reading<'_> {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), ConvertError> {
        if self.left_out > 0 || self.leaves_out(tag) {
            self.left_out += 1;
            return Ok(());
        }
        let within = self.parts.last().cloned();
        let part = self.part_of(tag, within.as_ref())?;
        self.parts.push(part);
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.left_out > 0 {
            return;
        }
        match self.parts.last() {
            // A line break in the file is none in the text.
            Some(Part::Text) if text.contains(['\n', '\t']) => self.add(&text.replace(['\n', '\t'], " ")),
            Some(Part::Text) => self.add(text),
            Some(Part::Code) => self.fields.code(text),
            _ => {}
        }
    }

    fn close(&mut self) -> Result<(), ConvertError> {
        if self.left_out > 0 {
            self.left_out -= 1;
            return Ok(());
        }
        match self.parts.pop() {
            Some(Part::Paragraph) => {
                self.fields.end_paragraph();
                let in_pages = self.flows.len() == 1;
                if let (Some(paragraph), Some(flow)) = (self.paragraphs.pop(), self.flows.last_mut()) {
                    paragraph.end(flow, self.styles, &mut self.numbering, in_pages);
                }
            }
            Some(Part::Run) => drop(self.runs.pop()),
            Some(Part::Link) => drop(self.links.pop()),
            Some(Part::Cell) => self.end_cell(),
            Some(Part::Row) => self.end_row(),
            Some(Part::Table) => {
                let table = self.tables.pop().map(|open| open.table).unwrap_or_default();
                let blocks = table.finish(&mut self.cells).ok_or_else(|| too_much(SourceFormat::Docx, self.file))?;
                self.place(blocks);
            }
            Some(Part::Box) => {
                let blocks = self.leave();
                // A box lies on the page, not in the line: what is in it follows the paragraph that it is anchored in.
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.boxes.extend(blocks),
                    None => self.place(blocks),
                }
            }
            Some(Part::Note(id)) => {
                let blocks = self.leave();
                if let Some(id) = id {
                    self.notes.insert(id, blocks);
                }
            }
            _ => {}
        }
        Ok(())
    }
}
