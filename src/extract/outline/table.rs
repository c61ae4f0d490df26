//! Tables: of reports in a follow-up, of activities elsewhere.

use std::ops::Range;

use crate::grammar::{Column, Heading, announced, column, names_source};
use crate::layout::{Marker, Row};

use super::{Lead, Reader, Section, State, TableRef, is_plan};
use crate::extract::follow_up::{header, header_over};
use crate::extract::page::{Page, Piece};
use crate::extract::responsible::ticked;
use crate::extract::signatures::is_dated;
use crate::text::is_tick;
use crate::vocabulary::{ColumnHead, Cue, Stems};

impl Reader<'_, '_> {
    pub(super) fn table(&mut self, unit: usize) {
        let over = self.pending_theme.take();
        if self.follow_up && (self.form(unit) || self.form_above(unit)) {
            return;
        }
        if self.follow_up {
            let rows = self.rows_above(unit);
            self.outline.tables.push(TableRef { unit, rows, over });
            // What comes after it is none of the list before it.
            self.state = State::Preamble;
        } else {
            self.table_of_activities(unit, over);
        }
    }

    /// Takes what an account says of itself, `Avser:` and `Upprättad:` beside their values, and who wrote it: a row of its
    /// own at the end.
    fn form(&mut self, unit: usize) -> bool {
        let page = self.page;
        let rows = page.rows(unit);
        let label = |row: &Row| {
            let first = page.cells(row).next()?;
            let named = column(page.tokens(first)) != Column::Unknown;
            (row.cells.len() == 2 && !named).then_some(first)
        };
        let labelled = |row: &Row| label(row).is_some_and(|first| page.units[first].leads());
        let over_title = self.outline.title.is_some_and(|title| unit < title) && is_letterhead(page, unit);
        let above = over_title || self.state == State::Preamble && rows.iter().all(labelled);
        let below = rows.len() == 1
            && self.next(unit).is_none()
            && !self.outline.groups.is_empty()
            && rows.first().and_then(label).is_some_and(|first| page.tokens(first).len() <= LONGEST_LABEL);
        if !above && !below {
            return false;
        }
        for cell in rows.iter().flat_map(|row| page.cells(row)) {
            // `Avser: medborgarlöften 2021`
            if above && page.units[cell].stems.any(Stems::LOFTE) {
                self.outline.subtitles.push(cell);
            }
            self.outline.boilerplate.push(page.whole(cell));
        }
        true
    }

    /// How many rows of a table are its own: what stands below it may have been taken for rows that have one cell, place and
    /// date of the signing or how it goes on.
    fn rows_above(&mut self, unit: usize) -> usize {
        let page = self.page;
        let rows = page.rows(unit);
        let below = |row: &Row| {
            let mut cells = page.cells(row);
            let first = cells.next().filter(|first| !page.units[*first].is_empty_cell())?;
            let alone = row.cells.len() > 1 && cells.all(|cell| page.units[cell].is_empty_cell());
            let dated = alone && is_dated(page, first);
            (dated || alone && is_plan(page.tokens(first))).then_some((first, dated))
        };
        let mut own = rows.len();
        while let Some((cell, dated)) = own.checked_sub(1).filter(|last| *last > 0).and_then(|last| below(&rows[last]))
        {
            own -= 1;
            match dated {
                true => self.outline.signatures.push(cell),
                false => {
                    self.outline.others.push(Section { heading: None, pieces: vec![page.whole(cell)] });
                }
            }
        }
        own
    }

    /// Whether a heading, a numbered item or a sentence in bold says what is aimed at, right over a table of what will be done for it.
    pub(super) fn is_promise_over_table(&self, unit: usize) -> bool {
        let page = self.page;
        let table = self.next(unit).filter(|next| !self.follow_up && page.units[*next].table().is_some());
        let numbered = || matches!(page.units[unit].marker(), Some(Marker::Number(_)));
        let bold = || page.units[unit].is_paragraph() && page.units[unit].bold;
        // `**Polisen lovar att fler ska våga gå hem.**` leads in to nothing.
        let says = || {
            let stems = page.units[unit].stems;
            let vows = stems.any(Stems::LOVAR) && !stems.any(Stems::FOLJANDE);
            let sentence = || bold() && page.units[unit].ends_sentence() && page.tokens(unit).len() > LONGEST_LEAD;
            vows && sentence() || self.read(page.whole(unit)).cue.is_none()
        };
        let headed = || (bold() || self.heading_like(unit)) && says();
        let Some(table) = table.filter(|_| numbered() || headed()) else { return false };
        let [header, rows @ ..] = page.rows(table) else { return false };
        let columns = header_over(page, page.cells(header), rows);
        columns.is_some_and(|columns| columns.contains(&Column::Named(ColumnHead::Activity)))
            && self.aims(page.whole(unit))
    }

