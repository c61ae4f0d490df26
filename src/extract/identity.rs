//! Which document it is: its title, kommuner, area and period.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::document::{Code, Kommun, Period, Span, Text};
use crate::grammar::{FoundPeriod, Tokens, open_end, periods};
use crate::layout::BlockShape;
use crate::vocabulary::phrases::{AREA_LEADS, PAPER_DATES, PLACE_LEADS, SINCE};
use crate::vocabulary::{Flags, KommunEntry, REGION_KOMMUNER, Stems, kommun_named};

use super::diagnostics::Diagnostics;
use super::outline::Outline;
use super::page::{Page, Piece};

/// How far down the title is looked for.
const TITLE_DEPTH: usize = 14;

/// The unit that is the title: the first short line about a medborgarlöfte.
pub(super) fn title(page: &Page<'_>, range: Range<usize>) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    let candidates = range.filter(|unit| !page.units[*unit].is_void()).take(TITLE_DEPTH);
    for (order, unit) in candidates.enumerate() {
        let this = &page.units[unit];
        if this.is_item() || this.table().is_some() {
            if order > 2 {
                break;
            }
            continue;
        }
        let tokens = page.tokens(unit);
        let words = tokens.rest.iter().filter(|token| token.is_word()).count();
        let marked = matches!(this.shape, BlockShape::Heading(_));
        if words == 0 || words > 18 || this.leads() || this.ends_sentence() && !marked {
            continue;
        }
        let mut stems = Stems::NONE;
        tokens.rest.iter().for_each(|token| stems = stems.or(token.lex.stems));
        if !stems.any(Stems::LOFTE) || stems.all(Stems::VAD.or(Stems::AR)) || stems.any(Stems::LOVAR) {
            continue;
        }
        let mut score = 4 - order as i32 / 3;
        score += if names_in(tokens).next().is_some() { 3 } else { 0 };
        score += if periods(tokens).is_empty() { 0 } else { 2 };
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
    best.map(|(_, unit)| unit)
}

/// The title as a value.
pub(super) fn title_text<'a>(page: &Page<'a>, unit: usize) -> Text<'a> {
    let whole = page.whole(unit);
    Text { text: page.units[unit].folded.slice(0, whole.end as usize), span: page.span(whole) }
}

/// A kommun's name in a text.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) entry: KommunEntry,
    pub(super) range: Range<u32>,
    /// `kommun` or `stad` stands after it.
    pub(super) certain: bool,
}

/// The kommun names among the tokens.
pub(super) fn names_in<'t>(tokens: Tokens<'t>) -> impl Iterator<Item = Named> + 't {
    let mut skip = 0;
    (0..tokens.len()).filter_map(move |index| {
        let token = &tokens.rest[index];
        if index < skip || !tokens.capital(token) {
            return None;
        }
        let police = index.checked_sub(1).is_some_and(|before| tokens.rest[before].is(Flags::POLICE_AREA));
        let (entry, length) = kommun_named(&tokens.text[token.start as usize..])?;
        let end = token.start + length as u32;
        let next = tokens.rest[index..]
            .iter()
            .position(|token| token.start >= end)
            .map_or(tokens.len(), |offset| index + offset);
        skip = next;
        let follows = tokens.get(next).is_some_and(|token| token.is(Flags::KOMMUN_WORD));
        let region = index.checked_sub(1).is_some_and(|before| tokens.str(&tokens.rest[before]) == "Region")
            && REGION_KOMMUNER.contains(&entry.code);
        (!police || follows).then_some(Named { entry, range: token.start..end, certain: follows || region })
    })
}

