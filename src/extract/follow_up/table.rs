//! Follow-ups as tables: one activity a row, one report a cell.

mod by_code;
mod by_time;
mod cards;
mod header;
mod heads;
mod reports;
mod served;
mod sums;
mod two_rows;
mod under;

pub(crate) use self::header::{header, header_over};

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::document::{ActorBasis, Code, CommitmentId, Row, Span};
use crate::extract::chrome::is_frame_wording;
use crate::extract::commitment::Reading;
use crate::extract::diagnostics::Diagnostics;
use crate::extract::outline::{Lead, Outline};
use crate::extract::page::{Page, Piece};
use crate::extract::pieces::{passage, set_theme};
use crate::extract::responsible::{responsible, ticked};
use crate::grammar::{Column, Meaning, legend, status, time_alone};
use crate::layout::Marker;
use crate::vocabulary::ColumnHead;

use self::by_code::Listed;
use self::by_time::by_time;
use self::cards::{Card, cards};
use self::heads::{Place, fills, heads, is_plain};
use self::reports::reports;
use self::served::{names_by_number, served};
use self::sums::{is_beside, is_sum};
use self::two_rows::header_of_two;
use self::under::{
    Promised, RowGroup, Stated, headed_by, labelled, led, promise_before, promise_of_part, said_again, vow, vows,
};
use super::earlier::Earlier;
use super::tense::{Tense, tense};
use super::{Followed, Time, activity_id, add_promise, row};

