//! Headings: what they announce, and what they stand over.

use crate::grammar::{
    Heading, Token, asks_why, is_about_promises, is_account, is_empty_report, is_salutation, label_of_promise, legend,
    periods, time_alone,
};
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::phrases::{ABOUT, GENERIC_PROMISES};
use crate::vocabulary::{Cue, Flags, Lex, Stems};

use super::paragraph::{PLAN_STEMS, has_address};
use super::parties::{is_part_of, names_who_promises};
use super::{FEW, Group, Lead, Reader, Section, State, is_plan};
use crate::extract::page::{Page, Piece};
use crate::extract::sections::promise_count;

impl Reader<'_, '_> {
    /// Whether a unit stands over what follows and is no sentence of it.
    pub(super) fn heading_like(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        if matches!(this.shape, BlockShape::Heading(_)) {
            return true;
        }
        // Figures side by side in a section's text; `3   Problembild`, `§ 3   Problembild` and `3 §   Problembild` are chapters.
        let chapter = || {
            let tokens = self.page.tokens(unit);
            let mut named = tokens.rest.iter().take(3).filter(|token| !token.is_sign('§'));
            named.next().is_some_and(Token::is_figure) && named.next().is_some_and(|second| tokens.capital(second))
        };
        if this.columns && self.in_text() && !chapter() {
            return false;
        }
        let text = this.text();
        // In an account of what was done, a sentence in bold is what it is about.
        if self.follow_up && this.is_paragraph() && this.bold && text.len() <= 200 {
            return !self.introduces(unit);
        }
        if !this.is_paragraph()
            || text.len() > 120
            || this.ends_sentence() && !text.ends_with('?')
            || text.ends_with(',')
        {
            return false;
        }
        // In a list whose markers were lost, who is to do it stands at the end of each line.
        let over_item = || self.next_is_item(unit);
        if self.page.has_options(unit) || !self.follow_up && self.names_its_actor(self.page.whole(unit)) && !over_item()
        {
            return false;
        }
        // `Grön = genomfört, röd = ej genomfört` stands over a table and heads nothing, nor does `Löfte: Tio möten`.
        let tokens = self.page.tokens(unit);
        if self.follow_up && (!legend(tokens).is_empty() || label_of_promise(tokens)) {
            return false;
        }
        let words = self.page.tokens(unit).rest.iter().filter(|token| token.is_word()).count();
        // Who says what stands below heads nothing.
        if this.leads() && self.next(unit).is_some_and(|next| self.is_speech(next)) {
            return false;
        }
        // `Vi lovar att verka för lugnare trafik. Det gör vi genom att:` is a promise and what leads in to what serves it.
        if this.leads() && this.stems.any(Stems::LOVAR) && self.page.sentences(unit).len() > 1 {
            return false;
        }
        // `Vi följer upp löftena löpande. Läs mer på flen.se`
        let told = || self.page.sentences(unit).len() > 1 || has_address(tokens);
        if this.stems.any(PLAN_STEMS) && is_plan(tokens) && told() {
            return false;
        }
        let opening = text.trim_start_matches(['”', '"', '“', '»', '\'']);
        if words == 0
            || words > 14
            || !opening.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '§')
        {
            return false;
        }
        if this.bold || this.leads() {
            return true;
        }
        if self.follow_up && is_empty_report(self.page.tokens(unit)) {
            return false;
        }
        if self.is_promise_label(unit) {
            return true;
        }
        if words <= LONGEST_SUBTITLE && self.says_what_for(unit) {
            return true;
        }
        let Some(next) = self.next(unit) else {
            // `Tidigare löften` over links; right under a heading it is what that is over.
            let headed = self.last_heading.is_some_and(|over| self.next(over) == Some(unit));
            return this.gap && !headed && self.page.units.get(unit + 1).is_some_and(|below| below.chrome);
        };
        // `Arbetet väntas leda till` goes on in the list below it.
        let stops_short = self.page.tokens(unit).rest.last().is_some_and(|last| {
            let goes_on = last.is(Flags::PREPOSITION.or(Flags::AND).or(Flags::FINITE).or(Flags::MODAL));
            // `Så följer du hur det går`
            let stops = this.stems.any(STOPS) || this.stems.all(Stems::HUR.or(Stems::GAR));
            goes_on && !stops || last.lex.stems.any(Stems::ATT)
        });
        if stops_short || self.is_clause(next) && self.stops_short(unit, true) {
            return false;
        }
        // The first of a list without markers or full stops.
        let listed = self.state == State::Group && !self.follow_up && !self.page.units[next].gap;
        // `Det här ska vi göra`
        let points =
            || tokens.first().is_some_and(|first| first.lex.stems.any(Stems::DET.or(Stems::HUR).or(Stems::VAD)));
        let known = || this.gap && points() && self.read(self.page.whole(unit)).cue == Some(Cue::Activities);
        if listed && self.page.units[next].is_paragraph() && self.commits(self.page.whole(unit)) && !known() {
            return false;
        }
        if this.gap {
            return true;
        }
        // Without a blank line before it only known wording makes a heading.
        let read = self.read(self.page.whole(unit));
        // `Säker trafik` right over `Vi lovar att …`
        let below = &self.page.units[next];
        let over_promise = !self.follow_up && words <= 6 && below.is_paragraph() && below.stems.any(Stems::LOVAR);
        if over_promise && !below.gap && self.promises(self.page.sentences(next)[0]) {
            return true;
        }
        // `Avstämning i styrgruppen varje kvartal` right under `Uppföljning`
        let right_under = || self.last_heading.is_some_and(|over| self.next(over) == Some(unit));
        if self.state == State::FollowUp && read.cue == Some(Cue::FollowUp) && right_under() {
            return false;
        }
        let next = &self.page.units[next];
        let asks_how = self.follow_up && read.cue == Some(Cue::Outcome) && text.ends_with('?');
        read.cue.is_some() && (words <= 6 && !next.gap || words == 1 || asks_how) || next.is_item() && words <= 6
    }

    /// Whether a text right under the title is more than one sentence, as the first paragraph of a news item is.
    fn introduces(&self, unit: usize) -> bool {
        let first = self.outline.title.and_then(|title| self.next(title));
        first == Some(unit) && self.page.sentences(unit).len() > 1
    }

    /// `Fakta` over `Ett medborgarlöfte är …`: whether what stands below a heading says what such promises are.
    fn is_over_definition(&self, unit: usize) -> bool {
        let Some(next) = self.next(unit).filter(|next| self.page.units[*next].ends_sentence()) else { return false };
        let tokens = self.page.tokens(next);
        let [article, what, being, ..] = tokens.rest else { return false };
        article.lex.stems.any(Stems::ETT)
            && GENERIC_PROMISES.contains(&tokens.lower(what))
            && being.lex.stems.any(Stems::AR)
            && !self.above_title(unit)
            && self.outline.about.heading.is_none()
    }

    pub(super) fn heading(&mut self, unit: usize) {
        self.heading_before = self.last_heading.replace(unit);
        let whole = self.page.whole(unit);
        let mut read = self.read(whole);
        if read.cue.is_none() && self.is_over_definition(unit) {
            read.cue = Some(Cue::About);
        }
        let words = read.words;
        let shares = names_who_promises(&read) || matches!(read.cue, Some(Cue::Aims | Cue::Activities));
        self.shared_theme.take_if(|_| !shares);
        if self.state == State::Preamble && self.outline.groups.is_empty() && is_salutation(self.page.tokens(unit)) {
            self.outline.boilerplate.push(whole);
            return;
        }
        if self.page.units[unit].leads() && self.next_is_item(unit) && self.purpose(unit, whole) {
            return;
        }
        // What stands above the title opens no list, as `Handlingsplan` in a letterhead, or `Hur gick det?`.
        let lists = matches!(read.cue, Some(Cue::Activities | Cue::Outcome));
        if self.above_title(unit) && lists && !self.next_is_item(unit) {
            self.outline.boilerplate.push(whole);
            return;
        }
        let over_list = matches!(read.cue, None | Some(Cue::Contact)) && self.is_over_list(unit);
        if over_list && self.promised_before(unit)
            || self.numbered_promise(unit)
            || self.promise_as_heading(unit, &read)
            || self.promise_by_means(unit)
        {
            return;
        }
        if self.planned_or_done(unit, whole, &read) {
            return;
        }
        let over_table = self.is_over_table(unit);
        let names_time = self.follow_up && time_alone(self.page.tokens(unit), Some(0)).is_some();
        // `Tertial 1` over a table of what was done in it.
        if names_time && over_table {
            self.outline.boilerplate.push(whole);
            self.pending_theme = Some(whole);
            return;
        }
        if self.leads_rows(unit) {
            return;
        }
        // `Polisens löften 2022` over what the police promised
        let of_party = || {
            let first = self.page.tokens(unit).first().and_then(|first| first.lex.actor);
            self.follow_up && is_part_of(&read) && (first.is_some() || !has_year(self.page, unit))
        };
        // A second title: `Medborgarlöfte 2019` under `X – medborgarlöften`.
        let titles = read.stems.any(Stems::LOFTE)
            // `Polisens löften var att`
            && !self.page.tokens(unit).stop_with_att()
            && !matches!(
                read.cue,
                Some(Cue::About | Cue::Lagesbild | Cue::Promised | Cue::Outcome | Cue::Activities | Cue::Aims)
            )
            // `Polisens uppföljning av löftet` over what was done stands below what was promised.
            && !(read.cue == Some(Cue::FollowUp) && (!self.follow_up || self.any_listed && self.next_is_item(unit)))
            && !read.stems.any(Stems::LOVAR)
            && !is_about_promises(self.page.tokens(unit))
            && !(read.cue == Some(Cue::Promises) && !has_year(self.page, unit))
            && !(of_party() && self.next_is_item(unit) && !self.above_title(unit))
            && words <= 14;
        // `Uppföljning kvartal 3 2021`: what the report is for.
        let report = self.says_what_for(unit);
        if (titles || report) && !self.page.units[unit].leads() {
            self.outline.subtitles.push(unit);
            self.outline.boilerplate.push(whole);
            let items_follow = self.next_is_item(unit);
            if self.follow_up && !read.actors.is_empty() && !read.we && !report {
                self.open_group(Lead::Promised, Some(whole), &read);
            } else if items_follow {
                self.open_group(Lead::Bare, Some(whole), &read);
            } else if read.cue == Some(Cue::Promises) || self.is_over_promises(unit) {
                self.open_group(Lead::Promises, Some(whole), &read);
                self.outline.groups.last_mut().into_iter().for_each(|group| group.announced = true);
            } else {
                self.state = State::Preamble;
            }
            return;
        }
        // `Tertial 1` over a list of what was done.
        let told = || {
            let item = self.next(unit).filter(|next| self.page.units[*next].is_item());
            item.is_some_and(|next| is_account(self.page.tokens(next)) || self.answers_by_number(next))
        };
        if names_time && told() {
            self.open_group(Lead::Outcome, Some(whole), &read);
            return;
        }
        // `Vi lovar ett lugnare centrum` over a table: its rows serve it.
        let says_what = || self.page.tokens(unit).rest.iter().any(|token| token.is_word() && token.lex == Lex::NONE);
        let promises = matches!(read.cue, Some(Cue::Promises | Cue::Aims));
        if self.follow_up && promises && !self.page.units[unit].leads() && over_table && says_what() {
            self.pending_theme = Some(whole);
            self.outline.boilerplate.push(whole);
            return;
        }
        match read.cue {
            // `Aktiviteterna gör vi för att hålla våra två löften:`
            Some(Cue::Activities) if self.counts_promises(unit) => self.open_group(Lead::Promises, Some(whole), &read),
            Some(Cue::Activities) if self.is_about(unit) => self.plain_heading(unit, whole, &read),
            // `§ 4 Läget i skolorna` in minutes, above the point on what was promised.
            Some(Cue::Lagesbild) if self.follow_up && self.above_title(unit) => {
                self.outline.boilerplate.push(whole);
                self.outline.others.push(Section { heading: Some(unit), pieces: Vec::new() });
                self.state = State::Other;
            }
            Some(cue) => self.cue(cue, unit, whole, &read),
            None if self.next_is_item(unit) && self.follows_aims(&read) => {
                self.open_group(Lead::Activities, Some(whole), &read)
            }
            None if self.page.units[unit].leads() && self.lead_in(unit, whole) => {}
            None if self.page.units[unit].leads() && self.in_text() && !self.tells_what_for(unit) => self.text(whole),
            None => self.plain_heading(unit, whole, &read),
        }
    }

    /// Whether a heading over promises says what they are about: `Insatser mot narkotika` under `Det här lovar vi`.
    fn is_about(&self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        let [what, against, of, ..] = tokens.rest else { return false };
        let promised = self.state == State::Group
            && !self.follow_up
            && self.outline.groups.last().is_some_and(|last| {
                let themed = last
                    .theme
                    .is_some_and(|theme| theme.unit != unit && self.page.units[theme.unit].stems.any(Stems::AKTIVITET));
                last.lead == Lead::Promises && (last.entries.is_empty() || themed)
            });
        (promised || self.page.units[unit].is_item())
            && what.lex.stems.any(Stems::AKTIVITET)
            && ABOUT.contains(&tokens.str(against))
            && of.is_word()
            && !of.lex.stems.any(Stems::ATT.or(Stems::LOFTE))
    }

    /// Whether a lead-in right under a plain heading says what is aimed at, over what parties will do: `För att öka tryggheten:`
    fn tells_what_for(&self, unit: usize) -> bool {
        let over = self.heading_before.filter(|over| self.next(*over) == Some(unit) && self.state == State::Other);
        let below = self.next(unit).filter(|next| self.page.units[*next].is_item());
        over.is_some() && below.is_some_and(|next| self.commits(self.page.whole(next)))
    }

    /// Whether a lead-in says how many promises there are, below a list of what is done for them.
    fn counts_promises(&self, unit: usize) -> bool {
        let done = |group: &Group| group.lead == Lead::Activities && !group.entries.is_empty();
        !self.follow_up
            && self.page.units[unit].leads()
            && promise_count(self.page.tokens(unit)).is_some()
            && self.outline.groups.iter().any(done)
    }

    pub(super) fn cue(&mut self, cue: Cue, unit: usize, whole: Piece, read: &Heading) {
        let section = Section { heading: Some(unit), pieces: Vec::new() };
        let text = |this: &mut Self, state: State| {
            this.outline.boilerplate.push(whole);
            this.state = state;
        };
        match cue {
            Cue::Aims => self.open_group(Lead::Aims, Some(whole), read),
            Cue::Promises if self.serves_promise(read, self.next_is_item(unit)) || self.follows_aims(read) => {
                self.open_group(Lead::Activities, Some(whole), read)
            }
            Cue::Promises if read.only_actors && !read.stems.any(Stems::DET.or(Stems::FOLJANDE)) => {
                self.open_group(Lead::Actor, Some(whole), read)
            }
            Cue::Promises => self.open_group(Lead::Promises, Some(whole), read),
            Cue::Activities if self.is_of_all(unit) => self.open_group(Lead::Actor, Some(whole), read),
            Cue::Activities => {
                self.take_goals(unit);
                self.open_group(Lead::Activities, Some(whole), read);
            }
            Cue::Promised => self.open_group(Lead::Promised, Some(whole), read),
            Cue::Outcome if self.follow_up => self.open_group(Lead::Outcome, Some(whole), read),
            // In a document that promises, how it went is still to come.
            Cue::Outcome => {
                self.outline.follow_up.push(section);
                text(self, State::FollowUp);
            }
            Cue::About => {
                if self.outline.about.heading.is_none() {
                    self.outline.about.heading = Some(unit);
                }
                text(self, State::About);
            }
            // `Varför?` below what came of something asks of that.
            Cue::Lagesbild if self.follow_up && asks_why(self.page.tokens(unit)) && self.tells_outcome() => {
                self.outline.boilerplate.push(whole);
            }
            Cue::Lagesbild => {
                self.outline.lagesbild.push(section);
                text(self, State::Lagesbild);
            }
            Cue::FollowUp if self.follow_up => {
                self.open_group(Lead::Outcome, Some(whole), read);
            }
            Cue::FollowUp => {
                self.outline.follow_up.push(section);
                text(self, State::FollowUp);
            }
            Cue::Goals => {
                self.outline.others.push(section);
                text(self, State::Other);
            }
            Cue::Introduction => text(self, State::Preamble),
            Cue::Contact => text(self, State::Contact),
            Cue::Related => text(self, State::Related),
            Cue::Signatures => text(self, State::Signatures),
        }
    }

    /// Whether what was read last stands under `Hur gick det?`.
    pub(super) fn tells_outcome(&self) -> bool {
        self.state == State::Group && self.outline.groups.last().is_some_and(|last| last.lead == Lead::Outcome)
    }

    /// `Vad ska ni göra tillsammans?` after `Vad lovar polisen?` and `Vad lovar kommunen?`: what they do together is promised too.
    fn is_of_all(&self, unit: usize) -> bool {
        let together = self.page.units[unit].flags.any(Flags::TOGETHER);
        let last = self.outline.groups.iter().rev().take(FEW);
        let mut filled = last.filter(|group| !group.entries.is_empty()).peekable();
        let vows = |group: &Group| group.lead == Lead::Actor && group.vowed;
        together && !self.follow_up && filled.peek().is_some() && filled.all(vows)
    }

    /// Whether an item with a number says nothing of what is to be done, below a list of numbered promises.
    fn answers_by_number(&self, item: usize) -> bool {
        let numbered = |marker: Option<Marker>| matches!(marker, Some(Marker::Number(_)));
        let listed = self.outline.groups.iter().rev().find_map(|group| group.entries.last());
        numbered(self.page.units[item].marker())
            && listed.is_some_and(|last| numbered(last.marker))
            && !self.commits(self.page.whole(item))
    }
}

/// Headings may end in these: `Vad vi lovar`, `Så här gör vi`.
const STOPS: Stems = Stems::LOVAR.or(Stems::ENIGA).or(Stems::GORA).or(Stems::GJORT).or(Stems::GICK).or(Stems::HANT);

/// What a report is for is said in no more words.
const LONGEST_SUBTITLE: usize = 6;

pub(super) fn has_year(page: &Page<'_>, unit: usize) -> bool {
    !periods(page.tokens(unit)).is_empty()
}
