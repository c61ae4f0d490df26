//! The time the promises hold.

use std::ops::Range;

use crate::document::{Code, Date, Per, Period};
use crate::extract::diagnostics::Diagnostics;
use crate::extract::outline::{Outline, Section};
use crate::extract::page::{Page, Piece};
use crate::grammar::{FoundPeriod, Token, Tokens, open_end, periods, short_years, with_part};
use crate::vocabulary::phrases::{AGREEMENTS, OF_SEASONS, SINCE, SINCE_JOINTS, UNTIL};
use crate::vocabulary::signing::PAPER_DATES;
use crate::vocabulary::{Flags, Stems};

/// The time the promises hold.
///
/// Full dates where the document gives any; else the title's, then the headings', then the introduction's.
pub(in crate::extract) fn period(
    page: &Page<'_>,
    outline: &Outline,
    follow_up: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Period> {
    // `hösten 2015`, on a line of its own under the title.
    let under_title = outline.title.and_then(|title| page.next(title, page.blocks));
    let under = outline.preamble.iter().find(|piece| {
        under_title == Some(piece.unit)
            && page.whole(piece.unit) == **piece
            && !page.units[piece.unit].ends_sentence()
            && !page.units[piece.unit].gap
            && !holds(page, **piece)
    });
    let titles = outline.title.map(|unit| page.whole(unit)).into_iter().chain(under.copied());
    let subtitles = outline.subtitles.iter().map(|unit| page.whole(*unit));
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
    // A section about it, and what other sections say of it.
    let holds = |piece: &Piece| holds(page, *piece);
    let about = |section: &&Section| section.heading.is_some_and(|heading| holds(&page.whole(heading)));
    let headed = outline.others.iter().filter(|section| section.heading.is_some());
    let said = headed.clone().filter(|section| !about(section)).flat_map(|section| &section.pieces);
    let holding: Vec<Piece> = headed
        .filter(about)
        .flat_map(|section| &section.pieces)
        .chain(texts.iter().chain(said).filter(|piece| holds(piece)))
        .copied()
        .collect();
    // Below the background too, where it says how long the promises hold.
    let of_promises = |piece: &&Piece| {
        page.piece_tokens(**piece).rest.iter().any(|token| token.lex.stems.any(Stems::LOFTE)) && holds(piece)
    };
    let background = outline.lagesbild.iter().flat_map(|section| &section.pieces).filter(of_promises);
    // `Gäller från 2023-01-01 till 2023-12-31`, in a list of what an account is of.
    let first_holds = |piece: &Piece| page.piece_tokens(*piece).first().is_some_and(|first| first.is(Flags::HOLDS));
    let listed = outline.groups.iter().flat_map(|group| &group.entries).map(|entry| entry.piece);
    let holding: Vec<Piece> =
        holding.into_iter().chain(background.copied()).chain(listed.filter(first_holds)).collect();
    let mut open: Option<(Piece, Range<u32>)> = None;
    let mut best: Option<(Piece, FoundPeriod)> = None;
    let mut reported: Option<(Piece, FoundPeriod)> = None;
    // Where nothing says how long the promises hold, it is as long as what was agreed on.
    let mut agreed: Option<(Piece, FoundPeriod)> = None;
    let stated = (titles.map(|piece| (piece, false)))
        .chain(subtitles.map(|piece| (piece, holds(&piece))))
        .chain(leads.iter().map(|piece| (*piece, false)))
        .chain(holding.iter().map(|piece| (*piece, true)));
    for (piece, holds) in stated {
        let tokens = page.piece_tokens(piece);
        if open.is_none() {
            open = open_end(tokens).map(|range| (piece, range));
        }
        for found in periods(tokens) {
            // What a report is for keeps its year only.
            let found = if follow_up { found } else { with_part(tokens, found) };
            if found.start.is_none() || found.end.is_none() {
                impossible(page, piece, &found, diagnostics);
                continue;
            }
            // `Pressmeddelande 6 mars 2018`: nothing is promised for a day.
            let day = found.full && !found.ranged && !holds && !starts(tokens, &found);
            if day || is_publication(tokens, &found) || begins_signed(tokens, &found) {
                continue;
            }
            if follow_up && is_reporting(tokens, &found) {
                reported.get_or_insert((piece, found));
                continue;
            }
            if holds && !found.ranged && of_agreement(tokens, &found) {
                agreed.get_or_insert((piece, found));
                continue;
            }
            let better = match &best {
                None => true,
                Some((_, other)) => {
                    found.full && found.ranged && !other.full
                        || found.full && !other.full && holds && starts(tokens, &found)
                }
            };
            if better {
                best = Some((piece, found));
            }
        }
    }
    if best.is_none() {
        best = outline
            .title
            .filter(|title| page.units[*title].stems.any(Stems::LOFTE))
            .and_then(|title| Some((page.whole(title), short_years(page.tokens(title))?)));
    }
    if best.is_none() {
        let headed = outline.others.iter().filter(|section| section.heading.is_some());
        best = texts.iter().chain(headed.flat_map(|section| &section.pieces)).find_map(|piece| {
            let tokens = page.piece_tokens(*piece);
            let mut named = periods(tokens);
            named.retain(|found| {
                found.start.is_some()
                    && found.end.is_some()
                    && !is_publication(tokens, found)
                    && names_lofte(tokens, found)
            });
            // `I början av 2020 enades vi om löften för 2020 och 2021`
            let beside = named.iter().position(|found| stands_beside_lofte(tokens, found)).unwrap_or(0);
            (beside < named.len()).then(|| named.swap_remove(beside)).map(|found| (*piece, found))
        });
    }
    // `Uppföljning av sommarens medborgarlöfte`: the first time that is told of.
    if best.is_none() && outline.title.is_some_and(|title| is_of_season(page.tokens(title))) {
        let told = outline.others.iter().flat_map(|section| &section.pieces);
        best = texts.iter().chain(told).find_map(|piece| {
            let tokens = page.piece_tokens(*piece);
            let found = periods(tokens).into_iter().find(|found| !found.full && found.start.is_some())?;
            Some((*piece, found))
        });
    }
    // Promises are for the year that is reported on, where nothing says otherwise.
    let (piece, found) = best.or(agreed).or(reported)?;
    let until = until_below(page, piece, &found);
    let span = page.range_span(piece.unit, &found.range);
    let (start, end) = (found.start?, until.or(found.end)?);
    contradicted(page, &holding, &found, diagnostics);
    if let Some((at, range)) = open.filter(|(at, _)| !is_of_agreement(page, *at, piece)) {
        return Some(Period { start, end: None, span: span.join(page.range_span(at.unit, &range)) });
    }
    if end.last_day() < start.first_day() {
        diagnostics.add(Code::ReversedPeriod, Some(span), &[("start", start.to_string()), ("end", end.to_string())]);
    }
    Some(Period { start, end: Some(end), span })
}

/// `Samverkansöverenskommelsen, som gäller till och med 2026, …`: whether a time is that of an agreement, and no promises are
/// named before it.
fn of_agreement(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    let before = &tokens.rest[..found.tokens.start];
    let agreement = |token: &Token| {
        let word = tokens.lower(token);
        AGREEMENTS.iter().any(|end| word.ends_with(end))
    };
    before.iter().any(agreement) && !before.iter().any(|token| token.lex.stems.any(Stems::LOFTE))
}

/// Whether it is an agreement that has no end, `Överenskommelsen gäller tills vidare`, above the heading that names the promises
/// and their time.
fn is_of_agreement(page: &Page<'_>, open: Piece, named: Piece) -> bool {
    let heads = open.unit < named.unit
        && page.units[named.unit].stems.any(Stems::LOFTE)
        && !page.units[named.unit].ends_sentence()
        && !page.units[named.unit].flags.any(Flags::HOLDS);
    heads
        && page.sentences(open.unit).into_iter().any(|sentence| {
            let tokens = page.piece_tokens(sentence);
            let agreement = |token: &Token| {
                let word = tokens.lower(token);
                AGREEMENTS.iter().any(|end| word.ends_with(end))
            };
            open_end(tokens).is_some()
                && tokens.rest.iter().any(agreement)
                && !tokens.rest.iter().any(|token| token.lex.stems.any(Stems::LOFTE))
        })
}

/// `Gäller till och med: 2020-12-31` on a line of its own, below `Gäller från och med: 2019-01-01`.
fn until_below(page: &Page<'_>, start: Piece, found: &FoundPeriod) -> Option<Date> {
    let single = found.full && !found.ranged && starts(page.piece_tokens(start), found);
    let below = (start.unit + 1..page.blocks).filter(|unit| single && !page.units[*unit].is_void());
    below.take(NEXT_LINES).find_map(|unit| {
        let tokens = page.tokens(unit);
        let ends = |found: &FoundPeriod| found.full && !found.ranged && is_after(tokens, found, UNTIL);
        let end = periods(tokens).into_iter().find(ends)?.end?;
        found.start.filter(|start| start.first_day() < end.last_day()).map(|_| end)
    })
}

/// The last day stands near below the first.
const NEXT_LINES: usize = 2;

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
pub(in crate::extract) fn holds(page: &Page<'_>, piece: Piece) -> bool {
    let tokens = page.piece_tokens(piece);
    let unit = &page.units[piece.unit];
    // A period on a line of its own.
    let length = tokens.len() - usize::from(tokens.rest.last().is_some_and(|last| last.is_sign('.')));
    let whole = |found: &FoundPeriod| found.ranged && found.tokens == (0..length);
    let alone = || tokens.len() <= LONGEST_PERIOD && periods(tokens).first().is_some_and(whole);
    unit.stems.any(Stems::PERIOD) && tokens.rest.iter().any(|token| token.lex.stems.any(Stems::PERIOD))
        || alone()
        || unit.flags.any(Flags::HOLDS) && tokens.rest.iter().any(|token| token.is(Flags::HOLDS))
}

/// `den 1 juli 2018 till och med den 30 juni 2020` has no more tokens.
const LONGEST_PERIOD: usize = 14;

/// `från och med 1 mars 2016`
fn starts(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    is_after(tokens, found, SINCE)
}

/// Whether one of these stands before a date, with `och med den` between them or not.
fn is_after(tokens: Tokens<'_>, found: &FoundPeriod, leads: &[&str]) -> bool {
    let before = tokens.rest[..found.tokens.start].iter().rev().take(4);
    let mut words = before.map(|token| tokens.lower(token)).skip_while(|word| SINCE_JOINTS.contains(word));
    words.next().is_some_and(|word| leads.contains(&word))
}

/// `sommarens medborgarlöfte`
fn is_of_season(title: Tokens<'_>) -> bool {
    title.rest.windows(2).any(|pair| OF_SEASONS.contains(&title.lower(&pair[0])) && pair[1].lex.stems.any(Stems::LOFTE))
}

/// Promises are named no farther before their year: `löften som polisen och Åre kommun ger invånarna för 2017`.
const NEAR: usize = 10;

fn names_lofte(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    // `Under 2015 gav polisen och Flens kommun för första gången ett medborgarlöfte.`
    let after = tokens.rest[found.tokens.end..].iter().take(12).take_while(|token| !token.is_sign('.'));
    tokens.rest[found.tokens.start.saturating_sub(NEAR)..found.tokens.end]
        .iter()
        .chain(after)
        .any(|token| token.lex.stems.any(Stems::LOFTE.or(Stems::LOVAR)))
        && !found.full
}

/// `löften för 2020 och 2021`: whether the time of promises stands right after what they are called.
fn stands_beside_lofte(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    matches!(&tokens.rest[..found.tokens.start], [.., of, before]
        if of.lex.stems.any(Stems::LOFTE) && before.is(Flags::PREPOSITION))
}

/// `tredje tertialet 2019`, `Avstämningen gäller januari–augusti 2019` is what a report is for and not how long promises hold.
pub(in crate::extract) fn is_reporting(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    let before = &tokens.rest[..found.tokens.start];
    let said_of_report = before.last().is_some_and(|verb| verb.is(Flags::HOLDS))
        && before.iter().rev().nth(1).is_some_and(|what| what.lex.stems.any(Stems::UPPFOLJNING));
    said_of_report
        || tokens.rest[found.tokens.start.saturating_sub(3)..found.tokens.start]
            .iter()
            .any(|token| token.lex.stems.any(Stems::TERTIAL) && token.lex.per != Some(Per::Year))
            // `Andra halvåret, 1 juli–31 december 2019`
            && (!found.ranged || found.full)
}

/// `Upprättat 4/3 2021`
fn is_publication(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    found.full
        && !found.ranged
        && tokens.rest[..found.tokens.start]
            .iter()
            .any(|token| token.is(Flags::DATED) || PAPER_DATES.contains(&tokens.str(token)))
        || found.full && !found.ranged && is_as_of(tokens, found)
}

/// `De skrevs under den 23 januari 2024 och gäller till och med 2025`: the first day is that of the signing.
fn begins_signed(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    let near = tokens.rest[..found.tokens.start].iter().rev().take(FARTHEST_SIGNED);
    found.ranged && near.into_iter().any(|token| token.is(Flags::SIGNS))
}

/// `skrevs under i Tierp den 23 januari` has so many tokens before the day.
const FARTHEST_SIGNED: usize = 5;

/// `Läget gäller per den 31 augusti 2019` is how far things had come on that day.
fn is_as_of(tokens: Tokens<'_>, found: &FoundPeriod) -> bool {
    let mut before = tokens.rest[..found.tokens.start].iter().rev().skip_while(|token| tokens.str(token) == "den");
    before.next().is_some_and(|token| tokens.lower(token) == "per")
}

fn impossible(page: &Page<'_>, piece: Piece, found: &FoundPeriod, diagnostics: &mut Diagnostics) {
    let span = page.range_span(piece.unit, &found.range);
    let text = &page.units[piece.unit].text()[found.range.start as usize..found.range.end as usize];
    diagnostics.add(Code::ImpossibleDate, Some(span), &[("found", text.to_owned())]);
}

/// The only year that a period is for.
pub(in crate::extract) fn only_year(period: Option<&Period>) -> Option<u16> {
    let period = period?;
    let end = period.end?;
    (period.start.year() == end.year()).then(|| period.start.year())
}
