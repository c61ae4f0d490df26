//! Dates at the precision they were written: ISO 8601, with the seasons of EDTF.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Span;

/// A year, a season, a month or a day; never more precise than the text.
///
/// Serialised as ISO 8601 (`2018`, `2022-03`, `2018-07-01`) or, for seasons, as EDTF level 1
/// (`2015-23`; 21 spring, 22 summer, 23 autumn, 24 winter).
///
/// ```
/// use medborgarlofte::document::Date;
/// assert_eq!("2015-23".parse(), Ok(Date::Season { year: 2015, season: 23 }));
/// assert_eq!(Date::Month { year: 2022, month: 3 }.to_string(), "2022-03");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Date {
    /// `2018`
    Year(u16),
    /// `2015-23`
    Season {
        /// Calendar year, four digits.
        year: u16,
        /// EDTF season, 21 to 24.
        season: u8,
    },
    /// `2022-03`
    Month {
        /// Calendar year, four digits.
        year: u16,
        /// 1 to 12.
        month: u8,
    },
    /// `2018-07-01`
    Day {
        /// Calendar year, four digits.
        year: u16,
        /// 1 to 12.
        month: u8,
        /// 1 to the length of the month.
        day: u8,
    },
}

impl Date {
    /// A day of the calendar, or `None` where the calendar has no such day (`31 juni`).
    pub fn day(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let length = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=length).contains(&day).then_some(Self::Day { year, month, day })
    }

    /// The calendar year.
    pub fn year(self) -> u16 {
        match self {
            Self::Year(year) | Self::Season { year, .. } | Self::Month { year, .. } | Self::Day { year, .. } => year,
        }
    }

    /// The last day that the date can mean, as `(year, month, day)` for comparing.
    ///
    /// A winter ends in February of the next year.
    pub fn last_day(self) -> (u16, u8, u8) {
        match self {
            Self::Year(year) => (year, 12, 31),
            Self::Season { year, season: 24 } => (year + 1, 2, 28),
            Self::Season { year, season } => (year, 5 + 3 * (season - 21), 31),
            Self::Month { year, month } => (year, month, 31),
            Self::Day { year, month, day } => (year, month, day),
        }
    }

    /// The first day that the date can mean, as `(year, month, day)` for comparing.
    pub fn first_day(self) -> (u16, u8, u8) {
        match self {
            Self::Year(year) => (year, 1, 1),
            Self::Season { year, season } => (year, 3 + 3 * (season - 21), 1),
            Self::Month { year, month } => (year, month, 1),
            Self::Day { year, month, day } => (year, month, day),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Season { year, season } => write!(f, "{year:04}-{season:02}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Day { year, month, day } => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

/// What is wrong with a date that does not parse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a date such as 2018, 2022-03, 2015-23 (autumn) or 2018-07-01, found {0:?}")]
pub struct DateError(String);

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let error = || DateError(text.to_owned());
        let mut parts = text.split('-');
        let mut part = |length: usize| -> Result<Option<u16>, DateError> {
            parts
                .next()
                .map(|part| match part.len() == length && part.bytes().all(|b| b.is_ascii_digit()) {
                    true => part.parse().map_err(|_| error()),
                    false => Err(error()),
                })
                .transpose()
        };
        let (year, second, third) = (part(4)?.ok_or_else(error)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(error());
        }
        match (second, third) {
            (None, _) => Ok(Self::Year(year)),
            (Some(season @ 21..=24), None) => Ok(Self::Season { year, season: season as u8 }),
            (Some(month @ 1..=12), None) => Ok(Self::Month { year, month: month as u8 }),
            (Some(month @ 1..=12), Some(day @ 1..=31)) => Self::day(year, month as u8, day as u8).ok_or_else(error),
            _ => Err(error()),
        }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A year, month or day in ISO 8601, or a season in EDTF (21 spring, 22 summer, 23 autumn, 24 winter).",
            "type": "string",
            "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]|2[1-4])|-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$"
        })
    }
}

/// The time promises hold, as written. For one year, `start` and `end` are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// When it begins.
    pub start: Date,
    /// When it ends; null where it is open (`tills vidare`).
    pub end: Option<Date>,
    /// Where it stands.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_has_no_such_day() {
        assert_eq!(Date::day(2019, 6, 31), None);
        assert_eq!(Date::day(2019, 2, 29), None);
        assert_eq!(Date::day(2020, 2, 29), Some(Date::Day { year: 2020, month: 2, day: 29 }));
        assert_eq!(Date::day(2020, 13, 1), None);
        assert_eq!(Date::day(2020, 1, 0), None);
    }

    #[test]
    fn round_trip() {
        for text in ["2018", "2015-23", "2022-03", "2018-07-01"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in ["", "18", "2018-", "2018-13", "2018-25", "2018-06-31", "2018-07-01-01", "２０１８", "+018"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
