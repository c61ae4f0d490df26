//! Lines in columns gathered into rows: where one ends and the next begins.

use crate::document::Span;

use super::aligned::{Placed, characters};
use super::short_table::{is_small, is_text};
use super::wrap::ends_sentence;

/// The lines gathered into rows.
pub(super) fn rows(source: &str, placed: &[Placed], columns: usize, uncertain: &mut Vec<Span>) -> Vec<Vec<Vec<Span>>> {
    // Blank lines between rows are there between all of them, the header aside.
    let spaced = !is_dense(source, placed, columns) && placed.iter().skip(2).filter(|line| line.blanks > 0).count() > 1;
    let ruled = placed.iter().filter(|line| line.ruled).count();
    let under_rule = placed.iter().position(|line| line.ruled);
    let width = |line: &Placed| match line.cells.first() {
        Some((0, span)) if !line.merged => characters(source, *span),
        _ => 0,
    };
    let first_width = placed.iter().map(width).max().unwrap_or(0);
    let labelled = columns == 2 && is_labelled(source, placed);
    let mut rows: Vec<Vec<Vec<Span>>> = Vec::new();
    // The row whose first cell goes on beside the rows after it.
    let mut over: Option<usize> = None;
    for (index, line) in placed.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &placed[before]);
        let starts = match (before, rows.last()) {
            (Some(_), _) if line.ruled => true,
            (Some(_), _) if labelled => matches!(line.cells[..], [(0, label), ..] if begins(source, label)),
            // Lines drawn between all rows; the header stands over the first.
            (Some(_), _) if ruled > 1 || under_rule.is_some_and(|under| index < under) => false,
            (Some(before), Some(row)) if !(line.blanks > 0 || line.merged || before.merged) => match () {
                () if spaced && !line.broken => {
                    index == 1 && is_under_names(source, before, line, columns, first_width)
                }
                () if rows.len() == 1 => !line.cells.iter().all(|(_, cell)| is_small(source, *cell)),
                () => begins_row(source, row, before, line, first_width).unwrap_or_else(|| {
                    let (first, last) = (before.cells[0].1, line.cells[line.cells.len() - 1].1);
                    uncertain.push(first.join(last));
                    ends_sentence(&source[first.range()])
                }),
            },
            _ => true,
        };
        over = before.and_then(|before| match starts {
            true => rows.len().checked_sub(1).filter(|row| columns > 2 && is_over(source, &rows[*row], before, line)),
            false => over.filter(|_| goes_on_first(source, before, line)),
        });
        if starts {
            rows.push(vec![Vec::new(); columns]);
        }
        let last = rows.len() - 1;
        for (column, span) in &line.cells {
            let row = over.filter(|_| *column == 0).unwrap_or(last);
            rows[row][*column].push(*span);
        }
    }
    rows
}

/// Whether what stands on the left names what stands beside it, `Aktivitet`, `Ansvarig`, `Status`, time and again: each
/// name begins a row.
fn is_labelled(source: &str, placed: &[Placed]) -> bool {
    let mut labels: Vec<&str> = placed.iter().filter_map(|line| first_cell(source, line)).collect();
    labels.sort_unstable();
    let (mut names, mut again) = (0, 0);
    for same in labels.chunk_by(|one, other| one == other) {
        names += usize::from(same.len() > 1);
        again += if same.len() > 1 { same.len() } else { 0 };
    }
    names >= FEWEST_LABELS && again * 4 >= labels.len() * 3
}

/// Fewer names that return are those of parties.
const FEWEST_LABELS: usize = 3;

fn first_cell<'s>(source: &'s str, line: &Placed) -> Option<&'s str> {
    line.cells.first().filter(|(column, _)| *column == 0).map(|(_, span)| &source[span.range()])
}

/// Whether the first cell of a row goes on beside the next row, which a line begins: it stands beside both.
fn is_over(source: &str, row: &[Vec<Span>], before: &Placed, line: &Placed) -> bool {
    let begun = row[0].first().is_some_and(|first| begins(source, *first));
    let others = || line.cells.len() > 1 && line.cells[1..].iter().all(|(_, cell)| begins(source, *cell));
    begun && goes_on_first(source, before, line) && others()
}

