//! Lead-ins: what stands over a list and goes on in it.

use crate::document::Actor;
use crate::grammar::{Heading, Token, announced, gives_promise};
use crate::layout::Marker;
use crate::vocabulary::phrases::{GENERIC_PROMISES, POINTING, THIS};
use crate::vocabulary::{Cue, Flags, Stems};

use super::parties::names_a_party;
use super::parts::Base;
use super::{Lead, Reader, Section, State};
use crate::extract::page::{Piece, Pieces};
use crate::extract::sections;

/// What a lead-in speaks of is among so many of its first tokens.
const LONGEST_SUBJECT: usize = 4;

/// A sentence that points to what stands below it has no more tokens.
const LONGEST_POINTER: usize = 24;

impl Reader<'_, '_> {
    /// Opens a group if the unit, or its last sentence, leads in to a list.
    pub(super) fn lead_in(&mut self, unit: usize, whole: Piece) -> bool {
        let Some(next) = self.next(unit) else { return false };
        let this = &self.page.units[unit];
        let over_item = self.page.units[next].is_item() || self.is_clause(next);
        // `Vi lovar att`, without a colon.
        // `Kommunen ska tillsammans med polisen,`
        let carries = Flags::CARRY.or(Flags::VERB).or(Flags::PASSIVE);
        let goes_on =
            || over_item && this.text().ends_with(',') && this.flags.any(Flags::MODAL) && !this.flags.any(carries);
        let leads = this.leads() || self.stops_short(unit, over_item) || self.points_below(unit) || goes_on();
        if !leads && !over_item && self.page.units[next].gap {
            return false;
        }
        // `Åtagandena följs upp per tertial.`
        if !leads && this.stems.all(Stems::FOLJS.or(Stems::UPP)) {
            return false;
        }
        let sentences = self.page.sentences(unit);
        let Some(last) = sentences.last().copied() else { return false };
        let strong = |cue: Option<Cue>| {
            matches!(cue, Some(Cue::Aims | Cue::Promises | Cue::Activities | Cue::Promised | Cue::Outcome))
        };
        // Most paragraphs announce nothing by their words, and need not be read for whom they name.
        if !leads && !strong(announced(self.page.piece_tokens(last))) {
            return false;
        }
        let read = self.read(last);
        let counted = leads && sections::promise_count(self.page.piece_tokens(last)).is_some();
        // `Ur detta utgår följande löfte:`, and not `Löftet utgår från följande bild:`
        let gives = || {
            let named = |pair: &[Token]| pair[0].lex.stems.any(Stems::FOLJANDE) && pair[1].lex.stems.any(Stems::LOFTE);
            leads && over_item && self.page.piece_tokens(last).rest.windows(2).any(named)
        };
        if read.stems.any(Stems::BYGGER) && !gives() || !(leads || strong(read.cue) && read.words <= 16) {
            return false;
        }
        let says_so = read.stems.any(Stems::ASTADKOMMA.or(Stems::UPPNA).or(Stems::FOLJANDE).or(Stems::AKTIVITET));
        if !leads && !over_item && !(read.cue == Some(Cue::Activities) && says_so) {
            return false;
        }
        // `Vi är nöjda med resultatet.` tells of what stands above it: `Här är resultatet.`, `Detta har gjorts.`
        let points = || {
            let first = self.page.piece_tokens(last).rest.first();
            let here = |first: &Token| POINTING.contains(&self.page.piece_tokens(last).lower(first));
            first.is_some_and(here) || read.stems.any(Stems::DET.or(Stems::HUR).or(Stems::VAD).or(Stems::FOLJANDE))
        };
        if self.follow_up && read.cue == Some(Cue::Outcome) && !leads && !points() {
            return false;
        }
        // `Polisen ska genomföra tio riktade insatser.` is an activity itself, and announces none.
        let announces = read.stems.any(Stems::ASTADKOMMA.or(Stems::UPPNA).or(Stems::FOLJANDE));
        // Among paragraphs that each promise something, so is `Insatser mot klotter ska prioriteras.`
        let listed = || {
            let among = self.outline.groups.last().is_some_and(|last| {
                let waits = last.open && last.announced;
                !last.marked && (waits || !last.entries.is_empty())
            });
            self.state == State::Group && among && (this.flags.any(Flags::MODAL) || self.is_of_party(whole))
        };
        if !leads && !over_item && !announces && (self.commits(whole) || listed()) {
            return false;
        }
        if over_item && leads && self.purpose(unit, last) {
            return true;
        }
        let text_state = self.in_text();
        // `För att öka tryggheten ska polisen:` over a list, in any text.
        let binds = over_item && this.leads() && read.stems.any(Stems::SKA) && names_a_party(&read);
        let lead = match read.cue {
            // `För att nå dit ska polisen:` under `Löfte 1` and its text.
            Some(Cue::Promises) | None if self.serves_promise(&read, over_item) => Lead::Activities,
            Some(Cue::Aims) => Lead::Aims,
            // `Därför har vi kommit överens om följande`, `Därför ska vi` after what `Vi vill`.
            Some(Cue::Promises) | None if self.follows_aims(&read) => Lead::Activities,
            // `Aktiviteterna gör vi för att hålla våra två löften:`
            Some(Cue::Activities) if !counted => Lead::Activities,
            Some(Cue::Promised) => Lead::Promised,
            Some(Cue::Outcome) if self.follow_up => Lead::Outcome,
            Some(Cue::Promises) if read.only_actors && !read.stems.any(Stems::DET.or(Stems::FOLJANDE)) => Lead::Actor,
            Some(Cue::Promises) => Lead::Promises,
            _ if read.only_actors => Lead::Actor,
            _ if over_item && read.stems.any(Stems::AKTIVITET) => Lead::Activities,
            _ if counted || over_item && self.stops_short(unit, over_item) && !read.actors.is_empty() => Lead::Promises,
            _ if read.stems.any(Stems::SKA.or(Stems::LOFTE).or(Stems::ARBETA))
                && over_item
                && (!text_state || binds) =>
            {
                Lead::Promises
            }
            _ if over_item && self.calls_promises(unit) => Lead::Promises,
            _ => return false,
        };
        // `Med medborgarlöften vill vi:`, `Invånarna vill att kommunen ska:`
        let wishes = || {
            let first = self.page.piece_tokens(last).rest.first();
            let of_promise = first.is_some_and(|first| first.is(Flags::PREPOSITION)) && read.stems.any(Stems::LOFTE);
            let of_others = matches!(read.actors.first(), Some((Actor::Invanare, _)));
            lead == Lead::Aims && of_promise || read.stems.any(Stems::VILL) && of_others
        };
        if wishes() {
            return false;
        }
        // In background text only a promise in so many words begins a list of promises.
        if text_state
            && !binds
            && !read.stems.any(
                Stems::LOVAR
                    .or(Stems::LYDER)
                    .or(Stems::ASTADKOMMA)
                    .or(Stems::UPPNA)
                    .or(Stems::GORA)
                    .or(Stems::AKTIVITET),
            )
            // `Lokalpolisområde Täby är fem kommuner:`
            && !(read.only_actors && lead == Lead::Actor && !read.stems.any(Stems::AR))
            && !read.stems.all(Stems::FOLJANDE.or(Stems::LOFTE))
            && !self.calls_promises(unit)
            // `Vi vill att`
            && !(lead == Lead::Aims && read.stems.all(Stems::VILL.or(Stems::VI)))
            && !counted
        {
            return false;
        }
        let before = &sentences[..sentences.len() - 1];
        // `Polisen ska verka för färre inbrott. Det gör vi genom:`
        let aim = before.last().filter(|aim| {
            let first = self.outline.sentences.is_empty() && self.none_listed();
            // The next of several that each stand over a list.
            let next = || self.promises(**aim) && self.outline.groups.last().is_some_and(|last| last.under.is_some());
            !self.follow_up && lead == Lead::Activities && over_item && (first || next()) && self.aims(**aim)
        });
        for sentence in before {
            match self.state {
                _ if Some(sentence) == aim => self.open_promise(*sentence, None),
                State::Preamble => self.introduce(std::slice::from_ref(sentence)),
                State::Group => self.outline.others.push(Section { heading: None, pieces: vec![*sentence] }),
                _ => self.text(*sentence),
            }
        }
        let piece = if sentences.len() == 1 { whole } else { last };
        self.open_group(lead, Some(piece), &read);
        true
    }

