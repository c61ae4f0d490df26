//! Lists whose markers were lost: lines that stand where items would.

use crate::grammar::{Token, Tokens, is_account, is_aside};
use crate::vocabulary::{Cue, Flags, Stems};

use super::parties::names_who_promises;
use super::{Entry, Lead, Reader, State, is_plan};
use crate::extract::page::Piece;
use crate::extract::pieces::without_number;

/// What is said of a promise takes no more sentences, with its own.
const MOST_OF_VOW: usize = 3;

/// So many sentences that say what is to be are each a promise.
const FEWEST_APART: usize = 4;

/// So many sentences under a heading tell what all of them are.
const MOST_SENTENCES: usize = 6;

impl Reader<'_, '_> {
    /// Whether a line under a lead-in has nothing under it, and so is what the lead-in announces: its marker was lost.
    pub(super) fn is_bodiless(&self, unit: usize, next: Option<usize>) -> bool {
        let this = &self.page.units[unit];
        let announced = self.state == State::Group
            && !self.follow_up
            && self.outline.groups.last().is_some_and(|last| {
                let sentence = |entry: &Entry| self.page.units[entry.piece.unit].ends_sentence();
                let led = (last.announced || last.lead == Lead::Actor) && last.lead_piece.is_some();
                led && !last.marked && !last.entries.last().is_some_and(sentence)
            });
        let Some(next) = next.filter(|_| announced && this.is_paragraph() && !this.bold && !this.leads()) else {
            return false;
        };
        if !self.heading_like(next) || self.page.units[next].leads() || self.is_promise_label(next) {
            return false;
        }
        let below = self.read(self.page.whole(next));
        // `Trafik` over `Polisen ska …` is a theme.
        let over_commitment =
            below.cue.is_none() && !self.commits(self.page.whole(unit)) && self.commits(self.page.whole(next));
        !over_commitment
            && !names_who_promises(&below)
            && !matches!(below.cue, Some(Cue::Promises | Cue::Promised | Cue::Aims))
    }

    /// Whether `Löften`, and nothing else but a year, stands over lines whose markers were lost.
    pub(super) fn is_over_promises(&self, unit: usize) -> bool {
        let unnumbered = self.page.piece_tokens(without_number(self.page, self.page.whole(unit)));
        let label = || self.is_promise_label(unit) || is_dated_label(unnumbered);
        let next = self.next(unit).filter(|_| !self.follow_up && label());
        next.is_some_and(|next| {
            if self.is_over_sentences(next) || self.each_aims(next) {
                return true;
            }
            let below = &self.page.units[next];
            below.is_paragraph() && !below.ends_sentence() && !below.leads() && self.commits(self.page.whole(next))
        })
    }

    /// Whether each sentence of a paragraph says what is to be, and of no party what it is to do: `Farten ska bli lägre.` Of many
    /// sentences none tells more of the one before it.
    pub(super) fn each_aims(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let sentences = self.page.sentences(unit);
        let many = sentences.len() >= FEWEST_APART;
        let aims = |sentence: &Piece| self.aims(*sentence) && (many || !self.is_of_party(*sentence));
        this.is_paragraph() && this.ends_sentence() && !this.stems.any(Stems::LOFTE) && sentences.iter().all(aims)
    }

    /// Whether paragraphs of a sentence each stand from a unit on to the next heading, and one of them says what a party is to
    /// do: `Tre trygghetsvandringar i Marieholm.`, `Polisen ska hålla två möten.`
    fn is_over_sentences(&self, first: usize) -> bool {
        let (mut found, mut says_so, mut next) = (0, false, Some(first));
        while let Some(unit) = next.filter(|_| found < MOST_SENTENCES) {
            let this = &self.page.units[unit];
            if !this.leads() && self.heading_like(unit) {
                break;
            }
            // The last of a file that was cut off is no whole sentence.
            let whole = this.ends_sentence() || self.next(unit).is_none();
            let alone = self.page.sentences(unit).len() == 1 || self.says_more_of_vow(unit);
            let alone = this.is_paragraph() && this.gap && whole && alone;
            let tokens = self.page.tokens(unit);
            if !alone || this.stems.any(Stems::LOFTE) || is_plan(tokens) || is_account(tokens) {
                return false;
            }
            says_so |= self.commits(self.page.whole(unit));
            found += 1;
            next = self.next(unit);
        }
        found > 1 && says_so
    }

    /// Whether a paragraph says what a party is to do, and something of that: `Polisen ska hålla möten. De ska hållas i maj.`
    fn says_more_of_vow(&self, unit: usize) -> bool {
        let sentences = self.page.sentences(unit);
        sentences.len() <= MOST_OF_VOW && sentences.first().is_some_and(|first| self.vows(*first))
    }

    /// Whether a paragraph goes on with what a lead-in begins, without a marker: `patrullera i centrum`.
    pub(super) fn is_clause(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        !self.follow_up && this.is_paragraph() && this.text().starts_with(char::is_lowercase)
    }

    /// Whether a paragraph stands between the items of a list, in line with them: its marker was lost.
    pub(super) fn lost_marker(&self, unit: usize) -> bool {
        let Some(group) = self.outline.groups.last() else { return false };
        let Some(last) = group.entries.last() else { return false };
        let (this, before) = (&self.page.units[unit], &self.page.units[last.piece.unit]);
        let after = self.next(unit).map(|next| &self.page.units[next]);
        last.marker.is_some()
            && this.indent == before.indent
            && after.is_some_and(|after| after.is_item() && after.indent == this.indent)
            && !this.leads()
            && !is_aside(self.page.tokens(unit))
    }
}

/// `Medborgarlöften 2017`, `Löften för 2017`
fn is_dated_label(tokens: Tokens<'_>) -> bool {
    let label = |token: &Token| token.lex.stems.all(Stems::LOFTE);
    match tokens.rest {
        [first, year] => label(first) && year.is_figure(),
        [first, of, year] => label(first) && of.is(Flags::PREPOSITION) && year.is_figure(),
        _ => false,
    }
}
