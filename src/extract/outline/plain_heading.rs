//! Headings that announce nothing known: themes over commitments, and sections of their own.

use crate::document::Actor;
use crate::grammar::{Heading, is_account, is_appointment};
use crate::layout::BlockShape;
use crate::vocabulary::phrases::BOTH_PARTIES;
use crate::vocabulary::{Cue, Stems};

use super::parties::{is_part_of, is_party, names_a_party, names_who_promises};
use super::{Lead, Reader, Section, State};
use crate::extract::page::Piece;

/// The lists under themes have no more lines before the first that says who is to do something.
const LONGEST_LISTS: usize = 40;

impl Reader<'_, '_> {
    /// A heading that announces nothing known: a theme over commitments, or a section of its own.
    pub(super) fn plain_heading(&mut self, unit: usize, whole: Piece, read: &Heading) {
        let next = self.next(unit);
        if self.is_bodiless(unit, next) {
            self.entry(whole);
            return;
        }
        // `Parter: Trosa kommun, Polismyndigheten och Trobo AB`
        if let [label, colon, ..] = self.page.tokens(unit).rest
            && colon.is_sign(':')
            && BOTH_PARTIES.contains(&self.page.tokens(unit).lower(label))
        {
            self.outline.boilerplate.push(whole);
            return;
        }
        let announced = self.state == State::Group && self.outline.groups.last().is_some_and(|last| last.announced);
        let above_title = self.above_title(unit);
        let over_items = next.is_some_and(|next| {
            self.page.units[next].is_item() && !is_appointment(self.page.tokens(next))
                || self.page.units[next].is_paragraph()
                    && !above_title
                    && !(self.follow_up && self.heading_like(next))
                    && (self.commits(self.page.whole(next)) || announced && self.acts(next))
        });
        let item = self.page.units[unit].is_item();
        // `Droger` over why, over what is promised against it: among others, or right below `Medborgarlöften 2020`.
        let below_title = || {
            let before = (0..unit).rev().find(|before| !self.page.units[*before].is_void());
            before.is_some_and(|before| self.outline.subtitles.last() == Some(&before))
        };
        // So it is below the background, where the list says who is to do something.
        let below_background =
            || self.state == State::Lagesbild && self.none_listed() && !self.divides_background(unit);
        let explained = !self.follow_up
            && !self.page.units[unit].leads()
            && (self.state == State::Group || below_title() || below_background())
            && next.is_some_and(|next| self.explains_items(next));
        let over_items = over_items || explained;
        let vows = over_items
            && !self.follow_up
            && next.is_some_and(|next| self.vows_alone(next) || item && self.vows(self.page.whole(next)));
        let over_heading = next.is_some_and(|next| self.heading_like(next));
        let group = self.state == State::Group || self.state == State::Preamble;
        let listed = |next: usize| {
            self.page.units[next].is_item() && (names_who_promises(read) || self.commits(self.page.whole(next)))
        };
        // `Äldre:` over `Kommunen städar …`, as `Trafik` was over what a party does.
        let goes_on = |next: usize| {
            let themed = self.outline.groups.last().is_some_and(|last| last.theme.is_some());
            let this = &self.page.units[next];
            (self.state == State::Group && themed && read.actors.is_empty() && !self.follow_up)
                && (this.is_item() && this.ends_sentence() && self.is_of_party(self.page.whole(next)))
        };
        let commitments = next
            .is_some_and(|next| listed(next) || goes_on(next) || self.is_over_commitments(unit, next))
            || (vows || explained) && self.none_listed();
        // `Trafik` over `Polisen lovar att` and `Kommunen lovar att`, or over `Det här vill vi` and `Det här gör vi`.
        let over_actor = next.is_some_and(|next| {
            let below = self.read(self.page.whole(next));
            names_who_promises(&below) || below.cue == Some(Cue::Aims) && self.heading_like(next)
        });
        // After the background too, where who is to do it stands right over its list.
        let over_list = || {
            let leads = |next: usize| self.page.units[next].leads() || self.stops_short(next, true);
            next.is_some_and(|next| self.next_is_item(next) && leads(next))
        };
        if over_actor
            && (group || over_list())
            && !self.follow_up
            && !names_who_promises(read)
            && !self.page.units[unit].leads()
        {
            self.outline.boilerplate.push(whole);
            self.shared_theme = Some(whole);
            return;
        }
        if over_items && (group && !self.page.units[unit].leads() || commitments) {
            let lead = match (self.outline.groups.last(), self.state) {
                // A new promise after the activities of the last.
                _ if std::mem::take(&mut self.in_form) => Lead::Promises,
                (Some(last), State::Group) if read.bare_actors && names_a_party(read) && self.lists_aims(last) => {
                    Lead::Actor
                }
                (Some(last), State::Group) if last.lead != Lead::Bare || !names_a_party(read) => last.lead,
                // `Poliser på bryggan` over `Polisen lovar …` names no one for what is below it.
                _ if read.only_actors && names_a_party(read) && !(vows && !read.bare_actors) => Lead::Actor,
                _ => Lead::Bare,
            };
            let base = self
                .outline
                .groups
                .last()
                .filter(|_| self.state == State::Group)
                .map(|last| last.base.clone())
                .unwrap_or_default();
            let leads = self.page.units[unit].leads() && !self.follow_up;
            let over = self.heading_before.filter(|over| leads && self.next(*over) == Some(unit));
            let whole_over = over.map(|over| self.page.whole(over));
            let pending = self.pending_theme.filter(|theme| Some(*theme) == whole_over);
            let over = over.and_then(|over| self.take_theme(over)).or(pending);
            self.open_group(lead, Some(whole), read);
            let theme = self.theme_in(unit);
            if let Some(group) = self.outline.groups.last_mut() {
                // Who is to do it is no theme; `Kollektivtrafiken` tells what it is about too.
                let party = |actor: Actor| is_party(actor) && actor != Actor::Kollektivtrafik;
                let parties = || read.actors.iter().all(|(actor, _)| party(*actor));
                // `Alla tre parter gemensamt`
                let tokens = self.page.tokens(unit);
                let all = || tokens.rest.iter().any(|token| BOTH_PARTIES.contains(&tokens.str(token)));
                let bare = read.bare_actors || !read.actors.is_empty() && all();
                match over {
                    // `För att öka tryggheten:` under `Centrum`
                    Some(_) => group.theme = over,
                    // So do those of `Polisen lovar dig som bor här:`
                    None if !(bare && parties() || leads && read.stems.any(Stems::LOVAR)) => group.theme = theme,
                    None => {}
                }
                group.base.clone_from(&base);
                group.announced = announced || vows;
                if group.actors.is_empty() {
                    (group.actors, group.actors_unit, group.implied) = base;
                }
            }
            return;
        }
        // `Ockelbo kommun och Lokalpolisområde Gästrikland` under the title.
        // Over a table, and not the first, it names who acts.
        let table = next.is_some_and(|next| self.page.units[next].table().is_some());
        let heads = table && self.follow_up && (!self.outline.tables.is_empty() || read.actors.len() == 1);
        if self.state == State::Preamble && read.bare_actors && !over_items && !heads {
            self.outline.boilerplate.push(whole);
            return;
        }
        // `Polisens arbete` over headings of what was done.
        let below_title = self.outline.title.is_none_or(|title| title < unit);
        if self.follow_up && over_heading && below_title && is_part_of(read) {
            self.open_group(Lead::Actor, Some(whole), read);
            return;
        }
        // `Trafik` over `Det här lovade vi`: a theme over lists of their own.
        let over_lists = next.is_some_and(|next| {
            let cue = self.read(self.page.whole(next)).cue;
            matches!(cue, Some(Cue::Promised | Cue::Promises | Cue::Activities))
                || self.follow_up && self.names_planned(self.page.whole(next)) && self.next_is_item(next)
        });
        // `Centrum` over `Löfte`, or over `Medborgarlöfte:` and a list
        let calls = |next: usize| self.calls_promises(next) && self.next_is_item(next);
        let over_label =
            !self.follow_up && !above_title && next.is_some_and(|next| self.is_promise_label(next) || calls(next));
        if over_heading && (self.state == State::Group || over_lists && (self.follow_up || over_list()) || over_label) {
            self.outline.boilerplate.push(whole);
            // `Unga` over `Polisens aktiviteter:` and `Kommunens aktiviteter:`
            let of_actors =
                |next: usize| self.page.units[next].leads() && !self.read(self.page.whole(next)).actors.is_empty();
            match over_lists && !self.follow_up && next.is_some_and(of_actors) {
                true => self.shared_theme = Some(whole),
                false => self.pending_theme = Some(whole),
            }
            return;
        }
        if self.page.next(unit, self.end).is_some_and(|next| self.page.units[next].table().is_some()) {
            // The table takes it as what stands over it.
            self.pending_theme = Some(whole);
            self.outline.boilerplate.push(whole);
            return;
        }
        if self.is_within_background(unit) {
            self.text(whole);
            return;
        }
        self.outline.boilerplate.push(whole);
        self.outline.others.push(Section { heading: Some(unit), pieces: Vec::new() });
        self.state = State::Other;
    }

