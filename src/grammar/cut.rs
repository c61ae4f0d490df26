//! Text to tokens, as far as the whole document tells how its signs are meant.

use std::ops::Range;

use super::boxes::choose;
use super::scanned::{is_scanned, see_through};
use super::token::{Token, Tokens};
use super::tokenize::tokenize;
use crate::text::{boxes, has_choices};
use crate::vocabulary::push_lower;

/// What the signs of a document can be besides letters and bullets.
#[derive(Debug, Clone, Copy, Default)]
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

/// Texts cut into tokens, and the same texts in small letters.
#[derive(Debug, Default)]
pub(crate) struct Words {
    tokens: Vec<Token>,
    lower: String,
}

/// Where the words of one text are among those of all.
#[derive(Debug, Clone, Default)]
pub(crate) struct Place {
    tokens: Range<u32>,
    /// Where the text begins in small letters, which take as many bytes.
    lower: u32,
}

impl Place {
    /// Leaves the text without words.
    pub(crate) fn clear(&mut self) {
        self.tokens.end = self.tokens.start;
    }
}

impl Words {
    /// Room for the words of texts of so many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        // A word and the space after it are seven bytes, about.
        Self { tokens: Vec::with_capacity(bytes / 6), lower: String::with_capacity(bytes) }
    }

    /// Cuts a text into tokens, which come after those of other texts; `marker` stood before it as its list marker.
    pub(crate) fn push(&mut self, text: &str, marker: Option<char>, signs: Signs) -> Place {
        let (start, lower) = (self.tokens.len(), self.lower.len() as u32);
        tokenize(text, &mut self.tokens);
        if signs.scanned {
            see_through(text, &mut self.tokens[start..]);
        }
        if signs.boxes {
            choose(text, marker, &mut self.tokens, start);
        }
        push_lower(text, &mut self.lower);
        Place { tokens: start as u32..self.tokens.len() as u32, lower }
    }

    /// Forgets all other texts and cuts this one.
    pub(crate) fn cut<'t>(&'t mut self, text: &'t str, signs: Signs) -> Tokens<'t> {
        self.tokens.clear();
        self.lower.clear();
        let place = self.push(text, None, signs);
        self.at(text, &place)
    }

    /// The tokens of a text, which was cut before.
    pub(crate) fn at<'t>(&'t self, text: &'t str, place: &Place) -> Tokens<'t> {
        let lower = place.lower as usize;
        Tokens {
            text,
            lower: &self.lower[lower..lower + text.len()],
            rest: &self.tokens[place.tokens.start as usize..place.tokens.end as usize],
        }
    }
}
