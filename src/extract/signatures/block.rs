//! The units that make the signature block.

use std::ops::Range;

use crate::extract::page::{Page, Piece};
use crate::grammar::{
    FoundDate, Kind, SignatureLine, Token, Tokens, announced, dates, month_of_year, signature_line, tells_past,
};
use crate::layout::Marker;
use crate::vocabulary::signing::{
    AT_MEETINGS, CAPTIONS, CONTACT_LABELS, ON, OTHER_DATES, SIGNING_JOINTS, SIGNING_LABELS, WITH,
};
use crate::vocabulary::telling::READERS;
use crate::vocabulary::{Cue, Flags, Stems, kommun_named};

use super::lines::{columns, lines};

/// What a unit can be in a signature block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A name, alone or with more.
    Name,
    /// A role or an organisation.
    About,
    /// Place and date.
    Dated,
    /// Place and month, which say less of what it is.
    Month,
    /// Telephone, address.
    Contact,
    /// None of these.
    No,
}

/// A line of a signature block is no longer than this.
const LONGEST_LINE: usize = 160;

/// More lines than this are running text.
const MOST_SIGNERS: usize = 4;

/// The people that lines of their own name, by unit.
#[derive(Debug, Default)]
pub(in crate::extract) struct People {
    /// The signature block.
    pub(in crate::extract) signed: Vec<usize>,
    /// Whom one can turn to.
    pub(in crate::extract) contacts: Vec<usize>,
}