    /// Whether a theme below the background stands over a list in which someone is to do something, be it not the first of its
    /// items, or over one of those that other themes stand over right after it.
    fn is_over_commitments(&self, theme: usize, first: usize) -> bool {
        let below_background = self.state == State::Lagesbild && !self.follow_up && self.none_listed();
        if !below_background || !self.page.units[first].is_item() || self.divides_background(theme) {
            return false;
        }
        let is_theme = |unit: usize| {
            self.heading_like(unit) && self.next_is_item(unit) && self.read(self.page.whole(unit)).cue.is_none()
        };
        let below = (first..self.end).filter(|unit| !self.page.units[*unit].is_void()).take(LONGEST_LISTS);
        let mut lists = below.take_while(|unit| self.page.units[*unit].is_item() || is_theme(*unit));
        let does = |item: Piece| self.does(item) && !is_account(self.page.piece_tokens(item));
        let says_who = |item: Piece| self.commits(item) || does(item);
        lists.any(|unit| self.page.units[unit].is_item() && says_who(self.page.whole(unit)))
    }

    /// Whether a heading is a smaller one under that of the background: `### Centrum` under `## Lägesbild`.
    fn divides_background(&self, unit: usize) -> bool {
        let section = self.outline.lagesbild.last().and_then(|section| section.heading);
        section.is_some_and(|section| match (&self.page.units[section].shape, &self.page.units[unit].shape) {
            (BlockShape::Heading(over), BlockShape::Heading(this)) => over < this,
            _ => false,
        })
    }

    /// Whether a heading divides the background: one without a number under `2 Lägesbild`, a smaller one under `## Lägesbild`,
    /// over text that says nothing of what a party does.
    fn is_within_background(&self, unit: usize) -> bool {
        let within = self.state == State::Lagesbild && !self.follow_up;
        let section = self.outline.lagesbild.last().filter(|_| within).and_then(|section| section.heading);
        let numbered = |unit: usize| {
            let tokens = self.page.tokens(unit);
            tokens.first().is_some_and(|first| first.is_figure() || first.is_sign('§'))
        };
        let below = |section: usize| match (&self.page.units[section].shape, &self.page.units[unit].shape) {
            (BlockShape::Heading(over), BlockShape::Heading(this)) => over < this,
            _ => numbered(section) && !numbered(unit),
        };
        let told = |next: usize| {
            let this = &self.page.units[next];
            this.is_paragraph() && this.ends_sentence() && !self.is_of_party(self.page.whole(next))
        };
        section.is_some_and(below) && self.next(unit).is_some_and(told)
    }
}