/// Whether a line goes on with the first cell of the line before it.
fn goes_on_first(source: &str, before: &Placed, line: &Placed) -> bool {
    let (Some(above), Some(below)) = (first_cell(source, before), first_cell(source, line)) else { return false };
    line.blanks == 0 && !line.ruled && !ends_sentence(above) && below.starts_with(char::is_lowercase)
}

/// Whether a line begins a row though no blank line stands before it; `None` where that cannot be told.
fn begins_row(source: &str, row: &[Vec<Span>], before: &Placed, line: &Placed, first_width: usize) -> Option<bool> {
    // Cells begin at the top of their row, so that one which had ended and begins again is in the next.
    let had_ended = |column: usize| !row[column].is_empty() && before.cells.iter().all(|(other, _)| *other != column);
    let left_empty = |column: usize| row[column].is_empty();
    if line.cells.iter().any(|(column, _)| had_ended(*column) || left_empty(*column)) {
        return Some(true);
    }
    let begins = |span: Span| begins(source, span);
    // Three cells do not all go on with a capital at once, nor do all that the row has. Remarks are empty in most rows.
    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
    let many = line.cells.len() > 2 || line.cells.len() == filled && filled > 1;
    if many && line.cells.iter().all(|(_, span)| begins(*span)) {
        return Some(true);
    }
    let (Some((0, text)), Some((0, earlier))) = (line.cells.first(), before.cells.first()) else { return Some(false) };
    let text_words = &source[text.range()];
    let first_word = text_words.split(' ').next().unwrap_or_default().chars().count();
    let fitted = characters(source, *earlier) + 1 + first_word <= first_width;
    match (begins(*text), fitted) {
        (false, _) => Some(false),
        (true, true) => Some(true),
        (true, false) => None,
    }
}

/// Whether a line is the first of the rows, though no blank line holds it apart from the names of the columns above it: all
/// on it begins, and its first word would have had room beside the first name.
fn is_under_names(source: &str, names: &Placed, line: &Placed, columns: usize, first_width: usize) -> bool {
    let has_room = |name: Span, cell: Span| {
        let word = source[cell.range()].split(' ').next().unwrap_or_default().chars().count();
        characters(source, name) + 1 + word <= first_width
    };
    let ([(0, name), ..], [(0, cell), _, ..]) = (&names.cells[..], &line.cells[..]) else { return false };
    names.cells.len() == columns
        && !names.cells.iter().any(|(_, name)| is_text(source, *name) || ends_sentence(&source[name.range()]))
        && line.cells.iter().all(|(_, cell)| begins(source, *cell))
        && has_room(*name, *cell)
}

/// Whether whole rows follow right upon each other: blank lines hold groups of them apart.
pub(super) fn is_dense(source: &str, placed: &[Placed], columns: usize) -> bool {
    let whole = |line: &Placed| {
        columns > 2 && line.cells.len() == columns && line.cells.iter().all(|(_, span)| begins(source, *span))
    };
    placed
        .iter()
        .skip(1)
        .zip(placed.iter().skip(2))
        .filter(|(one, two)| two.blanks == 0 && whole(one) && whole(two))
        .count()
        > 1
}

/// Whether a cell begins, and does not go on: with a capital, a figure, a picture or a box to be ticked.
pub(super) fn begins(source: &str, span: Span) -> bool {
    let first = |c: char| c.is_uppercase() || c.is_ascii_digit() || c >= FIRST_PICTURE;
    let text = source[span.range()].trim_start_matches('*');
    // A dash alone is an empty cell.
    text.starts_with(first) || matches!(text, "-" | "–" | "—") || text.starts_with('[') && text.ends_with(']')
}

/// Signs from here on are no punctuation.
const FIRST_PICTURE: char = '\u{2500}';
