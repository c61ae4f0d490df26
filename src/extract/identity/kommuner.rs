//! The kommuner a document is for.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::document::{Code, Kommun, Span};
use crate::extract::diagnostics::Diagnostics;
use crate::extract::outline::Outline;
use crate::extract::page::Page;
use crate::grammar::{Token, Tokens};
use crate::vocabulary::phrases::{KOMMUNER, THE_KOMMUNER};
use crate::vocabulary::places::PLACE_LEADS;
use crate::vocabulary::{Flags, KommunEntry, REGION_KOMMUNER, kommun_named};

/// Whose a document is may be told in so many units from its top.
const TOP: usize = 6;

/// A kommun's name in a text.
#[derive(Debug, Clone)]
pub(super) struct Named {
    entry: KommunEntry,
    range: Range<u32>,
    /// `kommun` or `stad` stands after it.
    certain: bool,
}

/// The kommun names among the tokens.
pub(super) fn names_in<'t>(tokens: Tokens<'t>) -> impl Iterator<Item = Named> + 't {
    let mut skip = 0;
    (0..tokens.len()).filter_map(move |index| {
        let token = &tokens.rest[index];
        if index < skip || !tokens.capital(token) {
            return None;
        }
        let police = index.checked_sub(1).is_some_and(|before| tokens.rest[before].is(Flags::POLICE_AREA));
        let (entry, length) = kommun_named(&tokens.text[token.start as usize..])?;
        let end = token.start + length as u32;
        let next = tokens.rest[index..]
            .iter()
            .position(|token| token.start >= end)
            .map_or(tokens.len(), |offset| index + offset);
        skip = next;
        let follows = tokens.get(next).is_some_and(|token| token.is(Flags::KOMMUN_WORD));
        let region = index.checked_sub(1).is_some_and(|before| tokens.str(&tokens.rest[before]) == "Region")
            && REGION_KOMMUNER.contains(&entry.code);
        (!police || follows).then_some(Named { entry, range: token.start..end, certain: follows || region })
    })
}

