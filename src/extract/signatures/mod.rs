//! Place, date and names of the signing: the signature block, or a sentence that tells of it.

mod block;
mod lines;
mod prose;

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::document::{Code, Party, Signatory, Signed, Span};
use crate::grammar::FoundDate;
use crate::vocabulary::{Lower, lokalpolisomraden};

use super::diagnostics::Diagnostics;
use super::page::Page;
use block::dated;
pub(super) use block::{block, is_date_label, is_dated};
use lines::{SignatureText, lines};
use prose::prose;

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
        let cells = page.rows(*unit).iter().flat_map(|row| page.cells(row));
        let found = std::iter::once(*unit).chain(cells).find_map(|unit| Some((unit, dated(page, unit)?)));
        if let (Some((unit, (place, date))), None) = (&found, &signed) {
            signed = signed_here(page, *unit, place.clone(), date, diagnostics);
        }
        if found.is_some_and(|(dated, _)| dated == *unit) {
            continue;
        }
        texts.extend(lines(page, *unit));
    }
    // Columns one after another, the lines of each in order.
    texts.sort_by_key(|text| text.column);
    let mut signatories = people(texts, diagnostics);
    // `2018-01-11` alone, with no one who signs, is when a page was published.
    signed.take_if(|signed| signed.place.is_none() && signatories.is_empty());
    // Below no day of signing those may stand who sent the paper, and a sentence tells who signed it.
    let senders = signed.is_none().then(|| std::mem::take(&mut signatories));
    for unit in range.filter(|unit| !page.units[*unit].is_void() && block.binary_search(unit).is_err()) {
        prose(page, unit, &mut signed, &mut signatories, diagnostics);
    }
    // What a block says of the same people it says in full.
    if let Some(senders) = senders
        && signatories.iter().all(|told| senders.iter().any(|sender| sender.name == told.name))
    {
        signatories = senders;
    }
    (signed, signatories)
}

fn signed_here<'a>(
    page: &Page<'a>,
    unit: usize,
    place: Option<Range<u32>>,
    date: &FoundDate,
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
    // `För Flens kommun`, over the names of a column: those that stand so, the last of each column, and that over each person.
    let mut sides: Vec<SignatureText<'a>> = Vec::new();
    let mut sides_of_columns: FxHashMap<usize, usize> = FxHashMap::default();
    let mut signed_for: Vec<Option<usize>> = Vec::new();
    let mut last_column = 0;
    let mut waiting: Option<(SignatureText<'a>, usize)> = None;
    // Where roles and organisations stand over the names, they belong to the name below.
    let above = texts.first().is_some_and(|text| text.read.name.is_none())
        && texts.last().is_some_and(|text| text.read.name.is_some());
    // Where they all stand below the names, none belongs to a name below.
    let below = texts.first().is_some_and(|text| text.read.name.is_some())
        && texts.last().is_some_and(|text| text.read.name.is_none());
    // The last line was a role with where it is held.
    let mut held = false;
    for text in texts {
        let column = text.column;
        if text.read.name.is_some() {
            let mut person = person(&text);
            add(&mut person, &text, diagnostics);
            if let Some((over, at)) = waiting.take()
                && at == column
            {
                add(&mut person, &over, diagnostics);
                if over.read.role.is_none() && !above {
                    sides_of_columns.insert(column, sides.len());
                    sides.push(over);
                }
            }
            people.push(person);
            signed_for.push(sides_of_columns.get(&column).copied());
            last_column = column;
            held = false;
            continue;
        }
        let of_role = text.read.role.is_some() && text.read.organisation.is_some();
        let free = people.last().is_some_and(|last| {
            // Below names that have their side over them stands that of others.
            let side = text.read.role.is_none() && sides_of_columns.contains_key(&column);
            text.read.role.is_some() && last.role.is_none()
                || text.read.organisation.is_some() && last.organisation.is_none() && !side
        });
        match people.last_mut() {
            Some(last) if free && !above && last_column == column => add(last, &text, diagnostics),
            // `Polismyndigheten` below `Chef lokalpolisområde Växjö`
            Some(last) if below && held && text.read.role.is_none() => {
                last.organisation = None;
                add(last, &text, diagnostics);
            }
            _ => waiting = Some((text, column)),
        }
        held = of_role;
    }
    for (person, side) in people.iter_mut().zip(signed_for) {
        // Another of the same side, below the first.
        let same = |side: &&SignatureText<'_>| person.party == Party::Other || side.read.party == Some(person.party);
        let side = side.map(|side| &sides[side]).filter(|_| person.organisation.is_none()).filter(same);
        if let Some(side) = side {
            add(person, side, diagnostics);
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
        let written = slice(organisation);
        let span = place(organisation);
        person.organisation = Some(usual(&written, span, diagnostics));
        person.organisation_as_written = Some(written);
        person.organisation_span = Some(span);
        person.span = person.span.join(span);
    }
    // The organisation says more of the side than the role does, where it is known.
    if let Some(party) = text.read.party
        && (person.party == Party::Other || text.read.organisation.is_some() && party != Party::Other)
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
