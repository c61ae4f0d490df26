//! The parts of a document that are text: introduction, explanation, lägesbild, follow-up plan.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::document::{About, FollowUpPlan, Lagesbild, OtherSection, Period, Preamble, Span};
use crate::grammar::{Tokens, periods, small_number, source, told_count, vowed_count};
use crate::vocabulary::counts::OF_YEARS;
use crate::vocabulary::phrases::{BEFORE_YEARS, DURING, HOLDING_LEADS, THAT};
use crate::vocabulary::{Flags, STANDARD_ABOUT, Stems};

use super::outline::{Section, is_plan};
use super::page::{Page, Piece};
use super::pieces::{heading_piece, piece_text};
use super::rhythm::stated_cadence;

/// The text of several pieces, joined by spaces, and its span.
pub(super) fn joined<'a>(page: &Page<'a>, pieces: &[Piece]) -> Option<(Cow<'a, str>, Span)> {
    let pieces = &merged(page, pieces);
    let (first, rest) = pieces.split_first()?;
    let slice = |piece: &Piece| page.units[piece.unit].folded.slice(piece.start as usize, piece.end as usize);
    if rest.is_empty() {
        return Some((slice(first), page.span(*first)));
    }
    let mut text = String::with_capacity(pieces.iter().map(|piece| (piece.end - piece.start) as usize + 1).sum());
    let mut span = page.span(*first);
    for piece in pieces {
        let part = page.text(*piece);
        if part.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(part);
        span = span.join(page.span(*piece));
    }
    Some((Cow::Owned(text), span))
}

/// Neighbouring sentences of one unit as one piece.
fn merged(page: &Page<'_>, pieces: &[Piece]) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match merged.last_mut() {
            Some(last)
                if last.unit == piece.unit
                    && last.end <= piece.start
                    && page.units[piece.unit].text()[last.end as usize..piece.start as usize].trim().is_empty() =>
            {
                last.end = piece.end;
            }
            _ => merged.push(*piece),
        }
    }
    merged
}

/// The introduction and what it states.
pub(super) fn preamble<'a>(page: &Page<'a>, pieces: &[Piece], leads: &[Piece]) -> Option<Preamble<'a>> {
    let (text, span) = joined(page, pieces).or_else(|| {
        let stated = leads.iter().any(|lead| {
            promise_count(page.piece_tokens(*lead)).is_some() || duration(page.piece_tokens(*lead)).is_some()
        });
        stated.then(|| joined(page, &leads[..1])).flatten()
    })?;
    let mut preamble = Preamble::new(text, span);
    for piece in pieces.iter().chain(leads) {
        let tokens = page.piece_tokens(*piece);
        if preamble.promise_count.is_none()
            && let Some((count, range)) = promise_count(tokens)
        {
            preamble.promise_count = Some(count);
            preamble.promise_count_span = Some(page.range_span(piece.unit, &range));
        }
        if preamble.duration_years.is_none()
            && let Some((years, range)) = duration(tokens)
        {
            preamble.duration_years = Some(years);
            preamble.duration_years_span = Some(page.range_span(piece.unit, &range));
        }
        if preamble.based_on.is_none()
            && let Some(range) = based_on(tokens)
        {
            preamble.based_on = Some(page.units[piece.unit].folded.slice(range.start as usize, range.end as usize));
            preamble.based_on_span = Some(page.range_span(piece.unit, &range));
        }
    }
    Some(preamble)
}

