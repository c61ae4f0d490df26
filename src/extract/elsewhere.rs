//! What the introduction states in most documents, and others tell of further down: how many promises there are, and for how
//! long they hold.

use std::ops::Range;

use crate::document::Preamble;
use crate::vocabulary::{Flags, Stems};

use super::page::{Page, Piece};
use super::sections::{duration, joined, promise_count};

/// How many promises there are, where that is told neither in the introduction nor over them: only the number that is listed
/// is taken, since others are told of earlier promises too.
pub(super) fn count_elsewhere<'a>(
    page: &Page<'a>,
    units: Range<usize>,
    listed: u32,
    preamble: &mut Option<Preamble<'a>>,
) {
    if listed < 2 || preamble.as_ref().is_some_and(|preamble| preamble.promise_count.is_some()) {
        return;
    }
    let named = units.filter(|unit| page.units[*unit].stems.any(Stems::LOFTE));
    let stated = named.flat_map(|unit| page.sentences(unit)).find_map(|piece| {
        let (count, range) = promise_count(page.piece_tokens(piece))?;
        (count == listed).then_some((piece, range))
    });
    let Some((piece, range)) = stated else { return };
    if preamble.is_none() {
        *preamble = joined(page, &[piece]).map(|(text, span)| Preamble::new(text, span));
    }
    if let Some(preamble) = preamble {
        preamble.promise_count = Some(listed);
        preamble.promise_count_span = Some(page.range_span(piece.unit, &range));
    }
}

/// For how many years the promises hold, where only a sentence below the introduction tells: `Löftet gäller i två år.`
pub(super) fn duration_elsewhere<'a>(page: &Page<'a>, units: Range<usize>, preamble: &mut Option<Preamble<'a>>) {
    if preamble.as_ref().is_some_and(|preamble| preamble.duration_years.is_some()) {
        return;
    }
    let told = |unit: &usize| {
        let this = &page.units[*unit];
        this.stems.any(Stems::LOFTE) && this.flags.any(Flags::HOLDS)
    };
    // `Löftena från 2018 gäller …` may be of others.
    let of_these = |piece: &Piece| {
        let tokens = page.piece_tokens(*piece);
        tokens.first().is_some_and(|first| first.lex.stems.any(Stems::LOFTE))
            && tokens.get(1).is_some_and(|second| second.is(Flags::HOLDS))
    };
    let sentences = units.filter(told).flat_map(|unit| page.sentences(unit)).filter(of_these);
    let Some((piece, (years, range))) =
        sentences.into_iter().find_map(|piece| Some((piece, duration(page.piece_tokens(piece))?)))
    else {
        return;
    };
    if preamble.is_none() {
        *preamble = joined(page, &[piece]).map(|(text, span)| Preamble::new(text, span));
    }
    if let Some(preamble) = preamble {
        preamble.duration_years = Some(years);
        preamble.duration_years_span = Some(page.range_span(piece.unit, &range));
    }
}
