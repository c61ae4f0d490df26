//! What statements begin and end with beside what they say: numbers, labels, how far it has come.

use crate::document::{Date, ReportPeriod, Span};
use crate::extract::commitment::Reading;
use crate::extract::page::{Page, Piece};
use crate::extract::ticks::Ticks;
use crate::grammar::{Tokens, arrow, label, label_alone, labelled, time_alone};
use crate::layout::Marker;
use crate::vocabulary::ColumnHead;

use super::Time;
use super::stands::{stands_after, stands_before};
use super::statement::{PROMISES, Statement};
use super::tense::{Tense, tense};

/// A heading without the number of its section and the status that it ends with.
pub(super) fn headed(page: &Page<'_>, mut this: Statement, reading: &Reading, labels: &mut Vec<Piece>) -> Statement {
    let text = page.text(this.piece);
    let number = section_number(text);
    if number > 0 {
        let start = this.piece.start + number as u32;
        labels.push(Piece { end: start, ..this.piece });
        this.depth = 1 + text[..number].trim_end_matches(['.', ' ']).matches('.').count().min(DEEPEST) as u8;
        this.piece.start = start;
        this.tense = tense(page.piece_tokens(this.piece), reading);
    }
    if let Some((end, status, said)) = stands_after(page.piece_tokens(this.piece)) {
        let said = Piece { start: said.start, end: said.end, ..this.piece };
        labels.push(Piece { start: end, ..this.piece });
        this.stands = Some((status, page.span(said)));
        this.piece.end = end;
        this.tense = tense(page.piece_tokens(this.piece), reading);
    }
    this
}

/// How many bytes the number of a section takes that a text begins with: `3 `, `3.1 `, `3. `.
fn section_number(text: &str) -> usize {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &text[..text.len() - rest.len()];
    let short = number.split('.').all(|part| part.len() <= LONGEST_NUMBER);
    let numbers = short && number.starts_with(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(' ') {
        // `10 Fotpatruller` counts.
        Some(rest)
            if numbers && (number.contains('.') || number.len() == 1) && rest.starts_with(char::is_uppercase) =>
        {
            text.len() - rest.len()
        }
        _ => 0,
    }
}

/// The number of a point of an agenda: that of an item, or `3` in the lines `3  Nästa möte` and `§ 3 Nästa möte`.
pub(super) fn point(page: &Page<'_>, unit: usize) -> Option<u16> {
    let this = &page.units[unit];
    match this.marker() {
        Some(Marker::Number(number)) => Some(number),
        None if this.is_paragraph() && this.gap && this.text().len() <= LONGEST_POINT => {
            let text = this.text();
            let numbered = text.strip_prefix('§').map_or(text, str::trim_start);
            if numbered.len() < text.len() {
                let digits = numbered.bytes().take_while(u8::is_ascii_digit).count();
                return numbered[..digits].parse().ok();
            }
            text[..section_number(text)].trim_end_matches(['.', ' ']).parse().ok()
        }
        _ => None,
    }
}

/// A longer line is no point of an agenda.
const LONGEST_POINT: usize = 90;

/// Sections of a greater depth are told apart by nothing.
const DEEPEST: usize = 8;

/// A section's number has no more digits; `2019` is a year.
const LONGEST_NUMBER: usize = 2;

/// An item without the status that it begins with, before its text or as its marker.
pub(super) fn standing(page: &Page<'_>, this: &Statement, ticks: &Ticks, reading: &Reading) -> Option<Statement> {
    let marker = this.marker.filter(|_| !this.continued)?;
    if let Some(status) = ticks.status(Some(marker)) {
        let before = Span::new(page.units[this.piece.unit].span.start, page.span(this.piece).start);
        let sign = page.source[before.range()].trim_end().len() as u32;
        let stands = Some((status, Span::new(before.start, before.start + sign)));
        return Some(Statement { stands, tense: Tense::Commitment, ..this.clone() });
    }
    let (status, end, start) = stands_before(page.piece_tokens(this.piece), reading)?;
    let label = Piece { end, ..this.piece };
    let stands = Some((status, page.span(label)));
    let piece = Piece { start, ..this.piece };
    Some(Statement { piece, label: Some(label), stands, tense: Tense::Commitment, ..this.clone() })
}

/// A statement without the label that it begins with; `None` where it says nothing but a dash.
pub(super) fn labelled_statement(page: &Page<'_>, mut this: Statement, short: bool, time: Time) -> Option<Statement> {
    let tokens = page.piece_tokens(this.piece);
    let year = time.year;
    let alone = || {
        let part = || time_alone(tokens, year).filter(|_| short);
        let whole = || one_of_years(tokens, time.reporting).filter(|_| short || this.continued);
        part().or_else(whole).map(|period| (period, this.piece.end))
    };
    let start = match alone().or_else(|| labelled(tokens, year)) {
        Some((period, end)) => {
            this.period = Some(period);
            end
        }
        None if arrow(tokens).is_some() => {
            this.role = Some(ColumnHead::Report);
            arrow(tokens)?
        }
        None => {
            let alone = || label_alone(tokens).filter(|_| short).map(|role| (role, this.piece.end));
            let Some((role, start)) = label(tokens).or_else(alone) else { return Some(this) };
            this.role = Some(role);
            start
        }
    };
    this.label = Some(Piece { end: start, ..this.piece });
    let text = page.text(Piece { start, ..this.piece });
    this.piece.start = start + (text.len() - text.trim_start().len()) as u32;
    let promises = this.role.is_some_and(|role| PROMISES.contains(&role));
    (this.heading, this.tense) = (false, if promises { Tense::Commitment } else { Tense::Report });
    // An empty one stands over what follows.
    if text.is_empty() && this.period.is_some() {
        this.role = Some(ColumnHead::Report);
    }
    let void = text.chars().all(|c| matches!(c, '-' | '–' | '—' | ' ' | '.'));
    (!void || text.is_empty()).then_some(this)
}

/// `2021`, and nothing else, in an account of several years.
fn one_of_years(tokens: Tokens<'_>, reporting: Option<ReportPeriod>) -> Option<ReportPeriod> {
    let Some(ReportPeriod::Range { start, end }) = reporting else { return None };
    let (only, rest) = tokens.rest.split_first()?;
    let year: u16 = tokens.str(only).parse().ok()?;
    let within = start.year() < end.year() && (start.year()..=end.year()).contains(&year);
    let ends = rest.iter().all(|token| token.is_sign(':'));
    (within && ends).then_some(ReportPeriod::Range { start: Date::Year(year), end: Date::Year(year) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_sections() {
        for (text, expected) in [
            ("3 Centrum", "Centrum"),
            ("3.1 Polisen ska", "Polisen ska"),
            ("3. Centrum", "Centrum"),
            ("2019 Centrum", "2019 Centrum"),
            ("10 möten", "10 möten"),
            ("Centrum", "Centrum"),
            ("3", "3"),
        ] {
            assert_eq!(&text[section_number(text)..], expected, "{text}");
        }
    }
}
