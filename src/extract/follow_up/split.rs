//! Statements that say in one what was promised and what came of it.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::statement::{PROMISES, Statement};
use super::tense::{Tense, tense};
use crate::extract::commitment::Reading;
use crate::extract::page::{Page, Piece};
use crate::grammar::{Context, Joint, Kind, Tokens, bracketed, is_account, joined_at, label, quantities, status};
use crate::vocabulary::phrases::HAVE;
use crate::vocabulary::{Flags, Stems};

/// The items of one list, at one level.
type List = (bool, u32);

/// Cuts the statements where what came of it begins.
///
/// Signs between and after the parts go to `labels`.
pub(super) fn split(
    page: &Page<'_>,
    statements: Vec<Statement>,
    reading: &Reading,
    labels: &mut Vec<Piece>,
) -> Vec<Statement> {
    let joints = joints(page, &statements, reading);
    let below: FxHashSet<List> =
        statements.windows(2).filter(|pair| pair[1].is_below(&pair[0])).filter_map(|pair| pair[1].list()).collect();
    let told = lists_of_sentences(page, &statements, reading);
    let mut found = Vec::with_capacity(statements.len());
    let mut rest = statements.into_iter().peekable();
    while let Some(this) = rest.next() {
        let answered = rest.peek().is_some_and(|next| next.is_below(&this) || next.continued);
        let whole = this.heading
            || this.continued
            || this.label.is_some()
            || answered
            || this.list().is_some_and(|list| below.contains(&list));
        let joint = this.list().and_then(|list| joints.get(&list)).filter(|_| !whole);
        let tokens = page.piece_tokens(this.piece);
        let to_end = |(end, start): (u32, u32)| (end, start..this.piece.end);
        // `Löfte: Tio möten. Resultat: tolv.`
        let promised = !answered && !this.heading && this.role.is_some_and(|role| PROMISES.contains(&role));
        let cut = match whole {
            true => before_label(tokens).filter(|_| promised).map(to_end),
            false => before_label(tokens)
                .or_else(|| joined_at(tokens, Joint::Arrow))
                .map(to_end)
                .or_else(|| bracketed(tokens))
                .or_else(|| joined_at(tokens, *joint?).map(to_end))
                .or_else(|| between_sentences(tokens, reading).map(to_end))
                .or_else(|| after_ticked(tokens).filter(|_| this.marker.is_some() && this.stands.is_some()).map(to_end))
                .or_else(|| {
                    after_first(tokens, reading)
                        .filter(|_| this.list().is_some_and(|list| told.contains(&list)))
                        .map(to_end)
                }),
        };
        let Some((end, Range { start, end: stop })) = cut else {
            found.push(this);
            continue;
        };
        let reported = Statement {
            piece: Piece { start, end: stop, ..this.piece },
            tense: Tense::Report,
            continued: true,
            ..this.clone()
        };
        labels.push(Piece { start: end, end: start, ..this.piece });
        labels.extend((stop < this.piece.end).then_some(Piece { start: stop, ..this.piece }));
        found.push(Statement { piece: Piece { end, ..this.piece }, tense: Tense::Commitment, ..this });
        found.push(reported);
    }
    found
}

/// How often each joint stands before a report in a list.
#[derive(Default)]
struct Counted {
    items: usize,
    reports: [usize; Joint::OF_LISTS.len()],
    /// What stands before one reads as promised.
    promises: bool,
}

/// The joints by which most items of a list say what came of them.
fn joints(page: &Page<'_>, statements: &[Statement], reading: &Reading) -> FxHashMap<List, Joint> {
    let mut counted: FxHashMap<List, Counted> = FxHashMap::default();
    for (index, this) in statements.iter().enumerate() {
        let Some(list) = this.list() else { continue };
        let tokens = page.piece_tokens(this.piece);
        let counted = counted.entry(list).or_default();
        counted.items += 1;
        // What stands under the title promises, and what stands under a heading may report on it.
        counted.promises |=
            counted.items == 1 && !statements[..index].iter().rev().take(1).any(|before| before.heading);
        for (joint, reports) in Joint::OF_LISTS.into_iter().zip(&mut counted.reports) {
            let Some((end, start)) = joined_at(tokens, joint) else { continue };
            let piece = |start, end| page.piece_tokens(Piece { start, end, ..this.piece });
            *reports += usize::from(reads_as_report(piece(start, this.piece.end), reading));
            let before = piece(this.piece.start, end);
            counted.promises |=
                tense(before, reading) == Tense::Commitment || !quantities(before, Context::default()).is_empty();
        }
    }
    let joint_of = |(list, counted): (List, Counted)| {
        let (joint, reports) =
            Joint::OF_LISTS.into_iter().zip(counted.reports).rev().max_by_key(|(_, reports)| *reports)?;
        (counted.promises && reports * 2 > counted.items).then_some((list, joint))
    };
    counted.into_iter().filter_map(joint_of).collect()
}

