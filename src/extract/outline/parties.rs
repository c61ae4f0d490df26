//! Whether headings and commitments are of those who can promise.

use crate::document::Actor;
use crate::extract::page::Piece;
use crate::grammar::{Heading, actors_of};
use crate::vocabulary::{Cue, Stems};

use super::Reader;

impl Reader<'_, '_> {
    /// Whether a text says what one who can promise does.
    pub(super) fn is_of_party(&self, piece: Piece) -> bool {
        actors_of(self.page.piece_tokens(piece), self.aliases).iter().any(|(actor, _)| is_party(*actor))
    }

    /// Takes a line that says who promised the rows of the table below it: `Polisen skulle under 2022`, `Kommunen har åtagit
    /// sig att`.
    pub(super) fn leads_rows(&mut self, unit: usize) -> bool {
        if !self.follow_up || !self.is_over_table(unit) || self.page.units[unit].ends_sentence() {
            return false;
        }
        let whole = self.page.whole(unit);
        let read = self.read(whole);
        let promised = matches!(read.cue, None | Some(Cue::Promises | Cue::Promised | Cue::Activities));
        let leads = promised && read.only_actors && names_a_party(&read);
        if leads {
            self.pending_theme = Some(whole);
            self.outline.boilerplate.push(whole);
        }
        leads
    }
}

/// Whether a heading names the part of the account that is one party's: `Polisens arbete`, `Gemensamt arbete`.
pub(in crate::extract) fn is_part_of(read: &Heading) -> bool {
    read.only_actors && read.words <= 3 && names_a_party(read)
}

/// Whether a heading says who promises: `Polisen lovar att`, `Polisen ska`.
pub(super) fn names_who_promises(read: &Heading) -> bool {
    let says_so = read.stems.any(Stems::LOVAR) || read.bare_actors && read.stems.any(Stems::SKA);
    read.only_actors && says_so && names_a_party(read)
}

/// Whether a heading names one who can promise: `Polisen`, and not `Butiker`.
pub(super) fn names_a_party(read: &Heading) -> bool {
    read.actors.iter().any(|(actor, _)| is_party(*actor))
}

/// Whether one can promise: the police, and not shops.
pub(super) fn is_party(actor: Actor) -> bool {
    !matches!(actor, Actor::Skola | Actor::Naringsliv | Actor::Invanare | Actor::Forening)
}
