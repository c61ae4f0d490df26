//! Commitments as forms: `Aktivitet: …`, `Ansvarig: …`, `Uppföljning: …`, a line each.

use crate::grammar::{Token, actors_of};
use crate::vocabulary::{ColumnHead, Stems, column_head};

use super::{Group, Lead, Reader, Section, State};
use crate::extract::page::Piece;

impl Reader<'_, '_> {
    /// Takes a line of a form; the first is that of an activity.
    pub(super) fn field(&mut self, unit: usize) -> bool {
        let Some((head, label, value)) = self.labelled_value(unit) else { return false };
        // `Löfte: …` begins another promise.
        let promise = || self.page.piece_tokens(label).rest.iter().any(|token| token.lex.stems.any(Stems::LOFTE));
        if head == ColumnHead::Responsible && !self.in_form && self.responsible_below(unit, label, value) {
            return true;
        }
        if head != ColumnHead::Activity && !self.in_form || promise() {
            return false;
        }
        match head {
            ColumnHead::Activity => {
                if !self.in_form || self.state != State::Group {
                    let read = self.nothing_read();
                    self.open_group(Lead::Activities, None, &read);
                }
                self.in_form = true;
                self.entry(value);
            }
            ColumnHead::Responsible => self.responsible(value),
            ColumnHead::Report => self.outline.follow_up.push(Section { heading: None, pieces: vec![value] }),
            // No field holds what the other lines say.
            _ => self.outline.left.push(value),
        }
        self.outline.boilerplate.push(label);
        true
    }

    /// Takes `Ansvarig: …` below a list: apart from it and the only one, it is said of all that names no one; else of the last.
    fn responsible_below(&mut self, unit: usize, label: Piece, value: Piece) -> bool {
        let (page, aliases) = (self.page, self.aliases);
        let apart = page.units[unit].gap && page.units[unit].indent == 0;
        let state = self.state;
        // Right below an item it is said of that, whatever the list is called.
        let beside = !page.units[unit].gap;
        let listed = |last: &&mut Group| {
            let said = last.lead == Lead::Activities || beside && last.marked;
            state == State::Group && !last.entries.is_empty() && said
        };
        let under = self.under;
        // Below a promise of its own: `Löfte 1`, what is promised, who is to do it.
        let of_promise = |group: &&mut Group| group.entries.last().is_some_and(|last| Some(last.piece) == under);
        let promise = self.outline.groups.len().checked_sub(2).filter(|_| {
            state == State::Group
                && self.outline.groups.last().is_some_and(|last| last.serves() && last.entries.is_empty())
        });
        if let Some(group) = promise.and_then(|before| self.outline.groups.get_mut(before)).filter(of_promise) {
            let entry = group.entries.last_mut().filter(|entry| entry.responsible.is_none());
            let taken = entry.map(|entry| entry.responsible = Some(value)).is_some();
            self.outline.boilerplate.extend(taken.then_some([label, value]).into_iter().flatten());
            return taken;
        }
        let Some(group) = self.outline.groups.last_mut().filter(listed) else { return false };
        let last = group.entries.len() - 1;
        let from = if apart && group.told == 0 { 0 } else { last.max(group.told) };
        group.told = group.entries.len();
        let mut taken = false;
        for entry in &mut group.entries[from..] {
            if entry.responsible.is_none() && actors_of(page.piece_tokens(entry.piece), aliases).is_empty() {
                entry.responsible = Some(value);
                taken = true;
            }
        }
        self.outline.boilerplate.push(label);
        match taken {
            true => self.outline.boilerplate.push(value),
            false => self.outline.left.push(value),
        }
        true
    }

    /// Takes who is to do what was named last.
    pub(super) fn responsible(&mut self, value: Piece) {
        let last = self.outline.groups.last_mut().and_then(|group| group.entries.last_mut());
        match last.filter(|entry| entry.responsible.is_none()) {
            Some(entry) => {
                entry.responsible = Some(value);
                self.outline.boilerplate.push(value);
            }
            None => self.outline.left.push(value),
        }
    }

    /// `Ansvarig: Polisen`: what the label names, the label, and what stands after it.
    pub(super) fn labelled_value(&self, unit: usize) -> Option<(ColumnHead, Piece, Piece)> {
        let this = &self.page.units[unit];
        if self.follow_up || !(this.is_paragraph() || this.is_item()) {
            return None;
        }
        let tokens = self.page.tokens(unit);
        // `Aktivitet 2: …`
        let numbered = tokens.get(1).is_some_and(Token::is_figure);
        let colon = tokens.get(1 + usize::from(numbered)).filter(|token| token.is_sign(':'))?;
        let value = tokens.get(2 + usize::from(numbered))?;
        let first = tokens.first()?;
        // `Hur: …` below `Löfte 1` and what it promises.
        let head = match self.under.is_some() && first.lex.stems.all(Stems::HUR) {
            true => ColumnHead::Activity,
            false => column_head(tokens.lower(first))?,
        };
        let whole = self.page.whole(unit);
        Some((head, Piece { end: colon.end, ..whole }, Piece { start: value.start, ..whole }))
    }
}