/// The units that make the signature block, and those that look like one below `Kontakt`.
pub(in crate::extract) fn block(page: &Page<'_>, range: Range<usize>) -> People {
    let mut parts: Vec<(usize, Part)> = Vec::with_capacity(range.len());
    for unit in range.filter(|unit| !page.units[*unit].is_void()) {
        let part = match page.units[unit].is_item() && !is_framed(page, unit) {
            true => item(page, unit, parts.last()),
            false => part(page, unit),
        };
        parts.push((unit, part));
    }
    let mut found = People::default();
    let mut index = 0;
    while index < parts.len() {
        let run = parts[index..].iter().take_while(|(_, part)| *part != Part::No).count();
        if run == 0 {
            let tokens = page.tokens(parts[index].0);
            let names = || signature_line(tokens).is_some_and(|line| line.name.is_some());
            found.contacts.extend((asks_whom(tokens) && names()).then_some(parts[index].0));
            index += 1;
            continue;
        }
        let cluster = &parts[index..index + run];
        let units = cluster.iter().map(|(unit, _)| *unit);
        // Place and day are those of a signing.
        let undated = !cluster.iter().any(|(_, part)| *part == Part::Dated);
        if index > 0 && undated && (is_of_contacts(page, cluster[0].0) || is_of_meeting(page, cluster[0].0)) {
            found.contacts.extend(units);
        } else if is_signature(page, &parts[..index], cluster) {
            found.signed.extend(units);
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
        // `Hör gärna av dig till:`
        let asked = page.units[*unit].leads() && tokens.rest.iter().any(|token| READERS.contains(&tokens.lower(token)));
        let contact = contact || asked;
        // `Foto: …`, `På bilden: …`
        let begins = |index: usize| tokens.get(index).map(|token| tokens.lower(token));
        let of_picture = |word: &str| CAPTIONS.iter().any(|caption| word.starts_with(caption));
        let caption = match begins(0) {
            Some(first) if first == ON => begins(1).is_some_and(of_picture),
            first => first.is_some_and(of_picture),
        };
        if (contact && !has(Part::Dated)) || caption {
            return false;
        }
    }
    // A line of a name and a role, or a table of both.
    let named = || {
        cluster.iter().any(|(unit, _)| {
            let lines = lines(page, *unit);
            let about = lines.iter().any(|line| line.read.role.is_some());
            about && lines.iter().any(|line| line.read.name.is_some())
        })
    };
    // The day on a title page has no sentence above it.
    let told = || before.iter().any(|(unit, _)| !page.units[*unit].is_paragraph() || page.units[*unit].ends_sentence());
    has(Part::Name) && (has(Part::About) || has(Part::Dated) || named())
        || has(Part::Dated) && before.len() > 2 && told()
}

/// Whether a unit stands in a section of those whom one can turn to: below `Kontakt`, with nothing between but others like it,
/// `Säkerhetschef Anna Ek`, `0173-860 00`.
fn is_of_contacts(page: &Page<'_>, unit: usize) -> bool {
    let heads = |unit: usize| {
        let tokens = page.tokens(unit);
        tokens.len() <= LONGEST_CONTACT_HEADING && announced(tokens) == Some(Cue::Contact)
    };
    // A name, a role, an address, or a telephone after either.
    let reaches = |unit: usize| {
        let (this, tokens) = (&page.units[unit], page.tokens(unit));
        let words = tokens.rest.iter().take_while(|token| token.is_word()).count();
        let person = || signature_line(Tokens { rest: &tokens.rest[..words], ..tokens }).is_some();
        let number = || tokens.rest[words..].iter().all(|token| !token.is_word());
        let whole = || signature_line(tokens).is_some();
        !this.is_item()
            && !this.ends_sentence()
            && (is_contact(tokens) || whole() || number() && (words == 0 || person()))
    };
    // `Kontakta oss` is furniture of web pages too.
    let over = (0..unit).rev().filter(|over| page.units[*over].chrome || !page.units[*over].is_void());
    over.take(MOST_CONTACTS).take_while(|over| heads(*over) || reaches(*over)).any(heads)
}

/// Whether a unit stands among those who were at a meeting: below `Närvarande`, on lines that no blank line stands between.
fn is_of_meeting(page: &Page<'_>, unit: usize) -> bool {
    let heads = |unit: usize| {
        let tokens = page.tokens(unit);
        // `Ej närvarande`
        let not = usize::from(tokens.first().is_some_and(|first| first.is(Flags::NOT)));
        tokens.len() <= LONGEST_CONTACT_HEADING
            && tokens.get(not).is_some_and(|first| AT_MEETINGS.contains(&tokens.lower(first)))
    };
    let over = (0..unit).rev().filter(|over| !page.units[*over].is_void()).take(MOST_AT_MEETINGS);
    let mut below = unit;
    for over in over {
        if heads(over) {
            return true;
        }
        if page.units[below].gap || page.units[over].ends_sentence() {
            return false;
        }
        below = over;
    }
    false
}

/// So many are named who were at a meeting.
const MOST_AT_MEETINGS: usize = 24;

/// A heading over those whom one can turn to has no more tokens.
const LONGEST_CONTACT_HEADING: usize = 3;

/// So many lines tell of others whom one can turn to.
const MOST_CONTACTS: usize = 9;

/// `- Anna Ek, kommunchef`: items are of those who signed right below place and date, or below what says so.
fn item(page: &Page<'_>, unit: usize, before: Option<&(usize, Part)>) -> Part {
    let Some((over, part)) = before else { return Part::No };
    let signed = match part {
        Part::Dated | Part::Month => true,
        Part::Name => page.units[*over].is_item(),
        _ => page.units[*over].stems.any(Stems::UNDERSKRIFT) || page.units[*over].flags.any(Flags::SIGNS),
    };
    let names = |line: SignatureLine| line.name.is_some() && (line.role.is_some() || line.organisation.is_some());
    match signed
        && page.units[unit].text().len() <= LONGEST_LINE
        && signature_line(page.tokens(unit)).is_some_and(names)
    {
        true => Part::Name,
        false => Part::No,
    }
}

/// Whether a line stands in a frame, under a header: `| Anna Ek, kommunchef |`.
fn is_framed(page: &Page<'_>, unit: usize) -> bool {
    page.units[unit].marker() == Some(Marker::Bullet('|'))
}

fn part(page: &Page<'_>, unit: usize) -> Part {
    let this = &page.units[unit];
    let table = this.table().is_some();
    if !(this.is_paragraph() || table || is_framed(page, unit))
        || this.text().len() > LONGEST_LINE
        || this.text().ends_with(':')
    {
        return Part::No;
    }
    if !table {
        let tokens = page.tokens(unit);
        if is_contact(tokens) {
            return Part::Contact;
        }
        if asks_whom(tokens) {
            return Part::No;
        }
        if let Some((_, date)) = dated(page, unit) {
            return if date.is_day() { Part::Dated } else { Part::Month };
        }
    }
    let named = match table || this.columns {
        true => {
            let lines = lines(page, unit);
            (!lines.is_empty()).then(|| lines.iter().any(|line| line.read.name.is_some()))
        }
        false => match signature_line(page.tokens(unit)) {
            Some(line) => Some(line.name.is_some()),
            // Lines of a name each, which look like one that was broken.
            None if !this.ends_sentence() && (2..=MOST_SIGNERS).contains(&this.folded.sources().count()) => {
                (!lines(page, unit).is_empty()).then_some(true)
            }
            None => None,
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
    let label = || tokens.first().is_some_and(|token| CONTACT_LABELS.contains(&tokens.lower(token)));
    let at = || memchr::memchr(b'@', tokens.text.as_bytes()).is_some();
    tokens.len() <= 12 && (label() || at() && tokens.rest.iter().any(|token| tokens.str(token).contains('@')))
}

/// `Frågor besvaras av säkerhetschef Anna Ek`
fn asks_whom(tokens: Tokens<'_>) -> bool {
    tokens.first().is_some_and(|first| first.lex.stems.any(Stems::KONTAKT))
}

/// `Ort och datum`: what place and date stand beside.
pub(in crate::extract) fn is_date_label(tokens: Tokens<'_>) -> bool {
    let labels = |token: &Token| token.is(Flags::DATED) || SIGNING_LABELS.contains(&tokens.lower(token));
    let joint = |token: &Token| token.is(Flags::AND) || token.is_sign(':');
    tokens.rest.iter().any(labels) && tokens.rest.iter().all(|token| labels(token) || joint(token))
}

/// Whether a unit is the place and the day of signing.
pub(in crate::extract) fn is_dated(page: &Page<'_>, unit: usize) -> bool {
    dated(page, unit).is_some_and(|(_, date)| date.is_day())
}

/// The place and the date of a unit that says nothing else; those of the first column where each column has its own.
pub(super) fn dated(page: &Page<'_>, unit: usize) -> Option<(Option<Range<u32>>, FoundDate)> {
    let this = &page.units[unit];
    // `Ort och datum:   Munkedal 2022-04-25`
    let labelled = || {
        page.tokens(unit).rest.iter().position(|token| token.is_sign(':')).is_some_and(|colon| {
            page.tokens(unit).get(colon + 1).is_some_and(|next| next.start > page.tokens(unit).rest[colon].end)
                && colon < 4
        })
    };
    if !this.columns || this.table().is_some() || labelled() && columns(page.source, this.span).len() == 2 {
        return dated_line(page.tokens(unit));
    }
    if !page.tokens(unit).rest.iter().any(|token| matches!(token.kind, Kind::Figure(_) | Kind::Code)) {
        return None;
    }
    let columns = columns(page.source, this.span).into_iter().map(|(_, span)| {
        let start = this.folded.offset_of(span.start);
        let end = this.folded.offset_of(span.end);
        dated_line(page.piece_tokens(Piece { unit, start, end }))
    });
    columns.collect::<Option<Vec<_>>>()?.into_iter().next()
}

/// `Arboga den 11 februari 2019`, `Datum: 2021-06-01`: the place and the date.
pub(super) fn dated_line(tokens: Tokens<'_>) -> Option<(Option<Range<u32>>, FoundDate)> {
    if tokens.len() > 14 || !tokens.rest.iter().any(|token| matches!(token.kind, Kind::Figure(_) | Kind::Code)) {
        return None;
    }
    let date = dates(tokens).into_iter().next().or_else(|| month_of_year(tokens))?;
    let after = Tokens { rest: &tokens.rest[date.tokens.end..], ..tokens };
    // `2017-03-01 – 2018-02-28` is a time, and no day.
    if after.first().is_some_and(Token::is_dash) && !dates(after).is_empty() {
        return None;
    }
    let place_after = match after.rest.iter().any(Token::is_word) {
        true => Some(place_after(after)?),
        false => None,
    };
    let before = Tokens { rest: &tokens.rest[..date.tokens.start], ..tokens };
    let words: Vec<&Token> = before.rest.iter().filter(|token| token.is_word()).collect();
    let lower = |token: &Token| before.lower(token);
    // `Tjänsteskrivelse, 2021-01-27` in minutes is what was written then.
    if words.iter().any(|token| token.is(Flags::PROTOCOL) || OTHER_DATES.contains(&lower(token))) {
        return None;
    }
    // `Giltighetstid: 2021-01-01` is a date of something else.
    let is_label = |token: &Token| SIGNING_LABELS.contains(&lower(token));
    let label = before.rest.iter().rev().skip_while(|token| !token.is_sign(':')).find(|token| token.is_word());
    if label.is_some_and(|label| !label.is(Flags::DATED) && !is_label(label)) {
        return None;
    }
    let place: Vec<&&Token> =
        words.iter().filter(|token| before.capital(token) && !token.is(Flags::DATED) && !is_label(token)).collect();
    let lower_label = |token: &Token| !before.capital(token) && is_label(token);
    let labelled = words.iter().any(|token| is_label(token));
    let joint = |token: &Token| {
        let word = lower(token);
        SIGNING_JOINTS.contains(&word) || token.is(Flags::WEEKDAY) || labelled && (word == WITH || is_label(token))
    };
    let small = words.iter().filter(|token| !before.capital(token) && !joint(token)).count();
    // `Avtalet undertecknades den 19 mars 2018` is a sentence.
    let told = words.windows(2).any(|pair| before.capital(pair[0]) && !is_label(pair[0]) && lower_label(pair[1]));
    // `FLENS KOMMUN   2018-01-23` is a letterhead.
    // `Genomfördes den 12 maj 2019` says when something was done.
    if (0..before.len()).any(|index| tells_past(before, index) && !before.rest[index].is(Flags::SIGNS)) {
        return None;
    }
    let letterhead = place.iter().any(|token| token.is(Flags::KOMMUN_WORD.or(Flags::POLICE_AREA)));
    if small > 0 || place.len() > 3 || letterhead || told {
        return None;
    }
    let place = match (place.first(), place.last()) {
        (Some(first), Some(last)) => Some(first.start..last.end),
        _ if place_after.is_some() && small == 0 => place_after,
        _ if words.is_empty() && date.is_day()
            || labelled
            || words.iter().any(|token| token.is(Flags::DATED) || lower(token) == "den") =>
        {
            None
        }
        _ => return None,
    };
    Some((place, date))
}

/// `2019-02-11, Arboga`, `den 11 februari 2019 i Arboga`: the place that stands after the date and ends the line.
fn place_after(after: Tokens<'_>) -> Option<Range<u32>> {
    let lead = after.first()?;
    let joint = lead.is_sign(',') || SIGNING_JOINTS.contains(&after.str(lead));
    // `2019-02-11 Arboga`
    if !joint {
        let end = after.rest.last()?.end;
        let (_, length) = kommun_named(&after.text[lead.start as usize..end as usize])?;
        return (lead.start + length as u32 == end).then_some(lead.start..end);
    }
    let (first, last) = (after.get(1)?, after.rest.last()?);
    let named = |token: &Token| {
        after.capital(token) && !token.is(Flags::KOMMUN_WORD.or(Flags::POLICE_AREA)) && token.lex.actor.is_none()
    };
    (after.len() <= LONGEST_PLACE + 1 && after.rest[1..].iter().all(named)).then_some(first.start..last.end)
}

/// A place has no more words.
const LONGEST_PLACE: usize = 2;
