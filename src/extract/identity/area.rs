//! The part of a kommun, or the lokalpolisområde, that a document is for.

use std::ops::Range;

use memchr::memmem;

use crate::document::Text;
use crate::extract::outline::Outline;
use crate::extract::page::Page;
use crate::grammar::{Token, Tokens, is_salutation, periods};
use crate::vocabulary::places::{AREA_ENDS, AREA_LABELS, AREA_LEADS, POLICE_REGION};
use crate::vocabulary::year::BETWEEN;
use crate::vocabulary::{Flags, Stems, kommun_named};

/// After the name of a lokalpolisområde, what joins another party to it is one of so many tokens.
const MOST_BESIDE: usize = 3;

/// How many lines from the top may name the area beside the title.
const HEAD: usize = 8;

/// The part of a kommun, or the lokalpolisområde, that the document is for: the title's, else what the lines at the top name.
pub(in crate::extract) fn area<'a>(page: &Page<'a>, range: Range<usize>, outline: &Outline) -> Option<Text<'a>> {
    // `Därför ett löfte för Bro`
    let over_background = outline.lagesbild.iter().filter_map(|section| section.heading);
    let over_background = over_background.filter(|heading| page.units[*heading].stems.any(Stems::LOFTE));
    let titles = || outline.title.into_iter().chain(outline.subtitles.iter().copied());
    let named = |unit: usize, found: fn(Tokens<'_>) -> Option<Range<u32>>| {
        found(page.tokens(unit)).map(|range| text(page, unit, range))
    };
    titles()
        .chain(over_background)
        .find_map(|unit| named(unit, area_in))
        .or_else(|| {
            let mut titles = titles().take(HEAD);
            titles.find_map(|unit| in_capitals(page, unit, &range).map(|place| text(page, unit, place)))
        })
        .or_else(|| {
            let running = |unit: &usize| !page.units[*unit].is_item() && page.units[*unit].table().is_none();
            let mut head = range.clone().filter(|unit| !page.units[*unit].is_void()).take_while(running).take(HEAD);
            head.find_map(|unit| named_at_top(page, unit, &range).map(|place| text(page, unit, place)))
        })
}

/// The name on a line at the top that is no title: `Område: Dingle`, `Smögen, Sotenäs kommun`, `Till dig som bor på Rosengård`.
fn named_at_top(page: &Page<'_>, unit: usize, document: &Range<usize>) -> Option<Range<u32>> {
    let tokens = page.tokens(unit);
    let end = tokens.rest.last().filter(|_| tokens.len() <= LONGEST_LINE)?.end;
    let colon = tokens.rest.iter().take(LONGEST_LABEL + 1).position(|token| token.is_sign(':'));
    if let Some(label) = colon.and_then(|colon| colon.checked_sub(1))
        && AREA_LABELS.contains(&tokens.lower(&tokens.rest[label]))
    {
        return place_at(tokens, label + 2).filter(|place| place.end == end);
    }
    if is_salutation(tokens) {
        let leads = |token: &Token| AREA_LEADS.contains(&tokens.str(token));
        let before = tokens.rest.iter().rposition(leads)?;
        return place_at(tokens, before + 1).filter(|place| place.end == end);
    }
    // `Stadsdelen Andersberg, Gävle kommun`
    let lead = tokens.first().is_some_and(|first| AREA_LEADS.contains(&tokens.lower(first)));
    let place = place_at(tokens, usize::from(lead))?;
    let after = tokens.rest.iter().position(|token| token.start >= place.end)?;
    // `Andersberg 2022`
    if let [year] = &tokens.rest[after..]
        && year.is_figure()
        && !periods(tokens).is_empty()
    {
        let name = &tokens.text[place.start as usize..place.end as usize];
        return is_name_within(page, document, name).then_some(place);
    }
    let kommun = tokens.get(after + 1).filter(|_| tokens.rest[after].is_sign(','))?;
    let (_, length) = kommun_named(&tokens.text[kommun.start as usize..])?;
    let named = kommun.start + length as u32;
    let ends = tokens.rest.last().is_some_and(|last| last.end == named || last.is(Flags::KOMMUN_WORD));
    ends.then_some(place)
}

/// A line that names an area has no more tokens.
const LONGEST_LINE: usize = 16;

/// What a label is has no more tokens: `Geografiskt område:`.
const LONGEST_LABEL: usize = 2;

/// The name in a title of nothing but capitals, if the text has it as a name within a sentence: `MEDBORGARLÖFTE FÖR HOVSJÖ`.
fn in_capitals(page: &Page<'_>, unit: usize, document: &Range<usize>) -> Option<Range<u32>> {
    let tokens = page.tokens(unit);
    if tokens.text.contains(char::is_lowercase) {
        return None;
    }
    let at = tokens.rest.iter().position(|token| AREA_LEADS.contains(&tokens.lower(token)))?;
    let place = place_at(tokens, at + 1)?;
    let mut name = String::new();
    for (index, word) in tokens.text[place.start as usize..place.end as usize].split(' ').enumerate() {
        name.push_str(if index > 0 { " " } else { "" });
        let mut letters = word.chars();
        name.extend(letters.next());
        name.push_str(&letters.as_str().to_lowercase());
    }
    is_name_within(page, document, &name).then_some(place)
}

