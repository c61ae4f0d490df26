//! The outline: what each unit is in the document, and what belongs together.

use crate::document::Actor;
use crate::grammar::{Actors, Aliases, Column, Heading, actors_of, dates, heading, signature_line};
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::{Cue, Flags, Stems};

use super::follow_up::header;
use super::page::{Page, Piece};

/// Headed text.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    pub(super) heading: Option<usize>,
    pub(super) pieces: Vec<Piece>,
}

/// How a list of commitments is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// As aims: activities serve them.
    Aims,
    /// As commitments.
    Promises,
    /// As what will be done.
    Activities,
    /// Only by naming who acts.
    Actor,
    /// By a heading that says neither, or not at all.
    Bare,
    /// In a follow-up: as what had been promised.
    Promised,
    /// In a follow-up: as what was done.
    Outcome,
}

/// A commitment with its place in its list.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) piece: Piece,
    /// 0 for the outermost.
    pub(super) depth: usize,
    pub(super) marker: Option<Marker>,
    /// Set in bold.
    pub(super) bold: bool,
    /// The theme line right over it.
    pub(super) theme: Option<Piece>,
    /// An empty list marker stands before it.
    pub(super) after_empty: bool,
    /// The table's cell that says who is to do it.
    pub(super) responsible: Option<Piece>,
}

/// Commitments under one lead-in or heading.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) lead: Lead,
    /// The lead-in.
    pub(super) lead_piece: Option<Piece>,
    /// Who the lead-in says is to do it.
    pub(super) actors: Actors,
    /// The lead-in says that they promise.
    pub(super) promises: bool,
    /// A lead-in or heading says that what follows are commitments.
    announced: bool,
    /// Where the lead-in's actors stand.
    pub(super) actors_unit: Option<usize>,
    /// The lead-in names them only as `vi`, of all that follows.
    pub(super) implied: bool,
    /// The actors of the lead-in over several themes, which a theme without actors takes.
    base: (Actors, Option<usize>, bool),
    pub(super) theme: Option<Piece>,
    /// The numbered promise that the group stands under.
    pub(super) under: Option<Piece>,
    pub(super) entries: Vec<Entry>,
    /// The lead-in waits for a list: plain lines under it are its items.
    pub(super) open: bool,
}

/// A table and what stands over it.
#[derive(Debug, Clone)]
pub(super) struct TableRef {
    pub(super) unit: usize,
    /// The heading or item right over the table.
    pub(super) over: Option<Piece>,
}

/// What was found in a document, by place.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) title: Option<usize>,
    /// Further headings that name the document.
    pub(super) subtitles: Vec<usize>,
    pub(super) preamble: Vec<Piece>,
    pub(super) about: Section,
    pub(super) lagesbild: Vec<Section>,
    pub(super) follow_up: Vec<Section>,
    pub(super) others: Vec<Section>,
    pub(super) groups: Vec<Group>,
    pub(super) tables: Vec<TableRef>,
    /// Lines of the signature block.
    pub(super) signatures: Vec<usize>,
    /// Sentences that promise, outside lists.
    pub(super) sentences: Vec<Piece>,
    /// Sentences of the introduction that say what someone is to do.
    pub(super) weak_sentences: Vec<Piece>,
    /// Headings and lead-ins.
    pub(super) boilerplate: Vec<Piece>,
    /// List markers without text.
    pub(super) empty_items: Vec<usize>,
    /// What no rule understood.
    pub(super) left: Vec<Piece>,
}

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Preamble,
    Group,
    About,
    Lagesbild,
    FollowUp,
    Other,
    Contact,
    Related,
    Signatures,
}

struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    aliases: &'p Aliases,
    end: usize,
    /// The document follows up promises.
    follow_up: bool,
    state: State,
    outline: Outline,
    /// The numbered promise that what follows stands under.
    under: Option<Piece>,
    /// The actors of the last heading over several lists.
    pending_theme: Option<Piece>,
    after_empty: bool,
    /// A numbered heading waits for its promise.
    awaiting: bool,
}

