//! Lists: which have bullets, which are numbered, and what number comes next.

use std::collections::{HashMap, HashSet};

use super::package::Part;
use super::styles::Styles;
use super::xml::{self, Tag, Take};
use crate::convert::ConvertError;
use crate::convert::plain::Marker;

/// Lists have no more levels.
const LEVELS: usize = 9;
/// The longest marker: each item repeats it.
pub(super) const LONGEST_LABEL: usize = 64;
/// So many links to another list's definition are followed; they can go round.
const LONGEST_CHAIN: usize = 4;

/// The lists of a document, and how far each is counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    definitions: HashMap<String, Definition>,
    lists: HashMap<String, List>,
    /// The last number of each level, by definition: lists of one definition go on with one another.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

#[derive(Debug, Clone, Default)]
struct Definition {
    levels: [Option<Level>; LEVELS],
    /// The style whose list has the levels.
    style: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct List {
    definition: String,
    /// Numbers that levels begin with in this list only.
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// The marker, in which `%1` is the number of the first level.
    text: String,
    /// The number goes on however many items of upper levels come between.
    goes_on: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new(), goes_on: false }
    }
}

/// What stands before an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// The marker, unless there are words in it.
    pub(super) marker: Option<Marker>,
    /// As it is shown: `1.`, `Löfte 2:`.
    pub(super) shown: String,
}

impl Numbering {
    /// What stands before the next item of a list; nothing where the list shows nothing.
    pub(super) fn next(&mut self, list: &str, level: usize, styles: &Styles) -> Option<Label> {
        let level = level.min(LEVELS - 1);
        let (id, list) = self.list(list, styles)?;
        let definition = self.definitions.get(&list.definition)?;
        let of = |level: usize| list.levels[level].as_ref().or(definition.levels[level].as_ref());
        let shape = of(level)?;
        let counts = self.counts.entry(list.definition.clone()).or_default();
        if self.begun.insert(id) {
            for (count, start) in counts.iter_mut().zip(&list.starts) {
                if let Some(start) = start {
                    // One is added for the first item.
                    *count = start.checked_sub(1).map(Some).unwrap_or_default();
                }
            }
        }
        let start = list.starts[level].unwrap_or(shape.start);
        counts[level] = Some(counts[level].map_or(start, |count| count.saturating_add(1)));
        for (lower, count) in counts.iter_mut().enumerate().skip(level + 1) {
            if !of(lower).is_some_and(|level| level.goes_on) {
                *count = None;
            }
        }
        let number = counts[level].unwrap_or(start);
        if shape.format == "none" || shape.text.trim().is_empty() {
            return None;
        }
        if shape.format == "bullet" {
            return Some(Label { marker: Some(Marker::Bullet), shown: String::new() });
        }
        let mut shown = shape.text.clone();
        for (upper, count) in counts.iter().enumerate().take(level + 1) {
            let format = of(upper).map_or("decimal", |level| level.format.as_str());
            let number = count.unwrap_or_else(|| of(upper).map_or(1, |level| level.start));
            shown = shown.replace(&format!("%{}", upper + 1), &written(number, format));
        }
        let words = shape.text.split('%').enumerate().any(|(index, part)| {
            let part = if index == 0 { part } else { part.get(1..).unwrap_or_default() };
            part.contains(char::is_alphanumeric)
        });
        let marker = if shape.format == "lowerLetter" { Marker::letter(number) } else { Marker::Number(number) };
        let marker = Some(marker).filter(|_| !words);
        Some(Label { marker, shown })
    }

    /// A list with its id, or the one whose definition it borrows.
    fn list(&self, id: &str, styles: &Styles) -> Option<(String, List)> {
        let mut id = id.to_owned();
        for _ in 0..LONGEST_CHAIN {
            let list = self.lists.get(&id)?;
            let definition = self.definitions.get(&list.definition)?;
            match &definition.style {
                Some(style) => id = styles.list(style).list?,
                None => return Some((id, list.clone())),
            }
        }
        None
    }
}

