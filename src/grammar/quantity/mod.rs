//! What can be counted: `minst tio riktade insatser`, `trygghetsvandringar (2 st)`, `en gång i veckan`.
//!
//! ```text
//! quantity  = comparator* number pieces? unit? frequency?
//!           | unit "(" number pieces ")"
//!           | comparator? frequency                            ; varje onsdag
//! unit      = modifier* noun+                                  ; up to a preposition, conjunction, verb or sign
//! ```
//!
//! What names rather than counts is left out: `årskurs 8`, `14 kap 1 §`, `15-20 år`, `inom tio dagar`.

mod count;
mod elided;
mod names;
#[cfg(test)]
mod tests;
mod unit;

use std::ops::Range;

use nom::Parser;
use smallvec::SmallVec;

use super::frequency::{self, Frequency, frequency};
use super::number::numeral;
use super::token::{Kind, Token, Tokens};
use crate::document::{Comparator, Per};
use crate::vocabulary::counts::{COMPARATORS, NONE_OF_ONE, THAN, THERE_WAS};
use crate::vocabulary::vows::PARTICLES;
use crate::vocabulary::{Flags, endings};

/// A count in a text; offsets are into the folded text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity {
    pub(crate) comparator: Comparator,
    pub(crate) value: f64,
    pub(crate) unit: Option<Range<u32>>,
    pub(crate) per: Option<Per>,
    /// The unit is a percentage, in words or as a sign.
    pub(crate) percent: bool,
    /// From the comparator or number to the unit or frequency.
    pub(crate) range: Range<u32>,
}

/// What else decides what counts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Context {
    /// The only year the document is for: `under 2017` is then a frequency.
    pub(crate) only_year: Option<u16>,
    /// The text reports what was done: `ett möte hölls` counts.
    pub(crate) report: bool,
}

/// Counts of one text, which are seldom many.
pub(crate) type Quantities = SmallVec<[Quantity; 2]>;

/// The counts in a text, in order.
pub(crate) fn quantities(input: Tokens<'_>, context: Context) -> Quantities {
    let mut all = Quantities::new();
    if !input.rest.iter().any(may_begin) {
        return all;
    }
    for sentence in input.sentences() {
        Scan { input: Tokens { rest: &input.rest[sentence], ..input }, context, found: SmallVec::new(), leading: None }
            .run(&mut all);
    }
    all
}

fn may_begin(token: &Token) -> bool {
    matches!(token.kind, Kind::Figure(_) | Kind::Tal(_) | Kind::Numeral(..))
        || token.lex.comparator.is_some()
        || token.is(Flags::ONE.or(Flags::EACH).or(Flags::EVERY_OTHER).or(Flags::NO))
        || token.is(Flags::ADVERB) && token.lex.per.is_some()
}

/// A count with the tokens it takes.
struct Found {
    quantity: Quantity,
    tokens: Range<usize>,
}

struct Scan<'t> {
    input: Tokens<'t>,
    context: Context,
    found: SmallVec<[Found; 2]>,
    /// A frequency before the first count, and where it stands.
    leading: Option<(Frequency, Range<usize>)>,
}

