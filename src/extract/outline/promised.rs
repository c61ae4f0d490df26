//! Promises that stand over what serves them: after their number, or as a heading.

use crate::grammar::{Heading, Token, small_number};
use crate::vocabulary::endings;
use crate::vocabulary::phrases::CITIZEN;
use crate::vocabulary::{Cue, Flags, Stems};

use super::{Lead, Reader};
use crate::extract::page::Piece;

impl Reader<'_, '_> {
    /// `Löfte 1`, and nothing else.
    pub(super) fn is_promise_label(&self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        let [label, number] = tokens.rest else { return false };
        label.lex.stems.any(Stems::LOFTE) && number.is_figure() && small_number(tokens.from(1)).is_some()
    }

    /// `Löfte 1: Vi ska …`: the promise that what follows serves.
    pub(super) fn numbered_promise(&mut self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        // `Medborgar löfte` was one word before it was scanned.
        let Some(label) = tokens.rest.iter().take(2).position(|token| token.lex.stems.any(Stems::LOFTE)) else {
            return false;
        };
        let number = small_number(tokens.from(label + 1)).is_some_and(|(number, words)| number < 20 && words == 1);
        // `Löfte: Polisen ska …`
        let value = tokens.get(label + 2).filter(|_| !number && tokens.rest[label + 1].is_sign(':'));
        let vows = |first: &Token| self.vows(Piece { start: first.start, ..self.page.whole(unit) });
        let alone = !self.follow_up && self.page.units[unit].ends_sentence() && value.is_some_and(vows);
        if label > 0 && !tokens.first().is_some_and(|first| tokens.lower(first).is(CITIZEN)) || !(number || alone) {
            return false;
        }
        let mut from = label + 1 + usize::from(number);
        while tokens.get(from).is_some_and(|token| token.is_sign(':') || token.is_sign('.') || token.is_dash()) {
            from += 1;
        }
        let whole = self.page.whole(unit);
        let read = self.nothing_read();
        self.under = None;
        match tokens.get(from) {
            Some(first) => {
                self.outline.boilerplate.push(Piece { end: first.start, ..whole });
                self.open_group(Lead::Promises, None, &read);
                let piece = Piece { start: first.start, ..whole };
                if self.is_title_line(unit) {
                    self.outline.boilerplate.push(piece);
                    self.pending_theme = Some(piece);
                    self.awaiting = true;
                } else {
                    self.promise_over(piece);
                }
            }
            // The text follows in a paragraph of its own.
            None => {
                self.open_group(Lead::Promises, Some(whole), &read);
                self.awaiting = true;
            }
        }
        true
    }

    /// Whether the promise is the one sentence under a line, and the line its theme: `Löfte 1 – Tryggare torg`.
    fn is_title_line(&self, unit: usize) -> bool {
        let names = !self.page.units[unit].flags.any(Flags::MODAL.or(Flags::FINITE).or(Flags::CARRY).or(Flags::VERB));
        let vows = |next: &usize| self.page.units[*next].is_paragraph() && self.vows_alone(*next);
        let Some(next) = self.next(unit).filter(|next| names && !self.follow_up && vows(next)) else { return false };
        self.page.sentences(next).len() == 1 && !self.next(next).is_some_and(|after| vows(&after))
    }

    /// `Vi lovar att göra centrum tryggare` over a list: the promise that its items serve.
    pub(super) fn promise_as_heading(&mut self, unit: usize, read: &Heading) -> bool {
        let tokens = self.page.tokens(unit);
        let told = !self.follow_up
            && !self.page.units[unit].leads()
            && read.cue == Some(Cue::Promises)
            && read.stems.any(Stems::LOVAR)
            && !read.stems.any(Stems::FOLJANDE.or(Stems::LOFTE))
            && self.next_is_item(unit);
        let att = tokens.rest.iter().position(|token| token.lex.stems.any(Stems::ATT)).filter(|_| told);
        let says_what = att.is_some_and(|att| {
            let said = tokens.from(att + 1);
            said.len() > 2
                && (said.rest.iter().take(4).any(|token| token.is(Flags::MODAL))
                    || said.first().is_some_and(|verb| endings::infinitive(&said.lower(verb))))
        });
        if says_what {
            // The line over it: `Barn och unga`
            let theme = self.outline.groups.last().filter(|last| last.entries.is_empty()).and_then(|last| last.theme);
            self.under = None;
            self.open_group(Lead::Promises, None, read);
            self.promise_over(self.page.whole(unit));
            self.outline.groups.iter_mut().rev().take(2).for_each(|group| group.theme = group.theme.or(theme));
        }
        says_what
    }

    /// Takes a piece as the promise that what follows serves.
    pub(super) fn promise_over(&mut self, piece: Piece) {
        self.entry(piece);
        self.under = Some(piece);
        let read = self.nothing_read();
        self.open_group(Lead::Bare, None, &read);
        self.awaiting = false;
    }
}
