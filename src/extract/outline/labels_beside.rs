//! Labels in a column of their own beside what is promised: `Centrum | Polisen ska …`, a theme each.

use crate::grammar::{actors_of, is_account};
use crate::layout::Row;
use crate::vocabulary::Flags;

use super::{Lead, Reader};
use crate::extract::page::Piece;

/// A label has no more tokens: `Barn, unga och äldre`.
const LONGEST_LABEL: usize = 5;

/// Fewer rows make no list.
const FEWEST: usize = 2;

impl Reader<'_, '_> {
    /// Reads a table without names of columns whose rows are each a label, which may be left out below the first, and what a
    /// party is to do.
    pub(super) fn labels_beside_promises(&mut self, unit: usize, theme: Option<Piece>) -> bool {
        let page = self.page;
        let rows = page.rows(unit);
        let pair = |row: &Row| {
            let cells = page.cells(row);
            (cells.len() == 2).then(|| (cells.start, page.whole(cells.start + 1)))
        };
        let Some(pairs) = rows.iter().map(pair).collect::<Option<Vec<(usize, Piece)>>>() else { return false };
        // `Polisen fortsätter att besöka skolorna.`
        let acts = |said: Piece| {
            let tokens = page.piece_tokens(said);
            page.units[said.unit].ends_sentence() && !actors_of(tokens, self.aliases).is_empty() && !is_account(tokens)
        };
        let labels = |(label, said): &(usize, Piece)| {
            let this = &page.units[*label];
            let names = page.tokens(*label).len() <= LONGEST_LABEL
                && !this.ends_sentence()
                && !this.flags.any(Flags::VERBS.or(Flags::PROMISED));
            (this.is_empty_cell() || names) && (self.vows(*said) || acts(*said))
        };
        let named = pairs.first().is_some_and(|(label, _)| !page.units[*label].is_empty_cell());
        if pairs.len() < FEWEST
            || !named
            || !pairs.iter().all(labels)
            || !pairs.iter().any(|(_, said)| self.vows(*said))
        {
            return false;
        }
        let read = self.nothing_read();
        self.under = None;
        self.open_group(Lead::Promises, None, &read);
        let mut about = theme;
        for (label, said) in pairs {
            let whole = page.whole(label);
            self.outline.boilerplate.push(whole);
            about = if page.units[label].is_empty_cell() { about } else { Some(whole) };
            self.pending_theme = about;
            self.entry(said);
        }
        true
    }
}
