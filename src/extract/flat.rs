//! Tables that were flattened to one cell a line, which only their header gives away.

use std::ops::Range;

use smallvec::SmallVec;

use crate::document::Span;
use crate::grammar::{Column, announced, cell_status, column, status};
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::{ANSWERS, ColumnHead, Cue, Lower};

mod broken;
mod continued;
mod header;
mod one_line;

use super::outline::is_numbered_label;
use super::page::Page;
use broken::gather_broken;
use continued::continued_rows;
use header::{LONGEST_NAME, header, is_wordy};
use one_line::gather_below_line;

/// The header of a column has no more bytes.
const LONGEST_HEADER: usize = 40;

/// Gives the page its flattened tables back: `Aktivitet`, `Tertial 1`, `Tertial 2` on lines of their own, and below them
/// a line for each cell, with a dash for an empty one.
pub(super) fn gather(page: &mut Page<'_>) {
    let mut unit = 0;
    let mut seen = None;
    // Where the lines end that no blank line stands between; several tables may stand among them.
    let mut run_end = 0;
    while unit < page.blocks {
        if !may_begin(page, unit) {
            unit = gather_below_line(page, unit).unwrap_or(unit + 1);
            continue;
        }
        let columns = header(page, unit);
        if columns < 2 {
            unit = gather_apart(page, unit, &mut seen)
                .or_else(|| gather_broken(page, unit))
                .or_else(|| gather_below_line(page, unit))
                .unwrap_or(unit + 1);
            continue;
        }
        let spaced = spaced_rows(page, unit + columns, columns);
        if spaced.is_empty()
            && let Some(cells) = continued_rows(page, unit, columns)
        {
            let end = cells.last().map_or(unit, |last| last.end);
            page.make_table(&(unit..unit + columns).map(one).chain(cells).collect::<Vec<_>>(), columns);
            unit = end;
            continue;
        }
        let cells = match spaced.last().map(|last| last.end) {
            None => {
                let goes_on = |cell: &usize| is_cell(page, *cell) && !page.units[*cell].gap;
                let first = unit + columns;
                if run_end <= first {
                    run_end = first + (first..page.blocks).take_while(goes_on).count();
                }
                let cells = run_end - first;
                // The last line stands over the same header again.
                let next = unit + columns + cells;
                let over = cells % columns == 1 && may_begin(page, next) && header(page, next) == columns;
                let cells = cells - usize::from(over);
                told_rows(page, unit, columns, cells).map_or(cells, |rows| rows * columns)
            }
            Some(end) => end - unit - columns,
        };
        let rows = match spaced.is_empty() {
            true => (unit + columns..unit + columns + cells).map(one).collect(),
            false => spaced,
        };
        if cells > 0 && rows.len() % columns == 0 {
            page.make_table(&(unit..unit + columns).map(one).chain(rows).collect::<Vec<_>>(), columns);
        } else if cells > 0 {
            let last = page.units[unit + columns + cells - 1].span;
            page.uncertain.push(Span::new(page.units[unit].span.start, last.end));
            page.units[unit..unit + columns].iter_mut().for_each(|header| header.chrome = true);
        }
        unit += columns + cells;
    }
}

/// Whether a table may begin with a unit: it names its first column.
fn may_begin(page: &Page<'_>, unit: usize) -> bool {
    let Some(this) = page.units[..page.blocks].get(unit).filter(|unit| !unit.beside) else { return false };
    this.is_paragraph()
        && (this.text().len() <= LONGEST_HEADER && page.tokens(unit).len() <= LONGEST_HEADER_OF_PART.max(LONGEST_FIRST)
            || is_wordy(page, unit))
        && may_be_first(column(page.tokens(unit)))
}

/// Whether a header may begin with a column: what was to be done, or its number, its promise, who is to do it or how far it
/// has come.
fn may_be_first(column: Column) -> bool {
    let others = [ColumnHead::Report, ColumnHead::Comment, ColumnHead::When];
    matches!(column, Column::Named(head) if !others.contains(&head))
}

