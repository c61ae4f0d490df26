//! Place, date and names of the signing: the signature block, or a sentence that tells of it.

use std::borrow::Cow;
use std::ops::Range;

use smallvec::SmallVec;

use crate::document::{Code, Party, Signatory, Signed, Span};
use crate::grammar::{Kind, SignatureLine, Token, Tokens, dates, named_in_prose, open_end, signature_line, tokenize};
use crate::text::{Folded, fold};
use crate::vocabulary::{Flags, Lower, Stems, lokalpolisomraden};

use super::diagnostics::Diagnostics;
use super::page::Page;

/// What a unit can be in a signature block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A name, alone or with more.
    Name,
    /// A role or an organisation.
    About,
    /// Place and date.
    Dated,
    /// Telephone, address.
    Contact,
    /// None of these.
    No,
}

/// The units that make the signature block.
pub(super) fn block(page: &Page<'_>, range: Range<usize>) -> Vec<usize> {
    let parts: Vec<(usize, Part)> =
        range.clone().filter(|unit| !page.units[*unit].is_void()).map(|unit| (unit, part(page, unit))).collect();
    let mut found = Vec::new();
    let mut index = 0;
    while index < parts.len() {
        let run = parts[index..].iter().take_while(|(_, part)| *part != Part::No).count();
        if run == 0 {
            index += 1;
            continue;
        }
        let cluster = &parts[index..index + run];
        if is_signature(page, &parts[..index], cluster) {
            found.extend(cluster.iter().map(|(unit, _)| *unit));
        }
        index += run;
    }
    found
}

fn is_signature(page: &Page<'_>, before: &[(usize, Part)], cluster: &[(usize, Part)]) -> bool {
    let has = |part: Part| cluster.iter().any(|(_, other)| *other == part);
    // What stands first on the paper is a letterhead.
    if before.is_empty() {
        return false;
    }
    if let Some((unit, _)) = before.last() {
        let tokens = page.tokens(*unit);
        let contact = tokens.rest.iter().any(|token| token.lex.stems.any(Stems::KONTAKT)) && tokens.len() <= 24;
        let caption = tokens.first().is_some_and(|token| matches!(tokens.str(token), "Foto" | "Bild" | "På"));
        if (contact && !has(Part::Dated)) || caption {
            return false;
        }
    }
    let named = || {
        cluster
            .iter()
            .any(|(unit, _)| lines(page, *unit).iter().any(|line| line.read.name.is_some() && line.read.role.is_some()))
    };
    has(Part::Name) && (has(Part::About) || has(Part::Dated) || named()) || has(Part::Dated) && before.len() > 2
}

fn part(page: &Page<'_>, unit: usize) -> Part {
    let this = &page.units[unit];
    let table = this.table().is_some();
    if !(this.is_paragraph() || table) || this.text().len() > 160 || this.text().ends_with(':') {
        return Part::No;
    }
    if !table {
        let tokens = page.tokens(unit);
        if is_contact(tokens) {
            return Part::Contact;
        }
        if dated(tokens).is_some() {
            return Part::Dated;
        }
    }
    let named = match table || this.columns {
        true => {
            let lines = lines(page, unit);
            (!lines.is_empty()).then(|| lines.iter().any(|line| line.read.name.is_some()))
        }
        false => match signature_line(page.tokens(unit)) {
            Some(line) => Some(line.name.is_some()),
            None => (!joined_lines(page, unit).is_empty()).then_some(true),
        },
    };
    match named {
        Some(true) => Part::Name,
        Some(false) => Part::About,
        None => Part::No,
    }
}

/// `Telefon 0921-620 00`, `anna.ek@flen.se`
fn is_contact(tokens: Tokens<'_>) -> bool {
    let label = || {
        tokens.first().is_some_and(|token| {
            matches!(&*tokens.lower(token), "tel" | "telefon" | "mobil" | "e-post" | "epost" | "mejl" | "mail")
        })
    };
    let at = || memchr::memchr(b'@', tokens.text.as_bytes()).is_some();
    tokens.len() <= 12 && (label() || at() && tokens.rest.iter().any(|token| tokens.str(token).contains('@')))
}

