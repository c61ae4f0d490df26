//! Sentences that say what is aimed at, and what will be done for it below them.

use crate::grammar::{Heading, Token, is_done, is_quote};
use crate::vocabulary::phrases::GOALS;
use crate::vocabulary::{Cue, Flags, Stems};

use super::{Entry, FEW, Group, Lead, Reader, Section, State, is_plan};
use crate::extract::page::Piece;

/// A paragraph of more sentences tells something else.
const MOST_DOINGS: usize = 8;

/// `3. Mål`, `Vårt gemensamma mål`: the heading has no more tokens.
const LONGEST_GOAL: usize = 5;

/// What is aimed at is named in no more tokens.
const LONGEST_AIM: usize = 14;

/// The verb of a sentence that says what is to be stands among so many of its first words.
const LATEST_VERB: usize = 14;

impl Reader<'_, '_> {
    /// A sentence that says what is aimed at, right over what will be done for it: the promise that this serves.
    pub(super) fn aim_over_doings(&mut self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let points = this.stems.any(Stems::FOLJANDE) || self.points_below(unit);
        let headlike = || this.gap && this.stems.any(Stems::LOVAR) && !this.leads() && !self.stops_short(unit, true);
        let ends = this.ends_sentence() || headlike();
        if self.follow_up || !ends || points || self.page.sentences(unit).len() > 1 {
            return false;
        }
        let whole = self.unquoted(self.page.whole(unit));
        let goal = self.goal_right_over(unit);
        let heading = goal.or_else(|| self.heading_right_over(unit));
        let promises = this.stems.any(Stems::LOVAR) && self.promises(whole);
        // One of several sentences that promise serves nothing below it alone.
        let served = || self.outline.groups.last().is_some_and(|last| last.under.is_some() && !last.entries.is_empty());
        // `De enas därför om dessa löften:`
        let led = || {
            self.outline.groups.last().is_some_and(|last| last.announced && last.promises && last.entries.is_empty())
        };
        let first = || self.outline.sentences.is_empty() && self.state != State::Group;
        let alone = promises && (first() || self.state == State::Group && (served() || led()));
        if !(heading.is_some() || alone || self.aim_of_items(unit))
            || !self.over_doings(unit)
            || !(promises || self.aims(whole))
        {
            return false;
        }
        // `Det här vill vi` says whose aim it is.
        let announced = |last: &Group| {
            let led = last.lead_piece.is_some_and(|lead| Some(lead.unit) == heading);
            let promised = matches!(last.lead, Lead::Aims | Lead::Promises | Lead::Actor);
            led && last.entries.is_empty() && promised && !last.is_under_theme()
        };
        if self.state == State::Group && self.outline.groups.last().is_some_and(announced) {
            self.under = None;
            self.promise_over(whole);
        } else {
            let theme = match goal {
                Some(goal) => self.take_theme_over_goal(goal),
                None => heading.and_then(|heading| self.take_theme(heading)),
            };
            self.open_promise(whole, theme);
        }
        true
    }

    /// Whether a paragraph says what is to be, by no one, right over a list of what parties do: `Du ska kunna ta tåget hem.`
    fn aim_of_items(&self, unit: usize) -> bool {
        let item = self.next(unit).filter(|next| self.page.units[unit].gap && self.page.units[*next].is_item());
        item.is_some_and(|item| {
            self.is_of_party(self.page.whole(item))
                && !self.above_title(unit)
                && !self.is_of_party(self.page.whole(unit))
        })
    }

    /// The heading right over a paragraph, where it is a theme or says that it is over promises.
    pub(super) fn heading_right_over(&self, unit: usize) -> Option<usize> {
        let over = self.last_heading.filter(|over| self.next(*over) == Some(unit))?;
        let may = matches!(self.state, State::Group | State::Other | State::Preamble);
        let cue = self.read(self.page.whole(over)).cue;
        (may && matches!(cue, None | Some(Cue::Promises | Cue::Aims))).then_some(over)
    }

    /// `Mål` right over a sentence that what will be done comes right after, where that serves no promise above it.
    fn goal_right_over(&self, unit: usize) -> Option<usize> {
        let over = self.last_heading.filter(|over| self.next(*over) == Some(unit) && self.state == State::Other)?;
        // `Löfte 1` has a text of its own, and so has a list of promises.
        let served = |last: &Group| last.under.is_some() && !last.entries.is_empty();
        let free = || self.outline.groups.last().is_none_or(served);
        let next = self.next(unit).filter(|_| self.names_goal(over) && free())?;
        let doings = self.leads_to_doings(next) && self.read(self.page.whole(next)).cue == Some(Cue::Activities);
        doings.then_some(over)
    }

