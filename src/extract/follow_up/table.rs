//! Follow-ups as tables: one activity a row, one report a cell.

use crate::document::{Code, CommitmentId, ReportPeriod, Row, Span};
use crate::grammar::{Column, Tokens, actors_of, bracketed, column, leading_actors, status, tokenize};
use crate::text::{Folded, fold};

use crate::extract::commitment::{Passage, Reading};
use crate::extract::diagnostics::Diagnostics;
use crate::extract::outline::Outline;
use crate::extract::page::Page;
use crate::grammar::Token;

use super::{Followed, Time, activity_id, add_promise, promise_over, report, row, similar};

/// A cell with its text.
struct Cell<'a> {
    folded: Folded<'a>,
    tokens: Vec<Token>,
    bold: bool,
}

impl<'a> Cell<'a> {
    fn read(source: &'a str, span: Span) -> Self {
        let folded = fold(source, &[span]);
        let mut tokens = Vec::new();
        tokenize(folded.text(), &mut tokens);
        Self { bold: source[span.range()].starts_with("**"), folded, tokens }
    }

    /// An empty cell or a dash is no report.
    fn is_empty(&self) -> bool {
        self.folded.text().chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | ' ' | '.'))
    }

    fn tokens(&self) -> Tokens<'_> {
        Tokens::new(self.folded.text(), &self.tokens)
    }

    fn passage(&self) -> Passage<'_, 'a> {
        Passage { folded: &self.folded, tokens: self.tokens(), start: 0, end: self.folded.text().len() as u32 }
    }
}

