//! Numbers that count something which is left out.

use nom::Parser;

use super::Scan;
use crate::grammar::frequency::frequency;
use crate::grammar::token::{Kind, Token};
use crate::vocabulary::counts::{AGAINST, COMPARED, EARLIER, NUMBER_OF, OF_WHICH};
use crate::vocabulary::phrases::{FROM, TO};
use crate::vocabulary::signing::WITH;
use crate::vocabulary::telling::AMOUNTED;
use crate::vocabulary::{Flags, Stems, endings};

impl Scan<'_> {
    /// Whether a bare number counts something that is left out: `Genomfört 2`, `och minst 300 på Näsby`.
    pub(super) fn elided(&self, at: usize, end: usize) -> bool {
        let after = self.token(end);
        // `18/20`
        let of = |pair: &[Token]| pair[0].is_sign('/') && pair[1].is_figure();
        if self.context.report && self.input.rest.get(end..end + 2).is_some_and(of) {
            return true;
        }
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
        // `Målet var tio, åtta genomfördes`
        if self.context.report && after.is_some_and(|token| token.is(Flags::CARRY) && token.is(Flags::PASSIVE)) {
            return true;
        }
        match self.before(at) {
            None => self.context.report,
            Some(before) => {
                before.is(Flags::DONE.or(Flags::CUMULATIVE).or(Flags::CARRY))
                    || OF_WHICH.contains(&self.input.lower(before))
                    // `två möten under våren och två under hösten`
                    || before.is(Flags::AND) && !self.found.is_empty() && after.is_some_and(|token| token.is(Flags::PREPOSITION))
                    || self.rises(at) && after.is_none_or(|token| !token.is_word())
                    || (self.context.report
                        && (before.is(Flags::VERB.or(Flags::FINITE)) || self.told_of(at) || self.compared(at, end)))
            }
        }
    }

    /// `öka antalet volontärer till 25`, `öka antalet vandringar från två till fyra`
    fn rises(&self, at: usize) -> bool {
        let to = self.before(at).is_some_and(|before| [FROM, TO].contains(&self.input.str(before)));
        to && self.input.rest[..at].iter().any(|token| NUMBER_OF.contains(&self.input.lower(token)))
    }

    /// `Utfall: 18`, `jämfört med 41 året innan`, `mot elva året före`
    fn compared(&self, at: usize, end: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).map(|index| &self.input.rest[index]);
        let is =
            |token: Option<&Token>, words: &[&str]| token.is_some_and(|token| words.contains(&self.input.lower(token)));
        let outcome = |token: Option<&Token>| token.is_some_and(|token| token.lex.stems.any(Stems::UTFALL));
        let labelled = before(1).is_some_and(|sign| sign.is_sign(':')) && outcome(before(2));
        let earlier = || is(self.token(end), EARLIER) || self.token(end).is_none_or(|token| !token.is_word());
        outcome(before(1))
            || labelled
            || is(before(1), &[WITH]) && is(before(2), COMPARED)
            || is(before(1), &[AGAINST]) && earlier()
    }

    /// `Under 2018 gjordes femtiofem`, `Året innan blev det 37`, `Antalet stannade på 16`: whether what
    /// stands before a number in a report says that there were so many.
    fn told_of(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).map(|index| &self.input.rest[index]);
        let done = |token: &Token| token.is(Flags::REPORTED) && endings::passive(self.input.str(token));
        let was = |token: &Token| token.is(Flags::FINITE) || done(token);
        let amounted = |token: &Token| AMOUNTED.contains(&self.input.lower(token));
        let Some(last) = before(1) else { return false };
        done(last)
            || before(2).is_some_and(|verb| {
                last.lex.stems.any(Stems::DET) && was(verb) || last.is(Flags::PREPOSITION) && amounted(verb)
            })
    }
}
