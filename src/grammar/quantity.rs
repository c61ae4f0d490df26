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

use std::ops::Range;

use nom::Parser;
use smallvec::SmallVec;

use super::frequency::{self, Frequency, frequency};
use super::number::{Numeral, numeral};
use super::token::{Kind, Token, Tokens, same_word};
use crate::document::{Comparator, Per};
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
        Scan {
            input: Tokens { text: input.text, rest: &input.rest[sentence] },
            context,
            found: SmallVec::new(),
            leading: None,
        }
        .run(&mut all);
    }
    all
}

fn may_begin(token: &Token) -> bool {
    matches!(token.kind, Kind::Figure(_) | Kind::Tal(_) | Kind::Numeral(..))
        || token.lex.comparator.is_some()
        || token.is(Flags::ONE.or(Flags::EACH).or(Flags::EVERY_OTHER).or(Flags::NO))
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
            let next = self.word(index + 1);
            let (found, taken) = match &*self.input.lower(token) {
                "mer" | "fler" | "flera" if next == "än" => (Comparator::MoreThan, 2),
                "upp" if next == "till" || next == "emot" => {
                    (if next == "till" { Comparator::AtMost } else { Comparator::About }, 2)
                }
                "färre" | "mindre" if next == "än" => (Comparator::AtMost, 2),
                _ => match token.lex.comparator {
                    Some(found) => (found, 1),
                    None => return (comparator, index),
                },
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

    /// Where to go on if the number names or dates something and counts nothing.
    fn names(&self, at: usize, number_at: usize, numeral: &Numeral, comparator: Option<Comparator>) -> Option<usize> {
        let end = number_at + numeral.tokens;
        let figure = matches!(self.token(number_at).map(|token| token.kind), Some(Kind::Figure(_)));
        let next = self.token(end);
        let next_is = |flags: Flags| next.is_some_and(|token| token.is(flags));
        let before = self.before(at);
        let before_is = |flags: Flags| before.is_some_and(|token| token.is(flags));
        if numeral.article {
            return None;
        }
        // A range goes with its first number: `15-20 år`, `27–31`, `6 och 9`.
        let label = before_is(Flags::LABEL) && !(before.is_some_and(|token| token.lex.per.is_some()) && !figure);
        if label || before_is(Flags::LAW) || before.is_some_and(|token| token.is_sign('§')) {
            return Some(self.past_series(end));
        }
        if next_is(Flags::MONTH) || next_is(Flags::LAW) {
            return Some(end + 1);
        }
        if next_is(Flags::MEASURE) {
            return Some(end + 2);
        }
        let year = figure && numeral.value.fract() == 0.0 && (1990.0..2050.0).contains(&numeral.value);
        if year && comparator.is_none() {
            return Some(end);
        }
        // `12/3 2021`
        if next.is_some_and(|token| token.is_sign('/'))
            && matches!(self.token(end + 1).map(|token| token.kind), Some(Kind::Figure(_)))
        {
            return Some(end + 2);
        }
        // `15-20 år`
        let unit_at = match next {
            Some(dash) if dash.is_dash() && numeral_at(self.input, end + 1) => end + 2,
            _ => end,
        };
        if self.token(unit_at).is_some_and(|token| token.lex.per == Some(Per::Year)) {
            return Some(unit_at + 1);
        }
        // `de tre stadsdelarna`, `våra tre kommuner`
        if before_is(Flags::DEFINITE) {
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
        if same_word(word, "mellan") {
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
        // `200 % hårdträning`
        if next_is(Flags::PERCENT)
            && self
                .token(end + 1)
                .is_some_and(|token| token.is_word() && !token.is(Flags::STOP.or(Flags::VERB).or(Flags::MODAL)))
            && !matches!(self.word(end + 1), "fler" | "färre" | "mer" | "högre" | "lägre" | "mindre")
        {
            return Some(end + 2);
        }
        // `två av stadsdelarna`
        if comparator.is_none() && self.word(end) == "av" {
            return Some(end + 1);
        }
        None
    }

    /// Past `- 9`, `och 9`, `, 8 och 9`.
    fn past_series(&self, mut end: usize) -> usize {
        loop {
            let joined = self.token(end).is_some_and(|token| {
                token.is_dash() || token.is(Flags::AND) || token.is_sign(',') || self.input.str(token) == "till"
            });
            match self.token(end + 1).map(|token| token.kind) {
                Some(Kind::Figure(_) | Kind::Code) if joined => end += 2,
                _ => return end,
            }
        }
    }

    fn count(&mut self, at: usize, number_at: usize, comparator: Option<Comparator>, numeral: Numeral) -> usize {
        let mut end = number_at + numeral.tokens;
        let value = numeral.value;
        let mut comparator = comparator;
        if numeral.about && comparator.is_none() {
            comparator = Some(Comparator::About);
        }
        // `2-3 gånger`: at least the first.
        let ranged = self.token(end).is_some_and(|token| token.is_dash() || self.input.str(token) == "till");
        if ranged && numeral_at(self.input, end + 1) {
            end += 2;
            comparator = comparator.or(Some(Comparator::AtLeast));
        }
        if self.token(end).is_some_and(|token| token.is(Flags::PERCENT)) {
            let unit = self.token(end).map(|token| token.start..token.end);
            self.push(comparator, Count { value, unit, per: None }, at..end + 1);
            if let Some(found) = self.found.last_mut() {
                found.quantity.percent = true;
            }
            return end + 1;
        }
        let pieces = self.token(end).is_some_and(|token| token.is(Flags::PIECES));
        if pieces {
            end += 1;
            if self.token(end).is_some_and(|token| token.is_sign('.')) {
                end += 1;
            }
        }
        // `trygghetsvandringar (2 st)`
        let bracketed = self.before(at).is_some_and(|token| token.is_sign('('))
            && self.token(end).is_some_and(|token| token.is_sign(')'));
        if bracketed && (pieces || comparator.is_some()) && !numeral.article {
            let unit = self.unit_before(at - 1);
            let start = unit.as_ref().map_or(at - 1, |unit| unit.start);
            let unit = unit.map(|unit| self.offsets(unit));
            self.push(comparator, Count { value, unit, per: None }, start..end + 1);
            return end + 1;
        }
        let mut unit = self.unit(end, numeral.article);
        // `Gårdsvandringar, 2 st per år`
        if unit.is_none() && pieces && self.before(at).is_some_and(|token| token.is_sign(',')) {
            if let Some(before) = self.unit_before(at - 1).filter(|before| before.start == 0) {
                let start = before.start;
                let unit = Some(self.offsets(before));
                self.push(comparator, Count { value, unit, per: None }, start..end);
                return end;
            }
            unit = None;
        }
        let unit_end = unit.as_ref().map_or(end, |unit| unit.end);
        // `minst en per vecka`
        let often =
            numeral.article && unit.is_none() && frequency(self.context.only_year).parse(self.input.from(end)).is_ok();
        if often && comparator.is_some() {
            self.push(comparator, Count { value, unit: None, per: None }, at..end);
            return end;
        }
        if numeral.article && !self.article_counts(at, comparator, &unit, unit_end) {
            return number_at + 1;
        }
        if unit.is_none() && comparator.is_none() && !pieces && !self.elided(at, end) {
            return end;
        }
        if let Some(unit) = &unit
            && comparator.is_none()
            && !numeral.article
            && self.is_definite(unit)
        {
            return unit_end;
        }
        let unit = unit.map(|unit| self.offsets(unit));
        self.push(comparator, Count { value, unit, per: None }, at..unit_end);
        unit_end
    }

    /// The counted noun phrase from `start` on.
    fn unit(&self, start: usize, singular: bool) -> Option<Range<usize>> {
        let mut end = start;
        let mut head = false;
        while let Some(token) = self.token(end) {
            // `200 stycken 20 minuters trafikkontroller`
            if matches!(token.kind, Kind::Figure(_))
                && self.token(end + 1).is_some_and(|next| next.is(Flags::MEASURE))
                && end == start
            {
                end += 2;
                continue;
            }
            // `ett gemensamt föräldramöte`
            let joint = token.is(Flags::TOGETHER)
                && singular
                && self.token(end + 1).is_some_and(|next| next.is_word() && !next.is(Flags::STOP));
            if !token.is_word()
                || !joint && token.is(Flags::STOP.or(Flags::EACH).or(Flags::NO))
                || token.lex.comparator.is_some()
            {
                break;
            }
            let word = self.input.str(token);
            let participle = word.ends_with('a') || word.ends_with("de") || word.ends_with("na");
            // `två träffar`: right after a number of several it is a noun.
            let plural = end == start && !singular && token.is(Flags::VERB) && word.ends_with("ar");
            if token.is(Flags::VERB.or(Flags::DONE).or(Flags::ONGOING).or(Flags::CANCELLED).or(Flags::PARTLY))
                && !plural
            {
                let noun_after = self.token(end + 1).is_some_and(|next| next.is_word() && !next.is(Flags::STOP));
                if head || !participle || !noun_after {
                    break;
                }
            } else if head && self.ends_noun_phrase(word, end, singular, participle) {
                break;
            }
            head = singular || head || !endings::modifies(word);
            end += 1;
        }
        // `en introduktion riktad mot nyanlända`: what comes after the noun is no part of it.
        if singular
            && end > start + 1
            && endings::participle(self.word(end - 1))
            && !endings::adjective(self.word(end - 2))
        {
            end -= 1;
        }
        (end > start).then_some(start..end)
    }

    /// Whether a word after the head noun is no part of its phrase: a verb, a participle, a passive.
    fn ends_noun_phrase(&self, word: &str, at: usize, singular: bool, participle: bool) -> bool {
        let last = || self.token(at + 1).is_none_or(|next| !next.is_word() || next.is(Flags::STOP));
        endings::past(word) || endings::passive(word) || !singular && (participle || word.ends_with('s') && last())
    }

    /// The noun phrase that ends before `end`: `riktade insatser (2 st)`.
    fn unit_before(&self, end: usize) -> Option<Range<usize>> {
        let head = end.checked_sub(1)?;
        if !self.token(head)?.is_word() || self.token(head)?.is(Flags::STOP) {
            return None;
        }
        let mut start = head;
        while let Some(before) = self.before(start) {
            let word = self.input.str(before);
            let modifier =
                before.is_word() && !before.is(Flags::STOP.or(Flags::VERB).or(Flags::CARRY)) && endings::modifies(word);
            if !modifier
                || start == 1
                    && self.input.capital(before)
                    && word.ends_with('a')
                    && !word.ends_with("ade")
                    && !word.ends_with("ga")
            {
                break;
            }
            start -= 1;
        }
        Some(start..end)
    }

    fn is_definite(&self, unit: &Range<usize>) -> bool {
        let word = self.word(unit.end - 1);
        endings::definite_plural(word)
    }

    /// Whether `en` or `ett` counts as one here.
    fn article_counts(
        &self,
        at: usize,
        comparator: Option<Comparator>,
        unit: &Option<Range<usize>>,
        unit_end: usize,
    ) -> bool {
        let Some(unit) = unit else { return false };
        let noun = crate::vocabulary::Lower::new(self.word(unit.start));
        // `ett av`, `en del av`, `en till`
        if matches!(
            &*noun,
            "av" | "del" | "av:" | "annan" | "annat" | "gemensam" | "aktiv" | "fortsatt" | "hög" | "ökad" | "god"
        ) && comparator.is_none()
        {
            return noun.is("gemensam") && self.carried(at);
        }
        if comparator.is_some()
            || frequency(self.context.only_year).parse(self.input.from(unit_end)).is_ok_and(|(_, found)| {
                // `en gång per dag`, not `en plan under året`
                found.alone || !self.input.str(&self.input.rest[unit_end]).eq_ignore_ascii_case("under")
            })
        {
            return true;
        }
        if self.carried(at) {
            return true;
        }
        // `En väktarrunda görs varje dygn`
        let passive = self.token(unit_end).is_some_and(|token| token.is(Flags::PASSIVE));
        if passive
            && frequency(self.context.only_year)
                .parse(self.input.from(unit_end + 1))
                .is_ok_and(|(_, found)| found.alone)
        {
            return true;
        }
        // `ett möte hölls`, `en vandring har genomförts`
        let mut after = unit_end;
        while self.token(after).is_some_and(|token| token.is(Flags::FINITE.or(Flags::ADVERB))) {
            after += 1;
        }
        self.context.report && self.token(after).is_some_and(|token| token.is(Flags::CARRY))
            || self.coordinated(at)
            || self.indirect(at)
    }

    /// Whether what stands at `at` is the object of a verb of carrying out.
    fn carried(&self, at: usize) -> bool {
        let mut index = at;
        while let Some(before) = self.before(index) {
            if before.is(Flags::CARRY) {
                return true;
            }
            if !before.is(Flags::ADVERB.or(Flags::TOGETHER)) {
                return false;
            }
            index -= 1;
        }
        false
    }

    /// `erbjuda alla som har barn i årskurs 7 ett föräldramöte`: whom it is for stands between.
    fn indirect(&self, at: usize) -> bool {
        let object = self.before(at).is_some_and(|token| !token.is(Flags::STOP));
        let clause =
            self.input.rest[..at].iter().rev().take_while(|token| !token.is_sign(',') && !token.is(Flags::AND));
        object && clause.into_iter().any(|token| token.is(Flags::CARRY) && !token.is(Flags::PASSIVE))
    }

    /// `genomföra en vandring och ett möte`: the second goes with the first.
    fn coordinated(&self, at: usize) -> bool {
        let joined = self.before(at).is_some_and(|token| token.is(Flags::AND));
        joined && self.found.last().is_some_and(|last| last.tokens.end + 1 == at)
    }

    /// Whether a bare number counts something that is left out: `Genomfört 2`, `och minst 300 på Näsby`.
    fn elided(&self, at: usize, end: usize) -> bool {
        let after = self.token(end);
        if after.is_some_and(|token| {
            token.is_dash()
                || token.is_sign(')')
                || token.is_sign('/')
                || matches!(token.kind, Kind::Code | Kind::Figure(_))
        }) {
            return false;
        }
        // `till fyra per år`
        if frequency(self.context.only_year).parse(self.input.from(end)).is_ok() {
            return true;
        }
        match self.before(at) {
            None => self.context.report,
            Some(before) => {
                before.is(Flags::DONE.or(Flags::CUMULATIVE).or(Flags::CARRY))
                    || same_word(self.input.str(before), "varav")
                    || (self.context.report && before.is(Flags::VERB.or(Flags::FINITE)))
            }
        }
    }

    /// `Inga kontroller`: none were made.
    fn none(&mut self, at: usize) -> usize {
        match self.unit(at + 1, false) {
            Some(unit) => {
                let end = unit.end;
                let unit = Some(self.offsets(unit));
                self.push(None, Count { value: 0.0, unit, per: None }, at..end);
                end
            }
            None => at + 1,
        }
    }

    /// A frequency goes with the count before it, else with the counts after it.
    fn attach(&mut self, frequency: Frequency, tokens: Range<usize>) {
        let text_end = self.token(tokens.end - 1).map_or(0, |token| token.end);
        match self.found.last_mut() {
            Some(last) if last.quantity.per.is_none() => {
                last.quantity.per = Some(frequency.per);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::tokenize;

    fn read(text: &str, context: Context) -> Vec<(Comparator, f64, Option<&str>, Option<Per>)> {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        quantities(Tokens::new(text, &tokens), context)
            .into_iter()
            .map(|found| {
                (
                    found.comparator,
                    found.value,
                    found.unit.map(|unit| &text[unit.start as usize..unit.end as usize]),
                    found.per,
                )
            })
            .collect()
    }

    #[test]
    fn targets() {
        use Comparator::{About, AtLeast, AtMost, Exactly, MoreThan};
        let context = Context { only_year: Some(2017), report: false };
        for (text, expected) in [
            (
                "Polisen ska genomföra minst tio riktade insatser för att upptäcka",
                vec![(AtLeast, 10.0, Some("riktade insatser"), None)],
            ),
            (
                "Under året genomföra minst fyra samverkansmöten om de pågående aktiviteterna.",
                vec![(AtLeast, 4.0, Some("samverkansmöten"), Some(Per::Year))],
            ),
            (
                "genomföra två trygghetsvandringar på resecentrum samt två trygghetsvandringar i Mariannelund",
                vec![
                    (Exactly, 2.0, Some("trygghetsvandringar"), None),
                    (Exactly, 2.0, Some("trygghetsvandringar"), None),
                ],
            ),
            (
                "Kommunen ska ordna en drogförebyggande föreläsning för föräldrar",
                vec![(Exactly, 1.0, Some("drogförebyggande föreläsning"), None)],
            ),
            (
                "genomföra alkoholtillsyner (4 st) och tobakstillsyner (2 st)",
                vec![(Exactly, 4.0, Some("alkoholtillsyner"), None), (Exactly, 2.0, Some("tobakstillsyner"), None)],
            ),
            (
                "Polisen ska varje månad genomföra minst en insats mot narkotika",
                vec![(AtLeast, 1.0, Some("insats"), Some(Per::Month))],
            ),
            (
                "fotpatrullera i centrum ett femtontal kvällar per år.",
                vec![(About, 15.0, Some("kvällar"), Some(Per::Year))],
            ),
            (
                "minst sex gemensamma kontroller av A-traktorer och mopeder per år.",
                vec![(AtLeast, 6.0, Some("gemensamma kontroller"), Some(Per::Year))],
            ),
            (
                "minst 450 registrerade patrulltimmar på Gamlegården och minst 300 på Näsby",
                vec![(AtLeast, 450.0, Some("registrerade patrulltimmar"), None), (AtLeast, 300.0, None, None)],
            ),
            (
                "minst 60 stycken upptäckta narkotikabrott per år varav minst 25 procent av de misstänkta",
                vec![
                    (AtLeast, 60.0, Some("upptäckta narkotikabrott"), Some(Per::Year)),
                    (AtLeast, 25.0, Some("procent"), None),
                ],
            ),
            (
                "Polisen lovar fler än 60 nykterhetskontroller",
                vec![(MoreThan, 60.0, Some("nykterhetskontroller"), None)],
            ),
            ("uppdateras en gång i månaden", vec![(Exactly, 1.0, Some("gång"), Some(Per::Month))]),
            ("0,78 kontroller/dag", vec![(Exactly, 0.78, Some("kontroller"), Some(Per::Day))]),
            ("2 gånger/år", vec![(Exactly, 2.0, Some("gånger"), Some(Per::Year))]),
            ("Polisen finns på torget varje onsdag", vec![(Exactly, 1.0, None, Some(Per::Week))]),
            ("minst varannat år", vec![(AtLeast, 0.5, None, Some(Per::Year))]),
            ("en föräldraträff varje halvår", vec![(Exactly, 1.0, Some("föräldraträff"), Some(Per::HalfYear))]),
            ("en gång varje dygn", vec![(Exactly, 1.0, Some("gång"), Some(Per::Day))]),
            (
                "ett målvärde om minst 200 stycken 20 minuters trafikkontroller",
                vec![(AtLeast, 200.0, Some("20 minuters trafikkontroller"), None)],
            ),
            (
                "minst 1 kontroll per vecka från april till september",
                vec![(AtLeast, 1.0, Some("kontroll"), Some(Per::Week))],
            ),
            ("minst 900 timmar per år", vec![(AtLeast, 900.0, Some("timmar"), Some(Per::Year))]),
            ("under 2017 genomföra upp till 20 kontroller", vec![(AtMost, 20.0, Some("kontroller"), Some(Per::Year))]),
            ("genomföra ett öppet hus under trafiksäkerhetsveckan", vec![(Exactly, 1.0, Some("öppet hus"), None)]),
            (
                "genomföra en vandring och ett möte",
                vec![(Exactly, 1.0, Some("vandring"), None), (Exactly, 1.0, Some("möte"), None)],
            ),
            ("i tre bostadsområden", vec![(Exactly, 3.0, Some("bostadsområden"), None)]),
        ] {
            assert_eq!(read(text, context), expected, "{text}");
        }
    }

    #[test]
    fn no_targets() {
        for text in [
            "ungdomar i åldern 21 år och yngre",
            "unga 15-20 år",
            "med 15 minuters metoden",
            "enligt 20 minuters metoden i och runt",
            "vårdnadshavare i årskurs 6-7",
            "i årskurs 6 och 9",
            "enligt 14 kap 1 § polislagen",
            "senast den 30 juni 2021 ta fram en handlingsplan",
            "svara inom tio dagar",
            "inom 24 timmar",
            "fotpatrullera i de tre stadsdelarna",
            "i våra tre kommuner",
            "för att en samordnare finns i varje stadsdel",
            "ta fram en ny belysningsplan",
            "ett av löftena",
            "på torsdagar",
            "längs riksväg 97",
            "kl. 18.00–20.00 och kl 21",
            "telefon 0921-620 00",
            "delta i Nollvision 365",
            "200 % hårdträning",
            "under året",
            "som den andra fartvisaren",
        ] {
            assert_eq!(read(text, Context::default()), [], "{text}");
        }
    }

    #[test]
    fn reports() {
        use Comparator::{About, AtLeast, Exactly};
        let context = Context { only_year: Some(2019), report: true };
        for (text, expected) in [
            ("Sammanlagt 2019 genomfört minst 40 tillsyner på", vec![(AtLeast, 40.0, Some("tillsyner"), None)]),
            ("Genomfört sammanlagt fyra", vec![(Exactly, 4.0, None, None)]),
            ("Genomfört 1", vec![(Exactly, 1.0, None, None)]),
            ("Sju åtgärder klara", vec![(Exactly, 7.0, Some("åtgärder"), None)]),
            ("Totalt 4 aktiviteter genomförda", vec![(Exactly, 4.0, Some("aktiviteter"), None)]),
            ("Ett dialogmöte hölls i juni.", vec![(Exactly, 1.0, Some("dialogmöte"), None)]),
            ("Det andra dialogmötet hölls 9 november", vec![]),
            (
                "9 nya grannsamverkansområden har startats, de flesta i",
                vec![(Exactly, 9.0, Some("nya grannsamverkansområden"), None)],
            ),
            ("Totalt 63 nykterhetskontroller gjordes.", vec![(Exactly, 63.0, Some("nykterhetskontroller"), None)]),
            (
                "åttiotvå trafikkontroller, ett tjugotal förare fick lämna",
                vec![(Exactly, 82.0, Some("trafikkontroller"), None), (About, 20.0, Some("förare"), None)],
            ),
            (
                "Föräldramöten på 7 skolor, cirka 140 föräldrar deltog",
                vec![(Exactly, 7.0, Some("skolor"), None), (About, 140.0, Some("föräldrar"), None)],
            ),
            ("Ja, förutom vecka 27–31", vec![]),
            ("från dag 1 – start SFI", vec![]),
            ("Genomfört i samtliga elva klasser före påsklovet", vec![(Exactly, 11.0, Some("klasser"), None)]),
            ("Ett sjuttiotal fotpatrulleringar har gjorts", vec![(About, 70.0, Some("fotpatrulleringar"), None)]),
            ("Inga kontroller har gjorts", vec![(Exactly, 0.0, Some("kontroller"), None)]),
            ("vid skolavslutningen den 13 juni", vec![]),
            ("Under 2019 har det erbjudits SFI", vec![]),
            ("genomförts sedan september 2018 där", vec![]),
        ] {
            assert_eq!(read(text, context), expected, "{text}");
        }
    }
}
