//! What the headings of an account stand over.

use crate::extract::pieces::heading_piece;
use crate::grammar::{Heading, Token, Tokens, announced, is_aim, label_alone};
use crate::layout::Marker;
use crate::vocabulary::phrases::{ALL_PROMISES, TO};
use crate::vocabulary::telling::CLOSINGS;
use crate::vocabulary::vows::{GOES_ON, WORK};
use crate::vocabulary::{ColumnHead, Cue, Flags, Stems};

use super::super::nesting::{explains, is_parent, is_told};
use super::super::statement::{ASIDE, Statement, said_of_all};
use super::super::tense::Tense;
use super::{Account, names_promise};

/// What a heading is to the account.
enum Role {
    /// It says what comes, and not what that is about: `Redovisning`, `Uppföljning`, `Kontakt`.
    Introduces,
    /// Commitments stand under it: their theme, or what they are to serve.
    Heads,
    /// An introduction in bold.
    Text,
    /// What was to be done, which nothing else restates.
    Activity,
}

impl Account<'_, '_, '_> {
    pub(super) fn heading(&mut self, index: usize, read: &Heading) {
        let this = &self.statements[index];
        let next = self.statements.get(index + 1);
        self.aside.marked = self.is_marked(this);
        self.under.stands =
            said_of_all(self.page, this.piece).filter(|_| next.is_some_and(|next| next.marker.is_some()));
        if self.under.stands.is_some() {
            self.begin();
            self.boilerplate(this);
            return;
        }
        self.aside.is = read.cue.is_some_and(|cue| ASIDE.contains(&cue))
            || self.names_recipients(this)
            || self.goes_on_after(index)
            || self.closes(index);
        self.aside.right_under = self.aside.is;
        (self.under.theme, self.under.listed, self.current) = (None, None, None);
        match self.role(index, read) {
            Role::Introduces => self.boilerplate(this),
            Role::Heads => self.head(index),
            Role::Text => self.followed.left.push(this.piece),
            Role::Activity => {
                self.push_row(heading_piece(self.page, this.piece), None);
                self.current = Some(this);
                if let (Some((status, span)), Some(last)) = (this.stands, self.followed.rows.last_mut()) {
                    (last.outcome.status, last.outcome.evidence) = (status, vec![span]);
                }
            }
        }
    }

    fn role(&self, index: usize, read: &Heading) -> Role {
        let this = &self.statements[index];
        let next = self.statements.get(index + 1);
        let restated = next.is_some_and(|next| next.tense == Tense::Commitment && !next.heading);
        let reported = next.is_some_and(|next| !next.heading);
        if self.aside.is {
            return Role::Introduces;
        }
        if this.tense != Tense::Commitment {
            let unit = &self.page.units[this.piece.unit];
            // `Under året arbetade polisen med två löften:`
            let listed = |next: &Statement| next.is_bare() || next.marker.is_some() && self.followed.rows.is_empty();
            if restated && unit.leads() && unit.stems.any(Stems::LOFTE) && next.is_some_and(listed) {
                return Role::Introduces;
            }
            let announces = read.cue == Some(Cue::Outcome) && restated;
            if announces || next.is_some_and(|next| self.introduces(next)) {
                return Role::Introduces;
            }
            if restated || is_parent(self.statements, index + 1) || explains(self.statements, index + 1) {
                return Role::Heads;
            }
        }
        // `Centrum ska vara tryggt` over a list of what was to be done for it, with reports below its items.
        let item = || next.is_some_and(|next| next.marker.is_some()) && is_told(self.statements, index + 1);
        if restated && (is_parent(self.statements, index + 1) || item()) || self.is_over_parts(index) {
            return Role::Heads;
        }
        if !reported && !self.page.units[this.piece.unit].ends_sentence() {
            Role::Heads
        } else if this.tense == Tense::Neutral && (!reported || self.names_promises(this)) {
            Role::Text
        } else if names_no_activity(read)
            || self.followed.rows.is_empty() && names_place(self.page.piece_tokens(this.piece))
        {
            Role::Introduces
        } else {
            Role::Activity
        }
    }

    /// Takes a heading as what the rows under it are about, or as the promise that they serve.
    fn head(&mut self, index: usize) {
        let this = &self.statements[index];
        let next = self.statements.get(index + 1);
        if std::mem::take(&mut self.under.aimed) {
            self.under.promise = None;
        }
        let tokens = self.page.piece_tokens(this.piece);
        // `Åtagande 2` and `Så blev resultatet för 2024:` are no themes.
        let labels = matches!(label_alone(tokens), Some(ColumnHead::Activity | ColumnHead::Promise))
            || next.is_some_and(|next| !next.heading) && names_promise(tokens)
            || self.page.units[this.piece.unit].leads() && announced(tokens) == Some(Cue::Outcome);
        // `Centrum ska vara tryggt` over what was to be done for it.
        let over = next.is_some_and(|next| {
            let parents = this.tense == Tense::Commitment && is_told(self.statements, index + 1);
            (next.marker.is_none() || parents) && next.tense == Tense::Commitment
        });
        if labels {
            self.boilerplate(this);
        } else if self.is_over_parts(index) || over && is_aim(tokens) {
            (self.under.promise, self.under.aimed) = (Some(self.add_promise(this)), true);
        } else {
            self.under.theme = Some(this.piece);
        }
    }

    /// `1 Öka tryggheten` over `1.1 Polisen ska …`: whether what a heading promises is served by its parts.
    fn is_over_parts(&self, index: usize) -> bool {
        let this = &self.statements[index];
        // `Minst tolv möten per år`, with what came of it right below.
        let answers = |below: &Statement| below.continued && below.tense == Tense::Report;
        let told = || self.statements.get(index + 2).is_some_and(answers);
        let committed = |next: &Statement| {
            next.marker == Some(Marker::Part)
                && (next.tense == Tense::Commitment || next.tense == Tense::Neutral && told())
        };
        let part = |next: &Statement| next.heading && next.depth > this.depth || committed(next);
        // `Det ska bli ljusare` over `🟢 Kommunen ska …`
        let over = |next: &Statement| this.depth > 0 && part(next) || next.marker.is_some() && next.stands.is_some();
        this.tense == Tense::Commitment && self.statements.get(index + 1).is_some_and(over)
    }

    /// Whether a heading speaks of the promises as such: in a sentence, or of all of them.
    fn names_promises(&self, this: &Statement) -> bool {
        let unit = &self.page.units[this.piece.unit];
        let tokens = self.page.piece_tokens(this.piece);
        let all = || tokens.rest.iter().any(|token| ALL_PROMISES.contains(&tokens.lower(token)));
        unit.stems.any(Stems::LOFTE) && (unit.ends_sentence() || all())
    }

    /// `Skickas till`, over names.
    fn names_recipients(&self, this: &Statement) -> bool {
        let tokens = self.page.piece_tokens(this.piece);
        let last = tokens.rest.iter().rfind(|token| token.is_word());
        tokens.len() <= LONGEST_OF_RECIPIENTS && last.is_some_and(|last| tokens.str(last) == TO)
    }

    /// `Fortsatt arbete` below all rows, over what is none of it: what comes after the account.
    fn goes_on_after(&self, index: usize) -> bool {
        let tokens = self.page.piece_tokens(self.statements[index].piece);
        let told = |next: &Statement| !next.heading && (next.tense == Tense::Report || next.label.is_some());
        tokens.len() <= LONGEST_OF_WORK
            && !self.followed.rows.is_empty()
            && tokens.rest.last().is_some_and(|last| WORK.contains(&tokens.lower(last)))
            && tokens.rest.iter().any(|token| GOES_ON.contains(&tokens.lower(token)))
            && !self.statements.get(index + 1).is_some_and(told)
    }

    /// `Övrigt`, `Tack`, or what else stands last, over nothing that was done, below rows that each say what was to be done.
    fn closes(&self, index: usize) -> bool {
        let this = &self.statements[index];
        let first = self.page.piece_tokens(this.piece);
        let named = first.first().is_some_and(|word| CLOSINGS.contains(&first.lower(word)));
        let told =
            self.statements.get(index + 1).is_some_and(|next| next.tense == Tense::Report || next.label.is_some());
        this.tense == Tense::Neutral
            && self.followed.rows.len() >= FEWEST_ROWS
            && self.committed >= self.followed.rows.len()
            && (named || !told)
            && self.last_commitment < index
    }

    /// Whether a paragraph before all rows speaks of the promises as such: what stands over it is what the whole account is.
    fn introduces(&self, this: &Statement) -> bool {
        let tokens = self.page.piece_tokens(this.piece);
        self.followed.rows.is_empty()
            && this.tense == Tense::Neutral
            && this.marker.is_none()
            && this.label.is_none()
            && tokens.rest.iter().any(|token| token.lex.stems.any(Stems::LOFTE))
    }
}

/// Whether a heading is no more than `Uppföljning`, or who made the account.
fn names_no_activity(read: &Heading) -> bool {
    read.bare_actors && !read.we || read.cue == Some(Cue::FollowUp) && read.words <= 2
}

/// `Smögen, Sotenäs kommun`, under the title.
fn names_place(tokens: Tokens<'_>) -> bool {
    let of_name = |token: &Token| tokens.capital(token) || token.is(Flags::KOMMUN_WORD) || !token.is_word();
    let [.., comma, _, kommun] = tokens.rest else { return false };
    comma.is_sign(',') && kommun.is(Flags::KOMMUN_WORD) && tokens.rest.iter().all(of_name)
}

/// `Det fortsatta arbetet` has no more tokens.
const LONGEST_OF_WORK: usize = 3;

/// `Protokollet skickas till:` has no more tokens.
const LONGEST_OF_RECIPIENTS: usize = 4;

/// Fewer rows may be chance.
const FEWEST_ROWS: usize = 2;