/// Whether the text of a document has a name within a sentence: after a word in small letters.
fn is_name_within(page: &Page<'_>, document: &Range<usize>, name: &str) -> bool {
    let name = [" ", name].concat();
    let span = page.units[document.start].span.join(page.units[document.end - 1].span);
    let text = &page.source[span.range()];
    memmem::find_iter(text.as_bytes(), &name).any(|at| text[..at].ends_with(char::is_lowercase))
}

/// The part of a kommun, or the lokalpolisområde, that a title names.
pub(in crate::extract) fn area_in(tokens: Tokens<'_>) -> Option<Range<u32>> {
    for index in 0..tokens.len() {
        let token = &tokens.rest[index];
        if token.is(Flags::POLICE_AREA)
            && tokens.lower(token) != POLICE_REGION
            && tokens.get(index + 1).is_some_and(|next| tokens.capital(next))
        {
            let end = (index + 1..tokens.len()).find(|at| !tokens.capital(&tokens.rest[*at])).unwrap_or(tokens.len());
            // `Lokalpolisområde Luleå/Boden och Bodens kommun` are the parties.
            let beside = tokens.rest[end..].iter().take(MOST_BESIDE);
            // `mellan Salems kommun och Lokalpolisområde Södertälje`
            let joined = index.checked_sub(1).is_some_and(|before| tokens.rest[before].is(Flags::AND));
            // `Löfte mellan lokalpolisområde Hagfors och Munkfors kommun`
            let first = index == 0 || tokens.lower(&tokens.rest[index - 1]) == BETWEEN;
            if joined
                || first && beside.clone().any(|next| next.is(Flags::AND) || next.is_sign('/') || next.is_sign(','))
            {
                continue;
            }
            return Some(token.start..tokens.rest[end - 1].end);
        }
        let names_it = token.lex.stems.any(Stems::LOFTE);
        let leads = AREA_LEADS.contains(&tokens.str(token)) || names_it;
        if let Some(range) = leads.then(|| place_at(tokens, index + 1)).flatten() {
            return Some(range);
        }
        // `Malmö, Rosengård – medborgarlöften`
        if index == 0
            && let Some((_, length)) = kommun_named(&tokens.text[token.start as usize..])
            && let Some(comma) = tokens.rest.iter().position(|next| next.start >= token.start + length as u32)
            && tokens.rest[comma].is_sign(',')
            && let Some(place) = place_at(tokens, comma + 1)
        {
            return Some(place);
        }
        // `Medborgarlöfte 2018 Fittja`: after the years the name is the last of the title.
        let years = tokens.from(index + 1).rest.iter().take_while(|token| token.is_figure() || token.is_dash()).count();
        let last = tokens.rest.last().map(|last| last.end);
        let after_years = names_it && years > 0;
        if let Some(range) = after_years.then(|| place_at(tokens, index + 1 + years)).flatten()
            && Some(range.end) == last
        {
            return Some(range);
        }
    }
    None
}

/// The second of several names has no more tokens.
const LONGEST_NAME: usize = 3;

/// A name with a capital that is no kommun's.
fn place_at(tokens: Tokens<'_>, start: usize) -> Option<Range<u32>> {
    let first = tokens.get(start)?;
    let usual = |token: &Token| {
        token.lex.actor.is_some()
            || token.lex.stems != Stems::NONE
            || token.is(Flags::KOMMUN_WORD.or(Flags::STOP).or(Flags::SEASON).or(Flags::MONTH).or(Flags::LABEL))
    };
    // `Löfte A` numbers a promise.
    let letter = first.end - first.start < 2;
    if letter || !tokens.capital(first) || usual(first) || kommun_named(&tokens.text[first.start as usize..]).is_some()
    {
        return None;
    }
    let mut end = start + 1;
    while tokens.get(end).is_some_and(|token| {
        tokens.capital(token) && !usual(token)
            || token.is(Flags::AND) && tokens.get(end + 1).is_some_and(|next| tokens.capital(next))
    }) {
        end += 1;
    }
    if tokens.get(end).is_some_and(|token| token.is(Flags::KOMMUN_WORD)) {
        return None;
    }
    // `Västra hamnen`
    end += usize::from(tokens.get(end).is_some_and(|token| AREA_ENDS.contains(&tokens.str(token))));
    // `samtal i Knäred, Våxtorp och Laholms tätort`: one of several.
    let goes_on = |next: &Token| tokens.capital(next) && kommun_named(&tokens.text[next.start as usize..]).is_none();
    let several = || tokens.from(end + 2).rest.iter().take(LONGEST_NAME).any(|token| token.is(Flags::AND));
    if tokens.get(end).is_some_and(|token| token.is_sign(',')) && tokens.get(end + 1).is_some_and(goes_on) && several()
    {
        return None;
    }
    Some(first.start..tokens.rest[end - 1].end)
}

fn text<'a>(page: &Page<'a>, unit: usize, range: Range<u32>) -> Text<'a> {
    Text {
        text: page.units[unit].folded.slice(range.start as usize, range.end as usize),
        span: page.range_span(unit, &range),
    }
}