/// `Arboga den 11 februari 2019`, `Datum: 2021-06-01`: the place and the date.
fn dated(tokens: Tokens<'_>) -> Option<(Option<Range<u32>>, crate::grammar::FoundDate)> {
    if tokens.len() > 14 || !tokens.rest.iter().any(|token| matches!(token.kind, Kind::Figure(_) | Kind::Code)) {
        return None;
    }
    let date = dates(tokens).into_iter().next()?;
    let after = &tokens.rest[date.tokens.end..];
    if after.iter().any(Token::is_word) {
        return None;
    }
    let before = Tokens { text: tokens.text, rest: &tokens.rest[..date.tokens.start] };
    let words: Vec<&Token> = before.rest.iter().filter(|token| token.is_word()).collect();
    let lower = |token: &Token| before.lower(token);
    if words.iter().any(|token| {
        matches!(
            &*lower(token),
            "upprättat"
                | "upprättad"
                | "publicerad"
                | "uppdaterad"
                | "senast"
                | "granskad"
                | "beslutad"
                | "version"
                | "gäller"
                | "dnr"
                | "reviderad"
                | "uppdaterat"
                | "till"
                | "från"
        )
    }) {
        return None;
    }
    let place: Vec<&&Token> = words
        .iter()
        .filter(|token| {
            before.capital(token)
                && !token.is(Flags::DATED)
                && !matches!(&*lower(token), "ort" | "undertecknat" | "undertecknas" | "signerat")
        })
        .collect();
    let small = words
        .iter()
        .filter(|token| !before.capital(token) && !matches!(&*lower(token), "den" | "och" | "datum" | "i"))
        .count();
    // `FLENS KOMMUN   2018-01-23` is a letterhead.
    let letterhead = place.iter().any(|token| token.is(Flags::KOMMUN_WORD.or(Flags::POLICE_AREA)));
    if small > 0 || place.len() > 3 || letterhead {
        return None;
    }
    let place = match (place.first(), place.last()) {
        (Some(first), Some(last)) => Some(first.start..last.end),
        _ if words.is_empty()
            || words
                .iter()
                .any(|token| token.is(Flags::DATED) || lower(token).is("den") || lower(token).is("undertecknat")) =>
        {
            None
        }
        _ => return None,
    };
    Some((place, date))
}

/// A line of a signature block, one column of it where there are several.
struct SignatureText<'a> {
    folded: Folded<'a>,
    read: SignatureLine,
    column: usize,
}

/// The lines of one unit, nearly always one.
type Lines<'a> = SmallVec<[SignatureText<'a>; 1]>;

/// The number of a column, and what stands in it with the unit that is all of that.
type Cell = (usize, (Span, Option<usize>));

/// The lines that a unit holds, by columns.
fn lines<'a>(page: &Page<'a>, unit: usize) -> Lines<'a> {
    let this = &page.units[unit];
    let whole = |unit: usize| (page.units[unit].span, Some(unit));
    let cells: SmallVec<[Cell; 1]> = match this.table() {
        Some(_) => page.rows(unit).iter().flat_map(|row| page.cells(row).map(whole).enumerate()).collect(),
        None if this.columns => {
            columns(page.source, this.span).into_iter().map(|(column, span)| (column, (span, None))).collect()
        }
        None => match joined_lines(page, unit) {
            lines if lines.is_empty() => SmallVec::from_buf([(0, whole(unit))]),
            lines => lines.into_iter().map(|line| (0, (line, None))).collect(),
        },
    };
    let mut found = Lines::new();
    let mut own_tokens = Vec::new();
    for (column, (cell, unit)) in cells {
        if cell.range().is_empty() {
            continue;
        }
        // Text that stands on the page as it was folded need not be read again.
        let (folded, tokens) = match unit.filter(|unit| page.units[*unit].folded.is_source(cell)) {
            Some(unit) => (page.units[unit].folded.clone(), page.tokens(unit).rest),
            None => {
                let folded = fold(page.source, &[cell]);
                tokenize(folded.text(), &mut own_tokens);
                (folded, own_tokens.as_slice())
            }
        };
        match signature_line(Tokens::new(folded.text(), tokens)) {
            Some(read) => found.push(SignatureText { folded, read, column }),
            // One column that is none of these makes the whole line something else.
            None if !folded.text().chars().all(|c| matches!(c, '.' | '_' | '…' | '-' | ' ')) => return Lines::new(),
            None => {}
        }
    }
    found
}