fn reads_as_report(tokens: Tokens<'_>, reading: &Reading) -> bool {
    let counts = tokens.first().is_some_and(|first| {
        matches!(first.kind, Kind::Figure(_) | Kind::Numeral(..) | Kind::Tal(_))
            || first.lex.comparator.is_some()
            || first.is(Flags::NO.or(Flags::CUMULATIVE).or(Flags::NOT))
    });
    counts || status(tokens).is_some() || tense(tokens, reading) == Tense::Report
}

/// `Tio möten. Resultat: tolv möten`: where what stands before the label ends, and what stands after it begins.
fn before_label(tokens: Tokens<'_>) -> Option<(u32, u32)> {
    let sentences = sentences(tokens).skip(1);
    let (reported, start) = sentences.filter_map(|later| Some((later, label(later)?.1))).next()?;
    let inside = tokens.rest.last().is_some_and(|last| start < last.end);
    inside.then(|| (end_before(tokens, reported), start))
}

/// The lists whose items say in a later sentence what came of their first.
fn lists_of_sentences(page: &Page<'_>, statements: &[Statement], reading: &Reading) -> FxHashSet<List> {
    let told = |this: &&Statement| between_sentences(page.piece_tokens(this.piece), reading).is_some();
    statements.iter().filter(|this| this.marker.is_some()).filter(told).filter_map(Statement::list).collect()
}

/// Where the first sentence ends, which promises, and the next begins: `… en märkningsdag. Flyttas till våren.`
fn after_first(tokens: Tokens<'_>, reading: &Reading) -> Option<(u32, u32)> {
    let mut sentences = sentences(tokens);
    let promises = promises(sentences.next()?);
    // `Måla bänkarna. Det blev inte gjort.`
    let reports = |next: &Tokens<'_>| match promises {
        true => !self::promises(*next),
        false => tense(tokens, reading) == Tense::Neutral && reads_as_report(*next, reading),
    };
    let next = sentences.next().filter(reports)?;
    Some((end_before(tokens, next), next.first()?.start))
}

/// `☐ Måla planket. Färgen var slut.`: the same where a sign says how far it has come, and the next promises nothing.
fn after_ticked(tokens: Tokens<'_>) -> Option<(u32, u32)> {
    let next = sentences(tokens).nth(1).filter(|next| !next.rest.iter().any(|token| token.is(Flags::PROMISED)))?;
    Some((end_before(tokens, next), next.first()?.start))
}

/// `Polisen ska hålla tio möten. Tolv möten hölls.`: where the sentences end that promise, and the one begins that reports.
fn between_sentences(tokens: Tokens<'_>, reading: &Reading) -> Option<(u32, u32)> {
    let mut sentences = sentences(tokens);
    let promises = promises(sentences.next()?);
    // `Det löftet har vi inte kunnat infria.`, and not `Det är inget löfte.`
    let of_promises = |later: &Tokens<'_>| later.rest.iter().any(|token| token.lex.stems.any(Stems::LOFTE));
    let has_done = |later: &Tokens<'_>| later.rest.iter().any(|token| HAVE.contains(&later.lower(token)));
    let reports = |later: &Tokens<'_>| match tense(*later, reading) {
        Tense::Report => true,
        Tense::Neutral => is_account(*later) && of_promises(later) && has_done(later),
        Tense::Commitment => false,
    };
    let reported = sentences.find(|later| promises && reports(later))?;
    Some((end_before(tokens, reported), reported.first()?.start))
}

/// `Polisen ska hålla tio möten.`, `Hålla tio möten.`
fn promises(sentence: Tokens<'_>) -> bool {
    sentence.rest.iter().any(|token| token.is(Flags::PROMISED))
        || sentence.first().is_some_and(|verb| sentence.is_to_do(verb))
}

fn sentences<'t>(tokens: Tokens<'t>) -> impl Iterator<Item = Tokens<'t>> {
    tokens.sentences().map(move |range| Tokens { rest: &tokens.rest[range], ..tokens })
}

/// Where the text ends that stands before a later part of it.
fn end_before(tokens: Tokens<'_>, later: Tokens<'_>) -> u32 {
    let start = later.first().map_or(0, |first| first.start);
    tokens.text[..start as usize].trim_end().len() as u32
}