/// `två stycken årliga medborgarlöften`: the number, and where it stands.
pub(super) fn promise_count(tokens: Tokens<'_>) -> Option<(u32, Range<u32>)> {
    if !tokens.rest.iter().any(|token| token.lex.stems.any(Stems::LOFTE)) {
        return vowed_count(tokens);
    }
    if let Some(count) = told_count(tokens) {
        return Some(count);
    }
    (0..tokens.len()).find_map(|index| {
        let (count, length) = small_number(tokens.from(index))?;
        // `3 Löften och åtgärder` and `§ 3 Löften` are chapters.
        let first = index == 0 || index == 1 && tokens.rest[0].is_sign('§');
        let numbers = first && tokens.rest[index].is_figure();
        let chapter = numbers && tokens.get(index + length).is_some_and(|next| tokens.capital(next));
        // `våra två löften` are those that the text is about.
        let known = index
            .checked_sub(1)
            .map(|before| &tokens.rest[before])
            .is_some_and(|before| before.is(Flags::DEFINITE.or(Flags::LABEL)) && !before.lex.stems.any(Stems::VI));
        let mut at = index + length;
        while tokens.get(at).is_some_and(|token| token.is(Flags::PIECES) || is_adjective(tokens.str(token)))
            && at < index + length + 3
        {
            at += 1;
        }
        let promised = tokens.get(at).is_some_and(|token| {
            let word = tokens.lower(token);
            token.lex.stems.any(Stems::LOFTE) && (word.ends_with("löften") || word.ends_with("löfte"))
        });
        let article = count == 1 && tokens.rest[index].is(Flags::ONE);
        // `de två medborgarlöften som undertecknades`
        let known = known && tokens.get(at + 1).is_none_or(|next| tokens.str(next) != THAT);
        (promised && !known && !article && !chapter).then(|| (count, tokens.rest[index].start..tokens.rest[at - 1].end))
    })
}

fn is_adjective(word: &str) -> bool {
    word.ends_with('a') || word.ends_with("de")
}

/// `gäller i två år`, `ska göra under två år`
pub(super) fn duration(tokens: Tokens<'_>) -> Option<(u32, Range<u32>)> {
    let held = tokens.rest.iter().position(|token| token.is(Flags::HOLDS));
    // `Vad vi ska göra under två år`
    let promised = || tokens.rest.iter().any(|token| token.lex.stems.any(Stems::SKA.or(Stems::LOVAR)));
    let (first, leads) = match held {
        Some(held) => (held + 1, HOLDING_LEADS),
        None if promised() => (1, DURING),
        None => return None,
    };
    (first..tokens.len()).find_map(|index| {
        let preposition = leads.contains(&tokens.lower(&tokens.rest[index - 1]));
        let (years, length) = small_number(tokens.from(index))?;
        let unit = tokens.get(index + length).is_some_and(|token| tokens.str(token) == "år");
        (preposition && unit).then(|| (years, tokens.rest[index].start..tokens.rest[index + length].end))
    })
}

/// `Med utgångspunkt i tidigare tecknad samverkansöverenskommelse och mot bakgrund av …`
fn based_on(tokens: Tokens<'_>) -> Option<Range<u32>> {
    let at = tokens.rest.iter().position(|token| tokens.lower(token) == "utgångspunkt")?;
    let start = at + 2;
    tokens.get(at + 1).filter(|token| tokens.str(token) == "i")?;
    let ends = |index: &usize| {
        let token = &tokens.rest[*index];
        token.is(Flags::MODAL.or(Flags::FINITE))
            || token.lex.stems.any(Stems::LYDER)
            || token.is_sign(',')
            || token.is_sign('.')
            || token.is(Flags::AND) && tokens.get(index + 1).is_some_and(|next| tokens.str(next) == "mot")
    };
    let end = (start..tokens.len()).find(ends)?;
    (end > start).then(|| tokens.rest[start].start..tokens.rest[end - 1].end)
}

/// The explanation of what a medborgarlöfte is.
pub(super) fn about<'a>(page: &Page<'a>, section: &Section) -> Option<About<'a>> {
    let (text, span) = joined(page, &section.pieces)?;
    let standard_wording = is_standard(&text);
    Some(About { text, span, standard_wording })
}

static STANDARD_WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| words(STANDARD_ABOUT).collect());

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty())
}