/// The lines of a paragraph that holds a person on each: it was taken for one where lines go on that are as long as the first
/// of these. Nothing where a line is anything else.
fn joined_lines(page: &Page<'_>, unit: usize) -> SmallVec<[Span; 2]> {
    let span = page.units[unit].span;
    let text = &page.source[span.range()];
    if memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return SmallVec::new();
    }
    let mut tokens = Vec::new();
    let mut at = span.start;
    let line = |line: &str| {
        let start = at + (line.len() - line.trim_start().len()) as u32;
        at += line.len() as u32;
        let span = Span::new(start, start + line.trim().len() as u32);
        let folded = fold(page.source, &[span]);
        tokenize(folded.text(), &mut tokens);
        let read = signature_line(Tokens::new(folded.text(), &tokens));
        read.is_some_and(|line| line.name.is_some() && line.role.is_some()).then_some(span)
    };
    text.split_inclusive('\n').map(line).collect::<Option<_>>().unwrap_or_default()
}

/// The stretches of a line between runs of three or more spaces.
fn columns(source: &str, line: Span) -> Vec<(usize, Span)> {
    let text = &source[line.range()];
    let mut found = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let rest = &text[from..];
        let start = from + rest.len() - rest.trim_start().len();
        let end = text[start..].find("   ").map_or(text.len(), |at| start + at);
        if start < end {
            found.push((found.len(), Span::new(line.start + start as u32, line.start + end as u32)));
        }
        from = end.max(start + 1);
    }
    found
}

/// Who signed, and where and when.
pub(super) fn signing<'a>(
    page: &Page<'a>,
    block: &[usize],
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> (Option<Signed<'a>>, Vec<Signatory<'a>>) {
    let mut signed: Option<Signed<'a>> = None;
    let mut texts: Vec<SignatureText<'a>> = Vec::new();
    for unit in block {
        let tokens = page.tokens(*unit);
        if page.units[*unit].table().is_none()
            && let Some((place, date)) = dated(tokens)
        {
            if signed.is_none() {
                signed = signed_here(page, *unit, place, &date, diagnostics);
            }
            continue;
        }
        texts.extend(lines(page, *unit));
    }
    // Columns one after another, the lines of each in order.
    texts.sort_by_key(|text| text.column);
    let mut signatories = people(texts, diagnostics);
    for unit in range.filter(|unit| !page.units[*unit].is_void() && block.binary_search(unit).is_err()) {
        prose(page, unit, &mut signed, &mut signatories, diagnostics);
    }
    (signed, signatories)
}

fn signed_here<'a>(
    page: &Page<'a>,
    unit: usize,
    place: Option<Range<u32>>,
    date: &crate::grammar::FoundDate,
    diagnostics: &mut Diagnostics,
) -> Option<Signed<'a>> {
    let span = page.range_span(unit, &date.range);
    if date.date.is_none() {
        let found = &page.units[unit].text()[date.range.start as usize..date.range.end as usize];
        diagnostics.add(Code::ImpossibleDate, Some(span), &[("found", found.to_owned())]);
    }
    let folded = &page.units[unit].folded;
    let whole = place.as_ref().map_or(span, |place| page.range_span(unit, place).join(span));
    Some(Signed {
        place: place.map(|place| folded.slice(place.start as usize, place.end as usize)),
        date: date.date,
        span: whole,
    })
}

