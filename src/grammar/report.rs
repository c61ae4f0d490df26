//! Follow-ups: what a table's columns are for, and what time a report is for.

use std::ops::Range;

use super::heading::announced;
use super::token::{Kind, Token, Tokens};
use crate::document::{Date, ReportPeriod};
use crate::vocabulary::{ColumnHead, Cue, Flags, Lower, Stems, column_head};

/// What a table's column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// What its name says.
    Named(ColumnHead),
    /// Reports for a part of the year; the year where it is stated.
    Part(Part, Option<u16>),
    /// Anything else.
    Unknown,
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// 1 to 3
    Tertial(u8),
    /// 1 to 4
    Quarter(u8),
    /// 1 or 2
    Half(u8),
    /// EDTF number of a season.
    Season(u8),
    /// 1 to 12
    Month(u8),
    /// The whole of it.
    Year,
}

impl Part {
    /// The part of this year.
    pub(crate) fn of(self, year: u16) -> ReportPeriod {
        match self {
            Self::Tertial(tertial) => ReportPeriod::Tertial { year, tertial },
            Self::Quarter(quarter) => ReportPeriod::Quarter { year, quarter },
            Self::Half(half) => ReportPeriod::Half { year, half },
            Self::Season(season) => {
                let date = Date::Season { year, season };
                ReportPeriod::Range { start: date, end: date }
            }
            Self::Month(month) => {
                let date = Date::Month { year, month };
                ReportPeriod::Range { start: date, end: date }
            }
            Self::Year => ReportPeriod::Range { start: Date::Year(year), end: Date::Year(year) },
        }
    }
}

/// What the column under this header holds.
pub(crate) fn column(input: Tokens<'_>) -> Column {
    if let Some((part, year, _)) = part(input) {
        return Column::Part(part, year);
    }
    if let Some(year) = only_year(input) {
        return Column::Part(Part::Year, Some(year));
    }
    if let Some((part, year)) = season_or_month(input) {
        return Column::Part(part, year);
    }
    // `Vad vi lovade`, `Vad vi gjorde`
    match announced(input) {
        Some(Cue::Promised) => return Column::Named(ColumnHead::Activity),
        Some(Cue::Outcome) if column_head(&input.lower(&input.rest[0])) == Some(ColumnHead::Activity) => {
            return Column::Named(ColumnHead::Report);
        }
        _ => {}
    }
    // `Så blev det`: the first words name a column, later ones may belong to a cell.
    for token in input.rest.iter().take(3) {
        let lower = input.lower(token);
        if let Some(head) = column_head(&lower) {
            return Column::Named(head);
        }
        // `Insatser`, alone: with more it is what an activity is about.
        if lower.is("insatser") && input.len() == 1 {
            return Column::Named(ColumnHead::Activity);
        }
    }
    Column::Unknown
}

/// `Våren 2019`, `Mars`, `Okt.`, and nothing else.
fn season_or_month(input: Tokens<'_>) -> Option<(Part, Option<u16>)> {
    let (part, year, tokens) = season_or_month_here(input)?;
    (input.len() == tokens).then_some((part, year))
}

/// A season or month that the tokens begin with, its year, and how many tokens it takes.
fn season_or_month_here(input: Tokens<'_>) -> Option<(Part, Option<u16>, usize)> {
    let first = input.first()?;
    let part = match first.lex.value {
        season if first.is(Flags::SEASON) => Part::Season(season),
        month if first.is(Flags::MONTH) => Part::Month(month),
        _ => return None,
    };
    let dotted = usize::from(input.get(1).is_some_and(|token| token.is_sign('.')));
    let year = year_at(input, 1 + dotted);
    Some((part, year, 1 + dotted + usize::from(year.is_some())))
}

/// What the columns under a header hold. One month alone is when something is to be done.
pub(crate) fn columns<'t>(cells: impl Iterator<Item = Tokens<'t>>) -> Vec<Column> {
    let mut columns: Vec<Column> = cells.map(column).collect();
    let mut months = columns.iter_mut().filter(|column| is_month(column));
    if let (Some(only), None) = (months.next(), months.next()) {
        *only = Column::Unknown;
    }
    columns
}

