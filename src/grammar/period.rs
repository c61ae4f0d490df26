//! Periods: `2018-2019`, `mars-maj 2022`, `1 juli 2018 - 30 juni 2020`, `tills vidare`.
//!
//! ```text
//! period = point ((dash | "till" "och med"? | "och" | "/") point)?
//! ```

use std::ops::Range;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use smallvec::SmallVec;

use super::date::{Point, point, scan};
use super::part_of_year::part_here;
use super::token::{Kind, Out, Token, Tokens, flagged, sign, token, word};
use crate::document::Date;
use crate::vocabulary::year::{BETWEEN, LASTS};
use crate::vocabulary::{Flags, Stems};

/// A period in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundPeriod {
    /// `None` where the calendar has no such day.
    pub(crate) start: Option<Date>,
    /// The same as `start` where one date stands alone; `None` where the calendar has no such day.
    pub(crate) end: Option<Date>,
    /// Whether two dates were written.
    pub(crate) ranged: bool,
    /// Whether any of its dates is a day.
    pub(crate) full: bool,
    pub(crate) range: Range<u32>,
    /// Indices of its tokens.
    pub(crate) tokens: Range<usize>,
}

/// The periods in a text, in order; single dates too.
pub(crate) fn periods(input: Tokens<'_>) -> SmallVec<[FoundPeriod; 2]> {
    let mut found = SmallVec::<[FoundPeriod; 2]>::new();
    scan(input, period, |(first, second): (Point, Option<Point>), tokens, range| {
        if first.year.is_some() {
            let last = second.unwrap_or(first);
            if let Some(start) = found.last_mut().filter(|before| is_between(input, before, &tokens)) {
                (start.end, start.ranged) = (last.date(), true);
                (start.range.end, start.tokens.end) = (range.end, tokens.end);
                return;
            }
            found.push(FoundPeriod {
                start: first.date(),
                end: last.date(),
                ranged: second.is_some(),
                full: first.day.is_some() || last.day.is_some(),
                range,
                tokens,
            });
        }
    });
    found
}

/// `mellan den 1 januari 2023 och den 31 december 2024`: whether a day that was found begins what ends at `tokens`.
fn is_between(input: Tokens<'_>, before: &FoundPeriod, tokens: &Range<usize>) -> bool {
    let lead = before.tokens.start.checked_sub(1).map(|lead| &input.rest[lead]);
    before.full
        && !before.ranged
        && tokens.start == before.tokens.end + 1
        && input.rest[before.tokens.end].is(Flags::AND)
        && lead.is_some_and(|lead| input.lower(lead) == BETWEEN)
}

/// The months of a part of a year whose year was found: `första halvåret 2023`.
pub(crate) fn with_part(input: Tokens<'_>, mut found: FoundPeriod) -> FoundPeriod {
    let Some(Date::Year(year)) = found.start.filter(|_| !found.ranged) else { return found };
    let from = found.tokens.start.saturating_sub(LONGEST_PART);
    if !input.rest[from..found.tokens.start].iter().any(|token| token.lex.stems.any(Stems::TERTIAL)) {
        return found;
    }
    let named = (from..found.tokens.start).find_map(|start| {
        let (part, stated, tokens) = part_here(input.from(start))?;
        (stated == Some(year) && start + tokens == found.tokens.end).then_some((part.months()?, start))
    });
    if let Some(((first, last), start)) = named {
        found.start = Some(Date::Month { year, month: first });
        found.end = Some(Date::Month { year, month: last });
        found.range.start = input.rest[start].start;
        found.tokens.start = start;
    }
    found
}

/// `andra halvåret av` stands before its year.
const LONGEST_PART: usize = 4;

