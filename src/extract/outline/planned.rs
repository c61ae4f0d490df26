//! What was planned and what was done, each a list below a word or two: `Planerat`, `Gjort`.

use crate::grammar::{Heading, Token, bare_status};
use crate::vocabulary::Stems;
use crate::vocabulary::phrases::PLANNED_THINGS;

use super::{Lead, Reader};
use crate::document::Status;
use crate::extract::page::Piece;

impl Reader<'_, '_> {
    /// Opens the list that a heading stands over which says no more than that it was planned or, below another, done.
    pub(super) fn planned_or_done(&mut self, unit: usize, whole: Piece, read: &Heading) -> bool {
        if !self.follow_up || read.cue.is_some() || !(1..=LONGEST).contains(&read.words) {
            return false;
        }
        let Some(next) = self.next(unit).filter(|next| !self.heading_like(*next)) else { return false };
        let below = &self.page.units[next];
        let commits = self.commits(self.page.whole(next));
        let lead = match self.names_planned(whole) {
            true if below.is_item() || commits => Lead::Promised,
            false if (below.is_item() || below.is_paragraph()) && !commits && self.is_done(whole) => Lead::Outcome,
            _ => return false,
        };
        self.open_group(lead, Some(whole), read);
        true
    }

    /// `Planerat`, `Planerade insatser`
    pub(super) fn names_planned(&self, heading: Piece) -> bool {
        let tokens = self.page.piece_tokens(heading);
        let named = |first: &Token| PLANNED_THINGS.contains(&tokens.lower(first));
        let of_doings = |token: &Token| token.lex.stems.any(Stems::ARBETET.or(Stems::AKTIVITET)) || !token.is_word();
        tokens.first().is_some_and(named) && tokens.rest[1..].iter().all(of_doings)
    }

    /// `Gjort`, `Genomfört`, `Detta är gjort`, right after a list of what was to be done; `Genomfört` over a list of that says how
    /// far it has come.
    fn is_done(&self, heading: Piece) -> bool {
        let listed = |entry: &super::Entry| self.commits(entry.piece);
        let planned = self.outline.groups.iter().rev().find(|group| !group.entries.is_empty()).is_some_and(|last| {
            last.lead == Lead::Promised || last.lead != Lead::Outcome && last.entries.last().is_some_and(listed)
        });
        planned && bare_status(self.page.piece_tokens(heading)) == Some(Status::ReportedDone)
    }
}

/// `Detta har vi gjort` has no more words.
const LONGEST: usize = 4;
