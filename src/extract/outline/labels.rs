//! Labels before a colon: `Löfte 1: …`, `Bakgrund: …`, `Syfte: …`.

use crate::document::Actor;
use crate::grammar::{Token, Tokens, is_letter, small_number};
use crate::vocabulary::phrases::CITIZEN;
use crate::vocabulary::{Cue, Flags, Stems};

use super::heading::has_year;
use super::{Lead, Reader, Section, State};
use crate::extract::page::Piece;
use crate::extract::pieces::without_number;

/// A label before a colon has no more words.
const LONGEST_LABEL: usize = 3;

/// What sections around the promises are called, in a word that a full stop ends.
const SECTIONS: Stems = Stems::BAKGRUND.or(Stems::UPPFOLJNING).or(Stems::MAL);

/// `Vårt löfte för de kommande två åren lyder`
const LONGEST_LABEL_OF_PROMISE: usize = 8;

impl Reader<'_, '_> {
    /// `Bakgrund: …`, `Uppföljning. …`: a paragraph that begins with what other documents have as a heading, and what
    /// stands after it.
    pub(super) fn label(&self, unit: usize) -> Option<(Cue, Piece, Piece)> {
        let tokens = self.page.tokens(unit);
        let colon = || tokens.rest.iter().take(LONGEST_LABEL + 1).position(|token| token.is_sign(':'));
        // `Gemensam lägesbild.`, and not `Så följer vi upp.`
        let stop = || match tokens.rest {
            [label, stop, ..] if stop.is_sign('.') => label.lex.stems.any(SECTIONS).then_some(1),
            [whose, label, stop, ..] if stop.is_sign('.') => {
                let of_whom = Stems::GEMENSAM.or(Stems::VI).all(whose.lex.stems) && !whose.is(Flags::VERBS);
                (label.lex.stems.any(SECTIONS) && of_whom).then_some(2)
            }
            _ => None,
        };
        let end = colon().or_else(stop)?;
        let first = tokens.get(end + 1).filter(|_| self.page.units[unit].ends_sentence())?;
        let whole = self.page.whole(unit);
        let label = Piece { end: tokens.rest[end].end, ..whole };
        let known = |cue: &Cue| matches!(cue, Cue::Lagesbild | Cue::FollowUp | Cue::Goals);
        let cue = self.read(label).cue.filter(known)?;
        Some((cue, label, Piece { start: first.start, ..whole }))
    }

    pub(super) fn labelled(&mut self, unit: usize) -> bool {
        let sections = |(cue, ..): &(Cue, Piece, Piece)| *cue != Cue::Goals;
        let Some((cue, label, piece)) = self.label(unit).filter(|_| !self.follow_up).filter(sections) else {
            return false;
        };
        let section = Section { heading: None, pieces: vec![piece] };
        if cue == Cue::Lagesbild {
            self.outline.lagesbild.push(section);
            self.state = State::Lagesbild;
        } else {
            self.outline.follow_up.push(section);
            self.state = State::FollowUp;
        }
        self.outline.boilerplate.push(label);
        true
    }

    /// `Syfte: …` between a promise and what will be done for it.
    pub(super) fn says_why(&mut self, unit: usize) -> bool {
        let within = self.state == State::Group && !self.follow_up;
        let label = within
            .then(|| self.label(unit))
            .flatten()
            .filter(|(cue, _, said)| *cue == Cue::Goals && !self.commits(*said));
        if let Some((_, label, piece)) = &label {
            self.outline.boilerplate.push(*label);
            self.outline.others.push(Section { heading: None, pieces: vec![*piece] });
        }
        label.is_some()
    }

