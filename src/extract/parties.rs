//! Who stands behind the promises of a document.

use std::ops::Range;

use crate::document::Actor;
use crate::grammar::{Aliases, Parties, heading, parties as listed_parties};

use super::page::Page;

/// Who the introduction, or lines around the title, say stand behind the promises, where they name more than police and kommun.
pub(super) fn parties(
    page: &Page<'_>,
    range: Range<usize>,
    title: Option<usize>,
    aliases: &Aliases,
) -> Option<Parties> {
    let start = title.map_or(range.start, |title| title + 1);
    let readable = |unit: &usize| !page.units[*unit].is_void();
    // `Ett löfte från polisen, Ydre kommun och Ydrehus` may be the title, or stand over it.
    let above = title.and_then(|title| (range.start..title).rev().find(readable));
    let named = |unit: usize| listed_parties(page.tokens(unit), aliases).filter(|parties| parties.len() > 2);
    let in_title = title.and_then(named).or_else(|| above.and_then(named));
    let introduced =
        (start..range.end).filter(readable).take_while(|unit| !page.units[*unit].is_item()).take(FIRST_PARAGRAPHS);
    in_title.or_else(|| introduced.into_iter().find_map(|unit| listed_parties(page.tokens(unit), aliases))).or_else(
        || {
            let lines = range.filter(readable).take_while(|unit| *unit < start + FIRST_PARAGRAPHS);
            named_on_lines(page, lines.take(MOST_LINES), aliases)
        },
    )
}

/// The parties of a document are named in its first paragraphs.
const FIRST_PARAGRAPHS: usize = 4;

/// No letterhead has more lines.
const MOST_LINES: usize = 8;

/// The parties that stand on lines of their own: `Sundbybergs stad`, `Lokalpolisområde Solna`, `Bostadsbolaget Förvaltaren`.
fn named_on_lines(page: &Page<'_>, lines: impl Iterator<Item = usize>, aliases: &Aliases) -> Option<Parties> {
    let mut parties = Parties::new();
    for line in lines.filter(|line| page.units[*line].text().len() <= LONGEST_PARTIES) {
        let read = heading(page.tokens(line), aliases);
        // A region of the police is none of its own.
        let found = read.actors.iter().map(|(actor, _)| *actor).filter(|actor| *actor != Actor::Region);
        // `AB Kustbyggen (allmännyttigt bostadsbolag)`
        let explained = || read.only_actors && page.units[line].text().ends_with(')');
        if (read.bare_actors || explained()) && !read.we {
            found.for_each(|actor| {
                if !parties.contains(&actor) {
                    parties.push(actor);
                }
            });
        }
    }
    let both = parties.contains(&Actor::Polis) && parties.contains(&Actor::Kommun);
    (both && parties.len() > 2).then_some(parties)
}

/// A line that names parties is no longer.
const LONGEST_PARTIES: usize = 80;
