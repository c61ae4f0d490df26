//! Tables whose rows name by its number what was listed before them: `1a` and `12 av 15`.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::{CommitmentId, Row};
use crate::extract::commitment::Reading;
use crate::extract::outline::{Entry, Group, Lead, Outline};
use crate::extract::page::{Page, Piece};
use crate::grammar::{Column, columns};
use crate::layout::Marker;
use crate::vocabulary::{ColumnHead, Lower, column_head};

use super::super::prose::activity;
use super::super::{Followed, Time, row};
use super::{Cells, reports, responsible_in};

/// What was listed before tables whose rows name it by number.
#[derive(Default)]
pub(super) struct Listed<'o> {
    by_code: FxHashMap<String, (&'o Group, Piece)>,
    /// What the rows name, and the markers that such have.
    named: FxHashSet<Piece>,
    markers: Vec<Marker>,
    /// The columns of each such table.
    tables: FxHashMap<usize, Vec<Column>>,
    /// The rows that there are already.
    rows: FxHashMap<Piece, usize>,
}

impl<'o> Listed<'o> {
    pub(super) fn new(page: &Page<'_>, outline: &'o Outline) -> Self {
        let mut listed = Listed::default();
        let headed = |unit: usize| Some((unit, coded_columns(page, unit)?));
        let tables: Vec<(usize, Vec<Column>)> = outline.tables.iter().filter_map(|table| headed(table.unit)).collect();
        if tables.is_empty() {
            return listed;
        }
        let mut by_code: FxHashMap<String, Option<(&Group, &Entry)>> = FxHashMap::default();
        for group in outline.groups.iter().filter(|group| group.lead != Lead::Outcome) {
            for entry in &group.entries {
                let Some(code) = code_of(page, entry) else { continue };
                // Under several headings a list may begin again.
                by_code.entry(code).and_modify(|found| *found = None).or_insert(Some((group, entry)));
            }
        }
        for (unit, columns) in tables {
            let of_row = |cells: Range<usize>| by_code.get(&code_in(page, cells.start)?).copied().flatten();
            let named: Option<Vec<_>> = page.rows(unit)[1..].iter().map(|row| of_row(page.cells(row))).collect();
            let Some(named) = named else { continue };
            let marker = named.first().and_then(|(_, entry)| entry.marker);
            let known = |marker: &Marker| listed.markers.iter().any(|other| other.is_of_kind(*marker));
            let marker = marker.filter(|marker| !known(marker));
            listed.markers.extend(marker);
            listed.named.extend(named.iter().map(|(_, entry)| entry.piece));
            listed.tables.insert(unit, columns);
        }
        if !listed.tables.is_empty() {
            let known = by_code.into_iter().filter_map(|(code, found)| Some((code, found?)));
            listed.by_code = known.map(|(code, (group, entry))| (code, (group, entry.piece))).collect();
        }
        listed
    }

    /// Whether an entry is what rows name, or stands beside such in its list.
    pub(super) fn holds(&self, entry: &Entry) -> bool {
        let beside = |marker: Marker| self.markers.iter().any(|other| other.is_of_kind(marker));
        self.named.contains(&entry.piece) || entry.marker.is_some_and(beside)
    }

    /// Reads a table whose rows name what was listed; whether it is one.
    pub(super) fn read<'a>(
        &mut self,
        page: &Page<'a>,
        unit: usize,
        numbers: &FxHashMap<u16, CommitmentId>,
        reading: &Reading,
        time: Time,
        followed: &mut Followed<'a>,
    ) -> bool {
        let Some(columns) = self.tables.get(&unit) else { return false };
        let (header, rows) = (&page.rows(unit)[0], &page.rows(unit)[1..]);
        followed.boilerplate.push(header.span);
        for this in rows {
            let range = page.cells(this);
            let Some(code) = code_in(page, range.start) else { continue };
            let Some((group, piece)) = self.by_code.get(&code).copied() else { continue };
            followed.boilerplate.push(page.units[range.start].span);
            let promise = number_over(&code).and_then(|number| numbers.get(&number).copied());
            let at = *self.rows.entry(piece).or_insert_with(|| {
                let activity = activity(page, piece, Some(group), reading, followed);
                followed.rows.push(row(activity, promise));
                followed.rows.len() - 1
            });
            let Followed { rows, boilerplate, .. } = followed;
            let cells = Cells { range, columns, legend: &[], numbers: None };
            let found: &mut Row<'a> = &mut rows[at];
            responsible_in(page, &cells, reading, boilerplate, found);
            reports(page, &cells, reading, time, found, boilerplate);
        }
        true
    }

    /// Adds rows for what no table names, beside what one does.
    pub(super) fn add_rest<'a>(
        &self,
        page: &Page<'a>,
        outline: &Outline,
        numbers: &FxHashMap<u16, CommitmentId>,
        reading: &Reading,
        followed: &mut Followed<'a>,
    ) {
        for group in outline.groups.iter().filter(|group| !self.tables.is_empty() && group.lead != Lead::Outcome) {
            for entry in group.entries.iter().filter(|entry| self.holds(entry) && !self.rows.contains_key(&entry.piece))
            {
                let over = code_of(page, entry).and_then(|code| number_over(&code));
                let activity = activity(page, entry.piece, Some(group), reading, followed);
                followed.rows.push(row(activity, over.and_then(|number| numbers.get(&number).copied())));
            }
        }
    }
}

