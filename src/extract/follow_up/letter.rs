//! What stands around an account: the introduction that promises all of it, and what ends a letter.

use std::ops::Range;

use crate::extract::page::Page;
use crate::grammar::{closes_letter, was_vowed};
use crate::layout::BlockShape;

/// `Polisen lovade att satsa på trafiken. Nu är året slut.` over a heading: all that was promised, and none of it.
pub(super) fn introduces_all(page: &Page<'_>, unit: usize) -> bool {
    let heads = |next: usize| {
        let below = &page.units[next];
        matches!(below.shape, BlockShape::Heading(_)) || below.is_paragraph() && below.gap && !below.ends_sentence()
    };
    page.units[unit].is_paragraph() && was_vowed(page.tokens(unit)) && page.next(unit, page.blocks).is_some_and(heads)
}

/// Where an account in a letter ends: at the greeting below it, or at the letter that it answers.
pub(super) fn end_of_letter(page: &Page<'_>, range: Range<usize>) -> usize {
    let (mut end, mut before, mut after) = (None, 0, 0);
    for unit in range.clone() {
        let this = &page.units[unit];
        if this.is_void() {
            continue;
        }
        let listed = this.is_item() || page.promises(unit);
        match end {
            None if before > 0
                && !listed
                && this.text().len() <= LONGEST_CLOSING
                && closes_letter(page.tokens(unit)) =>
            {
                end = Some(unit)
            }
            None => before += usize::from(listed),
            Some(_) => after += usize::from(listed),
        }
    }
    // A letter that only leads in to an account has that below it.
    end.filter(|_| after <= MOST_AFTER).unwrap_or(range.end)
}

/// A line that ends a letter has no more bytes.
const LONGEST_CLOSING: usize = 80;

/// More that is to be done below a greeting is what the letter was sent with.
const MOST_AFTER: usize = 1;
