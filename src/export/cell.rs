//! What a cell can hold.

use std::borrow::Cow;
use std::fmt;

use crate::document::{Date, Number};

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// Text, also codes such as `0604`.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// Any number.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day of the calendar.
    Day(Day),
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`Value::Text`]
    Text,
    /// [`Value::Integer`]
    Integer,
    /// [`Value::Number`]
    Number,
    /// [`Value::Boolean`]
    Boolean,
    /// [`Value::Day`]
    Day,
}

/// A day of the calendar, written `2018-07-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The first day that a date can mean.
    pub fn first_of(date: Date) -> Option<Self> {
        let (year, month, day) = date.first_day();
        Self::at_most(year, month, day)
    }

    /// The last day that a date can mean.
    pub fn last_of(date: Date) -> Option<Self> {
        let (year, month, day) = date.last_day();
        Self::at_most(year, month, day)
    }

    /// The day, or the last of its month where the month is shorter.
    fn at_most(year: u16, month: u8, day: u8) -> Option<Self> {
        (28..=day.max(28)).rev().map(|last| day.min(last)).find_map(|day| match Date::day(year, month, day)? {
            Date::Day { year, month, day } => Some(Self { year, month, day }),
            _ => None,
        })
    }

    /// Days since 1970-01-01.
    pub fn days_since_1970(self) -> i32 {
        // Years are counted from March, so that the day that leap years have more is the last of its year.
        let shifted = (i32::from(self.month) + 9) % 12;
        let year = i32::from(self.year) - i32::from(self.month <= 2);
        let before_year = year * 365 + year / 4 - year / 100 + year / 400;
        let before_month = (shifted * 153 + 2) / 5;
        before_year + before_month + i32::from(self.day) - 1 - 719_468
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What can stand in a column of a table.
pub(super) trait Cell<'a> {
    const KIND: Kind;
    const REQUIRED: bool = true;

    fn value(self) -> Value<'a>;
}

impl<'a, C: Cell<'a>> Cell<'a> for Option<C> {
    const KIND: Kind = C::KIND;
    const REQUIRED: bool = false;

    fn value(self) -> Value<'a> {
        self.map_or(Value::Null, C::value)
    }
}

macro_rules! cells {
    ($($type:ty => $kind:ident, $value:expr;)+) => {
        $(impl<'a> Cell<'a> for $type {
            const KIND: Kind = Kind::$kind;

            fn value(self) -> Value<'a> {
                Value::$kind($value(self))
            }
        })+
    };
}

cells! {
    Cow<'a, str> => Text, std::convert::identity;
    u8 => Integer, i64::from;
    u16 => Integer, i64::from;
    u32 => Integer, i64::from;
    u64 => Integer, |number| i64::try_from(number).unwrap_or(i64::MAX);
    usize => Integer, |number| i64::try_from(number).unwrap_or(i64::MAX);
    Number => Number, |number: Number| number.0;
    bool => Boolean, std::convert::identity;
    Day => Day, std::convert::identity;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_dates() {
        for (date, first, last) in [
            ("2020", "2020-01-01", "2020-12-31"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2019-23", "2019-09-01", "2019-11-30"),
            ("2018-07-05", "2018-07-05", "2018-07-05"),
        ] {
            let date: Date = date.parse().unwrap();
            assert_eq!(Day::first_of(date).unwrap().to_string(), first);
            assert_eq!(Day::last_of(date).unwrap().to_string(), last);
        }
    }

    #[test]
    fn days_are_counted() {
        for (year, month, day, days) in
            [(1970, 1, 1, 0), (1970, 3, 1, 59), (2000, 2, 29, 11_016), (2024, 12, 31, 20_088), (1969, 12, 31, -1)]
        {
            assert_eq!(Day { year, month, day }.days_since_1970(), days, "{year}-{month}-{day}");
        }
    }
}
