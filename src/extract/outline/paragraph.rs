//! Paragraphs: commitments without a marker, lead-ins at their end, plans for following up, plain text.

use crate::document::Actor;
use crate::grammar::{
    Token, Tokens, actors_of, cadence, is_account, is_aside, is_custom, is_quote, label_of_promise, legend,
    names_source, open_end, periods, promises_therein, tells_how_it_goes,
};
use crate::vocabulary::phrases::FOLLOWING;
use crate::vocabulary::{Flags, Stems};

use super::{Lead, Reader, Section, State, Strength, Vow};
use crate::extract::page::Piece;

/// A sentence says how things are in its first words.
const FIRST_WORDS: usize = 6;

/// What speech in running text begins with.
const DASHES: [char; 3] = ['–', '-', '—'];

impl Reader<'_, '_> {
    /// Whether a text reads as a commitment: someone is to do something, or `Att …`.
    pub(super) fn commits(&self, piece: Piece) -> bool {
        let tokens = self.page.piece_tokens(piece);
        let Some(first) = tokens.first() else { return false };
        let lower = tokens.lower(first);
        // `Att städa upp är dyrt` and `Att polisen syns är bra` say how things are; `Att polisen är synlig` is promised.
        let being = |token: &&Token| token.lex.stems.any(Stems::AR);
        let says = || {
            let who = tokens.get(1).is_some_and(|second| second.lex.actor.is_some());
            let verb = tokens.rest.iter().take(FIRST_WORDS).position(|token| being(&token));
            verb.is_some_and(|verb| !who || verb > 2 || tokens.rest.iter().filter(being).count() > 1)
        };
        if lower == "att" && !says() || self.follow_up && label_of_promise(tokens) {
            return true;
        }
        let ends = tokens.rest.iter().find(|token| token.is_sign('?') || token.is_sign('.'));
        if is_quote(tokens) || ends.is_some_and(|end| end.is_sign('?')) {
            return false;
        }
        let modal = tokens.rest.iter().take(14).find(|token| token.is(Flags::MODAL));
        if let Some(modal) = modal {
            let actors = actors_of(tokens, self.aliases);
            // `Invånarna vill se fler poliser` is a wish.
            let wishes = modal.lex.stems.any(Stems::VILL) && actors.iter().all(|(actor, _)| *actor == Actor::Invanare);
            if !actors.is_empty() && !wishes {
                return true;
            }
        }
        tokens.is_to_do(first) || !self.follow_up && self.names_its_actor(piece)
    }

    /// Whether a paragraph is what someone says, after a dash: `– Vi finns på torget, säger …`.
    pub(super) fn is_speech(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let dashed = || self.page.source[this.span.range()].starts_with(DASHES);
        !self.follow_up && this.is_paragraph() && dashed() && is_quote(self.page.tokens(unit))
    }

    pub(super) fn paragraph(&mut self, unit: usize) {
        let whole = self.page.whole(unit);
        // What someone says in so many sentences is no promise of the parties, and no plan.
        if self.is_speech(unit) {
            self.text(whole);
            return;
        }
        // `Fler ska våga gå ut.` over a list, after a list that promises it.
        if self.next_is_item(unit) && self.promised_before(unit) {
            return;
        }
        if self.leads_rows(unit)
            || self.labelled_promise(unit)
            || self.says_why(unit)
            || self.aim_over_doings(unit)
            || self.lead_in(unit, whole)
            || self.gives_below(unit)
        {
            return;
        }
        // `Kontakt: Maria Ek, säkerhetssamordnare`
        let tokens = self.page.tokens(unit);
        let contact = tokens.first().is_some_and(|token| token.lex.stems.any(Stems::KONTAKT));
        if contact && tokens.get(1).is_some_and(|token| token.is_sign(':')) {
            self.outline.boilerplate.push(whole);
            return;
        }
        if self.labelled(unit) || self.background(unit) {
            return;
        }
        // A sentence right over a table is what its rows serve.
        let table = self.next(unit).map(|next| &self.page.units[next]).filter(|next| next.table().is_some());
        let aims = || tokens.rest.iter().take(8).any(|token| token.is(Flags::MODAL)) && !is_plan(tokens);
        let over_table = table.is_some_and(|table| !table.gap || self.commits(whole) || aims());
        let explains = || !legend(tokens).is_empty();
        if over_table && self.follow_up {
            // `Löfte 1. Det ska vara tryggt i centrum.`
            let said = self.after_number(unit).unwrap_or(whole);
            let sentences = self.page.sentences(unit);
            if sentences.iter().filter(|sentence| sentence.end > said.start).count() == 1 && !explains() {
                self.pending_theme = Some(said);
                self.outline.boilerplate.push(whole);
                return;
            }
        }
        let tokens = self.page.tokens(unit);
        let plan = self.page.units[unit].stems.any(PLAN_STEMS) && is_plan(tokens);
        if self.returns_from_answer(unit) {
            self.entries_of(unit);
            return;
        }
        // Under `Hur gick det?` someone says how it went.
        let quoted = is_quote(tokens) && !self.answers_question(unit);
        if self.state == State::Group && !(quoted || self.explains_list(unit)) && self.listed(unit, plan) {
            return;
        }
        if plan && !self.follow_up && self.state != State::FollowUp && self.plan_here(unit) {
            return;
        }
        if self.state == State::Preamble || self.state == State::Group {
            self.preamble(unit);
            return;
        }
        // Under a heading of their own, sentences that each say what a party is to do are its promises.
        if self.state == State::Other
            && self.page.units[unit].gap
            && !self.follow_up
            && self.vows_alone(unit)
            && self.none_listed()
            && !self.above_title(unit)
            && !self.under_goals()
        {
            self.open_under_heading();
            self.entries_of(unit);
            return;
        }
        // A paragraph that promises in so many words is no background.
        if (self.page.units[unit].gap || self.state == State::Other)
            && self.state != State::About
            && self.page.sentences(unit).len() == 1
            && self.promises(whole)
        {
            let theme = self.take_section();
            self.outline.sentences.push(Vow { piece: whole, theme, strength: Strength::Promised });
            return;
        }
        if self.state == State::Other {
            self.headed_text(unit);
            return;
        }
        self.text(whole);
    }