/// `23/24`, as titles have it: two years in a row, in figures that can be no day and month.
pub(crate) fn short_years(input: Tokens<'_>) -> Option<FoundPeriod> {
    let two = |index: usize| {
        let token = input.get(index).filter(|token| token.end - token.start == 2)?;
        match token.kind {
            Kind::Figure(value) if (15.0..50.0).contains(&value) => Some(2000 + value as u16),
            _ => None,
        }
    };
    (1..input.len()).find_map(|index| {
        let (first, last) = (two(index)?, two(index + 2)?);
        let joined = input.get(index + 1).is_some_and(|sign| sign.is_sign('/') || sign.is_dash());
        let before = &input.rest[index - 1];
        let after = input.get(index + 3).is_none_or(|next| next.is_word() || next.is_sign('.') || next.is_sign(','));
        // `Medborgarlöfte 23/24`, but not `sida 23/24`
        let label = before.is(Flags::MONTH.or(Flags::LABEL).or(Flags::LAW)) && !before.lex.stems.any(Stems::LOFTE);
        let named = before.is_word() && !label;
        (joined && after && named && last == first + 1).then(|| FoundPeriod {
            start: Some(Date::Year(first)),
            end: Some(Date::Year(last)),
            ranged: true,
            full: false,
            range: input.rest[index].start..input.rest[index + 2].end,
            tokens: index..index + 3,
        })
    })
}

/// Whether the text says that there is no end yet: `tills vidare`, `till dess att`. Gives where.
pub(crate) fn open_end(input: Tokens<'_>) -> Option<Range<u32>> {
    // Both words begin so, which most do not.
    let begins = |index: &usize| input.text.as_bytes()[input.rest[*index].start as usize] | 0x20 == b't';
    (0..input.len()).filter(begins).find_map(|index| {
        let at = input.from(index);
        let words: [&str; 3] = std::array::from_fn(|offset| at.get(offset).map_or("", |token| at.str(token)));
        let tokens = match words {
            ["tills" | "Tills", "vidare", _] => 2,
            ["till" | "tills", "dess", _] => 2,
            ["tills", "nytt" | "ett" | "nya", _] => 2,
            _ => return None,
        };
        Some(at.rest[0].start..at.rest[tokens - 1].end)
    })
}