/// Finds the outline of the units `range`.
pub(super) fn outline(
    page: &Page<'_>,
    range: std::ops::Range<usize>,
    aliases: &Aliases,
    follow_up: bool,
    title: Option<usize>,
) -> Outline {
    let signature = super::signatures::block(page, range.clone());
    let mut reader = Reader {
        page,
        aliases,
        end: range.end,
        follow_up,
        state: State::Preamble,
        outline: Outline { title, ..Outline::default() },
        under: None,
        pending_theme: None,
        after_empty: false,
        awaiting: false,
    };
    for unit in range {
        if page.units[unit].is_void() {
            continue;
        }
        if signature.binary_search(&unit).is_ok() {
            reader.outline.signatures.push(unit);
            reader.state = State::Signatures;
        } else {
            reader.unit(unit);
        }
    }
    reader.outline
}

impl Reader<'_, '_> {
    fn unit(&mut self, unit: usize) {
        if Some(unit) == self.outline.title {
            self.state = State::Preamble;
            return;
        }
        if self.state == State::Related && self.read(self.page.whole(unit)).cue.is_none() {
            self.outline.boilerplate.push(self.page.whole(unit));
            return;
        }
        let table = self.page.units[unit].table().is_some();
        if std::mem::take(&mut self.awaiting) && !table && !self.page.units[unit].text().is_empty() {
            self.promise_over(self.page.whole(unit));
            return;
        }
        match &self.page.units[unit].shape {
            BlockShape::Table(_) => self.table(unit),
            BlockShape::Item(_) if self.page.units[unit].text().is_empty() => {
                self.outline.empty_items.push(unit);
                self.after_empty = true;
            }
            BlockShape::Item(_) => self.item(unit),
            _ if self.heading_like(unit) => self.heading(unit),
            _ => self.paragraph(unit),
        }
    }

    fn next(&self, unit: usize) -> Option<usize> {
        self.page.next(unit, self.end)
    }

    fn next_is_item(&self, unit: usize) -> bool {
        self.next(unit).is_some_and(|next| self.page.units[next].is_item())
    }

    fn read(&self, piece: Piece) -> Heading {
        heading(self.page.piece_tokens(piece), self.aliases)
    }