    /// `Löfte 1: Polisen ska …`, `Vårt löfte lyder: Vi lovar …`: a paragraph that calls what it says a promise.
    pub(super) fn labelled_promise(&mut self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let tokens = self.page.tokens(unit);
        if self.follow_up || !this.stems.any(Stems::LOFTE) || this.leads() {
            return false;
        }
        let Some(colon) = tokens.rest.iter().take(LONGEST_LABEL_OF_PROMISE + 1).position(|token| token.is_sign(':'))
        else {
            return false;
        };
        if colon < 4 && self.numbered_promise(unit) {
            return true;
        }
        let label = &tokens.rest[..colon];
        let only = label.iter().all(of_label);
        let named = label.iter().any(|token| token.lex.stems.any(Stems::LOFTE));
        let says = label.iter().any(|token| token.lex.stems.any(Stems::LYDER.or(Stems::AR)));
        let Some(first) = tokens.get(colon + 1).filter(|_| named && (says || only)) else { return false };
        let piece = Piece { start: first.start, ..self.page.whole(unit) };
        let one = self.page.sentences(unit).len() == 1;
        if !(one && this.ends_sentence() && (self.promises(piece) || self.aims(piece))) {
            return false;
        }
        let theme = self.take_theme_over(unit);
        self.outline.boilerplate.push(Piece { end: first.start, ..self.page.whole(unit) });
        self.open_promise(piece, theme);
        true
    }

    /// What stands after `Löfte till medborgarna:`, below `Löfte 1`.
    pub(super) fn after_label_of_promise(&self, unit: usize) -> Option<(Piece, Piece)> {
        let tokens = self.page.tokens(unit);
        let colon = tokens.rest.iter().take(LONGEST_LABEL_OF_PROMISE + 1).position(|token| token.is_sign(':'))?;
        let label = &tokens.rest[..colon];
        let named = label.iter().all(of_label) && label.iter().any(|token| token.lex.stems.any(Stems::LOFTE));
        let first = tokens.get(colon + 1).filter(|_| named)?;
        let whole = self.page.whole(unit);
        Some((Piece { end: tokens.rest[colon].end, ..whole }, Piece { start: first.start, ..whole }))
    }

    /// `Medborgarlöfte:`, over a list.
    pub(super) fn calls_promises(&self, unit: usize) -> bool {
        matches!(self.page.tokens(unit).rest, [label, colon] if label.lex.stems.all(Stems::LOFTE) && colon.is_sign(':'))
    }

    /// `Löfte 1` or `Löfte`, and nothing else but the number of a section before it: `## 3. Medborgarlöften`.
    pub(super) fn is_promise_label(&self, unit: usize) -> bool {
        let tokens = self.page.piece_tokens(without_number(self.page, self.page.whole(unit)));
        match tokens.rest {
            [label] => label.lex.stems.all(Stems::LOFTE),
            // `Vårt löfte`
            [whose, label] if label.lex.stems.all(Stems::LOFTE) => whose.lex.stems.any(Stems::VI.or(Stems::GEMENSAM)),
            [label, number] => {
                let numbers = || number.is_figure() && small_number(tokens.from(1)).is_some();
                label.lex.stems.any(Stems::LOFTE) && (numbers() || is_letter(tokens, number))
            }
            _ => false,
        }
    }

