//! Forms above the table of an account: `Kommun | Lidköping`, `Medborgarlöfte | Barn ska …`.

use std::ops::Range;

use crate::extract::follow_up::header;
use crate::grammar::{Column, column, is_aim};
use crate::vocabulary::{Flags, Stems};

use super::{Lead, Reader, State};

impl Reader<'_, '_> {
    /// Takes the rows of labels that say what an account is of, where the table of what was to be done comes soon.
    pub(super) fn form_above(&mut self, unit: usize) -> bool {
        let page = self.page;
        let rows = || page.rows(unit).iter().map(|row| page.cells(row)).filter(|cells| !cells.is_empty());
        let known = || rows().filter(|cells| self.names_fact(cells)).count();
        if self.state != State::Preamble
            || !self.outline.tables.is_empty()
            || !rows().all(|cells| self.is_field(&cells))
            || known() < FEWEST_KNOWN
            || !self.comes_before_table(unit)
        {
            return false;
        }
        let mut subtitles = Vec::new();
        for cells in rows() {
            let (label, value) = (cells.start, cells.start + 1);
            let stems = page.units[label].stems;
            let promised = stems.any(Stems::LOFTE.or(Stems::MAL))
                && page.units[value].flags.any(Flags::MODAL)
                && is_aim(page.tokens(value));
            if promised {
                let read = self.nothing_read();
                self.open_group(Lead::Promises, Some(page.whole(label)), &read);
                self.entry(page.whole(value));
                continue;
            }
            // What it reports on is told by that label before any other.
            match stems.any(Stems::UPPFOLJNING.or(Stems::REDOVISNING)) {
                true => subtitles.insert(0, value),
                false => subtitles.push(value),
            }
            self.outline.boilerplate.extend([page.whole(label), page.whole(value)]);
        }
        self.outline.subtitles.extend(subtitles);
        self.state = State::Preamble;
        true
    }

    /// Whether a row is a label and its value, and no row of a table of reports.
    fn is_field(&self, cells: &Range<usize>) -> bool {
        let page = self.page;
        let short = |cell: usize| !page.units[cell].is_empty_cell() && page.tokens(cell).len() <= LONGEST_LABEL;
        cells.len() == 2
            && short(cells.start)
            && matches!(column(page.tokens(cells.start + 1)), Column::Unknown | Column::Part(..))
    }

    /// Whether the label of a row names the kommun, the time, what was promised or what is reported on.
    fn names_fact(&self, cells: &Range<usize>) -> bool {
        let label = &self.page.units[cells.start];
        let facts = Stems::LOFTE.or(Stems::PERIOD).or(Stems::UPPFOLJNING).or(Stems::REDOVISNING);
        label.stems.any(facts) || label.flags.any(Flags::KOMMUN_WORD.or(Flags::POLICE_AREA).or(Flags::HOLDS))
    }

    /// Whether the next table, not far below, has the names of three columns or more.
    fn comes_before_table(&self, unit: usize) -> bool {
        let page = self.page;
        let below = (unit + 1..page.blocks).take(FARTHEST).find(|below| page.units[*below].table().is_some());
        below.is_some_and(|table| {
            page.rows(table).iter().take(2).any(|row| row.cells.len() > 2 && header(page, page.cells(row)).is_some())
        })
    }
}

/// A label has no more tokens.
const LONGEST_LABEL: usize = 4;

/// Fewer may be a row of a table of reports.
const FEWEST_KNOWN: usize = 2;

/// So many lines may stand between.
const FARTHEST: usize = 10;
