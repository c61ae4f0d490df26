//! A paragraph while it is read, and what it becomes.

use super::body::Flow;
use super::numbering::{Label, Numbering};
use super::styles::{ListProperty, Styles};
use crate::convert::plain::{Block, Shape, Style, Text};

#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) style: Option<String>,
    pub(super) list: ListProperty,
    /// The level of a heading, from 0; 9 is none.
    pub(super) outline: Option<usize>,
    /// It sets its own tab stops, so that each tab leads to a column.
    pub(super) has_stops: bool,
    /// It begins a page.
    pub(super) begins_page: bool,
    /// Its end was deleted: it goes on in the next.
    pub(super) goes_on: bool,
    /// What stands in it on the pages before the last.
    pages: Vec<Text>,
    text: Text,
    after_tab: bool,
    /// What text boxes hold that are anchored in it.
    pub(super) boxes: Vec<Block>,
}

impl Paragraph {
    pub(super) fn push(&mut self, text: &str, style: &Style) {
        self.text.push(text, style);
        self.after_tab = false;
    }

    /// Without tab stops several tabs only fill up to where the author wanted to be: they are one.
    pub(super) fn push_tab(&mut self) {
        if self.has_stops || !self.after_tab {
            self.text.push("\t", &Style::default());
        }
        self.after_tab = true;
    }

    pub(super) fn break_page(&mut self) {
        self.pages.push(std::mem::take(&mut self.text));
    }

    /// Adds the paragraph to where it stands.
    pub(super) fn end(self, flow: &mut Flow, styles: &Styles, numbering: &mut Numbering, in_pages: bool) {
        let mut begun = std::mem::take(&mut flow.begun);
        if self.goes_on {
            self.pages.into_iter().chain([self.text]).for_each(|text| begun.append(text));
            flow.begun = begun;
            flow.blocks.extend(self.boxes);
            return;
        }
        let mut texts = self.pages.into_iter().chain([self.text]);
        if let Some(first) = texts.next() {
            begun.append(first);
        }
        let style = styles.of_paragraph(self.style);
        let heading = match self.outline {
            Some(level) => u8::try_from(level + 1).ok().filter(|level| *level < 10),
            None => styles.heading(&style),
        };
        let list = self.list.or(styles.list(&style));
        let level = list.level.unwrap_or(0);
        // The list 0 says that there is none, whatever the style says. An empty item is counted too.
        let label = list.list.filter(|list| list != "0").and_then(|list| numbering.next(&list, level, styles));
        let shape = match (heading, &label) {
            (Some(level), _) => Shape::Heading(level),
            (None, Some(Label { marker: Some(marker), .. })) => Shape::Item(*marker, level),
            (None, _) => Shape::Paragraph,
        };
        let shown = label.filter(|_| !matches!(shape, Shape::Item(..))).map(|label| label.shown).unwrap_or_default();
        if !shown.is_empty() && !begun.is_blank() {
            let mut text = Text::default();
            text.push(&shown, &Style::default());
            text.push(" ", &Style::default());
            text.append(begun);
            begun = text;
        }
        if self.begins_page && in_pages {
            flow.blocks.push(Block::page_break());
        }
        flow.blocks.extend(Some(Block::new(shape, begun)).filter(|block| !block.is_blank()));
        for text in texts {
            if in_pages {
                flow.blocks.push(Block::page_break());
            }
            flow.blocks.extend(Some(Block::new(Shape::Paragraph, text)).filter(|block| !block.is_blank()));
        }
        flow.blocks.extend(self.boxes);
    }
}
