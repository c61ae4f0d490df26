//! What the styles of a document say: which are headings, which are bold, which are lists.

use std::collections::HashMap;

use super::package::Part;
use super::xml::{self, Tag, Take};
use crate::convert::ConvertError;

/// So many styles are looked at that are based on one another; they can go round.
pub(super) const LONGEST_CHAIN: usize = 32;
/// The level of text that is no heading.
const BODY_LEVEL: usize = 9;

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// From 0.
    outline: Option<usize>,
    list: ListProperty,
    bold: Option<bool>,
}

/// Which list a paragraph is in, as far as is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ListProperty {
    pub(super) list: Option<String>,
    /// From 0.
    pub(super) level: Option<usize>,
}

impl ListProperty {
    /// What is not said here is as there.
    pub(super) fn or(self, other: Self) -> Self {
        Self { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

impl Styles {
    /// A style and those it is based on.
    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Style> {
        let based_on = |style: &&'s Style| style.based_on.as_deref().and_then(|id| self.styles.get(id));
        std::iter::successors(self.styles.get(id), based_on).take(LONGEST_CHAIN)
    }

    /// The style of a paragraph that may name one.
    pub(super) fn of_paragraph(&self, id: Option<String>) -> String {
        id.or_else(|| self.usual.clone()).unwrap_or_default()
    }

    /// The level of a heading of this style: 0 for the title of the document, then from 1.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        if !self.styles.contains_key(id) {
            return heading_by_name(id);
        }
        for style in self.chain(id) {
            match style.outline {
                Some(level) if level < BODY_LEVEL => return Some(level as u8 + 1),
                Some(_) => return None,
                None => {}
            }
            if let Some(level) = heading_by_name(&style.name) {
                return Some(level);
            }
        }
        None
    }

    pub(super) fn is_bold(&self, id: &str) -> Option<bool> {
        self.chain(id).find_map(|style| style.bold)
    }

    pub(super) fn list(&self, id: &str) -> ListProperty {
        self.chain(id).fold(ListProperty::default(), |list, style| list.or(style.list.clone()))
    }
}

/// The level of a heading by what its style is called, in English or in Swedish.
fn heading_by_name(name: &str) -> Option<u8> {
    let name = name.trim().to_lowercase();
    match name.as_str() {
        "title" | "titel" | "rubrik" => return Some(0),
        "subtitle" | "underrubrik" | "undertitel" => return Some(1),
        _ => {}
    }
    let rest = ["heading", "rubrik"].iter().find_map(|start| name.strip_prefix(start))?.trim_start();
    let mut letters = rest.chars();
    let level = letters.next().filter(|level| ('1'..='9').contains(level))?;
    // `Rubrik 1 numrerad` is one, `Rubrik 12` is not.
    letters.next().is_none_or(|next| !next.is_alphanumeric()).then(|| level as u8 - b'0')
}

pub(super) fn read(part: &Part) -> Result<Styles, ConvertError> {
    let mut reading = Reading::default();
    xml::read(part, &mut reading)?;
    Ok(reading.styles)
}

#[derive(Default)]
struct Reading {
    styles: Styles,
    /// The names of the elements that are open.
    open: Vec<String>,
    /// The style that is open.
    style: Option<(String, Style)>,
}

impl Take for Reading {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), ConvertError> {
        if tag.is_word("style") {
            let id = tag.word("styleId").unwrap_or_default();
            let usual = matches!(tag.word("default").as_deref(), Some("1" | "true" | "on"));
            if usual && tag.word("type").as_deref() == Some("paragraph") {
                self.styles.usual = Some(id.clone());
            }
            self.style = Some((id, Style::default()));
        }
        let parents: Vec<&str> = self.open.iter().rev().take(2).map(String::as_str).collect();
        if let Some((_, style)) = &mut self.style
            && tag.is_word(tag.name)
        {
            match (tag.name, parents.as_slice()) {
                ("name", ["style", ..]) => style.name = tag.value().unwrap_or_default(),
                ("basedOn", ["style", ..]) => style.based_on = tag.value(),
                ("outlineLvl", ["pPr", "style"]) => style.outline = tag.number(),
                ("numId", ["numPr", "pPr"]) => style.list.list = tag.value(),
                ("ilvl", ["numPr", "pPr"]) => style.list.level = tag.number(),
                ("b", ["rPr", "style"]) => style.bold = Some(tag.is_on()),
                _ => {}
            }
        }
        self.open.push(tag.name.to_owned());
        Ok(())
    }

    fn close(&mut self) -> Result<(), ConvertError> {
        if self.open.pop().as_deref() == Some("style")
            && let Some((id, style)) = self.style.take()
        {
            self.styles.styles.insert(id, style);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_by_name() {
        for (name, level) in [
            ("heading 1", Some(1)),
            ("Heading2", Some(2)),
            ("Rubrik 3", Some(3)),
            ("Rubrik 1 numrerad", Some(1)),
            ("Rubrik", Some(0)),
            ("Title", Some(0)),
            ("Underrubrik", Some(1)),
            ("Heading", None),
            ("Rubrik 12", None),
            ("Rubrik 0", None),
            ("Tabellrubrik", None),
            ("Normal", None),
            ("", None),
        ] {
            assert_eq!(heading_by_name(name), level, "{name}");
        }
    }
}
