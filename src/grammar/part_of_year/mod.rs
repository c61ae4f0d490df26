//! Parts of a year: what a report is for, and labels that say so.
//!
//! ```text
//! part  = ("tertial" | "kvartal" | "halvår") number year?   ; Tertial 1, Halvår 2 2019
//!       | ordinal ("tertialet" | …) year?                   ; andra halvåret 2019
//!       | "T1" | "helår" | month "–" month year?
//! label = report? part (":" | "–")                          ; Uppföljning T1:
//! alone = (report | preposition)* (part | season | month) ("(" months ")")? ":"?
//! ```

use std::ops::Range;

use super::token::{Kind, Token, Tokens};
use crate::document::{Date, ReportPeriod};
use crate::vocabulary::year::{
    FORMS_OF_PARTS, LETTERS_OF_PARTS, NUMBER_SIGN, OF_YEAR, ORDINALS, PARTS_OF_YEAR, SHORT_QUARTER, THE_YEAR, WHOLE,
    WHOLE_YEAR, WITH_OTHERS, WITHIN,
};
use crate::vocabulary::{ColumnHead, Flags, Lower, Stems, column_head};

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

impl Part {
    /// The first and the last month of a part that is named by its number.
    pub(super) fn months(self) -> Option<(u8, u8)> {
        let (number, length) = match self {
            Self::Tertial(number) => (number, 4),
            Self::Quarter(number) => (number, 3),
            Self::Half(number) => (number, 6),
            Self::Season(_) | Self::Month(_) | Self::Year => return None,
        };
        Some(((number - 1) * length + 1, number * length))
    }
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

pub(super) fn part(input: Tokens<'_>) -> Option<(Part, Option<u16>, usize)> {
    (0..input.len()).find_map(|index| part_here(input.from(index)))
}

/// `Kvartal 1: Nio kontroller`, `Uppföljning T1: …`: what the report is for, and where its text begins.
pub(crate) fn labelled(input: Tokens<'_>, year: Option<u16>) -> Option<(ReportPeriod, u32)> {
    let reports = input.first().is_some_and(|first| column_head(input.lower(first)) == Some(ColumnHead::Report));
    let input = input.from(usize::from(reports));
    // `2019: tolv möten`
    if let (Some(year), Some(sign)) = (year_at(input, 0), input.get(1).filter(|sign| sign.is_sign(':'))) {
        return Some((Part::Year.of(year), sign.end));
    }
    let (part, stated, tokens) = part_here(input).or_else(|| {
        // `Maj – juni: …` is no report for May.
        let found = season_or_month_here(input)?;
        input.get(found.2).is_some_and(|sign| sign.is_sign(':')).then_some(found)
    })?;
    let sign = input.get(tokens)?;
    let year = stated.or(year)?;
    if sign.is_sign(':') || sign.is_dash() {
        return Some((part.of(year), sign.end));
    }
    // `Tertial 1 Polisen har …`: in a sentence the verb would come next.
    let begins = sign.is_word() && input.capital(sign) && input.len() > tokens + 1;
    begins.then_some((part.of(year), input.rest[tokens - 1].end))
}

/// `Under tertial 1 besöktes skolan.`, `Två möten hölls under tertial 1, ett i maj.`: the one part of the year that a report
/// tells of; `Tolv kontroller, varav tre under tertial 1` tells of more.
pub(crate) fn told_of(input: Tokens<'_>, year: Option<u16>) -> Option<ReportPeriod> {
    // Most reports name none.
    if !(0..input.len()).any(|index| may_name_part(input.from(index), &input.rest[index])) {
        return None;
    }
    let (mut found, mut index) = (None, 0);
    while let Some(token) = input.get(index) {
        let Some((part, stated, tokens)) =
            may_name_part(input.from(index), token).then(|| part_here(input.from(index))).flatten()
        else {
            if token.is(Flags::CUMULATIVE) || WITH_OTHERS.contains(&input.lower(token)) {
                return None;
            }
            index += 1;
            continue;
        };
        let within = index.checked_sub(1).is_some_and(|before| input.lower(&input.rest[before]) == WITHIN);
        let period = part.of(stated.or(year)?);
        if !within || found.is_some_and(|found| found != period) {
            return None;
        }
        found = Some(period);
        index += tokens;
    }
    found
}

/// `Tertial 2: –`: the label of a report, and that there is none.
pub(crate) fn is_empty_report(input: Tokens<'_>) -> bool {
    part_here(input).is_some_and(|(_, _, tokens)| {
        let rest = &input.rest[tokens..];
        rest.first().is_some_and(|sign| sign.is_sign(':')) && rest.len() > 1 && rest[1..].iter().all(Token::is_dash)
    })
}

/// A part of a year that the tokens begin with, its year, and how many tokens it takes.
pub(super) fn part_here(input: Tokens<'_>) -> Option<(Part, Option<u16>, usize)> {
    let first = input.first()?;
    if !may_name_part(input, first) {
        return months(input);
    }
    let lower = input.lower(first);
    let second = || Lower::new(input.get(1).map_or("", |token| input.str(token)));
    // `T1`, `Q3`, `H2`
    if lower.len() == 2 && lower.is_ascii() && lower.as_bytes()[1].is_ascii_digit() {
        let number = lower.as_bytes()[1] - b'0';
        let in_year = LETTERS_OF_PARTS.iter().find(|(_, letters)| letters.contains(&lower.as_bytes()[0]))?.0;
        let part = part_of(in_year, number)?;
        return Some((part, year_at(input, 1), 1 + usize::from(year_at(input, 1).is_some())));
    }
    // `Tertial 1`, `Halvår 2 2019`, `Kvartalsrapport 3, 2019`
    if let Some(in_year) = in_year(lower).or_else(|| report_of(first, lower))
        && let number_at = 1 + usize::from(input.get(1).is_some_and(|token| input.str(token) == NUMBER_SIGN))
        && let Some(number) = ordinal(input, number_at)
        && number < 5
    {
        let part = part_of(in_year, number)?;
        let after = number_at + 1;
        let dotted = usize::from(input.get(after).is_some_and(|token| token.is_sign(',')));
        let year = year_at(input, after + dotted);
        return Some((part, year, if year.is_some() { after + dotted + 1 } else { after }));
    }
    // `tredje tertialet 2019`, `1:a halvåret`
    if let Some(number) = ordinal(input, 0)
        && let Some(in_year) = in_year(&second())
    {
        let part = part_of(in_year, number)?;
        let of = usize::from(input.get(2).is_some_and(|token| OF_YEAR.contains(&input.str(token))));
        let year = year_at(input, 2 + of);
        return Some((part, year, if year.is_some() { 3 + of } else { 2 }));
    }
    // `hela 2019`, `hela året 2019`
    if lower == WHOLE {
        let of = usize::from(THE_YEAR.contains(&&*second()));
        return year_at(input, 1 + of).map(|year| (Part::Year, Some(year), 2 + of));
    }
    if WHOLE_YEAR.contains(&lower) {
        let year = year_at(input, 1);
        return Some((Part::Year, year, 1 + usize::from(year.is_some())));
    }
    months(input)
}

/// Whether a token can begin the name of a part of a year, months aside: it or the next one is called so, or it is as short
/// as `T1` or is `hela`.
fn may_name_part(input: Tokens<'_>, first: &Token) -> bool {
    let named = Stems::TERTIAL.or(Stems::UPPFOLJNING).or(Stems::REDOVISNING).or(Stems::UTVARDERING);
    let length = first.end - first.start;
    first.lex.stems.any(named)
        || length == 2
        || length == 4 && input.text.as_bytes()[first.start as usize] | 0x20 == b'h'
        || input.get(1).is_some_and(|next| next.lex.stems.any(Stems::TERTIAL) || input.str(next) == SHORT_QUARTER)
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

/// How many parts called so there are in a year.
fn in_year(word: &str) -> Option<u8> {
    FORMS_OF_PARTS.iter().find(|(_, forms)| forms.contains(&word)).map(|(in_year, _)| *in_year)
}

fn part_of(in_year: u8, number: u8) -> Option<Part> {
    match (in_year, number) {
        (3, 1..=3) => Some(Part::Tertial(number)),
        (4, 1..=4) => Some(Part::Quarter(number)),
        (2, 1..=2) => Some(Part::Half(number)),
        _ => None,
    }
}

/// `kvartalsrapport`, `halvårsuppföljning`: how many parts there are in a year of the kind that a report is named after.
fn report_of(token: &Token, word: &str) -> Option<u8> {
    let reports = token.lex.stems.any(Stems::UPPFOLJNING.or(Stems::REDOVISNING).or(Stems::UTVARDERING));
    PARTS_OF_YEAR.iter().find(|(_, part)| reports && word.starts_with(part)).map(|(in_year, _)| *in_year)
}

fn ordinal(input: Tokens<'_>, index: usize) -> Option<u8> {
    let token = input.get(index)?;
    match token.kind {
        Kind::Figure(value) => ((1.0..5.0).contains(&value) && value.fract() == 0.0).then_some(value as u8),
        _ if input.str(token) == "I" => Some(1),
        _ => {
            let word = input.lower(token);
            ORDINALS.iter().position(|forms| forms.contains(&word)).map(|index| index as u8 + 1)
        }
    }
}

pub(super) fn year_at(input: Tokens<'_>, index: usize) -> Option<u16> {
    input.get(index)?.year()
}

/// A season or month that the tokens begin with, its year, and how many tokens it takes.
pub(super) fn season_or_month_here(input: Tokens<'_>) -> Option<(Part, Option<u16>, usize)> {
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

/// `Tertial 1`, `Resultat för kvartal 2:`, `Efter tertial 1 (januari–april)`, `Mars`: the part of a year that a line
/// names and nothing else.
pub(crate) fn time_alone(input: Tokens<'_>, year: Option<u16>) -> Option<ReportPeriod> {
    // Most texts name none.
    let named = |index: usize| {
        let token = &input.rest[index];
        token.is(Flags::MONTH) || may_name_part(input.from(index), token)
    };
    if !(0..input.len()).any(named) {
        return None;
    }
    let leads =
        |token: &&Token| token.is(Flags::PREPOSITION) || column_head(input.lower(token)) == Some(ColumnHead::Report);
    let at = input.from(input.rest.iter().take(LONGEST_LEAD).take_while(leads).count());
    let month = || season_or_month_here(at).filter(|(part, ..)| matches!(part, Part::Month(_)));
    let (part, stated, tokens) = part_here(at).or_else(month)?;
    // `Tertial 1 (januari–april)`; `Maj – juni` is more than May.
    let rest = at.rest.get(tokens..)?;
    let opens = rest.iter().position(|token| token.is_sign('(')).unwrap_or(rest.len());
    let (after, bracketed) = rest.split_at(opens);
    let in_brackets = |token: &Token| {
        token.is(Flags::MONTH) || token.is_dash() || token.is_figure() || !token.is_word() || at.str(token) == "till"
    };
    (after.iter().all(|token| token.is_sign(':') || token.is_sign('.')) && bracketed.iter().all(in_brackets))
        .then(|| stated.or(year).map(|year| part.of(year)))?
}

/// Before a part of a year stand no more words that say nothing else.
const LONGEST_LEAD: usize = 3;

#[cfg(test)]
mod tests;
