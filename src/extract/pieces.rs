//! Parts of the page as what fields are made of.

use std::borrow::Cow;

use crate::document::Commitment;

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

/// The text of a piece.
pub(super) fn piece_text<'a>(page: &Page<'a>, piece: Piece) -> Cow<'a, str> {
    page.units[piece.unit].folded.slice(piece.start as usize, piece.end as usize)
}

/// Puts a commitment under a theme.
pub(super) fn set_theme<'a>(page: &Page<'a>, commitment: &mut Commitment<'a>, theme: Piece) {
    let theme = heading_piece(page, theme);
    commitment.theme = Some(piece_text(page, theme));
    commitment.theme_span = Some(page.span(theme));
}
