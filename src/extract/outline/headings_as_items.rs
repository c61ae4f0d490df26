//! Items that head what follows: `• Synlighet` over a paragraph, `• Polisen lovar att:` over the items beside it.

use crate::layout::Marker;
use crate::vocabulary::Flags;

use super::Reader;
use super::parties::names_who_promises;

impl Reader<'_, '_> {
    /// Whether the first item of a list says who promises the others: `• Polisen och kommunen åtar sig att:`.
    pub(super) fn leads_as_item(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let beside = |next: usize| {
            let next = &self.page.units[next];
            this.marker() == next.marker() && this.indent == next.indent
        };
        !self.follow_up
            && this.leads()
            && matches!(this.marker(), Some(Marker::Bullet(_)))
            && self.next(unit).is_some_and(beside)
            && names_who_promises(&self.read(self.page.whole(unit)))
    }

    /// Whether an item is a heading: `3.1 Centrum` over `Polisen ska …`, `3.1 Polisen ska` over a list.
    pub(super) fn is_heading_as_item(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let Some(next) = self.next(unit).map(|next| (next, &self.page.units[next])) else { return false };
        let over_other = || next.1.marker().zip(this.marker()).is_some_and(|(below, own)| !below.is_of_kind(own));
        if this.gap && this.flags.any(Flags::MODAL) && over_other() && self.stops_short(unit, true) {
            return true;
        }
        if self.is_over_label(unit, next.0) {
            return true;
        }
        let verbs = Flags::VERBS;
        if self.follow_up
            || !next.1.is_paragraph()
            || this.flags.any(verbs)
            || this.ends_sentence()
            || this.text().starts_with(char::is_lowercase)
        {
            return false;
        }
        let words = self.page.tokens(unit).rest.iter().filter(|token| token.is_word()).count();
        // `• Synlighet` over a paragraph, or with what is promised on the lines below it.
        words <= 6
            && match next.1.gap {
                true => this.gap && self.vows_alone(next.0),
                false => self.vows(self.page.whole(next.0)),
            }
    }

    /// Whether an item with a number is the theme of the promise below it: `2. Säker trafik` over `Löfte`. The last of a list
    /// that stands over the next promise is none.
    fn is_over_label(&self, unit: usize, next: usize) -> bool {
        let this = &self.page.units[unit];
        let number = |unit: usize| match self.page.units[unit].marker() {
            Some(Marker::Number(number)) => Some(number),
            _ => None,
        };
        let before = || (0..unit).rev().find(|before| !self.page.units[*before].is_void());
        let Some(own) = number(unit) else { return false };
        let ends_list = || before().and_then(number).is_some_and(|last| last + 1 == own);
        !self.follow_up
            && !this.flags.any(Flags::VERBS)
            && !this.ends_sentence()
            && self.page.units[next].is_paragraph()
            && self.page.tokens(next).len() == 1
            && self.is_promise_label(next)
            && !ends_list()
    }
}