    /// Whether a heading says no more than that what is aimed at stands below it: `3. Mål`.
    fn names_goal(&self, heading: usize) -> bool {
        let tokens = self.page.tokens(heading);
        let last = tokens.rest.iter().rfind(|token| token.is_word());
        // `Vad ska vi uppnå?`
        let reached = |last: &Token| last.lex.stems.any(Stems::UPPNA);
        tokens.len() <= LONGEST_GOAL && last.is_some_and(|last| GOALS.contains(&tokens.lower(last)) || reached(last))
    }

    /// Takes `Mål` and the theme right over it out of where they stand, for the theme.
    fn take_theme_over_goal(&mut self, goal: usize) -> Option<Piece> {
        self.take_theme(goal);
        let over = self.heading_before.filter(|over| self.next(*over) == Some(goal));
        over.and_then(|over| self.take_theme(over))
    }

    /// Whether a list, or what leads in to what will be done, comes right after a unit.
    pub(super) fn over_doings(&self, unit: usize) -> bool {
        let Some(next) = self.next(unit) else { return false };
        let below = &self.page.units[next];
        if below.is_item() {
            return !self.is_heading_as_item(next);
        }
        // `Vi lovar att arbeta för …` over a paragraph of what each will do.
        let this = &self.page.units[unit];
        let aims = || this.bold || this.stems.any(Stems::LOVAR) && self.page.sentences(next).len() > 1;
        self.leads_to_doings(next) || aims() && self.tells_doings(next)
    }

    /// Whether a unit leads in to what will be done, and that comes right after it.
    pub(super) fn leads_to_doings(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let Some(next) = self.next(unit).map(|next| &self.page.units[next]) else { return false };
        if !(next.is_item() || next.is_paragraph()) || !(this.is_paragraph() || self.heading_like(unit)) {
            return false;
        }
        let read = self.read(self.page.whole(unit));
        // `Vad ska ni göra tillsammans?` asks for more promises.
        let asks = this.text().ends_with('?') && this.flags.any(Flags::TOGETHER);
        // `Insatser mot klotter ska prioriteras.` is one of what will be done, and leads to none.
        let points =
            Stems::ASTADKOMMA.or(Stems::UPPNA).or(Stems::FOLJANDE).or(Stems::DET).or(Stems::HUR).or(Stems::GENOM);
        let itself = this.is_paragraph() && this.ends_sentence() && !next.is_item() && !read.stems.any(points);
        read.cue == Some(Cue::Activities) && !asks && !itself || read.only_actors && next.is_item()
    }

    /// Whether each sentence of a paragraph says what a party does, or after that what is done: `Polisen besöker skolorna.
    /// Farten mäts varje vecka.`
    pub(super) fn tells_doings(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let may = |sentence: &Piece| {
            let tokens = self.page.piece_tokens(*sentence);
            !is_quote(tokens) && !is_plan(tokens) && !self.promises(*sentence)
        };
        let does = |sentence: &Piece| self.is_of_party(*sentence);
        let done = |sentence: &Piece| is_done(self.page.piece_tokens(*sentence));
        this.is_paragraph() && this.ends_sentence() && !this.bold && !self.follow_up && {
            let sentences = self.page.sentences(unit);
            sentences.len() <= MOST_DOINGS
                && sentences.iter().all(may)
                && sentences.first().is_some_and(does)
                && sentences.iter().all(|sentence| does(sentence) || done(sentence))
        }
    }

