//! How often the promises are followed up.

use std::ops::Range;

use crate::document::{Cadence, Span};
use crate::grammar::{Token, Tokens, cadence, times_of_year};
use crate::vocabulary::{Flags, Stems};

use super::page::{Page, Piece};

/// How often it is followed up, leaving aside sentences about changing the promises.
pub(super) fn stated_cadence(page: &Page<'_>, pieces: &[Piece]) -> Option<(Cadence, Span)> {
    let mut found: Option<(Cadence, Span)> = None;
    let mut at_year_end: Option<(Cadence, Span)> = None;
    for piece in pieces {
        let tokens = page.piece_tokens(*piece);
        for sentence in tokens.sentences() {
            let sentence = Tokens { rest: &tokens.rest[sentence], ..tokens };
            let changes = |token: &Token| token.is(Flags::CHANGES);
            for clause in clauses(sentence) {
                if clause.rest.iter().any(changes) {
                    continue;
                }
                let named = |range: &Range<u32>| {
                    page.units[piece.unit]
                        .folded
                        .links()
                        .iter()
                        .any(|link| link.folded.start <= range.start && range.end <= link.folded.end)
                };
                if let Some((cadence, range)) = cadence(clause)
                    && !named(&range)
                    && found.is_none_or(|(other, _)| other == Cadence::Continuous && cadence != Cadence::Continuous)
                {
                    found = Some((cadence, page.range_span(piece.unit, &range)));
                }
            }
            let about = |token: &Token| token.lex.stems.any(FOLLOWED);
            // `Maj och november.` below the heading.
            let verbs = Flags::VERBS.or(Flags::PASSIVE);
            let alone = || sentence.len() <= FEW && !sentence.rest.iter().any(|token| token.is(verbs));
            if (sentence.rest.iter().any(about) || alone())
                && !sentence.rest.iter().any(changes)
                && let Some((cadence, range)) = times_of_year(sentence)
            {
                let times = Some((cadence, page.range_span(piece.unit, &range)));
                // `i juni och december varje år` is twice a year.
                match found {
                    _ if cadence == Cadence::Year => at_year_end = at_year_end.or(times),
                    None | Some((Cadence::Continuous | Cadence::Year, _)) => found = times,
                    Some(_) => {}
                }
            }
        }
    }
    found.or(at_year_end)
}

/// Times alone have no more tokens.
const FEW: usize = 8;

/// What a sentence speaks of whose times tell how often promises are followed up.
const FOLLOWED: Stems = Stems::LOFTE
    .or(Stems::FOLJS)
    .or(Stems::UPPFOLJNING)
    .or(Stems::UTVARDERING)
    .or(Stems::UTFALL)
    .or(Stems::REDOVISNING)
    .or(Stems::VISAS);

/// A sentence's clauses, as far as commas tell.
fn clauses(sentence: Tokens<'_>) -> impl Iterator<Item = Tokens<'_>> {
    sentence.rest.split(|token| token.is_sign(',')).map(move |rest| Tokens { rest, ..sentence })
}