    /// Whether a unit stands over what follows and is no sentence of it.
    fn heading_like(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        if matches!(this.shape, BlockShape::Heading(_)) {
            return true;
        }
        let text = this.text();
        // In an account of what was done, a sentence in bold is what it is about.
        if self.follow_up && this.is_paragraph() && this.bold && text.len() <= 200 {
            return true;
        }
        if !this.is_paragraph()
            || text.len() > 120
            || this.ends_sentence() && !text.ends_with('?')
            || text.ends_with(',')
        {
            return false;
        }
        let words = self.page.tokens(unit).rest.iter().filter(|token| token.is_word()).count();
        if words == 0 || words > 14 || !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            return false;
        }
        if this.bold || this.leads() {
            return true;
        }
        let Some(next) = self.next(unit) else { return false };
        // `Arbetet väntas leda till` goes on in the list below it.
        let stops_short = self.page.tokens(unit).rest.last().is_some_and(|last| {
            let goes_on = last.is(Flags::PREPOSITION.or(Flags::AND).or(Flags::FINITE).or(Flags::MODAL));
            goes_on && !last.lex.stems.any(Stems::LOVAR) || last.lex.stems.any(Stems::ATT)
        });
        if stops_short {
            return false;
        }
        if this.gap {
            return true;
        }
        // Without a blank line before it only known wording makes a heading.
        let read = self.read(self.page.whole(unit));
        read.cue.is_some() && words <= 6 && !self.page.units[next].gap || self.page.units[next].is_item() && words <= 6
    }

    fn heading(&mut self, unit: usize) {
        let whole = self.page.whole(unit);
        let read = self.read(whole);
        let words = read.words;
        if self.numbered_promise(unit) {
            return;
        }
        // A second title: `Medborgarlöfte 2019` under `X – medborgarlöften`.
        let titles = read.stems.any(Stems::LOFTE)
            && !matches!(read.cue, Some(Cue::About | Cue::Promised | Cue::Outcome | Cue::Activities | Cue::Aims))
            && !(read.cue == Some(Cue::FollowUp) && !self.follow_up)
            && !read.stems.any(Stems::LOVAR)
            && !(read.cue == Some(Cue::Promises) && !has_year(self.page, unit))
            && words <= 14;
        // `Uppföljning kvartal 3 2021`: what the report is for.
        let report = self.follow_up && read.stems.any(Stems::TERTIAL) && self.outline.groups.is_empty();
        if (titles || report) && !self.page.units[unit].leads() {
            self.outline.subtitles.push(unit);
            self.outline.boilerplate.push(whole);
            let items_follow = self.next_is_item(unit);
            if self.follow_up && !read.actors.is_empty() && !read.we && !report {
                self.open_group(Lead::Promised, Some(whole), &read);
            } else if items_follow {
                self.open_group(Lead::Bare, Some(whole), &read);
            } else if read.cue == Some(Cue::Promises) {
                self.open_group(Lead::Promises, Some(whole), &read);
            } else {
                self.state = State::Preamble;
            }
            return;
        }
        match read.cue {
            Some(cue) => self.cue(cue, unit, whole, &read),
            None if self.page.units[unit].leads() && self.lead_in(unit, whole) => {}
            None if self.page.units[unit].leads() && self.in_text() => self.text(whole),
            None => self.plain_heading(unit, whole, &read),
        }
    }

    fn cue(&mut self, cue: Cue, unit: usize, whole: Piece, read: &Heading) {
        let section = Section { heading: Some(unit), pieces: Vec::new() };
        let text = |this: &mut Self, state: State| {
            this.outline.boilerplate.push(whole);
            this.state = state;
        };
        match cue {
            Cue::Aims => self.open_group(Lead::Aims, Some(whole), read),
            Cue::Promises if read.only_actors && !read.stems.any(Stems::DET) => {
                self.open_group(Lead::Actor, Some(whole), read)
            }
            Cue::Promises => self.open_group(Lead::Promises, Some(whole), read),
            Cue::Activities => self.open_group(Lead::Activities, Some(whole), read),
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

    /// A heading that announces nothing known: a theme over commitments, or a section of its own.
    fn plain_heading(&mut self, unit: usize, whole: Piece, read: &Heading) {
        let next = self.next(unit);
        let announced = self.state == State::Group && self.outline.groups.last().is_some_and(|last| last.announced);
        let over_items = next.is_some_and(|next| {
            self.page.units[next].is_item()
                || self.page.units[next].is_paragraph()
                    && (self.commits(self.page.whole(next)) || announced && self.acts(next))
        });
        let over_heading = next.is_some_and(|next| self.heading_like(next));
        let group = self.state == State::Group || self.state == State::Preamble;
        let commitments =
            next.is_some_and(|next| self.page.units[next].is_item() && self.commits(self.page.whole(next)));
        if over_items && (group && !self.page.units[unit].leads() || commitments) {
            let lead = match (self.outline.groups.last(), self.state) {
                (Some(last), State::Group) if last.lead != Lead::Bare || !names_a_party(read) => last.lead,
                _ if read.only_actors && names_a_party(read) => Lead::Actor,
                _ => Lead::Bare,
            };
            let base = self
                .outline
                .groups
                .last()
                .filter(|_| self.state == State::Group)
                .map(|last| last.base.clone())
                .unwrap_or_default();
            self.open_group(lead, Some(whole), read);
            if let Some(group) = self.outline.groups.last_mut() {
                if !read.only_actors || read.cue.is_none() {
                    group.theme = Some(whole);
                }
                group.base.clone_from(&base);
                group.announced = announced;
                if group.actors.is_empty() {
                    (group.actors, group.actors_unit, group.implied) = base;
                }
            }
            return;
        }
        if over_heading && self.state == State::Group {
            self.outline.boilerplate.push(whole);
            self.pending_theme = Some(whole);
            return;
        }
        if self.page.next(unit, self.end).is_some_and(|next| self.page.units[next].table().is_some()) {
            // The table takes it as what stands over it.
            self.pending_theme = Some(whole);
            self.outline.boilerplate.push(whole);
            return;
        }
        self.outline.boilerplate.push(whole);
        self.outline.others.push(Section { heading: Some(unit), pieces: Vec::new() });
        self.state = State::Other;
    }

    fn open_group(&mut self, lead: Lead, piece: Option<Piece>, read: &Heading) {
        if let Some(piece) = piece {
            self.outline.boilerplate.push(piece);
        }
        // `Det ska vi åstadkomma genom`, `Detta uppnås genom`; `Tillsammans ska vi` names who acts.
        let passive = read.stems.any(Stems::ASTADKOMMA.or(Stems::UPPNA));
        let implied = lead == Lead::Activities && read.cue == Some(Cue::Activities) && (read.we || passive);
        self.outline.groups.push(Group {
            lead,
            lead_piece: piece,
            actors: read.actors.clone(),
            promises: read.stems.any(Stems::LOVAR),
            announced: matches!(read.cue, Some(Cue::Promises | Cue::Activities | Cue::Aims)),
            actors_unit: piece.map(|piece| piece.unit),
            implied,
            base: (read.actors.clone(), piece.map(|piece| piece.unit), implied),
            theme: None,
            under: self.under,
            entries: Vec::new(),
            open: true,
        });
        self.state = State::Group;
        self.after_empty = false;
    }

    /// `Löfte 1: Vi ska …`: the promise that what follows serves.
    fn numbered_promise(&mut self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        let label = tokens.first().is_some_and(|token| token.lex.stems.any(Stems::LOFTE));
        let number = tokens
            .get(1)
            .is_some_and(|token| matches!(token.kind, crate::grammar::Kind::Figure(value) if value < 20.0));
        if !label || !number {
            return false;
        }
        let mut from = 2;
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
                self.promise_over(Piece { start: first.start, ..whole });
            }
            // The text follows in a paragraph of its own.
            None => {
                self.open_group(Lead::Promises, Some(whole), &read);
                self.awaiting = true;
            }
        }
        true
    }

    /// Takes a piece as the promise that what follows serves.
    fn promise_over(&mut self, piece: Piece) {
        self.entry(piece);
        self.under = Some(piece);
        let read = self.nothing_read();
        self.open_group(Lead::Bare, None, &read);
        self.awaiting = false;
    }

    fn item(&mut self, unit: usize) {
        let whole = self.page.whole(unit);
        // An item right over a table heads it, but for the last of a list.
        let listed = self.outline.groups.last().is_some_and(|group| {
            group
                .entries
                .last()
                .is_some_and(|last| last.piece.unit + 1 == unit && last.marker == self.page.units[unit].marker())
        });
        if self.next(unit).is_some_and(|next| self.page.units[next].table().is_some()) && self.follow_up && !listed {
            self.pending_theme = Some(whole);
            self.outline.boilerplate.push(whole);
            return;
        }
        match self.state {
            State::Group => {
                let (end, plan) = self.glued_plan(unit);
                self.entry(Piece { end, ..whole });
                if !plan.is_empty() {
                    self.outline.follow_up.push(Section { heading: None, pieces: plan });
                }
            }
            State::Preamble => {
                // A list with nothing over it but the title or the introduction.
                let read = self.nothing_read();
                if self.outline.groups.is_empty() && self.commits(whole) || self.outline.preamble.is_empty() {
                    self.open_group(Lead::Bare, None, &read);
                    self.entry(whole);
                } else {
                    self.text(whole);
                }
            }
            _ => self.text(whole),
        }
    }

    /// Where an item ends, and the sentences glued to the last of a list that say how the promises are followed up.
    fn glued_plan(&self, unit: usize) -> (u32, Vec<Piece>) {
        let whole = self.page.whole(unit);
        if self.follow_up || self.next_is_item(unit) {
            return (whole.end, Vec::new());
        }
        let mut sentences = self.page.sentences(unit);
        let plan = |sentence: &Piece| {
            let tokens = self.page.piece_tokens(*sentence);
            tokens.first().is_some_and(|first| first.lex.stems.any(Stems::LOFTE)) && is_plan(tokens)
        };
        match sentences.iter().position(plan) {
            Some(first) if first > 0 => (sentences[first - 1].end, sentences.split_off(first)),
            _ => (whole.end, Vec::new()),
        }
    }

    fn entry(&mut self, piece: Piece) {
        let unit = &self.page.units[piece.unit];
        let theme = self.pending_theme.take();
        let Some(group) = self.outline.groups.last_mut() else { return };
        let depth = depth(group, self.page, piece.unit);
        group.open = group.open && !unit.is_item();
        group.entries.push(Entry {
            piece,
            depth,
            marker: unit.marker(),
            bold: unit.bold,
            theme,
            after_empty: std::mem::take(&mut self.after_empty),
            responsible: None,
        });
    }

    /// Whether a text reads as a commitment: someone is to do something, or `Att …`.
    fn commits(&self, piece: Piece) -> bool {
        let tokens = self.page.piece_tokens(piece);
        let Some(first) = tokens.first() else { return false };
        let lower = tokens.lower(first);
        if lower.is("att") {
            return true;
        }
        // `Vi vill höra mer, sade kommunpolisen` is what someone said.
        let quoted = tokens.rest.windows(2).any(|pair| {
            pair[0].is_sign(',') && matches!(tokens.str(&pair[1]), "sade" | "sa" | "säger" | "menar" | "berättar")
        });
        if quoted {
            return false;
        }
        let modal = tokens.rest.iter().take(14).any(|token| token.is(Flags::MODAL));
        if modal && !actors_of(tokens, self.aliases).is_empty() {
            return true;
        }
        first.is(Flags::CARRY.or(Flags::VERB)) && lower.ends_with("a")
    }

    fn paragraph(&mut self, unit: usize) {
        let whole = self.page.whole(unit);
        if self.lead_in(unit, whole) {
            return;
        }
        // `Kontakt: Maria Ek, säkerhetssamordnare`
        let tokens = self.page.tokens(unit);
        let contact = tokens.first().is_some_and(|token| token.lex.stems.any(Stems::KONTAKT));
        if contact && tokens.get(1).is_some_and(|token| token.is_sign(':')) {
            self.outline.boilerplate.push(whole);
            return;
        }
        // A sentence right over a table is what its rows serve.
        let over_table =
            self.next(unit).is_some_and(|next| self.page.units[next].table().is_some() && !self.page.units[next].gap);
        if over_table && self.follow_up && self.page.sentences(unit).len() == 1 {
            self.pending_theme = Some(whole);
            self.outline.boilerplate.push(whole);
            return;
        }
        let tokens = self.page.tokens(unit);
        let plan = is_plan(tokens);
        if self.state == State::Group {
            let group_open = self.outline.groups.last().is_some_and(|group| group.open);
            let unmarked = self
                .outline
                .groups
                .last()
                .is_some_and(|group| group.entries.iter().all(|entry| entry.marker.is_none()));
            let outcome =
                self.outline.groups.last().is_some_and(|group| matches!(group.lead, Lead::Outcome | Lead::Promised));
            // Under a lead-in in so many words, who does something commits to it without `ska`.
            let announced = self.outline.groups.last().is_some_and(|group| {
                matches!(group.lead, Lead::Promises | Lead::Activities | Lead::Aims) && group.announced
            });
            let commits = self.commits(whole) || announced && unmarked && self.acts(unit);
            let gap = self.page.units[unit].gap;
            let first = self.outline.groups.last().is_some_and(|group| group.entries.is_empty());
            if !plan && (group_open && unmarked && (first || commits || !gap) || commits && !gap || outcome && unmarked)
            {
                self.entry(whole);
                return;
            }
            if !plan && (commits && gap && unmarked || self.lost_marker(unit)) {
                self.entry(whole);
                return;
            }
        }
        if plan && !self.follow_up && self.state != State::FollowUp && self.plan_here(unit) {
            return;
        }
        if self.state == State::Preamble || self.state == State::Group {
            self.preamble(unit);
            return;
        }
        // A paragraph that promises in so many words is no background.
        if self.page.units[unit].gap
            && self.state != State::About
            && self.page.sentences(unit).len() == 1
            && self.promises(whole)
        {
            self.outline.sentences.push(whole);
            return;
        }
        self.text(whole);
    }

    /// Whether a sentence promises in so many words: `Polisen och kommunen lovar att …`.
    fn promises(&self, sentence: Piece) -> bool {
        let read = self.read(sentence);
        read.stems.all(Stems::LOVAR.or(Stems::ATT))
            && !read.stems.any(Stems::LOFTE)
            && !actors_of(self.page.piece_tokens(sentence), self.aliases).is_empty()
    }

    /// Whether a paragraph tells what will be done, and is no question, contact or plan.
    fn acts(&self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        let asks = tokens.rest.iter().any(|token| token.is_sign('?'));
        let contact =
            tokens.rest.iter().take(6).any(|token| token.lex.stems.any(Stems::KONTAKT.or(Stems::UNDERSKRIFT)));
        !asks
            && !contact
            && !is_plan(tokens)
            && self.page.units[unit].ends_sentence()
            && tokens.sentences().nth(3).is_none()
    }

    /// Whether a paragraph stands between the items of a list, in line with them: its marker was lost.
    fn lost_marker(&self, unit: usize) -> bool {
        let Some(group) = self.outline.groups.last() else { return false };
        let Some(last) = group.entries.last() else { return false };
        let (this, before) = (&self.page.units[unit], &self.page.units[last.piece.unit]);
        let after = self.next(unit).map(|next| &self.page.units[next]);
        last.marker.is_some()
            && this.indent == before.indent
            && after.is_some_and(|after| after.is_item() && after.indent == this.indent)
            && !this.leads()
    }

    /// Takes the sentences that say how the promises are followed up out of other text.
    fn plan_here(&mut self, unit: usize) -> bool {
        let sentences = self.page.sentences(unit);
        let Some(first) = sentences.iter().position(|sentence| is_plan(self.page.piece_tokens(*sentence))) else {
            return false;
        };
        let in_text = matches!(self.state, State::About | State::Lagesbild);
        // In running text of another section it must be about the promises, and a paragraph of its own.
        if in_text && (first > 0 || !self.page.units[unit].gap) {
            return false;
        }
        for sentence in &sentences[..first] {
            match self.state {
                State::Preamble => self.outline.preamble.push(*sentence),
                State::Group => self.outline.others.push(Section { heading: None, pieces: vec![*sentence] }),
                _ => self.text(*sentence),
            }
        }
        self.outline.follow_up.push(Section { heading: None, pieces: sentences[first..].to_vec() });
        true
    }

    /// The introduction, but for sentences that promise.
    fn preamble(&mut self, unit: usize) {
        if self.state == State::Group {
            let whole = self.page.whole(unit);
            // `Kommunen lovar dessutom att …` under the list is one more of them.
            let listed = self.outline.groups.last().is_some_and(|group| {
                matches!(group.lead, Lead::Promises | Lead::Actor | Lead::Bare) && !group.entries.is_empty()
            });
            if listed && !self.follow_up && self.page.sentences(unit).len() == 1 && self.promises(whole) {
                self.entry(whole);
            } else if self.page.units[unit].ends_sentence() {
                self.outline.others.push(Section { heading: None, pieces: vec![whole] });
            } else {
                self.outline.left.push(whole);
            }
            return;
        }
        for sentence in self.page.sentences(unit) {
            if self.promises(sentence) {
                self.outline.sentences.push(sentence);
            } else if self.outline.title.is_some() && self.commits(sentence) {
                self.outline.weak_sentences.push(sentence);
            }
            self.outline.preamble.push(sentence);
        }
    }

    /// Opens a group if the unit, or its last sentence, leads in to a list.
    fn lead_in(&mut self, unit: usize, whole: Piece) -> bool {
        let Some(next) = self.next(unit) else { return false };
        let this = &self.page.units[unit];
        let over_item = self.page.units[next].is_item();
        let sentences = self.page.sentences(unit);
        let Some(last) = sentences.last().copied() else { return false };
        let read = self.read(last);
        let counted = super::sections::promise_count(self.page.piece_tokens(last)).is_some() && this.leads();
        let strong =
            matches!(read.cue, Some(Cue::Aims | Cue::Promises | Cue::Activities | Cue::Promised | Cue::Outcome));
        let background = read.stems.any(Stems::BYGGER);
        if background || !(this.leads() || strong && (over_item || !self.page.units[next].gap) && read.words <= 16) {
            return false;
        }
        let says_so = read.stems.any(Stems::ASTADKOMMA.or(Stems::UPPNA).or(Stems::FOLJANDE).or(Stems::AKTIVITET));
        if !this.leads() && !over_item && !(read.cue == Some(Cue::Activities) && says_so) {
            return false;
        }
        let text_state = self.in_text();
        let lead = match read.cue {
            Some(Cue::Aims) => Lead::Aims,
            Some(Cue::Activities) => Lead::Activities,
            Some(Cue::Promised) => Lead::Promised,
            Some(Cue::Outcome) if self.follow_up => Lead::Outcome,
            Some(Cue::Promises) if read.only_actors && !read.stems.any(Stems::DET.or(Stems::FOLJANDE)) => Lead::Actor,
            Some(Cue::Promises) => Lead::Promises,
            _ if read.only_actors => Lead::Actor,
            _ if counted => Lead::Promises,
            _ if read.stems.any(Stems::SKA.or(Stems::LOFTE).or(Stems::ARBETA)) && over_item && !text_state => {
                Lead::Promises
            }
            _ => return false,
        };
        // In background text only a promise in so many words begins a list of promises.
        if text_state
            && !read.stems.any(
                Stems::LOVAR
                    .or(Stems::LYDER)
                    .or(Stems::ASTADKOMMA)
                    .or(Stems::UPPNA)
                    .or(Stems::GORA)
                    .or(Stems::AKTIVITET),
            )
            && !(read.only_actors && lead == Lead::Actor)
            && !counted
        {
            return false;
        }
        for sentence in &sentences[..sentences.len() - 1] {
            match self.state {
                State::Preamble => self.outline.preamble.push(*sentence),
                State::Group => self.outline.others.push(Section { heading: None, pieces: vec![*sentence] }),
                _ => self.text(*sentence),
            }
        }
        let piece = if sentences.len() == 1 { whole } else { last };
        self.open_group(lead, Some(piece), &read);
        true
    }

    /// Whether the reader is in headed text that holds no commitments.
    fn in_text(&self) -> bool {
        !matches!(self.state, State::Preamble | State::Group | State::Signatures)
    }

    fn table(&mut self, unit: usize) {
        let over = self.pending_theme.take();
        if self.follow_up {
            self.outline.tables.push(TableRef { unit, over });
        } else {
            self.table_of_activities(unit, over);
        }
    }

    /// A table of what will be done: `Aktivitet`, `Ansvarig`.
    fn table_of_activities(&mut self, unit: usize, theme: Option<Piece>) {
        let page = self.page;
        let mut columns: Option<Vec<Column>> = None;
        for row in page.rows(unit) {
            let cells = page.cells(row);
            if let Some(found) = header(page, cells.clone()) {
                columns = Some(found);
                self.outline.boilerplate.extend(cells.map(|cell| page.whole(cell)));
                let read = self.nothing_read();
                self.open_group(Lead::Activities, None, &read);
                if let Some(group) = self.outline.groups.last_mut() {
                    group.theme = theme;
                }
                continue;
            }
            let Some(columns) = &columns else {
                self.outline.left.extend(cells.map(|cell| page.whole(cell)));
                continue;
            };
            let find = |wanted: Column| {
                cells
                    .clone()
                    .zip(columns)
                    .find(|(cell, column)| **column == wanted && !page.units[*cell].is_empty_cell())
                    .map(|(cell, _)| page.whole(cell))
            };
            let activity = find(Column::Activity).or_else(|| find(Column::Promise));
            let responsible = find(Column::Responsible);
            for cell in cells.clone() {
                if Some(page.whole(cell)) != activity {
                    self.outline.boilerplate.push(page.whole(cell));
                }
            }
            if let Some(activity) = activity {
                self.entry(activity);
                if let Some(entry) = self.outline.groups.last_mut().and_then(|group| group.entries.last_mut()) {
                    entry.responsible = responsible;
                }
            }
        }
    }

    fn nothing_read(&self) -> Heading {
        Heading {
            cue: None,
            actors: Actors::new(),
            only_actors: false,
            bare_actors: false,
            we: false,
            stems: Stems::NONE,
            words: 0,
        }
    }

    /// Running text of the section the reader is in.
    fn text(&mut self, piece: Piece) {
        let outline = &mut self.outline;
        let push = |sections: &mut Vec<Section>| match sections.last_mut() {
            Some(section) => section.pieces.push(piece),
            None => sections.push(Section { heading: None, pieces: vec![piece] }),
        };
        match self.state {
            State::About => outline.about.pieces.push(piece),
            State::Lagesbild => push(&mut outline.lagesbild),
            State::FollowUp => push(&mut outline.follow_up),
            State::Other => push(&mut outline.others),
            State::Preamble => outline.preamble.push(piece),
            State::Contact | State::Related => outline.boilerplate.push(piece),
            State::Group => outline.others.push(Section { heading: None, pieces: vec![piece] }),
            State::Signatures => match signature_line(self.page.piece_tokens(piece)).is_some()
                || !dates(self.page.piece_tokens(piece)).is_empty()
            {
                true => outline.boilerplate.push(piece),
                false if self.page.units[piece.unit].ends_sentence() => {
                    outline.others.push(Section { heading: None, pieces: vec![piece] })
                }
                false => outline.left.push(piece),
            },
        }
    }
}

