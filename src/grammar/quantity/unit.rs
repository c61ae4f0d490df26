//! The counted noun phrase: `riktade insatser`, after its number or before it.

use std::ops::Range;

use super::Scan;
use crate::grammar::token::{Kind, Token};
use crate::vocabulary::counts::{EARLIER, QUOTES, REMAINS, THAN};
use crate::vocabulary::phrases::CLOCK;
use crate::vocabulary::telling::STRONG_PAST;
use crate::vocabulary::vows::AFTER_COUNTED;
use crate::vocabulary::{Flags, endings};

/// A noun between quotation marks has no more words.
const LONGEST_QUOTED: usize = 3;

impl Scan<'_> {
    /// The counted noun phrase from `start` on.
    pub(super) fn unit(&self, start: usize, singular: bool) -> Option<Range<usize>> {
        // `en ”spelkväll”`
        let quote =
            |index: usize| self.token(index).is_some_and(|token| QUOTES.iter().any(|sign| token.is_sign(*sign)));
        if quote(start) {
            let closed = (start + 2..start + 2 + LONGEST_QUOTED).find(|end| quote(*end))?;
            let words = (start + 1..closed).all(|index| self.token(index).is_some_and(Token::is_word));
            // `tre ”lugna” kvällar`: a word of a noun that comes after it.
            let after =
                self.token(closed + 1).is_none_or(|next| !next.is_word() || next.is(Flags::STOP.or(Flags::EACH)));
            return (words && after).then_some(start + 1..closed);
        }
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
            // `ett kontor öppet två dagar per vecka`
            if end > start && (matches!(token.kind, Kind::Numeral(_, false)) || self.once_each(end).is_some()) {
                end -= usize::from(end > start + 1 && endings::adjective(self.word(end - 1)));
                break;
            }
            if !token.is_word()
                || !joint && token.is(Flags::STOP.or(Flags::EACH).or(Flags::NO))
                || token.lex.comparator.is_some()
                || head && self.tells_how(end, token, singular)
                || self.compares(end, token)
            {
                break;
            }
            let word = self.input.str(token);
            let participle = word.ends_with('a') || word.ends_with("de") || word.ends_with("na");
            // `två träffar`, `två digitala träffar`: after a number of several it is a noun.
            let plural = !head && !singular && token.is(Flags::VERB) && word.ends_with("ar");
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

    /// `41 förra året`, `fyra färre än 2020`, `två kvar`: whether a word after a number is of what it is compared with, or of what
    /// is left.
    fn compares(&self, at: usize, token: &Token) -> bool {
        let lower = self.input.lower(token);
        let than = || self.token(at + 1).is_some_and(|next| self.input.str(next) == THAN);
        token.is(Flags::COMPARES) && than() || EARLIER.contains(&lower) || REMAINS.contains(&lower)
    }

    /// `tio vandringar fram till jul`, `ett blad hem till alla`, `fyra pass lördagar i maj`: whether a word after a noun says
    /// when, where or how, and counts no more.
    fn tells_how(&self, at: usize, token: &Token, singular: bool) -> bool {
        let lower = self.input.lower(token);
        // `tio kontroller kl. 15–18`
        if CLOCK.contains(&lower) {
            return true;
        }
        let last = || self.token(at + 1).is_none_or(|next| !next.is_word() || next.is(Flags::STOP));
        // `ett helt nytt torg`
        if singular || AFTER_COUNTED.contains(&lower) {
            return AFTER_COUNTED.contains(&lower) && (!singular || last());
        }
        // `två vandringar oanmält`, but `tio meter staket`
        let noun = &self.input.rest[at - 1];
        let adverb =
            || lower.ends_with('t') && endings::counted(self.input.str(noun)) && noun.lex.per.is_none() && last();
        token.is(Flags::SEASON.or(Flags::WEEKDAY)) || adverb()
    }

    /// Whether a word after the head noun is no part of its phrase: a verb, a participle, a passive.
    fn ends_noun_phrase(&self, word: &str, at: usize, singular: bool, participle: bool) -> bool {
        let last = || self.token(at + 1).is_none_or(|next| !next.is_word() || next.is(Flags::STOP));
        endings::past(word)
            || endings::passive(word)
            || STRONG_PAST.contains(&word)
            || !singular && (participle || word.ends_with('s') && last())
    }

    /// The noun phrase that ends before `end`: `riktade insatser (2 st)`.
    pub(super) fn unit_before(&self, end: usize) -> Option<Range<usize>> {
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

    pub(super) fn is_definite(&self, unit: &Range<usize>) -> bool {
        let word = self.word(unit.end - 1);
        endings::definite_plural(word)
    }
}