    /// Takes a paragraph that gives the promise right below it: `Därför ger vi dig det här löftet. Det gäller till mars.`
    pub(super) fn gives_below(&mut self, unit: usize) -> bool {
        let open = matches!(self.state, State::Preamble | State::Group) && !self.follow_up && !self.above_title(unit);
        let names_it = open && self.page.units[unit].stems.any(Stems::LOFTE) && self.next_is_item(unit);
        let gives = |sentence: &Piece| gives_promise(self.page.piece_tokens(*sentence));
        let sentences = if names_it { self.page.sentences(unit) } else { Pieces::new() };
        if !sentences.iter().any(gives) {
            return false;
        }
        self.outline.preamble.extend(sentences);
        let read = self.nothing_read();
        self.open_group(Lead::Promises, None, &read);
        self.outline.groups.last_mut().into_iter().for_each(|group| group.announced = true);
        true
    }

    /// Takes a lead-in that says what such promises are for: what is listed below it is none.
    pub(super) fn purpose(&mut self, unit: usize, sentence: Piece) -> bool {
        let told = self.tells_purpose(sentence);
        if told {
            self.outline.others.push(Section { heading: Some(unit), pieces: Vec::new() });
            self.outline.boilerplate.push(self.page.whole(unit));
            self.state = State::Other;
        }
        told
    }

