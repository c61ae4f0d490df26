//! Numbered headings, which look like items of a list: `1. Inledning`, `2. Lägesbild`, `3. Löften`, and `5.1 Medborgarlöften`
//! in a report of other things too.

use crate::grammar::{Token, announced};
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::telling::READERS;
use crate::vocabulary::{Cue, Flags, Lex, Stems};

use super::page::Page;

/// A heading has no more tokens.
const LONGEST_HEADING: usize = 8;

/// So many of the headings must be of sections that promises have around them; one alone may be a promise.
const FEWEST_SECTIONS: usize = 2;

/// Makes headings of the numbered or lettered lines that head the sections of a document.
pub(super) fn mark(page: &mut Page<'_>) {
    // Other plans, and minutes, have chapters of their own.
    let of_promises = (0..page.blocks).any(|unit| names_promises(page, unit));
    mark_counted(page, of_promises, number);
    mark_counted(page, of_promises, letter);
    mark_parts(page);
}

fn number(marker: Marker) -> Option<usize> {
    if let Marker::Number(number) = marker { Some(usize::from(number)) } else { None }
}

fn letter(marker: Marker) -> Option<usize> {
    let Marker::Letter(letter) = marker else { return None };
    letter.to_ascii_lowercase().checked_sub(b'a').map(|before| usize::from(before) + 1)
}

/// Makes headings of those that are counted by markers of one kind.
fn mark_counted(page: &mut Page<'_>, of_promises: bool, place: fn(Marker) -> Option<usize>) {
    let mut chapters: Vec<usize> = Vec::new();
    let mut sections = 0;
    for unit in 0..page.blocks {
        let this = page.units[unit].marker().filter(|_| !page.units[unit].is_void()).and_then(place);
        if this != Some(chapters.len() + 1) {
            continue;
        }
        let section = is_section(page, unit);
        // `3. Medborgarlöften` may stand over a list that begins with 1 again.
        let next = page.next(unit, page.blocks).and_then(|next| page.units[next].marker()).and_then(place);
        if next.is_none_or(|next| next == 1) && stands_over(page, unit, section, of_promises) {
            sections += usize::from(section);
            chapters.push(unit);
        }
    }
    if sections >= FEWEST_SECTIONS && chapters.len() > sections {
        chapters.into_iter().for_each(|unit| page.units[unit].shape = BlockShape::Heading(LEVEL));
    }
}

/// Makes headings of `5.1 Medborgarlöften 2025` and the parts that are counted with it: `5.2 Krisberedskap`.
fn mark_parts(page: &mut Page<'_>) {
    let part = |unit: &usize| page.units[*unit].marker() == Some(Marker::Part) && heads_part(page, *unit);
    let parts: Vec<usize> = (0..page.blocks).filter(part).collect();
    // `1.2 Tala om medborgarlöftet i skolan` is an item.
    let names = Stems::LOFTE.or(Stems::UPPFOLJNING).or(Stems::UTVARDERING).or(Stems::REDOVISNING);
    let of_promises = |unit: &&usize| {
        let first = page.tokens(**unit).first();
        page.units[**unit].stems.any(Stems::LOFTE) && first.is_some_and(|first| first.lex.stems.any(names))
    };
    let chapter = |unit: usize| number_of_part(page, unit).map(|(chapter, _)| chapter);
    let named = parts.iter().find(of_promises).and_then(|unit| chapter(*unit));
    let Some(of_promises) = named.or_else(|| chapter_of_promises(page)) else { return };
    let chapters: Vec<usize> = parts.into_iter().filter(|unit| chapter(*unit) == Some(of_promises)).collect();
    chapters.into_iter().for_each(|unit| page.units[unit].shape = BlockShape::Heading(LEVEL + 1));
}

/// The number, with its point, of the chapter that is called after the promises: `4.` of `4. Medborgarlöften`.
fn chapter_of_promises<'a>(page: &Page<'a>) -> Option<&'a str> {
    let named = |unit: &usize| {
        let this = &page.units[*unit];
        matches!(this.shape, BlockShape::Heading(_))
            && this.stems.any(Stems::LOFTE)
            && page.tokens(*unit).len() <= LONGEST_HEADING
            && !is_section(page, *unit)
    };
    (0..page.blocks).filter(named).find_map(|unit| {
        let number = number_before(page, unit)?;
        number.get(..=number.find('.')?).filter(|chapter| chapter.len() > 1)
    })
}

/// Whether a short line without a verb stands between blank lines, over text or a list that has no such numbers.
fn heads_part(page: &Page<'_>, unit: usize) -> bool {
    let this = &page.units[unit];
    let Some(next) = page.next(unit, page.blocks).map(|next| &page.units[next]) else { return false };
    let text = next.is_paragraph() && (next.ends_sentence() || next.leads());
    let list = next.marker().is_some_and(|marker| marker != Marker::Part);
    this.gap
        && next.gap
        && (text || list)
        && page.tokens(unit).len() <= LONGEST_HEADING
        && !this.ends_sentence()
        && !this.leads()
        && !this.flags.any(Flags::VERBS)
}

/// The number of the chapter that a part is in, as it is written, and the part's own: `5.` and 1 of `5.1 Medborgarlöften`.
pub(super) fn number_of_part<'a>(page: &Page<'a>, unit: usize) -> Option<(&'a str, u16)> {
    let number = number_before(page, unit)?.trim_end_matches('.');
    let (over, own) = number.split_at(number.rfind('.')? + 1);
    Some((over, own.parse().ok()?))
}

/// The figures and points that a line begins with in the source: `5.1` of `## 5.1 Medborgarlöften`.
fn number_before<'a>(page: &Page<'a>, unit: usize) -> Option<&'a str> {
    let text = page.source.get(page.units[unit].span.range())?.trim_start_matches(['#', ' ', '*']);
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    Some(&text[..end])
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
    matches!(this.marker(), Some(Marker::Number(_) | Marker::Letter(_)))
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
    // `3. Medborgarlöften` right over `3.1 Det ska kännas tryggt`
    let over = || (next.is_item() || next.is_paragraph() && next.ends_sentence()) && names_promises(page, unit);
    let apart = this.gap && (next.gap || over_text()) || !section && (is_of_promises(page, unit) || over());
    // `3. Detta lovar vi`
    let lead_in = || {
        let tokens = page.tokens(unit);
        let unknown = |word: &Token| word.lex == Lex::NONE && !READERS.contains(&tokens.lower(word));
        let says_what = |word: &Token| unknown(word) || tokens.is_to_do(word) && word.lex.stems == Stems::NONE;
        is_of_promises(page, unit) && !tokens.rest.iter().any(says_what)
    };
    short && !this.leads() && (section || apart && (!this.flags.any(verbs) || lead_in()))
}