/// Whether at least 19 of 20 words are those of the standard wording, in the same order.
fn is_standard(text: &str) -> bool {
    if text == STANDARD_ABOUT {
        return true;
    }
    let standard = &*STANDARD_WORDS;
    if text.len().abs_diff(STANDARD_ABOUT.len()) * 10 > STANDARD_ABOUT.len() {
        return false;
    }
    // The words differ in a few places, so matching each with the next of the same is enough.
    let (mut at, mut same, mut found) = (0, 0, 0);
    for word in words(text) {
        found += 1;
        if let Some(offset) = standard[at.min(standard.len())..].iter().take(4).position(|other| *other == word) {
            at += offset + 1;
            same += 1;
        }
    }
    same * 20 >= standard.len().max(found) * 19
}

/// The local problem picture.
pub(super) fn lagesbild<'a>(page: &Page<'a>, sections: &[Section]) -> Option<Lagesbild<'a>> {
    let pieces: Vec<Piece> = sections.iter().flat_map(|section| section.pieces.iter().copied()).collect();
    let (text, span) = joined(page, &pieces)?;
    let mut found = Lagesbild { text, span, sources: Vec::new(), source_spans: Vec::new(), refers_to: Vec::new() };
    for piece in &pieces {
        let tokens = page.piece_tokens(*piece);
        for token in tokens.rest {
            if let Some(source) = source(tokens, token)
                && !found.sources.contains(&source)
            {
                found.sources.push(source);
                found.source_spans.push(page.range_span(piece.unit, &(token.start..token.end)));
            }
        }
        for earlier in periods(tokens) {
            if let (true, false, Some(start), Some(end)) =
                (of_lofte(tokens, &earlier.tokens, earlier.ranged), earlier.full, earlier.start, earlier.end)
            {
                let span = page.range_span(piece.unit, &earlier.range);
                found.refers_to.push(Period { start, end: Some(end), span });
            }
        }
    }
    Some(found)
}

/// The promises that two years are of stand no farther from them.
const NEAR: usize = 5;

/// Whether the period at `period` is a medborgarlöfte's: `löftena för åren 2019 och 2020`, `2017 års medborgarlöfte`.
fn of_lofte(tokens: Tokens<'_>, period: &Range<usize>, ranged: bool) -> bool {
    let index = period.start;
    let after = tokens.get(period.end).is_some_and(|token| tokens.str(token) == OF_YEARS)
        && tokens.get(period.end + 1).is_some_and(|token| token.lex.stems.any(Stems::LOFTE));
    // `Löftet om fler fotpatruller 2020-2021`: two years are seldom anything else's.
    let near = tokens.rest[..index].iter().rev().take(NEAR).take_while(|token| !token.is_sign('.'));
    // `Under 2022–2023 arbetade vi efter ett medborgarlöfte`
    let far = tokens.rest[period.end..].iter().take(NEAR).take_while(|token| token.is_word());
    if after || ranged && near.chain(far).any(|token| token.lex.stems.any(Stems::LOFTE)) {
        return true;
    }
    let mut before = tokens.rest[..index].iter().rev();
    before
        .find(|token| {
            let between = token.is(Flags::PREPOSITION.or(Flags::KOMMUN_WORD).or(Flags::SEASON))
                || token.is_sign(',')
                || token.is_sign('(')
                || BEFORE_YEARS.contains(&tokens.str(token))
                || tokens.capital(token) && token.lex.stems == Stems::NONE;
            !between
        })
        .is_some_and(|token| token.lex.stems.any(Stems::LOFTE))
}

/// How the promises will be followed up.
pub(super) fn follow_up_plan<'a>(page: &Page<'a>, sections: &[Section]) -> Option<FollowUpPlan<'a>> {
    let pieces: Vec<Piece> = sections.iter().flat_map(|section| section.pieces.iter().copied()).collect();
    let (text, span) = joined(page, &pieces)?;
    let mut plan =
        FollowUpPlan { text, span, urls: Vec::new(), url_spans: Vec::new(), cadence: None, cadence_span: None };
    let mut seen = FxHashSet::default();
    for piece in &pieces {
        urls(page, *piece, &mut seen, &mut plan);
    }
    if let Some((cadence, span)) = stated_cadence(page, &pieces) {
        (plan.cadence, plan.cadence_span) = (Some(cadence), Some(span));
    }
    Some(plan)
}

