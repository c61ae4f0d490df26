//! Which document it is: its title, kommuner, area and period.

mod area;
mod kommuner;
mod period;

use std::ops::Range;

use crate::document::Text;
use crate::grammar::{Token, periods};
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::phrases::CITIZEN;
use crate::vocabulary::{Flags, Stems};

use super::page::Page;
pub(super) use area::{area, area_in};
use kommuner::names_in;
pub(super) use kommuner::{Stated, are_kommuner, called_kommun, kommuner, own_names};
pub(super) use period::{holds, is_reporting, only_year, period};

/// How far down the title is looked for.
const TITLE_DEPTH: usize = 14;

/// The unit that is the title: the first short line about a medborgarlöfte.
pub(super) fn title(page: &Page<'_>, range: Range<usize>) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    let candidates = range.clone().filter(|unit| !page.units[*unit].is_void()).take(TITLE_DEPTH);
    for (order, unit) in candidates.enumerate() {
        let this = &page.units[unit];
        if this.is_item() || this.table().is_some() {
            if order > 2 && (best.is_some() || !is_of_menu(page, unit)) {
                break;
            }
            continue;
        }
        let tokens = page.tokens(unit);
        let words = tokens.rest.iter().filter(|token| token.is_word()).count();
        let marked = matches!(this.shape, BlockShape::Heading(_));
        let stems = this.stems;
        // `Hur gick det med medborgarlöftena 2019?`
        let asks = this.text().ends_with('?') && stems.any(Stems::GICK.or(Stems::GAR).or(Stems::HANT));
        if words == 0 || words > 18 || this.leads() || this.ends_sentence() && !marked && !asks {
            continue;
        }
        if !stems.any(Stems::LOFTE) || stems.all(Stems::VAD.or(Stems::AR)) || stems.any(Stems::LOVAR) {
            continue;
        }
        let mut score = 4 - order as i32 / 3;
        score += if names_in(tokens).next().is_some() { 3 } else { 0 };
        score += if periods(tokens).is_empty() { 0 } else { 2 };
        // `Medborgarlöfte för Andersberg 2022` over `Ett löfte från polisen och Halmstads kommun`
        let by_name = |token: &Token| token.lex.stems.any(Stems::LOFTE) && tokens.lower(token).starts_with(CITIZEN);
        score += if tokens.rest.iter().any(by_name) { 2 } else { 0 };
        score += match this.shape {
            BlockShape::Heading(1) => 3,
            BlockShape::Heading(_) => 1,
            _ => 0,
        };
        score -= if stems.any(Stems::VI) { 3 } else { 0 };
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, unit));
        }
    }
    let best = best.map(|(_, unit)| out_of_contents(page, unit, range.end));
    best.or_else(|| agenda_item(page, range))
}

/// Where the title stands over its text, if it was found in a list of what is on the page: that has the line below it again, too.
fn out_of_contents(page: &Page<'_>, title: usize, end: usize) -> usize {
    let line = |unit: usize| {
        let this = &page.units[unit];
        (!this.is_void() && !this.is_item() && !this.ends_sentence()).then(|| this.text())
    };
    let below = page.next(title, end).filter(|below| page.units[*below].is_paragraph());
    let Some(below) = below.and_then(line) else { return title };
    let (mut again, mut goes_on) = (None, false);
    for unit in title + 2..end {
        match line(unit) {
            Some(text) if again.is_none() && text == page.units[title].text() => again = Some(unit),
            Some(text) if text == below => goes_on = true,
            _ => {}
        }
    }
    again.filter(|_| goes_on).unwrap_or(title)
}

/// Whether an item names a page to go to, and says nothing.
fn is_of_menu(page: &Page<'_>, unit: usize) -> bool {
    const LONGEST: usize = 60;
    let this = &page.units[unit];
    let says = Flags::VERBS.or(Flags::PASSIVE);
    this.is_item() && this.text().len() < LONGEST && !this.ends_sentence() && !this.flags.any(says)
}

/// `3. Uppföljning av medborgarlöftet 2019` and `§ 31 Uppföljning av …` in minutes, where nothing else is a title.
fn agenda_item(page: &Page<'_>, range: Range<usize>) -> Option<usize> {
    let named = |unit: &usize| {
        let this = &page.units[*unit];
        let tokens = page.tokens(*unit);
        let section = || this.gap && tokens.first().is_some_and(|first| first.is_sign('§'));
        let point = matches!(this.marker(), Some(Marker::Number(_))) || matches!(this.shape, BlockShape::Heading(_));
        (point || section())
            && !this.ends_sentence()
            && tokens.len() <= LONGEST_AGENDA_ITEM
            && this.stems.all(Stems::LOFTE)
            && this.stems.any(Stems::UPPFOLJNING.or(Stems::UTVARDERING))
            && !periods(tokens).is_empty()
    };
    range.filter(|unit| !page.units[*unit].is_void()).take(TITLE_DEPTH * 2).find(named)
}

/// An item of an agenda has no more tokens: `§ 31 Uppföljning av medborgarlöftet 2019, tertial 2`.
const LONGEST_AGENDA_ITEM: usize = 9;

/// The title as a value.
pub(super) fn title_text<'a>(page: &Page<'a>, unit: usize) -> Text<'a> {
    let whole = page.whole(unit);
    Text { text: page.units[unit].folded.slice(0, whole.end as usize), span: page.span(whole) }
}
