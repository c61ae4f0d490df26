//! Running text: which of its sentences say what a party is to do.

use crate::grammar::{Tokens, Vowing, actors_of, goes_on, is_quote, one_of_several, vow};
use crate::vocabulary::{Flags, Stems};

use super::parties::is_party;
use super::{Lead, Reader, Section, State, Strength, Vow, is_plan};
use crate::extract::page::Piece;

impl Reader<'_, '_> {
    /// The introduction, but for sentences that promise.
    pub(super) fn preamble(&mut self, unit: usize) {
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
        self.introduce(&self.statements(unit));
    }

    /// The sentences of a paragraph, with each that promises what goes on about it: `Vi byter lampor. Arbetet görs i maj.`
    pub(super) fn statements(&self, unit: usize) -> Vec<Piece> {
        let mut found: Vec<Piece> = Vec::new();
        for sentence in self.page.sentences(unit) {
            let more = !self.follow_up && goes_on(self.page.piece_tokens(sentence));
            match found.last_mut() {
                Some(last) if more && self.strength(*last).is_some() => last.end = sentence.end,
                _ => found.push(sentence),
            }
        }
        found
    }

    /// Sentences of one paragraph of the introduction, which may promise.
    pub(super) fn introduce(&mut self, sentences: &[Piece]) {
        // A letter has no title, but says what it is about.
        let below_title = |first: &Piece| self.outline.title.map_or(self.names_promise, |title| title < first.unit);
        if !self.follow_up && sentences.first().is_some_and(below_title) {
            let vows = self.vows_in(sentences, None);
            // Those in so many words are kept by themselves, above the title too.
            self.outline.vows.extend(vows.into_iter().filter(|vow| vow.strength != Strength::Promised));
        }
        for sentence in sentences {
            // The closing mark of a quotation.
            if !self.page.text(*sentence).contains(char::is_alphanumeric) {
                self.outline.boilerplate.push(*sentence);
                continue;
            }
            let said = self.unquoted(*sentence);
            if self.promises(said) {
                self.outline.sentences.push(Vow { piece: said, theme: None, strength: Strength::Promised });
                self.outline.boilerplate.push(*sentence);
                self.outline.preamble.push(said);
            } else {
                self.outline.preamble.push(*sentence);
            }
        }
    }

    /// Text under a heading of its own, sentence by sentence where one of them says what a party is to do.
    pub(super) fn headed_text(&mut self, unit: usize) {
        let sentences = self.statements(unit);
        let heading = self.outline.others.last().and_then(|section| section.heading);
        let below_title = self.outline.title.is_some_and(|title| title < unit);
        let mut vows = match below_title && !self.follow_up {
            true => self.vows_in(&sentences, heading.and_then(|heading| self.theme_in(heading))),
            false => Vec::new(),
        };
        vows.retain(|vow| vow.strength != Strength::Weak);
        match vows.is_empty() {
            true => self.text(self.page.whole(unit)),
            false => sentences.into_iter().for_each(|sentence| self.text(sentence)),
        }
        self.outline.vows.extend(vows);
    }

    /// What a heading says that is promised below it; none where it asks: `Gör ni något ihop?`
    pub(super) fn theme_in(&self, heading: usize) -> Option<Piece> {
        (!self.page.units[heading].text().ends_with('?')).then(|| self.page.whole(heading))
    }

    /// Takes the heading of a section with no text yet out of where it stands, for the theme of what is promised under it.
    pub(super) fn take_section(&mut self) -> Option<Piece> {
        let headed = self.state == State::Other && !self.follow_up;
        let bare =
            self.outline.others.pop_if(|section| headed && section.pieces.is_empty() && section.heading.is_some());
        bare.and_then(|section| section.heading).map(|heading| self.page.whole(heading))
    }

    /// Takes a paragraph of a list without markers for a commitment, or, where each of its sentences says what a party is to do,
    /// and not the same, each of them for one: `Polisen ska … Kommunen ska …`. What is told before a sentence that binds is none.
    pub(super) fn entries_of(&mut self, unit: usize) {
        let sentences = self.page.sentences(unit);
        if self.follow_up || sentences.len() < 2 {
            self.entry(self.page.whole(unit));
            return;
        }
        let actors = |sentence: &Piece| actors_of(self.page.piece_tokens(*sentence), self.aliases);
        let of = |sentence: &Piece| actors(sentence).into_iter().map(|(actor, _)| actor).collect::<Vec<_>>();
        // `Löften`, and a sentence on each line below it.
        let over = self.outline.groups.last().and_then(|group| group.lead_piece).map(|lead| lead.unit);
        let labelled = over.is_some_and(|over| self.is_promise_label(over)) && self.each_aims(unit);
        // `Så gör vi det`, over what each does.
        let of_doings = self.outline.groups.last().is_some_and(|group| group.lead == Lead::Activities);
        let promised = || sentences.iter().all(|sentence| self.promises(*sentence));
        // One paragraph under a heading of several, `Polisens åtaganden`, has one in each sentence.
        let alone =
            self.outline.groups.last().is_some_and(|group| group.entries.is_empty() && group.lead_piece.is_some())
                && self.next(unit).is_none_or(|next| self.heading_like(next));
        let differ = || promised() || alone || sentences.windows(2).any(|pair| of(&pair[0]) != of(&pair[1]));
        if labelled || (self.each_vows(unit) || of_doings && self.tells_doings(unit)) && differ() {
            sentences.iter().for_each(|sentence| self.entry(*sentence));
            return;
        }
        let told = self.told_before(unit);
        if told == 0 {
            self.entry(self.page.whole(unit));
            return;
        }
        sentences[..told]
            .iter()
            .for_each(|sentence| self.outline.others.push(Section { heading: None, pieces: vec![*sentence] }));
        sentences[told..].iter().for_each(|sentence| self.entry(*sentence));
    }

