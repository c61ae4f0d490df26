//! Numbered headings, which look like items of a list: `1. Inledning`, `2. Lägesbild`, `3. Löften`.

use crate::grammar::announced;
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::{Cue, Flags, Stems};

use super::page::Page;

/// A heading has no more tokens.
const LONGEST_HEADING: usize = 8;

/// So many of the headings must be of sections that promises have around them; one alone may be a promise.
const FEWEST_SECTIONS: usize = 2;

/// Makes headings of the numbered lines that head the sections of a document.
pub(super) fn mark(page: &mut Page<'_>) {
    let mut chapters: Vec<usize> = Vec::new();
    let mut sections = 0;
    // Other plans, and minutes, have chapters of their own.
    let of_promises = (0..page.blocks).any(|unit| names_promises(page, unit));
    for unit in 0..page.blocks {
        let Some(Marker::Number(number)) = page.units[unit].marker().filter(|_| !page.units[unit].is_void()) else {
            continue;
        };
        if usize::from(number) != chapters.len() + 1 {
            continue;
        }
        let section = is_section(page, unit);
        if stands_over(page, unit, section, of_promises) {
            sections += usize::from(section);
            chapters.push(unit);
        }
    }
    if sections >= FEWEST_SECTIONS && chapters.len() > sections {
        chapters.into_iter().for_each(|unit| page.units[unit].shape = BlockShape::Heading(LEVEL));
    }
}

/// Below the title.
const LEVEL: u8 = 2;

/// Whether a line names a section around the promises, and nothing that can be promised.
fn is_section(page: &Page<'_>, unit: usize) -> bool {
    use Cue::{About, Contact, FollowUp, Goals, Introduction, Lagesbild, Signatures};
    let cue = announced(page.tokens(unit));
    matches!(cue, Some(About | Contact | FollowUp | Goals | Introduction | Lagesbild | Signatures))
}

/// Whether a numbered line is called after the promises and nothing that is said of them: `4. Medborgarlöften`.
fn names_promises(page: &Page<'_>, unit: usize) -> bool {
    let this = &page.units[unit];
    matches!(this.marker(), Some(Marker::Number(_)))
        && this.stems.any(Stems::LOFTE)
        && page.tokens(unit).len() <= LONGEST_HEADING
        && !this.ends_sentence()
        && !is_section(page, unit)
}

/// Whether a line announces promises: `3. Löften och aktiviteter`.
fn is_of_promises(page: &Page<'_>, unit: usize) -> bool {
    matches!(announced(page.tokens(unit)), Some(Cue::Promises | Cue::Aims | Cue::Activities))
}

/// Whether a short line without a verb stands over what follows: blank lines hold it apart, or one above it where it stands
/// over running text and the chapters are those `of_promises`, unless it names a section or what is promised.
fn stands_over(page: &Page<'_>, unit: usize, section: bool, of_promises: bool) -> bool {
    let this = &page.units[unit];
    let Some(next) = page.next(unit, page.blocks).map(|next| &page.units[next]) else { return false };
    let verbs = Flags::MODAL.or(Flags::CARRY).or(Flags::VERB);
    // `2. Vad är ett medborgarlöfte?`
    let heads = !this.text().is_empty() && (!this.ends_sentence() || section && this.text().ends_with('?'));
    let short = page.tokens(unit).len() <= LONGEST_HEADING && heads;
    // `3. Organisation` right over running text
    let over_text = || of_promises && next.is_paragraph() && next.ends_sentence();
    let apart = this.gap && (next.gap || over_text()) || !section && is_of_promises(page, unit);
    short
        && !this.leads()
        && (section || apart && !this.flags.any(verbs))
        && !matches!(next.marker(), Some(Marker::Number(_)))
}