/// Gathers lines into people: a name, its role, its organisation, in either order.
fn people<'a>(texts: Vec<SignatureText<'a>>, diagnostics: &mut Diagnostics) -> Vec<Signatory<'a>> {
    let mut people: Vec<Signatory<'a>> = Vec::new();
    let mut waiting: Option<(SignatureText<'a>, usize)> = None;
    // Where roles and organisations stand over the names, they belong to the name below.
    let above = texts.first().is_some_and(|text| text.read.name.is_none())
        && texts.last().is_some_and(|text| text.read.name.is_some());
    for text in texts {
        let column = text.column;
        if text.read.name.is_some() {
            let mut person = person(&text);
            add(&mut person, &text, diagnostics);
            if let Some((over, at)) = waiting.take()
                && at == column
            {
                add(&mut person, &over, diagnostics);
            }
            people.push(person);
            continue;
        }
        let free = people.last().is_some_and(|last| {
            text.read.role.is_some() && last.role.is_none()
                || text.read.organisation.is_some() && last.organisation.is_none()
        });
        match people.last_mut() {
            Some(last) if free && !above => add(last, &text, diagnostics),
            _ => waiting = Some((text, column)),
        }
    }
    people.retain(|person| person.role.is_some() || person.organisation.is_some());
    people
}

fn person<'a>(text: &SignatureText<'a>) -> Signatory<'a> {
    let range = text.read.name.clone().unwrap_or(0..0);
    let span = text.folded.span(range.start as usize, range.end as usize);
    Signatory {
        name: text.folded.slice(range.start as usize, range.end as usize),
        name_span: span,
        role: None,
        role_span: None,
        organisation: None,
        organisation_as_written: None,
        organisation_span: None,
        party: Party::Other,
        acting: false,
        span,
    }
}

fn add<'a>(person: &mut Signatory<'a>, text: &SignatureText<'a>, diagnostics: &mut Diagnostics) {
    let slice = |range: &Range<u32>| text.folded.slice(range.start as usize, range.end as usize);
    let place = |range: &Range<u32>| text.folded.span(range.start as usize, range.end as usize);
    if let (Some(role), None) = (&text.read.role, &person.role) {
        person.role = Some(slice(role));
        person.role_span = Some(place(role));
        person.acting |= text.read.acting;
        person.span = person.span.join(place(role));
    }
    if let (Some(organisation), None) = (&text.read.organisation, &person.organisation) {
        // `För Flens kommun`
        let stands_for = text.folded.text()[organisation.start as usize..].strip_prefix("För ").is_some();
        let organisation = &(organisation.start + if stands_for { "För ".len() as u32 } else { 0 }..organisation.end);
        let written = slice(organisation);
        let span = place(organisation);
        person.organisation = Some(usual(&written, span, diagnostics));
        person.organisation_as_written = Some(written);
        person.organisation_span = Some(span);
        person.span = person.span.join(span);
    }
    // The organisation says more of the side than the role does.
    if let Some(party) = text.read.party
        && (person.party == Party::Other || text.read.organisation.is_some())
    {
        person.party = party;
    }
}