/// The kommuner a document is for: the title's, else those the text calls kommun most often.
pub(in crate::extract) fn kommuner<'a>(
    page: &Page<'a>,
    range: Range<usize>,
    outline: &Outline,
    stated: &Stated,
    diagnostics: &mut Diagnostics,
) -> Vec<Kommun<'a>> {
    let mut found: Vec<Kommun<'a>> = Vec::new();
    let headings = outline.title.into_iter().chain(outline.subtitles.iter().copied());
    for unit in headings {
        let names: Vec<Named> = names_in(page.tokens(unit)).collect();
        // `Berga i Linköpings kommun`: a name that is called a kommun outweighs one that is not.
        let certain =
            names.iter().any(|name| name.certain) && !names.iter().any(|name| is_listed(page.tokens(unit), name));
        for name in names.into_iter().filter(|name| name.certain || !certain) {
            if found.iter().all(|kommun| kommun.code != name.entry.code) {
                found.push(kommun(name.entry, page.range_span(unit, &name.range)));
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    if found.is_empty() {
        return most_named(page, range, stated);
    }
    for unit in outline
        .preamble
        .iter()
        .map(|piece| piece.unit)
        .chain(outline.groups.iter().filter_map(|group| group.lead_piece).map(|piece| piece.unit))
    {
        // They are in order.
        let first = stated.partition_point(|(.., at)| *at < unit);
        if let Some((other, span)) = stated[first..]
            .iter()
            .take_while(|(.., at)| *at == unit)
            .find(|(named, ..)| found.iter().all(|kommun| kommun.code != named.code))
            .map(|(named, span, _)| (named, span))
        {
            diagnostics.add(
                Code::KommunMismatch,
                Some(*span),
                &[("expected", found[0].name.to_string()), ("found", other.name.to_string())],
            );
            break;
        }
    }
    found
}

/// The kommuner that the title names or the text calls kommun.
pub(in crate::extract) fn own_names(page: &Page<'_>, title: Option<usize>, stated: &Stated) -> Vec<&'static str> {
    let mut names: Vec<&'static str> =
        title.map(|unit| names_in(page.tokens(unit)).map(|name| name.entry.name).collect()).unwrap_or_default();
    for (entry, ..) in stated {
        if !names.contains(&entry.name) {
            names.push(entry.name);
        }
    }
    names
}

/// Whether a line names kommuner and says nothing else: `Lysekil, Munkedal och Sotenäs`.
pub(in crate::extract) fn are_kommuner(tokens: Tokens<'_>) -> bool {
    let mut names = names_in(tokens).peekable();
    let mut end = 0;
    names.peek().is_some()
        && tokens.rest.iter().all(|token| {
            while let Some(name) = names.next_if(|name| name.range.start <= token.start) {
                end = name.range.end;
            }
            token.end <= end || token.is_sign(',') || token.is(Flags::AND.or(Flags::KOMMUN_WORD))
        })
}

/// `Burlöv, Lomma och Staffanstorps kommuner`
fn is_listed(tokens: Tokens<'_>, name: &Named) -> bool {
    let after = tokens.rest.iter().find(|token| token.start >= name.range.end);
    !name.certain && after.is_some_and(|token| token.is_sign(',') || token.is(Flags::AND))
}

/// Every `X kommun` in a text, with the unit it stands in.
pub(in crate::extract) type Stated = Vec<(KommunEntry, Span, usize)>;

/// Finds every `X kommun`.
pub(in crate::extract) fn called_kommun(page: &Page<'_>, range: Range<usize>) -> Stated {
    let mut all = Vec::new();
    // `De tre kommunerna Stenungsund, Orust och Tjörn` at the top
    for unit in range.clone().filter(|unit| !page.units[*unit].is_void()).take(TOP) {
        let tokens = page.tokens(unit);
        let before = tokens.rest.iter().position(|token| tokens.str(token) == THE_KOMMUNER);
        let listed = before.into_iter().flat_map(|before| listed_from(tokens, before + 1));
        all.extend(listed.map(|name| (name.entry, page.range_span(unit, &name.range), unit)));
    }
    if !all.is_empty() {
        return all;
    }
    for unit in range.filter(|unit| !page.units[*unit].chrome && page.units[*unit].flags.any(Flags::KOMMUN_WORD)) {
        let tokens = page.tokens(unit);
        for index in (0..tokens.len()).filter(|index| tokens.rest[*index].is(Flags::KOMMUN_WORD)) {
            // A name has at most three words.
            let window = Tokens { rest: &tokens.rest[index.saturating_sub(3)..=index], ..tokens };
            let Some(name) = names_in(window).find(|name| name.certain) else { continue };
            // `Burlöv, Lomma och Staffanstorps kommuner`
            if tokens.str(&tokens.rest[index]) == KOMMUNER {
                let listed = names_in(Tokens { rest: &tokens.rest[..index], ..tokens });
                all.extend(
                    listed
                        .filter(|listed| listed.range.end < name.range.start && is_listed(tokens, listed))
                        .map(|listed| (listed.entry, page.range_span(unit, &listed.range), unit)),
                );
            }
            all.push((name.entry, page.range_span(unit, &name.range), unit));
        }
    }
    all
}

/// The names of a list that begins at `start`, more than one.
fn listed_from(tokens: Tokens<'_>, start: usize) -> impl Iterator<Item = Named> + '_ {
    let mut end = tokens.get(start).map_or(0, |first| first.start);
    let mut names: SmallVec<[Named; 4]> = SmallVec::new();
    for name in names_in(tokens.from(start)) {
        let between = tokens.rest.partition_point(|token| token.start < end);
        let joins = |token: &Token| token.is(Flags::AND) || token.is_sign(',');
        if !tokens.rest[between..].iter().take_while(|token| token.start < name.range.start).all(joins) {
            break;
        }
        end = name.range.end;
        names.push(name);
    }
    if names.len() < 2 {
        names.clear();
    }
    names.into_iter()
}

fn most_named<'a>(page: &Page<'a>, range: Range<usize>, stated: &Stated) -> Vec<Kommun<'a>> {
    let mut all: Vec<(KommunEntry, Span)> = stated.iter().map(|(entry, span, _)| (*entry, *span)).collect();
    if all.is_empty() {
        for unit in range.clone() {
            if !page.units[unit].is_void() {
                all.extend(
                    names_in(page.tokens(unit))
                        .filter(|name| {
                            let tokens = page.tokens(unit);
                            name.certain || placed(tokens, name) || owns(tokens, name)
                        })
                        .map(|name| (name.entry, page.range_span(unit, &name.range))),
                );
            }
        }
    }
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for (entry, _) in &all {
        *counts.entry(entry.code).or_default() += 1;
    }
    let most = counts.values().copied().max();
    let Some((entry, span)) = all.iter().find(|(entry, _)| counts.get(entry.code).copied() == most) else {
        return Vec::new();
    };
    let mut found = vec![kommun(*entry, *span)];
    // `Vilhelmina kommun, Åsele kommun och polisen`: those named side by side with it.
    let mut end = span.end;
    for (entry, span, _) in stated.iter().filter(|(_, other, _)| other.start > span.start) {
        let between = page.source.get(end as usize..span.start as usize).unwrap_or_default().trim_start();
        let rest = between.strip_prefix("kommun").unwrap_or(between);
        let joined = matches!(rest.trim(), "," | "och" | ", och");
        if !joined {
            break;
        }
        end = span.end;
        if found.iter().all(|kommun| kommun.code != entry.code) {
            found.push(self::kommun(*entry, *span));
        }
    }
    found
}

fn kommun<'a>(entry: KommunEntry, span: Span) -> Kommun<'a> {
    Kommun {
        name: Cow::Borrowed(entry.name),
        code: Cow::Borrowed(entry.code),
        lan_code: Cow::Borrowed(entry.lan_code),
        span,
    }
}

/// Whether something is said to be a kommun's: `Halmstads innerstad`.
fn owns(tokens: Tokens<'_>, name: &Named) -> bool {
    let written = &tokens.text[name.range.start as usize..name.range.end as usize];
    let after = tokens.rest.iter().find(|token| token.start >= name.range.end);
    let genitive = written.len() > name.entry.name.len() && written.ends_with('s');
    genitive && after.is_some_and(|after| after.is_word() && !after.is(Flags::STOP) && !tokens.capital(after))
}

/// Whether a bare name stands where a place does: `i Flen`, `Eskilstuna lovar`.
fn placed(tokens: Tokens<'_>, name: &Named) -> bool {
    let at = tokens.rest.partition_point(|token| token.start < name.range.start);
    let before = at.checked_sub(1).map(|before| tokens.str(&tokens.rest[before]));
    at == 0 || before.is_some_and(|before| PLACE_LEADS.contains(&before))
}
