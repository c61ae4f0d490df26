//! The lines of a signature block, by columns.

use smallvec::SmallVec;

use crate::document::Span;
use crate::extract::page::Page;
use crate::grammar::{SignatureLine, Tokens, signature_line, tokenize};
use crate::text::{Folded, fold};

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
    let whole = |unit: usize| (page.units[unit].span, Some(unit));
    let cells: SmallVec<[Cell; 1]> = match this.table() {
        Some(_) => page.rows(unit).iter().flat_map(|row| page.cells(row).map(whole).enumerate()).collect(),
        None if this.columns => {
            columns(page.source, this.span).into_iter().map(|(column, span)| (column, (span, None))).collect()
        }
        None => SmallVec::from_buf([(0, whole(unit))]),
    };
    let mut found = Lines::new();
    let mut own_tokens = Vec::new();
    for (column, (cell, unit)) in cells {
        if cell.range().is_empty() {
            continue;
        }
        // Text that stands on the page as it was folded need not be read again.
        let (folded, tokens) = match unit.filter(|unit| page.units[*unit].folded.is_source(cell)) {
            Some(unit) => (page.units[unit].folded.clone(), page.tokens(unit).rest),
            None => {
                let folded = fold(page.source, &[cell]);
                tokenize(folded.text(), &mut own_tokens);
                (folded, own_tokens.as_slice())
            }
        };
        match signature_line(Tokens::new(folded.text(), tokens)) {
            Some(read) => found.push(SignatureText { folded, read, column }),
            // One column that is none of these makes the whole line something else.
            None if !folded.text().chars().all(|c| matches!(c, '.' | '_' | '…' | '-' | ' ')) => return Lines::new(),
            None => {}
        }
    }
    found
}

/// The stretches of a line between runs of three or more spaces.
fn columns(source: &str, line: Span) -> Vec<(usize, Span)> {
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
