//! Who signed: lines of a signature block, and names in prose.
//!
//! ```text
//! line   = (side (":" | "genom"))? (name | name "," role ("," organisation)?) | role name? ("," organisation)? | side
//! side   = ("för" | "genom" | "på uppdrag av")? organisation
//! role   = acting? words-with-a-role-word
//! prose  = "undertecknades" … "av" (role name | name "," role) (("," | "och") …)*
//! ```

mod parts;
mod prose;

use std::ops::Range;

use super::token::{Kind, Token, Tokens};
use crate::document::{Actor, Party};
use crate::vocabulary::phrases::COMPANY;
use crate::vocabulary::places::DIRECTIONS;
use crate::vocabulary::signing::{SIGNER_LABELS, SIGNING_FOR};
use crate::vocabulary::{Flags, Lex, Stems};

use parts::{organisation, role, role_party};
pub(crate) use prose::named_in_prose;

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

/// How many tokens of a name the tokens begin with: two to four words with capitals.
fn name(input: Tokens<'_>) -> Option<usize> {
    let mut words = 0u16;
    let mut index = 0;
    while let Some(token) = input.get(index) {
        let part = input.str(token);
        let particle = words > 0 && matches!(part, "von" | "af" | "de" | "van" | "der" | "la" | "el" | "al");
        let initial = token.is_sign('.') && index > 0 && input.rest[index - 1].end - input.rest[index - 1].start <= 2;
        if initial && words < 3 {
            index += 1;
            continue;
        }
        // `O’Neill`
        let mark = matches!(token.kind, Kind::Sign('’' | '\'')) && words > 0 && is_inside(input, index);
        if particle || mark {
            words -= u16::from(mark);
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

/// Whether a sign stands between two parts of a word, with no space around it.
fn is_inside(input: Tokens<'_>, index: usize) -> bool {
    let (sign, before) = (&input.rest[index], &input.rest[index - 1]);
    before.end == sign.start && input.get(index + 1).is_some_and(|next| next.start == sign.end && input.capital(next))
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
        || token.is(Flags::STOP) && !token.is(Flags::MONTH) && !time && !word.eq_ignore_ascii_case("per")
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
    // `(Karin Berg)` below a dotted line
    if let [open, .., close] = input.rest
        && open.is_sign('(')
        && close.is_sign(')')
    {
        let inner = Tokens { rest: &input.rest[1..input.len() - 1], ..input };
        return signature_line(inner).filter(|line| line.name.is_some());
    }
    // `/Karin Berg, kommunchef`
    if input.first().is_some_and(|first| first.is_sign('/')) {
        return signature_line(input.from(1)).filter(|line| line.name.is_some());
    }
    // `Namn: Karin Berg`, `Befattning: Kommunchef`
    let labelled = input.get(1).is_some_and(|token| token.is_sign(':'));
    if labelled && input.first().is_some_and(|first| SIGNER_LABELS.contains(&input.lower(first))) {
        return signature_line(input.from(2));
    }
    // `Kommunchef: Karin Berg`
    if let Some(line) = role_before_colon(input) {
        return Some(line);
    }
    // `För Umeå kommun: Karin Berg, kommunchef`, `Umeå kommun genom kommunchef Karin Berg`
    let joint = |token: &Token| token.is_sign(':') || token.lex.stems.any(Stems::GENOM);
    if let Some(joint) = input.rest.iter().take(LONGEST_ORGANISATION + 2).position(joint).filter(|joint| *joint > 0) {
        let comma = input.rest[joint - 1].is_sign(',');
        let side = without_for(Tokens { rest: &input.rest[..joint - usize::from(comma)], ..input });
        organisation(side)?;
        // `Kontaktperson kommunen: Karin Berg`
        if side.first().is_some_and(|first| first.lex.stems.any(Stems::KONTAKT)) {
            return None;
        }
        let after = input.from(joint + 1);
        // `Umeå kommun genom`, over the name.
        if after.rest.iter().all(|token| token.is_sign(':')) && !input.rest[joint].is_sign(':') {
            let mut line = Line::default();
            set_organisation(side, &mut line);
            return Some(line);
        }
        let mut line = signature_line(after).filter(|line| line.name.is_some())?;
        if line.organisation.is_none() {
            set_organisation(side, &mut line);
        }
        return Some(line);
    }
    let mut line = Line::default();
    let (mut index, mut end) = (0, input.len());
    // `AB Bostäder` is nobody's name.
    let company = |tokens: &usize| input.rest[..*tokens].iter().any(|token| input.str(token) == COMPANY);
    if let Some(tokens) = name(input).filter(|tokens| !company(tokens)) {
        let after = past_party_letter(input, tokens);
        match input.get(after) {
            // `Upplands Väsby kommun` is nobody's name.
            Some(token) if token.is(Flags::KOMMUN_WORD) => {}
            // `Karin Berg (kommunchef, Umeå kommun)`
            Some(token) if token.is_sign('(') && input.rest[end - 1].is_sign(')') => {
                line.name = Some(offsets(input, 0..tokens));
                (index, end) = (after + 1, end - 1);
            }
            Some(token) if !(token.is_sign(',') || token.is_dash() || token.is_sign('/')) => return None,
            next => {
                line.name = Some(offsets(input, 0..tokens));
                index = after + usize::from(next.is_some());
            }
        }
    }
    // Between commas.
    let parts = input.rest[index..end].split(|token| token.is_sign(','));
    for rest in parts.filter(|part| !part.is_empty()) {
        part_of_line(Tokens { rest, ..input }, &mut line)?;
    }
    (line.name.is_some() || line.role.is_some() || line.organisation.is_some()).then_some(line)
}

/// A role and, after a colon, who has it.
fn role_before_colon(input: Tokens<'_>) -> Option<Line> {
    if input.len() > LONGEST_SIGNER {
        return None;
    }
    let colon = input.rest.iter().take(LONGEST_ORGANISATION + 1).position(|token| token.is_sign(':'))?;
    let label = Tokens { rest: &input.rest[..colon], ..input };
    let (range, acting, taken) = role(label)?;
    // `Lokalpolisområdeschef Norra Bohuslän: Arne Storm`
    let rest = label.from(taken);
    if rest.len() > 0 && !is_part_of_country(rest) {
        return None;
    }
    let mut line = signature_line(input.from(colon + 1)).filter(|line| line.name.is_some() && line.role.is_none())?;
    line.party = line.party.or(role_party(label, range.clone()));
    (line.role, line.acting) = (Some(offsets(label, range)), acting);
    Some(line)
}

fn part_of_line(piece: Tokens<'_>, line: &mut Line) -> Option<()> {
    let mut end = piece.len();
    while end > 0 && piece.rest[end - 1].is_sign('.') {
        end -= 1;
    }
    let piece = Tokens { rest: &piece.rest[..end], ..piece };
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
        // `Kommunchef Anna Ek`
        if line.name.is_none() && rest.len() > 0 && name(rest) == Some(rest.len()) && !is_part_of_country(rest) {
            line.name = Some(offsets(rest, 0..rest.len()));
        } else if rest.len() > 0 && organisation(rest).is_some() {
            set_organisation(rest, line);
        }
        return Some(());
    }
    let side = without_for(piece);
    if let Some(party) = organisation(side) {
        // `chef lokalpolisområde Norrmalm, Polisen`
        if line.organisation.is_none() {
            set_organisation(side, line);
            return Some(());
        } else if line.party == Some(party) {
            return Some(());
        }
    }
    if line.organisation.is_none()
        && let Some(body) = signed_for(piece)
    {
        line.organisation = Some(offsets(body, 0..body.len()));
        let kommun = body.first().is_some_and(|first| first.lex.actor == Some(Actor::Kommun));
        line.party = line.party.or(Some(if kommun { Party::Kommun } else { Party::Other }));
        return Some(());
    }
    // `chef, lokalpolisområde Norrmalm, region Stockholm`
    let region = |first: &Token| first.lex.actor == Some(Actor::Region) || first.is(Flags::POLICE_AREA);
    if line.organisation.is_some() && line.party == Some(Party::Polis) && piece.first().is_some_and(region) {
        return Some(());
    }
    // `Maj Ek, bostadschef, LKF`
    if line.organisation.is_none() && line.role.is_some() && line.name.is_some() && is_initials(piece) {
        set_organisation(piece, line);
        line.party = line.party.or(Some(Party::Other));
        return Some(());
    }
    None
}

/// `Norra Norrbotten`, of which a role may be: no one's name.
fn is_part_of_country(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|first| DIRECTIONS.contains(&input.lower(first)))
}

/// Whether a text is capitals that stand for a company.
fn is_initials(input: Tokens<'_>) -> bool {
    matches!(input.rest, [only] if (2..=6).contains(&input.str(only).len()) && input.str(only).chars().all(char::is_uppercase))
}

/// What stands after `För` or `På uppdrag av`, if it begins so.
fn without_for(input: Tokens<'_>) -> Tokens<'_> {
    let begins = |words: &&&[&str]| {
        words.len() <= input.len()
            && words.iter().zip(input.rest).all(|(word, token)| {
                // Most lines begin with a name.
                (token.end - token.start) as usize == word.len() && input.lower(token) == *word
            })
    };
    SIGNING_FOR.iter().find(begins).map_or(input, |words| input.from(words.len()))
}

/// `För Upplands-Bro idrottsallians`: whatever is signed for is a body, known or not.
fn signed_for(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let body = without_for(input);
    // `På uppdrag av kommunstyrelsen`
    let known = |first: &Token| first.lex.actor == Some(Actor::Kommun) && body.len() == 1;
    let named = body.len() < input.len() && body.first().is_some_and(|first| input.capital(first) || known(first));
    (named && body.len() <= LONGEST_ORGANISATION && body.rest.iter().all(Token::is_word)).then_some(body)
}

/// `T.f. lokalpolisområdeschef Norra Bohuslän: Arne Storm, Polismyndigheten` has fewer tokens.
const LONGEST_SIGNER: usize = 24;

/// A side has no more tokens.
const LONGEST_ORGANISATION: usize = 7;

fn set_organisation(piece: Tokens<'_>, line: &mut Line) {
    line.organisation = Some(offsets(piece, 0..piece.len()));
    line.party = organisation(piece).or(line.party);
}

fn offsets(input: Tokens<'_>, tokens: Range<usize>) -> Range<u32> {
    input.rest[tokens.start].start..input.rest[tokens.end - 1].end
}

#[cfg(test)]
mod tests;
