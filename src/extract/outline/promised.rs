//! Promises that stand over what serves them: after their number, or as a heading.

use rustc_hash::FxHashMap;

use crate::grammar::{Heading, actors_of, is_appointment};
use crate::vocabulary::endings;
use crate::vocabulary::{Cue, Flags, Stems, lowered};

use super::{Entry, Group, Lead, Reader};
use crate::extract::page::{Page, Piece};
use crate::extract::pieces::without_number;

/// What is to be done, with who is to do it in brackets, has no fewer tokens.
const FEWEST_BEFORE_ACTOR: usize = 6;

/// `genom att:` has no more tokens.
const LONGEST_MEANS: usize = 3;

/// What is to be, after `ska`, takes more tokens.
const FEWEST_AFTER_SHALL: usize = 3;

impl Reader<'_, '_> {
    /// `Vi lovar att göra centrum tryggare` over a list: the promise that its items serve.
    pub(super) fn promise_as_heading(&mut self, unit: usize, read: &Heading) -> bool {
        let tokens = self.page.tokens(unit);
        let told = !self.follow_up
            && !self.page.units[unit].leads()
            && matches!(read.cue, Some(Cue::Promises | Cue::Aims))
            && read.stems.any(Stems::LOVAR)
            && !read.stems.any(Stems::FOLJANDE.or(Stems::LOFTE))
            && self.next(unit).is_some_and(|next| {
                self.page.units[next].is_item()
                    || self.is_over_table(unit)
                    || self.tells_doings(next)
                    || self.leads_to_doings(next)
            });
        let att = tokens.rest.iter().position(|token| token.lex.stems.any(Stems::ATT)).filter(|_| told);
        // `Polisen ska vara lätt att nå i hela kommunen` over a list of how
        let said = without_number(self.page, self.page.whole(unit));
        let shall = || {
            let tokens = self.page.piece_tokens(said);
            let at = tokens.rest.iter().position(|token| token.lex.stems.any(Stems::SKA))?;
            let verb = tokens.get(at + 1).filter(|_| tokens.len() - at > FEWEST_AFTER_SHALL)?;
            let over = !self.follow_up && !self.page.units[unit].leads() && self.next_is_item(unit);
            let says = || endings::infinitive(tokens.lower(verb)) || verb.is(Flags::TOGETHER.or(Flags::ADVERB));
            let read = Some(()).filter(|()| over && says()).map(|()| self.read(said))?;
            (read.cue.is_none() && !read.actors.is_empty() && !read.only_actors).then_some(())
        };
        let says_what = shall().is_some()
            || att.is_some_and(|att| {
                let said = tokens.from(att + 1);
                said.len() > 2
                    && (said.rest.iter().any(|token| token.is(Flags::MODAL))
                        || said.first().is_some_and(|verb| endings::infinitive(said.lower(verb))))
            });
        if says_what {
            // The line over it: `Barn och unga`
            let theme = self.outline.groups.last().filter(|last| last.entries.is_empty()).and_then(|last| last.theme);
            self.open_promise(said, theme);
        }
        says_what
    }

    /// `Arbeta för lugnare trafik genom att:` below `Polisen och kommunen lovar att:`: a promise and what leads in to what serves it.
    pub(super) fn promise_by_means(&mut self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        let by = tokens.rest.iter().rposition(|token| token.lex.stems.any(Stems::GENOM));
        let by = by.filter(|by| {
            *by > 1 && self.page.units[unit].leads() && !self.follow_up && tokens.len() - by <= LONGEST_MEANS
        });
        let infinitive = tokens.first().is_some_and(|verb| endings::infinitive(tokens.lower(verb)));
        let Some(by) = by.filter(|_| infinitive && self.next(unit).is_some()) else { return false };
        // Those who promise, over the first of them or over all.
        let over = self.outline.groups.iter().rev().find(|group| group.under.is_none());
        let means = |entry: &Entry| self.page.units[entry.piece.unit].leads();
        let Some(over) = over.filter(|over| over.vowed && over.entries.iter().all(means)) else { return false };
        let (actors, actors_unit, base) = (over.actors.clone(), over.actors_unit, over.base.clone());
        let whole = self.page.whole(unit);
        let end = tokens.rest[by - 1].end;
        let rest = tokens.rest[by].start;
        let theme = self.take_theme_over(unit);
        self.open_promise(Piece { end, ..whole }, theme);
        self.outline.boilerplate.push(Piece { start: rest, ..whole });
        // The group of the promise, before that of what serves it.
        if let [.., promise, _] = &mut self.outline.groups[..] {
            (promise.actors, promise.actors_unit, promise.base) = (actors, actors_unit, base);
            (promise.vowed, promise.promises) = (true, true);
        }
        true
    }

