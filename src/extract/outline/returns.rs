//! Lists that go on after what stands under one of their items.

use crate::extract::page::Piece;
use crate::grammar::label_alone;
use crate::layout::Marker;
use crate::vocabulary::ColumnHead;

use super::{FEW, Group, Lead, Reader, State};

impl Reader<'_, '_> {
    /// `2.` after the bullets under `1.`: the numbered list goes on, and what follows serves its new promise.
    pub(super) fn return_to_numbers(&mut self, unit: usize) {
        if self.return_from_outcome(unit) {
            return;
        }
        let Some(Marker::Number(number)) = self.page.units[unit].marker() else { return };
        let numbered = |group: &Group, wanted: u16| {
            group.entries.last().is_some_and(|last| last.marker == Some(Marker::Number(wanted)))
        };
        let Some(current) = self.outline.groups.last() else { return };
        // Under a heading of its own the numbers only run on.
        if current.entries.is_empty() && current.lead_piece.is_some() {
            return;
        }
        if number < 2 || current.entries.iter().any(|entry| matches!(entry.marker, Some(Marker::Number(_)))) {
            return;
        }
        if let Some(earlier) = self.outline.groups.iter().rev().find(|group| numbered(group, number - 1)) {
            let lead = if earlier.lead == Lead::Activities { Lead::Activities } else { Lead::Promises };
            let group = Group { lead, entries: Vec::new(), marked: false, told: 0, ..earlier.clone() };
            self.outline.groups.push(group);
        }
    }

    /// `Kommunen ska …` over `Hur gick det?`, after what the same question was answered before: the next that was promised.
    pub(super) fn returns_from_answer(&mut self, unit: usize) -> bool {
        if !self.follow_up || self.state != State::Group {
            return false;
        }
        let mut last = self.outline.groups.iter().rev().take(2).filter(|group| !group.entries.is_empty());
        let (Some(current), Some(before)) = (last.next(), last.next()) else { return false };
        let asks = |lead: &usize| label_alone(self.page.tokens(*lead)) == Some(ColumnHead::Report);
        let over = || self.next(unit).filter(asks).is_some();
        if current.lead != Lead::Outcome
            || before.lead == Lead::Outcome
            || !over()
            || !self.commits(self.page.whole(unit))
        {
            return false;
        }
        let group = Group { entries: Vec::new(), marked: false, told: 0, ..before.clone() };
        self.outline.groups.push(group);
        true
    }

    /// Whether a text is the first below a question of how it went.
    pub(super) fn answers_question(&self, unit: usize) -> bool {
        let asks = |lead: Piece| self.page.text(lead).ends_with('?') && self.next(lead.unit) == Some(unit);
        self.tells_outcome() && self.outline.groups.last().and_then(|group| group.lead_piece).is_some_and(asks)
    }

    /// `2.2` after what came of `2.1`: the list of what was promised goes on, where the reports are no items of its kind.
    fn return_from_outcome(&mut self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let listed = |group: &Group| {
            group.entries.iter().rev().take(FEW).any(|entry| {
                let same = |marker: Marker| this.marker().is_some_and(|own| own.is_of_kind(marker));
                entry.marker.is_some_and(same) && self.page.units[entry.piece.unit].indent == this.indent
            })
        };
        let mut last = self.outline.groups.iter().rev().take(2).filter(|group| !group.entries.is_empty());
        let (Some(current), Some(before)) = (last.next(), last.next()) else { return false };
        if current.lead != Lead::Outcome || before.lead == Lead::Outcome || listed(current) || !listed(before) {
            return false;
        }
        let group = Group { entries: Vec::new(), marked: false, told: 0, ..before.clone() };
        self.outline.groups.push(group);
        true
    }
}
