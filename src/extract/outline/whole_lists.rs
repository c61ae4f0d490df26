//! What can be told of lists only when all of them have been read.

use crate::extract::page::Page;
use crate::grammar::{Token, announced};
use crate::layout::Marker;
use crate::vocabulary::phrases::AREAS;
use crate::vocabulary::{Flags, Stems};

use super::{Entry, Group, Lead, Outline, Section};

/// Tells levels by the bullets of a list that all stand at one indent: where one kind comes back over runs of others, it
/// is the outer one.
pub(super) fn levels_by_marker(group: &mut Group) {
    let bullet = |entry: &Entry| match entry.marker {
        Some(Marker::Bullet(sign)) => Some(sign),
        _ => None,
    };
    let entries = &mut group.entries;
    let Some(outer) = entries.first().and_then(bullet) else { return };
    let is_outer = |entry: &Entry| bullet(entry) == Some(outer);
    let heads = entries.iter().filter(|entry| is_outer(entry)).count();
    let flat = entries.iter().all(|entry| entry.depth == 0 && bullet(entry).is_some());
    let over_others =
        !entries.windows(2).any(|pair| pair.iter().all(is_outer)) && !entries.last().is_some_and(is_outer);
    if flat && heads > 1 && over_others {
        entries.iter_mut().filter(|entry| !is_outer(entry)).for_each(|entry| entry.depth = 1);
    }
}

/// Tells levels by indents that differ by no more than one column, where each of the outer ones stands over others.
pub(super) fn levels_by_indent(page: &Page<'_>, group: &mut Group) {
    let entries = &mut group.entries;
    let indent = |entry: &Entry| page.units[entry.piece.unit].indent;
    let Some(outer) = entries.first().map(indent) else { return };
    let flat = entries.iter().all(|entry| entry.depth == 0 && matches!(entry.marker, Some(Marker::Bullet(_))));
    if !flat || entries.iter().any(|entry| !(outer..=outer + 1).contains(&indent(entry))) {
        return;
    }
    let is_outer = |entry: &Entry| indent(entry) == outer;
    let over = !entries.windows(2).any(|pair| pair.iter().all(is_outer)) && !entries.last().is_some_and(is_outer);
    if over && entries.iter().filter(|entry| is_outer(entry)).count() > 1 {
        entries.iter_mut().filter(|entry| indent(entry) > outer).for_each(|entry| entry.depth = 1);
    }
}

/// Takes a list of what comes below for no promises, `Läget`, `Löften`, `Så följer vi upp`: most of its items announce a part,
/// as its heading does.
pub(super) fn set_agendas_aside(page: &Page<'_>, outline: &mut Outline) {
    let Some(last) = outline.groups.iter().rposition(|group| !group.entries.is_empty()) else { return };
    for group in &mut outline.groups[..last] {
        let entries = &group.entries;
        let short = |entry: &Entry| page.piece_tokens(entry.piece).len() <= LONGEST_PART;
        if entries.len() < FEWEST_PARTS || !entries.iter().all(short) {
            continue;
        }
        let announce = entries.iter().filter(|entry| announced(page.piece_tokens(entry.piece)).is_some()).count();
        if announce * 2 > entries.len() {
            outline.boilerplate.extend(group.entries.drain(..).map(|entry| entry.piece));
        }
    }
}

/// Fewer items may be promises that begin as headings do.
const FEWEST_PARTS: usize = 3;

/// `Hur vi följer upp` has so many tokens.
const LONGEST_PART: usize = 4;

/// Takes lists of what matters most, `Fyra områden är prioriterade:`, for text, where a later list is promised in so many
/// words.
pub(super) fn set_priorities_aside(page: &Page<'_>, outline: &mut Outline) {
    // Or where each item of it says who will do what.
    let says_who = |entry: &Entry| page.units[entry.piece.unit].flags.any(Flags::MODAL);
    let promised = |group: &Group| {
        let done = matches!(group.lead, Lead::Activities | Lead::Actor) && group.entries.iter().all(says_who);
        (group.vowed || done) && !group.entries.is_empty()
    };
    let Some(promised) = outline.groups.iter().rposition(promised) else { return };
    for group in &mut outline.groups[..promised] {
        let named = |entry: &Entry| {
            let verbs = Flags::VERBS.or(Flags::PASSIVE);
            !page.units[entry.piece.unit].flags.any(verbs)
        };
        let prioritised = group.lead_piece.filter(|lead| {
            let areas = |token: &Token| page.tokens(lead.unit).str(token) == AREAS;
            let prioritised = || page.units[lead.unit].stems.any(Stems::PRIORITERAD.or(Stems::FOKUS));
            let over =
                page.units[lead.unit].leads() && (prioritised() || page.tokens(lead.unit).rest.iter().any(areas));
            over || is_named_over_list(page, lead.unit)
        });
        if let Some(lead) = prioritised.filter(|_| !group.vowed && group.entries.iter().all(named)) {
            let pieces = group.entries.drain(..).map(|entry| entry.piece).collect();
            outline.others.push(Section { heading: Some(lead.unit), pieces });
        }
    }
}

/// `Platser`, where the lead-in over the list right before it names both: `Vi har valt tre områden och fem platser:`
fn is_named_over_list(page: &Page<'_>, heading: usize) -> bool {
    let [word] = page.tokens(heading).rest else { return false };
    let name = page.tokens(heading).lower(word);
    let above = (0..heading).rev().take(LONGEST_LIST).find(|unit| !page.units[*unit].is_item());
    above.filter(|lead| word.is_word() && page.units[*lead].leads()).is_some_and(|lead| {
        let tokens = page.tokens(lead);
        tokens.rest.iter().any(|token| token.is_word() && tokens.lower(token) == name)
    })
}

/// A list that has another beside it has no more lines.
const LONGEST_LIST: usize = 24;
