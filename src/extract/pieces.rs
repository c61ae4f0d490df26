//! Parts of the page as what fields are made of.

use std::borrow::Cow;

use crate::document::{Commitment, Span};

use super::commitment::Passage;
use super::page::{Page, Piece};

/// A part of the page as a passage.
pub(super) fn passage<'p, 'a>(page: &'p Page<'a>, piece: Piece) -> Passage<'p, 'a> {
    Passage {
        folded: &page.units[piece.unit].folded,
        tokens: page.piece_tokens(piece),
        start: piece.start,
        end: piece.end,
    }
}

/// A heading without its closing colon.
pub(super) fn heading_piece(page: &Page<'_>, piece: Piece) -> Piece {
    let text = page.text(piece);
    Piece { end: piece.start + text.trim_end_matches([':', ' ']).len() as u32, ..piece }
}

/// A heading without the number of its chapter, where it has one: `2 Trafik`, `2.1 Trafik`, `2 § Trafik`, `§ 2 Trafik`.
pub(super) fn without_number(page: &Page<'_>, piece: Piece) -> Piece {
    let text = page.text(piece);
    let numbered = text.strip_prefix("§ ").unwrap_or(text);
    let Some((number, heading)) = numbered.split_once(' ') else { return piece };
    let is_part = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let heading = heading.strip_prefix("§ ").unwrap_or(heading);
    let is_number = number.strip_suffix('.').unwrap_or(number).split('.').all(is_part);
    // `10 nya grupper` is what it says.
    match is_number && heading.starts_with(char::is_uppercase) {
        true => Piece { start: piece.end - heading.len() as u32, ..piece },
        false => piece,
    }
}

/// The text of a piece.
pub(super) fn piece_text<'a>(page: &Page<'a>, piece: Piece) -> Cow<'a, str> {
    page.units[piece.unit].folded.slice(piece.start as usize, piece.end as usize)
}

/// Puts a commitment under a theme.
pub(super) fn set_theme<'a>(page: &Page<'a>, commitment: &mut Commitment<'a>, theme: Piece) {
    let theme = without_number(page, heading_piece(page, theme));
    commitment.theme = Some(piece_text(page, theme));
    commitment.theme_span = Some(page.span(theme));
}

/// Stretches of source with the hyphens that broke words between them, so that the words are joined again.
pub(super) fn with_hyphens(source: &str, mut spans: Vec<Span>) -> Vec<Span> {
    for index in 1..spans.len() {
        let (end, next) = (spans[index - 1].end, spans[index].start);
        let between = source.get(end as usize..next as usize).unwrap_or_default();
        let rest = between.strip_prefix('-').filter(|rest| !rest.is_empty() && rest.trim().is_empty());
        spans[index - 1].end += u32::from(rest.is_some());
    }
    spans
}
