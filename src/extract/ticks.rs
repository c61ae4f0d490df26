//! Signs before items that say how far each has come: `☑ Polisen ska …`, `◐ Kommunen ska …`.

use std::ops::Range;

use smallvec::SmallVec;

use super::page::Page;
use crate::document::Status;
use crate::grammar::{explains_sign, legend};
use crate::layout::Marker;
use crate::vocabulary::{CROSSED, LEFT_OPEN, status_sign};

/// What the signs before items mean.
#[derive(Debug, Default)]
pub(super) struct Ticks(SmallVec<[(char, Status); 4]>);

impl Ticks {
    /// The signs that lines of the text say the meaning of, and that stand before items.
    pub(super) fn explained(page: &Page<'_>, range: Range<usize>) -> Ticks {
        let mut ticks = Ticks::default();
        let signs = signs(page, range.clone());
        if signs.is_empty() {
            return ticks;
        }
        for unit in range.filter(|unit| !page.units[*unit].is_void() && page.units[*unit].text().len() <= LONGEST) {
            let tokens = page.tokens(unit);
            let one = || explains_sign(tokens).map(|found| SmallVec::from_slice(&[found])).unwrap_or_default();
            let found = Some(legend(tokens)).filter(|found| !found.is_empty()).unwrap_or_else(one);
            for (sign, status) in found {
                let mut letters = sign.chars();
                if let (Some(sign), None) = (letters.next(), letters.next()) {
                    ticks.0.push((sign, status));
                }
            }
        }
        // One alone tells nothing apart.
        if ticks.0.iter().all(|(_, status)| *status == ticks.0[0].1) || !signs.iter().any(|sign| ticks.knows(*sign)) {
            ticks.0.clear();
        }
        ticks
    }

    /// The same in an account, where signs that nothing says the meaning of mean what they usually do, if they tell items apart.
    pub(super) fn of_account(page: &Page<'_>, range: Range<usize>) -> Ticks {
        let (mut ticks, mut signs) = (Self::explained(page, range.clone()), signs(page, range));
        signs.retain(|sign| !ticks.knows(*sign));
        let ticked = signs.iter().any(|sign| status_sign(*sign) == Some(Status::ReportedDone));
        for sign in signs {
            let usual = match sign {
                // `[x]`; beside others that are ticked it crosses out.
                CROSSED if !ticked => Some(Status::ReportedDone),
                _ if sign == CROSSED || LEFT_OPEN.contains(&sign) => Some(Status::ReportedNotDone),
                _ => status_sign(sign),
            };
            ticks.0.extend(usual.map(|status| (sign, status)));
        }
        if ticks.0.iter().all(|(_, status)| *status == ticks.0[0].1) {
            ticks.0.clear();
        }
        ticks
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn knows(&self, sign: char) -> bool {
        self.0.iter().any(|(known, _)| *known == sign)
    }

    /// How far what stands after this marker has come.
    pub(super) fn status(&self, marker: Option<Marker>) -> Option<Status> {
        let Some(Marker::Bullet(sign)) = marker.filter(|_| !self.is_empty()) else { return None };
        self.0.iter().find(|(known, _)| *known == sign).map(|(_, status)| *status)
    }
}

/// A line that says what signs mean has no more bytes.
const LONGEST: usize = 200;

/// The signs that stand before items and may say how far they have come, if they are not all the same, or one of them says so
/// wherever it stands.
fn signs(page: &Page<'_>, range: Range<usize>) -> SmallVec<[char; 4]> {
    let mut signs: SmallVec<[char; 4]> = SmallVec::new();
    for unit in &page.units[range] {
        if let Some(Marker::Bullet(sign @ '\u{2500}'..)) = unit.marker()
            && signs.last() != Some(&sign)
            && !signs.contains(&sign)
            && signs.len() < MOST
        {
            signs.push(sign);
        }
    }
    if signs.len() < 2 && !signs.iter().any(|sign| status_sign(*sign).is_some()) {
        signs.clear();
    }
    signs
}

/// More signs than any list has to tell apart.
const MOST: usize = 12;
