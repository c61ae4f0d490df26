//! What stands in the tables of the first page, ready to be written.

use crate::document::Code;

/// A number with its name and what is behind it.
pub(super) struct Tile {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) detail: String,
}

pub(super) struct VerdictRow {
    pub(super) code: &'static str,
    pub(super) swatch: String,
    pub(super) sign: &'static str,
    pub(super) name: &'static str,
    pub(super) number: String,
    pub(super) share: String,
    pub(super) meaning: &'static str,
}

/// A table with a column for each year.
pub(super) struct Group {
    pub(super) name: String,
    pub(super) size: String,
    pub(super) is_folded: bool,
    /// All of it, where it is folded.
    pub(super) total: Option<Cell>,
    pub(super) years: Vec<u16>,
    pub(super) rows: Vec<MatrixRow>,
}

pub(super) struct MatrixRow {
    pub(super) name: String,
    pub(super) cells: Vec<Option<Cell>>,
}

pub(super) struct ThemeRow {
    pub(super) name: &'static str,
    pub(super) cells: Vec<Option<Cell>>,
    pub(super) total: String,
    pub(super) outcome: Option<Cell>,
}

/// A bar with its number, and the same in words.
pub(super) struct Cell {
    pub(super) bar: String,
    pub(super) text: String,
    pub(super) words: String,
}

pub(super) struct LanRow {
    pub(super) name: &'static str,
    pub(super) documents: String,
    pub(super) kommuner: String,
    pub(super) measurable: String,
    pub(super) outcomes: String,
}

pub(super) struct FindingRow {
    pub(super) meaning: &'static str,
    pub(super) code: Code,
    pub(super) class: &'static str,
    pub(super) severity: &'static str,
    pub(super) number: String,
}

pub(super) struct ListRow<'r> {
    pub(super) number: usize,
    pub(super) href: &'r str,
    pub(super) heading: &'r str,
    pub(super) related: Vec<(&'static str, &'r str, &'r str)>,
    pub(super) kind: &'static str,
    pub(super) promises: String,
    pub(super) activities: String,
    pub(super) measurable: String,
    pub(super) outcome: Option<Cell>,
    pub(super) findings: String,
    pub(super) unclaimed: String,
    pub(super) kommuner: &'r str,
    pub(super) years: &'r str,
    pub(super) themes: &'r str,
    pub(super) statuses: &'r str,
}