impl Scan<'_> {
    fn run(mut self, all: &mut Quantities) {
        let mut at = 0;
        while at < self.input.len() {
            at = self.step(at).max(at + 1);
        }
        if let Some((leading, tokens)) = self.leading.take() {
            let bare = self.found.iter().all(|found| found.quantity.per.is_some());
            if self.found.is_empty() || bare {
                if leading.alone && self.found.is_empty() {
                    self.push_frequency(leading, tokens);
                }
            } else {
                for found in self.found.iter_mut().filter(|found| found.quantity.per.is_none()) {
                    found.quantity.per = Some(leading.per);
                }
            }
        }
        all.extend(self.found.into_iter().map(|found| found.quantity));
    }

    fn token(&self, index: usize) -> Option<&Token> {
        self.input.get(index)
    }

    fn word(&self, index: usize) -> &str {
        self.input.get(index).map_or("", |token| self.input.str(token))
    }

    fn before(&self, index: usize) -> Option<&Token> {
        index.checked_sub(1).and_then(|index| self.input.get(index))
    }

    /// Reads what begins at `at` and returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        // Most words begin none of what is read here.
        if !self.token(at).is_some_and(|token| may_begin(token) || token.is(frequency::BEGINS.or(Flags::COMPARES))) {
            return at + 1;
        }
        if let Ok((rest, frequency)) = frequency(self.context.only_year).parse(self.input.from(at)) {
            let end = self.input.len() - rest.len();
            self.attach(frequency, at..end);
            return end;
        }
        let (comparator, number_at) = self.comparator(at);
        // `minst varannat år`, `minst varje vecka`
        if comparator.is_some()
            && let Ok((rest, frequency)) = frequency(self.context.only_year).parse(self.input.from(number_at))
            && frequency.alone
        {
            let end = self.input.len() - rest.len();
            self.push(comparator, Count { value: frequency.times, unit: None, per: Some(frequency.per) }, at..end);
            return end;
        }
        if let Some(token) = self.token(at)
            && token.is(Flags::NO)
            && self.context.report
        {
            // `I byn fanns ingen lokal`, `Undersökningen visar ingen säker förändring`
            let one = self.word(at).ends_with(NONE_OF_ONE);
            let missing = self.before(at).is_some_and(|before| {
                let verb = self.input.lower(before);
                THERE_WAS.contains(&verb) || one && !before.is(Flags::REPORTED) && endings::present(verb)
            });
            if missing {
                return at + 1;
            }
            return self.none(at);
        }
        let Some(numeral) = numeral(self.input.from(number_at)) else { return at + 1 };
        match self.names(at, number_at, &numeral, comparator) {
            Some(skip) => skip,
            None => self.count(at, number_at, comparator, numeral),
        }
    }

    /// `minst`, `upp till`, `fler än`, and where the number begins.
    fn comparator(&self, at: usize) -> (Option<Comparator>, usize) {
        let (mut comparator, mut index) = (None, at);
        loop {
            let Some(token) =
                self.token(index).filter(|token| token.lex.comparator.is_some() || token.is(Flags::COMPARES))
            else {
                return (comparator, index);
            };
            if self.is_particle(index) {
                return (comparator, index);
            }
            let next = self.word(index + 1);
            // `inte färre än tio`, `inte fler än tio`
            let denied = self.before(index).is_some_and(|before| before.is(Flags::NOT));
            let word = self.input.lower(token);
            let pair = COMPARATORS.iter().find(|(first, second, _)| word == *first && next == *second);
            let (found, taken) = match (pair, token.lex.comparator) {
                (Some((_, _, Comparator::MoreThan)), _) if denied => (Comparator::AtMost, 2),
                (Some((_, THAN, Comparator::AtMost)), _) if denied => (Comparator::AtLeast, 2),
                (Some((_, _, found)), _) => (*found, 2),
                (None, Some(found)) => (found, 1),
                (None, None) => return (comparator, index),
            };
            let after = index + taken + usize::from(self.token(index + taken).is_some_and(|token| token.is_sign('.')));
            // `över`, `runt`, `omkring` compare only right before a number.
            if token.is(Flags::PREPOSITION) && numeral(self.input.from(after)).is_none_or(|numeral| numeral.article) {
                return (comparator, index);
            }
            comparator = comparator.or(Some(found));
            index = after;
        }
    }

    /// Whether a word belongs to the verb before it, as in `se över` and `flytta runt`.
    fn is_particle(&self, at: usize) -> bool {
        let Some(verb) = self.before(at).filter(|_| self.input.rest[at].is(Flags::PREPOSITION)) else { return false };
        let (word, verb) = (self.input.lower(&self.input.rest[at]), self.input.lower(verb));
        PARTICLES.iter().any(|(particle, verbs)| word == *particle && verbs.contains(&verb))
    }

    /// A frequency goes with the count before it, else with the counts after it.
    fn attach(&mut self, frequency: Frequency, tokens: Range<usize>) {
        let text_end = self.token(tokens.end - 1).map_or(0, |token| token.end);
        match self.found.last_mut() {
            Some(last) if last.quantity.per.is_none() => {
                last.quantity.per = Some(frequency.per);
                // `en trygghetsmätning vartannat år`
                last.quantity.value *= frequency.times;
                if last.tokens.end == tokens.start {
                    last.quantity.range.end = text_end;
                    last.tokens.end = tokens.end;
                }
            }
            Some(_) => {}
            None if self.leading.is_none() => self.leading = Some((frequency, tokens)),
            None => {}
        }
    }

    fn push_frequency(&mut self, frequency: Frequency, tokens: Range<usize>) {
        self.push(None, Count { value: frequency.times, unit: None, per: Some(frequency.per) }, tokens);
    }

    fn push(&mut self, comparator: Option<Comparator>, count: Count, tokens: Range<usize>) {
        let range = self.offsets(tokens.clone());
        let comparator = comparator.unwrap_or(Comparator::Exactly);
        let quantity =
            Quantity { comparator, value: count.value, unit: count.unit, per: count.per, percent: false, range };
        self.found.push(Found { quantity, tokens });
    }

    fn offsets(&self, tokens: Range<usize>) -> Range<u32> {
        self.input.rest[tokens.start].start..self.input.rest[tokens.end - 1].end
    }
}

struct Count {
    value: f64,
    unit: Option<Range<u32>>,
    per: Option<Per>,
}

fn numeral_at(input: Tokens<'_>, index: usize) -> bool {
    matches!(input.get(index).map(|token| token.kind), Some(Kind::Figure(_) | Kind::Numeral(_, false)))
}