/// The cells of the rows that follow, which blank lines hold apart, each with a cell for every column: a line, and those
/// below it that go on in small letters. A line alone stands over the rows below it, in a row of its own.
fn spaced_rows(page: &Page<'_>, start: usize, columns: usize) -> Vec<Range<usize>> {
    let (mut cells, mut at) = (Vec::new(), start);
    loop {
        let over = !page.units.get(at).is_none_or(|unit| unit.ends_sentence())
            && spaced_row(page, at, 1).is_some_and(|row| row[0].len() == 1)
            && spaced_row(page, at + 1, columns).is_some();
        if over {
            cells.push(one(at));
            cells.extend((1..columns).map(|_| at + 1..at + 1));
            at += 1;
        }
        let Some(row) = spaced_row(page, at, columns) else { return cells };
        at = row.last().map_or(at, |last| last.end);
        cells.extend(row);
    }
}

/// The cells of the row that begins at a unit, below a blank line and above another.
fn spaced_row(page: &Page<'_>, at: usize, columns: usize) -> Option<SmallVec<[Range<usize>; 6]>> {
    let mut cells: SmallVec<[Range<usize>; 6]> = SmallVec::new();
    for unit in at..page.blocks.min(at + columns * MOST_LINES) {
        let this = &page.units[unit];
        if unit > at && this.gap {
            break;
        }
        if !is_cell(page, unit) || unit == at && !this.gap {
            return None;
        }
        match cells.last_mut().filter(|_| goes_on(page, unit)) {
            Some(last) => last.end = unit + 1,
            None => cells.push(one(unit)),
        }
    }
    let end = cells.last()?.end;
    let ends = end >= page.blocks || page.units[end].gap;
    (ends && cells.len() == columns).then_some(cells)
}

/// A cell takes no more lines.
const MOST_LINES: usize = 6;

/// How many rows of those lines there are below a header, where no blank line ends them: the first line under `Ansvarig` that
/// names no one is of the text below the table. `None` where no column tells, or a single row is left.
fn told_rows(page: &Page<'_>, header: usize, columns: usize, lines: usize) -> Option<usize> {
    let heads: Columns = (header..header + columns).map(|unit| column(page.tokens(unit))).collect();
    heads.iter().any(tells).then_some(())?;
    let holds = |row: &usize| {
        let first = header + columns + row * columns;
        heads.iter().zip(first..).all(|(head, cell)| may_hold(page, one(cell), *head))
    };
    let rows = (0..lines / columns).take_while(holds).count();
    // As many lines as whole rows have are all of the table, but for those from a heading on.
    let below = Some(header + columns + rows * columns).filter(|_| rows > 1 && rows * columns < lines)?;
    let heads = |tokens| announced(tokens).is_some() || is_numbered_label(tokens);
    (!lines.is_multiple_of(columns) || heads(page.tokens(below))).then_some(rows)
}

/// Whether what stands in a column can be told from the rest of the text.
fn tells(column: &Column) -> bool {
    matches!(column, Column::Named(ColumnHead::Responsible | ColumnHead::Status | ColumnHead::Number))
}

/// Makes a table of cells that are a paragraph each: their order and what the columns are for tell which they are.
/// Gives the unit after it. A header that was `seen` over other rows may stand over a single one.
fn gather_apart(page: &mut Page<'_>, unit: usize, seen: &mut Option<Columns>) -> Option<usize> {
    if !page.units[unit].gap || page.tokens(unit).len() > LONGEST_FIRST {
        return None;
    }
    let columns = header_apart(page, unit)?;
    let fewest = if seen.as_ref() == Some(&columns) { 1 } else { 2 };
    // A paragraph may be a line, or several that were not told to belong together.
    let cells = [one_at, cell_at].into_iter().filter_map(|cell_at| cells_apart(page, unit, &columns, cell_at));
    let cells = cells.max_by_key(|cells| (cells.len(), std::cmp::Reverse(cells.last().map(|last| last.end))))?;
    let next = cells.last()?.end;
    let headers = cells.chunks(columns.len()).filter(|row| is_header(page, row, &columns)).count();
    (cells.len() >= (headers + fewest) * columns.len()).then(|| page.make_table(&cells, columns.len()))?;
    *seen = Some(columns);
    Some(next)
}

