//! What stands around an account: the introduction that promises all of it, and what ends a letter.

use std::ops::Range;

use crate::extract::page::Page;
use crate::grammar::{Tokens, closes_letter, is_account, is_promised, was_vowed};
use crate::layout::BlockShape;
use crate::vocabulary::phrases::POINTING;

/// `Polisen lovade att satsa på trafiken. Nu är året slut.` over a heading: all that was promised, and none of it.
pub(super) fn introduces_all(page: &Page<'_>, unit: usize) -> bool {
    let heads = |next: usize| {
        let below = &page.units[next];
        matches!(below.shape, BlockShape::Heading(_)) || below.is_paragraph() && below.gap && !below.ends_sentence()
    };
    page.units[unit].is_paragraph() && was_vowed(page.tokens(unit)) && page.next(unit, page.blocks).is_some_and(heads)
}

/// Whether a paragraph says in its first sentence what was promised and in the next what came of it, as the one below does.
pub(super) fn is_told(page: &Page<'_>, unit: usize) -> bool {
    let told = |unit: usize| {
        let tokens = page.tokens(unit);
        let second = || tokens.sentences().nth(1).map(|second| Tokens { rest: &tokens.rest[second], ..tokens });
        page.units[unit].is_paragraph() && is_promised(tokens) && second().is_some_and(is_account)
    };
    // `Nedan kan ni läsa hur det gick` ends an introduction.
    let points = |sentence: Range<usize>| {
        let tokens = page.tokens(unit);
        tokens.get(sentence.start).is_some_and(|first| POINTING.contains(&tokens.lower(first)))
    };
    told(unit)
        && page.next(unit, page.blocks).is_some_and(told)
        && !page.tokens(unit).sentences().take(MOST_SENTENCES).any(points)
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

/// So many sentences are looked at.
const MOST_SENTENCES: usize = 8;

/// A line that ends a letter has no more bytes.
const LONGEST_CLOSING: usize = 80;

/// More that is to be done below a greeting is what the letter was sent with.
const MOST_AFTER: usize = 1;
