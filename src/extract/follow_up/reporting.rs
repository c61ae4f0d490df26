//! What time a follow-up reports on.

use std::ops::Range;

use crate::document::{Date, Period, ReportPeriod, Span};
use crate::extract::identity::is_reporting;
use crate::extract::outline::Outline;
use crate::extract::page::{Page, Piece};
use crate::grammar::{FoundPeriod, Tokens, labelled, periods, reporting, shows, time_alone};
use crate::layout::BlockShape;
use crate::vocabulary::{ColumnHead, Stems, column_head};

/// The time with its place; without one where it is only the period of what was promised.
type Reporting = (ReportPeriod, Option<Span>);

/// What the document says that it reports on: a part of the year that it names, a year of several, months, else all that the
/// promises hold for.
pub(in crate::extract) fn reporting_of(
    page: &Page<'_>,
    outline: &Outline,
    range: Range<usize>,
    period: Option<&Period>,
) -> Option<Reporting> {
    named(page, outline, &range, period)
        .or_else(|| year_of_several(page, outline, period?))
        .or_else(|| months(page, outline, &range))
        .or_else(|| Some((whole_years(period?.start, period?.end?), None)))
}

/// `2023-01-01` to `2023-12-31` is the year 2023.
fn whole_years(start: Date, end: Date) -> ReportPeriod {
    let whole = start.first_day() == (start.year(), 1, 1) && end.last_day() == (end.year(), 12, 31);
    match whole {
        true => ReportPeriod::Range { start: Date::Year(start.year()), end: Date::Year(end.year()) },
        false => ReportPeriod::Range { start, end },
    }
}

/// The headings of the document.
fn headings<'p>(page: &'p Page<'_>, outline: &'p Outline) -> impl Iterator<Item = Piece> + 'p {
    outline.title.into_iter().chain(outline.subtitles.iter().copied()).map(|unit| page.whole(unit))
}

/// Text under headings that is part of no list.
fn others(outline: &Outline) -> impl Iterator<Item = Piece> + '_ {
    outline.others.iter().flat_map(|section| section.pieces.iter().copied())
}

/// `Uppföljning tertial 2`, in a heading, in text beside what is reported, or at the head of each page.
fn named(page: &Page<'_>, outline: &Outline, range: &Range<usize>, period: Option<&Period>) -> Option<Reporting> {
    let year = period.map(|period| period.end.unwrap_or(period.start).year());
    // `Kvartal 1` over what was done in it is one of several; `Rapport för kvartal 1` over them all is not.
    let alone = |piece: &Piece| time_alone(page.piece_tokens(*piece), year);
    let several = |pieces: &dyn Fn(&Piece) -> bool| {
        let mut times = outline.boilerplate.iter().filter(|piece| pieces(piece)).filter_map(alone);
        times.next().is_some_and(|first| times.any(|other| other != first))
    };
    let of_report = |piece: &Piece| names_report(page.piece_tokens(*piece));
    let several = (several(&of_report), several(&|_| true));
    let one_of_several = |piece: &Piece| if of_report(piece) { several.0 } else { several.1 } && alone(piece).is_some();
    let boilerplate = outline.boilerplate.iter().copied().filter(|piece| !one_of_several(piece));
    // `Januari–april: 7 kontroller` is what one report is for.
    let labels = |piece: &Piece| labelled(page.piece_tokens(*piece), year).is_some();
    let beside = outline.preamble.iter().copied().chain(boilerplate).chain(others(outline));
    let furniture = range.clone().filter(|unit| page.units[*unit].shape == BlockShape::Furniture);
    let texts = headings(page, outline)
        .chain(beside.filter(|piece| !labels(piece)))
        .chain(furniture.map(|unit| page.whole(unit)));
    // The cells of tables stand after all blocks.
    let mut texts = texts.filter(|piece| range.contains(&piece.unit) || piece.unit >= page.blocks);
    texts.find_map(|piece| {
        let (found, named) = reporting(page.piece_tokens(piece), year)?;
        Some((found, Some(page.range_span(piece.unit, &named))))
    })
}

/// `Avstämningen gäller januari–augusti 2019`
fn months(page: &Page<'_>, outline: &Outline, range: &Range<usize>) -> Option<Reporting> {
    let texts = outline.preamble.iter().copied().chain(others(outline));
    texts.filter(|piece| range.contains(&piece.unit)).find_map(|piece| {
        let tokens = page.piece_tokens(piece);
        let found = periods(tokens).into_iter().find(|found| found.ranged && is_reporting(tokens, found))?;
        let of = ReportPeriod::Range { start: found.start?, end: found.end? };
        Some((of, Some(page.range_span(piece.unit, &found.range))))
    })
}

/// The one year that is reported on, of several that the promises hold for.
fn year_of_several(page: &Page<'_>, outline: &Outline, period: &Period) -> Option<Reporting> {
    let years = period.start.year()..=period.end?.year();
    if years.start() == years.end() {
        return None;
    }
    let found = |piece: Piece, named: fn(Tokens<'_>) -> Option<FoundPeriod>| {
        let found = named(page.piece_tokens(piece))?;
        let year = found.start.filter(|date| matches!(date, Date::Year(year) if years.contains(year)))?;
        Some((ReportPeriod::Range { start: year, end: year }, Some(page.range_span(piece.unit, &found.range))))
    };
    let mut headings = headings(page, outline).chain(outline.boilerplate.iter().copied());
    let headed = headings.find_map(|piece| found(piece, year_in_name));
    headed.or_else(|| outline.preamble.iter().find_map(|piece| found(*piece, year_told_of)))
}

/// `Uppföljning av åtgärderna för 2019`, `Medborgarlöfte 2019–2020, utfall 2019`
fn year_in_name(tokens: Tokens<'_>) -> Option<FoundPeriod> {
    if tokens.len() > LONGEST_NAME_OF_REPORT {
        return None;
    }
    let mut alone = periods(tokens).into_iter().filter(|found| !found.ranged);
    let (only, None) = (alone.next()?, alone.next()) else { return None };
    let named = (0..only.tokens.start).any(|at| names_report(tokens.from(at)));
    named.then_some(only)
}

/// `Här redovisas vad som har gjorts under 2020.`
fn year_told_of(tokens: Tokens<'_>) -> Option<FoundPeriod> {
    if !shows(tokens.rest) {
        return None;
    }
    let mut found = periods(tokens).into_iter();
    let (only, None) = (found.next()?, found.next()) else { return None };
    let ends = tokens.rest[only.tokens.end..].iter().all(|token| token.is_sign('.'));
    (ends && !only.ranged).then_some(only)
}

/// `Rapport för andra halvåret`
fn names_report(tokens: Tokens<'_>) -> bool {
    let of_reports = Stems::UPPFOLJNING.or(Stems::UTVARDERING).or(Stems::UTFALL).or(Stems::REDOVISNING);
    tokens.first().is_some_and(|first| {
        first.lex.stems.any(of_reports) || column_head(tokens.lower(first)) == Some(ColumnHead::Report)
    })
}

/// `Uppföljning av åtgärdslistan för år 2019` has fewer tokens.
const LONGEST_NAME_OF_REPORT: usize = 12;
