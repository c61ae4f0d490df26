//! Where text in which nothing is reported on ends, though no heading says so.

use crate::extract::page::Page;
use crate::grammar::is_promised;

use super::super::nesting::is_told;
use super::super::statement::Statement;
use super::super::tense::Tense;

/// Whether what was promised begins here, with what came of it: below `Inledning` or `Bakgrund`, and text.
///
/// Reports on it tell, and on most of what stands in the same list, or outside of all, up to the next heading.
pub(super) fn begins_rows(page: &Page<'_>, statements: &[Statement], index: usize) -> bool {
    let first = &statements[index];
    let promised = |this: &Statement| {
        this.tense == Tense::Commitment
            && !this.continued
            && this.list() == first.list()
            && is_promised(page.piece_tokens(this.piece))
    };
    let reports = |at: usize| statements.get(at).is_some_and(|this| this.tense == Tense::Report);
    // `Tolv möten har hållits`, an item below a paragraph, tells too.
    let told = |at: usize| is_told(statements, at) || statements[at].is_bare() && reports(at + 1);
    if first.heading || !promised(first) || !told(index) {
        return false;
    }
    let (mut all, mut answered, mut past) = (0, 0, 0);
    let section = statements[index..].iter().take(FARTHEST).take_while(|this| !this.heading);
    for (at, this) in (index..).zip(section) {
        past += usize::from(this.tense == Tense::Report);
        if promised(this) {
            all += 1;
            answered += usize::from(told(at));
        }
    }
    // A single paragraph may belong to the text above.
    let several = answered > 1 || first.marker.is_some() && reports(index + 1);
    several && past * 2 >= answered && answered * 3 >= all * 2
}

/// So many statements are looked at.
const FARTHEST: usize = 24;
