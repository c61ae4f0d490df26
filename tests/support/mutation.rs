//! What happens to documents on their way: parts of them lost, doubled, moved, or come from another.

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::files::File;

/// What parts are counted in.
#[derive(Debug, Clone, Copy)]
enum Unit {
    Line,
    Word,
    Character,
}

#[derive(Debug, Clone, Copy)]
enum Change {
    Drop,
    Double,
    /// Changes places with as many units that follow.
    Swap,
    /// Stands somewhere else.
    Move,
    CutBefore,
    CutAfter,
    /// From here on another document.
    Splice,
    /// A part of another document in the middle.
    Insert,
}

/// One change to a part of a document.
#[derive(Debug, Clone)]
pub struct Mutation {
    unit: Unit,
    change: Change,
    start: Index,
    length: usize,
    /// Where it goes, or comes from.
    place: Index,
    other: Index,
}

/// Any mutation.
pub fn any_mutation() -> impl Strategy<Value = Mutation> {
    let units = select(&[Unit::Line, Unit::Word, Unit::Character][..]);
    let changes = select(
        &[
            Change::Drop,
            Change::Double,
            Change::Swap,
            Change::Move,
            Change::CutBefore,
            Change::CutAfter,
            Change::Splice,
            Change::Insert,
        ][..],
    );
    (units, changes, any::<Index>(), 1..12usize, any::<Index>(), any::<Index>())
        .prop_map(|(unit, change, start, length, place, other)| Mutation { unit, change, start, length, place, other })
}

impl Mutation {
    /// The text changed so; `files` are the documents that the others come from.
    pub fn apply(&self, text: &str, files: &[File]) -> String {
        let units = self.unit.of(text);
        let part = self.part(&units, self.start);
        let (before, after) = (&units[..part.start], &units[part.end..]);
        let part = &units[part];
        let changed = match self.change {
            Change::Drop => [before, after].concat(),
            Change::Double => [before, part, part, after].concat(),
            Change::Swap => {
                let (next, rest) = after.split_at(part.len().min(after.len()));
                [before, next, part, rest].concat()
            }
            Change::Move => {
                let rest = [before, after].concat();
                let (before, after) = rest.split_at(self.place.index(rest.len() + 1));
                [before, part, after].concat()
            }
            Change::CutBefore => [part, after].concat(),
            Change::CutAfter => [before, part].concat(),
            Change::Splice | Change::Insert => {
                let others = self.unit.of(self.other.get(files).text());
                let other = self.part(&others, self.place);
                match self.change {
                    Change::Splice => [before, part, &others[other.start..]].concat(),
                    _ => [before, part, &others[other], after].concat(),
                }
            }
        };
        changed.concat()
    }

    /// At most `length` units; none only where there are none.
    fn part(&self, units: &[&str], start: Index) -> Range<usize> {
        let start = if units.is_empty() { 0 } else { start.index(units.len()) };
        start..(start + self.length).min(units.len())
    }
}

impl Unit {
    fn of(self, text: &str) -> Vec<&str> {
        match self {
            Self::Line => text.split_inclusive('\n').collect(),
            Self::Word => text.split_inclusive(char::is_whitespace).collect(),
            Self::Character => text.split_inclusive(|_| true).collect(),
        }
    }
}
