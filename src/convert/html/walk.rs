//! The tree of a page read into blocks.

use std::rc::Rc;

use scraper::node::Element;
use scraper::{Html, Node};

use super::element::{Kind, Place, kind, place};
use super::{MAX_OPEN, too_deep};
use crate::convert::ConvertError;
use crate::convert::plain::{Block, Cell, MAX_CELLS, MAX_DEPTH, Marker, Shape, Style, Table, Text, too_much};
use crate::document::SourceFormat;

/// The widest and the highest merged cell that browsers know.
pub(super) const LONGEST_SPAN: usize = 1000;

/// The blocks of a page in the order of its text.
pub(super) fn blocks(page: &Html, file: &[u8]) -> Result<Vec<Block>, ConvertError> {
    let mut walk = Walk { cells: MAX_CELLS, leaves_out_frame: has_main(page), ..Walk::default() };
    visit(page, &mut |step| match step {
        Step::Open(Node::Text(text)) => Ok(walk.text(text)),
        Step::Open(Node::Element(element)) => walk.open(element),
        Step::Close(Node::Element(element)) => match walk.close(element) {
            Some(()) => Ok(true),
            None => Err(too_much(SourceFormat::Html, file)),
        },
        _ => Ok(true),
    })?;
    walk.flush();
    Ok(walk.flow.blocks)
}

/// Whether there is a main part outside menus and the like, so that these can be left out.
fn has_main(page: &Html) -> bool {
    let (mut frames, mut found) = (0, false);
    // Too deep a page is told of by the other walk.
    let _ = visit(page, &mut |step| {
        match step {
            Step::Open(Node::Element(element)) => {
                if kind(element) == Kind::Hidden {
                    return Ok(false);
                }
                match place(element) {
                    Place::Frame => frames += 1,
                    Place::Main => found |= frames == 0,
                    Place::Other => {}
                }
            }
            Step::Close(Node::Element(element)) => frames -= usize::from(place(element) == Place::Frame),
            _ => {}
        }
        Ok(true)
    });
    found
}

