//! Rows that add up those above them.

use std::ops::Range;

use crate::extract::page::Page;
use crate::vocabulary::{SUM, TOTALS};

/// Whether a row adds up others: `Summa kontroller`, `Totalt`, beside which stand numbers.
pub(super) fn is_sum(page: &Page<'_>, cells: Range<usize>) -> bool {
    let Some(tokens) = cells.clone().next().map(|first| page.tokens(first)) else { return false };
    let Some(first) = tokens.first() else { return false };
    let (word, words) = (tokens.lower(first), tokens.rest.iter().filter(|token| token.is_word()).count());
    let named = word == SUM && words <= MOST_WORDS || TOTALS.contains(&word) && words == 1;
    let counts = |cell: usize| page.tokens(cell).first().is_none_or(|first| first.is_figure());
    named && cells.clone().skip(1).all(|cell| page.units[cell].is_empty_cell() || counts(cell))
}

/// `Summa kontroller i tätorten`
const MOST_WORDS: usize = 4;