/// Reads all tables of a follow-up.
pub(super) fn rows<'a>(
    page: &Page<'a>,
    outline: &Outline,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
    diagnostics: &mut Diagnostics,
) {
    for group in &outline.groups {
        for entry in &group.entries {
            add_promise(page, entry.piece, Some(group), reading, &mut followed.promises);
        }
    }
    let mut columns: Vec<Column> = Vec::new();
    for table in &outline.tables {
        let mut promise = table.over.map(|piece| promise_over(page, piece, reading, &mut followed.promises));
        let Some(range) = page.units[table.unit].table() else { continue };
        let rows: Vec<(Span, Vec<Cell<'a>>)> = page
            .layout
            .rows(range)
            .iter()
            .map(|row| (row.span, page.layout.cells(row).iter().map(|cell| Cell::read(page.source, *cell)).collect()))
            .collect();
        let mut fresh = false;
        for (span, cells) in &rows {
            if let Some(found) = header(cells) {
                columns = found;
                fresh = true;
                followed.boilerplate.push(*span);
                unknown_columns(cells, &columns, diagnostics);
                continue;
            }
            if let Some(over) = over(cells, followed, reading, fresh, &columns) {
                followed.boilerplate.push(*span);
                promise = Some(over);
                continue;
            }
            data(cells, &columns, promise, reading, time, followed);
            // Who is responsible and when it is to be done is read as a whole.
            for (index, cell) in cells.iter().enumerate() {
                if matches!(columns.get(index), Some(Column::Responsible | Column::When | Column::Status)) && !cell.is_empty() {
                    followed.boilerplate.push(cell.folded.whole());
                }
            }
        }
    }
}

/// The columns, if the row is a header.
fn header(cells: &[Cell<'_>]) -> Option<Vec<Column>> {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    if filled < 2 || cells.iter().any(|cell| cell.folded.text().len() > 60) {
        return None;
    }
    let columns: Vec<Column> = cells.iter().map(|cell| column(cell.tokens())).collect();
    let known = columns.iter().filter(|column| **column != Column::Unknown).count();
    let short = cells.iter().all(|cell| cell.tokens.len() <= 8);
    // Data cells hold numbers and verbs; a header names its column and nothing else.
    let named = columns
        .iter()
        .any(|column| matches!(column, Column::Activity | Column::Part(..) | Column::Status | Column::Promise));
    (short && named && known * 2 > filled).then_some(columns)
}

fn unknown_columns(cells: &[Cell<'_>], columns: &[Column], diagnostics: &mut Diagnostics) {
    for (cell, column) in cells.iter().zip(columns) {
        if *column == Column::Unknown && !cell.is_empty() {
            diagnostics.add(
                Code::UnknownColumn,
                Some(cell.folded.whole()),
                format!("expected a column such as `Aktivitet` or `Tertial 1`, but found `{}`", cell.folded.text()),
                "name the time that the column is for; its cells were taken as reports",
            );
        }
    }
}

/// The promise that a row with one filled cell sets over the rows below it.
fn over<'a>(
    cells: &[Cell<'a>],
    followed: &mut Followed<'a>,
    reading: &Reading,
    fresh: bool,
    columns: &[Column],
) -> Option<CommitmentId> {
    let first = cells.first()?;
    if first.is_empty() || cells.len() < 2 || cells[1..].iter().any(|cell| !cell.is_empty()) {
        return None;
    }
    let text = first.folded.text();
    if let Some(known) = followed.promises.iter().find(|promise| similar::same(&promise.text, text)) {
        return Some(known.id);
    }
    // Before the header, or bold among rows that are not: it heads them.
    let acts = !actors_of(first.tokens(), &reading.aliases).is_empty();
    if (columns.is_empty() || !fresh || first.bold) && !acts {
        let id =
            CommitmentId { kind: crate::document::CommitmentKind::Promise, number: followed.promises.len() as u32 + 1 };
        followed.promises.push(first.passage().commitment(id, reading));
        return Some(id);
    }
    None
}

fn data<'a>(
    cells: &[Cell<'a>],
    columns: &[Column],
    promise: Option<CommitmentId>,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
) {
    let kind = |index: usize| {
        columns.get(index).copied().unwrap_or(if index == 0 { Column::Activity } else { Column::Report })
    };
    let at = |wanted: Column| (0..cells.len()).find(|index| kind(*index) == wanted && !cells[*index].is_empty());
    let activity =
        at(Column::Activity).or_else(|| (!columns.contains(&Column::Activity)).then(|| at(Column::Promise)).flatten());
    let Some(activity_at) = activity else {
        // Reports without an activity go with the row above.
        if let Some(last) = followed.rows.last_mut() {
            reports(cells, &kind, reading, time, last);
        }
        return;
    };
    let mut found = row(cells[activity_at].passage().commitment(activity_id(&followed.rows), reading), promise);
    if let Some(over) = at(Column::Promise).filter(|over| *over != activity_at) {
        let text = cells[over].folded.text();
        let known =
            followed.promises.iter().find(|promise| similar::same(&promise.text, text)).map(|promise| promise.id);
        found.promise = Some(known.unwrap_or_else(|| {
            let id = CommitmentId {
                kind: crate::document::CommitmentKind::Promise,
                number: followed.promises.len() as u32 + 1,
            };
            followed.promises.push(cells[over].passage().commitment(id, reading));
            id
        }));
    } else if columns.contains(&Column::Promise) && columns.contains(&Column::Activity) {
        found.promise = followed.rows.last().and_then(|last| last.promise);
    }
    if let Some(responsible) = at(Column::Responsible) {
        let cell = &cells[responsible];
        let mut actors = leading_actors(cell.tokens(), &reading.aliases);
        if actors.is_empty() {
            actors = bracketed(cell.tokens(), &reading.aliases);
        }
        if !actors.is_empty() {
            let (codes, spans) = actors
                .into_iter()
                .map(|(actor, range)| (actor, cell.folded.span(range.start as usize, range.end as usize)))
                .unzip();
            (found.activity.actors, found.activity.actor_spans) = (codes, spans);
            found.activity.actor_basis = crate::document::ActorBasis::Stated;
        }
    }
    reports(cells, &kind, reading, time, &mut found);
    followed.rows.push(found);
}

fn reports<'a>(cells: &[Cell<'a>], kind: &impl Fn(usize) -> Column, reading: &Reading, time: Time, row: &mut Row<'a>) {
    let filled = |wanted: Column| (0..cells.len()).find(|index| kind(*index) == wanted && !cells[*index].is_empty());
    let comment = filled(Column::Comment);
    for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let period: Option<ReportPeriod> = match kind(index) {
            Column::Part(part, year) => year.or(time.year).map(|year| part.of(year)),
            Column::Report | Column::Unknown | Column::Comment => time.reporting,
            Column::Status => {
                if let Some(status) = status(cell.tokens()) {
                    row.outcome.status = status;
                    row.outcome.evidence = vec![cell.folded.whole()];
                }
                if comment.is_some() {
                    continue;
                }
                time.reporting
            }
            Column::Activity | Column::Promise | Column::Responsible | Column::When => continue,
        };
        row.reports.push(report(&cell.passage(), period, reading));
    }
}
