//! The lines of a signature block, by columns.

use smallvec::SmallVec;

use crate::document::Span;
use crate::extract::page::Page;
use crate::grammar::{SignatureLine, Tokens, Words, signature_line};
use crate::text::{Folded, fold};
use crate::vocabulary::signing::{LABEL_JOINT, SIGNER_LABELS};
use crate::vocabulary::{Lower, kommun_named};

use super::block::{dated_line, is_date_label};

/// A line of a signature block, one column of it where there are several.
pub(super) struct SignatureText<'a> {
    pub(super) folded: Folded<'a>,
    pub(super) read: SignatureLine,
    pub(super) column: usize,
}

/// The lines of one unit, nearly always one.
pub(super) type Lines<'a> = SmallVec<[SignatureText<'a>; 1]>;

/// The number of a column, and what stands in it with the unit that is all of that.
type Cell = (usize, (Span, Option<usize>));

/// The lines that a unit holds, by columns.
pub(super) fn lines<'a>(page: &Page<'a>, unit: usize) -> Lines<'a> {
    let this = &page.units[unit];
    // Without its marker.
    if this.is_item() {
        return text(&this.folded, page.tokens(unit), 0).into_iter().collect();
    }
    let whole = |unit: usize| (page.units[unit].span, Some(unit));
    let cells: SmallVec<[Cell; 1]> = match this.table() {
        Some(_) => {
            // `Namn: | Karin Berg` under `För Umeå kommun`: values beside labels are one column.
            let labelled = is_labelled(page, unit);
            numbered_cells(page, unit).map(|(column, cell)| (if labelled { 0 } else { column }, whole(cell))).collect()
        }
        None if this.columns => {
            let columns = columns(page.source, this.span);
            // `Namn:      Karin Berg`
            match columns.as_slice() {
                [(column, label), (_, value)] if is_label(&page.source[label.range()]) => {
                    SmallVec::from_buf([(*column, (*value, None))])
                }
                _ => columns.into_iter().map(|(column, span)| (column, (span, None))).collect(),
            }
        }
        None => SmallVec::from_buf([(0, whole(unit))]),
    };
    let mut found = Lines::new();
    let mut words = Words::default();
    for (column, (cell, unit)) in cells {
        if cell.range().is_empty() {
            continue;
        }
        let folded = unit.map(|unit| &page.units[unit].folded);
        // Text that stands on the page as it was folded need not be read again.
        let whole = match (unit, folded) {
            (Some(unit), Some(folded)) if folded.is_source(cell) => {
                text(folded, page.tokens(unit), column).ok_or(folded.clone())
            }
            _ => read(page, cell, column, &mut words),
        };
        match (several(page, folded, column, &mut words), whole) {
            (Some(lines), _) => found.extend(lines),
            (None, Ok(whole)) => found.push(whole),
            // Place and date over the names.
            (None, Err(_)) if unit.is_some_and(|unit| dated_line(page.tokens(unit)).is_some()) => {}
            (None, Err(folded)) if is_label(folded.text()) => {}
            // `Ort och datum:`
            (None, Err(_)) if unit.is_some_and(|unit| is_date_label(page.tokens(unit))) => {}
            // One column that is none of these makes the whole line something else.
            (None, Err(folded)) if !folded.text().chars().all(|c| matches!(c, '.' | '_' | '…' | '-' | ' ')) => {
                return Lines::new();
            }
            (None, Err(_)) => {}
        }
    }
    let same_row = |line: &SignatureText<'_>, next: &SignatureText<'_>| line.column < next.column;
    if !found.is_empty() && found.chunk_by(same_row).all(is_person) {
        for row in found.chunk_by_mut(same_row) {
            // What is said of someone comes after the name.
            row.sort_by_key(|line| line.read.name.is_none());
            row.iter_mut().for_each(|line| line.column = 0);
        }
    }
    found
}

