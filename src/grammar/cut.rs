//! Text to tokens, as far as the whole document tells how its signs are meant.

use super::boxes::choose;
use super::scanned::{is_scanned, see_through};
use super::token::Token;
use super::tokenize::tokenize_after;
use crate::text::{boxes, has_choices};

/// What the signs of a document can be besides letters and bullets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signs {
    /// Words may be misread.
    scanned: bool,
    /// Boxes are ticked or not.
    boxes: bool,
}

impl Signs {
    /// Those of a whole document.
    pub(crate) fn of(source: &str) -> Self {
        Self { scanned: is_scanned(source), boxes: has_choices(source) }
    }

    /// Whether boxes in a text choose.
    pub(crate) fn choose_in(self, text: &str) -> bool {
        self.boxes && boxes(text).next().is_some()
    }
}

/// Cuts a text into tokens, which it puts after those of other texts; `marker` stood before it as its list marker.
pub(crate) fn cut(text: &str, marker: Option<char>, signs: Signs, tokens: &mut Vec<Token>) {
    let start = tokens.len();
    tokenize_after(text, tokens);
    if signs.scanned {
        see_through(text, &mut tokens[start..]);
    }
    if signs.boxes {
        choose(text, marker, tokens, start);
    }
}
