//! Items of lists: commitments, what a menu leads to, plain text.

use crate::grammar::{is_appointment, is_quote};
use crate::vocabulary::{Cue, Flags};

use super::{FEW, LONGEST_COUNT, Lead, Reader, Section, State, is_plan};
use crate::extract::page::Piece;
use crate::extract::sections::promise_count;
use crate::layout::Marker;

impl Reader<'_, '_> {
    pub(super) fn item(&mut self, unit: usize) {
        let whole = self.page.whole(unit);
        // An item right over a table heads it, but for the last of a list.
        if self.follow_up && self.is_over_table(unit) && !self.ends_list(unit) {
            self.pending_theme = Some(whole);
            self.outline.boilerplate.push(whole);
            return;
        }
        // What a web page leads elsewhere with.
        let menu = matches!(self.state, State::Preamble | State::Group);
        if menu && self.outline.title.is_some_and(|title| unit < title) && !self.commits(whole) {
            self.outline.boilerplate.push(whole);
            return;
        }
        let tokens = self.page.tokens(unit);
        if !self.follow_up && (is_quote(tokens) || is_appointment(tokens)) {
            self.text(whole);
            return;
        }
        match self.state {
            State::Group => {
                self.return_to_numbers(unit);
                let (end, plan) = self.glued_plan(unit);
                self.entry(Piece { end, ..whole });
                if !plan.is_empty() {
                    self.outline.follow_up.push(Section { heading: None, pieces: plan });
                }
            }
            State::Preamble => {
                // A list with nothing over it but the title or the introduction.
                let read = self.nothing_read();
                if self.outline.groups.is_empty()
                    && (self.commits(whole) || self.is_counted(whole) || self.holds_commitments(unit))
                    || self.outline.preamble.is_empty()
                {
                    self.open_group(Lead::Bare, None, &read);
                    self.entry(whole);
                } else {
                    self.text(whole);
                }
            }
            // A list of what parties are to do, under a heading that says nothing of it or its background.
            State::Other | State::Lagesbild | State::About
                if !self.follow_up && self.vows(whole) && self.ends_section(unit) =>
            {
                self.open_under_heading();
                self.entry(whole);
            }
            // And what parties do, without `ska`, where the document has no list besides.
            State::Other
                if !self.follow_up
                    && self.does(whole)
                    && self.none_listed()
                    && self.under_plain_heading()
                    && !self.goes_on_as_text(unit) =>
            {
                self.open_under_heading();
                self.entry(whole);
            }
            _ => self.text(whole),
        }
    }

    /// Whether an item may be none of the section above it: what such promises are for may be a list of its own.
    fn ends_section(&self, unit: usize) -> bool {
        let numbered = || matches!(self.page.units[unit].marker(), Some(Marker::Number(_)));
        self.state != State::About || numbered() && !self.outline.about.pieces.is_empty()
    }

    /// Whether what parties are to do stands right under an item.
    fn holds_commitments(&self, unit: usize) -> bool {
        let next = self.next(unit).filter(|next| self.page.units[*next].is_item() && !self.follow_up);
        next.is_some_and(|next| {
            self.page.units[next].indent > self.page.units[unit].indent + 1 && self.commits(self.page.whole(next))
        })
    }

    /// Whether an item of the same list above it says nothing of what anyone does.
    fn goes_on_as_text(&self, unit: usize) -> bool {
        let last = self.outline.others.last().and_then(|section| section.pieces.last());
        last.is_some_and(|last| last.unit + 1 == unit && self.page.units[last.unit].is_item())
    }

    /// Whether the section that the reader is in has a heading that announces nothing known.
    fn under_plain_heading(&self) -> bool {
        let heading = self.outline.others.last().and_then(|section| section.heading);
        heading.is_some_and(|heading| self.read(self.page.whole(heading)).cue.is_none())
    }

    /// Whether the heading of the section that the reader is in says what the paper is for: `Syfte`.
    pub(super) fn under_goals(&self) -> bool {
        let heading = self.outline.others.last().and_then(|section| section.heading);
        heading.is_some_and(|heading| self.read(self.page.whole(heading)).cue == Some(Cue::Goals))
    }

    /// Whether an item says what a party does: `Polisen följer med på pendeltågen.`
    pub(super) fn does(&self, item: Piece) -> bool {
        let tokens = self.page.piece_tokens(item);
        self.page.units[item.unit].ends_sentence() && !is_quote(tokens) && !is_plan(tokens) && self.is_of_party(item)
    }

    /// Whether an item says what is to be, and the introduction how many promises come: `avger härmed tre löften`.
    fn is_counted(&self, item: Piece) -> bool {
        let counts = |piece: &Piece| {
            piece.end - piece.start <= LONGEST_COUNT && promise_count(self.page.piece_tokens(*piece)).is_some()
        };
        self.page.piece_tokens(item).rest.iter().take(4).any(|token| token.is(Flags::MODAL))
            && self.outline.preamble.iter().rev().take(FEW).any(counts)
    }

    /// Whether an item goes on with the list before it, and repeats nothing of it.
    fn ends_list(&self, unit: usize) -> bool {
        let Some(group) = self.outline.groups.last() else { return false };
        let text = |piece: Piece| self.page.text(piece).trim_end_matches('.');
        let restated = || group.entries.iter().any(|entry| text(entry.piece) == text(self.page.whole(unit)));
        group.entries.last().is_some_and(|last| {
            last.piece.unit + 1 == unit && follows(last.marker, self.page.units[unit].marker()) && !restated()
        })
    }
}

/// Whether an item with this marker goes on with the list of one that has the other.
fn follows(last: Option<Marker>, marker: Option<Marker>) -> bool {
    match (last, marker) {
        (Some(Marker::Number(last)), Some(Marker::Number(number))) => u32::from(number) == u32::from(last) + 1,
        _ => last == marker,
    }
}