    /// Takes a paragraph below a lead-in or heading for what it is in the list there: commitments, why they are made, what is
    /// said of them; false where it is none of these. A plan for following up is no commitment.
    fn listed(&mut self, unit: usize, plan: bool) -> bool {
        let Some(group) = self.outline.groups.last() else { return false };
        let whole = self.page.whole(unit);
        let (first, unmarked) = (group.entries.is_empty(), !group.marked);
        let says_so = self.commits(whole);
        if first && !says_so && (self.explains_promise(unit) || self.is_background(unit)) {
            self.text(whole);
            return true;
        }
        // Between a lead-in and the promises, what it rests on.
        let told = first && !says_so && !self.follow_up && self.page.sentences(unit).len() > 1;
        if told && names_source(self.page.tokens(unit)) {
            self.outline.lagesbild.push(Section { heading: None, pieces: vec![whole] });
            return true;
        }
        if first && group.serves() && self.tells_doings(unit) {
            self.page.sentences(unit).into_iter().for_each(|sentence| self.entry(sentence));
            return true;
        }
        if first && self.tells_of_promises(unit) {
            self.outline.preamble.extend(self.page.sentences(unit));
            return true;
        }
        // Under a lead-in in so many words, who does something commits to it without `ska`.
        let leads = matches!(group.lead, Lead::Promises | Lead::Activities | Lead::Aims) || group.vowed;
        let announced = group.announced && leads;
        let clause = || {
            let last = group.entries.last();
            self.is_clause(unit) && last.is_some_and(|last| self.is_clause(last.piece.unit))
        };
        let acts = || self.acts(unit) || self.each_vows(unit);
        // `utbyta lägesrapporter varannan vecka` after other clauses is one of them.
        let named = plan && unmarked && group.announced && self.names_doing(unit);
        let plan = plan && !named && !(unmarked && !self.page.units[unit].gap && clause());
        let commits = says_so || named || unmarked && (announced && acts() || clause());
        let outcome = matches!(group.lead, Lead::Outcome | Lead::Promised);
        let gap = self.page.units[unit].gap;
        let here = match unmarked {
            true => commits || outcome || group.open && (first || !gap),
            false => commits && !gap,
        };
        // In an account, what says of no one what they will do answers the item above it; what was done is promised in none.
        let item = || says_so || !self.follow_up && !is_account(self.page.tokens(unit));
        let taken = !plan && (here || item() && self.lost_marker(unit));
        if taken {
            self.entries_of(unit);
        }
        taken
    }

    /// `Återkoppling inom fem dagar till den som ringer.`: whether a line names such a thing among others that are to be done,
    /// and says nothing of the promises.
    fn names_doing(&self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        let of_promises = Stems::LOFTE.or(Stems::FOLJS).or(Stems::VISAS).or(Stems::UTFALL).or(Stems::MAL);
        let follows =
            |first: &Token| first.lex.stems.any(Stems::UPPFOLJNING) && !tokens.lower(first).starts_with(FOLLOWING);
        let last = self.outline.groups.last().and_then(|group| group.entries.last());
        let verbs = Flags::VERBS.or(Flags::MODAL).or(Flags::PASSIVE);
        tokens.first().is_some_and(follows)
            && !self.page.units[unit].stems.any(of_promises)
            && self.page.sentences(unit).len() == 1
            && last.is_some_and(|last| !self.page.units[last.piece.unit].flags.any(verbs))
    }

