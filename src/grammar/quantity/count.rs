//! Numbers that count: with their unit, with what is left out, and `en` where it stands for one.

use std::ops::Range;

use nom::Parser;

use super::{Count, Scan, numeral_at};
use crate::document::{Comparator, Per};
use crate::grammar::frequency::frequency;
use crate::grammar::number::{Numeral, numeral as numeral_of};
use crate::grammar::token::{Token, same_word};
use crate::vocabulary::counts::{MORE, NO_NUMBER, NUMBER_OF, OCCASIONS, OF_YEARS, OR, TO_BE_HAD};
use crate::vocabulary::phrases::{FROM, THAT, TO_HAVE};
use crate::vocabulary::telling::AMOUNTED;
use crate::vocabulary::vows::{ALONG_WITH_VERBS, BEING, MANNERS, TOGETHER};
use crate::vocabulary::year::BETWEEN;
use crate::vocabulary::{ANSWERS, Flags, Stems, endings};

/// What is counted is named before its number in no more words and signs.
const LONGEST_NAME: usize = 8;

/// Between `av` and a number: `de utlovade`.
const MOST_BETWEEN: usize = 2;

/// Words between a noun and how often it comes, after the preposition.
const LONGEST_PHRASE: usize = 3;

impl Scan<'_> {
    pub(super) fn count(
        &mut self,
        at: usize,
        number_at: usize,
        comparator: Option<Comparator>,
        numeral: Numeral,
    ) -> usize {
        let mut end = number_at + numeral.tokens;
        let mut value = numeral.value;
        let mut comparator = comparator;
        if numeral.about && comparator.is_none() {
            comparator = Some(Comparator::About);
        }
        // `2-3 gånger`: at least the first.
        let ranged = self.token(end).is_some_and(|token| token.is_dash() || self.input.str(token) == "till")
            && numeral_at(self.input, end + 1);
        if ranged || self.between(at, end) {
            // `öka från fem till tio`
            let rises = self.before(at).is_some_and(|before| self.input.str(before) == FROM);
            match numeral_of(self.input.from(end + 1)).filter(|_| rises) {
                Some(last) => value = last.value,
                None => comparator = comparator.or(Some(Comparator::AtLeast)),
            }
            end += 2;
        }
        if self.or_more(end) {
            comparator = comparator.or(Some(Comparator::AtLeast));
            end += 2;
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
        // `trygghetsvandringar (2 st)`, `trygghetsvandringar (2 st per år)`
        let opened = self.before(at).is_some_and(|token| token.is_sign('('));
        if opened && (pieces || comparator.is_some()) && !numeral.article {
            let often = frequency(self.context.only_year).parse(self.input.from(end)).ok();
            let close = often.as_ref().map_or(end, |(rest, _)| self.input.len() - rest.len());
            if self.token(close).is_some_and(|token| token.is_sign(')')) {
                let unit = self.unit_before(at - 1);
                let start = unit.as_ref().map_or(at - 1, |unit| unit.start);
                let unit = unit.map(|unit| self.offsets(unit));
                self.push(comparator, Count { value, unit, per: often.map(|(_, often)| often.per) }, start..close + 1);
                return close + 1;
            }
        }
        let of = self.of_promised(end, &numeral);
        end += of.unwrap_or(0);
        let unit = self.unit(end, numeral.article);
        // `Antal kontroller: 16`
        if unit.is_none()
            && !numeral.article
            && let Some((start, counted)) = self.number_of(at, end)
        {
            let unit = counted.map(|unit| self.offsets(unit));
            self.push(comparator, Count { value, unit, per: None }, start..end);
            return end;
        }
        // `Gårdsvandringar, 2 st per år`, `Gårdsvandringar 2 st`
        if unit.is_none() && pieces {
            let comma = self.before(at).is_some_and(|token| token.is_sign(','));
            let named = self.unit_before(if comma { at - 1 } else { at });
            let named = named.filter(|named| named.start == 0 && !self.says(named.end - 1));
            if let Some(named) = named.filter(|named| comma || endings::plural(self.word(named.end - 1))) {
                let start = named.start;
                let unit = Some(self.offsets(named));
                self.push(comparator, Count { value, unit, per: None }, start..end);
                return end;
            }
        }
        // `en ”spelkväll” per termin`
        let quoted = unit.as_ref().is_some_and(|unit| unit.start > end);
        let unit_end = unit.as_ref().map_or(end, |unit| unit.end + usize::from(quoted));
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
        if unit.is_none() && comparator.is_none() && !pieces && of.is_none() && !self.elided(at, end) {
            return end;
        }
        if let Some(unit) = &unit
            && comparator.is_none()
            && !numeral.article
            && of.is_none()
            && self.is_definite(unit)
        {
            return unit_end;
        }
        let unit = unit.map(|unit| self.offsets(unit));
        // `ordna en träff en gång i månaden`
        if let Some((per, often_end)) = self.once_each(unit_end).filter(|_| numeral.article && unit.is_some()) {
            self.push(comparator, Count { value, unit, per: Some(per) }, at..often_end);
            return often_end;
        }
        // `tio möten eller fler`
        let more = self.or_more(unit_end).then_some(Comparator::AtLeast);
        self.push(comparator.or(more), Count { value, unit, per: None }, at..unit_end);
        unit_end
    }

    /// `tio eller fler`
    fn or_more(&self, at: usize) -> bool {
        let or = self.token(at).is_some_and(|token| self.input.str(token) == OR);
        or && self.token(at + 1).is_some_and(|token| MORE.contains(&self.input.lower(token)))
    }

    /// `mellan 10 och 15 möten`: whether the number before `end` is the least of two, and what is counted comes after the other.
    pub(super) fn between(&self, at: usize, end: usize) -> bool {
        let between = self.before(at).is_some_and(|before| self.input.lower(before) == BETWEEN);
        let joined = || self.token(end).is_some_and(|token| token.is(Flags::AND)) && numeral_at(self.input, end + 1);
        // `mellan 16 och 19 år`, `mellan 13 och 15 års ålder`
        let counted = |unit: &Range<usize>| {
            let time = |index: usize| self.token(index).is_some_and(|token| token.lex.per.is_some());
            !time(unit.start) && self.word(unit.start) != OF_YEARS
        };
        between && joined() && self.unit(end + 2, false).is_some_and(|unit| counted(&unit))
    }

    /// `en gång i månaden`, and where it ends.
    pub(super) fn once_each(&self, at: usize) -> Option<(Per, usize)> {
        if !self.token(at)?.is(Flags::ONE) || !OCCASIONS.contains(&self.word(at + 1)) {
            return None;
        }
        let (rest, found) = frequency(self.context.only_year).parse(self.input.from(at + 2)).ok()?;
        (found.times == 1.0).then(|| (found.per, self.input.len() - rest.len()))
    }

    /// `Klart, 16 st`, `Ja, 16 st`: a word that says how far something has come names nothing that is counted.
    fn says(&self, at: usize) -> bool {
        let token = &self.input.rest[at];
        let word = self.input.lower(token);
        token.is(Flags::DONE.or(Flags::ONGOING).or(Flags::PARTLY).or(Flags::CANCELLED))
            || ANSWERS.iter().any(|(answer, _)| word == *answer)
    }

    /// `Antal genomförda kontroller: 16`, `Antalet kontroller var 16`: where a report begins to name what it counts before
    /// the number, and the noun, if there is one.
    fn number_of(&self, at: usize, end: usize) -> Option<(usize, Option<Range<usize>>)> {
        let last = self.before(at).filter(|_| self.context.report)?;
        let near = at.saturating_sub(LONGEST_NAME)..at;
        let Some(start) = near.rev().find(|index| NUMBER_OF.contains(&self.input.lower(&self.input.rest[*index])))
        else {
            // `Trafikkontroller: 16`, and nothing else; `Centrum: 16` says where.
            let unit =
                self.unit(0, false).filter(|unit| unit.end + 1 == at && last.is_sign(':') && end == self.input.len());
            return unit.filter(|unit| endings::plural(self.word(unit.end - 1))).map(|unit| (0, Some(unit)));
        };
        let amounted = |index: usize| AMOUNTED.contains(&self.input.lower(&self.input.rest[index]));
        let unit = self.unit(start + 1, false).map(|unit| unit.start..unit.end - usize::from(amounted(unit.end - 1)));
        let unit = unit.filter(|unit| !unit.is_empty());
        let named = unit.as_ref().map_or(start + 1, |unit| unit.end);
        let between = self.input.rest.get(named..at)?;
        // `uppgick till 16`
        let amounts = || {
            let [.., verb, to] = between else { return false };
            to.is(Flags::PREPOSITION) && AMOUNTED.contains(&self.input.lower(verb))
        };
        let signs = last.is_sign(':') || last.is_sign('=') || last.is_dash();
        let joined = between.is_empty() || signs || last.is(Flags::REPORTED) || amounts();
        (joined && !between.iter().any(|token| token.is_sign(','))).then_some((start, unit))
    }

    /// How many tokens say of how many: `Två av fyra möten` in a report, `8 av de utlovade 10 kontrollerna`.
    pub(super) fn of_promised(&self, end: usize, numeral: &Numeral) -> Option<usize> {
        if !self.context.report || numeral.article || self.word(end) != "av" {
            return None;
        }
        let known =
            |token: &&Token| token.is(Flags::DEFINITE) || token.is_word() && endings::past(self.input.str(token));
        let between = self.input.rest[end + 1..].iter().take(MOST_BETWEEN).take_while(known).count();
        numeral_at(self.input, end + 1 + between).then_some(2 + between)
    }

    /// Whether `en` or `ett` counts as one here.
    fn article_counts(
        &self,
        at: usize,
        comparator: Option<Comparator>,
        unit: &Option<Range<usize>>,
        unit_end: usize,
    ) -> bool {
        let Some(unit) = unit else {
            // `tre vandringar, varav minst en i Fryksta`
            let after = || self.token(unit_end).is_some_and(|token| token.is(Flags::PREPOSITION));
            return comparator.is_some() && !self.found.is_empty() && after();
        };
        // `en gång per dag`, not `en plan under året`
        let often = || {
            frequency(self.context.only_year).parse(self.input.from(unit_end)).is_ok_and(|(_, found)| {
                found.alone || !self.input.str(&self.input.rest[unit_end]).eq_ignore_ascii_case("under")
            })
        };
        let first = crate::vocabulary::Lower::new(self.word(unit.start));
        // `ett av`, `en del av`, `en stor del av`, `en annan`, `ett antal kontroller`
        let part = self.word(unit_end - 1) == "del";
        if (part || NO_NUMBER.contains(&&*first)) && comparator.is_none() {
            return false;
        }
        if comparator.is_some() || often() {
            return true;
        }
        // `hålla en hög närvaro`, `en gemensam lägesbild har tagits fram`: no number of anything, but `anordna en gemensam träff`
        let together = first.is(TOGETHER);
        if MANNERS.contains(&&*first) {
            return false;
        }
        if self.carried(at) || !together && (self.phrase_then_frequency(unit_end) || self.after_frequency(at)) {
            return true;
        }
        // `En väktarrunda görs varje dygn`, `En kväll om alkohol ordnas varje år`
        let verb = self.past_attribute(at, unit_end);
        let passive = self.token(verb).is_some_and(|token| token.is(Flags::PASSIVE));
        if passive
            && frequency(self.context.only_year).parse(self.input.from(verb + 1)).is_ok_and(|(_, found)| found.alone)
        {
            return true;
        }
        if together {
            return false;
        }
        // `ett möte hölls`, `en vandring har genomförts`
        let mut after = unit_end;
        while self.token(after).is_some_and(|token| token.is(Flags::FINITE.or(Flags::ADVERB))) {
            after += 1;
        }
        // `En kväll om alkohol hölls i mars`
        if verb > unit_end {
            after = verb;
        }
        let done = |token: &Token| token.is(Flags::CARRY) || token.lex.stems.any(Stems::GJORT);
        self.context.report && self.token(after).is_some_and(done) || self.coordinated(at) || self.indirect(at)
    }

    /// Where the verb comes of which a text's first words are the subject, past what says what that is about: `En kväll om
    /// alkohol`, `En dag för årskurs 4`.
    fn past_attribute(&self, at: usize, unit_end: usize) -> usize {
        if at > 0 || !self.token(unit_end).is_some_and(|token| token.is(Flags::PREPOSITION)) {
            return unit_end;
        }
        let verbs = Flags::VERBS.or(Flags::PASSIVE);
        let attribute = |token: &&Token| (token.is_word() || token.is_figure()) && !token.is(verbs);
        unit_end + self.input.rest[unit_end..].iter().take(LONGEST_ATTRIBUTE).take_while(attribute).count()
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

    /// `ska varje kvartal skicka ett brev`, `skickar varje kvartal ett brev`, `Varje kvartal skickar vi ut ett brev`: how often
    /// comes before what is done as often, and before nothing that someone is.
    fn after_frequency(&self, at: usize) -> bool {
        let Some((_, often)) = self.leading.as_ref().filter(|(leading, _)| leading.alone) else { return false };
        let is = |token: &Token| BEING.contains(&self.input.lower(token));
        let doing =
            |token: &Token| token.is_word() && !is(token) && (token.is(Flags::FINITE) || !token.is(Flags::STOP));
        let infinitive = |token: &Token| doing(token) && self.input.lower(token).ends_with('a');
        let present = |token: &Token| doing(token) && endings::present(self.input.lower(token));
        let acting = |token: &Token| token.lex.actor.is_some() || token.is(Flags::WE);
        match self.input.rest.get(often.end..at).unwrap_or_default() {
            [] => self.before(often.start).is_none_or(|before| !is(before)),
            [with] if self.goes_with_verb(with) => self.before(often.start).is_some_and(present),
            [verb, who] if acting(who) => present(verb),
            [verb, who, with] if acting(who) && self.goes_with_verb(with) => present(verb),
            [verb, with] if self.goes_with_verb(with) => infinitive(verb) || present(verb),
            [verb] if infinitive(verb) => true,
            // `… för den som vill göra en anmälan` is done by others.
            [between @ .., _] if between.iter().any(|token| self.input.str(token) == THAT) => false,
            [.., verb] => verb.is(Flags::VERB) && !is(verb) || self.input.str(verb) == TO_HAVE,
        }
    }

    /// `dela ut`, `bygga upp`
    fn goes_with_verb(&self, token: &Token) -> bool {
        ALONG_WITH_VERBS.contains(&self.input.lower(token))
    }

    /// `ett möte om narkotika varje kvartal`: how often comes after what it is about.
    fn phrase_then_frequency(&self, at: usize) -> bool {
        let phrase = self.token(at).is_some_and(|token| token.is(Flags::PREPOSITION));
        let plain = |index: &usize| {
            self.token(*index).is_some_and(|token| token.is_word() && !token.is(Flags::VERBS.or(Flags::AND)))
        };
        phrase
            && (at + 1..at + 1 + LONGEST_PHRASE).take_while(plain).any(|index| {
                let each = self.token(index + 1).is_some_and(|token| token.is(Flags::EACH));
                each && frequency(self.context.only_year)
                    .parse(self.input.from(index + 1))
                    .is_ok_and(|(_, found)| found.alone)
            })
    }

    /// `erbjuda alla som har barn i årskurs 7 ett föräldramöte`: whom it is for stands between.
    fn indirect(&self, at: usize) -> bool {
        // `som vill lämna en kriminell miljö`, `så snart ett barn misstänks`: a clause of its own.
        let after_modal = self.before(at.saturating_sub(1)).is_some_and(|token| token.is(Flags::MODAL));
        let object = !after_modal
            && self
                .before(at)
                .is_some_and(|token| !token.is(Flags::STOP) && !same_word(self.input.str(token), "snart"));
        // `Månatligen genomför polisen och kommunen en träff`: within a list of actors no clause ends.
        let ends = |index: usize| {
            let token = &self.input.rest[index];
            token.is_sign(',') || token.is(Flags::AND) && self.input.rest[index + 1].lex.actor.is_none()
        };
        let mut clause = (0..at).rev().take_while(|index| !ends(*index)).map(|index| &self.input.rest[index]);
        object && clause.any(|token| token.is(Flags::CARRY) && !token.is(Flags::PASSIVE))
    }

    /// `genomföra en vandring och ett möte`: the second goes with the first.
    fn coordinated(&self, at: usize) -> bool {
        let joined = self.before(at).is_some_and(|token| token.is(Flags::AND));
        joined && self.found.last().is_some_and(|last| last.tokens.end + 1 == at)
    }

    /// `Inga kontroller`: none were made.
    pub(super) fn none(&mut self, at: usize) -> usize {
        match self.unit(at + 1, false) {
            // `Ingen lokal gick att få`
            Some(unit) if TO_BE_HAD == [self.word(unit.end), self.word(unit.end + 1)] => unit.end,
            Some(unit) => {
                let end = unit.end;
                let unit = Some(self.offsets(unit));
                self.push(None, Count { value: 0.0, unit, per: None }, at..end);
                end
            }
            // `Inga`, and nothing else
            None if self.input.len() == 1 => {
                self.push(None, Count { value: 0.0, unit: None, per: None }, at..at + 1);
                at + 1
            }
            None => at + 1,
        }
    }
}

/// Between a subject and its verb stand no more words that say what it was about.
const LONGEST_ATTRIBUTE: usize = 8;