/// Whether the cells of a row name the columns again.
fn is_header(page: &Page<'_>, row: &[Range<usize>], columns: &Columns) -> bool {
    row.first().and_then(|first| header_apart(page, first.start)).is_some_and(|again| again == *columns)
}

/// The cells of all rows that follow one another from a header on, with those of the headers.
fn cells_apart(
    page: &Page<'_>,
    unit: usize,
    columns: &Columns,
    cell_at: fn(&Page<'_>, usize) -> Option<Range<usize>>,
) -> Option<Vec<Range<usize>>> {
    let (mut cells, mut at) = (Vec::new(), unit);
    let mut after_header = false;
    loop {
        // The header stands on each page again.
        let header = header_apart(page, at).is_some_and(|again| again == *columns);
        // Over another header it stands over nothing.
        if header && after_header {
            return None;
        }
        after_header = header;
        let end = cells.len();
        while at < page.blocks && cells.len() < end + columns.len() {
            if is_between(page, at, columns[cells.len() - end]) {
                at += 1;
                continue;
            }
            let furniture = page.units[at].shape == BlockShape::Furniture;
            let cell = if furniture { Some(one(at)) } else { cell_at(page, at) };
            let Some(cell) = cell else { break };
            at = cell.end;
            cells.push(cell);
        }
        let whole = cells.len() == end + columns.len();
        let holds = |(cell, column): (&Range<usize>, &Column)| may_hold(page, cell.clone(), *column);
        if !whole || !header && !cells[end..].iter().zip(columns).all(holds) {
            cells.truncate(end);
            return Some(cells);
        }
        at += (at..page.blocks).take_while(|unit| is_between(page, *unit, columns[0])).count();
    }
}

/// Whether a unit belongs to the paper and not to the table; the number of a row looks like that of a page.
fn is_between(page: &Page<'_>, unit: usize, column: Column) -> bool {
    let number = column == Column::Named(ColumnHead::Number) && may_hold(page, one(unit), column);
    page.units[unit].shape == BlockShape::Furniture && !number
}

/// What the columns of a table hold.
type Columns = SmallVec<[Column; 6]>;

/// A cell that one unit holds.
fn one(unit: usize) -> Range<usize> {
    unit..unit + 1
}

/// The lines of a cell that begins at `start`, up to the next blank line.
fn cell_at(page: &Page<'_>, start: usize) -> Option<Range<usize>> {
    let goes_on = |unit: &usize| is_cell(page, *unit) && !page.units[*unit].gap;
    let begins = start < page.blocks && is_cell(page, start) && page.units[start].gap;
    begins.then(|| start..start + 1 + (start + 1..page.blocks).take_while(goes_on).count())
}

/// A cell of one unit.
fn one_at(page: &Page<'_>, unit: usize) -> Option<Range<usize>> {
    is_cell(page, unit).then(|| one(unit))
}

/// `Tertial 2 2022` has no more tokens.
const LONGEST_HEADER_OF_PART: usize = 3;

/// What the columns are for that paragraphs one after another name; who is to do it, or how far it has come, is one of
/// them, so that rows can be told.
fn header_apart(page: &Page<'_>, unit: usize) -> Option<Columns> {
    let asks = |other: usize| page.units[other].text().ends_with('?');
    let named = |other: usize| {
        let this = page.units.get(other).filter(|_| other < page.blocks)?;
        let tokens = page.tokens(other);
        let ends = this.ends_sentence() && !asks(other);
        let short = this.is_paragraph() && this.text().len() <= LONGEST_HEADER && !this.leads() && !ends;
        let column = column(tokens);
        // `Det här har vi gjort`, `Vem gör det`
        let long = other == unit || announced(tokens) == Some(Cue::Outcome);
        let words = match column {
            _ if long => LONGEST_FIRST,
            Column::Named(ColumnHead::Responsible) => LONGEST_NAME + usize::from(asks(other)),
            // `När ska det vara klart?`
            Column::Named(ColumnHead::When) => LONGEST_FIRST + usize::from(asks(other)),
            _ => 2,
        };
        (short && tokens.len() <= words && column != Column::Unknown).then_some(column)
    };
    if !may_be_first(named(unit)?) {
        return None;
    }
    let mut columns: Columns = (unit..page.blocks).map_while(named).take(MOST_COLUMNS).collect();
    // Below `Status`, `Klart` may be the first of the cells.
    if let Some(at) = columns.iter().position(|column| *column == Column::Named(ColumnHead::Status)) {
        let says = |index: &usize| status(page.tokens(unit + index)).is_some();
        let end = (at + 1..columns.len()).find(says).unwrap_or(columns.len());
        columns.truncate(end);
    }
    // `Löfte`, `Ansvarig`, `Resultat`: what was promised is what was to be done.
    let promised = columns.first() == Some(&Column::Named(ColumnHead::Promise));
    if !promised && !columns.contains(&Column::Named(ColumnHead::Activity)) {
        return None;
    }
    // `Genomfört` may be the first status and not the last column.
    let distinct = columns.iter().enumerate().all(|(index, column)| !columns[..index].contains(column));
    // Who is to do it tells the rows of two columns too.
    let enough = columns.len() > 2 || columns.last() == Some(&Column::Named(ColumnHead::Responsible));
    (enough && columns.len() > 1 && distinct && columns.iter().any(tells)).then_some(columns)
}

/// Whether a cell can stand in a column.
fn may_hold(page: &Page<'_>, cell: Range<usize>, column: Column) -> bool {
    let unit = &page.units[cell.start];
    let tokens = page.tokens(cell.start);
    // `Kommunen,` / `fastighetsägare`
    let last = &page.units[cell.end - 1];
    let lines = cell.len() <= MOST_LINES_OF_NAME && unit.text().len().max(last.text().len()) <= LONGEST_HEADER;
    let short = lines && !last.ends_sentence();
    match column {
        Column::Named(ColumnHead::Responsible) => {
            short && (unit.is_empty_cell() || tokens.rest.iter().any(|token| token.lex.actor.is_some()))
        }
        Column::Named(ColumnHead::Status) => short && (unit.is_empty_cell() || cell_status(tokens, &[]).is_some()),
        Column::Named(ColumnHead::Number) => cell.len() == 1 && matches!(tokens.rest, [number] if number.is_figure()),
        Column::Named(ColumnHead::Activity) => !unit.is_empty_cell(),
        _ => true,
    }
}

/// Who is to do it takes no more lines.
const MOST_LINES_OF_NAME: usize = 2;

/// `Det här har vi gjort` has no more tokens.
const LONGEST_FIRST: usize = 5;

/// A table with cells on lines of their own has no more columns.
const MOST_COLUMNS: usize = 6;

/// Whether a line goes on with the one above it: it begins with a small letter.
fn goes_on(page: &Page<'_>, unit: usize) -> bool {
    page.units[unit].text().starts_with(char::is_lowercase)
}

fn is_cell(page: &Page<'_>, unit: usize) -> bool {
    let this = &page.units[unit];
    let dash = matches!(this.shape, BlockShape::Item(Marker::Bullet(_)) | BlockShape::Rule) && this.is_empty_cell();
    // `Ja` also stands below what web pages ask their readers.
    (!this.chrome || is_answer(this.text())) && (this.is_paragraph() || dash) && !this.beside
}

/// `Ja`, `Nej`, and nothing else.
fn is_answer(text: &str) -> bool {
    let word = Lower::new(text);
    ANSWERS.iter().any(|(answer, _)| word.is(answer))
}