    /// A table of what will be done: `Aktivitet`, `Ansvarig`.
    pub(super) fn table_of_activities(&mut self, unit: usize, theme: Option<Piece>) {
        if self.form_of_promises(unit, theme) || self.labels_beside_promises(unit, theme) {
            return;
        }
        let page = self.page;
        let mut columns: Option<Vec<Column>> = None;
        let mut theme_of_row = None;
        // Below the last row of more cells, rows of two may be what stands around the table.
        let around = page.rows(unit).iter().rposition(|row| row.cells.len() > 2).map_or(0, |last| last + 1);
        for (index, row) in page.rows(unit).iter().enumerate() {
            let cells = page.cells(row);
            if columns.is_none()
                && let Some(leads) = self.leads_side_by_side(cells.clone())
            {
                return self.lists_side_by_side(&leads, &page.rows(unit)[index + 1..]);
            }
            if index == 0 && self.headings_side_by_side(cells.clone()) {
                return self.texts_side_by_side(cells, &page.rows(unit)[index + 1..]);
            }
            let of_rows = |column: &Column| matches!(column, Column::Named(ColumnHead::Activity | ColumnHead::Promise));
            // Figures by year are no promises.
            let below = &page.rows(unit)[index + 1..];
            if let Some(found) = header_over(page, cells.clone(), below).filter(|columns| columns.iter().any(of_rows)) {
                columns = Some(found);
                self.outline.boilerplate.extend(cells.map(|cell| page.whole(cell)));
                let read = self.nothing_read();
                self.open_group(Lead::Activities, None, &read);
                if let Some(group) = self.outline.groups.last_mut() {
                    group.theme = theme;
                }
                continue;
            }
            let Some(columns) = &columns else {
                self.outline.left.extend(cells.map(|cell| page.whole(cell)));
                continue;
            };
            if index >= around && cells.len() == 2 && columns.len() > 2 && self.row_around(cells.clone()) {
                continue;
            }
            let find = |wanted: Column| {
                cells
                    .clone()
                    .zip(columns)
                    .find(|(cell, column)| **column == wanted && !page.units[*cell].is_empty_cell())
                    .map(|(cell, _)| page.whole(cell))
            };
            let (activity, promise) =
                (find(Column::Named(ColumnHead::Activity)), find(Column::Named(ColumnHead::Promise)));
            // A promise stands beside the first of its activities, or beside each.
            let beside = columns.contains(&Column::Named(ColumnHead::Activity));
            if let Some(promise) = promise.filter(|_| beside)
                && self.under.is_none_or(|under| page.text(under) != page.text(promise))
            {
                self.under = None;
                let read = self.nothing_read();
                self.open_group(Lead::Promises, None, &read);
                self.promise_over(promise);
            }
            let activity = if beside { activity } else { promise };
            let responsible = find(Column::Named(ColumnHead::Responsible));
            // What a row is about stands beside the first of several, or beside each.
            let about = find(Column::Named(ColumnHead::Theme));
            theme_of_row = about.or(theme_of_row);
            for (cell, column) in cells.clone().zip(columns) {
                let whole = page.whole(cell);
                match column {
                    _ if Some(whole) == activity || page.units[cell].is_empty_cell() => {}
                    Column::Named(
                        ColumnHead::Promise | ColumnHead::Responsible | ColumnHead::Number | ColumnHead::Theme,
                    ) => {
                        self.outline.boilerplate.push(whole);
                    }
                    Column::Ticks(_) if is_tick(page.units[cell].text()) => self.outline.boilerplate.push(whole),
                    // No field holds what the other columns say.
                    _ => self.outline.left.push(whole),
                }
            }
            if let Some(activity) = activity {
                let ticked = ticked(page, cells.clone(), columns);
                self.outline.ticked.extend((!ticked.is_empty()).then_some((activity.unit, ticked)));
                self.entry(activity);
                if let Some(entry) = self.outline.groups.last_mut().and_then(|group| group.entries.last_mut()) {
                    entry.responsible = responsible;
                    entry.theme = entry.theme.or(theme_of_row);
                }
            }
        }
        self.under = None;
    }

