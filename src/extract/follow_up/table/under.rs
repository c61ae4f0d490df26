//! What a table's rows stand under.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::CommitmentId;
use crate::extract::chapters::number_of_part;
use crate::extract::commitment::Reading;
use crate::extract::outline::{Group, Outline, Vow};
use crate::extract::page::{Page, Piece};
use crate::extract::pieces::without_number;
use crate::grammar::{Actors, heading, is_aim, is_promised, label, was_vowed};
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::{ColumnHead, Cue, Flags, Stems};

use super::super::{Followed, promise_over};
use super::served::{number_alone, number_of_promise};

/// What rows stand under: a promise that they serve, a theme, or those who are to act.
#[derive(Default)]
pub(super) struct RowGroup {
    pub(super) promise: Option<CommitmentId>,
    pub(super) theme: Option<Piece>,
    /// What the last of the rows is about that has a column for it: it may stand beside the first of several only.
    pub(super) about: Option<Piece>,
    pub(super) actors: Actors,
    pub(super) unit: usize,
}

/// A promise beside the tables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stated {
    pub(super) unit: usize,
    pub(super) promise: CommitmentId,
    /// It stands in a list above already.
    pub(super) again: bool,
}

/// The promise over a table, and those that `Löfte 2` may name.
#[derive(Clone, Copy)]
pub(super) struct Promised<'n> {
    pub(super) promise: Option<CommitmentId>,
    pub(super) numbered: &'n FxHashMap<u16, CommitmentId>,
}

/// The one sentence before all tables in which the parties promise: their rows serve it.
pub(super) fn vow<'a>(
    page: &Page<'a>,
    outline: &Outline,
    reading: &Reading,
    followed: &mut Followed<'a>,
) -> Option<CommitmentId> {
    let [Vow { piece: vow, .. }] = outline.sentences[..] else { return None };
    let first = outline.tables.first()?.unit;
    let alone = followed.promises.list.is_empty() && vow.unit < first && !was_vowed(page.piece_tokens(vow));
    alone.then(|| promise_over(page, vow, reading, &mut followed.promises))
}

/// The promise that a table's rows serve: the one since the table before, or the only one of all.
pub(super) fn promise_before(stated: &[Stated], between: Range<usize>) -> Option<CommitmentId> {
    let from = stated.partition_point(|stated| stated.unit < between.start);
    let to = stated.partition_point(|stated| stated.unit < between.end);
    match (&stated[from..to], stated) {
        ([.., last], _) if last.again => Some(last.promise),
        ([only], _) => Some(only.promise),
        ([], [only]) => (only.unit < between.end).then_some(only.promise),
        _ => None,
    }
}

/// The promise that `Löfte 2` or `1.2 Polisen ska` over a table has the number of: of the latter the last before it, or any where
/// that is a promise itself.
pub(super) fn promise_of_part(
    page: &Page<'_>,
    over: Option<Piece>,
    stated: &[Stated],
    numbered: &FxHashMap<u16, CommitmentId>,
) -> Option<CommitmentId> {
    let unit = over?.unit;
    // `Löfte 2`
    if let Some(called) = number_alone(page, unit).and_then(|number| numbered.get(&number)) {
        return Some(*called);
    }
    let (number, _) = number_of_part(page, unit).filter(|_| page.units[unit].marker() == Some(Marker::Part))?;
    let promise = *numbered.get(&number.trim_end_matches('.').parse().ok()?)?;
    let last = stated[..stated.partition_point(|stated| stated.unit < unit)].last();
    (page.promises(unit) || last.is_some_and(|last| last.promise == promise)).then_some(promise)
}

/// `Polisen`, `Trygga platser`, `Det ska vara tryggt i centrum`: what a text says of the rows under it, which else serve
/// the promise over all.
pub(super) fn under<'a>(
    page: &Page<'a>,
    piece: Piece,
    promised: Promised<'_>,
    reading: &Reading,
    followed: &mut Followed<'a>,
) -> RowGroup {
    let Promised { promise, numbered } = promised;
    // `Löfte 2` says which, and nothing of it.
    if let Some(number) = number_alone(page, piece.unit) {
        followed.boilerplate.push(page.span(piece));
        let promise = numbered.get(&number).copied().or(promise);
        return RowGroup { promise, ..RowGroup::default() };
    }
    let tokens = page.piece_tokens(piece);
    let read = heading(tokens, &reading.aliases);
    // `Polisens löften`, `Kommunen ska`, `Vi lovar tillsammans`, `Detta lovade polisen`
    let last = tokens.rest.iter().rfind(|token| token.is_word());
    let leads = last.is_some_and(|last| {
        last.is(Flags::MODAL.or(Flags::PROMISED).or(Flags::TOGETHER))
            || last.lex.stems.any(Stems::LOFTE.or(Stems::LOVAR).or(Stems::ATT))
    });
    let leads = leads || matches!(read.cue, Some(Cue::Promises | Cue::Promised));
    if read.bare_actors || read.only_actors && leads {
        return RowGroup { promise, actors: read.actors, unit: piece.unit, ..RowGroup::default() };
    }
    // `Här kan du läsa vad som blev gjort av det vi lovade.`
    let tells = page.units[piece.unit].ends_sentence() && was_vowed(tokens);
    // `## 3 Lugnare kvällar`: a chapter, and its number is none of what is promised; nor is `Löfte:`.
    let labelled = label(tokens).filter(|(head, start)| *head == ColumnHead::Promise && *start < piece.end);
    let named = match labelled {
        Some((_, start)) => Piece { start, ..piece },
        None => without_number(page, piece),
    };
    if is_aim(tokens) && !tells || followed.promises.find(page.text(named)).is_some() {
        let promise = promise_over(page, named, reading, &mut followed.promises);
        return RowGroup { promise: Some(promise), ..RowGroup::default() };
    }
    followed.boilerplate.push(page.span(piece));
    RowGroup { promise, theme: Some(piece).filter(|_| !tells), ..RowGroup::default() }
}

