//! Follow-ups that answer some promises in tables, and others in running text between them.

use std::ops::Range;

use crate::document::{CommitmentId, CommitmentKind};
use crate::extract::commitment::Reading;
use crate::extract::outline::Outline;
use crate::extract::page::Page;
use crate::grammar::{Token, Tokens, is_account, is_promised};
use crate::vocabulary::Stems;

use super::{Followed, Time, prose};

/// Between more tables the text is not read: going through the outline once for each would take long.
const MOST_GAPS: usize = 16;

/// Adds the rows of the text beside the tables: what someone was to do, with what came of it below.
pub(super) fn rows<'a>(
    page: &Page<'a>,
    outline: &Outline,
    range: Range<usize>,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
) {
    let in_tables = followed.rows.len();
    let answered = gaps(outline, range).filter(|gap| is_answered(page, gap.clone()));
    for gap in answered.take(MOST_GAPS) {
        let mut told = Followed::default();
        prose::interleaved(page, outline, gap, reading, time, &mut told);
        told.rows.retain(|row| {
            let what = &row.activity;
            let promised = || page.tokens_at(what.span, &what.text).is_some_and(is_vow);
            let free = row.promise.is_none() && followed.promises.find(&what.text).is_none();
            free && !row.reports.is_empty() && promised()
        });
        if !told.rows.is_empty() {
            followed.rows.append(&mut told.rows);
            followed.boilerplate.append(&mut told.boilerplate);
        }
    }
    if followed.rows.len() > in_tables {
        followed.rows.sort_by_key(|row| row.activity.span.start);
        for (row, number) in followed.rows.iter_mut().zip(1..) {
            row.activity.id = CommitmentId { kind: CommitmentKind::Activity, number };
        }
    }
}

/// `Kommunen ska måla om tunneln`, one sentence: `Uppgifterna kan komma att ändras` tells of the tables.
fn is_vow(tokens: Tokens<'_>) -> bool {
    let vows = |token: &Token| token.lex.stems.any(Stems::SKA.or(Stems::LOVAR));
    is_promised(tokens) && tokens.rest.iter().any(vows) && tokens.sentences().nth(1).is_none()
}

/// The stretches before, between and after the tables.
fn gaps(outline: &Outline, Range { start, end }: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let tables = outline.tables.iter().map(|table| table.unit);
    let starts = std::iter::once(start).chain(tables.clone().map(|table| table + 1));
    starts.zip(tables.chain(std::iter::once(end))).map(|(start, end)| start..end)
}

/// Whether what someone was to do stands right over what came of it.
fn is_answered(page: &Page<'_>, mut gap: Range<usize>) -> bool {
    let end = gap.end;
    gap.any(|unit| {
        let told = |next: usize| page.units[next].is_paragraph() && is_account(page.tokens(next));
        page.promises(unit) && page.next(unit, end).is_some_and(told)
    })
}
