//! Boxes to be ticked in forms, as signs and as typed.

use std::ops::Range;

use memchr::memchr;
use memchr::memmem::find;

/// Ticked.
const TICKED: &[&str] = &["☒", "☑", "[X]", "[x]"];

/// Left empty.
const UNTICKED: &[&str] = &["☐", "□", "[ ]", "[]"];

/// What the signs of ticked boxes begin with in UTF-8.
const SIGNS: &[u8] = &[0xE2, 0x98];

/// What ticks a cell where it stands alone in it, besides ticked boxes.
const TICKS: &[&str] = &["X", "x", "✓", "✔", "✗", "✘"];

/// A box in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TickBox {
    /// Where it stands.
    pub(crate) place: Range<usize>,
    pub(crate) ticked: bool,
}

/// Whether boxes of a text are ticked and others are not, so that they choose; else they are bullets.
pub(crate) fn has_choices(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Nearly all texts have none of either kind.
    if memchr(b'[', bytes).is_none() && find(bytes, SIGNS).is_none() {
        return false;
    }
    let holds = |signs: &[&str]| signs.iter().any(|sign| find(text.as_bytes(), sign.as_bytes()).is_some());
    holds(TICKED) && holds(UNTICKED) && !boxes(text).any(|found| is_explained(&text[found.place.end..]))
}

/// `☑ = genomfört`: a box with a meaning of its own says how far something has come, and chooses nothing.
fn is_explained(after: &str) -> bool {
    after.trim_start_matches(' ').starts_with('=')
}

/// Whether a text is nothing but a tick.
pub(crate) fn is_tick(text: &str) -> bool {
    TICKED.contains(&text) || TICKS.contains(&text)
}

/// The boxes of a text, in order.
pub(crate) fn boxes(text: &str) -> impl Iterator<Item = TickBox> + '_ {
    let begins = |at: usize| {
        let rest = &text[at..];
        let of = |signs: &[&str]| signs.iter().find(|sign| rest.starts_with(**sign)).map(|sign| at..at + sign.len());
        of(TICKED)
            .map(|place| TickBox { place, ticked: true })
            .or_else(|| Some(TickBox { place: of(UNTICKED)?, ticked: false }))
    };
    text.char_indices().filter(|(_, c)| *c == '[' || *c >= '\u{25A1}').filter_map(move |(at, _)| begins(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_bullets() {
        assert!(has_choices("☒ Ja ☐ Nej") && has_choices("[x] Ja\n[ ] Nej"));
        assert!(!has_choices("☐ Polisen\n☐ Kommunen") && !has_choices("☒ Ja") && !has_choices("[1] Se bilaga [ ]"));
        assert!(!has_choices("☑ = klart  ☐ = inte klart") && has_choices("☒ Ja ☐ Nej, 2 = två"));
        assert!(is_tick("X") && is_tick("[X]") && is_tick("☒") && !is_tick("[ ]") && !is_tick("Xa") && !is_tick(""));
        let found: Vec<(usize, bool)> =
            boxes("☒ Ja [ ] Nej [1]").map(|found| (found.place.start, found.ticked)).collect();
        assert_eq!(found, [(0, true), (7, false)]);
    }
}
