//! Follow-ups as tables: one activity a row, one report a cell.

use std::ops::Range;

use crate::document::{ActorBasis, Code, CommitmentId, ReportPeriod, Row};
use crate::extract::commitment::Reading;
use crate::extract::diagnostics::Diagnostics;
use crate::extract::levels::{passage, responsible};
use crate::extract::outline::{Lead, Outline};
use crate::extract::page::Page;
use crate::grammar::{Column, Context, Meaning, Token, actors_of, cell_status, columns, legend};
use crate::vocabulary::ColumnHead;

use super::{Followed, Time, activity_id, add_promise, promise_over, report, row};

/// Reads all tables of a follow-up.
pub(super) fn rows<'a>(
    page: &Page<'a>,
    outline: &Outline,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
    diagnostics: &mut Diagnostics,
) {
    for group in outline.groups.iter().filter(|group| group.lead != Lead::Outcome) {
        // Beside a table only a list, or what is said to be promised, is a promise.
        let led = matches!(group.lead, Lead::Aims | Lead::Promises | Lead::Promised);
        for entry in &group.entries {
            match led || entry.marker.is_some() {
                true => {
                    add_promise(page, entry.piece, Some(group), reading, &mut followed.promises);
                }
                false => followed.left.push(entry.piece),
            }
        }
    }
    let legend = legend_of(page, outline);
    let mut columns: Vec<Column> = Vec::new();
    for table in &outline.tables {
        let mut promise = table.over.map(|piece| promise_over(page, piece, reading, &mut followed.promises));
        let mut fresh = false;
        for row in page.rows(table.unit) {
            let cells = page.cells(row);
            if cells.is_empty() {
                continue;
            }
            if let Some(found) = header(page, cells.clone()) {
                unknown_columns(page, cells, &found, diagnostics);
                (columns, fresh) = (found, true);
                followed.boilerplate.push(row.span);
                continue;
            }
            if let Some(over) = over(page, cells.clone(), followed, reading, fresh, &columns) {
                followed.boilerplate.push(row.span);
                promise = Some(over);
                continue;
            }
            data(page, Cells { range: cells, columns: &columns, legend: &legend }, promise, reading, time, followed);
        }
    }
}

/// What the text beside the tables says that signs in them mean.
fn legend_of<'p>(page: &'p Page<'_>, outline: &Outline) -> Vec<Meaning<'p>> {
    let others = outline.others.iter().flat_map(|section| &section.pieces);
    let texts = outline.preamble.iter().chain(others).chain(&outline.boilerplate);
    texts.map(|piece| legend(page.piece_tokens(*piece))).find(|found| !found.is_empty()).unwrap_or_default().into_vec()
}

/// The columns, if the row is a header.
pub(crate) fn header(page: &Page<'_>, cells: Range<usize>) -> Option<Vec<Column>> {
    let filled = cells.clone().filter(|cell| !page.units[*cell].is_empty_cell()).count();
    if filled < 2 || cells.clone().any(|cell| page.units[cell].text().len() > 60 || page.tokens(cell).len() > 8) {
        return None;
    }
    let columns = columns(cells.map(|cell| page.tokens(cell)));
    let known = columns.iter().filter(|column| **column != Column::Unknown).count();
    // Data cells hold numbers and verbs; a header names its column and nothing else.
    let named = columns.iter().any(|column| {
        matches!(
            column,
            Column::Named(ColumnHead::Activity)
                | Column::Part(..)
                | Column::Named(ColumnHead::Status)
                | Column::Named(ColumnHead::Promise)
        )
    });
    (named && known * 2 > filled).then_some(columns)
}

fn unknown_columns(page: &Page<'_>, cells: Range<usize>, columns: &[Column], diagnostics: &mut Diagnostics) {
    for (cell, column) in cells.zip(columns) {
        let unit = &page.units[cell];
        if *column == Column::Unknown && !unit.is_empty_cell() {
            diagnostics.add(Code::UnknownColumn, Some(unit.span), &[("found", unit.text().to_owned())]);
        }
    }
}

/// The promise that a row with one filled cell sets over the rows below it.
fn over<'a>(
    page: &Page<'a>,
    cells: Range<usize>,
    followed: &mut Followed<'a>,
    reading: &Reading,
    fresh: bool,
    columns: &[Column],
) -> Option<CommitmentId> {
    let first = cells.start;
    let mut rest = first + 1..cells.end;
    if page.units[first].is_empty_cell() || rest.is_empty() || rest.any(|cell| !page.units[cell].is_empty_cell()) {
        return None;
    }
    let text = page.units[first].text();
    if let Some(known) = followed.promises.find(text) {
        return Some(known);
    }
    // Before the header, or bold among rows that are not: it heads them.
    let acts = !actors_of(page.tokens(first), &reading.aliases).is_empty();
    let heads = (columns.is_empty() || !fresh || page.units[first].bold) && !acts;
    heads.then(|| add_promise(page, page.whole(first), None, reading, &mut followed.promises))
}

/// What each cell of a row is for.
struct Cells<'p> {
    range: Range<usize>,
    columns: &'p [Column],
    /// What signs in a status column mean.
    legend: &'p [Meaning<'p>],
}

