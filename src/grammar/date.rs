//! Dates: `2018-07-01`, `den 11 februari 2019`, `12/3 2021`, `hösten 2015`, `2019`.
//!
//! ```text
//! point = iso | yyyymmdd | year mm dd | "den"? day (":e" | ":a")? month year? | month year? | season year? | day "/" month year | year
//! ```

use std::ops::Range;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use smallvec::SmallVec;

use super::token::{Kind, Out, Token, Tokens, YEARS, flagged, sign, token, word};
use crate::document::Date;
use crate::vocabulary::Flags;
use crate::vocabulary::phrases::CLOCK;

/// A date, each part as far as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Point {
    pub(super) year: Option<u16>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) season: Option<u8>,
}

impl Point {
    /// The date, `None` where the calendar has none or the year is missing.
    pub(super) fn date(self) -> Option<Date> {
        let year = self.year?;
        match (self.season, self.month, self.day) {
            (Some(season), _, _) => Some(Date::Season { year, season }),
            (None, Some(month), Some(day)) => Date::day(year, month, day),
            (None, Some(month), None) => (1..=12).contains(&month).then_some(Date::Month { year, month }),
            (None, None, _) => Some(Date::Year(year)),
        }
    }
}

/// A day in a text; `date` is `None` where the calendar has no such day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundDate {
    pub(crate) date: Option<Date>,
    pub(crate) range: Range<u32>,
    /// Indices of its tokens.
    pub(crate) tokens: Range<usize>,
}

/// The days in a text.
pub(crate) fn dates(input: Tokens<'_>) -> SmallVec<[FoundDate; 2]> {
    let mut found = SmallVec::new();
    scan(input, point, |point, tokens, range| {
        if point.day.is_some() && point.year.is_some() {
            found.push(FoundDate { date: point.date(), range, tokens });
        }
    });
    found
}

impl FoundDate {
    /// Whether it is no less than a day.
    pub(crate) fn is_day(&self) -> bool {
        !matches!(self.date, Some(Date::Month { .. }))
    }
}

/// The first month in a text whose year stands with it.
pub(crate) fn month_of_year(input: Tokens<'_>) -> Option<FoundDate> {
    let mut found = None;
    scan(input, point, |point, tokens, range| {
        if found.is_none() && point.month.is_some() && point.day.is_none() && point.year.is_some() {
            found = Some(FoundDate { date: point.date(), range, tokens });
        }
    });
    found
}

/// Whether a text says when and where something is held, and nothing that will be done: `Torsdag 19 oktober klockan 15–18`.
pub(crate) fn is_appointment(input: Tokens<'_>) -> bool {
    let verbs = Flags::VERBS.or(Flags::PASSIVE);
    let day = usize::from(input.first().is_some_and(|first| first.is(Flags::WEEKDAY)));
    let dated = point(input.from(day)).is_ok_and(|(_, point)| point.day.is_some());
    let timed = || input.rest.iter().any(|token| CLOCK.contains(&input.lower(token)));
    dated && timed() && !input.rest.iter().any(|token| token.is(verbs))
}

/// Hands over what `parser` finds from the left where a date can begin, with its tokens and its bytes in the text.
pub(super) fn scan<'t, T>(
    input: Tokens<'t>,
    parser: fn(Tokens<'t>) -> Out<'t, T>,
    mut found: impl FnMut(T, Range<usize>, Range<u32>),
) {
    let mut index = 0;
    while index < input.len() {
        if may_begin(&input.rest[index])
            && let Ok((rest, value)) = parser(input.from(index))
        {
            let end = input.len() - rest.len();
            found(value, index..end, input.rest[index].start..input.rest[end - 1].end);
            index = end;
        } else {
            index += 1;
        }
    }
}

/// Whether a token can begin a date: a figure, a month, a season, or `den`.
fn may_begin(token: &Token) -> bool {
    match token.kind {
        Kind::Figure(_) | Kind::Code => true,
        _ => token.is(Flags::MONTH.or(Flags::SEASON).or(Flags::MODIFIER)),
    }
}

/// One date, at whatever precision.
pub(super) fn point(input: Tokens<'_>) -> Out<'_, Point> {
    alt((iso, compact, spaced, day_month, month, season, slashed, year_only)).parse(input)
}

fn figure<'t>(range: std::ops::RangeInclusive<u16>) -> impl Parser<Tokens<'t>, Output = u16, Error = ()> {
    move |input: Tokens<'t>| match input.first().map(|token| token.kind) {
        Some(Kind::Figure(value)) if value.fract() == 0.0 && range.contains(&(value as u16)) => {
            Ok((input.from(1), value as u16))
        }
        _ => Err(nom::Err::Error(())),
    }
}