/// Whether a row of these cells has columns for parts of a year, or for how far things have come.
pub(crate) fn has_time<'t>(cells: impl Iterator<Item = Tokens<'t>>) -> bool {
    let mut months = 0;
    cells.map(column).any(|column| {
        months += usize::from(is_month(&column));
        match column {
            Column::Part(Part::Month(_), _) => months > 1,
            _ => matches!(column, Column::Part(..) | Column::Named(ColumnHead::Status)),
        }
    })
}

fn is_month(column: &Column) -> bool {
    matches!(column, Column::Part(Part::Month(_), _))
}

/// `2018`, `År 2018`, `Utfall 2018`: the year of a column that holds its reports.
fn only_year(input: Tokens<'_>) -> Option<u16> {
    let (_, before) = input.rest.split_last()?;
    let reports = |token: &Token| {
        let word = input.lower(token);
        word.is("år") || column_head(&word) == Some(ColumnHead::Report)
    };
    let year = year_at(input, before.len())?;
    before.iter().all(reports).then_some(year)
}

/// What the text says that it reports on: `tredje tertialet 2019`, `andra halvåret 2019`, `helåret 2020`.
///
/// A part of a year without its year takes `year`.
pub(crate) fn reporting(input: Tokens<'_>, year: Option<u16>) -> Option<(ReportPeriod, Range<u32>)> {
    (0..input.len()).find_map(|index| {
        let at = input.from(index);
        let (part, stated, tokens) = part_here(at)?;
        let year = stated.or(year)?;
        Some((part.of(year), at.rest[0].start..at.rest[tokens - 1].end))
    })
}

fn part(input: Tokens<'_>) -> Option<(Part, Option<u16>, usize)> {
    (0..input.len()).find_map(|index| part_here(input.from(index)))
}

/// `Kvartal 1: Nio kontroller`, `Uppföljning T1: …`: what the report is for, and where its text begins.
pub(crate) fn labelled(input: Tokens<'_>, year: Option<u16>) -> Option<(ReportPeriod, u32)> {
    let reports = input.first().is_some_and(|first| column_head(&input.lower(first)) == Some(ColumnHead::Report));
    let input = input.from(usize::from(reports));
    let (part, stated, tokens) = part_here(input).or_else(|| {
        // `Maj – juni: …` is no report for May.
        let found = season_or_month_here(input)?;
        input.get(found.2).is_some_and(|sign| sign.is_sign(':')).then_some(found)
    })?;
    let sign = input.get(tokens)?;
    let year = stated.or(year)?;
    (sign.is_sign(':') || sign.is_dash()).then_some((part.of(year), sign.end))
}

/// `Tertial 2: –`: the label of a report, and that there is none.
pub(crate) fn is_empty_report(input: Tokens<'_>) -> bool {
    part_here(input).is_some_and(|(_, _, tokens)| {
        let rest = &input.rest[tokens..];
        rest.first().is_some_and(|sign| sign.is_sign(':')) && rest.len() > 1 && rest[1..].iter().all(Token::is_dash)
    })
}

/// A part of a year that the tokens begin with, its year, and how many tokens it takes.
fn part_here(input: Tokens<'_>) -> Option<(Part, Option<u16>, usize)> {
    let first = input.first()?;
    // Most words begin in another way.
    let begins = input.text.as_bytes()[first.start as usize].to_ascii_lowercase();
    if !matches!(begins, b'a' | b'f' | b'h' | b'i' | b'k' | b'q' | b't' | b'0'..=b'9') {
        return months(input);
    }
    let lower = input.lower(first);
    let lower: &str = &lower;
    let second = || Lower::new(input.get(1).map_or("", |token| input.str(token)));
    // `T1`, `Q3`, `H2`
    if lower.len() == 2 && lower.is_ascii() && lower.as_bytes()[1].is_ascii_digit() {
        let number = lower.as_bytes()[1] - b'0';
        let part = match lower.as_bytes()[0] {
            b't' => part_of("tertial", number),
            b'q' | b'k' => part_of("kvartal", number),
            b'h' => part_of("halvår", number),
            _ => None,
        }?;
        return Some((part, year_at(input, 1), 1 + usize::from(year_at(input, 1).is_some())));
    }
    // `Tertial 1`, `Halvår 2 2019`, `Kvartalsrapport 3, 2019`
    if let Some(unit) = unit(lower).or_else(|| report_of(first, lower))
        && let Some(number) = ordinal(input, 1)
        && number < 5
    {
        let part = part_of(unit, number)?;
        let dotted = usize::from(input.get(2).is_some_and(|token| token.is_sign(',')));
        let year = year_at(input, 2 + dotted);
        return Some((part, year, if year.is_some() { 3 + dotted } else { 2 }));
    }
    // `tredje tertialet 2019`, `1:a halvåret`
    if let Some(number) = ordinal(input, 0)
        && let Some(unit) = unit(&second())
    {
        let part = part_of(unit, number)?;
        // `av 2019`
        let of = usize::from(input.get(2).is_some_and(|token| input.str(token) == "av" || input.str(token) == "år"));
        let year = year_at(input, 2 + of);
        return Some((part, year, if year.is_some() { 3 + of } else { 2 }));
    }
    if matches!(lower, "helår" | "helåret" | "helårsuppföljning") {
        let year = year_at(input, 1);
        return Some((Part::Year, year, 1 + usize::from(year.is_some())));
    }
    months(input)
}

