//! Who is to do what stands in a row: named in a cell under `Ansvarig`, or ticked in a column of their own.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::document::{Actor, Span};
use crate::grammar::{Aliases, Column, listed_actors};
use crate::text::is_tick;

use super::page::{Page, Piece};

/// Who is ticked to do what a cell says, with the ticks.
pub(super) type Ticked = FxHashMap<usize, Vec<(Actor, Span)>>;

/// The actors that a cell under `Ansvarig` names, with their places.
pub(super) fn responsible(page: &Page<'_>, cell: Piece, aliases: &Aliases) -> Vec<(Actor, Span)> {
    let tokens = page.piece_tokens(cell);
    let mut found = listed_actors(tokens, aliases);
    // `Emmabodahus (bostadsbolaget)`: a name that is not known, and what it is.
    if let (true, Some(bracket)) = (found.is_empty(), tokens.rest.iter().position(|token| token.is_sign('('))) {
        found = listed_actors(tokens.from(bracket + 1), aliases);
    }
    found.into_iter().map(|(actor, range)| (actor, page.range_span(cell.unit, &range))).collect()
}

/// The actors in whose columns a row is ticked, with the ticks.
pub(super) fn ticked(page: &Page<'_>, cells: Range<usize>, columns: &[Column]) -> Vec<(Actor, Span)> {
    let tick = |(cell, column): (usize, &Column)| match column {
        Column::Ticks(actor) if is_tick(page.units[cell].text()) => Some((*actor, page.units[cell].span)),
        _ => None,
    };
    cells.zip(columns).filter_map(tick).collect()
}