fn period(input: Tokens<'_>) -> Out<'_, (Point, Option<Point>)> {
    let (input, mut first) = point(input)?;
    let (input, second) = match opt((separator, second)).parse(input)? {
        (rest, Some((kind, mut second))) if fits(kind, &first, &second) => {
            complete(&mut first, &mut second);
            (rest, Some(second))
        }
        _ => short_year(input, &first).map_or((input, None), |(rest, second)| (rest, Some(second))),
    };
    // `2018, 2019 och 2020`
    let (input, second) = match second {
        None => listed(input, &first),
        found => (input, found),
    };
    Ok((input, (first, second)))
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Separator {
    Dash,
    Until,
    And,
    Slash,
}

fn separator(input: Tokens<'_>) -> Out<'_, Separator> {
    alt((
        (token(Token::is_dash), opt(token(Token::is_dash))).map(|_| Separator::Dash),
        (word("till"), opt((word("och"), word("med"))), opt(word("den"))).map(|_| Separator::Until),
        (opt(word("fram")), word("till")).map(|_| Separator::Until),
        (flagged(Flags::AND), lasts, word("till"), opt((word("och"), word("med"))), opt(word("den")))
            .map(|_| Separator::Until),
        (alt((word("t.o.m"), word("tom"))), opt(sign('.')), opt(word("den"))).map(|_| Separator::Until),
        (word("t"), word("o"), word("m"), opt(word("den"))).map(|_| Separator::Until),
        flagged(Flags::AND).map(|_| Separator::And),
        sign('/').map(|_| Separator::Slash),
    ))
    .parse(input)
}

/// `… och pågå till och med april`
fn lasts(input: Tokens<'_>) -> Out<'_, &Token> {
    token(|token| token.is(Flags::ONGOING.or(Flags::HOLDS)) || LASTS.contains(&input.lower(token))).parse(input)
}

fn second(input: Tokens<'_>) -> Out<'_, Point> {
    point(input)
}

/// Whether two dates with this between them make a period.
fn fits(separator: Separator, first: &Point, second: &Point) -> bool {
    let years = |point: &Point| point.month.is_none() && point.season.is_none();
    second.year.is_some()
        && match separator {
            Separator::Dash | Separator::Until => true,
            Separator::And | Separator::Slash => years(first) == years(second) && first.day.is_none(),
        }
}

/// `1 april – 30 september 2019`: the year stands once.
fn complete(first: &mut Point, second: &mut Point) {
    first.year = first.year.or(second.year);
}

/// `2018-19`
fn short_year<'t>(input: Tokens<'t>, first: &Point) -> Option<(Tokens<'t>, Point)> {
    let year = first.year.filter(|_| first.month.is_none() && first.season.is_none())?;
    let sign = input.first()?;
    let next = input.get(1)?;
    let two = next.end - next.start == 2;
    match next.kind {
        Kind::Figure(value) if two && (sign.is_dash() || sign.is_sign('/')) && value as u16 == (year + 1) % 100 => {
            Some((input.from(2), Point { year: Some(year + 1), ..Point::default() }))
        }
        _ => None,
    }
}

fn listed<'t>(mut input: Tokens<'t>, first: &Point) -> (Tokens<'t>, Option<Point>) {
    let mut last = None;
    if first.month.is_some() || first.season.is_some() {
        return (input, None);
    }
    while let Ok((rest, (_, next))) = (alt((sign(','), flagged(Flags::AND))), point).parse(input) {
        if next.month.is_some()
            || next.season.is_some()
            || next.year <= last.map_or(first.year, |last: Point| last.year)
        {
            break;
        }
        last = Some(next);
        input = rest;
    }
    (input, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    fn first(text: &str) -> Option<(String, String)> {
        let found = read(text, periods).into_iter().next()?;
        Some((found.start?.to_string(), found.end?.to_string()))
    }

    #[test]
    fn written_in_every_way() {
        for (text, start, end) in [
            ("Medborgarlöfte i Aneby kommun 2023-2024", "2023", "2024"),
            ("2018–2019", "2018", "2019"),
            ("2021 – 2022", "2021", "2022"),
            ("2018 — 2019", "2018", "2019"),
            ("2018 − 2019", "2018", "2019"),
            ("2020/2021", "2020", "2021"),
            ("2018-19", "2018", "2019"),
            ("2022 och 2023", "2022", "2023"),
            ("åren 2021 och 2022", "2021", "2022"),
            ("2018, 2019 och 2020", "2018", "2020"),
            ("hösten 2015", "2015-23", "2015-23"),
            ("våren till hösten 2016", "2016-21", "2016-23"),
            ("mars-maj 2022", "2022-03", "2022-05"),
            ("juni till och med augusti 2021", "2021-06", "2021-08"),
            ("1 juli 2018 - 30 juni 2020", "2018-07-01", "2020-06-30"),
            ("2018-07-01—2020-06-30", "2018-07-01", "2020-06-30"),
            ("1 april – 30 september 2019", "2019-04-01", "2019-09-30"),
            ("den 1 juli 2018 till och med den 30 juni 2020", "2018-07-01", "2020-06-30"),
            ("2019", "2019", "2019"),
        ] {
            assert_eq!(first(text), Some((start.to_owned(), end.to_owned())), "{text}");
        }
        assert_eq!(first("1 april 2018 – 31 juni 2019"), None);
        assert_eq!(first("i årskurs 8"), None);
    }

    #[test]
    fn joined_in_every_way() {
        for (text, start, end) in [
            ("2018 till 2020", "2018", "2020"),
            ("2018 fram till 2020", "2018", "2020"),
            ("januari t.o.m. mars 2020", "2020-01", "2020-03"),
            ("2018 tom 2019", "2018", "2019"),
            ("2018-05-01 t o m 2019-06-02", "2018-05-01", "2019-06-02"),
            ("2018-05-01 t.o.m. den 2 juni 2019", "2018-05-01", "2019-06-02"),
            ("mellan den 1 maj 2018 och den 2 juni 2019", "2018-05-01", "2019-06-02"),
            ("2018 -- 2019", "2018", "2019"),
            ("20160101–20161231", "2016-01-01", "2016-12-31"),
            ("20190601-20211231", "2019-06-01", "2021-12-31"),
            ("1 maj 2018 och gäller till och med april 2019", "2018-05-01", "2019-04"),
            ("3 oktober 2016 och pågå till och med april 2017", "2016-10-03", "2017-04"),
            ("mars och maj 2022", "2022-03", "2022-05"),
            ("våren och hösten 2022", "2022-21", "2022-23"),
            ("2018/19", "2018", "2019"),
            ("2018, 2019, 2020 och 2021", "2018", "2021"),
        ] {
            assert_eq!(first(text), Some((start.to_owned(), end.to_owned())), "{text}");
        }
    }

    #[test]
    fn joined_no_further_than_meant() {
        for (text, start, end) in [
            ("2018 och mars 2019", "2018", "2018"),
            ("2018 och hösten 2019", "2018", "2018"),
            ("den 1 maj 2018 och den 2 juni 2019", "2018-05-01", "2018-05-01"),
            ("den 1 maj 2018 / 2 juni 2019", "2018-05-01", "2018-05-01"),
            ("2018-20", "2018", "2018"),
            ("2018 19", "2018", "2018"),
            ("2018, 19", "2018", "2018"),
            ("2018-019", "2018", "2018"),
            ("maj 2018-19", "2018-05", "2018-05"),
            ("hösten 2018-19", "2018-23", "2018-23"),
            ("2018, 2018", "2018", "2018"),
            ("2019 och 2018, 2017", "2019", "2018"),
            ("2018, 2020 och 2019", "2018", "2020"),
            ("2018, maj 2019", "2018", "2018"),
            ("maj 2018, juni 2019", "2018-05", "2018-05"),
        ] {
            assert_eq!(first(text), Some((start.to_owned(), end.to_owned())), "{text}");
        }
    }

    #[test]
    fn parts_of_a_year() {
        for (text, start, end) in [
            ("första halvåret 2023", "2023-01", "2023-06"),
            ("andra halvåret av 2023", "2023-07", "2023-12"),
            ("halvår 1, 2023", "2023-01", "2023-06"),
            ("tertial 3 2023", "2023-09", "2023-12"),
            ("kvartal 2 2023", "2023-04", "2023-06"),
            ("första halvåret och hela 2023", "2023", "2023"),
            ("halvåret 2023", "2023", "2023"),
            ("tertial 1 2023-2024", "2023", "2024"),
        ] {
            let found = read(text, |tokens| with_part(tokens, periods(tokens).into_iter().next().unwrap()));
            let found = (found.start.unwrap().to_string(), found.end.unwrap().to_string());
            assert_eq!(found, (start.to_owned(), end.to_owned()), "{text}");
        }
    }

    #[test]
    fn years_of_two_figures() {
        for (text, expected) in [
            ("Medborgarlöfte 23/24", Some("23/24")),
            ("Medborgarlöfte Flens kommun 23–24", Some("23–24")),
            ("Medborgarlöften 24/25 i Flen", Some("24/25")),
            ("Medborgarlöfte 11/12", None),
            ("Medborgarlöfte 23/25", None),
            ("Medborgarlöfte, sida 23/24", None),
            ("Medborgarlöfte dnr 23/24", None),
            ("Medborgarlöfte 2023/24", None),
            ("Medborgarlöfte 23/24-25", None),
            ("Medborgarlöfte 3/4", None),
        ] {
            let found = read(text, short_years);
            assert_eq!(
                found.map(|found| &text[found.range.start as usize..found.range.end as usize]),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn how_much_was_written() {
        for (text, ranged, full) in [
            ("2018-2019", true, false),
            ("2018", false, false),
            ("den 1 maj 2018", false, true),
            ("2018-05-01 – 2019", true, true),
            ("maj 2018 – 30 juni 2019", true, true),
        ] {
            let found = read(text, |tokens| periods(tokens).into_iter().next().unwrap());
            assert_eq!((found.ranged, found.full), (ranged, full), "{text}");
        }
    }

    #[test]
    fn without_an_end() {
        for (text, expected) in [
            ("Löftet gäller tills vidare.", Some("tills vidare")),
            ("Tills vidare", Some("Tills vidare")),
            ("till dess att nya tas fram", Some("till dess")),
            ("tills dess", Some("tills dess")),
            ("tills nytt beslut", Some("tills nytt")),
            ("tills ett nytt tas", Some("tills ett")),
            ("tills nya löften tas", Some("tills nya")),
            ("till nytt beslut", None),
            ("till vidare", None),
            ("tydligt vidare", None),
            ("löftet gäller i år", None),
        ] {
            let found = read(text, open_end);
            assert_eq!(found.map(|range| &text[range.start as usize..range.end as usize]), expected, "{text}");
        }
    }
}
