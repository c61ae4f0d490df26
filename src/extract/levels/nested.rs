//! Lists of two levels: what their depth tells, and where one list turns from aims to doings.

use crate::document::Code;
use crate::extract::commitment::Reading;
use crate::extract::diagnostics::Diagnostics;
use crate::extract::outline::{Entry, Group};
use crate::extract::page::Page;
use crate::grammar::actors_of;
use crate::layout::Marker;
use crate::vocabulary::{Flags, Stems};

/// Whether the depth of the entries means something, and is not left by a converter.
///
/// It does where numbers hold bullets, where what holds others ends with a colon or has no verb,
/// or where more than one entry holds others that are written in another way.
pub(super) fn is_nested(page: &Page<'_>, entries: &[Entry], reading: &Reading) -> bool {
    let acts = |entry: &Entry| !actors_of(page.piece_tokens(entry.piece), &reading.aliases).is_empty();
    let figures = |entry: &Entry| page.text(entry.piece).contains(|c: char| c.is_ascii_digit());
    let (mut parents, mut unlike, mut counted) = (0, false, 0);
    for pair in entries.windows(2) {
        let [entry, next] = pair else { continue };
        if next.depth <= entry.depth {
            continue;
        }
        parents += 1;
        let numbered =
            matches!(entry.marker, Some(Marker::Number(_))) && !matches!(next.marker, Some(Marker::Number(_)));
        if numbered || page.text(entry.piece).ends_with(':') || is_theme(page, entry) {
            return true;
        }
        unlike |= entry.bold != next.bold || acts(entry) != acts(next);
        // `Synas mer` over `Vid 12 tillfällen …`
        counted += usize::from(figures(next) && !figures(entry));
    }
    parents > 1 && (unlike || counted > 1)
}

/// A bullet without a verb that only heads others.
pub(super) fn is_theme(page: &Page<'_>, entry: &Entry) -> bool {
    let tokens = page.piece_tokens(entry.piece);
    let words = tokens.rest.iter().filter(|token| token.is_word()).count();
    let verb = tokens.rest.iter().any(|token| token.is(Flags::VERBS.or(Flags::PASSIVE)));
    let attsats = tokens.first().is_some_and(|token| tokens.str(token) == "Att" || tokens.str(token) == "att");
    // A clause of a lead-in begins with a small letter.
    let clause = page.text(entry.piece).starts_with(char::is_lowercase);
    words <= 8 && !verb && !attsats && !clause && !page.text(entry.piece).ends_with('.')
}

/// Whether the items of a list are infinitives: its lead-in ends in `att`, or one that holds others begins as they do,
/// `Öka tryggheten` beside `Sänka farten`.
pub(super) fn takes_infinitives(page: &Page<'_>, group: &Group) -> bool {
    let last = group.lead_piece.and_then(|lead| page.piece_tokens(lead).rest.iter().rfind(|token| token.is_word()));
    let begins = |entry: &Entry| {
        let tokens = page.piece_tokens(entry.piece);
        tokens.first().is_some_and(|first| tokens.is_to_do(first))
    };
    last.is_some_and(|last| last.lex.stems.any(Stems::ATT))
        || group.entries.windows(2).any(|pair| pair[0].depth == 0 && pair[1].depth > 0 && begins(&pair[0]))
}

/// Whether an entry begins with a word that ends as infinitives do, and nouns can: `Sänka`, `Skola`.
pub(super) fn may_be_infinitive(page: &Page<'_>, entry: &Entry) -> bool {
    let tokens = page.piece_tokens(entry.piece);
    tokens.len() > 1 && tokens.first().is_some_and(|first| tokens.lower(first).ends_with("a"))
}

/// Where the aims of one list end and the doings begin, if they do.
pub(super) fn switch(
    page: &Page<'_>,
    entries: &[Entry],
    reading: &Reading,
    stated: Option<u32>,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let acts = |entry: &Entry| !actors_of(page.piece_tokens(entry.piece), &reading.aliases).is_empty();
    let at = entries.iter().position(acts)?;
    let rest = &entries[at..];
    let mostly = rest.iter().filter(|entry| acts(entry)).count() * 3 >= rest.len() * 2;
    if at == 0 || !mostly {
        return None;
    }
    let empty = entries[at].after_empty;
    let bold = entries[..at].iter().all(|entry| entry.bold) && !entries[at].bold;
    if !(empty || bold || stated == Some(at as u32)) {
        diagnostics.add(Code::AmbiguousLevels, Some(page.span(entries[at].piece)), &[]);
    }
    Some(at)
}