    /// Whether a text ends with who is to do it, in brackets: `Ny belysning i parken (kommunen)`.
    pub(super) fn names_its_actor(&self, piece: Piece) -> bool {
        let tokens = self.page.piece_tokens(piece);
        tokens.len() >= FEWEST_BEFORE_ACTOR && tokens.ends_in_bracket() && !actors_of(tokens, self.aliases).is_empty()
    }

    /// Takes a piece as a promise of its own, under a theme if it has one.
    pub(super) fn open_promise(&mut self, piece: Piece, theme: Option<Piece>) {
        let read = self.nothing_read();
        self.under = None;
        self.open_group(Lead::Promises, None, &read);
        if let Some(group) = self.outline.groups.last_mut() {
            group.theme = group.theme.or(theme);
        }
        self.promise_over(piece);
    }

    /// Whether commitments, or what leads in to them, come right below a heading, or below the paragraph that tells why.
    pub(super) fn is_over_list(&self, unit: usize) -> bool {
        let over = |unit: usize| {
            self.next(unit).is_some_and(|next| {
                let item = self.page.units[next].is_item() && !is_appointment(self.page.tokens(next));
                item || self.leads_to_doings(next) || self.commits(self.page.whole(next))
            })
        };
        let why = self.next(unit).filter(|next| {
            let this = &self.page.units[*next];
            this.is_paragraph() && this.ends_sentence() && !self.heading_like(*next)
        });
        over(unit) || why.is_some_and(|why| self.next_is_item(why))
    }

    /// Whether a table stands right below.
    pub(super) fn is_over_table(&self, unit: usize) -> bool {
        self.next(unit).is_some_and(|next| self.page.units[next].table().is_some())
    }

    /// `Trygghet i centrum` over a list, after a list that promises it: what is listed serves it.
    pub(super) fn promised_before(&mut self, unit: usize) -> bool {
        if self.follow_up || self.outline.groups.is_empty() {
            return false;
        }
        self.named.read(self.page, &self.outline.groups);
        let whole = self.page.whole(unit);
        let said = self.page.text(self.past_number(unit));
        let Some(promise) = self.named.promise(said) else { return false };
        self.under = Some(promise);
        self.outline.boilerplate.push(whole);
        let read = self.nothing_read();
        self.open_group(Lead::Bare, None, &read);
        true
    }

    /// Takes a piece as the promise that what follows serves.
    pub(super) fn promise_over(&mut self, piece: Piece) {
        let mut theme = self.pending_theme.take();
        if let Some(group) = self.outline.groups.last_mut() {
            theme = theme.or(group.theme);
            group.theme = theme;
        }
        self.entry(piece);
        self.under = Some(piece);
        let read = self.nothing_read();
        self.open_group(Lead::Bare, None, &read);
        if let Some(group) = self.outline.groups.last_mut() {
            group.theme = group.theme.or(theme);
        }
        self.awaiting = false;
    }
}

/// Short promises by their words.
#[derive(Default)]
pub(super) struct Named {
    promises: FxHashMap<String, Piece>,
    /// How many groups have been read to their end, and how many entries of the next.
    groups: usize,
    entries: usize,
}

impl Named {
    /// Takes in what was listed since the last time.
    fn read(&mut self, page: &Page<'_>, groups: &[Group]) {
        while let Some(group) = groups.get(self.groups) {
            let promises = group.lead != Lead::Activities && group.under.is_none();
            for entry in group.entries[self.entries..].iter().filter(|entry| promises && entry.depth == 0) {
                let text = page.text(entry.piece);
                if text.len() <= LONGEST_NAME {
                    self.promises.entry(words(text)).or_insert(entry.piece);
                }
            }
            self.entries = group.entries.len();
            if self.groups + 1 == groups.len() {
                break;
            }
            (self.groups, self.entries) = (self.groups + 1, 0);
        }
    }

    fn promise(&self, heading: &str) -> Option<Piece> {
        (heading.len() <= LONGEST_NAME && !self.promises.is_empty())
            .then(|| self.promises.get(&words(heading)).copied())
            .flatten()
    }
}

/// A heading that says a promise again is no longer.
const LONGEST_NAME: usize = 120;

fn words(text: &str) -> String {
    lowered(text.trim_end_matches(['.', ':']))
}
