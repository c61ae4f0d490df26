//! Who signed: lines of a signature block, and names in prose.
//!
//! ```text
//! line   = (side ":")? (name | name "," role ("," organisation)?) | role ("," organisation)? | side
//! side   = "för"? organisation
//! role   = acting? words-with-a-role-word
//! prose  = "undertecknades" … "av" (role name | name "," role) (("," | "och") …)*
//! ```

use std::ops::Range;

use super::token::{Token, Tokens};
use crate::document::{Actor, Party};
use crate::vocabulary::{Flags, Lex};

/// What a line of a signature block holds; ranges are into its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) name: Option<Range<u32>>,
    pub(crate) role: Option<Range<u32>>,
    pub(crate) acting: bool,
    pub(crate) organisation: Option<Range<u32>>,
    /// What the organisation or role says of the side.
    pub(crate) party: Option<Party>,
}

/// One who is named in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) name: Range<u32>,
    pub(crate) role: Option<Range<u32>>,
    pub(crate) acting: bool,
    pub(crate) organisation: Option<Range<u32>>,
    pub(crate) party: Party,
}

/// How many tokens of a name the tokens begin with: two to four words with capitals.
fn name(input: Tokens<'_>) -> Option<usize> {
    let mut words = 0;
    let mut index = 0;
    while let Some(token) = input.get(index) {
        let part = input.str(token);
        let particle = words > 0 && matches!(part, "von" | "af" | "de" | "van" | "der" | "la" | "el" | "al");
        let initial = token.is_sign('.') && index > 0 && input.rest[index - 1].end - input.rest[index - 1].start <= 2;
        if initial && words < 3 {
            index += 1;
            continue;
        }
        if particle {
            index += 1;
            continue;
        }
        if !is_name_word(input, token) || words == 4 {
            break;
        }
        words += 1;
        index += 1;
    }
    (2..=4).contains(&words).then_some(index)
}

fn is_name_word(input: Tokens<'_>, token: &Token) -> bool {
    if !input.capital(token) {
        return false;
    }
    let never = Flags::ROLE
        .or(Flags::KOMMUN_WORD)
        .or(Flags::POLICE_AREA)
        .or(Flags::ACTING)
        .or(Flags::MODAL)
        .or(Flags::DATED)
        .or(Flags::LABEL);
    let word = input.str(token);
    // `Dag` is a name too.
    let time = token.lex.per.is_some();
    // What is known of the word is asked first, since most words with a capital are known.
    if token.is(never) && !time
        || token.lex.actor.is_some()
        || token.lex.stems != Lex::NONE.stems
        || token.is(Flags::STOP) && !token.is(Flags::MONTH) && !time && word != "Per"
    {
        return false;
    }
    let small = word.chars().skip(1).any(char::is_lowercase) || word.chars().count() <= 2;
    let capitals = || !word.chars().any(char::is_lowercase) && word.chars().count() > 2;
    (small || capitals()) && !word.bytes().any(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'@')
}

/// Past `(S)`.
fn past_party_letter(input: Tokens<'_>, index: usize) -> usize {
    let sign = |at: usize, sign: char| input.get(at).is_some_and(|token| token.is_sign(sign));
    let letters = input.get(index + 1).is_some_and(|token| token.end - token.start <= 3 && token.is_word());
    match sign(index, '(') && letters && sign(index + 2, ')') {
        true => index + 3,
        false => index,
    }
}

/// Reads a line of a signature block.
pub(crate) fn signature_line(input: Tokens<'_>) -> Option<Line> {
    // `För Umeå kommun: Karin Berg, kommunchef`
    if let Some(colon) = input.rest.iter().take(LONGEST_ORGANISATION + 2).position(|token| token.is_sign(':')) {
        let side = without_for(Tokens { text: input.text, rest: &input.rest[..colon] });
        organisation(side)?;
        let mut line = signature_line(input.from(colon + 1)).filter(|line| line.name.is_some())?;
        if line.organisation.is_none() {
            set_organisation(side, &mut line);
        }
        return Some(line);
    }
    let mut line = Line::default();
    let mut index = 0;
    if let Some(tokens) = name(input) {
        let after = past_party_letter(input, tokens);
        match input.get(after) {
            // `Upplands Väsby kommun` is nobody's name.
            Some(token) if token.is(Flags::KOMMUN_WORD) => {}
            Some(token) if !(token.is_sign(',') || token.is_dash() || token.is_sign('/')) => return None,
            next => {
                line.name = Some(offsets(input, 0..tokens));
                index = after + usize::from(next.is_some());
            }
        }
    }
    // Between commas.
    let parts = input.from(index).rest.split(|token| token.is_sign(','));
    for rest in parts.filter(|part| !part.is_empty()) {
        part_of_line(Tokens { text: input.text, rest }, &mut line)?;
    }
    (line.name.is_some() || line.role.is_some() || line.organisation.is_some()).then_some(line)
}

