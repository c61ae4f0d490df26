//! Numbers that name, date or measure something and count nothing: `årskurs 8`, `14 kap 1 §`, `15-20 år`.

use super::{Scan, numeral_at};
use crate::document::{Comparator, Per};
use crate::grammar::number::Numeral;
use crate::grammar::token::{Kind, Token, same_word};
use crate::vocabulary::counts::{
    AGES, EARLIER, NUMBER_OF, OF_KNOWN, OF_YEARS, PLANNED_NUMBER, SUPERLATIVES, THIS_YEAR,
};
use crate::vocabulary::phrases::ALL_OF;
use crate::vocabulary::year::BETWEEN;
use crate::vocabulary::{Flags, Stems, endings};

impl Scan<'_> {
    /// Where to go on if the number names or dates something and counts nothing.
    pub(super) fn names(
        &self,
        at: usize,
        number_at: usize,
        numeral: &Numeral,
        comparator: Option<Comparator>,
    ) -> Option<usize> {
        let end = number_at + numeral.tokens;
        let figure = matches!(self.token(number_at).map(|token| token.kind), Some(Kind::Figure(_)));
        let next = self.token(end);
        let next_is = |flags: Flags| next.is_some_and(|token| token.is(flags));
        // `v. 27`
        let short = |token: &&Token| token.is(Flags::LABEL) && token.end - token.start <= LONGEST_SHORT_LABEL;
        let before = match self.before(at) {
            Some(point) if point.is_sign('.') => self.before(at - 1).filter(short).or(Some(point)),
            other => other,
        };
        let before_is = |flags: Flags| before.is_some_and(|token| token.is(flags));
        if numeral.article {
            return None;
        }
        // A range goes with its first number: `15-20 år`, `27–31`, `6 och 9`.
        // `Hittills i år 31 pass`
        let this_year = || {
            let preposition = at.checked_sub(1).and_then(|year| self.before(year));
            before.is_some_and(|token| self.input.str(token) == THIS_YEAR.1)
                && preposition.is_some_and(|token| self.input.lower(token) == THIS_YEAR.0)
        };
        let label = before_is(Flags::LABEL)
            && !this_year()
            && !(before.is_some_and(|token| token.lex.per.is_some()) && !figure);
        if label || before_is(Flags::LAW) || before.is_some_and(|token| token.is_sign('§')) {
            return Some(self.past_series(end));
        }
        if next_is(Flags::MONTH) || next_is(Flags::LAW) {
            return Some(end + 1);
        }
        // `minst 100 timmars fotpatrull` counts hours.
        if next_is(Flags::MEASURE) && comparator.is_none() {
            return Some(end + 2);
        }
        // `2 000 kontroller` are written as no year is.
        let year = self.token(number_at).is_some_and(|token| token.year().is_some()) && self.word(number_at).len() == 4;
        // `skjuts upp till 2021`, `skjutas upp till 2021 eftersom …`
        if year && (comparator.is_none() || next.is_none_or(|next| !next.is_word() || next.is(Flags::STOP))) {
            return Some(end);
        }
        // `12/3 2021`, and not `18/20`, which is so many of so many
        if next.is_some_and(|token| token.is_sign('/'))
            && let Some(Kind::Figure(month)) = self.token(end + 1).map(|token| token.kind)
            && (month <= LAST_MONTH || !self.context.report)
        {
            return Some(end + 2);
        }
        // `15-20 år`, and not `41 året innan`
        let unit_at = match next {
            Some(dash) if dash.is_dash() && numeral_at(self.input, end + 1) => end + 2,
            _ => end,
        };
        let years = |token: &Token| token.lex.per == Some(Per::Year) && !EARLIER.contains(&self.input.lower(token));
        if self.token(unit_at).is_some_and(years) {
            return Some(unit_at + 1);
        }
        // `före 15 års ålder`
        if self.word(unit_at) == OF_YEARS && AGES.contains(&self.word(unit_at + 1)) {
            return Some(unit_at + 2);
        }
        // `7-8 februari`, `7 och 8 februari`
        let joined =
            next.is_some_and(|token| token.is_dash() || token.is(Flags::AND)) && numeral_at(self.input, end + 1);
        if joined && figure && self.token(end + 2).is_some_and(|token| token.is(Flags::MONTH)) {
            return Some(end + 3);
        }
        // `De sista två väntar`
        let rest = before.is_some_and(|token| OF_KNOWN.contains(&self.input.str(token)));
        if rest && at > 1 && self.before(at - 1).is_some_and(|token| token.is(Flags::DEFINITE)) {
            return Some(end);
        }
        // `de tre stadsdelarna`, `våra tre kommuner`
        let all = || !self.context.report && before.is_some_and(|before| ALL_OF.contains(&self.input.lower(before)));
        if before_is(Flags::DEFINITE) || all() {
            return Some(end);
        }
        // `ortens tre största skolor`
        if comparator.is_none() && is_superlative(self.word(end)) {
            return Some(end);
        }
        let word = before.map_or("", |token| self.input.str(token));
        let time = self.token(unit_at).is_some_and(|token| token.lex.per.is_some())
            || ["timmar", "minuter", "timme", "dagar", "veckor", "månader", "dygn"]
                .iter()
                .any(|end| self.word(unit_at).ends_with(end));
        // `inom tio dagar`, `under tre veckor`: a deadline or a stretch of time.
        if time && (same_word(word, "inom") || same_word(word, "senast")) {
            return Some(unit_at + 1);
        }
        if time && comparator.is_none() && matches!(word, "i" | "under" | "på" | "om" | "efter" | "sedan" | "för") {
            return Some(unit_at + 1);
        }
        // `Målet om tio kontroller nåddes`, `Målet var tio`: so many were promised.
        let joins = before_is(Flags::REPORTED) || matches!(word, "om" | "på");
        let of_goal = |goal: &Token| goal.lex.stems.any(Stems::MAL);
        if self.context.report && joins && at > 1 && self.before(at - 1).is_some_and(of_goal) {
            return Some(end);
        }
        if self.context.report && self.planned(at) {
            return Some(end);
        }
        // `mellan 16 och 19`, and not `mellan åtta platser`
        let joined =
            || next.is_some_and(|token| token.is(Flags::AND) || token.is_dash()) && numeral_at(self.input, end + 1);
        if same_word(word, BETWEEN) && comparator.is_none() && joined() && !self.between(at, end) {
            return Some(self.past_series(end));
        }
        // `Nollvision 365`: a name with a figure in it.
        let named = figure
            && comparator.is_none()
            && at > 1
            && before.is_some_and(|token| self.input.capital(token) && token.lex == crate::vocabulary::Lex::NONE);
        if named && !next.is_some_and(|token| token.is_word() && !token.is(Flags::STOP)) {
            return Some(end);
        }
        // `200 % hårdträning`, and not `64 procent svarade`
        if next_is(Flags::PERCENT)
            && self.word(end) == "%"
            && !endings::past(self.word(end + 1))
            && self
                .token(end + 1)
                .is_some_and(|token| token.is_word() && !token.is(Flags::STOP.or(Flags::VERB).or(Flags::MODAL)))
            && !matches!(self.word(end + 1), "fler" | "färre" | "mer" | "högre" | "lägre" | "mindre")
        {
            return Some(end + 2);
        }
        // `två av stadsdelarna`
        if comparator.is_none() && self.word(end) == "av" && self.of_promised(end, numeral).is_none() {
            return Some(end + 1);
        }
        None
    }

    /// `Mål: 20 kontroller`, `Planerat antal: 20`, `Målet 20 kontroller`: so many there were to be.
    fn planned(&self, at: usize) -> bool {
        let mut before = self.input.rest[..at].iter().rev().filter(|token| !token.is_sign(':') && !token.is_dash());
        let mut word = || before.next().map_or("", |token| self.input.lower(token));
        let label = word();
        let label = if NUMBER_OF.contains(&label) { word() } else { label };
        PLANNED_NUMBER.contains(&label)
    }

    /// Past `- 9`, `och 9`, `, 8 och 9`, and not `, 340 barn`.
    fn past_series(&self, mut end: usize) -> usize {
        loop {
            let joined = self.token(end).is_some_and(|token| {
                token.is_dash() || token.is(Flags::AND) || token.is_sign(',') || self.input.str(token) == "till"
            });
            let counts = self.token(end).is_some_and(|token| token.is_sign(','))
                && self.token(end + 2).is_some_and(|token| token.is_word() && !token.is(Flags::STOP));
            match self.token(end + 1).map(|token| token.kind) {
                Some(Kind::Figure(_) | Kind::Code) if joined && !counts => end += 2,
                _ => return end,
            }
        }
    }
}

/// A number after `/` that no month has counts.
const LAST_MONTH: f64 = 12.0;

/// A label that is cut short and has a point after it is no longer, in bytes.
const LONGEST_SHORT_LABEL: u32 = 4;

/// Whether a word is the definite form of a superlative: `största`, `viktigaste`.
fn is_superlative(word: &str) -> bool {
    word.ends_with("aste") || SUPERLATIVES.contains(&word)
}