/// Reads all tables of a follow-up.
pub(super) fn rows<'a>(
    page: &Page<'a>,
    outline: &Outline,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
    diagnostics: &mut Diagnostics,
) {
    // In the order of the text.
    let mut stated: Vec<Stated> = Vec::new();
    let mut numbered_promises: FxHashMap<u16, CommitmentId> = FxHashMap::default();
    let mut listed = Listed::new(page, outline);
    for group in outline.groups.iter().filter(|group| group.lead != Lead::Outcome) {
        // Beside a table only a list, or what is said to be promised, is a promise.
        let led = matches!(group.lead, Lead::Aims | Lead::Promises | Lead::Promised);
        let several = numbered_promises.is_empty() && group.entries.len() > 1;
        for (order, entry) in group.entries.iter().enumerate().filter(|(_, entry)| !listed.holds(entry)) {
            // `Nedan följer vad som har gjorts`
            let tells = || tense(page.piece_tokens(entry.piece), reading) == Tense::Report;
            match entry.marker.is_some() || led && !tells() {
                true => {
                    // `Löfte 1` over what a list above promises already
                    let alone = entry.marker.is_none() && group.entries.len() == 1;
                    let again = alone.then(|| followed.promises.find(page.text(entry.piece))).flatten();
                    let id = again.unwrap_or_else(|| {
                        add_promise(page, entry.piece, Some(group), reading, &mut followed.promises)
                    });
                    let unit = page.block_of(entry.piece.unit);
                    stated.push(Stated { unit, promise: id, again: again.is_some() });
                    // `Löfte 1` is the first of a list without numbers.
                    let number = match entry.marker {
                        Some(Marker::Number(number)) => Some(number),
                        Some(Marker::Bullet(_)) if several => u16::try_from(order + 1).ok(),
                        _ => None,
                    };
                    if let Some(number) = number {
                        numbered_promises.entry(number).or_insert(id);
                    }
                }
                false => followed.left.push(entry.piece),
            }
        }
    }
    if stated.is_empty() {
        stated = labelled(page, outline, reading, followed, &mut numbered_promises);
    }
    let legend = legend_of(page, outline);
    let vow = vow(page, outline, reading, followed);
    let again = said_again(page, outline, followed);
    let mut columns: Vec<Column> = Vec::new();
    let mut above: Option<Range<usize>> = None;
    // The rows of tables that stood under other parts of the year.
    let mut earlier = Earlier::default();
    let mut last = 0;
    for table in &outline.tables {
        let between = std::mem::replace(&mut last, table.unit)..table.unit;
        let part = || promise_of_part(page, table.over, &stated, &numbered_promises);
        let since = || promise_before(&stated, between.clone());
        let vow = headed_by(&again, table.unit).or_else(part).or_else(since).or(vow);
        let promised = Promised { promise: vow, numbered: &numbered_promises };
        let time_over = table.over.and_then(|piece| time_alone(page.piece_tokens(piece), time.year));
        let time = Time { reporting: time_over.or(time.reporting), ..time };
        let rows = &page.rows(table.unit)[..table.rows];
        if let Some(over) = table.over.filter(|_| time_over.is_none())
            && by_time(page, over, rows, promised, reading, time, followed)
        {
            continue;
        }
        let lead = led(outline, between);
        let over = table
            .over
            .or_else(|| lead.and_then(|(group, _)| group.lead_piece.filter(|lead| vows(page, *lead, reading))));
        let mut under = match over {
            Some(piece) if time_over.is_none() => under::under(page, piece, promised, reading, followed),
            _ => RowGroup { promise: vow, ..RowGroup::default() },
        };
        if let Some((group, unit)) = lead.filter(|_| under.actors.is_empty() && over == table.over) {
            (under.actors, under.unit) = (group.actors.clone(), unit);
        }
        if listed.read(page, table.unit, &numbered_promises, reading, time, followed) {
            continue;
        }
        // Below a header or data only a row that repeats the header is one: `Åtgärder mot klotter` begins with its name.
        let (mut fresh, mut told, mut filled, mut counts) = (false, false, false, false);
        let mixed = page.rows(table.unit).iter().skip(1).filter_map(|row| page.cells(row).next()).any(is_plain(page));
        let first_row = followed.rows.len();
        // `Klart 2023-12-18` on a sheet of its own, below one of rows
        if !columns.is_empty() && is_beside(page, rows) {
            followed.left.extend(rows.iter().flat_map(|row| page.cells(row)).map(|cell| page.whole(cell)));
            continue;
        }
        if let Some(cards) = cards(page, rows) {
            for Card { cells, columns } in cards {
                let cells = Cells { range: cells, columns: &columns, legend: &legend, numbers: None };
                data(page, cells, &under, reading, time, followed);
            }
            continue;
        }
        let mut lower = None;
        for (index, row) in rows.iter().enumerate() {
            let cells = page.cells(row);
            if cells.is_empty() || lower == Some(index) {
                continue;
            }
            // `Tertial 1` over `Mål` and `Utfall`
            let below = rows.get(index + 1).map(|below| page.cells(below));
            let below =
                below.filter(|below| !told || above.clone().is_some_and(|above| repeats(page, below.clone(), above)));
            if let Some((below, found)) =
                below.and_then(|below| Some((below.clone(), header_of_two(page, cells.clone(), below)?)))
            {
                (above, told, lower) = (Some(below.clone()), true, Some(index + 1));
                filled = filled || !fresh && fills(page, &rows[index + 2..], &found, reading);
                counts = names_by_number(page, below, &found);
                (columns, fresh) = (found, true);
                followed.boilerplate.extend(rows[index..index + 2].iter().map(|row| row.span));
                continue;
            }
            let again = || above.clone().is_some_and(|above| repeats(page, cells.clone(), above));
            if let Some(found) = header_over(page, cells.clone(), &rows[index + 1..]).filter(|_| !told || again()) {
                (above, told) = (Some(cells.clone()), true);
                unknown_columns(page, cells.clone(), &found, diagnostics);
                filled = filled || !fresh && fills(page, &rows[index + 1..], &found, reading);
                counts = names_by_number(page, cells, &found);
                (columns, fresh) = (found, true);
                followed.boilerplate.push(row.span);
                continue;
            }
            // `Uppdaterad 2022-10-14` below the last row
            if is_last_of_page(page, cells.clone(), index + 1 == rows.len()) {
                followed.boilerplate.push(row.span);
                continue;
            }
            let place = Place { fresh, mixed, filled, columns: &columns };
            // A line of its own over the header once more.
            let alone = || {
                let below = || rows.get(index + 1).map(|below| page.cells(below));
                cells.clone().filter(|cell| !page.units[*cell].is_empty_cell()).count() == 1
                    && above.clone().is_some_and(|above| below().is_some_and(|below| repeats(page, below, above)))
            };
            if heads(page, cells.clone(), followed, reading, place) || alone() {
                followed.boilerplate.push(row.span);
                under = under::under(page, page.whole(cells.start), promised, reading, followed);
                continue;
            }
            told = true;
            if fresh && is_sum(page, cells.clone()) {
                followed.boilerplate.push(row.span);
                continue;
            }
            let numbers = counts.then_some(&numbered_promises);
            let cells = Cells { range: cells, columns: &columns, legend: &legend, numbers };
            under.about =
                cells.find(page, Column::Named(ColumnHead::Theme)).map(|cell| page.whole(cell)).or(under.about);
            data(page, cells, &under, reading, time, followed);
        }
        if time_over.is_some() {
            earlier.join(&mut followed.rows, first_row, &mut followed.boilerplate);
        }
    }
    listed.add_rest(page, outline, &numbered_promises, reading, followed);
}

/// Whether the last row has but one cell, which says what web pages put below their text.
fn is_last_of_page(page: &Page<'_>, cells: Range<usize>, last: bool) -> bool {
    let mut filled = cells.filter(|cell| !page.units[*cell].is_empty_cell());
    last && filled
        .next()
        .is_some_and(|only| filled.next().is_none() && is_frame_wording(page.units[only].text(), false))
}

/// What the text beside the tables says that signs in them mean.
fn legend_of<'p>(page: &'p Page<'_>, outline: &Outline) -> Vec<Meaning<'p>> {
    let others = outline.others.iter().flat_map(|section| &section.pieces);
    let texts = outline.preamble.iter().chain(others).chain(&outline.boilerplate);
    texts.map(|piece| legend(page.piece_tokens(*piece))).find(|found| !found.is_empty()).unwrap_or_default().into_vec()
}