/// `Anna Ek     Kommunchef, Aneby kommun`, `Aneby kommun | Anna Ek | Kommunchef`: a line for one who signed, and not columns.
fn is_person(row: &[SignatureText<'_>]) -> bool {
    let mut names = row.iter().filter(|line| line.read.name.is_some());
    let (Some(name), None) = (names.next(), names.next()) else { return false };
    let mut others = row.iter().filter(|line| line.read.name.is_none());
    match name.read.role.is_some() {
        // `Aneby kommun | Anna Ek, kommunchef`
        true => name.read.organisation.is_none() && others.any(|line| line.read.organisation.is_some()),
        false => others.any(|line| line.read.role.is_some()),
    }
}

/// `Namn`, `Namn och titel`, over the names.
fn is_label(text: &str) -> bool {
    let lower = Lower::new(text.trim_end_matches(':'));
    let mut words = lower.split([' ', ',', '/']).filter(|word| !word.is_empty() && *word != LABEL_JOINT);
    SIGNER_LABELS.contains(&&*lower) || !text.is_empty() && words.all(|word| SIGNER_LABELS.contains(&word))
}

/// Whether each row of a table is a label and its value, or one text over others.
fn is_labelled(page: &Page<'_>, unit: usize) -> bool {
    page.rows(unit).iter().all(|row| {
        let mut filled = page.cells(row).filter(|cell| !page.units[*cell].text().is_empty());
        let label = |cell: usize| is_label(page.units[cell].text()) || is_date_label(page.tokens(cell));
        match (filled.next(), filled.next(), filled.next()) {
            (Some(first), Some(_), None) => label(first),
            (Some(_), None, None) => true,
            _ => false,
        }
    })
}

/// The cells of a table with the numbers of their columns. Between tabs, the longer text takes fewer of them to the next
/// column: where rows have not the same number of cells, it is the filled ones that count.
fn numbered_cells<'p>(page: &'p Page<'_>, unit: usize) -> impl Iterator<Item = (usize, usize)> + 'p {
    let rows = page.rows(unit);
    let uneven = rows.windows(2).any(|pair| pair[0].cells.len() != pair[1].cells.len());
    rows.iter().flat_map(move |row| {
        let filled = page.cells(row).filter(move |cell| !uneven || !page.units[*cell].text().is_empty());
        filled.enumerate()
    })
}

/// The lines of a cell in which one who signed stands over several: a name, a role, an organisation.
fn several<'a>(page: &Page<'a>, cell: Option<&Folded<'a>>, column: usize, words: &mut Words) -> Option<Lines<'a>> {
    let cell = cell.filter(|cell| cell.sources().count() > 1)?;
    // `Kommunpolis` / `Töreboda`
    let place = |line: &Span| {
        let text = page.source[line.range()].trim();
        kommun_named(text).is_some_and(|(_, length)| length == text.len())
    };
    let named = cell.sources().filter(|line| !place(line));
    let lines: Lines<'a> = named.map(|line| read(page, line, column, words).ok()).collect::<Option<_>>()?;
    lines.iter().any(|line| line.read.name.is_some()).then_some(lines)
}

/// What a stretch of the source says of who signed; the text without its layout where it says nothing.
fn read<'a>(page: &Page<'a>, span: Span, column: usize, words: &mut Words) -> Result<SignatureText<'a>, Folded<'a>> {
    let folded = fold(page.source, &[span]);
    text(&folded, page.cut(folded.text(), words), column).ok_or(folded)
}

fn text<'a>(folded: &Folded<'a>, tokens: Tokens<'_>, column: usize) -> Option<SignatureText<'a>> {
    let read = signature_line(tokens)?;
    Some(SignatureText { folded: folded.clone(), read, column })
}

/// The stretches of a line between runs of three or more spaces.
pub(super) fn columns(source: &str, line: Span) -> Vec<(usize, Span)> {
    let text = &source[line.range()];
    let mut found = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let rest = &text[from..];
        let start = from + rest.len() - rest.trim_start().len();
        let end = text[start..].find("   ").map_or(text.len(), |at| start + at);
        if start < end {
            found.push((found.len(), Span::new(line.start + start as u32, line.start + end as u32)));
        }
        from = end.max(start + 1);
    }
    found
}