/// Addresses in the text, with a scheme.
fn urls<'a>(page: &Page<'a>, piece: Piece, seen: &mut FxHashSet<Cow<'a, str>>, plan: &mut FollowUpPlan<'a>) {
    let unit = &page.units[piece.unit];
    let mut linked: Vec<Range<u32>> = Vec::new();
    for link in unit.folded.links() {
        if link.folded.start < piece.start || link.folded.end > piece.end {
            continue;
        }
        let target = &page.source[link.target.range()];
        if target.starts_with("http") {
            push_url(plan, seen, Cow::Borrowed(target), link.target);
            linked.push(link.folded.start..link.folded.end);
        }
    }
    let text = unit.text();
    let mut at = piece.start as usize;
    for word in text[piece.start as usize..piece.end as usize].split(' ') {
        let start = at;
        at += word.len() + 1;
        let trimmed =
            word.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | '.' | '<' | '>' | '"' | '”' | ';' | ':'));
        if !is_url(trimmed) {
            continue;
        }
        let from = start + (word.len() - word.trim_start_matches(['(', '<', '"', '”']).len());
        let range = from as u32..(from + trimmed.len()) as u32;
        // They are in order, and none holds another.
        let link = linked.partition_point(|link| link.end < range.end);
        if linked.get(link).is_some_and(|link| link.start <= range.start) {
            continue;
        }
        let url = match trimmed.contains("://") {
            true => unit.folded.slice(range.start as usize, range.end as usize),
            false => Cow::Owned(format!("https://{trimmed}")),
        };
        push_url(plan, seen, url, page.range_span(piece.unit, &range));
    }
}

fn push_url<'a>(plan: &mut FollowUpPlan<'a>, seen: &mut FxHashSet<Cow<'a, str>>, url: Cow<'a, str>, span: Span) {
    if seen.insert(url.clone()) {
        plan.urls.push(url);
        plan.url_spans.push(span);
    }
}

fn is_url(word: &str) -> bool {
    if word.contains('@') {
        return false;
    }
    let bare = word.split("://").last().unwrap_or(word);
    let host = bare.split('/').next().unwrap_or(bare);
    let known = [".se", ".nu", ".com", ".org", ".eu"].iter().any(|end| host.ends_with(end));
    known && host.len() > 4 && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
}

/// Headed text that is none of the known sections.
pub(super) fn others<'a>(page: &Page<'a>, sections: &[Section]) -> Vec<OtherSection<'a>> {
    sections
        .iter()
        .filter_map(|section| {
            let heading = section.heading.map(|unit| heading_piece(page, page.whole(unit)));
            let body = joined(page, &section.pieces);
            let (text, span) = match (body, heading) {
                (Some(body), _) => body,
                (None, Some(heading)) => (Cow::Borrowed(""), page.span(heading)),
                (None, None) => return None,
            };
            Some(OtherSection {
                heading: heading.map(|piece| piece_text(page, piece)),
                text,
                span: heading.map_or(span, |piece| page.span(piece).join(span)),
            })
        })
        .collect()
}

/// The sentences of a text that say how it is followed up.
pub(super) fn plan_sentences(page: &Page<'_>, pieces: &[Piece]) -> Vec<Piece> {
    pieces.iter().copied().filter(|piece| is_plan(page.piece_tokens(*piece))).collect()
}

/// The order of the text, what holds another first.
pub(super) fn by_place(section: &OtherSection<'_>) -> (u32, Reverse<u32>) {
    (section.span.start, Reverse(section.span.end))
}