/// The promises that paragraphs say which begin with `Löfte 1:`, each with its unit.
pub(super) fn labelled<'a>(
    page: &Page<'a>,
    outline: &Outline,
    reading: &Reading,
    followed: &mut Followed<'a>,
    numbered: &mut FxHashMap<u16, CommitmentId>,
) -> Vec<Stated> {
    let mut stated = Vec::new();
    let Some(last) = outline.tables.last() else { return stated };
    for unit in outline.title.unwrap_or_default()..last.unit {
        let this = &page.units[unit];
        if !this.is_paragraph() || this.is_void() {
            continue;
        }
        let whole = page.whole(unit);
        let label = label(page.tokens(unit)).filter(|(head, start)| *head == ColumnHead::Promise && *start < whole.end);
        let Some((_, start)) = label else { continue };
        let known = followed.promises.list.len();
        let id = promise_over(page, Piece { start, ..whole }, reading, &mut followed.promises);
        stated.push(Stated { unit, promise: id, again: followed.promises.list.len() == known });
        if let Some(number) = number_of_promise(page, Piece { end: start, ..whole }) {
            numbered.entry(number).or_insert(id);
        }
    }
    stated
}

/// Whether a line says who is to do what, and does not only lead in to it.
pub(super) fn vows(page: &Page<'_>, lead: Piece, reading: &Reading) -> bool {
    let tokens = page.piece_tokens(lead);
    is_promised(tokens) && !page.units[lead.unit].leads() && !heading(tokens, &reading.aliases).only_actors
}

/// The promises that headings above the last table say again, each with the unit of the heading, and the headings that end
/// what stands under those.
pub(super) fn said_again(
    page: &Page<'_>,
    outline: &Outline,
    followed: &Followed<'_>,
) -> Vec<(usize, Option<CommitmentId>)> {
    let mut found: Vec<(usize, Option<CommitmentId>)> = Vec::new();
    let Some(last) = outline.tables.last().filter(|_| !followed.promises.list.is_empty()) else { return found };
    let plain: FxHashSet<usize> = outline.others.iter().filter_map(|section| section.heading).collect();
    let over_table =
        |unit: usize| page.next(unit, last.unit + 1).is_some_and(|next| page.units[next].table().is_some());
    // The level of the heading that says one again.
    let mut within = 0;
    for unit in outline.title.unwrap_or_default()..last.unit {
        let this = &page.units[unit];
        let level = match this.shape {
            BlockShape::Heading(level) => level,
            _ if plain.contains(&unit) => 0,
            // `Löfte 2. Det ska vara tryggt.` right over a table
            _ if this.is_paragraph() && over_table(unit) => 0,
            _ => continue,
        };
        let whole = page.whole(unit);
        let labelled = label(page.tokens(unit)).filter(|(head, _)| *head == ColumnHead::Promise);
        let named = labelled.map_or_else(|| without_number(page, whole), |(_, start)| Piece { start, ..whole });
        let promise = followed.promises.find(page.text(named));
        if level == 0 && promise.is_none() && !plain.contains(&unit) {
            continue;
        }
        if promise.is_some() || level <= within {
            within = level;
            found.push((unit, promise));
        }
    }
    found
}

/// The promise that the last of these headings above a table says again.
pub(super) fn headed_by(headings: &[(usize, Option<CommitmentId>)], table: usize) -> Option<CommitmentId> {
    let above = headings.partition_point(|(heading, _)| *heading < table);
    headings[..above].last().and_then(|(_, promise)| *promise)
}

/// `Polisens åtaganden` right over a table: those who are to do what stands in its rows.
pub(super) fn led<'o>(outline: &'o Outline, between: Range<usize>) -> Option<(&'o Group, usize)> {
    let leads = |group: &Group| group.entries.is_empty() && !group.actors.is_empty();
    let over = |group: &'o Group| group.lead_piece.map(|lead| (group, lead.unit));
    // Those that lead in stand in the order of the text.
    let before = outline.groups.iter().rev().filter_map(over).skip_while(|(_, unit)| *unit >= between.end);
    before.take_while(|(_, unit)| *unit >= between.start).find(|(group, _)| leads(group))
}
