//! The paragraphs of a follow-up, each with what it can be.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::document::{ReportPeriod, Span, Status};
use crate::extract::chapters::number_of_part;
use crate::extract::commitment::Reading;
use crate::extract::outline::Outline;
use crate::extract::page::{Page, Piece};
use crate::extract::ticks::Ticks;
use crate::grammar::{
    Joint, Token, announced, asks_why, explains_sign, is_salutation, is_to_readers, joined_at, label_of_promise,
    legend, names_both, names_parts, status, time_alone,
};
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::{ColumnHead, Cue, Flags, Stems};

use super::headed::{headed, labelled_statement, point, standing};
use super::pairs::Pairs;
use super::stands::stands_before;
use super::tense::{Tense, tense};
use super::under_labels::answered;
use super::{Time, answer, letter, signs, split};

/// Whether nothing stands after a label that had a value elsewhere.
fn is_left_empty(page: &Page<'_>, statement: &Statement, valued: &FxHashSet<&str>) -> bool {
    let label = statement.label.map(|label| page.text(label).trim_end());
    let apart = || page.next(statement.piece.unit, page.blocks).is_none_or(|next| page.units[next].gap);
    let empty = statement.period.is_none() && page.text(statement.piece).is_empty();
    empty && label.is_some_and(|label| valued.contains(label)) && apart()
}

/// A paragraph of the body, with what it can be.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) piece: Piece,
    pub(super) heading: bool,
    pub(super) marker: Option<Marker>,
    pub(super) indent: u32,
    pub(super) tense: Tense,
    /// A later paragraph of the same item.
    pub(super) continued: bool,
    /// The time that it says it reports on.
    pub(super) period: Option<ReportPeriod>,
    /// What the label before it says that it is.
    pub(super) role: Option<ColumnHead>,
    /// `Kvartal 1:` or `Resultat:` before it.
    pub(super) label: Option<Piece>,
    /// How far it has come, which is said before it.
    pub(super) stands: Option<(Status, Span)>,
    /// How many numbers a heading begins with: two in `3.1 Centrum`.
    pub(super) depth: u8,
}

impl Statement {
    fn new(page: &Page<'_>, piece: Piece) -> Self {
        let unit = &page.units[piece.unit];
        Statement {
            piece,
            heading: false,
            marker: unit.marker(),
            indent: unit.indent,
            tense: Tense::Neutral,
            continued: false,
            period: None,
            role: None,
            label: None,
            stands: None,
            depth: 0,
        }
    }

    /// Whether this is an item below `other` in a list.
    pub(super) fn is_below(&self, other: &Statement) -> bool {
        let number = |statement: &Statement| matches!(statement.marker, Some(Marker::Number(_)));
        self.marker.is_some()
            && other.marker.is_some()
            && (self.indent > other.indent || number(other) && !number(self))
    }

    /// `1. Polisen ska …`: no part of what stands before it, where a report of its own comes next.
    pub(super) fn is_numbered_commitment(&self) -> bool {
        matches!(self.marker, Some(Marker::Number(_) | Marker::Part)) && self.tense == Tense::Commitment
    }

    /// What the items of one list, at one level, have in common: whether they are numbered, and their indent.
    pub(super) fn list(&self) -> Option<(bool, u32)> {
        self.marker.map(|marker| (matches!(marker, Marker::Number(_)), self.indent))
    }

    /// Whether this is a paragraph of its own, with neither a marker nor a label.
    pub(super) fn is_bare(&self) -> bool {
        self.marker.is_none() && self.label.is_none() && !self.continued && !self.heading
    }

    /// `Utfall: tolv möten`, with no marker of its own.
    pub(super) fn is_labelled_report(&self) -> bool {
        self.label.is_some() && self.marker.is_none() && !self.heading && self.tense == Tense::Report
    }

    /// Whether this stands in the same list as `other`, at the same level.
    pub(super) fn is_beside(&self, other: &Statement) -> bool {
        self.list().is_some() && self.list() == other.list()
    }
}

/// Headings under which nothing is reported on.
pub(super) const ASIDE: &[Cue] =
    &[Cue::Goals, Cue::Contact, Cue::Related, Cue::Introduction, Cue::Lagesbild, Cue::About, Cue::Signatures];