/// The kommuner a document is for: the title's, else those the text calls kommun most often.
pub(super) fn kommuner<'a>(
    page: &Page<'a>,
    range: Range<usize>,
    outline: &Outline,
    stated: &Stated,
    diagnostics: &mut Diagnostics,
) -> Vec<Kommun<'a>> {
    let mut found: Vec<Kommun<'a>> = Vec::new();
    let headings = outline.title.into_iter().chain(outline.subtitles.iter().copied());
    for unit in headings {
        let names: Vec<Named> = names_in(page.tokens(unit)).collect();
        // `Berga i Linköpings kommun`: a name that is called a kommun outweighs one that is not.
        let certain =
            names.iter().any(|name| name.certain) && !names.iter().any(|name| is_listed(page.tokens(unit), name));
        for name in names.into_iter().filter(|name| name.certain || !certain) {
            if found.iter().all(|kommun| kommun.code != name.entry.code) {
                found.push(kommun(name.entry, page.range_span(unit, &name.range)));
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    if found.is_empty() {
        return most_named(page, range, stated);
    }
    for unit in outline
        .preamble
        .iter()
        .map(|piece| piece.unit)
        .chain(outline.groups.iter().filter_map(|group| group.lead_piece).map(|piece| piece.unit))
    {
        // They are in order.
        let first = stated.partition_point(|(.., at)| *at < unit);
        if let Some((other, span)) = stated[first..]
            .iter()
            .take_while(|(.., at)| *at == unit)
            .find(|(named, ..)| found.iter().all(|kommun| kommun.code != named.code))
            .map(|(named, span, _)| (named, span))
        {
            diagnostics.add(
                Code::KommunMismatch,
                Some(*span),
                &[("expected", found[0].name.to_string()), ("found", other.name.to_string())],
            );
            break;
        }
    }
    found
}

/// The kommuner that the title names or the text calls kommun.
pub(super) fn own_names(page: &Page<'_>, title: Option<usize>, stated: &Stated) -> Vec<&'static str> {
    let mut names: Vec<&'static str> =
        title.map(|unit| names_in(page.tokens(unit)).map(|name| name.entry.name).collect()).unwrap_or_default();
    for (entry, ..) in stated {
        if !names.contains(&entry.name) {
            names.push(entry.name);
        }
    }
    names
}

/// `Burlöv, Lomma och Staffanstorps kommuner`
fn is_listed(tokens: Tokens<'_>, name: &Named) -> bool {
    let after = tokens.rest.iter().find(|token| token.start >= name.range.end);
    !name.certain && after.is_some_and(|token| token.is_sign(',') || token.is(Flags::AND))
}

/// Every `X kommun` in a text, with the unit it stands in.
pub(super) type Stated = Vec<(KommunEntry, Span, usize)>;

/// Finds every `X kommun`.
pub(super) fn called_kommun(page: &Page<'_>, range: Range<usize>) -> Stated {
    let mut all = Vec::new();
    for unit in range.filter(|unit| !page.units[*unit].chrome && page.units[*unit].flags.any(Flags::KOMMUN_WORD)) {
        let tokens = page.tokens(unit);
        for index in (0..tokens.len()).filter(|index| tokens.rest[*index].is(Flags::KOMMUN_WORD)) {
            // A name has at most three words.
            let window = Tokens { text: tokens.text, rest: &tokens.rest[index.saturating_sub(3)..=index] };
            if let Some(name) = names_in(window).find(|name| name.certain) {
                all.push((name.entry, page.range_span(unit, &name.range), unit));
            }
        }
    }
    all
}

fn most_named<'a>(page: &Page<'a>, range: Range<usize>, stated: &Stated) -> Vec<Kommun<'a>> {
    let mut all: Vec<(KommunEntry, Span)> = stated.iter().map(|(entry, span, _)| (*entry, *span)).collect();
    if all.is_empty() {
        for unit in range.clone() {
            if !page.units[unit].is_void() {
                all.extend(
                    names_in(page.tokens(unit))
                        .filter(|name| placed(page.tokens(unit), name))
                        .map(|name| (name.entry, page.range_span(unit, &name.range))),
                );
            }
        }
    }
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for (entry, _) in &all {
        *counts.entry(entry.code).or_default() += 1;
    }
    let most = counts.values().copied().max();
    let Some((entry, span)) = all.iter().find(|(entry, _)| counts.get(entry.code).copied() == most) else {
        return Vec::new();
    };
    let mut found = vec![kommun(*entry, *span)];
    // `Vilhelmina kommun, Åsele kommun och polisen`: those named side by side with it.
    let mut end = span.end;
    for (entry, span, _) in stated.iter().filter(|(_, other, _)| other.start > span.start) {
        let between = page.source.get(end as usize..span.start as usize).unwrap_or_default().trim_start();
        let joined = between.strip_prefix("kommun").is_some_and(|rest| matches!(rest.trim(), "," | "och" | ", och"));
        if !joined {
            break;
        }
        end = span.end;
        if found.iter().all(|kommun| kommun.code != entry.code) {
            found.push(self::kommun(*entry, *span));
        }
    }
    found
}

fn kommun<'a>(entry: KommunEntry, span: Span) -> Kommun<'a> {
    Kommun {
        name: Cow::Borrowed(entry.name),
        code: Cow::Borrowed(entry.code),
        lan_code: Cow::Borrowed(entry.lan_code),
        span,
    }
}

/// Whether a bare name stands where a place does: `i Flen`, `Eskilstuna lovar`.
fn placed(tokens: Tokens<'_>, name: &Named) -> bool {
    let at = tokens.rest.partition_point(|token| token.start < name.range.start);
    let before = at.checked_sub(1).map(|before| tokens.str(&tokens.rest[before]));
    at == 0 || before.is_some_and(|before| PLACE_LEADS.contains(&before))
}

/// The part of a kommun, or the lokalpolisområde, that the title is for.
pub(super) fn area<'a>(page: &Page<'a>, outline: &Outline) -> Option<Text<'a>> {
    outline
        .title
        .into_iter()
        .chain(outline.subtitles.iter().copied())
        .find_map(|unit| area_in(page.tokens(unit)).map(|range| text(page, unit, range)))
}

