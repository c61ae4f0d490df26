//! What the cells of a row report, each for its part of the year.

use crate::document::{ReportPeriod, Row, Span};
use crate::extract::commitment::Reading;
use crate::extract::page::{Page, Piece};
use crate::extract::pieces::{passage, set_theme};
use crate::grammar::{Column, Kind, cell_status, labelled};
use crate::text::is_tick;
use crate::vocabulary::{ColumnHead, Flags};

use super::super::{Time, report};
use super::Cells;

/// `T1: fyra kontroller T2: tre`: what a cell says of each part of the year that it names, with the label before it.
fn parts_of_time(page: &Page<'_>, cell: usize, year: Option<u16>) -> Vec<(ReportPeriod, Piece, Piece)> {
    let (tokens, text, whole) = (page.tokens(cell), page.units[cell].text(), page.whole(cell));
    let mut labels: Vec<(ReportPeriod, Piece)> = Vec::new();
    for (index, token) in tokens.rest.iter().enumerate() {
        if labels.is_empty() && index > 0 {
            break;
        }
        let begins = tokens.capital(token) && labels.last().is_none_or(|(_, last)| last.end <= token.start);
        if let Some((period, end)) = begins.then(|| labelled(tokens.from(index), year)).flatten() {
            labels.push((period, Piece { start: token.start, end, ..whole }));
        }
    }
    let ends: Vec<u32> = labels.iter().skip(1).map(|(_, next)| next.start).chain([whole.end]).collect();
    let part = |((period, label), end): ((ReportPeriod, Piece), u32)| {
        let said = &text[label.end as usize..end as usize];
        let start = label.end + (said.len() - said.trim_start().len()) as u32;
        let end = start + said.trim().trim_end_matches([';', ',']).len() as u32;
        (period, label, Piece { start, end, ..whole })
    };
    labels.into_iter().zip(ends).map(part).collect()
}

/// Takes the reports of a row out of its cells, and the status that one of them states.
pub(super) fn reports<'a>(
    page: &Page<'a>,
    cells: &Cells<'_>,
    reading: &Reading,
    time: Time,
    row: &mut Row<'a>,
    boilerplate: &mut Vec<Span>,
) {
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
            // A column to be ticked.
            Column::Ticks(_) if is_tick(page.units[cell].text()) => continue,
            Column::State(status) if is_tick(page.units[cell].text()) => {
                row.outcome.status = status;
                row.outcome.evidence = vec![page.units[cell].folded.whole()];
                boilerplate.push(page.units[cell].span);
                continue;
            }
            // `Centrum` under `Plats`, beside what was done there
            Column::Unknown if told && is_name(page, cell) => continue,
            Column::Named(ColumnHead::Report)
            | Column::Total
            | Column::State(_)
            | Column::Ticks(_)
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
            Column::Named(ColumnHead::Theme) => {
                if row.activity.theme.is_none() {
                    set_theme(page, &mut row.activity, page.whole(cell));
                }
                continue;
            }
            Column::Named(ColumnHead::Activity)
            | Column::Named(ColumnHead::Promise)
            | Column::Named(ColumnHead::Responsible)
            | Column::Named(ColumnHead::When)
            | Column::Named(ColumnHead::Number)
            | Column::Planned => continue,
        };
        let parts = match cells.kind(cell) {
            Column::Named(_) | Column::State(_) | Column::Ticks(_) | Column::Unknown => {
                parts_of_time(page, cell, time.year)
            }
            _ => Vec::new(),
        };
        if !parts.is_empty() {
            for (period, label, part) in parts {
                boilerplate.push(page.span(label));
                match page.text(part).chars().all(|c| !c.is_alphanumeric()) {
                    true => boilerplate.push(page.span(part)),
                    false => row.reports.push(report(&passage(page, part), Some(period), reading)),
                }
            }
            continue;
        }
        let mut found = report(&passage(page, page.whole(cell)), period, reading);
        found.cumulative |= cells.kind(cell) == Column::Total;
        row.reports.push(found);
    }
}

/// Whether a cell holds no more than a name: no number, and nothing that was done.
fn is_name(page: &Page<'_>, cell: usize) -> bool {
    let unit = &page.units[cell];
    let tokens = page.tokens(cell).rest;
    let named = tokens.iter().all(|token| matches!(token.kind, Kind::Word | Kind::Sign(_)));
    let tells =
        Flags::VERBS.or(Flags::REPORTED).or(Flags::DONE).or(Flags::ONGOING).or(Flags::PARTLY).or(Flags::CANCELLED);
    named && tokens.len() <= LONGEST_NAME && !unit.ends_sentence() && !unit.flags.any(tells)
}

/// `Säkerhetssamordnare, områdespolis`
const LONGEST_NAME: usize = 5;