/// Whether a row has a name of the header above it in the same place, as where a page ends.
fn repeats(page: &Page<'_>, cells: Range<usize>, above: Range<usize>) -> bool {
    let same = |(cell, name): (usize, usize)| {
        let text = page.units[cell].text();
        !page.units[cell].is_empty_cell() && text == page.units[name].text() && status(page.tokens(cell)).is_none()
    };
    cells.zip(above).any(same)
}

fn unknown_columns(page: &Page<'_>, cells: Range<usize>, columns: &[Column], diagnostics: &mut Diagnostics) {
    for (cell, column) in cells.zip(columns) {
        let unit = &page.units[cell];
        if *column == Column::Unknown && !unit.is_empty_cell() {
            diagnostics.add(Code::UnknownColumn, Some(unit.span), &[("found", unit.text().to_owned())]);
        }
    }
}

/// How many bytes the number takes that a text begins with: `1. `, `2) `.
fn numbered(text: &str) -> usize {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    match rest.strip_prefix(['.', ')']).and_then(|rest| rest.strip_prefix(' ')) {
        Some(rest) if (1..=LONGEST_NUMBER).contains(&digits) && !rest.is_empty() => text.len() - rest.len(),
        _ => 0,
    }
}

/// The number of a row has no more digits.
const LONGEST_NUMBER: usize = 2;

/// What each cell of a row is for.
struct Cells<'p> {
    range: Range<usize>,
    columns: &'p [Column],
    /// What signs in a status column mean.
    legend: &'p [Meaning<'p>],
    /// The promises beside the tables by their numbers, where the column of promises has numbers.
    numbers: Option<&'p FxHashMap<u16, CommitmentId>>,
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
    under: &RowGroup,
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
                | Column::Planned
        ) {
            followed.boilerplate.push(page.units[cell].span);
        }
    }
    let Some(activity_cell) = activity else {
        // `Anmälda brott` over kinds of crime, month by month: nothing of that was promised.
        let unnamed =
            cells.kind(cells.range.start) == Column::Unknown && !page.units[cells.range.start].is_empty_cell();
        if unnamed && !has_activities && !columns.contains(&Column::Named(ColumnHead::Promise)) {
            let filled = cells.range.filter(|cell| !page.units[*cell].is_empty_cell());
            followed.left.extend(filled.map(|cell| page.whole(cell)));
            return;
        }
        // Reports without an activity go with the row above.
        if let Some(last) = followed.rows.last_mut() {
            reports(page, &cells, reading, time, last, &mut followed.boilerplate);
        }
        return;
    };
    let id = activity_id(&followed.rows);
    // `1. Polisen ska …`: the number of the row.
    let numbered = numbered(page.units[activity_cell].text());
    let piece = Piece { start: numbered as u32, ..page.whole(activity_cell) };
    followed.boilerplate.extend((numbered > 0).then(|| page.span(Piece { start: 0, end: piece.start, ..piece })));
    let mut found = row(passage(page, piece).commitment(id, reading), under.promise);
    if let Some(theme) = under.theme.or(under.about) {
        set_theme(page, &mut found.activity, theme);
    }
    if found.activity.actors.is_empty() && !under.actors.is_empty() {
        (found.activity.actors, found.activity.actor_spans) =
            under.actors.iter().map(|(actor, range)| (*actor, page.range_span(under.unit, range))).unzip();
        found.activity.actor_basis = ActorBasis::Heading;
    }
    served(page, &cells, activity_cell, reading, followed, &mut found);
    responsible_in(page, &cells, reading, &mut followed.boilerplate, &mut found);
    reports(page, &cells, reading, time, &mut found, &mut followed.boilerplate);
    followed.rows.push(found);
}

/// Takes those who are to act from the column that names them.
fn responsible_in(
    page: &Page<'_>,
    cells: &Cells<'_>,
    reading: &Reading,
    boilerplate: &mut Vec<Span>,
    row: &mut Row<'_>,
) {
    let named = cells.find(page, Column::Named(ColumnHead::Responsible));
    let actors = named.map(|cell| responsible(page, page.whole(cell), &reading.aliases)).unwrap_or_default();
    let ticked = ticked(page, cells.range.clone(), cells.columns);
    boilerplate.extend(ticked.iter().map(|(_, span)| *span));
    let actors = if ticked.is_empty() { actors } else { ticked };
    if !actors.is_empty() {
        (row.activity.actors, row.activity.actor_spans) = actors.into_iter().unzip();
        row.activity.actor_basis = ActorBasis::Stated;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_rows() {
        assert_eq!(numbered("1. Polisen ska"), 3);
        assert_eq!(numbered("12) Polisen ska"), 4);
        assert_eq!([numbered("10 möten"), numbered("2019. Möten"), numbered("1."), numbered("1.2 Möten")], [0; 4]);
    }
}
