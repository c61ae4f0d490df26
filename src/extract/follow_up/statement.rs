//! The paragraphs of a follow-up, each with what it can be.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::document::ReportPeriod;
use crate::extract::commitment::Reading;
use crate::extract::outline::Outline;
use crate::extract::page::{Page, Piece};
use crate::grammar::{Tokens, actors_of, labelled};
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::Flags;
use crate::vocabulary::phrases::PAST_ENDINGS;

use super::Time;

/// How a text speaks of what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    /// As something to be done.
    Commitment,
    /// As something that was done.
    Report,
    /// Neither can be told.
    Neutral,
}

fn tense(tokens: Tokens<'_>, reading: &Reading) -> Tense {
    let Some(first) = tokens.first() else { return Tense::Neutral };
    let lower = tokens.lower(first);
    if lower.is("att") {
        return Tense::Commitment;
    }
    let first_sentence = tokens.sentences().next().unwrap_or(0..0);
    let sentence = &tokens.rest[first_sentence];
    for token in sentence {
        let lower = tokens.lower(token);
        if token.is(Flags::PROMISED) {
            return Tense::Commitment;
        }
        let past = token.is_word() && lower.len() > 4 && PAST_ENDINGS.iter().any(|ending| lower.ends_with(ending));
        if token.is(Flags::REPORTED)
            || token.is(Flags::DONE.or(Flags::CUMULATIVE).or(Flags::PARTLY).or(Flags::CANCELLED).or(Flags::ONGOING))
            || past
        {
            return Tense::Report;
        }
    }
    if first.is(Flags::CARRY.or(Flags::VERB)) && lower.ends_with("a") {
        return Tense::Commitment;
    }
    match actors_of(tokens, &reading.aliases).is_empty() {
        false => Tense::Commitment,
        true => Tense::Neutral,
    }
}

/// A paragraph of the body, with what it can be.
struct Statement {
    piece: Piece,
    heading: bool,
    marker: Option<Marker>,
    indent: u32,
    tense: Tense,
    /// A later paragraph of the same item.
    continued: bool,
    /// The time that it says it reports on.
    period: Option<ReportPeriod>,
    /// `Kvartal 1:` before it.
    label: Option<Piece>,
}

impl Statement {
    /// Whether this is an item below `other` in a list.
    fn is_below(&self, other: &Statement) -> bool {
        let number = |statement: &Statement| matches!(statement.marker, Some(Marker::Number(_)));
        self.marker.is_some()
            && other.marker.is_some()
            && (self.indent > other.indent || number(other) && !number(self))
    }

    /// What the items of one list, at one level, have in common: whether they are numbered, and their indent.
    fn list(&self) -> Option<(bool, u32)> {
        self.marker.map(|marker| (matches!(marker, Marker::Number(_)), self.indent))
    }

    /// Whether this stands in the same list as `other`, at the same level.
    fn is_beside(&self, other: &Statement) -> bool {
        self.list().is_some() && self.list() == other.list()
    }
}

fn statements(
    page: &Page<'_>,
    outline: &Outline,
    range: Range<usize>,
    reading: &Reading,
    time: Time,
) -> Vec<Statement> {
    let start = outline.title.map_or(range.start, |title| title + 1);
    // The introduction ends where the first commitment stands.
    let commits = |unit: &usize| {
        let tokens = page.tokens(*unit);
        let modal = tokens.rest.iter().any(|token| token.is(Flags::MODAL));
        modal && tense(tokens, reading) == Tense::Commitment && page.units[*unit].text().len() <= 200
    };
    let body = outline.preamble.iter().map(|piece| piece.unit).find(commits).unwrap_or(range.end);
    let mut statements = Vec::new();
    let introduced = outline.preamble.iter().map(|piece| piece.unit).filter(|unit| *unit < body);
    let others: FxHashSet<usize> =
        outline.signatures.iter().chain(&outline.subtitles).copied().chain(introduced).collect();
    for unit in start..range.end {
        let this = &page.units[unit];
        let taken = this.is_void() || this.table().is_some() || this.text().is_empty() || others.contains(&unit);
        if taken {
            continue;
        }
        let asks = this.text().ends_with('?');
        let short = this.is_paragraph() && this.text().len() < 90 && (asks || !this.ends_sentence());
        let heading =
            matches!(this.shape, BlockShape::Heading(_)) || this.is_paragraph() && (this.bold || short && this.gap);
        for (index, mut piece) in page.paragraphs(unit).into_iter().enumerate() {
            let labelled = labelled(page.piece_tokens(piece), time.year);
            let label = labelled.as_ref().map(|(_, end)| Piece { end: *end, ..piece });
            if let Some((_, start)) = labelled {
                let text = page.text(Piece { start, ..piece });
                piece.start = start + (text.len() - text.trim_start().len()) as u32;
                if text.chars().all(|c| matches!(c, '-' | '–' | '—' | ' ' | '.')) {
                    continue;
                }
            }
            statements.push(Statement {
                piece,
                heading: heading && labelled.is_none(),
                marker: this.marker(),
                indent: this.indent,
                tense: if labelled.is_some() { Tense::Report } else { tense(page.piece_tokens(piece), reading) },
                continued: index > 0,
                period: labelled.map(|(period, _)| period),
                label,
            });
        }
    }
    statements
}