/// An organisation in its usual spelling.
fn usual<'a>(written: &Cow<'a, str>, span: Span, diagnostics: &mut Diagnostics) -> Cow<'a, str> {
    let Some((kind, name)) = written.split_once(' ') else { return written.clone() };
    let kind = match &*Lower::new(kind) {
        "lokalpolisområde" | "lokalpolisområdet" => kind,
        "lpo" => "Lokalpolisområde",
        _ => return written.clone(),
    };
    // No more letters than one may differ, and å, ä and ö take one byte more than others.
    let near = |usual: &&&str| {
        usual.len().abs_diff(name.len()) <= 1
            && *usual != &name
            && distance(usual, name) == 1
            && name.chars().count() > 5
    };
    match lokalpolisomraden().iter().find(near) {
        Some(found) => {
            let expected = format!("{kind} {found}");
            let values = [("expected", expected.clone()), ("found", written.to_string())];
            diagnostics.add(Code::MisspeltOrganisation, Some(span), &values);
            Cow::Owned(expected)
        }
        None if kind == "Lokalpolisområde" && !written.starts_with("Lokal") => Cow::Owned(format!("{kind} {name}")),
        None => written.clone(),
    }
}

/// How many letters differ between two words of the same length; others are far apart.
fn distance(one: &str, other: &str) -> usize {
    if one.chars().count() != other.chars().count() {
        return usize::MAX;
    }
    one.chars().zip(other.chars()).filter(|(a, b)| a != b).count()
}

/// `Löftet undertecknades den 9 mars 2022 av kommunchef …`
fn prose<'a>(
    page: &Page<'a>,
    unit: usize,
    signed: &mut Option<Signed<'a>>,
    signatories: &mut Vec<Signatory<'a>>,
    diagnostics: &mut Diagnostics,
) {
    if !page.units[unit].flags.any(Flags::SIGNS) {
        return;
    }
    let all = page.tokens(unit);
    for sentence in all.sentences() {
        let tokens = Tokens { text: all.text, rest: &all.rest[sentence] };
        let Some(verb) = signing_verb(tokens) else { continue };
        // `till dess att nytt löfte undertecknats` says how long the promises hold.
        if open_end(tokens).is_some() {
            continue;
        }
        let folded = &page.units[unit].folded;
        if signed.is_none()
            && let Some(date) = dates(tokens).into_iter().next()
        {
            let place = place_in(tokens, verb, date.tokens.clone());
            *signed = signed_here(page, unit, place, &date, diagnostics);
        }
        if !signatories.is_empty() {
            continue;
        }
        for person in named_in_prose(tokens) {
            let slice = |range: &Range<u32>| folded.slice(range.start as usize, range.end as usize);
            let span = |range: &Range<u32>| page.range_span(unit, range);
            let organisation = person.organisation.as_ref().map(|range| (slice(range), span(range)));
            let whole = person.role.as_ref().map_or(span(&person.name), |role| span(role).join(span(&person.name)));
            signatories.push(Signatory {
                name: slice(&person.name),
                name_span: span(&person.name),
                role: person.role.as_ref().map(slice),
                role_span: person.role.as_ref().map(span),
                organisation: organisation.as_ref().map(|(written, span)| usual(written, *span, diagnostics)),
                organisation_as_written: organisation.as_ref().map(|(written, _)| written.clone()),
                organisation_span: organisation.as_ref().map(|(_, span)| *span),
                party: person.party,
                acting: person.acting,
                span: organisation.map_or(whole, |(_, span)| whole.join(span)),
            });
        }
    }
}

/// Where a sentence tells of signing.
fn signing_verb(tokens: Tokens<'_>) -> Option<usize> {
    tokens.rest.iter().enumerate().position(|(index, token)| {
        // `skrevs … under`: the verb alone is not enough.
        let written = tokens.lower(token).starts_with("skr");
        let under = || tokens.rest[index..].iter().take(8).any(|token| tokens.str(token) == "under");
        token.is(Flags::SIGNS) && (!written || under())
    })
}

/// `i Laxå`
fn place_in(tokens: Tokens<'_>, verb: usize, date: Range<usize>) -> Option<Range<u32>> {
    (verb + 1..tokens.len()).find_map(|index| {
        let near = index < date.start || index <= date.end + 3;
        let place = tokens.get(index + 1)?;
        (near && tokens.str(&tokens.rest[index]) == "i" && tokens.capital(place) && matches!(place.kind, Kind::Word))
            .then_some(place.start..place.end)
    })
}