    /// Whether a text says what a party is to do, and not how it is followed up: `Polisen ska …`.
    pub(super) fn vows(&self, piece: Piece) -> bool {
        let tokens = self.page.piece_tokens(piece);
        let modal = tokens.rest.iter().take(14).position(|token| token.is(Flags::MODAL));
        // `Med detta medborgarlöfte vill parterna …` tells of the promise.
        let of_promise = |modal: usize| {
            let told = |token: &Token| token.lex.stems.any(Stems::LOFTE.or(Stems::ATAGANDE));
            tokens.rest[0].is(Flags::PREPOSITION) && tokens.rest[..modal].iter().any(told)
        };
        modal.is_some_and(|modal| !of_promise(modal))
            && !is_plan(tokens)
            && self.commits(piece)
            && self.is_of_party(piece)
    }

    /// Whether a paragraph is one sentence, or two, that say what a party is to do.
    pub(super) fn vows_alone(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        this.ends_sentence() && self.page.sentences(unit).len() <= 2 && self.vows(self.page.whole(unit))
    }

    /// Whether a page has not come to the promises yet, so that what it tells is none of them.
    pub(super) fn above_title(&self, unit: usize) -> bool {
        self.outline.title.is_some_and(|title| unit < title)
    }

    /// Whether no list has commitments yet.
    pub(super) fn none_listed(&self) -> bool {
        !self.any_listed
    }

    /// Begins a list under the heading of the section that the reader is in.
    pub(super) fn open_under_heading(&mut self) {
        let read = self.nothing_read();
        self.open_group(Lead::Bare, None, &read);
        let last = self.last_heading;
        let bare = self.outline.others.pop_if(|section| section.pieces.is_empty() && section.heading == last);
        let heading = bare.and_then(|section| section.heading);
        let theme = heading.and_then(|heading| self.theme_in(heading));
        // No section is left that it could head.
        self.outline.boilerplate.extend(heading.filter(|_| theme.is_none()).map(|heading| self.page.whole(heading)));
        if let Some(group) = self.outline.groups.last_mut() {
            group.theme = theme;
            group.announced = true;
        }
    }

    /// Whether a sentence promises in so many words: `Polisen och kommunen lovar att …`.
    pub(super) fn promises(&self, sentence: Piece) -> bool {
        let tokens = self.page.piece_tokens(sentence);
        let stems = tokens.rest.iter().fold(Stems::NONE, |stems, token| stems.or(token.lex.stems));
        // `Den som lovar något ska berätta hur det gick.`
        let of_others = || {
            let lovar = tokens.rest.iter().position(|token| token.lex.stems.any(Stems::LOVAR));
            let before = lovar.and_then(|at| at.checked_sub(1)).and_then(|before| tokens.get(before));
            before.is_some_and(|before| tokens.lower(before) == "som")
        };
        stems.all(Stems::LOVAR.or(Stems::ATT))
            && (!stems.any(Stems::LOFTE) || promises_therein(tokens))
            && !of_others()
            && !is_custom(tokens)
            && !actors_of(tokens, self.aliases).is_empty()
    }

    /// Whether a paragraph tells what will be done, and is no question, contact or plan.
    pub(super) fn acts(&self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        let asks = tokens.rest.iter().any(|token| token.is_sign('?'));
        // `Frågor? Ring …`, but `Polisen svarar på frågor` is something that they do.
        let contact = tokens.rest.iter().take(FIRST_WORDS).enumerate().any(|(index, token)| {
            let object = index > 0 && tokens.rest[index - 1].is(Flags::PREPOSITION);
            token.lex.stems.any(Stems::KONTAKT.or(Stems::UNDERSKRIFT)) && !object
        });
        !asks
            && !contact
            && !is_aside(tokens)
            && !is_plan(tokens)
            && !(self.page.units[unit].flags.any(Flags::HOLDS) && !periods(tokens).is_empty())
            && self.label(unit).is_none()
            && self.page.units[unit].ends_sentence()
            && tokens.sentences().nth(3).is_none()
    }