/// A number as its format writes it.
fn written(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerRoman" => roman(number),
        "upperRoman" => roman(number).to_uppercase(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// `a` to `z`, then `aa` to `zz`; far on in the alphabet figures do.
fn letters(number: u32) -> String {
    let repeated = number.saturating_sub(1) / 26 + 1;
    match u8::try_from(number.saturating_sub(1) % 26) {
        Ok(letter) if number > 0 && repeated < 4 => char::from(b'a' + letter).to_string().repeat(repeated as usize),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            text.push_str(sign);
        }
    }
    text
}

pub(super) fn read(part: &Part) -> Result<Numbering, ConvertError> {
    let mut reading = Reading::default();
    xml::read(part, &mut reading)?;
    Ok(reading.numbering)
}

#[derive(Default)]
struct Reading {
    numbering: Numbering,
    open: Vec<String>,
    definition: Option<(String, Definition)>,
    list: Option<(String, List)>,
    /// The level that is open, and which it is.
    level: Option<(usize, Level)>,
    /// Which level of a list is overridden.
    overridden: usize,
}

impl Take for Reading {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), ConvertError> {
        self.open.push(tag.name.to_owned());
        if !tag.is_word(tag.name) {
            return Ok(());
        }
        let index = || tag.word("ilvl").and_then(|level| level.parse().ok()).filter(|level| *level < LEVELS);
        match tag.name {
            "abstractNum" => {
                self.definition = Some((tag.word("abstractNumId").unwrap_or_default(), Definition::default()));
            }
            "num" => self.list = Some((tag.word("numId").unwrap_or_default(), List::default())),
            "lvl" => self.level = index().map(|index| (index, Level::default())),
            "lvlOverride" => self.overridden = index().unwrap_or_default(),
            _ => {}
        }
        if let Some((_, level)) = &mut self.level {
            match tag.name {
                "start" => level.start = tag.number().map_or(1, |start| u32::try_from(start).unwrap_or(u32::MAX)),
                "numFmt" => level.format = tag.value().unwrap_or_default(),
                "lvlText" => level.text = tag.value().unwrap_or_default().chars().take(LONGEST_LABEL).collect(),
                "lvlRestart" => level.goes_on = tag.number() == Some(0),
                _ => {}
            }
        }
        if let Some((_, list)) = &mut self.list {
            match tag.name {
                "abstractNumId" => list.definition = tag.value().unwrap_or_default(),
                "startOverride" => {
                    list.starts[self.overridden] = tag.number().and_then(|start| u32::try_from(start).ok());
                }
                _ => {}
            }
        }
        if let (Some((_, definition)), "numStyleLink") = (&mut self.definition, tag.name) {
            definition.style = tag.value();
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), ConvertError> {
        match self.open.pop().as_deref() {
            Some("lvl") => {
                if let Some((index, level)) = self.level.take() {
                    let levels = match (&mut self.definition, &mut self.list) {
                        (Some((_, definition)), _) => &mut definition.levels,
                        (None, Some((_, list))) => &mut list.levels,
                        (None, None) => return Ok(()),
                    };
                    levels[index] = Some(level);
                }
            }
            Some("abstractNum") => self.numbering.definitions.extend(self.definition.take()),
            Some("num") => self.numbering.lists.extend(self.list.take()),
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_written() {
        for (number, format, text) in [
            (4, "decimal", "4"),
            (4, "decimalZero", "04"),
            (3, "lowerLetter", "c"),
            (28, "upperLetter", "BB"),
            (100, "lowerLetter", "100"),
            (0, "lowerLetter", "0"),
            (1994, "upperRoman", "MCMXCIV"),
            (4000, "lowerRoman", "4000"),
            (2, "ordinal", "2"),
        ] {
            assert_eq!(written(number, format), text);
        }
    }
}