    /// Takes the list under `Mål`, right over what will be done, for promises where nothing else promises: what comes next serves it.
    pub(super) fn take_goals(&mut self, doings: usize) {
        let lists = |section: &Section| {
            let last = section.pieces.last().map(|last| last.unit);
            section.heading.is_some_and(|heading| self.names_goal(heading))
                && last.is_some_and(|last| self.next(last) == Some(doings))
                && section
                    .pieces
                    .iter()
                    .all(|piece| self.page.units[piece.unit].is_item() && self.aims(*piece) || self.names_aim(*piece))
        };
        let alone = self.state == State::Other && !self.follow_up && self.outline.groups.is_empty();
        let free = alone
            && self.outline.sentences.is_empty()
            && !self.page.units[doings].stems.any(Stems::LOFTE.or(Stems::LOVAR))
            && self.outline.others.last().is_some_and(lists);
        let Some(section) = self.outline.others.pop_if(|_| free) else { return };
        let read = self.nothing_read();
        self.open_group(Lead::Aims, section.heading.map(|heading| self.page.whole(heading)), &read);
        section.pieces.into_iter().for_each(|piece| self.entry(piece));
    }

    /// Whether a sentence says what is to become of something: `Det ska kännas tryggt i parken.`, `Färre ska köra för fort.`
    pub(super) fn aims(&self, sentence: Piece) -> bool {
        let tokens = self.page.piece_tokens(sentence);
        let early = tokens.rest.iter().take(LATEST_VERB).any(|token| token.lex.stems.any(Stems::SKA));
        (early || self.commits(sentence))
            && !is_plan(tokens)
            && !is_quote(tokens)
            && !tokens.rest.last().is_some_and(|last| last.is_sign('?'))
    }

    /// `Ökad trygghet vid torget`, `Minska stölderna`: what is to become of something, without a verb beyond the first word and in no
    /// numbers.
    fn names_aim(&self, piece: Piece) -> bool {
        let tokens = self.page.piece_tokens(piece);
        let other = |token: &Token| token.is(Flags::VERBS.or(Flags::REPORTED)) || token.is_figure();
        tokens.len() <= LONGEST_AIM
            && tokens.first().is_some_and(|first| tokens.capital(first))
            && !tokens.rest.iter().skip(1).any(other)
    }

    /// Takes the heading over a promise out of where it stands, for the theme of the promise; none where it only announces it.
    pub(super) fn take_theme(&mut self, heading: usize) -> Option<Piece> {
        let whole = self.page.whole(heading);
        let empty = self
            .outline
            .groups
            .pop_if(|last| last.entries.is_empty() && last.lead_piece == Some(whole) && self.state == State::Group);
        let section = self.outline.others.pop_if(|last| last.pieces.is_empty() && last.heading == Some(heading));
        empty.and_then(|group| group.theme).or(section.map(|_| whole))
    }

    /// The same for the heading right over a unit.
    pub(super) fn take_theme_over(&mut self, unit: usize) -> Option<Piece> {
        self.last_heading.filter(|over| self.next(*over) == Some(unit)).and_then(|over| self.take_theme(over))
    }

    /// What stands between quotation marks, where a piece is nothing else: a promise that the paper sets apart.
    pub(super) fn unquoted(&self, piece: Piece) -> Piece {
        match self.page.piece_tokens(piece).rest {
            // `”Torget” och ”parken”` are two.
            [first, within @ .., last]
                if is_quotation_mark(first) && is_quotation_mark(last) && !within.iter().any(is_quotation_mark) =>
            {
                Piece { start: first.end, end: last.start, ..piece }
            }
            _ => piece,
        }
    }

    /// Whether a list says what is to become of things, by no one and in no numbers: what parties do below it serves it.
    pub(super) fn lists_aims(&self, group: &Group) -> bool {
        let aim = |entry: &Entry| {
            let tokens = self.page.piece_tokens(entry.piece);
            let counts = |token: &Token| token.is_figure() || token.lex.per.is_some();
            !tokens.rest.iter().any(counts) && !self.is_of_party(entry.piece)
        };
        let promises = matches!(group.lead, Lead::Promises | Lead::Aims) && group.actors.is_empty();
        promises && !self.follow_up && !group.entries.is_empty() && group.entries.iter().take(FEW).all(aim)
    }

    /// Whether a heading or lead-in draws what is to be done from a list of aims right before it: `Därför ska vi`.
    pub(super) fn follows_aims(&self, read: &Heading) -> bool {
        let mut filled = self.outline.groups.iter().rev().take(FEW).filter(|group| !group.entries.is_empty());
        read.stems.any(Stems::VARFOR) && filled.next().is_some_and(|last| last.lead == Lead::Aims)
    }
}

fn is_quotation_mark(token: &Token) -> bool {
    ['”', '"', '“', '»', '«'].into_iter().any(|mark| token.is_sign(mark))
}