/// The part of a kommun, or the lokalpolisområde, that a title names.
pub(super) fn area_in(tokens: Tokens<'_>) -> Option<Range<u32>> {
    for index in 0..tokens.len() {
        let token = &tokens.rest[index];
        if token.is(Flags::POLICE_AREA) && tokens.get(index + 1).is_some_and(|next| tokens.capital(next)) {
            let end = (index + 1..tokens.len()).find(|at| !tokens.capital(&tokens.rest[*at])).unwrap_or(tokens.len());
            return Some(token.start..tokens.rest[end - 1].end);
        }
        let leads = AREA_LEADS.contains(&tokens.str(token)) || token.lex.stems.any(Stems::LOFTE);
        if let Some(range) = leads.then(|| place_at(tokens, index + 1)).flatten() {
            return Some(range);
        }
    }
    None
}

/// A name with a capital that is no kommun's.
fn place_at(tokens: Tokens<'_>, start: usize) -> Option<Range<u32>> {
    let first = tokens.get(start)?;
    let usual = |token: &crate::grammar::Token| {
        token.lex.actor.is_some()
            || token.lex.stems != Stems::NONE
            || token.is(Flags::KOMMUN_WORD.or(Flags::STOP).or(Flags::SEASON).or(Flags::MONTH).or(Flags::LABEL))
    };
    if !tokens.capital(first) || usual(first) || kommun_named(&tokens.text[first.start as usize..]).is_some() {
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
    Some(first.start..tokens.rest[end - 1].end)
}

fn text<'a>(page: &Page<'a>, unit: usize, range: Range<u32>) -> Text<'a> {
    Text {
        text: page.units[unit].folded.slice(range.start as usize, range.end as usize),
        span: page.range_span(unit, &range),
    }
}