/// The statements of a follow-up, and the labels that stand alone among them.
pub(super) fn statements(
    page: &Page<'_>,
    outline: &Outline,
    range: Range<usize>,
    reading: &Reading,
    time: Time,
) -> (Vec<Statement>, Vec<Piece>) {
    let start = outline.title.map_or(range.start, |title| range.start.max(title + 1));
    let range = range.start..letter::end_of_letter(page, start..range.end);
    let pairs = Pairs::new(page, start..range.end, reading);
    let ticks = Ticks::of_account(page, start..range.end);
    let returning = returning_questions(page, start..range.end);
    // The introduction ends where the first commitment stands.
    let commits = |unit: &usize| {
        let tokens = page.tokens(*unit);
        let modal = tokens.rest.iter().any(|token| token.is(Flags::MODAL));
        // `I våras lovade vi att arbeta för … Här redovisas hur det gick.`
        let tells_of = page.units[*unit].stems.any(Stems::VISAS.or(Stems::REDOVISNING).or(Stems::UTFALL));
        let introduces = tokens.sentences().nth(1).is_some() && (tells_of || letter::introduces_all(page, *unit));
        label_of_promise(tokens)
            || pairs.promises(*unit)
            || page.units[*unit].is_item()
                && (ticks.status(page.units[*unit].marker()).is_some() || stands_before(tokens, reading).is_some())
            || modal
                && !introduces
                && !pairs.introduces(page, *unit)
                && tense(tokens, reading) == Tense::Commitment
                && (page.units[*unit].text().len() <= LONGEST_COMMITMENT || letter::is_told(page, *unit))
    };
    let before = || outline.preamble.iter().map(|piece| piece.unit);
    let body =
        before().find(commits).or_else(|| before().find(|unit| page.units[*unit].is_item())).unwrap_or(range.end);
    let (mut statements, mut labels) = (Vec::new(), Vec::new());
    // The labels that have had a value.
    let mut valued: FxHashSet<&str> = FxHashSet::default();
    let introduced = outline.preamble.iter().map(|piece| piece.unit).filter(|unit| *unit < body);
    let others: FxHashSet<usize> = outline
        .signatures
        .iter()
        .chain(&outline.contacts)
        .chain(&outline.subtitles)
        .copied()
        .chain(introduced)
        .collect();
    // `Tertial 1` and `Tertial 2` over what each tells.
    let time_of = |unit: &usize| {
        let tokens = page.tokens(*unit);
        (tokens.len() <= LONGEST_TIME).then(|| time_alone(tokens, time.year)).flatten()
    };
    let first = outline.subtitles.iter().find_map(time_of);
    let sections =
        first.is_some() && (start..range.end).any(|unit| time_of(&unit).is_some_and(|time| Some(time) != first));
    // `4. Uppföljning av medborgarlöftet` in minutes is told of up to `5. Nästa möte`.
    let agenda = outline.title.and_then(|title| Some((point(page, title)?, page.units[title].indent)));
    let last_promise = agenda.and_then(|_| (start..range.end).rfind(|unit| page.promises(*unit)));
    let mut last_number = 0;
    // `5.1 Medborgarlöften` in a report of other things is told of up to `5.2 Krisberedskap`.
    let chapter = outline.title.and_then(|title| number_of_part(page, title));
    let mut stands_over = false;
    for unit in start..range.end {
        let this = &page.units[unit];
        if let Some((title, indent)) = agenda
            && let Some(number) = point(page, unit)
        {
            // A list under it may count as far, and a chapter go on with it.
            let next = number.checked_sub(1) == Some(title) && last_number != title && this.indent <= indent;
            let section = || this.text().starts_with('§');
            if next && (this.is_item() || section() || last_promise.is_none_or(|promise| promise < unit)) {
                break;
            }
            last_number = number;
        }
        if chapter.is_some() && begins_part(page, unit, chapter) {
            break;
        }
        // `Höll ni löftet?`, asked again and again below what was to be done.
        let over = |last: &Statement| last.tense == Tense::Commitment && !last.heading;
        if returning.contains(this.text()) && statements.last().is_some_and(over) {
            let whole = page.whole(unit);
            let (label, piece) = (Some(whole), Piece { start: whole.end, ..whole });
            let role = Some(ColumnHead::Report);
            statements.push(Statement { piece, label, role, tense: Tense::Report, ..Statement::new(page, whole) });
            continue;
        }
        let other = others.contains(&unit) && !(sections && time_of(&unit).is_some());
        let taken = this.is_void() || this.table().is_some() || this.text().is_empty() || other;
        if taken {
            stands_over |= others.contains(&unit) && answer::says_only(page.tokens(unit));
            continue;
        }
        // `Så bedömer vi` over `Grön = genomfört`
        let legend = |unit: usize| {
            let tokens = page.tokens(unit);
            explains_sign(tokens).is_some() || !ticks.is_empty() && !legend(tokens).is_empty()
        };
        if legend(unit)
            || this.is_paragraph() && !this.ends_sentence() && page.next(unit, range.end).is_some_and(legend)
        {
            labels.push(page.whole(unit));
            continue;
        }
        let asks = this.text().ends_with('?');
        // `Varför?` between what came of something and why.
        if asks && !statements.is_empty() && asks_why(page.tokens(unit)) {
            labels.push(page.whole(unit));
            continue;
        }
        // Above it no more than who writes.
        let over = || statements.len() <= LONGEST_LETTERHEAD && statements.iter().all(|over: &Statement| over.heading);
        let opens = over() && is_salutation(page.tokens(unit));
        if this.is_paragraph() && !pairs.promises(unit) && (opens || is_to_readers(page.tokens(unit))) {
            continue;
        }
        if pairs.leads(unit) {
            labels.push(page.whole(unit));
            continue;
        }
        let short =
            this.is_paragraph() && !pairs.promises(unit) && this.text().len() < 90 && (asks || !this.ends_sentence());
        let named = || !this.gap && names_both(page.tokens(unit)) || names_parts(page.tokens(unit));
        if short && !this.bold && named() {
            labels.push(page.whole(unit));
            continue;
        }
        let apart = || this.gap || stands_over_items(page, unit, range.end);
        let plain = || short && apart() && !answer::is_value(page.tokens(unit), statements.last());
        let heading = matches!(this.shape, BlockShape::Heading(_)) || this.is_paragraph() && (this.bold || plain());
        if short && !this.bold && answer::states(page.tokens(unit), statements.last()) {
            statements.push(Statement { tense: Tense::Report, ..Statement::new(page, page.whole(unit)) });
            continue;
        }
        if short && !stands_over && answer::closes(page, unit, range.end, &statements) {
            let role = Some(ColumnHead::Status);
            statements.push(Statement { role, tense: Tense::Report, ..Statement::new(page, page.whole(unit)) });
            continue;
        }
        if short && !this.bold && answer::says_only(page.tokens(unit)) {
            // Where one stands over commitments, all do.
            let answers = !stands_over && answer::answers(page, unit, range.end, statements.last(), reading);
            if answers {
                statements.push(Statement { tense: Tense::Report, ..Statement::new(page, page.whole(unit)) });
                continue;
            }
            stands_over |= heading;
        }
        for (index, piece) in page.paragraphs(unit).into_iter().enumerate() {
            let statement = Statement {
                heading,
                tense: pairs.tense(unit).unwrap_or_else(|| tense(page.piece_tokens(piece), reading)),
                continued: index > 0,
                ..Statement::new(page, piece)
            };
            // `→ Tolv möten` right below `• Polisen ska hålla tio möten`
            let answers = |before: &Statement| before.marker != statement.marker && !is_arrow(before.marker);
            let statement = match is_arrow(statement.marker) && statements.last().is_some_and(answers) {
                true => Statement { tense: Tense::Report, continued: true, ..statement },
                false => statement,
            };
            let statement = if heading { headed(page, statement, reading, &mut labels) } else { statement };
            // `Genomfört` over a list of what was promised says how far all of it has come.
            if heading && says_how_far(page, unit, range.end, reading) {
                statements.push(statement);
                continue;
            }
            if let Some(statement) = standing(page, &statement, &ticks, reading) {
                statements.push(statement);
                continue;
            }
            match labelled_statement(page, statement, short || heading, time) {
                // `Kommentar:`, where others have a comment after it, stands over nothing that follows.
                Some(statement) if is_left_empty(page, &statement, &valued) => labels.push(piece),
                Some(statement) => {
                    let label = statement.label.filter(|_| !page.text(statement.piece).is_empty());
                    valued.extend(label.map(|label| page.text(label).trim_end()));
                    statements.push(statement);
                }
                None => labels.push(piece),
            }
        }
    }
    signs::nest(&mut statements);
    let statements = split::split(page, statements, reading, &mut labels);
    (answered(page, statements, &pairs, &mut labels), labels)
}