    /// Where an item ends, and the sentences glued to the last of a list that say how the promises are followed up.
    pub(super) fn glued_plan(&self, unit: usize) -> (u32, Vec<Piece>) {
        let whole = self.page.whole(unit);
        if self.follow_up || !self.page.units[unit].stems.any(PLAN_STEMS) || self.next_is_item(unit) {
            return (whole.end, Vec::new());
        }
        let sentences = self.page.sentences(unit);
        let plan = |sentence: &Piece| {
            let tokens = self.page.piece_tokens(*sentence);
            tokens.first().is_some_and(|first| first.lex.stems.any(Stems::LOFTE)) && is_plan(tokens)
        };
        match sentences.iter().position(plan) {
            Some(first) if first > 0 => (sentences[first - 1].end, sentences[first..].to_vec()),
            _ => (whole.end, Vec::new()),
        }
    }

    /// Takes the sentences that say how the promises are followed up out of other text.
    pub(super) fn plan_here(&mut self, unit: usize) -> bool {
        let sentences = self.statements(unit);
        let Some(first) = sentences.iter().position(|sentence| is_plan(self.page.piece_tokens(*sentence))) else {
            return false;
        };
        let in_text = matches!(self.state, State::About | State::Lagesbild);
        // In running text of another section it must be about the promises, and a paragraph of its own.
        if in_text && (first > 0 || !self.page.units[unit].gap) {
            return false;
        }
        // What stands first under `Vad är ett medborgarlöfte?` says that.
        if self.state == State::About && self.outline.about.pieces.is_empty() {
            return false;
        }
        if self.state == State::Preamble {
            self.introduce(&sentences[..first]);
        }
        for sentence in &sentences[..first] {
            match self.state {
                State::Preamble => {}
                State::Group => self.outline.others.push(Section { heading: None, pieces: vec![*sentence] }),
                _ => self.text(*sentence),
            }
        }
        self.outline.follow_up.push(Section { heading: None, pieces: sentences[first..].to_vec() });
        true
    }
}

/// Without any of these a text says nothing of following up.
pub(super) const PLAN_STEMS: Stems = Stems::FOLJS
    .or(Stems::UPPFOLJNING)
    .or(Stems::VISAS)
    .or(Stems::GAR)
    .or(Stems::GICK)
    .or(Stems::UTFALL)
    .or(Stems::REDOVISNING);

/// Whether a text says when or where the promises are followed up.
pub(in crate::extract) fn is_plan(tokens: Tokens<'_>) -> bool {
    let mut stems = Stems::NONE;
    for token in tokens.rest {
        stems = stems.or(token.lex.stems);
    }
    let follows = stems.all(Stems::FOLJS.or(Stems::UPP)) || stems.any(Stems::UPPFOLJNING);
    let shown = stems.any(Stems::VISAS);
    let subject = stems.any(Stems::LOFTE.or(Stems::UTFALL).or(Stems::UPPFOLJNING).or(Stems::ARBETET).or(Stems::MAL));
    let address = || has_address(tokens);
    // `redovisar hur det gick`, `redovisar vad som är gjort`
    let told = shown && (stems.all(Stems::HUR.or(Stems::GICK)) || stems.all(Stems::VAD.or(Stems::GJORT)));
    // `Nytt resultat varje kvartal på flen.se`, `Efter varje tertial lägger vi ut en redovisning på flen.se`
    let accounts = stems.any(Stems::UTFALL.or(Stems::REDOVISNING));
    let often = accounts && tokens.rest.iter().any(|token| token.is(Flags::EACH)) && address();
    // `Efter varje tertial går vi igenom hur det har gått.`
    let gone_through = stems.all(Stems::HUR.or(Stems::GICK)) && cadence(tokens).is_some();
    // `Hur det går kan du läsa på flen.se.`
    let read = stems.all(Stems::HUR.or(Stems::GAR)) && address();
    // `I december skriver vi i bladet om hur det har gått.`
    let written = || stems.all(Stems::HUR) && stems.any(Stems::GICK.or(Stems::GAR)) && tells_how_it_goes(tokens);
    let plan = told
        || read
        || (follows || shown) && (subject || shown && follows)
        || shown && address()
        || often
        || gone_through
        || written();
    // `Löftena gäller till dess att de nästa visas upp och presenteras.`
    let holds = || {
        let alone = tokens.sentences().nth(1).is_none();
        alone && tokens.rest.iter().any(|token| token.is(Flags::HOLDS)) && open_end(tokens).is_some()
    };
    plan && (follows || !holds())
}

/// Whether a text names a page on the web: `flen.se/lofte`.
pub(super) fn has_address(tokens: Tokens<'_>) -> bool {
    // Few words have a point in them.
    let named =
        |word: &str| word.as_bytes().contains(&b'.') && [".se", ".nu", ".com"].iter().any(|end| word.contains(end));
    tokens.rest.iter().any(|token| token.is_word() && named(tokens.str(token)))
}