/// The columns of a table whose first holds numbers alone, and no other what was to be done.
fn coded_columns(page: &Page<'_>, unit: usize) -> Option<Vec<Column>> {
    let [header, rows @ ..] = page.rows(unit) else { return None };
    let names = page.cells(header);
    if rows.len() < 2 || names.len() < 2 || code_in(page, names.start).is_some() {
        return None;
    }
    let coded = |cells: Range<usize>| !cells.is_empty() && code_in(page, cells.start).is_some();
    if !rows.iter().all(|row| coded(page.cells(row))) {
        return None;
    }
    let mut columns = columns(names.map(|cell| page.tokens(cell)));
    let to_do = [Column::Unknown, Column::Named(ColumnHead::Activity), Column::Named(ColumnHead::Promise)];
    if columns[1..].iter().any(|column| to_do.contains(column)) {
        return None;
    }
    columns[0] = Column::Named(ColumnHead::Number);
    Some(columns)
}

/// The number that a cell has and nothing else: `1a`, `2.1`, `Löfte 3`.
pub(super) fn code_in(page: &Page<'_>, cell: usize) -> Option<String> {
    let text = page.units[cell].text();
    let bare = text.split_once(' ').filter(|(label, _)| column_head(&Lower::new(label)).is_some());
    code(bare.map_or(text, |(_, rest)| rest))
}

/// The number before an item of a list.
fn code_of(page: &Page<'_>, entry: &Entry) -> Option<String> {
    entry.marker.filter(|marker| !matches!(marker, Marker::Bullet(_)))?;
    let (start, end) = (page.units[entry.piece.unit].span.start, page.span(entry.piece).start);
    code(page.source.get(start as usize..end as usize)?)
}

/// `1a.` and `1a` are the same, and so are `A1` and `a1`.
fn code(text: &str) -> Option<String> {
    let text = text.trim_matches(['.', ')', ':', ' ', '\t', '*']);
    let short = (1..=LONGEST_CODE).contains(&text.len()) && text.is_ascii();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let signs = text.bytes().filter(|byte| !byte.is_ascii_alphanumeric()).all(|byte| byte == b'.');
    let year = letters == 0 && digits > 2 && !text.contains('.');
    (short && digits > 0 && letters < 2 && signs && !year).then(|| text.to_ascii_lowercase())
}

/// `12.10` has no more bytes.
const LONGEST_CODE: usize = 5;

/// The number of the promise that one with this number serves: 1 for `1a` and `1.2`.
fn number_over(code: &str) -> Option<u16> {
    let digits = code.bytes().take_while(u8::is_ascii_digit).count();
    code[..digits].parse().ok().filter(|_| digits < code.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_what_was_listed() {
        for (text, expected) in [
            ("1a", Some("1a")),
            ("1a. ", Some("1a")),
            ("2.1", Some("2.1")),
            ("A3)", Some("a3")),
            ("12", Some("12")),
            ("2019", None),
            ("12 st", None),
            ("Klart", None),
            ("", None),
        ] {
            assert_eq!(code(text).as_deref(), expected, "{text}");
        }
        assert_eq!(["1a", "2.1", "3", "a1"].map(number_over), [Some(1), Some(2), None, None]);
    }
}