/// `jan–apr`, `januari-juni 2019`: the months of a part of the year.
fn months(input: Tokens<'_>) -> Option<(Part, Option<u16>, usize)> {
    let month = |index: usize| input.get(index).filter(|token| token.is(Flags::MONTH)).map(|token| token.lex.value);
    let first = month(0)?;
    let joined = input.get(1).is_some_and(|token| token.is_dash() || input.str(token) == "till");
    let last = month(2).filter(|_| joined)?;
    let part = match (first, last) {
        (1, 4) => Part::Tertial(1),
        (5, 8) => Part::Tertial(2),
        (9, 12) => Part::Tertial(3),
        (1, 3) => Part::Quarter(1),
        (4, 6) => Part::Quarter(2),
        (7, 9) => Part::Quarter(3),
        (10, 12) => Part::Quarter(4),
        (1, 6) => Part::Half(1),
        (7, 12) => Part::Half(2),
        (1, 12) => Part::Year,
        _ => return None,
    };
    let year = year_at(input, 3);
    Some((part, year, 3 + usize::from(year.is_some())))
}

fn unit(word: &str) -> Option<&'static str> {
    match word {
        "tertial" | "tertialet" | "tertialen" => Some("tertial"),
        "kvartal" | "kvartalet" | "kv" => Some("kvartal"),
        "halvår" | "halvåret" => Some("halvår"),
        _ => None,
    }
}

fn part_of(unit: &str, number: u8) -> Option<Part> {
    match (unit, number) {
        ("tertial", 1..=3) => Some(Part::Tertial(number)),
        ("kvartal", 1..=4) => Some(Part::Quarter(number)),
        ("halvår", 1..=2) => Some(Part::Half(number)),
        _ => None,
    }
}

/// `kvartalsrapport`, `halvårsuppföljning`: the part of a year that a report is named after.
fn report_of(token: &Token, word: &str) -> Option<&'static str> {
    let reports = token.lex.stems.any(Stems::UPPFOLJNING.or(Stems::REDOVISNING).or(Stems::UTVARDERING));
    ["tertial", "kvartal", "halvår"].into_iter().find(|part| reports && word.starts_with(part))
}

fn ordinal(input: Tokens<'_>, index: usize) -> Option<u8> {
    let token = input.get(index)?;
    match &*input.lower(token) {
        "första" | "1:a" => Some(1),
        // `varje kvartal i rådet` counts nothing.
        "i" if input.str(token) == "I" => Some(1),
        "andra" | "2:a" | "ii" => Some(2),
        "tredje" | "3:e" | "iii" => Some(3),
        "fjärde" | "4:e" => Some(4),
        _ => match token.kind {
            Kind::Figure(value) if (1.0..5.0).contains(&value) && value.fract() == 0.0 => Some(value as u8),
            _ => None,
        },
    }
}

fn year_at(input: Tokens<'_>, index: usize) -> Option<u16> {
    match input.get(index)?.kind {
        Kind::Figure(value) if (1990.0..2050.0).contains(&value) => Some(value as u16),
        _ => None,
    }
}