fn part_of_line(piece: Tokens<'_>, line: &mut Line) -> Option<()> {
    let mut end = piece.len();
    while end > 0 && piece.rest[end - 1].is_sign('.') {
        end -= 1;
    }
    let piece = Tokens { text: piece.text, rest: &piece.rest[..end] };
    if piece.len() == 0 || piece.len() > 10 {
        return None;
    }
    if line.role.is_none()
        && let Some((role, acting, taken)) = role(piece)
    {
        line.role = Some(offsets(piece, role.clone()));
        line.acting = acting;
        line.party = line.party.or(role_party(piece, role));
        let rest = piece.from(taken);
        if rest.len() > 0 && organisation(rest).is_some() {
            set_organisation(rest, line);
        }
        return Some(());
    }
    let side = without_for(piece);
    if line.organisation.is_none() && organisation(side).is_some() {
        set_organisation(side, line);
        return Some(());
    }
    if line.organisation.is_none()
        && let Some(body) = signed_for(piece)
    {
        line.organisation = Some(offsets(body, 0..body.len()));
        line.party = line.party.or(Some(Party::Other));
        return Some(());
    }
    None
}

/// What stands after `För`, if it begins so.
fn without_for(input: Tokens<'_>) -> Tokens<'_> {
    match input.first() {
        Some(first) if input.lower(first).is("för") => input.from(1),
        _ => input,
    }
}

/// `För Upplands-Bro idrottsallians`: whatever is signed for is a body, known or not.
fn signed_for(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let body = without_for(input);
    let named = body.len() < input.len() && body.first().is_some_and(|first| input.capital(first));
    (named && body.len() <= LONGEST_ORGANISATION && body.rest.iter().all(Token::is_word)).then_some(body)
}

/// A side has no more tokens.
const LONGEST_ORGANISATION: usize = 7;

fn set_organisation(piece: Tokens<'_>, line: &mut Line) {
    line.organisation = Some(offsets(piece, 0..piece.len()));
    line.party = organisation(piece).or(line.party);
}

/// The role that the tokens begin with: its tokens without `Tf`, whether it is acting, and where it ends.
fn role(input: Tokens<'_>) -> Option<(Range<usize>, bool, usize)> {
    let mut start = 0;
    let mut acting = false;
    while let Some(token) = input.get(start) {
        let dot = acting && (token.is_sign('.') || token.is_sign('/'));
        if !token.is(Flags::ACTING) && !dot {
            break;
        }
        acting = true;
        start += 1;
    }
    let head = input.rest.iter().rposition(|token| token.is(Flags::ROLE))?;
    if head < start
        || head > start + 4
        || input.rest[start..head].iter().any(|token| !token.is_word() || token.is(Flags::MODAL.or(Flags::FINITE)))
    {
        return None;
    }
    let mut end = head + 1;
    // `ordförande i kommunstyrelsen`
    if let (Some(preposition), Some(body)) = (input.get(end), input.get(end + 1))
        && preposition.is(Flags::PREPOSITION)
        && !input.capital(body)
        && body.is_word()
        && body.lex.actor.is_none_or(|actor| actor == Actor::Kommun && input.str(body).starts_with("kommunstyrelse"))
    {
        end += 2;
    }
    let mut taken = end;
    // `lokalpolisområdeschef Höglandet`, `kommunchef i Flens kommun`
    if input.get(taken).is_some_and(|token| matches!(input.str(token), "i" | "för" | "på" | "vid") || token.is_dash())
    {
        taken += 1;
    }
    Some((start..end, acting, taken))
}

fn role_party(input: Tokens<'_>, role: Range<usize>) -> Option<Party> {
    input.rest[role].iter().find_map(|token| {
        let lower = input.lower(token);
        if lower.contains("polis") {
            Some(Party::Polis)
        } else if lower.contains("kommun")
            || lower.starts_with("stads")
            || lower.starts_with("social")
            || lower.starts_with("nämnd")
        {
            Some(Party::Kommun)
        } else {
            None
        }
    })
}

/// The side of an organisation, `None` where the tokens are none.
fn organisation(input: Tokens<'_>) -> Option<Party> {
    if input.len() > LONGEST_ORGANISATION || !input.first()?.is_word() {
        return None;
    }
    let words = || input.rest.iter().filter(|token| token.is_word());
    if words().any(|token| token.is(Flags::MODAL.or(Flags::FINITE).or(Flags::CARRY))) {
        return None;
    }
    let capital = input.capital(input.first()?);
    if words().any(|token| token.is(Flags::POLICE_AREA) || token.lex.actor == Some(Actor::Polis))
        && (capital || words().count() <= 3)
    {
        return Some(Party::Polis);
    }
    if !capital {
        return None;
    }
    if words().any(|token| token.is(Flags::KOMMUN_WORD)) && words().count() <= 4 {
        return Some(Party::Kommun);
    }
    let first = input.first()?.lex.actor;
    // `Socialförvaltningen`, `Skärholmens stadsdelsförvaltning`
    let last = words().next_back().and_then(|token| token.lex.actor).filter(|_| words().count() <= 4);
    if [first, last].contains(&Some(Actor::Kommun)) {
        return Some(Party::Kommun);
    }
    let named =
        first.is_some_and(|actor| !matches!(actor, Actor::Invanare)) || words().any(|token| input.str(token) == "AB");
    let company = words().count() <= 4
        && words().all(|token| input.capital(token))
        && words().next_back().is_some_and(|token| {
            let word = input.str(token);
            ["bostäder", "hem", "byggen", "AB", "fastigheter", "trafik", "förening", "bolaget"]
                .iter()
                .any(|end| word.ends_with(end))
        });
    (named || company).then_some(Party::Other)
}

/// The people that a sentence about signing names after `av`.
pub(crate) fn named_in_prose(input: Tokens<'_>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut from = 0;
    let mut index = 0;
    while index < input.len() {
        let boundary = input.rest[index].is_sign(',')
            || input.rest[index].is(Flags::AND)
            || input.rest[index].is(Flags::BY)
            || input.rest[index].is_sign('(');
        if boundary {
            from = index + 1;
            index += 1;
            continue;
        }
        match name(input.from(index)) {
            Some(tokens) if is_name_word(input, &input.rest[index]) => {
                let before = Tokens { text: input.text, rest: &input.rest[from..index] };
                let end = index + tokens;
                let mut next = past_party_letter(input, end);
                let mut found = Line { name: Some(offsets(input, index..end)), ..Line::default() };
                if role_before(before, &mut found).is_none() {
                    // `Anna Ek, kommunstyrelsens ordförande`
                    if input.get(next).is_some_and(|token| token.is_sign(',')) {
                        let stop = (next + 1..input.len())
                            .find(|at| {
                                input.rest[*at].is_sign(',')
                                    || input.rest[*at].is(Flags::AND)
                                    || input.rest[*at].is_sign('.')
                            })
                            .unwrap_or(input.len());
                        let after = Tokens { text: input.text, rest: &input.rest[next + 1..stop] };
                        if role(after).is_some() {
                            part_of_line(after, &mut found);
                            next = stop;
                        }
                    }
                }
                // `kommunchef Anna Ek, Mora kommun, och`: whom they sign for comes after.
                if found.organisation.is_none() && found.role.is_some() {
                    next = organisation_after(input, next, &mut found);
                }
                if found.role.is_some() {
                    people.push(Person {
                        name: offsets(input, index..end),
                        role: found.role,
                        acting: found.acting,
                        organisation: found.organisation,
                        party: found.party.unwrap_or(Party::Other),
                    });
                }
                from = next;
                index = next;
            }
            _ => index += 1,
        }
    }
    people
}

/// Takes the organisation that stands between a comma at `at` and the next, and tells where to go on.
fn organisation_after(input: Tokens<'_>, at: usize, line: &mut Line) -> usize {
    if !input.get(at).is_some_and(|token| token.is_sign(',')) {
        return at;
    }
    let ends = |token: &Token| token.is_sign(',') || token.is_sign('.') || token.is(Flags::AND);
    let stop = input.rest[at + 1..].iter().position(ends).map_or(input.len(), |length| at + 1 + length);
    let mut found = Line::default();
    part_of_line(Tokens { text: input.text, rest: &input.rest[at + 1..stop] }, &mut found);
    if found.organisation.is_none() || found.role.is_some() || found.name.is_some() {
        return at;
    }
    line.organisation = found.organisation;
    line.party = line.party.or(found.party);
    stop
}

/// `för Flens kommun kommunstyrelsens ordförande`, `tillförordnad lokalpolisområdeschef`
fn role_before(before: Tokens<'_>, line: &mut Line) -> Option<()> {
    // The role is the last words before the name.
    let last = before.rest.last()?;
    if !last.is(Flags::ROLE) {
        return None;
    }
    let mut start = before.len() - 1;
    while start > 0
        && before.rest[start - 1].is_word()
        && !before.rest[start - 1].is(Flags::STOP.or(Flags::MODAL).or(Flags::KOMMUN_WORD))
    {
        start -= 1;
    }
    while start < before.len() && before.rest[start].is_sign('.') {
        start += 1;
    }
    let piece = before.from(start);
    let (range, acting, _) = role(piece)?;
    line.party = role_party(piece, range.clone());
    line.role = Some(offsets(piece, range));
    line.acting = acting || before.rest[..start].iter().rev().take(2).any(|token| token.is(Flags::ACTING));
    Some(())
}

fn offsets(input: Tokens<'_>, tokens: Range<usize>) -> Range<u32> {
    input.rest[tokens.start].start..input.rest[tokens.end - 1].end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    /// Name, role, whether acting, organisation, side.
    type Read = (Option<String>, Option<String>, bool, Option<String>, Option<Party>);

    fn line(text: &str) -> Option<Read> {
        let line = read(text, signature_line)?;
        let get =
            |range: Option<Range<u32>>| range.map(|range| text[range.start as usize..range.end as usize].to_owned());
        Some((get(line.name), get(line.role), line.acting, get(line.organisation), line.party))
    }

    #[test]
    fn lines() {
        let some = |text: &str| Some(text.to_owned());
        for (text, expected) in [
            ("Anna-Carin Magnusson", Some((some("Anna-Carin Magnusson"), None, false, None, None))),
            ("Nina Forsell Hjort", Some((some("Nina Forsell Hjort"), None, false, None, None))),
            (
                "Kommunstyrelsens ordförande",
                Some((None, some("Kommunstyrelsens ordförande"), false, None, Some(Party::Kommun))),
            ),
            ("Tf Lokalpolisområdeschef", Some((None, some("Lokalpolisområdeschef"), true, None, Some(Party::Polis)))),
            ("T.f. lokalpolisområdeschef", Some((None, some("lokalpolisområdeschef"), true, None, Some(Party::Polis)))),
            (
                "Lokalpolisområde Höglandet.",
                Some((None, None, false, some("Lokalpolisområde Höglandet"), Some(Party::Polis))),
            ),
            ("Oxelösunds kommun", Some((None, None, false, some("Oxelösunds kommun"), Some(Party::Kommun)))),
            ("Upplands Väsby kommun", Some((None, None, false, some("Upplands Väsby kommun"), Some(Party::Kommun)))),
            ("Upplands Väsby har två parker", None),
            (
                "Kommunstyrelsens ordförande, Arboga kommun",
                Some((None, some("Kommunstyrelsens ordförande"), false, some("Arboga kommun"), Some(Party::Kommun))),
            ),
            ("Eva Ek, kommunchef", Some((some("Eva Ek"), some("kommunchef"), false, None, Some(Party::Kommun)))),
            (
                "Biträdande lokalpolisområdeschef",
                Some((None, some("Biträdande lokalpolisområdeschef"), false, None, Some(Party::Polis))),
            ),
            (
                "För Umeå kommun: Eva Ek, kommunchef",
                Some((some("Eva Ek"), some("kommunchef"), false, some("Umeå kommun"), Some(Party::Kommun))),
            ),
            (
                "För Polisen: Eva Ek, lokalpolisområdeschef, Lokalpolisområde Umeå",
                Some((
                    some("Eva Ek"),
                    some("lokalpolisområdeschef"),
                    false,
                    some("Lokalpolisområde Umeå"),
                    Some(Party::Polis),
                )),
            ),
            ("För Bro idrottsallians", Some((None, None, false, some("Bro idrottsallians"), Some(Party::Other)))),
            ("Dag Rogne", Some((some("Dag Rogne"), None, false, None, None))),
            ("För en trygg kommun: Tio löften", None),
            ("För trygghetens skull", None),
            ("Medborgarlöftena följs upp varje år", None),
            ("Vad är ett medborgarlöfte", None),
            ("Lägesbild", None),
            ("Polisen ska öka sin närvaro", None),
        ] {
            assert_eq!(line(text), expected, "{text}");
        }
    }

    #[test]
    fn prose() {
        let text = "Löftet undertecknades den 9 mars 2022 av kommunchef Henrik Stål och tillförordnad lokalpolisområdeschef Birgitta Ohl.";
        let people = read(text, named_in_prose);
        let names: Vec<_> = people
            .iter()
            .map(|person| (&text[person.name.start as usize..person.name.end as usize], person.acting, person.party))
            .collect();
        assert_eq!(names, [("Henrik Stål", false, Party::Kommun), ("Birgitta Ohl", true, Party::Polis)]);
    }

    #[test]
    fn prose_with_organisations() {
        let text = "Löftet undertecknades den 14 januari 2019 av kommunchef Per Lind, Mora kommun, och lokalpolisområdeschef Maj Ek, \
                    Lokalpolisområde Mora, vid ett möte.";
        let organisations: Vec<_> = read(text, named_in_prose)
            .into_iter()
            .map(|person| person.organisation.map(|range| &text[range.start as usize..range.end as usize]))
            .collect();
        assert_eq!(organisations, [Some("Mora kommun"), Some("Lokalpolisområde Mora")]);
    }
}