/// The time the promises hold.
///
/// Full dates where the document gives any; else the title's, then the headings', then the introduction's.
pub(super) fn period(
    page: &Page<'_>,
    outline: &Outline,
    follow_up: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Period> {
    let headings: Vec<Piece> =
        outline.title.into_iter().chain(outline.subtitles.iter().copied()).map(|unit| page.whole(unit)).collect();
    let leads: Vec<Piece> = outline
        .groups
        .iter()
        .filter_map(|group| group.lead_piece)
        .chain(outline.others.iter().filter_map(|section| section.heading).map(|unit| page.whole(unit)))
        .collect();
    let mut texts: Vec<Piece> = outline.preamble.clone();
    texts.extend(
        outline
            .others
            .iter()
            .filter(|section| section.heading.is_none())
            .flat_map(|section| section.pieces.iter().copied()),
    );
    texts.extend(outline.follow_up.iter().flat_map(|section| section.pieces.iter().copied()));
    let holding: Vec<Piece> = texts.iter().copied().filter(|piece| holds(page, *piece)).collect();
    let mut open: Option<(Piece, Range<u32>)> = None;
    let mut best: Option<(Piece, FoundPeriod)> = None;
    for piece in headings.iter().chain(&leads).chain(&holding).copied() {
        let tokens = page.piece_tokens(piece);
        if open.is_none() {
            open = open_end(tokens).map(|range| (piece, range));
        }
        for found in periods(tokens) {
            if found.start.is_none() || found.end.is_none() {
                impossible(page, piece, &found, diagnostics);
                continue;
            }
            if follow_up && is_reporting(tokens, &found) || is_publication(tokens, &found) {
                continue;
            }
            let better = match &best {
                None => true,
                Some((_, other)) => {
                    found.full && found.ranged && !other.full
                        || found.full && !other.full && holding.contains(&piece) && starts(tokens, &found)
                }
            };
            if better {
                best = Some((piece, found));
            }
        }
    }
    if best.is_none() {
        best = texts.iter().find_map(|piece| {
            let tokens = page.piece_tokens(*piece);
            periods(tokens)
                .into_iter()
                .find(|found| {
                    found.start.is_some()
                        && found.end.is_some()
                        && !is_publication(tokens, found)
                        && names_lofte(tokens, found)
                })
                .map(|found| (*piece, found))
        });
    }
    let (piece, found) = best?;
    let span = page.range_span(piece.unit, &found.range);
    let (start, end) = (found.start?, found.end?);
    contradicted(page, &holding, &found, diagnostics);
    if let Some((at, range)) = open {
        return Some(Period { start, end: None, span: span.join(page.range_span(at.unit, &range)) });
    }
    if end.last_day() < start.first_day() {
        diagnostics.add(Code::ReversedPeriod, Some(span), &[("start", start.to_string()), ("end", end.to_string())]);
    }
    Some(Period { start, end: Some(end), span })
}

/// Tells where a sentence says other years than the ones taken.
fn contradicted(page: &Page<'_>, holding: &[Piece], taken: &FoundPeriod, diagnostics: &mut Diagnostics) {
    let years = |found: &FoundPeriod| Some((found.start?.year(), found.end?.year()));
    for piece in holding {
        let tokens = page.piece_tokens(*piece);
        let other = periods(tokens).into_iter().find(|found| {
            (found.ranged || taken.ranged == found.ranged)
                && years(found) != years(taken)
                && !is_publication(tokens, found)
        });
        if let Some((found, (start, end))) = other.and_then(|found| years(&found).map(|years| (found, years))) {
            diagnostics.add(
                Code::AmbiguousPeriod,
                Some(page.range_span(piece.unit, &found.range)),
                &[("start", start.to_string()), ("end", end.to_string())],
            );
            return;
        }
    }
}

/// Whether a sentence says how long the promises hold.
fn holds(page: &Page<'_>, piece: Piece) -> bool {
    let tokens = page.piece_tokens(piece);
    let mut stems = Stems::NONE;
    tokens.rest.iter().for_each(|token| stems = stems.or(token.lex.stems));
    // A period on a line of its own.
    let alone = || periods(tokens).first().is_some_and(|found| found.ranged && found.tokens == (0..tokens.len()));
    stems.any(Stems::PERIOD)
        || alone()
        || page.units[piece.unit].flags.any(Flags::HOLDS) && tokens.rest.iter().any(|token| token.is(Flags::HOLDS))
}

/// `från och med 1 mars 2016`
fn starts(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    tokens.rest[..found.tokens.start].iter().rev().take(4).any(|token| SINCE.contains(&&*tokens.lower(token)))
}

fn names_lofte(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    let end = tokens.len().min(found.tokens.end + 4);
    tokens.rest[found.tokens.start.saturating_sub(6)..end].iter().any(|token| token.lex.stems.any(Stems::LOFTE))
        && !found.full
}

/// `tredje tertialet 2019` is what a report is for and not how long promises hold.
fn is_reporting(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    tokens.rest[found.tokens.start.saturating_sub(3)..found.tokens.start]
        .iter()
        .any(|token| token.lex.stems.any(Stems::TERTIAL))
        && !found.ranged
}

/// `Upprättat 4/3 2021`
fn is_publication(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    found.full
        && !found.ranged
        && tokens.rest[..found.tokens.start]
            .iter()
            .any(|token| token.is(Flags::DATED) || PAPER_DATES.contains(&tokens.str(token)))
}

fn impossible(page: &Page<'_>, piece: Piece, found: &FoundPeriod, diagnostics: &mut Diagnostics) {
    let span = page.range_span(piece.unit, &found.range);
    let text = &page.units[piece.unit].text()[found.range.start as usize..found.range.end as usize];
    diagnostics.add(Code::ImpossibleDate, Some(span), &[("found", text.to_owned())]);
}

/// The only year that a period is for.
pub(super) fn only_year(period: Option<&Period>) -> Option<u16> {
    let period = period?;
    let end = period.end?;
    (period.start.year() == end.year()).then(|| period.start.year())
}