/// The short questions that are asked more than once.
fn returning_questions<'p>(page: &'p Page<'_>, units: Range<usize>) -> FxHashSet<&'p str> {
    let mut asked = FxHashSet::default();
    let questions = page.units[units].iter().filter(|unit| {
        unit.is_paragraph() && !unit.is_void() && unit.text().len() < LONGEST_QUESTION && unit.text().ends_with('?')
    });
    questions.map(|unit| unit.text()).filter(|text| !asked.insert(*text)).collect()
}

/// `Blev det som ni hade lovat oss?` has fewer bytes.
const LONGEST_QUESTION: usize = 40;

/// Whether a line that no blank line stands before is a heading over the items below it, as on slides: it names a section in
/// which nothing is reported on, or the items each say what was promised and what came of it.
fn stands_over_items(page: &Page<'_>, unit: usize, end: usize) -> bool {
    let tokens = page.tokens(unit);
    let Some(next) = page.next(unit, end).filter(|next| page.units[*next].is_item()) else { return false };
    let told = || joined_at(page.tokens(next), Joint::Arrow).is_some();
    tokens.len() <= LONGEST_OVER_ITEMS
        && tokens.first().is_some_and(|first| tokens.capital(first))
        && (announced(tokens).is_some_and(|cue| ASIDE.contains(&cue)) || told())
}