impl Cells<'_> {
    fn kind(&self, cell: usize) -> Column {
        let index = cell - self.range.start;
        self.columns.get(index).copied().unwrap_or(if index == 0 {
            Column::Named(ColumnHead::Activity)
        } else {
            Column::Named(ColumnHead::Report)
        })
    }

    /// The first filled cell of this kind.
    fn find(&self, page: &Page<'_>, wanted: Column) -> Option<usize> {
        self.range.clone().find(|cell| self.kind(*cell) == wanted && !page.units[*cell].is_empty_cell())
    }
}

fn data<'a>(
    page: &Page<'a>,
    cells: Cells<'_>,
    promise: Option<CommitmentId>,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
) {
    let columns = cells.columns;
    let has_activities = columns.contains(&Column::Named(ColumnHead::Activity)) || columns.is_empty();
    let activity = cells
        .find(page, Column::Named(ColumnHead::Activity))
        .or_else(|| (!has_activities).then(|| cells.find(page, Column::Named(ColumnHead::Promise))).flatten());
    // Who is responsible and when it is to be done is read as a whole.
    for cell in cells.range.clone() {
        if matches!(
            cells.kind(cell),
            Column::Named(ColumnHead::Responsible)
                | Column::Named(ColumnHead::When)
                | Column::Named(ColumnHead::Status)
                | Column::Named(ColumnHead::Number)
        ) {
            followed.boilerplate.push(page.units[cell].span);
        }
    }
    let Some(activity_cell) = activity else {
        // Reports without an activity go with the row above.
        if let Some(last) = followed.rows.last_mut() {
            reports(page, &cells, reading, time, last);
        }
        return;
    };
    let id = activity_id(&followed.rows);
    let mut found = row(passage(page, page.whole(activity_cell)).commitment(id, reading), promise);
    let promises = |cell: &usize| cells.kind(*cell) == Column::Named(ColumnHead::Promise) && *cell != activity_cell;
    let over = cells.range.clone().filter(promises).find(|cell| !page.units[*cell].is_empty_cell());
    // `Mål: 20` beside what was to be done is how much of it.
    let number = over.filter(|over| page.tokens(*over).first().is_some_and(Token::is_figure));
    if let Some(number) = number {
        let context = Context { only_year: reading.only_year, report: true };
        // The activity may have said it already.
        let mut targets = passage(page, page.whole(number)).targets(context);
        targets.retain(|target| found.activity.targets.iter().all(|other| other.value != target.value));
        found.activity.targets.extend(targets);
        followed.boilerplate.push(page.units[number].span);
    }
    match over.filter(|_| number.is_none()) {
        Some(over) => found.promise = Some(promise_over(page, page.whole(over), reading, &mut followed.promises)),
        None if number.is_none() && columns.contains(&Column::Named(ColumnHead::Promise)) && has_activities => {
            found.promise = followed.rows.last().and_then(|last| last.promise);
        }
        None => {}
    }
    if let Some(cell) = cells.find(page, Column::Named(ColumnHead::Responsible)) {
        let actors = responsible(page, page.whole(cell), &reading.aliases);
        if !actors.is_empty() {
            (found.activity.actors, found.activity.actor_spans) = actors.into_iter().unzip();
            found.activity.actor_basis = ActorBasis::Stated;
        }
    }
    reports(page, &cells, reading, time, &mut found);
    followed.rows.push(found);
}

fn reports<'a>(page: &Page<'a>, cells: &Cells<'_>, reading: &Reading, time: Time, row: &mut Row<'a>) {
    // A status beside what was done, or a comment on it, is no report of its own.
    let told = cells.range.clone().any(|cell| {
        let tells = matches!(
            cells.kind(cell),
            Column::Part(..) | Column::Total | Column::Named(ColumnHead::Comment) | Column::Named(ColumnHead::Report)
        );
        tells && !page.units[cell].is_empty_cell()
    });
    for cell in cells.range.clone().filter(|cell| !page.units[*cell].is_empty_cell()) {
        let period: Option<ReportPeriod> = match cells.kind(cell) {
            Column::Part(part, year) => year.or(time.year).map(|year| part.of(year)),
            Column::Named(ColumnHead::Report)
            | Column::Total
            | Column::Unknown
            | Column::Named(ColumnHead::Comment) => time.reporting,
            Column::Named(ColumnHead::Status) => {
                if let Some(status) = cell_status(page.tokens(cell), cells.legend) {
                    row.outcome.status = status;
                    row.outcome.evidence = vec![page.units[cell].folded.whole()];
                }
                if told {
                    continue;
                }
                time.reporting
            }
            Column::Named(ColumnHead::Activity)
            | Column::Named(ColumnHead::Promise)
            | Column::Named(ColumnHead::Responsible)
            | Column::Named(ColumnHead::When)
            | Column::Named(ColumnHead::Number) => continue,
        };
        let mut found = report(&passage(page, page.whole(cell)), period, reading);
        found.cumulative |= cells.kind(cell) == Column::Total;
        row.reports.push(found);
    }
}