    /// How many sentences of a paragraph tell why, before those that all say what a party is to do: `Farten är hög. Polisen ska …`.
    pub(super) fn told_before(&self, unit: usize) -> usize {
        let this = &self.page.units[unit];
        if self.follow_up || !this.is_paragraph() || !this.ends_sentence() {
            return 0;
        }
        let sentences = self.page.sentences(unit);
        let strength = |sentence: &Piece| self.strength(*sentence);
        let told = sentences.iter().take_while(|sentence| strength(sentence).is_none()).count();
        let bound = |sentence: &Piece| strength(sentence).is_some_and(Strength::binds);
        let vows = |sentence: &Piece| strength(sentence).is_some_and(|strength| strength != Strength::Weak);
        let rest = &sentences[told..];
        if rest.first().is_some_and(bound) && rest.iter().all(vows) { told } else { 0 }
    }

    /// Whether a paragraph has several sentences, and each says what a party is to do.
    pub(super) fn each_vows(&self, unit: usize) -> bool {
        let this = &self.page.units[unit];
        let sentences = self.page.sentences(unit);
        let vows = |sentence: &Piece| self.strength(*sentence).is_some_and(|strength| strength != Strength::Weak);
        sentences.len() > 1 && !self.follow_up && this.is_paragraph() && sentences.iter().all(vows)
    }

    /// The sentences of a paragraph that say what a party is to do.
    fn vows_in(&self, sentences: &[Piece], theme: Option<Piece>) -> Vec<Vow> {
        // A promise may be set apart by quotation marks.
        let sentences: Vec<Piece> = sentences.iter().map(|sentence| self.unquoted(*sentence)).collect();
        let strengths: Vec<_> = sentences.iter().map(|sentence| self.strength(*sentence)).collect();
        let says_so = |strength: &Option<Strength>| strength.is_some_and(Strength::binds);
        let acts = |strength: &Option<Strength>| strength.is_some_and(|strength| strength != Strength::Weak);
        // What someone does is told of many things; among what they will do it is promised too, and under themes.
        let bound = match theme.is_some() || strengths.iter().all(acts) {
            true => 0,
            false => strengths.iter().position(says_so).unwrap_or(strengths.len()),
        };
        let vow = |(index, (piece, strength)): (usize, (&Piece, &Option<Strength>))| {
            let strength = strength.filter(|strength| *strength != Strength::Doing || index >= bound)?;
            Some(Vow { piece: *piece, theme, strength })
        };
        sentences.iter().zip(&strengths).enumerate().filter_map(vow).collect()
    }

    /// How surely a sentence promises what a party is to do; none where it does not.
    fn strength(&self, sentence: Piece) -> Option<Strength> {
        let tokens = self.page.piece_tokens(sentence);
        if self.promises(sentence) {
            return Some(Strength::Promised);
        }
        if is_quote(tokens) || is_plan(tokens) || tokens.rest.last().is_some_and(|last| last.is_sign('?')) {
            return None;
        }
        let of_promise = || tokens.rest.iter().any(|token| token.lex.stems.any(Stems::LOFTE));
        if (one_of_several(tokens).is_some() || !of_promise())
            && let Some((vowing, actors)) = vow(tokens, self.aliases)
            && actors.iter().any(|(actor, _)| is_party(*actor))
        {
            return Some(match vowing {
                Vowing::Binding => Strength::Binding,
                Vowing::Doing => Strength::Doing,
            });
        }
        let denied = || tokens.rest.iter().take(FIRST_WORDS).any(|token| token.is(Flags::NOT));
        let weak = self.commits(sentence) && self.is_of_party(sentence) && !leaves_open(tokens) && !denied();
        weak.then_some(Strength::Weak)
    }
}

/// A sentence that denies does so in its first words.
const FIRST_WORDS: usize = 8;

/// Whether what is to be done stands in a question: `Vi har börjat diskutera om ett löfte ska tas fram.`
fn leaves_open(tokens: Tokens<'_>) -> bool {
    let mut before = tokens.rest.iter().take_while(|token| !token.is(Flags::MODAL));
    before.any(|token| token.lex.stems.any(Stems::OM.or(Stems::VAD)))
}
