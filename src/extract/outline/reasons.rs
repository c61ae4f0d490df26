//! Paragraphs under a heading or a promise that tell why, and promise nothing.

use crate::grammar::names_source;
use crate::vocabulary::Stems;
use crate::vocabulary::phrases::READING_WORDS;

use super::{Group, Reader, Section, State, is_plan};
use crate::extract::page::Piece;
use crate::extract::sections::promise_count;

impl Reader<'_, '_> {
    /// Whether a paragraph over promises tells of them and is none: `Parterna har enats om fyra löften för två år.`
    pub(super) fn tells_of_promises(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let headed = || {
            let over = self.outline.groups.last().and_then(|group| group.lead_piece);
            over.is_some_and(|over| !self.page.units[over.unit].leads())
        };
        !self.follow_up
            && this.ends_sentence()
            && self.page.tokens(unit).rest.iter().any(|token| token.lex.stems.any(Stems::LOFTE))
            && headed()
            && !is_plan(self.page.tokens(unit))
            && !self.promises(self.page.whole(unit))
            && !self.vows(self.counting(unit).unwrap_or(self.page.whole(unit)))
    }

    /// The first sentence of a paragraph, where it says how many promises there are: what follows it speaks of them too.
    fn counting(&self, unit: usize) -> Option<Piece> {
        self.page
            .sentences(unit)
            .first()
            .copied()
            .filter(|first| promise_count(self.page.piece_tokens(*first)).is_some())
    }

    /// Whether a paragraph right under a theme tells why, and what follows it is what is promised: `Många är oroliga.`
    pub(super) fn is_background(&self, unit: usize) -> bool {
        let themed = self.outline.groups.last().is_some_and(Group::is_under_theme);
        let Some(next) = self.next(unit).filter(|_| themed && !self.follow_up) else { return false };
        let below = &self.page.units[next];
        let promised = || match below.leads() {
            _ if below.is_item() => true,
            true => self.next_is_item(next),
            false => below.is_paragraph() && below.ends_sentence() && self.commits(self.page.whole(next)),
        };
        promised() && !self.is_of_party(self.page.whole(unit))
    }

    /// Whether a paragraph stands right over a list of what is promised, and promises nothing itself.
    pub(super) fn explains_items(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let item = |unit: &usize| self.page.units[*unit].is_item();
        let commits = |item: usize| self.commits(self.page.whole(item));
        // The first may name no one: `Fotpatrullering ska ske varje vecka.`
        let over =
            |first: usize| item(&first) && (commits(first) || self.next(first).filter(item).is_some_and(commits));
        this.is_paragraph()
            && this.ends_sentence()
            && self.label(unit).is_none()
            && !self.heading_like(unit)
            && self.next(unit).is_some_and(over)
            && !self.is_of_party(self.page.whole(unit))
    }

    /// Whether a paragraph stands between a promise and the lead-in to what will be done for it: it tells why.
    pub(super) fn explains_promise(&self, unit: usize) -> bool {
        let promised = self.outline.groups.last().is_some_and(Group::serves);
        let over = |next: usize| self.page.units[next].is_item() || self.leads_to_doings(next);
        promised && !self.follow_up && self.next(unit).is_some_and(over)
    }

    /// Whether a sentence right under a lead-in only tells how the lists below it are to be read: `Inom parentes står vem.`
    pub(super) fn explains_list(&self, unit: usize) -> bool {
        let Some(next) = self.next(unit) else { return false };
        let lists = self.page.units[next].is_item() || self.next_is_item(next) && self.heading_like(next);
        let tokens = self.page.tokens(unit);
        lists && tokens.rest.iter().any(|token| READING_WORDS.contains(&tokens.lower(token)))
    }

    /// Takes a paragraph that names what it rests on for the lägesbild, where its heading does not say what it is over.
    pub(super) fn background(&mut self, unit: usize) -> bool {
        let Some(heading) = self.heading_over(unit).filter(|_| !self.follow_up) else { return false };
        let tokens = self.page.tokens(unit);
        let whole = self.page.whole(unit);
        let rests = || names_source(tokens);
        if !self.page.units[unit].ends_sentence() || self.vows(whole) || is_plan(tokens) || !rests() {
            return false;
        }
        match self.state {
            State::Group => drop(self.outline.groups.pop()),
            _ => drop(self.outline.others.pop()),
        }
        self.outline.lagesbild.push(Section { heading: Some(heading), pieces: vec![whole] });
        self.state = State::Lagesbild;
        true
    }

    /// The heading right over a unit, where it has opened a section or a list with nothing in it yet.
    pub(super) fn heading_over(&self, unit: usize) -> Option<usize> {
        match self.state {
            State::Other => self.outline.others.last().filter(|section| section.pieces.is_empty())?.heading,
            State::Group => {
                let group = self.outline.groups.last().filter(|group| group.entries.is_empty() && group.open)?;
                let over = group.lead_piece?.unit;
                (self.next(over) == Some(unit) && !self.page.units[over].leads()).then_some(over)
            }
            _ => None,
        }
    }
}
