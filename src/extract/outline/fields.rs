//! Commitments as forms: `Aktivitet: …`, `Ansvarig: …`, `Uppföljning: …`, a line each.

use crate::vocabulary::{ColumnHead, column_head};

use super::{Lead, Reader, Section, State};
use crate::extract::page::Piece;

impl Reader<'_, '_> {
    /// Takes a line of a form; the first is that of an activity.
    pub(super) fn field(&mut self, unit: usize) -> bool {
        let Some((head, label, value)) = self.labelled_value(unit) else { return false };
        if head != ColumnHead::Activity && !self.in_form {
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
            ColumnHead::Responsible => {
                let last = self.outline.groups.last_mut().and_then(|group| group.entries.last_mut());
                match last.filter(|entry| entry.responsible.is_none()) {
                    Some(entry) => {
                        entry.responsible = Some(value);
                        self.outline.boilerplate.push(value);
                    }
                    None => self.outline.left.push(value),
                }
            }
            ColumnHead::Report => self.outline.follow_up.push(Section { heading: None, pieces: vec![value] }),
            // No field holds what the other lines say.
            _ => self.outline.left.push(value),
        }
        self.outline.boilerplate.push(label);
        true
    }

    /// `Ansvarig: Polisen`: what the label names, the label, and what stands after it.
    fn labelled_value(&self, unit: usize) -> Option<(ColumnHead, Piece, Piece)> {
        let this = &self.page.units[unit];
        if self.follow_up || !(this.is_paragraph() || this.is_item()) {
            return None;
        }
        let tokens = self.page.tokens(unit);
        let colon = tokens.get(1).filter(|token| token.is_sign(':'))?;
        let value = tokens.get(2)?;
        let head = column_head(&tokens.lower(tokens.first()?))?;
        let whole = self.page.whole(unit);
        Some((head, Piece { end: colon.end, ..whole }, Piece { start: value.start, ..whole }))
    }
}
