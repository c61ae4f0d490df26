//! Lines right under the title that say whom the promises are for, and who stands behind them.

use super::heading::has_year;
use super::{Reader, State};
use crate::document::Actor;
use crate::extract::identity::{are_kommuner, holds};
use crate::grammar::{Token, periods, reporting};
use crate::layout::BlockShape;
use crate::vocabulary::phrases::REPORTS;
use crate::vocabulary::{ColumnHead, Flags, Stems, column_head, endings};

impl Reader<'_, '_> {
    /// Takes `Lysekil, Munkedal och Sotenäs` and `Flens kommun och Polisen` under the title, where no list comes right after.
    pub(super) fn subtitle(&mut self, unit: usize) -> bool {
        let above = self.state == State::Preamble && self.outline.groups.is_empty();
        let under_title = || self.outline.title.is_some_and(|title| self.next(title) == Some(unit));
        let this = &self.page.units[unit];
        let line = this.is_paragraph() && !this.ends_sentence() && !this.leads();
        // `Medborgarlöfte 2017` in a letterhead.
        let short = self.page.tokens(unit).len() <= LONGEST_LETTERHEAD && this.stems.any(Stems::LOFTE);
        if above && line && short && self.outline.title.is_some_and(|title| unit < title) {
            self.outline.subtitles.push(unit);
            self.outline.boilerplate.push(self.page.whole(unit));
            return true;
        }
        if above && line && self.is_dated(unit) {
            self.outline.boilerplate.push(self.page.whole(unit));
            return true;
        }
        if above && self.tells_time(unit) {
            self.outline.subtitles.push(unit);
            self.outline.boilerplate.push(self.page.whole(unit));
            return true;
        }
        // `Statusrapport` over the title is no list.
        let unlisted = || self.outline.groups.iter().all(|group| group.entries.is_empty());
        if self.follow_up && line && this.flags.any(Flags::HOLDS) && self.says_what_is_reported(unit) && unlisted() {
            self.outline.subtitles.push(unit);
            self.outline.boilerplate.push(self.page.whole(unit));
            return true;
        }
        if !above || !line || !under_title() || self.next_is_item(unit) {
            return false;
        }
        let whole = self.page.whole(unit);
        if are_kommuner(self.page.tokens(unit)) {
            self.outline.subtitles.push(unit);
        } else {
            let read = self.read(whole);
            // `Flens kommun och polisen 2019–2022`, `Flens kommun 2019`
            let dated = !periods(self.page.tokens(unit)).is_empty();
            let kommun = || dated && read.actors.iter().all(|(actor, _)| *actor == Actor::Kommun);
            if !read.bare_actors || read.we || read.actors.len() < 2 && !kommun() || read.cue.is_some() {
                return false;
            }
            if dated {
                self.outline.subtitles.push(unit);
            }
        }
        self.outline.boilerplate.push(whole);
        true
    }

    /// Whether a line before all lists says what is reported on: `Tertial 2`, `Uppföljning 2020`.
    pub(super) fn says_what_for(&self, unit: usize) -> bool {
        let stems = self.page.units[unit].stems;
        let follows = stems.any(Stems::UPPFOLJNING.or(Stems::UTVARDERING)) && has_year(self.page, unit);
        let above = self.state == State::Preamble && self.outline.groups.is_empty();
        // `Kommunen ska hålla ett möte varje kvartal` says what was to be done.
        self.follow_up && above && (stems.any(Stems::TERTIAL) || follows) && !self.page.promises(unit)
    }

    /// `Rapporten avser första halvåret 2021`, `Avser kvartal 2`; `Avtalet gäller 2021` is of something else.
    fn says_what_is_reported(&self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        let holds = |index: usize| tokens.get(index).is_some_and(|token| token.is(Flags::HOLDS));
        let reports = |first: &Token| {
            let word = tokens.lower(first);
            column_head(word) == Some(ColumnHead::Report)
                || endings::ends(word, REPORTS)
                || endings::indefinite(word).iter().any(|name| endings::ends(name, REPORTS))
        };
        let part = || reporting(tokens, Some(0)).is_some();
        let short = tokens.len() <= LONGEST_REPORTED;
        let named = || holds(1) && tokens.first().is_some_and(reports) && (part() || has_year(self.page, unit));
        short && (holds(0) && part() || named())
    }

    /// `Fastställd av trygghetsrådet 2021-02-03`: when the paper was decided on, and no heading.
    fn is_dated(&self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        let decided = |first: &Token| first.is(Flags::DATED) && tokens.capital(first);
        tokens.len() <= LONGEST_TIME
            && tokens.first().is_some_and(decided)
            && !self.next_is_item(unit)
            && periods(tokens).iter().any(|period| period.full && !period.ranged && period.tokens.end == tokens.len())
    }

    /// Whether a line below the title says for how long the promises hold, and nothing else: `Giltighetstid: 2024–2026`. What
    /// comes below it goes on with the introduction.
    fn tells_time(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let tokens = self.page.tokens(unit);
        let line = (this.is_paragraph() || matches!(this.shape, BlockShape::Heading(_))) && !this.ends_sentence();
        let below_title = self.outline.title.is_some_and(|title| title < unit);
        line && below_title
            && tokens.len() <= LONGEST_TIME
            && !this.stems.any(Stems::LOFTE)
            && !self.next_is_item(unit)
            && periods(tokens).iter().any(|period| {
                // `2017`, and nothing else: the years, and no day.
                let alone = period.tokens == (0..tokens.len()) && (period.ranged || !period.full);
                let holds = || holds(self.page, self.page.whole(unit));
                period.start.is_some() && period.end.is_some() && (alone || holds())
            })
    }
}

/// `Gäller från och med den 1 juli 2018 till och med den 30 juni 2020` has no more tokens.
const LONGEST_TIME: usize = 16;

/// `Redovisningen avser perioden januari till april 2021` has no more tokens.
const LONGEST_REPORTED: usize = 8;

/// What a letterhead calls the paper has no more tokens.
const LONGEST_LETTERHEAD: usize = 4;