    /// `Polisen lovar att | Kommunen lovar att`: the lead-ins of lists that stand beside each other, a column each.
    ///
    /// Under a lead-in the names are enough; elsewhere, `Polisen | Kommunen` may stand over telephone numbers.
    fn leads_side_by_side(&self, cells: Range<usize>) -> Option<Vec<(Piece, Heading)>> {
        if cells.len() < 2 {
            return None;
        }
        let lead = |cell: usize| {
            let whole = self.page.whole(cell);
            let short = self.page.tokens(cell).len() <= LONGEST_LEAD;
            let read = short.then(|| self.read(whole))?;
            let promises = Stems::LOVAR.or(Stems::SKA).or(Stems::ATAGANDE).or(Stems::LOFTE);
            let leads = self.state == State::Group || read.stems.any(promises);
            (leads && read.only_actors).then_some((whole, read))
        };
        cells.map(lead).collect()
    }

    /// `Lägesbild | Så följer vi upp`: the headings of sections that stand beside each other, a column each.
    ///
    /// `Aktivitet | Ansvarig | Uppföljning` names what stands in the rows.
    fn headings_side_by_side(&self, mut cells: Range<usize>) -> bool {
        let section = |cell: usize| {
            let short = self.page.tokens(cell).len() <= LONGEST_LEAD;
            short && matches!(announced(self.page.tokens(cell)), Some(Cue::About | Cue::FollowUp | Cue::Lagesbild))
        };
        let of_rows = [Column::Named(ColumnHead::Activity), Column::Named(ColumnHead::Promise)];
        cells.len() > 1
            && cells.clone().any(section)
            && !cells.any(|cell| {
                let named = of_rows.contains(&column(self.page.tokens(cell)));
                named && !self.read(self.page.whole(cell)).only_actors
            })
    }

    fn texts_side_by_side(&mut self, headings: Range<usize>, rows: &[Row]) {
        let page = self.page;
        for (column, heading) in headings.enumerate() {
            let whole = page.whole(heading);
            let read = self.read(whole);
            let texts = || rows.iter().filter_map(move |row| page.cells(row).nth(column));
            let rests = || texts().any(|text| names_source(page.tokens(text)));
            match read.cue {
                Some(cue) => self.cue(cue, heading, whole, &read),
                None if rests() => self.cue(Cue::Lagesbild, heading, whole, &read),
                None => self.cue(Cue::Goals, heading, whole, &read),
            }
            let filled = texts().filter(|text| !page.units[*text].is_empty_cell());
            // `Tillsammans lovar vi | Hur går det?`: a list beside text.
            match self.state == State::Group && read.cue == Some(Cue::Promises) {
                true => filled.for_each(|text| self.entry(page.whole(text))),
                false => filled.for_each(|text| self.text(page.whole(text))),
            }
        }
        // What comes below the columns belongs to none of them.
        self.state = State::Signatures;
    }

    fn lists_side_by_side(&mut self, leads: &[(Piece, Heading)], rows: &[Row]) {
        let page = self.page;
        for (column, (piece, read)) in leads.iter().enumerate() {
            let lead = match read.cue {
                Some(Cue::Activities) => Lead::Activities,
                _ => Lead::Actor,
            };
            self.open_group(lead, Some(*piece), read);
            for cell in rows.iter().filter_map(|row| page.cells(row).nth(column)) {
                if !page.units[cell].is_empty_cell() {
                    self.entry(page.whole(cell));
                }
            }
        }
        // A row with more cells than there are lists.
        let beyond = rows.iter().flat_map(|row| page.cells(row).skip(leads.len()));
        self.outline.left.extend(beyond.filter(|cell| !page.units[*cell].is_empty_cell()).map(|cell| page.whole(cell)));
    }
}

/// Whether a table at the top promises nothing and names no column: `Handläggare | Åsa Ek`, `Diarienummer | 2018/87`.
pub(in crate::extract) fn is_letterhead(page: &Page<'_>, unit: usize) -> bool {
    let rows = page.rows(unit);
    let says = |row: &Row| page.cells(row).any(|cell| page.promises(cell)) || header(page, page.cells(row)).is_some();
    (1..=TALLEST_LETTERHEAD).contains(&rows.len()) && !rows.iter().any(says)
}

/// A letterhead has no more rows.
const TALLEST_LETTERHEAD: usize = 8;

/// `Handläggare`, beside a name.
const LONGEST_LABEL: usize = 2;

/// A cell of more tokens is what is promised, and leads in to nothing.
const LONGEST_LEAD: usize = 8;