    /// `Löfte 1: Vi ska …`: the promise that what follows serves.
    pub(super) fn numbered_promise(&mut self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        // `Medborgar löfte` was one word before it was scanned.
        let Some(label) = tokens.rest.iter().take(2).position(|token| token.lex.stems.any(Stems::LOFTE)) else {
            return false;
        };
        // `Löfte`, over the promise that the commitments of an account serve.
        let over = || {
            let next = self.next(unit).filter(|next| !self.page.units[*next].gap);
            next.is_some_and(|next| self.page.units[unit].is_paragraph() && self.commits(self.page.whole(next)))
        };
        let bare = self.follow_up && tokens.len() == 1 && label == 0 && over();
        let number = bare || numbers_promise(tokens.from(label + 1));
        // `Löfte: Polisen ska …`
        let value = tokens.get(label + 2).filter(|_| !number && tokens.rest[label + 1].is_sign(':'));
        let vows = |first: &Token| self.vows(Piece { start: first.start, ..self.page.whole(unit) });
        let this = &self.page.units[unit];
        // `Löfte: Ett tryggare centrum` over what will be done
        let over = || self.next(unit).is_some_and(|next| self.leads_to_doings(next)) && !has_year(self.page, unit);
        let alone = !self.follow_up
            && value.is_some_and(|first| match this.ends_sentence() {
                true => vows(first),
                false => label == 0 && !this.leads() && over(),
            });
        if label > 0 && !tokens.first().is_some_and(|first| tokens.lower(first) == CITIZEN) || !(number || alone) {
            return false;
        }
        let mut from = label + 1 + usize::from(number && !bare);
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
            // `Löfte 1` over the table of what serves it.
            None if self.follow_up && self.next(unit).is_some_and(|next| self.page.units[next].table().is_some()) => {
                self.outline.boilerplate.push(whole);
                self.pending_theme = Some(whole);
            }
            // The text follows in a paragraph of its own.
            None => {
                self.open_group(Lead::Promises, Some(whole), &read);
                self.awaiting = true;
            }
        }
        true
    }

    /// What stands after `Löfte 1.` or `Löfte 2 –`.
    pub(super) fn after_number(&self, unit: usize) -> Option<Piece> {
        let tokens = self.page.tokens(unit);
        let said = tokens.rest.iter().skip(2).find(|token| token.is_word()).filter(|_| is_numbered_label(tokens))?;
        Some(Piece { start: said.start, ..self.page.whole(unit) })
    }

    /// What stands after `1.` in a text that is set in bold with its number, or heads what follows.
    pub(super) fn past_number(&self, unit: usize) -> Piece {
        let whole = self.page.whole(unit);
        match self.page.tokens(unit).rest {
            [number, dot, first, ..]
                if number.is_figure() && (dot.is_sign('.') || dot.is_sign(')')) && first.is_word() =>
            {
                Piece { start: first.start, ..whole }
            }
            _ => whole,
        }
    }

    /// Whether the promise is the one sentence under a line, and the line its theme: `Löfte 1 – Tryggare torg`.
    pub(super) fn is_title_line(&self, unit: usize) -> bool {
        let names = !self.page.units[unit].flags.any(Flags::VERBS);
        let vows = |next: &usize| self.page.units[*next].is_paragraph() && self.vows_alone(*next);
        let Some(next) = self.next(unit).filter(|next| names && !self.follow_up && vows(next)) else { return false };
        self.page.sentences(next).len() == 1 && !self.next(next).is_some_and(|after| vows(&after))
    }
}

/// Whether a text begins by numbering a promise: `Löfte 2`, `Medborgarlöfte 1:`.
pub(in crate::extract) fn is_numbered_label(tokens: Tokens<'_>) -> bool {
    let label = tokens.first().is_some_and(|first| first.lex.stems.any(Stems::LOFTE));
    label && numbers_promise(tokens.from(1))
}

/// `2`, `B`: the number of a promise, or the letter that it has instead.
fn numbers_promise(tokens: Tokens<'_>) -> bool {
    let letter = || {
        let ends = |next: &Token| next.is_sign(':') || next.is_sign('.') || next.is_dash();
        tokens.first().is_some_and(|first| is_letter(tokens, first)) && tokens.get(1).is_none_or(ends)
    };
    small_number(tokens).is_some_and(|(number, words)| number < MOST_PROMISES && words == 1) || letter()
}

/// No document numbers so many promises.
const MOST_PROMISES: u32 = 20;

/// Whether a word can stand in a label of a promise: `Löfte till medborgarna`, `Vårt löfte lyder`.
fn of_label(token: &Token) -> bool {
    token.is(Flags::STOP.or(Flags::MODIFIER))
        || token.lex.stems != Stems::NONE
        || token.lex.actor == Some(Actor::Invanare)
}