/// Whether a report says that its number includes earlier ones: `sammanlagt`, `totalt`, `hittills`.
pub(crate) fn is_cumulative(input: Tokens<'_>) -> bool {
    input.rest.iter().any(|token| token.is(Flags::CUMULATIVE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn columns() {
        for (text, expected) in [
            ("Aktivitet", Column::Named(ColumnHead::Activity)),
            ("Tertial 1", Column::Part(Part::Tertial(1), None)),
            ("Tertial 1 jan–apr", Column::Part(Part::Tertial(1), None)),
            ("T2 2019", Column::Part(Part::Tertial(2), Some(2019))),
            ("Halvår 2", Column::Part(Part::Half(2), None)),
            ("Första halvåret", Column::Part(Part::Half(1), None)),
            ("Kvartal 3", Column::Part(Part::Quarter(3), None)),
            ("Tertial I", Column::Part(Part::Tertial(1), None)),
            ("Våren 2019", Column::Part(Part::Season(21), Some(2019))),
            ("Vad vi lovade", Column::Named(ColumnHead::Activity)),
            ("Vad vi gjorde", Column::Named(ColumnHead::Report)),
            ("Måluppfyllelse", Column::Named(ColumnHead::Status)),
            ("2018", Column::Part(Part::Year, Some(2018))),
            ("Utfall 2018", Column::Part(Part::Year, Some(2018))),
            ("Mål 2018", Column::Named(ColumnHead::Promise)),
            ("Jan–juni 2020", Column::Part(Part::Half(1), Some(2020))),
            ("Ansvarig", Column::Named(ColumnHead::Responsible)),
            ("Status", Column::Named(ColumnHead::Status)),
            ("Kommentar", Column::Named(ColumnHead::Comment)),
            ("Resultat", Column::Named(ColumnHead::Report)),
            ("Medborgarlöfte", Column::Named(ColumnHead::Promise)),
            ("", Column::Unknown),
        ] {
            assert_eq!(read(text, column), expected, "{text}");
        }
    }

    #[test]
    fn months_as_columns() {
        let of = |cells: &[&str]| {
            let tokens: Vec<_> =
                cells.iter().map(|cell| crate::grammar::read(cell, |input| input.rest.to_vec())).collect();
            let inputs = || cells.iter().zip(&tokens).map(|(cell, tokens)| Tokens::new(cell, tokens));
            (super::columns(inputs()), has_time(inputs()))
        };
        let month = |month, year| Column::Part(Part::Month(month), year);
        let activity = Column::Named(ColumnHead::Activity);
        assert_eq!(of(&["Aktivitet", "Mars"]), (vec![activity, Column::Unknown], false));
        assert_eq!(of(&["Aktivitet", "Mars", "Okt."]), (vec![activity, month(3, None), month(10, None)], true));
        assert_eq!(
            of(&["Aktivitet", "Okt. 2019", "Maj"]),
            (vec![activity, month(10, Some(2019)), month(5, None)], true)
        );
        // When it is to be done.
        assert_eq!(of(&["Torgmöte", "Mars"]), (vec![Column::Unknown, Column::Unknown], false));
    }

    #[test]
    fn labels_of_time() {
        let found = |text: &str| read(text, |input| labelled(input, Some(2019)).map(|(period, _)| period));
        let may = Date::Month { year: 2019, month: 5 };
        assert_eq!(found("Maj: två möten"), Some(ReportPeriod::Range { start: may, end: may }));
        assert_eq!(found("Maj – juni: två möten"), None);
        assert_eq!(found("Maj månad var lugn"), None);
    }

    #[test]
    fn what_it_is_for() {
        let found = |text: &str, year| read(text, |input| reporting(input, year).map(|(period, _)| period));
        assert_eq!(
            found("Uppföljningen avser tredje tertialet 2019.", None),
            Some(ReportPeriod::Tertial { year: 2019, tertial: 3 })
        );
        assert_eq!(found("Tertial 3 2022", None), Some(ReportPeriod::Tertial { year: 2022, tertial: 3 }));
        assert_eq!(
            found("Halvårsuppföljning, andra halvåret 2019", None),
            Some(ReportPeriod::Half { year: 2019, half: 2 })
        );
        assert_eq!(found("Kvartal 3", Some(2021)), Some(ReportPeriod::Quarter { year: 2021, quarter: 3 }));
        assert_eq!(found("Kvartalsrapport 3, 2019", None), Some(ReportPeriod::Quarter { year: 2019, quarter: 3 }));
        assert_eq!(found("Vi ses varje kvartal i rådet", Some(2019)), None);
        assert_eq!(found("Medborgarlöften 2019", Some(2019)), None);
    }
}