/// A calendar year as these documents name them.
pub(super) fn year<'t>() -> impl Parser<Tokens<'t>, Output = u16, Error = ()> {
    figure(YEARS)
}

fn iso(input: Tokens<'_>) -> Out<'_, Point> {
    let (rest, code) = token(|token| token.kind == Kind::Code).parse(input)?;
    let text = input.str(code).as_bytes();
    let form = text.iter().enumerate().all(|(at, byte)| match at {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if text.len() != 10 || !form {
        return Err(nom::Err::Error(()));
    }
    let number = |range: Range<usize>| {
        text[range].iter().fold(0u16, |value, digit| value * 10 + u16::from(digit.wrapping_sub(b'0')))
    };
    let point = Point {
        year: Some(number(0..4)),
        month: Some(number(5..7) as u8),
        day: Some(number(8..10) as u8),
        season: None,
    };
    Ok((rest, point))
}

/// `20160101`
fn compact(input: Tokens<'_>) -> Out<'_, Point> {
    let (rest, figure) = token(|token| token.end - token.start == 8).parse(input)?;
    let Kind::Figure(value) = figure.kind else { return Err(nom::Err::Error(())) };
    let value = value as u32;
    let (year, month, day) = ((value / 10_000) as u16, (value / 100 % 100) as u8, (value % 100) as u8);
    let known = YEARS.contains(&year)
        && input.text[figure.start as usize..figure.end as usize].bytes().all(|c| c.is_ascii_digit());
    match known && Date::day(year, month, day).is_some() {
        true => Ok((rest, Point { year: Some(year), month: Some(month), day: Some(day), season: None })),
        false => Err(nom::Err::Error(())),
    }
}

/// `2019 02 01`: what begins with a nought is one code, as telephone numbers are.
fn spaced(input: Tokens<'_>) -> Out<'_, Point> {
    let (rest, year) = year().parse(input)?;
    let (rest, code) = token(|token| token.kind == Kind::Code).parse(rest)?;
    let two = |text: &str| (text.len() == 2).then(|| text.parse::<u8>().ok()).flatten();
    let parts = input.str(code).split_once(' ').and_then(|(month, day)| two(month).zip(two(day)));
    let (month, day) = parts.filter(|(month, _)| (1..=12).contains(month)).ok_or(nom::Err::Error(()))?;
    Ok((rest, Point { year: Some(year), month: Some(month), day: Some(day), season: None }))
}

fn day_month(input: Tokens<'_>) -> Out<'_, Point> {
    let (input, _) = opt(word("den")).parse(input)?;
    let (input, day) = alt((figure(1..=39), ordinal)).parse(input)?;
    let (input, _) = opt(sign('.')).parse(input)?;
    let (input, month) = flagged(Flags::MONTH).parse(input)?;
    let (input, _) = opt(word("år")).parse(input)?;
    let (input, year) = opt(year()).parse(input)?;
    Ok((input, Point { year, month: Some(month.lex.value), day: Some(day as u8), season: None }))
}

/// `30:e`, `1:a`
fn ordinal(input: Tokens<'_>) -> Out<'_, u16> {
    let (rest, code) = token(|token| token.kind == Kind::Code).parse(input)?;
    let text = input.str(code);
    let day = text.strip_suffix(":e").or(text.strip_suffix(":a")).and_then(|day| day.parse().ok());
    day.map(|day| (rest, day)).ok_or(nom::Err::Error(()))
}

fn month(input: Tokens<'_>) -> Out<'_, Point> {
    let (input, month) = flagged(Flags::MONTH).parse(input)?;
    let (input, year) = opt(year()).parse(input)?;
    Ok((input, Point { year, month: Some(month.lex.value), ..Point::default() }))
}

fn season(input: Tokens<'_>) -> Out<'_, Point> {
    let (input, season) = token(|token: &Token| token.is(Flags::SEASON)).parse(input)?;
    let (input, year) = opt(year()).parse(input)?;
    Ok((input, Point { year, season: Some(season.lex.value), ..Point::default() }))
}

fn slashed(input: Tokens<'_>) -> Out<'_, Point> {
    let (input, day) = figure(1..=31).parse(input)?;
    let (input, _) = sign('/').parse(input)?;
    let (input, month) = figure(1..=12).parse(input)?;
    let (input, _) = opt(alt((sign('-'), sign('/'), sign(',')))).parse(input)?;
    let (input, year) = year().parse(input)?;
    Ok((input, Point { year: Some(year), month: Some(month as u8), day: Some(day as u8), season: None }))
}

fn year_only(input: Tokens<'_>) -> Out<'_, Point> {
    let (input, year) = year().parse(input)?;
    Ok((input, Point { year: Some(year), ..Point::default() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    fn found(text: &str) -> Vec<Option<String>> {
        read(text, dates).into_iter().map(|found| found.date.map(|date| date.to_string())).collect()
    }

    #[test]
    fn days_to_meet_on() {
        for (text, expected) in [
            ("Torsdag 19 oktober klockan 15–18 på torget", true),
            ("Den 19 oktober kl. 15 utanför biblioteket", true),
            ("Torsdag 19 oktober klockan 15 är polisen på torget", false),
            ("Torsdagar klockan 15–18 på torget", false),
            ("Fotpatrull den 19 oktober klockan 15", false),
            ("19 oktober på torget", false),
        ] {
            assert_eq!(read(text, is_appointment), expected, "{text}");
        }
    }

    #[test]
    fn days() {
        for (text, expected) in [
            ("Aneby 2023-05-30", vec![Some("2023-05-30")]),
            ("Arboga den 11 februari 2019", vec![Some("2019-02-11")]),
            ("Datum: 2021-06-01", vec![Some("2021-06-01")]),
            ("Mora 12/3 2021", vec![Some("2021-03-12")]),
            ("31 juni 2019", vec![None]),
            ("hösten 2015", vec![]),
            ("13 juni", vec![]),
            ("2018-2019", vec![]),
        ] {
            assert_eq!(
                found(text),
                expected.into_iter().map(|date| date.map(str::to_owned)).collect::<Vec<_>>(),
                "{text}"
            );
        }
    }

    #[test]
    fn months_with_their_years() {
        for (text, expected) in [
            ("Aneby i maj 2023", Some("2023-05")),
            ("den 1 juni 2023, maj 2022", Some("2022-05")),
            ("den 1 juni 2023", None),
            ("maj", None),
            ("hösten 2023", None),
            ("2023", None),
        ] {
            let found = read(text, month_of_year);
            assert_eq!(found.and_then(|found| found.date).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn days_that_are_none() {
        for (text, expected) in [
            ("den 30 februari 2019", vec![None]),
            ("2023-13-01", vec![None]),
            ("39 maj 2019", vec![None]),
            ("40 maj 2019", vec![]),
            ("0 maj 2019", vec![]),
            ("1,5 maj 2019", vec![]),
            ("32/5 2019", vec![]),
            ("31/13 2019", vec![]),
            ("0/5 2019", vec![]),
            ("6:e mötet i maj 2019", vec![]),
            ("1 maj 1989", vec![]),
            ("1 maj 2050", vec![]),
            ("0921-62 00 00", vec![]),
            ("2019:05:01", vec![]),
            ("20191301", vec![]),
            ("2019 12 11 träffar", vec![]),
            ("2019 02 11 00", vec![]),
            ("2019 00 11", vec![]),
            ("20500501", vec![]),
            ("2019050", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn days_in_every_form() {
        for (text, expected) in [
            ("den 1. maj år 2019", vec!["2019-05-01"]),
            ("den 30:e maj 2019", vec!["2019-05-30"]),
            ("1:a juni 2019", vec!["2019-06-01"]),
            ("1 maj 1990", vec!["1990-05-01"]),
            ("1 maj 2049", vec!["2049-05-01"]),
            ("31/12-2019", vec!["2019-12-31"]),
            ("31/12/2019", vec!["2019-12-31"]),
            ("31/12, 2019", vec!["2019-12-31"]),
            ("1 maj 2019 och 2 juni 2019", vec!["2019-05-01", "2019-06-02"]),
            ("2019-05-01 2019-06-02", vec!["2019-05-01", "2019-06-02"]),
            ("20190501", vec!["2019-05-01"]),
            ("Kalix 2019 02 01", vec!["2019-02-01"]),
        ] {
            let expected: Vec<_> = expected.into_iter().map(|date| Some(date.to_owned())).collect();
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn days_know_where_they_stand() {
        let text = "Mora den 1 maj 2019, Orsa 2 juni 2019";
        let places =
            read(text, |tokens| dates(tokens).into_iter().map(|found| (found.range, found.tokens)).collect::<Vec<_>>());
        let texts: Vec<_> = places.iter().map(|(range, _)| &text[range.start as usize..range.end as usize]).collect();
        assert_eq!(texts, ["den 1 maj 2019", "2 juni 2019"]);
        assert_eq!(places[0].1, 1..5);
        assert_eq!(places[1].1, 7..10);
    }
}