    /// Whether a lead-in says what such promises are for, whosever they are: `Medborgarlöften ska:`, `Med medborgarlöften vill vi:`.
    fn tells_purpose(&self, sentence: Piece) -> bool {
        let tokens = self.page.piece_tokens(sentence);
        let generic = |token: &Token| GENERIC_PROMISES.contains(&tokens.lower(token));
        let promises = Stems::LOVAR.or(Stems::FOLJANDE).or(Stems::INNEBAR).or(Stems::LYDER).or(Stems::ENIGA);
        let last = tokens.rest.iter().rev().find(|token| token.is_word());
        let goes_on = |last: &Token| last.is(Flags::MODAL.or(Flags::WE)) || last.lex.stems.any(Stems::ATT);
        !self.follow_up
            && last.is_some_and(goes_on)
            && tokens.rest.iter().take(LONGEST_SUBJECT).any(generic)
            && !tokens.rest.iter().any(|token| token.is_figure() || token.lex.stems.any(promises))
    }

    /// Whether what stands over a list below a promise promises nothing itself, so that the list serves that promise.
    pub(super) fn serves_promise(&self, read: &Heading, over_item: bool) -> bool {
        over_item && self.under.is_some() && !self.follow_up && !read.stems.any(Stems::LOVAR.or(Stems::LOFTE))
    }

    /// Whether a text promises what stands below it, and says nothing of that itself: `För hösten utlovas detta.`
    pub(super) fn points_below(&self, unit: usize) -> bool {
        let tokens = self.page.tokens(unit);
        let stems = self.page.units[unit].stems;
        let promises = stems.any(Stems::LOVAR.or(Stems::ENIGA)) && !self.follow_up;
        // `Vi har enats om följande löften för 2023.`, `Det har lett till nedanstående tre löften.` over a list
        let says_so = promises || !self.follow_up && self.next_is_item(unit);
        if says_so && stems.all(Stems::FOLJANDE.or(Stems::LOFTE)) && tokens.len() <= LONGEST_POINTER {
            return true;
        }
        // `För att uppfylla löftena görs följande åtaganden.`
        let does = stems.all(Stems::UPPNA.or(Stems::FOLJANDE).or(Stems::GORA)) && stems.any(Stems::AKTIVITET);
        if does && !self.follow_up && tokens.len() <= LONGEST_POINTER && !self.commits(self.page.whole(unit)) {
            return true;
        }
        let last = tokens.rest.iter().rev().find(|token| token.is_word()).filter(|_| promises);
        last.is_some_and(|last| last.lex.stems.any(Stems::FOLJANDE) || tokens.str(last) == THIS)
            && !tokens.rest.iter().any(|token| token.is(Flags::NOT))
    }

    /// Whether a text stops where what is promised begins: `Vi lovar att`, and over a list `Polisen kommer att`, `Polisen ska`.
    pub(super) fn stops_short(&self, unit: usize, over_item: bool) -> bool {
        let this = &self.page.units[unit];
        // `Polisen har haft i uppdrag att`
        let says = || this.flags.any(Flags::MODAL) || this.stems.any(Stems::DEL);
        if !(this.stems.any(Stems::LOVAR) || over_item && says()) {
            return false;
        }
        let tokens = self.page.tokens(unit).rest;
        // `Polisen och kommunen ska gemensamt`, `Tillsammans ska vi`
        let after = tokens.iter().rev().take_while(|token| token.is(Flags::TOGETHER.or(Flags::WE))).count();
        tokens[..tokens.len() - after]
            .last()
            .is_some_and(|last| last.lex.stems.any(Stems::ATT) || over_item && last.is(Flags::MODAL))
    }

    /// The heading of the section that a lead-in ends, where it announces nothing known: a theme.
    pub(super) fn theme_of_section(&self, lead_in: Option<Piece>) -> Option<Piece> {
        let told = self.state == State::Other && !self.follow_up;
        lead_in.filter(|lead_in| told && self.page.units[lead_in.unit].leads())?;
        let section = self.outline.others.last().filter(|section| !section.pieces.is_empty())?;
        // The headline of news is none.
        let titled = |heading: &usize| self.outline.title.is_some_and(|title| title < *heading);
        let whole = self.page.whole(section.heading.filter(titled)?);
        let read = self.read(whole);
        (read.cue.is_none() && !read.stems.any(Stems::LOFTE)).then_some(whole)
    }

    /// Who acts under the headings below `Aktiviteter`: `Polisiära insatser` right under it names those who act for its own list,
    /// and not for that of the next heading.
    pub(super) fn base_over(&self, lead: Lead, piece: Option<Piece>) -> Option<Base> {
        let headed = |piece: Piece| !self.page.units[piece.unit].leads();
        let over = self.outline.groups.last().filter(|last| {
            let beside = lead == Lead::Activities && last.lead == lead && last.entries.is_empty();
            beside && piece.is_some_and(headed) && last.lead_piece.is_some_and(headed)
        });
        over.map(|over| over.base.clone())
    }

    /// The numbered promise that a list of activities stands right under: `1. …`, `Detta gör vi genom att:`.
    pub(super) fn numbered_alone(&self, lead: Lead) -> Option<Piece> {
        let last =
            self.outline.groups.last().filter(|last| lead == Lead::Activities && last.lead != Lead::Activities)?;
        match last.entries.as_slice() {
            [only] if matches!(only.marker, Some(Marker::Number(_))) => Some(only.piece),
            _ => None,
        }
    }
}