/// `Centrum, stationen och Strandängen` has fewer tokens.
const LONGEST_OVER_ITEMS: usize = 6;

/// Whether a heading has the number after that of a part: `5.2 Krisberedskap` after `5.1 Medborgarlöften`.
fn begins_part(page: &Page<'_>, unit: usize, part: Option<(&str, u16)>) -> bool {
    matches!(page.units[unit].shape, BlockShape::Heading(_))
        && number_of_part(page, unit).zip(part).is_some_and(|(this, part)| this.0 == part.0 && this.1 == part.1 + 1)
}

pub(super) fn is_arrow(marker: Option<Marker>) -> bool {
    matches!(marker, Some(Marker::Bullet('→' | '⇒' | '➔' | '➜' | '➡' | '⟶')))
}

/// A longer paragraph before all else introduces, unless it tells at once what came of what it names.
const LONGEST_COMMITMENT: usize = 200;

/// So many lines may stand over the salutation of a letter.
const LONGEST_LETTERHEAD: usize = 3;

/// `Andra tertialet 2022` has no more tokens.
const LONGEST_TIME: usize = 4;

/// Whether a heading names a status alone, and what was promised stands right below it as a list.
fn says_how_far(page: &Page<'_>, unit: usize, end: usize, reading: &Reading) -> bool {
    let next = page.next(unit, end).filter(|next| page.units[*next].is_item());
    next.is_some_and(|next| tense(page.tokens(next), reading) == Tense::Commitment)
        && said_of_all(page, page.whole(unit)).is_some()
}

/// The status that a heading names and nothing else: `Genomfört`, `Pågående aktiviteter`.
pub(super) fn said_of_all(page: &Page<'_>, heading: Piece) -> Option<(Status, Span)> {
    let tokens = page.piece_tokens(heading);
    let says = |token: &Token| {
        token.is(Flags::DONE.or(Flags::ONGOING).or(Flags::PARTLY).or(Flags::CANCELLED).or(Flags::NOT))
            || token.lex.stems.any(Stems::AKTIVITET.or(Stems::LOFTE).or(Stems::DEL).or(Stems::ARBETET))
    };
    let words = || tokens.rest.iter().filter(|token| token.is_word());
    (words().count() <= MOST_WORDS_OF_STATUS && words().all(says))
        .then(|| status(tokens))
        .flatten()
        .map(|status| (status, page.span(heading)))
}

/// A heading with more words says more than a status.
const MOST_WORDS_OF_STATUS: usize = 3;

/// What labels stand before that was to be done.
pub(super) const PROMISES: [ColumnHead; 2] = [ColumnHead::Activity, ColumnHead::Promise];