enum Step<'p> {
    /// What is given back says whether to go into the node, and then its end comes too.
    Open(&'p Node),
    Close(&'p Node),
}

/// Walks the tree in order, without recursion.
fn visit(page: &Html, each: &mut impl FnMut(Step<'_>) -> Result<bool, ConvertError>) -> Result<(), ConvertError> {
    let root = page.tree.root();
    let (mut node, mut depth) = (root, 0);
    loop {
        let entered = each(Step::Open(node.value()))?;
        if let (true, Some(child)) = (entered, node.first_child()) {
            depth += 1;
            if depth > MAX_OPEN {
                return Err(too_deep(MAX_OPEN));
            }
            node = child;
            continue;
        }
        if entered {
            each(Step::Close(node.value()))?;
        }
        loop {
            if node.id() == root.id() {
                return Ok(());
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return Ok(()) };
            (node, depth) = (parent, depth - 1);
            each(Step::Close(node.value()))?;
        }
    }
}

/// Text that runs on its own: the page's, or that of a cell.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    /// The text since the last block.
    text: Text,
    heading: Option<u8>,
    lists: Vec<List>,
    items: Vec<Item>,
}

#[derive(Default)]
struct List {
    numbered: bool,
    /// Its numbers are letters.
    lettered: bool,
    next: u32,
}

/// A list item that is open.
#[derive(Clone, Copy)]
enum Item {
    /// Nothing of it is written yet.
    New(Marker),
    /// Its first paragraph is written.
    Begun,
    /// It began with a heading, which takes the marker's place.
    Headed,
}

#[derive(Default)]
struct Walk {
    flow: Flow,
    /// The flows around captions and cells that are open.
    outer: Vec<Flow>,
    tables: Vec<Table>,
    bold: usize,
    links: Vec<Option<Rc<str>>>,
    preformatted: usize,
    /// How many lists and tables are open.
    depth: usize,
    main: usize,
    leaves_out_frame: bool,
    /// How many cells tables may still have.
    cells: usize,
}

impl Walk {
    fn style(&self) -> Style {
        Style { bold: self.bold > 0, link: self.links.last().cloned().flatten() }
    }

    fn text(&mut self, text: &str) -> bool {
        let style = self.style();
        match self.preformatted > 0 {
            true => self.flow.text.push(text, &style),
            false => self.flow.text.push_collapsed(text, &style),
        }
        true
    }

    /// Begins an element; says whether what is in it is looked at.
    fn open(&mut self, element: &Element) -> Result<bool, ConvertError> {
        let kind = kind(element);
        let frame = place(element) == Place::Frame && self.main == 0 && self.leaves_out_frame;
        if kind == Kind::Hidden || frame || kind == Kind::Button && self.flow.heading.is_none() {
            return Ok(false);
        }
        self.main += usize::from(place(element) == Place::Main);
        match kind {
            Kind::Hidden | Kind::Button | Kind::Inline => {}
            Kind::LineBreak => self.flow.text.push("\n", &Style::default()),
            Kind::Bold => self.bold += 1,
            Kind::Link => self.links.push(element.attr("href").map(Rc::from)),
            Kind::Block | Kind::Row => self.boundary(),
            Kind::Heading(level) => {
                self.boundary();
                self.flow.heading = Some(level);
            }
            Kind::Preformatted => {
                self.boundary();
                self.preformatted += 1;
            }
            Kind::List { numbered } => {
                self.boundary();
                self.deeper()?;
                let next = number(element, "start").unwrap_or(1);
                let lettered = numbered && element.attr("type") == Some("a");
                self.flow.lists.push(List { numbered, lettered, next });
            }
            Kind::Item => {
                self.boundary();
                let marker = self.marker(element);
                self.flow.items.push(Item::New(marker));
            }
            Kind::Table => {
                self.boundary();
                self.deeper()?;
                let frame = matches!(element.attr("role"), Some("presentation" | "none"));
                self.tables.push(Table::framing(frame));
            }
            Kind::Caption | Kind::Cell => {
                self.flush();
                self.outer.push(std::mem::take(&mut self.flow));
            }
        }
        if kind == Kind::Row
            && let Some(table) = self.tables.last_mut()
        {
            table.add_row();
        }
        Ok(true)
    }

    /// Ends an element; nothing where tables grow past their limit.
    fn close(&mut self, element: &Element) -> Option<()> {
        self.main -= usize::from(place(element) == Place::Main);
        match kind(element) {
            Kind::Hidden | Kind::LineBreak | Kind::Button | Kind::Inline => {}
            Kind::Bold => self.bold -= 1,
            Kind::Link => drop(self.links.pop()),
            Kind::Block | Kind::Row => self.boundary(),
            Kind::Heading(_) => {
                self.flush();
                self.flow.heading = None;
            }
            Kind::Preformatted => {
                self.boundary();
                self.preformatted -= 1;
            }
            Kind::List { .. } => {
                self.boundary();
                self.flow.lists.pop();
                self.depth -= 1;
            }
            Kind::Item => {
                self.boundary();
                self.flow.items.pop();
            }
            Kind::Table => {
                self.boundary();
                self.depth -= 1;
                let blocks = self.tables.pop()?.finish(&mut self.cells)?;
                self.flow.blocks.extend(blocks);
            }
            Kind::Caption => {
                let inner = self.leave();
                self.flow.blocks.extend(inner);
            }
            Kind::Cell => {
                let blocks = self.leave();
                let span = |name| number(element, name).map_or(1, |span| (span as usize).clamp(1, LONGEST_SPAN));
                // No rows mean all that are left.
                let rows =
                    if element.attr("rowspan").map(str::trim) == Some("0") { LONGEST_SPAN } else { span("rowspan") };
                if let Some(table) = self.tables.last_mut() {
                    table.add_cell(Cell { blocks, columns: span("colspan"), rows });
                }
            }
        }
        Some(())
    }

    /// Ends a cell or a caption, and gives what was in it.
    fn leave(&mut self) -> Vec<Block> {
        self.flush();
        let around = self.outer.pop().unwrap_or_default();
        std::mem::replace(&mut self.flow, around).blocks
    }

    fn deeper(&mut self) -> Result<(), ConvertError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(too_deep(MAX_DEPTH)) } else { Ok(()) }
    }

    fn marker(&mut self, element: &Element) -> Marker {
        match self.flow.lists.last_mut() {
            Some(list) if list.numbered => {
                let value = number(element, "value").unwrap_or(list.next);
                list.next = value.saturating_add(1);
                if list.lettered { Marker::letter(value) } else { Marker::Number(value) }
            }
            _ => Marker::Bullet,
        }
    }

    /// A block begins or ends: within a heading, which stands on one line, that is white space.
    fn boundary(&mut self) {
        match self.flow.heading {
            Some(_) => self.flow.text.push_collapsed(" ", &Style::default()),
            None => self.flush(),
        }
    }

    /// Makes a block of the text since the last.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.flow.text);
        if text.is_blank() {
            return;
        }
        let depth = self.flow.lists.len().saturating_sub(1);
        let shape = match (self.flow.heading, self.flow.items.last_mut()) {
            (Some(level), item) => {
                if let Some(item) = item {
                    *item = Item::Headed;
                }
                Shape::Heading(level)
            }
            (None, Some(item)) => match *item {
                Item::New(marker) => {
                    *item = Item::Begun;
                    Shape::Item(marker, depth)
                }
                Item::Begun => Shape::More(depth),
                Item::Headed => Shape::Paragraph,
            },
            _ if self.preformatted > 0 => Shape::Preformatted,
            _ => Shape::Paragraph,
        };
        self.flow.blocks.push(Block::new(shape, text));
    }
}

/// A number that an attribute gives.
fn number(element: &Element, name: &str) -> Option<u32> {
    element.attr(name)?.trim().parse().ok()
}
