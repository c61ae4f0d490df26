//! What running text promises, where no list does.

use crate::grammar::Token;
use crate::vocabulary::Stems;
use crate::vocabulary::phrases::WORK_FOR;

use super::outline::{Outline, Strength, Vow};
use super::page::{Page, Piece};

/// `Polisen kommer att arbeta för att färre unga ska börja med narkotika`: what is aimed at, where lists say what will be done.
pub(super) fn works_for(page: &Page<'_>, sentence: Piece) -> bool {
    let tokens = page.piece_tokens(sentence);
    let works = |pair: &[Token]| pair[0].lex.stems.any(Stems::ARBETA) && tokens.str(&pair[1]) == WORK_FOR;
    tokens.rest.windows(2).any(works)
}

/// What running text promises, in its order, where nothing is listed but paragraphs `in_themes`.
pub(super) fn told(outline: &Outline, in_themes: bool) -> Vec<Vow> {
    let place = |vow: &Vow| (vow.piece.unit, vow.piece.start);
    let mut told: Vec<Vow> = outline.sentences.iter().chain(&outline.vows).copied().collect();
    told.sort_unstable_by_key(place);
    let in_words = told.iter().any(|vow| vow.strength == Strength::Promised);
    let binds = |vow: &Vow| vow.strength.binds();
    let first = told.iter().find(|vow| binds(vow)).map(|vow| vow.piece.unit);
    let last = told.iter().rfind(|vow| binds(vow)).map(|vow| vow.piece.unit);
    // Under themes, one that binds tells what all are.
    let themed =
        in_themes || told.iter().any(|vow| vow.theme.is_some() && binds(vow)) || themes(&told) >= FEWEST_THEMES;
    // Without a title only a promise in so many words, or many that bind, make a medborgarlöfte of a text that speaks of one.
    let binding = told.iter().filter(|vow| binds(vow)).count();
    if outline.title.is_none() && !in_words && binding < FEWEST_OF_LETTER {
        return Vec::new();
    }
    told.retain(|vow| match vow.strength {
        Strength::Promised | Strength::Binding => true,
        Strength::Doing if vow.theme.is_some() => themed,
        Strength::Doing => first.is_some_and(|first| first <= vow.piece.unit) && Some(vow.piece.unit) <= last,
        Strength::Weak => !in_words,
    });
    told
}

/// So many themes in a row, each over what a party does, are promised.
const FEWEST_THEMES: usize = 3;

/// A letter that does not say that it promises has no fewer.
const FEWEST_OF_LETTER: usize = 3;

/// How many themes stand over what is told.
fn themes(told: &[Vow]) -> usize {
    let mut themes: Vec<usize> = told.iter().filter_map(|vow| vow.theme).map(|theme| theme.unit).collect();
    themes.dedup();
    themes.len()
}