/// Whether a heading names one who can promise: `Polisen`, and not `Butiker`.
fn names_a_party(read: &Heading) -> bool {
    read.actors
        .iter()
        .any(|(actor, _)| !matches!(actor, Actor::Skola | Actor::Naringsliv | Actor::Invanare | Actor::Forening))
}

/// How deep a unit stands in its list, by indent and kind of marker.
fn depth(group: &Group, page: &Page<'_>, unit: usize) -> usize {
    let this = &page.units[unit];
    let numbered = |marker: Option<Marker>| matches!(marker, Some(Marker::Number(_)));
    for entry in group.entries.iter().rev() {
        let other = &page.units[entry.piece.unit];
        let same_kind = numbered(this.marker()) == numbered(entry.marker);
        if this.indent == other.indent && same_kind {
            return entry.depth;
        }
        if numbered(entry.marker) && !numbered(this.marker()) && this.is_item() {
            return entry.depth + 1;
        }
        if numbered(this.marker()) && !numbered(entry.marker) {
            continue;
        }
        if this.indent > other.indent + 1 {
            return entry.depth + 1;
        }
    }
    0
}

/// Whether a text says when or where the promises are followed up.
pub(super) fn is_plan(tokens: crate::grammar::Tokens<'_>) -> bool {
    let mut stems = Stems::NONE;
    for token in tokens.rest {
        stems = stems.or(token.lex.stems);
    }
    let follows = stems.all(Stems::FOLJS.or(Stems::UPP)) || stems.any(Stems::UPPFOLJNING);
    let shown = stems.any(Stems::VISAS);
    let subject = stems.any(Stems::LOFTE.or(Stems::UTFALL).or(Stems::UPPFOLJNING).or(Stems::ARBETET));
    let address = || {
        tokens
            .rest
            .iter()
            .any(|token| token.is_word() && [".se", ".nu", ".com"].iter().any(|end| tokens.str(token).contains(end)))
    };
    let told = shown && stems.all(Stems::HUR.or(Stems::GICK));
    told || (follows || shown) && (subject || shown && follows) || shown && address()
}

fn has_year(page: &Page<'_>, unit: usize) -> bool {
    !crate::grammar::periods(page.tokens(unit)).is_empty()
}
